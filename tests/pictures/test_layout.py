"""Every picture with no, one, many, long and strange names: a real PNG in which nothing is clipped or overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from bot.messaging.reply import File
from bot.pictures import drawing
from bot.pictures.alt import LONGEST
from bot.pictures.marks import Mark
from bot.pictures.sheet import TALLEST, WIDTH
from tests.pictures.examples import EVERY, Drawn, Named, plain

STRANGE = (
    "山田太郎",
    "김민수",
    "राहुल शर्मा",
    "สมชาย ใจดี",
    "דנה כהן",
    "محمد علي",
    "Dana 🌴🏳️‍🌈",
    "🌴",
    "",
    "$x_1$ & <b>",
    "Zoe\u0308\tvan\nder",
    "\u202eevil\u0000",
    "አበበ",
    "Ольга",
)


def long(number: int) -> str:
    return f"{number} Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, of the Institute of Extremely Long Names"


def endless(number: int) -> str:
    return "W" * 3000 + str(number)


def strange(number: int) -> str:
    return STRANGE[number % len(STRANGE)]


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures that are drawn, as they are drawn."""
    kept: list[Figure] = []
    make = drawing.figure

    def keep(marks: Iterable[Mark], width: int, height: int) -> Figure:
        kept.append(make(marks, width, height))
        return kept[-1]

    monkeypatch.setattr(drawing, "figure", keep)
    return kept


def decoded(file: File) -> Image.Image:
    assert file.media_type == "image/png"
    assert file.name.endswith(".png")
    picture = Image.open(BytesIO(file.content))
    picture.load()
    return picture


def written(figure: Figure) -> list[Bbox]:
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    return [text.get_window_extent(renderer) for text in figure.findobj(Text)]


def share(one: Bbox, other: Bbox) -> float:
    """How much of the smaller box lies in the other."""
    both = Bbox.intersection(one, other)
    if both is None:
        return 0.0
    return float(both.width * both.height / min(one.width * one.height, other.width * other.height))


@pytest.mark.parametrize("draw", EVERY)
@pytest.mark.parametrize(
    ("count", "name"),
    [
        (0, plain),
        (1, plain),
        (40, plain),
        (7, long),
        (40, long),
        (14, strange),
        (40, strange),
        (1, endless),
        (9, endless),
    ],
)
def test_nothing_is_clipped_and_nothing_overlaps(draw: Drawn, count: int, name: Named, figures: list[Figure]) -> None:
    file = draw(count, name)
    picture = decoded(file)

    assert picture.width == WIDTH
    assert picture.height <= TALLEST
    assert 0 < len(file.alt) <= LONGEST
    boxes = [box for box in written(figures[0]) if box.width > 0]
    assert boxes
    for box in boxes:
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= picture.width
        assert box.y1 <= picture.height
    # The boxes of two lines may touch where their letters do not.
    assert not [pair for pair in combinations(boxes, 2) if share(*pair) > 0.1]


@pytest.mark.parametrize("draw", EVERY)
def test_there_is_paper_all_around(draw: Drawn) -> None:
    picture = decoded(draw(12, long)).convert("L")
    edge = 20

    for strip in (
        (0, 0, picture.width, edge),
        (0, picture.height - edge, picture.width, picture.height),
        (0, 0, edge, picture.height),
        (picture.width - edge, 0, picture.width, picture.height),
    ):
        assert picture.crop(strip).getextrema() == (255, 255)


@pytest.mark.parametrize("draw", EVERY)
def test_what_finds_no_room_is_counted(draw: Drawn) -> None:
    assert " more" in draw(40, plain).alt
    assert " more" not in draw(2, plain).alt
