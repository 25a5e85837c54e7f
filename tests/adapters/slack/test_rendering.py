"""Replies as Slack shows them, part by part."""

from __future__ import annotations

from typing import Any

import pytest

from bot.adapters.slack.blockkit.payload import bodies
from bot.adapters.slack.blockkit.rendering import Rendering, blocks_of, render
from bot.messaging.courier import RefusedError
from bot.messaging.incoming import Outgoing
from bot.messaging.outbox import as_json
from bot.messaging.reply import Bullets, Button, File, Heading, Note, Paragraph, Part, Reply, Span, Table, bold, link
from bot.messaging.reply import note as small_print
from tests.adapters.slack.blockkit import links, problems_of_message, read

WORDS = "word " * 300
HOSTILE = "*a* _b_ ~c~ `d` :tada: <!channel> <@U1> <https://evil.example|good> & &lt;"


def shown(*parts: Part) -> list[dict[str, Any]]:
    return blocks_of(as_json(Reply(parts=parts)))


def rendered(*parts: Part, **more: Any) -> list[Rendering]:
    return render(as_json(Reply(parts=parts, **more)))


def paragraph(text: str) -> Paragraph:
    return Paragraph(spans=(Span(text=text),))


def items(*texts: str) -> tuple[tuple[Span, ...], ...]:
    return tuple((Span(text=text),) for text in texts)


def section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def text(said: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": said} | ({"style": style} if style else {})


def test_a_heading_is_a_header() -> None:
    assert shown(Heading(text="A\n *B*")) == [
        {"type": "header", "text": {"type": "plain_text", "text": "A *B*", "emoji": False}}
    ]
    assert shown(Heading(text="h" * 151)) == [rich(section(text("h" * 151, bold=True)))]


def test_a_paragraph_has_its_styles_beside_the_text() -> None:
    part = Paragraph(spans=(Span(text="see "), link("here", "https://x.org/?a=1&b=2"), Span(text=" "), bold("now ")))
    here = {"type": "link", "url": "https://x.org/?a=1&b=2", "text": "here"}
    assert shown(part) == [rich(section(text("see "), here, text(" "), text("now", bold=True)))]


def test_spans_of_one_style_are_one() -> None:
    part = Paragraph(spans=(Span(text="a"), Span(text=""), Span(text="b"), bold("c"), bold("d")))
    assert shown(part) == [rich(section(text("ab"), text("cd", bold=True)))]


def test_lists_are_lists() -> None:
    bullets, numbers = shown(
        Bullets(items=items("one", "two")), Bullets(items=items("four", "five"), numbered=True, first=4)
    )
    assert bullets == rich(
        {"type": "rich_text_list", "style": "bullet", "elements": [section(text("one")), section(text("two"))]}
    )
    ordered = [section(text("four")), section(text("five"))]
    assert numbers == rich({"type": "rich_text_list", "style": "ordered", "offset": 3, "elements": ordered})


def test_numbers_stay_where_an_item_says_nothing() -> None:
    assert read(shown(Bullets(items=items("a", " ", "c"), numbered=True))) == "1. a\n3. c"


def test_small_print_is_small_unless_it_has_a_link() -> None:
    assert shown(small_print("checked *today*")) == [
        {"type": "context", "elements": [{"type": "plain_text", "text": "checked *today*", "emoji": False}]}
    ]
    [linked] = shown(Note(spans=(link("page", "https://x.org"),)))
    page = {"type": "link", "url": "https://x.org", "text": "page", "style": {"italic": True}}
    assert linked == rich(section(page))


def test_a_table_is_read_row_by_row() -> None:
    two = Table(header=("", "CKA", "CKAD"), rows=(("Price", "$445", "$400"), ("Level", "2", "")))
    assert shown(two)[0]["elements"][0] == section(text("Price", bold=True), text(" – CKA: $445 | CKAD: $400"))
    assert read(shown(two)) == "Price – CKA: $445 | CKAD: $400\nLevel – CKA: 2"


def test_a_wide_table_is_a_list_a_row() -> None:
    wide = Table(header=("", "A", "B", "C"), rows=(("Price", "1", "2", "3"), ("Level", "x", "y", "z")))
    assert read(shown(wide)) == "Price\n• A: 1\n• B: 2\n• C: 3\nLevel\n• A: x\n• B: y\n• C: z"
    assert len(shown(wide)) == 1


def test_an_odd_table_loses_no_cell() -> None:
    table = Table(header=("Name",), rows=(("a",), (), ("", "b"), ("c", "d", "e")))
    assert read(shown(table)) == "a\nb\nc – d | e"


@pytest.mark.parametrize("url", ["javascript:x", "http://localhost", "https://x.org/a b", "https://x.org/" + "é" * 800])
def test_an_address_that_slack_refuses_is_written_out(url: str) -> None:
    assert shown(Paragraph(spans=(link("here", url),))) == [rich(section(text(f"here ({url})")))]


def test_what_cannot_be_carried_or_seen_is_left_out() -> None:
    assert shown(paragraph("\u200b \n"), Heading(text="\x00"), Bullets(items=()), Table(header=(), rows=())) == []
    assert shown(paragraph("a\x07\r\nb\ud83d")) == [rich(section(text("a\nb")))]


def test_nothing_that_a_person_typed_is_markup() -> None:
    table = Table(header=("", HOSTILE), rows=((HOSTILE, HOSTILE),))
    parts = (paragraph(HOSTILE), Bullets(items=items(HOSTILE)), Heading(text=HOSTILE), small_print(HOSTILE), table)
    [rendering] = rendered(*parts, buttons=(Button(label=HOSTILE[:75], action={"id": "1"}),))
    assert problems_of_message(rendering.blocks, rendering.text) == []
    assert links(rendering.blocks) == []
    assert read(rendering.blocks).count(HOSTILE) == 8
    assert "<" not in rendering.text
    assert "&lt;!channel&gt;" in rendering.text


def test_the_text_says_what_the_blocks_say() -> None:
    [rendering] = rendered(
        Heading(text="A & B"),
        Bullets(items=items("one", "two"), numbered=True),
        Paragraph(spans=(link("here", "https://x.org"),)),
        buttons=(Button(label="Go", action={"id": "1"}), Button(label="Page", url="https://x.org")),
    )
    assert rendering.text == "A &amp; B\n\n1. one\n2. two\n\nhere\n\n[Go] [Page]"


# -- buttons -----------------------------------------------------------------------------------------


def buttons(count: int, label: str = "Go") -> tuple[Button, ...]:
    return tuple(Button(label=f"{label} {n}", action={"id": f"id{n}"}) for n in range(count))


def test_buttons_stand_in_rows_under_their_ids() -> None:
    [rendering] = rendered(paragraph("a"), buttons=buttons(7))
    first, second = rendering.blocks[1:]
    assert [element["action_id"] for element in first["elements"]] == ["id0", "id1", "id2", "id3", "id4"]
    assert second["elements"][1] == {
        "type": "button", "action_id": "id6", "text": {"type": "plain_text", "text": "Go 6", "emoji": False},
    }  # fmt: skip


def test_link_buttons_have_ids_of_their_own() -> None:
    page = Button(label="Page", url="https://x.org")
    [rendering] = rendered(paragraph("a"), buttons=(page, page))
    one, two = rendering.blocks[1]["elements"]
    assert one["url"] == two["url"] == "https://x.org"
    assert one["action_id"] != two["action_id"]


def test_a_button_that_leads_nowhere_is_left_out() -> None:
    [rendering] = rendered(paragraph("a"), buttons=(Button(label="Page", url="http://localhost"),))
    assert not rendering.has_buttons


@pytest.mark.parametrize("action", [None, {}, {"id": ""}, {"id": "x" * 256}])
def test_a_button_without_an_id_that_slack_carries_is_refused(action: dict[str, Any] | None) -> None:
    with pytest.raises(RefusedError):
        rendered(paragraph("a"), buttons=(Button(label="Go", action=action),))


def test_buttons_alone_are_a_message() -> None:
    [rendering] = rendered(buttons=(Button(label="\u200b", action={"id": "1"}),))
    assert rendering.text == "[…]"


def test_buttons_stay_with_the_end_of_the_text() -> None:
    parts = [paragraph(f"{n} {WORDS[:900]}") for n in range(4)]
    *_, last = rendered(*parts, buttons=buttons(40, "x" * 60))
    assert read(last.blocks).startswith("3 word")
    assert last.has_buttons


def test_more_buttons_than_a_message_can_have_follow_it() -> None:
    renderings = rendered(paragraph("a"), buttons=buttons(200, "x" * 60))
    assert len(renderings) > 1
    ids = [e["action_id"] for r in renderings for b in r.blocks if b["type"] == "actions" for e in b["elements"]]
    assert ids == [f"id{n}" for n in range(200)]


# -- long answers ------------------------------------------------------------------------------------


def test_a_long_answer_is_cut_between_parts_then_lines_then_sentences() -> None:
    first, second = rendered(paragraph("a" * 2500), paragraph("b" * 2500))
    assert [len(read(r.blocks)) for r in (first, second)] == [2500, 2500]
    for rendering in rendered(Bullets(items=items(*(f"{n} {WORDS[:100]}" for n in range(80))))):
        assert all(line.startswith("•") and line.endswith("word") for line in read(rendering.blocks).splitlines())
    for rendering in rendered(paragraph("It is so and not otherwise. " * 300)):
        assert rendering.text.endswith("otherwise.")


def test_a_short_beginning_does_not_stand_alone() -> None:
    first, *_ = rendered(paragraph("These are all:"), Bullets(items=items(*(f"item {n}" for n in range(400)))))
    assert len(first.text) > 1000


def test_a_list_counts_on_after_a_cut() -> None:
    renderings = rendered(Bullets(items=items(*(f"item {n}" for n in range(7, 400))), numbered=True, first=7))
    assert len(renderings) > 1
    lines = [line for r in renderings for line in read(r.blocks).splitlines()]
    assert lines == [f"{n}. item {n}" for n in range(7, 400)]


def test_an_item_longer_than_a_message_goes_on_without_a_number() -> None:
    renderings = rendered(Bullets(items=items(WORDS * 4, "next"), numbered=True))
    lines = [line for r in renderings for line in read(r.blocks).splitlines()]
    assert [line[:4] for line in lines] == ["1. w", "word", "2. n"]


def test_a_heading_and_the_name_of_a_row_stay_with_what_follows() -> None:
    first, second = rendered(paragraph("a" * 3900), Heading(text="Next"), paragraph("b" * 500))
    assert read(first.blocks) == "a" * 3900
    assert read(second.blocks).startswith("Next\nbbb")
    first, second = rendered(Heading(text="Next"), paragraph("It is so. " * 400))
    assert read(first.blocks).startswith("Next\nIt is so.")
    table = Table(header=("", "A", "B", "C"), rows=tuple((f"Row {n}", "x" * 80, "y", "z") for n in range(60)))
    for rendering in rendered(table):
        assert not read(rendering.blocks).splitlines()[-1].startswith("Row")


def test_a_style_goes_on_after_the_cut() -> None:
    renderings = rendered(Paragraph(spans=(Span(text=WORDS * 4, bold=True, url="https://x.org"),)))
    assert len(renderings) == 2
    for rendering in renderings:
        [element] = rendering.blocks[0]["elements"][0]["elements"]
        assert (element["url"], element["style"]) == ("https://x.org", {"bold": True})


def test_fifty_blocks_are_a_message() -> None:
    renderings = rendered(*(paragraph(f"{n}") for n in range(120)))
    assert [len(r.blocks) for r in renderings] == [50, 50, 20]


# -- files and requests ------------------------------------------------------------------------------


FILE = File(name="a.csv", media_type="text/csv", content=b"\xff")


def test_nothing_said_is_no_message() -> None:
    assert rendered() == []


def test_files_come_after_the_last_message() -> None:
    first, last = rendered(paragraph("a" * 2500), paragraph("b" * 2500), files=(FILE,))
    assert (first.files, last.files) == ((), (FILE,))
    assert rendered(files=(FILE,)) == [Rendering([], "", (FILE,))]


def requests(reply: Reply, **more: Any) -> list[dict[str, Any]]:
    given = {"id": "1", "platform": "slack", "account": "U1", "channel": None, "reply": as_json(reply), **more}
    return bodies(Outgoing(**given))


def test_a_message_is_posted_as_it_is_written() -> None:
    [body] = requests(Reply(parts=(paragraph("*a*"),)))
    assert body == {
        "method": "chat.postMessage", "channel": "U1", "blocks": [rich(section(text("*a*")))], "text": "*a*",
        "mrkdwn": False, "parse": "none", "link_names": False, "unfurl_links": False, "unfurl_media": False,
    }  # fmt: skip


def test_the_first_message_takes_the_place_of_an_earlier_one_and_files_come_last() -> None:
    reply = Reply(parts=(paragraph("a" * 2500), paragraph("b" * 2500)), files=(FILE,))
    methods = [(body["method"], body.get("ts")) for body in requests(reply, edits="9.9")]
    assert methods == [("chat.update", "9.9"), ("chat.postMessage", None), ("files.completeUploadExternal", None)]
    assert [body["method"] for body in requests(Reply(files=(FILE,)))] == ["files.completeUploadExternal"]


def test_what_is_for_one_person_in_a_channel_is_shown_to_them_alone() -> None:
    [body] = requests(Reply(parts=(paragraph("a"),)), channel="C1", only_you=True, thread="1.2")
    assert (body["method"], body["channel"], body["user"]) == ("chat.postEphemeral", "C1", "U1")
    assert body["thread_ts"] == "1.2"
