""" "With VAT or without?", "and in pounds?", "how do I renew it and what's the damage": the price of what was just
shown or is named, with tax, in other money, and of renewing.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import currency_asked_for
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


async def of_renewing(session: Session) -> Reply | None:
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


_PRICE = "price"
#: What tells a price, or several.
_TELL_A_PRICE = frozenset({_INFO, "compare_credentials", "rank_credentials"})
_TAX = r"(?:vat|taxe?s?|sales\s+tax|gst|mwst|iva|tva|btw|ust)"
_TAX_ASKED = pattern(
    rf"{OPENING}(?:(?:is|are|was)\s+)?(?:(?:the|this|that|those|these|it)\s*)?(?:prices?|costs?|fees?|amount|figures?)?\s*"
    rf"(?:(?:is|are)\s+)?(?:with|without|incl\w*|excl\w*|before|after|plus|net\s+of|\+)\s+(?:the\s+)?{_TAX}(?:\s+(?:included|or\s+(?:without|with|not|no|excluded|excl\w*|incl\w*)(?:\s+{_TAX})?))?\W*"
    rf"|{OPENING}(?:is|does|do)\s+(?:the\s+)?(?:{_TAX}\s+(?:in\s+(?:it|that|there)|included(?:\s+in\s+(?:it|that|the\s+price))?|on\s+top|extra|added|come\s+on\s+top)|(?:the\s+price|it|that)\s+include\s+{_TAX})(?:\s+or\s+(?:not|extra|on\s+top))?\W*",
    re.IGNORECASE,
)


async def with_tax(session: Session) -> Reply | None:
    """None where no price was just told."""
    heard, last, at = session.heard, session.state.last, session.state.focus.at
    if last is None or last.dialog not in _TELL_A_PRICE or session.state.waiting is not None or heard.people:
        return None
    if _TAX_ASKED.fullmatch(heard.text) is None or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("whether a price is with tax")
    text = _("Whether VAT or another tax is in the price I do not know; the provider's page, or the checkout, says so.")
    again = await session.begin(_INFO, {"credential": at, "facet": _PRICE}, 0.9)
    return Reply(parts=(paragraph(text),)).plus(again)


#: "For non members", "and as a student?", right behind a price.
_FOR_WHOM = pattern(
    rf"{OPENING}(?:(?:what|how)\s+about\s+)?(?:for|as|if\s+i['’]?m|if\s+i\s+am)\s+(?:an?\s+)?(?:non[\s-]?members?|members?|not\s+an?\s+member|students?|veterans?|unemployed)\W*",
    re.IGNORECASE,
)


async def for_whom(session: Session) -> Reply | None:
    """The price once more, with what is known of members; None where no price was just told."""
    heard, last, at = session.heard, session.state.last, session.state.focus.at
    if last is None or last.dialog not in _TELL_A_PRICE or session.state.waiting is not None or heard.people:
        return None
    if _FOR_WHOM.fullmatch(heard.text) is None or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("the price for members and others")
    told = await session.begin(_INFO, {"credential": at, "facet": _PRICE}, 0.9)
    text = _("Of other prices than these I know nothing.")
    return told.plus(Reply(parts=(paragraph(text),)))


_AROUND = frozenset(
    """
    and in into what whats what's is are that this it those these them how much about the a then so ok but would be
    costs cost price prices does do they both each all please pls
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: The word for the money.
_OF_MONEY = 2


async def in_other_money(session: Session) -> Reply | None:
    """None where anything else is said, or nothing was shown that has a price."""
    heard, focus = session.heard, session.state.focus
    if session.state.waiting is not None or heard.named or heard.dates or heard.ordinals:
        return None
    if currency_asked_for(heard.text) is None or not focus.credentials:
        return None
    if sum(w.text not in _AROUND for w in heard.words) >= _OF_MONEY:
        return None
    session.trace.append("what was shown, in other money")
    one = focus.at or (focus.credentials[0] if len(focus.credentials) == 1 else None)
    if one is not None:
        return await session.begin("credential_info", {"credential": one, "facet": "price"}, 0.9)
    these = {"these": focus.credentials, "quality": "cheapest", "each": True}
    return await session.begin("rank_credentials", these, 0.9)
