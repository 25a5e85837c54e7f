"""``laurel chat``: talk to Laurel in this terminal, or over a pipe."""

from __future__ import annotations

import asyncio
import getpass
import io
import sys
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from typing import Any, Protocol, TypeVar

import click
from rich.console import Console

from bot.adapters.console.history import line_history
from bot.adapters.console.interrupts import Interrupts
from bot.adapters.console.keyboard import incoming, leaves, pressed
from bot.adapters.console.screen import Screen
from bot.app import Laurel
from bot.commands.running import database_option, settings_with, startable
from bot.dialogs.engine.conversations import load_state
from bot.dialogs.engine.state import State
from bot.messaging.incoming import Incoming, Sender
from bot.serving.logs import log_to_stderr
from bot.translation import _

_PROMPT = "you> "
_Result = TypeVar("_Result")


@click.command()
@database_option
@click.option("--name", metavar="NAME", help="What Laurel calls you.")
def command(database: str | None, name: str | None) -> None:
    """Talk to Laurel in this terminal.

    Type the number of a button to press it. "quit" or "exit" leaves; while Laurel waits for an answer it first
    drops the question, as "cancel" does. Ctrl-D and Ctrl-C leave at once. What was said is kept in the
    database, so the next chat goes on from there.

    Over a pipe every line in is answered with plain text, without a prompt.
    """
    settings = settings_with(database)
    log_to_stderr(settings.log_level)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without “ ” or → is no reason to stop
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    screen = Screen(Console())
    with asyncio.Runner() as runner:
        with startable(settings.database_url):
            laurel = Laurel(settings)
        sender = Sender("console", _account(), name)
        try:
            (_in_terminal if interactive else _over_pipe)(laurel, screen, sender, runner)
        finally:
            runner.run(laurel.close())


def _in_terminal(laurel: Laurel, screen: Screen, sender: Sender, runner: asyncio.Runner) -> None:
    with Interrupts(runner) as interrupts, line_history(), suppress(KeyboardInterrupt):
        chat = _Chat(laurel, screen, sender, interrupts)
        chat.open()
        chat.greet()
        chat.talk(_typed(interrupts))
    screen.say(_("Goodbye!"))


def _over_pipe(laurel: Laurel, screen: Screen, sender: Sender, runner: asyncio.Runner) -> None:
    with suppress(KeyboardInterrupt):
        chat = _Chat(laurel, screen, sender, runner)
        chat.open()
        chat.talk(_piped())


def _account() -> str:
    """One person per user of the machine, also when several share a database."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "me"


def _typed(interrupts: Interrupts) -> Iterator[str]:
    """Lines until Ctrl-D or Ctrl-C; an empty one is no message."""
    with suppress(KeyboardInterrupt):
        while (line := interrupts.line(_PROMPT)) is not None:
            if line.strip():
                yield line.encode(errors="surrogateescape").decode(errors="replace")
    click.echo()


def _piped() -> Iterator[str]:
    """Lines until the end of input."""
    for raw in sys.stdin.buffer:
        yield raw.decode(errors="replace").rstrip("\r\n")


class _Runner(Protocol):
    """What runs a piece of work to its end, or raises KeyboardInterrupt."""

    def run(self, work: Coroutine[Any, Any, _Result], /) -> _Result: ...


class _Chat:
    """One person at one screen."""

    def __init__(self, laurel: Laurel, screen: Screen, sender: Sender, runner: _Runner) -> None:
        self._laurel = laurel
        self._screen = screen
        self._sender = sender
        self._runner = runner

    def open(self) -> None:
        """Show what an earlier chat did not get to."""
        self._laurel.connect("console", self._screen)
        with startable(self._laurel.settings.database_url):
            self._runner.run(self._laurel.start())

    def greet(self) -> None:
        self._screen.say(_("Laurel knows which credential fits a job, what it costs and how long it is valid."))
        self._screen.say(_('Ask away, or type "help". A number presses a button; "quit" leaves.'), "dim")

    def talk(self, lines: Iterator[str]) -> None:
        """Answer each line, until the person leaves or there are no more."""
        for line in lines:
            button = pressed(line, self._screen.buttons)
            event = incoming(line, self._sender, button)
            if leaves(line) and not self._runner.run(self._is_asking(event)):
                return
            if button is not None:
                self._screen.show_press(button)
            self._screen.clear()
            self._runner.run(self._laurel.receive(event))

    async def _is_asking(self, event: Incoming) -> bool:
        async with self._laurel.engine.connect() as connection:
            return State.load(await load_state(connection, event.conversation)).waiting is not None
