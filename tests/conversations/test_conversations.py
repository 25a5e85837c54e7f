"""Every conversation file of this folder, played on the whole bot."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.script import answers
from bot.adapters.slack.blockkit.payload import bodies
from bot.commands.converse import read_conversation, run_file
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import Outgoing
from bot.settings import Settings
from tests.adapters.slack.blockkit import problems_of_message
from tests.fakes.slack.blockkit.checking import check_message_blocks

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.yaml"))
#: Talks with interruptions, corrections, advice and plans are played on each real adapter, of the others every fourth
#: on each: all on both take longer, and are played so where EVERYWHERE is set.
_ON_EACH = frozenset({"advice", "engine", "plan", "repair", "talk"})
_PLAYED_ON = ("slack", None, "telegram", None)


@cache
def on_several_platforms(path: Path) -> bool:
    """Whether its people are on more than one platform: then it is played on both real adapters at once."""
    conversation = read_conversation(path, [])
    return conversation is not None and len({person.platform for person in conversation.people.values()}) > 1


def played_on(adapter: str) -> list[Path]:
    """The files of people on one platform that are played on this real adapter."""
    alone = [path for path in FILES if not on_several_platforms(path)]
    return [path for number, path in enumerate(alone) if _is_played(path, number, adapter)]


def _is_played(path: Path, number: int, adapter: str) -> bool:
    conversation = read_conversation(path, [])
    if conversation is not None and conversation.only:
        return adapter in conversation.only
    everywhere = "EVERYWHERE" in os.environ or path.parent.name in _ON_EACH
    return everywhere or _PLAYED_ON[number % len(_PLAYED_ON)] == adapter


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """All that Slack would be sent."""
    sent: list[dict[str, Any]] = []

    def seen(message: Outgoing) -> list[dict[str, Any]]:
        made = bodies(message)
        sent.extend(made)
        return made

    monkeypatch.setattr(answers, "slack_bodies", seen)
    return sent


@pytest.mark.parametrize("path", FILES, ids=[str(f.relative_to(HERE).with_suffix("")) for f in FILES])
async def test_conversation(
    path: Path, manager: DialogManager, slack: list[dict[str, Any]], sqlite_template: Path
) -> None:
    wrong = await run_file(path, manager, Settings(_env_file=None), sqlite_template)
    assert wrong is None, f"\n{wrong}"
    for body in slack:
        if "blocks" in body:
            assert problems_of_message(body["blocks"], body["text"]) == []
            assert check_message_blocks(body["blocks"]) == []
