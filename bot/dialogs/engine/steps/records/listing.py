""" "Add it to my list": of what was just talked of, held or wanted."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.said_slots import AHEAD, ZoneSlot
from bot.dialogs.engine.said_years import with_years
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.taken import LISTS, which_of_them
from bot.dialogs.engine.steps.plans.adjusting import saves_a_plan
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.target_slots import TargetSlot
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_TWO = 2
_LISTS, _SETS_A_TARGET = "put_on_list", "set_target"
_PUT = pattern(
    r"(?!.{0,60}\b(?:calendar|diary|outlook)\b)\W*(?:(?:ok|okay|yes|please|pls|can|could|you|and|so|great|nice|cool|then)\W+)*(?:add|put|save|keep|note|store|record|track)"
    r"\s+(?:it|that|this)(?:\s+one)?(?:\s+(?:in|down)(?=\W*$))?(?:\s+(?:to|on|in|into)\s+(?:my|the)\s+(?:\w+\s+)?"
    r"(?:list|records?|profile|credentials?|certs?|certificates?|account))?(?:\W+(?:please|pls|too|then|for\s+me|down|as\s+well))*"
    r"(?P<when>\W+(?:and\s+)?(?:i\s+want\s+to\s+)?(?:the\s+)?(?:exam|test|target|aim\w*|sit|for|by|until|till?|in|before|due|done)\b.{1,40})?\W*",
    re.IGNORECASE,
)


#: "I have it already"; the day of it is taken out before.
_HAVE = pattern(
    r"\W*(?:(?:oh|yes|yeah|well|but|ok|okay|actually|no)\W+)*i(?:['’]ve(?:\s+got)?|\s+(?:already\s+|do\s+)?(?:have|hold|got))\s+(?:already\s+)?"
    r"(?:it|that|this)(?:\s+one)?(?:\W+(?:already|too|as\s+well|since|on|in|from|until|till))*\W*",
    re.IGNORECASE,
)


#: "Got that 2022", "did it already": "got that" alone is understood, and held by nobody.
_GOT = pattern(
    r"\W*(?:(?:oh|yes|yeah|well|but|ok|okay|actually|no|lol|ah|hm+)\W+)*(?:i\s+|i['’]ve\s+|ive\s+)?(?:already\s+)?(?:got|did|done|passed|took|have\s+done|sat)\s+(?:it|that|this)(?:\s+one)?"
    r"(?P<when>(?:\W+(?:already|too|as\s+well|since|on|in|from|back|last|ago|(?:19[89]|20[0-3])\d))*)\W*",
    re.IGNORECASE,
)
_PAST = pattern(r"\b(?:already|(?:19[89]|20[0-3])\d)\b", re.IGNORECASE)


def _says_held(session: Session) -> bool:
    heard = session.heard
    if _HAVE.fullmatch(heard.undated):
        return True
    said = _GOT.fullmatch(heard.undated)
    past = all(d.options and min(d.options) <= heard.today for d in heard.dates)
    return said is not None and past and bool(heard.dates or _PAST.search(said["when"]))


async def put_on_list(session: Session) -> Reply | None:
    """ "I have it already" records it; None unless a credential was talked of, and nothing was changed since."""
    at, last, frame = session.state.focus.at, session.state.last, session.state.waiting
    if frame is not None and frame.dialog == _LISTS and session.guesses[0].dialog == _SETS_A_TARGET:
        session.state.stack.remove(frame)  # "aiming for may" says that it is wanted, too
        return await session.begin(_LISTS, {**frame.slots, "possession": "wanted"}, 0.9)
    if frame is not None and frame.dialog == _LISTS and _says_held(session):
        session.state.stack.remove(frame)
        return await _recorded(session, frame.slots["credential"])
    known = session.manager.knowledge.catalogue.credentials.get(at or "")
    if (
        known is None
        and frame is None
        and last is not None
        and last.dialog in LISTS
        and _PUT.fullmatch(session.heard.text)
    ):
        return _which(session)
    if known is None or last is None or session.dialog(last).writes or session.given.records is None:
        return None
    if not session.given.private or not (frame is None or _may_wait(session, frame)):
        return None
    if (put := _PUT.fullmatch(session.heard.text)) is not None and not saves_a_plan(session):
        ahead = put["when"] and TargetSlot(AHEAD, ahead=True).find(session.heard).value is not None
        if put["when"] and not ahead:
            return None  # "put it in my calendar"
        _let_go(session)
        possession = {"possession": "wanted"} if ahead else {}
        return await session.begin(_LISTS, {"credential": known.id, **possession}, 0.9)
    if session.heard.named or not _says_held(session):
        return None
    _let_go(session)
    return await _recorded(session, known.id)


def _which(session: Session) -> Reply | None:
    """Of several that were just shown."""
    if len(session.state.focus.credentials) < _TWO or session.given.records is None or not session.given.private:
        return None
    return which_of_them(session, {}, _("Which one shall I put on your list?"))


async def _recorded(session: Session, credential: str) -> Reply:
    name = session.manager.knowledge.catalogue.credentials[credential].name
    record = dated({"ids": [credential], "name": name}, with_years(session.heard).dates, session.heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


_TO_A_LIST = pattern(
    r"\W*(?:(?:ok|okay|yes|please|pls|can|could|you|u|and|so|great|nice|cool|then|maybe|well)\W+)*(?:add|put|pop|stick|note|save)\s+"
    r"(?P<what>\S.{0,80}?)\s+(?:on|in|into|to|onto)\s+(?:my|the)\s+(?:(?P<wish>to[\s-]?do|wish|wanted|want|learning|study|bucket|reading)[\s-]?)?list\b"
    r"(?P<when>\s+(?:for|by|until|till?|before|in|this|next)\s.{1,40})?",
    re.IGNORECASE,
)


async def named_on_list(session: Session) -> Reply | None:
    """ "Put CAPM on my list for spring": what shall be done is no record; whether it is held is asked where unsaid."""
    heard, said = session.heard, _TO_A_LIST.match(session.heard.text)
    if said is None or session.given.records is None or not session.given.private or len(heard.named) != 1:
        return None
    meant = heard.named[0].mention
    found = [m.id for m in meant.leading("credential")]
    if len(found) != 1 or not said.start("what") <= meant.start < said.end("what"):
        return None
    ahead = said["when"] and TargetSlot(AHEAD, ahead=True).find(heard).value is not None
    if heard.dates and not ahead:
        return None  # "put my CKA on my list, got it on 3 May" says when it was got
    if not (said["wish"] or ahead or found[0] in session.state.focus.credentials):
        return None  # out of the blue "add the CKA to my list" tells of a record
    possession = {"possession": "wanted"} if said["wish"] or ahead else {}
    return await session.start(Guess(_LISTS, 0.9, "it shall go on a list"), {"credential": found[0], **possession})


_ALL = pattern(
    r"\W*(?:(?:ok|okay|and|so|now|please|pls|can|could|you|just|thanks|thx)\W+)*(?:show|list|see|give|tell)\s+(?:me\s+)?(?:all|everything|them(?:\s+all)?|the\s+(?:whole\s+)?list)"
    r"(?:\s+of\s+(?:it|them|mine))?(?:\s+i\s+have)?(?:\W+(?:please|pls|now|again))*\W*"
    r"|\W*(?:(?:ok|okay|and|so|now|well|then|btw)\W+)*(?:when|until\s+when|how\s+long)\s+(?:do|does|will|are|is)\s+(?:they|these|those|mine|all(?:\s+of)?(?:\s+(?:them|these|those|mine))?|each(?:\s+of\s+them)?)(?:\s+all)?"
    r"\s+(?:expire|run\s+out|end|lapse|last|valid|good\s+for|due|up)(?:\W+(?:again|then|exactly|pls|please|all))*\W*",
    re.IGNORECASE,
)
_LATELY = 3


async def all_of_them(session: Session) -> Reply | None:
    """ "Show all", "when do they all expire", right after talk of their own records, is of those."""
    if not session.given.private or session.heard.named or not _ALL.fullmatch(session.heard.text):
        return None
    lately = session.state.done[-_LATELY:]
    of_records = [f for f in lately if session.manager.dialogs[f.dialog].private and f.dialog in _OF_RECORDS]
    return await session.begin("list_holdings", {}, 0.9) if of_records else None


_OF_RECORDS = frozenset(
    {
        "add_holding", "list_holdings", "holding_status", "how_to_renew", "correct_holding", "date_holding",
        "log_units", "renew_holding", "remove_holding", "units_left", "set_stages", "mute_holding", "set_time_zone",
    }
)  # fmt: skip


def _may_wait(session: Session, frame: Frame) -> bool:
    """Whether the question is answered by it, or is of something else."""
    asks_a_place = frame.awaiting is not None and isinstance(
        session.dialog(frame).slot(frame.awaiting.slot).type, ZoneSlot
    )
    return asks_a_place or _asks_what(frame)


def _asks_what(frame: Frame) -> bool:
    return frame.dialog == ADDING and not frame.slots.get("records")


def _let_go(session: Session) -> None:
    """ "What did you get?" is answered by it."""
    session.state.stack = [f for f in session.state.stack if not _asks_what(f)]
