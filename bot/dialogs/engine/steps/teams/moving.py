""" "Move Jo to Audit", "transfer Kim from Ops to Audit": asked into the one team, and the other is not forgotten."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.circle_names import SaidTeam
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ADDING = "add_members"
_MOVES = pattern(
    r"\b(?:mov(?:e|es|ing)|transfer(?:s|ring)?|reassign(?:s|ing)?|shift(?:s|ing)?|switch(?:es|ing)?|swap(?:s|ping)?)\b",
    re.IGNORECASE,
)
_DENIES = pattern(r"\b(?:not|never|don['’]?t|stop)\b", re.IGNORECASE)
_POLITELY = pattern(r"^\W*(?:please\W+)?(?:can|could|would|will)\s+you\b", re.IGNORECASE)
_INTO = pattern(r"\b(?:in)?to\s+(?:(?:the|my|our|team)\s+){0,3}[\"'“‘]?$", re.IGNORECASE)


async def moved(session: Session) -> Reply | None:
    """None unless a lead says of people that they move into a team."""
    heard = session.heard
    if not (heard.leads and heard.people and _MOVES.search(_without_teams(heard))) or _DENIES.search(heard.text):
        return None
    into = [team for team in heard.teams if _goes_into(heard.text, team)]
    if len(into) != 1 or len(into[0].ids) != 1 or (asks(heard.text) and not _POLITELY.match(heard.text)):
        return None
    who = fill_from_message(session.manager.dialogs[_ADDING], heard).slots.get("who")
    if not who:
        return None
    session.trace.append("people move into a team")
    return await session.begin(_ADDING, {"who": who, "team": into[0].ids[0], "moved": True}, 0.9)


def _without_teams(heard: Heard) -> str:
    """ "Add Jo to day shift" moves nobody."""
    text = heard.text
    for team in heard.teams:
        text = text[: team.start] + " " * (team.end - team.start) + text[team.end :]
    return text


def _goes_into(text: str, team: SaidTeam) -> bool:
    return _INTO.search(text[max(0, team.start - 40) : team.start]) is not None
