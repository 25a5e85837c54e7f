"""Whatever a reply says, Slack takes it, says all of it in order, and finds nothing in it that nobody meant."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.slack.blockkit.home import home_view
from bot.adapters.slack.blockkit.pieces import Piece, pieces_of
from bot.adapters.slack.blockkit.rendering import render
from bot.adapters.slack.blockkit.splitting import split
from bot.messaging.outbox import as_json
from bot.messaging.reply import Bullets, Button, File, Heading, Note, Paragraph, Part, Reply, Span, Table
from tests.adapters.slack.blockkit import links, problems_of_message, problems_of_view, read
from tests.fakes.slack.blockkit.checking import check_message_blocks, check_view

HOSTILE = (
    "<!channel>", "<@U123>", "<#C1|x>", "<!subteam^S1>", "<https://evil.example|good>", "https://evil.example",
    "*bold*", "_it_", "~no~", "`code`", "```\nblock\n```", "> quote", ":tada:", "@here", "#general", "&lt;!here&gt;",
)  # fmt: skip
LONG = ("a & b" * 100, "👩‍⚕️🇩🇪e\u0301" * 60, "word " * 400, "x" * 3000, "🎓" * 1500, "<" * 1200)
TEXTS = st.text(max_size=60) | st.sampled_from([*HOSTILE, *LONG, "\n\n", "\u200b"])
OPENABLE = ("https://example.org/?a=1&b=\"<2>|'", "https://example.org/é", "https://example.org/" + "x" * 2900)
URLS = st.sampled_from([*OPENABLE, "mailto:a@b.org", "javascript:x", "http://[", "https://a.org/<!channel> x", ""])
SPANS = st.lists(st.builds(Span, text=TEXTS, bold=st.booleans(), url=st.none() | URLS), max_size=4).map(tuple)
TABLES = st.integers(1, 6).flatmap(
    lambda width: st.builds(
        Table,
        header=st.tuples(*[TEXTS] * width),
        rows=st.lists(st.tuples(*[TEXTS] * width), max_size=4).map(tuple),
    )
)
LISTS = st.builds(
    Bullets, items=st.lists(SPANS, max_size=5).map(tuple), numbered=st.booleans(), first=st.integers(1, 99)
)
HUGE = st.sampled_from(
    [
        Bullets(items=((Span(text="<&> bullet"),),) * 200, numbered=True, first=5),
        Table(header=("", "A", "B", "C", "D"), rows=(("row", *["cell " * 20] * 4),) * 60),
        Heading(text="a heading without an end " * 300),
        Paragraph(spans=tuple(Span(text=f"{n} ", bold=n % 2 == 0, url=OPENABLE[n % 3]) for n in range(60))),
    ]
)
PARTS = st.lists(
    st.one_of(
        st.builds(Heading, text=TEXTS), st.builds(Paragraph, spans=SPANS), st.builds(Note, spans=SPANS), LISTS, TABLES,
        HUGE,
    ),
    max_size=6,
)  # fmt: skip


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    wanted = draw(st.lists(st.tuples(st.text(max_size=75), st.none() | URLS), max_size=5))
    wanted *= draw(st.sampled_from([1, 1, 1, 8]))
    buttons = [Button(label=label, url=url, action={"id": f"id{n}"}) for n, (label, url) in enumerate(wanted)]
    alt = draw(st.sampled_from(["", "x", "x" * 1_001]))
    files = draw(st.integers(0, 2)) * (File(name="a.txt", media_type="text/plain", content=b"x", alt=alt),)
    return Reply(parts=tuple(draw(PARTS)), buttons=tuple(buttons), files=files)


def numbered(reply: Reply, place: int) -> Reply:
    """With button ids of its own."""
    buttons = (
        button.model_copy(update={"action": {"id": f"{place}.{number}"}}) for number, button in enumerate(reply.buttons)
    )
    return reply.model_copy(update={"buttons": tuple(buttons)})


def letters(text: str) -> str:
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def texts(reply: Reply) -> Iterator[str]:
    """All that a person is to read, in order."""
    for part in reply.parts:
        match part:
            case Heading():
                yield part.text
            case Table():
                yield from (cell for row in part.rows for cell in row)
            case Bullets():
                yield from (span.text for item in part.items for span in item)
            case Paragraph() | Note():
                yield from (span.text for span in part.spans)
    yield from (button.label for button in reply.buttons if button.url is None or button.url in OPENABLE)


def says_in_order(said: str, wanted: Iterator[str]) -> bool:
    place = 0
    for text in map(letters, wanted):
        found = said.find(text, place)
        if found < 0:
            return False
        place = found + len(text)
    return True


@settings(max_examples=100, deadline=None)
@given(replies())
def test_any_reply_is_taken_and_says_all_it_says(reply: Reply) -> None:
    renderings = render(as_json(reply))
    messages = [rendering for rendering in renderings if rendering.blocks]
    for message in messages:
        assert problems_of_message(message.blocks, message.text) == []
        assert check_message_blocks(message.blocks) == []
        assert letters(html.unescape(message.text)) == letters(read(message.blocks))
        assert set(links(message.blocks)) <= set(OPENABLE)
    assert says_in_order(letters("".join(read(message.blocks) for message in messages)), texts(reply))
    assert [file for rendering in renderings for file in rendering.files] == list(reply.files)


@settings(max_examples=30, deadline=None)
@given(st.lists(replies(), max_size=8))
def test_any_replies_are_a_home_tab(sections: list[Reply]) -> None:
    view = home_view([as_json(numbered(reply, place)) for place, reply in enumerate(sections)])
    assert problems_of_view(view) in ([], ["0 blocks"])
    assert check_view(view) == [] or not view["blocks"]
    assert set(links(view["blocks"])) <= set(OPENABLE)


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(st.text(alphabet="ab .\n🎓", min_size=1, max_size=40), max_size=12),
    glued=st.sets(st.integers(0, 11)),
    most=st.integers(2, 60),
)
def test_dividing_loses_nothing_but_white_space(words: list[str], glued: set[int], most: int) -> None:
    given = [
        Piece("heading" if n in glued else "line", n // 2, (Span(text=word.strip()),), glued=n in glued)
        for n, word in enumerate(words)
        if word.strip()
    ]

    def length(pieces: Sequence[Piece]) -> int:
        return sum(len(piece.text) for piece in pieces)

    def fits(pieces: Sequence[Piece]) -> bool:
        return length(pieces) <= most

    messages = split(given, fits, fits)
    assert all(message and fits(message) for message in messages)
    for message, following in pairwise(messages):
        assert not message[-1].glued or following[0].glued or length(message) == most
    kept = "".join(piece.text for message in messages for piece in message)
    assert letters(kept) == letters("".join(words))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["👩‍⚕️", "🇩🇪", "e\u0301", "न्दी", "x", "👍🏽"]), min_size=300, max_size=900))
def test_no_cut_takes_a_character_apart(characters: list[str]) -> None:
    text = "".join(characters * 4)
    renderings = render(as_json(Reply(parts=(Paragraph(spans=(Span(text=text),)),))))
    seen = [cluster for rendering in renderings for cluster in regex.findall(r"\X", read(rendering.blocks))]
    assert seen == regex.findall(r"\X", text)


@settings(max_examples=50, deadline=None)
@given(PARTS)
def test_no_piece_is_empty_or_ends_in_space(parts: list[Part]) -> None:
    for piece in pieces_of(parts):
        assert piece.text == piece.text.strip() != ""
        assert all(span.text for span in piece.spans)
