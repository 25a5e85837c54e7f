""" "I failed my Security+ last Friday, when can I retake?": a try that failed, and what is asked of the next one."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.standing import is_of_another, tells_a_failure
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_AGAIN = (
    r"(?:re-?\s?(?:tak\w+|took|sit\w*|test\w*|do\b|doing|book\w*|try\w*)|(?:try|take|sit|do|book|write|have|schedule)\s+(?:it|that|this|the\s+exam|the\s+test)?\s*again"
    r"|(?:another|second|2nd|third|3rd|next|more)\s+(?:go|try|tries|attempts?|shot|chances?|sitting))"
)
_ASKS = r"(?:when|how|what(?:['’]?s)?|whats|can|could|may|do|does|must|should|is|are|will|am|any\s+idea)"
#: "When can I retake", "how long do I have to wait", "what's the retake fee", "do I have to pay again".
_OF_THE_NEXT_TRY = pattern(
    rf"(?<!\w){_ASKS}\s[^.!?]{{0,50}}?(?<!\w)(?:{_AGAIN}|wait\w*|cooling[\s-]off|pay\s+(?:\w+\s+){{0,2}}again|new\s+voucher)(?!\w)"
    r"|(?<!\w)what\s+(?:now|next|do\s+i\s+do\s+now)(?!\w)"
    # "…, thinking of giving up", "… twice now"
    r"|(?<!\w)(?:giv(?:e|ing)\s+(?:it\s+)?up|twice|(?:two|three|four|\d)\s+times|(?:second|2nd|third|3rd)\s+time)(?!\w)",
    re.IGNORECASE,
)


def is_said(text: str) -> bool:
    """Whether both are said, so that the question is of no other thing: "did the PMP exam, failed it. What now"."""
    return _OF_THE_NEXT_TRY.search(text) is not None and tells_a_failure(text.replace("?", " "))


async def told(session: Session) -> Reply | None:
    """Nothing is noted of it, and what is known of another try is said; None where another one failed, or of what is
    not clear.
    """
    heard = session.heard
    if not is_said(heard.text) or session.state.asking is not None or not session.given.private:
        return None
    if heard.people or heard.teams or is_of_another(heard.text):
        return None
    study = await study_meant(session)
    meant = of_which(session) or (study.credential if study is not None and not heard.named else None)
    if len([n for n in heard.named if n.mention.of("credential")]) != (1 if heard.named else 0):
        return None
    if meant is None and not heard.named:
        return None
    session.trace.append("a try that failed, and a question of the next one")
    pity = await _of_the_failure(session, meant)
    if meant is None:
        return pity.plus(await session.start(Guess(_INFO, 0.9, "what is asked of the next try"), {"facet": "retake"}))
    return pity.plus(await session.begin(_INFO, {"credential": meant, "facet": "retake"}, 0.9))


async def _of_the_failure(session: Session, meant: str | None) -> Reply:
    """What is studied goes on being so; else it is offered."""
    records = session.given.records
    studied = [s for s in await records.studies() if s.credential == meant] if records is not None and meant else []
    if studied or not session.heard.named:
        known = session.manager.knowledge.catalogue.credentials
        name = studied[0].name if studied else known[meant].name if meant in known else ""
        return Reply(parts=(paragraph(_("That is a pity – next time! I noted nothing of {name}."), name=bold(name)),))
    told = [{**r, "doubt": "failed"} for r in records_in(session.heard) if r["ids"]]
    return await session.begin(ADDING, {"records": told[:1]}, 0.9) if told else Reply()
