""" "No the exam stays", "ok thats fine", "got it this time!!": few words of who studies, that settle something."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import control
from bot.dialogs.engine.steps.reminders.after_a_reminder import PASSED
from bot.dialogs.engine.steps.studies.own_studies import TARGET
from bot.dialogs.engine.steps.studies.spoken_of import OF_STUDIES
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.calendar import later
from bot.translation import _

_AS_BEFORE = r"(?:\s+(?:as\s+(?:it\s+)?(?:is|was)|the\s+same|put|where\s+it\s+(?:is|was)|like\s+before|there|then))?"
#: "No the exam stays", "no leave it", right after its day was moved.
_STAYS = pattern(
    rf"(?:{CORRECTING}(?:(?:the|my)\s+)?(?:exam|test|date|day|target|it)\s+"
    rf"(?:stays{_AS_BEFORE}|is\s+(?:still\s+)?the\s+same|(?:is\s*n['’]?t|does\s*n['’]?t|not|did\s*n['’]?t)\s+mov(?:e|ed|ing))"
    r"|\W*(?:(?:oh|hm+|ok|ugh)\W+){0,2}(?:(?:no|nah|nope|wait|actually|sorry)\W+){1,3}"
    rf"(?:leave|keep)\s+(?:it|that|the\s+(?:day|date|exam|old\s+(?:one|day|date))){_AS_BEFORE})"
    r"(?P<rest>\W*$|\s*[,.;!]\s*.{0,80})",
    re.IGNORECASE,
)


async def day_stays(session: Session) -> Reply | None:
    """The move is taken back; what is said behind it is said not to be done."""
    last, said = session.state.last, _STAYS.fullmatch(session.heard.text)
    if said is None or last is None or last.dialog != TARGET or session.state.undo is None:
        return None
    session.trace.append("the day of the exam stays as it was")
    reply = await control(session, "undo")
    rest = said["rest"].strip(" ,.;!")
    if not rest:
        return reply
    text = _("The rest I have not done: “{said}”. Say it once more by itself.")
    return Reply(parts=(*reply.parts, paragraph(text, said=rest)), buttons=reply.buttons)


_FINE = pattern(
    r"\W*(?:(?:ok|okay|k|cool|yeah|yes|yep|oh|ah|alright|right|good|well|so|then)\W+){0,3}(?:that['’]?s|thats|that\s+is|it['’]?s|its|sounds|looks|this\s+is)\s+(?:all\s+|really\s+|very\s+|totally\s+)?"
    r"(?:fine|good|ok|okay|great|perfect|alright|cool|doable|manageable|right)(?:\s+(?:then|by\s+me|for\s+me|with\s+me|thanks|thx|enough)){0,2}\W*",
    re.IGNORECASE,
)


async def fine(session: Session) -> Reply | None:
    """ "Ok thats fine", of how a study stands: as a plain ok."""
    last = session.state.last
    if last is None or last.dialog not in OF_STUDIES | {"study_by"} or session.state.asking is not None:
        return None
    if _FINE.fullmatch(session.heard.text) is None:
        return None
    session.trace.append("it is fine as it stands")
    session.understood = ("yes", 1.0)
    return await control(session, "yes")


_MADE = pattern(r"\b(?:i\s+)?(?:did|done|made|got|nailed)\s+it\W+", re.IGNORECASE)


async def passed_by_name(session: Session) -> Reply | None:
    """ "I did it!!! passed nclex", of what is studied: today, as where it is not named."""
    heard, records, named = session.heard, session.given.records, credentials_in(session.heard)
    if records is None or not session.given.private or session.state.asking is not None or heard.dates:
        return None
    if len(named) != 1 or heard.people or len(heard.named) != 1:
        return None
    text = _MADE.sub("", with_it(heard.text, named))
    if PASSED.fullmatch(text) is None:
        return None
    studies = [s for s in await records.studies() if s.credential in ids_of(named[0])]
    if len(studies) != 1 or studies[0].credential in {h.credential for h in await records.holdings()}:
        return None
    if await records.plan() is not None:
        return None  # a step of it, behind which the next one is told
    session.trace.append("what is studied is passed")
    return await session.begin("finish_study", {"study": studies[0].id}, 0.9)


_GOT_IT = pattern(
    r"\W*(?:(?:yes+|yay|woo+hoo+|omg|finally|i|so|well|hey|just|and|guess\s+what)\W+){0,4}(?:got|did|made|nailed|smashed|cracked)\s+it(?:\W+(?:this\s+time|finally|today|now|at\s+last|yay|yes)){0,2}\W*",
    re.IGNORECASE,
)
_NEAR_IT = timedelta(days=3)


async def got_it(session: Session) -> Reply | None:
    """ "Got it this time!!", on the day of the exam or right after it."""
    if _GOT_IT.fullmatch(session.heard.text) is None or session.state.asking is not None:
        return None
    study, today = await study_meant(session), session.heard.today
    if study is None or study.target is None or not study.target <= today <= later(study.target, _NEAR_IT):
        return None
    session.trace.append("what is studied is passed, for its day has come")
    return await session.begin("finish_study", {"study": study.id}, 0.9)
