"""A member stays where they are, "no, I stay in Kitchen", and is moved nowhere; or wants out."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.agreeing import asks
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.teams.membership import Team
from bot.translation import _, listed

_CONSENT, _LEAVE = "answer_invitation", "leave_team"
_START = (
    r"\W*(?:(?:no|nope|nah|n|thanks|thank|you|sorry|but|and|ok|please|pls|hey|hi|well|actually|then|just|oh|wait|so"
    r"|tbh)\W+){0,5}"
)
_STAYS = pattern(
    rf"{_START}(?:(?:i|i['’]?(?:m|ll|d)|im|ill|id|we|want|wanna|would|will|like|love|prefer|rather|going|gonna|to|let"
    r"|me|am|can|could|keep|leave|just|still)\s+){0,5}?"
    r"(?:stay|staying|remain|remaining|keep\s+me|leave\s+me|stick(?:ing)?)\s+(?P<where>(?:in|at|with|on|where|here|put)\b[^.?!\n]{0,60})",
    re.IGNORECASE,
)
_WHERE_THEY_ARE = pattern(
    r"(?:here|put|where\s+i\s+am|(?:in|at|with|on)\s+(?:it|that|this|(?:the|my|this|that|our)\s+(?:old\s+|current\s+|own\s+)?(?:team|one|group|crew|ward)))"
    r"(?:\s+(?:please|pls|thanks|for\s+now|though|tbh))*\W*",
    re.IGNORECASE,
)
#: "Wait no, I want to stay", at the question whether they leave.
_STAYS_AFTER_ALL = pattern(
    rf"{_START}(?:(?:i|i['’]?(?:m|ll|d)|im|ill|id|want|wanna|would|will|like|love|prefer|rather|going|gonna|to|let|me"
    r"|am|can|could|think|changed|my|mind|just|still|better|do\s?n['’]?t|do\s+not|not)\s+){0,8}?"
    r"(?:stay(?:ing)?|remain(?:ing)?|keep\s+me|leave|changed\s+my\s+mind)(?:\W+(?:in|it|here|after\s+all|then|please|pls|for\s+now|though|instead|the\s+team))*\W*",
    re.IGNORECASE,
)
_LEAVING = pattern(r"\bleave\b", re.IGNORECASE)
_NOT = pattern(r"n['’]?t\b|\bnot\b|\bno\b", re.IGNORECASE)
#: "Keep me in Laundry too" is no refusal.
_AS_WELL = pattern(r"\b(?:too|also|as\s+well|both)\b", re.IGNORECASE)
_WANTS_OUT = pattern(
    rf"{_START}(?:i|i['’]?d|id|can|could|may|you|u|please|want|wanna|would|like|need|to|let|get|take|me|be|go|\s)*\b(?:want|wanna|like|get\s+me|let\s+me|take\s+me|(?:can|may)\s+i\s+(?:get|be))\s+(?:to\s+(?:get|be|go)\s+|get\s+)?out"
    r"(?:\s+of\s+(?:it|this|that|here|there|(?:the|this|that|my)\s+(?:team|group|crew)))?(?:\s+(?:please|pls|now|again|tbh|too|asap))*\W*",
    re.IGNORECASE,
)
#: "Oh no, i want back in", right after they left.
_WANTS_BACK = pattern(
    rf"{_START}(?:no\s+)?(?:(?:i|i['’]?d|want|wanna|would|like|can|could|may|you|let|put|add|take|get|me|to|come|go|be|join|need|please|pls)\s+){{1,7}}(?:back|again)"
    r"(?:\s+(?:in|into|to|it|that|the|team|group|crew|again|please|pls|now|after\s+all))*\W*",
    re.IGNORECASE,
)
#: Right after talk of jobs it is their job that they want to leave.
_OF_JOBS = frozenset({"other_jobs", "credential_for_role", "update_profile", "skill_gap", "learning_path"})
_LONGEST = 120
_MOST = 8


async def stays(session: Session) -> Reply | None:
    """No to what they are asked into, where they name a team they are in, or none."""
    text, circle = session.heard.text, session.given.circle
    mine = [team for team in circle.teams if team.id in circle.joined]
    last = session.state.last
    if last is not None and last.dialog == _LEAVE and session.state.asking is not last and _WANTS_BACK.fullmatch(text):
        return _back_in(session)
    if not mine and last is not None and last.dialog in _OF_AN_INVITATION and _WANTS_OUT.fullmatch(text):
        return _in_none(session)
    if not mine or len(text) > _LONGEST:
        return None
    if _WANTS_OUT.fullmatch(text):
        return None if last is not None and last.dialog in _OF_JOBS else await _out_of(session, mine)
    asked = session.state.asking
    if asked is not None and asked.dialog == _LEAVE and _does_not_leave(text):
        session.trace.append("they do not leave")
        session.state.drop(asked)
        return _in(mine, asked.slots.get("team"))
    said = _STAYS.fullmatch(text)
    if said is None or _AS_WELL.search(text) or asks(text):
        return None
    here = [team for team in mine if team.name.casefold() in said["where"].casefold()]
    if not here and not _WHERE_THEY_ARE.fullmatch(said["where"].strip()):
        return None
    session.trace.append("they stay where they are")
    stay = _in(here or mine)
    reply = Reply()
    for team in sorted(circle.asked):
        reply = reply.plus(await session.begin(_CONSENT, {"answer": "no", "team": team, "plain": True}))
    return reply.plus(stay)


def _back_in(session: Session) -> Reply:
    session.trace.append("they left, and want back in")
    session.understood = (_LEAVE, 0.6)
    text = _(
        "You left, so nobody sees anything of yours there. Whoever leads the team can ask you again, or give you an "
        "invite link; then you say yes once more."
    )
    return Reply(parts=(paragraph(text),))


_OF_AN_INVITATION = frozenset({_CONSENT, "open_invitation", "who_sees", _LEAVE})


def _in_none(session: Session) -> Reply | None:
    """ "I want out", right after a no: there is nothing to leave."""
    if session.given.circle.asked or session.state.asking is not None:
        return None
    session.trace.append("they want out, and are in no team")
    session.understood = (_LEAVE, 0.9)
    return Reply(parts=(paragraph(_("You are in no team: nobody sees anything of yours.")),))


def _does_not_leave(text: str) -> bool:
    """ "I don't want to leave" does not, "I want to leave" does."""
    refuses = _LEAVING.search(text) is None or _NOT.search(text) is not None
    return refuses and _STAYS_AFTER_ALL.fullmatch(text) is not None


def _in(teams: list[Team], one: int | None = None) -> Reply:
    names = listed([team.name for team in teams if one in (None, team.id)])
    return Reply(parts=(paragraph(_("You stay in {teams}."), teams=bold(names)),))


async def _out_of(session: Session, mine: list[Team]) -> Reply:
    """Which team they want to leave is asked where they are in several."""
    session.trace.append("they want out")
    if len(mine) == 1 or not session.given.private:
        return await session.begin(_LEAVE, {"team": mine[0].id} if len(mine) == 1 else {}, 0.9)
    ids, names = tuple(team.id for team in mine), tuple(team.name for team in mine)
    return session.ask(Frame(dialog=_LEAVE), "team", ids[:_MOST], _("Which team do you want to leave?"), names[:_MOST])
