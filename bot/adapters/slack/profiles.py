"""Name, time zone and language of those who write, as Slack knows them, asked for once in a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import structlog

from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.place import Place
from bot.messaging.courier import DeliveryError
from bot.messaging.incoming import Sender

log = structlog.get_logger(__name__)

#: Seconds for which a profile is believed; a change is told by an event as well.
_BELIEVED = 6 * 3600.0
_REMEMBERED = 10_000
#: Seconds to wait for a profile: an answer in the wrong zone is better than none, and a form has to open within three.
PATIENCE = 1.5


class Profiles:
    """Asks Slack at the first message of somebody, and again after a while."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api
        self._known: OrderedDict[str, tuple[float, Sender]] = OrderedDict()

    async def of(self, sender: Sender) -> Sender:
        """As it came when Slack cannot tell now."""
        now = asyncio.get_running_loop().time()
        known = self._known.get(sender.account)
        if known is not None and now - known[0] < _BELIEVED:
            return known[1]
        place = Place.read(sender.account)
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._api.call("users.info", place, user=place.id, include_locale=True)
        except (SlackRefusal, DeliveryError, TimeoutError) as error:
            log.warning("profile not read", reason=str(error) or type(error).__name__)
            return known[1] if known is not None else sender
        return self.keep(sender, answer["user"])

    def keep(self, sender: Sender, user: Mapping[str, Any]) -> Sender:
        """Remember what Slack tells of somebody; the sender with it."""
        known = _with(sender, user)
        self._known[sender.account] = (asyncio.get_running_loop().time(), known)
        self._known.move_to_end(sender.account)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return known


def _with(sender: Sender, user: Mapping[str, Any]) -> Sender:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or profile.get("real_name") or None
    return replace(sender, name=name, tz=user.get("tz") or sender.tz, locale=user.get("locale") or sender.locale)
