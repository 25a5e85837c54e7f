"""``/laurel anything``: answered where it was typed, to who typed it alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app import Laurel
from bot.clock import SimulatedClock
from tests.adapters.slack.living import postponed, ticking
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import SlackServer

pytestmark = pytest.mark.usefixtures("laurel")


@both_modes
async def test_in_a_channel_only_the_asker_sees_the_answer(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    careers = slack.channel("careers", members=[ravi, mia])
    told = await slack.slash(ravi, "/laurel", "how much is the CKA?", careers)
    assert told.acked
    assert not told.response
    [answer] = await slack.sent(1)
    assert (answer.via, answer.channel, answer.viewer) == ("response_url", careers.id, ravi.id)
    assert "$445" in answer.plain
    assert not slack.seen_by(mia, careers)


async def test_where_the_bot_is_not_a_member_too(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    elsewhere = slack.channel("random", members=[ravi])
    slack.expel_bot(elsewhere)
    slack.slash(ravi, "/laurel", "what do I hold?", elsewhere)
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.viewer) == (elsewhere.id, ravi.id)


async def test_it_is_part_of_the_private_talk(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.say(ravi, "how much is the CKA?")
    await slack.sent(1)
    slack.slash(ravi, "/laurel", "and how long is it valid?", careers)
    _, answer = await slack.sent(2)
    assert "2 years" in answer.plain


async def test_without_a_word_it_says_what_it_can_do(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    slack.slash(ravi, "/laurel", "")
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.viewer) == (slack.dm(ravi).id, ravi.id)


async def test_its_buttons_go_on_where_they_are(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.slash(ravi, "/laurel", "how much is the CKA?", careers)
    await slack.sent(1)
    slack.press(ravi, "All about CKA")
    _, answer = await slack.sent(2)
    assert (answer.via, answer.channel, answer.viewer) == ("response_url", careers.id, ravi.id)


async def test_a_question_of_it_is_answered_by_its_buttons(slack: SlackServer) -> None:
    """The answer to a command and the press on its buttons are one talk."""
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    slack.slash(ravi, "/laurel", "I passed aws architect on 5 May 2025", careers)
    [asked] = await slack.sent(1)
    slack.press(ravi, next(label for label in asked.labels if "Professional" in label))
    _, answer = await slack.sent(2)
    assert "5 May 2028" in answer.plain
    assert answer.viewer == ravi.id


async def test_an_address_that_is_too_old_leads_to_the_direct_message(
    slack: SlackServer, clock: SimulatedClock
) -> None:
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    with slack.out_of_order():
        slack.slash(ravi, "/laurel", "how much is the CKA?", careers)
        clock.move_to(clock.now() + timedelta(minutes=31))
    [answer] = await slack.sent(1)
    assert (answer.via, answer.channel) == ("chat.postMessage", slack.dm(ravi).id)


async def test_slack_may_not_take_the_answer_at_once(slack: SlackServer, clock: SimulatedClock, laurel: Laurel) -> None:
    ravi = slack.user("Ravi")
    slack.crash("response_url", status=503)
    slack.slash(ravi, "/laurel", "how much is the CKA?", slack.channel("careers", members=[ravi]))
    await slack.until(lambda: slack.called("response_url"))
    await postponed(laurel)
    clock.move_to(clock.now() + timedelta(minutes=1))
    [answer] = await ticking(laurel, slack, 1)
    assert answer.viewer == ravi.id


async def test_another_command_is_not_for_it(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    assert (await slack.slash(ravi, "/somebody", "how much is the CKA?")).acked
    slack.say(ravi, "hello")
    assert len(await slack.sent(1)) == 1
