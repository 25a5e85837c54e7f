"""That no team shall see what was just recorded, "don't show that to Petra", or what is renewed in the same breath."""

from __future__ import annotations

import re

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.privately import all_private, is_private, without_privacy
from bot.knowledge.namesakes import of_that_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_HIDES, _SHOWS, _RENEWS, _STUDIES_SEEN = "hide_record", "unhide_record", "renew_holding", "studies_seen"
_ADDS = "add_holding"
_TWO = 2
#: What may stand in front of such words, or alone behind them.
_NOTHING_ELSE = pattern(
    r"\W*(?:(?:oh|ok|okay|and|but|also|please|pls|wait|hm+|sorry|btw|can|could|you|i|just|though|actually|shit|damn|no"
    r"|about|of|it|any\s?more|any\s+longer|again|either|from\s+now\s+on|now|at\s+all|too|thanks|thx)(?:\W+|$))*",
    re.IGNORECASE,
)

#: "Don't tell my team I'm studying for the CCNA".
_THAT_THEY_STUDY = pattern(
    r".{0,80}?\b(?:that\s+|about\s+)?(?P<told>(?:i['’]?m|i\s+am|i['’]?ve\s+been|my|me)\s+(?:(?:now|currently|also|secretly)\s+)*"
    r"(?:study(?:ing)?|learning|preparing|training|working|revising|going)(?:\s+(?:for|on|towards))?\s+it)(?:\s+(?:exam|cert\w*|course))?\W*",
    re.IGNORECASE,
)
#: "Dont tell Gus", right after several were kept, is of all of them.
_TELL_NOBODY = pattern(
    r"\W*(?:(?:oh|ok|but|and|please|pls|hm+|btw)\W+){0,4}(?:do\s?n['’]?t|dont|do\s+not|never)\s+(?:tell|show)\s+(?!me\b|us\b)(?:my\s+)?@?[\w.-]{2,30}(?:\W+(?:please|pls|ok|though|yet|thanks))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is not said, or of something else."""
    heard, stored = session.heard, session.given.records
    # "Don't show the PRINCE2 Foundation to Petra" says of a record what "don't show it" says
    text = with_it(heard.text, [n for n in heard.named if n.mention.of("credential")])
    if stored is None or "?" in text or not is_private(text):
        return None
    waiting = session.state.waiting
    if waiting is not None and waiting.dialog == _ADDS and (heard.dates or heard.values):
        return None  # of what is being told, not of what was kept before
    best = session.guesses[0] if session.guesses else None
    if best is not None and best.dialog == _RENEWS and session.sure:
        named = {m.id for n in heard.named for m in n.mention.leading("credential")}
        renewed = [h.id for h in await stored.holdings() if h.credential in named]
        if not renewed:
            return None
        session.trace.append("what is renewed is private")
        return together(session, [*[await _hidden(session, h) for h in renewed], await session.start(best)])
    if (study := _THAT_THEY_STUDY.fullmatch(text)) is not None and len(heard.named) == 1:
        return await _of_a_study(session, heard.text[study.start("told") :])
    if not _NOTHING_ELSE.fullmatch(without_privacy(text)):
        return None
    if heard.named:  # "don't show the CKA to Petra"
        ids = _named(session)
        held = [h.credential for h in await stored.holdings() if h.credential in ids]
        if not held and any(study.credential in ids for study in await stored.studies()):
            return await session.begin(_STUDIES_SEEN, {}, 0.9)
        return await session.begin(_HIDES, {"credential": held}, 0.9) if held else None
    last, lately = session.state.last, session.state.changed_records()
    if last is not None and last.dialog in OF_A_STUDY and await stored.studies():
        session.trace.append("what the teams see of the studies")
        return await session.begin(_STUDIES_SEEN, {}, 0.9)
    kept = sorted(h.id for h in await stored.holdings() if h.id in lately)
    if (
        last is None
        or last.dialog not in KEEP_A_DATE
        or not kept
        or (len(kept) > 1 and not all_private(heard.text) and not _TELL_NOBODY.fullmatch(heard.text))
    ):
        return None
    session.trace.append("what was just recorded is private")
    return together(session, [await _hidden(session, each) for each in kept])


def _named(session: Session) -> list[str]:
    """The credentials that are named, and those that a name in short may be of: "PRINCE2" of the Practitioner."""
    heard, catalogue, found = session.heard, session.manager.knowledge.catalogue, dict[str, None]()
    for mention in (n.mention for n in heard.named):
        ids = [m.id for m in mention.leading("credential")]
        found |= dict.fromkeys([*ids, *of_that_name(catalogue, heard.text[mention.start : mention.end], ids)])
    return list(found)


async def several(session: Session) -> Reply | None:
    """ "Keep my ACCA and CIA private": each of those that are named, where all are held."""
    heard, stored, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog not in (_HIDES, _SHOWS) or not session.sure or stored is None or "?" in heard.text or heard.people:
        return None
    named = [{m.id for m in n.mention.leading("credential")} for n in heard.named if n.mention.of("credential")]
    held = [h for h in await stored.holdings() if any(h.credential in ids for ids in named)]
    if len(named) != len(heard.named) or len(held) < _TWO or len(held) != len(named):
        return None
    session.trace.append("each of those that are named")
    return together(session, [await session.begin(best.dialog, {"holding": h.id}, 0.9) for h in held])


async def _of_a_study(session: Session, told: str) -> Reply | None:
    """What the teams see of studies; one that is not followed is noted only when they say so with that known."""
    stored, ids = session.given.records, _named(session)
    if stored is None or not session.given.private:
        return None
    session.trace.append("what the teams see of the studies")
    seen = await session.begin(_STUDIES_SEEN, {}, 0.9)
    if any(study.credential in ids for study in await stored.studies()):
        return seen
    text = _("I follow no such study yet, so nobody sees one. To begin it say “{told}”.")
    return seen.plus(Reply(parts=(paragraph(text, told=told.strip(" .!")),)))


async def _hidden(session: Session, holding: int) -> Reply:
    return await session.begin(_HIDES, {"holding": holding}, 0.9)
