""" "Ok that one", "the quicker one then", "whats first": one of those just shown, pointed at in two words."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.pointing import best_of
from bot.dialogs.engine.steps.choosing.taken import LISTS, SHOWN_BY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_RANKS, _ONE = "rank_credentials", "credential_info"
_TOLD_BESIDE = frozenset({"update_profile", "set_time_zone"})
#: "I'll take that one", "let's do that one" go for it, which is heard elsewhere.
_YES = r"(?:(?:yes|yeah|yep|yup|sure|cool|great|good|nice|fine|perfect|i\s+think|i\s+guess|maybe|probably)\W+){0,3}"
_POINTED = pattern(
    rf"{OPENING}{_YES}(?:(?P<it>that|this)(?:\s+one)|the\s+(?P<best>(?:quick|cheap|fast|short|easi)e(?:r|st))(?:\s+one)?(?:\s+of\s+(?:them|those|these|the\s+two))?)"
    r"(?:\W+(?:then|please|pls|i\s+(?:think|guess)|it\s+is|sounds?\s+(?:good|ok|okay|fine|nice|great|right|better)|looks\s+(?:good|ok|fine)|thanks|thx))*\W*",
    re.IGNORECASE,
)
_FIRST = pattern(
    rf"{OPENING}(?:(?:wh?at|which(?:\s+(?:one|cert))?)(?:['’]?s|\s+is|\s+comes|\s+goes)?\s+(?:the\s+)?first(?:\s+one)?"
    r"|(?:which|what)(?:\s+(?:one|cert))?\s+(?:do|should|would|shall)\s+i\s+(?:do|take|get|start(?:\s+with)?)\s+first"
    r"|where\s+(?:do|should|would)\s+i\s+(?:start|begin))\W*",
    re.IGNORECASE,
)


async def pointed(session: Session) -> Reply | None:
    """After a ranking the one that is best, else the one looked at; where none stands out it is asked which."""
    heard, state, shown = session.heard, session.state, _shown(session)
    if state.waiting is not None or heard.named or heard.people or shown not in SHOWN_BY:
        return None
    said = _POINTED.fullmatch(heard.text)
    if said is None or (said["best"] and shown != _RANKS):
        return None  # a list is sorted by "the cheapest"
    these, known = state.focus.credentials, session.manager.knowledge.catalogue.credentials
    one = state.focus.at if said["it"] else best_of(session, these) or state.focus.at
    if one in known:
        session.trace.append("the one that was just told of")
        return await session.begin(_ONE, {"credential": one}, 0.9)
    if len(these) < 2 or shown not in LISTS | {_RANKS}:
        return None
    session.trace.append("one of those shown, and not which")
    return session.ask(Frame(dialog=_ONE), "credential", tuple(these), _("Which one do you mean?"))


async def first_of_them(session: Session) -> Reply | None:
    """Of a list the easiest to begin with; of a plan it is its first step, which was heard before."""
    state = session.state
    if state.waiting is not None or _shown(session) not in LISTS | {_RANKS}:
        return None
    if len(state.focus.credentials) < 2 or session.heard.named or not _FIRST.fullmatch(session.heard.text):
        return None
    session.trace.append("which of those shown to begin with")
    return await session.begin(_RANKS, {"these": list(state.focus.credentials), "quality": "easiest"}, 0.9)


def _shown(session: Session) -> str | None:
    """The dialog of the last answer, behind what was told of oneself since."""
    return next((f.dialog for f in reversed(session.state.done) if f.dialog not in _TOLD_BESIDE), None)
