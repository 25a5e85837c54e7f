"""The settings of reminders, all at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SimulatedClock
from tests.forms.visitor import Visitor, after, as_entered, entry

USUAL: dict[str, str | list[str]] = {
    "switch": "on", "start": "09:00", "end": "20:00", "days": ["0", "1", "2", "3", "4", "5", "6"],
    "stages": ["90", "60", "30", "14", "7", "1", "0"], "nudges": "7", "summary": "none",
}  # fmt: skip


async def test_it_opens_with_what_counts(dana: Visitor) -> None:
    form = await dana.open("reminders")
    assert as_entered(form) == USUAL
    assert "Hours are those of Berlin" in after(form)


async def test_it_opens_with_what_was_said(dana: Visitor) -> None:
    for said in (
        "only between 8 and 18", "not on weekends", "remind me 45 and 10 days before", "weekly summary on fridays",
        "pause reminders until 3 january 2027", "no nudges",
    ):  # fmt: skip
        await dana.say(said)
    assert as_entered(await dana.open("reminders")) == {
        "switch": "on", "start": "08:00", "end": "18:00", "days": ["0", "1", "2", "3", "4"], "stages": ["45", "10"],
        "nudges": "none", "summary": "4", "paused_until": "2027-01-03",
    }  # fmt: skip


async def test_what_was_named_in_words_can_be_chosen_again(dana: Visitor) -> None:
    await dana.say("remind me 45 and 10 days before")
    stages = entry(await dana.open("reminders"), "stages")
    assert stages.kind == "choices"
    assert [o.value for o in stages.options] == ["90", "60", "45", "30", "14", "10", "7", "1", "0"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"start": ""}, "start", "from which I may write"),
        ({"end": ""}, "end", "until which I may write"),
        ({"end": "09:00"}, "end", "another one than the first"),
        ({"start": "late"}, "start", "from which I may write"),
        ({"days": []}, "days", "at least one day"),
        ({"days": ["8"]}, "days", "at least one day"),
        ({"stages": []}, "stages", "at least one"),
        ({"paused_until": "2026-11-02"}, "paused_until", "Nov 2, 2026 is not ahead of us"),
    ],
)
async def test_what_is_wrong_is_said_beside_it(
    dana: Visitor, change: dict[str, str | list[str]], field: str, sentence: str
) -> None:
    entered = {k: v for k, v in {**USUAL, **change}.items() if v}
    wrong = await dana.wrong("reminders", entered)
    assert list(wrong) == [field]
    assert sentence in wrong[field]
    assert len((await dana.open("reminders", entered)).entries) == 8


async def test_what_was_entered_counts_from_now_on(dana: Visitor) -> None:
    entered: dict[str, str | list[str]] = {
        "switch": "on", "start": "22:00", "end": "06:00", "days": ["5", "6"], "stages": ["30", "0"], "nudges": "14",
        "summary": "4", "paused_until": "2026-12-24",
    }  # fmt: skip
    answer = await dana.submit("reminders", entered)
    for line in (
        "Hours: 22:00 – 06:00", "Days: Saturday and Sunday", "Before an expiry: 30 days", "after 14 quiet days",
        "Weekly summary: Friday", "Paused until: Dec 24, 2026",
    ):  # fmt: skip
        assert line in answer
    assert as_entered(await dana.open("reminders")) == entered


async def test_an_emptied_pause_ends_it(dana: Visitor) -> None:
    await dana.submit("reminders", {**USUAL, "paused_until": "2026-12-24"})
    assert "Paused" not in await dana.resubmit("reminders", {"paused_until": ""})


@pytest.mark.parametrize("without", [{"switch": "off"}, {"stages": ["1"]}])
async def test_what_fell_due_while_it_was_not_wanted_is_not_made_up_for(
    dana: Visitor, clock: SimulatedClock, without: dict[str, str | list[str]]
) -> None:
    await dana.say("CKA expires on 25 November 2026")
    await dana.submit("reminders", {**USUAL, **without})
    assert as_entered(await dana.open("reminders")) == {**USUAL, **without}
    clock.advance(timedelta(days=10))  # 14 days before went by
    assert "remind you next on Nov 18, 2026" in await dana.submit("reminders", USUAL)


async def test_no_reminders_means_none(dana: Visitor) -> None:
    assert "Reminders are off" in await dana.submit("reminders", {**USUAL, "switch": "off"})


async def test_other_settings_stay(dana: Visitor) -> None:
    await dana.say("I'm in Tokyo")
    await dana.submit("reminders", USUAL)
    assert "Hours are those of Tokyo" in after(await dana.open("reminders"))
