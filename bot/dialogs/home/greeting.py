"""The page of somebody of whom nothing is known."""

from __future__ import annotations

from bot.dialogs.engine.turn import begin, fill_in
from bot.dialogs.visit import Visit
from bot.messaging.reply import Bullets, Heading, Reply, bold, note, paragraph, spans
from bot.translation import _


def greeting(visit: Visit) -> list[Reply]:
    """What this is good for, and the three ways to begin."""
    hello = _("Hello {name}, I am Laurel") if visit.name else _("Hello, I am Laurel")
    good_for = (
        (_("Find"), _("which certification, certificate or licence fits a job or a skill, with prices and reasons")),
        (_("Keep"), _("what you hold, when it expires and how it is renewed")),
        (_("Remember"), _("I write to you in good time before anything expires")),
    )
    return [
        Reply(
            parts=(
                Heading(text=hello.format(name=visit.name)),
                paragraph(_("I know professional credentials, and what it takes to keep them:")),
                Bullets(items=tuple(spans("{what}: {how}", what=bold(what), how=how) for what, how in good_for)),
                note(_("I keep only what you tell me. Write to me in your own words, or begin here.")),
            ),
            buttons=(
                begin(_("Find a credential"), "credential_for_role"),
                fill_in(_("Record a credential"), "record", {}, "add_holding"),
                fill_in(_("Start studying"), "study", {}, "start_study"),
            ),
        )
    ]
