"""Pictures that are made to be looked at: photos on Telegram, with what they show in words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.adapters.telegram.limits import CAPTION_UNITS
from bot.adapters.telegram.rendering import render
from bot.adapters.telegram.splitting import utf16_units
from bot.messaging.outbox import as_json
from bot.messaging.reply import File, Reply, paragraph
from bot.pictures.expiry_timeline import Expiring, expiry_timeline

TODAY = date(2026, 11, 2)


def test_what_a_picture_shows_is_folded_up_below_its_text() -> None:
    picture = expiry_timeline("Ops", [Expiring("Mara", "CKA", date(2027, 5, 3))], TODAY)
    [shown] = render(as_json(Reply(parts=(paragraph("Ops & more"),), files=(picture,))))
    assert shown.html.startswith("Ops &amp; more\n<blockquote expandable>")
    assert "CKA" in shown.html
    assert shown.file == picture


def test_words_that_do_not_fit_are_left_out_by_the_sentence() -> None:
    picture = File(name="a.png", media_type="image/png", content=b"x", alt=" ".join(["One fact is said here."] * 80))
    [shown] = render(as_json(Reply(parts=(paragraph("🎓" * 20),), files=(picture,))))
    assert utf16_units(shown.plain) <= CAPTION_UNITS
    assert shown.plain.endswith("said here.")
    assert utf16_units(shown.plain) > CAPTION_UNITS - 30


def test_a_file_without_words_has_none_added() -> None:
    badge = File(name="badge.png", media_type="image/png", content=b"x")
    [shown] = render(as_json(Reply(parts=(paragraph("Your badge."),), files=(badge,))))
    assert shown.html == "Your badge."


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_text_as_long_as_a_caption_has_no_words_of_the_picture_added(left: int) -> None:
    picture = File(name="a.png", media_type="image/png", content=b"x", alt="One fact. Another fact.")
    text = "a" * (CAPTION_UNITS - left)
    [shown] = render(as_json(Reply(parts=(paragraph(text),), files=(picture,))))
    assert shown.plain == text
