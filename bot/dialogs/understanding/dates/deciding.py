"""What each date of a sentence turns out to be, by the words beside it and the dates before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.dialogs.understanding.dates.claims import Claim, claim_of, speaks_of_validity
from bot.dialogs.understanding.dates.cue_words import LISTING, NEXT_NAME, RANGE
from bot.dialogs.understanding.dates.said import DateCue, SaidDate
from bot.dialogs.understanding.dates.spots import Reading, Spot


def decided(reading: Reading, spots: Sequence[Spot]) -> Iterator[SaidDate]:
    floor = 0
    before: tuple[Spot, Claim] | None = None
    for spot, following in zip(spots, [*spots[1:], None], strict=False):
        claim = claim_of(reading, spot, following, floor)
        if before is not None and (claim.cue in (None, "until") or claim.weak):
            claim = _handed_on(reading, *before, spot, claim)
        before, floor = (spot, claim), max(spot.end, claim.end)
        ahead = claim.ahead or (claim.cue is None and reading.asked == "ahead")
        options = spot.ahead if ahead else spot.past
        strong = claim.cue is not None and not claim.weak
        if (spot.needs_cue and not strong) or (spot.may_last and strong and claim.cue == "awarded"):
            continue  # a fraction, or "passed it in 3 months"
        cue = _fitting(claim, options, reading.today)
        or_month = _or_month(spot, cue, options, reading.today)
        yield SaidDate(spot.start, spot.end, options, spot.grain, cue, _without_year(spot), or_month)


def _or_month(spot: Spot, cue: DateCue | None, options: tuple[date, ...], today: date) -> date | None:
    """The month that may be meant as well, where it lies on the same side of today as the day."""
    month = spot.or_month
    if month is None or cue not in (None, "awarded", "expires", "until") or len(options) != 1:
        return None
    ahead = options[0] > today or (options[0] == today and cue in ("expires", "until"))
    return month if ahead is (month > today) and (cue or month <= today) else None


def _without_year(spot: Spot) -> bool:
    """The same day or month, behind today and ahead of it."""
    past, ahead = ({(d.month, d.day) for d in days} for days in (spot.past, spot.ahead))
    return past == ahead and spot.past != spot.ahead


def _handed_on(reading: Reading, before: Spot, said: Claim, spot: Spot, claim: Claim) -> Claim:
    """The claim of the date ``before``, where ``spot`` is the next of a list or the end of a range."""
    between = reading.text[before.end : spot.start]
    if said.cue is not None and LISTING.fullmatch(between):
        return said
    if said.cue in ("awarded", "expires") and not claim.ahead and NEXT_NAME.fullmatch(between):
        return replace(said, weak=True)
    if RANGE.fullmatch(between):
        return Claim("expires" if speaks_of_validity(reading, before.start) else "until", ahead=True)
    return claim


def _fitting(claim: Claim, options: tuple[date, ...], today: date) -> DateCue | None:
    """ "on 3 May 2099" is no award, and "from" a day ahead is a beginning."""
    if claim.weak and claim.cue == "awarded" and options and min(options) > today:
        return None
    if claim.weak and claim.cue == "expires" and claim.ahead and options and max(options) <= today:
        return None  # "A expires in March 2027, B May 2023" tells when B was got
    if claim.weak and claim.cue == "from" and (not options or min(options) < today):
        return "awarded"
    return claim.cue
