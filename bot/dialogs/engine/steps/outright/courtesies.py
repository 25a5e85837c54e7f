"""Nothing but a courtesy, in the words of a chat or of another language, which no phrase is like."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_MOST_LETTERS = 60
_HELLO = (
    r"(?:hi+|hiya+|hey+|heya|hello+|hullo|yo+|sup|wass?up|howdy|g['’]?day|gm|good\s?mornin[g']?|'?ello"
    r"|(?:as[-\s]?)?sala+m(?:u)?(?:\s+alai?kum|\s+aleikum)?|selam|shalom|bonjour|bonsoir|salut|coucou|ciao|buongiorno|buonasera|ol[aá]|bom\s+dia|boa\s+tarde|oi"
    r"|hola|buen[oa]s(?:\s+d[ií]as|\s+tardes)?|hallo|guten\s+(?:tag|morgen|abend)|gr[uü](?:e|ß|ss)\s?(?:zi|gott)|servus|moin|hej|hei|god\s?dag|privet|merhaba|marhaba|ahoj"
    r"|cze[sś][cć]|dzie[nń]\s+dobry|dobr[yý]\s+den|konnichiwa|annyeong|ni\s?hao|sawubona|jambo|habari|namaskar|namaste|vanakkam|kumusta|halo|aloha|hoi"
    r"|goede(?:morgen|middag|ndag)|xin\s+chao|sawasdee"
    r"|привет(?:ик|ствую)?|здравствуй(?:те)?|добр(?:ый|ое|ого)\s+(?:день|вечер|утро|ранку|дня)|привіт|вітаю|здраво|здравейте"
    r"|γεια(?:\s+σ(?:ου|ας))?|καλημέρα|καλησπέρα|(?:ال)?سلام(?:\s+عليكم)?|مرحبا(?:ً)?|أهلا(?:ً)?|اهلا|صباح\s+الخير|שלום|היי|नमस्ते|नमस्कार|হ্যালো|ਸਤ\s+ਸ੍ਰੀ\s+ਅਕਾਲ"
    r"|வணக்கம்|สวัสดี(?:ครับ|ค่ะ)?|你好|您好|大家好|こんにちは|こんばんは|おはよう(?:ございます)?|안녕(?:하세요|하십니까)?|xin\s+chào|chào)"
)
_THANKS = (
    r"(?:ty(?:sm|vm|ty)?|th?n?x|thanx|tanks|thank(?:s|\s?(?:you|u|ya|yew))(?:\s+(?:so|very)\s+much|\s+a\s+(?:lot|bunch|million|ton)|\s+loads)?|tnx|cheers|ta|much\s+(?:appreciated|obliged)|appreciate\s+(?:it|that)"
    r"|merci(?:\s+(?:beaucoup|bien))?|danke(?:\s+(?:sch[oö]n|dir|sehr))?|vielen\s+dank|gracias|muchas\s+gracias|grazie(?:\s+mille)?|(?:muito\s+)?obrigad[oa]|dank\s+(?:je|u)(?:\s+wel)?|bedankt|tusen\s+takk|takk|tack(?:\s+så\s+mycket)?|tak"
    r"|kiitos|dzi[eę]kuj[eę]|dzi[eę]ki|d[eě]kuj[iu]|spasibo|te[sş]ekk[uü]rler|shukran|todah|arigat[oō]|kamsahamnida|xie\s?xie|asante|mahalo|dhanyavaad|shukriya|salamat(?:\s+po)?|terima\s+kasih|c[aả]m\s+[oơ]n|mul[tț]umesc|efcharist[oó])"
)
_BYE = (
    r"(?:bye|bye[\s-]?bye|b[aá]i|goodbye|cya|c\s?u|(?:see|c)\s?(?:ya|you|u)(?:\s+(?:later|soon|around|tomorrow|tmrw))?|laters|l8rs?|later\s+(?:mate|gator|dude)|ttyl|ttfn|g2g|gtg|(?:got\s+(?:to|2)|gotta)\s+go|toodle(?:s|\s?pip)|ta[\s-]ta|cheerio|so\s+long|take\s+care|gn|(?:good\s?)(?:night|nite)|night[yie]*\s+night|talk\s+(?:later|soon|to\s+you\s+later)"
    r"|tsch[uü](?:ss+i?|ß)|tschau|auf\s+wiedersehen|bis\s+(?:dann|bald|sp[aä]ter|morgen)|adi[oó]s|hasta\s+(?:luego|ma[nñ]ana|la\s+vista)|au\s+revoir|[aà]\s+(?:bient[oô]t|plus|demain)|tot\s+(?:ziens|straks|later)|doei|dag|hej\s?d[aå]|ha\s+det|arrivederci|at[eé]\s+(?:logo|amanh[aã])|tchau|do\s+widzenia|na\s+razie|poka|sayonara)"
)
_LAUGHTER = r"(?:lo+l|lma+o+|lmfao|ro(?:t)?fl|ha(?:ha)+h?|he(?:he)+|hihi|kk+k|jaja(?:ja)?|xd|jk|(?:just\s+)?kidding)"
_TO_WHOM = (
    r"(?:laurel|bot|mate|m8|friend|pal|buddy|bro|bruv|dude|man|love|hun|boss|chief|sir"
    r"|ma['’]?am|amigo|all|there|everyone|team|again|then|now|ok|okay|so\s+much|xx?|x+)"
)


class _NothingBut:
    """One of ``kind`` at least, and nothing but it and what is ``beside``."""

    def __init__(self, kind: str, *beside: str) -> None:
        words = "|".join((kind, *beside, _TO_WHOM))
        self._all = pattern(rf"\W*(?:(?:{words})(?:\W+|$)){{1,6}}", re.IGNORECASE)
        self._kind = pattern(rf"(?<!\w){kind}(?!\w)", re.IGNORECASE)

    def __call__(self, heard: Heard) -> bool:
        """A longer text says more than that."""
        if heard.named or len(heard.text) > _MOST_LETTERS or not self._kind.search(heard.text):
            return False
        return self._all.fullmatch(heard.text) is not None


#: Whether anybody is there.
_THERE = (
    r"(?:test(?:ing)?(?:\s+(?:test|1\s*2\s*3|123))?|ping|(?:are\s+|r\s+)?(?:you|u|ya)\s+(?:still\s+)?there"
    r"|any\s?(?:one|body)\s+(?:there|here|home)"
    r"|(?:a\s+)?quick\s+(?:one|question)|(?:can|may)\s+i\s+ask\s+(?:you\s+)?something)"
)


#: "Ill think about it", "maybe later": nothing is asked for now.
_LATER = (
    r"(?:(?:(?:ok|okay|hm+|well|right|alright|no|nah|thanks|thx|cool)\W+){0,3}(?:i['’]?(?:ll|m\s+gonna|m\s+going\s+to|d\s+better|d\s+rather)|ill|i\s+(?:will|need\s+to|have\s+to|gotta|want\s+to|must)|let\s+me|gonna|need\s+to)\s+(?:just\s+)?"
    r"(?:think\s+(?:about\s+(?:it|that|this)|it\s+over|it\s+through|on\s+it|first)|sleep\s+on\s+(?:it|that)|have\s+a\s+think(?:\s+about\s+it)?|mull\s+(?:it|that)\s+over|talk\s+(?:to|with)\s+my\s+\w+(?:\s+(?:first|about\s+it))?|come\s+back(?:\s+(?:later|to\s+(?:it|that|you)))?)"
    r"|maybe\s+later|not\s+(?:right\s+)?now|another\s+(?:time|day)|some\s+other\s+time)"
)

#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_NothingBut(_BYE, _THANKS, _LAUGHTER), "goodbye"),
    (_NothingBut(_THANKS, _HELLO, _LAUGHTER, _LATER), "thanks"),
    (_NothingBut(_HELLO, _LAUGHTER), "greeting"),
    (_NothingBut(_LATER, _BYE), "goodbye"),
    (_NothingBut(_THERE, _HELLO), "greeting"),
    (_NothingBut(_LAUGHTER), "small_talk"),
)
