"""The finder: one name for one question (``find``), and all names inside a sentence (``spot``)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.catalogue import fold_code
from bot.knowledge.finder.align import Alignment, Alike, align
from bot.knowledge.finder.lexicon import Lexicon
from bot.knowledge.finder.likeness import likeness
from bot.knowledge.finder.names import NameKind, stem
from bot.knowledge.finder.real_words import REAL_WORDS
from bot.knowledge.words import Word, word_texts, words
from bot.patterns import pattern

#: Candidates that are compared word by word; more does not find more (see ``make bench``).
_RERANKED = 100
_RERANKED_SINGLE = 30  # one telling word among ordinary ones
#: One name on its own needs fewer, and only its rarest trigrams.
_RERANKED_ALONE, _TELLING_ALONE = 50, 24
#: Two answers closer than this are a tie, and the person is asked.
#: A name that leaves out a telling word of what was typed is no tie with one that has them all: "aws cloudops" in
#: "aws cloud practitoner"; nor is an automation engineer with a "test automation engineer".
_PASSES_OVER = 0.05
TIE_MARGIN = 0.06
#: A weaker match than this is no match.
FOUND_FROM = 0.55
#: Inside a sentence a name must be told apart from ordinary words, so more of it has to be there.
_SPOTTED_FROM = 0.62
_SPOTTED_SINGLE_FROM = 0.80
#: A word of more names than this names none of them alone: "civil engineer" is no test engineer.
_IN_MOST_NAMES = 100
#: A reading of the same words stays as an alternative when it explains this share of the best one's weight.
_ALTERNATIVE_FROM = 0.70
#: A mistyped single word is taken for a name only from this length on; shorter ones are too often real words.
_MISTYPED_SINGLE_FROM = 6
#: "Datascientist": shorter ones written together are too often words of their own.
_TOGETHER_FROM = 8
_GENERIC_WEIGHT = 0.05
#: More than a tie behind what has that ending.
_PART_OF_IT = 0.15
_LONGEST_NAME = 12
_CODE = pattern(r"\b[A-Za-z]{1,5}\d?[- ]?[A-Za-z]?\d{2,4}\b")
#: Of readings that are equally good, which kind comes first.
_KIND_ORDER: dict[NameKind, int] = {"role": 0, "credential": 1, "family": 2, "issuer": 3, "skill": 4}
#: What stands in front of several.
_BEFORE_SEVERAL = frozenset(
    {
        "how", "many", "more", "most", "any", "all", "some", "our", "their", "of", "two", "three", "four", "five",
        "six", "which", "what", "who", "are", "these", "those", "several", "few", "new",
    }
)  # fmt: skip
_MORE_OF = frozenset(map(stem, ("more", "another", "extra", "further")))
_AN_AMOUNT = _MORE_OF.union(map(stem, ("minutes", "hours", "hrs", "days", "weeks", "months", "years")))
_REAL = frozenset(map(stem, REAL_WORDS))
_LONGEST_CODE = 4  # words: "220 1101", "az 104", "nse 4 fgt 7"


#: A name by its position, how it lies over the words of a sentence, and whether it is there word for word.
_Reading = tuple[int, Alignment, bool]


@dataclass(frozen=True, slots=True)
class Match:
    """Something the typed words may mean. ``score``: 0 to 1; ``exact``: every word as it is in the name."""

    kind: NameKind
    id: str
    score: float
    name: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text (characters ``start`` to ``end``) that names something; best reading first."""

    start: int
    end: int
    matches: tuple[Match, ...]
    code: str | None = None  # the exam code as typed, when it is one

    def of(self, kind: NameKind) -> tuple[Match, ...]:
        return tuple(m for m in self.matches if m.kind == kind)

    def leading(self, kind: NameKind) -> tuple[Match, ...]:
        """The readings of a kind that are too close to choose between; one when it is clear, none when absent."""
        return leading(self.of(kind))


def leading(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The first match and those within the tie margin; an exact name beats everything that is not."""
    if not matches:
        return ()
    if any(m.exact for m in matches):
        return tuple(m for m in matches if m.exact)
    return tuple(m for m in matches if matches[0].score - m.score <= TIE_MARGIN)


class Finder:
    """Built once from a lexicon of names and exam codes; immutable and safe to share.

    ``abbreviations``: typed word → words it may stand for. ``common``: ordinary words of a sentence, which
    are never taken for a mistyped name. ``barriers``: words that no name inside a sentence reaches across.
    ``generic``: words that name nothing by themselves (``certificate``, ``of``).
    """

    def __init__(
        self,
        lexicon: Lexicon,
        codes: Mapping[str, Collection[str]] | None = None,
        abbreviations: Mapping[str, Collection[str]] | None = None,
        common: Collection[str] = (),
        barriers: Collection[str] = (),
        generic: Collection[str] = (),
    ) -> None:
        self._names, self._tokens, self._index = lexicon.names, lexicon.tokens, lexicon.index
        self._codes = codes or {}
        self._expansions = {
            stem(short): frozenset(stem(word) for phrase in phrases for word in phrase.split())
            for short, phrases in (abbreviations or {}).items()
        }
        self._common = frozenset(common)
        self._as_typed = self._common | REAL_WORDS
        self._barriers = frozenset(barriers)
        self._exact: dict[tuple[str, ...], tuple[int, ...]] = {}
        for position, name in enumerate(self._tokens):
            self._exact[name] = (*self._exact.get(name, ()), position)
        self._acronyms = {i: tuple(word_texts(name.text)) for i, name in enumerate(self._names) if name.acronym}
        self._generic = frozenset(stem(word) for word in generic)
        self._in_names = Counter(token for name in self._tokens for token in set(name))
        self._telling_words = [sum(token not in self._generic for token in name) for name in self._tokens]
        self._likeness = lru_cache(maxsize=20_000)(self._compare)
        self._rarity = lru_cache(maxsize=20_000)(self._weigh)
        # The parts of a message are heard by themselves too, so the same words are looked at again and again.
        self._spotted = lru_cache(maxsize=64)(self._alike_in)

    def _compare(self, typed: str, known: str) -> float:
        return likeness(typed, known, self._expansions.get(typed, frozenset()))

    def _weigh(self, token: str) -> float:
        return _GENERIC_WEIGHT if token in self._generic else self._index.rarity(token)

    # -- one name -----------------------------------------------------------------------------------

    def find(self, text: str, kinds: Collection[NameKind] | None = None, limit: int = 10) -> list[Match]:
        """What ``text`` as a whole may name, best first; an exact code or name comes before any likeness."""
        typed = [stem(word.text) for word in words(text)][:_LONGEST_NAME]
        if not typed:
            return []
        found: dict[tuple[NameKind, str], Match] = {}
        for credential in self._codes.get(fold_code(text), ()):
            found["credential", credential] = Match("credential", credential, 1.0, text, exact=True)
        for position in self._called(typed, [word.text for word in words(text)]):
            self._keep(found, position, 1.0, exact=True)
        for position, alignment in self._align_all(typed, whole=True):
            if alignment.score >= FOUND_FROM:
                self._keep(found, position, alignment.score, exact=False)
        wanted = [m for m in found.values() if kinds is None or m.kind in kinds]
        return sorted(wanted, key=_by_rank)[:limit]

    def _called(self, stems: Sequence[str], said: Sequence[str]) -> Sequence[int]:
        """The names that these words are. Of "PALS" and "PAL", whose stem is the same, only the one that was typed."""
        names = self._exact.get(tuple(stems), ()) or self._called_together(stems, said)
        other = [i for i in names if i in self._acronyms and self._acronyms[i] != tuple(said)]
        return names if len(other) == len(names) else [i for i in names if i not in other]

    def _called_together(self, stems: Sequence[str], said: Sequence[str]) -> Sequence[int]:
        """The names of two words that one word is when the space is left out: "datascientist", "#firstaid"."""
        word = stems[0]
        if len(stems) > 1 or len(word) < _TOGETHER_FROM or said[0] in self._as_typed or word in self._in_names:
            return ()
        return self._together.get(word, ())

    @cached_property
    def _together(self) -> Mapping[str, Sequence[int]]:
        """Made when it is first asked for: a start need not wait for it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(self._tokens):
            if len(name) == 2 and self._generic.isdisjoint(name):
                spelt = "".join(word_texts(self._names[position].text))
                for written in {"".join(name), stem(spelt)}:
                    found[written].append(position)
        return found

    def _keep(self, found: dict[tuple[NameKind, str], Match], position: int, score: float, exact: bool) -> None:
        name = self._names[position]
        known = found.get((name.kind, name.id))
        if known is None or score > known.score:
            found[name.kind, name.id] = Match(name.kind, name.id, score, name.text, exact)

    def _align_all(self, typed: Sequence[str], whole: bool) -> Iterable[tuple[int, Alignment]]:
        spread = [*typed, *(word for t in typed for word in self._expansions.get(t, ()))]
        alike = self._alike(typed, _REAL)
        for position in self._index.candidates(spread, _RERANKED_ALONE, _TELLING_ALONE):
            alignment = align(typed, self._tokens[position], alike, self._rarity, whole)
            if alignment is not None:
                yield position, alignment

    def _alike(self, typed: Sequence[str], everyday: Collection[str]) -> Alike:
        """The typed words that a word of a name is like; names share most of their words, so each is compared once."""

        @cache
        def alike(known: str) -> list[tuple[int, float]]:
            return [
                (position, sim)
                for position, word in enumerate(typed)
                if (sim := float(word == known) if word in everyday else self._likeness(word, known))
            ]

        return alike

    def in_a_name(self, word: str) -> bool:
        """Whether a word is a part of any name."""
        return stem(word.casefold()) in self._in_names

    def near_code(self, text: str) -> tuple[str, list[str]] | None:
        """A code in ``text`` that is not known but looks like those that are, and the credentials of the nearest."""
        for match, kin in self._unknown_codes(text):
            near = process.extract(fold_code(match.group()), kin, scorer=OSA.normalized_similarity, limit=3)
            return match.group(), list(dict.fromkeys(c for code, _, _ in near for c in self._codes[code]))
        return None

    def _unknown_codes(self, text: str) -> Iterable[tuple[re.Match[str], list[str]]]:
        """What looks like a code and is none, with the known codes that share its letters."""
        for match in _CODE.finditer(text):
            folded = fold_code(match.group())
            letters = folded.rstrip("0123456789")
            kin = [code for code in self._codes if code.startswith(letters) and code[len(letters) :].isdigit()]
            if folded not in self._codes and kin:
                yield match, kin

    # -- a sentence ---------------------------------------------------------------------------------

    def spot(self, text: str) -> list[Mention]:
        """The names inside a text, in order of appearance, not overlapping."""
        sentence = words(text)
        typed = [stem(word.text) for word in sentence]
        codes = list(self._spot_codes(sentence))
        readings = [*self._spot_exact(text, sentence, typed), *self._spot_alike(text, sentence)]
        taken = {i for start, end, _ in codes for i in range(start, end)}
        taken |= {i for m, _ in self._unknown_codes(text) if " " not in m.group() for i in _within(sentence, m)}
        free = [r for r in readings if taken.isdisjoint(range(r[1].start, r[1].end))]
        mentions = [mention for _, _, mention in codes]
        mentions += [self._mention(sentence, best, same) for best, same in self._chosen(free)]
        return sorted(mentions, key=lambda m: m.start)

    def _chosen(self, readings: Sequence[_Reading]) -> Iterable[tuple[Alignment, list[_Reading]]]:
        """The best reading, and with it all others of the same words; then the best of those that are left."""
        at: defaultdict[int, set[int]] = defaultdict(set)
        for place, (_, found, _) in enumerate(readings):
            for word in range(found.start, found.end):
                at[word].add(place)
        gone: set[int] = set()
        for place in sorted(range(len(readings)), key=lambda place: self._rank(readings[place])):
            if place not in gone:
                best = readings[place][1]
                same = set().union(*(at[word] for word in range(best.start, best.end))) - gone
                gone |= same
                yield best, [readings[other] for other in sorted(same)]

    def _rank(self, reading: _Reading) -> tuple[float, bool, int, int]:
        position, found, exact = reading
        return (-found.weight * found.score, not exact, found.start, len(self._tokens[position]))

    def _mention(self, sentence: Sequence[Word], best: Alignment, same: Sequence[_Reading]) -> Mention:
        found: dict[tuple[NameKind, str], Match] = {}
        length = best.end - best.start
        called_so = {self._names[at].kind for at, a, exact in same if exact and a.end - a.start == length}
        for position, alignment, exact in same:
            if alignment.weight >= _ALTERNATIVE_FROM * best.weight:
                shorter = alignment.end - alignment.start < length and self._names[position].kind in called_so
                covers = self._tells(sentence, alignment) >= self._tells(sentence, best)
                score = alignment.score if covers and not shorter else alignment.score - _PASSES_OVER
                # which credential is the shorter one is judged by the names that are exact
                whole = covers and not (shorter and self._names[position].kind != "credential")
                self._keep(found, position, score, exact and whole)
        ranked = sorted(map(self._unless_generic(found.values()), found.values()), key=_by_rank)
        return Mention(sentence[best.start].start, sentence[best.end - 1].end, tuple(ranked[:12]))

    def _tells(self, sentence: Sequence[Word], span: Alignment) -> int:
        return sum(1 for w in sentence[span.start : span.end] if stem(w.text) not in self._generic)

    def _unless_generic(self, matches: Iterable[Match]) -> Callable[[Match], Match]:
        """ "HR manager certification" asks about the job; that some credential is called so comes second."""
        others = {self._telling(m.name) for m in matches if m.exact and m.kind in ("role", "skill", "family")}
        exact = [m for m in matches if m.exact and m.kind == "credential"]
        whole = {self._telling(m.name) for m in exact if self._ends_so(m)}
        part = {self._telling(m.name) for m in exact if not self._ends_so(m)}

        def judge(match: Match) -> Match:
            told = self._telling(match.name)
            if match.kind != "credential" or told not in others:
                return match
            if told in whole and told in part:  # "RN license" is the licence called so, not the exam called RN
                return match if self._ends_so(match) else replace(match, score=match.score - _PART_OF_IT, exact=False)
            return replace(match, score=match.score - _GENERIC_WEIGHT, exact=False) if self._ends_so(match) else match

        return judge

    def _ends_so(self, match: Match) -> bool:
        """Whether the name has an ending that says of many that they are credentials."""
        spelt = [stem(w.text) for w in words(match.name)]
        return len(self._telling(match.name)) < len(spelt) and spelt[0] not in self._generic

    def _telling(self, name: str) -> tuple[str, ...]:
        return tuple(t for t in (stem(w.text) for w in words(name)) if t not in self._generic)

    def _spot_codes(self, sentence: Sequence[Word]) -> Iterable[tuple[int, int, Mention]]:
        position = 0
        while position < len(sentence):
            for length in range(min(_LONGEST_CODE, len(sentence) - position), 0, -1):
                run = sentence[position : position + length]
                if any(word.text.endswith("+") for word in run[:-1]):
                    continue  # "A+ 6 hours a week" is no A6
                folded = fold_code("".join(w.text for w in run))
                owners = self._codes.get(folded, ())
                if owners and any(ch.isdigit() for ch in folded):
                    text = " ".join(w.raw for w in run)
                    matches = tuple(Match("credential", o, 1.0, text, exact=True) for o in owners)
                    yield position, position + length, Mention(run[0].start, run[-1].end, matches, text)
                    position += length - 1
                    break
            position += 1

    def _spot_exact(self, text: str, sentence: Sequence[Word], typed: Sequence[str]) -> Iterable[_Reading]:
        ends = [_ENDS.match(text, word.end) is not None for word in sentence]
        for start in range(len(typed)):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(typed)) + 1):
                if end > start + 1 and ends[end - 2] and len(sentence[end - 2].raw) > _ABBREVIATED:
                    break
                span = tuple(typed[start:end])
                for position in self._called(span, [word.text for word in sentence[start:end]]):
                    if end == start + 1 and not self._stands_for_itself(sentence[start]):
                        continue
                    if end == start + 1 and self._is_longer(position, sentence, start):
                        continue
                    weight = sum(map(self._rarity, span)) * 1.05
                    yield position, Alignment(start, end, 1.0, 1.0, weight, end - start, weight), True

    def _stands_for_itself(self, word: Word) -> bool:
        """A one-word name that is also an everyday word (``ace``, ``rn``, ``it``) counts only in capitals."""
        return word.text not in self._common or (word.raw.isupper() and len(word.raw) > 1)

    def _is_longer(self, position: int, sentence: Sequence[Word], at: int) -> bool:
        """Whether an acronym with an S behind it is one of its own, and not several: "my CPCS card" is no CPC."""
        if position not in self._acronyms or self._acronyms[position] == (sentence[at].text,):
            return False
        raw = sentence[at].raw
        before = [word.text for word in sentence[max(0, at - 2) : at]]
        several = raw[:-1].isupper() and raw.endswith("s")
        return not several and (raw.isupper() or _BEFORE_SEVERAL.isdisjoint(before))

    def _spot_alike(self, text: str, sentence: Sequence[Word]) -> Iterable[_Reading]:
        for offset, length in self._segments(text, sentence):
            for position, found in self._spotted(tuple(w.text for w in sentence[offset : offset + length])):
                yield position, _shifted(found, offset), False

    def _alike_in(self, said: tuple[str, ...]) -> Sequence[tuple[int, Alignment]]:
        """The names that are spotted in neighbouring words."""
        run = [stem(word) for word in said]
        asked = [t for t, word in zip(run, said, strict=True) if word not in self._as_typed]
        if not asked or not self._may_be_alike(run) or (len(run) == 1 and self._exact.get(tuple(run))):
            return []
        everyday = {t for t, word in zip(run, said, strict=True) if word in self._as_typed}
        alike = self._alike(run, everyday)
        spread = [*asked, *(word for t in asked for word in self._expansions.get(t, ()))]
        limit = _RERANKED if len(asked) > 1 else _RERANKED_SINGLE
        aligned = (
            (position, align(run, self._tokens[position], alike, self._rarity, whole=False))
            for position in self._index.candidates(spread, limit)
            if self._telling_words[position] == 1 or sum(map(bool, map(alike, self._tokens[position]))) > 1
        )
        return [(position, f) for position, f in aligned if f is not None and self._is_spotted(position, f, run)]

    def _may_be_alike(self, run: Sequence[str]) -> bool:
        """Whether any name at all could be spotted in these words: most lone words need no search."""
        telling = [t for t in run if t not in self._generic]
        return len(telling) > 1 or any(len(t) >= _MISTYPED_SINGLE_FROM for t in telling)

    def _is_spotted(self, position: int, found: Alignment, run: Sequence[str]) -> bool:
        """Whether enough of a name is there: two telling words, or all of a name that is one."""
        span = run[found.start : found.end]
        telling = [t for t in span if t not in self._generic]
        if not _MORE_OF.isdisjoint(span) and all(t.isdigit() or t in _AN_AMOUNT for t in telling):
            return False  # "10 more hours" is no OSHA 10-Hour
        if found.words == 1 or len(telling) < 2:
            if len(self._tokens[position]) == 1 and self._tokens[position][0].removesuffix("+") == run[found.start]:
                return False  # "a project" is no Project+
            long_enough = max(map(len, telling), default=0) >= _MISTYPED_SINGLE_FROM
            if any(self._in_names[t] > _IN_MOST_NAMES for t in telling):
                return False
            return self._telling_words[position] == 1 and long_enough and found.score >= _SPOTTED_SINGLE_FROM
        return found.score >= _SPOTTED_FROM

    def _segments(self, text: str, sentence: Sequence[Word]) -> Iterable[tuple[int, int]]:
        """Runs of words between punctuation and words that no name holds together across, as (start, length)."""
        start = 0
        for i, word in enumerate(sentence):
            broken = i > start and _breaks(text[sentence[i - 1].end : word.start])
            if broken:
                yield start, i - start
                start = i
            if word.text in self._barriers:
                if i > start:
                    yield start, i - start
                start = i + 1
            elif i - start + 1 >= _LONGEST_NAME:
                yield start, i + 1 - start
                start = i + 1
        if start < len(sentence):
            yield start, len(sentence) - start


#: Where a sentence ends, no name goes on: "got scrum. product owner gaps?"; "St. John" is one.
_ENDS = pattern(r"[.?!]+\s|\s*[;\n]")
_ABBREVIATED = 3


def _by_rank(match: Match) -> tuple[float, bool, int, int, str]:
    return (-match.score, not match.exact, _KIND_ORDER[match.kind], len(match.name), match.id)


def _breaks(between: str) -> bool:
    return any(ch in ".,;:!?()[]{}<>\n|/•" for ch in between)


def _within(sentence: Sequence[Word], match: re.Match[str]) -> Iterable[int]:
    return (i for i, word in enumerate(sentence) if word.start < match.end() and match.start() < word.end)


def _shifted(found: Alignment, offset: int) -> Alignment:
    return Alignment(
        found.start + offset, found.end + offset, found.named, found.typed,
        found.weight, found.words, found.total, found.in_order,
    )  # fmt: skip
