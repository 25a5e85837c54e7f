"""Several jobs are offered: "no idea, you tell me", "which is easiest to get into?", "what would that cost?", "UX
then".
"""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_IN_SHORT, _SHOWS_JOBS = "jobs_in_short", frozenset({"other_jobs", "jobs_in_short"})
_LONG, _FEW = 14, 9
_LEAD = r"\W*(?:(?:and|so|ok|okay|well|hm+|oh|um+|er+|but|tbh|honestly|sorry|i|really|just)\W+){0,5}"
_END = (
    r"(?:\W+(?:then|really|tbh|honestly|please|pls|(?:of|from)\s+(?:them|those|these)|for\s+me|lol|sorry|maybe|yet"
    r"|here|there)){0,3}\W*"
)
#: Said by who cannot choose, or asks what they are.
WHAT_ARE_THEY = pattern(
    rf"{_LEAD}(?:(?:have\s+)?no\s+(?:idea|clue)|dunno|idk|not\s+sure|unsure|don['’]?t\s+(?:really\s+)?(?:know|mind|care)|do\s+not\s+know"
    r"|any(?:\s+of\s+(?:them|those|these))?|whatever|you\s+(?:tell\s+me|choose|pick|decide|say)|help\s+me\s+(?:choose|pick|decide)|u\s+(?:tell\s+me|choose|pick)|surprise\s+me"
    r"|which\s+(?:one\s+)?(?:would|do|should)\s+(?:you|u|i)\s+(?:take|pick|choose|recommend|suggest|go\s+for|do)"
    r"|what\s+(?:would|do)\s+(?:you|u)\s+(?:recommend|suggest|think|advise)|whats?\s+best|what['’]s\s+(?:best|good)|which\s+(?:one\s+)?is\s+(?:the\s+)?best"
    r"|(?:what['’]?s|what\s+is|whats)\s+the\s+differen\w+|how\s+(?:do|are)\s+(?:they|those|these)\s+(?:differ\w*|different)"
    r"|what\s+(?:do|does|are|is|r)\s+(?:all\s+)?(?:they|those|these|that|it|people|each|each\s+one|one)(?:\s+(?:all|even|actually|mean))*(?:\s+(?:do|about|like|there|in\s+(?:those|these|them)))*"
    r"|(?:explain|describe|tell\s+me\s+(?:more\s+)?about)\s+(?:them|those|these|each)(?:\s+(?:to\s+me|all|one))*)"
    r"(?:\s+(?:what|which)(?:\s+(?:of\s+)?(?:they|those|these|any\s+of\s+(?:that|those|these|them))(?:\s+(?:are|is|do|mean|means|jobs?|words?))*))?"
    rf"(?:\W+(?:you\s+(?:tell\s+me|choose|pick|decide)|any|which|what|to\s+(?:pick|choose|do|be\s+honest)|one|i\s+want|i\s+like)){{0,3}}{_END}",
    re.IGNORECASE,
)
_EASIEST = pattern(
    r"\b(?:easiest|simplest|quickest|fastest|shortest|least\s+(?:study|time|effort|hassle)"
    r"|(?:easy|easier|simple|quick|quicker|fast|faster)\s+to\s+(?:get|start|learn|do|break|move)"
    r"|(?:best|good|right|suited|ok)\s+for\s+(?:a\s+)?(?:beginners?|newbies?|starters?|someone\s+(?:like\s+me|new|with\s+no)|newcomers?)"
    r"|(?:without|no)\s+(?:any\s+)?(?:experience|degree|qualifications?)|start\s+(?:with|from)\s+(?:zero|nothing|scratch))\b",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no jobs are offered, or one of them, or anything else, is named."""
    heard, last = session.heard, session.state.last
    shown = last is not None and last.dialog in _SHOWS_JOBS and session.state.waiting is None
    jobs = jobs_offered(session) or (list(session.state.focus.jobs) if shown else [])
    aside = heard.named or heard.people or heard.teams or heard.ordinals or heard.values
    if len(jobs) <= 1 or aside or len(heard.words) > _LONG:
        return None
    easiest = _EASIEST.search(heard.text) is not None
    if not easiest and not WHAT_ARE_THEY.fullmatch(heard.text):
        return None
    session.trace.append("the jobs that are offered, in short")
    return await session.begin(_IN_SHORT, {"jobs": jobs, "easiest": easiest}, 0.9)


_ADVISES = "credential_for_role"
_OF_THE_WAY = frozenset({"hours", "price"})
_LIMITS = ("budget", "hours_a_week", "months")
#: "How long", "what age", "do u need gcses", "is it hard".
_OF_ANY_JOB = pattern(
    rf"{OPENING}(?:how\s+(?:long|much|old|hard|many\s+(?:years|months|hours|exams?))|wh?at\s+age|what\s+(?:do|would|will|does)\s+(?:i|you|u|it|they|that|one)\s+(?:need|cost|take|ask)"
    r"|(?:do|would|will|must)\s+(?:i|you|u|they|it|we)\s+(?:really\s+|even\s+)?(?:need|have\s+to|want|require|ask\s+for)|(?:is|are|was)\s+(?:it|that|they|those|there|any\s+of\s+(?:them|those|these))\s+(?:very\s+|really\s+|all\s+|an?\s+|any\s+)?(?:hard|difficult|easy|expensive|long|exams?|tests?|online|paid)"
    r"|wh?ats?\s+(?:it\s+cost|the\s+(?:cost|price|catch|age))|can\s+(?:i|you|u)\s+do\s+(?:it|that|them|those|any)\s+(?:online|from\s+home|part[\s-]?time|at\s+night|without))\b[^.!?\n]{0,60}\W*",
    re.IGNORECASE,
)


async def limited(session: Session) -> Reply | None:
    """The question again, with what was told for it; None where a job or anything else is named."""
    heard, frame = session.heard, session.state.waiting
    if frame is None or frame.dialog != _ADVISES or len(jobs_offered(session)) <= 1 or len(heard.words) > _LONG:
        return None
    if heard.named or heard.people or heard.teams or heard.ordinals or heard.dates:
        return None
    slots = fill_from_message(session.dialog(frame), heard).slots
    limits = {name: slots[name] for name in _LIMITS if slots.get(name) is not None}
    of_the_way = bool(_OF_THE_WAY & set(heard.choices.get("facet", ())))
    asks = not limits and (of_the_way or _asks_of_any(session, frame))
    if not limits and not asks:
        return None
    session.trace.append("a limit, or a question of the way, before the job is chosen")
    session.understood = (frame.dialog, 0.7)
    frame.slots.update(limits)
    text = _("I keep that in mind for it.")
    if asks:
        text = _("That depends on the job: choose one, and ask me again.")
    return questions.ask_again(session, frame, text)


def _asks_of_any(session: Session, frame: Frame) -> bool:
    """ "Do u need gcses", where nothing was shown meanwhile that it may be asked of."""
    fresh = frame.awaiting is not None and not frame.awaiting.put_again
    return fresh and len(session.heard.words) <= _FEW and _OF_ANY_JOB.fullmatch(session.heard.text) is not None


_CLAUSE = pattern(r"\s*[.,;!?\n]\s*")
#: "The second step", "which course first" are of no job.
_OF_NO_JOB = pattern(r"\b(?:step|course|cert\w*|exam|module|credential|licen[cs]e)s?\b", re.IGNORECASE)
_AROUND = frozenset(
    """
    then ok okay rather maybe please pls yes yeah i i'd id like prefer the a an one job role go with for let's lets take
    hmm think definitely more probably into to be become want
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_MOST, _SEVERAL = 2, 2


async def called(session: Session) -> Reply | None:
    """None where no job is asked for, or the words fit none of them or all."""
    jobs, frame = jobs_offered(session), session.state.waiting
    if not jobs or frame is None or frame.awaiting is None:
        return None
    if session.heard.ordinals and _OF_NO_JOB.search(session.heard.text) and _said(session.heard.text) is None:
        session.state.stack.remove(frame)  # "drop the second step" picks no job, and what it is of is looked for
        return None
    said = _said(session.heard.text)
    names = {job: session.manager.knowledge.catalogue.roles[job].name for job in jobs}
    fit = [job for job in jobs if said and said <= set(word_texts(names[job]))]
    if len(fit) < _SEVERAL or len(fit) == len(jobs) or any(said == set(word_texts(names[job])) for job in fit):
        return None  # of one the whole message tells what is asked of it
    session.trace.append("a word of the names that were offered")
    return session.ask(frame, frame.awaiting.slot, tuple(fit), _("Which of these is nearest?"))


def _said(text: str) -> set[str] | None:
    """The one or two telling words that the message begins with."""
    first = next((clause for clause in _CLAUSE.split(text) if clause.strip()), "")
    words = [w for w in word_texts(first) if w not in _AROUND]
    return set(words) if 0 < len(words) <= _MOST else None


_COMPARES, _ADVISES = (
    frozenset({"compare_credentials", "rank_credentials", "browse_credentials"}),
    "credential_for_role",
)


async def of_the_goal(session: Session) -> Reply | None:
    """ "Which is the quickest", of who only told the job they want: of what leads there."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != TELLING or session.state.waiting is not None or heard.named or heard.values:
        return None
    goal = last.slots.get("goal")
    if goal is None or len(heard.words) > _LONG or session.guesses[0].dialog not in _COMPARES:
        return None
    sort = fill_from_message(session.manager.dialogs[_ADVISES], heard).slots.get("sort")
    if sort is None:
        return None
    session.trace.append("of what leads to the job that they want")
    return await session.begin(_ADVISES, {"role": goal, "sort": sort}, 0.9)
