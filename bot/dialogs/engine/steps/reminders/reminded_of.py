""" "Remind me about the BLS", "remind me to renew my HGV in September": of one that is named, and nothing else is said
of it but perhaps a day.
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
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates import end_of
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _
from bot.translation import day as day_of

_AHEAD, _AGAIN = "next_reminders", "unmute_holding"
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


async def asked(session: Session) -> Reply | None:
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
    session.understood = (_AHEAD, 0.6)
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
