"""Processes that die in the middle of sending: no message is lost, and a death doubles one at the very most.

SQLite is used by several processes here, which ``laurel run`` does not allow: it has to hold all the same.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chaos.crew import Crew, crew
from tests.chaos.worker import STUCK_AT
from tests.conftest import NOW

#: A dozen of what a process claims at once: whoever dies holds some, and others work beside it before and after.
MESSAGES = 600
#: Far beyond what the slowest machine needs: only what hangs runs into it.
DEADLINE = 300


@pytest.fixture
async def gang(database_url: str, tmp_path: Path) -> AsyncIterator[Crew]:
    folder = tmp_path / "crew"
    folder.mkdir()
    async with crew(database_url, folder, NOW, MESSAGES) as hired:
        yield hired


def sent_more_than_once(crew: Crew) -> int:
    return sum(times - 1 for times in Counter(crew.sent()).values())


async def all_arrived(crew: Crew) -> bool:
    return len(set(crew.sent())) == MESSAGES and Counter(await crew.states()) == {"sent": MESSAGES}


async def test_processes_side_by_side_never_send_the_same(gang: Crew) -> None:
    async with asyncio.timeout(DEADLINE):
        for _ in range(2):
            await gang.hire()
        await gang.until_nothing_waits()
    assert await all_arrived(gang)
    assert sent_more_than_once(gang) == 0


@pytest.mark.parametrize(("moment", "doubled"), [("before", 0), ("after", 1)])
async def test_one_that_is_killed_with_a_message_in_the_air_loses_nothing(
    gang: Crew, moment: str, doubled: int
) -> None:
    """When it dies just after the platform took the message, nobody can know: that one is sent again."""
    async with asyncio.timeout(DEADLINE):
        victim = await gang.hire(stuck=moment)
        for _ in range(3):
            await gang.hire()
        await victim.until_stuck()
        await gang.lose(victim)
        await gang.until_nobody_works()
        assert 0 < await gang.waiting() <= STUCK_AT + 50
        gang.let_leases_end()
        await gang.until_nothing_waits()
    assert await all_arrived(gang)
    assert sent_more_than_once(gang) == doubled


async def test_processes_killed_at_any_moment_lose_nothing(gang: Crew) -> None:
    async with asyncio.timeout(DEADLINE):
        for _ in range(4):
            await gang.hire()
        for sent in (60, 210, 360):
            await gang.until_sent(sent)
            await gang.lose(gang.workers[0])
            await gang.hire()
        await gang.until_nobody_works()
        gang.let_leases_end()
        await gang.until_nothing_waits()
    assert await all_arrived(gang)
    assert sent_more_than_once(gang) <= 3
