"""What is done most, one press away."""

from __future__ import annotations

from bot.dialogs.engine.turn import begin, fill_in
from bot.dialogs.home.kept import Kept
from bot.dialogs.visit import Visit
from bot.messaging.reply import Button, Heading, Reply
from bot.scheduling.upkeep import unit_rule
from bot.translation import _


def doing(visit: Visit, kept: Kept) -> list[Reply]:
    counts = any(unit_rule(h, visit.catalogue) for h in kept.holdings)
    buttons: list[Button] = [fill_in(_("Record a credential"), "record", {}, "add_holding")]
    if counts:
        buttons.append(fill_in(_("Log units"), "units", {}, "log_units"))
    buttons += [
        begin(_("Find a credential"), "credential_for_role"),
        fill_in(_("Start studying"), "study", {}, "start_study"),
    ]
    if kept.holdings:
        buttons.append(begin(_("My credentials"), "list_holdings"))
    return [Reply(parts=(Heading(text=_("What would you like to do?")),), buttons=tuple(buttons))]
