""" "CISSP before June", "cka and terraform by March, 5 h a week": names and a time limit alone want a plan."""

from __future__ import annotations

import itertools
import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.engine.steps.plans.goals_named import plan_to
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.wished_credentials import begins_a_wish
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PLANS, _TARGET = "credential_path", "set_target"
_ASK_WHICH = frozenset({"compare_credentials", "rank_credentials", *LOOKS})
_PLAN = pattern(r"\bplan\b", re.IGNORECASE)
_MOST, _LONGEST = 4, 160
_FRONT = pattern(
    rf"{ASKING}(?:i\s+)?(?:(?:need|want|wanna|have|must|got|gotta|get|do|pass|finish|plan|take|sit|try|manage|me|us|to|done)\s+){{0,6}}"
    r"(?:(?:a\s+)?plan\s+(?:for|to)\s+)?(?:get\s+|do\s+|pass\s+)?(?:(?:the|my|an?|both)\s+){0,2}",
    re.IGNORECASE,
)
#: "Could I get A+ by Easter?": a question about the time it takes.
_WHETHER = pattern(r"\b(?:can|could|would|will|should)\s+(?:i|we)\b", re.IGNORECASE)
_AND = pattern(r"\W*(?:(?:and|then|plus|also|n|the|my|a|an|as\s+well\s+as|exam|cert\w*)\W+){0,4}", re.IGNORECASE)
_TO_TIME = pattern(
    r"\W*(?:(?:plan|get|do|finish|pass|schedule|make|want|need)\s+(?:it|that|this|them|both)(?:\s+done)?\s+)?(?:(?:exams?|cert\w*|one|both|done|finished|passed|sorted|ready|too|as\s+well)\W+){0,3}"
    r"(?P<by>by|before|until|till?|no\s+later\s+than|in\s+time\s+for)\s+(?:(?:my|our)\s+(?:birthday|bday|wedding|holidays?|move|leave|baby)\s*,?\s*(?:(?:is\s+)?(?:in|on|at)\s+)?)?(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?",
    re.IGNORECASE,
)
#: "All need PRINCE2 by 1 Feb" is wanted of a team.
_OTHERS = pattern(
    r"(?<!\w)(?:all|every\w*|they|we|each|both|nobody|people|staff|guys|lads|team|crew|someone|anyone|he|she)(?!\w)",
    re.I,
)
_WANTS = pattern(
    r"(?:^|[,.;:!]\s*|(?<!\w)(?:i|me|boss|manager|company|employer|work)\s+(?:really\s+|just\s+)?)(?:wants?|wanna|need|must|gotta|hope|aim|like)(?:\s+to)?(?!\w)",
    re.IGNORECASE,
)
_NEXT_CLAUSE = pattern(
    r"\s*[,.;!–-]+\s*(?:and\s+|but\s+)?(?:i|i['’]ve|i['’]m|we|my|got|have)\s[^?]*\Z|\s*[.;!]+\s+\S.*\Z", re.IGNORECASE
)
_REST = pattern(
    r"(?:\W|\b(?:please|pls|plz|with|about|around|at|the|up|to|max|and|for|i|i['’]?ve|got|have|can|do|could|spend|study|only|just|budget|latest"
    r"|is|it|that|doable|possible|realistic|feasible|ok|thanks|thx|a|of|my|roughly|maybe|ideally|if|work)\b)*",
    re.IGNORECASE,
)


async def planned(session: Session) -> Reply | None:
    """None unless credentials or their subjects, a last day and perhaps hours or money are all that is said, and they
    neither hold nor learn what is named.
    """
    heard = session.heard
    named = [n for n in heard.named if n.kind != "role"]  # "foreman, boss wants me to get PRINCE2 by April"
    if not _may_interrupt(session) or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if (
        not 1 <= len(named) <= _MOST
        or len(heard.dates) != 1
        or named[0].kind != "credential"
        or not _is_all(heard, named)
    ):
        return None
    limits = fill_from_message(session.manager.dialogs[_PLANS], heard).slots
    if "by" not in limits:
        return None
    held, studied = await _theirs(session, named)
    if studied and len(named) == 1 and not held:
        session.trace.append("the day of what they study")
        return await session.begin(_TARGET, {"credential": [studied[0]], "target": limits["by"]}, 0.9)
    if held or studied:
        return None
    session.trace.append("names and a time limit")
    session.state.drop(session.state.asking)
    wanted: dict[str, Any] = {name: limits[name] for name in ("by", "hours_a_week", "budget") if name in limits}
    return await plan_to(session, named, wanted)


def _may_interrupt(session: Session) -> bool:
    """ "Ok Security+, plan it before April", at the question which ones to compare, is no answer to it."""
    frame = session.state.asking
    if frame is None:
        return True
    return frame.dialog in _ASK_WHICH and _PLAN.search(session.heard.text) is not None


def _is_all(heard: Heard, named: list[Named]) -> bool:
    first, time, text = named[0].mention, heard.dates[0], heard.text
    last = named[-1].mention
    if _WHETHER.search(text, 0, first.start):
        return False
    until = _TO_TIME.fullmatch(text, last.end, time.start)
    if time.start < last.end or until is None:
        return False
    paced = any(value.kind == "hours_a_week" for value in heard.values)
    if until["by"].casefold().startswith(("until", "til")) and not paced:
        return False  # "CKA until summer" may be how long it is valid
    wants = _WANTS.search(text, 0, first.start) is not None and _OTHERS.search(text, 0, first.start) is None
    wishes = begins_a_wish(text, first.start) or wants
    if not (_FRONT.fullmatch(text, 0, first.start) or wishes):
        return False
    if not all(_AND.fullmatch(text, a.mention.end, b.mention.start) for a, b in itertools.pairwise(named)):
        return False
    rest = list(text)
    for value in heard.values:
        rest[value.start : value.end] = " " * (value.end - value.start)
    more = wishes and _NEXT_CLAUSE.match(text, time.end) is not None  # "want CKA by May, I have two kids"
    return more or _REST.fullmatch("".join(rest), time.end) is not None


async def _theirs(session: Session, named: list[Named]) -> tuple[list[str], list[str]]:
    """What is held of it, and what is studied: "CKA by June" of who studies it is the day of that."""
    records, ids = session.given.records, [m.id for n in named for m in n.mention.of("credential")]
    if records is None or not session.given.private:
        return [], []
    held = {h.credential for h in await records.holdings()}
    studied = {s.credential for s in await records.studies()}
    return [i for i in ids if i in held], [i for i in ids if i in studied]
