"""A wish with a doubt of oneself: "thinking data analyst, or is that silly at 41", "am I too old to be a nurse".

What they hold and its day, told in a sentence of its own, is kept, and says nothing of what they wish for.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB, _FOR_SKILL, _INFO = "credential_for_role", "credential_for_skill", "credential_info"
_DOUBTS = pattern(
    r"(?<!\w)(?:is|isn['’]?t|am|are|would|wouldn['’]?t|will)\s.{0,80}?(?<!\w)(?:silly|stupid|crazy|mad|nuts|daft|dumb|insane|foolish|delusional"
    r"|ridiculous|unrealistic|realistic|(?:a|too)\s+(?:bad|dumb|stupid|silly|big)\s+(?:idea|stretch|leap|step)|a\s+pipe\s+dream"
    r"|too\s+(?:late|old|young|ambitious|bold))(?!\w)"
    r"|(?<!\w)(?:silly|stupid|crazy|mad|daft|dumb)\s*(?:idea|plan|move|thought)?(?:\s+(?:at|for)\s+[\w\s]{1,20})?\s*\?"
    r"|(?<!\w)too\s+(?:late|old|young)\s+(?:at|for|to)(?!\w)",
    re.IGNORECASE,
)
_OF_AGE = pattern(
    r"(?<!\w)(?:(?:at|am|i['’]?m|is|turning|nearly|almost)\s+[1-7]\d|late|old|young|my\s+age|age[ds]?)(?!\w)",
    re.IGNORECASE,
)


_SENTENCES = pattern(r"(?<=[.;!?\n])\s+|,?\s+(?=but\s)", re.IGNORECASE)


async def doubted(session: Session) -> Reply | None:
    """What the job asks for and what proves it: that can be said, and whether it is silly cannot."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams or not _DOUBTS.search(heard.text):
        return None
    records, rest = _held_apart(session)
    with session.hearing(rest):
        request = _wished(session.heard.named)
        fields = [n.mention.of("family")[0].id for n in session.heard.named if n.kind == "family"]
        jobs = tuple(jobs_in(session, fields[:1])) if request is None else ()
        if request is None and not jobs:
            return None
        kept = [await session.begin(ADDING, {"records": records}, 0.9)] if records else []
        session.trace.append("a wish with a doubt of oneself")
        reply = await session.start(*request) if request is not None else asked_which(session, jobs)
    return in_several.together(session, [*kept, Reply(parts=(paragraph(_unjudged(heard.text)),)).plus(reply)])


def _held_apart(session: Session) -> tuple[list[dict[str, Any]], str]:
    """Records of sentences that tell a day, and what is said beside them."""
    whole = session.heard.text
    if session.given.records is None or not session.given.private or not session.heard.dates:
        return [], whole
    records: list[dict[str, Any]] = []
    rest: list[str] = []
    for sentence in _SENTENCES.split(whole):
        with session.hearing(sentence) as heard:
            told = records_in(heard) if heard.dates and not _DOUBTS.search(sentence) else []
        dated = [r for r in told if r["ids"] and not r.get("doubt") and (r.get("expires") or r.get("awarded"))]
        records += dated
        rest += [] if dated else [sentence]
    return (records, " ".join(rest)) if rest and records else ([], whole)


def _wished(named: tuple[Named, ...]) -> tuple[Guess, dict[str, Any]] | None:
    """The last job that is named is the one that is wished for, and one in front of it where they stand now."""
    because = "a job is wished for, with a doubt"
    jobs = [n.mention.leading("role")[0].id for n in named if n.mention.of("role") and n.cue != "excluded"]
    elsewhere = any(n.cue == "goal" and n.mention.of("skill") for n in named)
    if all(n.cue == "current" for n in named if n.mention.of("role")) and elsewhere:
        jobs = []  # "sales assistant, want to go into HR, is that mad" wishes for no job by its name
    if jobs:
        return Guess(_FOR_JOB, 0.9, because), {
            "role": jobs[-1],
            **({"current": jobs[0]} if jobs[0] != jobs[-1] else {}),
        }
    ids = [n.mention.leading("credential") for n in named if n.kind == "credential"]
    if len(ids) == 1 and len(ids[0]) == 1:
        return Guess(_INFO, 0.9, because), {"credential": ids[0][0].id, "facet": "prerequisites"}
    wanted = [n for n in named if n.mention.of("skill") and n.cue not in ("known", "current")]
    skills = [n.mention.leading("skill")[0].id for n in wanted]
    return (Guess(_FOR_SKILL, 0.9, because), {"skills": skills}) if skills else None


def _unjudged(text: str) -> str:
    if _OF_AGE.search(text):
        return _("That I cannot judge, and age is nothing that I count. I can say what it asks for and what proves it.")
    return _("That I cannot judge. I can say what it asks for and what proves it.")
