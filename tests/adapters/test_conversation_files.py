"""Conversation files: what is checked, and how a file or an answer that is wrong is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.commands.converse import read_conversation, run_file
from bot.dialogs.engine.manager import DialogManager
from bot.knowledge.reading import Problem
from bot.settings import Settings

Play = Callable[[str], Awaitable[str | None]]

GOOD = """\
title: A good one
people:
  dana: {platform: slack, name: Dana, tz: Europe/Berlin, locale: en}
  lena: {platform: telegram}
steps:
  - dana: aws architect
    expect:
      text: [which  ONE, "/^which .*mean/"]
      buttons: [associate, /prof.*al$/]
      dialog: credential_info
      messages: 1
      channel: dm
    forbid: {text: [Kubernetes, /azure/], buttons: Kubernetes, about: Kubernetes, dialog: compare_credentials}
  - redeliver: true
    expect: {messages: 0}
  - restart: true
  - press: Professional
    expect: {about: [Solutions Architect - Professional], text: SAP-C02}
  - lena: hello
    forbid: [Dana]
  - press: /asso.*/
    by: dana
    back: 2
    expect: SAA
  - advance: P1M
  - until: 2027-03-01T09:00:00+01:00
  - down_until: 2027-03-02T09:00:00+01:00
  - dana: cka vs ckad
    channel: "#data"
  - expect: {channel: "#data", about: [Administrator, Developer], entities: {credentials: [cncf-cka, cncf-ckad]}}
  - dana: 300
"""


@pytest.fixture
def play(tmp_path: Path, manager: DialogManager, sqlite_template: Path) -> Play:
    async def played(text: str) -> str | None:
        path = tmp_path / "talk.yaml"
        path.write_text(text, encoding="utf-8")
        return await run_file(path, manager, Settings(_env_file=None), sqlite_template)

    return played


async def test_a_file_whose_expectations_hold_passes(play: Play) -> None:
    assert await play(GOOD) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ("which  ONE", "which two", 6, "the text has no “which two”"),
        ('"/^which .*mean/"', "/^mean/", 6, "the text has no “/^mean/”"),
        ("[associate, ", "[foundation, ", 6, "no button “foundation”"),
        ("dialog: credential_info", "dialog: greeting", 6, "the dialog is credential_info, not greeting"),
        ("dialog: credential_info", "dialog: null", 6, "the dialog is credential_info, not None"),
        ("messages: 1", "messages: 2", 6, "there are 1 messages, not 2"),
        ("channel: dm", "channel: '#x'", 6, "a message went to dm, not to #x"),
        ("text: [Kubernetes", "text: [mean", 6, "the text has the forbidden “mean”"),
        ("buttons: Kubernetes", "buttons: never mind", 6, "a forbidden button “never mind”"),
        ("dialog: compare_credentials}", "dialog: credential_info}", 6, "the forbidden credential_info"),
        ("{messages: 0}", "{messages: 1}", 14, "there are 0 messages, not 1"),
        ("press: Professional", "press: Kubernetes", 17, "No button is called “Kubernetes”; there are: AWS"),
        ("press: Professional", "press: AWS", 17, "Several buttons are called “AWS”"),
        ("about: [Solutions", "about: [Kubernetes, Solutions", 17, "it is not about “Kubernetes”"),
        ("press: /asso.*/", "press: Provider", 21, "No button is called"),
        ("back: 2", "back: 9", 21, "no answer 9 before the last one"),
        ("down_until: 2027", "down_until: 2026", 27, "cannot go back to 2026"),
        ("[Administrator, Developer]", "[Developer, Administrator]", 30, "“Administrator” in this order"),
        ("cncf-ckad]", "cncf-cks]", 30, "the entity credentials is ["),
    ],
)
async def test_the_first_step_that_is_wrong_is_told(play: Play, old: str, new: str, line: int, wrong: str) -> None:
    assert old in GOOD
    told = await play(GOOD.replace(old, new, 1))
    assert told is not None
    first, *_rest = told.splitlines()
    assert f"talk.yaml:{line}: " in first
    assert wrong in first


async def test_a_failure_shows_what_was_said_and_the_whole_answer(play: Play) -> None:
    told = await play("title: A wish\nsteps:\n  - you: what is the cka\n    expect: [a unicorn, a dragon]\n")
    assert told is not None
    first, title, said, *answer = told.splitlines()
    assert first.endswith("talk.yaml:3: the text has no “a unicorn”; the text has no “a dragon”")
    assert title.strip() == "A wish"
    assert said.strip() == "you said: what is the cka"
    assert answer[0].startswith("  | Certified Kubernetes Administrator")
    assert any("[Provider's page]" in line for line in answer)
    assert "understood: credential_info" in told
    assert answer[-1] == "  | about: Certified Kubernetes Administrator"


async def test_a_link_is_not_pressed(play: Play) -> None:
    told = await play("title: t\nsteps:\n  - you: what is the cka\n  - press: Provider's page\n")
    assert told is not None
    assert "is a link" in told


async def test_a_link_into_the_talk_with_the_bot_is_followed_and_a_part_of_an_answer_said_again(play: Play) -> None:
    people = "people:\n  dana: {name: Dana}\n  phone: {user: dana, platform: telegram}\n"
    told = await play(
        f"title: t\n{people}steps:\n  - dana: link my telegram\n    keep: {{code: /link (\\S+)/}}\n"
        "  - follow: Open\n    by: phone\n    expect: Linked\n"
        "  - dana: the code {code} again\n    expect: opens nothing\n"
        "  - phone: what is the cka\n  - follow: Provider's page\n"
    )
    assert told is not None
    assert "is no link that leads to the bot" in told


async def test_a_part_that_is_not_there_cannot_be_kept(play: Play) -> None:
    told = await play("title: t\nsteps:\n  - you: hello\n    keep: {code: /code (.+)/}\n")
    assert told is not None
    assert "nothing like /code (.+)/ to be kept as code" in told


async def test_an_apology_always_fails(play: Play, manager: DialogManager, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_given: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(manager, "take", broken)
    told = await play("title: t\nsteps:\n  - you: hello\n    expect: Sorry\n")
    assert told is not None
    assert "Laurel failed and apologised" in told


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("- lena: hello", "“lena” is neither something that a step can do nor one of the people (dana)"),
        ("- expct: hello", "“expct” is neither something that a step can do"),
        ("- {dana: hello, lena: hello}", "these are neither: dana, lena"),
        ("- dana:", "does nothing and expects nothing"),
        ("- {}", "does nothing and expects nothing"),
        ("- hello", "a step such as"),
        ("- dana: [hello]", "Input should be a valid string"),
        ("- say: hello", "“say” is neither"),
        ("- {restart: true, advance: P1D}", "this one does several: restart, advance"),
        ("- restart: false", "Input should be True"),
        ("- advance: a day", "not an ISO 8601 duration"),
        ("- until: tomorrow", "not an instant with an offset"),
        ("- {restart: true, channel: x}", "channel goes with what somebody says"),
        ("- {dana: hello, by: dana}", "by goes with press"),
        ("- {dana: hello, back: 1}", "back goes with press"),
        ("- {press: x, by: lena}", "“lena” is neither"),
        ("- {dana: hello, keep: {a: /b/}}", "/b/ needs one group in parentheses"),
        ("- expect: [/(/]", "/(/ is not a regular expression"),
        ("- expect: ['']", "an empty text is in every answer"),
        ("- expect: [{a: b}]", "a text or a /regular expression/"),
        ("- expect: {texts: a}", "this key is not known here"),
        ("- forbid: {messages: 1}", "this key is not known here"),
    ],
)
def test_a_file_that_cannot_be_read_names_the_line(tmp_path: Path, step: str, wrong: str) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(f"title: t\npeople: {{dana: {{}}}}\nsteps:\n  - dana: hello\n  {step}\n", encoding="utf-8")
    problems: list[Problem] = []
    assert read_conversation(path, problems) is None
    assert [problem.line for problem in problems] == [5]
    assert wrong in problems[0].text


def test_the_command_counts_and_fails_when_any_file_does(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("title: t\nsteps: [{you: what is the cka, expect: Kubernetes}]\n")
    (tmp_path / "worse").mkdir()
    (tmp_path / "worse" / "bad.yaml").write_text("title: t\n")
    done = CliRunner().invoke(main, ["converse", str(tmp_path)])
    assert done.exit_code == 1
    assert "bad.yaml:1: steps: this key is required" in done.stdout
    assert done.stdout.endswith("2 conversations, 1 failed\n")
    done = CliRunner().invoke(main, ["converse", str(tmp_path / "good.yaml")])
    assert done.exit_code == 0
    assert done.stdout == "1 conversation, 0 failed\n"
