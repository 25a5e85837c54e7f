"""What a turn understood, in names: for the script protocol, conversation files and traces."""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine.slots import TextSlot
from bot.dialogs.engine.talk import Talk
from bot.messaging.incoming import TurnReport


def report(talk: Talk) -> TurnReport:
    """Texts as they were typed are left out."""
    dialog, confidence = talk.understood
    catalogue = talk.manager.knowledge.catalogue
    focus = talk.state.focus
    about: dict[str, Any] = {
        "role": catalogue.roles[focus.role].name if focus.role in catalogue.roles else None,
        "credentials": [catalogue.credentials[c].name for c in focus.credentials if c in catalogue.credentials],
        "skills": [catalogue.skills[s].name for s in focus.skills if s in catalogue.skills],
    }
    known = talk.manager.dialogs.get(dialog or "")
    entities = {
        name: value
        for name, value in talk.slots_used.items()
        if known and known.has(name) and not isinstance(known.slot(name).type, TextSlot)
    }
    return TurnReport(dialog, round(confidence, 3), talk.beside | entities, about, tuple(talk.trace))
