"""Slash commands: each does something, unknown ones say so, and a deep link shows what it names."""

from __future__ import annotations

import pytest

from bot.adapters.telegram.commands import private_commands
from bot.dialogs.understanding.phrases import Phrases
from tests.talking import Talk


def test_every_command_of_the_menu_does_something(phrases: Phrases) -> None:
    assert {command.command for command in private_commands()} == set(phrases.commands)


@pytest.mark.parametrize(
    ("command", "words", "dialog"),
    [
        ("advise", "nurse manager", "credential_for_role"),
        ("add", "CKA 3 May 2025", "add_holding"),
        ("learn", "CKAD", "start_study"),
        ("team", "", "my_teams"),
        ("team", "create ops", "create_team"),
        ("privacy", "", "privacy"),
    ],
)
async def test_a_command_with_and_without_words(talk: Talk, command: str, words: str, dialog: str) -> None:
    await talk.command(command, words)
    assert talk.dialog == dialog


async def test_what_is_not_built_says_so(talk: Talk) -> None:
    assert "cannot book exams" in await talk.say("book the CKA exam for me")


async def test_an_unknown_command_says_so(talk: Talk) -> None:
    answer = await talk.command("frobnicate")
    assert "/frobnicate" in answer
    assert "/help" in answer


async def test_words_behind_an_unknown_command_are_read(talk: Talk) -> None:
    assert "$445" in await talk.command("price", "how much is the CKA?")


@pytest.mark.parametrize(
    ("payload", "dialog", "shown"),
    [
        ("cncf-cka", "credential_info", "Certified Kubernetes Administrator"),
        ("data-engineer", "credential_for_role", "Data Engineer"),
        ("a1b2c3", "greeting", "Hello"),
        ("remove-all-my-credentials", "greeting", "Hello"),
    ],
)
async def test_a_deep_link_shows_what_it_names_and_does_nothing_else(
    talk: Talk, payload: str, dialog: str, shown: str
) -> None:
    assert shown in await talk.command("start", payload)
    assert talk.dialog == dialog
