"""A plan for something else than the job of before: "plan for florist", "plan for that" of a skill just listed, "what
if I do truck driving instead, same money".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_PLANS, _LISTS_A_SKILL = "learning_path", "credential_for_skill"
_END = (
    r"(?=\W*$|\s*[,.;!?(–]|\s+(?:\d|[$€£]|with(?:in)?|by|in|at|on|please|pls|instead|then|now|and|but|max|under|until|till?"
    r"|from|starting|begin\w*|free|only|for|next|i|im|rather|too|as|because|cause|since|where|what|how)\b)"
)
#: "Plan for florist 8 h a week", "a plan to become a lion tamer".
_GOAL = pattern(
    r"\bplan(?:\s+me)?\s+(?:for|to\s+(?:be|become)|towards?|as)\s+(?:(?:an?|the|being|becoming)\s+){0,2}"
    rf"(?P<goal>[a-z-]{{4,25}}(?:\s[a-z-]{{3,25}}){{0,2}}?){_END}",
)
#: "Can you plan florist instead", where nothing stands between.
_BARE_GOAL = pattern(
    rf"\bplan\s+(?:an?\s+|the\s+)?(?P<goal>[a-z-]{{4,25}}(?:er|or|ist|ian|man|woman|smith|keeper)){_END}"
)

#: "What if I do truck driving instead", right after a plan.
_WHAT_IF = pattern(
    r"\W*(?:(?:and|so|ok|but|hm+|or|well)\W+)*what\s+(?:if|about\s+if)\s+(?:i|we)\s+(?:(?:do|did|went|go|tried|try|chose|choose|took|take|became|become|switch\w*"
    r"|learn\w*|was|were|for|into|to|be|would|rather)\s+){1,4}",
    re.IGNORECASE,
)
#: "Actually I'd rather be a scrum master", of a job alone: the plan for it has the same limits.
_RATHER = pattern(r"(?<!\w)(?:rather|instead|prefer|changed\s+my\s+mind)(?!\w)", re.IGNORECASE)
#: "You know what, payroll instead", "I meant payroll as a job": the job that is done with it, of nothing else.
_SUBJECT_BEFORE = pattern(
    rf"{CORRECTING}(?:(?:you\s+know\s+what|i['’]?d|i|we|let['’]?s|lets|do|go\s+for|want|to|into|be|rather|prefer|change\s+of\s+plan|changed\s+my\s+mind|hm+|make\s+it|switch)\W+){{0,6}}",
    re.IGNORECASE,
)
_SUBJECT_BEHIND = pattern(
    r"(?:\s+(?:work|stuff))?\s+(?:instead|rather|as\s+(?:a|the)\s+(?:job|career|profession)|the\s+job)(?:\W+(?:please|pls|then|though|i\s+think))*\W*",
    re.IGNORECASE,
)
_SAME = pattern(
    r"\bsame\s+(?:money|budget|hours|time|limits?|conditions|amount|everything|deal|plan)\b|\ball\s+else\s+the\s+same\b",
    re.IGNORECASE,
)
_LIMITS = frozenset({"budget", "hours_a_week", "by", "months", "starts", "country", "format", "held", "known", "level"})
_DAILY, _MOST_JOBS, _MOST = 3, 6, 16
#: When there is time, and for whom: no job.
_NO_GOAL = pattern(
    rf"(?:{WEEKDAY}|weekend|weekday|week|evening|night|morning|afternoon|holiday|vacation"
    r"|commute|spare|maternity|paternity|parental|leave|summer|winter|autumn|spring|starter|newbie|dummies|kid|son"
    r"|daughter|wife|husband|brother|sister|mate|friend|partner|mum|mom|dad)s?",
)


#: "Same hours", "same limits as before", right after another job was looked at.
_ONLY_SAME = pattern(
    r"\W*(?:(?:and|with|the|ok|so|plan|please|pls|at|on|for|but|it|make|a|that)\W+){0,6}same\s+(?:money|budget|hours|time|limits?|conditions|amount|everything|deal|deadline|date|pace)"
    r"(?:\W+(?:and|same|the|budget|hours|money|time|limits?|date|deadline|as|before|please|pls|then|again|too)){0,8}\W*",
    re.IGNORECASE,
)
_SHOWS_A_JOB = frozenset({_PLANS, "credential_for_role", "skill_gap", "explain", "whats_next"})
_BACK = 6


async def _for_the_job_shown(session: Session) -> Reply | None:
    """The limits of the plan that was shown before, for the job that was looked at, or planned for, since."""
    last = session.state.last
    if last is None or last.dialog not in _SHOWS_A_JOB or session.state.asking is not None or session.heard.named:
        return None
    if _ONLY_SAME.fullmatch(session.heard.text) is None:
        return None
    role, done = last.slots.get("role"), session.state.done[-_BACK:]
    plan = next((f for f in reversed(done) if f.dialog == _PLANS and f.slots.get("role") not in (None, role)), None)
    if plan is None or not role:
        return None
    session.trace.append("the limits of the plan that was shown before, for the job that is looked at")
    kept = {name: value for name, value in plan.slots.items() if name in _LIMITS}
    return await session.begin(_PLANS, {**kept, "role": role}, 0.9)


async def planned(session: Session) -> Reply | None:
    """None unless a plan is asked for, and no job, field or credential is named that it could be for."""
    best = session.guesses[0] if session.guesses else None
    if (other := await _under_the_same_limits(session) or await _for_the_job_shown(session)) is not None:
        return other
    if best is None or session.heard.named or session.heard.people or session.heard.teams:
        return None
    if (called := await _for_the_called(session)) is not None:
        return called
    if best.dialog == _PLANS:
        return _for_the_unknown(session) or await _for_the_subject(session)
    return None if session.sure else _for_the_unknown(session)


async def _under_the_same_limits(session: Session) -> Reply | None:
    """The plan that was shown, for the job that is named or done with the skill that is."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or len(heard.named) != 1 or len(heard.words) > _MOST:
        return None
    named = heard.named[0]
    if_so = _WHAT_IF.match(heard.text) is not None  # "what if I do truck driving" tells of nothing that is done
    rather = named.kind == "role" and "?" not in heard.text and _RATHER.search(heard.text) is not None
    called = _job_of_the_subject(session, plan, named)
    rather = rather or called is not None
    if not (if_so or rather or _SAME.search(heard.text)) or named.cue in (
        "excluded",
        "held",
        *(() if if_so or called else ("known", "current")),
    ):
        return None
    jobs = (called,) if called else _jobs_of(session, named)
    if not jobs or plan.slots.get("role") in jobs:
        return None
    kept = {name: value for name, value in plan.slots.items() if name in _LIMITS}
    said = fill_from_message(session.manager.dialogs[_PLANS], heard).slots
    limits = {**kept, **{name: value for name, value in said.items() if name in _LIMITS - {"known", "held"}}}
    session.trace.append("the plan that was shown, for another job")
    if len(jobs) == 1:
        return await session.begin(_PLANS, {**limits, "role": jobs[0]}, 0.9)
    return session.ask(Frame(dialog=_PLANS, slots=limits), "role", jobs)


def _job_of_the_subject(session: Session, plan: Frame, named: Named) -> str | None:
    """The one job that is done with a subject of which the job of the plan has nothing."""
    text, mention = session.heard.text, named.mention
    role = session.manager.knowledge.catalogue.roles.get(plan.slots.get("role") or "")
    skills = {m.id for m in mention.leading("skill")} if named.kind == "skill" else set()
    if role is None or len(skills) != 1 or skills & role.skills.keys():
        return None
    if not _SUBJECT_BEFORE.fullmatch(text, 0, mention.start) or not _SUBJECT_BEHIND.fullmatch(text, mention.end):
        return None
    jobs = _jobs_of(session, named)
    return jobs[0] if len(jobs) == 1 else session.manager.job_words.called(text[mention.start : mention.end])


def _jobs_of(session: Session, named: Named) -> tuple[str, ...]:
    roles = session.manager.knowledge.catalogue.roles
    if named.kind == "role":
        return (named.mention.of("role")[0].id,)
    skills = {m.id for m in named.mention.leading("skill")}
    jobs = [job for job, role in roles.items() if any(role.skills.get(skill) == _DAILY for skill in skills)]
    meant = session.manager.job_words.of_these(session.heard, jobs) if len(jobs) > 1 else None
    return (meant,) if meant else tuple(jobs[:_MOST_JOBS])


async def _for_the_called(session: Session) -> Reply | None:
    """ "Plan for the digger then. 1000 euro": the one job that has such a word in its names or its work."""
    said = _goal(session, _GOAL.search(session.heard.text.casefold()))
    if said is None:
        return None
    with session.hearing(said) as goal:
        job = session.manager.job_words.of_all(goal) if goal.words else None
    if job is None:
        return None
    return await session.start(Guess(_PLANS, 0.9, "a plan for the job that is called so"), {"role": job})


def _for_the_unknown(session: Session) -> Reply | None:
    """What nobody knows by that name is asked for; the limits that were said with it wait."""
    text = session.heard.text.casefold()
    goal = _goal(session, _GOAL.search(text) or _BARE_GOAL.search(text))
    if goal is None:
        return None
    session.trace.append("a plan for what the catalogue has no name for")
    session.understood = (_PLANS, 0.5)
    limits = fill_from_message(session.manager.dialogs[_PLANS], session.heard).slots
    question = _(
        "My catalogue has nothing called “{goal}”, so I cannot plan for it. Which job is nearest to it? Or tell me "
        "what one does there."
    )
    return session.ask(Frame(dialog=_PLANS, slots=limits), "role", (), question.format(goal=goal))


def _goal(session: Session, said: re.Match[str] | None) -> str | None:
    """What the plan shall be for, in words that are no everyday ones, and of no limit."""
    if said is None or _is_of_a_limit(session, said.span("goal")):
        return None
    common = session.manager.phrases.common
    everyday = any(word in common or _NO_GOAL.fullmatch(word) for word in said["goal"].split())
    return None if everyday else said["goal"]


def _is_of_a_limit(session: Session, span: tuple[int, int]) -> bool:
    """ "Plan for January", "plan for evenings"."""
    heard, (start, end) = session.heard, span
    spans = [(d.start, d.end) for d in heard.dates] + [(v.start, v.end) for v in heard.values] + [*heard.choice_spans]
    return any(a < end and start < b for a, b in spans)


async def _for_the_subject(session: Session) -> Reply | None:
    """The skill that was just listed, when the job of before does not ask for it: a job that is done with it."""
    state, last = session.state, session.state.last
    if last is None or last.dialog != _LISTS_A_SKILL or state.waiting is not None or state.focus.at or state.focus.role:
        return None
    roles, skills = session.manager.knowledge.catalogue.roles, last.slots.get("skills") or []
    profile = session.profile_for(session.manager.dialogs[_PLANS])
    before = roles.get(state.focus.job or profile.goal or "")
    if before is None or not skills or any(s in before.skills for s in skills):
        return None
    jobs = session.jobs_of_the_skills(session.manager.dialogs[_PLANS])
    if not jobs:
        return None
    session.trace.append("a plan for the subject that was just listed")
    if len(jobs) == 1:
        return await session.start(Guess(_PLANS, 0.9, "the job that is done with it"), {"role": jobs[0]})
    asks = session.manager.dialogs[_PLANS]
    limits = fill_from_message(asks, session.heard).slots
    return session.ask_for(Frame(dialog=_PLANS, slots=limits), asks.slot("role"))
