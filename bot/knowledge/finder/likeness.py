"""How alike a typed word and a word of a name are.

Codes and numbers are equal or not alike at all: SAA-C02 and SAA-C03 differ by one character and by an exam.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.patterns import pattern

_DIGIT = pattern(r"\d")

#: Shortest word in which one typing error is forgiven, and two, which are the most.
ONE_ERROR_FROM = 4
TWO_ERRORS_FROM = 8
MOST_ERRORS = 2
ABBREVIATED = 0.95


def likeness(typed: str, known: str, expansions: frozenset[str] = frozenset()) -> float:
    """Between 0 (unlike) and 1 (equal). ``expansions``: words that ``typed`` is an abbreviation of."""
    if typed == known:
        return 1.0
    if not (typed.isalpha() and known.isalpha()) and _DIGIT.search(f"{typed} {known}"):
        return 0.0
    if known in expansions:
        return ABBREVIATED
    return max(_as_prefix(typed, known), _as_typo(typed, known))


def _as_prefix(typed: str, known: str) -> float:
    """``arch`` for architect; the more of the word is there, the surer."""
    if len(typed) < 3 or not known.startswith(typed):
        return 0.0
    return 0.72 + 0.2 * len(typed) / len(known)


def _as_typo(typed: str, known: str) -> float:
    shorter = min(len(typed), len(known))
    if shorter < ONE_ERROR_FROM:
        return 0.0
    allowed = MOST_ERRORS if shorter >= TWO_ERRORS_FROM else 1
    if abs(len(typed) - len(known)) > allowed:
        return 0.0
    distance = OSA.distance(typed, known, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    # People rarely mistype the first letter, so a different one halves the trust in a short word.
    first = 0.0 if typed[0] == known[0] else 0.12
    return 0.94 - 0.55 * distance / max(len(typed), len(known)) - first
