"""What is listed beside credentials that are known: "…, and pool plant op till March 27"; the year behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.standing import has_an_owner
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern

_LISTED = pattern(
    r"(?:[,;]|(?<!\w)(?:and|plus|also)|&)\s+(?:(?:and|also|plus)\s+)?(?:(?:i|i['’]?ve)\s+(?:have\s+|got\s+)?)?(?:(?:my|the|an?)\s+)?"
    r"(?P<name>(?:(?!and\b|my\b|is\b|was\b|it\b|that\b|this\b|i\b|they\b|he\b|she\b|one\b|which\b|both\b|then\b|also\b|just\b|still\b|when\b|after\b|before\b"
    r"|want\b|to\b|be\b|been\b|will\b|should\b|hope\b|need\b|must\b|going\b|get\b|have\b|not\b|never\b|all\b|once\b|if\b)"
    r"[^\W\d_][\w&+/-]{1,20}\s+){1,4}?)"
    r"(?:(?:(?:i|was|were)\s+)?(?:got|did|done|passed|completed|earned)\s+(?:it\s+)?|(?:is\s+)?(?:valid|good|ok|okay|in\s+date)\s+(?=un|ti|to|th|fo)|ends?\s+|expires?\s+|runs?\s+out\s+|lapses?\s+|(?=(?:un)?till?\s))"
    r"(?:(?:on|in|at|by|until|till|til|to|through|thru)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
NO_CREDENTIAL = pattern(
    r"\b(?:passports?|visas?|birthday|contract|lease|rent|insurance|subscription|mot|car|holidays?|leave|shift|password|trial|mortgage|baby|wedding"
    r"|appointment|flight|e-?mails?|news|confirmation|probation|notice|job|exam|(?<!tb\s)test|course|class|school|term|free|busy|away|off|working(?!\s+(?:with|at)\s)|work|here|there|deadline|budget|plan|cv|résumé|resume|laptop|milk|essay|chemo\w*|jury|kit)\b",
    re.IGNORECASE,
)
JOINT = r"\s{0,5}[,;&\n]\s{0,5}(?:(?:and|plus|also)\s+)?|\s{1,5}(?:and|plus)\s{1,5}"
_JOINT = pattern(JOINT, re.IGNORECASE)
_ALONE = pattern(
    r"\W*(?:(?:and|also|plus|hi|ok|so|my|own|the|an?|i|i['’]?ve|have|got|hold)\s+){0,4}(?P<name>(?:(?!and\b|my\b|i\b|is\b|it\b|no\b|not\b|the\b|that\b|that['’]?s\b|this\b|sorry\b|wait\b)"
    r"[^\W\d_][\w&+/-]{1,20}\s+){1,5}?)(?P<ends>(?:it\s+|that['’]?s\s+|which\s+is\s+)?(?:(?P<over>ran\s+out|expired|lapsed|ended)|expires?|runs?\s+out|renew(?:s|al(?:\s+(?:date|is|due))?)?|ends?|lapses?|(?:is\s+|comes\s+)?up|(?:is\s+)?(?:due|valid|good)|(?=(?:un)?till?\s))\s*)?"
    r"(?:(?:on|in|at|by|from|since|got|passed|done|until|till|til|through|thru|to|dated|issued)\s+){0,3}(?:the\s+)?",
    re.IGNORECASE,
)
#: One of them at least is plainly such a thing.
A_PAPER = pattern(
    r"\b(?:licen[cs]e|card|cert\w*|ticket|badge|permit|pin|registration|membership|diploma|award|nvq|training)\b|(?-i:\b[A-Z][A-Z0-9]{1,}\b)",
    re.IGNORECASE,
)
_LEAST, _MOST = 2, 8
_YEAR = pattern(r"\s{0,3},?\s{0,3}(?P<year>(?:19[89]|20[0-4])\d)\s*(?:$|[,;.!]|and\b|&|plus\b)", re.IGNORECASE)


def listed_beside(heard: Heard, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From where to where those are named that end on a day said right behind, and are none of what is ``known``."""
    begins = {d.start for d in heard.dates}
    for found in _LISTED.finditer(heard.text):
        start, end = found.start("name"), found.start("name") + len(found["name"].rstrip())
        taken = any(a < end and start < b for a, b in known)
        named = stripped(found["name"]) and not NO_CREDENTIAL.search(found["name"])
        if found.end() in begins and not taken and named:
            yield start, end


def year_behind(heard: Heard, start: int, end: int) -> dict[str, Any]:
    """ "Personal trainer 2019, …": the year of the award; nothing where it is said to be anything else."""
    said = _YEAR.match(heard.text, start, end)
    if said is None or int(said["year"]) > heard.today.year or "?" in heard.text:
        return {}
    return {"awarded": [date(int(said["year"]), 1, 1).isoformat()], "awarded_said": "year"}


def each_alone(heard: Heard) -> list[tuple[str, SaidDate]]:
    """Names with the day of each, where a message is nothing but a list of such: "ITI membership renews 1 Jan, DipTrans
    2016, ATA cert valid till 31/12/2027"; else nothing.
    """
    found: list[tuple[str, SaidDate]] = []
    start = 0
    for end, after in segments(heard):
        one = _named_alone(heard, start, end)
        if one is None:
            return []
        found.append(one)
        start = after
    plain = any(A_PAPER.search(name) for name, _day in found) or all(day.cue == "expires" for _name, day in found)
    return found if plain and _LEAST <= len(found) <= _MOST else []


def ends_alone(heard: Heard) -> tuple[str, SaidDate] | None:
    """The name and the day of a message that says no more than on which day something ends: "vca expires 12 Nov"."""
    found = _named_alone(heard, 0, len(heard.text.rstrip(" .!")))
    return found if found is not None and _ENDS.search(heard.text, 0, found[1].start) is not None else None


#: "Pause it until 1 February" names nothing.
_ENDS = pattern(
    r"\b(?:(?:is|comes)\s+up|expir(?:es?|ed|ing)|runs?\s+out|ran\s+out|lapsed|renews|renewal|ends|lapses|(?:is\s+)?(?:due|valid|good)|check\s+(?:until|till?))\b",
    re.IGNORECASE,
)


def _named_alone(heard: Heard, start: int, end: int) -> tuple[str, SaidDate] | None:
    day = day_at(heard, start, end)
    said = _ALONE.fullmatch(heard.text, start, day.start) if day is not None else None
    if said is None or day is None or NO_CREDENTIAL.search(said["name"]) or not stripped(said["name"]):
        return None
    if has_an_owner(said["name"]):
        return None
    ends = said["ends"] is not None and said["ends"].strip() != ""
    return said["name"].strip(), _ahead(day, heard) if ends and said["over"] is None else day


def segments(heard: Heard, joints: re.Pattern[str] = _JOINT) -> Iterator[tuple[int, int]]:
    """Where each part of a list ends, and where the next one begins; what is within a day, or within a name as in
    "moving & handling", joins nothing.
    """
    within = [*((d.start, d.end) for d in heard.dates), *((n.mention.start, n.mention.end) for n in heard.named)]
    for joint in joints.finditer(heard.text):
        if not any(start < joint.end() and joint.start() < end for start, end in within):
            yield joint.start(), joint.end()
    yield len(heard.text.rstrip(" .!")), len(heard.text)


def day_at(heard: Heard, start: int, end: int) -> SaidDate | None:
    """The day, or the year alone, that ends a part of a list."""
    day = next((d for d in heard.dates if start < d.start and d.end == end and d.options), None)
    year = _YEAR_ALONE.search(heard.text, start, end)
    if day is None and (until := _TO_A_YEAR.search(heard.text, start, end)) is not None:
        last = int(until["year"])
        day = SaidDate(until.start(), end, (date(last, 1, 1),), "year", "until") if last > heard.today.year else None
    if day is not None or year is None:
        return day
    number = int(year["whole"] or f"19{year['short']}")
    return SaidDate(year.start(), end, (date(number, 1, 1),), "year", "awarded") if number <= heard.today.year else None


#: "Digi tacho card to 2028".
_TO_A_YEAR = pattern(r"(?<=\sto\s)(?P<year>20[2-4]\d)\Z", re.IGNORECASE)
#: A year at the end; "from 98" is one as well.
_YEAR_ALONE = pattern(
    r"(?<![\w/.-])(?:(?P<whole>(?:19[89]|20[0-4])\d)|(?:(?<=from\s)|(?<=since\s)|(?<=in\s))['’]?(?P<short>[89]\d))\Z",
    re.IGNORECASE,
)


def _ahead(said: SaidDate, heard: Heard) -> SaidDate:
    """What renews on a day that was said without its year is due on the next."""
    day = said.options[0]
    if said.year_guessed and day <= heard.today:
        said = replace(said, options=(add_months(day, 12),))
    return replace(said, cue="expires")
