"""Rich text: what people's own messages are made of, and what apps may send too."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field

from tests.fakes.slack.blockkit.shape import Block, Shape, Url


class Style(Shape):
    """How a stretch looks."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    underline: bool | None = None
    code: bool | None = None
    highlight: bool | None = None
    client_highlight: bool | None = None
    unlink: bool | None = None


class Leaf(Shape):
    """What every stretch has."""

    style: Style | None = None


class TextLeaf(Leaf):
    """Words."""

    type: Literal["text"]
    text: Annotated[str, Field(min_length=1)]


class LinkLeaf(Leaf):
    """A link, with words or without."""

    type: Literal["link"]
    url: Url
    text: str | None = None
    unsafe: bool | None = None


class UserLeaf(Leaf):
    """A mention of somebody."""

    type: Literal["user"]
    user_id: str


class UsergroupLeaf(Leaf):
    """A mention of a group."""

    type: Literal["usergroup"]
    usergroup_id: str


class ChannelLeaf(Leaf):
    """A channel's name."""

    type: Literal["channel"]
    channel_id: str


class EmojiLeaf(Leaf):
    """An emoji by its name."""

    type: Literal["emoji"]
    name: str
    unicode: str | None = None
    skin_tone: int | None = None


class BroadcastLeaf(Leaf):
    """A mention of everybody."""

    type: Literal["broadcast"]
    range: Literal["here", "channel", "everyone"]


class ColorLeaf(Leaf):
    """A colour."""

    type: Literal["color"]
    value: str


class DateLeaf(Leaf):
    """An instant in the reader's zone."""

    type: Literal["date"]
    timestamp: int
    format: str
    url: Url | None = None
    fallback: str | None = None


Leaves = list[
    Annotated[
        TextLeaf | LinkLeaf | UserLeaf | UsergroupLeaf | ChannelLeaf | EmojiLeaf | BroadcastLeaf | ColorLeaf | DateLeaf,
        Discriminator("type"),
    ]
]


class RichTextSection(Shape):
    """A paragraph."""

    type: Literal["rich_text_section"]
    elements: Leaves


class RichTextList(Shape):
    """A list, of which each item is a paragraph."""

    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: Annotated[list[RichTextSection], Field(min_length=1)]
    indent: int | None = None
    offset: int | None = None
    border: Literal[0, 1] | None = None


class RichTextPreformatted(Shape):
    """Code."""

    type: Literal["rich_text_preformatted"]
    elements: Leaves
    border: Literal[0, 1] | None = None
    language: str | None = None


class RichTextQuote(Shape):
    """A quotation."""

    type: Literal["rich_text_quote"]
    elements: Leaves
    border: Literal[0, 1] | None = None


class RichText(Block):
    """The block."""

    type: Literal["rich_text"]
    elements: list[
        Annotated[
            RichTextSection | RichTextList | RichTextPreformatted | RichTextQuote,
            Discriminator("type"),
        ]
    ]
