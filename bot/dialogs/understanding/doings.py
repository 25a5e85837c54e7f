"""Jobs and skills that people tell by what they do: "I drive a lorry", "been cutting hair for years", "I can weld".

The verb phrases are the catalogue's (``does``). One counts when its words are said in order, in any form, of whoever
writes; "I want to teach" tells where somebody wants to go, "my brother drives a lorry" and "can I teach?" nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.knowledge.finder import Match, Mention
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.words import Word, word_texts
from bot.patterns import pattern

#: So many other words may stand between two of a phrase: "cut other people's hair", "drive a big lorry".
_BETWEEN = 2
_LIGHT = frozenset({"a", "an", "the", "my", "our", "some", "of", "for", "in", "at", "on", "to", "with"})
_ENDING = pattern(r"(?:ing|ies|ied|es|ed|s|e|y)$")
_TWICE = pattern(r"([bdglmnprt])\1$")
#: What is left of a word has at least so many letters.
_STEM = 2
#: "Organise" and "organize", "analyse" and "analyze".
_AMERICAN = pattern(r"(?:(?<=[a-z]{2}i)|(?<=aly))z(?=[ei])")
#: Verbs that say the same of whoever works with their hands, and "center".
_ALIKE = {"repair": "fix", "mend": "fix", "instal": "fit", "center": "centr"}
#: "I do 6 hrs a week" is no human resources.
_AS_IT_IS = frozenset({"hrs"})
_I = frozenset({"i", "i'm", "im", "i've", "ive", "i'd"})
#: What may stand between "I" and what one does.
_BESIDE = frozenset(
    """
    am have been be just currently mostly mainly only still also now really actually basically already do can know and
    how to usually normally both either professionally spend my days started years
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: Whoever speaks goes on with these.
_JOINING = frozenset({"and", "but"})
#: So many words at the beginning say what is wanted where nobody is named.
_OPENING = 3
_ABLE = frozenset({"can", "know"})
_WANTING = frozenset({"want", "wanna", "like", "love", "hope", "hoping", "wanting", "going", "gonna", "rather"})
#: "Which licence do I need to drive a lorry?", "what is required to teach".
_REQUIRING = frozenset(
    """
    need needed needs require required requires qualify qualified allowed licence license licences licenses certificate
    certificates certification certifications qualification qualifications ticket tickets card cards permit paper papers
    cert certs course courses
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Need a cert to drive a lorry", "looking for a course to cut hair": these alone stand in front.
_SEEKING = _REQUIRING | frozenset(
    """
    i i'm im want wanna get find looking look for after a an the some any kind of proper legal hi hey hello so pls
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_ASKED_FOR = frozenset({"what", "which", "do", "how", "whats", "what's", "is", "are", "wich"})
_REQUIRED_WITHIN = 4
#: "I don't want to teach".
_DENYING = frozenset({"not", "don't", "dont", "never", "hate", "wouldn't", "wouldnt"})
_DENIED_WITHIN = 4
#: In front of "I" these ask or suppose.
_SUPPOSING = frozenset(
    {"can", "could", "do", "does", "may", "should", "would", "if", "before", "until", "must", "when"}
)

#: "I'm doing a data protection course": it is studied, and not what somebody does.
_STUDIED = _REQUIRING | frozenset({"exam", "exams", "degree", "diploma", "training", "module"})
#: "I cut my hair", "I fixed my car" is no job; "I run my own shop" is one.
_OWN = frozenset({"run", "driv", "own", "manag", "fly", "rid", "keep", "assist"})
_WORKING = frozenset({"do", "doing", "work", "working"})

Told = Literal["does", "can", "wants", "denies"]


@dataclass(frozen=True, slots=True)
class SaidDoing:
    """A job or a skill told by what the writer does, can do, or wants to do."""

    mention: Mention
    told: Told
    #: Those of the phrase: "work" and "admin" in "I work in system admin".
    words: tuple[Word, ...]

    @property
    def of_a_field(self) -> bool:
        """ "I work in …", "I want to do …"."""
        return self.words[0].text in _WORKING


class Doings:
    """The verb phrases of a catalogue, by their first word."""

    def __init__(self, roles: Mapping[str, Role], skills: Mapping[str, Skill]) -> None:
        self._starting: dict[str, list[tuple[tuple[str, ...], Match]]] = {}
        phrases = [(Match("role", r.id, 1.0, r.name, exact=True), r.does) for r in roles.values()]
        phrases += [(Match("skill", s.id, 1.0, s.name, exact=True), s.does) for s in skills.values()]
        for match, does in phrases:
            for phrase in does:
                stems = tuple(_stem(w) for w in word_texts(phrase) if w not in _LIGHT)
                self._starting.setdefault(stems[0], []).append((stems, match))
        for alike in self._starting.values():
            alike.sort(key=lambda doing: -len(doing[0]))  # "drive a reach truck" before "drive a truck"

    def find(self, sentence: Sequence[Word]) -> Iterator[SaidDoing]:
        """In order, without overlaps."""
        said = [w.text for w in sentence]
        stems = [_stem(w) for w in said]
        #: "Drive a taxi now, want to drive lorries": where one is, and where one wants to go, and nobody else.
        onward = not _WANTING.isdisjoint(said[_OPENING:]) and bool(said) and bool(self._at(stems, 0)[0])
        asked = _asks(said) or ("to" in said and _seeks(said[: said.index("to")]))
        unsaid = _WANTING.isdisjoint(said[:_OPENING]) and "id" not in said and not asked and not onward
        if unsaid and _I.isdisjoint(said) and not any(w.endswith("ing") for w in said):
            return
        told: Told | None = None
        position = before = 0
        while position < len(said):
            matches, at = self._at(stems, position)
            if not matches or _is_their_own(said, stems, at) or not _STUDIED.isdisjoint(said[at[-1] + 1 : at[-1] + 2]):
                position += 1
                continue
            end = at[-1] + 1
            listed = told if _BESIDE.issuperset(said[before:position]) else None  # "I can weld and read blueprints"
            told = _told(said[:position], said[position]) or listed
            if onward and told is None and _I.isdisjoint(said):
                told = "does" if position == 0 else None if _WANTING.isdisjoint(said[before:position]) else "wants"
            if told is not None:
                match = min(matches, key=lambda m: (m.kind == "role") == (told == "can"))
                words = tuple(sentence[i] for i in at)
                yield SaidDoing(Mention(words[0].start, words[-1].end, (match,)), told, words)
            position = before = end

    def _at(self, stems: Sequence[str], position: int) -> tuple[list[Match], list[int]]:
        """What the longest phrase that begins there names, and where its words are."""
        found: list[Match] = []
        at = [position]
        for wanted, match in self._starting.get(stems[position], ()):
            those = _places(wanted, stems, position)
            if those and (not found or those[-1] == at[-1]):
                found.append(match)
                at = those if len(those) > len(at) else at
        return found, at


def _is_their_own(said: Sequence[str], stems: Sequence[str], at: Sequence[int]) -> bool:
    """Whether it is done with what is the writer's: "I cut my hair"."""
    return stems[at[0]] not in _OWN and len(at) > 1 and said[at[1] - 1] == "my"


def _told(before: Sequence[str], verb: str) -> Told | None:
    """What the words in front of a verb say of it; None when it is not the writer's."""
    wants = able = False
    sought = before and before[-1] == "to" and not _REQUIRING.isdisjoint(before[-_REQUIRED_WITHIN:])
    if sought and (_asks(before) or _seeks(before[:-1])):
        return "wants"
    if not _DENYING.isdisjoint(before[-_DENIED_WITHIN:]):
        return "denies" if not _WANTING.isdisjoint(before[-_DENIED_WITHIN:]) else None
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        if word in _I or (word == "id" and wants):  # "id like to"
            supposed = i > 0 and before[i - 1] in _SUPPOSING
            return None if supposed else "wants" if wants or word == "i'd" else "can" if able else "does"
        wants, able = wants or word in _WANTING, able or word in _ABLE
        if word not in _BESIDE and word not in _WANTING:
            goes_on = wants and before[i + 1] in _JOINING and not _I.isdisjoint(before[:i])
            return "wants" if goes_on else None  # "I drive a van and want to drive a lorry"
    if wants:
        return "wants"  # "want to drive a lorry"
    # "Driving a lorry at the moment, want out": nobody else was named.
    return "does" if verb.endswith("ing") else None


def _asks(said: Sequence[str]) -> bool:
    """Whether a question begins so that what is required may be asked."""
    return not _ASKED_FOR.isdisjoint(said[:_OPENING]) and not _REQUIRING.isdisjoint(said)


def _seeks(before: Sequence[str]) -> bool:
    """Whether a paper is looked for, and no more is said: "need a cert", and not "my brother has a licence"."""
    return _SEEKING.issuperset(before) and not _REQUIRING.isdisjoint(before)


def _places(wanted: Sequence[str], stems: Sequence[str], position: int) -> list[int]:
    """Where the words of a phrase are that begins at ``position``; empty when it is not all there."""
    at = [position]
    for stem in wanted[1:]:
        reach = stems[at[-1] + 1 : at[-1] + 2 + _BETWEEN]
        if stem not in reach:
            return []
        at.append(at[-1] + 1 + reach.index(stem))
    return at


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """The same for "drive", "drives" and "driving", "lorry" and "lorries", "cut" and "cutting"."""
    word = _AMERICAN.sub("s", word)
    short = _ENDING.sub("", word)
    if len(short) < _STEM or word in _AS_IT_IS:
        return word
    short = _TWICE.sub(r"\1", short)
    return _ALIKE.get(short, short)
