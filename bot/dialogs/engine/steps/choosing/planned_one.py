""" "Ok google one then, 5 hours a week": one of those just shown, called by a word of its name, with the limits of a
plan for it.
"""

from __future__ import annotations

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_TOWARDS, _HOURS = "credential_path", "hours_a_week"
_SHOWN_BY = frozenset({"compare_credentials", "rank_credentials", "credential_for_skill", "credential_for_role"})
#: What is said of it, in front of the first limit.
_TAKES = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|alright|right|cool|great|good|fine|then|so|hm+|well|sure|actually|and|oh|let['’]?s|i['’]?ll|ill|i|we|take|do|go|pick|choose"
    r"|start|prefer|rather|with|for|try|want|plan|me|just|it['’]?s|make|it|think)\W+){0,8}"
    r"(?:the\s+|that\s+)?(?P<name>[\w+&’'.-]{1,25}(?:\s[\w+&’'.-]{1,25}){0,3}?)(?:\s+(?:one|cert\w*|course|program\w*))?"
    r"(?:\W+(?:then|please|pls|at|with|for|in|and|i|can|do|have|got|i['’]?ve|only|about|around|maybe|say|spend|study|like|up|to|on))*\W*",
)
_LONGEST = 120


async def told(session: Session) -> Reply | None:
    """None unless hours a week are told, and just one of what was shown is called so."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _SHOWN_BY or session.state.waiting is not None or "?" in heard.text:
        return None
    hours = [v for v in heard.values if v.kind == _HOURS]
    if len(hours) != 1 or heard.people or len(heard.text) > _LONGEST:
        return None
    first = min([v.start for v in heard.values] + [d.start for d in heard.dates])
    said = _TAKES.fullmatch(heard.text[:first].casefold())
    if said is None:
        return None
    picked = _called(session, said["name"])
    if len(picked) != 1:
        return None
    session.trace.append("a plan for the one that is called so")
    limits = fill_from_message(session.manager.dialogs[_TOWARDS], heard).slots
    return await session.begin(_TOWARDS, {**limits, "credential": picked[0], _HOURS: hours[0].value}, 0.9)


def _called(session: Session, name: str) -> list[str]:
    known, shown = session.manager.knowledge.catalogue.credentials, session.state.focus.credentials
    if session.heard.ordinals:
        return chosen_by_order(session.heard, shown)
    return [c for c in shown if c in known and is_called(known[c], key(name))]
