"""Replies as Telegram shows them: any reply is accepted, within the limits, and says what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.telegram.limits import CAPTION_UNITS, ENTITIES, TEXT_UNITS
from bot.adapters.telegram.rendering import render
from bot.adapters.telegram.runs import Run, runs_of
from bot.adapters.telegram.splitting import split, utf16_units
from bot.messaging.reply import Bullets, Button, File, Heading, Note, Paragraph, Part, Reply, Span, Table, bold, link
from bot.messaging.reply import note as small_print
from tests.fakes.telegram.markup import formatted

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["<b>", "&amp;", "a & b", "👩‍⚕️" * 20, "word " * 400, "x" * 3000, "\n\n", "​"]
)
URLS = st.sampled_from(
    ["https://example.org/?a=1&b=\"<2>'", "tg://user?id=1", "mailto:a@b.org", "ftp://x", "http://[", ""]
)
SPANS = st.lists(st.builds(Span, text=TEXTS, bold=st.booleans(), url=st.none() | URLS), max_size=4).map(tuple)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        header=st.tuples(*[TEXTS] * width),
        rows=st.lists(st.tuples(*[TEXTS] * width), max_size=4).map(tuple),
    )
)
PARTS = st.one_of(
    st.builds(Heading, text=TEXTS),
    st.builds(Paragraph, spans=SPANS),
    st.builds(Note, spans=SPANS),
    st.builds(Bullets, items=st.lists(SPANS, max_size=5).map(tuple), numbered=st.booleans(), first=st.integers(1, 99)),
    TABLES,
)
BUTTONS = st.builds(Button, label=st.text(max_size=75), action=st.just({"id": "abc"})) | st.builds(
    Button, label=st.text(max_size=75), url=URLS
)


def shown(*parts: Part) -> str:
    return "\n---\n".join(rendering.html for rendering in render(_json(Reply(parts=parts))))


def _json(reply: Reply) -> dict[str, Any]:
    return reply.model_dump(mode="json")


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def _texts(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Heading():
                yield part.text
            case Table():
                yield from (cell for row in part.rows for cell in row)
            case Bullets():
                yield from (span.text for item in part.items for span in item)
            case Paragraph() | Note():
                yield from (span.text for span in part.spans)


def test_each_part_has_its_form() -> None:
    assert shown(Heading(text="A & B <c>")) == "<b>A &amp; B &lt;c&gt;</b>"
    assert shown(Paragraph(spans=(Span(text="see "), link("here", 'https://x.org/?a=1&b="'), bold(" now")))) == (
        'see <a href="https://x.org/?a=1&amp;b=&quot;">here</a><b> now</b>'
    )
    assert shown(small_print("checked")) == "<i>checked</i>"
    items = ((Span(text="one"),), (bold("two"),))
    assert shown(Bullets(items=items)) == "• one\n• <b>two</b>"
    assert shown(Bullets(items=items, numbered=True, first=4)) == "4. one\n5. <b>two</b>"
    table = Table(header=("", "CKA", "CKAD"), rows=(("Price", "$445", "$400"), ("Level", "2", "1")))
    assert shown(table) == "<b>Price</b> – CKA: $445 | CKAD: $400\n<b>Level</b> – CKA: 2 | CKAD: 1"
    assert shown(Heading(text="A"), small_print("b")) == "<b>A</b>\n\n<i>b</i>"


@pytest.mark.parametrize("url", ["javascript:x", "http://localhost", "mailto:a@b.org"])
def test_an_address_that_telegram_drops_is_written_out(url: str) -> None:
    assert shown(Paragraph(spans=(link("here", url),))) == f"here ({url})"


def test_a_link_may_stand_in_small_print_and_be_strong() -> None:
    part = Note(spans=(Span(text="a", bold=True, url="https://x.org"),))
    assert shown(part) == '<i><b><a href="https://x.org">a</a></b></i>'


def test_an_odd_table_loses_no_cell() -> None:
    table = Table(header=("Name",), rows=(("a",), (), ("", "b"), ("c", "d", "e")))
    assert _letters(shown(table)) == "<b>a</b>b<b>c</b>–d|e"


def test_a_long_text_is_cut_between_parts_then_lines_then_sentences() -> None:
    first, second = Paragraph(spans=(Span(text="a" * 3000),)), Paragraph(spans=(Span(text="b" * 3000),))
    assert [len(r.html) for r in render(_json(Reply(parts=(first, second))))] == [3000, 3000]
    bullets = Bullets(items=tuple((Span(text=f"{n} " + "word " * 20),) for n in range(80)))
    for rendering in render(_json(Reply(parts=(bullets,)))):
        assert rendering.plain.startswith("•")
        assert rendering.plain.endswith("word")
    sentences = Paragraph(spans=(Span(text="It is so and not otherwise. " * 300),))
    assert all(r.plain.endswith("otherwise.") for r in render(_json(Reply(parts=(sentences,)))))


def test_a_heading_stays_with_what_it_heads() -> None:
    parts = (Paragraph(spans=(Span(text="a" * 3900),)), Heading(text="Next"), Paragraph(spans=(Span(text="b" * 500),)))
    first, second = render(_json(Reply(parts=parts)))
    assert first.plain == "a" * 3900
    assert second.plain.startswith("Next\n\nbbb")


def test_a_style_goes_on_after_the_cut() -> None:
    for rendering in render(_json(Reply(parts=(Note(spans=(Span(text="word " * 2000),)),)))):
        assert re.fullmatch(r"<i>[^<]*</i>", rendering.html)


def test_emoji_count_twice() -> None:
    renderings = render(_json(Reply(parts=(Paragraph(spans=(Span(text="🎓" * 3000),)),))))
    assert [utf16_units(rendering.plain) for rendering in renderings] == [4096, 1904]


def test_formatting_beyond_what_one_message_can_have_goes_into_the_next() -> None:
    table = Table(header=("", "x"), rows=tuple((f"n{n}", "y") for n in range(250)))
    counts = [len(formatted(r.html, "HTML").entities) for r in render(_json(Reply(parts=(table,))))]
    assert counts == [100, 100, 50]


def test_buttons_alone_hang_on_something() -> None:
    [rendering] = render(_json(Reply(buttons=(Button(label="Go", action={"id": "1"}),))))
    assert rendering.html == "…"
    assert rendering.keyboard is not None


def test_the_outbox_leaves_out_what_is_default() -> None:
    reply = Reply(parts=(Heading(text="A"),), files=(File(name="a", media_type="b", content=b"\xff"),))
    data = reply.model_dump(mode="json", exclude_defaults=True) | {"parts": [{"type": "heading", "text": "A"}]}
    [rendering] = render(data)
    assert rendering.file == reply.files[0]


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(PARTS, max_size=6), buttons=st.lists(BUTTONS, max_size=5), files=st.integers(0, 2))
def test_any_reply_is_accepted_and_says_all_it_says(parts: list[Part], buttons: list[Button], files: int) -> None:
    file = File(name="a.txt", media_type="text/plain", content=b"x")
    reply = Reply(parts=tuple(parts), buttons=tuple(buttons), files=(file,) * files)
    renderings = render(_json(reply))
    for rendering in renderings:
        seen = formatted(rendering.html, "HTML")
        assert seen.text == rendering.plain.strip()
        assert bool(seen.text) or rendering.file is not None
        assert seen.units <= (CAPTION_UNITS if rendering.file else TEXT_UNITS)
        assert len(seen.entities) <= ENTITIES
    assert [r.keyboard is not None for r in renderings if r.keyboard is not None] in ([], [True])
    said = "".join(_letters(rendering.plain) for rendering in renderings)
    for text in _texts(parts):
        assert _letters(text) in said


@settings(max_examples=100, deadline=None)
@given(
    texts=st.lists(st.text(alphabet="ab .\n🎓", max_size=40), max_size=12),
    units=st.integers(2, 40),
    entities=st.integers(3, 5),
)
def test_splitting_loses_nothing_but_white_space(texts: list[str], units: int, entities: int) -> None:
    runs = [Run(text, bold=n % 2 == 0, glued=n % 3 == 0) for n, text in enumerate(texts) if text]
    messages = split(runs, units, entities)
    for message in messages:
        text = "".join(run.text for run in message)
        assert utf16_units(text) <= units
        assert sum(run.entities for run in message) <= entities
        assert text == text.strip() != ""
    kept = "".join(run.text for message in messages for run in message)
    assert _letters(kept) == _letters("".join(texts))


@given(st.lists(PARTS, max_size=4))
def test_no_run_is_empty(parts: list[Part]) -> None:
    assert all(run.text for run in runs_of(parts))
