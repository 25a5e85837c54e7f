"""The advertisement of a job inside a message: what is pasted, without the words that hand it over.

"Saw this, worth applying? HR Officer, Lagos. BSc, …": the job and what it asks for are those of the pasted part.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.patterns import pattern


class Advert(NamedTuple):
    """Where it stands in a text, in characters. ``announced``: the words around it say that it is of a job."""

    start: int
    end: int
    announced: bool = False


_JOB = (
    r"(?:job|role|position|posting|post|advert|ad|advertisement|listing|vacancy|opening"
    r"|opportunity|spec|jd|description)"
)
#: "What do i need for this job", "here is the ad from linkedin", "Job ad".
_OF_A_JOB = pattern(
    rf"(?<!\w)(?:this|that|the|an?|one)\s+(?:[\w-]{{1,15}}\s+){{0,2}}{_JOB}s?(?!\w)"
    rf"|\W*(?:job|new)\s+{_JOB}(?!\w)|\W*(?:vacancy|posting|advert|jd)(?!\w)",
    re.IGNORECASE,
)
#: "Found this job as a lifeguard in Brighton, …", in one sentence with what it asks for.
_THIS_JOB = pattern(rf"(?<!\w)th(?:is|at)\s+(?:[\w-]{{1,15}}\s+){{0,2}}{_JOB}(?![\w'’])", re.IGNORECASE)
#: "Saw this", "my friend sent me this on linkedin", "just got this one from a recruiter".
_SAW = pattern(
    r"\W*(?:\w[\w'’]{0,11}\W{1,2}){0,4}?(?:saw|seen|found|got|spotted|received|sent|shared|forwarded|came\s+across|what\s+about)"
    r"\s+(?:me\s+|us\s+)?(?:this|these|that)(?:\s+one)?(?:\s+(?:from|on|in|at|via|by|today|yesterday|online|now|just|earlier|through)"
    r"(?:\s+[\w'’.-]{1,15}){0,4})?(?:,[^:.\n?!]{1,40})?\W*",
    re.IGNORECASE,
)
_RECRUITER = pattern(
    r"\W*(?:\w[\w'’]{0,11}\W{1,2}){0,4}?(?:recruiter|headhunter|agency)\s(?:[\w'’]{1,12}\s?){1,5}\W*", re.I
)
_HEAD = pattern(r"[^:.\n?!\"“„«]{3,90}[:.\n?!,\s]*")
_ASKED = pattern(r"(?:[^.?!\n:\"“„«]{3,80}\?[\s?!]*){1,3}")
_QUOTED = pattern(r"[\"“„«](?P<body>[^\"“”„«»]{40,3000})(?:[\"”“»]|$)")
_TRAILING = pattern(r"(?<=[.!;\n])[^.?!\n:]{3,90}[\s?!.]*$")
#: No advertisement speaks so, but somebody of themselves and of what they hold; in "PSM I" nobody speaks.
_SPEAKS = pattern(
    r"(?<!\w)(?:(?<!(?-i:[A-Z]{2}) )i|i['’](?:m|ve|d|ll)|im|ive|my|valid\s+(?:un)?til\w*|expir\w+|runs?\s+out|renewed"
    r"|issued\s+(?:on|in))(?!\w)",
    re.IGNORECASE,
)
_NOTHING = r"(?!)"
#: What advertisements say, by what they say with it.
_SIGNS = tuple(
    pattern(rf"(?<!\w)(?:{ways})(?!\w)|{bare}", re.IGNORECASE)
    for ways, bare in (
        (
            r"must[\s-]+(?:have|hold|be)|musts?(?=\s*:)|required?|requirements?|essential|mandatory|minimum|criteria",
            _NOTHING,
        ),
        (
            r"we\s+(?:look|are\s+looking|seek|need|want|offer)|looking\s+for\s+(?:someone|somebody)|wanted|hiring"
            r"|(?<!do\s)(?<!what\s)you\s+(?:bring|will|have)",
            _NOTHING,
        ),
        (
            r"nice[\s-]to[\s-]have|nice(?=\s*:)|good\s+to\s+have|desirable|preferred|preferably|or\s+equivalent"
            r"|an?\s+(?:\w+\s+)?(?:plus|advantage|bonus|asset)",
            _NOTHING,
        ),
        (r"experience|years?|yrs", r"\d\+?\s?(?:years?|yrs)"),
        (
            r"salary|remote|hybrid|[mfwdx]/[mfwdx](?:/[mfwdx])?|full[\s-]time|part[\s-]time|shifts?|per\s+(?:hour|annum|month)|p\.?a|lpa|apply|contract|band\s\d",
            r"[£$€]\s?\d|\d\s?/\s?h",
        ),
        (
            r"responsib\w+|duties|qualifications?|licen[cs]e|registration|certifi\w+|membership|valid|qualified|card",
            _NOTHING,
        ),
    )
)
#: "Do I have a chance?", "worth applying?", "would they take me?"
_CHANCES = pattern(
    r"(?<!\w)(?:(?:an?|any|much|what|my)\s+(?:real\s+|good\s+|fair\s+)?(?:chances?|shot|hope)|worth\s+(?:applying|a\s+(?:try|shot))"
    r"|(?:should|could|can|shall)\s+i\s+(?:even\s+|just\s+|still\s+)?(?:apply|go\s+for)|(?:am|would)\s+i\s+(?:be\s+)?(?:qualified|eligible|good\s+enough|suitable)"
    r"|do\s+i\s+(?:qualify|fit|match|have\s+enough|tick)|(?:would|will|could)\s+they\s+(?:even\s+)?(?:take|hire|consider|interview|want)\s+me"
    r"|what\s+(?:am\s+i|do\s+i)\s+(?:missing|lack)|realistic\s+for\s+me)(?!\w)",
    re.IGNORECASE,
)
_LEAST_WORDS, _LEAST_ALONE = 8, 12
_MARKS_ALONE = 2


def advert_in(text: str) -> Advert | None:
    """The part of it that is pasted, as its quotes, the words in front of it or its own words tell; else None."""
    if (quoted := _QUOTED.search(text)) is not None:
        start, end = quoted.span("body")
        around = text[:start] + text[end:]
        of_a_job = _OF_A_JOB.search(around) is not None
        handed = of_a_job or _hands_over(text[:start].rstrip(' "“„«'))
        if _signs(text, start, end) >= (1 if handed else _MARKS_ALONE):
            return Advert(start, end, of_a_job)
    head = _HEAD.match(text)
    if head is not None and (_OF_A_JOB.search(head[0]) or _hands_over(head[0])):
        asked = _ASKED.match(text, head.end())
        found = _to_the_end(text, asked.end() if asked is not None else head.end())
        enough = len(text[found.start : found.end].split()) >= _LEAST_WORDS
        if enough and _signs(text, found.start, found.end):
            return found._replace(announced=_OF_A_JOB.search(head[0]) is not None)
    if head is not None and (this := _THIS_JOB.search(head[0])) is not None:
        found = _to_the_end(text, this.end())
        enough = len(text[found.start : found.end].split()) >= _LEAST_WORDS
        if enough and _signs(text, found.start, found.end) >= _MARKS_ALONE:
            return found._replace(announced=True)
    return None


def standing_alone(text: str) -> Advert | None:
    """Nothing but an advertisement that says what it is in two ways."""
    found = _to_the_end(text, 0)
    words = text[found.start : found.end].split()
    enough = len(words) >= _LEAST_ALONE and "?" not in text[found.start : found.end]
    return found if enough and _signs(text, found.start, found.end) > _MARKS_ALONE else None


def asks_chances(text: str) -> bool:
    """Whether somebody asks how they stand against a posting."""
    return _CHANCES.search(text) is not None


def _hands_over(head: str) -> bool:
    return _SAW.fullmatch(head) is not None or _RECRUITER.fullmatch(head) is not None


def _to_the_end(text: str, start: int) -> Advert:
    """What follows, without a question of one's own behind it."""
    last = _TRAILING.search(text, start)
    own = last is not None and ("?" in last[0] or asks_chances(last[0]) or _SPEAKS.search(last[0]))
    return Advert(start, last.start() if last is not None and own else len(text))


def _signs(text: str, start: int, end: int) -> int:
    if _SPEAKS.search(text, start, end):
        return 0
    return sum(sign.search(text, start, end) is not None for sign in _SIGNS)
