""" "And what's that cost", right after something was required; "how much to get everyone done"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.amending import REQUIRED
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements

_COSTS = "requirement_costs"
#: Right after these "that" is what the team needs.
_OF_WHAT_IS_NEEDED = REQUIRED | {"show_requirements", _COSTS}
_START = r"\W*(?:(?:and|so|ok|okay|but|wait|hey|cool|great|thanks|thx|now|then|roughly|about)\W+){0,4}"
_ASKS = (
    r"(?:how\s+much(?:['’]?s|\s+(?:is|does|do|will|would|are|s))?|what(?:['’]?s|\s+(?:is|does|do|will|would|are))?(?:\s+the)?(?:\s+(?:total|whole))?"
    r"(?:\s+(?:price|cost|costs|bill|damage))?|(?:the\s+)?(?:price|cost|total)(?:\s+(?:of|for))?)"
)
_IT = r"(?:it|that|this|those|these|them|they|all|both|the\s+(?:whole\s+)?(?:lot|thing))"
#: "Whats that cost", "how much is it all in all", "what will that be for them".
_OF_IT = pattern(
    rf"{_START}{_ASKS}(?:\s+{_IT}){{1,2}}(?:\s+(?:going\s+to|gonna))?(?:\s+(?:cost|costs|be|come\s+to|set\s+(?:me|us)\s+back|run\s+(?:me|us)))?"
    r"(?:\s+(?:me|us|then|all|in|total|altogether|together|for|the|whole|team|each|per|person|head|everyone|everybody|them|now))*\W*",
    re.IGNORECASE,
)
_EVERYBODY = (
    r"(?:every\s?(?:one|body)|(?:all|each)(?:\s+of\s+(?:them|us))?|them(?:\s+all)?"
    r"|(?:my|the|our)\s+(?:whole\s+)?(?:team|crew|people|staff|lot|guys|lads|rest)"
    r"|the\s+(?:missing\s+)?(?:ones|others|rest))"
)
_DONE = (
    r"(?:done|certified|trained|through(?:\s+(?:it|that))?|sorted|there"
    r"|ready|qualified|up\s+to\s+(?:date|scratch|speed|it|that|standard|code)|covered|legal|trained\s+up|compliant|it|that|them|passed|licen[sc]ed)"
)
#: "What's it cost to get everyone done", "how much to certify the team".
_TO_GET_ALL = pattern(
    rf"{_START}{_ASKS}(?:\s+(?:{_IT}|cost|costs|be|me|us|going(?:\s+to(?=\s+(?:cost|be|take|set)\b))?|take|i|we|have|need))*\s+to\s+(?:(?:get|have)\s+{_EVERYBODY}\s+(?:to\s+(?:have|get|pass|do)\s+)?{_DONE}"
    rf"|(?:certify|train|qualify|license|sort\s+out)\s+{_EVERYBODY})(?:\s+(?:now|then|please|pls|by\s+then|in\s+total))*\W*",
    re.IGNORECASE,
)


#: "And for Tom alone", "how much is it just for Tom and Ana", right after a sum.
_FOR_THEM_ALONE = pattern(
    rf"{_START}(?:{_ASKS}(?:\s+(?:{_IT}|cost|costs|be|would|will))*\s+)?(?:(?:only|just)\s+)?for\s+(?:just\s+|only\s+)?{SOMEBODY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){SOMEBODY})*"
    r"(?:\s+(?:alone|only|(?:by|on)\s+(?:him|her|them|their|his)\s?(?:self|selves|own)?|then|please|pls))*\W*",
    re.IGNORECASE,
)


#: "How much to get Ana there".
_TO_GET_THEM = pattern(
    rf"{_START}{_ASKS}(?:\s+(?:{_IT}|cost|costs|be|me|us|going(?:\s+to(?=\s+(?:cost|be|take|set)\b))?|take|i|we|have|need|would|will))*\s+to\s+"
    rf"(?:(?:get|have|bring)\s+{SOMEBODY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){SOMEBODY})*\s+(?:to\s+(?:have|get|pass|do)\s+)?{_DONE}"
    rf"|(?:certify|train|qualify|license|sort\s+out)\s+{SOMEBODY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){SOMEBODY})*)(?:\s+(?:now|then|please|pls|by\s+then|in\s+total|too))*\W*",
    re.IGNORECASE,
)


async def to_get_them_there(session: Session) -> Reply | None:
    """None unless a lead asks it of members by name, whose team needs something."""
    heard, records = session.heard, session.given.records
    if not (heard.leads and heard.people) or records is None or heard.named or heard.dates or session.state.asking:
        return None
    if not _TO_GET_THEM.fullmatch(signed(heard)):
        return None
    team = session.team_meant()
    if not await requirements.of_teams(records.connection, session.given.circle.led if team is None else [team]):
        return None
    session.trace.append("what it costs that some members get what the team needs")
    slots = _about(session, only_it=session.state.last is not None and session.state.last.dialog in _OF_WHAT_IS_NEEDED)
    return await session.begin(_COSTS, {**slots, "who": PeopleSlot().find(heard).value}, 0.9)


async def for_them_alone(session: Session) -> Reply | None:
    """None unless it is asked of members by name, right after what the team needs or what that costs."""
    heard, last = session.heard, session.state.last
    if not heard.leads or not heard.people or heard.named or heard.dates or session.state.asking is not None:
        return None
    if last is None or last.dialog not in _OF_WHAT_IS_NEEDED or not _FOR_THEM_ALONE.fullmatch(signed(heard)):
        return None
    if last.dialog != _COSTS and not _PRICE.search(heard.text):
        return None
    session.trace.append("what it costs for some members alone")
    slots = _about(session, only_it=True)
    return await session.begin(_COSTS, {**slots, "who": PeopleSlot().find(heard).value}, 0.9)


_PRICE = pattern(r"\b(?:cost\w*|much|price|total)\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None unless a lead asks for it, and of nothing that is named besides."""
    heard, last = session.heard, session.state.last
    if not heard.leads or heard.named or heard.people or heard.dates or session.state.asking is not None:
        return None
    just_now = last is not None and last.dialog in _OF_WHAT_IS_NEEDED
    of_all = _TO_GET_ALL.fullmatch(heard.text) is not None or await _all_in(session)
    if not of_all and not (just_now and _OF_IT.fullmatch(heard.text)):
        return None
    session.trace.append("what it costs that the team gets what it needs")
    return await session.begin(_COSTS, _about(session, only_it=not of_all), 0.9)


#: "Whats it gonna cost me all in", of a team that needs something, whatever was looked at since.
_ALL_IN = pattern(
    rf"{_START}{_ASKS}(?:\s+{_IT})?(?:\s+(?:going\s+to|gonna|all))*\s+(?:cost|costs|be|come\s+to|set)(?:\s+(?:me|us|back))*\s+(?:all\s+in(?:\s+all)?|in\s+total|altogether|all\s+together|for\s+(?:them|the\s+team|everyone|everybody|all)(?:\s+of\s+them)?)\W*",
    re.IGNORECASE,
)


async def _all_in(session: Session) -> bool:
    records, team = session.given.records, session.team_meant()
    last = session.state.last
    of_them = last is not None and is_of_teams(last.dialog)
    at = not of_them and (session.state.focus.at or session.state.focus.credentials)
    if records is None or at or not _ALL_IN.fullmatch(session.heard.text):
        return False
    return bool(await requirements.of_teams(records.connection, session.given.circle.led if team is None else [team]))


def _about(session: Session, *, only_it: bool) -> dict[str, Any]:
    """Which requirement, where one was just spoken of, and of which team."""
    team = session.team_meant()
    slots: dict[str, Any] = {} if team is None else {"team": team}
    last = session.state.last
    if only_it and last is not None and not session.teams_named():
        slots |= {name: last.slots[name] for name in ("wanted", "requirement") if last.slots.get(name)}
    return slots
