""" "Mute the ATA till March": of one of their own, and not of all that is sent."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records import which_record
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_PAUSES, _STOPS, _SNOOZES, _MUTES = "pause_reminders", "stop_reminders", "snooze_reminder", "mute_holding"
_QUIET = pattern(
    rf"{ASKING}(?:mute|snooze|silence|pause|hush|stop|skip|shut\s+up|be\s+quiet|keep\s+quiet|quiet|leave\s+me\s+alone"
    r"|(?:stop|no\s+more)\s+(?:reminders?|reminding\s+me|messages?|pinging\s+me|nagging\s+me))\s+(?:(?:about|for|of|on|with)\s+)?(?:the|my)\s+(?P<name>[\w+-]{2,20})",
    re.IGNORECASE,
)
#: What is no record of theirs, and is paused otherwise.
_OF_NO_RECORD = frozenset(
    {
        "reminders",
        "nudges",
        "messages",
        "noise",
        "study",
        "studies",
        "studying",
        "learning",
        "plan",
        "course",
        "courses",
    }
)


async def asked(session: Session) -> Reply | None:
    """None where all of it is meant, or a credential of the catalogue is named."""
    heard, best = session.heard, session.guesses[0]
    said = _QUIET.match(heard.text) if best.dialog in (_PAUSES, _STOPS, _SNOOZES, _MUTES) else None
    if said is None or heard.people or heard.teams or session.given.records is None or not session.given.private:
        return None
    if any(n.mention.of("credential") for n in heard.named) or not await session.given.records.holdings():
        return None
    meant = await which_record.named(session, said.start("name"))
    if len(meant) == 1:
        until = fill_from_message(session.manager.dialogs[_SNOOZES], heard).slots.get("until")
        session.trace.append("quiet is asked for of one of their own")
        slots = {"holding": meant[0].id, "until": until} if until else {"holding": meant[0].id}
        return await session.begin(_SNOOZES if until else _MUTES, slots, 0.9)
    phrases = session.manager.phrases
    if meant or key(said["name"]) in {*phrases.common, *phrases.generic, *_OF_NO_RECORD}:
        return None
    text = _("I keep no credential of you that is called {name}, so I changed nothing.")
    return Reply(
        parts=(paragraph(text, name=bold(said["name"])),), buttons=(begin(_("My credentials"), "list_holdings"),)
    )


_UNTIL = pattern(r"\b(?:(?:un)?till?|before|earlier\s+than)\s+(?:the\s+|on\s+|about\s+)*$", re.IGNORECASE)


async def till_a_day(session: Session) -> Reply | None:
    """ "Don't remind me of CISSP until 10 February" stops it for no longer than that."""
    heard, best, records = session.heard, session.guesses[0], session.given.records
    if best.dialog not in (_MUTES, _STOPS) or records is None or not session.given.private:
        return None
    days = heard.days_ahead()
    if (
        len(days) != 1
        or heard.people
        or heard.teams
        or not any(_UNTIL.search(heard.text, 0, d.start) for d in heard.ahead())
    ):
        return None
    meant = await which_record.named(session, 0)
    if len(meant) != 1:
        return None
    session.trace.append("quiet of one of their own until a day")
    return await session.begin(_SNOOZES, {"holding": meant[0].id, "until": days[0].isoformat()}, 0.9)
