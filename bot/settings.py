"""Settings from the environment and ``.env``, typed; a wrong one is a sentence that names the variable."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, model_validator
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
    log_format: Literal["auto", "json", "text"] = "auto"
    #: From BotFather; with it ``laurel run`` serves Telegram.
    telegram_token: SecretStr | None = None
    #: A self-hosted Bot API server, as http://localhost:8081.
    telegram_api_url: str | None = None
    #: The public address of this server, for webhooks instead of polling; the secret goes with it.
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    #: Where webhooks, /healthz, /readyz and /metrics are served.
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    #: Money is shown and understood in this currency when a message names none.
    currency: str = "USD"

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Settings:
        if (self.telegram_webhook_url is None) != (self.telegram_webhook_secret is None):
            raise ValueError("LAUREL_TELEGRAM_WEBHOOK_URL and LAUREL_TELEGRAM_WEBHOOK_SECRET go together")
        return self


def read_settings(**given: object) -> Settings:
    """Settings from ``given``, then the environment, then ``.env``. Raises SettingsError."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [_sentence(e["loc"], e["msg"], e["input"]) for e in error.errors()]
        raise SettingsError("A setting cannot be used.\n" + "\n".join(lines)) from None


def _sentence(place: tuple[int | str, ...], message: str, given: object) -> str:
    """Which variable, what is wrong, and what it was; never the value of a secret."""
    if not place:
        return message.removeprefix("Value error, ")
    name = str(place[0])
    shown = "" if "token" in name or "secret" in name else f" (got {given!r})"
    return f"{_PREFIX}{name.upper()}: {message}{shown}"
