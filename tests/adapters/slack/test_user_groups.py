"""A team that follows a user group of Slack is kept in step with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.adapters.slack import user_groups
from bot.app import Laurel
from bot.clock import SimulatedClock
from tests.adapters.slack.living import PATIENCE
from tests.adapters.slack.modes import both_modes
from tests.adapters.slack.teams import lead, letters, said, states
from tests.fakes.slack import SlackServer


async def in_step(slack: SlackServer, laurel: Laurel, expected: dict[str, str]) -> None:
    """Returns once the team is as expected: the change is taken in beside the conversations."""
    witness = slack.user("Witness")
    for _ in range(10 * PATIENCE):
        if await states(laurel) == expected:
            return
        await said(slack, witness, "hello")
    assert await states(laurel) == expected


@both_modes
async def test_who_comes_is_asked_and_who_goes_is_taken_out(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara, jon = await lead(slack, laurel), slack.user("Mara"), slack.user("Jon")
    ops = slack.usergroup("ops", [lena, mara])
    answer = await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert "Data Platform follows @ops from now on" in answer.plain
    assert "Mara" in answer.plain
    assert await states(laurel) == {"Mara": "asked"}
    told = await letters(slack, laurel)
    assert "Lena asks you to be in the team Data Platform" in told[slack.dm(mara).id]
    for delivery in slack.change_usergroup(ops, [lena, jon]):
        assert (await delivery).acked
    await in_step(slack, laurel, {"Mara": "removed", "Jon": "asked"})
    assert slack.dm(jon).id in await letters(slack, laurel)


async def test_a_group_is_followed_until_its_lead_says_otherwise(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    ops = slack.usergroup("ops", [mara])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert "It follows @ops" in (await said(slack, lena, "show my team")).plain
    answer = await said(slack, lena, f"stop following {ops.mention}")
    assert "Data Platform does not follow @ops any more" in answer.plain
    assert "It follows" not in (await said(slack, lena, "show my team")).plain
    for delivery in slack.change_usergroup(ops, [slack.user("Jon")]):
        assert (await delivery).acked
    await said(slack, mara, "hello")
    assert await states(laurel) == {"Mara": "asked"}
    assert "Not in Data Platform: @ops" in (await said(slack, lena, f"remove {ops.mention} from Data Platform")).plain


async def test_a_group_that_was_switched_off_can_be_let_go(slack: SlackServer, laurel: Laurel) -> None:
    lena = await lead(slack, laurel)
    ops = slack.usergroup("ops", [slack.user("Mara")])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    ops.disabled = True  # and Slack's word of it was lost
    answer = await said(slack, lena, f"remove {ops.mention} from Data Platform")
    assert "does not follow @ops any more" in answer.plain


async def test_of_a_group_that_is_switched_off_everybody_stays_and_the_lead_is_told(
    slack: SlackServer, laurel: Laurel
) -> None:
    lena, mara = await lead(slack, laurel), slack.user("Mara")
    ops = slack.usergroup("ops", [mara])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    await letters(slack, laurel)
    await said(slack, mara, "yes")
    await letters(slack, laurel)
    assert (await slack.disable_usergroup(ops)).acked
    for _ in range(10 * PATIENCE):  # it is taken in beside the conversations
        if "It follows" not in (await said(slack, lena, "show my team")).plain:
            break
    told = (await letters(slack, laurel))[slack.dm(lena).id]
    assert "@ops was switched off, so Data Platform does not follow it any more" in told
    assert await states(laurel) == {"Mara": "member"}


async def test_bots_and_closed_accounts_in_it_are_left_out(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara, robot, max_ = await lead(slack, laurel), slack.user("Mara"), slack.user("Taskbot"), slack.user("Max")
    robot.is_bot, max_.deleted = True, True
    ops = slack.usergroup("ops", [mara, robot, max_])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert await states(laurel) == {"Mara": "asked"}


async def test_in_a_large_group_names_come_bit_by_bit(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_groups, "_MOST_PROFILES", 2)
    lena = await lead(slack, laurel)
    ops = slack.usergroup("ops", [slack.user(name) for name in ("Ada", "Ben", "Cleo")])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert await states(laurel) == {"Ada": "asked", "Ben": "asked", "?": "asked"}
    clock.advance(timedelta(days=1))
    await laurel.keep_house()
    assert await states(laurel) == {"Ada": "asked", "Ben": "asked", "Cleo": "asked"}


async def test_a_group_that_slack_does_not_tell_of_is_said_so(slack: SlackServer, laurel: Laurel) -> None:
    lena = await lead(slack, laurel)
    ops = slack.usergroup("ops", [slack.user("Mara")])
    slack.crash("usergroups.users.list")
    answer = await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert "I could not see who is in @ops" in answer.plain
    slack.disable_usergroup(ops)
    answer = await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert "I could not see who is in @ops" in answer.plain
    assert await states(laurel) == {}


async def test_a_group_that_is_switched_off_takes_nobody_out(slack: SlackServer, laurel: Laurel) -> None:
    lena, mara, jon = await lead(slack, laurel), slack.user("Mara"), slack.user("Jon")
    ops = slack.usergroup("ops", [mara])
    await said(slack, lena, f"add {ops.mention} to Data Platform")
    assert (await slack.disable_usergroup(ops)).acked
    await said(slack, jon, "hello")
    await laurel.keep_house()
    assert await states(laurel) == {"Mara": "asked"}


async def test_groups_that_no_team_follows_are_none_of_its_business(slack: SlackServer, laurel: Laurel) -> None:
    ops = slack.usergroup("ops", [slack.user("Mara")])
    for delivery in [*slack.change_usergroup(ops, []), slack.rename_usergroup(ops, "operations")]:
        assert (await delivery).acked
    await said(slack, slack.user("Witness"), "hello")
    assert slack.called("usergroups.list") == []
