"""The Home tab of each person: shown when they open it, and made anew when something of theirs changed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from weakref import WeakValueDictionary

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
        await asyncio.sleep(_SETTLES_AFTER)
        self._asked.discard(account)
        await self._publish(account)

    async def _publish(self, account: str) -> None:
        lock = self._making.setdefault(account, asyncio.Lock())
        async with lock:
            try:
                await self._put(account, self._hashes.pop(account, None))
            except SlackRefusal as refusal:
                if refusal.code != "hash_conflict":
                    raise
                await self._put(account, None)

    async def _put(self, account: str, known: str | None) -> None:
        """``known``: the hash of the tab that we showed last. Slack refuses it when another process showed one since:
        then the tab is made anew, from what is kept by now.
        """
        sender = await self._profiles.of(Sender("slack", account))
        person = Place.read(account)
        seen = {} if known is None else {"hash": known}
        view = home_view(await self._desk.home(sender))
        answer = await self._api.call("views.publish", person, user_id=person.id, view=view, **seen)
        self._hashes[account] = answer["view"]["hash"]
        if len(self._hashes) > _REMEMBERED:
            self._hashes.popitem(last=False)
