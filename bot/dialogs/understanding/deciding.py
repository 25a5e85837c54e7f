"""From likeness to a decision: which dialogs a message may ask for, given what it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple, Protocol

from bot.dialogs.understanding.asked_for import TELLING, rather
from bot.dialogs.understanding.features import message_tokens
from bot.dialogs.understanding.grounds import UNGROUNDED, Grounds
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.scorer import Scored, Scorer

#: From here on a dialog is started without asking.
SURE_FROM = 0.25
#: … and a question on a team, which changes nothing, when a lead speaks of it.
TEAM_SURE_FROM = 0.20
#: From here on it is offered: "did you mean …?"
MAYBE_FROM = 0.15
_NEEDED_NAMED = 0.04
_NEEDED_MISSING = -0.06
_NAMED_IN_VAIN = -0.04
_POSTING_WORDS = 45
_POSTING_SKILLS = 3
_POSTING_SHORT = 14
POSTING = "credentials_for_posting"
#: "Thanks! And how much is the second?" is a question.
COURTESY = frozenset({"greeting", "thanks", "goodbye", "small_talk"})
_BESIDE_THE_QUESTION = 0.5
#: Of two equally likely readings a message with a question mark, or without "I" and "my", is the question.
_RATHER_A_QUESTION = 0.05
#: Who names a day that is over, and asks nothing, tells something.
_TOLD_NOT_ASKED = 0.15
_ASKING = frozenset({"credential_info", "credential_for_skill", "browse_credentials"})
#: No credential is remembered of a person that they did not say of themselves.
_NOT_OF_ONESELF = 0.35
#: A lead who says "who" or "my people" means the team.
_OF_A_TEAM = 0.08
#: No advertisement of a job begins so.
_SPEAKS = frozenset({"i", "i'm", "im", "i've", "ive", "i'd", "i'll"})
_WHOEVER = frozenset({"who", "whos", "whose", "anyone", "anybody", "everyone", "everybody", "somebody", "someone"})
_OF_ONESELF = frozenset(
    {
        "i", "i'm", "im", "i've", "ive", "my", "me", "mine", "myself", "we", "our", "us", "currently", "got", "have",
        "been", "budget", "goal", "already", "am", "learnt", "know", "note", "remember", "save", "set", "change", "add",
        "put", "work", "hold", "about", "now",
    }
)  # fmt: skip


class Takes(Protocol):
    """What deciding has to know of a dialog: the kinds of things it needs, and those it can use."""

    @property
    def needs(self) -> tuple[tuple[str, int], ...]: ...

    @property
    def accepts(self) -> frozenset[str]: ...

    @property
    def several(self) -> bool: ...

    @property
    def writes(self) -> bool: ...


class Guess(NamedTuple):
    """A dialog that may be meant. ``score``: 0 to 1. ``because`` explains it to a person who asks. ``particular``: what
    of it is meant, as values of slots that the message names by no word of its own.
    """

    dialog: str
    score: float
    because: str
    particular: Mapping[str, str] = MappingProxyType({})


def decide(scorer: Scorer, heard: Heard, dialogs: Mapping[str, Takes]) -> list[Guess]:
    """Possible dialogs, surest first."""
    if _is_posting(heard):
        return [Guess(POSTING, 0.95, "it is a long text that names several skills")]
    given, grounds = _Given.by(heard), Grounds(heard)
    guesses: list[Guess] = []
    spoken = {w.text for w in heard.words}
    asks_a_fact = "?" in heard.text and bool(heard.choices.get("facet"))
    about_something = bool(heard.named or heard.ordinals or asks_a_fact)
    names_a_credential = any(n.mention.matches[0].kind == "credential" for n in heard.named)
    over = any(d.grain == "day" and d.options and max(d.options) <= heard.today for d in heard.dates)
    tells_a_day = over and "?" not in heard.text
    of_a_team = about_a_team(heard)
    of_oneself = bool(spoken & _OF_ONESELF)
    fit = cache(partial(_fit, given))  # dialogs share what they take
    for scored in scorer.score(heard):
        takes = dialogs.get(scored.dialog)
        if takes is None:
            continue
        score = scored.score + fit(takes.needs, takes.accepts, takes.several)
        if of_a_team and "team" in takes.accepts:
            score += _OF_A_TEAM
        if score > 0:  # what follows only makes it less
            if scored.dialog in COURTESY and about_something:
                score -= _BESIDE_THE_QUESTION
            if scored.dialog in _ASKING and tells_a_day:
                score -= _TOLD_NOT_ASKED
            if scored.dialog == TELLING:
                score -= _NOT_OF_ONESELF if names_a_credential and not of_oneself else 0
                score -= _RATHER_A_QUESTION if "?" in heard.text or not of_oneself else 0
            if not grounds.carry(scored.dialog, writes=takes.writes):
                score -= UNGROUNDED
        guesses.append(Guess(scored.dialog, max(0.0, min(1.0, score)), _because(scored), scored.particular))
    return _by_what_is_wanted(sorted(guesses, key=lambda g: (-g.score, g.dialog)), heard)


def _by_what_is_wanted(guesses: list[Guess], heard: Heard) -> list[Guess]:
    """The best one gives way to the one that the parts of the names speak for."""
    other = rather(guesses[0].dialog, heard) if guesses else None
    if other is None:
        return guesses
    moved = next((g for g in guesses if g.dialog == other), Guess(other, 0.0, ""))
    rest = [g for g in guesses if g is not moved]
    return [moved._replace(score=guesses[0].score, because=guesses[0].because), *rest]


def _because(scored: Scored) -> str:
    return f"of {', '.join(f'“{word}”' for word in scored.words)}" if scored.words else "of what it is about"


def about_a_team(heard: Heard) -> bool:
    """Whether somebody who leads a team speaks of it or of who is in it."""
    if not heard.leads:
        return False
    if heard.people or heard.teams or any(w.text in _WHOEVER for w in heard.words):
        return True
    return "{team}" in message_tokens(heard, 0, len(heard.text))


@dataclass(frozen=True)
class _Given:
    """What a message gives, by kind: counted once, and held against what each dialog takes."""

    #: How often a kind is among what a name may be.
    named: Counter[str]
    #: For each kind that a name is first taken for, the kinds that such a name may be.
    readings: tuple[frozenset[str], ...]
    several_credentials: bool
    said: tuple[str, ...]
    values: tuple[str, ...]

    @classmethod
    def by(cls, heard: Heard) -> _Given:
        readings: dict[str, frozenset[str]] = {}
        named: Counter[str] = Counter()
        for name in heard.named:
            kinds = frozenset(m.kind for m in name.mention.matches)
            named.update(kinds)
            first = name.mention.matches[0].kind
            readings[first] = readings.get(first, frozenset()) | kinds
        credentials = {n.mention.matches[0].id for n in heard.named if n.mention.of("credential") and n.cue is None}
        said = tuple(kind for kind, those in (("person", heard.people), ("team", heard.teams)) if those)
        values = tuple(value.kind for value in heard.values)
        return cls(named, tuple(readings.values()), len(credentials) > 1, said, values)


def _fit(given: _Given, needs: tuple[tuple[str, int], ...], accepts: frozenset[str], several: bool) -> float:
    """How well what the message names suits what a dialog needs."""
    points = 0.0
    for kind, at_least in needs:
        points += _NEEDED_NAMED if given.named[kind] >= at_least else _NEEDED_MISSING
    if given.several_credentials and not several:
        points += _NAMED_IN_VAIN
    in_vain = 0.0
    for kinds in given.readings:
        in_vain += accepts.isdisjoint(kinds)
    for kind in given.said:
        in_vain += kind not in accepts
    for kind in given.values:
        in_vain += 0.5 * (kind not in accepts)
    return points + _NAMED_IN_VAIN * in_vain


def _is_posting(heard: Heard) -> bool:
    """A job advertisement: long, or in lines, or with the words of one, and it names several skills that nobody says
    they know already.
    """
    skills = {n.mention.of("skill")[0].id for n in heard.named if n.mention.of("skill") and n.cue != "known"}
    count = len(heard.words)
    lines = heard.text.strip().count("\n") >= 3 and count >= 20
    marks = len(heard.choices.get("advert", ()))
    if count < _POSTING_WORDS and any(w.text in _SPEAKS for w in heard.words):
        marks = 0  # "I've got 3 hours a week and want to be a project manager, on holiday in May"
    if marks >= 2 and count >= _POSTING_SHORT:
        return True
    enough = count >= _POSTING_WORDS or lines or (marks > 0 and count >= _POSTING_SHORT)
    return enough and len(skills) >= _POSTING_SKILLS
