"""HiGHS without a word on standard output. Imported with the first path only: that takes a moment."""

from __future__ import annotations

import highspy

#: One thread and one seed: the same problem has the same answer. Everything is in whole numbers, so less than one
#: between solution and bound is proof.
_OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1, "parallel": "off", "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5,
}  # fmt: skip


class Solver(highspy.Highs):
    """A solver that is set up."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        for option, setting in _OPTIONS.items():
            self.setOptionValue(option, setting)

    def enableCallbacks(self) -> None:  # noqa: N802 - as HiGHS calls it
        """HiGHS greets here, which is before one can tell it not to."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]
