"""An answer to what was asked last, told from everything else that may come while a question is open."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import questions, repair
from bot.dialogs.engine.answers import choose, read_value
from bot.dialogs.engine.duty_slots import ReasonSlot
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_records import other_cards
from bot.dialogs.engine.said_slots import DateSlot, DecisionSlot, HoldingSlot, ZoneSlot
from bot.dialogs.engine.said_years import year_alone
from bot.dialogs.engine.session import OF_A_COUNTRY, Session
from bot.dialogs.engine.slots import Found, Slot, SlotType
from bot.dialogs.engine.state import Awaiting, Frame
from bot.dialogs.engine.steering import control
from bot.dialogs.engine.steps.choosing import pointing
from bot.dialogs.engine.steps.records import of_the_told, own_records, which_record
from bot.dialogs.engine.steps.talking import followups, interrupting, requesting
from bot.dialogs.engine.steps.teams import amending, of_that_team
from bot.dialogs.engine.target_slots import MonthsSlot
from bot.dialogs.engine.team_slots import SharingSlot
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.privately import is_private
from bot.dialogs.understanding.standing import speaks_of_another, tells_a_failure
from bot.dialogs.understanding.unknown_jobs import answered_job
from bot.dialogs.understanding.wished_fields import wish_in
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.finder.names import stem, tokens
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_TRIES, _SEVERAL = 2, 2
_NUMBERED = pattern(r"\d")
#: "Do I lead it now" is a question, "what" is none.
_A_QUESTION = 3
#: A longer message that asks for something else is not searched for the name of an option.
_SHORT_ANSWER = 5


_ASKS_ELSE = pattern(
    rf"^{OPENING}(?:how|wh?at|whats|what['’]s|who|whos|whose|which|when|where|why|is|are|does|did|has|have)\b",
    re.IGNORECASE,
)


_ASKS_WHAT = pattern(rf"{OPENING}(?:wh?at|which|when|who|how|where|why)\b", re.IGNORECASE)


async def answered(session: Session) -> Reply | None:
    """None where nothing is asked, and for what is no answer; a question that is settled by it is dropped."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None:
        return None
    if (reply := await amending.other_person(session, frame)) is not None:
        return reply
    if _decides(session, frame) and interrupting.wants_another(session, frame):
        return _dropped(session, frame)
    if frame.awaiting.options and (reply := await _agreed(session, frame)) is not None:
        return reply
    if _keeps_records(frame) and interrupting.asks_of_it(session, frame):
        return None  # "when is the ACLS due" at "which one do you mean?" of a change chooses none
    if of_the_told.holds_none(session, frame):
        return await control(session, "cancel")
    of_the_told.ends_instead(session, frame)
    if interrupting.goes_on_elsewhere(session, frame):
        return None
    if _asks_for_a_list(session, frame):
        return _dropped(session, frame)
    if await _renews_another(session, frame):
        return _dropped(session, frame)
    if not frame.awaiting.options and interrupting.takes_away(session, frame):
        return _dropped(session, frame)  # "drop the first" is the name of nothing that is studied
    if _holds_it_already(session, frame):
        return _dropped(session, frame)  # "Driver CPC I have that already" at "which CPC?" asks for nothing of it
    not_held = {n.doubt for n in session.heard.named} & own_records.NOT_HELD and not frame.awaiting.options
    if not_held or interrupting.asks_of_a_team(session, frame):
        return _dropped(session, frame)  # "I don't have a CISSP" is no day of its award
    if _names_what_was_given(session, frame):
        return _dropped(session, frame)
    if _corrects_a_record(session, _slot(session, frame).type):
        return None
    if (reply := await own_records.another_day(session, frame)) is not None:
        return reply
    if frame.awaiting.options and (reply := await _picked(session, frame)) is not None:
        return reply
    if own_records.of_another_record(session, frame):
        keeps = frame.dialog == own_records.ADDING and frame.awaiting.options  # what was told is not kept yet
        return None if keeps else _dropped(session, frame)
    return await _told(session, frame)


_SEVERAL_OF = pattern(
    r"(?<!\w)(?:certs|certificates|certifications|credentials|courses|qualifications)(?!\w)", re.IGNORECASE
)


def _asks_for_a_list(session: Session, frame: Frame) -> bool:
    """ "Best data certs", at "Which credential?": a field or a skill is named, and no credential."""
    asks_one = frame.dialog == "credential_info" and not (frame.awaiting and frame.awaiting.options)
    named = session.heard.named
    compares = session.sure and session.guesses[0].dialog == "compare_credentials"
    if asks_one and compares and len(named) >= _SEVERAL:
        return True  # "PRINCE2 or PMP", and a fact of neither
    if asks_one and not named and wish_in(session.heard.text) is not None:
        return True  # "nah something with games"
    if not asks_one or not named or not all(n.kind in ("family", "skill", "role") for n in named):
        return False
    none = all(n.kind in ("role", "family") and not n.mention.of("credential") for n in named)
    return none or _SEVERAL_OF.search(session.heard.text) is not None


_RENEWED = pattern(rf"{OPENING}(?:(?:i|i['’]?ve|have|just|also|already)\s+){{0,3}}renewed\s+", re.IGNORECASE)


async def _renews_another(session: Session, frame: Frame) -> bool:
    """ "Renewed the ML5 till June 2032" at "until when is the other one valid now?"."""
    said = _RENEWED.match(session.heard.text)
    if said is None or frame.dialog != "renew_holding" or "holding" not in frame.slots:
        return False
    held = await which_record.named(session, said.end())
    return len(held) == 1 and held[0].id != frame.slots["holding"]


def _keeps_records(frame: Frame) -> bool:
    return frame.dialog in own_records.KEEP_A_DATE


_HAS_PASSED = pattern(
    rf"{OPENING}(?:(?:i|i['’]?ve|ive|have|just)\s+){{0,3}}(?:passed|renewed)\s+(?!on\b)\w", re.IGNORECASE
)


def _holds_it_already(session: Session, frame: Frame) -> bool:
    named = session.heard.named
    asked = _slot(session, frame).type
    tells = bool(named) and all(n.cue == "held" for n in named) and "?" not in session.heard.text
    if frame.dialog == "start_study" and _HAS_PASSED.match(session.heard.text):
        return True  # "passed the first aid" at "what are you studying for?" begins no study of it
    return tells and asked.kind == "credential" and not session.dialog(frame).writes and session.sure


def _names_what_was_given(session: Session, frame: Frame) -> bool:
    """ "Ok Security+ then, plan it" at "With which one shall I compare Security+?" adds no other one."""
    awaiting, named = _open(frame), session.heard.named
    given = frame.slots.get(awaiting.slot)
    offered = bool(awaiting.options) and not set(awaiting.options).isdisjoint(
        m.id for n in named for m in n.mention.leading("credential")
    )
    if not isinstance(given, list) or offered or not named or not all(isinstance(i, str) for i in given):
        return False
    return len(session.heard.words) > len(named) + 1 and all(
        {m.id for m in n.mention.leading("credential")} & set(given) for n in named
    )


async def _agreed(session: Session, frame: Frame) -> Reply | None:
    """A plain yes or no."""
    said = session.manager.controls.read(session.heard)
    options = _open(frame).options
    if said == "yes" and (_decides(session, frame) or len(options) == 1):
        return await session.accept(frame, options[0])
    return await control(session, "cancel") if said == "no" else None


async def _picked(session: Session, frame: Frame) -> Reply | None:
    """One of the options, by name, by number, or as the best of them; a change is made on a plain yes alone."""
    options = _open(frame).options
    if (member := await of_that_team.only_one(session, frame)) is not None:
        return await session.accept(frame, member)
    if interrupting.asks_why(session) or interrupting.takes_away(session, frame) or _asks_of_them(session):
        return None
    if of_the_told.none_of_these(session, frame):
        return await session.accept(frame, of_the_told.NONE)
    short = len(session.heard.words) <= _SHORT_ANSWER and not interrupting.tells_of_another(session, frame)
    if not short and _keeps_to_issuers(session, frame):
        frame.slots.update(_beside(session, frame))
        awaiting = _open(frame)
        return session.ask(frame, awaiting.slot, tuple(options), awaiting.question, tuple(awaiting.labels))
    if (fewer := pointing.narrowed(session, options)) is not None:
        labels = dict(zip(options, _open(frame).labels, strict=False))
        kept = tuple(labels[option] for option in fewer if option in labels)
        return session.ask(frame, _open(frame).slot, tuple(fewer), _open(frame).question, kept)
    if not short and interrupting.interrupts(session, frame, given=True):
        return None
    offered = questions.option_labels(session, frame)
    chosen = choose(session.heard, options, offered)
    chosen = chosen if chosen is not None else pointing.meant_by(session, options)
    if chosen is None and not session.heard.named and _slot(session, frame).type.kind == "role":
        chosen = session.manager.job_words.of_these(session.heard, options)
        if chosen is None and (other := _another_job(session)) is not None:
            return await session.accept(frame, other)
    if chosen is not None and interrupting.removes_one(session, frame, chosen):
        _dropped(session, frame)
        return await session.begin("remove_holding", {"holding": chosen}, 0.9)
    if chosen is not None and of_the_told.of_another_country(session, frame, chosen):
        return await session.accept(frame, of_the_told.NONE)
    if chosen is not None and (
        interrupting.names_others(session, options)
        or _of_something_else(session, frame, chosen)
        or _asks_an_order(session)
        or _is_mostly_another(session, offered)
    ):
        return None
    if isinstance(_slot(session, frame).type, SharingSlot) and asks(session.heard.text):
        return None  # "who sees my dates" at "All but the dates" changes nothing of what is shared
    decides = _decides(session, frame)
    if decides and chosen in (None, options[0]) and interrupting.refuses(session):
        return await control(session, "cancel")
    if chosen is not None and decides and interrupting.hedges(session):
        return questions.ask_again(session, frame, _not_yet())
    if chosen is not None and decides and not session.sure and _ASKS_ELSE.match(session.heard.text):
        return questions.ask_again(session, frame, _not_yet())
    if chosen is None or (decides and _ASKS_ELSE.match(session.heard.text)):
        return None  # "how many of them are first aiders" at "Yes, ask them" is no yes
    if decides and _says_more(session, frame, chosen):  # "Tina is taking over from me" at "Hand it over to Vic?"
        return None if session.sure else questions.ask_again(session, frame, _not_yet())
    if not session.dialog(frame).writes:  # "the PRINCE2, and how long is it valid?"
        frame.slots.update(_beside(session, frame))
    return await session.accept(frame, chosen)


def _is_mostly_another(session: Session, labels: list[str]) -> bool:
    """ "Irish Heart Foundation" is no American Heart Association, and "my list" no lift truck."""
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    offered = {token for label in labels for token in tokens(label)}
    said = [w.text for w in session.heard.words if w.text not in everyday]
    strange = [word for word in said if not {word, stem(word)} & offered]
    if session.heard.ordinals or session.heard.named or _NUMBERED.search(session.heard.text):
        return False
    if not said and any(stem(w.text) in offered for w in session.heard.words):
        return False  # "everything" is an everyday word, and an option
    if len(strange) == len(said):  # it is like an option at most
        return session.sure and not session.manager.dialogs[session.guesses[0].dialog].writes
    return len(strange) >= _SEVERAL and len(strange) > len(said) - len(strange)


def _asks_an_order(session: Session) -> bool:
    """ "What expires first" is no pick of the first; "which is the first one" neither."""
    return bool(session.heard.ordinals) and _ASKS_WHAT.match(session.heard.text) is not None


def _keeps_to_issuers(session: Session, frame: Frame) -> bool:
    """ "Nothing from AWS, we are a Microsoft shop" at "which job?" picks no job that has Microsoft in its name."""
    named = session.heard.named
    return _slot(session, frame).type.kind == "role" and bool(named) and all(n.kind == "issuer" for n in named)


#: "Is the one from the Heart Foundation the same as the AHA one?" chooses none of them.
_ASKS_OF_THEM = pattern(
    rf"{OPENING}(?:is|are|does|do|did|was|were|has|why|how|what(?:['’]?s)?|whats|wh?ich)\b(?!\s+about\b)",
    re.IGNORECASE,
)


def _asks_of_them(session: Session) -> bool:
    return len(session.heard.words) > _SHORT_ANSWER and _ASKS_OF_THEM.match(session.heard.text) is not None


def _not_yet() -> str:
    return _("Nothing is changed yet. I do it on a plain yes.")


#: What stands around a decision.
_AROUND_A_DECISION = frozenset(
    """
    yes yep yeah yup ok okay sure please pls do it that this them him her the a to my i want just then now go ahead and
    of is fine right correct exactly good thanks for really all one
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def _says_more(session: Session, frame: Frame, chosen: Any) -> bool:
    """A change is made on a word of its label only where there is little else: the rest may say another thing."""
    labels = dict(zip(map(str, _open(frame).options), questions.option_labels(session, frame), strict=False))
    label, heard = set(tokens(labels.get(str(chosen), ""))), session.heard
    spans = [(p.start, p.end) for p in heard.people] + [(t.start, t.end) for t in heard.teams]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    others = [w for w in rest if w not in _AROUND_A_DECISION and stem(w) not in label and w not in label]
    return len(others) > len(rest) - len(others)


def _of_something_else(session: Session, frame: Frame, chosen: Any) -> bool:
    """ "I lost my CSCS card" picks no other card."""
    labels = dict(zip(map(str, _open(frame).options), questions.option_labels(session, frame), strict=False))
    option = set(tokens(labels.get(str(chosen), "")))
    return any(option.isdisjoint(tokens(name)) for name in other_cards(session.heard.text))


async def _told(session: Session, frame: Frame) -> Reply | None:
    """What was asked for in words; after some tries the question is let go."""
    awaiting, dialog, slot = _open(frame), session.dialog(frame), _slot(session, frame)
    if isinstance(slot.type, DateSlot) and _asks_of_them(session):
        return None  # "what do I renew this year and what does it cost" is no day
    if isinstance(slot.type, ReasonSlot) and (
        _of_somebody_else(session, frame) or amending.moves_the_day(session, frame)
    ):
        return _dropped(session, frame)
    found = read_value(session.heard, slot.type, session.manager.knowledge)
    if awaiting.options and isinstance(slot.type, DateSlot) and found.value not in (None, *awaiting.options):
        found = Found()  # "shut up about it till new year" is neither of the two days
    if frame.dialog == "pause_reminders" and any(n.mention.of("credential") for n in session.heard.named):
        return _dropped(session, frame)  # "prince2 exam booked 3 may" is no end of a pause
    if frame.dialog == _RENEWS and slot.name == "until" and _was_got(session.heard):
        return _dropped(session, frame)
    if found == Found() and session.manager.controls.read(session.heard) == "no":
        return await control(session, "cancel")
    if found.impossible and not session.heard.named:
        return questions.ask_again(session, frame, _("There is no such day in the calendar."))
    if found == Found() and slot.type.kind == "role" and (job := answered_job(session.heard)) is not None:
        return questions.ask_again(session, frame, repair.no_such_job(job))
    if own_records.corrects_none(session, frame):
        return questions.ask_again(session, frame)
    if _is_only_a_name(found) and tells_a_failure(session.heard.text):
        return _dropped(session, frame)  # "failed it, got 79" at "what are you studying for?"
    private = found.value is not None and _kept_private(session, frame)
    if not private and interrupting.interrupts(session, frame, given=found != Found() and not _is_only_a_name(found)):
        return None
    if found.options:
        return session.ask(frame, slot.name, found.options)
    beside = _beside(session, frame)
    if found.value is not None:
        if dialog.writes and dialog.accepts.isdisjoint(own_records.OF_OTHERS) and speaks_of_another(session.heard.text):
            return questions.ask_again(session, frame, _("That is about somebody else, so I noted nothing of it."))
        if not dialog.writes:
            frame.slots.update(beside)
        if slot.type.kind == "role" and dialog.name in OF_A_COUNTRY:
            country = followups.place_beside(session.heard) or country_mentioned(session.heard.text)
            frame.slots.update({"country": country} if country else {})  # "electrician germany"
        return await session.accept(frame, found.value)
    if interrupting.asks_anew(session, frame):
        return _dropped(session, frame)
    if awaiting.put_again and not beside and interrupting.says_something(session):
        return _dropped(session, frame)  # the talk went on once already: the question is not what they answer
    if not dialog.writes and interrupting.names_none_of_them(session, awaiting.options):
        return _dropped(session, frame)
    if beside:  # "how much?" – "which one?" – "and how long is it valid?"
        frame.slots.update(beside)
        return session.ask(frame, slot.name, tuple(awaiting.options), awaiting.question, tuple(awaiting.labels))
    if dialog.writes and speaks_of_another(session.heard.text):
        return questions.ask_again(session, frame, _("That is about somebody else, so I noted nothing of it."))
    if (reply := await requesting.refined(session)) is not None:  # "anything faster?", of the plan that it asks about
        return reply
    if interrupting.tells_of_limits(session):  # "I have 300 euros" at "which credential?"
        return await session.start(Guess(TELLING, 0.9, "what is told of money and time"))
    if asks(session.heard.text) and len(session.heard.words) >= _A_QUESTION:
        return None  # what asks something back answers nothing
    if isinstance(slot.type, ZoneSlot) and _is_no_place(session.heard):
        return _dropped(session, frame)
    if isinstance(slot.type, ZoneSlot) and _SO_BE_IT.fullmatch(session.heard.text):
        session.state.stack.remove(frame)
        return Reply(parts=(paragraph(_("All right. Tell me your city when you like: “I'm in Berlin”.")),))
    if awaiting.options and type(slot.type) is HoldingSlot and _tells_on_a_day(session.heard):
        return _dropped(session, frame)
    if isinstance(slot.type, DateSlot) and year_alone(session.heard) is not None:
        why = _("The year alone does not tell the day: say the month too, as “May 2031”.")
        return questions.ask_again(session, frame, why)
    awaiting.tries += 1
    if awaiting.tries > 1 and of_the_told.NONE in awaiting.options and frame.dialog == own_records.ADDING:
        so_called = paragraph(_("I keep it as you called it for now; tell me its whole name once you know it."))
        return Reply(parts=(so_called,)).plus(await session.accept(frame, of_the_told.NONE))
    if awaiting.tries > _TRIES:
        session.state.stack.pop()
        return await repair.gave_up(session, frame)
    return questions.ask_again(session, frame)


_RENEWS = "renew_holding"
_A_STATEMENT = 6


def _tells_on_a_day(heard: Heard) -> bool:
    """ "TWIC card lost it last week, was good till june 2030", at "which one do you mean?", is of something else."""
    return bool(heard.dates) and len(heard.words) >= _A_STATEMENT


def _was_got(heard: Heard) -> bool:
    """ "Allergens - every 3 yrs, did mine aug 23", at "until when is it valid now?": of another one."""
    return bool(heard.dates) and all(
        d.cue == "awarded" and d.options and max(d.options) <= heard.today for d in heard.dates
    )


def _kept_private(session: Session, frame: Frame) -> bool:
    """ "3 May 2025, keep it private" at "when did you get it?"."""
    records = frame.slots.get("records")
    if frame.dialog != own_records.ADDING or not records or not is_private(session.heard.text):
        return False
    frame.slots["records"] = [{**record, "private": True} for record in records]
    return True


#: "Cool", "ok nice", while it is asked where somebody is.
_SO_BE_IT = pattern(
    r"\W*(?:(?:ok|okay|k|kk|cool|nice|great|good|perfect|awesome|lovely|brilliant|yay|wow|sweet|alright|right|fine|sure|yes|yeah|yep|yup"
    r"|got\s+it|sounds\s+(?:good|great|fine)|will\s+do|lol|haha|then|that|thats|that['’]s|very|so|thanks|thx|ty|cheers)(?!\w)\W*){1,5}",
    re.IGNORECASE,
)


def _is_no_place(heard: Heard) -> bool:
    """ "Plan WSET level 2, 3 hours a week from January", while it is asked where somebody is."""
    return bool(heard.named or heard.values or heard.dates) or len(heard.words) > _SHORT_ANSWER


def _of_somebody_else(session: Session, frame: Frame) -> bool:
    """ "Tom is leaving", or a question about him, is no reason why Amy needs it not."""
    asked = {i for who in frame.slots.get("who") or () for i in who.get("ids", ())}
    named = {i for person in session.heard.people for i in person.ids}
    return bool(asked and named) and named.isdisjoint(asked)


def _beside(session: Session, frame: Frame) -> dict[str, Any]:
    """What the message gives for other slots than the one that is asked for; the records asked about stay."""
    known = {_open(frame).slot, *({"records"} & frame.slots.keys())}
    if isinstance(_slot(session, frame).type, DateSlot):  # "11 January" begins a plan, and does not end it too
        dialog = session.dialog(frame)
        known |= {slot.name for slot in dialog.slots if isinstance(slot.type, DateSlot | MonthsSlot)}
    if session.heard.ordinals:
        known.add("level")  # "first one" is the first of those offered, and no word of a beginner
    given = fill_from_message(session.dialog(frame), session.heard).slots
    if session.guesses and session.guesses[0].dialog == frame.dialog:  # "and how long", of which it is asked of what
        given = {**session.guesses[0].particular, **given}
    return {name: value for name, value in given.items() if name not in known}


def _open(frame: Frame) -> Awaiting:
    assert frame.awaiting is not None  # noqa: S101 - only called with an open question
    return frame.awaiting


def _slot(session: Session, frame: Frame) -> Slot:
    return session.dialog(frame).slot(_open(frame).slot)


#: What the name of a job may be taken for.
_MAY_BE_A_JOB = frozenset(
    {"credential_for_role", "credential_for_skill", "other_jobs", "skill_gap", TELLING, OUT_OF_SCOPE}
)


def _another_job(session: Session) -> str | None:
    """ "What about trees and stuff", at the question which job of a field: one that was not among those offered."""
    if session.sure and session.guesses[0].dialog not in _MAY_BE_A_JOB:
        return None
    return session.manager.job_words.of_all(session.heard)


def _decides(session: Session, frame: Frame) -> bool:
    return isinstance(_slot(session, frame).type, DecisionSlot)


def _dropped(session: Session, frame: Frame) -> Reply | None:
    """The question is let go, and the message is no answer to it."""
    session.state.stack.remove(frame)
    session.passed_over.append(frame)
    return None


def _corrects_a_record(session: Session, asked: SlotType) -> bool:
    """ "No, 2 July" and "no, PMP" at "in which city are you?" are about what was just kept."""
    last = session.state.last
    dated = bool(session.heard.dates) and not isinstance(asked, DateSlot)
    named = isinstance(asked, ZoneSlot) and any(n.mention.of("credential") for n in session.heard.named)
    said = (dated or named) and session.manager.controls.corrects(session.heard)
    return said and last is not None and last.dialog in own_records.KEEP_A_DATE


def _is_only_a_name(found: Found) -> bool:
    """Any words can be the name of a credential that the catalogue does not have; a request is rather one."""
    records = found.value if isinstance(found.value, list) else []
    return bool(records) and all(isinstance(r, dict) and not r.get("ids") and "account" not in r for r in records)
