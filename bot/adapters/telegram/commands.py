"""The commands that Telegram offers in its menu, in private chats and in groups."""

from __future__ import annotations

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot.translation import _

#: In a group the bot advises and explains; what concerns one person alone is said in private.
GROUP_COMMANDS = ("help", "advise")


def private_commands() -> list[BotCommand]:
    """In the order of the menu."""
    return [
        BotCommand("start", _("Say hello and see what I can do")),
        BotCommand("help", _("What I can do, with examples")),
        BotCommand("advise", _("Which credential fits a job, as in /advise nurse manager")),
        BotCommand("my", _("Your credentials and when they expire")),
        BotCommand("add", _("Add a credential that you hold")),
        BotCommand("learn", _("What you study, and how far you are")),
        BotCommand("remind", _("When you hear from me next")),
        BotCommand("team", _("Your teams: who is in them, and how they are doing")),
        BotCommand("join", _("Join a team with the code you were given")),
        BotCommand("link", _("Be the same person here and on Slack")),
        BotCommand("unlink", _("Take an account apart again")),
        BotCommand("settings", _("Time zone, hours, days and kinds of reminders")),
        BotCommand("privacy", _("What I keep of you, and how to get or remove it")),
    ]


def group_commands() -> list[BotCommand]:
    return [command for command in private_commands() if command.command in GROUP_COMMANDS]


async def offer_commands(bot: Bot) -> None:
    """Replaces the menus. Raises TelegramError."""
    await bot.set_my_commands(private_commands(), scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(group_commands(), scope=BotCommandScopeAllGroupChats())
