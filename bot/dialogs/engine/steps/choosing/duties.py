""" "Do I have to be registered?", "is there a licence I need for that": of the job that is spoken of."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply
from bot.patterns import pattern

_DUTIES, _ABOUT = "legal_duties", "credential_info"
_PAPER = r"(?:licen[cs]\w*|registration|permit|dbs|background\s+check\w*|jabs?|vaccin\w+|hep(?:atitis)?\s+b)"
_ASKS = pattern(
    rf"\b(?:do|does|would|will|must|should|am|is|are)\s+(?:i|we|u|you|one|there|it|a|the|\w+)\b[^.?!]{{0,40}}?\b(?:"
    rf"(?:need|have|required|obliged|supposed)\s+(?:to\s+)?(?:be\s+|get\s+|also\s+)?(?:an?\s+|any\s+|some\s+)?(?:\w+\s+){{0,2}}?(?:register\w*|{_PAPER})"
    rf"|(?:government|govt|gov|state|legal|official)\s+(?:registration|licen[cs]e|register|rule|requirement)"
    rf"|require\w*\s+(?:an?\s+)?(?:\w+\s+){{0,2}}?(?:registration|licen[cs]e))|\bis\s+(?:there|it)\s+(?:an?\s+)?(?:government|govt|gov|state|legal|official)\s+(?:registration|licen[cs]e|register|requirement)",
    re.IGNORECASE,
)
#: Of one's own, when it ends or how it is renewed, something else is asked.
_OF_MINE = pattern(
    r"\b(?:renew\w*|expir\w*|valid|my\s+(?:licen[cs]e|registration|permit)|team|everyone|staff)\b", re.IGNORECASE
)


async def asked(session: Session) -> Reply | None:
    """None where no job is named or spoken of, unless it is asked of a credential, which is told about then."""
    heard, focus = session.heard, session.state.focus
    if not _ASKS.search(heard.text) or _OF_MINE.search(heard.text) or heard.people or heard.teams:
        return None
    if session.state.waiting is not None and session.state.waiting.dialog != "set_time_zone":
        return None
    named = [n for n in heard.named if n.cue != "excluded"]
    jobs = [n.mention.of("role")[0].id for n in named if n.kind == "role"]
    one = [i for n in named if n.kind == "credential" for i in ids_of(n)]
    job = next(iter(jobs), None) or focus.role or focus.job or session.profile.goal or session.profile.role
    if not jobs and len(one) == 1:
        return await session.begin(_ABOUT, {"credential": one[0], "facet": "prerequisites"}, 0.8)
    if job is None or job not in session.manager.knowledge.catalogue.roles:
        return None
    session.trace.append("whether the law asks for a paper")
    country = country_mentioned(heard.text)
    return await session.begin(_DUTIES, {"role": job, **({"country": country} if country else {})}, 0.9)
