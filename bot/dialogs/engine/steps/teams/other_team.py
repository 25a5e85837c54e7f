"""Another team than the one just named was meant: "no i meant Ops", "wrong team, into Ops", "Ops, not Data"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.words import words
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: Taken back and done elsewhere, this would cost people their place, or a lead theirs, on the strength of a few words.
_TAKES_AWAY = frozenset({"remove_member", "unmake_lead", "close_team", "hand_over_team", "step_down", "leave_team"})
#: What belongs to the team that was not meant.
_OF_THE_OTHER = ("chosen", "page", "decision", "requirement", "number", "also")
_NOT = pattern(
    r"(?<!\w)(?:not|instead\s+of|rather\s+than)\s+(?:(?:in|into|to|for|from|of|the|team)\s+){0,3}$", re.IGNORECASE
)
#: What stands around the name, besides what stands around any correction.
AROUND = frozenset("into team teams group one other in not under his her their there".split())  # noqa: SIM905
#: "Warehouse I mean, the team where Tom is", "no i said warehouse": the name, and that it is what was meant.
_SAID_SO = pattern(
    rf"{CORRECTING}(?:not\s+[\w'\s-]{{2,30}}[,;]?\s+)?(?:the\s+|my\s+|for\s+|in\s+|of\s+)?(?P<front>\S[^,;.!?\n]{{1,40}}?)(?:\s+team)?[,\s]+(?:is\s+what\s+)?(?:i\s+(?:mean[t]?|said)|was\s+meant|that\s+is)(?:\W+(?:the|that|where|with|in|which|who|i|not)\b[^?\n]{{0,60}})?\W*"
    rf"|{CORRECTING}(?:but\s+)?i\s+(?:said|asked\s+(?:for|about)|mean[t]?|was\s+(?:asking|talking)\s+(?:about|of)|wanted)\s+(?:(?:the|my|for|in|of|about|team)\s+){{0,2}}(?P<behind>\S[^,;.!?\n]{{1,40}}?)(?:\s+team)?(?:\W+(?:not|the|that|where|with|which)\b[^?\n]{{0,60}})?\W*",
    re.IGNORECASE,
)


async def corrected(session: Session) -> Reply | None:
    """The same of the one that was meant, named and said to be, with what tells it from others."""
    last, said = session.state.last, _SAID_SO.fullmatch(session.heard.text)
    if said is None or last is None or session.state.asking is not None or not is_of_teams(last.dialog):
        return None
    team = called(session, " ".join(word.text for word in words(said["front"] or said["behind"])))
    if team is None:
        return None
    return await instead(session, last, team) or await session.begin("show_team", {"team": team}, 0.8)


def meant(session: Session) -> int | None:
    """The one team that is named without a "not" in front."""
    heard = session.heard
    teams = [team for team in heard.teams if not _NOT.search(heard.text[max(0, team.start - 40) : team.start])]
    return teams[0].ids[0] if len(teams) == 1 and len(teams[0].ids) == 1 else None


def called(session: Session, name: str) -> int | None:
    """The team of that name, also where the name means something else: right after talk of a team it is one."""
    teams = [team.id for team in session.given.circle.teams if name in _names(team.name)]
    return teams[0] if len(teams) == 1 else None


def _names(name: str) -> tuple[str, str]:
    whole = " ".join(word.text for word in words(name))
    return whole, whole.removesuffix(" team")


async def instead(session: Session, last: Frame, team: int) -> Reply | None:
    """What was done is taken back there and done here; of what was asked, the answer for this team."""
    dialog, undo = session.dialog(last), session.state.undo
    before = last.slots.get("team") or session.state.focus.team
    if not dialog.has("team") or "apart" in last.slots or before == team:
        return None
    same = {**{k: v for k, v in last.slots.items() if k not in _OF_THE_OTHER}, "team": team}
    session.trace.append("the same in another team")
    if not dialog.writes:
        return await session.begin(last.dialog, same, 0.9)
    if team not in session.given.circle.led:
        return None
    if undo is None or "each" in undo or last.dialog in _TAKES_AWAY:
        return _offered(session, last.dialog, same, team)
    back = await press(session, undo)
    return Reply(parts=back.parts).plus(await session.begin(last.dialog, same, 0.9))


def _offered(session: Session, dialog: str, same: dict[str, Any], team: int) -> Reply:
    name = next(known.name for known in session.given.circle.teams if known.id == team)
    text = _("That is done where you said it first. For the same in {team}, press below.")
    yes = begin(_("Yes, in {team} too").format(team=name), dialog, **same)
    return Reply(parts=(paragraph(text, team=name),), buttons=(yes,))
