"""When to look at whom next. What is due is a query on one indexed column, however much is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.outbox import outbox
from bot.scheduling.due import Subject
from bot.scheduling.notices import Notice
from bot.storage.engine import metadata
from bot.storage.types import Instant
from bot.storage.upsert import insert_or_update, insert_or_update_all
from bot.tracking import holdings, learning, plans
from bot.tracking.people import identities, people
from bot.tracking.preferences import Preferences
from bot.tracking.teams import digests, letters, requirements, standing
from bot.tracking.teams import tables as team_tables
from bot.tracking.teams.letters import LetterKind

agenda = sa.Table(
    "agenda",
    metadata,
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("next_at", Instant(), index=True),
)
notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("subject", sa.Integer, nullable=False),
    sa.Column("about", sa.Date, nullable=False),
    sa.Column("stage", sa.Integer, nullable=False),
    sa.Column("outbox_id", sa.Integer, index=True),
    sa.Column("created_at", Instant(), nullable=False),
    sa.UniqueConstraint("person_id", "kind", "subject", "about", "stage", name="uq_notices_once"),
)
#: Notices of what ended so long ago are not needed to keep from saying it twice.
KEPT = timedelta(days=800)
#: So many rows go into one statement; SQLite takes 32,766 values in one.
_ROWS = 1_000
#: Kinds of notices whose subject is a holding, and a study.
ABOUT_HOLDINGS = ("expiry", "opens", "snooze")
ABOUT_STUDIES = ("nudge", "exam")


_needed = team_tables.requirements


async def load_subject(connection: AsyncConnection, person_id: int) -> Subject:
    """Everything that decides what a person is told."""
    return (await load_subjects(connection, [person_id]))[person_id]


async def load_subjects(connection: AsyncConnection, person_ids: list[int]) -> dict[int, Subject]:
    """The same of several people, in a handful of queries however many they are."""
    known = (await connection.execute(_PEOPLE, {"ids": person_ids})).all()
    held = await holdings.of_people(connection, person_ids)
    studied = await learning.of_people(connection, person_ids)
    earned = await holdings.units_of(connection, [h.id for mine in held.values() for h in mine])
    written = await letters.to_people(connection, person_ids)
    asked = await requirements.asked_of(connection, person_ids)
    leads = await requirements.charged(connection, person_ids)
    standings = await standing.of_teams(connection, sorted({team for led in leads.values() for team in led}))
    wished = await digests.of_people(connection, person_ids)
    followed = await plans.plans_of(connection, person_ids)
    told: defaultdict[int, set[Notice]] = defaultdict(set)
    for row in (await connection.execute(_TOLD, {"ids": person_ids})).all():
        told[row.person_id].add(Notice(row.kind, row.subject, row.about, row.stage))
    return {
        row.id: Subject(
            row.id,
            Preferences.model_validate(row.preferences),
            row.tz,
            tuple(held[row.id]),
            tuple(studied[row.id]),
            tuple(e for e in earned if e.holding_id in {h.id for h in held[row.id]}),
            frozenset(told[row.id]),
            row.locale,
            tuple(written[row.id]),
            tuple(asked[row.id]),
            tuple(each for team in leads.get(row.id, ()) for each in standings[team]),
            tuple(wished[row.id]),
            plans.waiting(followed[row.id], studied[row.id]) if row.id in followed else frozenset(),
        )
        for row in known
    }


_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
_PEOPLE = sa.select(people.c.id, people.c.tz, people.c.locale, people.c.preferences).where(people.c.id.in_(_IDS))
_TOLD = sa.select(notices).where(notices.c.person_id.in_(_IDS))


async def next_look_at(connection: AsyncConnection, person_id: int) -> datetime | None:
    """When a person is looked at next, as there will be something to say to them; None when nothing is ahead."""
    found: datetime | None = await connection.scalar(sa.select(agenda.c.next_at).where(agenda.c.person_id == person_id))
    return found


async def look_at(connection: AsyncConnection, person_id: int, at: datetime | None) -> None:
    """Look at a person again at ``at``; None: not before something changes."""
    await insert_or_update(connection, agenda, {"person_id": person_id, "next_at": at}, ["person_id"])


async def look_soon(connection: AsyncConnection, person_ids: Iterable[int], now: datetime) -> None:
    """Look at several people at the next tick, for something of them was changed by somebody else."""
    rows = [{"person_id": person_id, "next_at": now} for person_id in sorted(set(person_ids))]
    for start in range(0, len(rows), _ROWS):
        await insert_or_update_all(connection, agenda, rows[start : start + _ROWS], ["person_id"])


async def look_again(connection: AsyncConnection, next_at: Mapping[int, datetime | None]) -> None:
    """The same for several people who are on the agenda already."""
    given = [{"who": person_id, "at": at} for person_id, at in next_at.items()]
    if given:
        await connection.execute(_AGAIN, given)


_AGAIN = (
    sa.update(agenda)
    .where(agenda.c.person_id == sa.bindparam("who"))
    .values(next_at=sa.bindparam("at", type_=Instant()))
)


_DUE = (
    sa.select(agenda.c.person_id)
    .where(
        agenda.c.next_at <= sa.bindparam("now", type_=Instant()),
        sa.exists().where(
            identities.c.person_id == agenda.c.person_id,
            identities.c.platform.in_(sa.bindparam("platforms", expanding=True)),
            identities.c.unreachable_since.is_(None),
        ),
    )
    .order_by(agenda.c.next_at)
    .limit(sa.bindparam("most", type_=sa.Integer()))
    .with_for_update(skip_locked=True, of=agenda)
)


async def due_people(connection: AsyncConnection, platforms: list[str], now: datetime, limit: int) -> list[int]:
    """Up to ``limit`` people to look at now who can be reached on one of ``platforms``, the longest due first.

    Their rows are locked until the transaction ends; those that another process holds are left to it.
    """
    if not platforms:
        return []
    given = {"now": now, "platforms": platforms, "most": limit}
    return list((await connection.scalars(_DUE, given)).all())


async def next_look(connection: AsyncConnection) -> datetime | None:
    """The next instant at which somebody is to be looked at; None for never."""
    at: datetime | None = await connection.scalar(sa.select(sa.func.min(agenda.c.next_at)))
    return at


@dataclass(frozen=True)
class Told:
    """A notice that a message says to a person."""

    person_id: int
    notice: Notice
    outbox_id: int


async def record_notices(connection: AsyncConnection, told: Iterable[Told], now: datetime) -> None:
    """Remember what messages say. Raises IntegrityError when any of it was said before: then nothing may be sent."""
    rows = [
        {
            "person_id": t.person_id, "kind": t.notice.kind, "subject": t.notice.subject, "about": t.notice.about,
            "stage": t.notice.stage, "outbox_id": t.outbox_id, "created_at": now,
        }
        for t in told
    ]  # fmt: skip
    if rows:
        await connection.execute(sa.insert(notices), rows)


@dataclass(frozen=True)
class LastReminder:
    """The last message of a kind: when it reached the person, and the ids of what it was about, such as holdings."""

    sent_at: datetime | None
    holdings: frozenset[int]


async def last_reminder(
    connection: AsyncConnection, person_id: int, kinds: Sequence[str] = ABOUT_HOLDINGS
) -> LastReminder | None:
    """None when no reminder of these kinds was ever sent, or its message is long forgotten."""
    of_these_kinds = notices.c.kind.in_(kinds)
    newest = (
        await connection.execute(
            sa.select(outbox.c.id, outbox.c.sent_at)
            .join(notices, notices.c.outbox_id == outbox.c.id)
            .where(notices.c.person_id == person_id, of_these_kinds, outbox.c.state == "sent")
            .order_by(outbox.c.id.desc())
            .limit(1)
        )
    ).first()
    if newest is None:
        return None
    about = await connection.scalars(
        sa.select(notices.c.subject).where(notices.c.outbox_id == newest.id, of_these_kinds)
    )
    return LastReminder(newest.sent_at, frozenset(about))


async def reminded_of_since(connection: AsyncConnection, person_id: int, since: datetime) -> set[int]:
    """The holdings of all reminders that reached a person since then."""
    about = await connection.scalars(
        sa.select(notices.c.subject)
        .join(outbox, notices.c.outbox_id == outbox.c.id)
        .where(notices.c.person_id == person_id, notices.c.kind.in_(ABOUT_HOLDINGS))
        .where(outbox.c.state == "sent", outbox.c.sent_at >= since)
    )
    return set(about)


async def withdraw_letter(
    connection: AsyncConnection,
    person_id: int,
    kind: LetterKind,
    by: int | None = None,
    team_id: int | None = None,
    **about: Any,
) -> bool:
    """Take a letter back that says this (by somebody, of a team, if those are given), while it is not on its way to
    them; False when there is none.
    """
    told = sa.select(notices.c.subject).where(notices.c.person_id == person_id, notices.c.kind == "letter")
    said = set((await connection.scalars(told)).all())
    for letter in (await letters.to_people(connection, [person_id]))[person_id]:
        theirs = by in (None, letter.by_id) and team_id in (None, letter.team_id)
        meant = letter.kind == kind and theirs and about.items() <= letter.about.items()
        if meant and letter.id not in said:
            await letters.withdraw(connection, letter.id)
            return True
    return False


async def take_back(connection: AsyncConnection, outbox_id: int) -> None:
    """A message did not reach the person: what it was to say counts as not said."""
    await connection.execute(sa.delete(notices).where(notices.c.outbox_id == outbox_id))


async def retell(connection: AsyncConnection, kinds: Iterable[str], spare: int, kept: int) -> None:
    """What was said of a record counts as said of the one that takes its place."""
    said = (notices.c.subject == spare, notices.c.kind.in_(list(kinds)))
    twin = notices.alias()
    same = (twin.c[name] == notices.c[name] for name in ("person_id", "kind", "about", "stage"))
    await connection.execute(sa.delete(notices).where(*said, sa.exists().where(twin.c.subject == kept, *same)))
    await connection.execute(sa.update(notices).where(*said).values(subject=kept))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    """What is still kept as a record keeps its notices: without them all of it would be said again."""
    subject = sa.or_(
        sa.and_(notices.c.kind.in_(ABOUT_HOLDINGS), sa.exists().where(holdings.holdings.c.id == notices.c.subject)),
        sa.and_(notices.c.kind.in_(ABOUT_STUDIES), sa.exists().where(learning.studies.c.id == notices.c.subject)),
        sa.and_(notices.c.kind.in_(("duty", "late")), sa.exists().where(_needed.c.id == notices.c.subject)),
        sa.and_(notices.c.kind == "lapse", sa.exists().where(holdings.holdings.c.id == notices.c.subject)),
    )
    await connection.execute(sa.delete(notices).where(notices.c.about < now.date() - KEPT, ~subject))
