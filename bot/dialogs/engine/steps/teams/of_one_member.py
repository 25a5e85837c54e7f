"""What a lead wants for one member, or asks of what that member holds: "what does it cost for Ife to keep it"."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.price_asked import renewal_is_priced
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, SOMETHING, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING
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
