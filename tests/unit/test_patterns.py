"""A pattern is compiled when it is first used, and then is one like any other."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bot
from bot import patterns
from bot.patterns import compile_each, pattern

#: Compiles each of them where it is written, with whatever Python has to say against it.
_ALL_AT_ONCE = """
import importlib, pkgutil, re
import bot, bot.patterns
written = []
bot.patterns.pattern = lambda text, flags=0: written.append(text) or re.compile(text, flags)
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if module.name != "bot.__main__" and ".migrations." not in module.name:  # these are run, not imported
        importlib.import_module(module.name)
print(len(written))
"""


@pytest.fixture(autouse=True)
def none_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_all", [])


def test_it_finds_what_a_compiled_one_finds() -> None:
    later, now = pattern(r"(?P<n>\d+) years?", re.IGNORECASE), re.compile(r"(?P<n>\d+) years?", re.IGNORECASE)
    said = "1 Year or 12 years"
    assert later.findall(said) == now.findall(said) == ["1", "12"]
    assert later.sub("x", said) == now.sub("x", said)
    assert (later.pattern, later.flags, later.groupindex) == (now.pattern, now.flags, now.groupindex)
    assert later.fullmatch("3 years") is not None
    assert later.fullmatch("3 days") is None


def test_a_wrong_one_is_found_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error, match="missing"):
        wrong.search("(")


def test_those_that_nothing_was_looked_for_with_are_compiled_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    used, one, two = pattern("used"), pattern("one"), pattern("two")
    assert used.search("used")
    compiled: list[str] = []
    real = re.compile

    def compile_it(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return real(text, flags)

    monkeypatch.setattr(re, "compile", compile_it)
    each = compile_each()
    next(each)
    assert compiled == ["one"]
    assert list(each) == [None]
    assert compiled == ["one", "two"]
    assert one.search("one")
    assert two.search("two")
    assert compiled == ["one", "two"]
    assert not list(compile_each())


def test_all_of_the_program_can_be_compiled() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "error::FutureWarning", "-W", "error::DeprecationWarning:bot", "-c", _ALL_AT_ONCE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100


#: What makes patterns when a process starts, of what it is given there.
_AT_THE_START = {"not_kept._of", "courtesies.__init__", "cues._way", "agreeing._said"}


def test_none_is_made_in_a_turn() -> None:
    """Each is kept for good, so that one made in every turn would fill the memory."""
    made = set()
    for path in Path(bot.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                calls = (each.func for each in ast.walk(function) if isinstance(each, ast.Call))
                if any(isinstance(called, ast.Name) and called.id == "pattern" for called in calls):
                    made.add(f"{path.stem}.{function.name}")
    assert made == _AT_THE_START
