"""Teams on the home page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Sender
from tests.forms.visitor import Visitor, labelled, text


@pytest.fixture
async def lena(laurel: Laurel) -> Visitor:
    """She leads Ops."""
    visitor = Visitor(laurel, Sender("slack", "U1", "Lena", "Europe/Berlin"))
    await laurel.grant("lead", visitor.sender)
    await visitor.say("create a team called Ops")
    return visitor


@pytest.fixture
async def jon(laurel: Laurel, lena: Visitor) -> Visitor:
    """He holds CKA and is asked to be in Ops."""
    code = (await lena.say("invite link")).split("“join ")[1].split("”")[0]
    visitor = Visitor(laurel, Sender("slack", "U2", "Jon", "Europe/Berlin"))
    visitor.courier = lena.courier
    laurel.connect("slack", lena.courier)
    await visitor.say("I passed CKA on 19 Dec 2024")
    await visitor.say(f"join {code}")
    return visitor


async def test_a_lead_sees_members_only_once_they_said_yes(lena: Visitor, jon: Visitor) -> None:
    page = text(await lena.home())
    assert "Ops" in page
    assert "0 members. 1 has not answered yet." in page
    assert "CKA" not in page
    assert "Ops: you are asked to be in it" in text(await jon.home())
    await jon.say("yes")
    page = text(await lena.home())
    assert "1 member. 1 credential expires in 90 days." in page
    assert "Jon: CKA expires on" in page
    assert "Ops: its leads see which credentials you recorded" in text(await jon.home())


async def test_buttons_of_the_page_ask_about_the_team(lena: Visitor, jon: Visitor) -> None:
    await jon.say("yes")
    button = labelled(await lena.home(), "Who expires soon?")
    assert button.action is not None
    assert "Jon" in await lena.press(button.action["id"])


async def test_looking_at_the_page_is_written_down_once_a_day(
    lena: Visitor, jon: Visitor, clock: SimulatedClock
) -> None:
    await jon.say("yes")
    clock.advance(timedelta(minutes=1))
    for _ in range(3):
        await lena.home()
    assert "Lena looked through Ops, at the whole team" in (said := await jon.say("who looked at my records"))
    assert "times" not in said
    clock.advance(timedelta(days=2))
    await lena.home()
    assert (await jon.say("who looked at my records")).count("Lena") == 2


async def test_what_is_required_is_counted(lena: Visitor, jon: Visitor) -> None:
    await jon.say("yes")
    await lena.say("everyone in Ops needs CISSP by 1 February 2027")
    assert "0 of 1 requirement is met." in text(await lena.home())


async def test_who_leads_no_more_sees_nothing_of_the_team(lena: Visitor, jon: Visitor) -> None:
    await jon.say("yes")
    await lena.say("close Ops")
    await lena.say("yes")
    assert "Jon" not in text(await lena.home())
