"""A language that exams or courses are in, or shall not be in: "no exams in english", which is no subject."""

from __future__ import annotations

import re

from bot.patterns import pattern

#: Right in front of the language.
_BEFORE = pattern(
    r"\b(?:exams?|tests?|courses?|papers?|questions?|stuff|materials?|books?|videos?|lessons?|everything|anything|something|ones?|certs?|certificates?|it|this|these|those|them|that|which|study(?:ing)?"
    r"|learn(?:ing)?)\s+(?:(?:is|are|be|that\s+(?:is|are)|only|all|not|must\s+be|should\s+be|offered|available|held|given|done)\s+){0,3}in\s+$",
    re.IGNORECASE,
)
#: "Exams in English literature" are of that; "I learn it in English" names the language.
_MORE_OF_IT = pattern(r"\s+(?:literature|teaching|grammar|lit|studies|class(?:es)?|lessons?)\b", re.IGNORECASE)
_LANGUAGE = (
    r"english|german|french|spanish|portuguese|italian|polish|dutch|arabic|russian|ukrainian|turkish|hindi|urdu|chinese"
    r"|mandarin|japanese|korean|romanian|bulgarian|greek|swedish|norwegian|danish|finnish|czech|hungarian|tigrinya|farsi"
    r"|persian|vietnamese|thai|tagalog"
)
_IN_A_LANGUAGE = pattern(
    rf"{_BEFORE.pattern[:-1]}(?P<language>{_LANGUAGE})\b(?!\s+(?:literature|teaching|grammar|lit|studies))",
    re.IGNORECASE,
)


def is_of_exams(text: str, start: int, end: int) -> bool:
    """Whether the language named at ``start`` to ``end`` is that of exams or courses."""
    return _BEFORE.search(text[max(0, start - 60) : start]) is not None and _MORE_OF_IT.match(text, end) is None


#: "My English is not good", "sorry for my bad English", "English is not my first language": how somebody writes.
_WRITES_IT = (
    (
        pattern(r"\b(?:sorry|excuse|apolog\w+|forgive|pardon)\b[^.!?]{0,20}$", re.IGNORECASE),
        pattern(r"(?!\s+(?:cert|exam|test|course|teach))", re.IGNORECASE),
    ),
    (
        pattern(r"\bmy\s+(?:written\s+|spoken\s+)?$", re.IGNORECASE),
        pattern(
            r"\s+(?:is|isn['’]?t|not)\s+(?:\w+\s+){0,3}?(?:good|great|bad|poor|perfect|weak|best|ok|okay|basic|terrible|limited|broken|little|strong|enough)\b",
            re.IGNORECASE,
        ),
    ),
    (pattern(r""), pattern(r"\s+(?:is|isn['’]?t)\s+(?:not\s+)?my\s+(?:\w+\s+)?(?:language|tongue)\b", re.IGNORECASE)),
    (
        pattern(
            r"\b(?:speak|write)\s+(?:only\s+)?(?:little|bad|not\s+(?:much|good)|no\s+good|poor|a\s+bit\s+of)\s+$",
            re.IGNORECASE,
        ),
        pattern(r""),
    ),
)
#: Then it is what they ask for all the same.
_WOULD_LEARN_IT = pattern(
    r"\b(?:improve|learn|practi[sc]e|get\s+better|work\s+on|study|english\s+(?:test|exam|course|cert\w*))\b",
    re.IGNORECASE,
)


def is_how_somebody_writes(text: str, start: int, end: int) -> bool:
    """Whether the language named there is but what the message is written in."""
    if _WOULD_LEARN_IT.search(text, end):
        return False
    return any(
        before.search(text[max(0, start - 40) : start]) is not None and behind.match(text, end) is not None
        for before, behind in _WRITES_IT
    )


def language_of_exams(text: str) -> str | None:
    """``English``; None where none is spoken of."""
    said = _IN_A_LANGUAGE.search(text)
    return said["language"].title() if said is not None else None


_ONE = pattern(
    rf"\W*(?:{_LANGUAGE})(?:\W+(?:as\s+well|too|also|instead|then|please|pls|maybe|or\s+only\s+\w+))*\W*", re.IGNORECASE
)


def is_language(text: str) -> bool:
    """ "German", "german too": of a place where one is there is more to say."""
    return _ONE.fullmatch(text) is not None
