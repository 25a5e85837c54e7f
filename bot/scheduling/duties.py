"""When members are reminded of what their team needs, and when leads hear of a gap: pure functions of what they share.

A stage whose day was over before it was known is not made up for; what fell due while nobody could be written to is.
Days are held against each other and no hours, so that neither another zone nor other hours lose what was still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.scheduling.notices import Duty, Lapse, Notice, Planned
from bot.tracking.calendar import Allowed, instant_of, later
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.requirements import Asked
from bot.tracking.teams.standing import Standing

#: Days before the due date on which a member who lacks it is reminded.
STAGES_AHEAD = (30, 14, 7, 1)
#: So many days before a credential ends that a team needs, its leads hear of it.
LAPSE_AHEAD = 30
#: So often a lead is told that a requirement is late, a week apart.
MOST_LATE = 3
#: A reminder that could not be sent says nothing any more so long after the day.
_TOO_OLD = timedelta(days=31)
_FORTNIGHT = 14
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def duties(
    asked: Iterable[Asked], held: Iterable[Holding], studies: Iterable[Study], told: frozenset[Notice],
    allowed: Allowed, now: datetime,
) -> Iterator[Planned]:  # fmt: skip
    """What a member still lacks, with what they hold and study themselves."""
    held, studies, today = list(held), list(studies), allowed.local_day(now)
    for each in asked:
        duty = _lacking(each, held, studies, today)
        if duty is None or (due := each.requirement.due) is None:
            continue
        known = allowed.local_day(max(each.requirement.created_at, each.since))
        for stage in STAGES_AHEAD:
            notice, day = Notice("duty", each.requirement.id, due, stage), later(due, timedelta(days=-stage))
            if notice not in told and day >= known:
                yield Planned(notice, allowed.on(day, early=True), matter=duty)


def _lacking(asked: Asked, held: list[Holding], studies: list[Study], today: date) -> Duty | None:
    """None when there is nothing to remind of. Of what a number of people need, only who studies for it is reminded."""
    needed = asked.requirement
    if asked.exempt is not None or needed.due is None or today > later(needed.due, _TOO_OLD):
        return None
    fitting = [h for h in held if needed.met_by(h.credential, h.name)]
    if any(_valid(h, on) for h in fitting for on in {needed.due, max(today, needed.due)}):
        return None
    study = next((s for s in studies if s.state == "active" and needed.met_by(s.credential, s.name)), None)
    if needed.needed is not None and study is None:
        return None
    ends = max((h.expires for h in fitting if h.expires is not None and h.expires >= today), default=None)
    return Duty(asked, study, ends)


def _valid(holding: Holding, on: date) -> bool:
    return (holding.awarded is None or holding.awarded <= on) and (holding.expires is None or holding.expires >= on)


def gaps(charges: Iterable[Standing], told: frozenset[Notice], allowed: Allowed, now: datetime) -> Iterator[Planned]:
    """What a lead is told of their teams: what is late, and what ends and leaves a gap."""
    for standing in charges:
        yield from _late(standing, told, allowed, now)
        yield from _lapses(standing, told, allowed, now)


def _late(standing: Standing, told: frozenset[Notice], allowed: Allowed, now: datetime) -> Iterator[Planned]:
    """From the day after the due date; whether anybody lacks it is seen when the time has come."""
    due = standing.requirement.due
    if due is None:
        return
    number = standing.requirement.id
    said = [n.about for n in told if n.kind == "late" and n.subject == number and n.about > due]
    if len(said) >= MOST_LATE:
        return
    day = later(max(said), _WEEK) if said else later(due, _DAY)
    at = allowed.on(day, early=False)
    if at <= now:
        if not standing.lacks(allowed.local_day(now)):
            return
        day = max(day, allowed.local_day(now))  # the week to the next one counts from when this one is really said
    yield Planned(Notice("late", number, day, len(said)), at, matter=standing)


def _lapses(standing: Standing, told: frozenset[Notice], allowed: Allowed, now: datetime) -> Iterator[Planned]:
    for stand, holding in standing.ending(allowed.local_day(now)):
        assert holding.expires is not None  # noqa: S101 - it ends
        notice = Notice("lapse", holding.id, holding.expires, standing.requirement.id)
        day = later(holding.expires, timedelta(days=-LAPSE_AHEAD))
        if notice not in told and day >= allowed.local_day(standing.requirement.created_at):
            yield Planned(notice, allowed.on(day, early=True), matter=Lapse(standing, stand, holding))


def digests(wanted: Iterable[Digest], told: frozenset[Notice], allowed: Allowed, now: datetime) -> Iterator[Planned]:
    """The next one of each team; of several that were missed only the last is made up for."""
    for each in wanted:
        team = each.team.id
        last = max((n.about for n in told if n.kind == "digest" and n.subject == team), default=each.since - _DAY)
        day = next_day(each, max(last + _DAY, each.since))
        while (after := next_day(each, day + _DAY)) <= allowed.local_day(now):
            day = after
        yield Planned(Notice("digest", team, day), comes_at(each, day, allowed), matter=each)


def next_day(digest: Digest, start: date) -> date:
    """The first day from ``start`` on that the digest names."""
    if digest.every != "month":
        first = digest.since if digest.every == "other" else start
        first += timedelta(days=(digest.day - first.weekday()) % 7)
        return first + max(0, -((first - start).days // _FORTNIGHT)) * timedelta(days=_FORTNIGHT)
    if start.day <= digest.day:
        return start.replace(day=digest.day)
    return (start.replace(day=1) + timedelta(days=31)).replace(day=digest.day)


def comes_at(digest: Digest, day: date, allowed: Allowed) -> datetime:
    """At the hour that was wished, or when the lead may be written to next."""
    return allowed.next(instant_of(day, digest.hour, allowed.zone))
