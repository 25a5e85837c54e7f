"""``laurel doctor``: one line for each thing that Laurel needs, and what to do where it is not well."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.commands.running import database_option, settings_with
from bot.serving.doctor.examination import examine
from bot.serving.doctor.finding import Finding, Verdict, doubtful, well
from bot.settings import Settings
from bot.translation import _, listed

_SIGNS = {Verdict.WELL: ("✓", "green"), Verdict.DOUBTFUL: ("!", "yellow"), Verdict.BROKEN: ("✗", "red")}
#: Where no person looks, or where the signs cannot be written.
_WORDS = {Verdict.WELL: "ok", Verdict.DOUBTFUL: "warning", Verdict.BROKEN: "error"}


@click.command()
@database_option
def command(database: str | None) -> None:
    """Look over settings, database, catalogue and platforms; say what is not well and what to do about it.

    Changes nothing, and may be run beside a Laurel that serves. Exits with 1 when something keeps Laurel from serving.
    """
    settings = settings_with(database)
    _show(settings, _("settings"), _read(settings))
    verdicts = asyncio.run(_examined(settings))
    if Verdict.BROKEN in verdicts:
        raise SystemExit(1)


async def _examined(settings: Settings) -> list[Verdict]:
    verdicts = []
    async for name, finding in examine(settings, SystemClock()):
        _show(settings, name, finding)
        verdicts.append(finding.verdict)
    return verdicts


def _read(settings: Settings) -> Finding:
    """Where they come from, and what will be served."""
    file = Path(".env").absolute()
    source = _("From the environment and {file}.").format(file=file) if file.exists() else _("From the environment.")
    serves = []
    if settings.slack_mode is not None:
        serves.append(_("Slack (Socket Mode)") if settings.slack_mode == "socket" else _("Slack (HTTP requests)"))
    if settings.telegram_token is not None:
        way = _("Telegram (polling)") if settings.telegram_webhook_url is None else _("Telegram (webhook)")
        serves.append(way)
    if serves:
        return well(source + " " + _("laurel run serves {platforms}.").format(platforms=listed(serves)))
    said = _("No platform has a token, so laurel run is a chat in the terminal; .env.example names the settings.")
    return doubtful(f"{source} {said}")


def _show(settings: Settings, name: str, finding: Finding) -> None:
    said = _without_secrets(settings, " ".join(finding.said.split()))
    if sys.stdout.isatty():
        sign, colour = _SIGNS[finding.verdict]
        click.echo(f"{click.style(sign, fg=colour)} {click.style(name, bold=True)}: {said}")
    else:
        click.echo(f"{_WORDS[finding.verdict]}: {name}: {said}")


def _without_secrets(settings: Settings, text: str) -> str:
    """What platforms and drivers say is passed on, and might quote a token."""
    values = [value.get_secret_value() for _name, value in settings if isinstance(value, SecretStr)]
    for secret in sorted(filter(None, [*values, *settings.secret_keys]), key=len, reverse=True):
        text = text.replace(secret, "…")
    return text
