"""Each rule of the check finds the error planted for it, and the sound folder has none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.knowledge.catalogue import load_catalogue
from bot.knowledge.check import Finding, check
from tests.fakes.catalogue_folder import TODAY, changed, spoil, write_catalogue

CREDENTIALS = "credentials/example.yaml"
ROLES = "roles/analytics.yaml"
SKILLS = "skills.yaml"


def found_in(folder: Path, name: str, old: str, new: str) -> list[Finding]:
    return check(changed(folder, name, old, new), TODAY)


def test_a_sound_catalogue_has_no_findings(tmp_path: Path) -> None:
    assert check(load_catalogue(write_catalogue(tmp_path)), TODAY) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "severity", "text"),
    [
        pytest.param(CREDENTIALS, "name: Data Master", "name: SQL-Reader", "error",
                     "the name 'sql reader' is given to several credentials: example-sql, example-master",
                     id="credentials of one name"),
        pytest.param(ROLES, "name: Data Engineer", "name: Insights  Analyst", "error",
                     "the name 'insights analyst' is given to several roles: data-analyst, data-engineer",
                     id="roles of one name"),
        pytest.param(SKILLS, "name: Charts", "name: Structured Query Language", "error",
                     "the name 'structured query language' is given to several skills: sql, charts",
                     id="skills of one name"),
        pytest.param(SKILLS, "name: Charts", "name: '???'", "error",
                     "skill 'charts' has a name without letters: '???'", id="name without letters"),
        pytest.param(SKILLS, "name: Charts", "name: Charts, does: [draw charts, Draw  charts!]", "error",
                     "'draw charts' is what several skills do: charts, charts", id="said twice"),
        pytest.param(CREDENTIALS, "- {code: SQL-200}", "- {code: SQL-200}\n      - {code: sql200}", "error",
                     "'example-sql' lists the code 'sql200' twice", id="code listed twice"),
        pytest.param(CREDENTIALS, "successor: SQL-200", "successor: SQL-300", "error",
                     "'example-sql': SQL-100 leads to SQL-300, an unknown code", id="unknown successor"),
        pytest.param(CREDENTIALS, "retired: 2025-01-31, ", "", "error",
                     "'example-sql': SQL-100 has a successor but no retired date", id="successor of a current code"),
        pytest.param(CREDENTIALS, "    acronyms: [CSR]\n",
                     "    acronyms: [CSR]\n    prerequisites: [{kind: hard, any_of: [example-master]}]\n", "error",
                     "prerequisites go round in a circle: example-sql → example-master → example-sql",
                     id="circle of prerequisites"),
        pytest.param(CREDENTIALS, "any_of: [example-sql]", "any_of: [example-master]", "error",
                     "prerequisites go round in a circle: example-master → example-master", id="needs itself"),
        pytest.param(SKILLS, "name: Data work, ", "name: Data work, broader: [sql], ", "error",
                     "broader skills go round in a circle: data → sql → data", id="circle of skills"),
        pytest.param(CREDENTIALS, "total: 60", "total: 600", "error",
                     "'example-sql': 600 CPE in one cycle is more than any issuer asks", id="too many units"),
        pytest.param(CREDENTIALS, "yearly_minimum: 10", "yearly_minimum: 30", "error",
                     "'example-sql': a yearly minimum of 30 CPE adds up to more than 60", id="yearly minimum"),
        pytest.param(CREDENTIALS, "late_grace_days: 30", "carry_over: 70", "error",
                     "'example-sql': carries over 70 of 60 CPE", id="carry-over"),
        pytest.param(CREDENTIALS, "renewal: {}", "renewal: {routes: [{by: exam}]}", "error",
                     "'example-charts': does not expire but has routes to renew; "
                     "give validity.months or drop the routes", id="route without expiry"),
        pytest.param(CREDENTIALS, "2026-10-02}", "2026-11-02}", "error",
                     "'example-sql': cost was checked on 2026-11-02, in the future", id="checked in the future"),
        pytest.param(CREDENTIALS, "2026-10-02}", "2025-10-31}", "warning",
                     "'example-sql': cost was last checked on 2025-10-31", id="stale"),
        pytest.param(CREDENTIALS, "currency: USD, member: 80", "currency: USD, note: Recalled", "error",
                     "'example-sql' has a note that readers do not understand: Recalled", id="inside words"),
        pytest.param(SKILLS, "  - {id: python", "  - {id: cobol, name: COBOL, area: qa}\n  - {id: python", "warning",
                     "the skill 'cobol' is proved by no credential and needed by no role", id="orphan skill"),
    ],
)  # fmt: skip
def test_a_planted_error_is_found(tmp_path: Path, name: str, old: str, new: str, severity: str, text: str) -> None:
    assert [(f.severity, f.text) for f in found_in(tmp_path, name, old, new)] == [(severity, text)]


def test_a_code_of_two_credentials_is_found_however_it_is_spelt(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    spoil(tmp_path, CREDENTIALS, "    name: Chart Maker\n", "    name: Chart Maker\n    codes: [{code: sql 200}]\n")
    spoil(tmp_path, CREDENTIALS, "sources: {cost: recalled,", "sources: {exam: recalled, cost: recalled,")
    (finding,) = check(load_catalogue(tmp_path), TODAY)
    assert finding.text == "the code 'sql200' belongs to several credentials: example-charts, example-sql"


def test_an_advised_prerequisite_may_go_both_ways(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    spoil(tmp_path, CREDENTIALS, "{kind: hard, any_of: [example-sql]}", "{kind: advised, any_of: [example-sql]}")
    spoil(
        tmp_path, CREDENTIALS, "acronyms: [CSR]",
        "acronyms: [CSR]\n    prerequisites: [{kind: advised, any_of: [example-master]}]",
    )  # fmt: skip
    assert check(load_catalogue(tmp_path), TODAY) == []


def test_a_skill_that_only_a_narrower_one_leads_to_is_no_orphan(tmp_path: Path) -> None:
    catalogue = changed(
        tmp_path, ROLES, "skills: {python: 3, sql: 3, data: 2}", "skills: {python: 3, sql: 3, charts: 2}"
    )
    assert "data" in catalogue.broader("sql")
    assert check(catalogue, TODAY) == []


def test_a_circle_is_told_once_however_many_ways_lead_into_it(tmp_path: Path) -> None:
    wider = {"top": "way-1, leaf, way-2", "leaf": "", "way-1": "ring-1", "way-2": "ring-1"}
    wider |= {"ring-1": "ring-2", "ring-2": "ring-1"}
    entries = [f"  - {{id: {i}, name: {i}, area: software, broader: [{w}]}}" for i, w in wider.items()]
    new = "\n".join(["area: software}", *entries])
    errors = [f.text for f in found_in(tmp_path, SKILLS, "area: software}", new) if f.severity == "error"]
    assert errors == ["broader skills go round in a circle: ring-1 → ring-2 → ring-1"]


def test_errors_come_before_warnings(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    spoil(tmp_path, SKILLS, "  - {id: python", "  - {id: cobol, name: COBOL, area: software}\n  - {id: python")
    spoil(tmp_path, CREDENTIALS, "2026-10-02}", "2027-01-01}")
    severities = [finding.severity for finding in check(load_catalogue(tmp_path), TODAY)]
    assert severities == ["error", "warning"]


def test_a_fact_is_stale_after_a_year(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path))
    oldest = date(2026, 10, 1)
    assert check(catalogue, oldest + timedelta(days=365)) == []
    (finding,) = check(catalogue, oldest + timedelta(days=366))
    assert finding.text == "'example-sql': exam was last checked on 2026-10-01"
