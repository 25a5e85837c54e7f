"""What a picture consists of, before anything is drawn: marks on a sheet, in pixels from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures.palette import INK


@dataclass(frozen=True)
class Text:
    """One line of text that stands on ``baseline``; ``upwards`` it stands on ``x`` and begins at ``baseline``."""

    x: float
    baseline: float
    text: str
    size: float
    colour: str = INK
    bold: bool = False
    upwards: bool = False


@dataclass(frozen=True)
class Sign:
    """A character whose ink is centred on a point."""

    x: float
    y: float
    text: str
    size: float
    colour: str


@dataclass(frozen=True)
class Box:
    x: float
    top: float
    width: float
    height: float
    fill: str
    edge: str | None = None
    hatched: bool = False


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: str
    edge: str | None = None


@dataclass(frozen=True)
class Line:
    x: float
    top: float
    to_x: float
    to_y: float
    colour: str
    width: float = 2


Mark = Text | Sign | Box | Disc | Line
