"""What people read, and what is noted of markup."""

from __future__ import annotations

import pytest

from tests.fakes.slack.blockkit.markup import flaws, links_in
from tests.fakes.slack.reading import plain_blocks, plain_mrkdwn
from tests.fakes.test_slack.kit import Json, actions, asked, button, line, plain, section, table, words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*CKA* and _CKAD_", "CKA and CKAD"),
        ("*_both_*", "both"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("<https://example.org|the page>", "the page"),
        ("<https://example.org>", "https://example.org"),
        ("<@U1> in <#C1|careers>", "@U1 in careers"),
        ("<!date^1793610000^{date_short}|2 Nov 2026>", "2 Nov 2026"),
        ("Q&amp;A &lt;3", "Q&A <3"),
        ("`code`", "code"),
    ],
)
def test_mrkdwn_is_read_without_its_markup(written: str, read: str) -> None:
    assert plain_mrkdwn(written) == read


@pytest.mark.parametrize(
    ("block", "read"),
    [
        (section("*a*"), "a"),
        ({"type": "section", "fields": [words("*a*"), words("b")]}, "a\nb"),
        (section("a", accessory={"type": "image", "image_url": "https://x.example", "alt_text": "badge"}), "a\nbadge"),
        ({"type": "header", "text": {"type": "plain_text", "text": "*R&D* <3"}}, "*R&D* <3"),
        ({"type": "context", "elements": [words("a"), {"type": "image", "alt_text": "badge"}]}, "a\nbadge"),
        ({"type": "image", "alt_text": "badge", "title": plain(1)}, "x\nbadge"),
        (table(2, 2), "x | x\nx | x"),
        (asked(line(placeholder=plain(2)), hint=plain(3)) | {"block_id": "b"}, "xxxx\nxxx\nxx"),
        (actions(button()), ""),
        ({"type": "divider"}, ""),
        ({"type": "markdown", "text": "**a**"}, "**a**"),
        (
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_list",
                        "style": "bullet",
                        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}],
                    },
                    {"type": "rich_text_quote", "elements": [{"type": "user", "user_id": "U1"}]},
                    {
                        "type": "rich_text_list",
                        "style": "ordered",
                        "offset": 1,
                        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "b"}]}],
                    },
                ],
            },
            "• a\n@U1\n2. b",
        ),
    ],
)
def test_every_word_of_a_block_is_read(block: Json, read: str) -> None:
    assert plain_blocks([block]) == read


@pytest.mark.parametrize(
    "good",
    [
        "plain", "Q&amp;A", "a &lt; b", "<@U0123> <#C0123|careers> <https://example.org/?a=1&amp;b|page>",
        "> a quotation\n>another", "<!date^1793610000^{date}|2 Nov>", "<mailto:a@example.org|write>",
        "<!subteam^S0123>",
    ],
)  # fmt: skip
def test_well_behaved_mrkdwn_has_no_flaws(good: str) -> None:
    assert list(flaws(good)) == []


@pytest.mark.parametrize(
    ("bad", "flaw"),
    [
        ("<!channel>", "broadcast <!channel>"),
        ("<!here|here> all", "broadcast <!here|here>"),
        ("<!everyone>", "broadcast <!everyone>"),
        ("a < b", "unescaped < in 'a < b'"),
        ("<b>a</b>", "unescaped < in '<b>a</b>'"),
        ("a -> b", "unescaped > in 'a -> b'"),
        ("Q&A", "unescaped & in 'Q&A'"),
        ("<javascript:alert(1)|x>", "unescaped < in '<javascript:alert(1)|x>'"),
    ],
)
def test_flaws_of_mrkdwn(bad: str, flaw: str) -> None:
    assert flaw in list(flaws(bad))


def test_links_have_an_address_and_a_label() -> None:
    rich = {"type": "rich_text_section", "elements": [{"type": "link", "url": "https://c.example", "text": "C"}]}
    found = links_in([section("<https://a.example|A> <https://b.example>"), {"type": "rich_text", "elements": [rich]}])
    assert list(found) == [
        ("https://a.example", "A"),
        ("https://b.example", "https://b.example"),
        ("https://c.example", "C"),
    ]
