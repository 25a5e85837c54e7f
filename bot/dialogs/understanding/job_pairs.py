"""Of the jobs that a message names: which one somebody had, has or wants, and who only looks at certificates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogs.understanding.cues import JOBS, LISTING, Named
from bot.patterns import pattern

#: From one job to another: "electrician to solar installer", "barmaid turning sommelier", "a waiter who wants to be a".
_ONWARD = pattern(
    r"^\s*(?:now)?[\s,;]*(?:to|into|->|→|=>|2|turn(?:ing|ed)(?:\s+into)?|like\s+me\s+(?:ends?|ending)\s+up(?:\s+as)?"
    r"|(?:(?:who|but|and)\s+)?(?:really\s+)?(?:i\s+|i['’]?m\s+)?(?:really\s+|now\s+)?(?:want(?:s|ing)?|looking|hoping|aiming|keen|dream(?:s|ing)?|thinking|considering|tempted|fancy(?:ing)?"
    r"|preferring)(?:\s+(?:to|of|at|for|about|by))?)\s*(?:be|being|become|becoming|an?|the|(?:go|get|move|break|switch|jump|step|transition)(?:ing)?(?:\s+over)?(?:\s+(?:in\s?)?to)?)?\s*(?:an?|the|my)?\s*$",
    re.IGNORECASE,
)
#: What stands in front of the job of who introduces themselves with it: "Junior accountant in Lagos, aiming at …".
_INTRODUCED = pattern(
    r"^\W*(?:(?:senior|junior|sr|jr|head|lead|chief|retired|former|ex|experienced|qualified|freelance|registered|young|old"
    r"|level\s+\d|an?|i['’]?m|im|i\s+am|me|hi|hello|hey|ok|so|[1-7]\d(?:\s?(?:yo|y/o|years?\s+old|yrs?\s+old))?|single|mu?m|mom|dad|and)\W+)*$",
    re.IGNORECASE,
)
#: "Retired cop, thinking about security": what they were is no job of now.
_RETIRED = pattern(r"\b(?:retired|former|ex)[\s-]+$", re.IGNORECASE)
#: Between that job and the one that is asked for.
_MOVES_ON = pattern(r"[,.;:!?–(]|\b(?:want|wanna|aim|look|hop|prefer|becom|turn|mov|next|go)\w*\b|->|→", re.IGNORECASE)
#: "Data analyst I guess, in a hospital": not where somebody stands.
_HEDGED = pattern(
    r"\b(?:i\s+(?:guess|suppose|think)|maybe|perhaps|ideally|(?:sounds?|looks?|seems?)\s+\w+)\b|^\s*,?\s*(?:in|at)\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
#: "Hotel receptionist in Valencia, I want something I can do from home".
_WANTS_ELSE = pattern(
    r"[,.;!]\s*(?:and\s+|but\s+|now\s+)?(?:i['’]?m\s+|i\s+(?:really\s+|would\s+|just\s+)?|i['’]d\s+|now\s+)?(?:want|wanna|need|like|looking\s+for|love|fancy|after)\s+(?:to\s+(?:do|find|try|get)\s+)?"
    r"(?:something|smth|sth|smthg|anything|some\s+work|a\s+job|work)\s+(?:else|different|new|(?:that\s+)?i\s+can\s+do|from\s+home|remote|where|with\s+(?:less|better|no)|less|easier|calmer|better)\b",
    re.IGNORECASE,
)
#: "Office job -> something with animals".
_ARROW = pattern(r"\s*(?:->|=>|→)", re.IGNORECASE)
_COMPARED = pattern(r"\b(?:or|vs\.?|versus|than|between|and)\s*(?:an?|the)?\s*$", re.IGNORECASE)
#: "For a GRC analyst", "as a lifeguard": where somebody stands who speaks of another job as their goal.
_AS = pattern(r"(?<!\w)(?:as|for)\s+an?\s+$", re.IGNORECASE)


def in_pairs(text: str, named: list[Named]) -> list[Named]:
    """ "Electrician to solar installer", "cook, plan to chef": of two jobs, the one that is not the goal is where one
    stands.
    """
    named = _without_judges(text, named)
    jobs = [i for i, n in enumerate(named) if n.kind in JOBS]
    _leave(text, named, jobs)
    for a, b in itertools.pairwise(jobs):
        between = text[named[a].mention.end : named[b].mention.start]
        if _ONWARD.match(between):
            named[b] = replace(named[b], cue="goal")
        if named[a].cue is None and (named[b].cue == "goal" or _introduces(text, named[a], between, named[b])):
            retired = _RETIRED.search(text, 0, named[a].mention.start)
            named[a] = replace(named[a], cue="excluded" if retired else "current")
        if named[a].cue == "goal" and named[b].cue is None and _AS.search(between):
            named[b] = replace(named[b], cue="current")
    if len(jobs) == 1 and _turns_from(text, named, jobs[0]):
        named[jobs[0]] = replace(named[jobs[0]], cue="current")
    return named


#: "What would make a recruiter look twice": who judges is not what anybody wants to be.
_JUDGES = frozenset({"recruiter"})
_JUDGING = pattern(
    r"\s*(?:(?:would|will|might|do|does|really|actually|usually)\s+){0,2}(?:look|notice|want|ask|expect|care|like|take|respect|accept|recogni[sz]e|call|prefer|love|believe|trust)",
    re.IGNORECASE,
)


def _without_judges(text: str, named: list[Named]) -> list[Named]:
    """Who would look at a certificate, where another job is spoken of."""
    jobs = [n for n in named if n.kind in JOBS]
    judges = [
        n for n in jobs if n.mention.matches[0].id in _JUDGES and _JUDGING.match(text, n.mention.end) and n.cue is None
    ]
    return [n for n in named if n not in judges] if len(jobs) > len(judges) else named


#: "I was a cleaner", "optician by training", "served as a bank teller": what they are no more.
_WAS = pattern(
    r"(?<!\w)(?:was|were|used\s+to\s+be|served|serving|trained|former(?:ly)?|ex|once|retired|no\s+longer)(?!\w)[^.!?]{0,20}$",
    re.IGNORECASE,
)
_BY_TRAINING = pattern(r"^\s*(?:by\s+training|before\b|previously|originally)", re.IGNORECASE)
_IS_NOW = pattern(
    r"(?<!\w)(?:now|currently|nowadays|today|these\s+days|presently|this\s+year|i['’]?m|i\s+am|working\s+as|work\s+as)(?!\w)[^.!?]{0,24}$",
    re.IGNORECASE,
)
_BUT_NOW = pattern(
    r"^\s*[,;]?\s*(?:(?:and|but|so)\s+)?(?:now|today|nowadays|currently|rather)?\s*(?:an?|the)?\s*$", re.IGNORECASE
)


def _leave(text: str, named: list[Named], jobs: Sequence[int]) -> None:
    """Of a former job and one of today, the former is left: "last year I was a cleaner, now I'm a surgical tech"."""
    for a, b in itertools.pairwise(jobs):
        start = named[jobs[jobs.index(a) - 1]].mention.end if jobs.index(a) else 0
        one, two = named[a], named[b]
        left = one.cue == "excluded" or (
            one.cue == "current"
            and (_WAS.search(text, start, one.mention.start) or _BY_TRAINING.match(text[one.mention.end :]))
        )
        between = text[one.mention.end : two.mention.start]
        if not left:
            continue
        if two.cue is None and one.cue == "excluded" and _BUT_NOW.match(between) and _NOW_OR_BUT.search(between):
            named[b] = replace(two, cue="current")
        elif two.cue == "current" and _IS_NOW.search(between):
            named[a] = replace(one, cue="excluded")


_NOW_OR_BUT = pattern(r"\b(?:now|today|nowadays|currently|but)\b", re.IGNORECASE)


def _turns_from(text: str, named: Sequence[Named], at: int) -> bool:
    """ "Personal trainer, want to get into nutrition": the one job of who wants something else is where they stand."""
    job, behind = named[at], named[at + 1 :]
    if job.cue is None and behind and behind[0].kind == "skill" and behind[0].cue == "goal":
        between = text[job.mention.end : behind[0].mention.start]
        if _ONWARD.match(between) and not LISTING.match(between):
            return True
    if job.cue is not None or not _INTRODUCED.match(text[: job.mention.start]):
        return False
    if _WANTS_ELSE.search(text, job.mention.end) or _ARROW.match(text, job.mention.end):
        return True
    wanted = next((n for n in behind if n.kind == "skill" and n.cue == "goal"), None)
    return wanted is not None and _MOVES_ON.search(text, job.mention.end, wanted.mention.start) is not None


def introduces(text: str, start: int) -> bool:
    """Whether a message begins with the job that is named there, as whoever introduces themselves does."""
    return _INTRODUCED.match(text[:start]) is not None


def _introduces(text: str, first: Named, between: str, second: Named) -> bool:
    """Whether a message begins with the job of its writer, and then speaks of another one."""
    if second.cue is not None or first.mention.matches[0].id == second.mention.matches[0].id:
        return False
    apart = bool(_MOVES_ON.search(between)) and not LISTING.match(between) and not _COMPARED.search(between)
    apart = apart and not _HEDGED.search(between)
    return apart and bool(_INTRODUCED.match(text[: first.mention.start]))
