"""What a lead asks or wants for members one by one: "what does it cost for Ife to keep it", "when does Yara's
Security+ end, and Bruno's CKA?".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.price_asked import renewal_is_priced
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, SOMETHING, signed
from bot.dialogs.engine.team_slots import PeopleSlot, meant
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.teams.looking import look
from bot.translation import _

_REQUIRES, _MEMBER, _INFO = "require_credential", "team_member", "credential_info"
#: "I want the CIA for Sean too by September".
_WANTED = pattern(
    rf"{ASKING}(?:i|we)(?:['’]d)?\s+(?:(?:also|would|really)\s+){{0,2}}(?:want|need|like|require)\s+(?:to\s+have\s+)?(?:the\s+|an?\s+)?{SOMETHING}\s+(?:for|of|from)\s+{SOMEBODY}"
    rf"(?:\s+(?:too|also|as\s+well|only|alone))?(?:\s+(?:by|before|until|till|from)\s+(?:the\s+end\s+of\s+)?{A_DAY})?(?:\s+(?:too|also|as\s+well|please|pls))*\W*",
    re.IGNORECASE,
)
_IT = r"(?:it|that|this|hers|his|theirs|(?:his|her|their|the)\s+(?:cert|certificate|card|licen[cs]e|credential))"
#: "What does it cost for Ife to keep it", "how much is it to renew that for Ife".
_KEEPS = pattern(
    rf"{ASKING}(?:how\s+much|what(?:['’]?s)?)(?:\s+(?:is|does|will|would|it|that|this|cost|costs|be|the|price)){{0,5}}\s+"
    rf"(?:for\s+{SOMEBODY}\s+)?(?:to|of|for)\s+(?:keep|keeping|renew|renewing|maintain|retain)\s+{_IT}(?:\s+(?:valid|up|going|alive|current|for\s+{SOMEBODY}))*\W*",
    re.IGNORECASE,
)


async def wanted(session: Session) -> Reply | None:
    """None unless a lead wants one thing that is named for one member: what a team needs can be said of all alone."""
    heard = session.heard
    if not heard.leads or len(heard.people) != 1 or len(heard.named) != 1 or session.state.asking is not None:
        return None
    if not _WANTED.fullmatch(signed(heard)):
        return None
    session.trace.append("something is wanted for one member")
    return await session.begin(_REQUIRES, fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots, 0.9)


async def to_keep(session: Session) -> Reply | None:
    """None unless it is asked of a member by name; of several records they are shown, of one its renewal."""
    heard, records, team = session.heard, session.given.records, session.team_meant()
    if not heard.leads or len(heard.people) != 1 or heard.named or heard.dates or records is None:
        return None
    if session.state.asking is not None or not _KEEPS.fullmatch(signed(heard)):
        return None
    session.trace.append("what a member pays to keep what they hold")
    who = PeopleSlot().find(heard).value
    ids = heard.people[0].ids
    if team is None or len(ids) != 1:
        return await session.begin(_MEMBER, {"who": who}, 0.9)
    view = await look(records.connection, records.person_id, team, _MEMBER, session.given.now, ids[0])
    held = {h.credential for member in view.members for h in member.holdings if member.id == ids[0] and h.credential}
    if len(held) != 1:
        return await session.begin(_MEMBER, {"who": who, "team": team}, 0.9)
    one = held.pop()
    told = await session.begin(_INFO, {"credential": one, "facet": "renewal"}, 0.9)
    credential = session.manager.knowledge.catalogue.credentials.get(one)
    if credential is None or renewal_is_priced(credential):
        return told
    unknown = paragraph(_("What renewing costs I do not know: see the provider's page."))
    return told.model_copy(update={"parts": (*told.parts, unknown)})


_HAVE = pattern(rf"{OPENING}(?:do|does|have|has|did)\s.{{3,80}}\s(?:have|has|got|hold|holds)\b", re.IGNORECASE)
_OR = pattern(r"(?<!\w)or(?!\w)", re.IGNORECASE)
#: Of more it is asked in the whole team.
_MOST = 5


async def of_each(session: Session) -> Reply | None:
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
