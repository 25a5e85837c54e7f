"""Measurements as one Markdown table, ready for the README, and the machine they were taken on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measured value. ``limit`` is the target in the same unit; None where there is no target."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "met" if self.value < self.limit else "**missed**"

    def cells(self) -> tuple[str, ...]:
        target = "" if self.limit is None else f"< {self.limit:g} {self.unit}"
        return (self.what, f"{figure(self.value)} {self.unit}", target, self.verdict)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [list(header), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    rule = ["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]
    lines.insert(1, rule)
    return "\n".join("| " + " | ".join(_padded(line, widths)) + " |" for line in lines)


def targets(lines: Iterable[Line]) -> str:
    """Values beside their targets."""
    return table(("what", "measured", "target", ""), (line.cells() for line in lines))


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cells[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]


def figure(value: float) -> str:
    """Three figures that mean something: 0.42, 7.31, 18.2, 312, 1,200."""
    if value < 10:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that ``share`` (0 to 1) of ``values`` do not exceed: a measured value, never one in between."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def machine() -> str:
    """What the numbers were measured on, in one line."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} CPUs, {system}, Python {platform.python_version()}"
