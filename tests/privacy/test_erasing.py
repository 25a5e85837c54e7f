"""Whoever wants to be forgotten is: in every table, on every account, and for whoever has to do with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.courier import UnavailableError, UnreachableError
from bot.messaging.incoming import Incoming
from bot.messaging.outbox import claim as outbox_claim
from bot.messaging.outbox import outbox
from bot.tracking.holdings import holdings
from bot.tracking.people import people
from bot.tracking.privacy.registry import TABLES, Holds
from bot.tracking.teams.tables import memberships
from tests.fakes.couriers import CollectingCourier
from tests.privacy.household import DANA, DANAS_PHONE, OMAR, Household, everything, move_in, traces


@pytest.fixture
async def slack(laurel: Laurel) -> CollectingCourier:
    courier = CollectingCourier()
    laurel.connect("slack", courier)
    return courier


@pytest.fixture
async def telegram(laurel: Laurel) -> CollectingCourier:
    courier = CollectingCourier()
    laurel.connect("telegram", courier)
    return courier


@pytest.fixture
async def house(laurel: Laurel, slack: CollectingCourier, telegram: CollectingCourier) -> Household:
    return await move_in(laurel)


async def test_the_household_is_in_every_table(laurel: Laurel, house: Household) -> None:
    rows = await everything(laurel)
    known = {trace.partition(".")[0] for trace in traces(rows, house.dana)} | {"people", "units", "inbox"}
    assert known >= {name for name, holds in TABLES.items() if isinstance(holds, Holds)}


async def test_nothing_is_left_of_whoever_is_forgotten(
    laurel: Laurel, house: Household, slack: CollectingCourier, telegram: CollectingCourier
) -> None:
    await laurel.receive(Incoming("9", DANA, "delete everything you know about me"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    rows = await everything(laurel)
    assert traces(rows, house.dana) == []
    assert [row["id"] for row in rows["people"]] == [house.omar]
    assert rows["units"] == []
    assert (slack.chats[-1], telegram.chats[-1]) == (DANA.account, DANAS_PHONE.account)
    assert "nothing of you is kept" in slack.texts[-1]
    assert "it is deleted" in telegram.texts[-1]


async def test_others_keep_what_is_theirs_and_see_that_somebody_left(laurel: Laurel, house: Household) -> None:
    await laurel.receive(Incoming("9", DANA, "delete me"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    rows = await everything(laurel)
    assert [row["name"] for row in rows["holdings"]] == ["Crane"]
    assert rows["holdings"][0]["verified_at"] is not None
    places = {row["state"]: row for row in rows["memberships"]}
    assert places["left"]["person_id"] is None
    assert places["left"]["left_at"] is not None
    assert not places["left"]["lead"]
    assert places["asked"]["person_id"] == house.omar
    assert [row["kind"] for row in rows["letters"] if row["person_id"] == house.omar] == ["left"]
    assert {row["viewer_id"] for row in rows["looks"]} == {house.omar, None}


async def test_a_redelivery_of_the_last_word_is_no_new_beginning(
    laurel: Laurel, house: Household, slack: CollectingCourier
) -> None:
    await laurel.receive(Incoming("9", DANA, "delete me"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    said = len(slack.sent)
    for key, text in (("1", "i'm a data analyst and know SQL"), ("10", "yes")):
        await laurel.receive(Incoming(key, DANA, text))
    assert len(slack.sent) == said
    async with laurel.engine.connect() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(people)) == 1


async def test_whoever_comes_back_is_new(laurel: Laurel, house: Household, slack: CollectingCourier) -> None:
    await laurel.receive(Incoming("9", DANA, "delete me"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    await laurel.receive(Incoming("11", DANA, "my certificates"))
    assert "I keep no credentials of you yet" in slack.texts[-1]


async def test_a_last_word_that_cannot_be_sent_is_tried_again_and_then_gone(
    laurel: Laurel, house: Household, slack: CollectingCourier, clock: SimulatedClock
) -> None:
    await laurel.receive(Incoming("9", DANA, "delete me"))
    slack.fail(DANA.account, UnavailableError("down"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    async with laurel.engine.connect() as connection:
        waiting = (await connection.execute(sa.select(outbox.c.account, outbox.c.person_id))).all()
    assert (DANA.account, None) in [tuple(row) for row in waiting]
    clock.advance(timedelta(minutes=1))
    await laurel.tick()
    assert any("nothing of you is kept" in text for text in slack.texts)
    assert traces(await everything(laurel), house.dana) == []


async def test_a_team_without_another_lead_is_closed(
    laurel: Laurel, house: Household, slack: CollectingCourier
) -> None:
    async with laurel.engine.begin() as connection:
        omars = memberships.c.person_id == house.omar
        await connection.execute(sa.update(memberships).where(omars).values(lead=False, state="member"))
    await laurel.receive(Incoming("9", DANA, "delete me"))
    assert "You alone lead Ward three" in slack.texts[-1]
    await laurel.receive(Incoming("10", DANA, "yes"))
    rows = await everything(laurel)
    assert rows["teams"][0]["closed_at"] is not None
    await laurel.tick()
    assert slack.chats[-1] == OMAR.account
    assert "closed the team Ward three" in slack.texts[-1]


async def test_a_reminder_that_is_on_its_way_is_no_trouble(
    laurel: Laurel, house: Household, telegram: CollectingCourier, clock: SimulatedClock
) -> None:
    telegram.fail(DANAS_PHONE.account, UnavailableError("down"), UnreachableError("gone"))
    clock.advance(timedelta(days=16))
    await laurel.tick()
    async with laurel.engine.begin() as connection:
        claimed = (await outbox_claim(connection, ["telegram"], clock.now() + timedelta(minutes=1), 5))[0]
    await laurel.receive(Incoming("9", DANA, "delete me"))
    await laurel.receive(Incoming("10", DANA, "yes"))
    await laurel.dispatcher.deliver(claimed)
    assert traces(await everything(laurel), house.dana) == []


async def test_no_stays_no(laurel: Laurel, house: Household) -> None:
    await laurel.receive(Incoming("9", DANA, "delete me"))
    await laurel.receive(Incoming("10", DANA, "no, never mind"))
    async with laurel.engine.connect() as connection:
        held = sa.select(sa.func.count()).where(holdings.c.person_id == house.dana)
        assert await connection.scalar(held) == 1
