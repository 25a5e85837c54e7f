"""How much memory the process holds."""

from __future__ import annotations

import gc
import os
from pathlib import Path


def resident() -> float:
    """Megabytes that are resident once what is not needed was collected."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
