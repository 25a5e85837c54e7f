"""Text that fits and can be read: what no font has is written in Latin letters, what is too long is cut with "…"."""

from __future__ import annotations

import unicodedata

from anyascii import anyascii

ELLIPSIS = "…"
ENOUGH = 300  # characters: more than a sheet has room for in any text of it
JOINERS = "\u200c\u200d"  # the invisible characters that change how their neighbours look, and do no harm


def legible(text: str) -> str:
    """The text in one line, without a character that would come out as an empty box.

    A word with letters that no font here has becomes Latin letters; pictographs and the like are left out.
    """
    words = unicodedata.normalize("NFC", text[:ENOUGH]).split()
    return " ".join(word for word in map(_legible_word, words) if word) or "?"


def fits(text: str, width: float, size: float, *, bold: bool = False) -> bool:
    return width_of(text, size, bold=bold) <= width


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels."""
    from bot.pictures import drawing

    return drawing.width_of(text, size, bold) if text else 0.0


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of the text as goes into ``width`` pixels, never half a character as people see it."""
    import regex  # needed for a picture only, and loaded with every start otherwise

    text = legible(text)
    if fits(text, width, size, bold=bold):
        return text
    seen = regex.findall(r"\X", text)

    def beginning(count: int) -> str:
        return "".join(seen[:count]).rstrip() + ELLIPSIS

    # Measuring is what takes time: begin with what would fit if all characters were equally wide.
    count = int(len(seen) * width / width_of(text, size, bold=bold))
    while count > 0 and not fits(beginning(count), width, size, bold=bold):
        count -= 1
    while count + 1 < len(seen) and fits(beginning(count + 1), width, size, bold=bold):
        count += 1
    return beginning(count)


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
    if any(_is_letter(character) and ord(character) not in known for character in word):
        word = anyascii("".join(c for c in word if ord(c) in known or _is_letter(c)))
    left = "".join(c for c in word if ord(c) in known and (c in JOINERS or unicodedata.category(c) != "Cf"))
    return left if any(unicodedata.category(c)[0] not in "MC" for c in left) else ""


def _is_letter(character: str) -> bool:
    """Or a mark on one, or a digit."""
    return unicodedata.category(character)[0] in "LMN"
