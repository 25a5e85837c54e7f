""" "When does Yara's Security+ end, and Bruno's CKA?": each member is told of, with what is named behind them."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.team_slots import PeopleSlot, meant
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_MEMBER = "team_member"
_HAVE = pattern(rf"{OPENING}(?:do|does|have|has|did)\s.{{3,80}}\s(?:have|has|got|hold|holds)\b", re.IGNORECASE)
_OR = pattern(r"(?<!\w)or(?!\w)", re.IGNORECASE)
#: Of more it is asked in the whole team.
_MOST = 5


async def asked(session: Session) -> Reply | None:
    """None unless the question is about several members, or several things of one; what is named behind the last is
    asked of those before too.
    """
    heard, best = session.heard, session.guesses[0]
    people = [person for person in meant(heard) if len(person.ids) == 1]
    of_members = (session.sure and best.dialog == _MEMBER) or (heard.leads and _HAVE.match(heard.text) is not None)
    if not of_members or session.state.asking is not None or len(people) != len(meant(heard)) or not people:
        return None
    ends = [*(person.start for person in people[1:]), len(heard.text)]
    named = [
        [[m.id for m in n.mention.leading("credential")] for n in heard.named if a.end <= n.mention.start < b]
        for a, b in zip(people, ends, strict=True)
    ]
    about: dict[int, tuple[dict[str, Any], list[list[str]]]] = {}
    for person, own, said in zip(people, named, PeopleSlot().find(heard).value, strict=True):
        about[person.ids[0]] = (said, [*about.get(person.ids[0], (said, []))[1], *filter(None, own)])
    questions = [(said, each) for said, own in about.values() for each in own or [*filter(None, named[-1])] or [[]]]
    if not 1 < len(questions) <= _MOST or _OR.search(heard.text):
        return None
    session.trace.append("a question about several members, or things of one")
    given = fill_from_message(session.manager.dialogs[_MEMBER], heard).slots
    team = {"team": given["team"]} if "team" in given else {}
    slots = ({"who": [said], **({"credential": each} if each else {}), **team} for said, each in questions)
    return in_several.together(session, [await session.begin(_MEMBER, each, 0.9) for each in slots])
