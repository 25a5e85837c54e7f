""" "Remind me on Sunday", of what is studied: nothing comes on a day that is wished, and its target is another thing.
What there is, is said: questions how it goes, and a summary on a day of the week.
"""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.turn import begin
from bot.dialogs.reminders import weekday
from bot.dialogs.understanding.times import find_weekdays
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder
from bot.translation import _

_SUMMARY, _AHEAD = "set_summary", "next_reminders"
_OF_A_PLAN = frozenset({"start_plan", "my_plan", "next_step", "finish_step", "drop_step", "replan"})
_LEAD = (
    r"\W*(?:(?:ok|okay|and|so|yes|please|pls|thanks|hey|can|could|would|will|you|u|just|also|then|but|i|want|need|to|like"
    r"|['’]?d|be|maybe|better|rather)\W+){0,9}"
)
_ASKS = r"(?:remind(?:ed)?|nudge[d]?|ping(?:ed)?|poke[d]?|text|message|write|ask|buzz)(?:\s+to)?(?:\s+me)?"
#: What may stand between the wish and its day, or behind it.
_AROUND = (
    r"(?:\W+(?:again|about|of|it|this|that|to|study|learn|do|some|the|my|on|at|by|next|this|coming|in|for|with|please|pls"
    r"|thanks|thx|morning|evening|afternoon|night|noon|lunch|then|one|course|exam|studies|studying|continue|ok|and"
    r"|plan|step|progress|how|going|is|i|am|am|pm|o['’]?clock|\d{1,2}(?::\d\d)?(?:am|pm)?|every|each|mondays?"
    r"|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?)){0,14}\W*"
)
#: "On Sunday evening nudge me": its day in front, which is cut out of the text, and what stood around it.
_FRONT = (
    r"(?:(?:on|at|by|next|this|coming|the|in|for|morning|evening|afternoon|night|lunch|noon|again|\d{1,2}(?::\d\d)?|am|pm)"
    r"\W+){0,6}"
)
_WISH = pattern(rf"{_LEAD}{_FRONT}{_LEAD}{_ASKS}{_AROUND}")
#: What comes every week is the summary, which is set elsewhere.
_EVERY = pattern(
    r"\b(?:every|each)\s+(?:week\s+on\s+)?\w{3,6}day\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\bweekends\b"
)
_LONGEST = 120


async def wished(session: Session) -> Reply | None:
    """None where a record is meant, or nothing is studied."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not heard.dates or len(heard.text) > _LONGEST or "?" in heard.text[:-1]:
        return None
    if (
        _WISH.fullmatch(heard.undated.casefold()) is None
        or _EVERY.search(heard.text.casefold())
        or not await _is_of_a_study(session)
    ):
        return None
    session.trace.append("a reminder of what is studied, on a day")
    days = sorted(find_weekdays(heard.text) or ())
    ahead = heard.days_ahead() or [d.options[0] for d in heard.dates if d.grain == "day" and len(d.options) == 1]
    on = days[0] if len(days) == 1 else ahead[0].weekday() if len(ahead) == 1 else None
    return _what_there_is(session, on)


async def _is_of_a_study(session: Session) -> bool:
    """It is what was talked of, or asked about last, or there is nothing else."""
    records, last = session.given.records, session.state.last
    if records is None or not await records.studies():
        return False
    if last is not None and last.dialog in OF_A_STUDY | _OF_A_PLAN:
        return True
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    reminded = await last_reminder(records.connection, records.person_id)
    lately = [(last.sent_at, about) for last, about in ((asked, True), (reminded, False)) if last and last.sent_at]
    return max(lately, default=(None, not await records.holdings()))[1]


def _what_there_is(session: Session, on: int | None) -> Reply:
    text = _(
        "I cannot write about a study on a single day; its target stays as it is. I ask how it goes when nothing was "
        "heard of it for a week, and a summary can come every week on a day of yours."
    )
    session.understood = (_AHEAD, 0.6)
    summary: tuple[Button, ...] = ()
    if on is not None:
        summary = (begin(_("Summary every {day}").format(day=weekday(on)), _SUMMARY, days=[on]),)
    return Reply(parts=(paragraph(text),), buttons=(*summary, begin(_("When will you remind me?"), _AHEAD)))
