"""People of a script on the Bot API server of the tests, over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.adapters.script.answers import Message
from bot.adapters.script.lines import LineError, ScriptPlatform
from bot.adapters.script.people import Known
from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.ports import Card
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Incoming, Sender
from tests.fakes.adapter_driver import Side
from tests.fakes.telegram import BotApi, Chat, Sent, User

PATIENCE = 60


class _Door:
    """Laurel's door, remembering what went through it so that a test can wait for its answer."""

    def __init__(self, laurel: Laurel, zones: dict[str, str]) -> None:
        """``zones``, by account, of those whose platform tells it, in the file that is played."""
        self._laurel, self._zones = laurel, zones
        self._taken: dict[str, asyncio.Task[None]] = {}
        self._news = asyncio.Condition()

    async def accept(self, incoming: Incoming) -> asyncio.Task[None]:
        sender = replace(incoming.sender, tz=self._zones.get(incoming.sender.account))
        task = await self._laurel.accept(replace(incoming, sender=sender))
        async with self._news:
            self._taken[incoming.key] = task
            self._news.notify_all()
        return task

    async def answered(self, key: str) -> None:
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: key in self._taken)
        await self._taken.pop(key)


async def no_cards(_text: str) -> Sequence[Card]:
    return []


class TelegramSide(Side):
    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._users: dict[tuple[str, ScriptPlatform], User] = {}
        self._groups: dict[str, Chat] = {}
        self._zones: dict[str, str] = {}
        self._last = 0
        self._edits: dict[int, int] = {}
        self._seen = len(api.messages)

    async def start(self, laurel: Laurel, clock: SimulatedClock) -> None:
        self._clock = clock
        self._door = _Door(laurel, self._zones)
        self._telegram = Telegram(self._api.token, self._door, no_cards, api_url=self._api.url)
        laurel.connect("telegram", self._telegram.courier)

    async def receive(self) -> None:
        await self._telegram.start()

    async def pause(self) -> None:
        await self._telegram.pause()

    async def stop(self) -> None:
        await self._telegram.stop()

    # -- people ----------------------------------------------------------------------------------------

    def introduce(self, user: str, known: Known) -> None:
        key = (user, known.platform)
        if key not in self._users:
            first, _, last = (known.name or user.capitalize()).partition(" ")
            # A username has at least five letters, digits or underscores
            handle = re.sub(r"\W", "_", user) + "_tg" if known.platform == "telegram" else None
            self._users[key] = self._api.user(
                first, language=known.locale or "en", last_name=last or None, username=handle
            )
        if known.tz is not None and known.platform != "telegram":
            self._zones[str(self._users[key].id)] = known.tz

    def _user(self, user: str, platform: ScriptPlatform) -> User:
        if (user, platform) not in self._users:
            self.introduce(user, Known(platform))
        return self._users[user, platform]

    async def say(self, user: str, platform: ScriptPlatform, text: str, channel: str | None) -> None:
        somebody = self._user(user, platform)
        self.talk = (str(somebody.id), channel or "dm")
        if channel is None:
            await self._done(self._api.say(somebody, text))
            return
        group = self._groups.setdefault(channel, self._api.group(channel))
        await self._done(self._api.say(somebody, f"@{self._api.username} {text}", group))

    def mention(self, user: str, platform: ScriptPlatform) -> str:
        """Who is on Slack in the file is linked, and so known without having written, as they are there."""
        return self._user(user, platform).mention

    async def press(self, user: str, platform: ScriptPlatform, button: str) -> None:
        for message in reversed(self._api.messages):
            for shown in (shown for row in message.keyboard for shown in row):
                if shown.get("callback_data") == button:
                    await self._done(self._api.press(self._user(user, platform), shown["text"], message))
                    return
        raise LineError(f"There is no button with the id “{button}”.")

    async def upload(self, user: str, platform: ScriptPlatform, path: str, text: str | None) -> None:
        content = await asyncio.to_thread(Path(path).read_bytes)
        await self._done(self._api.upload(self._user(user, platform), Path(path).name, content, caption=text))

    async def redeliver(self) -> None:
        self._api.redeliver(self._last)
        await self._done(self._last)

    def refuse(self, user: str, platform: ScriptPlatform) -> None:
        self._api.block(self._user(user, platform))

    def accept(self, user: str, platform: ScriptPlatform) -> None:
        self._api.unblock(self._user(user, platform))

    def sender(self, user: str, platform: ScriptPlatform) -> Sender:
        somebody = self._user(user, platform)
        return Sender("telegram", str(somebody.id), somebody.first_name)

    async def _done(self, update: int) -> None:
        self._last = update
        await self._door.answered(f"telegram:{self._api.bot_id}:{update}")

    # -- what came of it -------------------------------------------------------------------------------

    def news(self) -> tuple[Message, ...]:
        news = self._api.messages[self._seen :]
        self._seen = len(self._api.messages)
        changed = [m for m in self._api.messages if m.edits > self._edits.get(m.id, 0) and m not in news]
        self._edits |= {m.id: m.edits for m in (*news, *changed)}
        return tuple(self._message(m) for m in (*changed, *news))

    def _message(self, sent: Sent) -> Message:
        names = {user.id: name for (name, _platform), user in self._users.items()}
        places = {group.id: name for name, group in self._groups.items()}
        buttons = tuple(
            {"label": b["text"], "url": b["url"]} if "url" in b else {"id": b["callback_data"], "label": b["text"]}
            for row in sent.keyboard
            for b in row
        )
        files = () if sent.file is None else ({"name": sent.file[0], "type": "", "size": len(sent.file[1])},)
        return Message(
            sent.reference, names.get(sent.chat, ""), "telegram", places.get(sent.chat, "dm"), self._clock.now(),
            sent.text, buttons, False, {}, files=files,
        )  # fmt: skip
