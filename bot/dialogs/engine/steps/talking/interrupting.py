"""Whether a message that comes while a question is open is something else that the person wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.dialogs.engine.amount_slots import UNITS
from bot.dialogs.engine.estimate_slot import EstimateSlot
from bot.dialogs.engine.said_slots import DateSlot, ZoneSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.of_the_told import NONE
from bot.dialogs.engine.steps.talking.followups import bare_request, goes_on, only_points
from bot.dialogs.engine.steps.teams.signs import signed
from bot.dialogs.engine.team_slots import ConsentSlot, PeopleSlot, TeamNameSlot, TeamSlot
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import COURTESY, SURE_FROM
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.patterns import pattern

#: While a question is open, a new request has to be this sure to interrupt it.
INTERRUPTS_FROM = 0.75
#: … and this sure when it is no answer to the question; a look that is asked for in some words at least this.
_LEAVES_FROM, _LOOKS_FROM = 0.5, 0.3
_OF_NO_PLACE_FROM = 0.4
_SOME_WORDS = 2
_JOB = "role"
#: ... and this sure when it is no more than talk.
_TALKS_FROM = 0.9
#: … and this sure when the message answers a question for a day or a place.
_SURELY_FROM = 0.85
#: What is told of records that are kept already.
_LOGS_UNITS = "log_units"
_DATES, _CORRECTS = "date_holding", "correct_holding"
_OF_WHAT_IS_HELD = frozenset({"renew_holding", _LOGS_UNITS})
#: "Close them all" is no yes to closing one.
_SEVERAL = frozenset({"all", "both", "every", "everything"})
_REFUSALS = frozenset({"no", "nope", "nah", "not", "don't", "dont", "never", "wait", "stop"})
_SHORT_REFUSAL = 5
#: All that stands around the name of a team which is chosen.
_AROUND_A_NAME = frozenset(
    """
    the a my our team one in for of to please pls i mean meant it's its yes no oh sorry ok that then and into from with
    group crew ward
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Log 2 hours" is no answer to how many hours a week there are.
_LOGS = pattern(r"\W*(?:(?:please|pls|ok|okay|and|also|can|could|you|first)\W+)*(?:log|track|book)\s+\S", re.IGNORECASE)
#: "Yes, but …", "…?", "yes, export it first"; "the first" is a choice.
_HEDGED = pattern(r"(?<!\w)but(?!\w)|\?\s*$|\w\s+(?<!the\s)first\W*$", re.IGNORECASE)

_WHY = pattern(rf"{OPENING}(?:why|how\s+come)\b", re.IGNORECASE)


#: Whoever is named is "Þ".
_ONLY_PEOPLE = pattern(r"(?:\W|\b(?:and|also|plus|to|it['’]?s|its|ok|please|pls|just|only|both)\b|Þ)*", re.IGNORECASE)
_TAKES_AWAY = pattern(
    rf"{ASKING}(?:drop|skip|remove|delete|scrap|omit|cancel|leave\s+out|take\s+out)\b",
    re.IGNORECASE,
)
_ADD_TO = ("log_", "renew_", "start_", "add_")


#: "Show me Kitchen" at "Do you mean Kitchen?" asks for something else.
_REQUESTS = pattern(
    r"\W*(?:(?:please|pls|can|could|you|u|ok|okay|and|so|first|wait|oh|hey|just|no)\W+)*(?:show|list|tell|give|send|open|how|hows|who|whos|what|whats|when|where|which|is|are|does|do|did|has|have"
    r"|add|invite|remove|rename|close|export|nudge|remind)\b(?!\s*$)",
    re.IGNORECASE,
)


def refuses(session: Session) -> bool:
    """ "Don't delete it", "hmm no wait": whatever else is said, not what a yes would do."""
    spoken = session.heard.words
    return len(spoken) <= _SHORT_REFUSAL and any(w.text in _REFUSALS for w in spoken)


def hedges(session: Session) -> bool:
    """ "Yes, but can I get it back?" decides nothing yet."""
    return _HEDGED.search(session.heard.text) is not None


def interrupts(session: Session, frame: Frame, *, given: bool) -> bool:
    """Whether the message is a new request; one that also fits the question (``given``) has to be the surer."""
    best = session.guesses[0] if session.guesses else None
    if best is None or best.dialog == frame.dialog:
        return False
    kind = session.dialog(frame).slot(frame.awaiting.slot).type if frame.awaiting else None
    if isinstance(kind, EstimateSlot) and kind.says_no_more(session.heard):
        return False
    if given and isinstance(kind, PeopleSlot) and _ONLY_PEOPLE.fullmatch(signed(session.heard)):
        return False  # "@tia" at "Whom shall I take out?" looks at nothing of hers
    if given and best.dialog == TELLING and _asks_for_a_job(session, frame) and _names_a_job(session):
        return False
    if isinstance(kind, ConsentSlot) and session.heard.dates and session.manager.dialogs[best.dialog].writes:
        return best.score >= SURE_FROM  # "my CSCS ran out in September" neither agrees nor refuses
    if given and frame.dialog == _DATES and best.dialog == _CORRECTS and not session.heard.named:
        return session.manager.controls.corrects(session.heard)  # "expires june 2029" is of the one that is asked about
    if best.dialog in (OUT_OF_SCOPE, *COURTESY):
        return not given and best.score >= _TALKS_FROM
    if given and _LOGS.match(session.heard.text) and not frame.dialog.startswith("log_"):
        return True
    if given and best.dialog == _LOGS_UNITS and session.sure and _answers_by_value(session, frame):
        return UNITS.search(session.heard.text) is not None  # "did 7 h on 3 Nov" is no day of a record
    if given:
        sure = _SURELY_FROM if _answers_by_value(session, frame) else INTERRUPTS_FROM
        named = any(n.mention.of("credential") for n in session.heard.named)
        if any(n.cue == "goal" and n.kind == _JOB for n in session.heard.named) and not _asks_for_a_job(session, frame):
            sure = SURE_FROM  # "I want to be an HR manager" names no credential of that name
        if isinstance(kind, TeamNameSlot) and len(session.heard.words) == 1 and not named:
            sure = _SURELY_FROM  # "Doors"
        if named and _asks_beside(session, frame):
            sure = SURE_FROM  # "how do I renew Security+" is no answer to "What are you studying for?"
        if session.manager.dialogs[best.dialog].writes and named:
            sure = SURE_FROM  # "my CPR card expires in June" is no answer to what was asked of another one
        return bare_request(session.heard) is None and best.score >= sure
    if _asks_for_a_place(session, frame) and len(session.heard.words) > _SOME_WORDS and best.dialog != TELLING:
        return best.score >= _OF_NO_PLACE_FROM  # where they are was asked beside, and no place is named
    looks = not session.manager.dialogs[best.dialog].writes and not _answers_by_value(session, frame)
    return best.score >= (_LOOKS_FROM if looks and len(session.heard.words) >= _SOME_WORDS else _LEAVES_FROM)


def _asks_beside(session: Session, frame: Frame) -> bool:
    """Whether it is a question, where something is to be told, and not chosen."""
    told = session.dialog(frame).writes and frame.awaiting is not None and not frame.awaiting.options
    looks = bool(session.guesses) and not session.manager.dialogs[session.guesses[0].dialog].writes
    return told and looks and asks(session.heard.text)


def asks_why(session: Session) -> bool:
    """ "Why is the CKA step 3?" chooses nothing."""
    return _WHY.match(session.heard.text) is not None


#: "When is the ACLS due", "how long is it valid"; "what I have is BLS" and "which is the CKA" may answer.
_ASKS_OF_IT = pattern(
    rf"{OPENING}(?:(?:when|how|where|why|who|what)(?:['’]?s|\s+(?:is|are|was|were|does|do|did|will|can|could"
    r"|should|would|has|have|much|many|long|often))|(?:do|does|did|can|could|should|will|have|has)\s+(?:i|my|the|you|we))\s+\w",
    re.IGNORECASE,
)


def asks_of_it(session: Session, frame: Frame) -> bool:
    """Whether a question came while it is asked what to record or to change: that tells nothing to be kept."""
    return session.dialog(frame).writes and _ASKS_OF_IT.match(session.heard.text) is not None


def takes_away(session: Session, frame: Frame) -> bool:
    """ "Drop the last one" picks none of those that something shall be added to."""
    return _TAKES_AWAY.match(session.heard.text) is not None and frame.dialog.startswith(_ADD_TO)


_REMOVES, _OWN = "remove_holding", "holding"


def removes_one(session: Session, frame: Frame, chosen: Any) -> bool:
    """ "Delete the first", where it is asked which of their records shall be changed or reminded of: it is removed."""
    asked = frame.awaiting.slot if frame.awaiting else None
    if asked != _OWN or frame.dialog == _REMOVES or not isinstance(chosen, int):
        return False
    return _DELETES.match(session.heard.text) is not None


#: "Drop the reminders for the first" removes no record.
_DELETES = pattern(
    rf"{ASKING}(?:remove|delete|scrap|bin|erase)\b(?!.{{0,60}}\b(?:remind\w*|alerts?|dates?|days?|hours?|units?|team|plan)\b)",
    re.IGNORECASE,
)


def says_something(session: Session) -> bool:
    return len(session.heard.words) > _SOME_WORDS


def tells_of_limits(session: Session) -> bool:
    """ "I have 300 euros" and "4 hours a week" at a question that takes neither, and nothing is named or asked."""
    heard = session.heard
    limits = any(v.kind in ("money", "hours_a_week") for v in heard.values)
    return limits and not heard.named and "?" not in heard.text


def asks_anew(session: Session, frame: Frame) -> bool:
    """The same request about something else that is named: not an answer to what was asked of the first."""
    best = session.guesses[0] if session.guesses else None
    if best is None or best.dialog != frame.dialog:
        return False
    return bool(session.heard.named) and best.score >= (SURE_FROM if session.heard.dates else _LEAVES_FROM)


def names_none_of_them(session: Session, options: Sequence[Any]) -> bool:
    """ "Phlebotomy sounds good, how much?" at "Which one do you mean?", where nothing like it is to be chosen."""
    named = {m.id for n in session.heard.named for m in n.mention.matches}
    return bool(options and named) and named.isdisjoint(map(str, options))


def goes_on_elsewhere(session: Session, frame: Frame) -> bool:
    """ "And the CISSP?" is no day: it asks the last question again, about the CISSP."""
    heard, last = session.heard, session.state.last
    asked = frame.awaiting
    if asked is None or asked.options or last is None or not heard.named or heard.dates:
        return False
    return goes_on(heard) and _answers_by_value(session, frame) and not session.dialog(last).writes


def wants_another(session: Session, frame: Frame) -> bool:
    """ "Close Data instead" at "Close Ops?" is no yes to that."""
    if any(word.text == "instead" for word in session.heard.words):
        return True
    asked, said = frame.slots.get("team"), {i for team in session.heard.teams for i in team.ids}
    several = any(word.text in _SEVERAL for word in session.heard.words)
    return isinstance(asked, int) and (several or (bool(said) and asked not in said))


def tells_of_another(session: Session, frame: Frame) -> bool:
    """ "Renewed the ACLS yesterday" is no pick of ACLS for what was asked, nor "remove the second one"."""
    best = session.guesses[0]
    if session.manager.dialogs[best.dialog].writes and best.dialog != frame.dialog and best.score >= _SURELY_FROM:
        return not only_points(session.heard)
    said = any(n.mention.of("credential") for n in session.heard.named)
    said = said or (best.dialog in _OF_WHAT_IS_HELD and frame.dialog not in _OF_WHAT_IS_HELD)
    dated = bool(session.heard.dates) and said
    return dated and best.dialog != frame.dialog and session.manager.dialogs[best.dialog].writes and session.sure


def names_others(session: Session, options: Sequence[Any]) -> bool:
    """ "I have BLS and ACLS, which one first" picks the first of no other credentials."""
    named = [{m.id for m in n.mention.of("credential")} for n in session.heard.named]
    catalogue = session.manager.knowledge.catalogue.credentials
    of_credentials = all(isinstance(option, str) and option in catalogue for option in options if option != NONE)
    return of_credentials and any(named) and not any(ids & set(options) for ids in named)


def asks_of_a_team(session: Session, frame: Frame) -> bool:
    """ "Close Forklift Crew" is no answer to "Which team do you mean?" of another change."""
    best = session.guesses[0] if session.guesses else None
    slot = frame.awaiting.slot if frame.awaiting else ""
    if best is None or best.dialog == frame.dialog or not isinstance(session.dialog(frame).slot(slot).type, TeamSlot):
        return False
    heard, dialog = session.heard, session.manager.dialogs[best.dialog]
    if _REQUESTS.match(heard.text) and len(heard.words) > _SOME_WORDS:
        return True
    rest = (w for w in heard.words if not any(t.start <= w.start < t.end for t in heard.teams))
    return session.sure and "team" in dialog.accepts and any(w.text not in _AROUND_A_NAME for w in rest)


def _asks_for_a_job(session: Session, frame: Frame) -> bool:
    slot = frame.awaiting.slot if frame.awaiting else ""
    return session.dialog(frame).slot(slot).type.kind == _JOB


def _names_a_job(session: Session) -> bool:
    """ "Help desk technician I guess" tells of no skill."""
    jobs = [n for n in session.heard.named if n.kind == _JOB and n.cue in (None, "goal")]
    return bool(jobs) and all(n in jobs for n in session.heard.named) and jobs[0].mention.matches[0].exact


def _asks_for_a_place(session: Session, frame: Frame) -> bool:
    slot = frame.awaiting.slot if frame.awaiting else ""
    return isinstance(session.dialog(frame).slot(slot).type, ZoneSlot)


def _answers_by_value(session: Session, frame: Frame) -> bool:
    """A day or a place answers a question for one, whatever else such words could be the start of."""
    slot = frame.awaiting.slot if frame.awaiting else ""
    return isinstance(session.dialog(frame).slot(slot).type, DateSlot | ZoneSlot)
