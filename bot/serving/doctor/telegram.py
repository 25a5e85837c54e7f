"""Whether Telegram knows the bot, and delivers to it the way it is set up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from telegram import WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.adapters.telegram.client import Client
from bot.adapters.telegram.errors import TelegramSetupError, TelegramTokenError, reason
from bot.adapters.telegram.webhook import Webhook
from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.translation import _, ngettext

#: A failed delivery that is older than this is history.
_LATELY = timedelta(hours=1)


async def check(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Two programs that poll with one token are not seen: asking for updates would interrupt the one that runs."""
    if settings.telegram_token is None:
        return
    try:
        wanted = _webhook(settings)
        client = Client(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    except TelegramSetupError as error:
        yield broken(str(error))
        return
    try:
        await client.bot.initialize()
        info = await client.bot.get_webhook_info()
    except InvalidToken:
        yield broken(str(TelegramTokenError()))
    except TelegramError as error:
        said = _("Telegram could not be asked ({reason}). Look at the network, then try again.")
        yield doubtful(said.format(reason=reason(error)))
    else:
        yield well(_("@{bot}.").format(bot=client.bot.username))
        yield _way(info, wanted)
        if (failed := info.last_error_date) is not None and clock.now() - failed < _LATELY:
            said = _(
                "Telegram could not deliver at {time:%H:%M} UTC ({reason}). Look at the address and its certificate."
            )
            yield doubtful(said.format(time=failed, reason=info.last_error_message))
    finally:
        await client.close()


def _webhook(settings: Settings) -> Webhook | None:
    if settings.telegram_webhook_url is None or settings.telegram_webhook_secret is None:
        return None
    return Webhook(settings.telegram_webhook_url, settings.telegram_webhook_secret.get_secret_value())


def _way(info: WebhookInfo, wanted: Webhook | None) -> Finding:
    """How updates come, and how many wait."""
    waiting = ngettext("{n} update waits.", "{n} updates wait.", info.pending_update_count)
    waiting = waiting.format(n=info.pending_update_count)
    if wanted is None and info.url:
        said = _(
            "A webhook is set, but Laurel polls: laurel run takes it away. If another program needs it, give "
            "that one a bot of its own."
        )
        return doubtful(f"{said} {waiting}")
    if wanted is None:
        return well(_("Polled.") + " " + waiting)
    if info.url != wanted.address:
        said = _("The webhook is not set to {address} yet; laurel run sets it.")
        return doubtful(f"{said.format(address=wanted.address)} {waiting}")
    return well(_("The webhook is {address}.").format(address=wanted.address) + " " + waiting)
