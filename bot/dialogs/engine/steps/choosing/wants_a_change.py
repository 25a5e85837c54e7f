""" "Looking to upskill, currently in retail", "got fired, used to do sales, need a new career": who wants on or out,
and names no aim, is told what is near to what they do or did, or is asked for it. What they tell with it is noted.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.no_direction import job_they_had
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _LISTS, _FOR_JOB = "other_jobs", "browse_credentials", "credential_for_role"
#: What such a message is taken for; whoever is surely heard to ask anything else asks for it.
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, _OTHER_JOBS, _LISTS, _FOR_JOB, "credential_for_skill", "capabilities"})
_CHANGE = pattern(
    r"\b(?:need|want|looking\s+for|after|time\s+for|ready\s+for|fancy)\s+(?:an?\s+|some\s+)?(?:complete(?:ly)?\s+|whole\s+|total(?:ly)?\s+)?(?:new|different|change\s+of|another)\s+"
    r"(?:career|job|line\s+of\s+work|direction|trade|start)\b"
    r"|\b(?:re-?train|re-?skill|up-?skill)(?:ing)?\b|\bcareer\s+change\b|\b(?:change|switch)(?:ing)?\s+(?:my\s+)?careers?\b"
    r"|\b(?:want|need|like|love|hoping|looking)\s+to\s+(?:earn|make)\s+(?:more|better)(?:\s+money)?\b",
    re.IGNORECASE,
)
_LOST_IT = pattern(
    r"\b(?:made\s+redundant|laid\s+off|(?:got|been|was|just)\s+(?:fired|sacked)|lost\s+my\s+job|(?:taken|took|got)\s+redundancy)\b",
    re.IGNORECASE,
)
#: "Retrain as a nurse", "upskill in Excel" have an aim.
_AIMS = pattern(r"\b(?:in|as|to|into|towards?|for|on|with|be|become)\s+(?:an?\s+|the\s+|some\s+)?$", re.IGNORECASE)
#: "Which certs for a career change" asks for papers, and "unit", "team" of what a company has.
_ELSE = pattern(
    r"\b(?:cert\w*|exams?|licen[cs]\w*|renew\w*|expir\w*|team|staff|plan|court|tribunal|sue|legal\w*|unfair\w*|compensation|rights|benefits|lawyer|union)\b",
    re.IGNORECASE,
)


async def wished(session: Session) -> Reply | None:
    """None where an aim, a credential or somebody else is named."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or heard.people or heard.teams or _ELSE.search(heard.text):
        return None
    said = _CHANGE.search(heard.text) or _LOST_IT.search(heard.text)
    if said is None or (session.sure and best.dialog not in _TAKEN_FOR):
        return None
    if any(_is_an_aim(n, heard.text, said) for n in heard.named):
        return None
    if _CHANGE.search(heard.text) is None and job_they_had(session) is None:
        return None  # "laid off from a shop" wishes for nothing yet
    session.trace.append("wants a change, and names no aim")
    told = await noted(session)
    answer = await _near_to_it(session)
    return answer if told is None else in_several.together(session, [told, answer])


async def _near_to_it(session: Session) -> Reply:
    """Jobs near to the one they have or had, or a question for it."""
    heard = session.heard
    if (had := job_they_had(session)) is not None:
        return await session.begin(_OTHER_JOBS, {"current": had}, 0.8)
    fields = [n.mention.of("family")[0].id for n in heard.named if n.mention.of("family")]
    if fields and (jobs := tuple(jobs_in(session, fields[:1]))):
        families = session.manager.knowledge.catalogue.families
        question = _("What is or was your job in {field}? Then I say which others are near to it.")
        return session.ask(Frame(dialog=_OTHER_JOBS), "current", jobs, question.format(field=families[fields[0]].name))
    skills = [n.mention.of("skill")[0].id for n in heard.named if n.mention.of("skill")]
    if skills:
        return await session.begin(_OTHER_JOBS, {"known": skills}, 0.8)
    if session.profile.role is not None:
        return await session.begin(_OTHER_JOBS, {"current": session.profile.role}, 0.8)
    question = _("What have you done so far, or what do you like doing? A job or a few words will do.")
    return session.ask(Frame(dialog=_OTHER_JOBS), "current", (), question)


def _is_an_aim(named: Named, text: str, said: re.Match[str]) -> bool:
    if named.kind in ("credential", "issuer") or named.cue in ("goal", "excluded"):
        return True
    behind = named.mention.start >= said.end() and _AIMS.search(text, said.end(), named.mention.start) is not None
    return behind and named.cue is None and _CHANGE.match(text, said.start()) is not None
