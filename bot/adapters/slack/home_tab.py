"""The Home tab of each person: shown when they open it, and made anew when something of theirs changed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any
from weakref import WeakValueDictionary

from bot.adapters.background import Background
from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.blockkit.home import home_view
from bot.adapters.slack.place import Place
from bot.adapters.slack.ports import Desk
from bot.adapters.slack.profiles import Profiles
from bot.messaging.incoming import Sender

#: Seconds to wait for further changes before a tab is made anew.
SETTLES_AFTER = 0.5
_REMEMBERED = 10_000


class HomeTab:
    """At most one tab of a person is made at a time; changes meanwhile lead to one more."""

    def __init__(self, api: SlackApi, desk: Desk, profiles: Profiles, background: Background) -> None:
        self._api = api
        self._desk = desk
        self._profiles = profiles
        self._background = background
        self._making: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._asked: set[str] = set()
        self._hashes: OrderedDict[str, str] = OrderedDict()

    def show(self, account: str) -> None:
        """They look at it now."""
        self._background.run("home tab", self._publish(account))

    def changed(self, account: str) -> None:
        if account not in self._asked:
            self._asked.add(account)
            self._background.run("home tab", self._later(account))

    async def _later(self, account: str) -> None:
        await asyncio.sleep(SETTLES_AFTER)
        self._asked.discard(account)
        await self._publish(account)

    async def _publish(self, account: str) -> None:
        async with self._making.setdefault(account, asyncio.Lock()):
            known = self._hashes.get(account)
            try:
                answer = await self._put(account, {"hash": known} if known else {})
            except SlackRefusal as refusal:
                if refusal.code != "hash_conflict":
                    raise
                answer = await self._put(account, {})  # another process showed one: ours, made now, is newer
            self._hashes[account] = answer["view"]["hash"]
            self._hashes.move_to_end(account)
            if len(self._hashes) > _REMEMBERED:
                self._hashes.popitem(last=False)

    async def _put(self, account: str, condition: dict[str, str]) -> dict[str, Any]:
        """What they have by now; Slack takes it when the tab that they see fulfils the ``condition``."""
        sender = await self._profiles.of(Sender("slack", account))
        person, view = Place.read(account), home_view(await self._desk.home(sender))
        return await self._api.call("views.publish", person, user_id=person.id, view=view, **condition)
