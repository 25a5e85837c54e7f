"""Clocks by name and abbreviation: "eastern time", "CET"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.zones.spelling import FILLERS, TOKEN
from bot.patterns import pattern

CLOCKS = {
    "central european": "Europe/Berlin", "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
    "greenwich mean": "Etc/GMT", "coordinated universal": "Etc/UTC", "universal": "Etc/UTC",
    "eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago",
    "us central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles", "atlantic": "America/Halifax", "australian eastern": "Australia/Sydney",
    "australian western": "Australia/Perth", "west africa": "Africa/Lagos", "east africa": "Africa/Nairobi",
    "central africa": "Africa/Maputo", "south africa": "Africa/Johannesburg", "gulf": "Asia/Dubai",
    "arabia": "Asia/Riyadh", "british summer": "Europe/London",
}  # fmt: skip
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "est": ("America/New_York",), "edt": ("America/New_York",), "et": ("America/New_York",),
    "cdt": ("America/Chicago",), "cst": ("America/Chicago", "Asia/Shanghai"), "ct": ("America/Chicago",),
    "mst": ("America/Denver", "America/Phoenix"), "mdt": ("America/Denver",), "mt": ("America/Denver",),
    "pst": ("America/Los_Angeles",), "pdt": ("America/Los_Angeles",), "pt": ("America/Los_Angeles",),
    "akst": ("America/Anchorage",), "hst": ("Pacific/Honolulu",), "nst": ("America/St_Johns",),
    "ast": ("America/Halifax", "Asia/Riyadh"), "brt": ("America/Sao_Paulo",),
    "art": ("America/Argentina/Buenos_Aires",), "wet": ("Europe/Lisbon",), "west": ("Europe/Lisbon",),
    "bst": ("Europe/London", "Asia/Dhaka"), "cet": ("Europe/Berlin",), "cest": ("Europe/Berlin",),
    "mez": ("Europe/Berlin",), "mesz": ("Europe/Berlin",), "eet": ("Europe/Athens",), "eest": ("Europe/Athens",),
    "msk": ("Europe/Moscow",), "trt": ("Europe/Istanbul",), "gst": ("Asia/Dubai",), "pkt": ("Asia/Karachi",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), "ict": ("Asia/Bangkok",), "wib": ("Asia/Jakarta",),
    "sgt": ("Asia/Singapore",), "myt": ("Asia/Kuala_Lumpur",), "hkt": ("Asia/Hong_Kong",), "pht": ("Asia/Manila",),
    "jst": ("Asia/Tokyo",), "kst": ("Asia/Seoul",), "awst": ("Australia/Perth",), "acst": ("Australia/Darwin",),
    "aest": ("Australia/Brisbane", "Australia/Sydney"), "aedt": ("Australia/Sydney",), "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",), "cat": ("Africa/Maputo",), "eat": ("Africa/Nairobi",), "wat": ("Africa/Lagos",),
    "sast": ("Africa/Johannesburg",), "gmt": ("Europe/London", "Etc/GMT"), "utc": ("Etc/UTC",),
}  # fmt: skip
#: Also words: meant as clocks in capitals or before "time" only.
_WORDLIKE = frozenset(("et", "ct", "mt", "pt", "art", "wet", "west", "cat", "eat", "wat", "ist", "ast"))

_SHORT = pattern(rf"(?<![\w/+\-])(?P<name>{'|'.join(ABBREVIATIONS)})(?![\w/\-])", re.IGNORECASE)
_BEFORE_SHORT = pattern(
    r"(?:zone|tz|time)\s*(?:is|=|:|to)?\s*(?:the\s+)?$|\b(?:i['’]?m|i\s+am|we\s+are|we['’]re|live|working|work|based|use)"
    r"\s+(?:in|on|at)?\s*(?:the\s+)?$|\d\s*(?:[ap]\.?m\.?|h|o'?clock|:\d\d)?\s*$",
    re.IGNORECASE,
)
_AFTER_SHORT = pattern(r"\s*(?:time|zone|tz)\b", re.IGNORECASE)
_CLOCK = pattern(
    rf"(?<!\w)(?P<name>{'|'.join(sorted(CLOCKS, key=len, reverse=True))})\s+"
    r"(?:standard\s+|daylight\s+|summer\s+|savings?\s+)*time",
    re.IGNORECASE,
)


def said_clock(text: str) -> tuple[str, ...]:
    match = _CLOCK.search(text)
    if match is not None:
        return (CLOCKS[re.sub(r"\s+", " ", match["name"].lower())],)
    alone = len([word for word in TOKEN.findall(text.lower()) if word not in FILLERS]) == 1
    for match in _SHORT.finditer(text):
        name = match["name"].lower()
        expected = _AFTER_SHORT.match(text, match.end()) or _BEFORE_SHORT.search(text[: match.start()][-24:])
        if name in ("utc", "gmt") or expected or alone:
            timed = _AFTER_SHORT.match(text, match.end()) or match["name"].isupper()
            if name not in _WORDLIKE or timed or (name == "ist" and alone):
                return ABBREVIATIONS[name]
    return ()
