""" "It security sounds good", "no, I said bookkeeping, not barber", "chef, and want to do data science": a subject or a
job that pleases, or is named once more, is wished for. Nobody has it, so nothing of it is kept as known.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing import what_fits
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, either_of, jobs_in
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB, _FOR_SKILL = "credential_for_role", "credential_for_skill"
_PLEASES = pattern(
    r"\b(?:(?:sounds?|looks?|seems?)\s+(?:\w+\s+){0,2}?(?:good|great|nice|interesting|better|best|fun|ok(?:ay)?|right|perfect|cool|like)"
    r"|(?:interest|attract|tempt)s\s+me|would\s+be\s+(?:good|nice|great|better|my\s+thing|something)"
    r"|(?:is|would\s+be)\s+(?:more\s+)?(?:what\s+i\s+want|my\s+thing|for\s+me)|i\s+fancy|i['’]?d\s+like)\b",
    re.IGNORECASE,
)
#: Said when something was talked of before; "waiter, I suppose" at first tells who they are.
_HEDGED = pattern(r"\b(?:i\s+guess|i\s+suppose|maybe|perhaps|rather)\b", re.IGNORECASE)
_ONCE_MORE = pattern(
    r"\b(?:i\s+(?:already\s+|clearly\s+)?(?:said|meant|asked\s+(?:for|about)|wanted|told\s+you)|it\s+was)\b",
    re.IGNORECASE,
)
_WISHES = pattern(
    r"\b(?:want(?:s|ed|ing)?|wanna|tryna|hop(?:e|ing)|would\s+(?:like|love)|i['’]d\s+(?:like|love)|looking|thinking|keen|plan(?:ning)?|dream\w*)\b",
    re.IGNORECASE,
)
#: What somebody has: they tell of themselves.
_HAS = pattern(
    r"\b(?:i\s+(?:already\s+)?(?:know|can|use|used|did|do|work(?:ed)?\s+with|learned|studied|have\s+(?:done|used|some|been))|experience\w*|years?\s+of"
    r"|skilled|fluent|familiar|good\s+at|my\s+skills?|background)\b",
    re.IGNORECASE,
)
_BESIDE = ("budget", "hours_a_week")
_OF_THEM = frozenset({TELLING, "show_profile", "forget_profile"})
#: "Ok medical coding. 20 hrs a week": it stands alone in what is said of it.
_SETTLES = pattern(
    r"\W*(?:(?:ok|okay|so|then|well|right|alright|hm+|maybe|yes|yeah|yep|fine|and|the|just|only|nah|no|let['’]?s\s+(?:say|go\s+(?:with|for)|do|try)|go\s+(?:with|for)|i\s+(?:think|guess)|it['’]?s|probably)\W+){0,5}",
    re.IGNORECASE,
)
#: "Just forklift then", of several that were shown.
_JUST = pattern(r"\b(?:just|only)\s+(?:the\s+)?$", re.IGNORECASE)
_ALONE = pattern(
    r"(?:\W+(?:then|it\s+is|i\s+(?:think|guess|suppose)|please|pls)){0,2}\s*(?:[.,;!–-]|\s+(?:with|at)\s+(?=\d)|$)",
    re.IGNORECASE,
)


#: "No forget it, HR", "never mind bookkeeping, show me Excel": what was shown before is done with.
_DONE_WITH = pattern(
    r"\W*(?:(?:ok|okay|no|nah|nope|hm+|well|actually|oh|wait|so|and)\W+){0,4}"
    r"(?:(?:forget|scrap|drop|leave|skip|ditch)\s+(?:about\s+)?|never\s*mind\s*|not\s+)(?:\w+\s+){0,3}?(?:\w+)?\s*(?:[,.;:!–-]|\b(?:and|but|then))\W*"
    r"(?:(?:let['’]?s\s+(?:do|try|say|look\s+at)|i['’]?d\s+rather|i\s+(?:want|meant)|make\s+it|show\s+me|what\s+about|how\s+about|go\s+(?:with|for)|better|rather|just|then|maybe|is\s+there\s+(?:something|anything)\s+(?:for|in))\s+){0,2}$",
    re.IGNORECASE,
)


async def instead(session: Session) -> Reply | None:
    """The other subject or job, with none of the conditions of the first."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or heard.people or heard.teams:
        return None
    named = next((n for n in reversed(heard.named) if n.kind in ("role", "skill", "family")), None)
    if named is None or named.cue not in (None, "goal", "excluded") or named is not heard.named[-1] or heard.dates:
        return None
    mention = named.mention
    if not _DONE_WITH.fullmatch(heard.text, 0, mention.start) or not _ALONE.match(heard.text, mention.end):
        return None
    session.trace.append("another subject instead")
    return await what_fits.shown(session, named)


async def wished(session: Session) -> Reply | None:
    """What it takes; money and hours that are told with it are noted."""
    heard, best = session.heard, session.guesses[0]
    instead = best.dialog == _FOR_JOB and any(n.cue == "excluded" and n.kind == "role" for n in heard.named)
    if (
        (session.sure and best.dialog not in (TELLING, OUT_OF_SCOPE) and not instead)
        or heard.people
        or heard.teams
        or heard.dates
        or "?" in heard.text
    ):
        return None
    waiting = session.state.waiting
    if waiting is not None and not (waiting.dialog == _FOR_JOB and jobs_offered(session)):
        return None
    last = session.state.last
    if _ONCE_MORE.search(heard.text) and last is not None and session.dialog(last).writes:
        return None  # "no, I meant Data" puts right what was just kept
    wanted = [n for n in heard.named if _is_wished(n, heard.text, goes_on=last is not None or waiting is not None)]
    wanted = wanted or [n for n in heard.named if _settles(session, n)]
    if not wanted or any(n.cue in ("known", "held") or n.kind == "credential" for n in heard.named):
        return None
    jobs = [n.mention.of("role")[0].id for n in wanted if n.kind == "role"]
    skills = [n.mention.of("skill")[0].id for n in wanted if n.kind != "role" and n.mention.of("skill")]
    if not (jobs or skills) and waiting is None and len(wanted) == 1:
        return await _of_the_field(session, wanted[0])
    if len(jobs) > 1 or not (jobs or skills) or (jobs and best.dialog == TELLING and wanted[0].cue == "goal"):
        return None  # "want to become an electrician" is noted as the goal
    if waiting is None and (either := either_of(session)):
        return asked_which(session, either)
    session.trace.append("what pleases, or was said before, is wished for")
    if waiting is not None:
        session.state.stack.pop()  # the question which job it shall be is settled
    told = await _noted(session)
    if jobs:
        if session.given.private:
            session.profile = session.profile.model_copy(update={"goal": jobs[0]})
        answer = await session.start(Guess(_FOR_JOB, 0.8, "a job that is wished for"), {"role": jobs[0]})
    else:
        answer = await session.start(Guess(_FOR_SKILL, 0.8, "a subject that is wished for"), {"skills": skills})
    return in_several.together(session, [told, answer]) if told is not None else answer


def _is_wished(named: Named, text: str, *, goes_on: bool) -> bool:
    """Whether what is named is said to please, or once more, or to be wanted; never what is told of oneself."""
    if named.cue not in (None, "goal") or named.doubt not in (None, "planned"):
        return False
    if named.kind not in ("role", "skill", "family"):
        return False
    before = text[: named.mention.start]
    wishes = _WISHES.search(before) is not None
    if named.cue == "goal" or wishes:
        return wishes and not _HAS.search(before, max(0, len(before) - 25))
    pleases = _PLEASES.search(text) or _ONCE_MORE.search(text) or (goes_on and _HEDGED.search(text))
    return _HAS.search(text) is None and bool(pleases)


def _settles(session: Session, named: Named) -> bool:
    """Whether it is all that is named, beside the hours or money for it; who was asked of themselves tells what they
    know.
    """
    heard, last = session.heard, session.state.last
    if len(heard.named) != 1 or named.kind != "skill" or (named.cue, named.doubt) != (None, None):
        return False
    mention = named.mention
    of_the_shown = last is not None and last.dialog in SHOWN_BY and _JUST.search(heard.text, 0, mention.start)
    limited = any(v.kind in ("money", "hours_a_week") for v in heard.values)
    if not (limited or of_the_shown) or _HAS.search(heard.text) or (last is not None and last.dialog in _OF_THEM):
        return False
    begins = max(heard.text.rfind(end, 0, mention.start) for end in ".!;") + 1
    return bool(_SETTLES.fullmatch(heard.text, begins, mention.start) and _ALONE.match(heard.text, mention.end))


async def _of_the_field(session: Session, field: Named) -> Reply | None:
    """ "Cloud sounds interesting": which job of it."""
    jobs = tuple(jobs_in(session, [field.mention.of("family")[0].id])) if field.mention.of("family") else ()
    told = await _noted(session) if jobs else None
    asked = asked_which(session, jobs) if jobs else None
    return asked if told is None or asked is None else told.plus(asked)


async def _noted(session: Session) -> Reply | None:
    slots: dict[str, Any] = fill_from_message(session.manager.dialogs[TELLING], session.heard).slots
    beside = {name: slots[name] for name in _BESIDE if name in slots}
    return await session.begin(TELLING, beside, 0.8) if beside else None
