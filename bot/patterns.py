"""Regular expressions that are compiled when something is first looked for with them.

There are thousands, each for something that people say now and then, and a turn needs some hundreds. What ``laurel
learn`` kept of them is taken from there. A process that serves compiles the rest once it is up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast

from bot.compiled import compiled, keep

_all: list[_Pattern] = []


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, later; ``text`` that is no regular expression raises ``re.error`` at its first use.

    The functions of ``re`` take it for no pattern: call its methods.
    """
    made = _Pattern(text, flags)
    _all.append(made)
    return cast("re.Pattern[str]", made)


def mentions(text: str, parts: Iterable[str]) -> bool:
    """Whether any of ``parts``, in lower case, is somewhere in the text: cheap, in front of a pattern that is dear."""
    low = text.casefold()
    return any(part in low for part in parts)


def keep_all() -> None:
    """For later starts: what each of those that are written so far is compiled to. Raises re.error."""
    keep((each.pattern, each.flags_given) for each in _all)


def compile_each() -> Iterator[None]:
    """Compiles one pattern after the other, some milliseconds each, until all are."""
    for each in _all:
        if not each.is_compiled:
            each.compile()
            yield


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.flags_given = flags

    @property
    def is_compiled(self) -> bool:
        return "_compiled" in self.__dict__

    def compile(self) -> None:
        self._compiled  # noqa: B018 - kept as it is asked for

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.pattern, self.flags_given)

    def __getattr__(self, name: str) -> Any:
        """A method that was asked for once is kept, so that it is found without coming here again."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
