"""What a view of a team comes to: who expires, who is stuck, what changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.tracking.history import Happened
from bot.tracking.learning import BEHIND, Study, planned_percent
from bot.tracking.teams.looking import Member, SharedHolding, TeamView

#: Days without a word of progress after which somebody may need help.
QUIET = 14


class Held(NamedTuple):
    """One credential of one member."""

    member: Member
    holding: SharedHolding


class Studied(NamedTuple):
    """One study of one member."""

    member: Member
    study: Study


class Stuck(NamedTuple):
    """``why``: past its target, behind its plan by ``n`` points, or quiet for ``n`` days."""

    member: Member
    study: Study
    why: Literal["late", "behind", "quiet"]
    n: int


def held(view: TeamView) -> Iterator[Held]:
    """Everything that the members share of what they hold."""
    return (Held(member, holding) for member in view.members for holding in member.holdings)


def shared(view: TeamView) -> Iterator[SharedHolding]:
    """The same, whoever holds it."""
    return (holding for member in view.members for holding in member.holdings)


def studied(view: TeamView) -> Iterator[Studied]:
    return (Studied(member, study) for member in view.members for study in member.studies)


def expiring(view: TeamView, first: date | None, last: date) -> list[Held]:
    """What expires from ``first`` (None: whenever) to ``last``, the soonest first."""
    since = first or date.min
    found = [
        Held(member, holding)
        for member in view.members
        for holding in member.holdings
        if holding.expires is not None and since <= holding.expires <= last
    ]
    return sorted(found, key=lambda each: (each.holding.expires or date.max, each.member.name))


def stuck(view: TeamView, today: date) -> list[Stuck]:
    """Active studies that need a word, the worst first: past the target, behind the plan, quiet."""
    found = [
        s for member in view.members for study in member.studies if (s := _stuck(member, study, today)) is not None
    ]
    order = {"late": 0, "behind": 1, "quiet": 2}
    return sorted(found, key=lambda s: (order[s.why], -s.n, s.member.name))


def _stuck(member: Member, study: Study, today: date) -> Stuck | None:
    if study.state != "active" or study.percent >= 100:
        return None
    if study.target is not None and study.target < today:
        return Stuck(member, study, "late", (today - study.target).days)
    planned = planned_percent(study, today)
    if planned is not None and planned - study.percent >= BEHIND:
        return Stuck(member, study, "behind", planned - study.percent)
    quiet = (today - study.touched_on).days
    return Stuck(member, study, "quiet", quiet) if quiet >= QUIET else None


@dataclass(frozen=True)
class Tally:
    """What happened in a period: credentials won, renewed and lapsed; studies begun and finished."""

    added: int = 0
    renewed: int = 0
    lapsed: int = 0
    started: int = 0
    finished: int = 0


def tally(view: TeamView, happened: Iterable[Happened], first: date, last: date, today: date) -> Tally:
    """``happened``: what of the members' history falls into the period, seen by what they share and nothing else.

    A credential counts as won in the period when that was its day; where that is not known it counts in none.
    Lapsed is what expired within it, up to today, and is not renewed.
    """
    shown = {m.id: m for m in view.members}
    steps = [h for h in happened if h.person_id in shown]
    studies = [h for h in steps if "studies" in shown[h.person_id].shares]
    records = [h for h in steps if "credentials" in shown[h.person_id].shares and "dates" in shown[h.person_id].shares]
    still = {holding.id for holding in shared(view)}
    return Tally(
        added=sum(1 for holding in shared(view) if holding.awarded is not None and first <= holding.awarded <= last),
        renewed=len({h.subject for h in records if h.step == "renewed" and h.subject in still}),
        lapsed=len(expiring(view, first, min(last, today - timedelta(days=1)))),
        started=len({h.subject for h in studies if h.step == "started"}),
        finished=len({h.subject for h in studies if h.step == "finished"}),
    )
