"""Telegram's HTML, read as strictly as can be: what this accepts, the real one accepts."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from tests.fakes.telegram.faults import ApiError

_TAG = re.compile(
    r"<(/?)(b|strong|i|em|u|ins|s|strike|del|code|pre|a|blockquote)((?: expandable| [a-z]+=\"[^\"<>]*\")*)>"
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "a": "text_link",
    "blockquote": "expandable_blockquote",
}


@dataclass(frozen=True)
class Entity:
    """A formatted stretch, in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True)
class Formatted:
    """What a person reads."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def units(self) -> int:
        return _units(self.text)


def formatted(text: str, mode: str | None) -> Formatted:
    """The text as it is shown. Raises ApiError for bad markup."""
    return _trimmed(_parsed(text) if mode == "HTML" else Formatted(text))


def _parsed(markup: str) -> Formatted:
    said = ""
    entities: list[Entity] = []
    opened: list[tuple[str, int, str | None]] = []
    place = 0
    while place < len(markup):
        character = markup[place]
        if character == "<":
            tag = _TAG.match(markup, place)
            if tag is None:
                raise _unreadable(f'Unsupported start tag "{markup[place + 1 : place + 9]}"', place)
            closing, name, attributes = tag.groups()
            if not closing:
                url = re.fullmatch(r' href="([^"]+)"', attributes)
                if (name == "a") != (url is not None) or (attributes == " expandable" and name != "blockquote"):
                    raise _unreadable(f'Wrong attributes of tag "{name}"', place)
                opened.append((name, _units(said), html.unescape(url[1]) if url else None))
            elif not opened or opened[-1][0] != name:
                raise _unreadable(f'Unmatched end tag "{name}"', place)
            else:
                _, start, address = opened.pop()
                entities.append(Entity(_KINDS.get(name, name), start, _units(said) - start, address))
            place = tag.end()
        elif character == "&":
            entity = _ENTITY.match(markup, place)
            if entity is None:
                raise _unreadable("A bare ampersand", place)
            said += html.unescape(entity[0])
            place = entity.end()
        elif character == ">":
            raise _unreadable("A bare >", place)
        else:
            said += character
            place += 1
    if opened:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"', place)
    return Formatted(said, tuple(entities))


def _trimmed(shown: Formatted) -> Formatted:
    text = shown.text.strip()
    cut = _units(shown.text) - _units(shown.text.lstrip())
    entities = (Entity(e.type, max(e.offset - cut, 0), e.length, e.url) for e in shown.entities if e.length)
    return Formatted(text, tuple(entities))


def _unreadable(what: str, place: int) -> ApiError:
    return ApiError(400, f"Bad Request: can't parse entities: {what} at byte offset {place}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
