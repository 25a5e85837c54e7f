"""Text that fits and can be read: what no font has is written in Latin letters, what is too long is cut with "…"."""

from __future__ import annotations

import unicodedata

import regex
from anyascii import anyascii

ELLIPSIS = "…"


def legible(text: str) -> str:
    """The text in one line, without a character that would come out as an empty box.

    A word with letters that no font here has becomes Latin letters; pictographs and the like are left out.
    """
    words = unicodedata.normalize("NFC", text).split()
    return " ".join(word for word in map(_legible_word, words) if word) or "?"


def fits(text: str, width: float, size: float, *, bold: bool = False) -> bool:
    return width_of(text, size, bold=bold) <= width


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels."""
    from bot.pictures import drawing

    return drawing.width_of(text, size, bold) if text else 0.0


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of the text as goes into ``width`` pixels, never half a character as people see it."""
    text = legible(text)
    if fits(text, width, size, bold=bold):
        return text
    seen = regex.findall(r"\X", text)
    low, high = 0, len(seen)
    while low < high:
        middle = (low + high + 1) // 2
        if fits("".join(seen[:middle]).rstrip() + ELLIPSIS, width, size, bold=bold):
            low = middle
        else:
            high = middle - 1
    return "".join(seen[:low]).rstrip() + ELLIPSIS


def wrap(text: str, width: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """At most so many lines, broken between words; the last one is cut."""
    words = legible(text).split()
    result: list[str] = []
    while words and len(result) < lines - 1:
        count = 1
        while count < len(words) and fits(" ".join(words[: count + 1]), width, size, bold=bold):
            count += 1
        result.append(cut(" ".join(words[:count]), width, size, bold=bold))
        words = words[count:]
    return [*result, cut(" ".join(words), width, size, bold=bold)] if words else result


def _legible_word(word: str) -> str:
    from bot.pictures import drawing

    known = drawing.drawable()
    wanting = [character for character in word if ord(character) not in known]
    if any(unicodedata.category(character).startswith("L") for character in wanting):
        word = anyascii("".join(c for c in word if ord(c) in known or unicodedata.category(c)[0] in "LMN"))
    return "".join(character for character in word if ord(character) in known)
