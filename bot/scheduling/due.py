"""What is due for one person at one instant, and when to look again: pure functions of records and settings.

A reminder is due when the instant of its stage has come, was not before the holding was watched, and no notice of
it was ever made. Several stages of one holding that are due together are one reminder, said as of today; it covers
them all. So neither downtime nor a change of zone or clock can lose a reminder, or say one twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.scheduling.duties import digests, duties, gaps
from bot.scheduling.notices import Due, Notice, Planned
from bot.tracking.calendar import Allowed, later
from bot.tracking.holdings import Earned, Holding
from bot.tracking.learning import BEHIND, Study, awake
from bot.tracking.preferences import Preferences
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.letters import Letter
from bot.tracking.teams.requirements import Asked
from bot.tracking.teams.standing import Standing
from bot.tracking.watching import allowed_by, stages_of, unpaused

#: After so many nudges in a row without an answer the next one asks whether to go on, and is the last.
PATIENCE = 3
_WEEK = timedelta(days=7)
#: What ends in so long is told in a summary.
SOON = timedelta(days=120)


@dataclass(frozen=True)
class Subject:
    """Everything that decides what one person is told, and ``told``: what they were told already.

    ``asked``: what their teams need from them. ``charges``: how the teams that they lead stand with what these need.
    ``waiting``: ids of the studies whose turn has not come in the plan that they follow.
    """

    person_id: int
    preferences: Preferences
    tz: str | None
    holdings: tuple[Holding, ...] = ()
    studies: tuple[Study, ...] = ()
    units: tuple[Earned, ...] = ()
    told: frozenset[Notice] = frozenset()
    locale: str | None = None
    letters: tuple[Letter, ...] = ()
    asked: tuple[Asked, ...] = ()
    charges: tuple[Standing, ...] = ()
    digests: tuple[Digest, ...] = ()
    waiting: frozenset[int] = frozenset()

    @property
    def allowed(self) -> Allowed:
        return allowed_by(self.preferences, self.tz)


@dataclass(frozen=True)
class Look:
    """``due`` is to be said now, in one message. ``next_at``: when to look again, None for never."""

    due: tuple[Due, ...]
    next_at: datetime | None


def look(subject: Subject, now: datetime) -> Look:
    """What to say to a person now. Nothing is due outside the hours they allow; it waits for them."""
    allowed = subject.allowed
    planned = list(_planned(subject, allowed, now))
    ripe = [p for p in planned if p.at <= now]
    later = [p.at for p in planned if p.at > now]
    if ripe and not allowed.allows(now):
        return Look((), allowed.next(now))
    due = tuple(_merged(ripe))
    if any(d.holding is None for d in due):  # saying a nudge or a summary makes the next one known
        after = replace(subject, told=subject.told | {n for d in due for n in d.covers})
        later = [p.at for p in _planned(after, allowed, now) if p.at > now]
    return Look(due, min(later, default=None))


def forecast(subject: Subject, now: datetime, until: datetime) -> Iterator[tuple[datetime, tuple[Due, ...]]]:
    """What will be said from ``now`` to ``until`` if nothing changes, message by message."""
    while True:
        seen = look(subject, now)
        if seen.due:
            yield now, seen.due
            subject = replace(subject, told=subject.told | {n for d in seen.due for n in d.covers})
        if seen.next_at is None or seen.next_at > until:
            return
        now = seen.next_at


def of_oneself(subject: Subject, only: Collection[int] = ()) -> Subject:
    """Without summaries and what is of others, or with nothing but the holdings ``only``: a forecast of a year looks
    at everything again for each message, which takes seconds for somebody with much of it.
    """
    if only:
        subject = replace(subject, holdings=tuple(h for h in subject.holdings if h.id in only), studies=(), asked=())
    quiet = subject.preferences.model_copy(update={"summary": None})
    return replace(subject, preferences=quiet, letters=(), charges=(), digests=())


def _planned(subject: Subject, allowed: Allowed, now: datetime) -> Iterator[Planned]:
    yield from _letters(subject, allowed)
    if subject.preferences.off:
        return
    for holding in subject.holdings:
        if not holding.muted:
            yield from _of_holding(subject, holding, allowed)
    if subject.preferences.nudges:
        yield from _nudges(subject, allowed, now)
    yield from _exams(subject, allowed, now)
    yield from _summary(subject, allowed, now)
    yield from duties(subject.asked, subject.holdings, subject.studies, subject.told, allowed, now)
    yield from gaps(subject.charges, subject.told, allowed, now)
    yield from digests(subject.digests, subject.told, allowed, now)


def _letters(subject: Subject, allowed: Allowed) -> Iterator[Planned]:
    """What others wrote is no reminder: it comes although reminders are off, in the hours that the reader allows."""
    for letter in subject.letters:
        notice = Notice("letter", letter.id, letter.at.date())
        if notice not in subject.told:
            yield Planned(notice, allowed.next(letter.at), letter=letter)


def _of_holding(subject: Subject, holding: Holding, allowed: Allowed) -> Iterator[Planned]:
    """All stages of a holding that were not said yet."""
    expires = holding.expires
    if expires is None:
        return
    sleeping = allowed.on(holding.snoozed_until, early=False) if holding.snoozed_until is not None else None
    usual, once = unpaused(allowed), _expired_in_a_pause(holding, allowed)
    for stage in stages_of(holding, subject.preferences):
        notice = Notice("expiry", holding.id, expires, stage)
        day, early = later(expires, timedelta(days=-stage)), stage >= 0
        at = allowed.on(day, early=early) if early or once is None else min(once, allowed.on(day, early=early))
        if notice not in subject.told and usual.on(day, early=early) >= holding.watched_from:
            yield Planned(notice, max(at, sleeping) if sleeping else at, holding)
    if holding.opens is not None:
        notice = Notice("opens", holding.id, holding.opens)
        at = allowed.on(holding.opens, early=False)
        known = usual.on(holding.opens, early=False) >= holding.watched_from
        if notice not in subject.told and known and holding.opens < expires:
            yield Planned(notice, max(at, sleeping) if sleeping else at, holding)
    if holding.snoozed_until is not None and sleeping is not None:
        notice = Notice("snooze", holding.id, holding.snoozed_until)
        if notice not in subject.told:
            yield Planned(notice, sleeping, holding)


#: What would be said so soon after a pause is said at its end, with what fell due in it.
_SOON_AFTER = timedelta(days=7)


def _expired_in_a_pause(holding: Holding, allowed: Allowed) -> datetime | None:
    """When that is said, if it expired in a pause, and all that follows would be soon after."""
    expires, until = holding.expires, allowed.paused_until
    if expires is None or until is None or not later(until, -_SOON_AFTER) <= expires < until:
        return None
    if allowed.paused_from is not None and expires < allowed.paused_from:
        return None
    over = allowed.on(until, early=False)
    return over if holding.watched_from < over else None


def _nudges(subject: Subject, allowed: Allowed, now: datetime) -> Iterator[Planned]:
    """One nudge a week at most, about every study that stalls or falls behind; rarer when nobody reacts."""
    nudged = [n.about for n in subject.told if n.kind == "nudge"]
    last = max(nudged, default=None)
    today = allowed.local_day(now)
    for each in subject.studies:
        if each.state == "paused" and each.paused_until is not None:
            over = Notice("nudge", each.id, each.paused_until, 0)
            if over not in subject.told:
                yield Planned(over, allowed.on(each.paused_until, early=False), study=each)
                continue
        study = awake(each, today)
        if study.state != "active" or study.id in subject.waiting:
            continue
        ignored = sorted(n.about for n in subject.told if n.kind == "nudge" and n.subject == study.id
                         and n.about > study.touched_on)  # fmt: skip
        if len(ignored) > PATIENCE:
            continue  # asked whether to go on, and no answer is one
        day = _quiet_too_long(study, ignored, subject.preferences.nudge_after)
        if last is not None:
            day = max(day, later(last, _WEEK))
        at = allowed.on(day, early=False)
        if at <= now:  # the week to the next one counts from the day on which this one is really said
            day = max(day, allowed.local_day(now))
        yield Planned(Notice("nudge", study.id, day, len(ignored)), at, study=study)


def _exams(subject: Subject, allowed: Allowed, now: datetime) -> Iterator[Planned]:
    """So many days before the day of each study; once that is over nothing is made up for."""
    lead, today = subject.preferences.exam_lead, allowed.local_day(now)
    if lead is None:
        return
    for study in subject.studies:
        if study.target is None or study.target < today:
            continue
        notice = Notice("exam", study.id, study.target, lead)
        if notice not in subject.told:
            yield Planned(notice, allowed.on(later(study.target, -timedelta(days=lead)), early=True), study=study)


def _quiet_too_long(study: Study, ignored: list[date], after: int) -> date:
    if ignored:
        return later(ignored[-1], timedelta(days=after * 2 ** len(ignored)))
    stalled = later(study.touched_on, timedelta(days=after))
    behind = _falls_behind(study)
    return min(stalled, max(behind, later(study.touched_on, _WEEK))) if behind else stalled


def _falls_behind(study: Study) -> date | None:
    """The day on which the plan gets ahead of the progress by too much."""
    if study.target is None or study.target <= study.started_on or study.percent + BEHIND > 100:
        return None
    share = (study.percent + BEHIND) / 100
    return study.started_on + timedelta(days=round((study.target - study.started_on).days * share))


def _summary(subject: Subject, allowed: Allowed, now: datetime) -> Iterator[Planned]:
    weekday, since = subject.preferences.summary, subject.preferences.summary_from
    if weekday is None or since is None:
        return
    told = max((n.about for n in subject.told if n.kind == "summary"), default=later(since, timedelta(days=-1)))
    news = _news_from(subject)
    if news is None:
        return
    after = max(later(told, timedelta(days=1)), since, news)
    first = later(after, timedelta(days=(weekday - after.weekday()) % 7))
    missed = (allowed.local_day(now) - first).days // 7
    day = first + _WEEK * max(0, missed)  # of several missed ones only the last is made up for
    yield Planned(Notice("summary", 0, day), allowed.on(day, early=False))


def _news_from(subject: Subject) -> date | None:
    """The day from which a summary has something to tell: what is studied, or what ends soon; None for never."""
    if subject.studies:
        return date.min
    ends = [h.expires for h in subject.holdings if h.expires is not None]
    return later(min(ends), -SOON) if ends else None


def _merged(ripe: list[Planned]) -> Iterator[Due]:
    """Of each holding and each duty the stage nearest to today, standing for all that are due; the most urgent holding
    first.
    """
    by_holding: dict[int, list[Planned]] = {}
    by_matter: dict[tuple[str, int, int], list[Planned]] = {}
    for planned in sorted(ripe, key=lambda p: (p.notice.kind, p.at)):
        notice = planned.notice
        if planned.holding is not None:
            by_holding.setdefault(planned.holding.id, []).append(planned)
        else:
            apart = notice.stage if notice.kind == "lapse" else 0
            by_matter.setdefault((notice.kind, notice.subject, apart), []).append(planned)
    groups = sorted(by_holding.values(), key=lambda g: (g[0].holding.expires or date.max, g[0].holding.id))  # type: ignore[union-attr]
    for group in (*groups, *by_matter.values()):
        newest = max(group, key=lambda p: (p.at, -p.notice.stage, p.notice.kind == "expiry"))
        yield Due(
            newest.notice, newest.at, tuple(sorted(p.notice for p in group)), newest.holding, newest.study,
            newest.letter, newest.matter,
        )  # fmt: skip
