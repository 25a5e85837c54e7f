"""``laurel kb``: check, count, search and show the catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from bot.commands.kb.counting import show_counts
from bot.commands.kb.credits import read_credits
from bot.commands.kb.showing import describe
from bot.commands.kb.tables import show_table
from bot.commands.nearest import nearest
from bot.commands.opening import (
    catalogue_folder,
    data_option,
    open_knowledge,
    sentences,
    today_option,
)
from bot.commands.things import KINDS, called, things
from bot.knowledge.catalogue import Catalogue, fold_code, load_catalogue
from bot.knowledge.check import Finding
from bot.knowledge.check import check as findings
from bot.knowledge.covering import role_covers
from bot.knowledge.finder import NameKind
from bot.knowledge.finder.finder import leading
from bot.translation import _, day, listed, ngettext

#: How many matches are looked at to tell whether a name is ambiguous, however few are shown.
_LOOKED_AT = 12

kind_option = click.option(
    "--kind", type=click.Choice(get_args(NameKind)), help="Only this kind of thing; any when left out."
)


@click.group()
def command() -> None:
    """Check, count, search and show the catalogue."""


@command.command(short_help="Find errors in the catalogue; exits with 1 on any.")
@data_option
@today_option
def check(data: Path | None, today: date) -> None:
    """Look the catalogue over: names, codes, cycles, units, old facts, orphan skills.

    Exits with 1 when a file cannot be read or an error is found; warnings only ask for a look.
    """
    folder = catalogue_folder(data)
    with sentences():
        catalogue = load_catalogue(folder)
        read_credits(folder)
    found = findings(catalogue, today)
    for finding in found:
        click.echo(f"{finding.severity}: {finding.text}")
    click.echo(_closing(catalogue, found))
    if any(finding.severity == "error" for finding in found):
        raise SystemExit(1)


def _closing(catalogue: Catalogue, found: list[Finding]) -> str:
    sizes = [
        ngettext("{n} credential", "{n} credentials", len(catalogue.credentials)).format(n=len(catalogue.credentials)),
        ngettext("{n} issuer", "{n} issuers", len(catalogue.issuers)).format(n=len(catalogue.issuers)),
        ngettext("{n} role", "{n} roles", len(catalogue.roles)).format(n=len(catalogue.roles)),
        ngettext("{n} family", "{n} families", len(catalogue.families)).format(n=len(catalogue.families)),
        ngettext("{n} skill", "{n} skills", len(catalogue.skills)).format(n=len(catalogue.skills)),
    ]
    errors = sum(1 for finding in found if finding.severity == "error")
    warnings = len(found) - errors
    wrong = ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else _("no errors")
    doubtful = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    return ", ".join([*sizes, wrong, doubtful])


@command.command(short_help="Count it, and say how well its facts are founded.")
@data_option
@click.option("--top", type=click.IntRange(1), default=15, show_default=True, help="How many issuers to list.")
def stats(data: Path | None, top: int) -> None:
    """Count the catalogue, and say how well its facts are founded and whom to credit."""
    folder = catalogue_folder(data)
    with sentences():
        catalogue = load_catalogue(folder)
        credited = read_credits(folder)
    show_counts(catalogue, credited, top)


@command.command(short_help="List the roles that the catalogue serves badly.")
@data_option
@click.option("--below", type=click.IntRange(1, 100), default=80, show_default=True, help="Percent covered.")
def gaps(data: Path | None, below: int) -> None:
    """List roles of whose weighted skills active credentials prove less than so much, worst first; and which skills
    are missing.
    """
    with sentences():
        catalogue = load_catalogue(catalogue_folder(data))
    poor = [cover for cover in role_covers(catalogue) if round(100 * cover.share) < below]
    if not poor:
        click.echo(_("Of every role at least {n} % can be proved.").format(n=below))
        return
    rows = [
        [c.role.id, f"{round(100 * c.share)}", listed([catalogue.skills[s].name for s in c.missing]) or "–"]
        for c in poor
    ]
    show_table("", [_("role"), _("% covered"), _("not proved")], rows)


@command.command(short_help="Find what a name, code or job title may mean.")
@click.argument("text")
@kind_option
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many to list.")
@data_option
def search(text: str, kind: NameKind | None, limit: int, data: Path | None) -> None:
    """Find what TEXT may name, as the bot does; exits with 1 when it finds nothing."""
    knowledge = open_knowledge(data)
    matches = knowledge.finder.find(text, {kind} if kind else None, max(limit, _LOOKED_AT))
    if not matches:
        raise click.ClickException(_("Nothing in the catalogue is called “{text}”.").format(text=text))
    rows = [[m.kind, m.id, things(knowledge.catalogue, m.kind)[m.id].name, f"{m.score:.2f}", m.name] for m in matches]
    show_table("", [_("kind"), _("id"), _("name"), _("score"), _("matched")], rows[:limit])
    tied = leading(matches)
    if len(tied) > 1:
        readings = listed([f"{m.id} ({m.kind})" for m in tied], "or")
        click.echo(_("“{text}” is ambiguous: it may mean {readings}.").format(text=text, readings=readings))
    for line in _retired_code(knowledge.catalogue, text):
        click.echo(line)


def _retired_code(catalogue: Catalogue, text: str) -> list[str]:
    """What to know of an exam code that is no longer given."""
    owner = catalogue.credentials.get(catalogue.code_owner.get(fold_code(text), ""))
    for code in owner.codes if owner else ():
        if code.retired and fold_code(code.code) == fold_code(text):
            said = _("The exam {code} was retired on {day}.").format(code=code.code, day=day(code.retired))
            follows = _("{code} follows it.").format(code=code.successor) if code.successor else ""
            return [f"{said} {follows}".rstrip()]
    return []


@command.command(short_help="Tell everything about one id.")
@click.argument("id_", metavar="ID")
@kind_option
@data_option
@today_option
def show(id_: str, kind: NameKind | None, data: Path | None, today: date) -> None:
    """Tell everything about the credential, role, skill, issuer or family called ID.

    An id that stands for several things, such as an issuer and the skill in its product, shows them all
    unless --kind says which.
    """
    key = id_.strip().casefold()
    folder = catalogue_folder(data)
    with sentences():
        catalogue = load_catalogue(folder)
    found = [thing for k, thing in called(catalogue, key) if kind in (None, k)]
    if not found:
        raise click.ClickException(_unknown(id_, kind, folder))
    for position, thing in enumerate(found):
        if position:
            click.echo()
        title, facts = describe(catalogue, thing, today)
        click.secho(title, bold=True)
        for name, value in facts:
            click.echo(f"{click.style(name, dim=True)}: {value}")


def _unknown(key: str, kind: NameKind | None, folder: Path) -> str:
    """A sentence that leads on to what was probably meant."""
    said = _("There is no {kind} with the id “{id}” in the catalogue.")
    text = said.format(kind=kind or listed(list(KINDS), "or"), id=key)
    close = nearest(open_knowledge(folder), key, (kind,) if kind else KINDS)
    if not close:
        return text + " " + _("Search by name with: laurel kb search TEXT")
    return text + " " + _("The nearest: {ids}.").format(ids=", ".join(f"{i} ({k})" for k, i in close))
