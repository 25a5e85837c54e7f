"""Home tabs and modals, as people see them and fill them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.buttons import Button, buttons_in
from tests.fakes.slack.reading import plain_blocks
from tests.fakes.slack.values import Entered, state


@dataclass
class View:
    """A Home tab or modal as it stands now.

    ``content`` is what the app sent, with the ids that Slack adds. ``entered`` is what the person has filled in, by
    block id and action id, as ``state.values`` has it. ``errors`` stand beside fields, by block id. ``trouble`` is
    what Slack says when the app did not answer a submission, or wrongly. ``offered`` are the options that the
    last type-ahead of an element brought, by action id.
    """

    id: str
    team: str
    user: str
    content: dict[str, Any]
    hash: str
    root: str
    previous: str | None = None
    entered: Entered = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    trouble: str | None = None
    closed: bool = False

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return list(self.content["blocks"])

    def values(self) -> dict[str, Any]:
        """As in ``state.values``."""
        return state(self.blocks, self.entered)

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))

    @property
    def title(self) -> str:
        return str(self.content.get("title", {}).get("text", ""))

    @property
    def plain(self) -> str:
        """Everything there is to read, without markup: title, blocks, labels, hints, placeholders and errors."""
        said = [self.title, plain_blocks(self.blocks), *self.errors.values()]
        return "\n".join(part for part in said if part)

    @property
    def buttons(self) -> list[Button]:
        return buttons_in(self.blocks)

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]
