"""The home page."""

from __future__ import annotations

from datetime import timedelta

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Sender
from tests.forms.visitor import Visitor, id_of, labelled, text


async def test_of_nobody_it_says_what_this_is_and_how_to_begin(dana: Visitor) -> None:
    page = await dana.home()
    assert "Hello Dana, I am Laurel" in text(page)
    assert [b.label for b in page[0].buttons] == ["Find a credential", "Record a credential", "Start studying"]


async def test_it_greets_also_whose_name_it_does_not_know(laurel: Laurel) -> None:
    assert "Hello, I am Laurel" in text(await Visitor(laurel, Sender("slack", "U9")).home())


async def test_with_holdings_only_it_shows_what_expires_next(dana: Visitor) -> None:
    for said in (
        "CKA expires on 20 November 2026", "PMP expires on 1 March 2027", "CISSP expires on 1 April 2028",
        "ITIL 4 Foundation expires on 1 May 2027", "CCNA expires on 1 June 2027", "Security+ expires on 1 July 2027",
        "got CISA, expires 2025-02-01",
    ):  # fmt: skip
        await dana.say(said)
    page = await dana.home()
    shown = text(page)
    assert "(CKA) expires on Nov 20, 2026, in 18 days." in shown
    assert [line.split("expires")[0].strip() for line in shown.splitlines() if " expires on " in line] == [
        "Certified Kubernetes Administrator (CKA)", "Project Management Professional (PMP)", "ITIL 4 Foundation",
        "Cisco Certified Network Associate (CCNA)", "CompTIA Security+",
    ]  # fmt: skip
    assert "0 of 60 PDU: 60 to go" in shown
    assert "Expired already: CISA." in shown
    assert "What you study" not in shown
    assert "Your goal" not in shown
    assert "I write to you next on Nov 6, 2026." in shown
    assert [b.label for b in page[0].buttons] == ["Renewed", "How to renew", "Edit"]
    assert "Log units" in [b.label for b in page[1].buttons]


async def test_holdings_without_a_date_ahead(dana: Visitor) -> None:
    await dana.say("add the CKA to my list")
    assert "Nothing of the 1 credential you hold has a date ahead." in text(await dana.home())


async def test_studies_have_a_bar_and_a_forecast(dana: Visitor, clock: SimulatedClock) -> None:
    await dana.say("I started studying CKAD, target 30 June 2027")
    await dana.say("I started studying CISSP")
    clock.advance(timedelta(days=30))
    await dana.say("CKAD 40 %")
    await dana.say("pause CISSP")
    page = await dana.home()
    assert "(CKAD) ▓▓▓▓░░░░░░ 40 % – target Jun 30, 2027; at this pace done by Jan 16, 2027" in text(page)
    assert "You are on track." in text(page)
    assert "Paused: Certified Information Systems Security Professional (CISSP)." in text(page)
    assert labelled(page, "Progress in CKAD").action is not None
    assert "I keep no credentials of you yet" in text(page)


async def test_the_goal_comes_with_the_next_best_credential_and_why(dana: Visitor) -> None:
    await dana.say("I want to become a DevOps engineer")
    page = await dana.home()
    assert "Your goal: DevOps Engineer" in text(page)
    assert "Still to prove: DevOps, CI/CD" in text(page)
    assert "The next step that fits best: AWS Certified DevOps Engineer - Professional" in text(page)
    assert "It proves DevOps, CI/CD, and Infrastructure as code." in text(page)


async def test_what_is_studied_already_is_not_the_next_step(dana: Visitor) -> None:
    await dana.say("I want to become a DevOps engineer")
    await dana.say("I started studying AWS Certified DevOps Engineer - Professional")
    shown = text(await dana.home())
    assert "The next step that fits best: " in shown
    assert "fits best: AWS Certified DevOps Engineer - Professional" not in shown


async def test_without_a_goal_it_is_the_job_that_counts(dana: Visitor) -> None:
    await dana.say("I'm a data analyst")
    assert "Your job: Data Analyst" in text(await dana.home())


async def test_days_are_those_of_the_person_and_in_their_words(laurel: Laurel) -> None:
    kiri = Visitor(laurel, Sender("slack", "U3", "Kiri", "Pacific/Auckland", "en-GB"))
    await kiri.say("CKA expires on 3 November 2026")
    shown = text(await kiri.home())
    assert "expires on 3 Nov 2026, tomorrow." in shown
    assert "Auckland" in shown


async def test_where_somebody_moved_is_where_they_are(laurel: Laurel) -> None:
    moved = Visitor(laurel, Sender("slack", "U3", "Kiri", "Europe/Berlin", "en-GB"))
    await moved.say("CKA expires on 3 November 2026")
    now = Visitor(laurel, Sender("slack", "U3", "Kiri", "Pacific/Kiritimati", "de"))
    assert "03.11.2026, tomorrow" in text(await now.home())


async def test_settings_are_in_a_line(dana: Visitor) -> None:
    await dana.say("CKA expires on 20 November 2026")
    await dana.say("only between 8 and 18")
    await dana.say("not on weekends")
    assert "Between 08:00 and 18:00, Monday to Friday, Berlin, UTC+1." in text(await dana.home())
    await dana.say("pause reminders until 3 january 2027")
    assert "Paused until Jan 3, 2027." in text(await dana.home())
    await dana.say("stop all reminders")
    assert "Reminders are off." in text(await dana.home())


async def test_its_buttons_do_what_they_say(dana: Visitor) -> None:
    await dana.say("PMP expires on 1 March 2027")
    page = await dana.home()
    assert "Earn 60 PDU" in await dana.press(id_of(labelled(page, "How to renew")))
    assert "Project Management Professional (PMP)" in await dana.press(id_of(labelled(page, "My credentials")))


async def test_its_forms_are_opened_with_what_they_are_about(dana: Visitor, laurel: Laurel) -> None:
    await dana.say("PMP expires on 1 March 2027")
    page = await dana.home()
    forms = {
        label: await laurel.desk.form_of(dana.sender, id_of(labelled(page, label)))
        for label in ("Log units", "Edit", "Change", "Record a credential", "How to renew")
    }
    assert forms == {
        "Log units": ("units", {"holding": 1}),
        "Edit": ("record", {"holding": 1}),
        "Change": ("reminders", {}),
        "Record a credential": ("record", {}),
        "How to renew": None,
    }


async def test_no_two_buttons_are_the_same(dana: Visitor) -> None:
    for said in ("PMP expires on 1 March 2027", "I started studying CKAD", "I want to become a DevOps engineer"):
        await dana.say(said)
    ids = [id_of(button) for section in await dana.home() for button in section.buttons]
    assert len(ids) > 10
    assert len(set(ids)) == len(ids)
