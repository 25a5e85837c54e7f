"""Which platforms this process serves: those that the settings have a token for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pydantic import SecretStr
from starlette.routing import Route

from bot.app import Laurel
from bot.dialogs.about import card_of
from bot.knowledge.wording import full_name, short_facts
from bot.messaging.outbox import as_json
from bot.serving.process import Adapter
from bot.settings import Settings

_MOST_CARDS = 10
#: A guess below this is not worth a line in somebody's chat.
_CARD_FROM = 0.5


def adapters_of(settings: Settings, laurel: Laurel) -> list[Adapter]:
    """One for each platform with a token, not started yet. Raises TelegramTokenError for what cannot be one."""
    found: list[Adapter] = []
    if settings.telegram_token is not None:
        found.append(_telegram(settings, laurel))
    if settings.slack_mode is not None:
        found.append(_slack(settings, laurel))
    return found


def _slack(settings: Settings, laurel: Laurel) -> Adapter:
    """In one workspace with its token, or in those that install the app."""
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.adapters.slack.app import Slack
    from bot.adapters.slack.installing.distribution import distributed
    from bot.adapters.slack.installing.installations import Installations
    from bot.adapters.slack.installing.oauth import OAuthApp
    from bot.adapters.slack.installing.single_workspace import SingleWorkspace

    api_url = settings.slack_api_url
    installations: Installations
    pages: Sequence[Route] = ()
    if settings.slack_bot_token is not None:
        installations = SingleWorkspace(AsyncWebClient(settings.slack_bot_token.get_secret_value(), api_url))
    else:
        app = OAuthApp(settings.slack_client_id or "", _secret(settings.slack_client_secret) or "")
        installed = partial(laurel.reach_again, "slack")
        installations, pages = distributed(app, settings.secret_keys, laurel.engine, laurel.clock, installed, api_url)
    return Slack(
        installations, laurel, laurel.desk, app_token=_secret(settings.slack_app_token),
        signing_secret=_secret(settings.slack_signing_secret), api_url=api_url, pages=pages,
    )  # fmt: skip


def _secret(given: SecretStr | None) -> str | None:
    return None if given is None else given.get_secret_value()


def _telegram(settings: Settings, laurel: Laurel) -> Adapter:
    from bot.adapters.telegram.app import Telegram
    from bot.adapters.telegram.ports import Card
    from bot.adapters.telegram.webhook import Webhook

    async def search(text: str) -> Sequence[Card]:
        """Credentials for what is typed after the bot's name."""
        catalogue = laurel.knowledge.catalogue
        matches = laurel.knowledge.finder.find(text, {"credential"}, limit=_MOST_CARDS) if text.strip() else []
        return [
            Card(
                c.id, full_name(c), short_facts(catalogue, c), as_json(card_of(catalogue, c, laurel.clock.now().date()))
            )
            for c in (catalogue.credentials[m.id] for m in matches if m.score >= _CARD_FROM)
        ]

    assert settings.telegram_token is not None  # noqa: S101 - looked at by the caller
    webhook = None
    if settings.telegram_webhook_url is not None and settings.telegram_webhook_secret is not None:
        webhook = Webhook(settings.telegram_webhook_url, settings.telegram_webhook_secret.get_secret_value())
    return Telegram(
        settings.telegram_token.get_secret_value(), laurel, search, api_url=settings.telegram_api_url, webhook=webhook
    )
