""" "4 hours a week, ready by summer" after a look at a field, "make me a plan to learn Kubernetes by June": no job is
aimed at, so which job of the field is asked, or what proves the skill is shown.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in, moves_to_a_field
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.wished_credentials import begins_a_wish
from bot.knowledge.words import key
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
    said = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    slots = {name: last.slots[name] for name in _KEPT if name in last.slots} | said
    return _which_job(session, field, jobs, slots)


#: What a message that names where somebody is, where they want to be, and the time for it, is taken for.
_TAKEN_FOR = frozenset(
    {_PLAN, _LISTS, TELLING, "credential_for_role", "credential_for_skill", "skill_gap", "other_jobs"}
)
_TIME = frozenset({"hours_a_week", "months"})


async def moves(session: Session) -> Reply | None:
    """None unless a field is the aim, and hours or a time are told with it."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if session.state.waiting is not None or heard.people or heard.teams or not heard.named:
        return None
    if not (heard.dates or any(v.kind in _TIME for v in heard.values) or _PLAN_PLEASE.search(heard.text)):
        return None
    if (session.sure and session.guesses[0].dialog not in _TAKEN_FOR) or not moves_to_a_field(heard, of_a_skill=True):
        return None
    field = heard.named[-1].mention.of("family")[0].id
    here = {m.id for n in heard.named[:-1] for m in n.mention.of("role")}
    jobs = tuple(job for job in jobs_in(session, [field]) if job not in here)
    if field not in catalogue.families or not jobs:
        return None
    session.trace.append("a plan into another field")
    told = await noted(session)
    slots = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    asked = _which_job(session, field, jobs, {name: value for name, value in slots.items() if name != "role"})
    return asked if told is None else in_several.together(session, [told, asked])


#: "Make me a plan for HR": what stands in front of the field.
_PLAN_FOR = pattern(
    r"\b(?:plan|road\s?map|path|route)\b.{0,20}?\b(?:for|to|into|in|towards?)\s+(?:the\s+|(?:a\s+)?(?:jobs?|careers?|work)\s+in\s+)?$",
    re.IGNORECASE,
)


async def for_that_field(session: Session) -> Reply | None:
    """ "Make me a plan for HR", "I want to get into HR, plan please": no plan for the job they have now.

    None where that, or the goal, is of the field.
    """
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if session.state.waiting is not None or heard.people or heard.teams or len(heard.named) != 1:
        return None
    named = heard.named[0]
    if named.kind != "family" or named.cue not in ("goal", None) or not _PLAN_PLEASE.search(heard.text):
        return None
    if named.cue is None and not _PLAN_FOR.search(heard.text, 0, named.mention.start):
        return None
    field, known = named.mention.of("family")[0].id, session.profile_for(session.manager.dialogs[_PLAN])
    jobs = tuple(jobs_in(session, [field]))
    if not jobs or field in {catalogue.family_of.get(job or "") for job in (known.goal, known.role)}:
        return None
    session.trace.append("a plan for a job of the field that is named")
    slots = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    return _which_job(session, field, jobs, {name: value for name, value in slots.items() if name != "role"})


#: "Plan pls", beside who they are and what they want to be; "how much would it cost me to become a pilot".
_PLAN_PLEASE = pattern(r"\b(?:plan|road\s?map)\b", re.IGNORECASE)
_COST_OF_BECOMING = pattern(
    r"\b(?:how\s+much|what|costs?|price)\b.{0,30}\b(?:to\s+(?:become|be|train\s+as|qualify\s+as|retrain\s+as)|of\s+becoming)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_COST = pattern(r"\b(?:costs?|how\s+much(?!\s+time)|price|pay)\b", re.IGNORECASE)
#: "How long will that take?", of the job that they just said they want.
_WHAT_IT_TAKES = pattern(
    r"\W*(?:(?:and|so|ok|okay|cool|but|well|great|hm+)\W+){0,4}(?:(?:how\s+long\s+(?:will|would|does|do|is)|(?:what|how\s+much)\s+(?:will|would|does|do|is))\s+(?:that|it|this|all\s+(?:of\s+)?(?:that|this))"
    r"|how\s+(?:much\s+time|long|many\s+(?:hours|months|years))(?=\s+(?:in\s+(?:total|all)|total|all\s?together|overall)))"
    r"(?:\s+(?:take|cost|be))?(?:\s+(?:me|roughly|then|about|overall|total|all\s?together|in\s+(?:total|all)))*\W*",
    re.IGNORECASE,
)


async def for_the_job(session: Session) -> Reply | None:
    """A plan to the job that is wished, where it is asked for beside, or what it costs or takes."""
    heard, last = session.heard, session.state.last
    if session.state.waiting is not None or heard.people or heard.teams:
        return None
    if not heard.named:
        goal = last.slots.get("goal") if last is not None and last.dialog == TELLING else None
        if goal is None or not _WHAT_IT_TAKES.fullmatch(heard.text):
            return None
        session.trace.append("what it takes to get there")
        return await session.begin(_PLAN, {"role": goal}, 0.8)
    goals = [n for n in heard.named if n.cue == "goal" and n.kind == "role"]
    if len(goals) != 1 or any(n.cue == "goal" for n in heard.named if n not in goals):
        return None
    role = goals[0].mention.of("role")[0].id
    before = heard.text[: goals[0].mention.start]
    if _COST.search(before) and _COST_OF_BECOMING.search(before):
        session.trace.append("what it costs to become that")
        return await session.start(Guess(_PLAN, 0.8, "what it costs to become that"), {"role": role})
    if not session.sure or session.guesses[0].dialog != TELLING or not _PLAN_PLEASE.search(heard.text):
        return None
    session.trace.append("a plan is asked for beside what they tell")
    told = await noted(session)
    plan = await session.start(Guess(_PLAN, 0.8, "a plan is asked for"), {"role": role})
    return plan if told is None else in_several.together(session, [told, plan])


def _which_job(session: Session, field: str, jobs: tuple[str, ...], slots: dict[str, Any]) -> Reply:
    catalogue = session.manager.knowledge.catalogue
    session.understood = (_PLAN, 0.8)
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
    job = called_like(session, heard.named[0].mention.matches[0].id)
    if job is not None:
        session.trace.append("a plan for the job that is called like the skill")
        return await session.start(Guess(_PLAN, 0.8, "a plan for the job that is called like it"), {"role": job})
    session.trace.append("a plan for a skill: what proves it")
    return await _shown(session)


#: "Wanna become a data engineer until graduation in July 2028", whatever else is told.
_WANTS_TO_BE = pattern(
    r"(?<!\w)(?:want|wanna|['’]d\s+like|would\s+like|hope|plan|going|gonna|need|aim\w*)\s+(?:to\s+)?(?:be|become|get\s+to\s+be|work\s+as|switch\s+to|move\s+into)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_UNTIL = pattern(r"\b(?:by|until|till?|before)\b[^.,;!?\n]{0,25}$", re.IGNORECASE)


async def becomes_by(session: Session) -> Reply | None:
    """None unless one job is the aim, and it is told until when."""
    heard = session.heard
    goals = [n for n in heard.named if n.kind == "role" and _WANTS_TO_BE.search(heard.text, 0, n.mention.start)]
    if session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text or len(goals) != 1:
        return None
    if session.guesses[0].dialog not in _TAKEN_FOR or not session.given.private:
        return None
    slots = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    if "by" not in slots or not any(_UNTIL.search(heard.text, 0, d.start) for d in heard.dates):
        return None
    session.trace.append("a job that they want to have by a day")
    role = goals[0].mention.of("role")[0].id
    return await session.start(Guess(_PLAN, 0.8, "a job that is wanted by a day"), {"role": role})


_DAILY, _SAME_STEM = 3, 4
#: "Get into data analysis", "work in copywriting".
_INTO = pattern(
    r"(?<!\w)(?:(?:get|getting|go|going|move|moving|switch\w*|break|change|retrain|transition)\s+(?:over\s+)?(?:in)?to|(?:work|working|job|career|start|future)\s+in|become)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_ABOUT_ONESELF = frozenset({"current", "held", "known"})


def called_like(session: Session, skill: str) -> str | None:
    """The one job of every day with that skill that has its name: "data analysis" is what a data analyst does."""
    catalogue = session.manager.knowledge.catalogue
    named = key(catalogue.skills[skill].name).split() if skill in catalogue.skills else []
    jobs = []
    for job, role in catalogue.roles.items():
        words = key(role.name).split()
        alike = len(words) == len(named) and all(
            a[:_SAME_STEM] == b[:_SAME_STEM] for a, b in zip(words, named, strict=True)
        )
        if alike and role.skills.get(skill) == _DAILY:
            jobs.append(job)
    return jobs[0] if len(jobs) == 1 else None


async def gets_into(session: Session) -> Reply | None:
    """ "Get into data analysis. 7h per week, up to 600 eur": the plan for the job that is called so; None where no time
    is told for it.
    """
    heard = session.heard
    wished = [n for n in heard.named if n.cue not in _ABOUT_ONESELF]
    if session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text or len(wished) != 1:
        return None
    if wished[0].kind != "skill" or not _INTO.search(heard.text, 0, wished[0].mention.start):
        return None
    if not any(v.kind in _TIME for v in heard.values):
        return None
    job = called_like(session, wished[0].mention.matches[0].id)
    if job is None:
        return None
    session.trace.append("a plan for the job that they want to get into")
    return await session.start(Guess(_PLAN, 0.8, "a job to get into, and the time for it"), {"role": job})


_ONLY_PLEASE = pattern(
    r"\W*(?:(?:ok|so|and|can|could|you|please|pls|make|me|show|give|i|want|now|then|the|that|my|a)\W+){0,6}plan(?:\W+(?:please|pls|then|now|for\s+(?:it|that)))*\W*",
    re.IGNORECASE,
)


async def of_the_skill_shown(session: Session) -> Reply | None:
    """ "Plan please", right after what proves a skill: for the job called so; a plan that is shown again."""
    heard, last = session.heard, session.state.last
    if (
        session.guesses[0].dialog not in (_PLAN, "my_plan")
        or heard.named
        or session.state.waiting is not None
        or heard.people
    ):
        return None
    if (shown := plan_spoken_of(session)) is not None and _ONLY_PLEASE.fullmatch(heard.text):
        return await session.begin(shown.dialog, dict(shown.slots), 0.9)
    if heard.ordinals:
        return None  # "plan the first one"
    skills: list[str] = list(last.slots.get("skills") or ()) if last is not None and last.dialog == _PROVES else []
    job = called_like(session, skills[0]) if len(skills) == 1 else None
    if job is None or last is None or not _PLAN_PLEASE.search(heard.text):
        return None
    kept = {name: last.slots[name] for name in _KEPT if name in last.slots}
    said = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    session.trace.append("a plan for the job that is called like the skill that was shown")
    return await session.begin(_PLAN, {**kept, **said, "role": job}, 0.9)


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
