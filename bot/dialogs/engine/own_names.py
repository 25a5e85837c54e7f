"""Which of one's own records a message names: by the name one gave it, or by a word of what the catalogue calls it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import fuzz

from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.words import key
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding

#: How much of a free-text name has to be in the message.
NAMED_FROM = 85
_THE_ONE = pattern(r"\b(?:the|my)\s+(?P<letters>[a-z]{2,5})\s+(?:one|card|cert|certificate|ticket|licence|license)\b")
_SMALL = frozenset({"of", "at", "in", "for", "and", "the", "a", "an", "to", "on"})
#: Letters from which on the beginning of a word tells which: "digi" of "digital tachograph card".
_SHORTENED_FROM = 4


def called_so(spoken: str, among: Iterable[Holding], phrases: Phrases, catalogue: Catalogue) -> list[Holding]:
    """``spoken`` is folded by ``key``. Those that the catalogue does not have are found by the person's own name."""
    if not spoken:
        return []
    held = list(among)
    own = [h for h in held if h.credential is None and fuzz.partial_ratio(key(h.name), spoken) >= NAMED_FROM]
    own = own or [h for h in held if h.credential is None and _shortened(spoken, h.name, phrases)]
    sharing = [h for h in held if shares_a_word(spoken, title(h, catalogue), phrases)]
    found = own if own and not _calls_more(spoken, sharing, own, catalogue) else sharing
    found = found if len(found) < 2 else _called_most(spoken, found, catalogue)
    found = found or [h for h in held if _by_initials(spoken, title(h, catalogue))]
    found = found or [h for h in held if any(shares_a_word(spoken, n, phrases) for n in _also_called(h, catalogue))]
    return found or [h for h in held if _by_number(spoken, h, catalogue)]


def _calls_more(spoken: str, sharing: list[Holding], own: list[Holding], catalogue: Catalogue) -> bool:
    """ "The safe pass" is the Safe Pass, and no safe electric registration."""
    most = max(_words_of(spoken, h, catalogue) for h in own)
    return any(h not in own and _words_of(spoken, h, catalogue) > most for h in sharing)


def _called_most(spoken: str, among: list[Holding], catalogue: Catalogue) -> list[Holding]:
    """The one whose whole name is said, where that is one."""
    whole = [h for h in among if f" {key(title(h, catalogue))} " in f" {spoken} "]
    return whole if len(whole) == 1 else among


def _words_of(spoken: str, holding: Holding, catalogue: Catalogue) -> int:
    return len(set(spoken.split()) & set(key(title(holding, catalogue)).split()) - _SMALL)


def _also_called(holding: Holding, catalogue: Catalogue) -> tuple[str, ...]:
    """ "The hazmat" is the Hazardous Materials Endorsement."""
    credential = catalogue.credentials.get(holding.credential or "")
    return (*credential.aliases, *credential.acronyms) if credential is not None else ()


def _by_initials(spoken: str, name: str) -> bool:
    """ "The PT one" is the personal trainer."""
    said = _THE_ONE.search(spoken)
    initials = "".join(word[0] for word in key(name).split() if word not in _SMALL)
    return said is not None and said["letters"] in initials


#: What is counted is no number of an exam: "the 900 euros".
_THE_NUMBER = pattern(
    r"\b(?:the|my)\s+(?P<number>\d{2,4})(?:\s+(?:one|exam|cert|certificate|is|was|should|must|needs?|to|from|private|please|pls)\b|\s*$)"
)


def _by_number(spoken: str, holding: Holding, catalogue: Catalogue) -> bool:
    """ "The 900" is the one whose exam is AZ-900."""
    said, credential = _THE_NUMBER.search(spoken), catalogue.credentials.get(holding.credential or "")
    codes = [] if said is None or credential is None else [key(exam.code).split() for exam in credential.codes]
    return said is not None and any(code[-1:] == [said["number"]] for code in codes)


def _shortened(spoken: str, name: str, phrases: Phrases) -> bool:
    """ "My digi card", "the tacho": words that are the beginning of one of the name, and mean nothing else."""
    everyday = {*phrases.common, *phrases.generic}
    said = tuple(w for w in spoken.split() if len(w) >= _SHORTENED_FROM and w not in everyday)
    return bool(said) and any(word.startswith(said) for word in key(name).split() if word not in everyday)


def shares_a_word(spoken: str, name: str, phrases: Phrases) -> bool:
    """ "My aws one": a word of the name that is neither everyday nor in every name. "3 hours" are of no "Level 3"."""
    words, of_name = spoken.split(), key(name).split()
    shared = (set(words) - set(phrases.common) - set(phrases.generic)) & set(of_name)
    pairs = set(pairwise(of_name))
    return any(w in shared and (not w.isdigit() or (before, w) in pairs) for before, w in pairwise(["", *words]))
