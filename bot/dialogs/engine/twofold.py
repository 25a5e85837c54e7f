"""Two requests in one message: each half that is surely one is answered, one after the other, in one reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogs.engine import at_home, paper_and_wish, record_and_keeping, record_and_wish
from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.filling import through_with_it
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.resuming import let_go, with_offer_to_resume
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_slots import ZoneSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import ThingSlot
from bot.dialogs.engine.state import Frame, State
from bot.dialogs.engine.steps.choosing import by_qualities, cheaper_ones, of_an_issuer, that_job
from bot.dialogs.engine.steps.records import day_before_name, lapsed_and_asked, only_held
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.reminders.before_an_exam import halves as exam_and_reminder
from bot.dialogs.engine.steps.studies import failed_exam, hours_put_right
from bot.dialogs.engine.steps.talking.direction import asked_behind
from bot.dialogs.engine.steps.talking.followups import only_points
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.engine.steps.units import what_counts
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import COURTESY
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.who_asks import WHO_ASKS
from bot.dialogs.understanding.wished_credentials import wished_ones
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_ASKING = (
    r"(?:how|what|when|which|where|who|why|is|are|does|do|did|can|could|should|will|would|show|tell|list|compare|remind"
    r"|export|plan)(?:['’]s)?(?!\w)"
)
#: Where a message may fall into two.
_JOINTS = pattern(
    rf" ?(?:,|;|,? (?:and|but|now|so)) {WHO_ASKS}(?={_ASKING}|if |whether )"
    rf"|(?<=[.!?]) (?:and |also )?(?={_ASKING})|(?<=\?) (?:and |also )?(?=i\b|i['’]?ve\b|log\b|renewed\b|passed\b)"
    r"|(?<=\?) (?:ok(?:ay)?,? |then |so |great,? |cool,? |fine,? |if (?:not|so|yes),? ){1,3}"
    rf"(?={_ASKING}|(?:start|begin) (?:it|that)(?!\w)|make )"
    rf"| ?,? (?:and|plus) (?:also )?(?={_ASKING})| ?[,;] (?:also )?(?={_ASKING})",
    re.IGNORECASE,
)
#: "… Oh and …" begins something else, which may be another change.
_ASIDE = pattern(
    r"(?<![.!?…])[.!?…]{1,5}\s(?=(?:oh|btw|by\s+the\s+way|also|p\.?s\.?|ah)(?!\w)[^.!?]{8})", re.IGNORECASE
)
#: "I got Security+ in March and started CISSP": a record, and a study.
_AND_STUDIES = pattern(
    r"\s?(?:,|\band\b|;|\.)\s(?=(?:and\s+)?(?:i\s+|i['’]?m\s+|i\s+am\s+|i['’]?ve\s+)?(?:(?:just|now|also|currently)\s+){0,2}"
    r"(?:started|starting|studying|begun|preparing|prepping|working\s+(?:on|towards?))\s+(?!(?:in|on|at|from|\d)\b))",
    re.IGNORECASE,
)
#: "I've got A+ and want to do Network+": a record, and a wish.
_AND_WANTS = pattern(
    r"\s?(?:,|;|\.|\b(?:and|but|so)\b)\s(?=(?:(?:and|now|so|then|but)\s+){0,2}(?:i\s+|i['’]?d\s+|i['’]?m\s+)?(?:(?:really|also|just|now|would)\s+){0,2}"
    r"(?:want|wanna|like|hop(?:e|ing)|look(?:ing)?|plan(?:ning)?|think(?:ing)?|aim(?:ing)?|need|keen)\b)",
    re.IGNORECASE,
)
#: "Only 7 hours all together. And 4 a week from now on": hours that are put right, and more.
_AND_MORE = pattern(r"[.!;,]\s+(?:(?:and|also|but)\s+)?|\s(?:and|but)\s+")
_HAS = pattern(r"\b(?:have|i['’]?ve|ive|got|hold|passed|did|done|finished|completed|with)\b", re.IGNORECASE)
#: In which words it is asked does not matter: each of them may mean something else where nothing stands before.
_WHATS_NEXT = "what's next for me?"
_SAYS_I = pattern(r"\b(?:i|i['’]?ve|ive|i['’]?m|im|my)\b", re.IGNORECASE)
#: What nobody says who only tells of themselves.
_ASKS = pattern(
    r"\?|\b(?:what|which|how|where|when|who|why|should|could|can\s+(?:you|i)|cert\w*|qualif\w*|courses?|exams?|credentials?|papers?|tickets?|want\w*|wanna|need\w*|like|look\w*|plan\w*"
    r"|show|find|suggest|recommend|help|missing|lack\w*|gaps?|path|route|learn\w*|become|becoming|gonna|going|aim\w*|hop\w+|dream\w*|compare|get\s+into|move\s+(?:in)?to)\b",
    re.IGNORECASE,
)
#: A half that begins so is only a condition of the other.
_CONDITION = pattern(
    r"\W*(?:(?:and|so|but|ok|then)\W+){0,2}(?:if|when(?!\s+(?:do|does|did|is|are|will|can|should|must)\b)|once|after|before|suppos\w*|assuming|since"
    r"|in\s+case|let['’]?s\s+say)(?!\w)",
    re.IGNORECASE,
)
#: "…, can you?" and "…, is that right?" ask nothing more.
_TAG = pattern(
    r"(?:(?:can|could|will|would|are|do)\s+(?:you|i)|is\s+(?:that|it|this)(?:\s+(?:right|ok|okay|correct|enough|possible|fine))?)\W*",
    re.IGNORECASE,
)
#: From here on a half is surely a request of its own.
_SURE = 0.5
#: ... and so much less sure may the other half be.
_RIGHT_BEHIND = 0.2
_LONGEST = 40
_FACTS, _ZONE = "credential_info", "set_time_zone"
_CHANGES_A_STEP = "change_step"
_OF_THE_CLOCK = pattern(r"(?<!\w)(?:time|clock|zone|hours?|remind\w*|write|message\w*)(?!\w)", re.IGNORECASE)
_OF_OTHERS = frozenset({"team", "person"})
#: "Who's not got first aid yet and when does Sam's run out": of one's people too, where nothing is changed.
_ASKS_OF_OTHERS = pattern(
    rf"{OPENING}(?:who(?:['’]?s)?|when|how\s+many|what(?:['’]?s)?|which)\b(?!\s+about\b).{{8}}", re.IGNORECASE
)
_BUTTONS = 4


#: "Dental nurse sounds good, what do I need?" asks one thing, and "food safety inspector? what would I need" too.
_OF_A_JOB = "credential_for_role"
_WHAT_FITS = frozenset({_OF_A_JOB, "credential_for_skill", "skill_gap", "browse_credentials"})
_WHAT_I_NEED = pattern(
    r"\W*(?:(?:what['’]?s|what\s+is|hows?|how['’]?s)\s+(?:it|that)(?:\s+like)?\W+)?(?:and\s+|so\s+)?what\s+(?:do|would|will|else\s+do)\s+i\s+(?:then\s+)?(?:need|have\s+to\s+(?:do|get|have))(?:\s+(?:for|to\s+(?:do|become|be))\s+(?:it|that|this|one))?(?:\s+then)?\W*",
    re.IGNORECASE,
)


#: "Ok CISM then, tell me all about it" begins no study.
_TELL_ME = pattern(
    r"\W*(?:(?:and|please|pls)\s+)?(?:(?:tell|show|give)\s+me|explain)\s+(?:\w+\s+){0,3}?(?:about\s+|on\s+|of\s+)?(?:it|that|this|that\s+one)(?:\s+(?:please|pls|then))?\W*",
    re.IGNORECASE,
)


class _Parts:
    """Turns on parts of one message, each heard once however often it is looked at."""

    def __init__(self, manager: Equipment, given: TurnInput, state: State) -> None:
        self.manager, self.given, self.state = manager, given, state
        self._turns: dict[str, Session] = {}

    def turn(self, part: str) -> Session:
        if part not in self._turns:
            given = replace(self.given, text=part)
            heard = self.manager.hear(given, part, self.state)
            self._turns[part] = Session(self.manager, given, heard, self.state)
        return self._turns[part]

    async def request(self, part: str, sure: float) -> Session | None:
        """A turn on it, where that is surely a request."""
        session = self.turn(part)
        await guess(session)
        best = session.guesses[0] if session.guesses else None
        if best is None or best.dialog in (TELLING, OUT_OF_SCOPE, *COURTESY) or best.score < sure:
            return None  # what is told of oneself belongs to what is asked beside it
        if best.dialog == _CHANGES_A_STEP and only_points(session.heard):  # "and the first step, what is it about"
            return None
        dialog = self.manager.dialogs[best.dialog]
        looks = not dialog.writes and _ASKS_OF_OTHERS.match(part) is not None
        return None if dialog.accepts & _OF_OTHERS and not looks else session


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """Both answers as one; None for a message that is not surely two requests."""
    said = (given.text or "").split()
    text = " ".join(said)  # so that no run of blanks is gone over again and again
    if given.invitations or len(said) > _LONGEST or through_with_it(text) or failed_exam.is_said(text):
        return None
    if lapsed_and_asked.is_said(text) or day_before_name.asks_which(text) or what_counts.is_doubted(text):
        return None
    if cheaper_ones.wants_less(text, state.last) is not None:  # "too hard for me, is there easier"
        return None
    if by_qualities.asks_several(text, state):  # "which is cheaper and which do people respect"
        return None
    parts = _Parts(manager, given, state)
    if wish := _held_and_wished(parts, text) or _paper_and_wished(parts, text):
        return await _both(*wish)
    if (halves := exam_and_reminder(text)) and given.private and state.waiting is None:
        return await _both(*(parts.turn(half) for half in halves))
    if (halves := record_and_keeping.halves(text)) and given.private and state.waiting is None:
        record, keeping = (parts.turn(half) for half in halves)
        if await record_and_keeping.tells_of_new_ones(record):
            return await _both(record, keeping)
    if both := _righted_and_more(parts, text) or _kept_and_next(parts, text):
        return await _both(*both)
    if next(_halves(text), None) is None:
        return None
    if state.waiting is not None and await _of_one_offered(parts.turn(text)):
        return None
    if asked := await _reminded_and_asked(parts, text):
        return await _both(*asked)
    sure = INTERRUPTS_FROM if state.waiting is not None else _SURE
    for one, two, aside in _halves(text):
        first = await parts.request(one, sure)
        if first is not None and (_only_tells(first) or at_home.says_only_where(two) or _TELL_ME.fullmatch(two)):
            continue
        # What is asked right behind a request may be said in few words: "… and how many are left?"
        second = first and await parts.request(two, sure - _RIGHT_BEHIND)
        if first and second and (alone := _beside_a_country(first, second) or _beside_a_country(second, first)):
            return alone, await listen(alone)
        if first is not None and second is not None and (aside or _differ(first, second)):
            before = await _told_before(parts, one, sure)
            return await _both(*(before or (first,)), second)
    asked = await _kept_and_asked(parts, text) or await _held_and_asked(parts, text)
    return await _both(*asked) if asked else None


def _beside_a_country(told: Session, asked: Session) -> Session | None:
    """ "I'm in Canada, is the CPP worth it?": of a country with several zones none of them is asked for."""
    if told.guesses[0].dialog != _ZONE or asked.guesses[0].dialog == _ZONE or _OF_THE_CLOCK.search(told.heard.text):
        return None
    country = country_mentioned(told.heard.text)
    if country is None or ZoneSlot().find(told.heard).value is not None:
        return None
    if told.given.private:
        asked.profile = asked.profile.model_copy(update={"country": country})
    return asked


async def _of_one_offered(turn: Session) -> bool:
    await guess(turn)
    return that_job.chooses_and_asks(turn)


async def _told_before(parts: _Parts, text: str, sure: float) -> tuple[Session, Session] | None:
    """What changes something in front of a first question: "7 hours done. What does it cost, and can I …"."""
    for one, two, _aside in _halves(text):
        told = await parts.request(one, sure)
        if told is None or not told.manager.dialogs[told.guesses[0].dialog].writes or _only_tells(told):
            continue
        asked = await parts.request(two, sure - _RIGHT_BEHIND)
        if asked is not None and _differ(told, asked):
            return told, asked
    return None


async def _held_and_asked(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """ "I have the CCNA, how much is the CKA?": what they hold is no part of a question of facts, and is kept. Advice
    takes it into account, and keeps nothing.
    """
    if parts.state.waiting is not None or not parts.given.private or parts.given.records is None:
        return None
    for one, two, aside in _halves(text):
        told = parts.turn(one)
        if aside or not only_held.is_said(told.heard):
            continue
        asked = parts.turn(two)
        await guess(asked)
        best = asked.guesses[0].dialog if asked.guesses else TELLING
        if of_an_issuer.fact_asked(asked.heard) is None and (
            best in (TELLING, ADDING) or _heeds(parts.manager.dialogs[best])
        ):
            return None
        await guess(told)
        return told, asked
    return None


def _righted_and_more(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """Hours of study that are put right, and what is said beside."""
    if not parts.given.private or not hours_put_right.just_noted(parts.state):
        return None
    for joint in _AND_MORE.finditer(text):
        righted = parts.turn(text[: joint.start()])
        if len(text[joint.end() :].split()) > 1 and hours_put_right.is_said(righted):
            return righted, parts.turn(text[joint.end() :])
    return None


def _kept_and_next(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """What somebody has, and what comes next: "Just got my CKA! What should I go for next?"."""
    if parts.state.waiting is not None or not parts.given.private:
        return None
    behind = asked_behind(text)
    if behind is None or "?" in text[:behind].rstrip("? ") or not _HAS.search(text, 0, behind):
        return None
    has = text[:behind].rstrip(" ,;–-")
    told = parts.turn(has if _SAYS_I.search(has) else f"I {has}")
    named, others = told.heard.named, told.heard.people or told.heard.teams
    only = all(n.mention.of("credential") and not n.doubt for n in named)  # a job told beside it is asked about itself
    return (told, parts.turn(_WHATS_NEXT)) if named and only and not others else None


async def _kept_and_asked(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """A record among other things that are told, and a question: "I have first aid till May and 2 kids. How much …"."""
    if parts.state.waiting is not None or not parts.given.private:
        return None
    for one, two, _aside in _halves(text):
        if "?" in one or not _HAS.search(one):
            continue
        told = parts.turn(one)
        records = records_in(told.heard) if told.heard.dates else []
        if not any(r.get("expires") or r.get("awarded") for r in records):
            continue
        if not told.heard.named or any(r.get("doubt") for r in records) or told.heard.people or told.heard.teams:
            continue
        await guess(told)
        asked = await parts.request(two, _SURE)
        known = told.guesses[0].dialog in (ADDING, TELLING)
        if known and asked is not None and asked.guesses[0].dialog != ADDING and asked.heard.named:
            return told, asked
    return None


async def _reminded_and_asked(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """A record with the wish to be reminded of it, and a question: "my BLS expires 3 March, remind me 2 months before.
    And can I renew it online?"
    """
    for one, two, _aside in _halves(text) if text.endswith("?") else ():
        given = replace(parts.given, text=one)
        told = await record_and_wish.told(parts.manager, given, parts.state) if "?" not in one else None
        if told is not None:
            return told, parts.turn(two)
    return None


def _held_and_wished(parts: _Parts, text: str) -> tuple[Session, Session] | None:
    """What somebody has, and the one thing that they want: told in private, with nothing else asked or said."""
    if parts.state.waiting is not None or not parts.given.private:
        return None
    for joint in _AND_WANTS.finditer(text):
        if not paper_and_wish.WHO_THEY_ARE.match(text) and not _HAS.search(text, 0, joint.start()):
            continue
        has, wants = parts.turn(text[: joint.start()]), parts.turn(text[joint.end() :])
        if has.heard.named and wished_ones(wants.heard):
            return has, wants
    return None


def _paper_and_wished(parts: _Parts, text: str) -> tuple[Session, ...]:
    """A paper of their job that ends, and what they want instead."""
    if parts.state.waiting is not None or not parts.given.private or parts.given.records is None:
        return ()
    said = paper_and_wish.parts(parts.turn(text).heard) if paper_and_wish.may_be(text) else None
    if said is None:
        return ()
    told = parts.turn(said.record)
    if said.paper:
        told.heard = paper_and_wish.under_its_own_name(told.heard, said.paper)
    return (told, parts.turn(said.rest)) if said.rest else (told,)


def _halves(text: str) -> Iterator[tuple[str, str, bool]]:
    """Both halves, and whether the second is said aside."""
    apart = (*_ASIDE.finditer(text), *_AND_STUDIES.finditer(text))
    for joint, aside in [*((j, False) for j in _JOINTS.finditer(text)), *((j, True) for j in apart)]:
        one, two = text[: joint.start()], text[joint.end() :]
        if (
            (len(one.split()) > 1 or one.endswith("?"))
            and len(two.split()) > 1
            and not _CONDITION.match(one)
            and not _TAG.fullmatch(two)
        ):
            yield one, two, aside


def _only_tells(session: Session) -> bool:
    """ "Teaching assistant now. What is missing for …": who they are is no request, whatever it is like."""
    dialog, heard = session.manager.dialogs[session.guesses[0].dialog], session.heard
    of_themselves = any(n.cue in ("current", "known", "held") for n in heard.named)
    return _heeds(dialog) and of_themselves and _ASKS.search(heard.text) is None


def _differ(first: Session, second: Session) -> bool:
    """Not the same asked twice, not two changes, and not a question with what one holds told for its sake."""
    one, two = (s.manager.dialogs[s.guesses[0].dialog] for s in (first, second))
    if two.name == ADDING and _heeds(one):
        return False
    if one.name == two.name and one.name != _FACTS and not second.heard.named:
        return False
    if one.name in _WHAT_FITS and _WHAT_I_NEED.fullmatch(second.heard.text):
        return False
    return not (one.writes and two.writes)


def _heeds(dialog: Dialog) -> bool:
    """Whether it answers by what somebody is, knows and holds."""
    return any(isinstance(slot.type, ThingSlot) and slot.type.cue for slot in dialog.slots)


async def _both(first: Session, *others: Session) -> tuple[Session, Reply]:
    """A question that an earlier part left open comes last, and is put once; so is one that waited before."""
    state, done = first.state, first
    before, state.stack = state.stack, []
    reply = await listen(first)
    new, state.stack = state.stack, []
    for more in others:
        if new and await _waits_for_the_record(done, more):
            reply = reply if _is_of_records(more) else _asked_again(reply, more)
            continue
        more.profile = done.profile
        two = await listen(more)
        same = (more.understood[0], more.slots_used) == (done.understood[0], done.slots_used)
        if not same:
            reply = _together(two, reply) if new and not state.stack else _together(reply, two)
        new, state.stack = [*new, *state.stack], []
        first.personal = first.personal or more.personal
        first.elsewhere += more.elsewhere
        first.trace += more.trace
        done = more
    if before and before[-1].dialog == first.understood[0] == _OF_A_JOB and "role" in first.slots_used and not new:
        before.pop()  # "mechanic sounds good. how long does that take", at the question which job it could be
    state.stack = [*before, *new]
    first.profile = done.profile
    if before and not new:
        lost = await let_go(first, Frame(dialog=first.understood[0] or _FACTS, slots=first.slots_used))
        reply = with_offer_to_resume(first, reply.plus(lost))
    if first.understood[0] == TELLING:  # what is asked beside it is what the message is about
        first.understood, first.slots_used = others[0].understood, {**first.slots_used, **others[0].slots_used}
    return first, reply


async def _waits_for_the_record(told: Session, asked: Session) -> bool:
    """ "…, when is it due?" of the first record of all, of which it is asked yet which it is."""
    records = told.given.records
    if told.understood[0] != ADDING or records is None or asked.heard.named or await records.holdings():
        return False
    return _is_of_records(asked) or _OF_IT.search(asked.heard.text) is not None


_OF_IT = pattern(
    r"(?<!\w)(?:it|one|that|this|the\s+(?:card|licen[cs]e|cert\w*|ticket|renewal|exam))(?!\w)", re.IGNORECASE
)


def _is_of_records(asked: Session) -> bool:
    """Such an answer comes with the record."""
    dialog = asked.manager.dialogs[asked.guesses[0].dialog] if asked.guesses else None
    return dialog is not None and dialog.private and not dialog.writes


def _asked_again(reply: Reply, asked: Session) -> Reply:
    """In front of the question that is open: what was asked behind it is not answered yet."""
    text = _("Once I know which it is, ask me again: “{said}”")
    return Reply(parts=(paragraph(text, said=asked.heard.text),)).plus(reply)


def _together(one: Reply, two: Reply) -> Reply:
    """Beside another answer the most useful buttons of the first are enough, and the way back; each button once."""
    kept = [b for i, b in enumerate(one.buttons) if i < _BUTTONS or b.label == _("Undo")]
    told = {(b.label, b.url) for b in two.buttons}
    kept = [b for b in kept if (b.label, b.url) not in told or b.action not in [x.action for x in two.buttons]]
    return one.model_copy(update={"buttons": tuple(kept)}).plus(two)
