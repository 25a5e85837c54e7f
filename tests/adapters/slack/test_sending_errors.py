"""What becomes of a message that Slack does not take, and of those behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from structlog.typing import EventDict

from bot.adapters.slack import api as slack_api
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.outbox import outbox
from tests.adapters.slack.living import live_until, postponed, ticking
from tests.fakes.slack import SlackServer

pytestmark = pytest.mark.usefixtures("laurel")

Break = Callable[[SlackServer], None]


async def states(laurel: Laurel) -> list[str]:
    async with laurel.engine.connect() as connection:
        return list((await connection.scalars(sa.select(outbox.c.state).order_by(outbox.c.id))).all())


async def test_a_pause_that_slack_asks_for_is_kept_and_others_go_on(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    slack.limit(7, "chat.postMessage", channel=slack.dm(ravi))
    one, two = slack.say(ravi, "How much is the CKA?"), slack.say(ravi, "hello")
    await slack.until(lambda: slack.called("chat.postMessage"))
    await postponed(laurel)
    slack.say(mia, "hello")
    [answer] = await slack.sent(1)
    assert answer.channel == slack.dm(mia).id
    clock.move_to(clock.now() + timedelta(seconds=6))
    await laurel.tick()
    assert len(slack.messages) == 1
    clock.move_to(clock.now() + timedelta(seconds=1))
    _, *mine = await ticking(laurel, slack, 3)
    assert [message.thread_ts for message in mine] == [one.ts, two.ts]


@pytest.mark.parametrize(
    "trouble",
    [
        lambda slack: slack.crash("chat.postMessage"),
        lambda slack: slack.crash("chat.postMessage", status=200),
        lambda slack: slack.drop("chat.postMessage"),
        lambda slack: slack.hang("chat.postMessage"),
        lambda slack: slack.fail("internal_error", "chat.postMessage"),
        lambda slack: slack.fail("service_unavailable", "chat.postMessage"),
    ],
    ids=["500", "no JSON", "dropped", "hanging", "internal_error", "service_unavailable"],
)
async def test_what_slack_could_not_take_is_sent_later(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch, trouble: Break
) -> None:
    monkeypatch.setattr(slack_api, "ANSWER_TIMEOUT", 0.3)
    trouble(slack)
    slack.say(slack.user("Ravi"), "How much is the CKA?")
    await slack.until(lambda: slack.called("chat.postMessage"))
    await postponed(laurel)
    clock.move_to(clock.now() + timedelta(minutes=1))
    assert len(await ticking(laurel, slack, 1)) == 1


async def test_a_lost_answer_repeats_a_message_rather_than_lose_one(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    slack.lose_answer("chat.postMessage")
    slack.say(slack.user("Ravi"), "How much is the CKA?")
    await slack.sent(1)
    await postponed(laurel)
    clock.move_to(clock.now() + timedelta(minutes=1))
    first, again = await ticking(laurel, slack, 2)
    assert first.text == again.text


@pytest.mark.parametrize(
    "error", ["channel_not_found", "cannot_dm_bot", "user_not_found", "user_disabled", "messages_tab_disabled"]
)
async def test_who_cannot_be_written_to_is_told_once_they_write_again(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock, error: str
) -> None:
    noor = slack.user("Noor")
    slack.say(noor, "my ceh expires 1 december 2026")
    await slack.sent(1)
    slack.refuse_messages(noor, error)
    await live_until(laurel, clock, datetime(2026, 11, 17, 12, tzinfo=UTC))
    refused = len(slack.called("chat.postMessage"))
    assert await states(laurel) == ["sent", "undeliverable"]
    await live_until(laurel, clock, datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert len(slack.called("chat.postMessage")) == refused  # not tried in vain
    slack.refuse_messages(noor, None)
    slack.say(noor, "hello")
    *_, late = await ticking(laurel, slack, 3)
    assert "in 6 days" in late.plain


@pytest.mark.parametrize("error", ["is_archived", "not_in_channel", "channel_not_found", "restricted_action"])
async def test_a_channel_that_is_closed_says_nothing_of_the_person(
    slack: SlackServer, laurel: Laurel, error: str
) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.fail(error, "chat.postMessage", channel=careers)
    slack.say(ravi, f"{slack.mention} how much is the CKA?", careers)
    await slack.until(lambda: slack.called("chat.postMessage"))
    slack.say(ravi, "hello")
    [answer] = await slack.sent(1)
    assert answer.channel == slack.dm(ravi).id


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "invalid_auth"])
async def test_without_a_good_token_messages_wait(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock, logs: list[EventDict], error: str
) -> None:
    noor = slack.user("Noor")
    slack.say(noor, "my ceh expires 1 december 2026")
    await slack.sent(1)
    slack.kill_token(error)
    said = slack.say(noor, "How much is the CKA?")
    await slack.until(lambda: len(slack.called("chat.postMessage")) == 2)
    await postponed(laurel)
    assert any(line["log_level"] == "error" and error in str(line) for line in logs)
    assert await states(laurel) == ["sent", "waiting"]
    clock.move_to(clock.now() + timedelta(hours=8))
    await laurel.tick()
    assert await states(laurel) == ["sent", "waiting"]
    slack.revive_token()
    clock.move_to(clock.now() + timedelta(hours=1))
    *_, answer = await ticking(laurel, slack, 2)
    assert answer.thread_ts == said.ts
    await live_until(laurel, clock, datetime(2026, 11, 17, 12, tzinfo=UTC))
    assert len(await ticking(laurel, slack, 3)) == 3


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long", "missing_scope"])
async def test_what_slack_will_never_take_is_parked_for_the_operator(
    slack: SlackServer, laurel: Laurel, error: str
) -> None:
    ravi = slack.user("Ravi")
    slack.fail(error, "chat.postMessage")
    slack.say(ravi, "How much is the CKA?")
    await slack.until(lambda: slack.called("chat.postMessage"))
    slack.say(ravi, "hello")
    await ticking(laurel, slack, 1)
    async with laurel.engine.connect() as connection:
        row = (await connection.execute(sa.select(outbox).order_by(outbox.c.id))).first()
    assert row is not None
    assert (row.state, row.error) == ("parked", f"RefusedError: chat.postMessage: {error}")


async def test_a_reply_of_several_messages_goes_on_where_it_stopped(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    dan = slack.user("Dan")
    slack.say(dan, "i passed cka on 3 may 2025")
    await slack.sent(1)
    slack.crash("files.completeUploadExternal")
    slack.say(dan, "export my certs as csv")
    await slack.until(lambda: slack.called("files.completeUploadExternal"))
    await postponed(laurel)
    clock.move_to(clock.now() + timedelta(minutes=1))
    _, words, table = await ticking(laurel, slack, 3)
    assert table.files
    assert not words.files


async def test_what_is_handed_over_in_private_goes_on_where_it_stopped(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock
) -> None:
    dan = slack.user("Dan")
    careers = slack.channel("careers", members=[dan])
    slack.say(dan, "i passed cka on 3 may 2025")
    await slack.sent(1)
    slack.limit(3, "chat.postEphemeral")
    slack.say(dan, f"{slack.mention} export my certs as csv", careers)
    await slack.until(lambda: slack.called("chat.postEphemeral"))
    await postponed(laurel)
    clock.move_to(clock.now() + timedelta(seconds=3))
    *_, pointer = await ticking(laurel, slack, 4)
    assert pointer.viewer == dan.id
    assert len([message for message in slack.messages if message.files]) == 1
