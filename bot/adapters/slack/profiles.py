"""Name, time zone and language of people, as Slack knows them, asked for once in a while."""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.place import Place
from bot.messaging.courier import DeliveryError
from bot.messaging.incoming import Barrier, Sender

log = structlog.get_logger(__name__)

#: Seconds for which a profile is believed; a change is told by an event as well.
_BELIEVED = 6 * 3600.0
_REMEMBERED = 10_000
#: Seconds to wait for a profile: an answer in the wrong zone is better than none, and a form has to open within three.
PATIENCE = 1.5


#: What Slack answers of somebody whom the bot cannot see: docs.slack.dev/reference/methods/users.info#errors
_NOBODY = ("user_not_found", "user_not_visible")
#: Slack's own bot, whose profile does not call it one.
_SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class _Profile:
    """``at``: when Slack told it, by the loop's clock, in seconds."""

    at: float
    sender: Sender
    barrier: Barrier | None


class Profiles:
    """Asks Slack at the first message or mention of somebody, and again after a while."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api
        self._known: OrderedDict[str, _Profile] = OrderedDict()

    async def of(self, sender: Sender) -> Sender:
        """As it came when Slack cannot tell now."""
        known = self._known.get(sender.account)
        if known is not None and self.knows(sender.account):
            return known.sender
        place = Place.read(sender.account)
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._api.call("users.info", place, user=place.id, include_locale=True)
        except (SlackRefusal, DeliveryError, TimeoutError) as error:
            log.warning("profile not read", reason=str(error) or type(error).__name__)
            last = known.sender if known is not None else sender
            if isinstance(error, SlackRefusal) and error.code in _NOBODY:
                self._remember(_Profile(-math.inf, last, "gone"))  # asked again the next time
            return last
        return self.keep(sender, answer["user"])

    def knows(self, account: str) -> bool:
        """Whether Slack was asked of them a while ago at most."""
        known = self._known.get(account)
        return known is not None and asyncio.get_running_loop().time() - known.at < _BELIEVED

    def barrier(self, account: str) -> Barrier | None:
        """Why nothing can be done with somebody, so far as is known."""
        known = self._known.get(account)
        return None if known is None else known.barrier

    def keep(self, sender: Sender, user: Mapping[str, Any]) -> Sender:
        """Remember what Slack tells of somebody; the sender with it."""
        known = _with(sender, user)
        self._remember(_Profile(asyncio.get_running_loop().time(), known, _barrier(user)))
        return known

    def _remember(self, profile: _Profile) -> None:
        self._known[profile.sender.account] = profile
        self._known.move_to_end(profile.sender.account)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def _barrier(user: Mapping[str, Any]) -> Barrier | None:
    if user.get("is_bot") or user.get("id") == _SLACKBOT:
        return "bot"
    return "gone" if user.get("deleted") else None


def _with(sender: Sender, user: Mapping[str, Any]) -> Sender:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or profile.get("real_name") or None
    return replace(sender, name=name, tz=user.get("tz") or sender.tz, locale=user.get("locale") or sender.locale)
