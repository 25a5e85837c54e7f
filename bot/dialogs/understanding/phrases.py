"""The words of a language: example phrases of every dialog, synonyms, cues, and words that name a value.

One file per language in ``bot/dialogs/phrases``, and beside it a folder with more dialogs by topic; every dialog named
there has a function of that name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import ryaml
from pydantic import BaseModel, ConfigDict, Field

_FOLDER = Path(__file__).parents[1] / "phrases"


class DialogPhrases(BaseModel):
    """How people ask for a dialog, what it asks them, and the examples its help shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: tuple[str, ...] = ()  # shown in help; full sentences, and tests
    phrases: tuple[str, ...] = ()  # {role}, {credential}, … stand for what is named there
    ask: dict[str, str] = Field(default_factory=dict)  # slot → question
    title: str = ""  # what its button says


class Command(BaseModel):
    """A slash command: alone it does ``action``; with words behind it, it is as if ``say`` stood before them.

    ``only``: what stands behind it does not matter. ``opens``: that may be the id of a credential or a job, as in the
    payload of a deep link; a link that somebody else made can show something, but never change anything.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: dict[str, Any]
    say: str = ""
    only: bool = False
    opens: bool = False


class Phrases(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    dialogs: dict[str, DialogPhrases]
    commands: dict[str, Command] = Field(default_factory=dict)
    controls: dict[str, tuple[str, ...]]  # cancel, help, back, … → ways to say it
    synonyms: dict[str, tuple[str, ...]]  # word → words that mean the same here
    abbreviations: dict[str, tuple[str, ...]]  # typed → words it may stand for, in names
    cues: dict[str, tuple[str, ...]]  # current, goal, held, … → words in front of what is named
    choices: dict[str, dict[str, tuple[str, ...]]]  # level, facet, … → value → ways to say it
    common: tuple[str, ...]  # everyday words, never a mistyped name
    barriers: tuple[str, ...]  # words that no name reaches across
    generic: tuple[str, ...]  # words that name nothing by themselves


@lru_cache(maxsize=8)
def read_phrases(language: str = "en") -> Phrases:
    """Raises FileNotFoundError for a language without a file, ValidationError for a bad one."""
    found: dict[str, Any] = ryaml.loads((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    for topic in sorted((_FOLDER / language).glob("*.yaml")):
        for name, more in ryaml.loads(topic.read_text(encoding="utf-8")).items():
            dialog = name.partition("/")[0]  # what is asked of it in particular is asked of it
            found["dialogs"][dialog] = _joined(found["dialogs"].get(dialog) or {}, more or {})
    return Phrases.model_validate(found)


def told_apart(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Phrases that are much alike and mean different things: what they ask for, as in ``more_phrases`` → its lines."""
    found = ryaml.loads((_FOLDER / language / "told-apart.yaml").read_text(encoding="utf-8"))
    return {name: tuple(lines["phrases"]) for name, lines in found.items()}


def phrase_files(language: str = "en") -> list[Path]:
    """Those of ``more_phrases``."""
    return sorted((_FOLDER / language / "said").rglob("*.txt"))


def more_phrases(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Further phrases that only learning needs: dialog → its lines, from the file that bears its name; what asks for a
    certain value of a choice is in a folder of that name: ``credential_info/price`` → its lines.
    """
    said = _FOLDER / language / "said"
    return {
        path.relative_to(said).with_suffix("").as_posix(): tuple(
            filter(None, path.read_text(encoding="utf-8").splitlines())
        )
        for path in phrase_files(language)
    }


def _joined(one: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Lists of both, one after the other; anything else from the later file."""
    lists = {key: [*one[key], *more[key]] for key in ("phrases", "examples") if key in one and key in more}
    return one | more | lists
