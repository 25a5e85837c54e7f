""" "And in pounds?", and nothing more: what was just shown costs how much in other money."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.values import currency_asked_for
from bot.messaging.reply import Reply

_AROUND = frozenset(
    """
    and in into what whats what's is are that this it those these them how much about the a then so ok but would be
    costs cost price prices does do they both each all please pls
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: The word for the money.
_OF_MONEY = 2


async def asked(session: Session) -> Reply | None:
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
