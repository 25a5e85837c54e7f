"""The people Laurel talks to, and what each has told it about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200)),
    sa.Column("tz", sa.String(64)),
    sa.Column("locale", sa.String(35)),
    sa.Column("profile", sa.JSON, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)
identities = sa.Table(
    "identities",
    metadata,
    sa.Column("platform", sa.String(20), primary_key=True),
    sa.Column("account", sa.String(200), primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
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
    hours_a_week: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A person as one platform knows them. ``tz`` is an IANA name; not every platform gives one."""

    platform: str
    account: str
    name: str | None = None
    tz: str | None = None
    locale: str | None = None


@dataclass(frozen=True)
class Person:
    id: int
    name: str | None
    locale: str | None
    profile: Profile


async def meet(connection: AsyncConnection, account: Account, now: datetime) -> Person:
    """The person behind a platform account, made on first contact; name, zone and locale follow the platform."""
    found = (
        await connection.execute(
            sa.select(people)
            .join(identities, identities.c.person_id == people.c.id)
            .where(identities.c.platform == account.platform, identities.c.account == account.account)
        )
    ).first()
    if found is None:
        return await _make(connection, account, now)
    news = {
        column: value
        for column, value in (("name", account.name), ("tz", account.tz), ("locale", account.locale))
        if value is not None and value != getattr(found, column)
    }
    if news:
        await connection.execute(sa.update(people).where(people.c.id == found.id).values(news))
    return Person(found.id, account.name or found.name, account.locale or found.locale, Profile(**found.profile))


async def _make(connection: AsyncConnection, account: Account, now: datetime) -> Person:
    values: dict[str, Any] = {
        "name": account.name,
        "tz": account.tz,
        "locale": account.locale,
        "profile": {},
        "created_at": now,
    }
    person_id = (await connection.execute(sa.insert(people).values(values).returning(people.c.id))).scalar_one()
    await connection.execute(
        sa.insert(identities).values(platform=account.platform, account=account.account, person_id=person_id)
    )
    return Person(person_id, account.name, account.locale, Profile())


async def save_profile(connection: AsyncConnection, person: Person, profile: Profile) -> None:
    values = profile.model_dump(mode="json", exclude_defaults=True)
    await connection.execute(sa.update(people).where(people.c.id == person.id).values(profile=values))
