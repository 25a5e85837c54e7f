"""Whether Slack knows the bot, lets it do what it does, and can reach it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.installing.installations import SlackTokenError, SlackUnreachableError
from bot.adapters.slack.installing.refusal import refusal
from bot.adapters.slack.installing.single_workspace import tested
from bot.adapters.slack.manifest import SCOPES
from bot.adapters.slack.receiving.bolt import quiet
from bot.adapters.slack.receiving.connection import BAD_APP_TOKEN, SlackAppTokenError
from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.translation import _, listed

#: docs.slack.dev/authentication/installing-with-oauth: which scopes a token has, told with each answer.
_SCOPES_HEADER = "x-oauth-scopes"


async def check_token(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    """Of one workspace's token; those of many are another check's."""
    if settings.slack_bot_token is None:
        return
    try:
        said = await tested(client(settings, settings.slack_bot_token.get_secret_value()))
    except SlackTokenError as error:
        yield broken(str(error))
        return
    except SlackUnreachableError as error:
        yield unreachable(str(error))
        return
    yield well(_("@{bot} in the workspace {team}.").format(bot=said.get("user", "?"), team=said.get("team", "?")))
    told = said.headers.get(_SCOPES_HEADER)
    if told is not None and (lacking := missing(told)):
        yield doubtful(lacking)


async def check_events(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    """How Slack reaches the bot."""
    if settings.slack_mode == "http":
        yield well(
            _(
                "HTTP requests are checked with the signing secret. Whether they arrive cannot be seen from here: "
                "while laurel run runs, press Retry at “Event Subscriptions” of your app at https://api.slack.com/apps."
            )
        )
    if settings.slack_app_token is None:
        return
    try:
        await client(settings).apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except SlackApiError as error:
        reason = refusal(error)
        yield broken(str(SlackAppTokenError(reason))) if reason in BAD_APP_TOKEN else unreachable(reason)
    except (SlackClientError, OSError, AttributeError) as error:
        yield unreachable(type(error).__name__)
    else:
        yield well(_("Socket Mode can be opened with the app-level token."))


def client(settings: Settings, token: str | None = None) -> AsyncWebClient:
    return AsyncWebClient(token, settings.slack_api_url, logger=quiet("slack_sdk"))


def missing(told: str) -> str:
    """A sentence on the scopes that are not among those ``told``, and what is lost; empty when all are there."""
    lacking = [scope for scope in SCOPES if scope not in {name.strip() for name in told.split(",")}]
    if not lacking:
        return ""
    lost = listed([f"{scope} ({SCOPES[scope]})" for scope in lacking])
    return _(
        "Scopes are missing: {scopes}. Give the app the manifest of laurel slack manifest again, and reinstall it."
    ).format(scopes=lost)


def unreachable(reason: str) -> Finding:
    said = _(
        "Slack could not be asked ({reason}). Look at the network, or at https://slack-status.com; then try again."
    )
    return doubtful(said.format(reason=reason or _("no reason given")))
