"""What somebody brings from elsewhere: a link with an id in it, or a code that opens a team or links accounts."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.agreeing import speaks_of_joining
from bot.messaging.reply import Reply
from bot.tracking.codes import find_code, nearly_code

#: What a link may bring besides the catalogue's ids. Whoever follows one is shown first what that would do.
_CODES = {"link-": "link_accounts", "join-": "join_team"}
_IN_PUBLIC = "code_in_public"


async def opened(session: Session, name: str) -> Reply | None:
    """Do what a link brings: a code, or the id of a credential or a job; None when it is none of these."""
    session.trace.append("a link was followed")
    for prefix, dialog in _CODES.items():
        if name.startswith(prefix) and dialog in session.manager.dialogs:
            return await _present(session, dialog, name.removeprefix(prefix))
    catalogue = session.manager.knowledge.catalogue
    if name in catalogue.credentials:
        return await session.begin("credential_info", {"credential": name})
    return await session.begin("credential_for_role", {"role": name}) if name in catalogue.roles else None


async def code_shown(session: Session) -> Reply | None:
    """A code, with or without words around it, when it is not what was just asked for."""
    code = find_code(session.heard.text)
    frame = session.state.waiting
    if frame is not None and frame.awaiting is not None and frame.awaiting.slot == "code":
        return None
    if code is None:
        return await session.begin(_CODES["link-"], {}) if nearly_code(session.heard.text) else None
    session.trace.append("a code was presented")
    return await _present(session, _CODES["join-" if speaks_of_joining(session.heard.text) else "link-"], code)


async def _present(session: Session, dialog: str, code: str) -> Reply:
    """A code to link accounts with is nobody else's; whoever read it could be faster."""
    others_read_along = dialog == _CODES["link-"] and not session.given.private
    return await session.begin(_IN_PUBLIC if others_read_along else dialog, {"code": code})
