"""Where a fact comes from, and how fresh it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AnyHttpUrl, BaseModel, BeforeValidator, ConfigDict, Field

#: A checked fact older than this many days is shown as "may be out of date".
STALE_AFTER_DAYS = 365

Text = Annotated[str, Field(min_length=1, max_length=600)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
#: The groups of facts of a credential; each names its own source.
FactGroup = Literal["exam", "cost", "effort", "renewal"]


_UNTOLD: set[str] = set()


class Strict(BaseModel):
    """Immutable, and a misspelt key is an error rather than a lost fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def model_post_init(self, context: Any, /) -> None:
        """Nobody asks which fields a file named, and a set for each of nine thousand objects takes five megabytes."""
        object.__setattr__(self, "__pydantic_fields_set__", _UNTOLD)


class Source(Strict):
    """The page a group of facts was read on, and when.

    A source without a ``checked`` date was not read: its facts are recalled from memory and
    are shown with "check the provider's page".
    """

    url: AnyHttpUrl | None = None
    checked: date | None = None
    note: Text | None = None

    @property
    def recalled(self) -> bool:
        return self.checked is None

    def is_stale(self, today: date) -> bool:
        return self.checked is not None and (today - self.checked).days > STALE_AFTER_DAYS


_RECALLED = Source()


def _expand_recalled(value: Any) -> Any:
    """In the files ``recalled`` is short for a source that was not read; there are thousands of it, so it is one."""
    return _RECALLED if value in ("recalled", {}) else value


SourceField = Annotated[Source, BeforeValidator(_expand_recalled)]
