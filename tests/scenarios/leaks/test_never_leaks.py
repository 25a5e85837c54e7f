"""Nothing of a member is seen by anybody but the leads of their team, and of that only what they share.

Every dialog of ``bot.dialogs.teams`` is asked in words and by a forged button, by everybody, everywhere: a new one is
found by itself. Everybody's records hold something that is looked for in all that leaves the bot, files included.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.dialog import Dialog, discover
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.features import example_text
from bot.dialogs.understanding.phrases import read_phrases
from bot.settings import Settings
from tests.conftest import NOW
from tests.fakes.postgres import apart
from tests.scenarios.leaks.world import (
    ASKED,
    DECLINED,
    ELSEWHERE,
    ERASED,
    EVERYBODY,
    FORMER,
    HIDDEN,
    LEAD,
    MEMBER,
    OTHER_LEAD,
    PLACES,
    SHARED,
    SHY,
    STEPPED_DOWN,
    STRANGER,
    World,
    marks_in,
    read_everything,
    seen_by_others,
    tell_the_story,
)

DIALOGS = {name: d for name, d in discover().items() if d.function.__module__.startswith("bot.dialogs.teams.")}
QUESTIONS = sorted(name for name, d in DIALOGS.items() if d.function.__module__.startswith("bot.dialogs.teams.asking."))
#: Those who have no say in Ops, and may change nothing there.
OUTSIDERS = (OTHER_LEAD, FORMER, DECLINED, STRANGER, ELSEWHERE, ERASED, STEPPED_DOWN)
EVERYTHING = {who: (*SHARED.get(who, ()), *HIDDEN.get(who, ())) for who in {*SHARED, *HIDDEN}}
_NAMED = {
    "team": "Ops", "person": "Jon", "credential": "CKA", "skill": "Kubernetes", "role": "platform engineer",
    "date": "this year", "months": "six months", "issuer": "CNCF", "family": "cloud",
}  # fmt: skip
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, manager: DialogManager, sqlite_template: Path) -> Path:
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("leaks") / "world.db"))
    apart(_told(_world(path, manager)))
    return path


async def _told(world: World) -> None:
    await world.start()
    try:
        await tell_the_story(world)
    finally:
        await world.laurel.close()


@pytest.fixture
async def world(story: Path, manager: DialogManager, tmp_path: Path) -> AsyncIterator[World]:
    """The story so far; what a test does to it is its own."""
    world = _world(Path(shutil.copy(story, tmp_path / "world.db")), manager)
    await world.start()
    yield world
    await world.laurel.close()


def _world(path: Path, manager: DialogManager) -> World:
    settings = Settings(database_url=f"sqlite:///{path}", _env_file=None)
    return World(Laurel(settings, SimulatedClock(NOW), manager=manager))


async def test_the_story_is_as_it_should_be(world: World) -> None:
    """Otherwise nothing could leak, and every test here would pass."""
    view = await world.view("Ops")
    assert [member.name for member in view.members] == ["Jon", "Mara"]
    assert view.waiting == ("Will",)
    for who, marks in EVERYTHING.items():
        own = await world.begin(who, "list_holdings", {}) + await world.begin(who, "study_status", {})
        assert any(mark in read_everything(m) for m in own for mark in marks), who
        kept = " ".join(read_everything(m) for m in own)
        assert [m for m in marks if m.split()[0].isalpha() and m not in kept] == [], who


@pytest.mark.parametrize("name", sorted(DIALOGS))
async def test_outsiders_see_and_change_nothing(world: World, name: str) -> None:
    before = await world.view("Ops")
    for who in OUTSIDERS:
        await _ask_everywhere(world, who, name)
    assert await world.view("Ops") == before


@pytest.mark.parametrize("name", sorted(DIALOGS))
async def test_members_see_nothing_of_others(world: World, name: str) -> None:
    for who in (MEMBER, SHY, ASKED):
        await _ask_everywhere(world, who, name)


async def _ask_everywhere(world: World, who: str, name: str) -> None:
    for place in PLACES:
        for how, messages in await _asked(world, who, name, place):
            assert marks_in(messages, EVERYTHING, but=who) == [], f"{who} in {place}: {how}"
            assert marks_in(seen_by_others(messages), EVERYTHING) == [], f"{who} in {place}, for all to see: {how}"


@pytest.mark.parametrize("name", QUESTIONS)
async def test_who_does_not_lead_is_refused(world: World, name: str) -> None:
    for who in (*OUTSIDERS, MEMBER, SHY, ASKED):
        messages = await world.begin(who, name, await _slots(world, DIALOGS[name]))
        text = " ".join(map(read_everything, messages))
        assert re.search(r"You do not lead|You lead no team|I do not know that team", text), f"{who}: {text[:300]}"


@pytest.mark.parametrize("name", sorted(DIALOGS))
async def test_leads_see_what_is_shared_and_nobody_sees_it_over_their_shoulder(world: World, name: str) -> None:
    for place in PLACES:
        looked = await world.looked()
        for how, messages in await _asked(world, LEAD, name, place):
            assert marks_in(messages, HIDDEN) == [], f"{place}: {how}"
            assert marks_in(seen_by_others(messages), EVERYTHING) == [], f"{place}, for all to see: {how}"
            if marks_in(messages, SHARED):
                assert await world.looked() > looked, f"{place}: a look that nobody wrote down: {how}"
                assert place != "group"


@pytest.mark.parametrize("name", QUESTIONS)
async def test_leads_are_answered(world: World, name: str) -> None:
    looked = await world.looked()
    messages = await world.begin(LEAD, name, await _slots(world, DIALOGS[name]))
    assert await world.looked() > looked
    assert re.search(r"Ops|Jon", " ".join(map(read_everything, messages)))


async def _asked(world: World, who: str, name: str, place: Any) -> list[tuple[str, list[Any]]]:
    """By a forged button, and where one types a lot also in the first words that the phrases have for it."""
    answers = [("button", await world.begin(who, name, await _slots(world, DIALOGS[name]), place))]
    known = read_phrases().dialogs.get(name)
    for way in (*known.examples, *known.phrases)[:1] if known and place in ("dm", "channel") else ():
        text = _PLACEHOLDER.sub(lambda m: _NAMED.get(m[1], "5"), example_text(way))
        answers.append((text, await world.say(who, text, place)))
    return answers


async def _slots(world: World, dialog: Dialog) -> dict[str, Any]:
    """Ops, Jon, CKA and the like for whatever a dialog takes; a decision is taken at once."""
    ops, jon = await world.team("Ops"), await world.person(MEMBER)
    possible: dict[str, Any] = {
        "team": ops, "who": [{"name": "Jon", "ids": [jon]}], "credential": ["cncf-cka"], "skills": ["kubernetes"],
        "wanted": ["cncf-cka"], "requirement": 1, "number": 1, "called": "Better Ops", "decision": "over",
        "answer": "yes", "code": "K7QM-2XWR-9TBD", "reason": "on leave", "choice": "everything", "kind": "matrix",
    }  # fmt: skip
    slots = {slot.name: possible[slot.name] for slot in dialog.slots if slot.name in possible}
    if dialog.name in ("team_gap", "who_holds", "team_picture", "who_could_cover"):
        slots.pop("skills", None)
    if dialog.name == "team_gap":
        slots["role"] = "platform-engineer"
    if dialog.name == "hide_record" or dialog.name == "unhide_record":
        slots = {}
    return slots


# -- later, and with what was shown before -----------------------------------------------------------------


@pytest.mark.parametrize("presser", [who for who in EVERYBODY if who != LEAD])
async def test_a_leads_buttons_do_nothing_for_others(world: World, presser: str) -> None:
    for place in ("dm", "channel", "slash"):
        for message in await world.say(LEAD, "how is Ops doing", place):
            for button in message.reply["buttons"]:
                shown = await world.press(presser, button["action"]["id"], place)
                assert marks_in(shown, EVERYTHING, but=presser) == [], f"{place}: {button['label']}"


@pytest.mark.parametrize("how", ["hand_over_team", "step_down", "close_team"])
async def test_the_buttons_of_somebody_who_leads_no_more_show_nothing(world: World, how: str) -> None:
    old = [m for text in ("how is Ops doing", "who holds CKA", "how is Jon doing") for m in await world.say(LEAD, text)]
    assert marks_in(old, SHARED)
    tom = {"name": "Tom", "ids": [await world.person(STEPPED_DOWN)]}
    ops = await world.team("Ops")
    await world.begin(LEAD, "make_lead", {"who": [tom], "team": ops})
    slots = await _slots(world, DIALOGS[how]) | ({"who": [tom]} if how == "hand_over_team" else {})
    await world.begin(LEAD, how, slots | ({"decision": "close"} if how == "close_team" else {}))
    for message in old:
        for button in message.reply["buttons"]:
            assert marks_in(await world.press(LEAD, button["action"]["id"]), EVERYTHING) == [], button["label"]
    for text in ("repeat", "back", "more", "and Jon?", "when does her CKA expire", "who holds CKA", "export Ops"):
        assert marks_in(await world.say(LEAD, text), EVERYTHING) == [], text


@pytest.mark.parametrize("place", ["channel", "group"])
async def test_what_was_answered_in_private_is_not_gone_on_with_in_public(world: World, place: Any) -> None:
    for first in ("how is Jon doing", "who holds CKA", "who in Ops expires this year"):
        for where in ("dm", place):
            await world.say(LEAD, first, where)
        for text in ("repeat", "back", "more", "and Mara?", "and when does his CKA expire?", "the first one", "yes"):
            shown = await world.say(LEAD, text, place)
            assert marks_in(seen_by_others(shown), EVERYTHING) == [], f"{first} – {text}"
            assert marks_in(shown, HIDDEN) == [], f"{first} – {text}"


@pytest.mark.parametrize("how", ["leave_team", "remove_member", "delete_me", "hide_record"])
async def test_what_is_taken_back_is_gone_at_once(world: World, how: str) -> None:
    ops, jon = await world.team("Ops"), await world.person(MEMBER)
    assert "19 Apr 2027" in read_everything((await world.say(LEAD, "how is Jon doing"))[-1])
    if how == "remove_member":
        await world.begin(LEAD, how, {"team": ops, "who": [{"name": "Jon", "ids": [jon]}]})
    elif how == "leave_team":
        await world.begin(MEMBER, how, {"team": ops, "decision": "leave"})
    elif how == "hide_record":
        await world.say(MEMBER, "make my CKA private")
    else:
        await world.say(MEMBER, "delete me")
        await world.say(MEMBER, "yes")
    for text in ("repeat", "how is Jon doing", "who holds CKA", "how is Ops doing", "export Ops", "who in Ops expires"):
        shown = [read_everything(message) for message in await world.say(LEAD, text)]
        assert not [t for t in shown if "19 Apr 2027" in t or "2027-04-19" in t], text
