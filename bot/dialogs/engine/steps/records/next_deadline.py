""" "What's my next deadline", "whens the ecs thing up again": what ends first of what is held and studied, or one of
it by a word of its name.
"""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records import which_record
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Bullets, Reply, Span, bold, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.records import Records
from bot.translation import _, day

_NEXT = r"(?:next|first|nearest|closest|soonest|upcoming|coming)"
_DEADLINE = r"(?:deadlines?|due\s+dates?|milestones?)"
_SAID = pattern(
    r"\W*(?:(?:hi|hey|ok|okay|and|so|now|please|pls|tell\s+me|show\s+me|can\s+you\s+tell\s+me|remind\s+me)\W+){0,4}(?:"
    r"(?:(?:what(?:['’]?s|\s+is|\s+are)?|when(?:['’]?s|\s+is|\s+are)?|which\s+is)\s+)?(?:my|the)\s+(?:very\s+)?"
    rf"{_NEXT}\s+(?:(?:big|important|two|three)\s+)?{_DEADLINE}(?:\s+(?:i\s+have|coming\s+up|again|please|pls|of\s+mine))?"
    r"|(?:what|which)\s+deadlines\s+(?:do\s+i\s+have|have\s+i(?:\s+got)?|are\s+(?:there|coming(?:\s+up)?)))\W*",
    re.IGNORECASE,
)
#: "Which one expires first", of who holds several.
_FIRST = pattern(
    r"\W*(?:(?:hi|hey|ok|okay|and|so|now|please|pls|tell\s+me)\W+){0,4}(?:which|what)(?:['’]?s)?(?:\s+(?:one|ones|cert|card|of\s+(?:them|mine|those|these|my\s+\w+)))?(?:\s+of\s+(?:them|mine|those|these))?\s+"
    r"(?:is\s+|are\s+|comes?\s+)?(?:up|due|going|expires?|runs?\s+out|ends?|lapses?|renews?|expiring|ending)\s+(?:first|next|soonest|the\s+soonest|earliest)\W*",
    re.IGNORECASE,
)
#: "Which one first", right after records were told.
_FIRST_OF_THEM = pattern(
    r"\W*(?:(?:hi|hey|ok|okay|and|so|now|please|pls)\W+){0,4}(?:which|what)(?:\s+(?:one|ones|cert|card))?(?:\s+of\s+(?:them|these|those|mine|the\s+two))?(?:\s+(?:is|comes|goes|(?:do|should|must)\s+i\s+(?:renew|do|start\s+with)|to\s+renew|needs\s+renewing))?\s+(?:first|next|soonest)\W*",
    re.IGNORECASE,
)
_OF_RECORDS = frozenset(
    {
        "add_holding", "renew_holding", "correct_holding", "list_holdings", "holding_status", "date_holding",
        "units_left", "set_time_zone",  # the latter is asked for behind the first record
    }
)  # fmt: skip
_MOST = 5
_REMINDERS = "next_reminders"


async def asked(session: Session) -> Reply | None:
    """The first of all days that are known, and those behind it; what has none is not in it."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    last = session.state.last
    of_them = last is not None and last.dialog in _OF_RECORDS and _FIRST_OF_THEM.fullmatch(heard.text) is not None
    if session.state.asking is not None and not (of_them and session.state.asking.dialog in _OF_RECORDS):
        return None
    several = (of_them or _FIRST.fullmatch(heard.text) is not None) and (
        sum(h.expires is not None for h in await records.holdings()) > 1
    )
    if not several and not _SAID.fullmatch(heard.text):
        return None
    return await told(session)


async def told(session: Session) -> Reply:
    """All that is known to have a day, in their order."""
    records = session.given.records
    assert records is not None  # noqa: S101 - it was looked at before
    session.trace.append("what ends first")
    session.understood = (_REMINDERS, 0.9)
    lines = [_line(*each) for each in await _days(records, session)]
    if not lines:
        text = _("I know of no deadline of yours: no record that expires, and no study with a target date.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    session.state.finished(Frame(dialog=_REMINDERS, slots={"place": 0}))
    behind = (paragraph(_("After that:")), Bullets(items=tuple(lines[1:_MOST]))) if lines[1:] else ()
    buttons = (begin(_("My credentials"), "list_holdings"), begin(_("When will you remind me?"), _REMINDERS))
    return Reply(parts=(paragraph(_("Your next deadline: {line}."), line=lines[0]), *behind), buttons=buttons)


#: "And after that one?", "and then?", "whats the one after that", where days of one's own were told.
_AFTER_THAT = pattern(
    r"\W*(?:(?:and|ok|okay|so|hm+|cool|thanks|great|right|what\s+about|how\s+about)\W+){0,4}"
    r"(?:(?:what(?:['’]?s|\s+is|\s+comes)?|which\s+(?:is|comes)|when(?:['’]?s|\s+is)?)\s+)?(?:the\s+)?"
    r"(?:(?:next\s+)?(?:one\s+)?after\s+(?:that|it|this)(?:\s+one)?|next\s+one|one\s+after|then|next)\W*",
    re.IGNORECASE,
)
#: Behind "I will remind you next on …" the one after that is a reminder.
_SAYS_WHEN = frozenset({*_OF_RECORDS, "pause_reminders"}) - {
    "list_holdings",
    "holding_status",
    "units_left",
    "set_time_zone",
}
_THE_ONE = pattern(r"after\s+(?:that|this)\s+one|next\s+one|one\s+after", re.IGNORECASE)
_TELLS_A_DAY = frozenset({_REMINDERS, "holding_status"})


async def after_that(session: Session) -> Reply | None:
    """None unless a day of theirs was told of last, and nothing is named."""
    heard, last, records = session.heard, session.state.last, session.given.records
    if last is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    if heard.named or heard.people or not _AFTER_THAT.fullmatch(heard.text):
        return None
    if last.dialog in _SAYS_WHEN and _THE_ONE.search(heard.text) and await records.plan() is None:
        return await session.begin(_REMINDERS, {}, 0.9)
    if last.dialog == "list_holdings" and _THE_ONE.search(heard.text):
        return await told(session)
    if last.dialog not in _TELLS_A_DAY:
        return None
    days = await _days(records, session)
    place = await _place(session, last, days)
    if place is None or not days:
        return None
    session.trace.append("what ends after the one that was told of")
    session.understood = (_REMINDERS, 0.9)
    session.state.finished(Frame(dialog=_REMINDERS, slots={"place": min(place + 1, len(days) - 1)}))
    before = bold(days[place][1])
    if place + 1 >= len(days):
        return Reply(parts=(paragraph(_("After {name} I know of no other deadline of yours."), name=before),))
    text = _("After {name} comes {line}.")
    return Reply(
        parts=(paragraph(text, name=before, line=_line(*days[place + 1])),),
        buttons=(begin(_("My credentials"), "list_holdings"), begin(_("When will you remind me?"), _REMINDERS)),
    )


async def _place(session: Session, last: Frame, days: list[tuple[date, str, bool]]) -> int | None:
    """Which of the days was told of last."""
    if last.dialog == _REMINDERS:
        place = last.slots.get("place", 0)
        return place if isinstance(place, int) and place < len(days) else None
    records, asked = session.given.records, last.slots.get("holding")
    at = session.state.focus.at
    held = [h for h in await records.holdings() if (h.id == asked if asked else h.credential == at)] if records else []
    names = [title(h, session.manager.knowledge.catalogue) for h in held]
    return next((i for i, each in enumerate(days) if each[1] in names), None)


async def _days(records: Records, session: Session) -> list[tuple[date, str, bool]]:
    """Each with what it is of, and whether that is studied; the first one first."""
    today, catalogue = session.heard.today, session.manager.knowledge.catalogue
    held = [(h.expires, title(h, catalogue), False) for h in await records.holdings() if h.expires is not None]
    studied = [(s.target, s.name, True) for s in await records.studies() if s.target is not None]
    return sorted(each for each in (*held, *studied) if each[0] >= today)


def _line(on: date, name: str, studied: bool) -> tuple[Span, ...]:
    text = _("{name} – the day you study for is {day}") if studied else _("{name} – expires on {day}")
    return spans(text, name=bold(name), day=day(on))


_STATUS = "holding_status"
_ENDS = (
    r"(?:(?:be\s+|get\s+|coming\s+)?(?:up|due|over|out|finished|done|expired|expir(?:es?|ing)|end(?:s|ing)?"
    r"|laps(?:es?|ing)|needed|renewable|run(?:s|ning)?\s+out|need(?:s|ing)?\s+(?:doing|renewing|renewal)))"
)
_WHEN = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|but|hey|hm+|wait|pls|please|tell\s+me|again)\W+){0,4}"
    r"when(?:\s*['’]?s|\s+is|\s+are|\s+does|\s+do|\s+did|\s+will|\s+was)?\s+(?:(?:the|my|that|this)\s+)?"
    r"(?P<name>\w[\w&+/ -]{1,40}?)"
    r"(?:\s+(?:thing|thingy|one|card|cert|certificate|ticket|licen[cs]e|badge|pass|stuff|bit))?"
    rf"\s+(?:going\s+to\s+|gonna\s+)?{_ENDS}(?:\s+(?:again|next|for\s+renewal|for\s+me|then|now|please|pls)){{0,3}}\W*",
    re.IGNORECASE,
)


async def when_it_is_up(session: Session) -> Reply | None:
    """When the one of theirs ends that is called so; None where that is none, or may be several."""
    heard = session.heard
    said = _WHEN.fullmatch(heard.text[:100]) if session.given.records is not None else None
    if said is None or heard.people or heard.teams or heard.dates or session.state.asking is not None:
        return None
    meant = await which_record.named(session, said.start("name"))
    if len(meant) != 1:
        return None
    certified = [n.mention.of("credential") for n in heard.named if n.mention.of("credential")]
    if any(meant[0].credential not in {m.id for m in matches} for matches in certified):
        return None  # "my CISSP and my CCNA": another one is asked of as well
    session.trace.append("when one of their own ends")
    return await session.begin(_STATUS, {"holding": meant[0].id}, 0.9)
