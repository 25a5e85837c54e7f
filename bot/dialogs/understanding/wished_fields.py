"""A wish for a field, in everyday words: "something with computers", "a job outdoors", "work with kids"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.patterns import pattern

_WISH = pattern(
    r"(?:(?<!\w)(?:want|wanna|wants|like|love|fancy|looking\s+for|look\s+for|thinking\s+(?:of|about)|after|into|need|find|do|doing|prefer|dream\s+of|maybe|rather)\s+(?:to\s+)?"
    r"(?:(?:do|get|find|have|start|try|work)\s+)?|(?:->|=>|→)\s*|^\W*(?:(?:hi|hello|hey|maybe|so|ok|actually|no|nah|hm+|or|rather|well|then|but|and|wait|idk|dunno)\W+){0,5})"
    r"(?:(?:something|anything|some\s?thing|somet?hin[g]?|anythin|sth|smth(?:ing|in)?|smt|sum(?:th|thing|thin|tin)?|a\s+(?:new\s+)?(?:job|career)|(?:an?\s+)?[a-z]{3,12}\s+job|(?:some\s+)?work|jobs?|work(?:ing)?)\s+(?:(?:to\s+do|that\s+has\s+to\s+do|where\s+i\s+work|working|else)\s+)?)"
    r"(?:(?:with|w|in|around|involving|about|for)[\s/]+(?:the\s+|my\s+|a\s+|an\s+)?(?P<what>[^.,;!?\n]{2,40})"
    r"|(?P<how>outdoors?y?|outside|indoors?|sitting(?:\s+down)?|seated|desk[\s-]?based|office[\s-]?based|hands[\s-]+on|practical|manual|creative|artistic|technical|techy|medical)\b)"
    r"|(?:(?<!\w)i\s+(?:(?:just|really|do|only)\s+){0,2}(?:like|love|enjoy)|(?<!\w)(?:i['’]?m|im|i\s+am)\s+(?:(?:just|really|quite|pretty)\s+){0,2}(?:into|good\s+(?:with|at)|interested\s+in|fond\s+of|a\s+fan\s+of)"
    r"|(?<!\w)(?:she|he|they|(?:my|our)\s+(?:\w+\s+)?(?:daughter|son|kid|girl|boy|child|wife|husband|partner|sister|brother|niece|nephew|friend|mate|mum|mom|mother|dad|father|cousin|girlfriend|boyfriend))\s+"
    r"(?:(?:just|really|only|quite)\s+){0,2}(?:likes?|loves?|enjoys?|(?:is|are)\s+(?:(?:just|really|quite|very)\s+)?(?:into|good\s+(?:with|at)|interested\s+in|fond\s+of|mad\s+about|crazy\s+about))"
    r"|(?<!\w)what\s+(?:jobs?\s+|work\s+|else\s+)?(?:can|could|do|is\s+there|are\s+there|would)\s+(?:i\s+|you\s+|one\s+)?(?:do\s+|get\s+|find\s+|work\s+)?(?:with|involving|around)"
    r"|(?<!\w)(?:jobs?|work|careers?)\s+(?:with|involving|around)"
    r"|^\W*(?:idk\W+|maybe\W+|well\W+|hm+\W+){0,2}good\s+(?:with|at))\s+(?:working\s+with\s+|my\s+|the\s+)?(?P<likes>(?:(?!but\b|or\b|to\b)\w+\s?){1,5})(?:\W*$|[.,;!?]\s*(?:(?:so|and)\s+)?(?:what|which|any|where)\b)"
    r"|(?<!\w)(?:(?:want|wanna|like|love|prefer)\s+(?:to\s+)?|(?:certs?|certificates?|certifications?|courses?|qualifications?|training|tickets?|papers?|something)\s+(?:for|to)\s+)(?:work(?:ing)?)\s+(?:with|w|in|around)[\s/]+(?:the\s+|my\s+)?(?P<whom>[^.,;!?\n]{2,40})",
    re.IGNORECASE,
)
#: Everyday words for a field, which the catalogue calls otherwise.
_EVERYDAY: Mapping[str, str] = {
    "it-support": "computer computers pc pcs laptops tech technology technical techy screen sitting",
    "software": "computer computers pc pcs tech technology apps websites games",
    "healthcare": "people patients medical sick elderly old care caring helping",
    "education": "children kids child young students teenagers",
    "finance": "numbers money figures maths math desk sitting",
    "trades": "hands practical manual tools wood metal machines cars bikes engines repairing fixing fix",
    "construction": "outdoors outdoor outdoorsy outside cranes buildings",
    "food": "cooking kitchens baking wine",
    "logistics": "trucks lorries vehicles driving ships planes trains buses sea",
    "design": "art drawing pictures creative artistic",
    "customer-service": "customers people shops",
    "data": "statistics computer computers tech technology spreadsheets",
    "protection": "emergencies police fire",
    "facilities": "cleaning",
    "office": "indoors indoor inside desk office sitting seated chair",
    "environment": "outdoors outdoor outdoorsy outside nature plants gardens gardening trees animals"
    " dogs cats horses pets puppies wildlife farms"
    " environment sustainability",
    "engineering": "engineering",
    "security": "hacking hackers hacker",
}


def wish_in(text: str) -> re.Match[str] | None:
    """What is wished is the group ``what``, ``how`` or ``whom``, or what they like, where that is called a field."""
    said = _WISH.search(text)
    return None if said is not None and said["likes"] and not _fields_of(said["likes"]) else said


def wished(wish: re.Match[str]) -> str:
    return wish["what"] or wish["how"] or wish["whom"] or wish["likes"] or ""


def fields_called(wish: re.Match[str]) -> list[str]:
    """Ids of the job families that the everyday words of a wish stand for."""
    return _fields_of(_NOT.sub(" ", wished(wish)))


def _fields_of(said: str) -> list[str]:
    words = set(re.findall(r"[a-z]+", said.casefold()))
    return [field for field, called in _EVERYDAY.items() if words & set(called.split())]


#: "Something indoors and not heavy", "… maybe with plants or outside".
_ALSO = pattern(
    r"\b(?:something|somethin|anything|somewhere|sth|smth|maybe|perhaps)\s+(?P<what>[^.;!?\n]{3,60})", re.IGNORECASE
)
_NOT = pattern(
    r"\b(?:not|no|less|without|nothing|hate|avoid|(?:do\s*n['’]?t|do\s+not|can['’]?t)\s+(?:like|want|stand|do))\s+(?:(?:in|with|an?|the|any|being|sitting|working)\s+){0,3}\w+",
    re.IGNORECASE,
)


def fields_wished(text: str) -> list[str]:
    """Ids of the job families that everyday words stand for, behind a word of wishing alone."""
    return _fields_of(" ".join(_NOT.sub(" ", wish["what"]) for wish in _ALSO.finditer(text)))


def fields_liked(text: str) -> list[str]:
    """The same in an answer to what somebody likes, where each word may be said of it: "being outside"."""
    return _fields_of(_NOT.sub(" ", text))
