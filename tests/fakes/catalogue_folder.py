"""A catalogue of three credentials, to be written to a folder and spoilt in one place at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.knowledge.catalogue import Catalogue, load_catalogue

#: A day on which every fact of the folder is fresh.
TODAY = date(2026, 11, 1)

SKILLS = """\
skills:
  - {id: data, name: Data work, aliases: [working with data], area: data}
  - {id: sql, name: SQL, aliases: [structured query language], area: data, broader: [data]}
  - {id: charts, name: Charts, area: data, broader: [data]}
  - {id: python, name: Python, area: software}
"""

ROLES = """\
family: {id: analytics, name: Analytics}
roles:
  - id: data-analyst
    name: Data Analyst
    aliases: [insights analyst]
    summary: Answers questions from data.
    skills: {sql: 3, charts: 3, python: 1}
  - id: data-engineer
    name: Data Engineer
    summary: Builds pipelines.
    skills: {python: 3, sql: 3, data: 2}
"""

CREDENTIALS = """\
issuer:
  id: example-board
  name: Example Board
  aliases: [ExB]
  url: https://example.org
credentials:
  - id: example-sql
    name: Certified SQL Reader
    aliases: [sql reader]
    acronyms: [CSR]
    codes:
      - {code: SQL-200}
      - {code: SQL-100, retired: 2025-01-31, successor: SQL-200}
    kind: certification
    family: analytics
    level: entry
    summary: Reading tables with queries.
    skills: {sql: 3}
    cost: {amount: 100, currency: USD, member: 80}
    hours: 40
    assessment: exam
    delivery: [online]
    renewal:
      validity: {months: 36}
      routes:
        - {by: units, units: {name: CPE, total: 60, yearly_minimum: 10, late_grace_days: 30}, extends_months: 36}
    url: https://example.org/sql
    sources:
      exam: {url: 'https://example.org/sql', checked: 2026-10-01}
      cost: {url: 'https://example.org/prices', checked: 2026-10-02}
      renewal: {url: 'https://example.org/renewal', checked: 2026-10-03}
      effort: recalled
  - id: example-charts
    name: Chart Maker
    kind: certificate
    family: analytics
    level: entry
    summary: Charts that are understood.
    skills: {charts: 3}
    cost: {amount: 0, currency: USD}
    hours: 5
    assessment: course
    delivery: [online]
    renewal: {}
    url: https://example.org/charts
    sources: {cost: recalled, renewal: recalled, effort: recalled}
  - id: example-master
    name: Data Master
    kind: certification
    family: analytics
    level: advanced
    summary: Everything about data.
    skills: {sql: 3, charts: 2, python: 2}
    prerequisites:
      - {kind: hard, any_of: [example-sql]}
    url: https://example.org/master
    sources: {effort: recalled}
"""

SOURCES = """\
- name: Example Facts
  version: 1.2.0
  author: Example Library
  licence: CC BY 4.0
  what: prices
"""

#: Path inside the folder → text.
FILES = {
    "skills.yaml": SKILLS,
    "roles/analytics.yaml": ROLES,
    "credentials/example.yaml": CREDENTIALS,
    "sources.yaml": SOURCES,
}


def write_catalogue(folder: Path) -> Path:
    """Write the whole catalogue below ``folder`` and return it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the one place that says ``old`` in the file ``name``; returns its line, counted from 1."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def changed(folder: Path, name: str, old: str, new: str) -> Catalogue:
    """The catalogue with one place changed. Raises CatalogueError when that breaks it."""
    write_catalogue(folder)
    spoil(folder, name, old, new)
    return load_catalogue(folder)
