"""The Home tab: several replies, one below the other, in one view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.adapters.slack.blockkit.blocks import Block, blocks
from bot.adapters.slack.blockkit.buttons import elements_of, rows
from bot.adapters.slack.blockkit.limits import VIEW_BLOCKS, VIEW_BYTES
from bot.adapters.slack.blockkit.pieces import Piece, pieces_of
from bot.adapters.slack.blockkit.rendering import written_length
from bot.adapters.slack.blockkit.splitting import count_fitting
from bot.messaging.reply import Reply, note
from bot.translation import _

_DIVIDER: Block = {"type": "divider"}
#: With more, each would hardly have a block of its own.
SECTIONS = 20


@dataclass(frozen=True, slots=True)
class _Section:
    pieces: list[Piece]
    rows: list[Block]

    def blocks(self) -> list[Block]:
        return [*blocks(self.pieces), *self.rows]

    def within(self, room: int, characters: int) -> list[Block]:
        """Its blocks; cut where they are more than ``room`` blocks or ``characters`` of JSON."""

        def fits(made: list[Block]) -> bool:
            return len(made) <= room and written_length(made) <= characters

        if fits(whole := self.blocks()):
            return whole
        more = pieces_of([note(_("There is more. Write to me in Messages to see all of it."))])
        rows = self.rows if fits([*blocks(more), *self.rows]) else []
        kept = count_fitting(self.pieces, lambda pieces: fits([*blocks(pieces), *blocks(more), *rows]))
        return [*blocks(self.pieces[:kept]), *blocks(more), *rows]


def home_view(sections: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A Home tab from the JSON of replies, each with its own buttons; an empty one is left out.

    Where they do not all fit, the long ones are cut, each with a line that says so. Raises ValueError for more than
    ``SECTIONS``, and RefusedError for a button that Slack cannot carry.
    """
    if len(sections) > SECTIONS:
        raise ValueError(f"a Home tab has room for {SECTIONS} sections, not for {len(sections)}")
    shown = [section for section in map(_section, range(len(sections)), sections) if section.blocks()]
    dividers = [_DIVIDER] * (len(shown) - 1)
    rooms = _rooms([len(section.blocks()) for section in shown], VIEW_BLOCKS - len(dividers))
    characters = (VIEW_BYTES - written_length(_view(dividers))) // max(len(shown), 1)
    written: list[Block] = []
    for section, room in zip(shown, rooms, strict=True):
        written += [*([_DIVIDER] if written else []), *section.within(room, characters)]
    return _view(written)


def _view(written: list[Block]) -> dict[str, Any]:
    return {"type": "home", "blocks": written}


def _section(place: int, reply: dict[str, Any]) -> _Section:
    said = Reply.model_validate(reply)
    return _Section(pieces_of(said.parts), rows(elements_of(said.buttons, place)))


def _rooms(wanted: Sequence[int], room: int) -> list[int]:
    """Shares of the room: who wants little gets that, and the others share evenly what is left."""
    given: dict[int, int] = {}
    for place in sorted(range(len(wanted)), key=wanted.__getitem__):
        share = (room - sum(given.values())) // (len(wanted) - len(given))
        given[place] = min(wanted[place], share)
    return [given[place] for place in range(len(wanted))]
