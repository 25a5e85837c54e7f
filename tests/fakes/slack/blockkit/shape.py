"""The base of every Block Kit object, and the texts and ids that all of them use."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, StringConstraints, model_validator

from tests.fakes.slack import limits


class Shape(BaseModel):
    """Nothing is converted, no field is unknown, and what is not there is left out instead of null."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _no_nulls(cls, given: Any) -> Any:
        if isinstance(given, dict):
            for name, value in given.items():
                if value is None:
                    raise ValueError(f"{name} must not be null")
        return given


Id = Annotated[str, StringConstraints(min_length=1, max_length=limits.ID)]
Url = Annotated[str, StringConstraints(max_length=limits.URL, pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")]
ImageUrl = Annotated[str, StringConstraints(max_length=limits.IMAGE_URL, pattern=r"^https?://\S+$")]
AltText = Annotated[str, StringConstraints(min_length=1, max_length=limits.IMAGE_ALT)]


class PlainText(Shape):
    """Words without markup."""

    type: Literal["plain_text"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.TEXT)]
    emoji: bool | None = None


class Mrkdwn(Shape):
    """Words with Slack's markup."""

    type: Literal["mrkdwn"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.TEXT)]
    verbatim: bool | None = None


Text = Annotated[PlainText | Mrkdwn, Discriminator("type")]


def at_most(characters: int) -> AfterValidator:
    """For ``Annotated``: how long the text in a text object may be."""

    def checked(text: PlainText | Mrkdwn) -> PlainText | Mrkdwn:
        if len(text.text) > characters:
            raise ValueError(f"must be less than {characters + 1} characters")
        return text

    return AfterValidator(checked)


class Block(Shape):
    """What every block has."""

    block_id: Id | None = None
