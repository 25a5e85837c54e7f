"""The smallest program around the bot: answers the lines of standard input and ends. Run with ``python -m``."""

from __future__ import annotations

import asyncio
import sys

from bot.adapters.plain import as_text, parts_of
from bot.app import Laurel
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.settings import read_settings


class _Printer(Courier):
    async def send(self, message: Outgoing) -> str:
        sys.stdout.write(as_text(parts_of(message.reply)) + "\n")
        return message.id


async def _answer() -> None:
    laurel = Laurel(read_settings())
    laurel.connect("console", _Printer())
    await laurel.start()
    for number, line in enumerate(sys.stdin):
        await laurel.receive(Incoming(key=str(number), sender=Sender("console", "bench"), text=line.strip()))
    await laurel.close()


asyncio.run(_answer())
