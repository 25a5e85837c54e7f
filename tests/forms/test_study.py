"""Beginning a study, and saying how far it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SimulatedClock
from tests.forms.visitor import Visitor, as_entered, before, entry

CKAD = "cncf-ckad"


@pytest.fixture
async def studying(dana: Visitor) -> Visitor:
    await dana.submit("study", {"credential": CKAD, "target": "2027-06-30"})
    return dana


async def test_it_begins_a_study(dana: Visitor) -> None:
    assert as_entered(await dana.open("study", credential=CKAD)) == {"credential": CKAD}
    answer = await dana.submit("study", {"credential": CKAD, "target": "2027-06-30"})
    assert "Good luck with Certified Kubernetes Application Developer (CKAD)" in answer
    assert as_entered(await dana.open("study", study=1)) == {"percent": "0", "target": "2027-06-30"}


async def test_it_begins_a_study_of_what_the_catalogue_does_not_have(dana: Visitor) -> None:
    assert "Good luck with Tax law II" in await dana.submit("study", {"credential": "name:Tax law II"})


async def test_it_opens_with_how_it_stands(studying: Visitor) -> None:
    form = await studying.open("study", study=1)
    assert as_entered(form) == {"percent": "0", "target": "2027-06-30"}
    assert "0 % – target Jun 30, 2027" in before(form)


async def test_progress_and_target_are_kept(studying: Visitor) -> None:
    answer = await studying.submit("study", {"percent": "40", "target": "2027-05-01"}, study=1)
    assert "You are past 25 %" in answer
    assert as_entered(await studying.open("study", study=1)) == {"percent": "40", "target": "2027-05-01"}


async def test_a_target_that_is_past_and_not_touched_stays(studying: Visitor, clock: SimulatedClock) -> None:
    await studying.say("the target for CKAD is 3 november 2026")
    clock.advance(timedelta(days=3))
    assert "Noted" in await studying.resubmit("study", {"percent": "10"}, study=1)
    assert as_entered(await studying.open("study", study=1)) == {"percent": "10", "target": "2026-11-03"}


@pytest.mark.parametrize(
    ("entered", "field", "sentence"),
    [
        ({}, "percent", "from 0 to 100"),
        ({"percent": "101"}, "percent", "from 0 to 100"),
        ({"percent": "-1"}, "percent", "from 0 to 100"),
        ({"percent": "half"}, "percent", "from 0 to 100"),
        ({"percent": "40", "target": "2026-11-02"}, "target", "Nov 2, 2026 is past"),
    ],
)
async def test_what_is_wrong_with_progress(
    studying: Visitor, entered: dict[str, str], field: str, sentence: str
) -> None:
    wrong = await studying.wrong("study", entered, study=1)
    assert list(wrong) == [field]
    assert sentence in wrong[field]
    assert len((await studying.open("study", entered, study=1)).entries) == 2


@pytest.mark.parametrize(
    ("entered", "field", "sentence"),
    [
        ({}, "credential", "Choose one of the names"),
        ({"credential": "name:"}, "credential", "Choose one of the names"),
        ({"credential": CKAD, "target": "2026-11-01"}, "target", "Nov 1, 2026 is past"),
    ],
)
async def test_what_is_wrong_with_a_beginning(
    dana: Visitor, entered: dict[str, str], field: str, sentence: str
) -> None:
    wrong = await dana.wrong("study", entered)
    assert list(wrong) == [field]
    assert sentence in wrong[field]
    assert len((await dana.open("study", entered)).entries) == 2


async def test_a_target_that_is_set_cannot_be_left_empty(studying: Visitor) -> None:
    assert entry(await studying.open("study", study=1), "target").optional is False


async def test_a_study_that_is_over_says_so(studying: Visitor) -> None:
    await studying.say("I dropped CKAD")
    form = await studying.open("study", study=1)
    assert form.entries == ()
    assert "You do not study for that any more" in before(form)
