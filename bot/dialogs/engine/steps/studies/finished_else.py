""" "I finished work", "done for today": nothing that is studied is finished with it."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_TAKEN_FOR = frozenset({"finish_study", "finish_step", "add_holding", "set_target"})
_OTHER = pattern(
    rf"{OPENING}(?:(?:i|i['’]?m|im|am|i['’]?ve|ive|have|just|finally|already|now|yes|yay)\s+){{0,4}}(?:finished|finish|done|through|completed)\s+(?:with\s+)?(?:(?:my|the|at)\s+)?"
    r"(?:work(?:ing)?|(?:night\s+|early\s+|late\s+)?shifts?|school|class(?:es)?|college|uni(?:versity)?|dinner|lunch|breakfast|cooking|cleaning|housework|eating|for\s+(?:today|now|tonight|the\s+day)|(?:the\s+)?day)"
    r"(?:\W+(?:today|now|finally|yesterday|already|late|early|so|and|tired))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where a credential is named, or it is taken for nothing that is kept."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog not in _TAKEN_FOR or heard.named or session.state.asking is not None:
        return None
    if _OTHER.fullmatch(heard.text) is None and _OTHER.fullmatch(heard.undated) is None:
        return None
    session.trace.append("something else is finished than a study")
    session.understood = ("small_talk", 0.6)
    return Reply(parts=(paragraph(_("Well done! That finishes none of your studies, so I noted nothing of it.")),))
