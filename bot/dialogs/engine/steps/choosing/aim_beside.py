""" "Cleaner, want to get into care work", "I'm a lorry driver, what about buses?": the job that somebody has is named,
and where they want to go is said in words that name nothing. It is that job, by its words, or said not to be known; the
one they have is no answer to it.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in, not_known
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB, _PLAN = "credential_for_role", "learning_path"
_LIMITS = ("budget", "hours_a_week", "months")
_TAKEN_FOR = frozenset({_FOR_JOB, TELLING, OUT_OF_SCOPE, "skill_gap", "credential_for_skill", "other_jobs"})
#: Behind the job that they have.
_AIM = pattern(
    r"(?:\s+(?:here|by\s+trade|now|at\s+the\s+moment))?\s*[,.;:!–-]*\s*(?:(?:and|but|so|now)\s+)?(?:i\s+|i['’]?d\s+|i['’]?m\s+)?(?:(?:really|would|just|also)\s+)*"
    r"(?:(?:want(?:ing)?|wanna|like|love|hoping|looking|trying|keen|thinking|thought|dream(?:ing)?|(?:could|can|should)\s+i)\s+(?:to\s+|of\s+|about\s+)?(?:(?:try|start)\s+(?:to\s+)?)?"
    r"(?:(?:get(?:ting)?|go(?:ing)?|mov(?:e|ing)|break(?:ing)?|switch(?:ing)?|chang(?:e|ing))\s+(?:over\s+)?(?:in\s?to|to)|becom(?:e|ing)|be|do(?:ing)?|retrain\s+(?:as|for))"
    r"|(?:what|how)\s+about|interested\s+in|fancy)\s+"
    r"(?:an?\s+|the\s+|some\s+)?(?P<aim>[a-z][a-z'’-]{1,20}(?:\s+[a-z][a-z'’-]{1,20}){0,2}?)(?:\s+(?:instead|please|pls|next|one\s+day|then|too|now|somehow|rather))*\W*",
    re.IGNORECASE,
)
_HAVE = pattern(
    rf"{OPENING}(?:(?:i\s+work\s+as|working\s+as|i['’]?m|i\s+am|as|currently|qualified|a|an|the)\s+){{0,4}}",
    re.IGNORECASE,
)
#: "Want to do something different", "could I do it", "want to do more" say of no job.
_NO_AIM = pattern(
    r"\b(?:something|anything|smth|else|it|that|this|them|one|more|better|less|different|new|well|cert\w*|courses?|exams?|licen[cs]es?|training|qualif\w*"
    r"|boss|self|own|rich|happy|study|learn|both|good|next|job|jobs|career|field|business|money|my|your|costs?|prices?|pay|paying|salary|wages?|time|hours?|renew\w*|visas?|age|degree|exam|online|here|there|work|home|abroad|budget|free|ones?)\b",
    re.IGNORECASE,
)


async def wanted(session: Session) -> Reply | None:
    """None where the aim is named by any name, or nothing is aimed at."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != 1 or heard.people or heard.teams:
        return None
    named = heard.named[0]
    if named.kind != "role" or named.cue not in ("current", None):
        return None
    limits, end = _limits_behind(session, named.mention.end)
    said = _AIM.fullmatch(heard.text, named.mention.end, end)
    if said is None or _says_none(said["aim"]) or not _HAVE.fullmatch(heard.text, 0, named.mention.start):
        return None
    if session.sure and session.guesses[0].dialog not in _TAKEN_FOR:
        return None
    session.trace.append("an aim that is named by no name, beside the job they have")
    have, aim = named.mention.of("role")[0].id, said["aim"].casefold()
    if session.given.private:
        session.profile = session.profile.model_copy(update={"role": have})
    job = session.manager.job_words.called(aim)
    if job is not None:
        return await session.begin(_FOR_JOB, {"role": job, "current": have, **limits}, 0.8)
    return not_known(session, aim, limits=limits)


#: What stands around the hours, the money and the days behind an aim.
_AROUND = frozenset(
    "i i've ive i'd got have can do about around max and with on by until from a in budget only just of up to".split()  # noqa: SIM905
)
_CLAUSE = pattern(r"\s*(?:[,;.–-]\s|\s(?:with|on|got|have|and)\s)")


def _limits_behind(session: Session, after: int) -> tuple[dict[str, Any], int]:
    """Hours, money and days that are the whole end of the message, and where it begins: ", 6 hours a week"."""
    heard = session.heard
    spans = [(v.start, v.end) for v in heard.values] + [(d.start, d.end) for d in heard.dates]
    for clause in _CLAUSE.finditer(heard.text, after):
        begins = clause.start()
        inside = [span for span in spans if span[0] >= begins]
        words = [w for w in heard.words if w.start >= begins and not any(a <= w.start < b for a, b in inside)]
        if spans and len(inside) == len(spans) and _AROUND.issuperset(w.text for w in words):
            said = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
            return {name: said[name] for name in _LIMITS if name in said}, begins
    return {}, len(heard.text)


def _says_none(aim: str) -> bool:
    return all(_NO_AIM.fullmatch(word) for word in aim.split()) or _NO_AIM.match(aim) is not None


#: "Security consulting", where no such job is known: which of the field it could be.
_CONSULTS = pattern(r"(?P<field>[a-z][a-z\s]{1,25}?)\s+consult(?:ing|ancy|ants?)", re.IGNORECASE)


async def consulting(session: Session) -> Reply | None:
    """None where a job is called so in full, as a tax consultant."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != 1 or heard.people or heard.teams:
        return None
    named = heard.named[0]
    said = _CONSULTS.fullmatch(heard.text, named.mention.start, named.mention.end) if named.kind == "role" else None
    if said is None or named.cue == "excluded" or any(m.exact for m in named.mention.of("role")):
        return None
    finder, called = session.manager.knowledge.finder, said["field"]
    fields = [m.id for m in finder.find(called, {"family"}, limit=1) if m.exact]
    if not fields or any(m.exact for m in finder.find(f"{called} consultant", {"role"}, limit=1)):
        return None
    session.trace.append("consulting in a field")
    return asked_which(session, tuple(jobs_in(session, fields)))


#: Between the job they have and what they want to do: "sparky 8 yrs here want solar".
_WANTS = pattern(
    r"[\s,.;–-]*(?:(?:for\s+)?\d{1,2}\s*\+?\s*(?:years?|yrs?)[\s,.;–-]*)?(?:(?:here|by\s+trade|now|already|experience|exp)[\s,.;–-]*){0,2}(?:(?:and|but|so|now)\s+)?(?:i\s+|i['’]?d\s+|i['’]?m\s+)?(?:(?:really|would|just|also)\s+){0,2}"
    r"(?:(?:want(?:s|ing)?|wanna|like|love|hoping|looking|trying|keen|thinking|fancy|interested|into|what\s+about|how\s+about)\s+)(?:(?:to|of|about|in|into|on|do|doing|get|go|move|try|learn|start|add|a|an|some|the|more)\s+){0,5}",
    re.IGNORECASE,
)
_BEHIND = pattern(r"(?:\s+(?:work|stuff|jobs?|too|now|instead|please|pls|next|as\s+well))*\W*", re.IGNORECASE)


async def subject(session: Session) -> Reply | None:
    """What proves the subject they want beside the job they have, or the job that is called so."""
    heard, both = session.heard, 2
    if session.state.waiting is not None or len(heard.named) != both or heard.people or heard.teams or heard.dates:
        return None
    have, aim = heard.named
    if have.kind != "role" or have.cue not in ("current", None) or aim.kind != "skill":
        return None
    begins = _HAVE.fullmatch(heard.text, 0, have.mention.start)
    wants = _WANTS.fullmatch(heard.text, have.mention.end, aim.mention.start)
    if not (begins and wants and _BEHIND.fullmatch(heard.text, aim.mention.end)):
        return None
    session.trace.append("a subject that they want, beside the job they have")
    job, skill = have.mention.of("role")[0].id, aim.mention.of("skill")[0].id
    if session.given.private:
        session.profile = session.profile.model_copy(update={"role": job})
    called = session.manager.job_words.called(heard.text[aim.mention.start : aim.mention.end])
    if called is not None and called != job:
        return await session.begin(_FOR_JOB, {"role": called, "current": job}, 0.8)
    return await session.begin("credential_for_skill", {"skills": [skill]}, 0.8)
