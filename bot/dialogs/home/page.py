"""The whole page, section by section."""

from __future__ import annotations

from dataclasses import dataclass

from bot.dialogs.home.aiming import aiming
from bot.dialogs.home.doing import doing
from bot.dialogs.home.expiring import expiring
from bot.dialogs.home.greeting import greeting
from bot.dialogs.home.kept import load_kept
from bot.dialogs.home.reminding import reminding
from bot.dialogs.home.studying import studying
from bot.dialogs.home.teaming import teaming
from bot.dialogs.visit import Visit
from bot.messaging.reply import Reply
from bot.tracking.people import Profile

#: From top to bottom; each gives its replies, none when it has nothing to say.
_SECTIONS = (expiring, studying, aiming, teaming, doing, reminding)


@dataclass(frozen=True)
class Page:
    """What is shown, and the ids of the teams that are shown to their lead."""

    sections: list[Reply]
    teams: tuple[int, ...] = ()


async def home(visit: Visit) -> Page:
    """The sections from top to bottom, for somebody new a page that begins with what this is."""
    kept = await load_kept(visit)
    teams = tuple(led.view.team.id for led in kept.led)
    if not kept.holdings and not kept.studies and visit.profile == Profile():
        return Page([*teaming(visit, kept), *greeting(visit)], teams)
    return Page([reply for section in _SECTIONS for reply in section(visit, kept)], teams)
