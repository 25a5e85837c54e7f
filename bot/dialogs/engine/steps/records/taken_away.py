""" "Got the letter today, cissp was revoked", "they suspended my CDL": it is asked whether the record shall go."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.standing import names_another
from bot.messaging.reply import Reply
from bot.patterns import pattern

_DONE_TO_IT = r"(?:revoked|suspended|withdrawn|rescinded|annulled|stripped|taken\s+(?:away|off\s+me)|struck\s+off)"
_TAKEN_AWAY = pattern(
    rf"(?<!\w)(?:(?:was|is|got|been|being|has\s+been|gets|are|were)\s+(?:\w+\s+)?{_DONE_TO_IT}"
    r"|(?:revoked|suspended|withdrew|rescinded|annulled|stripped\s+me\s+of|took(?:\s+away)?|pulled)\s+(?:my|the)\b.{0,40}"
    r"|(?:struck|strike)\s+(?:me\s+)?off)(?!\w)",
    re.IGNORECASE,
)
#: "Was suspended but is valid again": it is over, or not sure.
_NOT_SO = pattern(
    r"(?<!\w)(?:again|reinstated|restored|back|until|till|could|can|may|might|would|will|if|when|unless|almost|nearly|not|never|no\s+longer|wasn['’]?t|isn['’]?t"
    r"|exam|test|class|course|lunch|photo)(?!\w)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where none of theirs is named, or it is not sure."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams:
        return None
    said = _TAKEN_AWAY.search(heard.text)
    if said is None or _NOT_SO.search(heard.text) or names_another(heard.text.replace("they", "")):
        return None
    if any(n.doubt == "another" for n in heard.named):
        return None
    own = await named(session, 0)
    if len(own) != 1:
        return None
    session.trace.append("one of theirs was taken away")
    return await session.begin("taken_away", {"holding": own[0].id}, 0.9)
