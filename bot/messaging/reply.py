"""What the bot says, before any platform: a Reply of typed parts.

Text is held as plain strings in spans and never as markup, so nothing a person typed can become markup on
its way out: each platform's renderer escapes every span once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.patterns import pattern

_PLACEHOLDER = pattern(r"\{(\w+)\}")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Part):
    """A run of text in one style."""

    text: str
    bold: bool = False
    url: str | None = None


class Heading(_Part):
    type: Literal["heading"] = "heading"
    text: str


class Paragraph(_Part):
    type: Literal["paragraph"] = "paragraph"
    spans: tuple[Span, ...]


class Bullets(_Part):
    """A list; numbered when the person is likely to say "the second one"."""

    type: Literal["bullets"] = "bullets"
    items: tuple[tuple[Span, ...], ...]
    numbered: bool = False
    first: int = Field(default=1, ge=1)


class Table(_Part):
    """The first column names the rows."""

    type: Literal["table"] = "table"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Note(_Part):
    """Small print: sources, freshness, limits."""

    type: Literal["note"] = "note"
    spans: tuple[Span, ...]


Part = Annotated[Heading | Paragraph | Bullets | Table | Note, Field(discriminator="type")]


class Button(_Part):
    """Something to press. ``action`` is opaque here: the dialogs wrote it and will read it."""

    label: str = Field(max_length=75)
    action: dict[str, Any] | None = None
    url: str | None = None


class File(_Part):
    """A file to send along; in JSON its bytes are base64. ``alt``: what a picture shows, in words."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    name: str
    media_type: str
    content: bytes
    alt: str = ""


class Reply(_Part):
    """``replaces``: when a button led here, the message that showed the button is replaced instead of followed."""

    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
    files: tuple[File, ...] = ()
    replaces: bool = False

    def plus(self, other: Reply) -> Reply:
        """This reply followed by another, as one message; by one that says nothing, it stays as it is."""
        if not (other.parts or other.buttons or other.files):
            return self
        return Reply(
            parts=(*self.parts, *other.parts),
            buttons=(*self.buttons, *other.buttons),
            files=(*self.files, *other.files),
            replaces=self.replaces and other.replaces,
        )


Inline = str | Span | Iterable[Span]


def bold(text: str) -> Span:
    return Span(text=text, bold=True)


def link(text: str, url: str) -> Span:
    return Span(text=text, url=url)


def spans(template: str, **values: Inline) -> tuple[Span, ...]:
    """Fill ``{name}`` places of a translated sentence with text or spans; braces in values stay text.

    Without values it is a whole sentence already, which may hold names that people gave, with braces of their own.
    """
    if not values:
        return (Span(text=template),) if template else ()
    result: list[Span] = []
    last = 0
    for match in _PLACEHOLDER.finditer(template):
        result.append(Span(text=template[last : match.start()]))
        result.extend(_inline(values[match.group(1)]))
        last = match.end()
    result.append(Span(text=template[last:]))
    return tuple(span for span in result if span.text)


def _inline(value: Inline) -> Iterable[Span]:
    if isinstance(value, str):
        return (Span(text=value),)
    return (value,) if isinstance(value, Span) else value


def paragraph(template: str, **values: Inline) -> Paragraph:
    return Paragraph(spans=spans(template, **values))


def note(template: str, **values: Inline) -> Note:
    return Note(spans=spans(template, **values))
