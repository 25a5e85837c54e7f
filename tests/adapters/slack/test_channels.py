"""Channels: the bot answers those who mention it, in the thread, and goes on there with whom it talks."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import Laurel
from bot.messaging.courier import Beside
from bot.turns import Taken
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import Channel, Message, SlackServer, User

pytestmark = pytest.mark.usefixtures("laurel")


async def nothing_said(slack: SlackServer, channel: Channel) -> None:
    """All that was said before is dealt with once a later question is answered."""
    witness = slack.user("Witness")
    count = len(slack.messages)
    slack.say(witness, "How much is the CKA?")
    *_, last = await slack.sent(count + 1)
    assert last.channel == slack.dm(witness).id
    assert not [m for m in slack.messages[count:] if m.channel == channel.id]


async def asked(slack: SlackServer, user: User, channel: Channel) -> Message:
    """Somebody mentions the bot in a channel; the answer."""
    count = len(slack.messages)
    slack.say(user, f"{slack.mention} how much is the CKA?", channel)
    return (await slack.sent(count + 1))[-1]


@both_modes
async def test_a_mention_is_answered_in_the_thread_for_all_to_see(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    said = slack.say(ravi, f"Hey {slack.mention}, how much is the CKA?", careers)
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.thread_ts, answer.viewer) == (careers.id, said.ts, None)
    assert "$445" in answer.plain
    await slack.settled()
    assert len(slack.messages) == 1  # though Slack told of it twice


async def test_private_channels_and_group_messages(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    leads, group = slack.private_channel("leads", members=[ravi]), slack.group_dm(ravi, mia)
    assert (await asked(slack, ravi, leads)).channel == leads.id
    assert (await asked(slack, mia, group)).channel == group.id


async def test_nobody_is_answered_who_did_not_ask(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    slack.say(ravi, "how much is the CKA?", careers)
    slack.say(ravi, f"{mia.mention} how much is the CKA?", careers)
    slack.invite_bot(careers)
    await nothing_said(slack, careers)


async def test_the_talk_goes_on_in_the_thread_without_a_mention(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    first = await asked(slack, ravi, careers)
    slack.say(ravi, "and how long is it valid?", careers, thread_ts=first.thread_ts)
    _, answer = await slack.sent(2)
    assert (answer.channel, answer.thread_ts) == (careers.id, first.thread_ts)
    assert "2 years" in answer.plain


async def test_a_reply_may_follow_before_the_first_answer_is_there(
    slack: SlackServer, laurel: Laurel, monkeypatch: pytest.MonkeyPatch
) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    taking, go = asyncio.Event(), asyncio.Event()
    take = laurel.turns.next

    async def later(conversation: str, beside: Beside) -> Taken | None:
        taking.set()
        await go.wait()
        return await take(conversation, beside)

    monkeypatch.setattr(laurel.turns, "next", later)
    said = slack.say(ravi, f"{slack.mention} how much is the CKA?", careers)
    await taking.wait()
    reply = slack.say(ravi, "and how long is it valid?", careers, thread_ts=said.ts)
    assert (await reply.deliveries[0]).acked
    go.set()
    _, answer = await slack.sent(2)
    assert "2 years" in answer.plain


async def test_others_in_the_thread_talk_among_themselves(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    thread = (await asked(slack, ravi, careers)).thread_ts
    slack.say(mia, "how much is the CKA?", careers, thread_ts=thread)
    slack.say(ravi, f"{mia.mention} what do you think?", careers, thread_ts=thread)
    reply = slack.say(ravi, f"{mia.mention} and of this?", careers, thread_ts=thread)
    slack.edit(reply, f"{mia.mention} and of that?")
    slack.unsay(reply)
    await nothing_said(slack, careers)
    slack.say(mia, f"{slack.mention} how much is the CKA?", careers, thread_ts=thread)
    *_, answer = await slack.sent(3)
    assert (answer.channel, answer.thread_ts) == (careers.id, thread)


async def test_what_is_personal_is_shown_to_the_asker_alone(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    slack.say(ravi, "I passed CKA on 3 May 2025")
    await slack.sent(1)
    said = slack.say(ravi, f"{slack.mention} what do I hold?", careers)
    *_, answer = await slack.sent(2)
    assert (answer.channel, answer.thread_ts, answer.viewer) == (careers.id, said.ts, ravi.id)
    assert "CKA" in answer.plain
    assert not [message for message in slack.seen_by(mia, careers) if message.bot]


@pytest.mark.parametrize("refusal", ["user_not_in_channel", "channel_not_found", "not_in_channel"])
async def test_where_nothing_can_be_whispered_it_goes_to_the_direct_message(slack: SlackServer, refusal: str) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.fail(refusal, "chat.postEphemeral")
    slack.say(ravi, f"{slack.mention} what do I hold?", careers)
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.thread_ts) == (slack.dm(ravi).id, None)
