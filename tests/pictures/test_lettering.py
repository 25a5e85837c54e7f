"""Text is made to fit and to be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from bot.pictures.lettering import cut, legible, width_of, wrap


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Dana", "Dana"),
        ("  Zoe\u0308 \n van  der ", "Zoë van der"),
        ("Dana 🌴🏳\ufe0f\u200d🌈", "Dana"),
        ("🌴", "?"),
        ("", "?"),
        ("Ольга", "Ольга"),
        ("דנה", "דנה"),
        ("a\u0000b\u200bc", "abc"),
    ],
)
def test_what_no_font_has_is_left_out(given: str, shown: str) -> None:
    assert legible(given) == shown


def test_letters_that_no_font_has_become_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.pictures import drawing

    monkeypatch.setattr(drawing, "drawable", lambda: frozenset(range(0x20, 0x250)))

    assert legible("राहुल शर्मा 🌴 (Ops)") == "rahul srma (Ops)"


def test_what_fits_is_left_alone() -> None:
    assert cut("Dana", 500, 36) == "Dana"


@pytest.mark.parametrize("width", [60, 100, 250])
def test_what_is_too_long_is_cut_to_the_width(width: int) -> None:
    shown = cut("AWS Certified Solutions Architect – Associate", width, 36)

    assert shown.endswith("…")
    assert width_of(shown, 36) <= width


def test_a_letter_and_its_accents_are_cut_together() -> None:
    shown = cut("x\u0323\u0301" * 40, 200, 36)

    assert shown.rstrip("…").endswith("\u0301")


def test_lines_break_between_words_and_only_the_last_is_cut() -> None:
    lines = wrap("one two three four five six seven eight nine ten eleven twelve", 300, 36, lines=2)

    assert len(lines) == 2
    assert all(width_of(line, 36) <= 300 for line in lines)
    assert not lines[0].endswith("…")
    assert lines[1].endswith("…")


def test_a_word_longer_than_a_line_does_not_stop_the_rest() -> None:
    lines = wrap("W" * 100 + " end", 300, 36, lines=3)

    assert [lines[0][-1], lines[1]] == ["…", "end"]


def test_letters_are_those_of_a_font_that_is_installed(tmp_path: Path) -> None:
    _save_font(tmp_path / "fonts" / "NotoSansThai-Regular.ttf", "Noto Sans Thai", "อร")
    program = (
        "from bot.pictures.lettering import legible, width_of; assert legible('อร กข') == 'อร kkh', legible('อร กข'); "
        "assert width_of('Dana อร', 36, bold=True) == width_of('Dana ', 36, bold=True) + 36"  # two letters of 18 pixels
    )
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}

    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=60)  # noqa: S603


def _save_font(path: Path, family: str, characters: str) -> None:
    """A font in which every letter is the same triangle."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((450, 700))
    pen.closePath()
    letter = pen.glyph()
    names = [".notdef", *(f"letter{ord(character)}" for character in characters)]
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(character): f"letter{ord(character)}" for character in characters})
    font.setupGlyf(dict.fromkeys(names, letter))
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    font.setupHorizontalHeader(ascent=900, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    path.parent.mkdir()
    font.save(str(path))
