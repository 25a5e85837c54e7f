"""Slack tells some things twice, some late and some the wrong way round; people get one answer each, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.modes import both_modes
from tests.adapters.slack.service import serving
from tests.fakes.slack import Delivery, SlackServer

QUICK = 30


async def no_more(slack: SlackServer, count: int) -> None:
    """``count`` answers, and still when a later question of somebody else is answered."""
    await slack.settled()
    witness = slack.user("Witness")
    slack.say(witness, "hello")
    sent = await slack.sent(count + 1)
    assert [m.channel for m in sent].count(slack.dm(witness).id) == 1
    assert len(sent) == count + 1


@pytest.mark.usefixtures("laurel")
@both_modes
@pytest.mark.parametrize("first", ["app_mention", "message"])
async def test_a_mention_is_told_twice_in_either_order(
    slack: SlackServer, first: Literal["app_mention", "message"]
) -> None:
    slack.first_event = first
    ravi = slack.user("Ravi")
    careers = slack.channel("careers", members=[ravi])
    said = slack.say(ravi, f"{slack.mention} how much is the CKA?", careers)
    assert len(said.deliveries) == 2
    await no_more(slack, 1)


@pytest.mark.usefixtures("laurel")
@both_modes
async def test_an_event_is_delivered_again(slack: SlackServer) -> None:
    [told] = slack.say(slack.user("Ravi"), "How much is the CKA?").deliveries
    await slack.sent(1)
    assert (await slack.retry(told)).acked
    assert (await slack.repeat(told)).acked  # under another id
    await no_more(slack, 1)


async def test_an_event_is_delivered_again_after_a_restart(
    slack: SlackServer, manager: DialogManager, tmp_path: Path, clock: SimulatedClock
) -> None:
    async with serving(slack, manager, tmp_path, clock=clock):
        [told] = slack.say(slack.user("Ravi"), "How much is the CKA?").deliveries
        await slack.sent(1)
    async with serving(slack, manager, tmp_path, clock=clock):
        await slack.retry(told)
        await no_more(slack, 1)


@pytest.mark.usefixtures("laurel")
async def test_a_press_reaches_the_bot_twice(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    slack.say(ravi, "How much is the CKA?")
    await slack.sent(1)
    pressed = await slack.press(ravi, "All about CKA")
    await slack.sent(2)
    again = Delivery("interactive", pressed.payload)
    await slack.retry(again)
    await no_more(slack, 2)


@pytest.mark.usefixtures("laurel")
async def test_events_arrive_the_wrong_way_round(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    with slack.out_of_order():
        one = slack.say(ravi, "How much is the CKA?")
        two = slack.say(ravi, "How much is the PMP?")
    sent = await slack.sent(2)
    assert {message.thread_ts for message in sent} == {one.ts, two.ts}
    await no_more(slack, 2)


@pytest.mark.usefixtures("laurel")
@both_modes
async def test_quick_messages_of_one_person_are_answered_in_order(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    said = [slack.say(ravi, f"How much is the CKA for {n} people?") for n in range(QUICK)]
    sent = await slack.sent(QUICK)
    assert [message.thread_ts for message in sent] == [each.ts for each in said]
    await no_more(slack, QUICK)


@pytest.mark.usefixtures("laurel")
@both_modes
async def test_several_people_at_the_same_time(slack: SlackServer) -> None:
    people = [slack.user(f"Person {n}") for n in range(8)]
    said = {person.id: [slack.say(person, "How much is the CKA?"), slack.say(person, "hello")] for person in people}
    sent = await slack.sent(2 * len(people))
    for person in people:
        mine = [m.thread_ts for m in sent if m.channel == slack.dm(person).id]
        assert mine == [each.ts for each in said[person.id]]
    await no_more(slack, 2 * len(people))
