"""The direct message: each of a person's messages is a thread, and the answer is in it."""

from __future__ import annotations

import pytest

from bot.adapters.slack import working
from bot.adapters.slack.manifest import PROMPTS
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import SlackServer

pytestmark = pytest.mark.usefixtures("laurel")


@both_modes
async def test_a_message_is_answered_in_its_thread(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    said = slack.say(ravi, "How much is the CKA?")
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.thread_ts, answer.viewer) == (slack.dm(ravi).id, said.ts, None)
    assert "$445" in answer.plain
    assert "$445" in answer.notification
    assert (await said.deliveries[0]).acked


async def test_the_talk_goes_on_from_one_thread_to_the_next(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    slack.say(ravi, "How much is the CKA?")
    await slack.sent(1)
    second = slack.say(ravi, "and how long is it valid?")
    _, answer = await slack.sent(2)
    assert answer.thread_ts == second.ts
    assert "2 years" in answer.plain
    third = slack.say(ravi, "and the CKAD?", thread_ts=second.ts)
    *_, answer = await slack.sent(3)
    assert (answer.thread_ts, third.message.thread_ts) == (second.ts, second.ts)


async def test_what_is_no_message_of_a_person_is_not_answered(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    said = slack.say(ravi, "How much is the CKA?")
    await slack.sent(1)
    await slack.edit(said, "How much is the PMP?")
    await slack.unsay(said)
    await slack.settled()  # the bot's own answer was told to it as well
    slack.say(ravi, "hello")
    assert len(await slack.sent(2)) == 2


async def test_words_of_somebody_else_are_never_markup(slack: SlackServer) -> None:
    slack.watch_for("<!channel>", "<https://evil.example|PMP>")
    ravi = slack.user("Ravi")
    slack.say(ravi, "how much is <!channel> <https://evil.example|PMP> & co certification")
    await slack.sent(1)


async def test_prompts_are_offered_over_the_conversation(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await slack.open_home(ravi, "messages")
    await slack.until(lambda: slack.prompts(ravi))
    assert [(prompt["title"], prompt["message"]) for prompt in slack.prompts(ravi)] == list(PROMPTS)
    assert slack.home(ravi) is None


async def test_a_line_tells_that_an_answer_takes_long(slack: SlackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SHOWN_AFTER", 0.0)
    ravi = slack.user("Ravi")
    said = slack.say(ravi, "How much is the CKA?")
    await slack.sent(1)
    await slack.until(lambda: len(slack.called("assistant.threads.setStatus")) == 2)
    shown, cleared = slack.called("assistant.threads.setStatus")
    assert shown.get("thread_ts") == said.ts
    assert shown.get("status")
    assert not cleared.get("status")
    assert not slack.status(ravi, said.ts)
