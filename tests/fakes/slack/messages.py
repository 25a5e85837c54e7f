"""The messages that stand in channels, as people see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.blockkit.markup import links, links_in
from tests.fakes.slack.buttons import Button, buttons_in
from tests.fakes.slack.reading import plain_blocks, plain_mrkdwn
from tests.fakes.slack.values import Entered
from tests.fakes.slack.world import File


@dataclass
class Message:
    """A message as it stands now.

    ``viewer`` is the only person who sees an ephemeral message. ``edits`` are earlier texts and blocks, the oldest
    first. ``via`` is what posted it: a method, ``response_url`` or ``person``. ``entered`` is what was chosen in it,
    ``offered`` what a type-ahead brought, as in ``View``.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    viewer: str | None = None
    files: list[File] = field(default_factory=list)
    via: str = "person"
    bot: bool = False
    edits: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)
    deleted: bool = False
    metadata: dict[str, Any] | None = None
    entered: Entered = field(default_factory=dict)
    offered: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """What a person reads in the channel: the blocks, or the text where there are none, without markup."""
        shown = plain_blocks(self.blocks) if self.blocks else plain_mrkdwn(self.text)
        return "\n".join([shown, *(file.alt_text for file in self.files if file.alt_text)]).strip()

    @property
    def notification(self) -> str:
        """What a person reads on the lock screen: the text alone."""
        return plain_mrkdwn(self.text)

    @property
    def links(self) -> list[tuple[str, str]]:
        """Address and label of every link: in the blocks, or in the text where there are none."""
        return list(links_in(self.blocks)) if self.blocks else links(self.text)

    @property
    def buttons(self) -> list[Button]:
        return buttons_in(self.blocks)

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]
