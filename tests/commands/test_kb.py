"""``laurel kb`` as somebody runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.fakes.catalogue_folder import spoil, write_catalogue

CREDENTIALS = "credentials/example.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # no .env of the machine is read
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "LAUREL_DATA", "LAUREL_CURRENCY", "LAUREL_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    return write_catalogue(tmp_path / "data")


def kb(folder: Path, *arguments: str, **environment: str) -> Result:
    command = ["kb", arguments[0], "--data", str(folder), *arguments[1:]]
    return CliRunner().invoke(main, command, env=environment)


def check(folder: Path, *arguments: str) -> Result:
    return kb(folder, "check", "--today", "2026-11-01", *arguments)


def test_a_clean_catalogue_passes_and_says_how_large_it_is(folder: Path) -> None:
    result = check(folder)
    assert result.exit_code == 0
    assert result.stdout == "3 credentials, 1 issuer, 2 roles, 1 family, 4 skills, no errors, 0 warnings\n"


def test_an_error_fails_the_check(folder: Path) -> None:
    spoil(folder, CREDENTIALS, "successor: SQL-200", "successor: SQL-300")
    result = check(folder)
    assert result.exit_code == 1
    first, last = result.stdout.splitlines()
    assert first == "error: 'example-sql': SQL-100 leads to SQL-300, an unknown code"
    assert last.endswith(", 1 error, 0 warnings")


def test_a_warning_alone_passes(folder: Path) -> None:
    spoil(folder, "skills.yaml", "  - {id: python", "  - {id: cobol, name: COBOL, area: software}\n  - {id: python")
    result = check(folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("warning: the skill 'cobol'")
    assert result.stdout.endswith(", no errors, 1 warning\n")


def test_the_day_decides_what_is_old(folder: Path) -> None:
    result = kb(folder, "check", "--today", "2028-01-01")
    assert result.exit_code == 0
    assert "warning: 'example-sql': cost was last checked on 2026-10-02" in result.stdout


def test_a_day_that_is_none_is_refused_with_a_sentence(folder: Path) -> None:
    result = kb(folder, "check", "--today", "someday")
    assert result.exit_code == 2
    assert "“someday” is not a day such as 2026-11-01." in result.stderr


def test_the_shipped_catalogue_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["kb", "check"], env={"LAUREL_DATA": None})
    assert result.exit_code == 0
    assert "no errors" in result.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "command", [["check"], ["stats"], ["search", "sql"], ["show", "example-sql"], ["show", "nothing-like-it"]]
)
@pytest.mark.parametrize(
    ("old", "new"),
    [("hours: 40", "hours: [40"), ("hours: 40", "hours: many"), ("hours: 40", "ours: 40")],
    ids=["syntax", "wrong type", "unknown key"],
)
def test_a_broken_file_is_named_with_its_line_and_no_traceback(
    folder: Path, command: list[str], old: str, new: str
) -> None:
    line = spoil(folder, CREDENTIALS, old, new)
    result = kb(folder, *command)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    first, closing = result.stderr.splitlines()
    path = folder / CREDENTIALS
    assert first.startswith((f"{path}:{line}: ", f"{path}:{line + 1}: "))
    assert closing == "The catalogue cannot be used before this is put right (1 problem)."


def test_every_broken_place_has_its_line(folder: Path) -> None:
    spoil(folder, CREDENTIALS, "hours: 40", "hours: many")
    spoil(folder, "skills.yaml", "area: software", "area: magic")
    result = check(folder)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 3
    assert "(2 problems)" in result.stderr


def test_a_broken_list_of_sources_fails_the_check_too(folder: Path) -> None:
    line = spoil(folder, "sources.yaml", "  licence: CC BY 4.0\n", "  licence: CC BY 4.0\n  price: 0\n")
    result = check(folder)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{folder / 'sources.yaml'}:{line + 1}: 0.price: this key is not known here")


def test_a_folder_that_holds_no_catalogue_is_said_to_be_so(tmp_path: Path) -> None:
    result = kb(tmp_path, "check")
    assert result.exit_code == 1
    assert "skills.yaml: cannot be read" in result.stderr


def test_the_folder_of_the_settings_is_used(folder: Path) -> None:
    result = CliRunner().invoke(main, ["kb", "check", "--today", "2026-11-01"], env={"LAUREL_DATA": str(folder)})
    assert result.stdout.startswith("3 credentials")


def test_a_wrong_setting_is_a_sentence(folder: Path) -> None:
    result = CliRunner().invoke(main, ["kb", "check"], env={"LAUREL_LOG_LEVEL": "loud"})
    assert result.exit_code == 1
    assert "LAUREL_LOG_LEVEL" in result.stderr


def test_stats_count_everything_and_name_whom_to_credit(folder: Path) -> None:
    result = kb(folder, "stats")
    assert result.exit_code == 0
    rows = [tuple(line.split()) for line in result.stdout.splitlines()]
    assert ("credentials", "3") in rows
    assert ("Example", "Board", "3") in rows
    assert ("Analytics", "3", "2") in rows
    assert ("entry", "2") in rows
    assert ("certificate", "1") in rows
    assert ("data", "3") in rows  # skills by area
    spaced = [" ".join(row) for row in rows]
    assert "price 1 1 1 2 Oct 2026 2 Oct 2026" in spaced
    assert "level, hours, skills and form 0 3 0 – –" in spaced
    assert "Source: Example Facts, version 1.2.0, Example Library, CC BY 4.0: prices" in result.stdout


def test_stats_list_the_largest_issuers_and_sum_up_the_rest(folder: Path) -> None:
    other = (folder / CREDENTIALS).read_text(encoding="utf-8").split("  - id: example-charts")
    head = other[0].replace("example-board", "small-board").replace("Example Board", "Small Board")
    spare = head.replace("example-sql", "small-sql").replace("SQL-", "SMALL-")
    (folder / "credentials/small.yaml").write_text(spare, encoding="utf-8")
    result = kb(folder, "stats", "--top", "1")
    rows = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "Example Board 3" in rows
    assert "1 others 1" in rows
    assert "Small Board 1" not in rows


def test_stats_go_without_a_list_of_sources(folder: Path) -> None:
    (folder / "sources.yaml").unlink()
    result = kb(folder, "stats")
    assert result.exit_code == 0
    assert "Source:" not in result.stdout


def test_a_terminal_gets_tables_and_a_pipe_plain_lines(folder: Path) -> None:
    piped = kb(folder, "stats").stdout
    shown = kb(folder, "stats", FORCE_COLOR="1", COLUMNS="100").stdout
    assert "\x1b" not in piped
    assert "─" not in piped
    assert "─" in shown
    assert "Example Board" in shown


def test_search_says_which_name_matched(folder: Path) -> None:
    result = kb(folder, "search", "insights analist")
    assert result.exit_code == 0
    heading, first, *_rest = result.stdout.splitlines()
    assert heading.split() == ["kind", "id", "name", "score", "matched"]
    assert first.split()[:4] == ["role", "data-analyst", "Data", "Analyst"]
    assert first.endswith("insights analyst")


def test_search_says_when_a_name_is_ambiguous(folder: Path) -> None:
    result = kb(folder, "search", "data", "--kind", "role")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "“data” is ambiguous: it may mean data-analyst (role) or data-engineer (role)."
    )


def test_search_is_sure_of_an_exact_name(folder: Path) -> None:
    assert "ambiguous" not in kb(folder, "search", "Data Analyst").stdout


def test_search_keeps_to_the_kind_and_the_limit(folder: Path) -> None:
    lines = kb(folder, "search", "data", "--limit", "2").stdout.splitlines()
    assert len([line for line in lines if line.startswith(("credential ", "role ", "skill "))]) == 2
    kinds = {line.split()[0] for line in kb(folder, "search", "sql", "--kind", "credential").stdout.splitlines()[1:]}
    assert kinds == {"credential"}


def test_search_leads_from_a_retired_code_to_the_one_that_follows(folder: Path) -> None:
    result = kb(folder, "search", "sql 100")
    assert "example-sql" in result.stdout
    assert result.stdout.splitlines()[-1] == "The exam SQL-100 was retired on 31 Jan 2025. SQL-200 follows it."


def test_search_never_takes_one_code_for_another(folder: Path) -> None:
    assert "SQL-101" not in kb(folder, "search", "SQL-101").stdout


def test_search_that_finds_nothing_says_so_and_fails(folder: Path) -> None:
    result = kb(folder, "search", "zymurgy")
    assert result.exit_code == 1
    assert result.stderr == "Error: Nothing in the catalogue is called “zymurgy”.\n"


@pytest.mark.parametrize("text", ["", "🙂", "[bold]", "   "])
def test_search_for_no_words_at_all_is_answered_politely(folder: Path, text: str) -> None:
    result = kb(folder, "search", text)
    assert result.exit_code == 1
    assert "Nothing in the catalogue is called" in result.stderr


def test_show_tells_everything_about_a_credential(folder: Path) -> None:
    result = kb(folder, "show", "example-sql", "--today", "2026-11-01")
    assert result.exit_code == 0
    for line in (
        "Certified SQL Reader (CSR)",
        "issuer: Example Board (example-board)",
        "level: entry level",
        "status: active",
        "also called: CSR, sql reader",
        "exam codes: SQL-200; SQL-100 retired on 31 Jan 2025, SQL-200 follows it",
        "proves (above all): SQL",
        "price: $100, $80 for members",
        "valid: It is valid for 3 years.",
        "renewal, in detail: CPE may be handed in 30 days late",
        "source of cost: https://example.org/prices, checked 2 Oct 2026",
        "source of effort: recalled, check the provider's page",
    ):
        assert line in result.stdout.splitlines()
    assert "Earn 60 CPE in each cycle (at least 10 a year), adds 3 years" in result.stdout


def test_show_calls_old_facts_old(folder: Path) -> None:
    result = kb(folder, "show", "example-sql", "--today", "2028-01-01")
    assert "source of cost: https://example.org/prices, checked 2 Oct 2026, may be out of date" in result.stdout


def test_show_says_what_is_not_known(folder: Path) -> None:
    lines = kb(folder, "show", "example-master").stdout.splitlines()
    assert "price: I do not know the price." in lines
    assert "valid: I do not know how long it is valid." in lines
    assert "before it: Required: Certified SQL Reader (CSR)" in lines


def test_show_tells_about_a_renewal_with_all_its_parts(folder: Path) -> None:
    rule = (
        "renewal: {validity: {months: 24}, opens_days: 60, renewed_by: [example-master], note: Keep the receipts, "
        "annual_fee: {amount: 50, currency: USD}, earlier: [{until: 2024-04-01, validity: {months: 36}}], routes: "
        "[{by: higher-credential, credentials: [example-master], extends_months: 24, extends_from: new}]}"
    )
    spoil(folder, CREDENTIALS, "renewal: {}", rule)
    said = kb(folder, "show", "example-charts").stdout
    for text in (
        "valid: It is valid for 2 years.",
        "The window opens 60 days before it expires.",
        "Besides, $50 a year.",
        "renewal, in detail: Data Master (example-master) does it",
        "renewal, in detail: the renewal is awarded as a new credential",
        "renewed by: Data Master (example-master)",
        "awards before 1 Apr 2024: It is valid for 3 years.",
        "renewal note: Keep the receipts",
    ):
        assert text in said


def test_show_leads_from_a_retired_credential_to_its_successor(folder: Path) -> None:
    status = "    status: retired\n    retires: 2026-01-31\n    successor: example-sql\n"
    spoil(
        folder, CREDENTIALS, "    url: https://example.org/charts\n", status + "    url: https://example.org/charts\n"
    )
    said = kb(folder, "show", "example-charts").stdout
    assert "status: retired (31 Jan 2026), its successor is Certified SQL Reader (CSR) (example-sql)" in said


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("data-engineer", ["Data Engineer", "kind: role", "needs (above all): Python, SQL",
                           "credentials for it: laurel advise data-engineer"]),
        ("sql", ["SQL", "kind: skill", "area: data", "part of: data", "proved by: example-sql, example-master",
                 "needed by: data-analyst, data-engineer"]),
        ("data", ["Data work", "parts: sql, charts"]),
        ("example-board", ["Example Board", "kind: issuer", "also called: ExB", "page: https://example.org/",
                           "  example-charts – Chart Maker"]),
        ("analytics", ["Analytics", "kind: job family", "roles: data-analyst, data-engineer", "credentials: 3"]),
        ("SQL", ["SQL", "id: sql"]),
    ],
)  # fmt: skip
def test_show_knows_every_kind_of_thing(folder: Path, key: str, lines: list[str]) -> None:
    result = kb(folder, "show", key)
    assert result.exit_code == 0
    assert set(lines) <= set(result.stdout.splitlines())


def test_show_tells_of_all_that_share_an_id_unless_the_kind_is_given(folder: Path) -> None:
    spoil(folder, CREDENTIALS, "  id: example-board", "  id: sql")
    both = kb(folder, "show", "sql").stdout
    assert "kind: skill" in both
    assert "kind: issuer" in both
    assert "kind: issuer" not in kb(folder, "show", "sql", "--kind", "skill").stdout


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("example-sq", "example-sql (credential)"),
        ("data-enginer", "data-engineer (role)"),
        ("chart maker", "example-charts (credential)"),
        ("CSR", "example-sql (credential)"),
    ],
)
def test_show_suggests_the_nearest_for_an_unknown_id(folder: Path, key: str, nearest: str) -> None:
    result = kb(folder, "show", key)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"There is no credential, role, skill, issuer, or family with the id “{key}”" in result.stderr
    assert result.stderr.split("The nearest: ")[1].startswith(nearest)


def test_show_leads_on_when_nothing_is_near(folder: Path) -> None:
    result = kb(folder, "show", "zymurgy")
    assert result.exit_code == 1
    assert "Search by name with: laurel kb search TEXT" in result.stderr


def test_gaps_name_the_roles_that_little_can_be_proved_of_and_the_skills(folder: Path) -> None:
    assert "Of every role at least 1 % can be proved." in kb(folder, "gaps", "--below", "1").stdout
    without = (folder / CREDENTIALS).read_text(encoding="utf-8").replace(", python: 2}", "}")
    (folder / CREDENTIALS).write_text(without, encoding="utf-8")
    result = kb(folder, "gaps", "--below", "100")
    assert result.exit_code == 0
    rows = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert rows[0] == "role % covered not proved"
    assert any("Python" in row for row in rows[1:])
