"""Countries: which one a name or an adjective says, and which one a time zone lies in."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from bot.dialogs.understanding.zones.gazetteer import places, tables
from bot.dialogs.understanding.zones.names import distinct
from bot.dialogs.understanding.zones.spelling import name_of
from bot.patterns import pattern

#: How people say where they or a certificate come from, where ``places.yaml`` has no name for it.
_ADJECTIVES = {
    "english": "GB", "scottish": "GB", "welsh": "GB", "brit": "GB", "american": "US", "canadian": "CA", "dutch": "NL",
    "belgian": "BE", "swedish": "SE", "danish": "DK", "norwegian": "NO", "finnish": "FI", "greek": "GR",
    "hungarian": "HU", "romanian": "RO", "bulgarian": "BG", "mexican": "MX", "south african": "ZA", "kenyan": "KE",
    "ghanaian": "GH", "pakistani": "PK", "singaporean": "SG", "malaysian": "MY", "kiwi": "NZ", "aussie": "AU",
    "states": "US", "filipino": "PH", "filipina": "PH", "pinoy": "PH", "nigerian": "NG",
}  # fmt: skip


#: An exam in German and a course of French are of no country.
_LANGUAGES = frozenset(
    {
        "english", "french", "german", "spanish", "portuguese", "polish", "japanese", "chinese", "italian", "russian",
        "ukrainian", "turkish", "korean", "czech", "dutch", "greek", "swedish", "danish", "norwegian", "finnish",
        "hungarian", "romanian", "bulgarian", "welsh",
    }
)  # fmt: skip
#: "For a nurse in the UK" goes on at its second preposition.
_WORD = r"(?!(?:in|for|within|around|across|throughout|from|with|and|or|to|at|by|on)(?!\w))[^\W\d_][\w.]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
#: "… in the UK", "… for Germany", at the end or before anything else.
_PLACED = pattern(r"(?<!\w)(?:in|for|within|around|across|throughout)\s+(?:the\s+)?" + _NAME, re.IGNORECASE)
#: "UK qualifications", "an American licence".
_ADJOINED = pattern(
    r"(?<!\w)(?P<name>[^\W\d_][\w.]*)\s+(?:certs?|certificates?|certifications?|credentials?|qualifications?|licen[cs]es?"
    r"|registrations?|courses?|ones|employers?|exams?|diplomas?|cards?|tickets?)(?!\w)",
    re.IGNORECASE,
)


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


def zone_of_country(code: str | None, today: date) -> str | None:
    """The zone of a country in which all clocks run alike; None of others, and of none."""
    if code is None:
        return None
    from babel.core import get_global

    said = tables().country_zones.get(code) or get_global("territory_zones").get(code, ())
    zones = distinct(tuple(said), today.year)
    return zones[0] if len(zones) == 1 else None


def is_region(name: str) -> bool:
    """A part of a country, as "Texas", by its full name."""
    place = places().get(name_of(name))
    return place is not None and place.region and country_said(name) is None


def country_of_zone(zone: str | None) -> str | None:
    """That in which a time zone lies; None of one that is no place, such as UTC."""
    if zone is None or "/" not in zone:
        return None
    from babel.core import get_global

    code = get_global("zone_territories").get(zone)
    return code if code and code.isalpha() and code != "ZZ" else None


def country_mentioned(text: str) -> str | None:
    """Of "which UK certificates are there", "nursing in Germany"; None of a place that is a common word or a name, and
    of "us", which is a country as "US" or "the us" alone.
    """
    for found in (*_PLACED.finditer(text), *_ADJOINED.finditer(text)):
        words = found["name"].split()
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            plain = _is_plain(name, the="the " + name.lower() in found[0].lower())
            if plain and (code := country_said(name) or _of_city(name)):
                return code
        if code := next((code for word in words[1:] if (code := _named_behind(word))), None):  # "in Stockport UK"
            return code
        if words and places().get(name_of(words[0])) is not None:  # "Birmingham UK", "Birmingham in England"
            after = _BEHIND.match(text, found.end("name"))
            behind = [*words[1:], *([after["name"]] if after is not None else [])]
            if code := next((code for word in behind if (code := _country_behind(word))), None):
                return code
    alone = (found["name"] for found in _CLAUSE.finditer(text))
    return next((code for name in alone if _is_plain(name, the=False) and (code := country_said(name))), None)


#: "A carer by christmas, uk, is that doable": a clause of its own.
_CLAUSE = pattern(r"(?:[,;]\s*|[.!]\s+)(?P<name>[^\W\d_]{2,15}(?:\s[^\W\d_]{4,15})?)\s*(?=[,;.!?\n]|$)", re.IGNORECASE)


#: "…, England", behind a place of which there are several.
_BEHIND = pattern(r"\W{1,3}(?:in\s+)?(?:the\s+)?(?P<name>[^\W\d_][\w.]*)", re.IGNORECASE)


def _named_behind(word: str) -> str | None:
    """That of a name, and of no adjective, behind a place that is not known."""
    folded = name_of(word)
    return None if folded in _ADJECTIVES or folded in tables().adjectives else _country_behind(word)


def _country_behind(word: str) -> str | None:
    return country_said(word) if name_of(word) in ("us", "usa") or _is_plain(word, the=False) else None


def _of_city(name: str) -> str | None:
    """Where all that is called so lies in one country."""
    place = places().get(name_of(name))
    found = {country_of_zone(zone) for zone in place.zones} if place is not None else set()
    return found.pop() if len(found) == 1 else None


def _is_plain(name: str, *, the: bool) -> bool:
    folded = name_of(name)
    if folded in _LANGUAGES:
        return False
    if folded in ("us", "u s"):
        return the or name.isupper() or "." in name
    return folded in ("america", "israel") or (folded not in tables().shy and folded not in tables().common_words)
