"""The ``laurel`` command. Each subcommand is a module of ``bot.commands``, loaded only when it is used."""

from __future__ import annotations

import importlib

import click

from bot.collecting import collecting_later

#: Subcommand → what it does, for the overview; the command itself is ``bot.commands.<name>.command``.
_COMMANDS = {
    "run": "Serve every platform that has a token, with reminders, until it is stopped.",
    "chat": "Talk to Laurel in this terminal.",
    "advise": "Rank credentials for a job or skills.",
    "kb": "Check, count, search and show the catalogue.",
    "reminders": "Show what will be sent to whom, when and why.",
    "outbox": "Show messages that wait or are parked; send or drop parked ones.",
    "grant": "Allow somebody to create teams, or see who may.",
    "revoke": "Let somebody create no more teams.",
    "feedback": "Show what people asked that was not understood, or not answered well.",
    "slack": "Print the manifest of the Slack app; keys for the tokens of several workspaces.",
    "doctor": "Look everything over that it needs to serve, and say what to do where something is not well.",
    "privacy": "Give out, or delete, everything that is kept of somebody.",
    "backup": "Write a copy of the database, also while it is served.",
    "restore": "Put a backup in the place of the database.",
    "db": "Bring the database up to date.",
    "script": "Drive the bot over standard input and output (JSON lines).",
    "converse": "Run conversation files.",
    "evaluate": "Measure the understanding on labelled utterances.",
    "learn": "Learn the phrases and read the catalogue ahead of the first start.",
    "teach": "Teach a transformer that helps to understand; takes an hour or two.",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        with collecting_later():
            command: click.Command = importlib.import_module(f"bot.commands.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="laurel", prog_name="laurel")
def main() -> None:
    """Laurel advises people on professional certifications, certificates and badges."""
