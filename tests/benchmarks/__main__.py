"""``python -m tests.benchmarks [--quick] [--only PART]``: prints Markdown for the README."""

from __future__ import annotations

import click

from bot.serving.logs import log_to_stderr
from tests.benchmarks import finder, pathway, pictures, reminders, report, slack, startup, teams, turn

_PARTS = {
    "startup": startup.run,
    "turn": turn.run,
    "slack": slack.run,
    "teams": teams.run,
    "pictures": pictures.run,
    "reminders": reminders.run,
    "finder": finder.run,
    "pathway": pathway.run,
}


@click.command()
@click.option("--quick", is_flag=True, help="A small run: fewer turns, starts and names.")
@click.option("--only", type=click.Choice(list(_PARTS)), help="Measure one part.")
def main(quick: bool, only: str | None) -> None:
    """Measure, and print the results beside their targets."""
    log_to_stderr("error")
    lines: list[report.Line] = []
    for name, run in _PARTS.items():
        if only in (None, name):
            lines += run(quick)
    click.echo(report.targets(lines))
    click.echo(f"\nMeasured on {report.machine()}.")


if __name__ == "__main__":
    main()
