"""Text as chat platforms can carry it: which characters, which addresses, and where a long one may be cut."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from bot.patterns import pattern

#: Control characters but tab and newline, which platforms drop or refuse, and halves of surrogate pairs, which are no
#: text.
_UNSENDABLE = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NEWLINES = pattern(r"\r\n?")
_IN_NO_ADDRESS = pattern(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")

#: Where to cut, best first: the text up to the end of the match stays before the cut.
_CUTS = tuple(map(pattern, (r"\n\s*\n", r"\n", r"[.!?;:…]\s", r"\s")))


def sendable(text: str) -> str:
    """Text without what no platform carries."""
    return _UNSENDABLE.sub("", _NEWLINES.sub("\n", text))


def is_visible(text: str) -> bool:
    """Whether there is anything to see; platforms refuse a message of spaces and joiners alone."""
    return any(character.isprintable() and not character.isspace() for character in text)


def is_web_address(url: str) -> bool:
    """Whether it leads to a named host on the web. One that does not may have a whole message refused."""
    try:
        address = urlsplit(url)
        host = address.hostname or ""
    except ValueError:
        return False
    return address.scheme in ("http", "https") and "." in host.strip(".") and not _IN_NO_ADDRESS.search(url)


def last_good_cut(text: str, start: int, end: int, forbidden: Container[int] = ()) -> int:
    """Where to cut a text of which ``text[start:end]`` fits and more follows, as a reader would.

    The last place in the second half between paragraphs, else lines, sentences, words; where there is none, as late
    as can be without taking apart what is seen as one character: an accented letter, a flag, a family of emoji.
    """
    middle = start + (end - start) // 2
    for cut in _CUTS:
        places = [match.end() for match in cut.finditer(text, middle, end)]
        good = [place for place in places if place not in forbidden and _last_edge(text, place - 1, place) == place]
        if good:
            return good[-1]
    return _last_edge(text, start, end) or end


def _last_edge(text: str, start: int, end: int) -> int | None:
    """The last place up to ``end`` between two characters as they are seen; None within one. ``start`` is such a place.

    The clusters are those of https://www.unicode.org/reports/tr29/.
    """
    import regex  # 0.1 s to load, and few answers are so long

    edge = None
    for cluster in regex.finditer(r"\X", text, pos=start):
        if cluster.end() > end:
            break
        edge = cluster.end()
    return edge
