"""Shares of a whole: "60%", "half way", "7 of 12 modules"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.letters import plain
from bot.dialogs.understanding.times.words import NUMBER_WORDS, READ, is_whole
from bot.dialogs.understanding.values import count
from bot.patterns import pattern

_PERCENT = pattern(
    rf"(?<![\w.,])(?:(?P<n>\d{{1,3}})(?:[.,]\d+)?|(?P<w>(?:{NUMBER_WORDS}|seventy|ninety)(?:[\s-](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?))\s*(?:%|percents?\b|per\s*cent\b|pct\b|prozent\b)",
    re.IGNORECASE,
)
_DONE_WORDS = r"(?:done|complete[d]?|finished|through|ready|there|way|in)"
_PARTLY = (
    (pattern(r"(?<!\w)(?:three[\s-]+quarters?|3\s+quarters?)(?!\w)", re.IGNORECASE), 75),
    (pattern(r"(?<!\w)(?:two|2)[\s-]+thirds?(?!\w)", re.IGNORECASE), 67),
    (
        pattern(
            rf"(?<!\w)(?:a|one|1)[\s-]+third(?:\s+(?:of|{_DONE_WORDS})\b|\W*$)(?!\s+(?:time|party))", re.IGNORECASE
        ),
        33,
    ),
    (pattern(rf"(?<!\w)(?:a|one|1)[\s-]+quarter\s+(?:of\s+(?:the|it|my)|{_DONE_WORDS})(?!\w)", re.IGNORECASE), 25),
    (
        pattern(
            rf"(?<!\w)(?:half[\s-]?way|half[\s-]+(?:of\s+(?:it|the|them|all|my)\b|{_DONE_WORDS}(?!\w))"
            r"|(?:about|nearly|almost|roughly|around|did|done|finished|covered)\s+half\W*$|^\W*half\W*$)",
            re.IGNORECASE,
        ),
        50,
    ),
)


def find_percent(text: str) -> int | None:
    """0 to 100 for ``60%``, ``60 percent``, ``half way`` and ``two thirds``; None for more than all of it."""
    text = plain(text[:READ])
    match = _PERCENT.search(text)
    if match is not None:
        percent = int(match["n"]) if match["n"] else _percent_words(match["w"])
        return percent if percent is not None and percent <= 100 else None
    return next((percent for way, percent in _PARTLY if way.search(text)), None)


def _percent_words(said: str) -> int | None:
    more = {"seventy": 70, "ninety": 90}
    return sum(more.get(word, count(word) or 0) for word in re.split(r"[\s-]+", said.lower())) or None


_PIECE = (
    r"(?:modules?|chapters?|lessons?|units?|sections?|parts?|labs?|videos?|courses?|topics?|domains?|pages?|steps?|tasks?"
    r"|exercises?|lectures?|classes|quizzes|sessions?|objectives?|exams?|credits?|cpes?|pdus?|ceus?|points?|hours?|items?|weeks?)"
)
_FINISHED = r"(?:done|finished|completed?|through|passed|covered|read|watched|ready)"
_COUNT = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_SHARE = pattern(
    rf"(?P<before>(?<!\w)(?:{_PIECE}|{_FINISHED}|at|on|did|progress|now|i['’]?m)\s*:?\s+)?(?<![\w/.,:$\-])"
    rf"(?P<a>{_COUNT})\s*(?:{_PIECE}\s+)?(?:{_FINISHED}\s+)?(?P<joint>/|out\s+of|of)\s*(?:the\s+|my\s+|all\s+)?(?P<b>{_COUNT})(?![\w/:%\-]|[.,]\d)"
    rf"(?P<after>\s*(?:{_PIECE}|{_FINISHED})(?!\w))?",
    re.IGNORECASE,
)
#: Without a word such as "modules" more pieces than this are no course.
_MOST_PIECES = 1000


def find_share(text: str) -> tuple[int, int] | None:
    """How many of how many: (7, 12) for "7 of 12 modules", (3, 4) for "3/4 done"; never more than all."""
    text = plain(text[:READ])
    for match in _SHARE.finditer(text):
        done, whole = count(match["a"]), count(match["b"])
        if done is None or whole is None or not 0 <= done <= whole or whole == 0:
            continue
        named = match["before"] or match["after"] or is_whole(text, match) or re.search(_FINISHED, text, re.IGNORECASE)
        digits = match["a"].isdecimal() and match["b"].isdecimal()
        if not named and (match["joint"] == "/" or not digits):
            continue
        if whole > _MOST_PIECES and not match["after"]:
            continue  # "3 of 2025"
        return done, whole
    return _nth_of(text)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
#: "1st module done out of 5", "the third chapter of 9".
_NTH_OF = pattern(
    rf"(?<!\w)(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_NTH)}))\s+{_PIECE}\s+(?:is\s+|are\s+)?(?:{_FINISHED}\s+)?(?:out\s+of|of)\s*(?:the\s+)?(?P<b>{_COUNT})(?![\w/:%\-]|[.,]\d)",
    re.IGNORECASE,
)


def _nth_of(text: str) -> tuple[int, int] | None:
    said = _NTH_OF.search(text)
    done = (int(said["n"]) if said["n"] else _NTH[said["word"].casefold()]) if said is not None else 0
    whole = count(said["b"]) if said is not None else None
    return (done, whole) if whole and 0 < done <= whole else None
