"""Ctrl-C in a terminal: heard once it came, whatever the moment."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from types import FrameType, TracebackType
from typing import Any, TypeVar

#: Seconds after which ``input`` is made to look for an interrupt. readline hears of one only while it waits for a key:
#: what comes between its prompt and its wait would else be heard with the next line.
_LOOK = 0.1
#: Windows has no such timer, and its console no such gap.
_TIMED = hasattr(signal, "setitimer")

_Result = TypeVar("_Result")


class Interrupts:
    """Hears SIGINT while it is open, also where it was ignored before, as shells let what they start in the background.

    Typing and work end with KeyboardInterrupt. ``came`` stays true, so that one between two things ends the second.
    """

    def __init__(self, runner: asyncio.Runner) -> None:
        self.came = False
        self._runner = runner
        self._typing = False
        self._cancel: Callable[[], object] | None = None

    def __enter__(self) -> Interrupts:
        self._before = signal.signal(signal.SIGINT, self._hear)
        if _TIMED:
            self._alarm = signal.signal(signal.SIGALRM, self._look)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if _TIMED:
            _tick(0)
            signal.signal(signal.SIGALRM, self._alarm or signal.SIG_DFL)
        signal.signal(signal.SIGINT, self._before or signal.SIG_DFL)

    def line(self, prompt: str) -> str | None:
        """A line that is typed; None at the end of input. Raises KeyboardInterrupt."""
        sys.stdout.flush()  # input() does so too, and would drop an interrupt meanwhile
        typed: str | None = None
        try:
            self._typing = True
            _tick(_LOOK)
            typed = input(prompt)
        except EOFError:
            pass
        except SystemError:  # what input() makes of one more signal while it leaves for the first
            if not self.came:
                raise
        finally:
            self._typing = False
            _tick(0)
        self._leave()
        return typed

    def run(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """What the work comes to; an interrupt cancels it. Raises KeyboardInterrupt."""
        try:
            done = self._runner.run(self._cancellable(work))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None
        self._leave()
        return done

    async def _cancellable(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in one
        self._cancel = partial(asyncio.get_running_loop().call_soon_threadsafe, task.cancel)
        try:
            return await work
        finally:
            self._cancel = None

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True
        if self._cancel is not None:
            self._cancel()
        if not _TIMED:
            self._look()

    def _look(self, *_signal: object) -> None:
        """End the typing, and that once: what is raised again would be raised while the first is dealt with."""
        if self._typing and self.came:
            self._typing = False
            _tick(0)
            raise KeyboardInterrupt

    def _leave(self) -> None:
        if self.came:
            raise KeyboardInterrupt


def _tick(seconds: float) -> None:
    """Send SIGALRM every so many seconds; 0 ends it."""
    if _TIMED:
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
