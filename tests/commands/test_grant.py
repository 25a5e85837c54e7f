"""What an operator types to let people create teams."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.storage.engine import create_engine
from bot.tracking.people import Account, meet
from tests.conftest import NOW

Run = Callable[..., Result]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'laurel.db'}"


@pytest.fixture
def run(url: str) -> Run:
    def ran(*words: str) -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(main, [*words, "--database", url])

    return ran


def wrote(url: str, *accounts: Account) -> None:
    async def met() -> None:
        engine = create_engine(url)
        async with engine.begin() as connection:
            for account in accounts:
                await meet(connection, account, NOW)
        await engine.dispose()

    asyncio.run(met())


def says(url: str, text: str, user: str = "lena") -> str:
    line = json.dumps({"user": user, "say": text})
    shown: dict[str, Any] = json.loads(CliRunner().invoke(main, ["script", "--database", url], input=line).stdout)
    return str(shown["messages"][0]["text"])


def test_somebody_who_never_wrote_is_allowed_and_no_more(run: Run) -> None:
    assert "Nobody was granted anything" in run("grant", "--list").output
    assert "slack T1/U1 can create teams now" in run("grant", "lead", "slack", "T1/U1").output
    assert "could create teams already" in run("grant", "lead", "slack", "T1/U1").output
    listed = run("grant", "--list")
    assert listed.exit_code == 0
    assert listed.output.count("T1/U1") == 1
    revoked = run("revoke", "lead", "slack", "T1/U1")
    assert (revoked.exit_code, revoked.output) == (0, "slack T1/U1 can create no more teams.\n")
    assert run("revoke", "lead", "slack", "T1/U1").exit_code == 1
    assert "T1/U1" not in run("grant", "--list").output


def test_who_wrote_is_found_by_less(run: Run, url: str) -> None:
    run("grant", "--list")
    wrote(url, Account("slack", "T1/U7", "Lena"), Account("telegram", "77", "Omar", handle="omar_h"))
    assert "slack T1/U7 can create teams now" in run("grant", "lead", "slack", "U7").output
    assert "telegram 77 can create teams now" in run("grant", "lead", "telegram", "@Omar_H").output
    listed = run("grant", "--list").output
    assert "Lena" in listed
    assert "Omar" in listed
    assert "telegram 77 can create no more teams" in run("revoke", "lead", "telegram", "@omar_h").output


def test_a_member_of_two_workspaces_is_named_in_full(run: Run, url: str) -> None:
    run("grant", "--list")
    wrote(url, Account("slack", "T1/U7"), Account("slack", "T2/U7"))
    refused = run("grant", "lead", "slack", "U7")
    assert refused.exit_code == 1
    assert "T1/U7, T2/U7" in refused.output


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("grant", "lead", "slack", "lena"), "Write workspace and member, as T0123/U0123", 1),
        (("grant", "lead", "slack", "T1/"), "Write workspace and member, as T0123/U0123", 1),
        (("grant", "lead", "telegram", "lena"), "Write the number of the account", 1),
        (("grant", "lead", "telegram", "@lena"), "Nobody who wrote on Telegram is called @lena", 1),
        (("revoke", "lead", "telegram", "77"), "was not granted that", 1),
        (("grant", "lead", "slack"), "laurel grant lead slack T0123/U0123", 2),
        (("grant",), "laurel grant lead slack T0123/U0123", 2),
        (("grant", "moon", "slack", "T1/U1"), "'moon' is not 'lead'", 2),
        (("grant", "lead", "fax", "1"), "'slack', 'telegram'", 2),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run: Run, words: tuple[str, ...], said: str, code: int) -> None:
    shown = run(*words)
    assert shown.exit_code == code
    assert said in shown.output


def test_a_bot_that_was_asked_says_what_the_operator_types(run: Run, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = says(url, "create a team called Ops")
    assert "laurel grant lead slack lena" in refusal
    monkeypatch.setenv("LAUREL_TEAMS", "anyone")
    assert "The team Ops is made" in says(url, "create a team called Ops", "mara")
