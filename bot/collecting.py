"""The garbage collector, held back while the program comes together."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Loading and building make a hundred thousand objects and no garbage; looking for some takes a fifth of the start.

    What was made is not looked at later either.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
