""" "Nothing from AWS though, we're a Microsoft shop": from whom the steps of the plan that is spoken of may be."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.talking.followups import not_both
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NAMES = ("issuers", "not_issuers")
#: Said of a wish, and not asked of the catalogue.
_ONLY = pattern(
    r"\b(?:only|just|rather|prefer\w*|stick\s+(?:to|with)|nothing|none|not|no|without|avoid|shop|house|anything\s+but)\b",
    re.IGNORECASE,
)
_ASKS = pattern(
    r"\?|\b(?:which|what|list|browse|certs|certificates|credentials|certifications|how|is|are|does)\b", re.IGNORECASE
)
_MOST = 14


async def wanted(session: Session) -> Reply | None:
    """None where anything but issuers is named, or no plan was shown."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or not heard.named or any(n.kind != "issuer" for n in heard.named) or len(heard.words) > _MOST:
        return None
    dialog = session.dialog(plan)
    if heard.dates or heard.values or _ASKS.search(heard.text) or not _ONLY.search(heard.text):
        return None
    given = fill_from_message(dialog, heard).slots
    said = {name: given[name] for name in _NAMES if given.get(name)}
    if not said:
        return None
    session.trace.append("from whom the steps of the plan may be")
    return await session.begin(plan.dialog, {**not_both(dict(plan.slots), said), **said}, 0.9)
