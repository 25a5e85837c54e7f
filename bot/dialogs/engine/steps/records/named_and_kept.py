""" "Should I delete my CISM?", "don't remove my PMP": a change of one of their records is named and not ordered,
whatever else such words are taken for.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import unordered
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.dialogs.understanding.ordering import no_order
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_REMOVES, _MUTES = "remove_holding", "mute_holding"
_CHANGES = pattern(
    r"(?<!\w)(?:(?P<removes>(?:remove|delete|erase|drop|scrap|bin|ditch|take\s+(?:off|out)|get\s+rid\s+of)d?)|mute|silence)(?!\w)",
    re.IGNORECASE,
)
#: What may stand beside the name of one that is to stay.
_BESIDE = frozenset({"yet", "now", "ever", "after", "all", "though", "again", "anymore", "from", "list", "records"})


async def told(session: Session) -> Reply | None:
    """None where none of theirs is named, or it may be ordered."""
    heard, change = session.heard, _CHANGES.search(session.heard.text)
    if change is None or heard.people or heard.teams or session.state.asking is not None:
        return None
    dialog = _REMOVES if change["removes"] else _MUTES
    why = no_order(heard, dialog)
    if why is None or (why != "weighed" and dialog == _MUTES):
        return None
    held = _first(session, await named(session, change.end()), change.end())
    if held is None or (why == "denied" and not nothing_but(session, held, change.end(), _BESIDE)):
        return None
    return await unordered.not_made(session, Frame(dialog=dialog, slots={"holding": held.id}), why, session.begin)


def _first(session: Session, held: list[Holding], start: int) -> Holding | None:
    """Of several the one that is named first behind ``start``: "if I drop the PMP, do I lose my CAPM"."""
    if len(held) == 1:
        return held[0]
    for thing in sorted(session.heard.named, key=lambda n: n.mention.start):
        ids = {m.id for m in thing.mention.leading("credential")}
        if thing.mention.start >= start and (found := [h for h in held if h.credential in ids]):
            return found[0]
    return None
