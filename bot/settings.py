"""Settings from the environment and ``.env``, typed; a wrong one is a sentence that names the variable."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "LAUREL_"
_KEY_BYTES = 32


class SettingsError(Exception):
    """A setting cannot be used; the message names the variable and says what is expected."""


def _bot_token(given: SecretStr) -> SecretStr:
    if not given.get_secret_value().startswith("xoxb-"):
        raise ValueError("must be a Bot User OAuth Token; it begins with xoxb-")
    return given


def _app_token(given: SecretStr) -> SecretStr:
    if not given.get_secret_value().startswith("xapp-"):
        raise ValueError("must be an app-level token with the scope connections:write; it begins with xapp-")
    return given


def _web_address(given: str) -> str:
    if not given.startswith(("https://", "http://")):
        raise ValueError("must be an http or https address")
    return given


def _keys(given: SecretStr) -> SecretStr:
    if not all(_is_key(key) for key in _listed(given)):
        raise ValueError(
            "must be a key, or several with commas between them; the first encrypts. Make one with: laurel slack key"
        )
    return given


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _listed(given: SecretStr) -> list[str]:
    return [key.strip() for key in given.get_secret_value().split(",")]


def _lower(given: object) -> object:
    """Levels are written in capitals elsewhere."""
    return given.lower() if isinstance(given, str) else given


class Settings(BaseSettings):
    """Read once at start. Every field is the variable ``LAUREL_<FIELD>``."""

    #: A line of .env.example without a value, as ``LAUREL_TELEGRAM_TOKEN=``, is as good as none.
    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    #: Where everything is kept; SQLite needs nothing installed.
    database_url: str = "sqlite+aiosqlite:///laurel.db"
    #: A catalogue folder to use instead of the shipped one.
    data: Path | None = None
    #: A folder that ``laurel teach`` filled: a transformer that helps to understand.
    transformer: Path | None = None
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = "warning"
    log_format: Literal["auto", "json", "text"] = "auto"
    #: From BotFather; with it ``laurel run`` serves Telegram.
    telegram_token: SecretStr | None = None
    #: A self-hosted Bot API server, as http://localhost:8081.
    telegram_api_url: Annotated[str, AfterValidator(_web_address)] | None = None
    #: The public address of this server, for webhooks instead of polling; the secret goes with it.
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    #: One Slack workspace: its Bot User OAuth Token.
    slack_bot_token: Annotated[SecretStr, AfterValidator(_bot_token)] | None = None
    #: Several workspaces, which install the app themselves: the app's credentials, and the key to keep tokens under.
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    secret_key: Annotated[SecretStr, AfterValidator(_keys)] | None = None
    #: With an app-level token Slack is reached over Socket Mode; without one its requests are checked with the secret.
    slack_app_token: Annotated[SecretStr, AfterValidator(_app_token)] | None = None
    slack_signing_secret: SecretStr | None = None
    #: Another Slack Web API than Slack's own, as http://localhost:9000/api/.
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = "https://slack.com/api/"
    #: Where webhooks, /healthz, /readyz and /metrics are served.
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    #: Who may create teams: those whom ``laurel grant lead`` allowed to, or anyone.
    teams: Literal["granted", "anyone"] = "granted"
    #: Money is shown and understood in this currency when a message names none.
    currency: str = "USD"

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Settings:
        if (self.telegram_webhook_url is None) != (self.telegram_webhook_secret is None):
            raise ValueError("LAUREL_TELEGRAM_WEBHOOK_URL and LAUREL_TELEGRAM_WEBHOOK_SECRET go together")
        return self

    @model_validator(mode="after")
    def _slack_is_whole(self) -> Settings:
        if (self.slack_client_id is None) != (self.slack_client_secret is None):
            raise ValueError("LAUREL_SLACK_CLIENT_ID and LAUREL_SLACK_CLIENT_SECRET go together")
        one, several = self.slack_bot_token is not None, self.slack_client_id is not None
        if one and several:
            raise ValueError(
                "LAUREL_SLACK_BOT_TOKEN is for one Slack workspace, LAUREL_SLACK_CLIENT_ID for several: set one of them"
            )
        if several and self.secret_key is None:
            raise ValueError(
                "LAUREL_SLACK_CLIENT_ID needs LAUREL_SECRET_KEY, under which tokens are kept. Make one with: "
                "laurel slack key"
            )
        reached = self.slack_app_token is not None or self.slack_signing_secret is not None
        if (one or several) and not reached:
            raise ValueError(
                "Slack needs a way to reach Laurel: set LAUREL_SLACK_APP_TOKEN (Socket Mode, no public address), or "
                "LAUREL_SLACK_SIGNING_SECRET (HTTP requests)"
            )
        if reached and not (one or several):
            raise ValueError(
                "Slack needs a token to answer with: set LAUREL_SLACK_BOT_TOKEN, or LAUREL_SLACK_CLIENT_ID and "
                "LAUREL_SLACK_CLIENT_SECRET for several workspaces"
            )
        return self

    @property
    def slack_mode(self) -> Literal["socket", "http"] | None:
        """How Slack reaches the bot; None when Slack is not set up."""
        if self.slack_app_token is not None:
            return "socket"
        return "http" if self.slack_signing_secret is not None else None

    @property
    def secret_keys(self) -> list[str]:
        """The first encrypts, all decrypt."""
        return [] if self.secret_key is None else _listed(self.secret_key)


def read_settings(**given: object) -> Settings:
    """Settings from ``given``, then the environment, then ``.env``. Raises SettingsError."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [_sentence(e["loc"], e["msg"], e["input"]) for e in error.errors()]
        raise SettingsError("A setting cannot be used.\n" + "\n".join(lines)) from None


def _sentence(place: tuple[int | str, ...], message: str, given: object) -> str:
    """Which variable, what is wrong, and what it was; never the value of a secret."""
    message = message.removeprefix("Value error, ")
    if not place:
        return message
    name = str(place[0])
    shown = "" if "token" in name or "secret" in name else f" (got {given!r})"
    return f"{_PREFIX}{name.upper()}: {message}{shown}"
