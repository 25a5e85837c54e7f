"""A sheet of a phone's width that is filled from the top to the bottom and becomes a file."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messaging.reply import File
from bot.pictures.lettering import cut, legible, width_of, wrap
from bot.pictures.marks import Box, Disc, Line, Mark, Sign, Text
from bot.pictures.palette import FAINT_INK, INK, PAPER
from bot.pictures.states import LOOKS, State, called

WIDTH = 1080  # pixels: a phone shows them at a third of that
TALLEST = 2160  # about the shape of a phone's screen
MARGIN = 44
INNER = WIDTH - 2 * MARGIN
RIGHT = WIDTH - MARGIN
GAP = 14

# Pixels; a third of it is what is seen on a phone.
TITLE = 48
BODY = 36
SMALL = 30
LINE = 1.25  # of a font's size, from one line to the next
ASCENT = 0.93  # of a font's size, from the top of a line to its baseline: DejaVu Sans' own
HEIGHT = 1.17  # of a font's size, ascent and descent
CLEAR = 6  # pixels beside a text


class Sheet:
    """``y`` is where the next thing goes. Whoever draws moves it on."""

    def __init__(self, title: str) -> None:
        self.marks: list[Mark] = []
        self.y: float = MARGIN
        for line in wrap(title, INNER, TITLE, lines=2, bold=True):
            self.text(MARGIN, line, TITLE, bold=True)
            self.y += TITLE * LINE
        self.y += 1.5 * GAP

    def text(
        self,
        x: float,
        text: str,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        width: float = INNER,
        beside: float = 0,
    ) -> float:
        """Text from ``x`` on, cut to ``width``, on one line with text of the size ``beside``; returns where it ends.

        It stands on paper of its own, so that no line of an axis runs through it.
        """
        shown = cut(text, width, size, bold=bold)
        end = x + width_of(shown, size, bold=bold)
        baseline = self.y + ASCENT * max(size, beside)
        self.marks.append(Box(x - CLEAR, baseline - ASCENT * size, end - x + 2 * CLEAR, HEIGHT * size, PAPER))
        self.marks.append(Text(x, baseline, shown, size, colour, bold))
        return end

    def pair(self, x: float, name: str, what: str, width: float) -> None:
        """A name in bold and something of it on one line; where there is no room for both, each has half of it."""
        for_name = max(width / 2, width - width_of(legible(what), BODY) - GAP)
        end = self.text(x, name, BODY, bold=True, width=for_name)
        self.text(end + GAP, what, BODY, width=x + width - end - GAP)

    def text_at_right(
        self, text: str, size: float, *, colour: str = INK, bold: bool = False, beside: float = 0
    ) -> float:
        """The same up to the right margin; returns where it begins."""
        shown = cut(text, INNER / 2, size, bold=bold)
        start = RIGHT - width_of(shown, size, bold=bold)
        self.text(start, shown, size, colour=colour, bold=bold, beside=beside)
        return start

    def box(
        self, x: float, width: float, height: float, fill: str, *, edge: str | None = None, hatched: bool = False
    ) -> None:
        self.marks.append(Box(x, self.y, width, height, fill, edge, hatched))

    def line(self, x: float, top: float, to_x: float, to_y: float, colour: str, width: float = 2) -> None:
        self.marks.append(Line(x, top, to_x, to_y, colour, width))

    def badge(self, x: float, y: float, state: State, radius: float = 20) -> None:
        look = LOOKS[state]
        self.marks.append(Disc(x, y, radius, look.fill, look.edge))
        self.marks.append(Sign(x, y, look.sign, radius * 1.6, look.ink))

    def notes(self, lines: Sequence[str]) -> None:
        """Small print, whole sentences: they are broken and not cut."""
        for note in lines:
            for line in wrap(note, INNER, SMALL, lines=4):
                self.text(MARGIN, line, SMALL, colour=FAINT_INK)
                self.y += SMALL * LINE
            self.y += GAP / 2

    def legend(self, states: Sequence[State]) -> None:
        """What the signs mean, as many on a line as there is room for."""
        x: float = MARGIN
        for state in states:
            words = called(state)
            width = 40 + GAP + width_of(words, SMALL)
            if x > MARGIN and x + width > RIGHT:
                x, self.y = MARGIN, self.y + SMALL * LINE + GAP
            self.badge(x + 20, self.y + SMALL * 0.6, state)
            self.text(x + 40 + GAP, words, SMALL)
            x += width + 2 * GAP
        self.y += SMALL * LINE + GAP if states else 0

    def file(self, name: str, alt: str) -> File:
        from bot.pictures import drawing

        height = round(self.y + MARGIN)
        return File(name=name, media_type="image/png", content=drawing.png(self.marks, WIDTH, height), alt=alt)
