""" "Whens the ecs thing up again", of what somebody holds: by a word of its name, and something like "thing"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records import which_record
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STATUS = "holding_status"
_ENDS = (
    r"(?:(?:be\s+|get\s+|coming\s+)?(?:up|due|over|out|finished|done|expired|expir(?:es?|ing)|end(?:s|ing)?"
    r"|laps(?:es?|ing)|needed|renewable|run(?:s|ning)?\s+out|need(?:s|ing)?\s+(?:doing|renewing|renewal)))"
)
_WHEN = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|but|hey|hm+|wait|pls|please|tell\s+me|again)\W+){0,4}"
    r"when(?:\s*['’]?s|\s+is|\s+are|\s+does|\s+do|\s+did|\s+will|\s+was)?\s+(?:(?:the|my|that|this)\s+)?"
    r"(?P<name>\w[\w&+/ -]{1,40}?)"
    r"(?:\s+(?:thing|thingy|one|card|cert|certificate|ticket|licen[cs]e|badge|pass|stuff|bit))?"
    rf"\s+(?:going\s+to\s+|gonna\s+)?{_ENDS}(?:\s+(?:again|next|for\s+renewal|for\s+me|then|now|please|pls)){{0,3}}\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """When the one of theirs ends that is called so; None where that is none, or may be several."""
    heard = session.heard
    said = _WHEN.fullmatch(heard.text[:100]) if session.given.records is not None else None
    if said is None or heard.people or heard.teams or heard.dates or session.state.asking is not None:
        return None
    meant = await which_record.named(session, said.start("name"))
    if len(meant) != 1:
        return None
    certified = [n.mention.of("credential") for n in heard.named if n.mention.of("credential")]
    if any(meant[0].credential not in {m.id for m in matches} for matches in certified):
        return None  # "my CISSP and my CCNA": another one is asked of as well
    session.trace.append("when one of their own ends")
    return await session.begin(_STATUS, {"holding": meant[0].id}, 0.9)
