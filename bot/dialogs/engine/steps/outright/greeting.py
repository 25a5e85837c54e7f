"""A greeting in another language, which no phrase of the English ones is like."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: What follows is answered in English.
_GREETS_ABROAD = pattern(
    r"\W*(?:(?:as[-\s]?)?sala+m(?:u)?(?:\s+alai?kum|\s+aleikum)?|selam|shalom|bonjour|bonsoir|salut|coucou|ciao|buongiorno|buonasera|ol[aá]|bom\s+dia|boa\s+tarde|oi"
    r"|hola|buen[oa]s(?:\s+d[ií]as|\s+tardes)?|hallo|guten\s+(?:tag|morgen|abend)|gr[uü](?:e|ß|ss)\s?(?:zi|gott)|servus|moin|hej|hei|god\s?dag|privet|merhaba|marhaba|ahoj"
    r"|cze[sś][cć]|dzie[nń]\s+dobry|dobr[yý]\s+den|konnichiwa|annyeong|ni\s?hao|sawubona|jambo|habari|namaskar|namaste|vanakkam|kumusta|halo|aloha|hoi"
    r"|goede(?:morgen|middag|ndag)|xin\s+chao|sawasdee)(?:\W+(?:laurel|bot|friend|all|there|everyone))?\W*",
    re.IGNORECASE,
)


def _greets_abroad(heard: Heard) -> bool:
    return _GREETS_ABROAD.fullmatch(heard.text) is not None


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = ((_greets_abroad, "greeting"),)
