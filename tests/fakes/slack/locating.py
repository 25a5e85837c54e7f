"""Finding what somebody means by "Compare" or "expiry": the element, and the message or view that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.core import Core
from tests.fakes.slack.interactive import interactive
from tests.fakes.slack.messages import Message
from tests.fakes.slack.reading import shown
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User

Json = dict[str, Any]
Surface = Message | View


@dataclass(frozen=True)
class Found:
    """An element in its block, on its surface."""

    surface: Surface
    block: Json
    element: Json

    @property
    def key(self) -> tuple[str, str]:
        return self.block["block_id"], self.element["action_id"]

    @property
    def told_at_once(self) -> bool:
        """Whether the app hears of it before anything is submitted."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))


def find(core: Core, user: User, what: str, where: Surface | None, fits: Callable[[Json], bool]) -> Found:
    """Raises AssertionError when there is no such element, or none that this person can see."""
    surfaces = [where] if where is not None else list(_visible(core, user))
    for surface in surfaces:
        assert _sees(core, user, surface), f"{user.real_name} does not see it"
        for block, element in interactive(surface.blocks):
            if fits(element) and what in _names(block, element):
                return Found(surface, block, element)
    there = [_names(block, element) for surface in surfaces for block, element in interactive(surface.blocks)]
    raise AssertionError(f"no element {what!r}; there are {there}")


def _visible(core: Core, user: User) -> Iterator[Surface]:
    """The modal on top alone, for it covers the rest; else the newest message first, and the Home tab last."""
    if core.stacks[user.id]:
        yield core.stacks[user.id][-1]
        return
    yield from (message for message in reversed(core.messages) if _sees(core, user, message))
    if user.id in core.homes:
        yield core.homes[user.id]


def _sees(core: Core, user: User, surface: Surface) -> bool:
    if isinstance(surface, View):
        return surface.user == user.id and not surface.closed
    allowed = surface.viewer in {None, user.id} and not surface.deleted
    return allowed and user.id in core.channels[surface.channel].members


def _names(block: Json, element: Json) -> list[str]:
    """What an element may be called: label, action id, block id."""
    label = element.get("text") or block.get("label")
    names = [element["action_id"], block["block_id"]]
    return [shown(label), *names] if label else names
