"""What another office gives: certificates of life and machines, visas; and small things that are said outright."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import mentions, pattern

#: They certify nobody's skills.
_OF_LIFE = pattern(
    r"\b(?:births?|deaths?|marriage|wedding|divorce|adoption|baptism|vaccin\w*|vacc?in\w*|covid|immuni[sz]ation|tls|ssl|https|x\.?509|domain|gift|shares?|stock|energy\s+performance|landlord)\s+"
    r"(?:cert|certs|certificates?|certifcates?)(?!\w)(?!\s+(?:in|of)\s+)",
    re.IGNORECASE,
)
_VISA = pattern(
    r"(?:^|[.,;!?]\s*|\b(?:do|does|would|will|how|where|can|could)\b.{0,20}?)\b(?:need|get|getting|apply\s+for|require)\s+(?:an?\s+|the\s+|my\s+)?(?:work\s+|working\s+|skilled\s+worker\s+)?(?:visa|work\s+permit)s?\b",
    re.IGNORECASE,
)
_BIRTHDAY = pattern(
    r"\W*(?:(?:hey|hi|guess\s+what|btw|oh|lol)\W+)*(?:(?:today(?:['’]?s|\s+is)|it(?:['’]?s|\s+is))\s+my\s+(?:birthday|bday|b-day)(?:\s+today)?|my\s+(?:birthday|bday)\s+is\s+today)\W*",
    re.IGNORECASE,
)
_LINKS = pattern(
    r"\b(?:con+ects?|link|pair|hook\s+up|sync)\s+(?:(?:you|u|this|it|laurel|me|us|my\s+accounts?|accounts?)\s+)?(?:(?:up|to|too|with|and|on)\s+)*(?:my\s+|the\s+)?(?:telegr?am+|slack|tg)\b",
    re.IGNORECASE,
)


def _is_of_life(heard: Heard) -> bool:
    said = mentions(heard.text, ("cert",)) and _OF_LIFE.search(heard.text) is not None
    return said and not any(n.kind == "credential" for n in heard.named)


def _asks_for_a_visa(heard: Heard) -> bool:
    said = any(word in heard.text.casefold() for word in ("visa", "permit"))
    return said and _VISA.search(heard.text) is not None and not any(n.kind == "credential" for n in heard.named)


def _has_a_birthday(heard: Heard) -> bool:
    return not heard.named and _BIRTHDAY.fullmatch(heard.text) is not None


def _links(heard: Heard) -> bool:
    return not (heard.named or heard.people or heard.teams) and _LINKS.search(heard.text) is not None


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_is_of_life, OUT_OF_SCOPE),
    (_asks_for_a_visa, OUT_OF_SCOPE),
    (_has_a_birthday, "small_talk"),
    (_links, "link_accounts"),
)
