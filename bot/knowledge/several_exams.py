"""Whether a name is that of one exam alone of a credential that takes several, as ENCOR is of CCNP Enterprise."""

from __future__ import annotations

import re

from bot.knowledge.catalogue import fold_code
from bot.knowledge.model.credential import Credential
from bot.knowledge.words import key
from bot.patterns import pattern

#: As the summaries and the notes on the price say it.
_TAKES_SEVERAL = pattern(
    r"\b(?:two|three|four|both)\s+exams\b|\bcore\s+exam\b.{0,40}\b(?:plus|and)\s+(?:an?|one|two)\b|\bexam\s+and\s+(?:one|two|three)\s+\w+\s+exams\b",
    re.IGNORECASE,
)


def is_one_exam_of(credential: Credential, said: str) -> bool:
    """By its code, or by what the summary calls an exam; False where one exam is all that it takes."""
    note = credential.cost.note if credential.cost is not None else None
    if not any(_TAKES_SEVERAL.search(text) for text in (credential.summary, note or "")):
        return False
    if any(fold_code(code.code) == fold_code(said) for code in credential.codes):
        return True
    return f" exam {key(said)} " in f" {key(credential.summary)} "
