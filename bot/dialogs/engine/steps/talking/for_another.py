"""What is told of somebody else, "she has no experience": a condition of what was asked for them, kept of nobody."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import PERSON, is_of_another
from bot.dialogs.understanding.values import OTHERS_PAY
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB = "credential_for_role"

_ASKED = frozenset({"credential_for_role", "credential_for_skill", "learning_path", "skill_gap", "browse_credentials"})
#: What else such a message may give is of the writer.
_CONDITIONS = frozenset({"level", "budget", "hours_a_week", "months", "by", "format", "known", "held", "issuers"})
_LATELY = 3
#: Below it is no more than a guess what else is wanted.
_HARDLY = 0.3


_FOR_THEM = pattern(
    rf"{OPENING}(?:(?:what|how)\s+about\s+|what\s+(?:is\s+there|do\s+you\s+have)\s+)?(?:for\s+)?(?:my|our|a)\s+(?:\w+\s+)?{PERSON}\b[^.!?\n]{{0,60}}\W*",
    re.IGNORECASE,
)
_BEGINS = pattern(rf"{OPENING}(?:(?:what|how)\s+about|for)\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """ "And for my husband, he drives trucks": what there is for their job, and nothing of it is kept."""
    heard, best = session.heard, session.guesses[0]
    if len(heard.named) != 1 or session.state.asking is not None or heard.people or heard.teams or heard.dates:
        return None
    if session.sure and best.dialog not in (TELLING, OUT_OF_SCOPE, _FOR_JOB):
        return None
    jobs = heard.named[0].mention.of("role")
    if not jobs or heard.named[0].kind not in ("role", "family"):
        return None
    if not (_BEGINS.match(heard.text) and _FOR_THEM.fullmatch(heard.text)):
        return None
    session.trace.append("what there is for somebody else's job")
    return await session.begin(_FOR_JOB, {"role": jobs[0].id}, 0.7)


async def told(session: Session) -> Reply | None:
    """What was asked for them once more, with that; None unless it would be noted of the writer."""
    best, heard = session.guesses[0], session.heard
    tells = best.dialog == TELLING and session.sure
    if not (tells or best.score < _HARDLY) or "?" in heard.text or session.state.waiting is not None:
        return None
    if not is_of_another(heard.text) or OTHERS_PAY.search(heard.text):
        return None
    for frame in reversed(session.state.done[-_LATELY:]):
        given = fill_from_message(session.dialog(frame), heard).slots if frame.dialog in _ASKED else {}
        if given := {k: v for k, v in given.items() if k in _CONDITIONS}:
            session.trace.append("a condition of what was asked for somebody else")
            kept = {k: v for k, v in frame.slots.items() if k not in ("page", "steps")}
            return await session.begin(frame.dialog, {**kept, **given}, best.score)
    if not tells:
        return None
    session.understood = (TELLING, best.score)
    return Reply(parts=(paragraph(_("That is about somebody else, so I noted nothing of it.")),))
