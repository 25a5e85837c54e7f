""" "In logistics", "for a warehouse job", behind a list of all fields: the same conditions, of that field alone."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LISTS, _FOR_JOB = "browse_credentials", "credential_for_role"
_SUBJECTS = ("issuers", "family", "skills")
_IN_FRONT = pattern(
    r"\W*(?:(?:ok|okay|oh|and|so|well|then|hm+|please|pls|only|just|maybe|something|anything|ones?|those|it['’]?s|i['’]?m|i\s+(?:work|am)|work|in|for|about|with|of|an?|the|my)\W+){0,6}",
    re.IGNORECASE,
)
_BEHIND = pattern(r"\W*(?:(?:job|jobs|work|stuff|field|ones?|then|please|pls|thanks|certs?|myself)\W*){0,3}", re.I)


async def told(session: Session) -> Reply | None:
    """None where anything else is said with it."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != _LISTS or session.state.waiting is not None or len(heard.named) != 1:
        return None
    kept = {name: value for name, value in last.slots.items() if name != "page" and value}
    if not kept or any(name in kept for name in _SUBJECTS):
        return None
    one = heard.named[0]
    whole = _IN_FRONT.fullmatch(heard.text, 0, one.mention.start) and _BEHIND.fullmatch(heard.text, one.mention.end)
    if not whole or one.cue == "excluded" or one.kind not in ("family", "skill", "role"):
        return None
    subject = _subject(session)
    if subject is None:
        return None
    session.trace.append("the field of what was just listed")
    dialog, slots = subject
    within = {name: value for name, value in kept.items() if session.manager.dialogs[dialog].has(name)}
    return await session.begin(dialog, {**within, **slots}, 0.9)


def _subject(session: Session) -> tuple[str, dict[str, Any]] | None:
    mention = session.heard.named[0].mention
    if fields := mention.of("family"):
        return _LISTS, {"family": fields[0].id}
    if jobs := mention.of("role"):
        return _FOR_JOB, {"role": jobs[0].id}
    skills = mention.of("skill")
    return (_LISTS, {"skills": [skills[0].id]}) if skills else None
