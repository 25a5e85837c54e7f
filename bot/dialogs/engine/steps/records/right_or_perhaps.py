""" "SAFe Agilist was 5 Dec 2024 sorry, so it runs out next week?": the day that is put right, and not that which is
asked about. "CIPP/E might be June, not sure": nothing is changed before it is sure.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates import month_number
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.translation import _

_ASKS_BEHIND = pattern(
    r"(?P<told>.{5,120}?)[\s,.;–-]+(?:(?:so|then|and|but)\s+)?(?:(?:that|this)\s+means|so|does|do|is|will|when|what)\b[^.!\n]{0,100}\?\W*",
    re.IGNORECASE,
)
_NOT_SURE = pattern(
    r"\W*(?:(?:hm+|oh|wait|actually|the|my|and|but|or)\W+){0,4}(?P<name>[\w&+/.-]{1,20}(?:\s+[\w&+/.-]{1,20}){0,3}?)\s+(?:one\s+)?"
    r"(?:might|may|could)\s+(?:also\s+|well\s+|actually\s+)?(?:be|have\s+been)\s+(?P<day>.{3,30}?)(?:\W+(?:i['’]?m\s+|im\s+)?(?:not\s+(?:so\s+|too\s+|really\s+)?sure|no\s+idea|i\s+(?:don['’]?t|dont)\s+(?:know|remember)|unsure"
    r"|not\s+certain|(?:have\s+to|must|will|need\s+to|let\s+me)\s+(?:check|look)(?:\s+it\s+up)?))?\W*",
    re.IGNORECASE,
)


async def before_a_question(session: Session) -> Reply | None:
    """It is put right by what is told; how it stands then is what was asked."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != CORRECTS or not session.sure or session.state.asking is not None:
        return None
    said = _ASKS_BEHIND.fullmatch(heard.text)
    if said is None:
        return None
    days = [d for d in heard.dates if d.end <= said.end("told")]
    if len(days) != 1 or len(heard.dates) == 1 or len(days[0].options) != 1:
        return None
    last = session.state.last
    held = await named(session, 0) or (await just_kept(session, last) if last is not None else [])
    if len(held) != 1:
        return None
    session.trace.append("a day is put right, and it is asked what that means")
    with session.hearing(said["told"]):
        day = days[0].options[0].isoformat()
        slot = "expires" if days[0].cue in ("expires", "until") else "awarded"
        return await session.begin(CORRECTS, {"holding": held[0].id, "days": {slot: day}}, 0.9)


#: "… so it expires in 2027?": what they take to follow is no day that they told.
_FOLLOWS = pattern(
    r"(?P<told>.{5,120}?)[\s,.;–-]+(?:so\s+(?:it|that|this|they|then\s+it)|(?:so\s+)?(?:does|would)\s+(?:that|this)\s+mean)\b"
    r"[^.!\n]{0,60}\?\W*",
    re.IGNORECASE,
)


async def told_before_a_question(session: Session) -> Reply | None:
    """A record is kept by what is told of it; when it expires is what was asked."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != ADDING or not session.sure or session.state.asking is not None or heard.people:
        return None
    said = _FOLLOWS.fullmatch(heard.text)
    if said is None:
        return None
    if not any(d.end <= said.end("told") for d in heard.dates) or heard.dates[-1].end <= said.end("told"):
        return None
    with session.hearing(said["told"]) as told:
        records = records_in(told)
        if not records or any(r.get("doubt") for r in records):
            return None
        session.trace.append("a record is told, and it is asked what follows")
        return await session.begin(ADDING, {"records": records}, 0.9)


async def perhaps(session: Session) -> Reply | None:
    """It is said that nothing was changed, and how to; None where none of theirs is named."""
    heard = session.heard
    if "?" in heard.text or session.state.asking is not None or heard.people:
        return None
    said = _NOT_SURE.fullmatch(heard.text)
    if said is None:
        return None
    if not heard.dates and not any(month_number(word) for word in said["day"].split()):
        return None
    held = await named(session, said.start("name"))
    if len(held) != 1:
        return None
    session.trace.append("a day that is not sure")
    session.understood = (CORRECTS, 0.9)
    text = _("I left {name} as it is; tell me the day once you are sure, and I put it right.")
    name = bold(title(held[0], session.manager.knowledge.catalogue))
    button = begin(_("Change the date"), CORRECTS, holding=held[0].id)
    return Reply(parts=(paragraph(text, name=name),), buttons=(button, begin(_("My credentials"), "list_holdings")))
