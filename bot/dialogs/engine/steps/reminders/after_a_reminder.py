"""What a few words answer to a reminder, "done", "later", "booked on the 13th", "stop it, I know", or to "How is it
going?", "nothing this week".
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately, reminded_since
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder
from bot.tracking.calendar import later
from bot.translation import _

_RENEWS, _SNOOZES = "renew_holding", "snooze_reminder"
#: Nothing but that something was passed; the day of it is taken out before.
PASSED = pattern(
    r"\W*(?:(?:hey|hi|yay|yes|so|well|ok|great|hooray|hurray|woohoo|guess\s+what|good\s+news|finally|just|and|i|i['’]?ve|have|"
    r"today)\W+)*(?:pass(?:ed)?|aced|cleared|nailed)\W*(?:(?:it|that|this|one|the|my|exam|test|finally|now|just|on|at|last"
    r"|today)\W*)*",
    re.IGNORECASE,
)
#: "Done that last week", "yes all sorted": of what they were just reminded of. The day of it is taken out before.
_DONE = pattern(
    r"\W*(?:(?:yes|yep|yeah|yup|ok|oh|already|thanks|thx|ta|i|i['’]?ve|have|it['’]?s|its|that['’]?s|thats|is|was|all|just|been)\W+){0,6}"
    r"(?:done|did|renewed|sorted|finished|completed|taken\s+care\s+of|dealt\s+with)\W*"
    r"(?:(?:that|it|this|one|already|now|thanks|thx|mate|the|on|at|in|all|ages|ago)\W*){0,5}",
    re.IGNORECASE,
)
_LATER = pattern(
    r"\W*(?:(?:ok|yes|no|maybe|remind\s+me|ask\s+me|tell\s+me|i['’]?ll\s+do\s+(?:it|that)|a?\s?bit|again|do\s+it|yeah|yeh|yea|yep|sure)\W+){0,4}"
    r"(?:later|not\s+(?:right\s+)?now|not\s+yet)\W*(?:(?:please|pls|thanks|thx|on|ok|mate)\W*){0,2}",
    re.IGNORECASE,
)
_SHORT = 80
#: "Booked it for the 20th", of the course that renews it. The day of it is taken out before.
_BOOKED = pattern(
    r"\W*(?:(?:ok|yes|yeah|i|i['’]?m|im|i['’]?ve|ive|it['’]?s|all|just|already|now|got|have|am)\W+){0,5}(?:booked|scheduled|signed\s+up|registered)\W*"
    r"(?:(?:it|in|for|on|at|the|a|an|my|course|refresher|renewal|that|this|place|slot|class|now|already)\W*){0,6}",
    re.IGNORECASE,
)
#: "Booked the ECS health & safety test for the 20th": what it was a reminder of may be named.
_BOOKED_TEST = pattern(
    r"\W*(?:(?:ok|yes|yeah|i|i['’]?m|im|i['’]?ve|ive|just|already|now|got|have|am)\W+){0,5}(?:booked|scheduled|signed\s+up\s+for|registered\s+for)"
    r"\s+(?:the|a|an|my)\s+(?:[\w&+/-]+\s+){0,6}?(?:test|exam|course|class|refresher|assessment|renewal|session|training)\W*(?:(?:for|on|in|at|the)\W*){0,3}",
    re.IGNORECASE,
)
_ON_A_DAY = pattern(
    r"\W*(?:(?:on|by|at|in|maybe|ask\s+(?:me\s+)?again|remind\s+me(?:\s+again)?|again|please|pls|ok)\W*){0,4}",
    re.IGNORECASE,
)


async def answered(session: Session) -> Reply | None:
    """What a few words answer to the reminder that came last."""
    records, heard = session.given.records, session.heard
    if heard.people or records is None or not session.given.private or session.state.asking is not None:
        return None
    said = heard.undated
    if len(said) > _SHORT or (heard.named and not await _of_what_it_was(session, said)):
        return None
    meant = _RENEWS if _DONE.fullmatch(said) else _SNOOZES if _LATER.fullmatch(said) and not heard.dates else None
    if meant is None:
        return await _of_the_last_one(session, said)
    if not (await reminded_lately(session) or await reminded_since(session)):
        return None
    return await session.start(Guess(meant, 0.9, "it answers a reminder"))


async def _of_what_it_was(session: Session, said: str) -> bool:
    """Whether a test is booked, and what is named is what the last reminder was about, or no credential."""
    records = session.given.records
    if records is None or not _BOOKED_TEST.fullmatch(said):
        return False
    last = await last_reminder(records.connection, records.person_id)
    about = {h.credential for h in await records.holdings() if last is not None and h.id in last.holdings}
    named = [{m.id for m in n.mention.of("credential") if m.exact} for n in session.heard.named]
    return all(not ids or ids & about for ids in named)


async def put_off(session: Session) -> Reply | None:
    """ "Not now", right after a reminder, puts that off; otherwise it lets go of what is asked."""
    heard = session.heard
    if session.state.asking is not None or heard.dates or not _LATER.fullmatch(heard.text):
        return None
    return await answered(session) if await reminded_since(session) else None


async def _of_the_last_one(session: Session, said: str) -> Reply | None:
    """What a few words answer to a reminder that came since the message before: that it is passed, booked, or a day."""
    heard = session.heard
    ahead = [d.options[0] for d in heard.ahead() if d.options]
    day = ahead[0] if len(ahead) == 1 and ahead[0] > heard.today else None
    passed = PASSED.fullmatch(said) is not None and day is None
    # what is named is a test that was booked: it was looked at before
    booked = (heard.named or _BOOKED.fullmatch(said)) and day is not None
    put_off = day is not None and _ON_A_DAY.fullmatch(said) is not None
    if not (passed or booked or put_off) or not await reminded_since(session):
        return None
    session.trace.append("it answers the reminder that came meanwhile")
    if passed or day is None:
        return await session.start(Guess(_RENEWS, 0.9, "it answers a reminder"))
    until = later(day, timedelta(days=1)) if booked else day
    return await session.begin(_SNOOZES, {"until": until.isoformat()}, 0.9)


_MUTES = "mute_holding"
_NAGS = r"(?:nag|bug|remind|tell|ping|ask|pester|bother|write|text|messag)(?:g?ing|e|ge)?"
_STOP = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|no|oh|please|pls|hey|just|well|right|i\s+know|got\s+it|alright|already|thanks|thx"
    r"|can\s+you|could\s+you|will\s+you|argh|ffs|omg|god|jeez|now)\W+){0,6}"
    rf"(?:stop|quit|enough|do\s?n['’]?t|dont|do\s+not|no\s+more|shut\s+up|cut\s+it\s+out|give\s+it\s+a\s+rest|drop\s+it)(?:\s+{_NAGS}(?:\s+me)?\s+(?:about|of)\s+(?=it|this|that))?"
    r"(?:\W+(?:it|that|this|one|of|about|now|already|please|pls|i|i['’]m|im|know|get|got|thanks|thx|mate|ok|okay|yes|any\s?more|more|again"
    r"|aware|stop|on|with)){0,10}\W*",
    re.IGNORECASE,
)
_LONGEST = 100


async def enough(session: Session) -> Reply | None:
    """None where no reminder came since the message before."""
    records, heard = session.given.records, session.heard
    if records is None or not session.given.private or heard.named or heard.people or heard.dates:
        return None
    if len(heard.text) > _LONGEST or _STOP.fullmatch(heard.text) is None or not await reminded_since(session):
        return None
    last = await last_reminder(records.connection, records.person_id)
    held = {h.id for h in await records.holdings()}
    about = sorted(held & last.holdings) if last is not None else []
    if not about:
        return None
    session.trace.append("enough of what the last reminder was about")
    return await session.begin(_MUTES, {"holding": about[0]} if len(about) == 1 else {"among": about}, 0.9)


_STATUS = "study_status"
#: So long somebody answers what they were asked: until the next time, and some days.
_ANSWERED_WITHIN = timedelta(days=10)
_SHORT_NEWS = 100
_WHEN = (
    r"(?:in|for|over|since|\d{1,2}|two|three|four|this|last|the|all|past|these|few|couple|of|week|weeks|weekend|month|days?|today|yesterday|at\s+all|yet|so\s+far"
    r"|really|much|lately|recently)"
)
_NO_TIME = pattern(
    r"\W*(?:(?:i|i['’]?ve|ive|i['’]?m|we|sorry|ugh|oh|hm+|well|tbh|honestly|not|bad|no|nope|nah|yeah|yep|just|really|but|ok)\W+){0,5}"
    r"(?:(?:(?:did|do|have|had|got|get|find|found)(?:n['’]?t|\s+not)?\s+)?(?:have\s+|had\s+|find\s+|get\s+|got\s+)?(?:any\s+|no\s+|the\s+|much\s+|a\s+lot\s+of\s+)?time"
    r"|(?:did(?:n['’]?t)?|done|have(?:n['’]?t)?\s+done)\s+(?:nothing|anything|a\s+thing|much|any(?:\s+of\s+it)?)|nothing|zero|none|zilch|nada"
    r"|(?:have(?:n['’]?t)?|did(?:n['’]?t)?)\s+(?:even\s+)?(?:start(?:ed)?|touch(?:ed)?|open(?:ed)?|manage[d]?|get|got)(?:\s+(?:to\s+)?(?:it|round|around|to|anywhere|that)){0,3}"
    rf"|too\s+busy|(?:was\s+|been\s+|am\s+)?(?:(?:so|too|very|super|a\s+bit)\s+)?(?:lazy|slacking|slacked(?:\s+off)?|procrastinating)|(?:was\s+|been\s+)?(?:ill|sick|off\s+sick|swamped|busy|away))(?:\W+{_WHEN}){{0,6}}"
    r"(?:\W+(?:because|cos|cause|as|work|job|kids?|life|is|was|been|mad|crazy|busy|hectic|got\s+in\s+the\s+way|sorry|with|the|at|my|so|too|ill|sick|and|a\s+lot|on|i|had)){0,9}\W*",
    re.IGNORECASE,
)


#: "Haven't done anything since xmas, everyone had the flu": told without being asked, whatever the reason is.
_NOTHING_DONE = pattern(
    r"\W*(?:(?:sorry|ugh|oh|hm+|well|tbh|honestly|hi|hey|ok|so|i|we|ive|just|i['’]ve|been|lazy|bad|no|nah|yeah"
    r"|i['’]?m|im|am|got|fell|fallen|falling|fall|behind|way|a\s+bit|and|but|cause|cos|because|really|with\s+it)\W+){0,9}"
    r"(?:(?:have|has|had|did|do)(?:\s?n['’]?t|\s+not)\s+(?:really\s+|even\s+|yet\s+)?(?:done|do|studied|study|learn(?:ed|t)?|touch(?:ed)?|open(?:ed)?|manage[d]?|get\s+round\s+to|look(?:ed)?\s+at)"
    r"|(?:did|done|studied|managed)\s+(?=nothing|zero|zilch|nada))\s*"
    rf"(?:(?:to\s+(?:do|study)\s+)?(?:anything|nothing|any\s+of\s+it|much|a\s+thing|a\s+lot|any|it|zero|zilch|nada))?(?:\W+(?:since\s+\w{{2,12}}|{_WHEN})){{0,6}}"
    r"(?:(?:\s*[,;.–-]\s*|\s+(?:because|cos|cause|as|with|cuz)\s+|\s+(?=sorry|lol|haha|tbh|so\s+far|ugh))[^?]{0,80})?\W*",
    re.IGNORECASE,
)


async def no_progress(session: Session) -> Reply | None:
    """How it stands, and what can be done about it; None where nothing was asked of a study lately."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people:
        return None
    if any(v.kind != "months" for v in heard.values):
        return None
    told = _NOTHING_DONE.fullmatch(heard.text) is not None and session.state.asking is None
    if len(heard.text) > _SHORT_NEWS or not (told or _NO_TIME.fullmatch(heard.text)):
        return None
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    lately = asked is not None and asked.sent_at is not None and session.given.now - asked.sent_at <= _ANSWERED_WITHIN
    if not lately and not (told and await records.studies()):
        return None
    session.trace.append("nothing was done for a study")
    return await nothing_done(session)


async def nothing_done(session: Session) -> Reply:
    """How it stands, and that nothing is lost."""
    records = session.given.records
    plan = await records.plan() if records is not None else None
    stands = await session.begin("my_plan" if plan is not None else _STATUS, {}, 0.9)
    kind = paragraph(_("That happens, and nothing is lost: say when you have done some of it, or give it another day."))
    pause = begin(_("Pause it"), "pause_study")
    return Reply(parts=(kind,)).plus(stands).model_copy(update={"buttons": (*stands.buttons, pause)})
