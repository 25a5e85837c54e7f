"""Whether the machine's clock agrees with that of a platform."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.adapters.telegram.client import API
from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.serving.doctor.slack import client
from bot.settings import Settings
from bot.translation import _

#: More is no delay of the network.
_WORTH_A_WORD = timedelta(seconds=60)
#: docs.slack.dev/authentication/verifying-requests-from-slack: an older request may be a replay, and is refused.
_SIGNATURES_LAST = timedelta(minutes=5)


async def check(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """By the date in an answer of Slack's, or else of Telegram's; that they cannot be asked is another check's."""
    if settings.slack_mode is not None:
        name, told = "Slack", await _of_slack(settings)
    elif settings.telegram_token is not None:
        name, told = "Telegram", await _of_telegram(settings)
    else:
        return
    try:
        off = clock.now() - parsedate_to_datetime(told or "")
    except ValueError:  # no date at all, or none that can be read
        yield doubtful(_("It could not be compared: {name} did not say what time it is.").format(name=name))
        return
    if abs(off) <= _WORTH_A_WORD:
        yield well(_("It agrees with the clock of {name}.").format(name=name))
        return
    ahead = (
        _("This machine's clock is {n} s ahead of {name}'s.")
        if off > timedelta()
        else _("This machine's clock is {n} s behind {name}'s.")
    )
    said = ahead.format(n=round(abs(off).total_seconds()), name=name) + " "
    if settings.slack_mode == "http" and abs(off) > _SIGNATURES_LAST:
        yield broken(said + _("All requests of Slack are refused for that. Set it, best with NTP."))
    else:
        yield doubtful(
            said + _("Reminders are off by as much, and beyond 5 minutes signatures fail. Set it, best with NTP.")
        )


async def _of_slack(settings: Settings) -> str | None:
    try:
        answer = await client(settings).api_test()
    except SlackApiError as error:
        answer = error.response
    except (SlackClientError, OSError, AttributeError):
        return None
    headers: Mapping[str, str] = answer.headers
    return headers.get("Date")


async def _of_telegram(settings: Settings) -> str | None:
    """Without the token: any answer is dated."""
    try:
        async with httpx.AsyncClient() as web:
            answer = await web.head(settings.telegram_api_url or API)
    except (httpx.HTTPError, httpx.InvalidURL):
        return None
    told: str | None = answer.headers.get("Date")
    return told
