"""How much memory the process holds."""

from __future__ import annotations

import ctypes
import gc
import re
from pathlib import Path

_OWN = re.compile(r"^RssAnon:\s+(\d+) kB$", re.MULTILINE)


def resident() -> float:
    """Megabytes of its own that are resident once what is not needed was collected.

    What was learned is read where it lies, page by page as its words are met; the system takes such pages back when it
    needs the room, so they do not count; nor does what was given back to the C library, which keeps it for later.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, others need not
    if trim is not None:
        trim(0)
    found = _OWN.search(Path("/proc/self/status").read_text(encoding="ascii"))
    assert found is not None  # any Linux since 4.5 says it
    return int(found[1]) / 1e3
