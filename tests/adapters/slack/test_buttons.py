"""Buttons: pressed in direct messages and channels, by whom they are for and by others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.buttons import KEPT
from tests.adapters.slack.living import at_rest, live_until
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import SlackServer

pytestmark = pytest.mark.usefixtures("laurel")


@both_modes
async def test_a_reminder_is_snoozed_in_its_place(slack: SlackServer, laurel: Laurel, clock: SimulatedClock) -> None:
    noor = slack.user("Noor", tz="Europe/Amsterdam")
    slack.say(noor, "my ceh expires 1 december 2026")
    await slack.sent(1)
    await live_until(laurel, clock, datetime(2026, 11, 17, 12, tzinfo=UTC))
    *_, reminder = await slack.sent(2)
    assert (reminder.channel, reminder.thread_ts) == (slack.dm(noor).id, None)
    assert "14 days" in reminder.plain
    await slack.press(noor, "Snooze 1 day", reminder)
    await slack.until(lambda: reminder.edits)
    assert "18 Nov 2026" in reminder.plain
    count = len(slack.messages)
    await live_until(laurel, clock, datetime(2026, 11, 18, 12, tzinfo=UTC))
    *_, again = await slack.sent(count + 1)
    assert "13 days" in again.plain


async def test_a_reminder_that_was_deleted_is_answered_below(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    noor = slack.user("Noor", tz="Europe/Amsterdam")
    slack.say(noor, "my ceh expires 1 december 2026")
    await slack.sent(1)
    await live_until(laurel, clock, datetime(2026, 11, 17, 12, tzinfo=UTC))
    *_, reminder = await slack.sent(2)
    slack.fail("message_not_found", "chat.update")
    slack.press(noor, "Snooze 1 day", reminder)
    *_, answer = await slack.sent(3)
    assert "18 Nov 2026" in answer.plain


async def test_in_a_channel_others_may_press_as_well(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    said = slack.say(ravi, f"{slack.mention} how much is the CKA?", careers)
    await slack.sent(1)
    slack.press(mia, "All about CKA")
    _, answer = await slack.sent(2)
    assert (answer.channel, answer.thread_ts, answer.viewer) == (careers.id, said.ts, None)
    assert "Kubernetes" in answer.plain


async def test_what_only_the_asker_sees_is_followed_for_them_alone(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    slack.say(ravi, "my ceh expires 1 december 2026")
    await slack.sent(1)
    said = slack.say(ravi, f"{slack.mention} what do I hold?", careers)
    _, shown = await slack.sent(2)
    assert shown.viewer == ravi.id
    slack.press(ravi, "Export", shown)
    await slack.until(lambda: "direct messages" in slack.messages[-1].plain)  # where the files went
    pointer = slack.messages[-1]
    assert (pointer.viewer, pointer.thread_ts) == (ravi.id, said.ts)
    assert not [message for message in slack.seen_by(mia, careers) if message.bot]


async def test_what_only_the_asker_sees_changes_in_its_place(slack: SlackServer, laurel: Laurel) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.say(ravi, "my ceh expires 1 december 2026")
    await slack.sent(1)
    slack.slash(ravi, "/laurel", "snooze my ceh for 3 days", careers)
    _, shown = await slack.sent(2)
    assert "5 Nov 2026" in shown.plain
    await at_rest(laurel)
    slack.press(ravi, "Undo", shown)
    await slack.until(lambda: shown.edits)
    assert "17 Nov 2026" in shown.plain
    assert not shown.labels
    assert len(slack.messages) == 2


async def test_a_link_needs_no_answer(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    slack.say(ravi, "How much is the CKA?")
    [answer] = await slack.sent(1)
    link = next(button for button in answer.buttons if button.url)
    assert (await slack.press(ravi, link.action_id, answer)).acked
    slack.say(ravi, "hello")
    assert len(await slack.sent(2)) == 2


async def test_a_button_may_be_too_old(slack: SlackServer, laurel: Laurel, clock: SimulatedClock) -> None:
    ravi = slack.user("Ravi")
    slack.say(ravi, "How much is the CKA?")
    [shown] = await slack.sent(1)
    await at_rest(laurel)
    clock.move_to(clock.now() + KEPT + timedelta(days=1))
    await laurel.keep_house()
    slack.press(ravi, "All about CKA", shown)
    _, answer = await slack.sent(2)
    assert answer.thread_ts == shown.thread_ts
    assert not shown.edits
