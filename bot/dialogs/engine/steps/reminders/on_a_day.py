"""Reminders on a day that is wished: "remind me on Sunday" of what is studied, "remind me of the Safe Pass on 20
December too", "remind me about the BLS", "remind me to renew my HGV in September".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import A_PAPER, NO_CREDENTIAL
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.turn import begin
from bot.dialogs.reminders import weekday
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.times import find_weekdays
from bot.knowledge.words import key
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder
from bot.tracking.holdings import Holding
from bot.tracking.watching import stages_of
from bot.translation import _
from bot.translation import day as day_of

_SUMMARY, _AHEAD, _ON_ITS_DAY = "set_summary", "next_reminders", "snooze_reminder"
_OF_A_PLAN = frozenset({"start_plan", "my_plan", "next_step", "finish_step", "drop_step", "replan"})
_LEAD = (
    r"\W*(?:(?:ok|okay|and|so|yes|please|pls|thanks|hey|can|could|would|will|you|u|just|also|then|but|i|want|need|to|like"
    r"|['’]?d|be|maybe|better|rather)\W+){0,9}"
)
_ASKS = r"(?:remind(?:ed)?|nudge[d]?|ping(?:ed)?|poke[d]?|text|message|write|ask|buzz)(?:\s+to)?(?:\s+me)?"
#: What may stand between the wish and its day, or behind it.
_AROUND = (
    r"(?:\W+(?:again|about|of|it|this|that|to|study|learn|do|some|the|my|on|at|by|next|this|coming|in|for|with|please|pls"
    r"|thanks|thx|morning|evening|afternoon|night|noon|lunch|then|one|course|exam|studies|studying|continue|ok|and"
    r"|plan|step|progress|how|going|is|i|am|am|pm|o['’]?clock|\d{1,2}(?::\d\d)?(?:am|pm)?|every|each|mondays?"
    r"|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?)){0,14}\W*"
)
#: "On Sunday evening nudge me": its day in front, which is cut out of the text, and what stood around it.
_FRONT = (
    r"(?:(?:on|at|by|next|this|coming|the|in|for|morning|evening|afternoon|night|lunch|noon|again|\d{1,2}(?::\d\d)?|am|pm)"
    r"\W+){0,6}"
)
_WISH = pattern(rf"{_LEAD}{_FRONT}{_LEAD}{_ASKS}{_AROUND}")
#: What comes every week is the summary, which is set elsewhere.
_EVERY = pattern(rf"\b(?:every|each)\s+(?:week\s+on\s+)?\w{{3,6}}day\b|\b{WEEKDAY}s\b|\bweekends\b")
_LONGEST = 120


async def nudge(session: Session) -> Reply | None:
    """None where a record is meant, or nothing is studied."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not heard.dates or len(heard.text) > _LONGEST or "?" in heard.text[:-1]:
        return None
    if (
        _WISH.fullmatch(heard.undated.casefold()) is None
        or _EVERY.search(heard.text.casefold())
        or not await _is_of_a_study(session)
    ):
        return None
    session.trace.append("a reminder of what is studied, on a day")
    days = sorted(find_weekdays(heard.text) or ())
    ahead = heard.days_ahead() or [d.options[0] for d in heard.dates if d.grain == "day" and len(d.options) == 1]
    on = days[0] if len(days) == 1 else ahead[0].weekday() if len(ahead) == 1 else None
    return _what_there_is(session, on)


async def _is_of_a_study(session: Session) -> bool:
    """It is what was talked of, or asked about last, or there is nothing else."""
    records, last = session.given.records, session.state.last
    if records is None or not await records.studies():
        return False
    if last is not None and last.dialog in OF_A_STUDY | _OF_A_PLAN:
        return True
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    reminded = await last_reminder(records.connection, records.person_id)
    lately = [(last.sent_at, about) for last, about in ((asked, True), (reminded, False)) if last and last.sent_at]
    return max(lately, default=(None, not await records.holdings()))[1]


def _what_there_is(session: Session, on: int | None) -> Reply:
    text = _(
        "I cannot write about a study on a single day; its target stays as it is. I ask how it goes when nothing was "
        "heard of it for a week, and a summary can come every week on a day of yours."
    )
    session.understood = (_AHEAD, 0.6)
    summary: tuple[Button, ...] = ()
    if on is not None:
        summary = (begin(_("Summary every {day}").format(day=weekday(on)), _SUMMARY, days=[on]),)
    return Reply(parts=(paragraph(text),), buttons=(*summary, begin(_("When will you remind me?"), _AHEAD)))


_ALSO = "remind_also"
_WISH_TOO = pattern(
    r"\b(?:remind|ping|warn|nudge|poke|text|message|notify|alert|tell|buzz|write)\s+(?:to\s+)?me\b|\breminders?\b",
    re.IGNORECASE,
)
_TOO = pattern(
    r"\b(?:also|too|as\s+well|additional(?:ly)?|in\s+addition|extra|another|one\s+more|plus|on\s+top)\b", re.IGNORECASE
)
#: What puts off, or sets up the whole anew.
_ELSE = pattern(
    r"\b(?:not|no|don['’]?t|dont|stop|never|nothing|only|instead|rather|(?:un)?till?|snooze|pause|mute|later|again"
    r"|before|every|each)\b|n['’]t\b|\b(?:wont|cant|didnt)\b|\bi\s+(?:set|have|put|got)\b"
    r"|\b(?!you\b|u\b|i\b)\w+\s+(?:will|shall|is\s+going\s+to|wants?\s+to)\s+(?:remind|ping|message|text|write|tell|notify)\b",
    re.IGNORECASE,
)
#: What follows a record that was just kept or looked at.
_LOOKED = frozenset({"next_reminders", "reminder_settings"})
_LONGEST_TOO = 140


async def also(session: Session) -> Reply | None:
    """None where a reminder is put off, or none would be held back by putting off."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.text) > _LONGEST_TOO:
        return None
    if len(heard.dates) != 1 or len(days := heard.days_ahead()) != 1:
        return None
    text = heard.undated
    if _WISH_TOO.search(text) is None or _ELSE.search(text) or "?" in text[:-1]:
        return None
    held = await _which(session)
    too = _TOO.search(text) is not None
    if held is None or held.expires is None or not heard.today < days[0] < held.expires:
        return None
    if not too and (await reminded_lately(session) or not _any_before(session, held, (held.expires - days[0]).days)):
        return None
    session.trace.append("one more reminder, on a day")
    return await session.begin(_ALSO, {"holding": held.id, "until": days[0].isoformat()}, 0.9)


async def _which(session: Session) -> Holding | None:
    """The one that is named; else the one that was just kept, or the only one there is."""
    records, last = session.given.records, session.state.last
    if records is None:
        return None
    held = await named(session, 0)
    if held or any(n.mention.of("credential") for n in session.heard.named):
        return held[0] if len(held) == 1 else None
    if last is None:
        return None
    kept = await just_kept(session, last)
    if last.dialog in _LOOKED:
        kept = await records.holdings()
    return kept[0] if len(kept) == 1 and not await records.studies() else None


def _any_before(session: Session, held: Holding, stage: int) -> bool:
    """Whether a reminder is to come before the one that is wished."""
    records = session.given.records
    if records is None or held.expires is None:
        return False
    left = (held.expires - session.heard.today).days
    return any(stage < each < left for each in stages_of(held, records.preferences))


_AGAIN = "unmute_holding"
_REMIND = pattern(
    r"\W*(?:(?:please|pls|ok|okay|and|can|could|will|would|you|just|now|also|but|do)\W+){0,6}(?:remind|ping|warn|notify|alert)\s+(?:to\s+)?me\s+"
    r"(?:about|of|on|before|when)\s+(?:the|my|that|this)?\s*$",
    re.IGNORECASE,
)
_NO_MORE = pattern(
    r"\W*(?:(?:one|card|cert(?:ificate|ification)?|licen[cs]e|badge|renewal|expiry|expires|expiring|ends|runs|run|is|it|due|out|lapses|too|as\s+well|please|pls|again|then|in\s+time|ok|soon)\W*){0,6}",
    re.IGNORECASE,
)

_ONCE_MORE = pattern(r"\bagain\b", re.IGNORECASE)


async def of_one(session: Session) -> Reply | None:
    """When reminders of it come; or they come again, where it is muted."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or len(heard.named) != 1 or heard.people or heard.teams:
        return None
    named = heard.named[0]
    ids, name = ids_of(named), named.mention
    around = _REMIND.fullmatch(heard.text, 0, name.start) and _NO_MORE.fullmatch(heard.text, name.end)
    if not ids or not around or heard.dates or heard.values or "?" in heard.text:
        return None
    session.trace.append("reminders of one credential")
    held = [h for h in await records.holdings() if h.credential in ids]
    if len(held) == 1 and held[0].muted:
        return await session.begin(_AGAIN, {"holding": held[0].id}, 0.9)
    if not held and _ONCE_MORE.search(heard.text):
        return None
    return await session.begin(_AHEAD, {"credential": ids}, 0.9)


_LEAD = r"\W*(?:(?:please|pls|ok|okay|and|hey|hi|can|could|will|would|you|u|just|now|also|but|do)\W+){0,6}"
_WHEN = r"(?:(?:on|in|by|at|around|early|mid|late|the|end|start|beginning|of|sometime|about)\s+){0,4}"
#: Without its day, which may stand in front or behind.
_ON_A_DAY = pattern(
    rf"{_LEAD}(?:remind|ping|warn|nudge|alert|notify|wake|text|message)\s+(?:to\s+)?me\s+(?:up\s+)?{_WHEN}"
    r"(?:(?P<ends>about|of|for|to\s+(?:renew|redo|retake|recertify|revalidate|refresh|extend))|to\s+(?P<deed>book|pay|take|sit|register|start|study|apply|do)(?:\s+for)?)\s+"
    r"(?:(?:my|the|our|an?)\s+)?(?P<name>[^\W_][\w&+/ .-]{1,50}?)"
    r"(?:\W+(?:on|in|by|at|around|early|mid|late|the|end|start|beginning|of|sometime|please|pls|thanks|thx|again|then|ok)){0,5}\W*",
    re.IGNORECASE,
)
_OF_IT = pattern(r"\s+(?:renewal|fees?|exam|test|expiry|card|cert\w*|licen[cs]e|course|refresher)\s*$", re.IGNORECASE)


async def on_a_day(session: Session) -> Reply | None:
    """Nothing is sent of what is not kept: it is said, and offered to keep it with that day as its end. None where they
    hold it or study for it, or it is no credential.
    """
    heard, records = session.heard, session.given.records
    said = _ON_A_DAY.fullmatch(" ".join(heard.undated.split())) if len(heard.dates) == 1 else None
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    day = heard.dates[0]
    if len(day.options) != 1 or day.options[0] <= heard.today or heard.people or heard.teams:
        return None
    ids = next((i for n in heard.named if (i := ids_of(n))), [])
    name = _OF_IT.sub("", said["name"])
    if not ids and (said["deed"] or NO_CREDENTIAL.search(said["name"]) or not (stripped(name) and _is_one(said))):
        return None
    held = await records.holdings()
    called = called_so(key(name), held, session.manager.phrases, session.manager.knowledge.catalogue)
    if called or any(h.credential in ids for h in held) or any(s.credential in ids for s in await records.studies()):
        return None
    session.trace.append("to be reminded of what is not kept")
    session.understood, session.slots_used = (_ON_ITS_DAY, 0.6), {"credential": ids} if ids else {}
    return _what_is_sent(
        dated({"ids": ids, "name": name}, [replace(day, cue="expires")], heard.today), bool(said["deed"])
    )


def _is_one(said: re.Match[str]) -> bool:
    return "to " in said["ends"].casefold() or A_PAPER.search(said["name"]) is not None


def _what_is_sent(record: dict[str, Any], deed: bool) -> Reply:
    ends = end_of(date.fromisoformat(record["expires"][0]), record["expires_said"])
    text = _("I do not keep {name} of you, and remind only of what I keep and of what you study for.")
    parts = [paragraph(text, name=bold(record["name"]))]
    mine = begin(_("My credentials"), "list_holdings")
    if deed:
        then = _("If you study for it, say so, such as “I study for {name}, exam on {day}”: then I ask how it goes.")
        return Reply(parts=(*parts, paragraph(then, name=record["name"], day=day_of(ends))), buttons=(mine,))
    then = _("Does it expire on {day}? Then I keep it so, and remind you in time. If on another day, tell me that.")
    keep = begin(_("It expires then"), ADDING, records=[record])
    return Reply(parts=(*parts, paragraph(then, day=day_of(ends))), buttons=(keep, mine))
