"""What mrkdwn does when it is shown: whom it pings, where it leads, and whether text in it was escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

#: What apps may write between angle brackets; formatting/formatting-text-for-app-surfaces.
_REFERENCE = re.compile(
    r"<(@[UW][A-Z0-9]+(\|[^<>|]*)?|#C[A-Z0-9]+(\|[^<>|]*)?|!subteam\^S[A-Z0-9]+(\|[^<>|]*)?"
    r"|!date\^\d+\^[^<>|]+\|[^<>|]+|(https?://|mailto:|tel:)[^<>|\s]+(\|[^<>|]+)?)>"
)
_BROADCAST = re.compile(r"<!(channel|here|everyone|group)(\|[^<>]*)?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>|\s]+)(?:\|([^<>]*))?>")


def mrkdwn_in(node: Any) -> Iterator[str]:
    """The text of every mrkdwn object."""
    match node:
        case {"type": "mrkdwn", "text": str(text)}:
            yield text
        case dict():
            for value in node.values():
                yield from mrkdwn_in(value)
        case list():
            for value in node:
                yield from mrkdwn_in(value)


def broadcasts_in(node: Any) -> Iterator[str]:
    """The broadcasts in rich text, which needs no markup for it, and in Markdown."""
    match node:
        case {"type": "broadcast", "range": str(name)}:
            yield f"<!{name}>"
        case {"type": "markdown", "text": str(text)}:
            yield from (match[0] for match in _BROADCAST.finditer(text))
        case dict():
            for value in node.values():
                yield from broadcasts_in(value)
        case list():
            for value in node:
                yield from broadcasts_in(value)


def links_in(node: Any) -> Iterator[tuple[str, str]]:
    """Address and label of each link in mrkdwn and rich text."""
    match node:
        case {"type": "mrkdwn", "text": str(text)}:
            yield from links(text)
        case {"type": "link", "url": str(url)}:
            yield url, node.get("text", url)
        case dict():
            for value in node.values():
                yield from links_in(value)
        case list():
            for value in node:
                yield from links_in(value)


def links(text: str) -> list[tuple[str, str]]:
    """Address and label of each link in a text with markup."""
    return [(match[1], match[2] or match[1]) for match in _LINK.finditer(text)]


def flaws(text: str) -> Iterator[str]:
    """What should not be in the mrkdwn of a well-behaved app."""
    yield from (f"broadcast {match[0]}" for match in _BROADCAST.finditer(text))
    rest = _BROADCAST.sub("", _REFERENCE.sub("", text))
    if "<" in rest:
        yield f"unescaped < in {text!r}"
    if re.search(r"(?<!^)>", re.sub(r"(?m)^(?:>>>|>)", "", rest)):
        yield f"unescaped > in {text!r}"
    if _ENTITY.search(rest):
        yield f"unescaped & in {text!r}"
