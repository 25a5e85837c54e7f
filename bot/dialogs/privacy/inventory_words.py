"""What is kept of a person, in words."""

from __future__ import annotations

from collections.abc import Iterable

from bot.dialogs.teams.places import shared_words
from bot.tracking.privacy.inventory import Inventory
from bot.tracking.teams.membership import Membership
from bot.translation import _, listed, ngettext

_PLATFORMS = {"slack": "Slack", "telegram": "Telegram"}


def record_words(kept: Inventory) -> list[str]:
    """The kinds of records of which there are any: ``2 credentials``, ``1 file of proof``."""
    counted = (
        (kept.credentials, ngettext("{n} credential", "{n} credentials", kept.credentials)),
        (kept.files, ngettext("{n} file of proof", "{n} files of proof", kept.files)),
        (kept.units, ngettext("{n} entry of units", "{n} entries of units", kept.units)),
        (kept.studies, ngettext("{n} study", "{n} studies", kept.studies)),
        (kept.plans, ngettext("{n} learning plan", "{n} learning plans", kept.plans)),
        (kept.removed, ngettext("{n} removed credential", "{n} removed credentials", kept.removed)),
        (kept.steps, ngettext("{n} note of what changed when", "{n} notes of what changed when", kept.steps)),
    )
    return [said.format(n=n) for n, said in counted if n]


def platform_words(kept: Inventory) -> str:
    """The platforms of their accounts."""
    return listed(sorted({_PLATFORMS.get(each.platform, each.platform) for each in kept.accounts}))


def team_words(kept: Inventory) -> list[str]:
    """A line for each team in which the person is, leads or is asked to be: who sees what there."""
    return [line for place in kept.places if (line := _place_words(place))]


def team_names(places: Iterable[Membership]) -> str:
    return listed([place.team.name for place in places])


def _place_words(place: Membership) -> str | None:
    team = place.team.name
    if place.member:
        said = _("{team}: its leads see {what}")
        return said.format(team=team, what=shared_words(place.shares))
    if place.lead:
        return _("{team}: you lead it").format(team=team)
    if place.state == "asked":
        return _("{team}: you are asked to be in it, and nothing of yours is seen").format(team=team)
    return None
