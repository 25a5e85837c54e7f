"""Credentials that are called by who issues them: "compare the Google one with the Microsoft one"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.knowledge.advisor import Wish, advise
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARES = "compare_credentials"
_ONE = pattern(r"(?:['’]s)?\s+ones?\b", re.IGNORECASE)


async def compared(session: Session) -> Reply | None:
    """None where fewer than two issuers are named so, or nothing of one of them was talked of or fits the job."""
    heard = session.heard
    best = session.guesses[0] if session.guesses else None
    named = [n for n in heard.named if n.cue != "excluded"]
    issuers = list(dict.fromkeys(ids[0].id for n in named if len(ids := n.mention.leading("issuer")) == 1))
    if best is None or best.dialog != _COMPARES or len(issuers) < 2 or len(issuers) != len(named):
        return None
    if not any(_ONE.match(heard.text, n.mention.end) for n in named):
        return None
    meant = [_theirs(session, issuer) for issuer in issuers]
    if None in meant:
        return None
    session.trace.append("called by their issuers")
    return await session.begin(_COMPARES, {"credentials": meant}, best.score)


def _theirs(session: Session, issuer: str) -> str | None:
    """Of what was just shown, or was looked at lately, or else the best of theirs for the job that is talked of."""
    catalogue, focus = session.manager.knowledge.catalogue, session.state.focus
    looked_at: list[str] = [
        f.slots["credential"] for f in session.state.done[::-1] if isinstance(f.slots.get("credential"), str)
    ]
    for credential in (*focus.credentials, *looked_at):
        if catalogue.issuer_of.get(credential) == issuer:
            return credential
    role = catalogue.roles.get(focus.job or "")
    ranked = advise(catalogue, Wish(skills=role.skills, issuers=(issuer,))).ranked if role else ()
    return ranked[0].credential.id if ranked else None
