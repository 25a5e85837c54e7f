"""A job was just looked at, or is one of those shown: "could I do that?", "the second one, how long would it take?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.answers import closest
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.deciding import Guess
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_A_LOOK, _PLAN, _ADVISES, _OTHER_JOBS = "skill_gap", "learning_path", "credential_for_role", "other_jobs"
_FEW = 5
#: What a plan for the job tells: how long, how much, and through what.
_TOLD_BY_A_PLAN = frozenset({"hours", "price", "level"})
#: These mean a job, where one of those shown is spoken of and no credential is.
_MAY_BE_OF_A_JOB = frozenset(
    {"credential_info", "skill_gap", "credential_for_role", "update_profile", "other_jobs", "explain"}
)
#: "How much to get there": of the whole way.
_THERE = pattern(r"\b(?:there|become|all\s?together|total|whole|in\s+all|everything|qualif\w*)\b", re.IGNORECASE)
_RANKS, _MOST = "rank_credentials", 8
_IT = pattern(r"(?<!\w)(?:it|that|this)(?!\w)", re.IGNORECASE)
#: "Help desk then, plan it".
PLAN_IT = pattern(
    r"\b(?:plan\s+(?:it|that|this|for|please|pls|me)|(?:a|the|my)\s+(?:learning\s+|study\s+)?plan|(?:make|draw|work)\s+(?:me\s+)?(?:up\s+|out\s+)?a\s+plan"
    r"|(?:plan|map)\s+(?:it\s+)?out)\b|[.,;!–-]\s*plan\W*$",
    re.IGNORECASE,
)
_SHORT = 20
_PLEASES = pattern(
    r"\b(?:sounds?|looks?|seems?|like|fancy|rather|prefer|maybe|perhaps|interest\w*|alright|good|nice|ok(?:ay)?|cool|tempt\w*"
    r"|could\s+be|go\s+for|pick|choose|take|suits?)\b",
    re.IGNORECASE,
)
#: Words of many a job's name that also mean something else.
_EVERYDAY = frozenset({"of", "and", "the", "assistant", "manager", "specialist", "worker", "technician", "officer"})
#: The weight of what is done every day in a job.
_MAINLY = 3
_LEAD = (
    r"\W*(?:(?:and|ok|okay|so|but|hm+|oh|well|then|cool|great|nice|sounds|good|interesting|honestly|really)\W+){0,6}"
)
_THAT = r"(?:that|it|this|one|(?:that|this|such\s+a)\s+(?:job|role|one)|(?:that|this)\s+kind\s+of\s+(?:job|work))"
_FIT = pattern(
    rf"{_LEAD}(?:(?:could|can|would|might)\s+i\s+(?:really\s+|even\s+|actually\s+|ever\s+|be\s+able\s+to\s+)?(?:do|be|become|get|manage|handle)\s+(?:into\s+)?{_THAT}"
    rf"|(?:would|could|does)\s+{_THAT}\s+(?:suit|fit|work\s+for|be\s+(?:for|right\s+for|something\s+for)|be\s+realistic\s+for)\s*(?:me)?"
    rf"|is\s+{_THAT}\s+(?:realistic|doable|possible|feasible|something|anything|right)(?:\s+for\s+(?:me|someone\s+like\s+me))?"
    r"|am\s+i\s+(?:qualified|fit|ready|good\s+enough|suited|far\s+off|close)(?:\s+(?:for|to)\s+(?:that|it|this))?)"
    r"(?:\W+(?:with|my|experience|background|at|all|then|you|think|as|i|am|now|job|role))*\W*",
    re.IGNORECASE,
)
_WAY = pattern(
    rf"{_LEAD}(?:(?:so\s+)?how\s+(?:long|soon|quickly|fast)\s+(?:would|will|could|does|do|can|might)\s+(?:it|that|this|i)"
    r"(?:\s+(?:take|need|be|get|do|become))*(?:\s+(?:me|for\s+me|to\s+(?:get|be|become|do|switch|train|qualify|retrain)|there|into|one|that|it|this|then|from|here|for|in"
    r"|total|all|altogether|realistically|about|roughly))*"
    r"|(?:wh?at|where)(?:['’]?s|\s+is|\s+would|\s+do|\s+should|\s+could|\s+can|\s+shall)?\s+(?:i\s+|be\s+|you\s+)*(?:(?:have\s+to\s+|to\s+)?(?:start|begin)(?:\s+with)?"
    r"|(?:the|my)\s+(?:first|best|next)\s+(?:step|move|thing)|do\s+first)"
    r"|how\s+(?:do|would|could|can|should)\s+i\s+(?:get|go|become|start|begin|move)\s+(?:there|into\s+(?:that|it|this)|one|about\s+(?:it|that)|with\s+(?:it|that)|that|it))"
    r"(?:\W+(?:then|first|please|now|with|from|here|to|do|i|wonder|you|think))*\W*",
    re.IGNORECASE,
)


async def of_that_job(session: Session) -> Reply | None:
    """How far it is, or a plan that leads there; None when the talk is about a credential, or another is named."""
    if _asks_of_one_offered(session):
        return await _of_one_of_several(session)
    if session.state.waiting is not None:
        return None
    if session.state.focus.at is not None:
        anew = _GOES_WITH.match(session.heard.text) or _OR_MAYBE.match(session.heard.text)
        return await _of_another(session) if anew else None
    return await _of_one_looked_at(session) or await _of_one_of_several(session) or await _of_another(session)


#: "Go with crane", whatever was shown.
_GOES_WITH = pattern(
    r"\W*(?:(?:ok|okay|then|so|let['’]?s|lets|i['’]?ll|ill|i|would|rather|no|actually)\W+){0,4}(?:go|going)\s+(?:with|for)\s+(?!it\b|that\b|this\b|the\s+\w+\s+one\b)\w",
    re.IGNORECASE,
)


#: "Or maybe kindergarten", whatever was shown.
_OR_MAYBE = pattern(r"\W*(?:(?:ok|hm+|well|and|so|but)\W+){0,2}(?:or\s+)?(?:maybe|perhaps|rather)\s+\w", re.IGNORECASE)


async def _of_another(session: Session) -> Reply | None:
    """ "Care home maybe", right after jobs near to one's own: the one that is called so, though it was not shown."""
    last, heard = session.state.last, session.heard
    if last is None or heard.named or heard.values or len(heard.words) > _FEW:
        return None
    if last.dialog != _OTHER_JOBS and not (_GOES_WITH.match(heard.text) or _OR_MAYBE.match(heard.text)):
        return None
    if session.sure and session.guesses[0].dialog not in _MAY_BE_OF_A_JOB:
        return None
    job = session.manager.job_words.of_all(heard)
    return await session.start(Guess(_ADVISES, 0.8, "a job that is thought of"), {"role": job}) if job else None


async def _of_one_looked_at(session: Session) -> Reply | None:
    last, heard = session.state.last, session.heard
    job = last.slots.get("role") if last is not None and last.dialog == _A_LOOK else None
    if not isinstance(job, str) or heard.named or heard.ordinals:
        return None  # "is that first one hard" is of a credential that leads there
    if _FIT.fullmatch(heard.text):
        session.trace.append("how far the job is that was looked at")
        return await session.begin(_A_LOOK, {"role": job}, 0.9)
    if _facet(session) == "price" and not _THERE.search(heard.text) and (priced := await _priced(session, job)):
        return priced
    if _WAY.fullmatch(heard.text) or (_IT.search(heard.text) and _facet(session) in _TOLD_BY_A_PLAN):
        session.trace.append("the way to the job that was looked at")
        return await session.start(Guess(_PLAN, 0.9, "the way to the job that was looked at"), {"role": job})
    return None


async def _priced(session: Session, job: str) -> Reply | None:
    """What each of those costs that were shown for the job, and a plan for it to ask for."""
    known, role = session.manager.knowledge.catalogue.credentials, session.manager.knowledge.catalogue.roles[job]
    shown = [i for i in session.state.focus.credentials if i in known][:_MOST]
    if not shown:
        return None
    session.trace.append("what those cost that were shown for the job")
    reply = await session.begin(_RANKS, {"these": shown, "quality": "cheapest", "each": True}, 0.9)
    return reply.plus(Reply(buttons=(begin(_("Plan for {role}").format(role=role.name), _PLAN, role=job),)))


async def _of_one_of_several(session: Session) -> Reply | None:
    """ "The second one, how long would that take?", "retail sounds ok", of jobs that were shown."""
    job = _chosen(session)
    best = session.guesses[0] if session.sure else None
    plans = _facet(session) in _TOLD_BY_A_PLAN or PLAN_IT.search(session.heard.text) is not None
    may_be = best is None or best.dialog in _MAY_BE_OF_A_JOB or (plans and best.dialog == _PLAN)
    if job is None or not may_be:
        return None
    of_all = plans and bool(jobs_offered(session))
    if (
        best is not None
        and best.dialog == _ADVISES
        and not of_all
        and any(n.kind == "role" for n in session.heard.named)
    ):
        return None  # says all of it by itself
    pleases = _PLEASES.search(session.heard.text) or (best is not None and best.dialog == _ADVISES)
    dialog = _PLAN if plans else _ADVISES if pleases else _A_LOOK
    others = [other for other in _of_one_field(session) if other != job]
    if jobs_offered(session):
        session.state.stack.pop()  # the question which job it shall be is settled
    # "The first one" is of no level.
    known = {"role": job, **({"level": None} if session.heard.ordinals and dialog == _PLAN else {})}
    reply = await session.start(Guess(dialog, 0.9, "one of the jobs that were shown"), known)
    roles = session.manager.knowledge.catalogue.roles
    rather = (begin(_("Rather {role}").format(role=roles[other].name), dialog, role=other) for other in others)
    return reply.plus(Reply(buttons=tuple(rather)))


def _asks_of_one_offered(session: Session) -> bool:
    """ "How much is the first one?", "the help desk one, what would that cost me", "help desk then, plan it" at "Which
    job could it be?" choose it, and ask for more than what fits it.
    """
    if not jobs_offered(session):
        return False
    of_one = bool(session.heard.ordinals or session.heard.named) or _ONE.search(session.heard.text) is not None
    return (of_one and _facet(session) in _TOLD_BY_A_PLAN) or PLAN_IT.search(session.heard.text) is not None


def chooses_and_asks(session: Session) -> bool:
    """Whether it is one request, of one of the jobs that are offered, though it reads like two."""
    return _asks_of_one_offered(session) and _chosen(session) is not None


#: "The help desk one, …", "IT support then, …".
_ONE = pattern(r"\bone\b|\b(?:then|maybe|sounds?|looks?)\b", re.IGNORECASE)


def jobs_offered(session: Session) -> list[str]:
    """The jobs of which one is to be chosen."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or not frame.awaiting.options:
        return []
    kind = session.dialog(frame).slot(frame.awaiting.slot).type.kind
    return list(frame.awaiting.options) if kind == "role" else []


def _chosen(session: Session) -> str | None:
    jobs = jobs_offered(session) or session.state.focus.jobs
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if not jobs or len(heard.words) > _SHORT:
        return None
    if picked := chosen_by_order(heard, jobs):
        return picked[0] if len(picked) == 1 else None
    if any(n.mention.of("credential") and n.kind == "credential" for n in heard.named):
        return None
    by_its_name = [n.mention.matches[0].id for n in heard.named if n.kind == "role" and n.cue != "excluded"]
    if len(by_its_name) == 1 and by_its_name[0] in jobs:
        return by_its_name[0]
    named = {m.id for n in heard.named if n.cue != "excluded" for m in n.mention.matches}
    of_its_field = [job for job in jobs if catalogue.family_of.get(job) in named]
    needs_it = [job for job in jobs if any(w == _MAINLY and s in named for s, w in catalogue.roles[job].skills.items())]
    said = {w.text for w in heard.words} - _EVERYDAY
    by_name = [job for job in jobs if job in named or not said.isdisjoint(word_texts(catalogue.roles[job].name))]
    if (
        not by_name
        and not named
        and (called := closest(heard, [catalogue.roles[job].name for job in jobs])) is not None
    ):
        by_name = [jobs[called]]
    chosen = next((meant[0] for meant in (by_name, of_its_field, needs_it) if len(meant) == 1), None)
    chosen = chosen or next(iter(_of_one_field(session)), None)
    return chosen or (session.manager.job_words.of_these(heard, jobs) if not named else None)


def _of_one_field(session: Session) -> list[str]:
    """ "The IT support one", where the jobs of several fields are offered: those of it, the first of which is taken."""
    own, jobs = session.manager.knowledge.catalogue.family_of, jobs_offered(session)
    fields = [m.id for n in session.heard.named if n.cue != "excluded" for m in n.mention.of("family") if m.exact]
    of_it = [job for job in jobs if own.get(job) in fields[:1]]
    if len(session.heard.named) != 1 or len(of_it) < len(jobs):
        return of_it if len(session.heard.named) == 1 else []
    roles, said = session.manager.knowledge.catalogue.roles, {w.text for w in session.heard.words} - _EVERYDAY
    return [job for job in of_it if not roles[job].leads and not said.isdisjoint(word_texts(roles[job].name))]


def _facet(session: Session) -> str | None:
    """What is asked for, of whatever it is."""
    said = session.heard.choices.get("facet", ())
    best = session.guesses[0] if session.guesses else None
    return said[0] if said else best.particular.get("facet") if best is not None else None
