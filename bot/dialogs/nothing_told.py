"""What is said to whoever tells of themselves and names nothing that is kept: a degree, studies, a job that is not
known; else how it can be told.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.no_trait import is_not_so_much
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.unknown_jobs import unknown_job
from bot.messaging.reply import Bullets, Reply, Span, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

#: "I want to tell you about me", "change my profile": how it is told is asked.
_HOW_TO_TELL = pattern(r"\b(?:about\s+(?:me|myself|you)|profile|tell\s+you|who\s+i\s+am|introduce)\b", re.IGNORECASE)
#: "No degree", "I have a masters": it is heard, and not kept.
_DEGREE = pattern(
    r"(?:.{0,40}\b)?(?:no|without|have(?:n['’]?t)?|got|do\s?n['’]?t\s+have|only|just|with|a)\s+(?:an?\s+|any\s+)?(?:university\s+|college\s+|\w+\s+)?"
    r"(?:degrees?|bachelor\w*|masters?|phd|doctorate)\b.{0,30}",
    re.IGNORECASE,
)
_STUDIES = pattern(
    rf"{OPENING}(?:i['’]?m\s+|i\s+am\s+)?(?:an?\s+)?(?:(?:\d\w\w|first|second|third|final|last)[\s-]years?\s+)?"
    r"(?:(?:\w+\s+){0,2}(?:student|undergrad\w*)|at\s+(?:uni\w*|college)|studying)\b",
    re.IGNORECASE,
)


def nothing_told(turn: Turn) -> Reply:
    said = turn.heard.text
    if turn.said and _DEGREE.fullmatch(said):
        return _said(_("A degree, or none, I do not keep: what asks for one says so among its entry requirements."))
    if turn.said and _STUDIES.match(said):
        lead = _("What somebody studies I do not keep. Tell me which job it shall lead to, and I say what fits.")
        button = begin(_("Find a credential for a job"), "credential_for_role")
        return Reply(parts=(paragraph(lead),), buttons=(button,))
    if turn.said and (job := unknown_job(turn.heard)) is not None:
        unknown = _(
            "My catalogue has no job called “{job}”, so I noted nothing. Which kind is it, or what do you do there?"
        )
        return Reply(parts=(paragraph(unknown, job=job),))
    if turn.said and any(is_not_so_much(said, v.start, v.end) for v in turn.heard.values):
        return _said(_("Then how much is it? Say it like “4 hours a week” or “$300”; so far I noted nothing of it."))
    if turn.said and (unloved := _unloved(turn)):
        text = _("All right, not {what}. Say what you would rather do, such as “something with people”.")
        return Reply(parts=(paragraph(text, what=bold(unloved)),))
    if _is_told_beside(turn):  # something else is talked of, and no example of how to tell it
        return _said(_("I found no job, skill or credential in that, so I noted nothing of it."))
    examples = (_("I'm a data analyst"), _("I know SQL and Power BI"), _("My budget is $500, 5 hours a week"))
    return Reply(
        parts=(
            paragraph(_("Tell me about you in your own words, for example:")),
            Bullets(items=tuple((Span(text=e),) for e in examples)),
        ),
        buttons=(begin(_("See your profile"), "show_profile"),),
    )


def _unloved(turn: Turn) -> str:
    """The first that they say they do not like, where nothing else is named."""
    named = turn.heard.named
    if not named or any(n.cue != "excluded" or n.kind not in (*JOBS, "skill") for n in named):
        return ""
    return turn.heard.text[named[0].mention.start : named[0].mention.end]


def _said(text: str) -> Reply:
    return Reply(parts=(paragraph(text),))


def _is_told_beside(turn: Turn) -> bool:
    """Whether it was said in a talk of something else: "he's paying btw"."""
    return bool(turn.state.stack) or (bool(turn.said and turn.state.done) and not _HOW_TO_TELL.search(turn.heard.text))
