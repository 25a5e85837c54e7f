""" "I want both to have the CKA by June", "I want my guys to get their CSCS": what others are to get is asked of the
team, and never a record of whoever wants it.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.teams import membership
from bot.translation import _, ngettext

_REQUIRES = "require_credential"
_PEOPLE = (
    r"(?:guys|lads|boys|girls|ladies|men|people|folks|staff|team|crew|squad|group|lot|workers|employees|colleagues"
    r"|members|engineers|nurses|drivers|technicians|carers|guards|operators|apprentices|juniors)"
)
_ALL = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+them)?|them(?:\s+all)?|they(?:\s+all)?"
    rf"|(?:all\s+)?(?:of\s+)?(?:my|the|our)\s+(?:(?:whole|entire|new)\s+)?(?:team\s+)?{_PEOPLE})"
)
_BOTH = (
    rf"(?:both(?:\s+of\s+(?:them|(?:my|the|our)\s+{_PEOPLE}))?|(?:them|they)\s+both|(?:my|the)\s+two(?:\s+{_PEOPLE})?)"
)
_NAME = r"[^\W\d_][\w’'-]{1,20}"
_NAMES = rf"{_NAME}(?:\s*(?:,|&|\band)\s*{_NAME}){{0,4}}"
_OTHERS = rf"(?:(?P<both>{_BOTH})|(?P<all>{_ALL})|(?P<names>{_NAMES}))"
_GET = (
    r"(?:have(?:\s+got)?|get|hold|do|pass|take|earn|obtain|achieve|finish|complete|renew"
    r"|(?:be(?:come)?\s+|get\s+)?certified(?:\s+(?:in|as|for|on))?)"
)
_WHAT = rf"(?:(?:the|an?|their|his|her)\s+)?(?P<what>[^.!?;{A_DAY}]{{2,60}}?)"
_WANT = r"(?:i|we)(?:['’]d)?\s+(?:(?:also|would|really|just)\s+){0,2}(?:want|like|love|expect|require|need)"
_END = (
    rf"(?:\s+(?:(?:by|before|until|till|from|in)\s+)?(?:the\s+end\s+of\s+)?{A_DAY})?"
    r"(?:\s+(?:too|also|as\s+well|please|pls))*\W*(?:[,;.–-].{0,80})?"
)
_WAYS = tuple(
    pattern(ASKING + way + _END, re.IGNORECASE)
    for way in (
        rf"{_WANT}\s+{_OTHERS}\s+(?:to\s+(?:(?:all|both)\s+)?{_GET}|certified\s+(?:in|as|for|on))\s+{_WHAT}",
        rf"{_WANT}\s+(?:to\s+have\s+)?(?!to\s){_WHAT}\s+for\s+(?:(?P<both>{_BOTH})|(?P<all>{_ALL}))",
        # "Get them all manual handling by may", "i need to get the lads through their CSCS"
        rf"(?:(?:i|we)\s+(?:need|want|have|would\s+like)\s+to\s+)?(?:get|make|have|put)\s+(?:(?P<both>{_BOTH})|(?P<all>{_ALL}))(?:\s+all)?\s+"
        rf"(?:(?:to\s+)?{_GET}\s+|through\s+|on\s+(?:to\s+)?|(?:trained|certified|signed\s+off|qualified)\s+(?:up\s+)?(?:in|on|for|with)\s+|up\s+to\s+date\s+(?:with|on)\s+)?{_WHAT}",
        rf"(?:can|could|should)\s+(?P<both>{_BOTH})\s+{_GET}\s+{_WHAT}",
        rf"(?P<both>{_BOTH})\s+(?:should|must|(?:need|have|ought)\s+to)\s+{_GET}\s+{_WHAT}",
    )
)
_NEEDS = pattern(ASKING + r"(?:i|we)\s+need\b", re.IGNORECASE)
_OF_PEOPLE = pattern(rf"\b(?:every\s?(?:one|body)|{_PEOPLE})\b", re.IGNORECASE)
_AND = pattern(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_BOTH_ARE = 2
_NOBODY = frozenset(
    {"me", "myself", "it", "that", "this", "you", "us", "him", "her", "someone", "somebody", "something"}
)
_POINTS = pattern(r"(?:it|that|this|one|both|them|those|these|all)(?:\s+(?:one|too|as\s+well))?", re.IGNORECASE)
_LONGEST = 200


async def told(session: Session) -> Reply | None:
    """None where it may be of the writer; whom a lead calls by name is asked for it in another way."""
    heard = session.heard
    if session.state.asking is not None or len(heard.text) > _LONGEST or "?" in heard.text:
        return None
    said = next((found for way in _WAYS if (found := way.fullmatch(heard.marked))), None)
    if said is None or _POINTS.fullmatch(said["what"]):
        return None
    parts = said.groupdict()
    if not (_is_named(session) or (heard.leads and _OF_PEOPLE.search(parts.get("all") or ""))):
        return None  # "I want the prices for both", "I need all to get a job"
    if _NEEDS.match(heard.text) and not heard.leads:
        return None  # "I need both to get the CKA" says why
    names = [name for name in _AND.split(parts.get("names") or "") if name]
    if names and not (heard.leads and _are_people(session, names)):
        return None
    session.trace.append("what is wanted of others")
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    slots.setdefault("wanted", [{"name": said["what"], "ids": [], "skill": None}])
    if names:
        slots["who"] = PeopleSlot().find(heard).value or [{"name": name} for name in names]
    if parts.get("both") and heard.leads and (asked := await _of_how_many(session, slots)):
        return asked
    return await session.begin(_REQUIRES, slots, 0.9)


def _is_named(session: Session) -> bool:
    return any(n.kind in ("credential", "skill") for n in session.heard.named)


def _are_people(session: Session, names: list[str]) -> bool:
    """Also those whom nobody knows here; "time", "a course" are none."""
    heard, phrases = session.heard, session.manager.phrases
    if heard.people:
        return True
    everyday = {*phrases.common, *phrases.generic, *_NOBODY}
    things = {heard.text[n.mention.start : n.mention.end].casefold() for n in heard.named}
    return not any(name.casefold() in everyday | things for name in names)


async def _of_how_many(session: Session, slots: dict[str, Any]) -> Reply | None:
    """Where "both" are not the two of the team, what can be set; None where they are."""
    records, circle = session.given.records, session.given.circle
    team = session.team_meant() or (next(iter(circle.led)) if len(circle.led) == 1 else None)
    if records is None or team is None:
        return None
    if len(await membership.members(records.connection, team)) == _BOTH_ARE:
        return None
    session.understood = (_REQUIRES, 0.9)
    name = next((one.name for one in circle.teams if one.id == team), "")
    text = _("I do not know which two you mean. I keep what everybody in {team} needs, or how many have to have it:")
    buttons = (
        begin(_("Everyone"), _REQUIRES, **slots, team=team),
        begin(ngettext("{n} person", "{n} people", _BOTH_ARE).format(n=_BOTH_ARE), _REQUIRES,
              **{**slots, "team": team, "needed": _BOTH_ARE}),
    )  # fmt: skip
    return Reply(parts=(paragraph(text, team=name),), buttons=buttons)
