"""What people press, and what they type into: the elements that are not menus."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.options import Confirm
from tests.fakes.slack.blockkit.rich_text import RichText
from tests.fakes.slack.blockkit.shape import AltText, Id, ImageUrl, PlainText, Shape, Url, at_most

Placeholder = Annotated[PlainText, at_most(limits.PLACEHOLDER)]
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+)?$")]


class SlackFile(Shape):
    """A file on Slack, for an image: by its id or by its private URL."""

    id: str | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.id is None) == (self.url is None):
            raise ValueError("must define either id or url")
        return self


class Image(Shape):
    """A picture beside text. It has words for those who do not see it."""

    type: Literal["image"]
    alt_text: AltText
    image_url: ImageUrl | None = None
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.image_url is None) == (self.slack_file is None):
            raise ValueError("must define either image_url or slack_file")
        return self


class Element(Shape):
    """What every interactive element has."""

    action_id: Id | None = None


class Button(Element):
    """Pressed; with ``url`` the browser opens too."""

    type: Literal["button"]
    text: Annotated[PlainText, at_most(limits.BUTTON_TEXT)]
    value: Annotated[str, StringConstraints(max_length=limits.BUTTON_VALUE)] | None = None
    url: Url | None = None
    style: Literal["primary", "danger"] | None = None
    confirm: Confirm | None = None
    accessibility_label: Annotated[str, StringConstraints(max_length=limits.BUTTON_ACCESSIBILITY)] | None = None


class Dispatch(Shape):
    """When an input tells the app before it is submitted."""

    trigger_actions_on: Annotated[
        list[Literal["on_enter_pressed", "on_character_entered"]], Field(min_length=1, max_length=2)
    ]


class Typed(Element):
    """What every element that is typed into has."""

    dispatch_action_config: Dispatch | None = None
    focus_on_load: bool | None = None
    placeholder: Placeholder | None = None


class PlainTextInput(Typed):
    """A line or more of text."""

    type: Literal["plain_text_input"]
    initial_value: Annotated[str, StringConstraints(max_length=limits.TEXT_INPUT)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=limits.TEXT_INPUT)] | None = None
    max_length: Annotated[int, Field(ge=1, le=limits.TEXT_INPUT)] | None = None

    @model_validator(mode="after")
    def _lengths(self) -> Self:
        least, most = self.min_length or 0, self.max_length or limits.TEXT_INPUT
        if least > most:
            raise ValueError("min_length must not be greater than max_length")
        if self.initial_value and not least <= len(self.initial_value) <= most:
            raise ValueError("initial_value must be within min_length and max_length")
        return self


class EmailInput(Typed):
    """An e-mail address."""

    type: Literal["email_text_input"]
    initial_value: str | None = None


class UrlInput(Typed):
    """An address on the web."""

    type: Literal["url_text_input"]
    initial_value: str | None = None


class NumberInput(Typed):
    """A number; its values are strings."""

    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None

    @model_validator(mode="after")
    def _range(self) -> Self:
        if self.min_value and self.max_value and Decimal(self.min_value) > Decimal(self.max_value):
            raise ValueError("min_value must not be greater than max_value")
        return self


class RichTextInput(Typed):
    """Text with formatting."""

    type: Literal["rich_text_input"]
    initial_value: RichText | None = None


class FileInput(Element):
    """Files, in modals only."""

    type: Literal["file_input"]
    filetypes: Annotated[list[str], Field(min_length=1)] | None = None
    max_files: Annotated[int, Field(ge=1, le=10)] | None = None


class DatePicker(Element):
    """A day."""

    type: Literal["datepicker"]
    initial_date: Date | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None
    placeholder: Placeholder | None = None


class TimePicker(Element):
    """A time of day."""

    type: Literal["timepicker"]
    initial_time: Time | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None
    placeholder: Placeholder | None = None
    timezone: str | None = None


class DateTimePicker(Element):
    """An instant, as seconds since 1970 in ten digits."""

    type: Literal["datetimepicker"]
    initial_date_time: Annotated[int, Field(ge=1_000_000_000, le=9_999_999_999)] | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None
