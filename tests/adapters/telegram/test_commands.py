"""The menu of commands."""

from __future__ import annotations

import re

from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.commands import GROUP_COMMANDS, group_commands, private_commands
from bot.adapters.telegram.limits import COMMAND_CHARACTERS, COMMAND_DESCRIPTION_CHARACTERS
from tests.adapters.telegram.conftest import Build
from tests.fakes.telegram import BotApi


async def test_the_menus_are_offered_at_the_start(api: BotApi, telegram: Telegram) -> None:
    await api.until(lambda: len(api.methods.commands) == 2)
    private = [command["command"] for command in api.methods.commands["all_private_chats"]]
    assert private == [command.command for command in private_commands()]
    assert private[:3] == ["start", "help", "advise"]
    assert [command["command"] for command in api.methods.commands["all_group_chats"]] == ["help", "advise"]


async def test_a_menu_that_is_refused_does_not_stop_the_start(api: BotApi, build: Build) -> None:
    api.fail(400, "Bad Request: BOT_COMMAND_INVALID", "setMyCommands")
    telegram = build()
    await telegram.start()
    api.say(api.user(), "hello")
    await api.sent(1)
    await telegram.stop()


def test_commands_stay_within_what_telegram_takes() -> None:
    for command in (*private_commands(), *group_commands()):
        assert re.fullmatch(rf"[a-z0-9_]{{1,{COMMAND_CHARACTERS}}}", command.command)
        assert 0 < len(command.description) <= COMMAND_DESCRIPTION_CHARACTERS
    assert {command.command for command in group_commands()} == set(GROUP_COMMANDS)
