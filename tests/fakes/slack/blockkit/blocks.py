"""The blocks, and on which surface each may stand."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, model_validator

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit import elements as e
from tests.fakes.slack.blockkit import menus as m
from tests.fakes.slack.blockkit.rich_text import RichText
from tests.fakes.slack.blockkit.shape import AltText, Block, ImageUrl, Mrkdwn, PlainText, Shape, Text, Url, at_most

_Chosen = (
    m.Checkboxes | m.RadioButtons | m.StaticSelect | m.MultiStaticSelect | m.ExternalSelect | m.MultiExternalSelect
    | m.UsersSelect | m.MultiUsersSelect | m.ChannelsSelect | m.MultiChannelsSelect | m.ConversationsSelect
    | m.MultiConversationsSelect | e.DatePicker | e.TimePicker
)  # fmt: skip
Accessory = Annotated[_Chosen | e.Button | m.Overflow | e.Image, Discriminator("type")]
Action = Annotated[_Chosen | e.Button | m.Overflow | e.DateTimePicker, Discriminator("type")]
_Entered = _Chosen | e.PlainTextInput | e.EmailInput | e.UrlInput | e.NumberInput | e.RichTextInput | e.DateTimePicker
Entry = Annotated[_Entered, Discriminator("type")]
ModalEntry = Annotated[_Entered | e.FileInput, Discriminator("type")]


class Section(Block):
    """Text, or up to ten fields, perhaps with one element beside it."""

    type: Literal["section"]
    text: Annotated[Text, at_most(limits.SECTION_TEXT)] | None = None
    fields: Annotated[
        list[Annotated[Text, at_most(limits.SECTION_FIELD)]], Field(min_length=1, max_length=limits.SECTION_FIELDS)
    ] | None = None  # fmt: skip
    accessory: Accessory | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.text is None and self.fields is None:
            raise ValueError("must define either text or fields")
        return self


class Header(Block):
    """A title, without markup."""

    type: Literal["header"]
    text: Annotated[PlainText, at_most(limits.HEADER_TEXT)]


class Divider(Block):
    """A line."""

    type: Literal["divider"]


class Context(Block):
    """Small print and small pictures."""

    type: Literal["context"]
    elements: Annotated[
        list[Annotated[PlainText | Mrkdwn | e.Image, Discriminator("type")]],
        Field(min_length=1, max_length=limits.CONTEXT_ELEMENTS),
    ]


class Actions(Block):
    """A row of elements."""

    type: Literal["actions"]
    elements: Annotated[list[Action], Field(min_length=1, max_length=limits.ACTIONS_ELEMENTS)]


class ImageBlock(Block):
    """A picture, with words for those who do not see it."""

    type: Literal["image"]
    alt_text: AltText
    image_url: ImageUrl | None = None
    slack_file: e.SlackFile | None = None
    title: Annotated[PlainText, at_most(limits.IMAGE_TITLE)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.image_url is None) == (self.slack_file is None):
            raise ValueError("must define either image_url or slack_file")
        return self


class Labelled(Block):
    """What every input block has."""

    type: Literal["input"]
    label: Annotated[PlainText, at_most(limits.INPUT_LABEL)]
    hint: Annotated[PlainText, at_most(limits.INPUT_HINT)] | None = None
    optional: bool | None = None
    dispatch_action: bool | None = None


class Input(Labelled):
    """An element whose value is submitted, or told at once with ``dispatch_action``."""

    element: Entry


class ModalInput(Labelled):
    """The same in a modal, where a file can be asked for too."""

    element: ModalEntry

    @model_validator(mode="after")
    def _no_dispatch_of_files(self) -> Self:
        if self.dispatch_action and isinstance(self.element, e.FileInput):
            raise ValueError("a file_input cannot have dispatch_action")
        return self


class Markdown(Block):
    """Markdown, which Slack turns into blocks itself; in messages only."""

    type: Literal["markdown"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.MARKDOWN)]


class RawCell(Shape):
    """A cell of plain text."""

    type: Literal["raw_text"]
    text: Annotated[str, StringConstraints(min_length=1)]


class Column(Shape):
    """How a column looks."""

    align: Literal["left", "center", "right"] | None = None
    is_wrapped: bool | None = None


class Table(Block):
    """Rows of cells; in messages only. An empty cell is refused."""

    type: Literal["table"]
    rows: Annotated[
        list[
            Annotated[
                list[Annotated[RawCell | RichText, Discriminator("type")]],
                Field(min_length=1, max_length=limits.TABLE_CELLS),
            ]
        ],
        Field(min_length=1, max_length=limits.TABLE_ROWS),
    ]
    column_settings: Annotated[list[Column], Field(max_length=limits.TABLE_CELLS)] | None = None


class Video(Block):
    """A video that is played in place."""

    type: Literal["video"]
    alt_text: AltText
    title: Annotated[PlainText, at_most(limits.VIDEO_TITLE)]
    thumbnail_url: ImageUrl
    video_url: ImageUrl
    author_name: Annotated[str, StringConstraints(max_length=limits.VIDEO_AUTHOR)] | None = None
    description: Annotated[PlainText, at_most(limits.VIDEO_DESCRIPTION)] | None = None
    provider_icon_url: ImageUrl | None = None
    provider_name: str | None = None
    title_url: Url | None = None


_Anywhere = Section | Header | Divider | Context | Actions | ImageBlock | RichText | Video
MessageBlock = Annotated[_Anywhere | Input | Markdown | Table, Discriminator("type")]
HomeBlock = Annotated[_Anywhere | Input, Discriminator("type")]
ModalBlock = Annotated[_Anywhere | ModalInput, Discriminator("type")]
