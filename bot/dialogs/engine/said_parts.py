"""What is listed part by part, each with a day of its own: "osha 30 in 2019, cpr in may and dbs check march 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.said_beside import A_PAPER, JOINT, NO_CREDENTIAL, day_at, segments
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.standing import has_an_owner
from bot.patterns import pattern

#: Words of the record itself, or of what else happened: "passed CKA 3 May 2025, renewal 3 May 2028".
_NO_NAME = (
    r"(?!(?:valid\w*|expir\w*|exp|renew\w*|re-?cert\w*|re-?val\w*|issu\w*|award\w*|dat(?:e|es|ed)|due|deadline|cycle|last|first(?!\s+aid)|next|since|until|till?"
    r"|from|again|and|or|but|my|i(?!\s*[(\d])|im|is|are|was|were|it|its|that|this|they|he|she|we|you|one|which|both|then|also|just|still|when|after|before|want\w*|to"
    r"|be|been|will|should|hop\w+|need\w*|must|going|get|have|not|never|all|once|if|no|sorry|wait|maybe|about|around|finally|only|start\w*|mov\w+(?!\s+(?:and|&|people))|join\w*"
    r"|left|leav\w+|began|born|hired|quit|work\w*(?!\s+(?:with|at)\s+(?:child|vulnerable|height))|book\w*|plan\w*|stud\w+|fail\w*|retak\w*|remind\w*|ask\w*|tell|there|here|them|so|because|with(?!\s+child)|mine|ago"
    r"|birthday|booked|opened|closed|changed|because|lost|got|did|done|passed|took|please|thanks|current\w*|good|ok|years?|months?|days?|weeks?)\b)"
)
#: "No. 4471 8823", "WWC1234567E": of the paper, behind its name.
_NUMBER = (
    r"(?:,?\s+(?:(?:[a-z]{2,5}\s+)?(?:no|nr|num|number)\b\.?|#)\s*:?\s*(?=[A-Z/-]{0,6}\d)[\w/-]{2,20}(?:\s\d{2,6}\b){0,3}"
    r"|\s+(?=[A-Z]{0,6}\d{4})[A-Z\d]{6,15}\b"
    # "CISSP 12345 exp …"; "ISO 27001 expires …" is all name
    r"|(?<!\biso)(?<!\biec)(?<!\bien)\s+\d{5}(?=\W+(?:exp|expires?|expiring|valid|good|until|till?|runs?)\b))"
)
#: "… from the Philippines": whose paper it is, behind its name.
_OF_WHOM = r"\s+(?:from|by)\s+(?:the\s+)?[^\W\d_][\w'’-]{1,20}(?:\s+[^\W\d_][\w'’-]{2,20})?"
#: Nothing but a name in front of the day: what is said to have been done there, and how it stands, is taken off.
_NAME = pattern(
    r"\W*(?:(?:and|also|plus|hi|ok|so|well|then|my|the|an?|i|i['’]?ve|i\s+have|have|had|has|got|hold|did|done|passed|completed|renewed|old|new|another)\s+){0,5}"
    rf"(?P<name>(?:\d{{1,2}}[\s-](?:yr|year)\s+)?{_NO_NAME}[^\W_][\w&+./-]{{1,20}}(?:\s+(?:\+\s+)?{_NO_NAME}[\w&+./-]{{1,20}}){{0,5}}?)"
    rf"(?P<whose>{_OF_WHOM})??(?:{_NUMBER})?\s*[,:(]?\s*"
    r"(?:\s*\b(?:both|all)\b)?"
    r"(?:\s*\b(?:(?:that|which|that['’]s|thats)\s+)?(?:i\s+(?:have\s+)?)?(?:is\s+|it\s+|was\s+|which\s+|runs?\s+|ran\s+|comes?\s+|goes\s+|went\s+)?(?:out\s+of\s+date|got|did|done|passed|tested|completed|earned|obtained|achieved|received|renew(?:ed|s)|expire[sd]?|expiring"
    r"|exp|expiry|out|ends?|ended|lapse[sd]?|valid|good|due|up|dated|issued|was|is)(?!\w)\.?(?:\s+(?:that|it|them)(?!\w))?){0,2}"
    r"(?:\s*\b(?:since|from|in|on|at|by|until|till?|to|through|thru|back|of|around|about|only|just)\b){0,3}\s*(?:the\s+|\()?",
    re.IGNORECASE,
)
#: A name alone, of a few words.
BARE_NAME = pattern(
    rf"(?:\d{{1,2}}[\s-](?:yr|year)\s+)?{_NO_NAME}[^\W_][\w&+./-]{{1,20}}(?:\s+(?:\+\s+)?{_NO_NAME}[\w&+./-]{{1,20}}){{0,4}}",
    re.IGNORECASE,
)
#: A sentence ends a part as well; "St. John" does not end.
_JOINT = pattern(rf"{JOINT}|(?<=\w\w)(?<!\bst)(?<!\bdr)\s{{0,3}}[.!]\s{{1,5}}(?:(?:and|also)\s+)?", re.IGNORECASE)
_NUMBER_ALONE = pattern(r"[\W\d_]*")
#: "2391 from 2019": some are called by a number, and nobody tells so of an amount.
_CALLED_BY_IT = pattern(r"\s+(?:card\s+|cert\w*\s+)?(?:from|since|got|done|passed)\b", re.IGNORECASE)
_DIGITS = pattern(r"[1-9]\d{3}")


class Part(NamedTuple):
    """One thing with its day: where the name stands, and the day behind it."""

    start: int
    end: int
    day: SaidDate


_BEHIND = pattern(rf"(?:{_OF_WHOM})??" + _NUMBER.replace("(?:", "(?P<number>", 1), re.IGNORECASE)
_WORD = pattern(r"^,?\s*(?:(?:[a-z]{2,5}\s+)?(?:no|nr|num|number)\b\.?|#)\s*:?\s*", re.IGNORECASE)


def number_at(text: str, end: int) -> re.Match[str] | None:
    return _BEHIND.match(text, end)


#: "…, cert id COMP001022", behind the day.
_LATER = pattern(
    r"(?:(?<!\w)(?:cert\w*|card|licen[cs]e|member(?:ship)?|registration|credential|candidate|badge)\s+|[,;]\s*(?:(?:and|the|its|my)\s+){0,2}(?=n))(?:id|no\.?|nr\.?|num|number|#)\s*(?:is\s+|:\s*|=\s*)?"
    r"(?P<number>(?=[A-Za-z/-]{0,8}\d)[\w/-]{4,20})(?!\w)",
    re.IGNORECASE,
)


def number_later(text: str, start: int, end: int) -> dict[str, str]:
    """The number that is told as such among what is said of one, behind its day."""
    said = _LATER.search(text, start, end)
    return {"number": said["number"]} if said is not None else {}


def number_behind(text: str, end: int) -> dict[str, str]:
    """The number of a paper that is said right behind its name."""
    said = number_at(text, end)
    return {"number": _WORD.sub("", said["number"]).strip()} if said is not None else {}


def dated_parts(heard: Heard) -> list[Part]:
    """Those of a list that are a name and a day; none where fewer than two parts of it are."""
    found = [*_parts(heard)]
    return found if len(found) > 1 else []


#: "… and an old MCSE": of which no day is said.
_UNDATED = pattern(
    r"\W*(?:(?:i|i['’]?ve|have|got|had|hold|also)\s+){0,3}(?:(?:an?|my)\s+old\s+(?P<old>[\w+-]{2,12}(?:\s+(?:cert\w*|card|ticket|licen[cs]e))?)"
    r"|(?:(?:an?|my|the)\s+)?(?P<paper>(?-i:[A-Z][A-Z0-9+-]{2,9})|[\w+-]{2,20}\s+(?:card|ticket|licen[cs]e|certificate)|[^\W\d_][\w+-]{2,20}\s+(?-i:[A-Z]{1,3}\d?)))\W*",
    re.IGNORECASE,
)


def named_without_a_day(heard: Heard, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where such a thing is named at the end of a list, beside what is ``known``."""
    parts = [*segments(heard, _JOINT)]
    start = parts[-2][1] if len(parts) > 1 else len(heard.text)
    said = _UNDATED.fullmatch(heard.text, start)
    if said is None or not known or not any(d.end <= start for d in heard.dates):
        return
    span = said.span("old") if said["old"] else said.span("paper")
    if not any(a < span[1] and span[0] < b for a, b in known) and stripped(heard.text[span[0] : span[1]]):
        yield span


def names_between(heard: Heard, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where such names stand as are none of what is ``known``."""
    for part in dated_parts(heard):
        if not any(a < part.end and part.start < b for a, b in known):
            yield part.start, part.end


def _parts(heard: Heard) -> Iterator[Part]:
    start = 0
    for end, after in segments(heard, _JOINT):
        end = len(heard.text[:end].rstrip(" )"))
        day = next((d for d in heard.dates if start < d.start < end and d.options), None) or day_at(heard, start, end)
        said = _NAME.fullmatch(heard.text, start, day.start) if day is not None else None
        over = day is not None and max(day.options) <= heard.today
        if said is not None and day is not None and _is_a_name(heard, said, over):
            yield Part(said.start("name"), said.end("name"), day)
        start = after


#: "First aid course 3.11.2024": what was attended on a day that is over is held; "driving licence class C".
_ATTENDED = pattern(r"(?<=\w\s)(?:course|training|class)$", re.IGNORECASE)
_OF_A_CLASS = pattern(r"(?<=\w\s)class(?=\s+\w{1,2}$)", re.IGNORECASE)


def _is_a_name(heard: Heard, said: re.Match[str], over: bool) -> bool:
    name = said["name"]
    if _NUMBER_ALONE.fullmatch(name):
        return (
            _DIGITS.fullmatch(name) is not None
            and _CALLED_BY_IT.match(said[0], said.end("name") - said.start()) is not None
        )
    if said["whose"] and not A_PAPER.search(name) and not _is_known(heard, *said.span("name")):
        return False  # "nurse from Ghana since 2019"
    if has_an_owner(name):
        return False  # "…, kevin the same"
    plain = _OF_A_CLASS.sub("", _ATTENDED.sub("", name) if over else name)
    return not NO_CREDENTIAL.search(plain) and bool(stripped(name))


def _is_known(heard: Heard, start: int, end: int) -> bool:
    known = (n.mention for n in heard.named if n.kind in ("credential", "skill"))
    return any(m.start < end and start < m.end for m in known)
