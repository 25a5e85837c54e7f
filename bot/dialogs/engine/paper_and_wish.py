""" "Bus driver, licence runs out March 2027, thinking about train driver instead": a paper that ends, among what
somebody says of their job and of what they want. It belongs to the job, and is kept; the rest is heard without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.wished_fields import wish_in
from bot.patterns import pattern

_JOINT = pattern(
    r"\s*[,;]\s*(?:(?:and|but|so)\s+)?|\s*[.–-]+\s+(?:(?:and|but|so)\s+)?|\s+(?:and|but|so)\s+", re.IGNORECASE
)
_ENDS = (
    r"(?:(?:is\s+)?(?:runs?|running)\s+out|expir(?:es?|ing)|(?:is|['’]s)\s+(?:up|due|valid|good)|ends?|laps(?:es?|ing)"
    r"|valid|good|due)"
)
#: "My licence runs out March 2027": no name, and so of the job that is told beside it.
_PAPER = pattern(
    r"\W*(?:my\s+|the\s+|have\s+(?:a|my)\s+)?(?P<paper>(?:(?:current|work|trade)\s+)?(?:licen[cs]e|card|ticket|registration|badge|permit|pin|accreditation|cert(?:ificate|ification)?))"
    rf"\s+(?P<ends>{_ENDS}\b.{{2,40}})",
    re.IGNORECASE,
)
_SAYS_IT_ENDS = pattern(rf"\b{_ENDS}\b", re.IGNORECASE)
_WISHES = pattern(
    r"\b(?:want|wanna|wish|hop(?:e|ing)|think(?:ing)?\s+(?:about|of)|considering|fancy|fancying|like\s+to|love\s+to|rather|prefer|interested|tempted|keen|look(?:ing)?\s+(?:at|for|to|into)"
    r"|retrain\w*|switch\w*|mov(?:e|ing)\s+(?:in)?to|chang(?:e|ing)\s+(?:in)?to|aim\w*|dream\w*|become|instead)\b",
    re.IGNORECASE,
)
#: "Remind me" is done with every record.
_REMIND = pattern(r"\W*(?:please\s+|pls\s+)?remind\s+me(?:\s+(?:please|pls|in\s+time|then|before))*\W*", re.IGNORECASE)
#: "I'm a nurse in Leeds and want to do ACLS".
WHO_THEY_ARE = pattern(rf"{OPENING}(?:i['’]?m|i\s+am|i\s+work\s+as)\s", re.IGNORECASE)
#: "Plumber, card expires May 2027, how do I renew it": what is asked of the paper.
_ASKS = pattern(
    r"[^,]{2,40},\s(?P<what>(?:how|what|where|when|who|can|do|does|should|must)\s.{4,80})", re.IGNORECASE | re.DOTALL
)
_LONGEST, _TWO = 200, 2


@dataclass(frozen=True, slots=True)
class Parts:
    """``record``: the paper and its end, in words; ``paper``: what it is called where it has no name but that of the
    job. ``rest``: what else is said; empty where that is no more than the job.
    """

    record: str
    paper: str
    rest: str


def may_be(text: str) -> bool:
    """Whether it is worth hearing for that: most messages say of nothing that it ends, or say one thing only."""
    return len(text) <= _LONGEST and bool(_SAYS_IT_ENDS.search(text)) and bool(_JOINT.search(text))


def parts(heard: Heard) -> Parts | None:
    """None where no paper ends, or what is said beside it is neither a wish nor who they are."""
    text = heard.text
    if len(heard.dates) != 1 or len(text) > _LONGEST or "?" in text[:-1] or heard.people or heard.teams:
        return None
    day = heard.dates[0]
    clauses = [(a, b) for a, b in _clauses(text) if not _REMIND.fullmatch(text, a, b)]
    at = next((i for i, (start, end) in enumerate(clauses) if start <= day.start and day.end <= end), None)
    if at is None or len(clauses) == 1:
        return None
    rest = ", ".join(text[a:b] for i, (a, b) in enumerate(clauses) if i != at)
    wishes = _WISHES.search(rest) is not None
    named = _with_its_name(heard, *clauses[at])
    if named is not None:  # "… and I want to renew it" is of the paper itself
        others = any(not clauses[at][0] <= n.mention.start < clauses[at][1] for n in heard.named)
        return Parts(named, "", rest) if wishes and (others or wish_in(rest)) else None
    paper = _of_the_job(heard, *clauses[at])
    if paper is None or not (wishes or len(clauses) == _TWO or _ASKS.match(rest)):
        return None
    called = f"{heard.text[slice(*_job_before(heard, clauses[at][0]))]} {paper['paper']}"
    asked = _ASKS.match(rest)
    rest = rest if wishes or WHO_THEY_ARE.match(rest) else asked["what"] if asked else ""
    return Parts(f"my {called} {paper['ends']}", called, rest)


def under_its_own_name(heard: Heard, paper: str) -> Heard:
    """The job in its name makes it none of the catalogue's papers for that job."""
    start = heard.text.find(paper)
    whole = [
        replace(n, mention=replace(n.mention, start=start, end=start + len(paper)), unlisted=True)
        for n in heard.named[:1]
    ]
    return replace(heard, named=tuple(whole)) if start >= 0 else heard


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for joint in _JOINT.finditer(text):
        if text[start : joint.start()].strip():
            yield start, joint.start()
        start = joint.end()
    if text[start:].strip():
        yield start, len(text)


def _with_its_name(heard: Heard, start: int, end: int) -> str | None:
    said = heard.text[start:end]
    within = [n for n in heard.named if start <= n.mention.start and n.mention.end <= end]
    one = len(within) == 1 and within[0].kind not in JOBS
    return said if one and _SAYS_IT_ENDS.search(said) and not _WISHES.search(said) else None


def _of_the_job(heard: Heard, start: int, end: int) -> re.Match[str] | None:
    """A paper without a name, where one job is told in front of it."""
    paper = _PAPER.fullmatch(heard.text, start, end)
    if any(n.mention.end > start and n.mention.start < end for n in heard.named):
        return None
    return paper if _job_before(heard, start) != (0, 0) else None


def _job_before(heard: Heard, start: int) -> tuple[int, int]:
    jobs = [n.mention for n in heard.named if n.kind == "role" and n.mention.end <= start and n.cue != "goal"]
    return (jobs[0].start, jobs[0].end) if len(jobs) == 1 else (0, 0)
