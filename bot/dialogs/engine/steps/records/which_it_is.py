""" "The first aid is 3-day FAW", "needs 6 month sign off": what is remarked of a record sets no days of reminders."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.translation import _

_RENAMES, _STAGES = "rename_holding", "set_stages"
_WHICH = r"(?P<which>[\w&+./ -]{2,40}?)(?:\s+(?:one|cert|card|ticket|licen[cs]e))?"
_IS = pattern(
    rf"{CORRECTING}(?:(?:the|my|that)\s+{_WHICH}|it|that|this)"
    r"(?:\s+is|['’]?s)\s+(?:(?:actually|really|in\s+fact)\s+)?(?:(?P<called>called|named|the\s+name\s+is)\s+)?"
    r"(?:an?\s+|the\s+)?(?P<name>[\w&+./ -]{2,60}?)(?:\s+one)?\W*",
    re.IGNORECASE,
)
#: What tells how it stands, or that it is wrong, is no name.
_NO_NAME = pattern(
    r"\b(?:expir\w*|valid|due|good|out|over|wrong|right|correct|private|mine|not|no|until|till?|renew\w*|lapsed|gone|done|ok|fine|lost|old|new|remind\w*|only|for|it|that"
    r"|enough|important|mandatory|required|years?|months?|weeks?|wait\w*|pending|same|too|late|soon|my|his|her|their)\b",
    re.IGNORECASE,
)
#: "Three days before".
_ABOUT_REMINDERS = pattern(
    r"\b(?:remind\w*|warn\w*|notif\w*|notice|alert\w*|tell|ping|ahead|before|early|earlier|advance|prior|heads|nudge\w*|stages?|message|write|ask|let|know)\b",
    re.IGNORECASE,
)
_A_NAME = pattern(
    r"(?-i:\b[A-Z][A-Z0-9]+\b)|\b(?:level|days?|day|part|class|cat\w*|grade|cert\w*|award|course|ticket|card)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it speaks of reminders, or of a record of the catalogue."""
    heard, records, last, best = session.heard, session.given.records, session.state.last, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.dates or heard.people or heard.teams:
        return None
    if records is None or not session.given.private or last is None or last.dialog not in {*KEEP_A_DATE, _RENAMES}:
        return None
    kept = [h for h in await just_kept(session, last) if last.dialog != _RENAMES or h.id == last.slots.get("holding")]
    if (renamed := _renamed(session, kept)) is not None:
        session.trace.append("what a record is called")
        return await session.begin(_RENAMES, renamed, 0.9)
    if best.dialog != _STAGES or _ABOUT_REMINDERS.search(heard.text) or not heard.words or len(kept) != 1:
        return None
    if not any(c.isalpha() for c in heard.text) or len(heard.words) < _A_SENTENCE:
        return None
    session.understood = (None, 0.0)
    name = bold(title(kept[0], session.manager.knowledge.catalogue))
    text = _("I kept nothing of that: of {name} I keep its name, its days, its number and its proof.")
    return Reply(parts=(paragraph(text, name=name),))


_A_SENTENCE = 3


def _renamed(session: Session, kept: list[Holding]) -> dict[str, object] | None:
    said = _IS.fullmatch(session.heard.text)
    own = [h for h in kept if h.credential is None]
    if said is None or len(own) != 1 or (said["which"] is None and len(kept) != 1) or _NO_NAME.search(said["name"]):
        return None
    if said["which"] is not None and not set(key(said["which"]).split()) <= set(key(own[0].name).split()):
        return None
    if not said["called"] and not _A_NAME.search(said["name"]):
        return None
    return {"holding": own[0].id, "called": said["name"].strip()}
