"""What a member wants to share, in their words: what they deny is never what is shown."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.agreeing import to_share


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ("i only want to share my certs and dates, no studies", "no studies"),
        ("just what i hold and when it expires, not studies", "no studies"),
        ("share what i hold and the expiry dates but not my studies", "no studies"),
        ("share only credentials and studies, no dates", "no dates"),
        ("only share my studies", "studies only"),
        ("only let them see my certs", "credentials only"),
        ("share everything but studies", "no studies"),
        ("don't share my studies", "hide studies"),
        ("hide the dates", "hide dates"),
        ("share nothing", "nothing"),
        ("can they see my studies?", None),
    ],
)
def test_what_is_shared(said: str, shared: str | None) -> None:
    assert to_share(said) == shared
