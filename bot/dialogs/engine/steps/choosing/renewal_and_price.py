""" "How do i renew it and whats the damage": how it is renewed, and the price that is known, where that of renewing
is not.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_RENEWING = pattern(r"(?<!\w)(?:re-?new\w*|renewal)(?!\w)", re.IGNORECASE)
_PRICED = pattern(
    r"(?<!\w)(?:how\s+much(?!\s+(?:time|(?:\w+\s+){0,2}(?:left|more|to\s+go|missing)))|cost\w*|price\w*|the\s+damage|fees?|expensive|set\s+me\s+back|to\s+pay)(?!\w)",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where the price of renewing is known, or nobody knows of what it is asked."""
    heard, text = session.heard, session.heard.text
    if not (_RENEWING.search(text) and _PRICED.search(text)) or heard.people or heard.teams or heard.dates:
        return None
    credential = _meant(session)
    if credential is None or credential.cost is None or renewal_is_priced(credential):
        return None
    session.trace.append("how it is renewed, and what it costs")
    how = await session.begin(_INFO, {"credential": credential.id, "facet": "renewal"}, 0.9)
    unknown = Reply(parts=(paragraph(_("What renewing alone costs I do not know; this is what it costs to get:")),))
    price = await session.begin(_INFO, {"credential": credential.id, "facet": "price"}, 0.9)
    return in_several.together(session, [how, unknown, price])


def _meant(session: Session) -> Credential | None:
    """The one that is named, or was just talked of."""
    named = [n.mention.leading("credential") for n in session.heard.named if n.mention.of("credential")]
    focus = session.state.focus
    lately = focus.at or (focus.credentials[0] if len(focus.credentials) == 1 else None)
    one = named[0][0].id if len(named) == 1 and len(named[0]) == 1 else None if session.heard.named else lately
    return session.manager.knowledge.catalogue.credentials.get(one or "")


def renewal_is_priced(credential: Credential) -> bool:
    """Whether what is known of renewing says something of its price."""
    renewal = credential.renewal
    if renewal is None or not renewal.routes or renewal.annual_fee is not None:
        return True
    return any(route.fee is not None for route in renewal.routes) or "fee" in (renewal.note or "").casefold()
