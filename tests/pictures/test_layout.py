"""Every picture with no, one, many, long and strange names: a real PNG in which nothing is clipped or overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image

from bot.messaging.reply import File
from bot.pictures import drawing
from bot.pictures.alt import LONGEST
from bot.pictures.marks import Mark, Text
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


Edges = tuple[float, float, float, float]


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[Text]:
    """The texts that are drawn, as they are drawn."""
    kept: list[Text] = []
    draw = drawing.png

    def keep(marks: Iterable[Mark], width: int, height: int) -> bytes:
        marks = list(marks)
        kept.extend(mark for mark in marks if isinstance(mark, Text))
        return draw(marks, width, height)

    monkeypatch.setattr(drawing, "png", keep)
    return kept


def decoded(file: File) -> Image.Image:
    assert file.media_type == "image/png"
    assert file.name.endswith(".png")
    picture = Image.open(BytesIO(file.content))
    picture.load()
    return picture


def share(one: Edges, other: Edges) -> float:
    """How much of the smaller box lies in the other."""
    both = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    if both[0] >= both[2] or both[1] >= both[3]:
        return 0.0
    return area(both) / min(area(one), area(other))


def area(box: Edges) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


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
def test_nothing_is_clipped_and_nothing_overlaps(draw: Drawn, count: int, name: Named, texts: list[Text]) -> None:
    file = draw(count, name)
    picture = decoded(file)

    assert picture.width == WIDTH
    assert picture.height <= TALLEST
    assert 0 < len(file.alt) <= LONGEST
    boxes = [box for box in map(drawing.extent, texts) if area(box) > 0]
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= picture.width
        assert bottom <= picture.height
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
