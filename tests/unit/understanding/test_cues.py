"""What the words around a name say of it, in the shipped catalogue and language."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.understanding.hearing import Ear
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.base import KnowledgeBase


@pytest.fixture(scope="module")
def ear(knowledge: KnowledgeBase, phrases: Phrases) -> Ear:
    return Ear(knowledge.finder, phrases, "USD", knowledge.catalogue.issuer_of)


@pytest.mark.parametrize(
    ("said", "cues"),
    [
        ("Forklift driver, bad back. Cert for inventory planner?", ["current", None]),
        ("scrum master w/ PSM I, which cert if i wanna move up to agile coach", ["current", "held", None]),
        ("junior accountant in Lagos, aiming at internal auditor", ["current", None]),
        ("data analyst or data engineer, which one?", [None, None]),
        ("data analyst vs. data engineer", [None, None]),
        ("difference between a data analyst, and a data engineer", [None, None]),
        ("as a plumber, which certificate pays?", ["current"]),
        ("my sql is strong", ["known"]),
        ("is sql strong", [None]),
        ("python, docker and kubernetes are fine already", ["known", "known", "known"]),
        ("have selenium and java, what now", ["known", "known"]),
        ("CKA in the bag, next?", ["held"]),
        ("CCNA since 2023", ["held"]),
        ("security engineer with the CISSP", [None, "held"]),
        ("do I have to take the CKA", [None]),
        ("what can I do with the CKA", [None]),
    ],
)
def test_cues(ear: Ear, said: str, cues: list[str | None]) -> None:
    assert [n.cue for n in ear.hear(said, date(2026, 11, 2)).named] == cues
