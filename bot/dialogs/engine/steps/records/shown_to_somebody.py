""" "My boss wants to see it", "how can I show my CKA to the client", "they asked for my certificate": the proof that is
kept, and how it is passed on; nothing is shared by it.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_PROOF, _TABLE = "show_proof", "export_holdings"
_WHO = (
    r"(?:(?:my|the|our|a|an|his|her|their)\s+)?(?:(?:new|old|future|site|hr|line)\s+)?(?:boss|manager|supervisor|foreman|employer|client|customer|agency|recruiter|hr|school|landlord"
    r"|inspector|site\s+manager|company|office|auditor|interviewer|insurance|insurer|council|police|they|he|she)"
)
_UNNAMED = (
    r"(?:it|this|that|them"
    r"|(?:a\s+|the\s+|my\s+)?(?:proof|copy|certificate|cert|card|ticket|badge|paper|licen[cs]e)s?)"
)
_NAMES_NONE = pattern(_UNNAMED, re.IGNORECASE)
_PAPER = rf"(?:{_UNNAMED}|(?:my|the)\s+[\w+ /-]{{2,40}})"
_WANTED = pattern(
    rf"{ASKING}(?:but\s+)?{_WHO}\s+(?:(?:now|also|always|just|really)\s+)?(?:wants?|needs?|asks?|asked|is\s+asking|are\s+asking|has|have|would\s+like)\s+(?:me\s+)?(?:to\s+)?(?:see|for|check|show|proof\s+of|a\s+copy\s+of)\s+(?:to\s+see\s+)?(?P<a>{_PAPER})\W*"
    rf"|{ASKING}(?:how\s+(?:do|can|could|would)\s+i|(?:can|could)\s+i|i\s+(?:need|have|want)\s+to|i\s+must)\s+(?:show|prove)\s+(?P<b>{_PAPER})\s+(?:to|for)\s+{_WHO}\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where no record of theirs can be meant; which one is asked where several can."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or session.state.asking is not None:
        return None
    wanted = _WANTED.fullmatch(heard.text)
    if wanted is None:
        return None
    held, at = await records.holdings(), session.state.focus.at
    spoken_of = [h for h in held if at is not None and h.credential == at]
    meant = await named(session, 0) or spoken_of or (held if len(held) == 1 else [])
    may_be_asked = at is None and _NAMES_NONE.fullmatch(wanted["a"] or wanted["b"])
    if not held or (len(meant) != 1 and not may_be_asked):
        return None
    session.trace.append("somebody wants to see one of theirs")
    proof = await session.begin(_PROOF, {"holding": meant[0].id} if len(meant) == 1 else {}, 0.9)
    text = _(
        "What I send you here you can pass on; “export” gives you a list of all that you hold. I show it to nobody "
        "myself: only the leads of a team that you said yes to see what you share."
    )
    return proof.plus(Reply(parts=(paragraph(text),), buttons=(begin(_("Export"), _TABLE),)))
