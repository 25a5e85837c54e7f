""" "My PMP lapsed 2 years ago, can I get it back?", "expired yesterday! ServSafe, what now": what ran out is kept where
its day is told, and what is known of taking it up again is said: the grace of its rule, or that none is known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.until_a_day import is_no_name
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.understanding.standing import is_of_another
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Part, Reply, bold, note, paragraph
from bot.patterns import pattern
from bot.translation import _, day

_INFO = "credential_info"
_OVER = pattern(
    r"\b(?:lapsed|expired|expires\s+(?:today|tomorrow)|ran\s+out|run\s+out|out\s+of\s+date|(?:let|letting)\b[^.!?\n]{1,40}\b(?:lapse|expire|run\s+out|go))\b",
    re.IGNORECASE,
)
_BACK = (
    r"(?:renew(?:ed)?|reinstate[d]?|restore[d]?|revive[d]?|reactivate[d]?|recover(?:ed)?|re-?\s?certif(?:y|ied)|re-?register(?:ed)?"
    r"|(?:get|take|have)\s+(?:\w+\s+){0,2}?(?:back|again)|start\s+(?:over|again|from\s+(?:scratch|zero|the\s+beginning))|(?:do|sit|take|retake|resit|redo)\b)"
)
_IT = (
    r"(?:\s+(?:it|that|this|them|the\s+(?:whole\s+)?(?:exam|test|course|thing)|everything))?"
    r"(?:\s+(?:back|again|all|over|anyway|anymore|any\s+more|now|late|still))*"
)
#: What is asked of it, at the end: "can I get it back", "do I have to start over", "is it too late", "what now".
_ASKS = pattern(
    rf"[\s,.;:!?–-]*\b(?:and\s+|so\s+|but\s+)?(?:(?:can|could|may|do|must|should|will|would)\s+(?:i|it|you|we)\s+(?:(?:still|just|even|be|have\s+to|need\s+to)\s+)*{_BACK}{_IT}"
    rf"|how\s+(?:do|can|could)\s+i\s+(?:{_BACK}{_IT}|get\s+(?:it\s+)?back(?:\s+\w+){{0,2}})"
    r"|(?:can|could|may|am)\s+i\s+(?:(?:still|even|allowed\s+to)\s+){0,3}(?:work|practi[cs]e|drive|go\s+on\s+site|be\s+on\s+site|do\s+my\s+job|use\s+it)(?:\s+(?:with\s+it|without\s+it|on\s+site|there|now|meanwhile))*"
    r"|(?:am\s+i|is\s+(?:it|that))\s+too\s+late(?:\s+(?:now|to\s+\w+(?:\s+it)?))?"
    r"|is\s+(?:there\s+)?(?:a|any)\s+(?:way\s+back|grace(?:\s+period)?|way\s+to\s+\w+(?:\s+it)?)"
    r"|what\s+(?:can|do|should|must|shall)\s+i\s+do(?:\s+(?:now|next|about\s+it))?|what\s+happens(?:\s+(?:now|next|then))?|what\s+(?:now|next)|now\s+what|help"
    r"|i\s+(?:need|want|have\s+to\s+(?:have|get))\s+(?:it|one|that|a\s+new\s+one)\s*(?:again|back|renewed|redone|valid|current)?(?:\s+(?:by|before|for|from)\s+[^.!?]{2,30})?)\W*$",
    re.IGNORECASE,
)
#: "Is it too late to renew a PMP that expired in 2023": what is asked stands in front.
_ASKS_FIRST = pattern(
    rf"^\W*(?:(?:hi|hey|hello|so|ok)\W+)?(?:is\s+it\s+too\s+late\s+to|(?:can|could)\s+i\s+(?:still\s+)?|how\s+(?:do|can)\s+i|do\s+i\s+have\s+to)\s*{_BACK}\s+(?=(?:my|an?|the)\b)",
    re.IGNORECASE,
)


def is_said(text: str) -> bool:
    """Whether something ran out and it is asked what now: one request, though a comma stands in it."""
    return _OVER.search(text) is not None and (_ASKS.search(text) or _ASKS_FIRST.match(text)) is not None


async def told(session: Session) -> Reply | None:
    """None where nothing of the catalogue is named alone, or it is not said of the writer's own."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    if not is_said(heard.text) or is_of_another(heard.text):
        return None
    rest = (_ASKS_FIRST if _ASKS_FIRST.match(heard.text) else _ASKS).sub("", heard.text)
    credential, ended = _meant(session), _ended(session, rest)
    if credential is None or credential.renewal is None:
        if ended is None or is_no_name(session, ended["name"]):
            return None
        then = note(_("Once you have it again, tell me on which day, and until when it is valid."))
        return (await session.begin(ADDING, {"records": [ended]}, 0.9)).plus(Reply(parts=(then,)))
    session.trace.append("what ran out, and whether it comes back")
    back = Reply(parts=(_of_the_way_back(session, credential, ended),))
    back = back.plus(await session.begin(_INFO, {"credential": credential.id, "facet": "renewal"}, 0.9))
    if ended is None or any(h.credential == credential.id for h in await records.holdings()):
        return back
    return (
        await session.begin(
            ADDING, {"records": [{**ended, "ids": [credential.id], **_its_name(ended, credential)}]}, 0.9
        )
    ).plus(back)


#: "Mine expired in 2024 do i start over", of what was talked of.
_MINE = pattern(r"\bmines?\b", re.IGNORECASE)


def _meant(session: Session) -> Credential | None:
    """The one that is named."""
    named = [n for n in session.heard.named if n.mention.of("credential")]
    if not session.heard.named and _MINE.search(session.heard.text):
        return session.manager.knowledge.catalogue.credentials.get(session.state.focus.at or "")
    matches = named[0].mention.leading("credential") if len(named) == 1 else []
    return session.manager.knowledge.catalogue.credentials.get(matches[0].id) if len(matches) == 1 else None


def _ended(session: Session, rest: str) -> dict[str, Any] | None:
    """The record with the day on which it ran out, where one is told."""
    with session.hearing(rest):
        records = records_in(session.heard)
        if not session.heard.named and _MINE.search(rest) and len(days := session.heard.dates) == 1:
            records = [dated({"ids": [], "name": "mine"}, list(days), session.heard.today)]
    told = records[0] if len(records) == 1 else {}
    if len(told.get("awarded", ())) == 1 and "expires" not in told:  # "ran out 2 years ago" is no award
        told = {**told, "expires": told["awarded"], "expires_said": told.get("awarded_said", "day")}
        told = {k: v for k, v in told.items() if not k.startswith("awarded")}
    days = told.get("expires", ())
    return {k: v for k, v in told.items() if k != "doubt"} if len(days) == 1 else None


def _its_name(ended: dict[str, Any], credential: Credential) -> dict[str, str]:
    return {"name": credential.name} if ended["name"] == "mine" else {}


def _of_the_way_back(session: Session, credential: Credential, ended: dict[str, Any] | None) -> Part:
    renewal, name = credential.renewal, bold(credential.name)
    grace = renewal.grace_days if renewal is not None else None
    issuer = session.manager.knowledge.catalogue.issuer(credential).name
    if grace and ended is not None:
        last = end_of(date.fromisoformat(ended["expires"][0]), ended.get("expires_said", "day")) + timedelta(days=grace)
        if last >= session.given.today:
            return paragraph(_("It can still be renewed, until {day}."), day=day(last))
        text = _("It could be renewed until {day}. Whether there is a way back after that, {issuer} says.")
        return paragraph(text, day=day(last), issuer=issuer)
    if grace:
        text = _(
            "How late it can still be renewed stands below. Whether there is a way back after that, {issuer} says."
        )
        return paragraph(text, issuer=issuer)
    text = _(
        "Whether {name} can be taken up again once it has run out, or has to be earned anew, I do not know beyond what "
        "stands below: ask {issuer}."
    )
    return paragraph(text, name=name, issuer=issuer)
