"""What names a change and wants none, and what orders it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.ordering import GUARDED, no_order
from bot.dialogs.understanding.phrases import more_phrases


def heard(text: str) -> Heard:
    return Heard(text, (), (), (), today=date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "dialog", "why"),
    [
        ("should i drop the plan", "drop_plan", "weighed"),
        ("what happens if i stop the reminders", "stop_reminders", "weighed"),
        ("my tutor says i should drop it", "drop_study", "weighed"),
        ("do you remind me 45 days before", "set_stages", "asked"),
        ("i'd never drop it", "drop_study", "denied"),
        ("i did not do 3 hours", "log_progress", "denied"),
        ("my boss stopped studying for it", "drop_study", "another"),
        ("i nearly gave it up", "drop_study", "former"),
        ("i will move to tokyo in may", "set_time_zone", "later"),
        ("cancel my phone plan", "drop_plan", "other"),
        ("stop sending me memes", "stop_reminders", "other"),
        ("delete my account on credly", "delete_me", "other"),
        ("my cka exam got cancelled", "drop_study", "exam"),
        ("take it off my cv", "remove_holding", "other"),
        ("if it is renewed, do the reminders stop", "mute_holding", "weighed"),
        ("how do i log 20 hours", "log_units", "unearned"),
        ("20 hours is a lot", "log_units", "unearned"),
        ("kevin wants reminders two weeks before", "set_stages", "another"),
        ("the reminders stopped working", "stop_reminders", "was"),
    ],
)
def test_named_and_not_ordered(text: str, dialog: str, why: str) -> None:
    assert no_order(heard(text), dialog) == why


@pytest.mark.parametrize(
    ("text", "dialog"),
    [
        ("drop it please", "drop_study"),
        ("should i drop it? yes, drop it", "drop_study"),
        ("could you pause it until january", "pause_study"),
        ("i don't want to study for it any more", "drop_study"),
        ("my boss is done with it, so please strike it", "drop_step"),
        ("cancel my learning plan", "drop_plan"),
        ("stop messaging me all the time", "stop_reminders"),
        ("the client changed the contract, so it is not mandatory any longer", "drop_requirement"),
        ("create a team called field crew, they all need first aid", "create_team"),
        ("should be through by easter, keep an eye on me", "start_study"),
        ("have i got time for it? start it anyway", "start_study"),
        ("i want to start it when i'm back, in may", "start_study"),
        ("i am in tokyo now", "set_time_zone"),
        ("delete my account", "delete_me"),
        ("log 20 hours, less than last year", "log_units"),
        ("my boss wants me to get reminders at 8", "set_hours"),
        ("grandma is in hospital, can you stop asking for two weeks", "pause_reminders"),
    ],
)
def test_ordered(text: str, dialog: str) -> None:
    assert no_order(heard(text), dialog) is None


#: Of what people say to order a change so few may be held back, which costs them one press.
_HELD_BACK = 0.02
_EACH, _NAMES = 40, {"credential": "CKA", "date": "3 May 2027", "team": "Ops", "person": "Jon", "months": "2 months"}


def test_orders_in_peoples_own_words_are_hardly_ever_held_back() -> None:
    """A share of the phrases of each dialog that changes something; no name is heard in them here."""
    orders = [
        (re.sub(r"\{(\w+)\}", lambda name: _NAMES.get(name[1], name[1]), phrase), dialog)
        for dialog, phrases in more_phrases().items()
        if dialog in GUARDED
        for phrase in phrases[:: max(1, len(phrases) // _EACH)]
    ]
    held = [(text, dialog, why) for text, dialog in orders if (why := no_order(heard(text), dialog)) is not None]
    assert len(orders) > 1_000
    assert len(held) <= _HELD_BACK * len(orders), held
