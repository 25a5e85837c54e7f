"""Jobs and skills told by what somebody does."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.doings import Doings
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.words import words

ROLES = {
    "truck-driver": ("drive a lorry", "haul freight"),
    "reach-truck-driver": ("drive a reach truck",),
    "hairdresser": ("cut hair",),
    "welder": ("weld",),
    "teacher": ("teach maths",),
}
SKILLS = {"welding": ("weld",), "blueprint-reading": ("read blueprints",)}


@pytest.fixture(scope="module")
def doings() -> Doings:
    skills = {"a": 1, "b": 1, "c": 1}
    return Doings(
        {i: Role(id=i, name=i, does=does, summary="Works.", skills=skills) for i, does in ROLES.items()},
        {i: Skill(id=i, name=i, does=does, area="trades") for i, does in SKILLS.items()},
    )


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I drive a lorry", [("truck-driver", "does")]),
        ("i've been driving big old lorries for years", [("truck-driver", "does")]),
        ("Driving a lorry at the moment, want out", [("truck-driver", "does")]),
        ("I drive a reach truck", [("reach-truck-driver", "does")]),
        ("i mostly cut other people's hair", [("hairdresser", "does")]),
        ("I weld", [("welder", "does")]),
        ("I can weld and read blueprints", [("welding", "can"), ("blueprint-reading", "can")]),
        ("I want to teach maths", [("teacher", "wants")]),
        ("i'd love to cut hair", [("hairdresser", "wants")]),
        ("my brother drives a lorry", []),
        ("can I teach maths with this?", []),
        ("do I drive a lorry if I pass", []),
        ("who here can weld", []),
        ("I never drive, the lorry is not mine", []),
        ("drive a lorry", []),
        ("", []),
    ],
)
def test_what_is_heard(doings: Doings, said: str, heard: list[tuple[str, str]]) -> None:
    assert [(d.mention.matches[0].id, d.told) for d in doings.find(words(said))] == heard


def test_it_lies_where_it_was_said(doings: Doings) -> None:
    said = "Well, I drive a lorry."
    (found,) = doings.find(words(said))
    assert said[found.mention.start : found.mention.end] == "drive a lorry"
