""" "Hans forklift is good till may" of a lead, and nobody of that name is known: it is no record of the lead's own."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.of_a_member import BESIDE, ENDS, HAS
from bot.dialogs.engine.steps.teams.signs import SOMETHING, signed
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.standing import is_an_owner, of_oneself
from bot.knowledge.finder.real_words import REAL_WORDS
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_WHO = r"(?P<who>[^\W\d_]{2,20}?)(?P<owns>['’]s|(?<=s)['’])?"
_THEN = rf"\s+{BESIDE}(?:{ENDS}\s+)?{A_DAY}[^?]{{0,20}}"
#: "Hans's forklift runs out on 3 March", "hans has ADR until 2028", "the forklift of hans ends in may".
_TELLS = (
    pattern(rf"{CORRECTING}{_WHO}\s+(?P<has>{HAS}\s+){{0,4}}{SOMETHING}{_THEN}", re.IGNORECASE),
    pattern(rf"{CORRECTING}(?:the\s+)?{SOMETHING}\s+(?P<has>of)\s+{_WHO}{_THEN}", re.IGNORECASE),
)


async def told(session: Session) -> Reply | None:
    """None unless a lead says so of a word that names nothing here: "paediatric first aid" is the lead's own."""
    heard = session.heard
    if not heard.leads or heard.people or not heard.named or not heard.dates or session.state.asking is not None:
        return None
    if asks(heard.text) or of_oneself(heard.text):
        return None
    plain = signed(heard)
    said = next((found for way in _TELLS if (found := way.fullmatch(plain))), None)
    if said is None or not _is_somebody(session, said["who"], owns=bool(said["owns"])):
        return None
    session.trace.append("what somebody holds whom nobody here knows")
    session.understood = (None, session.guesses[0].score)
    text = _(
        "What others hold only they can tell me, so I wrote nothing down. Nobody in your teams is called that: add "
        "them with an @, or give them an invite link. Once they are in, they say it to me like “my … expires on 3 May”."
    )
    own = _("If it is a record of yours, say so: “my …”.")
    return Reply(
        parts=(paragraph(text), paragraph("{text}", text=own)), buttons=(begin(_("Invite link"), "invite_link"),)
    )


def _is_somebody(session: Session, who: str, *, owns: bool) -> bool:
    ear = session.manager.ear
    if not is_an_owner(who, session.manager.phrases.common):
        return False
    word = who.casefold()
    known = word in REAL_WORDS or ear.finder.in_a_name(word) or ear.finder.in_a_name(word.removesuffix("s"))
    return owns or not known
