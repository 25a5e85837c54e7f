"""A month or a season without a day or a year: "expires in june", "until spring"."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.months import MONTHS, ONLY_MONTHS, SEASONS, month_alone
from bot.dialogs.understanding.dates.patterns import LETTERS
from bot.dialogs.understanding.dates.reckoning import nearest, nearest_month
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.patterns import pattern

_BEFORE_MAY = ("before", "in", "by", "until", "till", "til", "'til", "since", "from", "during", "starting", "beginning")
#: "Move the deadline to may" is no auxiliary.
_MOVED_TO = pattern(
    r"\b(?:mov|push|shift|postpon|delay|defer|extend|prolong|bring|chang|put|set|pull)\w{0,3}\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
#: Nor is "aiming for may".
_AIMS = pattern(r"\b(?:aim\w*|going|shoot\w*|target\w*|hop\w+|plan\w*|looking|schedul\w*|booked)\s*$", re.IGNORECASE)
_ENDS = pattern(r"(?:expir|run|ran|end|lapse|due).*", re.IGNORECASE)
_OF_A_GOAL = ("target", "deadline")
_AT_ITS_END = pattern(r"\s*(?:[.,;!)]|$)", re.IGNORECASE)
_MAY = 5
_NEAR_YEARS = 6
_NEARBY = 80
_LOOSE_LEADS = ("of", "for", "to", "and", "or", "after", "got", "did")


@shape(
    "month",
    rf"(?<!\w)(?P<lead>in|by|until|till|'?til|since|before|after|from|during|around|through|of|for|expires?|exp\.?|expiry|expir(?:ing|ed)"
    rf"|was|were|run(?:s|ning)?\s+out|ran\s+out|end(?:s|ed|ing)?|lapse[sd]|due|target|deadline|passed|earned|awarded|issued|got|did|took|renewed|finished|completed|starting|beginning|between|to|and|or)\s*[:(]?\s*"
    rf"(?P<date>(?P<m>{LETTERS}))\.?(?![\w\-])",
)
def led_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    name, lead = match["m"].lower(), match["lead"].lower()
    moved = lead == "to" and _MOVED_TO.search(reading.before(match.start(), _NEARBY)) is not None
    moved = moved or (lead == "for" and _AIMS.search(reading.before(match.start(), _NEARBY)) is not None)
    if lead in ("was", "were") and reading.text[match.end() :].strip(" .!)"):
        return None  # "no bls was april", and nothing else
    last = _AT_ITS_END.match(reading.text, match.end()) is not None
    last = last and (_ENDS.fullmatch(lead) is not None or lead in _OF_A_GOAL)  # "runs out may", "target may, 5h a week"
    if name == "may" and lead not in _BEFORE_MAY and not moved and not last:
        return None
    if lead in _LOOSE_LEADS and not moved and (name not in MONTHS or len(name) < 4):
        return None
    month = month_alone(name)
    return _whole_month(reading, match, month) if month else None


@shape(
    "month",
    rf"(?:(?<![\w\-])(?=(?:{'|'.join(sorted(ONLY_MONTHS))})(?![\w\-]))|^\W*(?={LETTERS}\W*$))(?P<date>{LETTERS})",
)
def lone_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    month = month_alone(match["date"])
    return _whole_month(reading, match, month) if month and match["date"].lower() != "may" else None


@shape(
    "month",
    r"(?<!\w)(?:it|that|this)(?:\s+was|['’]s|\s+is)\s+(?:(?:only|already|just|actually|really)\s+)?(?P<date>may)\W*$",
)
def was_may(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "No wait, it was May": no auxiliary, for nothing follows."""
    return _whole_month(reading, match, _MAY)


@shape(
    "season",
    rf"(?<!\w)(?P<m>{'|'.join(SEASONS)})\s+['’]?(?P<year>\d\d)(?![\w%])(?!\s*(?:days?|weeks?|months?|hours?|h\b|points?|units?))",
)
def season_of_year(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "Spring 25" is of a year that is near."""
    year = 2000 + int(match["year"])
    if abs(year - reading.today.year) > _NEAR_YEARS:
        return None
    return reading.spot(match, (date(year, SEASONS[match["m"].lower()], 1),), "month")


@shape(
    "season",
    rf"(?<!\w)(?:in|by|until|till|'?til|since|before|during|over|through|expires?)\s+(?:the\s+)?(?P<date>(?P<m>{'|'.join(SEASONS)}))"
    r"(?!\w|\s+(?:boot|framework|professional|cloud|security|mvc|back|data|term|into|behind))",
)
def season(reading: Reading, match: re.Match[str]) -> Spot:
    return _whole_month(reading, match, SEASONS[match["m"].lower()])


#: "Put it on my list for spring"; a job may ask for Spring too.
_SET_FOR = pattern(
    r"\b(?:list|down|goal|target|aim\w*|plan\w*|it|that|schedul\w*|keep\s+[\w+]{1,20})\s*$", re.IGNORECASE
)


@shape("season", rf"(?<!\w)for\s+(?:the\s+)?(?P<date>(?P<m>{'|'.join(SEASONS)}))\s*(?=$|[.,!?;]|(?:and|please|pls)\b)")
def for_a_season(reading: Reading, match: re.Match[str]) -> Spot | None:
    if match["m"].lower() == "spring" and not _SET_FOR.search(reading.before(match.start(), _NEARBY)):
        return None
    return _whole_month(reading, match, SEASONS[match["m"].lower()])


def _whole_month(reading: Reading, match: re.Match[str], month: int) -> Spot:
    past = nearest(month, 1, reading.today, ahead=False)
    return reading.spot(match, past, "month", ahead=(nearest_month(month, reading.today),))
