"""School as where somebody learns or learned: "left school", "hated maths at school"; it is nobody's field of work."""

from __future__ import annotations

import re

from bot.knowledge.finder.finder import Mention
from bot.patterns import pattern

#: Whoever just finished school teaches at none.
_SCHOOLDAYS = pattern(
    r"(?<!\w)(?:finish(?:ed|ing)?|left|leaving|leave|hated?|loved|quit|skipped|went\s+to|never\s+liked|out\s+of|done\s+with|after|dropped\s+out\s+of|graduated(?:\s+from)?|still\s+(?:in|at)"
    r"|(?:kids?|child|children|son|daughter|boys?|girls?|little\s+ones?|they|he|she)(?:['’]?(?:re|s))?\s+(?:(?:are|is|r|all|both|now|still|go|goes|start|starts|started|back|been)\s+){0,3}(?:in|at|to|off\s+to|from))"
    r"\s+(?:my\s+)?(?:high\s+|secondary\s+|middle\s+|primary\s+|nursery\s+|the\s+)?$",
    re.IGNORECASE,
)
#: "I failed maths at school", "did well in school", "I'm at school": whoever works there says so.
_AS_A_PUPIL = pattern(
    r"(?:^|[,.;:!?(]|\b(?:and|but|because|cos|as|since)\b)(?![^,.;:!?(]*\b(?:work\w*|teach\w*|taught|job|employed|run|cook\w*|clean\w*|caretak\w*|driv\w+|manag\w*|help\w*)\b)"
    r"[^,.;:!?(]{1,50}\b(?:at|in)\s+$",
    re.IGNORECASE,
)
#: "During school hours", "after the school run".
_OF_THE_DAY = pattern(r"\s+(?:hours?|run|days?|holidays?|time|term|terms|age|fees)\b", re.IGNORECASE)


def is_of_schooldays(text: str, mention: Mention) -> bool:
    """Whether a school is named as one that is or was gone to, and as no place of work."""
    name = text[mention.start : mention.end].casefold()
    if name.startswith("school") and name.rstrip("s").endswith("leaver"):
        return True
    if name not in ("school", "schools", "high school"):
        return False
    as_a_pupil = name == "school" and _AS_A_PUPIL.search(text, 0, mention.start) is not None
    past = _SCHOOLDAYS.search(text, 0, mention.start) is not None
    return past or as_a_pupil or _OF_THE_DAY.match(text, mention.end) is not None
