"""A short part of each long run, always the same."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.base import KnowledgeBase
from tests.properties.test_any_text import say_all
from tests.soak.fuzzing import fuzz
from tests.soak.hostile import HOSTILE
from tests.soak.long_run import live
from tests.soak.saying import mutated, utterances


@pytest.fixture(scope="module")
def whole(knowledge: KnowledgeBase, phrases: Phrases) -> DialogManager:
    """The dialogs of a bot where anyone may make a team."""
    return DialogManager(knowledge, phrases, discover(), anyone_may_lead=True)


def test_whatever_arrives_has_one_answer_that_every_platform_shows(tmp_path: Path, whole: DialogManager) -> None:
    done = asyncio.run(fuzz(tmp_path, whole, messages=120, seed=5))
    assert done.findings == []
    assert done.steps == 120


def test_what_is_stored_is_right_after_stops_and_deaths(tmp_path: Path, whole: DialogManager) -> None:
    lived = asyncio.run(live(tmp_path, whole, turns=200, people=8, seed=15, length=timedelta(days=120)))
    assert lived.broken == []
    assert lived.deaths > 0
    assert lived.messages > lived.turns
    assert lived.teams > 0
    assert lived.joined > 0


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.sampled_from(utterances()), strange=st.text() | st.sampled_from(HOSTILE), seed=st.integers(0, 9999))
def test_a_sentence_with_anything_done_to_it_is_answered(
    whole: DialogManager, said: str, strange: str, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311
    for answer, _ in say_all(whole, [mutated(rng, said), f"{said} {strange}", strange]):
        assert answer.strip()
