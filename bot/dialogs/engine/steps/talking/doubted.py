""" "How do you know?", "are you sure?", "that is wrong", of facts that were just told: where they are from, and how to
report what is wrong with them.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.turn import begin
from bot.knowledge.wording import full_name
from bot.messaging.reply import Paragraph, Reply, bold, note, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _SOURCES, _JUDGES = "credential_info", "sources", "judge_answer"
#: Answers that are facts of the credentials in their slots.
_FACTS = frozenset({_INFO, "how_to_renew", "compare_credentials", "rank_credentials"})
_BACK, _MOST = 2, 2
_LEAD = r"\W*(?:(?:and|but|so|ok|okay|hm+|oh|well|wait|really|sorry|no|nah|my\s+friend|bro|mate|hey)\W+){0,4}"
_TAIL = r"(?:\W+(?:this|that|it|all|about|though|tho|really|bro|mate|my\s+friend|please|pls|exactly|actually))*\W*"
_HOW = pattern(
    rf"{_LEAD}(?:how\s+(?:do\s+|did\s+|would\s+|can\s+)?(?:you|u)\s+(?:even\s+|really\s+)?know|how\s+come\s+you\s+know|(?:are|r)\s+(?:you|u)\s+(?:really\s+|absolutely\s+|100\s?%\s+)?(?:sure|certain)"
    rf"|(?:you|u)\s+sure|is\s+(?:that|this|it)\s+(?:really\s+)?(?:true|right|correct)|says\s+who|who\s+says(?:\s+(?:that|so))?|where\s+(?:do|did)\s+(?:you|u)\s+(?:get|have|take|know)\s+(?:that|this|it)(?:\s+from)?"
    rf"|where\s+is\s+(?:that|this|it)\s+from|(?:what['’]?s|what\s+is)\s+(?:the|your)\s+source|source|according\s+to\s+who(?:m)?){_TAIL}",
    re.IGNORECASE,
)
_WRONG = pattern(
    rf"{_LEAD}(?:(?:that|this|it)(?:['’]?s|\s+is|\s+was)?\s+(?:just\s+|simply\s+|all\s+|totally\s+|completely\s+)?(?:wrong|not\s+(?:right|true|correct)|n['’]?t\s+(?:right|true|correct)|incorrect|false|outdated|out\s+of\s+date|old)"
    r"|(?:that|this|it)\s+is\s*n['’]?t\s+(?:right|true|correct)|(?:you['’]?re|you\s+are|ur|u\s+r)\s+wrong|wrong\s+(?:price|fee|answer|info))"
    r"(?P<rest>(?:\W.{0,80})?)",
    re.IGNORECASE,
)
#: "No, that is wrong, it expires in May" puts a record right.
_OF_PRICES = pattern(
    r"\b(?:costs?|price[sd]?|fees?|more|less|cheaper|dearer|expensive|takes?|hours?|valid)\b", re.IGNORECASE
)


async def asked(session: Session) -> Reply | None:
    """Where what was just told is from."""
    if _HOW.fullmatch(session.heard.text) is None or session.heard.named:
        return None
    return await where_told_is_from(session)


async def where_told_is_from(session: Session) -> Reply | None:
    """The sources of the facts of the last answer; None where it told none."""
    meant = _facts_told(session)
    if not meant:
        return None
    session.trace.append("where what was told is from")
    return await _sources(session, meant)


async def told_wrong(session: Session) -> Reply | None:
    """None where anything is said of records, or of another credential."""
    heard = session.heard
    said = _WRONG.fullmatch(heard.text)
    if said is None or heard.dates or heard.people or session.state.waiting is not None:
        return None
    if said["rest"].strip(" .!?") and not _OF_PRICES.search(said["rest"]):
        return None
    meant = _facts_told(session)
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    if not meant or (heard.named and not named & set(meant)):
        return None
    session.trace.append("what was told is doubted")
    last = session.state.last
    wrong = _("You may be right: such facts change, and the provider's page counts.")
    told = await _sources(session, meant)
    reply = Reply(parts=(*_no_price(session, meant), paragraph(wrong), *told.parts), buttons=told.buttons)
    if not session.given.private:
        return reply  # answers are judged in private
    about = {"about": last.dialog} if last is not None else {}
    report = note(_("Press 👎, and those who look after me see that something is wrong here."))
    return reply.plus(Reply(parts=(report,), buttons=(begin("👎", _JUDGES, liked=False, **about),)))


def _no_price(session: Session, meant: list[str]) -> tuple[Paragraph, ...]:
    known = session.manager.knowledge.catalogue.credentials[meant[0]]
    if known.cost is not None or len(meant) > 1:
        return ()
    return (paragraph(_("I named no price of {name}: I do not know it."), name=bold(full_name(known))),)


async def _sources(session: Session, meant: list[str]) -> Reply:
    told = [await session.begin(_INFO, {"credential": each, "facet": _SOURCES}, 0.9) for each in meant[:_MOST]]
    if (last := session.state.last) is not None:
        last.slots.pop("facet", None)  # the next question is not of sources again
    return in_several.together(session, told)


def _facts_told(session: Session) -> list[str]:
    """The credentials of the last answer, where that was of facts."""
    if session.state.waiting is not None:
        return []
    catalogue = session.manager.knowledge.catalogue.credentials
    frame = next((f for f in reversed(session.state.done[-_BACK:]) if f.dialog not in _TALK), None)
    return [i for i in _of(frame, session) if i in catalogue] if frame is not None and frame.dialog in _FACTS else []


_TALK = frozenset({"out_of_scope", "thanks", "small_talk"})


def _of(frame: Frame, session: Session) -> list[str]:
    several = frame.slots.get("credentials") or frame.slots.get("these")
    if isinstance(several, list):
        return [str(i) for i in several]
    one = frame.slots.get("credential") or session.state.focus.at
    return [str(i) for i in one] if isinstance(one, list) else [str(one)] if one else []
