""" "Pete said no?", "did Pete answer": how somebody who was asked into a team stands; "ask Pete again"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.teams import membership
from bot.tracking.teams.membership import State, Team
from bot.translation import _

_ADDS, _SHOWS = "add_members", "show_team"
_YES_NO = (
    r"(?:(?:said|say|says|answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|accept(?:ed)?|decline[ds]?|refuse[ds]?|agreed?|decided?)"
    r"(?:\s+(?:no|yes|nope|anything|nothing|it|that|to\s+(?:it|that|the\s+invit\w+|join(?:ing)?)))*)"
)
_ANSWERED = pattern(
    rf"{OPENING}(?:{SOMEBODY}(?:\s+has|['’]?s)?\s+(?:just\s+|already\s+|really\s+)?{_YES_NO}|(?:did|has|have|does)\s+{SOMEBODY}\s+(?:even\s+|already\s+|ever\s+)?{_YES_NO}"
    rf"|(?:what|why)\s+(?:did|has|does|is|was)\s+{SOMEBODY}\s+(?:{_YES_NO}|leave|left|leaving|go(?:ne|ing)?|quit|drop(?:ped)?\s+out|out|not\s+(?:in|want\s+to)(?:\s+(?:it|join))?)|{SOMEBODY}\s+(?:does\s?n['’]?t|did\s?n['’]?t|has\s?n['’]?t)\s+(?:want\s+(?:to|in)(?:\s+join)?|{_YES_NO}))"
    r"(?:\W+(?:yet|then|already|so\s+far|really|why))*\W*",
    re.IGNORECASE,
)
#: "Why can I not see Jo", "I see nothing of Jo".
_UNSEEN = pattern(
    rf"{OPENING}(?:why\s+(?:(?:can|do|could)\s*(?:n['’]?t|not)?|cant|dont|am|is|are)\s+(?:i\s+)?(?:(?:not|n['’]?t|able|to|unable)\s+){{0,3}}(?:see(?:ing)?\s+(?:(?:anything|nothing|any|much)\s+(?:of|from|about)\s+)?{SOMEBODY}|{SOMEBODY}\s+(?:not\s+(?:here|there|shown|listed|in\s+it|on\s+the\s+list)|missing))"
    rf"|(?:i\s+)?(?:can\s*not|can['’]?t|cant|do\s*n['’]?t|dont|do\s+not)\s+see\s+(?:(?:anything|nothing|any|much)\s+(?:of|from|about)\s+)?{SOMEBODY}|i\s+see\s+nothing\s+(?:of|from|about)\s+{SOMEBODY}|what\s+happened\s+(?:to|with)\s+{SOMEBODY}|where(?:['’]?s|\s+is)\s+{SOMEBODY})"
    r"(?:\W+(?:yet|then|in\s+the\s+(?:team|list)|on\s+the\s+list|here|there|though|still|now))*\W*",
    re.IGNORECASE,
)
_AGAIN = pattern(
    rf"{ASKING}(?:(?:ask|invite|try)\s+{SOMEBODY}(?:\s+(?:in|to\s+join))?|send\s+{SOMEBODY}\s+(?:the|an?|another)\s+invit\w+)\s+(?:once\s+)?(?:again|more|anew|one\s+more\s+time)(?:\W+(?:please|pls|then))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless a lead says so of one who has, or had, a place in the team that is meant."""
    heard, records = session.heard, session.given.records
    if not heard.leads or records is None or len(heard.people) != 1 or heard.named or heard.dates:
        return None
    person = heard.people[0]
    if len(person.ids) != 1 or session.state.asking is not None:
        return None
    plain = signed(heard)
    again = _AGAIN.fullmatch(plain) is not None
    unseen = _UNSEEN.fullmatch(plain) is not None
    if not (again or unseen or _ANSWERED.fullmatch(plain)):
        return None
    found = await _place(session, person.ids[0])
    if found is None:
        return None
    team, state = found
    if again:
        if state in ("member", "asked"):
            return None
        session.trace.append("somebody who is not in it is asked once more")
        return await session.begin(_ADDS, {"who": PeopleSlot().find(heard).value, "team": team.id}, 0.9)
    if unseen and state == "member":
        return await session.begin("team_member", {"who": PeopleSlot().find(heard).value, "team": team.id}, 0.9)
    session.trace.append("what somebody answered who was asked into a team")
    session.understood = (_SHOWS, 0.9)
    who, names = PeopleSlot().find(heard).value, {known.id: known.name for known in session.given.circle.people}
    ask = begin(_("Ask them again"), _ADDS, who=who, team=team.id)
    buttons = (ask,) if state in ("declined", "left", "removed") else ()
    return Reply(
        parts=(paragraph(_words(state), name=names.get(person.ids[0], person.name), team=bold(team.name)),),
        buttons=(*buttons, begin(_("Show the team"), _SHOWS, team=team.id)),
    )


async def _place(session: Session, person: int) -> tuple[Team, State] | None:
    """The team that is meant, else the only one they lead in which that one was ever asked."""
    circle, records = session.given.circle, session.given.records
    assert records is not None  # noqa: S101 - the caller looked
    meant = session.team_meant()
    found = []
    for team in circle.teams:
        place = await membership.find(records.connection, team.id, person) if team.id in circle.led else None
        if place is not None and place.state != "none":
            found.append((team, place.state))
    return next((each for each in found if each[0].id == meant), found[0] if len(found) == 1 else None)


def _words(state: State) -> str:
    if state == "asked":
        return _("{name} was asked to be in {team} and has not answered yet.")
    if state == "declined":
        return _("{name} does not want to be in {team}; nobody has to, and why is theirs to say.")
    if state == "left":
        return _("{name} said yes to {team}, and left it since.")
    if state == "removed":
        return _("{name} was taken out of {team}.")
    return _("{name} said yes and is in {team}.")
