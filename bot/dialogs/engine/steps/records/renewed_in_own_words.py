"""That something of their own was renewed, told otherwise than by that word: "got my ILS done today", "got the new
licence through, valid til 14 Feb 2030", "the application is in".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately, reminded_since
from bot.dialogs.engine.steps.records.renewed_of_it import meant_by_it
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.dialogs.understanding.deciding import Guess
from bot.knowledge.finder import Mention
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.agenda import last_reminder
from bot.tracking.holdings import Holding
from bot.translation import _

_RENEWS, _SNOOZES = "renew_holding", "snooze_reminder"
_FIRST = (
    r"\W*(?:(?:ok|okay|yes|yep|yeah|yay|hi|hey|oh|so|and|good\s+news|"
    r"finally|done|sorted|all|that['’]?s|it['’]?s)\W+){0,4}"
)
_PAPER = r"(?:licen[cs]e|card|cert(?:ificate)?|badge|ticket|permit|pin|one|pass|registration|letter)"
#: "Got the new licence through", "my new card came": the paper of what was renewed.
_NEW_ONE = pattern(
    rf"{_FIRST}(?:(?:i['’]?m\s+|am\s+|already\s+|just\s+){{0,3}}renew(?:ing|ed)\s+(?:it|that|this)(?:\s+already)?\W+(?:and\s+)?)?"
    rf"(?:(?:i|i['’]?ve|have|just|finally|also)\s+){{0,3}}(?:got|have|received)?\s*(?:(?P<its>the|my)\s+|a\s+)?(?:new|renewed)\s+(?:\w+\s+)?{_PAPER}"
    r"(?:\s+(?:has\s+|is\s+|just\s+)?(?:through|came|come|arrived|here|in(?:\s+the\s+(?:post|mail))?|today|now|back))?"
    r"[\s,;.:–-]*(?:(?:and|it|it['’]?s|its|which|is|now|that|says?|runs?|this\s+one)\s+){0,3}(?:valid|good|expires?|ends?|lasts?|runs?\s+out|(?=un|ti|to\s))\s*"
    r"(?:(?:on|in|until|till|til|to|thru|through|up\s+to)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)
#: The new one is of what was just spoken of, as "a new licence" need not be.
_NEW_OF_IT = pattern(r"\bnew\s+one\b|\brenew(?:ing|ed)\s+(?:it|that|this)\b", re.IGNORECASE)
#: "Got my ILS done today", "had the first aid renewed on Monday".
_GOT_DONE = pattern(
    rf"{_FIRST}(?:(?:i|i['’]?ve|have|just|finally)\s+){{0,3}}(?:got|had|did|redid)\s+(?:my|the)\s+(?=\w)", re.IGNORECASE
)
_DONE = pattern(r"\s(?:all\s+)?(?:done|renewed|sorted|redone|re-?certified|refresher|again)\b", re.IGNORECASE)
#: "Sorted that, application is in": nothing new has come yet.
_UNDER_WAY = pattern(
    r"(?<!\w)(?:(?:application|forms?|paperwork|renewal|everything)(?:['’]s|\s+(?:is|has\s+been|are|was))?\s+(?:all\s+|now\s+|been\s+)?"
    r"(?:in|sent|submitted|under\s*way|pending|going\s+through|filed|lodged|in\s+the\s+(?:post|mail))"
    r"|(?:sent|handed|put|filed|submitted|lodged)\s+(?:in\s+|off\s+)?(?:the|my|an?)\s+(?:application|forms?|paperwork|renewal)"
    r"|applied\s+(?:for\s+(?:it|the\s+renewal|a\s+new\s+\w+)|already|online)|waiting\s+(?:for|on)\s+(?:the|my|a)\s+(?:new\s+)?\w+)(?!\w)",
    re.IGNORECASE,
)
#: "Applied today", and nothing else; the day of it is taken out before.
_APPLIED = pattern(
    r"\W*(?:(?:ok|okay|yes|yep|yeah|oh|i|i['’]?ve|ive|i['’]?m|have|just|already|now|all|it['’]?s|its|been|finally|got|round|to|it)\W+){0,6}"
    r"(?:applied|applying|(?:sent|posted|handed|put|submitted|filed)\s+(?:it|that|everything|(?:the|my)\s+\w+)?\s*(?:off|in|away)?)\W*"
    r"(?:(?:for|it|that|this|one|the|my|a|new|renewal|already|online|now|on|at|in|off|last|and|am|waiting|so|thanks|thx)\W*){0,8}",
    re.IGNORECASE,
)
_SHORT = 100


async def told(session: Session) -> Reply | None:
    """None where nothing of theirs was spoken of, or anything is asked."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or len(heard.text) > _SHORT or "?" in heard.text:
        return None
    frame = session.state.asking
    if heard.people or heard.teams or (frame is not None and frame.dialog != _SNOOZES):
        return None
    return (
        await _new_one(session) or await _got_done(session) or await _got_it_done(session) or await _under_way(session)
    )


async def _answers_a_reminder(session: Session) -> bool:
    return await reminded_since(session) or await reminded_lately(session)


async def _new_one(session: Session) -> Reply | None:
    """The day on the new paper, of what they were reminded of, or talked of."""
    heard, day = session.heard, _only_day(session)
    said = _NEW_ONE.fullmatch(heard.text, 0, day.start) if day is not None else None
    if day is None or said is None or heard.text[day.end :].strip(" .!") or day.options[0] <= heard.today:
        return None
    meant = await named(session, 0) if any(n.mention.of("credential") for n in heard.named) else []
    last, since = session.state.last, await reminded_since(session)
    its = said["its"] is not None or _NEW_OF_IT.search(said[0]) is not None
    if not meant and last is not None and its and not since:
        meant = await just_kept(session, last)
    if len(meant) != 1 and not since and not (its and await reminded_lately(session)):
        return None  # "a new licence" may be one that they never told of
    session.trace.append("the day on the new paper")
    session.state.drop_of(_SNOOZES)
    slots: dict[str, Any] = {"until": end_of(day.options[0], day.grain).isoformat()}
    return await session.begin(_RENEWS, {**slots, **_of(meant)}, 0.9)


def _of(meant: list[Holding]) -> dict[str, int]:
    return {"holding": meant[0].id} if len(meant) == 1 else {}


def _only_day(session: Session) -> SaidDate | None:
    days = [d for d in session.heard.dates if d.options]
    return days[0] if len(days) == 1 and len(days[0].options) == 1 else None


async def _got_done(session: Session) -> Reply | None:
    """What is kept already, and was done again; what was got in the first place is told otherwise."""
    heard, said = session.heard, _GOT_DONE.match(session.heard.text)
    if said is None or _DONE.search(heard.text, said.end()) is None:
        return None
    held = [h for h in await named(session, said.end()) if h.expires is not None]
    if len(held) != 1:
        return None
    return await session.start(Guess(_RENEWS, 0.9, "one of theirs was done again"), {"holding": held[0].id})


#: "Got it done on the 22nd", of the one that was talked of. The day of it is taken out before.
_IT_DONE = pattern(
    rf"{_FIRST}(?:(?:i|i['’]?ve|have|just|finally)\s+){{0,3}}(?:got|had)\s+(?:it|that|mine|this)\s+(?:all\s+)?(?:done|renewed|sorted|redone)"
    r"\W*(?:(?:on|in|at|the|again|now|already|thanks|thx|finally|back)\W*){0,5}",
    re.IGNORECASE,
)


async def _got_it_done(session: Session) -> Reply | None:
    heard = session.heard
    if _IT_DONE.fullmatch(heard.undated) is None or any(len(d.options) != 1 for d in heard.dates):
        return None
    on = [d.options[0] for d in heard.dates]
    held = await meant_by_it(session) if len(on) <= 1 and all(day <= heard.today for day in on) else []
    if len(held) != 1:
        return None
    session.trace.append("the one that was talked of was done again")
    return await session.begin(_RENEWS, {"holding": held[0], **({"on": on[0].isoformat()} if on else {})}, 0.9)


async def _under_way(session: Session) -> Reply | None:
    """It is asked until when to wait for what is to come."""
    heard = session.heard
    applied = _UNDER_WAY.search(heard.text) or _APPLIED.fullmatch(heard.undated)
    if applied is None or any(_is_known(n.mention) for n in heard.named):
        return None
    records = session.given.records
    behind = all(d.options and max(d.options) <= heard.today for d in heard.dates)  # "applied yesterday"
    if not behind or records is None or not await _answers_a_reminder(session):
        return None
    session.trace.append("the renewal is under way")
    last = await last_reminder(records.connection, records.person_id)
    asked = await session.begin(
        _SNOOZES, {"holding": min(last.holdings)} if last and len(last.holdings) == 1 else {}, 0.9
    )
    fine = paragraph(_("Good, then it is under way. I ask again once the new one should be there."))
    return Reply(parts=(fine,)).plus(asked) if session.state.waiting is not None else asked


def _is_known(mention: Mention) -> bool:
    return any(m.exact for m in mention.of("credential"))
