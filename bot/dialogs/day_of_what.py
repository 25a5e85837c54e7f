""" "Cissp in june": was it got then, does it end then, or is it planned? Nothing of it is kept before that is told."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask
from bot.dialogs.engine.said_bare import is_ahead
from bot.dialogs.engine.said_slots import HoldingSlot
from bot.dialogs.engine.slots import Found, Reads
from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import short_name
from bot.patterns import pattern
from bot.translation import _, day, listed, month

_GOT, _ENDS, _PLANNED = "got", "ends", "planned"
_RUNS_OUT = pattern(
    r"(?<!\w)(?:expir\w*|runs?\s+out|ends?|ending|lapses?|due|valid|until|till?|renew\w*|good\s+(?:to|for)|out)(?!\w)",
    re.IGNORECASE,
)
_AHEAD = pattern(
    r"(?<!\w)(?:want|wanna|plan\w*|exam|test|sit(?:ting)?|taking|take\s+it|booked|study\w*|will|going\s+to|gonna|aim\w*|hop(?:e|ing)|goal|future"
    r"|not\s+yet|to\s+(?:get|do|sit|take|pass)|i['’]ll|get\s+it|do\s+it)(?!\w)",
    re.IGNORECASE,
)
_DONE = pattern(
    r"(?<!\w)(?:got|passed|did|done|since|earned|awarded|was|issued|received|have\s+it|hold|already|then|last|yes|yep|yeah)(?!\w)",
    re.IGNORECASE,
)


class DayOfWhatSlot(HoldingSlot):
    """What is so on the day; with the day itself where the answer has one: "got 2025-06-01"."""

    hint = "I need to know what that day is: did you get it then, does it end then, or do you plan it?"

    def find_answer(self, heard: Heard) -> Found:
        """ "Got it in june 2025", "expires"; a day in full tells it alone when it is over."""
        text = heard.text
        what = next((w for p, w in ((_RUNS_OUT, _ENDS), (_AHEAD, _PLANNED), (_DONE, _GOT)) if p.search(text)), None)
        days = [d for d in heard.dates if len(d.options) == 1 and not d.year_guessed]
        over = len(days) == 1 and days[0].options[0] <= heard.today
        if what is None and over:
            what = _GOT
        if what is None:
            return Found()
        return Found(value=f"{what} {days[0].options[0].isoformat()} {days[0].grain}" if len(days) == 1 else what)


DayOfWhat = Annotated[str, Reads(DayOfWhatSlot())]


def asked_of_day(turn: Turn, records: list[dict[str, Any]]) -> None:
    """Raises Ask where nothing says what the days are of; behind such as were got the next ones were got as well."""
    bare = [r for r in records if r.get("bare")]
    last = turn.state.last
    before = (last.slots.get("records") or ()) if last is not None and last.dialog == "add_holding" else ()
    if before and all("awarded" in r and "expires" not in r and not r.get("doubt") for r in before):
        return
    if not bare:
        return
    turn.about([i for r in bare for i in r["ids"][:1] if i in turn.catalogue.credentials][:4])
    names = listed([_named(turn, r) for r in bare])
    got, ends = _when(bare[0], bare[0]["awarded"][0]), _when(bare[0], is_ahead(bare[0], turn.today).isoformat())
    question = _("Did you get {name} then, does it run out then, or do you plan it? Nothing is noted yet.")
    labels: tuple[str, ...] = (_("I got it in {day}"), _("It runs out in {day}"), _("I plan it for {day}"))
    if len(bare) > 1:
        question = _("Did you get {name} then, do they run out then, or do you plan them? Nothing is noted yet.")
        labels = (_("I got them then"), _("They run out then"), _("I plan to get them"))
    elif bare[0].get("awarded_said") == "day":
        labels = (_("I got it on {day}"), _("It runs out on {day}"), _("I plan it for {day}"))
    of_days, whats = [got, ends, ends], [_GOT, _ENDS, _PLANNED]
    if len(bare) == 1 and (first := _in_a_year(turn, bare[0])) is not None:
        labels = (*labels, _("It runs out in {day}"))
        of_days.append(f"{month(first)} {first.year}")
        whats.append(f"{_ENDS} {first.isoformat()} month")
    raise Ask(
        "of_what",
        tuple(whats),
        question.format(name=names),
        tuple(label.format(day=said) for label, said in zip(labels, of_days, strict=True)),
    )


def _in_a_year(turn: Turn, record: dict[str, Any]) -> date | None:
    """The month that "first aid mar 28" may be of as well: that of 2028, as on a card."""
    at = date.fromisoformat(record["awarded"][0])
    year = _CENTURY + at.day
    numbers = {int(said["n"]) for said in _BEHIND_A_MONTH.finditer(turn.heard.text)}
    if record.get("awarded_said") != "day" or at.day not in numbers:
        return None
    first = date(year, at.month, 1)
    return first if turn.today < first and year - turn.today.year <= _NEXT_FEW else None


_BEHIND_A_MONTH = pattern(r"(?<![\w/])[a-z]{3,9}\.?\s+['’]?(?P<n>\d\d)(?!\w|[/.:]\d)", re.IGNORECASE)
_CENTURY, _NEXT_FEW = 2000, 6


def placed(turn: Turn, records: list[dict[str, Any]], of_what: str) -> list[dict[str, Any]]:
    """The records, their days where they belong."""
    what, _space, day_told = of_what.partition(" ")
    return [_placed(turn, r, what, day_told) if r.get("bare") else r for r in records]


def _placed(turn: Turn, record: dict[str, Any], what: str, day_told: str) -> dict[str, Any]:
    rest = {k: v for k, v in record.items() if k not in ("bare", "awarded", "awarded_said")}
    said, grain = record["awarded"][0], record.get("awarded_said", "day")
    if day_told:
        said, grain = day_told.split()
    if what == _GOT:
        return {**rest, "awarded": [said], "awarded_said": grain}
    ahead = is_ahead(record, turn.today).isoformat() if not day_told else said
    if what == _ENDS:
        return {**rest, "expires": [ahead], "expires_said": grain}
    return {**rest, "doubt": "planned", "target": ahead}


def _when(record: dict[str, Any], said: str) -> str:
    at = date.fromisoformat(said)
    return day(at) if record.get("awarded_said") == "day" else f"{month(at)} {at.year}"


def _named(turn: Turn, record: dict[str, Any]) -> str:
    known = turn.catalogue.credentials.get(record["ids"][0]) if record["ids"] else None
    return short_name(known) if known else record["name"]
