"""The elements in which something is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.elements import Element, Placeholder
from tests.fakes.slack.blockkit.options import Choice, Confirm, Option, OptionGroups, Options, OverflowOption

Choices = Annotated[list[Choice], Field(min_length=1, max_length=limits.CHOICES)]
Some = Field(min_length=1)


class Overflow(Element):
    """The three dots."""

    type: Literal["overflow"]
    options: Annotated[list[OverflowOption], Field(min_length=1, max_length=limits.OVERFLOW_OPTIONS)]
    confirm: Confirm | None = None


class Checkboxes(Element):
    """Any number of a few."""

    type: Literal["checkboxes"]
    options: Choices
    initial_options: Annotated[list[Choice], Some] | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        _among(self.initial_options or [], self.options)
        return self


class RadioButtons(Element):
    """One of a few."""

    type: Literal["radio_buttons"]
    options: Choices
    initial_option: Choice | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        _among([self.initial_option] if self.initial_option else [], self.options)
        return self


class Menu(Element):
    """What every select has."""

    confirm: Confirm | None = None
    focus_on_load: bool | None = None
    placeholder: Placeholder | None = None


class MultiMenu(Menu):
    """What every select of several has."""

    max_selected_items: Annotated[int, Field(ge=1)] | None = None


class StaticSelect(Menu):
    """One of the options that the app sent along."""

    type: Literal["static_select"]
    options: Options | None = None
    option_groups: OptionGroups | None = None
    initial_option: Option | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        _among([self.initial_option] if self.initial_option else [], _offered(self.options, self.option_groups))
        return self


class MultiStaticSelect(MultiMenu):
    """Several of the options that the app sent along."""

    type: Literal["multi_static_select"]
    options: Options | None = None
    option_groups: OptionGroups | None = None
    initial_options: Annotated[list[Option], Some] | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        _among(self.initial_options or [], _offered(self.options, self.option_groups))
        return self


class ExternalSelect(Menu):
    """One of the options that the app is asked for while the person types."""

    type: Literal["external_select"]
    initial_option: Option | None = None
    min_query_length: Annotated[int, Field(ge=0)] | None = None


class MultiExternalSelect(MultiMenu):
    """Several of those."""

    type: Literal["multi_external_select"]
    initial_options: Annotated[list[Option], Some] | None = None
    min_query_length: Annotated[int, Field(ge=0)] | None = None


class UsersSelect(Menu):
    """A person."""

    type: Literal["users_select"]
    initial_user: str | None = None


class MultiUsersSelect(MultiMenu):
    """People."""

    type: Literal["multi_users_select"]
    initial_users: Annotated[list[str], Some] | None = None


class ChannelsSelect(Menu):
    """A public channel."""

    type: Literal["channels_select"]
    initial_channel: str | None = None
    response_url_enabled: bool | None = None


class MultiChannelsSelect(MultiMenu):
    """Public channels."""

    type: Literal["multi_channels_select"]
    initial_channels: Annotated[list[str], Some] | None = None


class ConversationsSelect(Menu):
    """A channel or DM."""

    type: Literal["conversations_select"]
    initial_conversation: str | None = None
    default_to_current_conversation: bool | None = None
    response_url_enabled: bool | None = None


class MultiConversationsSelect(MultiMenu):
    """Channels and DMs."""

    type: Literal["multi_conversations_select"]
    initial_conversations: Annotated[list[str], Some] | None = None
    default_to_current_conversation: bool | None = None


def _offered(options: Options | None, groups: OptionGroups | None) -> Sequence[Option]:
    if (options is None) == (groups is None):
        raise ValueError("must define either options or option_groups")
    return options or [option for group in groups or [] for option in group.options]


def _among(chosen: Sequence[Choice | Option], offered: Sequence[Choice | Option]) -> None:
    if any(option not in offered for option in chosen):
        raise ValueError("an initial option must be one of the options")
