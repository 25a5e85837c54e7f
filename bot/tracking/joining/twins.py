"""Which records of two people are of one and the same thing, and what to keep of the two: pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from bot.tracking.holdings import Holding
from bot.tracking.learning import Study


class _Named(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def credential(self) -> str | None: ...
    @property
    def name(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


@dataclass(frozen=True)
class Differing:
    """A record that both had, not alike. ``kept`` and ``other``: what differs, by column, as it is kept and as it
    would be otherwise; ``spare`` is the id of the record that was put aside.
    """

    id: int
    spare: int
    name: str
    credential: str | None
    kept: dict[str, Any]
    other: dict[str, Any]


def twins(
    mine: Iterable[_Record], theirs: Iterable[_Record], better: Callable[[_Record], Any]
) -> Iterator[tuple[_Record, _Record]]:
    """Pairs of the same credential, the better one first; of equal ones the older."""
    left: dict[str, list[_Record]] = {}
    for record in theirs:
        left.setdefault(_what(record), []).append(record)
    for record in mine:
        if alike := left.get(_what(record)):
            first, second = sorted((record, alike.pop(0)), key=lambda each: each.id)
            yield (first, second) if better(first) >= better(second) else (second, first)


def _what(record: _Named) -> str:
    return record.credential or " ".join(record.name.casefold().split())


# -- holdings --------------------------------------------------------------------------------------------


def later_holding(holding: Holding) -> tuple[date, int, date]:
    """Of two the one that is valid longer is better, then the one that says more."""
    facts = (holding.awarded, holding.expires, holding.number)
    said = sum(fact is not None for fact in facts) + holding.printed + len(holding.evidence)
    return holding.expires or date.min, said, holding.awarded or date.min


def holding_of_both(kept: Holding, spare: Holding) -> dict[str, Any]:
    """What of the better record is to be changed so that nothing that only the other said is lost.

    A reminder comes if either of them wants it; a record that one of them hid from teams stays hidden.
    """
    whole = {
        "awarded": kept.awarded or spare.awarded,
        "number": kept.number or spare.number,
        "evidence": tuple(dict.fromkeys((*kept.evidence, *spare.evidence))),
        "stages": kept.stages if kept.stages is not None else spare.stages,
        "muted": kept.muted and spare.muted,
        "private": kept.private or spare.private,
    }
    if kept.expires == spare.expires:
        whole["watched_from"] = min(kept.watched_from, spare.watched_from)
        whole["snoozed_until"] = _latest((kept.snoozed_until, spare.snoozed_until))
    return {name: _plain(value) for name, value in whole.items() if value != getattr(kept, name)}


def differing_holding(kept: Holding, spare: Holding) -> Differing | None:
    names = [n for n in ("awarded", "expires", "number") if _differ(getattr(kept, n), getattr(spare, n))]
    if not names:
        return None
    return Differing(
        kept.id, spare.id, kept.name, kept.credential,
        {n: getattr(kept, n) for n in names}, {n: getattr(spare, n) for n in names},
    )  # fmt: skip


# -- studies ---------------------------------------------------------------------------------------------


def further_study(study: Study) -> tuple[int, date]:
    return study.percent, study.touched_on


def study_of_both(kept: Study, spare: Study) -> dict[str, Any]:
    """Hours were logged one by one, so they add up; progress is as far as the further one."""
    whole = {
        "target": kept.target or spare.target,
        "hours": kept.hours + spare.hours,
        "started_on": min(kept.started_on, spare.started_on),
        "touched_on": max(kept.touched_on, spare.touched_on),
        "state": "active" if "active" in (kept.state, spare.state) else kept.state,
    }
    return {name: value for name, value in whole.items() if value != getattr(kept, name)}


def differing_study(kept: Study, spare: Study) -> Differing | None:
    names = [n for n in ("percent", "target") if _differ(getattr(kept, n), getattr(spare, n))]
    if not names:
        return None
    return Differing(
        kept.id, spare.id, kept.name, kept.credential,
        {n: getattr(kept, n) for n in names}, {n: getattr(spare, n) for n in names},
    )  # fmt: skip


def _differ(kept: object, spare: object) -> bool:
    return spare is not None and kept is not None and spare != kept


def _latest(days: Sequence[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _plain(value: object) -> object:
    """As the columns take it."""
    return list(value) if isinstance(value, tuple) else value
