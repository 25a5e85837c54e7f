"""Name, zone and language come from Slack, and follow it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.adapters.slack import profiles
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.tracking.people import people
from tests.adapters.slack.living import live_until, ticking
from tests.fakes.slack import SlackServer, User

pytestmark = pytest.mark.usefixtures("laurel")

DAY = datetime(2026, 11, 17, tzinfo=UTC)


async def holds(slack: SlackServer, user: User) -> None:
    slack.say(user, "my ceh expires 1 december 2026")
    await slack.sent(1)


async def test_reminders_come_in_the_morning_of_their_zone(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    noor = slack.user("Noor", tz="Asia/Tokyo")
    await holds(slack, noor)
    await live_until(laurel, clock, DAY.replace(hour=0, minute=1))
    assert len(await slack.sent(2)) == 2  # nine o'clock in Tokyo


async def test_their_words_are_those_of_their_profile(slack: SlackServer) -> None:
    noor = slack.user("Noor", locale="en-US", display_name="Noor the nurse")
    await holds(slack, noor)
    assert "Dec 1, 2026" in slack.messages[0].plain
    slack.say(noor, "hello")
    _, answer = await slack.sent(2)
    assert "Hello Noor the nurse" in answer.plain
    assert len(slack.called("users.info")) == 1


async def test_a_move_to_another_zone_moves_the_reminders(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    noor = slack.user("Noor", tz="America/Los_Angeles")
    await holds(slack, noor)
    assert (await slack.change_profile(noor, tz="Asia/Tokyo")).acked
    await moved(slack, laurel, "Asia/Tokyo")
    before = len(slack.messages)
    await live_until(laurel, clock, DAY.replace(hour=0, minute=1))
    assert "CEH" in (await slack.sent(before + 1))[before].plain  # nine o'clock in Tokyo


async def moved(slack: SlackServer, laurel: Laurel, tz: str) -> None:
    """Until the change is taken in, which happens beside the conversation; reminders are planned anew with it.

    When something is due next says nothing of that: an answer whose arrival was not confirmed in time is due again.
    """
    for _ in range(100):
        async with laurel.engine.connect() as connection:
            if tz in (await connection.scalars(sa.select(people.c.tz))).all():
                return
        slack.say(slack.user("Witness"), "hello")
        await slack.sent(len(slack.messages) + 1)
    pytest.fail("the change of the profile was never taken in")


async def test_a_stranger_of_the_workspace_changes_nothing(slack: SlackServer) -> None:
    assert (await slack.change_profile(slack.user("Mia"), tz="Asia/Tokyo")).acked
    assert (await slack.deactivate(slack.user("Max"))).acked
    await slack.settled()
    assert not slack.messages


async def test_who_is_deactivated_is_not_written_to(slack: SlackServer, laurel: Laurel, clock: SimulatedClock) -> None:
    noor = slack.user("Noor")
    await holds(slack, noor)
    await slack.deactivate(noor)
    count = len(slack.called("chat.postMessage"))
    await live_until(laurel, clock, DAY.replace(hour=12))
    assert len(slack.called("chat.postMessage")) <= count + 1
    noor.deleted = False
    slack.say(noor, "hello")
    await slack.sent(2)
    *_, late = await ticking(laurel, slack, 3)
    assert "14 days" in late.plain


@pytest.mark.parametrize("how", ["refused", "broken", "silent"])
async def test_without_a_profile_there_is_an_answer_all_the_same(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(profiles, "PATIENCE", 0.05)
    match how:
        case "refused":
            slack.fail("user_not_found", "users.info", times=None)
        case "broken":
            slack.crash("users.info", times=None)
        case "silent":
            slack.hang("users.info", times=None)
    noor = slack.user("Noor")
    slack.say(noor, "How much is the CKA?")
    await slack.sent(1)
    slack.recover()
    slack.say(noor, "hello")
    _, answer = await slack.sent(2)
    assert "Hello Noor" in answer.plain
