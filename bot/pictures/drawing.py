"""Marks become a PNG: the one module that knows Pillow. Import it when a picture is drawn, not before.

Pillow's fonts are not made for several threads at a time, so one picture is drawn at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from threading import RLock
from unicodedata import category

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from bot.pictures.marks import Box, Disc, Line, Mark, Sign, Text
from bot.pictures.palette import PAPER

_OURS = Path(__file__).parent / "fonts"
#: Ours, which has no letters of East and South Asia, then those that are used where a system has them: the file of the
#: normal letters, and of the bold ones.
_FACES = (
    (str(_OURS / "DejaVuSans.ttf"), str(_OURS / "DejaVuSans-Bold.ttf")),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    *((f"NotoSans{script}-Regular.ttf", f"NotoSans{script}-Bold.ttf")
      for script in ("Devanagari", "Bengali", "Tamil", "Telugu", "Thai", "Ethiopic")),
    ("Arial Unicode.ttf", "Arial Unicode.ttf"),
)  # fmt: skip
_EDGE = 3  # pixels
_FINER = 4  # what is not made of upright lines is drawn so many times larger, then made small: its edges come out soft
_HATCHED = 16  # pixels from one stroke to the next
#: Somebody waits for it: packing it tighter takes half as long again and saves 7 % of the size.
_QUICKLY = 1

_LOCK = RLock()


def png(marks: Iterable[Mark], width: int, height: int) -> bytes:
    buffer = BytesIO()
    with _LOCK:
        sheet = Image.new("RGB", (width, height), PAPER)
        for mark in marks:
            _draw(mark, sheet)
        sheet.save(buffer, "PNG", compress_level=_QUICKLY)
    return buffer.getvalue()


@lru_cache(maxsize=5_000)
def width_of(text: str, size: float, bold: bool) -> float:
    with _LOCK:
        return sum(font.getlength(piece) for font, piece in _pieces(text, size, bold))


def extent(mark: Text) -> tuple[float, float, float, float]:
    """Where its ink is: left, top, right, bottom."""
    ascent = max(-font.getbbox(piece, anchor="ls")[1] for font, piece in _pieces(mark.text, mark.size, mark.bold))
    descent = max(font.getbbox(piece, anchor="ls")[3] for font, piece in _pieces(mark.text, mark.size, mark.bold))
    length = width_of(mark.text, mark.size, mark.bold)
    if mark.upwards:
        return mark.x - ascent, mark.baseline - length, mark.x + descent, mark.baseline
    return mark.x, mark.baseline - ascent, mark.x + length, mark.baseline + descent


@cache
def drawable() -> frozenset[int]:
    """The code points that the fonts can draw, bold and not."""
    return frozenset[int]().union(*(_glyphs(normal) & _glyphs(bold) for normal, bold in _installed()))


@cache
def _installed() -> tuple[tuple[str, str], ...]:
    """The files of the faces that are here; one without bold letters has normal ones for them."""
    found = ((_found(normal), _found(bold)) for normal, bold in _FACES)
    return tuple((normal, bold or normal) for normal, bold in found if normal)


def _found(file: str) -> str | None:
    """Pillow looks where the system keeps its fonts."""
    try:
        return str(ImageFont.truetype(file).path)
    except OSError:
        return None


@cache
def _glyphs(file: str) -> frozenset[int]:
    with TTFont(file, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


def _pieces(text: str, size: float, bold: bool) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """The text in the pieces that one font has all letters of."""
    files = [face[bold] for face in _installed()]
    faces: list[str] = []
    for character in text:
        if faces and category(character)[0] in "MC":  # an accent goes with its letter
            faces.append(faces[-1])
        else:
            faces.append(next((file for file in files if ord(character) in _glyphs(file)), files[0]))
    for file, piece in groupby(zip(faces, text, strict=True), key=lambda pair: pair[0]):
        yield _font(file, size), "".join(character for _, character in piece)


def _draw(mark: Mark, sheet: Image.Image) -> None:
    match mark:
        case Text() if mark.upwards:
            _write_upwards(mark, sheet)
        case Text():
            _write(mark.x, mark.baseline, mark, sheet)
        case Sign():
            _write_centred(mark, sheet)
        case Box():
            _fill(mark, sheet)
        case Disc():
            _dot(mark, sheet)
        case Line():
            ends = (mark.x, mark.top, mark.to_x, mark.to_y)
            ImageDraw.Draw(sheet).line(ends, fill=mark.colour, width=round(mark.width))


def _write(x: float, baseline: float, mark: Text, sheet: Image.Image) -> None:
    pen = ImageDraw.Draw(sheet)
    for font, piece in _pieces(mark.text, mark.size, mark.bold):
        pen.text((x, baseline), piece, fill=mark.colour, font=font, anchor="ls")
        x += font.getlength(piece)


def _write_upwards(mark: Text, sheet: Image.Image) -> None:
    """Written on a slip of its own that is turned and laid on."""
    left, top, right, bottom = (round(edge) for edge in extent(mark))
    slip = Image.new("RGB", (bottom - top + 1, right - left + 1), PAPER)
    _write(0, mark.x - left, mark, slip)
    sheet.paste(slip.transpose(Image.Transpose.ROTATE_90), (left, bottom - slip.width))


def _write_centred(mark: Sign, sheet: Image.Image) -> None:
    font, sign = next(_pieces(mark.text, mark.size, bold=True))
    left, top, right, bottom = _ink(font, sign)
    at = (mark.x - (left + right) / 2, mark.y - (top + bottom) / 2)
    ImageDraw.Draw(sheet).text(at, sign, fill=mark.colour, font=font, anchor="ls")


@cache
def _ink(font: ImageFont.FreeTypeFont, sign: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black of it; Pillow's own box reaches down to the baseline."""
    around = 2 * round(font.size)
    slip = Image.new("L", (2 * around, 2 * around))
    ImageDraw.Draw(slip).text((around, around), sign, fill=255, font=font, anchor="ls")
    left, top, right, bottom = slip.getbbox() or (around, around, around, around)
    return left - around, top - around, right - around, bottom - around


def _fill(mark: Box, sheet: Image.Image) -> None:
    left, top = round(mark.x), round(mark.top)
    right, bottom = max(left, round(mark.x + mark.width) - 1), max(top, round(mark.top + mark.height) - 1)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((left, top, right, bottom), fill=mark.fill)
    if mark.hatched and mark.edge:
        size = (right - left + 1, bottom - top + 1)
        sheet.paste(mark.edge, (left, top), _strokes(*size))
    if mark.edge:
        pen.rectangle((left, top, right, bottom), outline=mark.edge, width=_EDGE)


def _dot(mark: Disc, sheet: Image.Image) -> None:
    if mark.edge:
        _spot(mark.x, mark.y, mark.radius + _EDGE / 2, mark.edge, sheet)
    _spot(mark.x, mark.y, mark.radius - (_EDGE / 2 if mark.edge else 0), mark.fill, sheet)


def _spot(x: float, y: float, radius: float, colour: str, sheet: Image.Image) -> None:
    mask = _disc(radius)
    sheet.paste(colour, (round(x - mask.width / 2), round(y - mask.height / 2)), mask)


@lru_cache(maxsize=64)
def _disc(radius: float) -> Image.Image:
    side = 2 * round(radius + 1)
    large = Image.new("L", (side * _FINER, side * _FINER))
    middle, reach = side * _FINER / 2, radius * _FINER
    ImageDraw.Draw(large).ellipse((middle - reach, middle - reach, middle + reach - 1, middle + reach - 1), fill=255)
    return large.reduce(_FINER)


@lru_cache(maxsize=64)
def _strokes(width: int, height: int) -> Image.Image:
    large = Image.new("L", (width * _FINER, height * _FINER))
    pen = ImageDraw.Draw(large)
    for x in range(-large.height, large.width, _HATCHED * _FINER):
        pen.line((x, large.height, x + large.height, 0), fill=255, width=_EDGE * _FINER // 2)
    return large.reduce(_FINER)
