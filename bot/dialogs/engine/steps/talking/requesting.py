"""A new request, or the last one again about something else."""

from __future__ import annotations

import re

from bot.dialogs.engine import repair
from bot.dialogs.engine.aiming import aimed
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import OF_A_COUNTRY, Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.choosing import pointing
from bot.dialogs.engine.steps.plans.budget_again import in_other_currency
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.records import own_records
from bot.dialogs.engine.steps.talking import followups
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import OTHERS_PAY
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LISTS, _FACTS = "browse_credentials", "credential_info"
#: Lists and plans of one subject, and what says of none which it is.
_NARROWED = SHOW_A_PLAN | {_LISTS, "credential_for_role", "credential_for_skill"}
_CONDITIONS = frozenset({"sort", "budget", "level", "format", "not_issuers"})
#: "All the free ones you have" is of no subject that was spoken of before.
_ALL = frozenset({"all", "everything", "catalogue", "catalog", "browse", "you", "general", "whatever"})

_FEW = 12


async def corrected(session: Session) -> Reply | None:
    if (reply := await own_records.take_back_units(session)) is not None:
        return reply
    last, heard = session.state.last, session.heard
    if last is not None and (other := in_other_currency(heard, last)) is not None:
        session.trace.append("the same amount in another currency")
        return await session.begin(last.dialog, other, 0.9)
    if last is None or not session.manager.controls.corrects(heard):
        return None
    if session.dialog(last).writes:
        return await own_records.correct_record(session, last)
    if session.sure and session.guesses[0].dialog in own_records.KEEP_A_DATE and heard.named and heard.dates:
        return None  # "no, the CKA runs out in June", of a list: it is a record that is wrong
    slots = followups.corrected(session, last)
    if slots is None:
        return None
    session.trace.append("a correction of the last answer")
    return await session.begin(last.dialog, slots, 0.9)


async def of_another(session: Session) -> Reply | None:
    """ "And Jon?", "in Ops?": the question on a team again, about somebody or some team else."""
    found = followups.of_another(session)
    if found is None:
        return None
    session.trace.append("the last question on a team, about another")
    return await session.begin(found[0].dialog, found[1], 0.8)


async def gone_on(session: Session) -> Reply | None:
    """ "And for a site reliability engineer?" — the last question again, about something else."""
    return await refined(session) if followups.goes_on(session.heard) else None


async def bare(session: Session) -> Reply | None:
    found = followups.bare_request(session.heard)
    if found is None or session.of_records():
        return None
    excluding = all(n.cue == "excluded" for n in session.heard.named)
    if excluding and (reply := await refined(session)) is not None:  # "no certs from the AHA"
        return reply
    country = followups.place_beside(session.heard)
    known = {"country": country} if country is not None and found in OF_A_COUNTRY else None
    return await session.start(Guess(found, 0.7, "only something from the catalogue was named"), known)


async def refined(session: Session) -> Reply | None:
    # "What expires this year" after a list of one's own is asked anew, "and next year?" goes on.
    if session.of_records():
        return None
    going_on = followups.goes_on(session.heard)
    dialogs, job = session.manager.dialogs, session.state.focus.role
    known = [
        f
        for f in reversed(session.state.done)
        if f.slots.get("role") in (None, job or f.slots.get("role"))  # another job is talked of by now
        and f.dialog in dialogs
        and not session.dialog(f).writes
        and (going_on or session.dialog(f).refinable)
        and not (f.dialog == _FACTS and "sort" in session.heard.choices)  # "cheaper please" is no fact of one
    ]
    lists = [f for f in known[1:] if session.manager.dialogs[f.dialog].has("page")]
    plan = plan_spoken_of(session)
    for frame in (*known[:1], *lists[:1], *([plan] if plan and plan not in known[:1] else [])):
        slots = followups.refined(session, frame)
        if slots is not None:
            session.trace.append("a change to an earlier question")
            return await session.begin(frame.dialog, slots, 0.75)
    return None


async def unknown_code(session: Session) -> Reply | None:
    """A code is never guessed: one that is not in the catalogue is said to be so."""
    found = session.manager.knowledge.finder.near_code(session.heard.text) if not session.heard.named else None
    return repair.unknown_code(session, *found) if found else None


async def requested(session: Session) -> Reply | None:
    if (reply := await _somebody_pays(session)) is not None:
        return reply
    if not session.sure:
        return None
    best = session.guesses[0]
    if best.dialog == _FORGETS and best.score < INTERRUPTS_FROM and not _WHAT_IS_FORGOTTEN.search(session.heard.text):
        return None  # "forget it" is no wish to be forgotten
    if best.dialog == _JOINS and best.score < INTERRUPTS_FROM and not _OF_A_TEAM.search(session.heard.text):
        return None  # "how do I get into that" is of no team
    hardly = best.dialog == own_records.ADDING and best.score < INTERRUPTS_FROM and not session.heard.named
    told = session.heard.dates and not _IS_ASKED.search(session.heard.text)  # "PVG from March 2022"
    if hardly and not told and not _TELLS_OF_HOLDING.search(session.heard.text):
        return None  # "can I do it on a Friday" tells of no record, and asks for none
    if followups.only_points(session.heard) and session.manager.dialogs[best.dialog].writes:
        return None  # "the second one" alone asks for no change of what is kept
    if best.dialog == OUT_OF_SCOPE and best.score < INTERRUPTS_FROM and (reply := await pointing.facet(session)):
        return reply
    if best.dialog == OUT_OF_SCOPE and session.state.misses >= repair.MENU_AFTER:
        return await repair.not_understood(session, [])
    if (doubtful := await _held_or_wanted(session, best)) is not None:
        return doubtful
    if (shown := await _of_what_was_shown(session, best)) is not None:
        return shown
    asked_before = list(session.state.stack)
    reply = await session.start(best)
    if best.score < _HARDLY and _asks_for_all(session, best):
        # "is there a way to join without showing anything": its question would swallow what is said next
        session.trace.append("hardly a guess, and nothing said of what it is about")
        session.state.stack = asked_before
        return await repair.not_understood(session, session.guesses[:3])
    return reply


#: Below this a question for what was not said is put off: it is asked first whether that is meant at all.
_HARDLY = 0.45


def _asks_for_all(session: Session, best: Guess) -> bool:
    """Whether it now asks for the first thing that it cannot do without, and has no answers to offer."""
    frame, heard = session.state.asking, session.heard
    if heard.dates or heard.named or heard.values or (best.dialog in SHOW_A_PLAN and _PLANS.search(heard.text)):
        return False
    if frame is None or frame.awaiting is None or frame.dialog != best.dialog or frame.awaiting.options:
        return False
    return frame.slots.get(frame.awaiting.slot) is None and session.dialog(frame).slot(frame.awaiting.slot).required


_IS_ASKED = pattern(
    r"\?|^\W*(?:(?:and|so|ok|okay|but|well|hi|hey)\W+)*(?:can|could|is|are|do|does|did|what|how|when|where|which|who|why|will|would|should|may)\b",
    re.IGNORECASE,
)
_JOINS, _FORGETS = "join_team", "forget_profile"
_WHAT_IS_FORGOTTEN = pattern(
    r"\b(?:profile|me|my|i|info\w*|data|details|everything|all|traits?|yourself|job|skills?|told|know)\b", re.IGNORECASE
)
_PLANS = pattern(r"\b(?:plan\w*|path|road\s?map)\b", re.IGNORECASE)
_OF_A_TEAM = pattern(r"\b(?:teams?|groups?|crews?|squads?|codes?|invit\w*|links?|join\w*|lead\w*)\b", re.IGNORECASE)

#: What tells that something is held, or is to be kept.
_TELLS_OF_HOLDING = pattern(
    r"(?<!\w)(?:have|has|had|hold\w*|own\w*|got|get\w*|pass\w*|earn\w*|did|done|certifi\w*|renew\w*|recertif\w*|expir\w*|exp|valid|since|till?|until|complet\w*|finish\w*"
    r"|obtain\w*|achiev\w*|award\w*|received?|note|add|put\s+in|enter|record|save|store|keep|log|track|remember|i['’]ve|ive|my|mine|also|too|another)(?!\w)",
    re.IGNORECASE,
)


async def _held_or_wanted(session: Session, best: Guess) -> Reply | None:
    """ "AZ-900 then", of which it is hardly sure that a record is told: whether it is held or wanted is asked."""
    heard = session.heard
    if best.dialog != own_records.ADDING or best.score >= INTERRUPTS_FROM or session.state.asking is not None:
        return None
    if heard.dates or heard.values or heard.people or _TELLS_OF_HOLDING.search(heard.text):
        return None
    named = [n.mention.leading("credential") for n in heard.named if n.kind == "credential" and n.doubt is None]
    if len(named) != 1 or len(named[0]) != 1 or not session.given.private or session.given.records is None:
        return None
    session.trace.append("a name, and hardly a record")
    return await session.begin("put_on_list", {"credential": named[0][0].id}, best.score)


#: "I got 900", of what was shown: so much there is to spend.
_GOT_SO_MUCH = pattern(
    rf"{OPENING}(?:i(?:['’]ve|\s+have)?\s+(?:only\s+)?(?:got|have)|i\s+have|got|my\s+budget\s+is|i\s+can\s+(?:pay|spend|afford))\s+(?:only\s+|about\s+|around\s+|like\s+|maybe\s+)?(?P<n>[1-9]\d{{1,4}})(?:\s+(?:max|to\s+spend|at\s+most|tops))?\W*",
    re.IGNORECASE,
)


async def with_so_much(session: Session) -> Reply | None:
    """What was shown, within that; None where a number may be anything else."""
    said, shown = _GOT_SO_MUCH.fullmatch(session.heard.text), session.state.spoken_of
    if said is None or shown is None or shown.dialog not in _NARROWED or session.state.waiting is not None:
        return None
    if session.heard.dates or session.heard.named:
        return None
    session.trace.append("so much there is to spend, of what was shown")
    budget = {"amount": said["n"], "currency": session.profile.currency or session.manager.currency}
    kept = {k: v for k, v in shown.slots.items() if k not in ("page", "steps")}
    return await session.begin(shown.dialog, {**kept, "budget": budget}, 0.8)


async def _somebody_pays(session: Session) -> Reply | None:
    """ "My boss pays up to 800": what was shown within that budget, or the budget noted where nothing was shown."""
    heard, last = session.heard, session.state.last
    pays = OTHERS_PAY.search(heard.text) is not None and not heard.values and not heard.named
    if pays and last is not None and last.slots.get("budget") and len(heard.words) <= _FEW and "?" not in heard.text:
        session.trace.append("somebody else pays: what was shown, whatever it costs")
        kept = {k: v for k, v in last.slots.items() if k not in ("budget", "page", "steps")}
        return await session.begin(last.dialog, kept, 0.8)
    limited = OTHERS_PAY.search(heard.text) and any(v.kind == "money" for v in heard.values)
    if not limited or heard.named or "?" in heard.text or len(heard.words) > _FEW:
        return None
    of_it = Guess(_LISTS, 0.7, "somebody else pays so much")
    aim = aimed(session, Guess(TELLING, 0.7, of_it.because))
    shown = await _of_what_was_shown(session, of_it) if aim.dialog == TELLING else None
    return shown or await session.start(aim)


async def _of_what_was_shown(session: Session, best: Guess) -> Reply | None:
    """Conditions with no subject, "anything under 500 that's not entry level", are of the list or plan spoken of."""
    heard, listing = session.heard, session.manager.dialogs[_LISTS]
    if best.dialog != _LISTS or _ALL.intersection(w.text for w in heard.words):
        return None
    said = fill_from_message(listing, heard)
    if not said.slots or set(said.slots) - _CONDITIONS or said.options:
        return None
    shown = session.state.spoken_of
    if shown is None or shown.dialog not in _NARROWED or not set(shown.slots) - _CONDITIONS - {"page"}:
        return None
    job = session.state.focus.role
    if job and shown.slots.get("role", job) != job:
        return None  # another job is talked of by now
    session.trace.append("conditions, of what was shown")
    given = fill_from_message(session.dialog(shown), heard).slots
    kept = {k: v for k, v in shown.slots.items() if k != "page"}
    return await session.begin(shown.dialog, {**followups.not_both(kept, given), **given}, best.score)
