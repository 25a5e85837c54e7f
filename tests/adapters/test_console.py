"""The console chat: over a pipe, in a terminal, and what it shows."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from bot.adapters.console.history import history_file
from bot.adapters.console.keyboard import leaves, pressed
from bot.adapters.console.screen import Pressable, Screen
from bot.messaging.incoming import Outgoing
from bot.messaging.reply import Bullets, Button, Heading, Paragraph, Part, Reply, Span, Table, note

PATIENCE = 120  # seconds until a process that says nothing is given up

#: A program that starts another as a shell starts what runs in the background.
_IGNORING = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])",
)

EVERYTHING: tuple[Part, ...] = (
    Heading(text="All about [bold red]it[/]"),
    Paragraph(spans=(Span(text="strong [red]", bold=True), Span(text="here", url="https://example.org/a"))),
    Bullets(items=((Span(text="one :smile:"),), (Span(text="two [/]"),)), numbered=True, first=4),
    Bullets(items=((Span(text="loose"),),)),
    Table(header=("", "[i]CKA"), rows=(("Price", "[b]$445"),)),
    note("checked \x1b[31mtoday\x07"),
)
BUTTONS = (
    Button(label="Compare [bold]", action={"id": "a1"}),
    Button(label="Provider's page", url="https://example.org/b"),
    Button(label="Show more", action={"id": "a2"}),
)


async def shown(console: Console, *replies: Reply) -> Screen:
    screen = Screen(console)
    for number, reply in enumerate(replies):
        data = reply.model_dump(mode="json")
        await screen.send(Outgoing(str(number), "console", "me", None, data))
    return screen


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
async def test_what_was_said_is_shown_as_text_and_never_as_markup(terminal: bool) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100, color_system=None, _environ={})
    await shown(console, Reply(parts=EVERYTHING, buttons=BUTTONS))
    text = written(console)
    for said in (
        "All about [bold red]it[/]", "strong [red]", "(https://example.org/a)", "4. one :smile:", "5. two [/]",
        "• loose", "[i]CKA", "[b]$445", "[1] Compare [bold]", "→ Provider's page: https://example.org/b",
        "[2] Show more",
    ):  # fmt: skip
        assert said in text
    assert "\x07" not in text
    assert "\x1b[31m" not in text


async def test_a_terminal_gets_styles_and_links() -> None:
    console = Console(
        file=io.StringIO(), force_terminal=True, width=100, color_system="standard", legacy_windows=False, _environ={}
    )
    await shown(console, Reply(parts=EVERYTHING))
    assert "\x1b[1mstrong [red]\x1b[0m" in written(console)
    assert "\x1b]8;" in written(console)
    assert "\x1b[2mchecked" in written(console)


async def test_numbers_count_the_buttons_that_can_be_pressed_over_all_messages() -> None:
    console = Console(file=io.StringIO(), force_terminal=False, _environ={})
    screen = await shown(console, Reply(buttons=BUTTONS), Reply(buttons=BUTTONS[:1]))
    assert [button.id for button in screen.buttons] == ["a1", "a2", "a1"]
    screen.clear()
    assert screen.buttons == []


@pytest.mark.parametrize(("line", "id_"), [("1", "a"), (" [2] ", "b"), ("2", "b")])
def test_a_number_presses_its_button(line: str, id_: str) -> None:
    found = pressed(line, [Pressable("a", "one"), Pressable("b", "two")])
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize("line", ["0", "3", "-1", "1.", "one", "1 2", "", "²", "99999999999"])
def test_what_is_no_number_of_a_button_is_a_message(line: str) -> None:
    assert pressed(line, [Pressable("a", "one"), Pressable("b", "two")]) is None


def test_only_the_bare_word_leaves() -> None:
    assert leaves(" Quit ")
    assert leaves("exit")
    assert not leaves("quit my job")
    assert not leaves("stop")


def test_the_history_is_kept_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history_file() == tmp_path / "laurel" / "chat_history"


# -- the process ---------------------------------------------------------------------------------------


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of the machine's settings, and a state folder of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LAUREL_")}
    for key in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        kept.pop(key, None)
    return {**kept, "XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}


def command(tmp_path: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "bot", "chat", "--database", f"sqlite:///{tmp_path / 'chat.db'}", *options]


def piped(tmp_path: Path, environment: dict[str, str], lines: bytes, *options: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        command(tmp_path, *options),
        input=lines,
        capture_output=True,
        check=True,
        env=environment,
        timeout=PATIENCE,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_a_pipe_gets_plain_answers_one_for_each_line(tmp_path: Path, environment: dict[str, str]) -> None:
    lines = b"hi\naws architect\n2\nquit the [bold red]job \xff\n"
    said = piped(tmp_path, environment, lines, "--name", "[bold red]Dana")
    greeting = said.index("[bold red]Dana")
    asked = said.index("[2] AWS Certified Solutions Architect - Professional")
    assert greeting < asked < said.index("SAP-C02")
    assert "you>" not in said
    assert "Goodbye" not in said
    assert "\x1b" not in said
    assert not (tmp_path / "state").exists()


def test_quit_drops_an_open_question_first_and_the_next_chat_goes_on(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    said = piped(tmp_path, environment, b"aws architect\nquit\nwhat is the cka\nexit\nwhat is the pmp\n")
    assert said.index("Which one do you mean?") < said.index("dropped") < said.index("Kubernetes")
    assert "Project Management" not in said
    assert "Kubernetes" in piped(tmp_path, environment, b"how long is it valid?\n")


class Terminal:
    """A chat in a terminal of its own."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._read = b""  # and not asked for yet
        self._ours, theirs = os.openpty()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)

    def read_until(self, wanted: str) -> str:
        """What is written up to and with ``wanted``; up to the end when that comes first."""
        while wanted.encode() not in self._read:
            ready, _, _ = select.select([self._ours], [], [], PATIENCE)
            assert ready, f"no {wanted!r} after {self._read.decode()!r}"
            try:
                self._read += os.read(self._ours, 4096)
            except OSError:  # the other end is closed
                break
        said, found, self._read = self._read.partition(wanted.encode())
        return (said + found).decode()

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        os.close(self._ours)


@pytest.fixture
def terminal(tmp_path: Path, environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    if not hasattr(os, "openpty"):
        pytest.skip("this system has no pseudo-terminals")
    opened: list[Terminal] = []

    def open_one(starter: tuple[str, ...] = ()) -> Terminal:
        opened.append(Terminal([*starter, *command(tmp_path, "--name", "[bold red]Dana")], environment))
        return opened[-1]

    yield open_one
    for chat in opened:
        chat.close()


def test_a_terminal_gets_a_prompt_and_a_goodbye(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    chat = terminal()
    chat.read_until("you> ")
    chat.type("\nhi\n")
    said = chat.read_until("[1]") + chat.read_until("you> ")
    assert "[bold red]Dana" in said
    assert "only read words" not in said  # the empty line was no message
    chat.type("1\n")
    assert "›" in chat.read_until("you> ")
    chat.type("cancel\n")
    chat.read_until("you> ")
    chat.type("\x04")
    assert "Goodbye" in chat.read_until("Goodbye")
    assert chat.process.wait(PATIENCE) == 0
    history = tmp_path / "state" / "laurel" / "chat_history"
    assert "hi\n" in history.read_text()
    assert history.stat().st_mode & 0o077 == 0


def test_an_interrupt_says_goodbye_too(terminal: Callable[..., Terminal]) -> None:
    chat = terminal()
    chat.read_until("you> ")
    chat.process.send_signal(signal.SIGINT)
    assert "Goodbye" in chat.read_until("Goodbye")
    assert chat.process.wait(PATIENCE) == 0


def test_an_interrupt_while_it_answers_says_goodbye_too(terminal: Callable[..., Terminal]) -> None:
    chat = terminal()
    chat.read_until("you> ")
    chat.type("hi\n")
    chat.read_until("hi\r\n")
    chat.process.send_signal(signal.SIGINT)
    assert "Goodbye" in chat.read_until("Goodbye")
    assert chat.process.wait(PATIENCE) == 0


def test_an_interrupt_is_heard_though_whoever_started_it_ignores_them(terminal: Callable[..., Terminal]) -> None:
    chat = terminal(_IGNORING)
    chat.read_until("you> ")
    chat.process.send_signal(signal.SIGINT)
    assert "Goodbye" in chat.read_until("Goodbye")
    assert chat.process.wait(PATIENCE) == 0
