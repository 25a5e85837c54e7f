"""Settings from the environment and ``.env``, typed; a wrong one is a sentence that names the variable."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "LAUREL_"


class SettingsError(Exception):
    """A setting cannot be used; the message names the variable and says what is expected."""


class Settings(BaseSettings):
    """Read once at start. Every field is the variable ``LAUREL_<FIELD>``."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_file=".env", extra="ignore", frozen=True)

    #: Where everything is kept; SQLite needs nothing installed.
    database_url: str = "sqlite+aiosqlite:///laurel.db"
    #: A catalogue folder to use instead of the shipped one.
    data: Path | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    #: Money is shown and understood in this currency when a message names none.
    currency: str = "USD"


def read_settings(**given: object) -> Settings:
    """Settings from ``given``, then the environment, then ``.env``. Raises SettingsError."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [f"{_PREFIX}{str(e['loc'][0]).upper()}: {e['msg']} (got {e['input']!r})" for e in error.errors()]
        raise SettingsError("A setting cannot be used.\n" + "\n".join(lines)) from None
