"""Any text at all gets one polite answer; cancel and help work everywhere; state survives JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.adapters.plain import as_text
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.engine.state import State
from bot.dialogs.understanding.phrases import read_phrases
from bot.tracking.people import Profile
from bot.tracking.scratch import scratch_records
from tests.properties.examples import examples

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
_relaxed = examples(50, [HealthCheck.function_scoped_fixture])

_COMMON = """
    cka PMP aws architect data engineer compare vs how much is it the second one cancel help $300 5 hours a week
    no I meant not free back start over SAA-C02 az-104 <!channel> *bold* 🙂 {role} %s + ? ' ; DROP TABLE
    nurse manager I have know want to become marketing why more yes
"""
_words = st.sampled_from(_COMMON.split())
_texts = st.one_of(
    st.text(max_size=300),
    st.lists(_words, max_size=14).map(" ".join),
    st.lists(st.text(alphabet="abcdefghij <>&*_~`|{}[]()\n\t\u202e\u0000", max_size=30), max_size=6).map("\n".join),
)


Answered = tuple[str, dict[str, Any]]


def say_all(manager: DialogManager, texts: Iterable[str], state: dict[str, Any] | None = None) -> list[Answered]:
    """One person says one after the other; for each the answer, and the state after it, as the database has it."""

    async def talk() -> list[Answered]:
        answered: list[Answered] = []
        before = state
        async with scratch_records(NOW) as records:
            for text in texts:
                result = await manager.take(TurnInput(text, None, before, Profile(), None, NOW, records=records))
                before = json.loads(json.dumps(result.state))
                answered.append((as_text(result.reply.parts), before))
        return answered

    return asyncio.run(talk())


def take(manager: DialogManager, text: str, state: dict[str, Any] | None = None) -> Answered:
    return say_all(manager, [text], state)[0]


@_relaxed
@given(texts=st.lists(_texts, min_size=1, max_size=4))
def test_every_message_gets_an_answer_and_its_state_can_be_read_again(manager: DialogManager, texts: list[str]) -> None:
    for answer, state in say_all(manager, texts):
        assert answer.strip()
        assert State.load(state).dump() == state


@_relaxed
@given(
    texts=st.lists(_texts, min_size=1, max_size=3), control=st.sampled_from(["cancel", "help", "start over", "back"])
)
def test_controls_work_from_every_state(manager: DialogManager, texts: list[str], control: str) -> None:
    answer, after = say_all(manager, [*texts, control])[-1]
    assert answer.strip()
    if control in ("cancel", "start over"):
        assert not after.get("stack")


@pytest.mark.parametrize("name", sorted(discover()))
@pytest.mark.parametrize("control", ["cancel", "help"])
def test_controls_work_while_any_dialog_asks(manager: DialogManager, name: str, control: str) -> None:
    asking = [slot.name for slot in discover()[name].slots if slot.required]
    stack = [{"dialog": name, "slots": {}, "awaiting": {"slot": slot}} for slot in asking[:1]]
    answer, after = take(manager, control, {"version": 1, "stack": stack})
    assert answer.strip()
    assert control == "help" or not after.get("stack")


@pytest.mark.parametrize(
    "text",
    ["<!channel> <@U123> what is the cka", "*cka*", "`cka`", "<https://evil.example|cka> price", "<b>cka</b> & more"],
)
def test_no_markup_of_the_message_comes_back(manager: DialogManager, text: str) -> None:
    answer, _ = take(manager, text)
    for raw in ("<!channel>", "<@U123>", "evil.example", "<b>", "*cka*"):
        assert raw not in answer


def test_a_very_long_message_is_answered(manager: DialogManager) -> None:
    answer, _ = take(manager, "please " * 40_000)
    assert answer.strip()


def test_every_dialog_has_phrases_and_every_phrase_a_dialog() -> None:
    named = set(read_phrases().dialogs)
    by_button = {
        "restore_profile", "restore_holding", "undo_change", "restore_study", "receive_file", "snooze_reminders",
        "wake_reminders", "date_holding", "unlog_units", "set_category", "edit_holding", "change_settings",
        "judge_answer", "remember_again", "withdraw_nudge", "undo_progress_of", "restore_reminding",
        "undo_pace",
    }  # fmt: skip
    by_rule = {
        "unmake_lead", "credential_path", "forget_about_me", "forget_zone", "why_not_planned", "why_left_open",
        "next_step", "finish_step", "drop_step", "rank_credentials", "other_jobs", "log_entries", "units_so_far",
        "remove_entry", "move_entry",
        "offer_study", "switch_study", "study_by", "put_on_list", "other_plans", "instead_of", "after_the_plan",
        "plan_end", "plan_after_news", "next_after",
        "what_members_see", "step_held", "why_a_step", "their_expiries", "leave_alone", "plans_compared",
        "plan_from_home", "reminder_rhythm", "leave_plan", "rest_plan",
        "free_of_charge", "no_expiry", "legal_duties", "change_entry", "jobs_in_short",
        "who_sees", "wished_credentials", "whats_next", "requirement_costs", "studies_seen", "rename_holding",
        "told_of_member", "plan_worth", "nudge_later", "offer_team", "working_abroad",
        "remind_of_exam", "plan_pace", "remind_also", "good_to_know", "about_itself", "of_an_issuer",
        "issuers_weighed", "what_counts", "credentials_in_general",
        "close_gaps", "next_in_team", "retiring", "taken_away", "renews_another",
    }  # fmt: skip
    assert set(discover()) - by_button - by_rule == named
