""" "Which is easier and quicker?", "which is cheaper and which do people respect": each quality that is asked of those
just compared gets its sentence; and "which of these is free?" is no wish to see them side by side again.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steps.choosing.by_quality import AROUND, KNOWN, QUALITIES
from bot.dialogs.understanding.openings import ASKING
from bot.knowledge.advisor import price_in
from bot.knowledge.wording import full_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_COMPARES, _RANKS = "compare_credentials", "rank_credentials"
_LISTS = frozenset({"credential_for_role", "credential_for_skill", "browse_credentials"})
_LONGEST, _MOST, _TWO = 140, 8, 2
_BETWEEN = pattern(r"[,;?!.&+]|\b(?:and|or|but)\b", re.IGNORECASE)
_WHICH = pattern(
    r"\b(?:which|wich|what|whats|who)\b|\bof\s+(?:the(?:m|se)|those|these|them|the\s+two)\b", re.IGNORECASE
)
_RESPECTED = pattern(
    r"\b(?:(?:do|does|would|will)\s+)?(?:people|folks?|they|everyone|everybody|employers?|companies|recruiters?|bosses|the\s+industry)\s+(?:really\s+|actually\s+)?(?:respects?|values?|knows?|rates?|recogni[sz]es?|wants?|prefers?|likes?|trusts?)"
    r"(?:\s+(?:the\s+)?(?:more|most|better|best))?\b|\b(?:(?:more|most|better|best|well|widely)\s+)?(?:respected|recogni[sz]ed|known|valued|regarded|prestigious|famous|popular)\b"
    r"|\b(?:worth\s+(?:the\s+)?(?:more|most)|(?:looks?|counts?|carr(?:y|ies)|weighs?)\s+(?:the\s+)?(?:better|best|more|most)(?:\s+weight)?)\b",
    re.IGNORECASE,
)
_QUICK = pattern(r"\b(?:quick|fast)\b", re.IGNORECASE)
_CHEAP = pattern(r"\bcheap\b", re.IGNORECASE)
_FREE = pattern(
    rf"{ASKING}(?:(?:which|wich|any|either|neither|one|ones|of|is|are|do|does|there|these|those|them|they|the|two|both|it|all|actually|costs?|a)\s+){{1,8}}"
    r"(?:free(?:\s+(?:of\s+charge|to\s+(?:do|take|get|sit)|at\s+all|ones?))?|nothing|no\s+money)\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None unless two or more were compared in the last answer, and nothing is named."""
    heard, these = session.heard, _compared(session.state) or _listed(session.state)
    if len(these) < _TWO or session.state.waiting is not None or heard.named or heard.people or heard.teams:
        return None
    if _FREE.fullmatch(heard.text) and _compared(session.state):
        session.trace.append("which of the compared is free")
        prices = await session.begin(_RANKS, {"these": these, "quality": "cheapest", "each": True}, 0.9)
        return _whether_free(session, these).plus(prices)
    qualities = qualities_in(heard.text)
    if not qualities or (len(qualities) == 1 and not _compared(session.state)):
        return None
    session.trace.append("the compared, by each quality that is asked")
    replies = [await session.begin(_RANKS, {"these": these, "quality": quality}, 0.9) for quality in qualities]
    return in_several.together(session, replies) if len(replies) > 1 else replies[0]


def asks_several(text: str, state: State) -> bool:
    """Whether it is one question with several qualities, of those just compared."""
    return len(_compared(state) or _listed(state)) >= _TWO and len(qualities_in(text)) >= _TWO


def qualities_in(text: str) -> list[str]:
    """Those asked for, in order, where nothing else is asked; none where anything is."""
    if len(text) > _LONGEST or not _WHICH.search(text):
        return []
    found = []
    for part in _BETWEEN.split(text):
        if not part.strip() or not set(key(part).split()) - AROUND:
            continue
        quality, span = _quality(part)
        if not quality or set(key(f"{part[: span[0]]} {part[span[1] :]}").split()) - AROUND:
            return []
        found.append(quality)
    return list(dict.fromkeys(found))


def _quality(part: str) -> tuple[str, tuple[int, int]]:
    for name, words in (
        *QUALITIES,
        ("known", KNOWN),
        ("known", _RESPECTED),
        ("shortest", _QUICK),
        ("cheapest", _CHEAP),
    ):
        if (said := words.search(part)) is not None:
            return name, said.span()
    return "", (0, 0)


def _compared(state: State) -> list[str]:
    last = state.last
    if last is None or last.dialog not in (_COMPARES, _RANKS):
        return []
    return list(last.slots.get("credentials" if last.dialog == _COMPARES else "these") or ())[:_MOST]


def _listed(state: State) -> list[str]:
    last = state.last
    return state.focus.credentials[:_MOST] if last is not None and last.dialog in _LISTS else []


def _whether_free(session: Session, these: list[str]) -> Reply:
    known = session.manager.knowledge.catalogue.credentials
    prices = {i: price_in(known[i].cost, session.manager.currency) for i in these if i in known}
    if free := [full_name(known[i]) for i, price in prices.items() if price == 0]:
        text = _("Free: {names}.").format(names=listed(free))
    elif None in prices.values():
        text = _("None of which I know the price is free.")
    else:
        text = _("Neither of them is free.") if len(prices) == _TWO else _("None of them is free.")
    return Reply(parts=(paragraph("{text}", text=text),))
