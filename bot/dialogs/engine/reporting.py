"""What a turn understood, in names: for the script protocol, conversation files and traces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.dialogs.engine.slots import TextSlot
from bot.messaging.incoming import TurnReport

if TYPE_CHECKING:
    from bot.dialogs.engine.session import Session


def report(session: Session) -> TurnReport:
    """Texts as they were typed are left out."""
    dialog, confidence = session.understood
    catalogue = session.manager.knowledge.catalogue
    focus = session.state.focus
    about: dict[str, Any] = {
        "role": catalogue.roles[focus.role].name if focus.role in catalogue.roles else None,
        "credentials": [catalogue.credentials[c].name for c in focus.credentials if c in catalogue.credentials],
        "skills": [catalogue.skills[s].name for s in focus.skills if s in catalogue.skills],
    }
    known = session.manager.dialogs.get(dialog or "")
    entities = {
        name: value
        for name, value in session.slots_used.items()
        if known and known.has(name) and not isinstance(known.slot(name).type, TextSlot)
    }
    return TurnReport(dialog, round(confidence, 3), session.beside | entities, about, tuple(session.trace))
