"""Measuring the understanding on labelled utterances, beside naive baselines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz, process

from bot.dialogs.understanding.features import example_text
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.words import key
from bot.tracking.teams.circle import NOBODY_KNOWN, Circle, Known
from bot.tracking.teams.membership import Team

#: Dialogs whose wrong choice answers a question that nobody asked about credentials.
_OUTSIDE = "out_of_scope"
_ADVICE = frozenset(
    {
        "credential_for_role", "credential_for_skill", "credentials_for_posting", "credential_info",
        "compare_credentials", "skill_gap", "browse_credentials", "explain",
    }
)  # fmt: skip


class Utterance(BaseModel):
    """One labelled message. ``entities`` names what is in it, by the names the labels use; ``circle``: the teams and
    people that its writer can name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: str
    dialog: str
    entities: dict[str, Any] = Field(default_factory=dict)
    ambiguous: bool = False
    circle: Circle = NOBODY_KNOWN


@dataclass
class Measured:
    """Counts of one run over a labelled set."""

    total: int = 0
    right: int = 0
    by_dialog: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    outside: int = 0
    outside_as_advice: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.total if self.total else 0.0

    @property
    def f1(self) -> float:
        """Of (entity, value) pairs over all utterances."""
        found = 2 * self.true_positive + self.false_positive + self.false_negative
        return 2 * self.true_positive / found if found else 1.0

    @property
    def false_answers(self) -> float:
        """Share of the out-of-scope messages that got an answer about credentials."""
        return self.outside_as_advice / self.outside if self.outside else 0.0

    def add(self, utterance: Utterance, dialog: str, entities: set[tuple[str, str]] | None) -> None:
        self.total += 1
        row = self.by_dialog[utterance.dialog]
        row[1] += 1
        if dialog == utterance.dialog:
            self.right += 1
            row[0] += 1
        else:
            self.confusions[utterance.dialog, dialog] += 1
        if utterance.dialog == _OUTSIDE:
            self.outside += 1
            self.outside_as_advice += dialog in _ADVICE
        if entities is not None:
            wanted = pairs(utterance.entities)
            self.true_positive += len(wanted & entities)
            self.false_positive += len(entities - wanted)
            self.false_negative += len(wanted - entities)


def read_utterances(paths: Iterable[Path]) -> list[Utterance]:
    """A file is a list of utterances, or one under ``utterances`` beside the ``circle`` that all of them share."""
    return [utterance for path in paths for utterance in _in_file(yaml.safe_load(path.read_text("utf-8")))]


def _in_file(content: Any) -> Iterable[Utterance]:
    items, circle = content, NOBODY_KNOWN
    if isinstance(content, dict):
        items, circle = content["utterances"], _circle(content["circle"])
    return [Utterance.model_validate({**item, "circle": circle}) for item in items]


def _circle(named: Mapping[str, list[str]]) -> Circle:
    """That of somebody who leads all the teams; ids count from 1."""
    teams = tuple(Team(i, name) for i, name in enumerate(named["teams"], 1))
    people = tuple(Known(i, name) for i, name in enumerate(named["people"], 1))
    return Circle(teams, frozenset(team.id for team in teams), people)


def pairs(entities: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Entities as (name, value) pairs, one for each member of a list."""
    return {
        (name, str(value))
        for name, values in entities.items()
        for value in (values if isinstance(values, list) else [values])
    }


#: The slot names of the dialogs, as the labels call them.
_LABELS = {
    "credentials": "credential", "skills": "skill", "issuers": "issuer", "current_family": "current",
    "not_issuers": "excluded", "not_credentials": "excluded", "not_skills": "excluded", "who": "person",
}  # fmt: skip
_UNLABELLED = frozenset(
    """
    page sort seniority posting hours lacking before on until amount holding study percent share target leads zone days
    switch period within field kind expires awarded new day decision which meant route called chosen
    by starts wish step steps without included failed enough ask what
    choice code answer number asked sharing tense platforms unwanted due
    needed every hour weekday everybody reason units topic asked
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def as_labels(dialog: str, slots: Mapping[str, Any], circle: Circle = NOBODY_KNOWN) -> set[tuple[str, str]]:
    """What a turn filled, under the names and in the form of the labels: people and teams by their names."""
    found: set[tuple[str, str]] = set()
    for slot, value in slots.items():
        name = _LABELS.get(slot, slot)
        if slot == "records":  # what is said of credentials, each with its readings
            name, value = "credential", [i for record in value for i in record["ids"]]
        if slot == "wanted":
            found |= pairs({"credential": [i for want in value for i in want["ids"]]})
            name, value = "skill", [want["skill"] for want in value if want["skill"]]
        if slot == "skills" and "wanted" in slots:
            continue  # they are among those
        if dialog == "update_profile":
            name = {"credential": "held", "skill": "known", "role": "current", "family": "current"}.get(name, name)
        if name in _UNLABELLED or value is None:
            continue
        if name == "budget":
            value = f"{float(value['amount']):g} {value['currency']}"
        if name == "person":
            value = [called for said in value for called in _called(said, circle)]
        if name == "team":
            value = [team.name for team in circle.teams if team.id in (value if isinstance(value, list) else [value])]
        found |= pairs({name: value})
    return found


def _called(said: Mapping[str, Any], circle: Circle) -> list[str]:
    """Whoever may be meant, or the name as it was typed."""
    return [known.name for known in circle.people if known.id in said.get("ids", ())] or [said["name"]]


def baselines(phrases: Phrases) -> dict[str, Callable[[str], str]]:
    """Nearest phrase by RapidFuzz's WRatio, and by its token-set ratio."""
    known = [(key(example_text(t)), name) for name, d in phrases.dialogs.items() for t in (*d.phrases, *d.examples)]
    texts = [text for text, _ in known]

    def nearest(scorer: Callable[..., float]) -> Callable[[str], str]:
        def guess(text: str) -> str:
            found = process.extractOne(key(text), texts, scorer=scorer)
            return known[found[2]][1] if found else _OUTSIDE

        return guess

    return {"nearest phrase (WRatio)": nearest(fuzz.WRatio), "token-set ratio": nearest(fuzz.token_set_ratio)}
