"""Plays scripts on the real Slack and Telegram adapters at once, for talks of people who are on both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from bot.adapters.script.answers import Answer
from bot.adapters.script.lines import DownUntil, Line, Restart
from bot.app import Laurel
from bot.clock import SimulatedClock
from tests.fakes.slack import SlackServer
from tests.fakes.slack_driver import SlackDriver
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_driver import TelegramDriver


class BothDriver:
    """One Laurel behind two adapters. Each line is carried out on the platform that it names, or else on the last one;
    its answer holds what came on both.
    """

    def __init__(
        self, build: Callable[[SimulatedClock], Laurel], clock: SimulatedClock, slack: SlackServer, api: BotApi
    ) -> None:
        self._build, self._clock = build, clock
        self._drivers: dict[str, SlackDriver | TelegramDriver] = {
            "slack": SlackDriver(build, clock, slack),
            "telegram": TelegramDriver(build, clock, api),
        }
        self._last = "slack"

    async def start(self) -> None:
        self._laurel = self._build(self._clock)
        for driver in self._drivers.values():
            driver.connect(self._laurel)
        await self._laurel.start()
        for driver in self._drivers.values():
            await driver.adapter.start()

    async def close(self) -> None:
        for driver in self._drivers.values():
            await driver.adapter.pause()
        await self._laurel.drain()
        for driver in self._drivers.values():
            await driver.adapter.stop()
        await self._laurel.close()

    async def act(self, line: Line) -> Answer:
        if isinstance(line, DownUntil | Restart):
            return await self._restart(line)
        self._last = getattr(line, "platform", None) or self._last
        answer = await self._drivers[self._last].act(line)
        elsewhere = (driver.take() for platform, driver in self._drivers.items() if platform != self._last)
        return replace(answer, messages=(*answer.messages, *chain.from_iterable(elsewhere)))

    async def _restart(self, line: DownUntil | Restart) -> Answer:
        await self.close()
        if isinstance(line, DownUntil):
            self._clock.move_to(line.down_until)
        await self.start()
        return Answer(tuple(chain.from_iterable(driver.take() for driver in self._drivers.values())))
