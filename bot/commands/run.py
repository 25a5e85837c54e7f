"""``laurel run``: serve every platform that has a token; without any, talk in this terminal and say how to add one."""

from __future__ import annotations

import asyncio
import sys

import click

from bot.app import Laurel
from bot.commands.running import database_option, settings_with, startable
from bot.serving.logs import log_to_stderr
from bot.settings import Settings
from bot.translation import _


@click.command()
@database_option
def command(database: str | None) -> None:
    """Serve every platform that has a token, with reminders, until it is stopped (Ctrl-C or SIGTERM).

    Without a token this is the chat in the terminal.
    """
    settings = settings_with(database)
    if settings.telegram_token is None and settings.slack_mode is None:
        _chat_instead(database)
        return
    log_to_stderr("info" if settings.log_level == "warning" else settings.log_level, settings.log_format)
    from bot.adapters.slack.installing.installations import SlackSetupError
    from bot.adapters.telegram.errors import TelegramSetupError
    from bot.serving.process import AddressError, SecondProcessError, only_process

    try:
        with startable(settings.database_url), only_process(settings.database_url):
            asyncio.run(_serve(settings))
    except (AddressError, SecondProcessError, TelegramSetupError, SlackSetupError) as error:
        raise click.ClickException(str(error)) from None


async def _serve(settings: Settings) -> None:
    from bot.serving.platforms import adapters_of
    from bot.serving.process import Service

    laurel = Laurel(settings)
    service = Service(laurel, adapters_of(settings, laurel), settings.http_host, settings.http_port)
    await service.serve()


def _chat_instead(database: str | None) -> None:
    from bot.commands.chat import command as chat

    if sys.stdin.isatty():
        click.echo(
            _("No platform has a token yet, so we talk here. To serve Telegram: make a bot with @BotFather, put")
        )
        click.echo(_("LAUREL_TELEGRAM_TOKEN=… into .env, and start again. To serve Slack: laurel slack manifest, and"))
        click.echo(_("LAUREL_SLACK_BOT_TOKEN=… and LAUREL_SLACK_APP_TOKEN=… into .env; README has the three steps."))
    context = click.Context(chat)
    context.invoke(chat, database=database, name=None)
