"""The desk on each kind of database: what it keeps, what it does not, and what a form leads to."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.buttons import KEPT, buttons
from bot.messaging.incoming import Incoming, Sender
from bot.tracking.people import people
from tests.forms.visitor import Visitor, as_entered, id_of, labelled, text

DANA = Sender("slack", "U1", "Dana", "Europe/Berlin", "en-US")


@pytest.fixture
def dana(laurel: Laurel) -> Visitor:
    return Visitor(laurel, DANA)


async def rows(laurel: Laurel, table: sa.Table) -> int:
    async with laurel.engine.connect() as connection:
        return int(await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


async def test_looking_keeps_nothing_of_whoever_looks(laurel: Laurel, dana: Visitor) -> None:
    await dana.home()
    await dana.open("record", {"credential": "cncf-cka", "awarded": "2025-05-03"})
    await dana.check("record", {"credential": "cncf-cka", "awarded": "2025-05-03"})
    assert await rows(laurel, people) == 0


async def test_the_page_of_strangers_keeps_no_word_of_who_they_are(laurel: Laurel, dana: Visitor) -> None:
    await dana.home()
    eve = Visitor(laurel, Sender("slack", "U2", "Eve"))
    page = await eve.home()
    async with laurel.engine.connect() as connection:
        assert set(await connection.scalars(sa.select(buttons.c.conversation))) == {"slack:dm:"}
    assert "job" in await eve.press(id_of(labelled(page, "Find a credential")))


async def test_the_page_of_whoever_was_forgotten_is_that_of_a_stranger(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("PMP expires on 1 March 2027")
    await dana.home()
    await dana.say("delete me")
    await dana.say("yes")
    assert "Hello Dana, I am Laurel" in text(await dana.home())
    async with laurel.engine.connect() as connection:
        assert set(await connection.scalars(sa.select(buttons.c.conversation))) == {"slack:dm:"}


async def test_looking_at_the_home_page_again_keeps_no_more_buttons(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("PMP expires on 1 March 2027")
    first = [id_of(b) for section in await dana.home() for b in section.buttons]
    kept = await rows(laurel, buttons)
    assert [id_of(b) for section in await dana.home() for b in section.buttons] == first
    assert await rows(laurel, buttons) == kept


async def test_buttons_that_are_looked_at_never_grow_too_old(
    laurel: Laurel, dana: Visitor, clock: SimulatedClock
) -> None:
    await dana.say("PMP expires on 1 March 2028")
    for _month in range(4):
        clock.advance(KEPT / 3)
        page = await dana.home()
    await laurel.keep_house()
    assert "Earn 60 PDU" in await dana.press(id_of(labelled(page, "How to renew")))


async def test_the_buttons_of_a_home_page_are_for_its_owner_alone(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("PMP expires on 1 March 2027")
    edit = id_of(labelled(await dana.home(), "Edit"))
    assert await laurel.desk.form_of(DANA, edit) == ("record", {"holding": 1})
    assert await laurel.desk.form_of(Sender("slack", "U2", "Eve"), edit) is None
    assert await laurel.desk.form_of(DANA, "form.unknown") is None


async def test_a_button_that_opens_a_form_starts_a_dialog_where_there_are_none(laurel: Laurel) -> None:
    dana = Visitor(laurel, Sender("telegram", "7", "Dana"))
    await dana.say("PMP expires on 1 March 2027")
    await dana.say("my credentials")
    listed = dana.courier.sent[-1]
    record = next(b for b in listed.reply["buttons"] if b["label"] == "Record a credential")
    assert record["action"]["id"].startswith("form.")
    assert "What did you get, and when?" in await dana.press(record["action"]["id"])


async def test_what_a_form_asks_for_is_kept(laurel: Laurel, dana: Visitor) -> None:
    entered = {"credential": "cncf-cka", "awarded": "2025-05-03", "number": "LF-1", "link": "https://example.org/7"}
    await dana.submit("record", entered)
    await dana.resubmit("record", {"number": "LF-2", "expires": "2027-06-01"}, holding=1)
    kept = {**entered, "number": "LF-2", "expires": "2027-06-01"}
    assert as_entered(await dana.open("record", holding=1)) == kept
    await dana.say("undo")
    assert as_entered(await dana.open("record", holding=1)) == {**entered, "expires": "2027-05-03"}


async def test_units_and_settings_are_kept(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("CISSP since 1 Feb 2025")
    logged = {"holding": "1", "amount": "1.5", "category.1": "Group A (the domains)", "remark": "A talk"}
    assert "Group A (the domains): 1.5" in await dana.submit("units", logged)
    await dana.resubmit("reminders", {"days": ["0", "2"], "paused_until": "2026-12-24"})
    settings = as_entered(await dana.open("reminders"))
    assert (settings["days"], settings["paused_until"]) == (["0", "2"], "2026-12-24")


async def test_a_platform_is_told_when_something_changed(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("what is the CKA?")
    assert dana.courier.told == []
    await dana.say("PMP expires on 1 March 2027")
    await dana.say("I want to become a DevOps engineer")
    await dana.say("only between 8 and 18")
    assert dana.courier.told == ["U1", "U1", "U1"]
    await dana.say("my credentials")
    assert dana.courier.told == ["U1", "U1", "U1"]


async def test_a_form_that_there_is_not(laurel: Laurel, dana: Visitor) -> None:
    with pytest.raises(LookupError):
        await dana.open("wine")
    with pytest.raises(LookupError):
        await dana.check("wine", {})


async def test_in_a_channel_nothing_of_a_home_page_is_shown(laurel: Laurel, dana: Visitor) -> None:
    await dana.say("PMP expires on 1 March 2027")
    edit = id_of(labelled(await dana.home(), "How to renew"))
    await laurel.receive(Incoming("c1", DANA, button=edit, channel="C1"))
    assert "PMP" not in dana.courier.texts[-1]
    assert "What expires next" in text(await dana.home())
