"""Marks become a PNG: the one module that knows matplotlib. Import it when a picture is drawn, not before.

Loading matplotlib takes half a second and 40 MB. It is not safe in several threads
(https://matplotlib.org/stable/users/faq.html#work-with-threads), so one picture is drawn at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from threading import RLock

from bot.cache import cache_folder
from bot.pictures.marks import Box, Disc, Line, Mark, Sign, Text
from bot.pictures.palette import PAPER

# Read when matplotlib is imported: where it keeps its list of fonts, which takes half a second to make. Where the
# folder cannot be written, matplotlib makes one for this process alone and says so in the log.
os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text as TextArtist
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

# matplotlib brings the first, which has no letters of East and South Asia; the others are used where installed.
FAMILIES = (
    "DejaVu Sans",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans CJK KR",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Ethiopic",
    "Arial Unicode MS",
)
PIXELS_PER_INCH = 72  # a font's point is then a pixel
EDGE = 3  # pixels
#: Somebody waits for it: packing it tightest takes a quarter of the time and saves 7 % of the size.
_QUICKLY = {"compress_level": 1}

_LOCK = RLock()


def png(marks: Iterable[Mark], width: int, height: int) -> bytes:
    buffer = BytesIO()
    with _LOCK:
        canvas = FigureCanvasAgg(figure(marks, width, height))
        canvas.print_png(buffer, metadata={"Software": None}, pil_kwargs=_QUICKLY)  # type: ignore[no-untyped-call]
    return buffer.getvalue()


def figure(marks: Iterable[Mark], width: int, height: int) -> Figure:
    drawn = Figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH, facecolor=PAPER)
    for order, mark in enumerate(marks):
        artist = _artist(mark, height)
        artist.set_zorder(order)
        drawn.add_artist(artist)
    return drawn


@lru_cache(maxsize=5_000)
def width_of(text: str, size: float, bold: bool) -> float:
    with _LOCK:
        width, _, _ = _renderer().get_text_width_height_descent(  # type: ignore[no-untyped-call]
            text, _font(size, bold), ismath=False
        )
    return float(width)


@cache
def drawable() -> frozenset[int]:
    """The code points that the fonts can draw, bold and not."""
    with _LOCK:
        return frozenset[int]().union(*(_glyphs(family) for family in _installed()))


def _glyphs(family: str) -> set[int]:
    weights = (FontProperties(family=[family], weight=weight) for weight in ("normal", "bold"))
    return set.intersection(*(set(get_font(fontManager.findfont(font)).get_charmap()) for font in weights))


@cache
def _installed() -> tuple[str, ...]:
    known = set(fontManager.get_font_names())
    return tuple(family for family in FAMILIES if family in known)


@cache
def _renderer() -> RendererAgg:
    """It measures text; nothing is drawn with it."""
    return RendererAgg(1, 1, PIXELS_PER_INCH)  # type: ignore[no-untyped-call]


@cache
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=list(_installed()), size=size, weight="bold" if bold else "normal")


@cache
def _centred(sign: str, size: float) -> Path:
    """The outline of a sign, its middle at (0, 0)."""
    outline = TextPath((0, 0), sign, size=size, prop=_font(size, True))
    ink = outline.get_extents()
    return Affine2D().translate(-(ink.x0 + ink.x1) / 2, -(ink.y0 + ink.y1) / 2).transform_path(outline)


def _artist(mark: Mark, height: int) -> Artist:
    """matplotlib counts from the lower left corner; a transform of None means pixels."""
    match mark:
        case Text():
            return TextArtist(
                mark.x,
                height - mark.baseline,
                mark.text,
                color=mark.colour,
                fontproperties=_font(mark.size, mark.bold),
                verticalalignment="baseline",
                rotation=90 if mark.upwards else 0,
                rotation_mode="anchor",
                parse_math=False,
                transform=None,
            )
        case Sign():
            shape = Affine2D().translate(mark.x, height - mark.y).transform_path(_centred(mark.text, mark.size))
            return PathPatch(shape, facecolor=mark.colour, linewidth=0, transform=None)
        case Box():
            return Rectangle(
                (mark.x, height - mark.top - mark.height),
                mark.width,
                mark.height,
                facecolor=mark.fill,
                edgecolor=mark.edge or mark.fill,
                linewidth=EDGE if mark.edge else 0,
                hatch=mark.hatch,
                transform=None,
            )
        case Disc():
            return Circle(
                (mark.x, height - mark.y),
                mark.radius,
                facecolor=mark.fill,
                edgecolor=mark.edge or mark.fill,
                linewidth=EDGE if mark.edge else 0,
                transform=None,
            )
        case Line():
            return Line2D(
                [mark.x, mark.to_x],
                [height - mark.top, height - mark.to_y],
                color=mark.colour,
                linewidth=mark.width,
                solid_capstyle="butt",
                transform=None,
            )
