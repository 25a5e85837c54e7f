"""The tables of ``laurel kb stats``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

import click

from bot.commands.kb.credits import Credit
from bot.commands.kb.tables import show_table
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS
from bot.knowledge.model.source import FactGroup
from bot.translation import _, day

_GROUPS: dict[FactGroup, str] = {
    "exam": "codes and status",
    "cost": "price",
    "effort": "level, hours, skills and form",
    "renewal": "validity and renewal",
}
Row = Sequence[str]


def show_counts(catalogue: Catalogue, credited: Iterable[Credit], top: int) -> None:
    """Everything there is to count, one table after the other; ``top`` issuers."""
    sections = [
        (_("Catalogue"), [_("kind"), _("count")], _sizes(catalogue)),
        (_("Credentials by issuer"), [_("issuer"), _("credentials")], _by_issuer(catalogue, top)),
        (_("Job families"), [_("family"), _("credentials"), _("roles")], _by_family(catalogue)),
        (_("Credentials by level"), [_("level"), _("credentials")], _by_level(catalogue)),
        (_("Credentials by kind"), [_("kind"), _("credentials")], _by_kind(catalogue)),
        (_("Skills by area"), [_("area"), _("skills")], _by_area(catalogue)),
        (
            _("Facts by source"),
            [_("facts"), _("checked"), _("recalled"), _("unknown"), _("oldest check"), _("newest check")],
            _by_source(catalogue),
        ),
    ]
    for title, headings, rows in sections:
        show_table(title, headings, rows)
        click.echo()
    _show_credits(credited)


def _sizes(catalogue: Catalogue) -> list[Row]:
    return [
        [_("credentials"), str(len(catalogue.credentials))],
        [_("issuers"), str(len(catalogue.issuers))],
        [_("roles"), str(len(catalogue.roles))],
        [_("job families"), str(len(catalogue.families))],
        [_("skills"), str(len(catalogue.skills))],
    ]


def _by_issuer(catalogue: Catalogue, top: int) -> list[Row]:
    counts = Counter(catalogue.issuer_of.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows: list[Row] = [[catalogue.issuers[i].name, str(n)] for i, n in ordered[:top]]
    rest = ordered[top:]
    if rest:
        others = _("{n} others").format(n=len(rest))
        rows.append([others, str(sum(n for _issuer, n in rest))])
    return rows


def _by_family(catalogue: Catalogue) -> list[Row]:
    credentials = Counter(c.family for c in catalogue.credentials.values())
    roles = Counter(catalogue.family_of.values())
    ordered = sorted(catalogue.families.values(), key=lambda f: (-credentials[f.id], f.id))
    return [[f.name, str(credentials[f.id]), str(roles[f.id])] for f in ordered]


def _by_level(catalogue: Catalogue) -> list[Row]:
    counts = Counter(c.level for c in catalogue.credentials.values())
    rows: list[Row] = [[level, str(counts[level])] for level in LEVELS]
    return [*rows, [_("unknown"), str(counts[None])]]


def _by_kind(catalogue: Catalogue) -> list[Row]:
    counts = Counter(c.kind for c in catalogue.credentials.values())
    return [[kind, str(n)] for kind, n in counts.most_common()]


def _by_area(catalogue: Catalogue) -> list[Row]:
    counts = Counter(s.area for s in catalogue.skills.values())
    return [[area, str(n)] for area, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _by_source(catalogue: Catalogue) -> list[Row]:
    return [_group(catalogue, group) for group in get_args(FactGroup)]


def _group(catalogue: Catalogue, group: FactGroup) -> Row:
    sources = [c.sources[group] for c in catalogue.credentials.values() if group in c.sources]
    checks = sorted(s.checked for s in sources if s.checked)
    recalled = sum(1 for s in sources if s.recalled)
    unknown = len(catalogue.credentials) - len(sources)
    oldest, newest = (day(checks[0]), day(checks[-1])) if checks else ("–", "–")
    return [_(_GROUPS[group]), str(len(checks)), str(recalled), str(unknown), oldest, newest]


def _show_credits(credited: Iterable[Credit]) -> None:
    for credit in credited:
        said = _("{name}, version {version}, {author}, {licence}: {what}").format(
            name=credit.name, version=credit.version, author=credit.author, licence=credit.licence, what=credit.what
        )
        click.echo(_("Source: {credit}").format(credit=said))
        if credit.licence_url:
            click.echo(_("Licence: {url}").format(url=credit.licence_url))
