"""Offsets from UTC: ``UTC+5:30``, ``gmt-3``, ``time zone: +2``."""

from __future__ import annotations

import re

from bot.patterns import pattern

OFFSET = pattern(
    r"(?<!\w)(?:(?:utc|gmt)\s*(?P<sign>[+\-−–]|plus|minus)\s*(?P<h>\d{1,2})(?:(?P<half>[.,]5)|:?(?P<m>\d\d))?(?!\d)"
    r"|(?:(?:time\s?)?zone|tz)\W{0,3}(?:is\s+)?(?P<sign2>[+\-−–])\s*(?P<h2>\d{1,2})(?:(?P<half2>[.,]5)|:?(?P<m2>\d\d))?(?!\d))"
    r"|(?<![\w:.,/])(?P<sign3>[+\-−–])(?P<h3>\d{1,2}):(?P<m3>\d\d)(?!\d)",
    re.IGNORECASE,
)
#: Minutes east of UTC that are not whole hours → a zone that keeps them all year; Newfoundland, the Chatham Islands
#: and Lord Howe only in their winter, as no zone does all year.
ODD_OFFSETS = {
    -570: "Pacific/Marquesas", -210: "America/St_Johns", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla", 570: "Australia/Darwin",
    630: "Australia/Lord_Howe", 765: "Pacific/Chatham",
}  # fmt: skip


def zone_of_offset(match: re.Match[str]) -> tuple[str, ...]:
    """Mind the sign of the fixed zones: ``Etc/GMT-2`` is two hours *east*."""
    sign, hours = match["sign"] or match["sign2"] or match["sign3"], match["h"] or match["h2"] or match["h3"]
    minutes = 30 if match["half"] or match["half2"] else int(match["m"] or match["m2"] or match["m3"] or 0)
    east = int(hours) * 60 + minutes
    east = east if sign.lower() in ("+", "plus") else -east
    if minutes > 59 or not -12 * 60 <= east <= 14 * 60:
        return ()
    if east % 60:
        return (ODD_OFFSETS[east],) if east in ODD_OFFSETS else ()
    return (f"Etc/GMT{-east // 60:+d}",) if east else ("Etc/UTC",)
