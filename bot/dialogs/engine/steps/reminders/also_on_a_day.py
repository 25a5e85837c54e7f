""" "Remind me of the Safe Pass on 20 December too": the reminders that come before that day stay."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.tracking.watching import stages_of

_ALSO = "remind_also"
_WISH = pattern(
    r"\b(?:remind|ping|warn|nudge|poke|text|message|notify|alert|tell|buzz|write)\s+(?:to\s+)?me\b|\breminders?\b",
    re.IGNORECASE,
)
_TOO = pattern(
    r"\b(?:also|too|as\s+well|additional(?:ly)?|in\s+addition|extra|another|one\s+more|plus|on\s+top)\b", re.IGNORECASE
)
#: What puts off, or sets up the whole anew.
_ELSE = pattern(
    r"\b(?:not|no|don['’]?t|dont|stop|never|nothing|only|instead|rather|(?:un)?till?|snooze|pause|mute|later|again"
    r"|before|every|each)\b",
    re.IGNORECASE,
)
#: What follows a record that was just kept or looked at.
_LOOKED = frozenset({"next_reminders", "reminder_settings"})
_LONGEST = 140


async def wished(session: Session) -> Reply | None:
    """None where a reminder is put off, or none would be held back by putting off."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    days = heard.days_ahead()
    text = heard.undated
    if len(heard.dates) != 1 or len(days) != 1 or _WISH.search(text) is None or _ELSE.search(text) or "?" in text[:-1]:
        return None
    held = await _which(session)
    too = _TOO.search(text) is not None
    if held is None or held.expires is None or not heard.today < days[0] < held.expires:
        return None
    if not too and (await reminded_lately(session) or not _any_before(session, held, (held.expires - days[0]).days)):
        return None
    session.trace.append("one more reminder, on a day")
    return await session.begin(_ALSO, {"holding": held.id, "until": days[0].isoformat()}, 0.9)


async def _which(session: Session) -> Holding | None:
    """The one that is named; else the one that was just kept, or the only one there is."""
    records, last = session.given.records, session.state.last
    if records is None:
        return None
    held = await named(session, 0)
    if held or any(n.mention.of("credential") for n in session.heard.named):
        return held[0] if len(held) == 1 else None
    if last is None:
        return None
    kept = await just_kept(session, last)
    if last.dialog in _LOOKED:
        kept = await records.holdings()
    return kept[0] if len(kept) == 1 and not await records.studies() else None


def _any_before(session: Session, held: Holding, stage: int) -> bool:
    """Whether a reminder is to come before the one that is wished."""
    records = session.given.records
    if records is None or held.expires is None:
        return False
    left = (held.expires - session.heard.today).days
    return any(stage < each < left for each in stages_of(held, records.preferences))
