"""Dividing pieces among messages, where a reader would: between parts, between lines, and only then within one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate

from bot.adapters.slack.blockkit.limits import MESSAGE_TEXT_BYTES
from bot.adapters.slack.blockkit.pieces import Piece
from bot.adapters.text import is_visible, last_good_cut

#: Whether pieces can be one message. What begins one that fits, fits too.
Fits = Callable[[Sequence[Piece]], bool]


def split(pieces: Sequence[Piece], fits: Fits, fits_last: Fits) -> list[list[Piece]]:
    """The pieces of each message. ``fits_last`` is for the last one, which has to hold more than its pieces.

    A message ends after a glued piece only where that fills it, and the last one is too long only where it fits but for
    what else it has to hold, and can be cut nowhere.
    """
    messages: list[list[Piece]] = []
    rest = list(pieces)
    while rest and not fits_last(rest):
        room = count_fitting(rest, fits)
        end = _cut(rest, min(room, len(rest) - 1))
        if end is not None:
            message, rest = rest[:end], rest[end:]
        elif room < len(rest):
            message, begun = _divided(rest[:room], rest[room], fits)
            rest = [*begun, *rest[room + 1 :]]
        else:
            break
        messages.append(message)
    return [message for message in (*messages, rest) if message]


def count_fitting(pieces: Sequence[Piece], fits: Fits) -> int:
    """How many of them, from the first on, fit together."""
    return longest(len(pieces), lambda count: fits(pieces[:count]))


def longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest length up to ``most`` that fits, where all shorter ones do."""
    return bisect_left(range(1, most + 1), True, key=lambda length: not fits(length))


def _cut(pieces: Sequence[Piece], room: int) -> int | None:
    """Where to end a message of at most ``room`` pieces: between two parts in its second half, else after any piece."""
    lengths = list(accumulate((len(piece.text) for piece in pieces[:room]), initial=0))
    free = [end for end in range(1, room + 1) if not pieces[end - 1].glued]
    between = [end for end in free if pieces[end].part != pieces[end - 1].part and lengths[end] * 2 >= lengths[room]]
    return next(reversed(between or free), None)


def _divided(before: list[Piece], piece: Piece, fits: Fits) -> tuple[list[Piece], list[Piece]]:
    """The message of what is ``before`` and as much of the piece as fits, and what is left of the piece."""
    room = longest(min(len(piece.text), MESSAGE_TEXT_BYTES), lambda end: fits([*before, piece.head(end)]))
    if room == 0 and before:
        return before, [piece]
    end = last_good_cut(piece.text, 0, max(room, 1))
    head, tail = ([part] if is_visible(part.text) else [] for part in (piece.head(end), piece.tail(end)))
    return [*before, *head], tail
