"""Names completed while they are typed."""

from __future__ import annotations

import pytest

from bot.knowledge.finder import Completer, Name

NAMES = (
    ("security", "Security+", False),
    ("security", "CompTIA Security+", False),
    ("server", "CompTIA Server+", False),
    ("cka", "Certified Kubernetes Administrator", False),
    ("cka", "CKA", True),
    ("ckad", "CKAD", True),
    ("cloud", "Cloud Security Expert", False),
)
CODES = {"az104": ["azure"], "az140": ["desktop"], "az1": ["old"]}
COMPLETER = Completer([Name(text, "credential", key, acronym) for key, text, acronym in NAMES], CODES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("s", ["security", "server", "cloud"]),
        ("se", ["security", "server", "cloud"]),
        ("secu", ["security", "cloud"]),
        ("Security+", ["security"]),
        ("comptia s", ["server", "security"]),
        ("s comptia", ["server", "security"]),
        ("ck", ["cka", "ckad"]),
        ("cka", ["cka", "ckad"]),
        ("kub", ["cka"]),
        ("az", []),
        ("az-1", ["old", "azure", "desktop"]),
        ("AZ 10", ["azure"]),
        ("az-104", ["azure"]),
        ("az-105", []),
        ("securty", []),
        ("", []),
        ("?!", []),
    ],
)
def test_what_goes_on_as_typed(typed: str, found: list[str]) -> None:
    assert COMPLETER.complete(typed, 10) == found


def test_no_more_than_asked_for() -> None:
    assert COMPLETER.complete("s", 2) == ["security", "server"]
