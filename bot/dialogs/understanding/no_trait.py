"""Whether a job or a skill that is named is nothing that somebody is or can: "I was never a nurse", "everyone thinks
I'm a data analyst", "I forgot all my Python", "do I know SQL?".
"""

from __future__ import annotations

import re
from typing import Literal

from bot.dialogs.understanding.cues import JOBS, Named
from bot.patterns import pattern

#: Why it is no trait: it is said not to be one, or asked whether it is.
NoTrait = Literal["denied", "asked"]
#: In front of a job. "I said I'm a nurse" is of the writer's own; "I work with nurses" is of those whom they meet.
_JOB_DENIED = pattern(
    r"(?<!\w)(?:was|were|am|i['’]?m|been|became)\s+(?:never|nearly|almost|not(?:\s+(?:really|actually|even|yet))?)\s+(?:an?\s+|the\s+)?(?:(?:fully\s+)?(?:qualified|certified|registered|licen[cs]ed)\s+)?$"
    r"|(?:^|[.,;]\s*)never\s+an?\s+$|(?<!\w)(?:never|nearly|almost)\s+(?:was|been|became|work(?:ed)?\s+as)\s+(?:an?\s+|the\s+)?$"
    r"|(?<!\w)(?:everyone|everybody|people|they|he|she|some|(?:my|the)\s+\w+)\s+(?:(?:always|all|still|keeps?)\s+)?"
    r"(?:thinks?|thinking|thought|says?|saying|said|believes?|assumes?|reckons?)\s+(?:that\s+)?(?:i['’]?m|i\s+am|i\s+was|me)\s+an?\s+$"
    r"|(?<!\w)(?:wish|dream(?:ed|t)?|pretend(?:ed|ing)?|imagine)\s+(?:that\s+)?(?:i\s+(?:was|were|am)|to\s+be|i['’]?m)\s+an?\s+$"
    r"|(?<!\w)if\s+i\s+(?:was|were|am|became)\s+an?\s+$"
    r"|(?<!\w)(?:married\s+to|dating|liv(?:e|ing)\s+with|work(?:ed|ing)?\s+(?:for|alongside|next\s+to|under))\s+(?:an?|some|the)\s+$",
    re.IGNORECASE,
)
#: In front of a job that somebody does not want to have or to get, or wanted to once.
_UNWANTED = pattern(
    r"(?<!\w)(?:do\s?n['’]?t|do\s+not|did\s?n['’]?t|never|no\s+longer|would\s?n['’]?t)\s+(?:(?:really|ever|even|actually|necessarily)\s+)?"
    r"(?:want(?:ed)?(?:\s+to)?|wanna|(?:wish(?:ed)?|like|love)\s+to|fancy)\s+(?:be|become|being|becoming|work(?:ing)?\s+as)\s+an?\s+$"
    r"|(?<!\w)used\s+to\s+(?:hate|love|like|enjoy|want|dream)(?:\s+(?!now\b)\w+){0,5}\s+an?\s+$",
    re.IGNORECASE,
)
_MEETS = pattern(
    r"(?<!\w)work(?:ed|ing)?\s+(?:closely\s+)?with\s+(?:(?:the|some|many|a\s+lot\s+of|lots\s+of|other\s+people['’]s)\s+)?$",
    re.IGNORECASE,
)
_JOB_ELSEWHERE = pattern(
    r"\s+(?:only\s+)?(?:in\s+(?:my\s+dreams|another\s+life|my\s+next\s+life|a\s+(?:film|movie|play|game|video\s?game)))(?!\w)",
    re.IGNORECASE,
)
#: In front of a skill: it was lost ...
_LOST = pattern(
    r"(?<!\w)(?:forgot(?:ten)?|forgetting|lost|unlearn(?:ed|t))\s+(?:(?:all|most\s+of|everything\s+about|about)\s+)?(?:my\s+|the\s+)?$"
    r"|(?<!\w)used\s+to\s+know\s+(?:some\s+)?$",
    re.IGNORECASE,
)
#: "I forgot my SQL exam date", "lost my welding ticket": no skill is lost.
_OF_A_PAPER = pattern(
    r"['’]?s?\s+(?:exam|test|cert\w*|licen[cs]e|ticket|card|badge|course|book|notes|password|login|date|results?|study|lesson|class|number|logbook)\b",
    re.IGNORECASE,
)
#: ... or never there.
_SKILL_DENIED = pattern(
    r"(?<!\w)(?:not|n['’]?t|never)\s+(?:(?:very|really|that|so|too|any|been)\s+){0,2}(?:good|great|strong|fluent|confident|comfortable)\s+(?:at|with|in)\s+$"
    r"|(?<!\w)(?<!not\s)(?<!n['’]t\s)(?:suck|useless|terrible|rubbish|hopeless|crap|awful|bad)\s+(?:at|with|in)\s+$"
    r"|(?<!\w)(?:wish|if)\s+(?:that\s+)?i\s+(?:knew|could)\s+(?:some\s+)?$",
    re.IGNORECASE,
)
_KNEW = pattern(r"(?<!\w)i\s+(?:once\s+)?knew\s+(?:some\s+|a\s+bit\s+of\s+)?$", re.IGNORECASE)
_LONG_AGO = pattern(r"\s+(?:once|back\s+then|(?:many\s+|some\s+)?years\s+ago|a\s+long\s+time\s+ago)\b", re.IGNORECASE)
_SKILL_NOT_MINE = pattern(
    r"\s+(?:(?:is|are|was)|['’]s)\s+(?:(?:really|very|still|a\s+bit|pretty|quite|only|just|kinda)\s+){0,2}(?:so\s*-?so|bad|weak|poor|rusty|terrible|awful|basic|rubbish|crap|not\s+(?:(?:so|that|very|too|really)\s+)?(?:good|great|strong|fluent|perfect|enough)|a[12])(?!\w)"
    r"|\s+(?:is|are|was)(?:n['’]?t|\s+not)\s+(?:really\s+|exactly\s+)?(?:for\s+me|my\s+(?:thing|strength|cup\s+of\s+tea|strong\s+(?:suit|point)))(?!\w)",
    re.IGNORECASE,
)
_ASKED = pattern(
    r"\W*(?:(?:so|and|but|hey|hi|ok|wait)\W+){0,3}(?:do|did|am|was|can)\s+i\s+(?:(?:really|even|still|already)\s+)?(?:(?:know|have|an?)\s+)?$",
    re.IGNORECASE,
)


def no_trait(text: str, named: Named) -> NoTrait | None:
    """None where nothing says so."""
    start, end = named.mention.start, named.mention.end
    if _ASKED.fullmatch(text, 0, start):
        return "asked"
    if named.kind in JOBS or named.mention.of("role"):
        meets = not named.by_doing and text[start:end].endswith("s") and _MEETS.search(text, 0, start)
        if meets or is_unwanted(text, named) or _JOB_DENIED.search(text, 0, start) or _JOB_ELSEWHERE.match(text, end):
            return "denied"
    if named.mention.of("skill") and (
        is_lost(text, named) or _SKILL_DENIED.search(text, 0, start) or _SKILL_NOT_MINE.match(text, end)
    ):
        return "denied"
    return None


def is_unwanted(text: str, named: Named) -> bool:
    """ "I don't want to be a nurse": neither what somebody is nor where they want to go."""
    return _UNWANTED.search(text, 0, named.mention.start) is not None


def is_lost(text: str, named: Named) -> bool:
    """ "I forgot all my Python", "I knew SQL once": a skill that somebody had."""
    start, end = named.mention.start, named.mention.end
    if _OF_A_PAPER.match(text, end):
        return False
    once = _KNEW.search(text, 0, start) is not None and _LONG_AGO.match(text, end) is not None
    return once or _LOST.search(text, 0, start) is not None


#: "I can't do 10 hours a week", "don't have 500 euros"; not "can't do more than 10 hours".
_NOT_SO_MUCH = pattern(
    r"(?<!\w)(?:can['’]?t|can\s?not|could\s?n['’]?t|(?:do|did|have|has|is|was)\s?n['’]?t|(?:do|did|is|was)\s+not|no\s+longer|never)\s+"
    r"(?:(?:really|even|actually|always|possibly)\s+)?(?:do|have|had|got|spare|manage|find|study|afford|spend|pay|put\s+in|make)?\s*(?:(?:the|those|my|full|another)\s+)?$",
    re.IGNORECASE,
)


_AT_MOST = pattern(r"\b(?:more|over|above|beyond|much|up\s+to)\b", re.IGNORECASE)


def is_not_so_much(text: str, start: int, end: int) -> bool:
    """Whether the amount from ``start`` to ``end`` is said not to be theirs."""
    return _NOT_SO_MUCH.search(text, 0, start) is not None and _AT_MOST.search(text, start, end) is None
