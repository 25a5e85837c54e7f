""" "Is the price with VAT or without?", of the price that was just told."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _FACET = "credential_info", "price"
#: What tells a price, or several.
_PRICED = frozenset({_INFO, "compare_credentials", "rank_credentials"})
_TAX = r"(?:vat|taxe?s?|sales\s+tax|gst|mwst|iva|tva|btw|ust)"
_ASKED = pattern(
    r"\W*(?:(?:and|but|so|ok|okay|hm+|also)\W+){0,4}(?:(?:is|are|was)\s+)?(?:(?:the|this|that|those|these|it)\s*)?(?:prices?|costs?|fees?|amount|figures?)?\s*"
    rf"(?:(?:is|are)\s+)?(?:with|without|incl\w*|excl\w*|before|after|plus|net\s+of|\+)\s+(?:the\s+)?{_TAX}(?:\s+(?:included|or\s+(?:without|with|not|no|excluded|excl\w*|incl\w*)(?:\s+{_TAX})?))?\W*"
    rf"|\W*(?:(?:and|but|so|ok|okay|hm+|also)\W+){{0,4}}(?:is|does|do)\s+(?:the\s+)?(?:{_TAX}\s+(?:in\s+(?:it|that|there)|included(?:\s+in\s+(?:it|that|the\s+price))?|on\s+top|extra|added|come\s+on\s+top)|(?:the\s+price|it|that)\s+include\s+{_TAX})(?:\s+or\s+(?:not|extra|on\s+top))?\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no price was just told."""
    heard, last, at = session.heard, session.state.last, session.state.focus.at
    if last is None or last.dialog not in _PRICED or session.state.waiting is not None or heard.people:
        return None
    if _ASKED.fullmatch(heard.text) is None or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("whether a price is with tax")
    text = _("Whether VAT or another tax is in the price I do not know; the provider's page, or the checkout, says so.")
    again = await session.begin(_INFO, {"credential": at, "facet": _FACET}, 0.9)
    return Reply(parts=(paragraph(text),)).plus(again)
