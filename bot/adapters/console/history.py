"""Lines typed earlier, for the arrow keys: kept by readline in the person's own state folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LENGTH = 1000


def history_file() -> Path:
    """``$XDG_STATE_HOME/laurel/chat_history``; the folder is ``~/.local/state`` when the variable is unset."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "laurel" / "chat_history"


@contextmanager
def line_history() -> Iterator[None]:
    """Line editing and history for ``input`` while this is open; without readline there is neither.

    The file is made when there is a first line to keep, and nobody else may read it. A folder that cannot be
    written to costs the history, not the chat.
    """
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_auto_history(True)
    readline.set_history_length(_LENGTH)
    with suppress(OSError):
        readline.read_history_file(history_file())
    before = readline.get_current_history_length()
    try:
        yield
    finally:
        if readline.get_current_history_length() > before:
            with suppress(OSError):
                file = history_file()
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                file.touch(mode=0o600)
                readline.write_history_file(file)
