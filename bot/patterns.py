"""Regular expressions that are compiled when something is first looked for with them.

There are hundreds, each for something that people say now and then. A start needs a few dozen, and compiling all of
them takes a fifth of it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, later; ``text`` that is no regular expression raises ``re.error`` at its first use.

    The functions of ``re`` take it for no pattern: call its methods.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method that was asked for once is kept, so that it is found without coming here again."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
