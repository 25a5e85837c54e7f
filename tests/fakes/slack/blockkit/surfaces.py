"""Where blocks stand: messages, modals, Home tabs; and the options that an external select is given."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, TypeAdapter, model_validator

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.blocks import HomeBlock, Labelled, MessageBlock, ModalBlock
from tests.fakes.slack.blockkit.options import Option, OptionGroup
from tests.fakes.slack.blockkit.shape import Id, PlainText, Shape, at_most

Metadata = Annotated[str, StringConstraints(max_length=limits.VIEW_METADATA)]
CallbackId = Annotated[str, StringConstraints(max_length=limits.ID)]


class Message(Shape):
    """The blocks of a message."""

    blocks: Annotated[list[MessageBlock], Field(max_length=limits.MESSAGE_BLOCKS)]


class Modal(Shape):
    """A dialog over the window."""

    type: Literal["modal"]
    title: Annotated[PlainText, at_most(limits.VIEW_TITLE)]
    blocks: Annotated[list[ModalBlock], Field(min_length=1, max_length=limits.VIEW_BLOCKS)]
    submit: Annotated[PlainText, at_most(limits.VIEW_BUTTON)] | None = None
    close: Annotated[PlainText, at_most(limits.VIEW_BUTTON)] | None = None
    private_metadata: Metadata | None = None
    callback_id: CallbackId | None = None
    external_id: Id | None = None
    clear_on_close: bool | None = None
    notify_on_close: bool | None = None
    submit_disabled: bool | None = None

    @model_validator(mode="after")
    def _submit(self) -> Self:
        if self.submit is None and any(isinstance(block, Labelled) for block in self.blocks):
            raise ValueError("submit is required when an input block is there")
        return self


class Home(Shape):
    """The Home tab."""

    type: Literal["home"]
    blocks: Annotated[list[HomeBlock], Field(min_length=1, max_length=limits.VIEW_BLOCKS)]
    private_metadata: Metadata | None = None
    callback_id: CallbackId | None = None
    external_id: Id | None = None


class Suggested(Shape):
    """The answer to a type-ahead."""

    options: Annotated[list[Option], Field(max_length=limits.SELECT_OPTIONS)] | None = None
    option_groups: Annotated[list[OptionGroup], Field(max_length=limits.OPTION_GROUPS)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.options is None) == (self.option_groups is None):
            raise ValueError("must define either options or option_groups")
        return self


MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)
MODAL: TypeAdapter[Modal] = TypeAdapter(Modal)
HOME: TypeAdapter[Home] = TypeAdapter(Home)
SUGGESTED: TypeAdapter[Suggested] = TypeAdapter(Suggested)
