""" "Delete the Gesellenbrief and the NEBOSH": each of them is removed, and of what is not kept that is said."""

from __future__ import annotations

import re

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.turn import begin
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _, listed

_REMOVES, _TWO = "remove_holding", 2
_REMOVE = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually|now)\W+){0,3}(?:take|remove|delete|drop|scrap|strike|erase|bin)\s+(?:out\s+|off\s+)?(?P<what>.{3,120}?)"
    r"(?:\W+(?:please|pls|thanks|again|off|out|from\s+(?:my|the)\s+(?:list|records?)|both|too))*\W*",
    re.IGNORECASE,
)
#: "Remove CKA and PMP from the plan" is of no record.
_OF_ELSE = pattern(
    r"\b(?:plans?|path|steps?|team|reminders?|requirements?|stud(?:y|ies)|goals?|profile|skills?)\b", re.IGNORECASE
)
_PARTS = pattern(r"\s*(?:[,;]|(?<!\w)(?:and|plus)(?!\w)|&)\s*(?:(?:and|also)\s+)?", re.IGNORECASE)
_NAME = pattern(
    r"(?:(?:the|my|that|both|also)\s+){0,2}(?P<name>[^\W_][\w&+/.()-]{0,30}(?:\s+[\w&+/.()-]{1,30}){0,4})",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where it names less than two, or one of theirs so that it may be several."""
    heard, records = session.heard, session.given.records
    said = _REMOVE.fullmatch(heard.text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    if "?" in heard.text or heard.dates or heard.people or heard.teams or _OF_ELSE.search(heard.text):
        return None
    if plan_spoken_of(session) is not None:
        return None
    names = [_NAME.fullmatch(part) for part in _PARTS.split(said["what"])]
    if len(names) < _TWO or any(name is None for name in names):
        return None
    called = [name["name"] for name in names if name is not None]
    held = await records.holdings()
    found = [_called(session, name, held) for name in called]
    if not any(found) and await _are_credentials(session, called):
        return _none_of_them(session, called)
    meant = {of[0].id for of in found if len(of) == 1}
    if not meant or any(len(of) > 1 for of in found) or len(meant) != sum(bool(of) for of in found):
        return None
    session.trace.append("several of their records are to be removed")
    replies = [await session.begin(_REMOVES, {"holding": of[0].id}, 0.9) for of in found if of]
    missing = [name for name, of in zip(called, found, strict=True) if not of]
    if missing:
        text = _("I keep no {names} of you, so there was nothing to remove.")
        replies.append(Reply(parts=(paragraph(text, names=bold(listed(missing))),)))
    return together(session, replies)


async def _are_credentials(session: Session, called: list[str]) -> bool:
    """Whether each is one of the catalogue, and none is studied."""
    records, text = session.given.records, session.heard.text
    spans = [(text.find(name), text.find(name) + len(name)) for name in called]
    named = [n.mention for n in session.heard.named if n.mention.of("credential")]
    of_each = [[m for m in named if start <= m.start < end] for start, end in spans]
    studied = {s.credential for s in await records.studies()} if records is not None else set()
    return all(of_each) and studied.isdisjoint(m.id for mention in named for m in mention.of("credential"))


def _none_of_them(session: Session, called: list[str]) -> Reply:
    session.trace.append("several are to be removed, and none of them is kept")
    session.understood = (_REMOVES, 0.9)
    text = _("I keep none of these of you: {names}. So there was nothing to remove.")
    mine = (begin(_("My credentials"), "list_holdings"),)
    return Reply(parts=(paragraph(text, names=bold(listed(called))),), buttons=mine)


def _called(session: Session, name: str, held: list[Holding]) -> list[Holding]:
    whole = [h for h in held if key(h.name) == key(name)]
    return whole or called_so(key(name), held, session.manager.phrases, session.manager.knowledge.catalogue)
