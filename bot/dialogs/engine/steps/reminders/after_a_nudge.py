""" "Didn't have time", "nothing this week": what is said to "How is it going?" is no news of anything else."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder
from bot.translation import _

_STATUS = "study_status"
#: So long somebody answers what they were asked.
_ANSWERED_WITHIN = timedelta(days=7)
_SHORT = 100
_WHEN = (
    r"(?:this|last|the|all|past|these|few|couple|of|week|weeks|weekend|month|days?|today|yesterday|at\s+all|yet|so\s+far"
    r"|really|much|lately|recently)"
)
_NO_TIME = pattern(
    r"\W*(?:(?:i|i['’]?ve|ive|we|sorry|ugh|oh|hm+|well|tbh|honestly|not|bad|no|nope|nah|just|really|but|ok)\W+){0,5}"
    r"(?:(?:(?:did|do|have|had|got|get|find|found)(?:n['’]?t|\s+not)?\s+)?(?:have\s+|had\s+|find\s+|get\s+|got\s+)?(?:any\s+|no\s+|the\s+|much\s+|a\s+lot\s+of\s+)?time"
    r"|(?:did(?:n['’]?t)?|done|have(?:n['’]?t)?\s+done)\s+(?:nothing|anything|a\s+thing|much|any(?:\s+of\s+it)?)|nothing|zero|none|zilch|nada"
    r"|(?:have(?:n['’]?t)?|did(?:n['’]?t)?)\s+(?:even\s+)?(?:start(?:ed)?|touch(?:ed)?|open(?:ed)?|manage[d]?|get|got)(?:\s+(?:to\s+)?(?:it|round|around|to|anywhere|that)){0,3}"
    rf"|too\s+busy|(?:was\s+|been\s+)?(?:ill|sick|off\s+sick|swamped|busy|away))(?:\W+{_WHEN}){{0,6}}"
    r"(?:\W+(?:because|cos|cause|as|work|job|kids?|life|is|was|been|mad|crazy|busy|hectic|got\s+in\s+the\s+way|sorry|with|the|at|my|so|too|ill|sick|and|a\s+lot|on|i|had)){0,9}\W*",
    re.IGNORECASE,
)


#: "Haven't done anything since xmas, everyone had the flu": told without being asked, whatever the reason is.
_NOTHING_DONE = pattern(
    r"\W*(?:(?:sorry|ugh|oh|hm+|well|tbh|honestly|hi|hey|ok|so|i|we|ive|just|i['’]ve|been|lazy|bad|no|nah|yeah)\W+){0,6}"
    r"(?:(?:have|has|had|did|do)(?:\s?n['’]?t|\s+not)\s+(?:really\s+|even\s+|yet\s+)?(?:done|do|studied|study|learn(?:ed|t)?|touch(?:ed)?|open(?:ed)?|manage[d]?|get\s+round\s+to|look(?:ed)?\s+at)"
    r"|(?:did|done|studied|managed)\s+(?=nothing|zero|zilch|nada))\s*"
    rf"(?:(?:to\s+(?:do|study)\s+)?(?:anything|nothing|any\s+of\s+it|much|a\s+thing|a\s+lot|any|it|zero|zilch|nada))?(?:\W+(?:since\s+\w{{2,12}}|{_WHEN})){{0,6}}"
    r"(?:(?:\s*[,;.–-]\s*|\s+(?:because|cos|cause|as|with|cuz)\s+|\s+(?=sorry))[^?]{0,80})?\W*",
    re.IGNORECASE,
)


async def no_progress(session: Session) -> Reply | None:
    """How it stands, and what can be done about it; None where nothing was asked of a study lately."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.values:
        return None
    told = _NOTHING_DONE.fullmatch(heard.text) is not None and session.state.asking is None
    if len(heard.text) > _SHORT or not (told or _NO_TIME.fullmatch(heard.text)):
        return None
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    lately = asked is not None and asked.sent_at is not None and session.given.now - asked.sent_at <= _ANSWERED_WITHIN
    if not lately and not (told and await records.studies()):
        return None
    session.trace.append("nothing was done for a study")
    stands = await session.begin(_STATUS, {}, 0.9)
    kind = paragraph(_("That happens, and nothing is lost: say when you have done some of it, or give it another day."))
    pause = begin(_("Pause it"), "pause_study")
    return Reply(parts=(kind,)).plus(stands).model_copy(update={"buttons": (*stands.buttons, pause)})
