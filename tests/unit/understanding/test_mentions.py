"""Whom an @ in a message means."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.circle_names import SaidPerson
from bot.messaging.incoming import Group, Mentioned, Sender

TODAY = date(2026, 11, 2)
MARA = Sender("slack", "T1/U1")


def people(manager: DialogManager, text: str, *mentioned: Mentioned) -> tuple[SaidPerson, ...]:
    return manager.ear.hear(text, TODAY, mentioned=mentioned).people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("add @U0123 to data platform", "U0123"),
        ("add @mara_o_77, please", "mara_o_77"),
        ("@Mara Okafor passed the cka", "Mara Okafor"),
        ("(@mara.okafor)", "mara.okafor"),
        ("put @🩺 Mara 👩‍⚕️ in the team", "🩺 Mara 👩‍⚕️"),
        ("ADD @MARA", "mara"),
    ],
)
def test_it_is_found_as_the_platform_named_it(manager: DialogManager, text: str, name: str) -> None:
    [person] = people(manager, text, Mentioned(name, MARA))
    assert (person.name, person.sender, person.at) == (name, MARA, True)


def test_they_are_called_as_the_platform_shows_them(manager: DialogManager) -> None:
    [person] = people(manager, "add @U0123", Mentioned("U0123", Sender("slack", "T1/U0123", "Mara Okafor")))
    assert person.name == "Mara Okafor"


def test_the_longest_name_counts(manager: DialogManager) -> None:
    ana, anabel = Sender("slack", "T1/U1"), Sender("slack", "T1/U2")
    found = people(manager, "@anabel and @ana", Mentioned("ana", ana), Mentioned("anabel", anabel))
    assert [person.sender for person in found] == [anabel, ana]


def test_a_group_and_what_nothing_can_be_done_with(manager: DialogManager) -> None:
    ops = Group("T1/S1", "@ops", ("T1/U1",))
    found = people(
        manager, "add @ops and @taskbot", Mentioned("ops", group=ops), Mentioned("taskbot", barrier="bot", shown="Task")
    )
    assert [(person.name, person.group, person.barrier) for person in found] == [
        ("@ops", ops, None), ("Task", None, "bot"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"), [("add @lena to ops", "lena"), ("@lena-marie.b, @", "lena-marie.b"), ("hi @x", "x")]
)
def test_what_the_platform_did_not_recognise_is_a_name_all_the_same(
    manager: DialogManager, text: str, name: str
) -> None:
    [person] = people(manager, text)
    assert (person.name, person.sender, person.at) == (name, None, True)


@pytest.mark.parametrize("text", ["write to mara@example.org", "@ 9 o'clock", "@@", "cka @"])
def test_what_is_no_mention(manager: DialogManager, text: str) -> None:
    assert people(manager, text) == ()
