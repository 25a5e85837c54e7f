""" "My back's gone, don't really know what I want to do": who has no direction yet gets jobs to think about."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.unknown_jobs import unknown_job
from bot.dialogs.understanding.wished_fields import fields_called, fields_liked, fields_wished, wish_in
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _OF_A_SUBJECT, _ZONE = "other_jobs", "credential_for_skill", "set_time_zone"
#: What is surely asked for then.
_SOMETHING_ELSE = frozenset(
    {"learning_path", "skill_gap", "compare_credentials", "forget_profile", "forget_everything"}
)
_FROM = 7
_LOST = pattern(
    r"\b(?:do(?:es)?n['’]?t|do\s+not|not|never|no)\s+(?:\w+\s+){0,2}?(?:know|sure|idea|clue|decided?|figured?)(?:\s+\w+){0,2}?\s+(?:what|which|where)"
    r"(?:\s+\w+){0,2}?\s+(?:i|to|job|work|direction|career|do|start|go)\b"
    r"|\b(?:idk|dunno|unsure|clueless|undecided)\s+(?:about\s+)?(?:what|which|where)(?:\s+\w+){0,2}?\s+(?:i|to|job|work|direction|career|do|start|go)\b"
    r"|\bno\s+(?:idea|clue|plan|direction)\b(?!\s+(?:how|about|if))"
    r"|\b(?:dropped\s+out|(?:finished|left|done\s+with|out\s+of)\s+(?:school|uni\w*|college|the\s+army|prison)|unemployed|redundant|no\s+degree)\b[^?\n]{0,40}\bwhat\s+(?:now|next)\W*$"
    r"|\b(?:worked|working|been|spent|was|were)\b[^?\n]{3,60}\b(?:what\s+(?:now|next|else)|now\s+what|what(?:['’]?s|\s+is)\s+(?:possible|there|left|out\s+there|next)(?:\s+for\s+me)?|any\s+(?:ideas?|advice|tips?|suggestions?))\W*$"
    r"|\b(?:what|which|where)\s+(?:job\s+|work\s+)?(?:could|can|should|would|might|do|shall)\s+i\s+(?:even\s+|possibly\s+)?(?:do|be|try|go|go\s+for|start|look|apply)(?:\s+(?:now|next|then|today))?(?:\W*$|\s*\?)"
    r"|\b(?:go(?:ing)?|get(?:ting)?|com(?:e|ing)|i['’]?m)\s+back\s+(?:in)?to\s+work\b|^\W*(?:(?:hi|hey|hello|so)\W+)?back\s+(?:in)?to\s+work\b|\bstart(?:ing)?\s+over\b"
    r"|\b(?:want|wanna|need|like|looking\s+for|love|fancy|after)\s+(?:to\s+(?:do|find|try|get)\s+)?(?:something|smth|sth|smthg|anything|some\s+work|a\s+job|work)\s+"
    r"(?:else|different|(?:that\s+)?i\s+can\s+do|from\s+home|remote)(?:\s+(?:from\s+home|at\s+home|remotely|now|instead|with\s+(?:a|my|the)\s+\w+))?\W*$",
    re.IGNORECASE,
)
#: "Idk what to do after school".
_AFTER_SCHOOL = pattern(
    r"\bwhat\s+(?:to\s+do|i\s+(?:want|should|could)\s+(?:to\s+)?(?:do|be|become))\s+(?:after\s+(?:school|uni\w*|college|graduation|my\s+a[\s-]?levels|the\s+army)|with\s+my\s+life|when\s+i\s+grow\s+up)\b",
    re.IGNORECASE,
)
#: "Dunno what I want": in so few words it is all that is said.
_ONLY_LOST = pattern(
    r"\W*(?:(?:hi|hey|hello|well|ok|so|hm+|honestly|i|just|really|tbh|still)\W+){0,4}(?:dunno|idk|(?:do\s*n['’]?t|do\s+not|dont)\s+(?:really\s+|even\s+)?know|(?:have\s+)?no\s+(?:idea|clue)|(?:(?:['’]?m|am)\s+)?not\s+sure)\s+what\s+(?:(?:i\s+)?(?:really\s+)?(?:want|wanna|like)(?:\s+(?:to\s+)?(?:do|be(?:come)?))?|to\s+do|i\s+(?:should|could|can)\s+do)(?:\s+(?:next|now|with\s+my\s+life|tbh|anymore|any\s+more|really|yet))*\W*",
    re.IGNORECASE,
)
#: "What exam for AWS, no idea where to start" has one.
_PAPERS = pattern(r"\b(?:cert\w*|exams?|licen[cs]\w*|badges?|renew\w*|expir\w*|qualif\w*)\b", re.IGNORECASE)
#: "Need something for my CV": a paper is wished for its own sake.
_FOR_A_CV = pattern(
    r"(?=.{0,120}\b(?:cv|resume|résumé)\b).{0,60}?\b(?:need|want|get|like|looking\s+for|put|add|any|something|what)\b.{0,40}?\b(?:something|anything|smth|(?:an?|any|some)\s+(?:\w+\s+)?(?:cert\w*|qualif\w*|course)"
    r"|what\s+(?:can|could|should)\s+i\s+(?:put|add|have))\b.{0,60}|.{0,20}\bwhat\s+(?:can|could|should)\s+i\s+(?:put|add|have)\s+(?:on|in|to)\s+my\s+(?:cv|resume|résumé)\b.{0,60}",
    re.IGNORECASE,
)
#: What they did before, as a job or in other words.
_USED_TO = pattern(
    r"\b(?:\d{1,2}\s*(?:years?|yrs?)\s+(?:in|as|of)|used\s+to\s+(?:be|do|work\s+(?:as|in|at|on))|was|worked\s+(?:as|in|at|on)|did|been)\s+(?:an?\s+|some\s+|the\s+)?(?P<what>[^,.;!?\n]{3,40})",
    re.IGNORECASE,
)
_WAS = pattern(r"\b(?:was|been|being|used\s+to\s+be|worked\s+as|ex|former)[\s-]+(?:an?\s+)?$", re.IGNORECASE)
_AT = pattern(r"\s+(?:in|at|for|until|till|from|since|on|all|most|over|nearly|about|\d{1,2})\s+.*$", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """Jobs of the field that is wished, else those near to the job they have or had, else what proves the subject that
    is named; else what they like is asked.
    """
    if not (_says_so(session) or _asked_before(session)):
        return None
    session.trace.append("no direction yet")
    heard = session.heard
    away = {m.id for n in heard.named if n.cue == "excluded" for m in n.mention.matches}
    wish = wish_in(heard.text)
    named = [n.mention.of("family")[0].id for n in heard.named if n.kind == "family" and _is_wished(n, heard.text)]
    fields = named or fields_wished(heard.text) or (fields_called(wish) if wish is not None else [])
    if not fields and _asked_before(session) and not heard.named:
        fields = fields_liked(heard.text)
    if jobs := tuple(job for job in jobs_in(session, [f for f in fields if f not in away]) if job not in away):
        if _asked_before(session):
            session.state.stack.pop()  # the question is answered
        return asked_which(session, jobs)
    had = job_they_had(session)
    if had is not None:
        if _asked_before(session):
            session.state.stack.pop()  # the question is answered
        return await session.begin(_OTHER_JOBS, {"current": had, "without": sorted(away)}, 0.7)
    subject = [n.mention.of("skill")[0].id for n in heard.named if n.kind == "skill" and n.cue is None]
    if subject and not _asked_before(session):
        return await session.begin(_OF_A_SUBJECT, {"skills": subject}, 0.7)
    if not _asked_before(session) and unknown_job(heard) is not None:
        return None  # that the catalogue has no such job is said elsewhere
    if _asked_before(session):
        skills = [m.id for n in heard.named if n.cue != "excluded" for m in n.mention.of("skill")[:1]]
        return (
            await session.begin(_OTHER_JOBS, {"known": skills}, 0.7)
            if skills and not _PAPERS.search(heard.text)
            else None
        )
    return ask_what_they_did(session)


def ask_what_they_did(session: Session) -> Reply:
    """Of whom nothing is known from which a job could be near."""
    question = _(
        "What have you done so far, or what do you like doing? A job or a few words will do, such as “reception” or "
        "“something with plants”."
    )
    return session.ask(Frame(dialog=_OTHER_JOBS), "current", (), question)


def _says_so(session: Session) -> bool:
    heard, best, waiting = session.heard, session.guesses[0], session.state.waiting
    if waiting is None and _ONLY_LOST.fullmatch(heard.text):
        return True
    if (waiting is not None and waiting.dialog != _ZONE) or heard.people or heard.teams or len(heard.words) < _FROM - 2:
        return False
    if len(heard.words) < _FROM and best.dialog != TELLING and not _AFTER_SCHOOL.search(heard.text):
        return False  # "just finished school, no idea" tells of them; "no idea, you choose" answers
    if not heard.dates and not heard.named and _FOR_A_CV.fullmatch(heard.text):
        return True
    if (session.sure and best.dialog in _SOMETHING_ELSE) or _PAPERS.search(heard.text) or not _LOST.search(heard.text):
        return False
    goal = any(n.kind in ("role", "skill") and _is_aimed_at(n, heard.text) for n in heard.named)
    return not goal and not any(n.kind in ("credential", "issuer") for n in heard.named)


def _is_aimed_at(named: Named, text: str) -> bool:
    """ "Want an office job"; not "was a nurse until 2019"."""
    if named.cue == "goal":
        return True
    return named.cue is None and named.kind == "role" and not _WAS.search(text, 0, named.mention.start)


_IN = pattern(r"\b(?:worked|working|been|was|were|spent\b.{2,30})\s+(?:in|at)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)


def _is_wished(family: Named, text: str) -> bool:
    """ "Worked in a shop 20 years" is where they were."""
    return family.cue is None and _IN.search(text, 0, family.mention.start) is None


def _asked_before(session: Session) -> bool:
    """ "Something with animals maybe", at the question what they like."""
    frame = session.state.waiting
    return frame is not None and frame.dialog == _OTHER_JOBS and frame.awaiting is not None


def job_they_had(session: Session) -> str | None:
    """One that is named, or that all telling words of what they say they did are of."""
    heard = session.heard
    named = [n.mention.of("role")[0].id for n in heard.named if n.mention.of("role") and n.cue in ("current", None)]
    if named:
        return named[0]
    said = [match["what"] for match in _USED_TO.finditer(heard.text)]
    words = said or ([heard.text] if _asked_before(session) else [])
    called = (session.manager.job_words.called(_AT.sub("", each)) for each in words)
    return next((job for job in called if job is not None), None)
