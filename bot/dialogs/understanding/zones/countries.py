"""Countries: which one a name or an adjective says, and which one a time zone lies in."""

from __future__ import annotations

from functools import cache

from bot.dialogs.understanding.zones.gazetteer import tables
from bot.dialogs.understanding.zones.spelling import name_of

#: How people say where they or a certificate come from, where ``places.yaml`` has no name for it.
_ADJECTIVES = {
    "english": "GB", "scottish": "GB", "welsh": "GB", "brit": "GB", "american": "US", "canadian": "CA", "dutch": "NL",
    "belgian": "BE", "swedish": "SE", "danish": "DK", "norwegian": "NO", "finnish": "FI", "greek": "GR",
    "hungarian": "HU", "romanian": "RO", "bulgarian": "BG", "mexican": "MX", "south african": "ZA", "kenyan": "KE",
    "ghanaian": "GH", "pakistani": "PK", "singaporean": "SG", "malaysian": "MY", "kiwi": "NZ", "aussie": "AU",
}  # fmt: skip


@cache
def _by_name() -> dict[str, str]:
    from babel import Locale  # reads its own tables from disk

    named = {name_of(name): code for code, name in Locale("en").territories.items() if code.isalpha() and code != "ZZ"}
    said = {name_of(name): code for code, names in tables().country_names.items() for name in names}
    return named | said | _ADJECTIVES


def country_said(name: str) -> str | None:
    """The ISO 3166 code of "the UK", "Germany", "American", "Americans"; None where it is no country."""
    folded = name_of(name).removeprefix("the ")
    return _by_name().get(folded) or _by_name().get(folded.removesuffix("s"))


def country_of_zone(zone: str | None) -> str | None:
    """That in which a time zone lies; None of one that is no place, such as UTC."""
    if zone is None or "/" not in zone:
        return None
    from babel.core import get_global

    code = get_global("zone_territories").get(zone)
    return code if code and code.isalpha() and code != "ZZ" else None
