"""Codes that link accounts, on each kind of database, and what all accounts of somebody are told."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import Laurel
from bot.messaging.incoming import Incoming, Sender
from bot.tracking import linking
from bot.tracking.linking import VALID, links
from bot.tracking.people import Account, meet
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier

DANA = Sender("slack", "U1", "Dana")
PHONE = Sender("telegram", "42", "Dana")


async def issued(engine: AsyncEngine, account: str = "U1") -> str:
    async with engine.begin() as connection:
        person = await meet(connection, Account("slack", account), NOW)
        return await linking.issue(connection, person.id, NOW)


async def test_a_code_works_for_a_quarter_of_an_hour(engine: AsyncEngine) -> None:
    code = await issued(engine)
    async with engine.connect() as connection:
        just_before = NOW + VALID - timedelta(seconds=1)
        assert await linking.by_code(connection, code.lower().replace("-", " "), just_before) is not None
        assert await linking.by_code(connection, code, NOW + VALID) is None


async def test_a_new_code_ends_the_ones_before_and_nobody_elses(engine: AsyncEngine) -> None:
    others, first, second = await issued(engine, "U2"), await issued(engine), await issued(engine)
    async with engine.connect() as connection:
        works = [await linking.by_code(connection, code, NOW) is not None for code in (others, first, second)]
    assert works == [True, False, True]


async def test_of_several_who_present_a_code_at_once_one_uses_it(engine: AsyncEngine) -> None:
    code = await issued(engine)

    async def present() -> bool:
        async with engine.begin() as connection:
            link = await linking.by_code(connection, code, NOW)
            return link is not None and await linking.use(connection, link, NOW)

    assert sum(await asyncio.gather(*(present() for _ in range(4)))) == 1


async def test_no_code_is_kept(engine: AsyncEngine) -> None:
    code = await issued(engine)
    async with engine.connect() as connection:
        kept = str((await connection.execute(sa.select(links))).all())
    assert not any(part in kept for part in code.split("-"))


async def test_old_codes_are_forgotten(engine: AsyncEngine) -> None:
    await issued(engine)
    async with engine.begin() as connection:
        await linking.forget_old(connection, NOW + VALID + timedelta(seconds=1))
        assert await connection.scalar(sa.select(sa.func.count()).select_from(links)) == 0


# -- the whole bot --------------------------------------------------------------------------------------


class Watching(CollectingCourier):
    """Remembers of whom something changed."""

    def __init__(self) -> None:
        super().__init__()
        self.news: list[str] = []

    async def changed(self, account: str) -> None:
        self.news.append(account)


@pytest.fixture
def slack(laurel: Laurel) -> Watching:
    courier = Watching()
    laurel.connect("slack", courier)
    return courier


@pytest.fixture
def telegram(laurel: Laurel) -> Watching:
    courier = Watching()
    laurel.connect("telegram", courier)
    return courier


async def link(laurel: Laurel, slack: Watching) -> None:
    await laurel.receive(Incoming("link", DANA, "link my telegram"))
    code = re.search(r"link ([A-Z0-9-]{14})", str(slack.sent[-1].reply))
    assert code is not None
    await laurel.receive(Incoming("code", PHONE, code[0]))


async def test_what_slack_always_shows_follows_what_is_told_on_telegram(
    laurel: Laurel, slack: Watching, telegram: Watching
) -> None:
    await link(laurel, slack)
    assert "U1" in slack.news
    slack.news.clear()
    await laurel.receive(Incoming("cka", PHONE, "I passed CKA on 3 May 2025"))
    assert slack.news == ["U1"]
    slack.news.clear()
    await laurel.receive(Incoming("price", PHONE, "what is the price of the cka"))
    assert slack.news == []


async def test_unlinking_is_shown_on_both(laurel: Laurel, slack: Watching, telegram: Watching) -> None:
    await link(laurel, slack)
    await laurel.receive(Incoming("unlink", PHONE, "unlink slack"))
    slack.news.clear()
    await laurel.receive(Incoming("yes", PHONE, "yes"))
    assert slack.news == ["U1"]
    assert "not linked" in str(slack.sent[-1].reply)
    assert "not linked" in str(telegram.sent[-1].reply)


async def test_a_code_is_in_no_conversation_that_is_kept(laurel: Laurel, slack: Watching, telegram: Watching) -> None:
    await laurel.receive(Incoming("mine", PHONE, "I passed CKA on 3 May 2025"))
    await link(laurel, slack)
    async with laurel.engine.connect() as connection:
        kept = str((await connection.execute(sa.text("SELECT key, state FROM conversations"))).all())
        kept += str((await connection.execute(sa.text("SELECT action FROM buttons"))).all())
    assert "link_accounts" in kept
    assert not re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", kept)
