"""How a team stands with what it needs: who has it and until when, who studies for it, who is exempt, who is missing.

Only what members share is seen: of somebody who does not share their credentials it is not known, and that is what is
said. Days are the reader's local days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.learning import Study
from bot.tracking.teams import looking, requirements
from bot.tracking.teams.looking import Member, SharedHolding, TeamView
from bot.tracking.teams.requirements import Exemption, Requirement

#: So far ahead an expiry makes a requirement shaky.
SOON = timedelta(days=90)


@dataclass(frozen=True)
class Stand:
    """One member and one requirement. ``fitting``: what they share that meets it, also what is over by now.

    ``shares``: whether the leads see which credentials they hold at all.
    """

    person_id: int
    name: str
    shares: bool
    fitting: tuple[SharedHolding, ...]
    study: Study | None
    exempt: Exemption | None

    def has(self, on: date) -> SharedHolding | None:
        """What meets it on that day, the one that does so longest."""
        valid = [h for h in self.fitting if h.valid(on)]
        return max(valid, key=lambda h: h.expires or date.max, default=None)


@dataclass(frozen=True)
class Standing:
    """A requirement and how every member stands with it. Each day below counts as told by ``counted_on``."""

    requirement: Requirement
    stands: tuple[Stand, ...]

    def counted_on(self, today: date) -> date:
        """What expires before the due date does not help on it; after it, today is what counts."""
        return max(today, self.requirement.due or today)

    def have(self, today: date) -> list[Stand]:
        on = self.counted_on(today)
        return [s for s in self._asked if s.has(on) is not None]

    def missing(self, today: date) -> list[Stand]:
        """Those who share their credentials and have none that counts."""
        on = self.counted_on(today)
        return [s for s in self._asked if s.shares and s.has(on) is None]

    @property
    def exempt(self) -> list[Stand]:
        return [s for s in self.stands if s.exempt is not None]

    @property
    def not_shared(self) -> list[Stand]:
        return [s for s in self._asked if not s.shares]

    def lacks(self, today: date) -> int:
        """How many more have to get it; of what everybody needs, as far as is known."""
        needed = self.requirement.needed
        return len(self.missing(today)) if needed is None else max(0, needed - len(self.have(today)))

    def ending(self, today: date) -> list[tuple[Stand, SharedHolding]]:
        """Who has it today but not for ever, when the team lacks it afterwards; the next to end first."""
        valid = [(stand, held) for stand in self._asked if (held := stand.has(today)) is not None]
        ends = sorted(held.expires or date.max for _stand, held in valid)
        found = [(stand, held) for stand, held in valid if held.expires is not None]
        found.sort(key=lambda e: (e[1].expires or date.max, e[0].name))
        needed = self.requirement.needed
        if needed is None:
            return found
        return [e for e in found if len(ends) - bisect_right(ends, e[1].expires or date.max) < needed]

    def lapsing(self, today: date) -> list[tuple[Stand, SharedHolding]]:
        """The same of the next weeks."""
        return [e for e in self.ending(today) if e[1].expires is not None and e[1].expires <= today + SOON]

    def hangs_on(self, today: date) -> Stand | None:
        """The only one on whom it depends, of what a number of people need to hold."""
        valid = [s for s in self._asked if s.has(today) is not None]
        return valid[0] if self.requirement.needed is not None and len(valid) == 1 else None

    def shaky(self, today: date) -> tuple[Stand, SharedHolding] | None:
        """Just enough people have it, and this one will soon not."""
        valid = [s for s in self._asked if s.has(today) is not None]
        if self.requirement.needed is None or len(valid) != self.requirement.needed:
            return None
        return next(iter(self.lapsing(today)), None)

    @cached_property
    def _asked(self) -> list[Stand]:
        return [s for s in self.stands if s.exempt is None]


def standing_of(requirement: Requirement, view: TeamView, exemptions: Iterable[Exemption]) -> Standing:
    exempt = {e.person_id: e for e in exemptions if e.requirement_id == requirement.id}
    return Standing(requirement, tuple(_stand(requirement, m, exempt.get(m.id)) for m in view.members))


def _stand(requirement: Requirement, member: Member, exempt: Exemption | None) -> Stand:
    fitting = tuple(h for h in member.holdings if requirement.met_by(h.credential, h.name))
    studies = [s for s in member.studies if s.state == "active" and requirement.met_by(s.credential, s.name)]
    study = max(studies, key=lambda s: s.percent, default=None)
    return Stand(member.id, member.name, "credentials" in member.shares, fitting, study, exempt)


async def of_view(connection: AsyncConnection, view: TeamView) -> list[Standing]:
    """All requirements of a team that somebody looks at."""
    return (await _of_views(connection, [view]))[view.team.id]


async def of_teams(connection: AsyncConnection, team_ids: Sequence[int]) -> dict[int, list[Standing]]:
    """The same of several teams, for what the bot tells their leads by itself; none of teams that need nothing."""
    needed = await requirements.of_teams(connection, team_ids) if team_ids else []
    views = await looking.read_views(connection, list({r.team.id: r.team for r in needed}.values()))
    return await _of_views(connection, views, needed)


async def _of_views(
    connection: AsyncConnection, views: Sequence[TeamView], needed: list[Requirement] | None = None
) -> dict[int, list[Standing]]:
    if needed is None:
        needed = await requirements.of_teams(connection, [view.team.id for view in views])
    exempt = await requirements.exemptions_from(connection, [r.id for r in needed]) if needed else []
    by_team = {view.team.id: view for view in views}
    found: defaultdict[int, list[Standing]] = defaultdict(list)
    for requirement in needed:
        found[requirement.team.id].append(standing_of(requirement, by_team[requirement.team.id], exempt))
    return found
