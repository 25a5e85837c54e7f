"""What somebody says of the last answer before they say what it is to be instead: "I said June but July is fine"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.dates.months import MONTHS, SEASONS
from bot.patterns import pattern

#: A day, a part of a year or a number, short enough to be looked for anywhere.
_WHEN = (
    rf"(?:\d|\b(?:{'|'.join((*MONTHS, *SEASONS))}|easter|christmas|\w{{3,6}}day|week|month|year|two|three|four|five"
    r"|six|ten)\b)"
)

_OH = r"^\W*(?:(?:hm+|well|ok|okay|so|and|oh|yeah|yes|no|but|sorry|wait|i\s+know)\W+)*"
_FINE = (
    r"(?:is|are|['’]s|was|would\s+be|will\s+be|works?|does|suits?|would|will|['’]d)\s+(?:(?:also|just|as|perfectly|totally|absolutely|still|be)\s+)*"
    r"(?:fine|ok|okay|good|alright|great|better|enough|plenty|too|do|work|it|well)\b|works\W*$"
)
_FIRST_SAID = pattern(
    rf"{_OH}(?:i|we)(?:\s+(?:know|did))?\s+(?:said|say|told\s+you|wrote|asked\s+for|wanted|put)\s+[^.!?\n]{{0,30}}?{_WHEN}[^.!?\n]{{0,30}}?[\s,;…-]+(?:but|though|tho)\s+"
    rf"(?=[^.!?\n]{{1,40}}?\s*(?:{_FINE}))",
    re.IGNORECASE,
)
_ALL = r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us|you))?|too\s+many|the\s+(?:whole|entire)\s+(?:team|lot|crew))"
_SO_MANY = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s+(?:people|persons?|of\s+(?:them|us)|is|are|then|will|would|should|please|pls)\b|\W*$)"
)
_TOO_MANY = pattern(
    rf"{_OH}(?:(?:that|it|this|which)(?:['’]?s|['’]?d(?:\s+be)?|\s+is|\s+was|\s+would\s+be|\s+means)\s+{_ALL}|{_ALL}\s+(?:is|are)\s+(?:way\s+|far\s+)?too\s+(?:many|much)"
    rf"|not\s+{_ALL})\s{{0,3}}[,.;:!…–-]{{1,4}}\s{{0,3}}(?=(?:(?:only|just|maybe|say|rather|no|make\s+it|but|i['’]?d\s+say)\s+){{0,3}}{_SO_MANY})",
    re.IGNORECASE,
)
#: "That's too long, 10 hrs then", "hmm thats ages. what if 8 hours a week".
_TOO_LONG = pattern(
    rf"{_OH}(?:(?:that|it|this|which)(?:['’]?s|\s+is|\s+would\s+be|\s+takes?|\s+seems|\s+looks)\s+)?(?:(?:way|far|a\s+bit|really|just|pretty|quite|very|so|too|taking)\s+){{0,3}}"
    r"(?:long|slow|late|ages|forever|a\s+(?:lot|while|long\s+time)|far\s+(?:off|away)|much\s+time)(?:\s+of\s+time)?(?:\s+(?:for\s+me|away))?[\s,.;:!…–-]{1,5}"
    r"(?=(?:(?:what|how|if|about|and|with|at|can|could|we|i|let['’]?s|lets|make|it|do|did|say|maybe|have|then|so|study|on)\s+){0,5}\d{1,2}\s*(?:h|hrs?|hours?)\b)",
    re.IGNORECASE,
)


def without_objection(text: str) -> str:
    """Blank where no more than that is said, so that all else stays where it is; "not everyone, two" wants two."""
    for said in (_FIRST_SAID, _TOO_MANY, _TOO_LONG):
        match = said.match(text)
        if match is not None:
            return " " * match.end() + text[match.end() :]
    return text
