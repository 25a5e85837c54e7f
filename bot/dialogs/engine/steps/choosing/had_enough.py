""" "Been a cashier 8 years and want out", "I hate my job as an accountant": the job they name is the one they leave,
and what is near to it is where they may go. Who names a field, "want out of hospitality", is asked for the job there.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.wished_fields import fields_wished
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _MOST_WORDS = "other_jobs", 30
_ENOUGH = pattern(
    r"\b(?:sick(?:\s+and\s+tired)?\s+of|fed\s+up|tired\s+of|bored\s+(?:of|with|by|as|being)|hat(?:e|ing)(?!\s+to\b)|can(?:no|['’])?t\s+stand|had\s+enough|burn(?:t|ed)\s+out"
    r"|need(?:s|ing)?\s+(?:a\s+change|out|to\s+(?:get\s+out|leave|quit))|wan(?:t|ts|na)\s+(?:to\s+)?(?:get\s+)?out|wan(?:t|na)\s+(?:to\s+)?(?:leave|quit)|get(?:ting)?\s+out\s+of"
    r"|looking\s+(?:to\s+(?:get\s+out|leave)|for\s+a\s+(?:way\s+out|change))|way\s+out\s+of)\b",
    re.IGNORECASE,
)
#: Where they want to go is said as well.
_TOWARDS = pattern(
    r"\b(?:into|become|becoming|instead|rather|retrain\w*\s+(?:as|to)|switch\w*\s+to|mov(?:e|ing)\s+to|to\s+be(?:come)?|would\s+like|['’]d\s+like|interested)\b",
    re.IGNORECASE,
)

#: A title that leads is meant where it is said so; "out of call centre" leaves no manager's chair.
_LEADS = pattern(r"\b(?:manag\w*|director|head|lead\w*|chief|principal|officer|architect)\b", re.IGNORECASE)
#: Of a field or of something one does it is said so; "bored with Excel" leaves no job.
_OF_WORK = pattern(
    r"\b(?:out|leav(?:e|ing)|quit(?:ting)?|work(?:ing)?|jobs?|career|industry|trade|sector)\b", re.IGNORECASE
)
_ING = pattern(r"ing\b", re.IGNORECASE)
#: "Tired of lorry driving", "sick of waitressing": what somebody does all day.
_DOING = pattern(
    r"\W*(?:(?:the|all|this|my|doing)\s+)?(?:[a-z]+\s+)?[a-z]{3,}ing(?:\s+(?:jobs?|work|for\s+a\s+living))?\W*",
    re.IGNORECASE,
)
_WORK = pattern(r"\b(?:working|work|jobs?|industry|sector|the|a|an|in|of|as)\b", re.IGNORECASE)
_PAPERS = pattern(r"\b(?:cert\w*|credentials?|courses?|exams?|licen[cs]es?|papers?|qualification\w*)\b", re.IGNORECASE)
#: The weight of what a job does every day; so many jobs are offered; so many characters behind the wish are read.
_DAILY, _MOST_JOBS, _BEHIND = 3, 6, 60
_TELLING_FROM = 6


async def told(session: Session) -> Reply | None:
    """None where a direction is told, or anything but what they leave is named."""
    heard = session.heard
    said = _ENOUGH.search(heard.text)
    if said is None or len(heard.named) > 1 or heard.people or heard.teams or session.state.waiting is not None:
        return None
    if len(heard.words) > _MOST_WORDS or _TOWARDS.search(heard.text) or fields_wished(heard.text):
        return None
    job = _job(session, said)
    if job is None:
        return _asked_in_the_field(session)
    session.trace.append("a job that somebody wants to leave")
    session.profile = session.profile.model_copy(update={"role": job})
    near = await session.begin(_OTHER_JOBS, {"current": job}, 0.8)
    rather = paragraph(_("Or say what you would rather do, such as “something with computers”."))
    return near.model_copy(update={"parts": (*near.parts, rather)})


def _job(session: Session, said: re.Match[str]) -> str | None:
    """The job that is named, or the one that the place or the work is called by: nobody leads who names no more."""
    heard, roles = session.heard, session.manager.knowledge.catalogue.roles
    if heard.named:
        named = heard.named[0]
        theirs = named.mention.of("role")
        words = heard.text[named.mention.start : named.mention.end]
        if theirs and named.kind != "family" and not (roles[theirs[0].id].leads and not _LEADS.search(words)):
            return theirs[0].id
        if named.kind not in JOBS and not _DOING.fullmatch(words):
            return None
    else:
        words = re.split(r"[,.;!?]", heard.text[said.end() : said.end() + _BEHIND])[0]
        if not (_OF_WORK.search(heard.text) or _DOING.fullmatch(words)):
            return None
    told_as_work = heard.named or _OF_WORK.search(heard.text)
    called = session.manager.job_words.called(_WORK.sub(" ", words)) if told_as_work else None
    called = called or _called_by_doing(session, words)
    if called is None or roles[called].leads:
        return None
    skills = [m.id for n in heard.named for m in n.mention.of("skill") if m.exact]
    others = [role for role in roles.values() if not role.leads]
    most = {skill: max((role.skills.get(skill, 0) for role in others), default=0) for skill in skills}
    # "Teaching" is done in more than by a teaching assistant
    return called if all(roles[called].skills.get(skill, 0) == w for skill, w in most.items()) else None


def _called_by_doing(session: Session, words: str) -> str | None:
    """ "Lorry driving" is what a lorry driver does, "waitressing" a waitress: of "driving" alone many live."""
    called, plain = session.manager.job_words.called, _WORK.sub(" ", words)
    if not _DOING.fullmatch(words):
        return None
    if len(plain.split()) > 1:
        return called(_ING.sub("er", plain))
    one = _ING.sub("", plain).strip()
    return called(one) if len(one) >= _TELLING_FROM else None  # shorter ones, "study", "wait", are anybody's


def _asked_in_the_field(session: Session) -> Reply | None:
    """What their job is, where a field or the work of several jobs is named."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if not heard.named or not _OF_WORK.search(heard.text) or _PAPERS.search(heard.text):
        return None
    field = next(iter(heard.named[0].mention.of("family")), None)
    skill = next(iter(heard.named[0].mention.of("skill")), None)
    if field is not None:
        jobs, name = tuple(jobs_in(session, [field.id])), catalogue.families[field.id].name
    elif skill is not None and heard.named[0].kind == "skill":
        daily = [role for role in catalogue.roles.values() if role.skills.get(skill.id) == _DAILY and not role.leads]
        jobs, name = tuple(role.id for role in daily[:_MOST_JOBS]), catalogue.skills[skill.id].name
    else:
        return None
    if not jobs:
        return None
    session.trace.append("a field that somebody wants to leave")
    session.understood = (_OTHER_JOBS, 0.7)
    question = _("What is or was your job in {field}? Then I say which others are near to it.")
    return session.ask(Frame(dialog=_OTHER_JOBS), "current", jobs, question.format(field=name))
