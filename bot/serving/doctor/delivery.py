"""What waits to be sent, what could not be, and who cannot be reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from bot.clock import Clock
from bot.serving.doctor.database import newest
from bot.serving.doctor.finding import Finding, doubtful, well
from bot.serving.health import Health, look_over, warnings
from bot.settings import Settings
from bot.translation import _, ngettext


async def check(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Nothing when the database cannot be read."""
    platforms = [
        name
        for name, served in (("slack", settings.slack_mode), ("telegram", settings.telegram_token))
        if served is not None
    ]
    async with newest(settings) as engine:
        if engine is None:
            return
        health = await look_over(engine, platforms, clock.now())
    yield _waiting(health, clock)
    for sentence in warnings(health):
        yield doubtful(sentence)


def _waiting(health: Health, clock: Clock) -> Finding:
    if not health.late:
        said = ngettext("{n} message waits", "{n} messages wait", health.waiting_messages)
        return well(said.format(n=health.waiting_messages) + _(", and nothing is late."))
    since = clock.now() - timedelta(seconds=health.lag)
    late = _("What was to be sent since {time:%Y-%m-%d %H:%M} UTC has not been; is laurel run running?")
    waits = ngettext("{n} message waits.", "{n} messages wait.", health.waiting_messages)
    return doubtful(f"{late.format(time=since)} {waits.format(n=health.waiting_messages)}")
