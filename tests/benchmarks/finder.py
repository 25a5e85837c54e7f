"""Finding one name among many: time, memory and recall of the finder, beside a plain scan with RapidFuzz."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from bot.dialogs.understanding.phrases import read_phrases
from bot.knowledge.catalogue import load_catalogue
from bot.knowledge.finder import Finder, Lexicon, Name
from tests.benchmarks import report
from tests.benchmarks.synthetic import mistyped, names, shortened

#: Names → p95 of a query in milliseconds.
_TARGETS = {1_000: 3.0, 10_000: None, 100_000: 10.0, 1_000_000: 25.0}
#: Queries of each kind. A plain scan of a million names takes seconds, so it answers only the first few there.
_QUERIES = 150
_PEER_QUERIES = {1_000: 150, 10_000: 150, 100_000: 40, 1_000_000: 8}
_KINDS = ("typing errors", "shortened")


@dataclass
class Answers:
    """How fast (ms) and how often right one contestant was with one kind of queries."""

    times: list[float] = field(default_factory=list)
    first: int = 0
    among_ten: int = 0

    def note(self, milliseconds: float, ids: list[str], wanted: str) -> None:
        self.times.append(milliseconds)
        self.first += ids[:1] == [wanted]
        self.among_ten += wanted in ids[:10]


@dataclass
class Size:
    """What was measured at one number of names; ``memory`` in MB, ``build`` in seconds."""

    count: int
    build: float
    memory: float
    finder: dict[str, Answers]
    peer: dict[str, Answers]


def run(quick: bool) -> list[report.Line]:
    """Measure each size in a process of its own, so that memory is counted from a clean start."""
    sizes = [1_000, 10_000] if quick else list(_TARGETS)
    lines: list[report.Line] = []
    rows: list[tuple[str, ...]] = []
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for size in pool.imap(measure, sizes, chunksize=1):
            rows += _rows(size)
            times = [t for answers in size.finder.values() for t in answers.times]
            what = f"Finding a name among {size.count:,}, p95"
            lines.append(report.Line(what, report.percentile(times, 0.95), "ms", _TARGETS[size.count]))
    header = ("names", "", "build", "memory", "queries", "asked", "p50 ms", "p95 ms", "recall@1", "recall@10")
    print(report.table(header, rows) + "\n")  # noqa: T201 - the output of `make bench`
    return lines


def measure(count: int) -> Size:
    """Build over ``count`` names and ask; every query goes to the finder and, at once after it, to the peer."""
    everything = names(load_catalogue(), count)
    phrases = read_phrases()
    lowered = [name.text.casefold() for name in everything]
    gc.collect()
    before, began = _resident(), perf_counter()
    finder = Finder(Lexicon.of(everything), abbreviations=phrases.abbreviations, generic=phrases.generic)
    build, memory = perf_counter() - began, _resident() - before
    size = Size(count, build, memory, {k: Answers() for k in _KINDS}, {k: Answers() for k in _KINDS})
    finder.find("warm up")
    for number, (kind, query, wanted) in enumerate(_queries(everything)):
        size.finder[kind].note(*_timed(lambda q=query: [m.id for m in finder.find(q)]), wanted)  # type: ignore[misc]
        if number < 2 * _PEER_QUERIES[count]:
            size.peer[kind].note(*_timed(lambda q=query: _scan(q, everything, lowered)), wanted)  # type: ignore[misc]
    return size


def _queries(everything: list[Name]) -> Iterator[tuple[str, str, str]]:
    """Kind, query and the id it was made from; the kinds take turns. Acronyms and single words are left out."""
    chance = random.Random(11)  # noqa: S311
    short = {long: brief for brief, meant in read_phrases().abbreviations.items() for long in meant}
    credentials = [n for n in everything if n.kind == "credential" and not n.acronym and len(n.text.split()) >= 3]
    for name in chance.sample(credentials, min(_QUERIES, len(credentials))):
        yield "typing errors", mistyped(name.text, chance), name.id
        yield "shortened", shortened(name.text, short, chance), name.id


def _scan(query: str, everything: list[Name], lowered: list[str]) -> list[str]:
    found = process.extract(query.casefold(), lowered, scorer=fuzz.WRatio, limit=10)
    return [everything[position].id for _, _, position in found]


def _timed(ask: Callable[[], list[str]]) -> tuple[float, list[str]]:
    began = perf_counter()
    ids = ask()
    return (perf_counter() - began) * 1000, ids


def _resident() -> float:
    """Memory of this process in MB (Linux; 0 elsewhere)."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if file.exists() else 0.0


def _rows(size: Size) -> Iterator[tuple[str, ...]]:
    built = (f"{report.figure(size.build)} s", f"{size.memory:,.0f} MB")
    for who, all_answers, cost in (("Laurel", size.finder, built), ("RapidFuzz scan", size.peer, ("", ""))):
        for kind, answers in all_answers.items():
            asked = len(answers.times)
            speed = [report.figure(report.percentile(answers.times, share)) for share in (0.5, 0.95)]
            recall = [f"{right / asked:.0%}" for right in (answers.first, answers.among_ten)]
            yield (f"{size.count:,}", who, *cost, kind, str(asked), *speed, *recall)
