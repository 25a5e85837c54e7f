"""``laurel evaluate``: accuracy by dialog, entity F1 and out-of-scope answers, beside two baselines."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.app import build_knowledge
from bot.commands.opening import sentences
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.measuring import (
    Measured,
    Utterance,
    as_labels,
    baselines,
    pairs,
    read_utterances,
)
from bot.dialogs.understanding.phrases import Phrases, read_phrases
from bot.tracking.people import Profile
from bot.tracking.scratch import scratch_records

#: The day on which relative times in the labelled set are read.
LABELLED_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="List every utterance that was understood wrongly.")
@click.option("--confusion", is_flag=True, help="List the pairs of dialogs that are mixed up most.")
@click.option(
    "--transformer", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder that was taught."
)
def command(files: tuple[Path, ...], errors: bool, confusion: bool, transformer: Path | None) -> None:
    """Measure the understanding on labelled FILES (see tests/understanding)."""
    utterances = read_utterances(files)
    phrases = read_phrases()
    with sentences():
        ours, wrong = asyncio.run(measure(utterances, phrases, transformer))
    results = {"Laurel": ours, **{name: _baseline(utterances, guess) for name, guess in baselines(phrases).items()}}
    console = Console()
    console.print(_summary(results))
    console.print(_by_dialog(results))
    if confusion:
        for (wanted, got), count in ours.confusions.most_common(15):
            console.print(f"{count:4} × {wanted} → {got}")
    if errors:
        for line in wrong:
            console.print(line, markup=False, highlight=False, soft_wrap=True)


async def measure(
    utterances: list[Utterance], phrases: Phrases, transformer: Path | None = None
) -> tuple[Measured, list[str]]:
    """Each utterance as the first message of a conversation, through the whole dialog manager."""
    manager = DialogManager(build_knowledge(phrases), phrases, discover(), by_having=False, transformer=transformer)
    measured = Measured()
    wrong: list[str] = []
    for utterance in utterances:
        async with scratch_records(LABELLED_AT) as records:
            given = TurnInput(
                utterance.say, None, None, Profile(), None, LABELLED_AT, records=records, circle=utterance.circle
            )
            result = await manager.take(given)
        dialog = result.report.dialog or "not_understood"
        dialog = {"help": "capabilities", "start_over": "capabilities"}.get(dialog, dialog)
        if dialog == "not_understood" and utterance.dialog == "out_of_scope":
            dialog = "out_of_scope"  # "I did not understand, I know about credentials" is the right answer
        slots = result.state.get("stack", [{}])[-1].get("slots", {}) | result.report.entities
        if utterance.ambiguous and result.state.get("stack"):
            awaiting = result.state["stack"][-1].get("awaiting") or {}
            slots = {**slots, awaiting.get("slot", ""): awaiting.get("options", [])}
        found = pairs(utterance.entities)
        if dialog != "credentials_for_posting":
            found = as_labels(dialog, slots, utterance.circle)
        measured.add(utterance, dialog, found)
        if dialog != utterance.dialog:
            because = "; ".join(result.report.trace)
            wrong.append(f"[{utterance.dialog} → {dialog}] {utterance.say!r}  ({because})")
        elif found != pairs(utterance.entities):
            missing, extra = pairs(utterance.entities) - found, found - pairs(utterance.entities)
            wrong.append(f"[entities of {dialog}] {utterance.say!r} missing {sorted(missing)} extra {sorted(extra)}")
    return measured, wrong


def _baseline(utterances: list[Utterance], guess: object) -> Measured:
    measured = Measured()
    for utterance in utterances:
        measured.add(utterance, guess(utterance.say), None)  # type: ignore[operator]
    return measured


def _summary(results: dict[str, Measured]) -> Table:
    table = Table("", "dialog", "entity F1", "out of scope answered as advice", title="Understanding")
    for name, m in results.items():
        f1 = f"{m.f1:.3f}" if m.true_positive else "–"
        table.add_row(name, f"{m.accuracy:.1%} ({m.right}/{m.total})", f1, f"{m.false_answers:.1%}")
    return table


def _by_dialog(results: dict[str, Measured]) -> Table:
    table = Table("dialog", *results)
    for dialog in sorted(next(iter(results.values())).by_dialog):
        cells = ("{}/{}".format(*m.by_dialog[dialog]) for m in results.values())
        table.add_row(dialog, *cells)
    return table
