"""Whom a message on Slack mentions: people by their profiles, wherever they are named, and those with whom nothing can
be done.
"""

from __future__ import annotations

import pytest

from bot.adapters.slack.receiving.plain_words import Named, everybody_named, words_of
from bot.app import Laurel
from tests.adapters.slack.modes import both_modes
from tests.adapters.slack.teams import lead, letters, said, states
from tests.fakes.slack import SlackServer


@both_modes
async def test_somebody_who_never_wrote_is_asked_and_called_as_their_profile_says(
    slack: SlackServer, laurel: Laurel
) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara Okafor", display_name="Mara")
    answer = await said(slack, lena, f"add {mara.mention} to Data Platform")
    assert "I ask Mara whether to be in Data Platform" in answer.plain
    told = await letters(slack, laurel)
    assert "Lena asks you to be in the team Data Platform" in told[slack.dm(mara).id]
    await slack.settled()
    slack.press(mara, "Yes, I'm in")
    await slack.sent(4)
    assert await states(laurel) == {"Mara": "member"}


async def test_several_people_in_one_message(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara, jon = await lead(slack, laurel), slack.user("Mara"), slack.user("Jon")
    await said(slack, lena, f"please add {mara.mention}, {jon.mention} and {mara.mention} to my team")
    assert await states(laurel) == {"Mara": "asked", "Jon": "asked"}


async def test_in_a_channel_the_bot_is_mentioned_too_and_is_nobody_to_add(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    careers = slack.channel("careers", members=[lena, mara])
    slack.say(lena, f"{slack.mention} add {mara.mention} to Data Platform", careers)
    _, answer = await slack.sent(2)
    assert (answer.channel, answer.viewer) == (careers.id, lena.id)
    assert await states(laurel) == {"Mara": "asked"}


async def test_a_command_mentions_people_too(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara Okafor")
    slack.slash(lena, "/laurel", f"add {mara.mention} to Data Platform", slack.channel("careers", members=[lena]))
    _, answer = await slack.sent(2)
    assert "I ask Mara Okafor whether" in answer.plain
    assert await states(laurel) == {"Mara Okafor": "asked"}


async def test_a_bot_and_a_closed_account_are_not_added(slack: SlackServer, laurel: Laurel) -> None:
    lena, robot, max_ = await lead(slack, laurel), slack.user("Taskbot"), slack.user("Max")
    robot.is_bot, max_.deleted = True, True
    answer = await said(slack, lena, f"add {robot.mention} and {max_.mention} to Data Platform")
    assert "Taskbot is a bot" in answer.plain
    assert "Max has no account here any more" in answer.plain
    assert await states(laurel) == {}


async def test_whose_account_is_closed_later_is_not_added_either(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    await said(slack, mara, "hello")
    await slack.deactivate(mara)
    answer = await said(slack, lena, f"add {mara.mention} to Data Platform")
    assert "Mara has no account here any more" in answer.plain


async def test_somebody_whom_slack_does_not_know_is_not_added(slack: SlackServer, laurel: Laurel) -> None:
    lena = await lead(slack, laurel)
    answer = await said(slack, lena, "add <@U0NOBODY> to Data Platform")
    assert "has no account here any more" in answer.plain
    assert await states(laurel) == {}


async def test_a_profile_that_cannot_be_read_now_keeps_nobody_out(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    slack.crash("users.info", times=None)
    await said(slack, lena, f"add {mara.mention} to Data Platform")
    slack.recover()
    assert await states(laurel) == {"?": "asked"}
    await said(slack, mara, "my teams")
    assert await states(laurel) == {"Mara": "asked"}


async def test_who_is_mentioned_in_a_thread_is_spoken_to_and_not_the_bot(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    ops = slack.usergroup("ops", [mara])
    careers = slack.channel("careers", members=[lena, mara])
    asked = slack.say(lena, f"{slack.mention} how much is the CKA?", careers)
    await slack.sent(2)
    slack.say(lena, f"add {mara.mention}", careers, thread_ts=asked.ts)
    slack.say(lena, f"{ops.mention} add it to your list", careers, thread_ts=asked.ts)
    slack.say(lena, "how long is it valid?", careers, thread_ts=asked.ts)
    *_, answer = await slack.sent(3)
    assert "2 years" in answer.plain
    await slack.settled()
    assert len(slack.messages) == 3


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("add <@U1> to Data", "add @U1 to Data", [Named("U1", "U1")]),
        ("add <@U1|mara.okafor>", "add @mara.okafor", [Named("U1", "mara.okafor")]),
        ("<@UBOT> add <@W2|R&amp;D Kim>!", "add @R&D Kim!", [Named("UBOT", "UBOT"), Named("W2", "R&D Kim")]),
        ("add <!subteam^S1|@ops>", "add @ops", [Named("S1", "ops", group=True)]),
        ("add <!subteam^S1>", "add @S1", [Named("S1", "S1", group=True)]),
        ("<!here> <!channel|@channel> &lt;@U1&gt; <#C1|data>", "@here @channel <@U1> #data", []),
    ],
)
def test_a_name_stands_in_the_words_as_it_is_given(text: str, words: str, named: list[Named]) -> None:
    assert words_of(text, "UBOT") == words
    found = list(everybody_named(text))
    assert found == named
    assert all(f"@{one.name}" in words for one in found if one.id != "UBOT")
