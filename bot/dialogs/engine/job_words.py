"""Which of some jobs is meant by a word of its other names, or of what is done there: "in a nursery"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.finder.names import stem
from bot.knowledge.model.role import Role
from bot.knowledge.words import word_texts

#: Words that stand in the name of many a job, or for its work, and tell it from no other.
_TELL_NOTHING = frozenset(
    """
    a an and at for from in into of on or the to with work working works worker job jobs do doing make run help look
    after people person manager assistant specialist technician officer practitioner leader lead head senior junior
    thing things
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)

_DENIALS = frozenset({"not", "no", "nothing", "never", "don't", "dont", "without", "neither"})
#: A job, and the telling words of one of its names.
_Name = tuple[str, frozenset[str]]
#: How much more of one job has to be said than of the next.
_CLEARLY = 2
#: So many of what is done there, the first ones, are what it mostly is: many a job is done at "homes" and with "cars".
_MOSTLY = 5
#: A word that so many jobs have at most tells them from the others.
_FEW = 4


class JobWords:
    """The words of every job's names and of what is done there, without those that tell it from no other."""

    def __init__(self, roles: Mapping[str, Role]) -> None:
        self.roles = roles

    def of_these(self, heard: Heard, jobs: Sequence[str]) -> str | None:
        """The one of ``jobs`` (ids) whose words the message holds, the rarer ones among all jobs first.

        None where two are as near, and where the message says what it is not.
        """
        if any(word.text in _DENIALS for word in heard.words):
            return None
        having = {word: self._having(word) for word in _telling(word.text for word in heard.words)}
        fit = sorted(((sum(1 / len(of) for of in having.values() if job in of), job) for job in jobs), reverse=True)
        if not fit or not fit[0][0]:
            return None
        return fit[0][1] if len(fit) == 1 or fit[0][0] >= _CLEARLY * fit[1][0] else None

    def of_all(self, heard: Heard) -> str | None:
        """The one job that has every telling word of a few: "care home maybe"; None where none or several have."""
        said = _telling(w.text for w in heard.words) - _AROUND
        if not said or any(word.text in _DENIALS for word in heard.words):
            return None
        having = set.intersection(*(self._having(word) for word in said))
        return having.pop() if len(having) == 1 else None

    def with_a_word_of(self, heard: Heard) -> set[str]:
        """The jobs that have one of its telling words, where few have it: "cars" is of a mechanic."""
        having = (self._having(word) for word in _telling(w.text for w in heard.words) - _AROUND)
        return {job for of in having if len(of) <= _FEW for job in of}

    def called(self, words: str) -> str | None:
        """The job that every telling word of some fits, "reception" or "disability support"; of several the one in
        whose names they are most of what is said.
        """
        texts = word_texts(words)
        said = _telling(_IN_FULL.get(word, word) for word in texts) - _AROUND
        if not said:
            return None
        names = set.intersection(*(self._names_with(word) for word in said))
        if not _IN_FULL.keys().isdisjoint(texts):  # "school admin" leads no school
            names = {name for name in names if not self.roles[name[0]].leads}
        return max(names, key=self._first_and_shortest)[0] if names else None

    def _first_and_shortest(self, name: _Name) -> tuple[float, int]:
        job, words = name
        return 1 / len(words), -self._order[job]

    def _having(self, word: str) -> set[str]:
        return {job for job, _ in self._by_word.get(word, ())}

    def _names_with(self, word: str) -> set[_Name]:
        """The names that have it, or a word that it begins: "reception" is what a receptionist does."""
        if len(word) < _BEGINNING:
            return self._by_word.get(word, set())
        return set[_Name]().union(*(names for of, names in self._by_word.items() if of.startswith(word)))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {job: at for at, job in enumerate(self.roles)}

    @cached_property
    def _by_word(self) -> dict[str, set[_Name]]:
        """Word → the names that have it, each with its job."""
        found: dict[str, set[_Name]] = {}
        for job, role in self.roles.items():
            for name in (role.name, *role.aliases, *role.does[:_MOSTLY]):
                words = frozenset(_telling(word_texts(name)))
                for word in words:
                    found.setdefault(word, set()).add((job, words))
        return found


def _telling(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if word not in _TELL_NOTHING}


#: The length from which a word may be the beginning of another.
_BEGINNING = 6

#: "Health admin" is what a healthcare administrator does.
_IN_FULL = {"admin": "administrat"}
#: What is said around a job that is thought of.
_AROUND = frozenset(
    """
    maybe perhaps possibly hmm ok okay what about i d like could be then rather something no idea dunno guess say one
    that me my is it s well oh yes yeah go going lets stuff idk kinda or
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
