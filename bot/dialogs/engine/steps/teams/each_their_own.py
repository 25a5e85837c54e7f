""" "Office needs bls by march and warehouse forklift by april": each team what is said of it, no other team's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dialogs.engine import called_alike, in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_REQUIRES = "require_credential"
_NEEDS = pattern(r"\b(?:needs?|must|ha(?:s|ve)\s+to|should|requires?)\b", re.IGNORECASE)
_DENIES = pattern(r"n['’]?t\b|\bnot\b|\bno\b|\bdont\b|\bboth\b", re.IGNORECASE)
#: What stands between what one team needs and the next team.
_BETWEEN = pattern(
    r"[\s,;.]*(?:\b(?:and|but|while|then|also|the|my|in|team|everyone|everybody|all|for)\b\s*)*$", re.IGNORECASE
)
_MOST, _LONGEST = 4, 250


@dataclass(frozen=True)
class _Named:
    id: int
    start: int
    end: int


async def told(session: Session) -> Reply | None:
    """None unless several teams are named, each in front of what it needs; of "A and B need it" both do."""
    heard, circle = session.heard, session.given.circle
    if len(circle.led) <= 1 or session.state.asking is not None or heard.people or len(heard.text) > _LONGEST:
        return None
    if heard.text.rstrip().endswith("?") or not _NEEDS.search(heard.text) or _DENIES.search(heard.text):
        return None
    teams = _teams(session)
    if not 1 < len(teams) <= _MOST or _BETWEEN.sub("", heard.text[: teams[0].start]).strip():
        return None
    ends = [*(team.start for team in teams[1:]), len(heard.text)]
    parts = [_BETWEEN.sub("", heard.text[team.end : end]).strip() for team, end in zip(teams, ends, strict=True)]
    if not parts[-1] or not all(
        _names_something(session, a, b) for a, b, part in zip(teams, ends, parts, strict=True) if part
    ):
        return None
    for i in reversed(range(len(parts) - 1)):
        parts[i] = parts[i] or parts[i + 1]
    session.trace.append("each team needs what is said of it")
    said = []
    for team, part in zip(teams, parts, strict=True):
        with session.hearing(f"everyone needs {_NEEDS.sub('', part, count=1).strip()}"):
            await called_alike.settle(session)
            slots = fill_from_message(session.manager.dialogs[_REQUIRES], session.heard).slots
            said.append(await session.begin(_REQUIRES, {**slots, "team": team.id}, 0.9))
    return in_several.together(session, said)


def _teams(session: Session) -> list[_Named]:
    """Those they lead, by their names, each named once, whatever else these words mean: "Warehouse" is a job too."""
    found = []
    for team in session.given.circle.teams:
        if team.id in session.given.circle.led:
            said = re.escape(team.name.casefold())
            places = [m.span() for m in re.finditer(rf"(?<!\w){said}(?!\w)", session.heard.text.casefold())]
            found += [_Named(team.id, *place) for place in places]
    ids = [one.id for one in found]
    return sorted(found, key=lambda one: one.start) if len(set(ids)) == len(ids) else []


def _names_something(session: Session, team: _Named, end: int) -> bool:
    """Whether a credential or a skill is named behind the team."""
    kinds = ("credential", "skill")
    return any(n.kind in kinds and team.end < n.mention.end <= end for n in session.heard.named)
