""" "Every driver needs the Driver CPC by March": of a job, which the bot knows of no member, it is needed of all."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_REQUIRES = "require_credential"
_START = r"\W*(?:(?:ok|okay|and|so|also|hi|now|please|pls)\W+){0,4}"
_HERE = r"(?:\s+(?:here|in\s+(?:my|the|our)\s+team|of\s+mine|on\s+(?:the|my)\s+\w+))?"
_SAID = pattern(
    rf"{_START}(?:(?:every|each)(?:\s+single)?\s+(?:one\s+of\s+(?:my|our|the)\s+)?(?P<one>[^\W\d_][\w-]{{2,20}}){_HERE}"
    rf"|all\s+(?:of\s+)?(?:(?:my|our|the)\s+)?(?P<many>[^\W\d_][\w-]{{2,20}}s){_HERE})\s+"
    r"(?:needs?|must|has\s+to|have\s+to|should|ought\s+to|is\s+to|are\s+to|requires?)"
    r"(?:\s+(?:to\s+)?(?:have|get|hold|do|pass|renew|be))?\s+(?P<what>.{2,80})",
    re.IGNORECASE,
)
_NO_JOB = frozenset(
    """
    one body person persons people member members team teams two three day week month year time exam exams cert certs
    certificate credential course courses record records card cards
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def told(session: Session) -> Reply | None:
    """Of whoever leads a team; that it counts for all of them is said beside it."""
    heard = session.heard
    said = _SAID.fullmatch(heard.text) if heard.leads and "?" not in heard.text else None
    if said is None or session.state.asking is not None or heard.people or heard.teams:
        return None
    job = (said["one"] or said["many"]).casefold()
    named = [n for n in heard.named if n.kind in ("credential", "skill") and n.mention.start >= said.start("what")]
    if job in _NO_JOB or not named:
        return None
    session.trace.append("something is needed of all who do a job")
    alone = replace(heard, unknown_team=None)
    reply = await session.begin(_REQUIRES, fill_from_message(session.manager.dialogs[_REQUIRES], alone).slots, 0.9)
    text = _("I know no jobs of members: it counts for everybody in the team. Exempt whom it is not meant for.")
    return Reply(parts=(*reply.parts, note(text)), buttons=reply.buttons)
