""" "My manager told me get scrum thing, what is it", "they told me at work to do a forklift course": what somebody is
told to get is looked for; it is neither a team's requirement nor said of another.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing import what_fits
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_INFO, _FOR_SKILL = "credential_info", "credential_for_skill"
_LISTS = "browse_credentials"
#: What such words are taken for; whoever is surely heard to ask anything else asks for it.
_TAKEN_FOR = frozenset(
    {"my_requirements", "update_profile", "small_talk", "out_of_scope", "credential_for_role", _INFO, _FOR_SKILL}
)
_BOSS = (
    r"(?:(?:my|the|our)\s+)?(?:new\s+)?(?:boss|manager|chef|chief|supervisor|team\s?lead(?:er)?|lead|foreman|employer"
    r"|company|work|job|hr|office|jobcent(?:er|re)|agency|school)"
)
_TOLD = pattern(
    rf"(?:^|[.,;!]\s|\b(?:and|but|so|because|hi|hello|hey)\W+)(?P<who>{_BOSS}|they)\s+(?:(?:just|now|also|at\s+work|has|have|keeps?)\s+){{0,2}}"
    r"(?:told|tell|tells|said|say|says|wants?|wanted|asks?|asked|needs?|make|makes|made|sends?|sent|expects?)\s+(?:(?:to\s+)?me\b|(?:that\s+)?i\b|(?:at\s+work\b))",
    re.IGNORECASE,
)
_GET = pattern(r"\b(?:get|do|make|take|have|learn|pass|go\s+for|need|obtain|finish|to|certif\w+)\b", re.IGNORECASE)
_MOST_WORDS = 24


async def told(session: Session) -> Reply | None:
    """None unless one credential or skill is named behind it."""
    heard, best = session.heard, session.guesses[0]
    said = _TOLD.search(heard.text)
    if said is None or session.state.waiting is not None or heard.people or heard.teams or heard.dates:
        return None
    if best.dialog not in _TAKEN_FOR or len(heard.words) > _MOST_WORDS or not _GET.search(heard.text, said.end()):
        return None
    named = [n for n in heard.named if n.mention.start >= said.end() and n.cue != "current"]
    if len(named) != 1:
        return None
    if named[0].kind == "family" and not named[0].mention.of("skill"):
        return await _of_the_field(session, named[0].mention.of("family")[0].id)
    credentials = named[0].mention.leading("credential") if named[0].kind == "credential" else []
    if len(credentials) == 1:
        session.trace.append("a credential that they are told to get")
        return await session.begin(_INFO, {"credential": credentials[0].id}, 0.8)
    skills = named[0].mention.of("skill")
    if not skills:
        return None
    session.trace.append("a skill that they are told to prove")
    return await session.begin(_FOR_SKILL, {"skills": [skills[0].id]}, 0.8)


_FOR_A = pattern(
    r"\s+(?:certs?|certificat\w+|courses?|credentials?|qualifications?)\s+(?:for|as)\s+(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)


async def of_a_field(session: Session) -> Reply | None:
    """ "Security certs for a sysadmin": of the field that is named, and not of the job, which is of another one."""
    heard = session.heard
    if len(heard.named) != 2 or session.state.waiting is not None or heard.people or heard.teams or heard.values:
        return None
    field, job = heard.named
    if field.kind != "family" or job.kind != "role" or field.mention.of("skill"):
        return None
    wanted, role = field.mention.of("family")[0].id, job.mention.of("role")[0].id
    between = _FOR_A.fullmatch(heard.text, field.mention.end, job.mention.start)
    if between is None or session.manager.knowledge.catalogue.family_of.get(role) == wanted:
        return None
    session.trace.append("of the field that is named, for another job")
    return await session.begin(_LISTS, {"family": wanted, "sort": "known"}, 0.8)


async def _of_the_field(session: Session, field: str) -> Reply:
    """ "My boss told me to get something in security, I'm a sysadmin": the best known of it; their job is noted."""
    session.trace.append("something of a field that they are told to get")
    jobs = [n.mention.of("role")[0].id for n in session.heard.named if n.cue == "current" and n.kind == "role"]
    noted = await session.begin(TELLING, {"current": jobs[0]}, 0.8) if jobs and session.given.private else None
    answer = await session.begin(_LISTS, {"family": field, "sort": "known"}, 0.8)
    return answer if noted is None else in_several.together(session, [noted, answer])


#: "My wife says dispatcher", "a mate told me about welding": X is what is named.
_SUGGESTED = pattern(
    rf"{OPENING}(?:(?:my|a|the|our)\s+(?:\w+\s+)?[a-z]{{2,14}}|someone|somebody|people|everyone|they|he|she)\s+(?:(?:just|always|also|keeps?|has|have)\s+){{0,2}}"
    r"(?:says?|said|saying|suggests?|suggested|thinks?|thought|recommends?|recommended|reckons?|mentioned|mentions|told\s+me|tells?\s+me)\s+"
    r"(?:(?:about|of|to|that|i|you|should|could|would|can|try|do|be(?:come)?|look|at|into|make|good|maybe|get|go|for|an?|the)\s+){0,7}X"
    r"(?:\s+(?:is\s+(?:good|better|nice|great|the\s+way|easy|well\s+paid)|instead|maybe|jobs?|work|pays?\s+\w+|then))*\W*",
    re.IGNORECASE,
)


async def suggested(session: Session) -> Reply | None:
    """What fits the job or the subject that somebody else names to them; nothing is kept of it."""
    heard = session.heard
    waiting = session.state.waiting
    if len(heard.named) != 1 or heard.people or heard.teams or heard.dates:
        return None
    if waiting is not None and session.dialog(waiting).writes:
        return None
    named = heard.named[0]
    said = f"{heard.text[: named.mention.start]}X{heard.text[named.mention.end :]}"
    if named.kind not in ("role", "skill", "family") or not _SUGGESTED.fullmatch(said):
        return None
    session.trace.append("what somebody else suggests")
    session.state.drop_of(_INFO)  # which of those shown was meant is asked no more
    return await what_fits.shown(session, named)
