""" "I want CCNA this year, CCNP the year after": what somebody wants by a time is no record of theirs. A plan leads
there, and what is wanted a year later, said in the same breath or right behind it, is where the plan goes on to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.target_slots import StartSlot
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates.said import SaidDate, last_day
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.until_when import done_by
from bot.dialogs.understanding.wished_credentials import begins_a_wish
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_PATH = "credential_path"
_LONGEST, _TWO = 160, 2
#: "Going for CCNA", "I want to pass CCNA": ways of wishing for what has a time beside.
_GOES_FOR = pattern(
    rf"{OPENING}(?:i['’]?m\s+|i\s+am\s+|i\s+)?(?:(?:want|wanna|need|hope|hoping|plan|planning|aim|aiming|['’]d\s+like|would\s+like)\s+(?:to\s+)?"
    r"(?:pass|finish|complete|achieve|have|get|do|take)\s+|(?:going|aiming|shooting)\s+for\s+)(?:(?:my|the|an?)\s+)?$",
    re.IGNORECASE,
)
#: What may stand between the name and its time.
_TO_TIME = pattern(
    r"\W*(?:(?:(?:done|finished|passed|sometime|some\s+time|already)\s+)?(?:by|in|before|during|within|until|for)?\s*"
    r"(?:the\s+)?(?:end\s+of\s+)?)?",
    re.IGNORECASE,
)
_LIMITS = pattern(r"\b(?:by|before|until|till?)\s+(?:the\s+)?$", re.IGNORECASE)
_LATER = pattern(
    r"\W*(?:(?:in|for)\s+)?(?:the\s+year\s+after(?:\s+(?:that|it))?|(?:the\s+)?(?:following|next)\s+year|a\s+year\s+(?:later|after(?:\s+(?:that|it|wards?))?)|the\s+(?:following|next)\s+one)"
    r"(?:\W+(?:please|pls|then|i\s+think|maybe|hopefully|if\s+possible))*\W*",
    re.IGNORECASE,
)
_AND = pattern(r"\W*(?:(?:and|then|with|the|my|also|maybe|so|ok|okay)\W+){0,4}", re.IGNORECASE)
_OVER = pattern(r"\W*(?:please|pls|i\s+think|maybe|hopefully|if\s+possible|ideally|latest|at\s+the\s+latest|\W)*", re.I)
#: After these a credential that is wanted was the last thing that was talked of.
_WISHED = frozenset({_PATH, "add_holding", "credential_info", "start_study", "wished_credentials"})


#: "Ok, CIPD 5 it is. When would I be done if I start in January".
_DONE_IF = pattern(
    r"\b(?:when|how\s+soon)\s+(?:would|will|could|can|am|might)\s+i\s+(?:be\s+)?(?:done|finished|ready|through|finish|have\s+it|be\s+certified)\b[^.!?\n]{0,20}?\b(?:if|when)\s+i\s+(?:start|begin)\b"
    r"|\bif\s+i\s+(?:start|begin|started|began)\b[^?!\n]{0,60}?\bwhen\s+(?:would|will|could|can|am|might)\s+i\s+(?:be\s+)?(?:done|finished|ready|through|finish|have\s+it)\b",
    re.IGNORECASE,
)


async def done_if_started(session: Session) -> Reply | None:
    """The plan that begins then; None where no credential is named or was looked at, or several are."""
    heard, known = session.heard, session.manager.knowledge.catalogue.credentials
    if heard.people or heard.teams or not _DONE_IF.search(heard.text):
        return None
    if session.state.asking is not None and not heard.named:
        return None
    named = {m.id for n in heard.named for m in n.mention.leading("credential")}
    one = next(iter(named)) if len(named) == 1 else None if named else session.state.focus.at
    if one not in known:
        return None
    slots = fill_from_message(session.manager.dialogs[_PATH], heard).slots
    starts = StartSlot(ahead=True).find(heard).value
    limits: dict[str, Any] = {name: slots[name] for name in ("hours_a_week", "budget") if name in slots}
    session.trace.append("when it is done if it is begun then")
    return await session.begin(_PATH, {**limits, "credential": one, **({"starts": starts} if starts else {})}, 0.9)


_CHOSEN = pattern(
    rf"{OPENING}(?:(?:fine|alright|let['’]?s\s+(?:do|take|go\s+(?:for|with))|i['’]?ll\s+(?:do|take|go\s+(?:for|with))|going\s+(?:for|with)|go\s+(?:for|with)|the)\W+){{0,3}}$",
    re.IGNORECASE,
)
_AT_A_PACE = pattern(
    r"(?:\s+(?:then|it\s+is|one|please|pls))*\s*[.,;:!–-]+\s*(?:(?:and|so|but|i|we|i['’]?ve|can|could|do|have|got|only|just|about|maybe|say|like|with|at|around|study|spend|manage|for|it|that)\W+){0,8}$",
    re.IGNORECASE,
)


async def at_a_pace(session: Session) -> Reply | None:
    """ "Ok CCNA. I have 10 hours a week": the plan that leads there; None where it is held, or more is told."""
    heard, records = session.heard, session.given.records
    hours = [v for v in heard.values if v.kind == "hours_a_week"]
    if len(heard.named) != 1 or len(hours) != 1 or heard.people or heard.dates or session.state.asking is not None:
        return None
    mention, one = heard.named[0].mention, heard.named[0].mention.leading("credential")
    if heard.named[0].kind != "credential" or len(one) != 1 or records is None or not session.given.private:
        return None
    if not _CHOSEN.fullmatch(heard.text, 0, mention.start) or hours[0].start < mention.end:
        return None
    if not _AT_A_PACE.fullmatch(heard.text, mention.end, hours[0].start):
        return None
    if one[0].id in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("one that is chosen, and a pace")
    return await session.begin(_PATH, {"credential": one[0].id, "hours_a_week": hours[0].value}, 0.9)


async def planned(session: Session) -> Reply | None:
    """None unless the message is a wish for one or two credentials and a time, and nothing else."""
    heard, named = session.heard, [n for n in session.heard.named if n.kind == "credential"]
    if len(heard.text) > _LONGEST or session.state.asking is not None or heard.people or heard.teams:
        return None
    if "?" in heard.text or not heard.dates or not 1 <= len(named) <= _TWO or len(named) != len(heard.named):
        return None
    first, time = named[0].mention, heard.dates[0]
    later = _later(session, named[1], time.end) if len(named) == _TWO else None
    wishes = begins_a_wish(heard.text, first.start) or _GOES_FOR.fullmatch(heard.text, 0, first.start)
    if not wishes and not (later and _AND.fullmatch(heard.text, 0, first.start)):
        return None
    if not wishes and sum(said.grain == "day" for said in heard.dates) == _TWO:
        return None  # "PMP 14 June 2028, CKA 13 May 2027": a list of records, each with its day
    if time.start < first.end or not _TO_TIME.fullmatch(heard.text, first.end, time.start) or not time.options:
        return None
    by = _until(heard, time)
    if by <= heard.today or (later is None and (len(named) == _TWO or not _OVER.fullmatch(heard.text, time.end))):
        return None
    session.trace.append("what they want by a time")
    return await _plan(session, [*named], later or by)


async def goes_on(session: Session) -> Reply | None:
    """ "CCNP the year after", right behind a wish: the plan leads on to that."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _WISHED or len(heard.named) != 1 or session.state.waiting is not None:
        return None
    one, before = heard.named[0], _wanted(last)
    if one.kind != "credential" or before is None or not _AND.fullmatch(heard.text, 0, one.mention.start):
        return None
    if not _LATER.fullmatch(heard.text, one.mention.end):
        return None
    session.trace.append("what they want a year later")
    until = date.fromisoformat(last.slots["by"]) if last.slots.get("by") else _end_of_year(heard.today)
    return await _plan(session, [one], add_months(until, 12), before, last.slots if last.dialog == _PATH else {})


def _until(heard: Heard, time: SaidDate) -> date:
    """ "This year" and "in March" end with their last day, "by June" with its first."""
    limited = _LIMITS.search(heard.text, 0, time.start)
    by = done_by(heard.text, time, time.options[0]) if limited else last_day(time)
    return by if by > heard.today else last_day(time)


def _later(session: Session, named: Named, start: int) -> date | None:
    """Until when the second is wanted: a year after the first, or until its own time."""
    heard, first = session.heard, session.heard.dates[0]
    if named.mention.start < start or not _AND.fullmatch(heard.text, start, named.mention.start):
        return None
    own = heard.dates[1] if len(heard.dates) == _TWO else None
    if own is not None and own.options and _TO_TIME.fullmatch(heard.text, named.mention.end, own.start):
        return last_day(own) if _OVER.fullmatch(heard.text, own.end) else None
    if not first.options or not _LATER.fullmatch(heard.text, named.mention.end):
        return None
    return add_months(last_day(first), 12)


def _wanted(last: Frame) -> str | None:
    """The credential that was wanted just now."""
    if last.dialog == "add_holding":
        records = [r for r in last.slots.get("records", ()) if r.get("doubt") == "planned"]
        ids = records[0]["ids"] if len(records) == 1 else []
        return ids[0] if len(ids) == 1 else None
    if last.dialog == "credential_info" and not last.slots.get("wished"):
        return None
    if last.dialog == "start_study":
        records = last.slots.get("records", ())
        return next(iter(records[0]["ids"]), None) if len(records) == 1 else None
    these: list[str | None] = last.slots.get("these") or [last.slots.get("credential")]
    return these[-1]


def _end_of_year(day: date) -> date:
    return date(day.year, 12, 31)


async def _plan(
    session: Session, named: list[Named], by: date, before: str | None = None, slots: Mapping[str, Any] | None = None
) -> Reply:
    """A plan to the last of them, by way of the others; which is meant is asked where it is not clear."""
    ids = [[m.id for m in n.mention.leading("credential")] for n in named]
    known = session.manager.knowledge.catalogue.credentials
    kept = {name: value for name, value in (slots or {}).items() if name in ("budget", "hours_a_week", "starts")}
    first = [*([before] if before else ()), *(found[0] for found in ids[:-1] if len(found) == 1)]
    wish = {**kept, "by": by.isoformat(), **({"included": first, "first": first} if first else {})}
    if len(ids[-1]) == 1:
        return await session.begin(_PATH, {**wish, "credential": ids[-1][0]}, 0.9)
    which = _("Which {name} do you want to get?").format(name=session.heard.text[slice(*_place(named[-1]))])
    return session.ask(
        Frame(dialog=_PATH, slots=wish),
        "credential",
        tuple(ids[-1]),
        which,
        tuple(short_name(known[i]) for i in ids[-1]),
    )


def _place(named: Named) -> tuple[int, int]:
    return named.mention.start, named.mention.end
