"""What is kept for a time only is gone after it, and README says when."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.conversations import conversations
from bot.messaging.incoming import Incoming, Sender
from bot.retention import RULES, Rule
from bot.tracking.people import Account, identities, introduce, people
from bot.tracking.privacy.strangers import KEPT
from bot.tracking.teams import membership
from bot.tracking.teams.looking import LOOKS_KEPT, look, looks_at
from bot.tracking.teams.tables import teams
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import arrive, hold

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DANA = Sender("telegram", "dana", "Dana")


@pytest.mark.parametrize("rule", RULES, ids=[rule.what for rule in RULES])
def test_readme_says_how_long_it_is_kept(rule: Rule) -> None:
    row = next((line for line in README.splitlines() if line.lower().startswith(f"| {rule.what}")), "")
    assert f"| {in_words(rule.days)} |" in row


def in_words(time: timedelta) -> str:
    if time >= timedelta(days=1):
        return f"{time.days} days"
    return f"{int(time.total_seconds() / 60)} minutes"


async def test_strangers_are_forgotten_and_whoever_has_something_here_is_not(
    laurel: Laurel, clock: SimulatedClock
) -> None:
    laurel.connect("telegram", CollectingCourier())
    await laurel.receive(Incoming("1", DANA, "what is the CKA?"))
    told = await arrive(laurel.engine, NOW, "omar")
    await hold(laurel.engine, NOW, told, "Crane", NOW.date() + timedelta(days=3000))
    await laurel.receive(Incoming("2", Sender("telegram", "mara", "Mara"), "i'm a nurse"))
    leading = await arrive(laurel.engine, NOW, "lena")
    async with laurel.engine.begin() as connection:
        team = await membership.create(connection, "Ward", leading, NOW)
        asked = await introduce(connection, Account("telegram", "jon"), NOW)
        await membership.ask(connection, team.id, asked, leading, NOW)
    clock.advance(KEPT - timedelta(days=1))
    await laurel.keep_house()
    assert await accounts(laurel) == {"dana", "omar", "mara", "lena", "jon"}
    clock.advance(timedelta(days=2))
    await laurel.keep_house()
    assert await accounts(laurel) == {"omar", "mara", "lena"}


async def accounts(laurel: Laurel) -> set[str]:
    async with laurel.engine.connect() as connection:
        known = sa.select(identities.c.account).join(people, people.c.id == identities.c.person_id)
        return set(await connection.scalars(known))


async def test_a_talk_of_long_ago_begins_anew(laurel: Laurel, clock: SimulatedClock) -> None:
    laurel.connect("telegram", CollectingCourier())
    await laurel.receive(Incoming("1", DANA, "aws architect"))
    for days, left in ((364, 1), (2, 0)):
        clock.advance(timedelta(days=days))
        await laurel.keep_house()
        async with laurel.engine.connect() as connection:
            assert await connection.scalar(sa.select(sa.func.count()).select_from(conversations)) == left


async def test_looks_and_closed_teams_are_forgotten_after_a_year(laurel: Laurel, clock: SimulatedClock) -> None:
    lena = await arrive(laurel.engine, NOW, "lena")
    omar = await arrive(laurel.engine, NOW, "omar")
    async with laurel.engine.begin() as connection:
        team = await membership.create(connection, "Ward", lena, NOW)
        await membership.ask(connection, team.id, omar, lena, NOW)
        await membership.join(connection, team.id, omar, NOW)
        await look(connection, lena, team.id, "team_progress", NOW)
        closed = await membership.create(connection, "Old ward", lena, NOW)
        await membership.close(connection, closed.id, NOW)
    for days, looked, left in ((LOOKS_KEPT.days - 1, 1, {"Ward", "Old ward"}), (2, 0, {"Ward"})):
        clock.advance(timedelta(days=days))
        await laurel.keep_house()
        async with laurel.engine.connect() as connection:
            assert len(await looks_at(connection, omar, NOW)) == looked
            assert set(await connection.scalars(sa.select(teams.c.name))) == left
