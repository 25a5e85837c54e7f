""" "4 hours a week, ready by summer" after a look at a field, "make me a plan to learn Kubernetes by June": no job is
aimed at, so which job of the field is asked, or what proves the skill is shown.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.dialogs.understanding.wished_credentials import begins_a_wish
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _, listed

_LISTS, _PLAN = "browse_credentials", "learning_path"
_KEPT = ("budget", "format", "level", "hours_a_week", "issuers", "not_issuers", "country")


async def for_a_field(session: Session) -> Reply | None:
    """None where a goal, or a job of that field, is known, or another is named."""
    heard, last, catalogue = session.heard, session.state.spoken_of, session.manager.knowledge.catalogue
    if session.state.waiting is not None or not session.sure or session.guesses[0].dialog != _PLAN:
        return None
    field = last.slots.get("family") if last is not None and last.dialog == _LISTS else None
    if last is None or field is None or heard.named or heard.people or heard.teams:
        return None
    known = session.profile_for(session.manager.dialogs[_PLAN])
    if known.goal or catalogue.family_of.get(known.role or "") == field:
        return None
    jobs = tuple(jobs_in(session, [field]))
    if not jobs:
        return None
    session.trace.append("a plan for a job of the field that was looked at")
    session.understood = (_PLAN, 0.8)
    said = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    slots = {name: last.slots[name] for name in _KEPT if name in last.slots} | said
    text = _("Which job in {field} shall the plan lead to? For example {jobs}.")
    names = listed([catalogue.roles[job].name for job in jobs], "or")
    question = text.format(field=catalogue.families[field].name, jobs=names)
    return session.ask(Frame(dialog=_PLAN, slots=slots), "role", jobs, question)


_PROVES, _LONGEST = "credential_for_skill", 120
#: Between a skill and the day by which it is to be proved.
_BY = pattern(
    r"\s+(?:(?:licen[cs]e|ticket|card|cert\w*|course)\s+)?(?:by|before|until|for)\s+(?:the\s+)?", re.IGNORECASE
)


async def for_a_skill(session: Session) -> Reply | None:
    """None where a goal is known, a plan was shown that the skill may be for, or more than one skill is named."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != _PLAN or not session.sure or len(heard.named) != 1 or heard.named[0].kind != "skill":
        return None
    if session.state.waiting is not None or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if (
        any(frame.dialog == _PLAN for frame in session.state.done)
        or session.profile_for(session.manager.dialogs[_PLAN]).goal
    ):
        return None
    session.trace.append("a plan for a skill: what proves it")
    return await _shown(session)


async def by_a_day(session: Session) -> Reply | None:
    """None unless the message is a wish for a skill's paper and its day, and nothing else."""
    heard = session.heard
    if len(heard.named) != 1 or heard.named[0].kind != "skill" or len(heard.dates) != 1 or session.state.waiting:
        return None
    skill, day = heard.named[0].mention, heard.dates[0]
    between = _BY.fullmatch(heard.text, skill.end, day.start)
    if between is None or not begins_a_wish(heard.text, skill.start) or heard.text[day.end :].strip(" .!"):
        return None
    session.trace.append("a skill's paper by a day: what proves it")
    return await _shown(session)


async def _shown(session: Session) -> Reply:
    return await session.begin(_PROVES, {"skills": [session.heard.named[0].mention.matches[0].id]}, 0.8)
