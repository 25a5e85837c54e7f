"""The people Laurel talks to, and what each has told it about themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant
from bot.tracking.preferences import Preferences
from bot.tracking.watching import allowed_by, keep_ahead

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200)),
    sa.Column("tz", sa.String(64)),
    sa.Column("locale", sa.String(35)),
    sa.Column("profile", sa.JSON, nullable=False),
    sa.Column("preferences", sa.JSON, nullable=False),
    sa.Column("created_at", Instant(), nullable=False),
)
identities = sa.Table(
    "identities",
    metadata,
    sa.Column("platform", sa.String(20), primary_key=True),
    sa.Column("account", sa.String(200), primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("seen_at", Instant(), nullable=False),  # the last time they wrote from there
    sa.Column("unreachable_since", Instant()),
    sa.Column("handle", sa.String(64), index=True),  # what they are mentioned by, in small letters
)


class Profile(BaseModel):
    """What a person said of themselves; ids are the catalogue's. Everything may be unknown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    role: str | None = None
    family: str | None = None
    goal: str | None = None
    level: str | None = None
    skills: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    budget: Decimal | None = None
    currency: str | None = None
    monthly: bool = False  # the budget is there anew every month
    hours_a_week: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A person as one platform knows them. ``tz`` is an IANA name; not every platform gives one.

    ``handle``: what they are mentioned by, where that is not the account.
    """

    platform: str
    account: str
    name: str | None = None
    tz: str | None = None
    locale: str | None = None
    handle: str | None = None


@dataclass(frozen=True)
class Person:
    """``tz`` is what the platform says. ``news``: this very message shows that they moved to another zone, or can
    be reached again, so reminders may be due at other times.
    """

    id: int
    name: str | None
    tz: str | None
    locale: str | None
    profile: Profile
    preferences: Preferences = field(default_factory=Preferences)
    news: bool = False


#: The id of a person of whom nothing is kept; the database's begin with 1.
NOBODY = 0


async def recognise(connection: AsyncConnection, account: Account) -> Person:
    """The person behind a platform account as ``meet`` would give them, without keeping anything.

    Whoever never wrote has the id NOBODY, and so no records.
    """
    found = await _find(connection, account)
    if found is None:
        return Person(NOBODY, account.name, account.tz, account.locale, Profile())
    return _person(account, found)


async def meet(connection: AsyncConnection, account: Account, now: datetime) -> Person:
    """The person behind a platform account, made on first contact; name, zone and locale follow the platform.

    Turns of one person, who may write from several accounts at once, wait for each other on PostgreSQL.
    """
    found = await _hold(connection, account)
    if found is None:
        return await _make(connection, account, now)
    news = await _keep_news(connection, account, found)
    if account.handle != found.handle:
        await _give_up(connection, account)
    seen = {"seen_at": now, "unreachable_since": None, "handle": account.handle}
    await connection.execute(_SEEN, _named(account) | seen)
    return _person(account, found, found.unreachable_since is not None or "tz" in news)


async def _find(connection: AsyncConnection, account: Account) -> Any:
    return (await connection.execute(_BEHIND, _named(account))).first()


async def _hold(connection: AsyncConnection, account: Account) -> Any:
    """The same, kept from others until the transaction ends. It is looked for twice: whoever waited for a person who
    was joined with another one meanwhile finds nobody at first. Rows that refer to the person do not wait.
    """
    given = _named(account)
    return (await connection.execute(_HOLD, given)).first() or (await connection.execute(_HOLD, given)).first()


_NAMED = sa.and_(
    identities.c.platform == sa.bindparam("of_platform"), identities.c.account == sa.bindparam("of_account")
)
_SEEN = sa.update(identities).where(_NAMED)
_BEHIND = (
    sa.select(people, identities.c.unreachable_since, identities.c.handle)
    .join(identities, identities.c.person_id == people.c.id)
    .where(_NAMED)
)
_HOLD = _BEHIND.with_for_update(key_share=True, of=people)


def _named(account: Account) -> dict[str, Any]:
    return {"of_platform": account.platform, "of_account": account.account}


def _person(account: Account, found: Any, news: bool = False) -> Person:
    return Person(
        found.id, account.name or found.name, account.tz or found.tz, account.locale or found.locale,
        Profile(**found.profile), Preferences.model_validate(found.preferences), news,
    )  # fmt: skip


async def introduce(connection: AsyncConnection, account: Account, now: datetime) -> int:
    """The id of somebody whom another person names; made when they never wrote. That is no word of theirs: where they
    are written to, and whether they can be reached, stays as it was.
    """
    found = await _find(connection, account)
    if found is None:
        return (await _make(connection, account, now)).id
    await _keep_news(connection, account, found)
    return int(found.id)


async def person_of(connection: AsyncConnection, account: Account) -> int | None:
    """Whose account it is; None when it is nobody's."""
    query = sa.select(identities.c.person_id).where(_is(account.platform, account.account))
    found: int | None = await connection.scalar(query)
    return found


async def with_handle(connection: AsyncConnection, platform: str, handle: str) -> int | None:
    """Who is mentioned so on a platform; None when nobody who ever wrote is."""
    query = sa.select(identities.c.person_id).where(
        identities.c.platform == platform, identities.c.handle == handle.casefold()
    )
    found: int | None = await connection.scalar(query.order_by(identities.c.seen_at.desc()).limit(1))
    return found


async def name_of(connection: AsyncConnection, person_id: int) -> str | None:
    """What their platform calls them; None when it never said."""
    found: str | None = await connection.scalar(sa.select(people.c.name).where(people.c.id == person_id))
    return found


async def zone_told(connection: AsyncConnection, person_id: int) -> str | None:
    """The zone as their platform knows it."""
    found: str | None = await connection.scalar(sa.select(people.c.tz).where(people.c.id == person_id))
    return found


async def names_of(connection: AsyncConnection, person_ids: Collection[int]) -> dict[int, str]:
    """What their platforms call several people, of those that said."""
    if not person_ids:
        return {}
    query = sa.select(people.c.id, people.c.name).where(people.c.id.in_(person_ids), people.c.name.is_not(None))
    return {row.id: row.name for row in (await connection.execute(query)).all()}


async def accounts_of(connection: AsyncConnection, person_id: int) -> list[Account]:
    """Where a person is known, the place they last wrote from first."""
    query = sa.select(identities).where(identities.c.person_id == person_id).order_by(identities.c.seen_at.desc())
    rows = (await connection.execute(query)).all()
    return [Account(row.platform, row.account, handle=row.handle) for row in rows]


async def platforms_known(connection: AsyncConnection, person_id: int) -> list[str]:
    """On which platforms they have an account, that from which they last wrote first."""
    return list(dict.fromkeys(account.platform for account in await accounts_of(connection, person_id)))


async def follow(connection: AsyncConnection, account: Account) -> int | None:
    """Keep what the platform tells anew of a person; who it is when they moved to another zone."""
    query = (
        sa.select(people.c.id, people.c.name, people.c.tz, people.c.locale, people.c.preferences)
        .join(identities, identities.c.person_id == people.c.id)
        .where(_is(account.platform, account.account))
    )
    found = (await connection.execute(query)).first()
    if found is None or "tz" not in await _keep_news(connection, account, found):
        return None
    return int(found.id)


async def _keep_news(connection: AsyncConnection, account: Account, found: Any) -> dict[str, str]:
    """What is said of the person that was not known, by column. Who moves loses no reminder that was still ahead."""
    news = {
        column: value
        for column, value in (("name", account.name), ("tz", account.tz), ("locale", account.locale))
        if value is not None and value != getattr(found, column)
    }
    if news:
        await connection.execute(sa.update(people).where(people.c.id == found.id).values(news))
    if "tz" in news:
        p = Preferences.model_validate(found.preferences)
        await keep_ahead(connection, found.id, p, allowed_by(p, found.tz), allowed_by(p, news["tz"]))
    return news


async def _give_up(connection: AsyncConnection, account: Account) -> None:
    """A handle is one account's at a time: whoever had it before does not any more, though they did not tell yet."""
    if account.handle is not None:
        theirs = (identities.c.platform == account.platform, identities.c.handle == account.handle)
        await connection.execute(sa.update(identities).where(*theirs).values(handle=None))


async def _make(connection: AsyncConnection, account: Account, now: datetime) -> Person:
    await _give_up(connection, account)
    values: dict[str, Any] = {
        "name": account.name,
        "tz": account.tz,
        "locale": account.locale,
        "profile": {},
        "preferences": {},
        "created_at": now,
    }
    person_id = (await connection.execute(sa.insert(people).values(values).returning(people.c.id))).scalar_one()
    await connection.execute(
        sa.insert(identities).values(
            platform=account.platform, account=account.account, person_id=person_id, seen_at=now,
            handle=account.handle,
        )
    )  # fmt: skip
    return Person(person_id, account.name, account.tz, account.locale, Profile())


async def save_profile(connection: AsyncConnection, person_id: int, profile: Profile) -> None:
    values = profile.model_dump(mode="json", exclude_defaults=True)
    await connection.execute(sa.update(people).where(people.c.id == person_id).values(profile=values))


async def save_preferences(connection: AsyncConnection, person_id: int, preferences: Preferences) -> None:
    values = preferences.model_dump(mode="json", exclude_defaults=True)
    await connection.execute(sa.update(people).where(people.c.id == person_id).values(preferences=values))


async def part(connection: AsyncConnection, account: Account, now: datetime) -> int:
    """An account is taken from a person, who keeps everything; the id of whoever is behind it now, and has nothing."""
    parted: dict[str, Any] = {
        "name": account.name,
        "locale": account.locale,
        "profile": {},
        "preferences": {},
        "created_at": now,
    }
    person_id = (await connection.execute(sa.insert(people).values(parted).returning(people.c.id))).scalar_one()
    here = _is(account.platform, account.account)
    await connection.execute(sa.update(identities).where(here).values(person_id=person_id))
    return int(person_id)


async def mark_unreachable(connection: AsyncConnection, platform: str, account: str, now: datetime) -> None:
    """Nothing is sent there until they write again."""
    await connection.execute(sa.update(identities).where(_is(platform, account)).values(unreachable_since=now))


async def reach_again(connection: AsyncConnection, platform: str, patterns: Sequence[str]) -> None:
    """Accounts like one of ``patterns`` (with ``%`` for anything) can be written to again, so far as is known."""
    like = sa.or_(*(identities.c.account.like(pattern) for pattern in patterns))
    lost = sa.and_(identities.c.platform == platform, identities.c.unreachable_since.is_not(None), like)
    await connection.execute(sa.update(identities).where(lost).values(unreachable_since=None))


async def reachable_at(connection: AsyncConnection, person_ids: list[int], platforms: list[str]) -> dict[int, Account]:
    """Where people are written to, of the platforms given: the one they prefer, else the one they last wrote from;
    nobody who is unreachable everywhere.
    """
    query = (
        sa.select(identities.c.person_id, identities.c.platform, identities.c.account, people.c.preferences)
        .join(people, people.c.id == identities.c.person_id)
        .where(
            identities.c.person_id.in_(person_ids),
            identities.c.platform.in_(platforms),
            identities.c.unreachable_since.is_(None),
        )
        .order_by(identities.c.seen_at)
    )
    rows = (await connection.execute(query)).all()
    preferred = [row for row in rows if row.preferences.get("platform") == row.platform]
    return {row.person_id: Account(row.platform, row.account) for row in (*rows, *preferred)}


def _is(platform: str, account: str) -> sa.ColumnElement[bool]:
    return sa.and_(identities.c.platform == platform, identities.c.account == account)
