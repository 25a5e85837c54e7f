"""What is suggested while a name is typed."""

from __future__ import annotations

import pytest

from bot.app import Laurel
from bot.messaging.form import OPTION_LABEL, OPTION_VALUE, OPTIONS
from tests.forms.visitor import Visitor


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cka", "cncf-cka"),
        ("certified kub", "cncf-cka"),
        ("comptia secu", "comptia-security-plus"),
        ("az-1", "microsoft-azure-administrator"),
        ("AZ 104", "microsoft-azure-administrator"),
        ("securty+", "comptia-security-plus"),
        ("project management prof", "pmi-pmp"),
        ("kubernets administrator", "cncf-cka"),
    ],
)
async def test_the_credential_that_is_typed_is_near_the_top(dana: Visitor, typed: str, meant: str) -> None:
    assert meant in (await dana.suggested(typed))[:4]


async def test_what_was_typed_is_always_the_last_choice(dana: Visitor, laurel: Laurel) -> None:
    for typed in ("cka", "no such thing", "c", "  Forklift   licence "):
        *_, last = await laurel.desk.suggest(dana.sender, "credential", typed)
        assert last.value == "name:" + " ".join(typed.split())
        assert "not in my catalogue" in last.label


async def test_they_fit_where_there_is_least_room(dana: Visitor, laurel: Laurel) -> None:
    for typed in ("c", "certified", "x" * 3_000, "<!channel> & “quotes” 🎓" * 20):
        found = await laurel.desk.suggest(dana.sender, "credential", typed)
        assert 0 < len(found) <= OPTIONS
        assert len({option.value for option in found}) == len(found)
        assert all(0 < len(option.label) <= OPTION_LABEL and len(option.value) <= OPTION_VALUE for option in found)


async def test_nothing_typed_suggests_nothing(dana: Visitor) -> None:
    assert await dana.suggested("  ") == []


async def test_among_something_unknown_nothing_can_be_found(dana: Visitor, laurel: Laurel) -> None:
    with pytest.raises(LookupError):
        await laurel.desk.suggest(dana.sender, "wine", "red")
