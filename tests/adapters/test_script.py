"""The script protocol: every line, every refusal, and the process around it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.adapters.script.driver import Driver
from bot.adapters.script.instants import read_duration
from bot.app import Laurel
from bot.cli import main
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings

NOTHING: dict[str, Any] = {"role": None, "credentials": [], "skills": []}
START = datetime(2026, 1, 31, 8, 0, tzinfo=UTC)


class Script:
    """Lines in, lines out, with the JSON in between."""

    def __init__(self, driver: Driver, clock: SimulatedClock, bots: list[Laurel]) -> None:
        self._driver = driver
        self.clock = clock
        self.bots = bots

    async def raw(self, line: bytes) -> dict[str, Any]:
        answer = await self._driver.take(line)
        read: dict[str, Any] = json.loads(json.dumps(answer.as_json()))
        assert list(read) == ["messages", "understood", "about", "error"]
        return read

    async def __call__(self, **line: object) -> dict[str, Any]:
        return await self.raw(json.dumps(line).encode())

    async def done(self, **line: object) -> dict[str, Any]:
        answer = await self(**line)
        assert answer["error"] is None
        return answer

    async def text(self, **line: object) -> str:
        (message,) = (await self.done(**line))["messages"]
        return str(message["text"])

    async def refused(self, **line: object) -> str:
        return refusal(await self(**line))


def refusal(answer: dict[str, Any]) -> str:
    assert answer["messages"] == []
    assert answer["understood"] is None
    error = str(answer["error"])
    assert error[0].isupper()
    assert error.endswith(".")
    return error


@pytest.fixture
async def script(database: Settings, manager: DialogManager) -> AsyncIterator[Script]:
    clock = SimulatedClock(START)
    bots: list[Laurel] = []

    def build(clock: SimulatedClock) -> Laurel:
        bots.append(Laurel(database, clock, manager=manager))
        return bots[-1]

    driver = Driver(build, clock)
    await driver.start()
    yield Script(driver, clock, bots)
    await driver.close()


# -- people ------------------------------------------------------------------------------------------


async def test_a_message_is_answered_with_everything_the_protocol_names(script: Script) -> None:
    answer = await script(user="dana", say="cka vs ckad", name="Dana", tz="Europe/Berlin", locale="en")
    (message,) = answer["messages"]
    assert {key: message[key] for key in ("to", "platform", "channel", "at", "files", "only_you")} == {
        "to": "dana", "platform": "slack", "channel": "dm", "at": "2026-01-31T08:00:00Z",
        "files": [], "only_you": False,
    }  # fmt: skip
    assert "edits" not in message
    assert "CKAD" in message["text"]
    assert message["payload"]["method"] == "chat.postMessage"
    assert "CKAD" in message["payload"]["text"]
    assert answer["understood"]["dialog"] == "compare_credentials"
    assert 0 < answer["understood"]["confidence"] <= 1
    assert len(answer["understood"]["entities"]["credentials"]) == 2
    assert answer["about"] == {
        "role": None,
        "credentials": ["Certified Kubernetes Administrator", "Certified Kubernetes Application Developer"],
        "skills": [],
    }
    assert answer["error"] is None


async def test_messages_have_their_own_ids(script: Script) -> None:
    ids = [(await script(user="dana", say="hello"))["messages"][0]["id"] for _ in range(3)]
    assert len(set(ids)) == 3


async def test_a_button_is_pressed_by_its_id(script: Script) -> None:
    shown = (await script(user="dana", say="aws architect"))["messages"][0]["buttons"]
    professional = next(button["id"] for button in shown if "Professional" in button["label"])
    answer = await script.done(user="dana", press=professional)
    assert "SAP-C02" in answer["messages"][0]["text"]
    assert answer["understood"] is None
    assert "Professional" in answer["about"]["credentials"][0]


async def test_a_link_button_has_an_address_and_nothing_to_press(script: Script) -> None:
    shown = (await script(user="dana", say="what is the cka"))["messages"][0]["buttons"]
    links = [button for button in shown if "url" in button]
    assert links
    assert all(set(button) == {"label", "url"} for button in links)


async def test_a_person_is_remembered(script: Script) -> None:
    await script.done(user="dana", say="hello", platform="telegram", name="Dana")
    later = await script.done(user="dana", say="hello")
    assert later["messages"][0]["platform"] == "telegram"
    assert "Dana" in later["messages"][0]["text"]


async def test_the_same_user_on_another_platform_is_another_account(script: Script) -> None:
    await script.done(user="dana", say="cka vs ckad")
    other = await script.done(user="dana", say="hello", platform="telegram")
    assert other["about"] == NOTHING
    back = await script.done(user="dana", say="hello", platform="slack")
    assert len(back["about"]["credentials"]) == 2


async def test_a_channel_is_a_place_of_its_own(script: Script) -> None:
    await script.done(user="dana", say="cka vs ckad")
    there = await script.done(user="dana", say="hello", channel="#data")
    assert there["messages"][0]["channel"] == "#data"
    assert there["about"] == NOTHING
    button = next(b["id"] for b in there["messages"][0]["buttons"] if "id" in b)
    pressed = await script.done(user="dana", press=button)
    assert pressed["messages"][0]["channel"] == "#data"
    back = await script.done(user="dana", say="hello", channel="dm")
    assert len(back["about"]["credentials"]) == 2


async def test_whoever_was_granted_it_creates_teams_and_mentions_people(script: Script) -> None:
    assert "laurel grant lead" in await script.text(user="lena", say="create a team called Ops", name="Lena Brandt")
    assert (await script.done(grant="lead", user="lena"))["messages"] == []
    assert "Ops is made" in await script.text(user="lena", say="create a team called Ops")
    added = await script.done(user="lena", say="add @mara and @jon to ops")
    assert added["understood"]["dialog"] == "add_members"
    assert [person["account"]["account"] for person in added["understood"]["entities"]["who"]] == ["mara", "jon"]
    told = {m["to"]: m["text"] for m in (await script.done(advance="PT1H"))["messages"]}
    assert set(told) == {"mara", "jon"}
    assert "Lena Brandt asks you to be in the team Ops" in told["mara"]


async def test_a_grant_is_for_the_account_that_they_last_wrote_from(script: Script) -> None:
    await script.done(user="omar", say="hello", platform="telegram")
    await script.done(grant="lead", user="omar")
    assert "Ops is made" in await script.text(user="omar", say="create a team called Ops")
    assert "laurel grant lead slack omar" in await script.text(
        user="omar", say="create a team called Ops", platform="slack"
    )


async def test_on_slack_a_mention_is_an_account_by_any_name_it_has(script: Script) -> None:
    await script.done(user="mo", say="hello", name="Mara Okafor")
    await script.done(grant="lead", user="lena")
    await script.done(user="lena", say="create a team called Ops")
    for said in ("add @mo to ops", "add @Mo to ops", "add @Mara to ops"):
        [who] = (await script.done(user="lena", say=said))["understood"]["entities"]["who"]
        assert (who["account"]["account"], who["account"]["name"]) == ("mo", "Mara Okafor"), said
    assert (await script.done(user="lena", say="@Laurel what expires next?"))["understood"]["dialog"] == "list_holdings"


async def test_on_telegram_a_mention_is_a_handle_of_somebody_who_wrote(script: Script) -> None:
    await script.done(user="omar", say="hello", platform="telegram", name="Omar")
    await script.done(grant="lead", user="omar")
    await script.done(user="omar", say="create a team called Ops")
    assert "I do not know who jon is" in await script.text(user="omar", say="add @jon to ops")
    await script.done(user="Jon", say="hello", platform="telegram", name="Jon Li")
    assert "I ask Jon Li" in await script.text(user="omar", say="add @jon to ops")


async def test_two_people_do_not_hear_each_other(script: Script) -> None:
    await script.done(user="dana", say="cka vs ckad")
    lena = await script.done(user="lena", say="hello")
    assert lena["messages"][0]["to"] == "lena"
    assert lena["about"] == NOTHING


async def test_any_text_a_person_can_send_is_taken(script: Script) -> None:
    for text in ("", " ", "🦊", "\x00", "x" * 20_000, "<b>*hi*</b> & [bold red]"):
        assert await script.text(user="dana", say=text)


# -- the same event twice, a new process, time --------------------------------------------------------


async def test_a_redelivery_is_not_answered(script: Script) -> None:
    assert "nothing to deliver again" in await script.refused(redeliver=True)
    said = await script.done(user="dana", say="cka vs ckad")
    again = await script.done(redeliver=True)
    assert again["messages"] == []
    assert again["understood"] is None
    assert again["about"] == said["about"]


async def test_a_redelivery_after_a_restart_is_not_answered_either(script: Script) -> None:
    shown = (await script(user="dana", say="aws architect"))["messages"][0]["buttons"]
    await script.done(user="dana", press=shown[0]["id"])
    await script.done(restart=True)
    assert (await script.done(redeliver=True))["messages"] == []


async def test_the_same_words_twice_are_two_events(script: Script) -> None:
    assert await script.text(user="dana", say="hello")
    assert await script.text(user="dana", say="hello")


async def test_a_restart_in_the_middle_of_a_question_keeps_it(script: Script) -> None:
    shown = (await script(user="dana", say="aws architect"))["messages"][0]["buttons"]
    assert (await script.done(restart=True))["messages"] == []
    assert len(script.bots) == 2
    assert "SAP-C02" in await script.text(user="dana", say="the second one")
    await script.done(restart=True)
    assert "SAA" in await script.text(user="dana", press=shown[0]["id"])


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("P30D", "2026-03-02T08:00"),
        ("PT1H30M", "2026-01-31T09:30"),
        ("P1W", "2026-02-07T08:00"),
        ("P1M", "2026-02-28T08:00"),
        ("P2Y1M1DT1H", "2028-03-01T09:00"),
        ("P1Y", "2027-01-31T08:00"),
        ("P11M", "2026-12-31T08:00"),
        ("P25M", "2028-02-29T08:00"),
        ("PT0S", "2026-01-31T08:00"),
    ],
)
def test_a_duration_is_of_the_calendar_or_exact(text: str, then: str) -> None:
    assert read_duration(text).after(START) == datetime.fromisoformat(f"{then}+00:00")


@pytest.mark.parametrize("text", ["P", "PT", "30", "P1", "P0.5Y", "P1.5M", "-P1D", "P-1D", "1D", "p1d", "P1D2M", ""])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601 duration such as"):
        read_duration(text)


async def test_the_clock_moves_when_a_line_says_so_and_only_then(script: Script) -> None:
    async def stands_at() -> str:
        return str((await script.done(user="dana", say="hello"))["messages"][0]["at"])

    assert await stands_at() == "2026-01-31T08:00:00Z"
    assert (await script.done(advance="P1M"))["messages"] == []
    assert await stands_at() == "2026-02-28T08:00:00Z"
    assert (await script.done(until="2027-03-01T09:00:00+01:00"))["messages"] == []
    assert await stands_at() == "2027-03-01T08:00:00Z"
    assert len(script.bots) == 1
    assert (await script.done(down_until="2027-03-02T00:00:00Z"))["messages"] == []
    assert await stands_at() == "2027-03-02T00:00:00Z"
    assert len(script.bots) == 2


async def test_being_down_keeps_an_open_question(script: Script) -> None:
    await script.done(user="dana", say="aws architect")
    await script.done(down_until="2026-06-01T00:00:00+02:00")
    assert "SAP-C02" in await script.text(user="dana", say="the second one")


# -- lines that are refused ----------------------------------------------------------------------------


BAD_LINES: list[tuple[dict[str, Any], str]] = [
    ({"user": "dana"}, "does not say what to do"),
    ({}, "does not say what to do"),
    ({"advance": "P1D", "restart": True}, "several things at once: advance, restart"),
    ({"say": "hello"}, "“user” is missing"),
    ({"user": "", "say": "hello"}, "“user” cannot be used"),
    ({"user": "dana", "say": 5}, "“say” cannot be used"),
    ({"user": "dana", "say": "hello", "mood": "good"}, "“mood” is not known"),
    ({"user": "dana", "say": "hello", "platform": "fax"}, "'slack' or 'telegram'"),
    ({"user": "dana", "say": "hello", "tz": "Mars/Base"}, "'Mars/Base' is not a time zone"),
    ({"user": "dana", "say": "hello", "tz": "../etc"}, "is not a time zone"),
    ({"user": "dana", "say": "hello", "channel": ""}, "“channel” cannot be used"),
    ({"user": "dana", "press": "nothing"}, "no button with the id “nothing”"),
    ({"user": "dana", "press": "nothing", "say": "hello"}, "several things at once"),
    ({"advance": "1 day"}, "not an ISO 8601 duration"),
    ({"advance": 5}, "not an ISO 8601 duration"),
    ({"advance": "P9999Y"}, "beyond the year 9999"),
    ({"advance": "P9999999D"}, "beyond the year 9999"),
    ({"until": "2026-01-31T07:59:59Z"}, "stands at 2026-01-31T08:00:00Z and cannot go back"),
    ({"down_until": "2020-01-01T00:00:00Z"}, "cannot go back"),
    ({"until": "2027-03-01T09:00:00"}, "not an instant with an offset"),
    ({"until": "tomorrow"}, "not an instant with an offset"),
    ({"until": "0001-01-01T00:00:00+14:00"}, "not an instant with an offset"),
    ({"restart": False}, "“restart” cannot be used"),
    ({"redeliver": "yes"}, "“redeliver” cannot be used"),
    ({"user": "dana", "upload": "diploma.pdf"}, "There is no file diploma.pdf"),
    ({"user": "dana", "upload": "diploma.pdf", "say": "look"}, "There is no file diploma.pdf"),
    ({"grant": "the moon", "user": "lena"}, "“grant” cannot be used"),
    ({"grant": "lead"}, "“user” is missing"),
]
NO_OBJECTS = [
    (b"hello\n", "is not JSON"),
    (b"\n", "is not JSON"),
    (b'{"user": "dana", "say": "hello"', "is not JSON"),
    (b"[" * 100_000, "is not JSON"),
    (b"[1]", "not a JSON object"),
    (b'"hello"', "not a JSON object"),
    (b'{"user": "dana", "say": "\xff"}', "not UTF-8"),
    (b'{"user": "dana", "say": "\\ud83d"}', "surrogate"),
]


async def test_a_bad_line_is_refused_and_changes_nothing(script: Script) -> None:
    for line, expected in BAD_LINES:
        assert expected in await script.refused(**line), line
        assert script.clock.now() == START, line
    assert len(script.bots) == 1
    assert (await script.done(user="dana", say="hello"))["messages"][0]["id"] == "1"


async def test_what_is_no_object_is_refused(script: Script) -> None:
    for raw, expected in NO_OBJECTS:
        assert expected in refusal(await script.raw(raw)), raw[:50]


async def test_a_refused_line_still_says_what_the_talk_is_about(script: Script) -> None:
    said = await script.done(user="dana", say="cka vs ckad")
    assert (await script(foo=1))["about"] == said["about"]


async def test_a_refused_line_tells_nothing_of_the_person(script: Script) -> None:
    await script.refused(user="dana", say="hello", platform="telegram", mood="good")
    assert (await script.done(user="dana", say="hello"))["messages"][0]["platform"] == "slack"


async def test_a_button_cannot_be_pressed_where_it_was_not_shown(script: Script) -> None:
    shown = (await script(user="dana", say="aws architect"))["messages"][0]["buttons"]
    assert "shown to dana alone" in await script.refused(user="lena", press=shown[0]["id"])
    assert "not on telegram" in await script.refused(user="dana", press=shown[0]["id"], platform="telegram")
    assert "SAA" in await script.text(user="dana", press=shown[0]["id"], platform="slack")


async def test_a_defect_is_an_apology_and_no_error(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    said = await script.done(user="dana", say="cka vs ckad")

    async def broken(_given: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(script.bots[0].manager, "take", broken)
    answer = await script.done(user="dana", say="and the second one?")
    assert "reference" in answer["messages"][0]["text"]
    assert answer["understood"] == {"dialog": None, "confidence": 0.0, "entities": {}}
    assert answer["about"] == said["about"]


# -- the process ---------------------------------------------------------------------------------------


def run(lines: list[dict[str, Any]], *options: str) -> tuple[list[dict[str, Any]], str]:
    """A process of its own: what it wrote, line by line, and its standard error. It must end with 0."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "script", *options],
        input="\n".join(json.dumps(line) for line in lines).encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def test_a_process_answers_every_line_and_ends_with_its_input(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'script.db'}"
    first, logs = run(
        [{"user": "dana", "say": "aws architect"}, {"foo": 1}],
        "--database", url, "--start", "2026-11-02T09:00:00+01:00",
    )  # fmt: skip
    assert [answer["error"] is None for answer in first] == [True, False]
    assert first[0]["messages"][0]["at"] == "2026-11-02T08:00:00Z"
    assert logs == ""
    # Another run on the same database goes on, and knows the buttons of the first.
    button = first[0]["messages"][0]["buttons"][1]["id"]
    second, _ = run([{"user": "dana", "press": button}], "--database", url, "--start", "2026-11-03T09:00:00Z")
    assert "SAP-C02" in second[0]["messages"][0]["text"]


@pytest.mark.parametrize(
    ("options", "expected", "code"),
    [
        (["--start", "2026-11-02"], "not an instant with an offset", 2),
        (["--database", "nonsense"], "“nonsense” cannot be opened", 1),
        (["--database", "postgresql+missing://u:secret@localhost/x"], "cannot be opened", 1),
    ],
)
def test_a_start_that_fails_is_a_sentence(options: list[str], expected: str, code: int) -> None:
    done = CliRunner().invoke(main, ["script", *options])
    assert done.exit_code == code
    assert expected in done.stderr
    assert "secret" not in done.stderr
    assert done.stdout == ""
