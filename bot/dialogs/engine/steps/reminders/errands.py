""" "Remind me to call mum on 3 January": deeds and things of everyday life, of which nothing is written."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_AHEAD, _SETTINGS = "next_reminders", "reminder_settings"
_ERRAND = pattern(
    rf"{ASKING}(?:remind|nudge|ping|text|message|tell)\s+me\b.{{0,40}}?\b(?:to\s+(?:call|phone|ring|buy|feed|walk|water|clean|cook|eat|drink|visit|wash|wish"
    r"|congratulate|pick\s+up|take\s+out|collect|breathe|stretch|sleep|shop|hoover|vacuum)\b"
    r"|(?:about|of|for|that|to)\b.{0,30}?\b(?:mum|mom|dad|milk|dentist|doctor|gp|vet|birthday|anniversary|dog|cat|plants?|bins?|rent|groceries|shopping|bread|medicine|pills?|laundry"
    r"|party|dinner|lunch|breakfast|haircut|football|netflix|wedding)\b)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where a credential is named beside it: "… to call the council about my first aid"."""
    heard = session.heard
    if session.given.records is None or not session.given.private or heard.people or heard.teams or heard.named:
        return None
    if _ERRAND.match(heard.text) is None or await named(session, 0):
        return None
    session.trace.append("an errand is none of what I remind of")
    session.understood = (OUT_OF_SCOPE, 0.8)
    text = _("I remind only of credentials that I keep of you and of what you study, so I set nothing for that.")
    buttons = (begin(_("When will you remind me?"), _AHEAD), begin(_("Settings"), _SETTINGS))
    return Reply(parts=(paragraph(text),), buttons=buttons)
