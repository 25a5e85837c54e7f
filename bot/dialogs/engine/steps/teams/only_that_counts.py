""" "No, only the First Aid at Work counts", right after something was required: of all that prove it that one alone."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.amending import REQUIRED, changed_before_a_look, required
from bot.knowledge.words import words
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NARROWS = "narrow_requirement"
_ONLY = pattern(
    r"\W*(?:(?:no|nope|ok|okay|but|and|well|actually|sorry|wait|hm+|oh|please|pls|make\s+it|i\s+mean[t]?|it\s+has\s+to\s+be|it\s+must\s+be)\W+){0,5}"
    r"(?:(?:only|just|nothing\s+but|solely)\s+(?:(?:the|a|an|uk|us|british|english|american|german|irish|proper|full|real|official)\s+){0,3}_"
    r"|(?:the\s+)?_\s+(?:only|alone))(?:\W+(?:one|cert|certificate|card|course|ticket|licence|license|counts?|is|will|do|does|ok|okay|fine|good|enough|accepted|valid|please|pls|thanks|not|the|others?|rest"
    r"|for|us|here|in|uk|us)){0,8}\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless one credential is named that counts already, and nothing else is said."""
    heard, last = session.heard, changed_before_a_look(session)
    if last is None or last.dialog not in REQUIRED or len(heard.named) != 1 or heard.people or heard.dates:
        return None
    mention = heard.named[0].mention
    if not _ONLY.fullmatch(f"{heard.text[: mention.start]}_{heard.text[mention.end :]}"):
        return None
    known = await required(session, last)
    if known is None:
        return None
    # A lead may have one from elsewhere count, of all that prove what is needed.
    proves = session.manager.knowledge.catalogue.by_skill.get(known.skill or "", ())
    counting = {*known.credentials, *proves}
    if len(counting) <= 1:
        return None
    said = [w.text for w in words(heard.text[mention.start : mention.end])]
    theirs = [m for m in mention.of("credential") if m.id in counting]
    meant = {m.id for m in theirs if [w.text for w in words(m.name)] == said}
    meant = meant or {m.id for m in mention.leading("credential") if m.id in counting}
    if len(meant) != 1:
        return None
    session.trace.append("only one of those counts that proved what is required")
    return await session.begin(_NARROWS, {"requirement": known.id, "credential": meant.pop()}, 0.9)
