"""``laurel advise`` as somebody runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.fakes.catalogue_folder import spoil, write_catalogue

CREDENTIALS = "credentials/example.yaml"
ROLES = "roles/analytics.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # no .env of the machine is read
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "LAUREL_DATA", "LAUREL_CURRENCY", "LAUREL_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    return write_catalogue(tmp_path / "data")


def advise(folder: Path, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, ["advise", "--data", str(folder), *arguments], env=environment)


def document(folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    result = advise(folder, *arguments, "--json", **environment)
    assert result.exit_code == 0, result.output
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def ids(advice: dict[str, Any]) -> list[str]:
    return [entry["id"] for entry in advice["ranked"]]


def test_the_document_holds_the_whole_advice(folder: Path) -> None:
    advice = document(folder, "data analyst")
    assert list(advice) == [
        "role", "wish", "total", "ranked", "path", "missing", "covered", "left_out", "unpriced",
    ]  # fmt: skip
    assert advice["role"] == "data-analyst"
    assert advice["wish"] == {
        "skills": {"sql": 3, "charts": 3, "python": 1},
        "level": None,
        "budget": None,
        "currency": "USD",
        "country": None,
        "hours": None,
        "delivery": None,
        "no_exam": False,
        "holds": [],
        "knows": [],
    }
    assert advice["total"] == 3
    assert sorted(ids(advice)) == ["example-charts", "example-master", "example-sql"]
    assert advice["missing"] == ["sql", "charts", "python"]
    assert advice["unpriced"] == 1


def test_each_entry_says_what_it_is_and_why(folder: Path) -> None:
    entries = {entry["id"]: entry for entry in document(folder, "data analyst")["ranked"]}
    sql = entries["example-sql"]
    assert list(sql) == [
        "id", "name", "issuer", "score", "points", "proves", "coverage", "unmet", "price", "hours",
        "countries", "level", "url",
    ]  # fmt: skip
    assert sql["score"] == pytest.approx(sum(sql["points"].values()), abs=1e-9)
    assert sql["proves"] == ["sql"]
    assert 0.4 < sql["coverage"] < 0.5  # one of two core skills, and nothing of the third
    assert (sql["issuer"], sql["price"], sql["hours"]) == ("example-board", {"amount": 100, "currency": "USD"}, 40)
    master = entries["example-master"]
    assert master["price"] is None
    assert master["unmet"] == ["example-sql"]
    assert master["score"] < sum(master["points"].values())


def test_the_path_puts_what_is_required_first(folder: Path) -> None:
    path = [step["id"] for step in document(folder, "sql, python", "--limit", "1")["path"]]
    assert path.index("example-sql") < path.index("example-master")


def test_the_same_question_has_the_same_answer(folder: Path) -> None:
    first, second = (advise(folder, "data analyst", "--explain", "--json").stdout for _again in range(2))
    assert first == second
    assert first == advise(folder, "data analyst", "--json").stdout


@pytest.mark.parametrize(
    ("options", "left", "why"),
    [
        (["--budget", "50"], ["example-charts", "example-master"], {"budget": 1}),
        (["--budget", "0"], ["example-charts"], {"budget": 2}),
        (["--budget", "99.99"], ["example-charts", "example-master"], {"budget": 1}),
        (["--hours", "10"], ["example-charts", "example-master"], {"hours": 1}),
        (["--no-exam"], ["example-charts"], {"exam": 2}),
        (["--delivery", "in-person"], ["example-master"], {"delivery": 2}),
        (["--level", "entry"], ["example-charts", "example-sql"], {"level": 1}),
        (["--hold", "example-sql"], ["example-charts", "example-master"], {}),
    ],
)
def test_conditions_are_honoured_and_counted(
    folder: Path, options: list[str], left: list[str], why: dict[str, int]
) -> None:
    advice = document(folder, "data analyst", *options)
    assert sorted(ids(advice)) == left
    assert advice["left_out"] == why


def test_what_somebody_holds_or_knows_is_not_asked_for_again(folder: Path) -> None:
    advice = document(folder, "data analyst", "--hold", "example-sql", "--know", "charts")
    assert advice["covered"] == ["sql", "charts"]
    assert advice["missing"] == ["python"]
    assert advice["wish"]["holds"] == ["example-sql"]
    assert advice["wish"]["knows"] == ["charts"]
    assert advice["ranked"][0]["unmet"] == []


@pytest.mark.parametrize("held", ["CSR", "sql-200", "SQL Reader"])
def test_what_is_held_may_be_said_by_its_exact_name_or_code(folder: Path, held: str) -> None:
    assert document(folder, "data analyst", "--hold", held)["wish"]["holds"] == ["example-sql"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--hold", "example-sqll"], "'--hold': there is no credential with the id “example-sqll”. The nearest: exam"),
        (["--know", "zymurgy"], "'--know': there is no skill with the id “zymurgy”."),
        (["--budget", "lots"], "“lots” is not an amount such as 300."),
        (["--budget", "-5"], "“-5” is not an amount such as 300."),
        (["--budget", "nan"], "“nan” is not an amount such as 300."),
        (["--currency", "dollars"], "“DOLLARS” is not the code of a currency such as USD."),
        (["--country", "Narnia"], "“Narnia” is no country such as GB or Germany."),
        (["--level", "wizard"], "'wizard' is not one of 'entry'"),
        (["--hours", "0"], "'--hours'"),
    ],
)  # fmt: skip
def test_an_option_that_cannot_be_used_is_a_sentence(folder: Path, options: list[str], said: str) -> None:
    result = advise(folder, "data analyst", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_money_in_another_currency_is_compared_roughly(folder: Path) -> None:
    enough = document(folder, "sql", "--budget", "87", "--currency", "eur")  # $100 is about €87
    assert enough["wish"]["currency"] == "EUR"
    assert "example-sql" in ids(enough)
    assert "example-sql" not in ids(document(folder, "sql", "--budget", "86", "--currency", "eur"))


def test_money_without_a_rate_is_not_compared(folder: Path) -> None:
    assert "example-sql" in ids(document(folder, "sql", "--budget", "50", "--currency", "ngn"))


@pytest.mark.parametrize("said", ["GB", "the UK", "British"])
def test_a_country_by_code_or_name(folder: Path, said: str) -> None:
    assert document(folder, "sql", "--country", said)["wish"]["country"] == "GB"


def test_the_currency_comes_from_the_settings(folder: Path) -> None:
    assert document(folder, "sql", LAUREL_CURRENCY="GBP")["wish"]["currency"] == "GBP"


def test_skills_are_separated_by_commas(folder: Path) -> None:
    advice = document(folder, "sql, charts,")
    assert advice["role"] is None
    assert advice["wish"]["skills"] == {"sql": 3, "charts": 3}


@pytest.mark.parametrize("text", ["data engineer", "Data Enginer", "data-engineer", "DATA ENGINEERS"])
def test_a_role_is_known_by_name_id_and_with_a_typing_error(folder: Path, text: str) -> None:
    assert document(folder, text)["role"] == "data-engineer"


@pytest.mark.parametrize(
    ("text", "level"),
    [("senior data engineer", "advanced"), ("junior data engineer", "entry"), ("data engineer", None)],
)
def test_seniority_in_front_of_a_role_is_a_level(folder: Path, text: str, level: str | None) -> None:
    advice = document(folder, text)
    assert advice["role"] == "data-engineer"
    assert advice["wish"]["level"] == level


def test_a_level_that_is_given_beats_the_seniority(folder: Path) -> None:
    assert document(folder, "senior data engineer", "--level", "entry")["wish"]["level"] == "entry"


def test_an_ambiguous_name_lists_what_it_may_mean(folder: Path) -> None:
    spoil(folder, ROLES, "aliases: [insights analyst]", "aliases: [pipeline analyst]")
    spoil(folder, ROLES, "name: Data Engineer", "name: Data Engineer\n    aliases: [pipeline builder]")
    result = advise(folder, "pipeline", "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "“pipeline” may mean several things. Say which, by name or id:",
        "  data-analyst – Data Analyst",
        "  data-engineer – Data Engineer",
    ]


def test_a_whole_family_is_too_wide_and_lists_its_roles(folder: Path) -> None:
    result = advise(folder, "analytics")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "“analytics” is a whole job family. Say one of its roles, or a skill:"
    assert "  data-engineer – Data Engineer" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zymurgy", "I know no role or skill called “zymurgy”."),
        ("sql, zymurgy", "I know no role or skill called “zymurgy”."),
        ("chart maker", "“chart maker” is no role or skill but a name of this credential:\n  example-charts – Ch"),
        ("exb", "“exb” is no role or skill but a name of this issuer:\n  example-board – Example Board"),
        ("🙂", "Say a role or skills, for example: laurel advise \"data engineer\""),
        ("", "Say a role or skills"),
        (",,,", "Say a role or skills"),
    ],
)  # fmt: skip
def test_words_that_name_nothing_are_answered_with_what_to_do(folder: Path, text: str, said: str) -> None:
    result = advise(folder, text)
    assert result.exit_code == 2
    assert said in result.stderr


def test_people_read_a_ranked_list_with_reasons(folder: Path) -> None:
    result = advise(folder, "data analyst", "--limit", "2", "--budget", "300")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "For Data Analyst (up to $300):"
    first, second = ids(document(folder, "data analyst", "--limit", "2", "--budget", "300"))
    names = {"example-charts": "Chart Maker", "example-sql": "Certified SQL Reader (CSR)"}
    assert [line for line in lines if line[:3] in ("1. ", "2. ", "3. ")] == [
        f"1. {names[first]} [{first}]",
        f"2. {names[second]} [{second}]",
    ]
    assert "   Example Board · entry level · $100 · about 40 h" in lines
    assert "   proves SQL" in lines
    assert "2 of 3 shown; more with --limit." in lines
    assert "1 of these prices is from memory – check the provider's page." in lines
    assert "coverage" not in result.stdout


def test_explain_adds_points_skills_and_what_was_left_out(folder: Path) -> None:
    lines = advise(folder, "data analyst", "--explain", "--budget", "50", "--know", "python").stdout.splitlines()
    assert "To prove: SQL, Charts" in lines
    assert "Covered already: Python" in lines
    assert "1 left out by the budget." in lines
    assert any(" = coverage " in line for line in lines)
    assert any("− 0.10 as something has to come first" in line for line in lines)
    assert any("% of what is wanted: SQL, Charts" in line for line in lines)


def test_nothing_that_fits_says_which_condition_stands_in_the_way(folder: Path) -> None:
    result = advise(folder, "sql", "--no-exam")
    assert result.exit_code == 0
    assert "Nothing in the catalogue fits all of it." in result.stdout
    assert "2 left out by no exam." in result.stdout


def test_a_broken_catalogue_is_named_with_file_and_line(folder: Path) -> None:
    line = spoil(folder, CREDENTIALS, "hours: 40", "hours: many")
    result = advise(folder, "sql", "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{folder / CREDENTIALS}:{line}: credentials.0.hours: ")


def test_the_shipped_catalogue_answers_for_a_data_engineer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["advise", "data engineer", "--explain", "--json"], env={"LAUREL_DATA": None})
    advice = json.loads(result.stdout)
    assert advice["role"] == "data-engineer"
    assert len(advice["ranked"]) == 5
    assert all("data-engineering" in entry["proves"] for entry in advice["ranked"][:3])
