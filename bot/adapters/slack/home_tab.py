"""The Home tab of each person: shown when they open it, and made anew when something of theirs changed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

from bot.adapters.background import Background
from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.home import home_view
from bot.adapters.slack.place import Place
from bot.adapters.slack.ports import Desk
from bot.adapters.slack.profiles import Profiles
from bot.messaging.incoming import Sender

#: Seconds to wait for further changes before a tab is made anew.
_SETTLES_AFTER = 0.5
_REMEMBERED = 10_000


class HomeTab:
    """At most one tab of a person is made at a time; changes meanwhile lead to one more."""

    def __init__(self, api: SlackApi, desk: Desk, profiles: Profiles, background: Background) -> None:
        self._api = api
        self._desk = desk
        self._profiles = profiles
        self._background = background
        self._making: dict[str, asyncio.Lock] = {}
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
        await asyncio.sleep(_SETTLES_AFTER)
        self._asked.discard(account)
        await self._publish(account)

    async def _publish(self, account: str) -> None:
        lock = self._making.setdefault(account, asyncio.Lock())
        async with lock:
            sender = await self._profiles.of(Sender("slack", account))
            await self._put(account, home_view(await self._desk.home(sender)))
        if not lock.locked():
            self._making.pop(account, None)

    async def _put(self, account: str, view: dict[str, Any]) -> None:
        """Another process may have shown a newer one: then Slack refuses the hash, and ours, made now, goes over it."""
        person = Place.read(account)
        known = self._hashes.get(account)
        arguments: dict[str, Any] = {"user_id": person.id, "view": view}
        try:
            answer = await self._api.call("views.publish", person, **arguments, **({"hash": known} if known else {}))
        except SlackRefusal as refusal:
            if refusal.code != "hash_conflict":
                raise
            answer = await self._api.call("views.publish", person, **arguments)
        self._hashes[account] = answer["view"]["hash"]
        self._hashes.move_to_end(account)
        if len(self._hashes) > _REMEMBERED:
            self._hashes.popitem(last=False)
