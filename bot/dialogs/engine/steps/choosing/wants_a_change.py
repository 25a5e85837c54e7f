""" "Looking to upskill, currently in retail", "I hate my job as an accountant", "in a warehouse, want to get on": who
wants on or out, and names no aim, is told what is near to what they do or did, or is asked for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.no_direction import ask_what_they_did, job_they_had
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import JOBS, Named
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.wished_fields import fields_wished, wish_in
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _LISTS, _FOR_JOB = "other_jobs", "browse_credentials", "credential_for_role"
#: What such a message is taken for; whoever is surely heard to ask anything else asks for it.
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, _OTHER_JOBS, _LISTS, _FOR_JOB, "credential_for_skill", "capabilities"})
_CHANGE = pattern(
    r"\b(?:need|want|looking\s+for|after|time\s+for|ready\s+for|fancy)\s+(?:an?\s+|some\s+)?(?:complete(?:ly)?\s+|whole\s+|total(?:ly)?\s+)?(?:new|different|change\s+of|another)\s+"
    r"(?:career|job|line\s+of\s+work|direction|trade|start)\b"
    r"|\b(?:re-?train|re-?skill|up-?skill)(?:ing)?\b|\bcareer\s+change\b|\b(?:change|switch)(?:ing)?\s+(?:my\s+)?careers?\b"
    r"|\b(?:want|need|like|love|hoping|looking)\s+to\s+(?:(?:earn|make)\s+(?:more|better)(?:\s+money)?|(?:be|get)\s+(?:better\s+paid|paid\s+(?:more|better)))\b"
    r"|\b(?:want|need|wanna|could\s+(?:do\s+with|use)|after|looking\s+for)\s+(?:(?:some|a\s+bit)\s+)?(?:(?:more|better)\s+(?:money|pay|wages?|salary|income|cash)|an?\s+(?:better|higher)\s+(?:pay|wages?|salary|income|paid\s+job|paying\s+job))\b",
    re.IGNORECASE,
)
_LOST_IT = pattern(
    r"\b(?:made\s+redundant|laid\s+off|(?:got|been|was|just)\s+(?:fired|sacked)|lost\s+my\s+job|(?:taken|took|got)\s+redundancy)\b"
    r"|\b(?:leaving|left|quit(?:ting)?|coming\s+out\s+of|out\s+of|finish(?:ing|ed)(?:\s+with)?|done\s+with)\s+(?:the\s+|my\s+)?(?:army|navy|air\s?force|raf|military|armed\s+forces|forces|marines|service|police)\b"
    r"|\b(?:knees?|back|body|hands?|legs?|shoulders?|feet|hips?)\s+(?:(?:is|are|r|has|have)\s+)?(?:(?:all|now|just|had|getting|too)\s+){0,2}(?:gone|shot|knackered|bad|hurt(?:s|ing)?|had\s+it|giving\s+(?:out|up|in)|wrecked|ruined|done)\b",
    re.IGNORECASE,
)
#: "I want a change", "time for something new", before anything was shown that it may be of.
_BARELY = pattern(
    rf"{OPENING}(?:(?:i['’]?m|im|i\s+am)\s+\d{{2}}\W+(?:and\s+)?)?(?:(?:i|we|it['’]?s|its|i['’]?m|i\s+am|i\s+think\s+i|i\s+just|really|just)\s+){{0,3}}(?:want|wanna|need|fancy|time\s+for|ready\s+for|looking\s+for|could\s+do\s+with)\s+"
    r"(?:to\s+(?:do|try)\s+)?(?:(?:an?\s+|some\s+)?(?:(?:complete|total|real|big|new|fresh|different)\s+){0,2}(?:change|start|beginning|challenge)|(?:something|smth|sth)\s+(?:\w+ly\s+)?(?:new|different|else))"
    r"(?:\s+(?:in\s+(?:my\s+)?life|at\s+work|now|please|really))*(?:\W+(?:i['’]?m|im|i\s+am)\s+\d{2})?\W*",
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
    focus = session.state.focus
    barely = None if focus.credentials or focus.team or heard.named else _BARELY.fullmatch(heard.text)
    said = barely or _CHANGE.search(heard.text) or _LOST_IT.search(heard.text)
    if said is None or (session.sure and barely is None and best.dialog not in _TAKEN_FOR):
        return None
    if _is_of_others(session) or any(_is_an_aim(n, heard.text, said) for n in heard.named):
        return None
    plainly = barely is not None or _CHANGE.search(heard.text) is not None
    other_job = len([n for n in heard.named if n.kind == "role"]) > 1
    if not plainly and (other_job or wish_in(heard.text) is not None or fields_wished(heard.text)):
        return None  # "my feet hurt, want an office job"
    told = job_they_had(session) is not None or any(n.mention.of("skill") or n.kind == "family" for n in heard.named)
    if not plainly and not told:
        return None  # "laid off from a shop" wishes for nothing yet
    session.trace.append("wants a change, and names no aim")
    noted_too = await noted(session)
    answer = await _near_to_it(session)
    return answer if noted_too is None else in_several.together(session, [noted_too, answer])


async def _near_to_it(session: Session) -> Reply:
    """Jobs near to the one they have or had, or a question for it."""
    heard = session.heard
    if (had := job_they_had(session)) is not None:
        return await session.begin(_OTHER_JOBS, {"current": had}, 0.8)
    fields = [n.mention.of("family")[0].id for n in heard.named if n.mention.of("family")]
    if fields and (jobs := tuple(jobs_in(session, fields[:1]))):
        return _which_job(session, jobs, session.manager.knowledge.catalogue.families[fields[0]].name)
    skills = [n.mention.of("skill")[0].id for n in heard.named if n.mention.of("skill")]
    if skills:
        return await session.begin(_OTHER_JOBS, {"known": skills}, 0.8)
    if session.profile.role is not None:
        return await session.begin(_OTHER_JOBS, {"current": session.profile.role}, 0.8)
    return ask_what_they_did(session)


def _which_job(session: Session, jobs: tuple[str, ...], field: str) -> Reply:
    question = _("What is or was your job in {field}? Then I say which others are near to it.")
    return session.ask(Frame(dialog=_OTHER_JOBS), "current", jobs, question.format(field=field))


def _is_an_aim(named: Named, text: str, said: re.Match[str]) -> bool:
    if named.kind in ("credential", "issuer") or named.cue in ("goal", "excluded"):
        return True
    behind = named.mention.start >= said.end() and _AIMS.search(text, said.end(), named.mention.start) is not None
    return behind and named.cue is None and _CHANGE.match(text, said.start()) is not None


_MOST_WORDS = 30
_CLAUSE = pattern(r"[.,;!?\n]|\b(?:and|but|so|because|cause|cos)\b", re.IGNORECASE)
_ENOUGH = pattern(
    r"\b(?:sick(?:\s+and\s+tired)?\s+of|fed\s+up|tired\s+of|bored\s+(?:of|with|by|as|being)|hat(?:e|ing)(?!\s+to\b)|can(?:no|['’])?t\s+stand|had\s+enough|burn(?:t|ed)\s+out"
    r"|need(?:s|ing)?\s+(?:a\s+change|out|to\s+(?:get\s+out|leave|quit))|wan(?:t|ts|na)\s+(?:to\s+)?(?:get\s+)?out|wan(?:t|na)\s+(?:to\s+)?(?:leave|quit)|get(?:ting)?\s+out\s+of"
    r"|looking\s+(?:to\s+(?:get\s+out|leave)|for\s+a\s+(?:way\s+out|change))|way\s+out\s+of"
    r"|(?:i['’]?m|i\s+am|am|and|but|kinda|kind\s+of|sort\s+of|so|totally|completely|really|just|pretty\s+much|honestly)\s+(?:over|done\s+with)\s+(?:it(?:\s+all)?|this|that|my\s+job)"
    r"(?=\W*$|\W+(?:tbh|now|all|honestly|really|lol|sorry|job|work))|(?:i['’]?m|i\s+am|so|totally|completely|just)\s+done\s+with(?=\s+(?:\w+ing|being)\b)|^\W*done\s+with\s+it|[.,;]\s*done\s+with\s+it"
    r"|(?:do\s?n['’]?t|do\s+not|no\s+longer)\s+(?:really\s+|even\s+)?(?:(?:like|enjoy|love)\s+(?:being|working\s+as)(?=\s+an?\b)|want\s+to\s+(?:stay|remain)\s+an?)"
    r"|(?:do\s?n['’]?t|do\s+not|no\s+longer)\s+(?:really\s+|even\s+)?(?:want|wanna|wish|like)(?:\s+to)?(?:\s+(?:be|being|work(?:ing)?\s+as))\s+an?(?=\s.{2,40}\b(?:any\s?more|any\s+longer|for\s+ever)\W*$))\b",
    re.IGNORECASE,
)
#: In front of it: it is not so, or not now, or asked, or only if: "would I be fed up as a teacher?"
_NOT_SO = pattern(
    r"(?<!\w)(?:(?:not|never|n['’]t|don['’]?t|do\s+not|didn['’]?t|ain['’]?t)(?:\s+(?:really|actually|exactly|even|that|so|quite|yet|all|been|be|feeling))*"
    r"|(?:would|will|might|could|should|do|does|am)\s+i(?:\s+(?:ever|soon|really|be|get|just|not|become|end|up))*"
    r"|(?:i|she|he|they)\s+(?:would|will|might|could)(?:\s+\w+){0,2}|(?:i|he|she)['’]d(?:\s+\w+){0,2}|used\s+to(?:\s+(?:be|get|really))*"
    r"|if\s+i\s+(?:was|were|became|had|ever|get|got)(?:\s+\w+){0,4})\s*$",
    re.IGNORECASE,
)
#: "Sick of nurses asking me for a rota": of others, who do something.
_OF_OTHERS = pattern(r"\s+(?:\w+ing|who|that|when|not|all|want|wanna|need|are|keep|could|would)\b", re.IGNORECASE)
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


async def wants_out(session: Session) -> Reply | None:
    """None where a direction is told, or anything but what they leave is named."""
    heard = session.heard
    said = _ENOUGH.search(heard.text)
    if said is None or _many_named(session) or heard.people or heard.teams or session.state.waiting is not None:
        return None
    if _NOT_SO.search(_CLAUSE.split(heard.text[: said.start()])[-1]) or _is_of_others(session):
        return None
    beside = heard.text[: said.start()] + heard.text[said.end() :]  # "don't want to be" leads nowhere
    if len(heard.words) > _MOST_WORDS or _TOWARDS.search(beside) or fields_wished(heard.text):
        return None
    job = _left_job(session, said)
    if job is not None and job == session.profile.goal:
        return None  # no goal any more, rather than a job that is left
    if job is None:
        return _asked_in_the_field(session)
    session.trace.append("a job that somebody wants to leave")
    session.profile = session.profile.model_copy(update={"role": job})
    near = await session.begin(_OTHER_JOBS, {"current": job}, 0.8)
    rather = paragraph(_("Or say what you would rather do, such as “something with computers”."))
    return near.model_copy(update={"parts": (*near.parts, rather)})


def _of_now(named: Sequence[Named]) -> Named | None:
    """The job that is told as theirs, or what is named first."""
    own = [n for n in named if n.cue == "current" and n.kind == "role"]
    return own[0] if len(own) == 1 else named[0] if named else None


def _many_named(session: Session) -> bool:
    """Whether more is named than their job and where they have it: "been in retail since school, shop manager now"."""
    named = session.heard.named
    own = _of_now(named)
    if len(named) <= 1 or own is None:
        return len(named) > 1
    before = [n for n in named if n.kind == "family" and n.cue != "goal" and n.mention.start < own.mention.start]
    return any(n is not own and n not in before for n in named)  # what comes behind may be where they want to go


def _is_of_others(session: Session) -> bool:
    heard = session.heard
    return any(
        heard.text[n.mention.start : n.mention.end].endswith("s") and _OF_OTHERS.match(heard.text, n.mention.end)
        for n in heard.named
        if n.mention.of("role") and not n.by_doing
    )


def _left_job(session: Session, said: re.Match[str]) -> str | None:
    """The job that is named, or the one that the place or the work is called by: nobody leads who names no more."""
    heard, roles = session.heard, session.manager.knowledge.catalogue.roles
    if (named := _of_now(heard.named)) is not None:
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
    return _which_job(session, jobs, name)


_INSTEAD = pattern(
    rf"{OPENING}(?:what|which)\s+(?:(?:else|other)\s+)?(?:jobs?\s+|work\s+)?(?:could|can|should|would|might)\s+i\s+(?:do|be|become|try|go\s+for)\s+"
    r"(?:instead|rather|else|with\s+(?:that|it|this)|with\s+my\s+(?:experience|background|skills|job))(?:\s+then)?\W*",
    re.IGNORECASE,
)


async def instead(session: Session) -> Reply | None:
    """ "What could I do instead?", of whoever told their job, and was shown no list that it may be of."""
    role, focus = session.profile.role, session.state.focus
    if role is None or session.state.waiting is not None or session.heard.named or focus.credentials:
        return None
    if _INSTEAD.fullmatch(session.heard.text) is None:
        return None
    session.trace.append("what they could do instead of their job")
    return await session.begin(_OTHER_JOBS, {"current": role}, 0.9)


#: "What else could I do with an HGV licence?", "what else can a trucker do": X is the job, or what they hold.
_WHAT_ELSE = pattern(
    r"\W*(?:(?:nah|no|ok|okay|so|and|hm+|well|then)\W+){0,3}(?:what|which)\s+(?:else|other\s+(?:jobs?|work|things?))\s+(?:can|could|might|do|does)\s+"
    r"(?:(?:i|you|one|people|someone|somebody)\s+(?:do|be|become|get\s+into|work\s+as)\s+(?:with|as)\s+(?:an?\s+|my\s+|the\s+)?X|(?:an?\s+|the\s+)?X\s+(?:do|be|become|get\s+into))"
    r"(?:\s+(?:licen[cs]e|cert\w*|ticket|card|experience|background|then|instead|for\s+(?:a\s+living|work)))*\W*",
    re.IGNORECASE,
)


#: "What job can I get with it?"
_WITH_IT = pattern(
    rf"{OPENING}(?:what|which)\s+(?:kind\s+of\s+|sort\s+of\s+)?(?:jobs?|work|roles?|positions?)\s+(?:can|could|would|will|do|might)\s+(?:i|you|one)\s+(?:get|do|find|apply\s+for|have|work\s+in)\s+"
    r"(?:with|after|having)\s+(?:it|that|this|that\s+one|this\s+one)(?:\s+(?:then|afterwards|later))?\W*",
    re.IGNORECASE,
)


#: "What civvy jobs fit", "which jobs could i do".
_JOBS_FOR_ME = pattern(
    rf"{OPENING}(?:what|which)\s+(?:(?:civvy|civvie|civilian|other|new|kind\s+of|sort\s+of|type\s+of|good|normal)\s+){{0,2}}(?:jobs?|roles?|work|careers?|things?)\s+"
    r"(?:(?:would\s+|could\s+|might\s+)?(?:fits?|suits?|match(?:es)?|work)|(?:could|can|would|should|might)\s+i\s+(?:do|get|try|go\s+for|apply\s+for|be\s+good\s+(?:at|in))|(?:is|are)\s+(?:there|near|out\s+there|possible|right|good)|am\s+i\s+(?:good|suited|fit|made)\s+(?:for|at))"
    r"(?:\s+(?:me|for\s+me|with\s+my\s+(?:skills|experience|background)|my\s+(?:skills|experience|background)|to\s+me|then|now))*\W*",
    re.IGNORECASE,
)


async def jobs_for_me(session: Session) -> Reply | None:
    """Jobs near to the one they have or told, or to what they know; what they did is asked where nothing was told."""
    asking = session.state.asking
    if asking is not None and asking.dialog != _OTHER_JOBS:
        return None
    if session.heard.named or session.heard.people or session.heard.teams:
        return None
    if not session.given.private or not _JOBS_FOR_ME.fullmatch(session.heard.text):
        return None
    session.trace.append("which jobs could fit them")
    session.state.drop(asking)
    job, skills = session.profile.role or session.state.focus.job, [*session.profile.skills]
    if job is not None:
        return await session.begin(_OTHER_JOBS, {"current": job}, 0.8)
    if skills:
        return await session.begin(_OTHER_JOBS, {"known": skills}, 0.8)
    return ask_what_they_did(session)


async def jobs_with_it(session: Session) -> Reply | None:
    """For which jobs the one that is talked of helps most."""
    focus, known = session.state.focus, session.manager.knowledge.catalogue.credentials
    at = focus.at or next(iter(focus.credentials), None)
    if at not in known or session.heard.named or _WITH_IT.fullmatch(session.heard.text) is None:
        return None
    session.trace.append("what one could do with that")
    return await session.begin(_OTHER_JOBS, {"using": list(known[at].skills)}, 0.9)


async def what_else(session: Session) -> Reply | None:
    """Jobs near to the one that is named, or to what a credential proves."""
    heard, waiting = session.heard, session.state.waiting
    if len(heard.named) != 1 or heard.people or heard.teams or (waiting is not None and waiting.dialog != _FOR_JOB):
        return None
    mention = heard.named[0].mention
    if _WHAT_ELSE.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}") is None:
        return None
    if jobs := mention.leading("role"):
        session.trace.append("what else somebody of that job could do")
        return await session.begin(_OTHER_JOBS, {"current": jobs[0].id}, 0.9)
    held = [session.manager.knowledge.catalogue.credentials[m.id] for m in mention.leading("credential")]
    skills = [m.id for m in mention.leading("skill")] or (list(held[0].skills) if held else [])
    if not skills:
        return None
    session.trace.append("what else one could do with that")
    return await session.begin(_OTHER_JOBS, {"using": skills}, 0.9)


_BORED = pattern(
    rf"{OPENING}(?:i['’]?m\s+|i\s+am\s+)?(?:(?:so|really|getting|very|a\s+bit|kinda|just|pretty|totally)\s+)*(?:bored|sick|tired|fed\s+up)\s+(?:of|with|by)\s+"
    r"(?P<what>[^.?!;]{2,60})[.!]*",
    re.IGNORECASE,
)


async def bored(session: Session) -> Reply | None:
    """ "Bored with Python": what they know, and jobs that are near to it; None where it is no skill alone."""
    heard = session.heard
    said = _BORED.fullmatch(heard.text) if session.state.waiting is None else None
    if said is None or not heard.named or heard.people or heard.teams or not session.given.private:
        return None
    if any(n.kind in ("credential", *JOBS) or not n.mention.of("skill") for n in heard.named):
        return None
    start, end = heard.named[0].mention.start, heard.named[-1].mention.end
    if start != said.start("what") or end != said.end("what"):
        return None  # "bored of waiting for Python to start"
    session.trace.append("bored with what they know")
    skills = [n.mention.of("skill")[0].id for n in heard.named]
    told = await session.begin(TELLING, {"known": skills}, 0.8)
    return in_several.together(session, [told, await session.begin(_OTHER_JOBS, {"known": skills}, 0.8)])


_RISES = pattern(
    r"(?P<job>.{4,80}?)(?:\s*[,.;–-]\s*|\s+)(?:(?:and|but|so|now)\s+)?(?:i\s+(?:would\s+)?|i['’]?d\s+|i['’]?m\s+)?(?:(?:really|just|also|now)\s+)?"
    r"(?:want(?:ing)?|wanna|would\s+like|like|love|need|hop(?:e|ing)|look(?:ing)?|try(?:ing)?|keen)\s+(?:to\s+)?"
    r"(?:get\s+on|climb(?:\s+(?:up|higher))?|rise|work\s+my\s+way\s+up|move\s+up|go\s+up)"
    r"(?:\s+(?:in\s+life|in\s+the\s+world|at\s+work|in\s+(?:my|the)\s+(?:job|career|work|company)|the\s+(?:\w+\s+)?ladder|a\s+bit|from\s+(?:there|here|that)|there|here|please"
    r"|somehow|now))*\W*",
    re.IGNORECASE,
)
#: What tells a job of one's own.
_OWN = pattern(
    rf"{OPENING}(?:i\s+|i['’]?m\s+|i\s+am\s+)?(?:(?:currently|just|still|now)\s+)?"
    r"(?:work(?:ing)?|employed|(?:have\s+)?(?:got\s+)?a\s+job)\s+(?:as|in|at|on|for|with)\s+(?:an?\s+|the\s+)?(?P<where>.{2,60})",
    re.IGNORECASE,
)
_AM = pattern(rf"{OPENING}(?:i['’]?m|i\s+am|i)\s", re.IGNORECASE)


async def rises(session: Session) -> Reply | None:
    """None where no job of their own is said in front of it."""
    heard = session.heard
    said = _RISES.fullmatch(heard.text)
    if said is None or session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text:
        return None
    own = _OWN.fullmatch(said["job"])
    jobs = [n for n in heard.named if n.mention.of("role") and n.mention.end <= said.end("job")]
    if len(jobs) > 1 or (own is None and not _AM.match(said["job"]) and not (jobs and jobs[0].mention.start == 0)):
        return None
    where = own["where"] if own is not None else said["job"]
    job = jobs[0].mention.of("role")[0].id if jobs else session.manager.job_words.called(where)
    if job is None and own is None:
        return None
    session.trace.append("they want to rise from their job")
    if job is None:
        return await session.start(Guess(_FOR_JOB, 0.8, "they want to rise"))
    session.profile = session.profile.model_copy(update={"role": job})
    return await session.begin(_OTHER_JOBS, {"current": job}, 0.9)
