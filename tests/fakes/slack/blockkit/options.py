"""Options, their groups, and the question before an action."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.shape import PlainText, Shape, Text, Url, at_most

OptionText = Annotated[PlainText, at_most(limits.OPTION_TEXT)]
OptionValue = Annotated[str, StringConstraints(min_length=1, max_length=limits.OPTION_VALUE)]


class Option(Shape):
    """In a select."""

    text: OptionText
    value: OptionValue
    description: Annotated[PlainText, at_most(limits.OPTION_DESCRIPTION)] | None = None


class Choice(Shape):
    """A checkbox or radio button, which may have markup."""

    text: Annotated[Text, at_most(limits.OPTION_TEXT)]
    value: OptionValue
    description: Annotated[Text, at_most(limits.OPTION_DESCRIPTION)] | None = None


class OverflowOption(Option):
    """In an overflow menu, where it may be a link."""

    url: Url | None = None


class OptionGroup(Shape):
    """Options below a label."""

    label: Annotated[PlainText, at_most(limits.OPTION_GROUP_LABEL)]
    options: Annotated[list[Option], Field(min_length=1, max_length=limits.SELECT_OPTIONS)]


Options = Annotated[list[Option], Field(min_length=1, max_length=limits.SELECT_OPTIONS)]
OptionGroups = Annotated[list[OptionGroup], Field(min_length=1, max_length=limits.OPTION_GROUPS)]


class Confirm(Shape):
    """The dialog that asks whether the person is sure."""

    title: Annotated[PlainText, at_most(limits.CONFIRM_TITLE)]
    text: Annotated[Text, at_most(limits.CONFIRM_TEXT)]
    confirm: Annotated[PlainText, at_most(limits.CONFIRM_BUTTON)]
    deny: Annotated[PlainText, at_most(limits.CONFIRM_BUTTON)]
    style: Literal["primary", "danger"] | None = None
