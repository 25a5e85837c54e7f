"""The Home tab: sections of several replies in one view."""

from __future__ import annotations

from typing import Any

import pytest

from bot.adapters.slack.blockkit.home import SECTIONS, home_view
from bot.messaging.outbox import as_json
from bot.messaging.reply import Button, Heading, Paragraph, Reply, Span
from tests.adapters.slack.blockkit import problems_of_view, read

PAGE = Button(label="Page", url="https://x.org")


def section(*lines: str, buttons: tuple[Button, ...] = ()) -> dict[str, Any]:
    parts = tuple(Paragraph(spans=(Span(text=line),)) for line in lines)
    return as_json(Reply(parts=parts, buttons=buttons))


def test_sections_stand_below_each_other_with_their_buttons() -> None:
    view = home_view([section("a", buttons=(PAGE,)), section("b", buttons=(PAGE,)), as_json(Reply())])
    assert view["type"] == "home"
    assert [block["type"] for block in view["blocks"]] == ["rich_text", "actions", "divider", "rich_text", "actions"]
    assert problems_of_view(view) == []


def test_a_home_tab_of_nothing_is_empty() -> None:
    assert home_view([]) == home_view([as_json(Reply())]) == {"type": "home", "blocks": []}


def test_the_long_section_is_cut_says_so_and_keeps_its_buttons() -> None:
    do = Button(label="Do it", action={"id": "1"})
    view = home_view([section("first"), section(*map(str, range(300)), buttons=(do,)), section("last")])
    assert problems_of_view(view) == []
    assert len(view["blocks"]) == 100
    lines = read(view["blocks"]).splitlines()
    assert lines[:3] == ["first", "0", "1"]
    assert lines[-3:] == ["There is more. Write to me in Messages to see all of it.", "[Do it]", "last"]


def test_long_sections_share_what_the_short_ones_leave() -> None:
    view = home_view([section(*["a"] * 300), section("b"), section(*["c"] * 300)])
    lines = read(view["blocks"]).splitlines()
    assert len(view["blocks"]) == 100
    assert sorted(map(lines.count, "abc")) == [1, 47, 48]


def test_a_view_is_not_too_heavy() -> None:
    view = home_view([section(*["ü" * 20_000] * 4), section("b")])
    assert problems_of_view(view) == []
    assert read(view["blocks"]).endswith("see all of it.\nb")


def test_more_buttons_than_a_view_can_have_are_left_out() -> None:
    buttons = tuple(Button(label="x", action={"id": str(n)}) for n in range(600))
    view = home_view([as_json(Reply(parts=(Heading(text="A"),), buttons=buttons))])
    assert read(view["blocks"]) == "A\nThere is more. Write to me in Messages to see all of it."


def test_too_many_sections_are_a_mistake() -> None:
    assert len(home_view([section("a")] * SECTIONS)["blocks"]) == SECTIONS * 2 - 1
    with pytest.raises(ValueError, match="20 sections, not for 21"):
        home_view([section("a")] * (SECTIONS + 1))
