"""Whether the transformer of the settings, where there is one, can be read and fits this version."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.clock import Clock
from bot.dialogs.understanding.lessons import requests_of
from bot.dialogs.understanding.phrases import more_phrases, read_phrases
from bot.dialogs.understanding.transformer.reader import Reader, TransformerError
from bot.serving.doctor.finding import Finding, broken, well
from bot.settings import Settings
from bot.translation import _


async def check(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    if settings.transformer is None:
        return
    requests = requests_of(read_phrases(), more_phrases())
    try:
        await asyncio.to_thread(Reader, settings.transformer, requests)
    except TransformerError as error:
        yield broken(str(error))
    else:
        yield well(_("The transformer in {folder} helps to understand.").format(folder=settings.transformer))
