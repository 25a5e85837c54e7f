"""All checks at once, so that one that hangs holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.clock import Clock
from bot.serving.doctor import (
    catalogue,
    clock_skew,
    database,
    delivery,
    process,
    slack,
    slack_workspaces,
    telegram,
    time_zones,
    understanding,
)
from bot.serving.doctor.finding import Check, Finding, broken, doubtful
from bot.settings import Settings
from bot.translation import _, ngettext

#: Seconds for each check; they run side by side.
PATIENCE = 8.0


def checks() -> dict[str, Check]:
    """What is looked at, in the order in which it is told."""
    return {
        _("database"): database.check,
        _("messages"): delivery.check,
        _("time zones"): time_zones.check,
        _("catalogue"): catalogue.check,
        _("understanding"): understanding.check,
        "Slack": slack.check_token,
        "Slack, events": slack.check_events,
        _("Slack workspaces"): slack_workspaces.check,
        "Telegram": telegram.check,
        _("clock"): clock_skew.check,
        _("process"): process.check,
    }


async def examine(settings: Settings, clock: Clock) -> AsyncIterator[tuple[str, Finding]]:
    """Each thing that is of concern with these settings, and what was found."""
    looks = {name: asyncio.create_task(_look(check, settings, clock)) for name, check in checks().items()}
    try:
        for name, look in looks.items():
            for finding in await look:
                yield name, finding
    finally:
        for look in looks.values():
            look.cancel()


async def _look(check: Check, settings: Settings, clock: Clock) -> list[Finding]:
    """What was found in time; a fault in one check is no reason to leave out the others."""
    found: list[Finding] = []
    try:
        async with asyncio.timeout(PATIENCE):
            async for finding in check(settings, clock):
                found.append(finding)  # noqa: PERF401 - what came before it failed counts
    except TimeoutError:
        said = ngettext("No answer within {n} second.", "No answer within {n} seconds.", round(PATIENCE))
        found.append(doubtful(said.format(n=round(PATIENCE))))
    except Exception as error:
        found.append(broken(_("This could not be looked at ({reason}).").format(reason=type(error).__name__)))
    return found
