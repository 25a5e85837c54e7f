"""A data file that cannot be used gives its name, the line and what is expected there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.base import KnowledgeBase, Language
from bot.knowledge.catalogue import CatalogueError, load_catalogue
from bot.knowledge.reading import Problem
from tests.fakes.catalogue_folder import spoil, write_catalogue

CREDENTIALS = "credentials/example.yaml"
ROLES = "roles/analytics.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value.problems


def test_the_unspoilt_folder_is_read(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    assert list(catalogue.credentials) == ["example-sql", "example-charts", "example-master"]
    assert catalogue.issuer(catalogue.credentials["example-sql"]).name == "Example Board"


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(CREDENTIALS, "hours: 40", "hours: [40", "YAML: ", id="syntax"),
        pytest.param(CREDENTIALS, "hours: 40", "hours: *forty", "alias", id="undefined alias"),
        pytest.param(CREDENTIALS, "hours: 40", "hours: many", "credentials.0.hours: Input", id="wrong type"),
        pytest.param(CREDENTIALS, "hours: 40", "hours: 0", "greater than or equal to 1", id="out of range"),
        pytest.param(CREDENTIALS, "hours: 40", "ours: 40", "ours: this key is not known here", id="unknown key"),
        pytest.param(CREDENTIALS, "id: example-sql", "id: Example SQL", "should match pattern", id="bad id"),
        pytest.param(CREDENTIALS, "skills: {sql: 3}", "skills: {sql: 4}", "less than or equal to 3", id="weight"),
        pytest.param(CREDENTIALS, "skills: {sql: 3}", "skills: {}", "at least 1 item", id="no skills"),
        pytest.param(CREDENTIALS, "url: https://example.org/sql\n", "url: here\n", "url: Input", id="bad url"),
        pytest.param(CREDENTIALS, "level: advanced", "level: hard", "'entry', 'intermediate'", id="unknown level"),
        pytest.param(CREDENTIALS, "2026-10-01}", "last year}", "valid date", id="bad date"),
        pytest.param(CREDENTIALS, "2026-10-01}", "2026-02-30}", "valid date", id="no such day"),
        pytest.param(ROLES, "skills: {sql: 3, charts: 3, python: 1}", "skills: {sql: 3}", "3 items", id="role"),
        pytest.param("skills.yaml", "name: SQL", "nme: SQL", "nme: this key is not known here", id="skill"),
    ],
)  # fmt: skip
def test_a_broken_place_is_named_with_its_line(folder: Path, name: str, old: str, new: str, expected: str) -> None:
    line = spoil(folder, name, old, new)
    problems = problems_of(folder)
    said = [problem for problem in problems if expected in problem.text]
    assert said, problems
    assert said[0].path == folder / name
    assert said[0].line is not None
    # The parser notices an unclosed bracket only where the next line does not fit.
    assert said[0].line - line in ((0, 1) if "YAML" in expected else (0,))
    assert str(said[0]).startswith(f"{folder / name}:{said[0].line}: ")


def test_a_missing_key_points_at_the_entry_that_lacks_it(folder: Path) -> None:
    line = spoil(folder, CREDENTIALS, "    kind: certificate\n", "")
    (problem,) = problems_of(folder)
    assert problem.text == "credentials.1.kind: this key is required"
    assert problem.line is not None
    assert problem.line < line  # the entry begins above the place where the key stood


def test_facts_without_a_source_are_refused(folder: Path) -> None:
    spoil(
        folder,
        CREDENTIALS,
        "sources: {cost: recalled, renewal: recalled, effort: recalled}",
        "sources: {effort: recalled}",
    )
    (problem,) = problems_of(folder)
    assert "'cost'" in problem.text
    assert "sources.cost: a url and date, or recalled" in problem.text


@pytest.mark.parametrize("content", ["", "# nothing but a comment\n", "- a list\n", "just words\n"])
def test_a_file_of_another_shape_is_named_on_its_first_line(folder: Path, content: str) -> None:
    (folder / CREDENTIALS).write_text(content, encoding="utf-8")
    (problem,) = problems_of(folder)
    assert problem.path == folder / CREDENTIALS
    assert problem.line == 1


def test_all_broken_files_are_reported_at_once(folder: Path) -> None:
    spoil(folder, "skills.yaml", "area: software", "area: magic")
    spoil(folder, ROLES, "name: Data Engineer", "nam: Data Engineer")
    spoil(folder, CREDENTIALS, "hours: 40", "hours: many")
    assert {problem.path.name for problem in problems_of(folder)} == {
        "skills.yaml", "analytics.yaml", "example.yaml",
    }  # fmt: skip


def test_text_that_is_not_utf8_is_said_to_be_so(folder: Path) -> None:
    (folder / CREDENTIALS).write_bytes(b"issuer:\n  name: Caf\xe9\n")
    (problem,) = problems_of(folder)
    assert problem.path == folder / CREDENTIALS
    assert "is not UTF-8 text" in problem.text


def test_text_that_is_not_utf8_gives_the_line(folder: Path) -> None:
    (folder / CREDENTIALS).write_bytes(b"issuer:\n  name: Caf\xe9\n")
    assert [problem.line for problem in problems_of(folder)] == [2]


def test_a_control_character_gives_the_line(folder: Path) -> None:
    line = spoil(folder, CREDENTIALS, "name: Chart Maker", "name: Chart\x01Maker")
    assert [problem.line for problem in problems_of(folder)] == [line]


@pytest.mark.parametrize("content", ["? [a, b]\n: c\n", "? {a: b}\n: c\n", "issuer: &a {id: *a}\n", "[" * 5000])
def test_yaml_that_is_no_plain_data_is_refused(folder: Path, content: str) -> None:
    (folder / CREDENTIALS).write_text(content, encoding="utf-8")
    (problem,) = problems_of(folder)
    assert problem.path == folder / CREDENTIALS


def test_a_key_that_stands_twice_gives_the_line(folder: Path) -> None:
    line = spoil(folder, CREDENTIALS, "    hours: 40\n", "    hours: 40\n    hours: 50\n")
    (problem,) = problems_of(folder)
    assert problem.line == line + 1
    assert "'hours'" in problem.text


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (CREDENTIALS, "skills: {charts: 3}", "skills: {chart: 3}", "'example-charts' names the skill 'chart'"),
        (CREDENTIALS, "any_of: [example-sql]", "any_of: [sql-100]", "'example-master' names the credential 'sql-100'"),
        (ROLES, "data: 2}", "dat: 2}", "'data-engineer' names the skill 'dat'"),
        (ROLES, "id: analytics", "id: analysis", "'example-sql' names the family 'analytics'"),
        ("skills.yaml", "query language], area: data, broader: [data]", "query], area: data, broader: [date]",
         "'sql' names the skill 'date'"),
    ],
)  # fmt: skip
def test_an_id_that_is_not_defined_is_named_with_its_file(
    folder: Path, name: str, old: str, new: str, expected: str
) -> None:
    spoil(folder, name, old, new)
    problems = problems_of(folder)
    assert problems[0].text == f"{expected}, which is not defined"
    owner = CREDENTIALS if "family" in expected else name
    assert problems[0].path == folder / owner


def test_an_id_that_is_not_defined_gives_the_line(folder: Path) -> None:
    line = spoil(folder, CREDENTIALS, "any_of: [example-sql]", "any_of: [sql-100]")
    assert [problem.line for problem in problems_of(folder)] == [line]


def test_a_skill_with_the_id_of_an_issuer_is_looked_for_in_its_own_file(folder: Path) -> None:
    spoil(folder, CREDENTIALS, "id: example-board", "id: python")
    spoil(folder, "skills.yaml", "area: software", "area: software, broader: [code]")
    (problem,) = problems_of(folder)
    assert problem.path == folder / "skills.yaml"


def test_an_id_that_is_defined_twice_is_refused(folder: Path) -> None:
    spoil(folder, CREDENTIALS, "id: example-charts", "id: example-sql")
    (problem,) = problems_of(folder)
    assert problem.text == "the credential 'example-sql' is defined twice"


def test_a_folder_without_a_catalogue_says_what_it_needs(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path)
    assert problem.path == tmp_path / "skills.yaml"
    assert "cannot be read" in problem.text


def test_a_folder_without_credentials_says_so(folder: Path) -> None:
    (folder / CREDENTIALS).unlink()
    (problem,) = problems_of(folder)
    assert "needs some" in problem.text


@pytest.fixture
def knowledge(folder: Path) -> KnowledgeBase:
    return KnowledgeBase(Language({}), folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hours: 40", "hours: [40"), ("hours: 40", "hours: many"), ("skills: {charts: 3}", "skills: {chart: 3}")],
)
def test_a_bad_reload_keeps_the_old_catalogue(folder: Path, knowledge: KnowledgeBase, old: str, new: str) -> None:
    catalogue, finder = knowledge.catalogue, knowledge.finder
    spoil(folder, CREDENTIALS, old, new)
    with pytest.raises(CatalogueError):
        knowledge.reload()
    assert knowledge.catalogue is catalogue
    assert knowledge.finder is finder
    assert [match.id for match in knowledge.finder.find("sql reader")][:1] == ["example-sql"]


def test_a_good_reload_brings_catalogue_and_names_together(folder: Path, knowledge: KnowledgeBase) -> None:
    spoil(folder, CREDENTIALS, "name: Chart Maker", "name: Diagram Painter")
    knowledge.reload()
    assert knowledge.catalogue.credentials["example-charts"].name == "Diagram Painter"
    assert [match.id for match in knowledge.finder.find("diagram painter")] == ["example-charts"]
    assert "chart maker" not in [match.name.casefold() for match in knowledge.finder.find("chart maker")]
