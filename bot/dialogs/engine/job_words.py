"""Which of some jobs is meant by a word of its other names, or of what is done there: "in a nursery"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder.names import stem
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
#: How much more of one job has to be said than of the next.
_CLEARLY = 2


def of_these(heard: Heard, jobs: Sequence[str], catalogue: Catalogue) -> str | None:
    """The one of ``jobs`` (ids) whose words the message holds, the rarer ones among all jobs first.

    None where two are as near, and where the message says what it is not.
    """
    if any(word.text in _DENIALS for word in heard.words):
        return None
    said = _telling(word.text for word in heard.words)
    of_all = {job: said & _words_of(role.name, *role.aliases, *role.does) for job, role in catalogue.roles.items()}
    in_how_many = Counter(word for words in of_all.values() for word in words)
    fit = sorted(((sum(1 / in_how_many[w] for w in of_all.get(job, ())), job) for job in jobs), reverse=True)
    if not fit or not fit[0][0]:
        return None
    return fit[0][1] if len(fit) == 1 or fit[0][0] >= _CLEARLY * fit[1][0] else None


@cache
def _words_of(*names: str) -> set[str]:
    return _telling(word for name in names for word in word_texts(name))


def _telling(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if word not in _TELL_NOTHING}


def of_all(heard: Heard, catalogue: Catalogue) -> str | None:
    """The one job that has every telling word of a few: "care home maybe"; None where none or several have."""
    said = {word for word in _telling(w.text for w in heard.words) if word not in _AROUND}
    if not said or any(word.text in _DENIALS for word in heard.words):
        return None
    having = [job for job, role in catalogue.roles.items() if said <= _words_of(role.name, *role.aliases, *role.does)]
    return having[0] if len(having) == 1 else None


def called(words: str, catalogue: Catalogue) -> str | None:
    """The job that every telling word of some fits, "reception" or "disability support"; of several the one in whose
    names they are most of what is said.
    """
    said = {word for word in _telling(word_texts(words)) if word not in _AROUND}
    if not said:
        return None
    names = {
        job: [_words_of(name) for name in (role.name, *role.aliases, *role.does)]
        for job, role in catalogue.roles.items()
    }
    near = {
        job: max((len(said) / len(words) for words in of_it if _all_begun(said, words)), default=0.0)
        for job, of_it in names.items()
    }
    best = max(near, key=lambda job: near[job])
    return best if near[best] else None


#: "Reception" is what a receptionist does.
_BEGINNING = 6


def _all_begun(said: Iterable[str], words: Collection[str]) -> bool:
    """Whether each is one of the words, or its beginning."""
    return all(any(w == s or (len(s) >= _BEGINNING and w.startswith(s)) for w in words) for s in said)


#: What is said around a job that is thought of.
_AROUND = frozenset(
    """
    maybe perhaps possibly hmm ok okay what about i d like could be then rather something no idea dunno guess say one
    that me my is it s well oh yes yeah go going lets
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
