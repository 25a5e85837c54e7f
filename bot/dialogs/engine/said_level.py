"""The level, version, standard or part that is said of a credential, where those of that name are of other ones."""

from __future__ import annotations

import re

from bot.knowledge.finder import Mention
from bot.patterns import pattern

_IN_FRONT = pattern(r"(?<!\w)(?:level|lvl)\s?(?P<n>\d)\s+$", re.IGNORECASE)
_BEHIND = pattern(r"\s*(?:(?:level|lvl)\s?)?(?P<n>\d)(?![\w/.:-])", re.IGNORECASE)
_LEVEL_OF = pattern(r"level-(?P<n>\d)")
_REACH = 10


def of_another_level(text: str, mention: Mention) -> str | None:
    """The whole name that is said, "safeguarding level 1", where what is found is of level 2; None where it fits."""
    front = _IN_FRONT.search(text, max(0, mention.start - _REACH), mention.start)
    ends_so = text[mention.start : mention.end].casefold().endswith(("level", "lvl"))
    behind = _BEHIND.match(text, mention.end) if ends_so or "level" in text[mention.end :][:7].casefold() else None
    said = front or behind
    if said is None:
        return None
    levels = {m["n"] for match in mention.leading("credential") for m in [_LEVEL_OF.search(match.id)] if m}
    if said["n"] in levels or (behind is not None and not levels):
        return None
    start = front.start() if front is not None else mention.start
    return text[start : mention.end if behind is None else behind.end()].strip()


_VERSION = pattern(r"(?<![\w.-])(?:v\s?)?(\d{1,3})(?![\w.-])", re.IGNORECASE)


def of_another_version(said: str, names: list[str]) -> bool:
    """ "Oracle Java SE 11 developer", where those that are known are of SE 17 and SE 21: each has a version, and none
    has this one.
    """
    spoken = set(_VERSION.findall(said))
    versions = [set(_VERSION.findall(name)) for name in names]
    return bool(spoken) and bool(versions) and all(known and not known & spoken for known in versions)


#: "Welding certificate ISO 9606-1", up to the number.
_STANDARD = pattern(
    r"(?:\s+(?:cert\w*|licen[cs]e|card|ticket|qualification|training))?\s+(?:to\s+|per\s+)?(?P<standard>(?:(?:DIN|EN|ISO|BS|ASME|AS/NZS|IEC|NFPA)\s?){1,3}\d{3,5}(?:[-:]\d{1,4})?)(?!\w)",
    re.IGNORECASE,
)


def of_another_standard(text: str, mention: Mention) -> str | None:
    """The whole name with the standard that is said behind it, where what is found is called by none."""
    said = _STANDARD.match(text, mention.end)
    number = re.search(r"\d{3,5}", said["standard"]) if said is not None else None
    if said is None or number is None or any(number[0] in m.name for m in mention.leading("credential")):
        return None
    return text[mention.start : said.end()].strip()


#: "Passed my ACCA part 1", "CIMA paper 2": no more than a part of what is called so.
_PART_OF_IT = pattern(
    r"\s*[,:–-]?\s*(?:part|paper|module|unit|stage|phase)\s*(?:\d{1,2}|i{1,3}|one|two|three|four|a|b|c)(?![\w/-])",
    re.IGNORECASE,
)


def only_a_part(text: str, mention: Mention) -> str | None:
    """The name with the part that is said behind it."""
    said = _PART_OF_IT.match(text, mention.end)
    return text[mention.start : said.end()] if said is not None else None
