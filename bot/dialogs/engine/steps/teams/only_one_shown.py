""" "Only my first aid pls", "yes but only the CPR card", said to an invitation or of a team one is in: the yes is of
that record, and every other one is private.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import JOINT
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.agreeing import asks, to_share
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_CONSENT, _SHARES, _HIDES = "answer_invitation", "share_less", "hide_record"
_OF_SHARING = frozenset({_CONSENT, _SHARES, "open_invitation", "who_sees"})
_ONLY = pattern(
    rf"{OPENING}(?P<yes>(?:(?:yes|yeah|yep|yup|y|ok(?:ay)?|sure|fine|i['’]?m\s+in|i\s+am\s+in|count\s+me\s+in|happy\s+to|i(?:['’]?ll|\s+will)\s+join)\W+){{0,3}})(?:but\s+|and\s+)?"
    r"(?:(?:i\s+want\s+(?:to|them\s+to)\s+|(?:they|s?he)\s+(?:can|may|should)\s+|let\s+(?:them|him|her)\s+|please\s+)?(?:share|show|see|look\s+at)\s+(?:them\s+|her\s+|him\s+)?)?"
    r"(?:only|just)\s+(?:(?:share|show|(?:let\s+)?(?:them|her|him)\s+see)\s+)?(?:(?:my|the)\s+)?"
    r"(?P<names>[\w&+/.,' -]{2,80}?)(?:\s+(?:ones?|records?))?"
    r"(?:\W+(?:pls|please|plz|thanks|thx|then|ok|nothing\s+else|if\s+that['’]?s\s+ok|(?:and\s+|but\s+)?not\s+(?:the\s+)?(?:rest|others?|anything\s+else|everything|all\s+of\s+it)))*\W*",
    re.IGNORECASE,
)
_JOINT = pattern(JOINT, re.IGNORECASE)
_MY = pattern(r"^(?:my|the|and)\s+", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where what is named is no record of theirs, or several teams would be meant."""
    heard, stored, circle = session.heard, session.given.records, session.given.circle
    said = _ONLY.fullmatch(heard.text)
    if said is None or stored is None or not session.given.private or asks(heard.text) or to_share(heard.text):
        return None
    frame, last = session.state.waiting, session.state.last
    spoken = any(f is not None and f.dialog in _OF_SHARING for f in (frame, last)) or bool(session.given.invitations)
    spoken = spoken or (bool(circle.asked) and said["yes"] != "")
    if not spoken or len({*circle.asked, *circle.joined}) != 1:
        return None
    held = await stored.holdings()
    shown = [_of(session, held, name) for name in _JOINT.split(said["names"]) if name.strip()]
    if shown and not any(shown) and heard.named and circle.asked and not said["yes"]:
        return await _none_of_it(session, said["names"])
    if not shown or not all(shown):
        return None
    ids = {h.id for of in shown for h in of}
    session.trace.append("one record is shown, and no other")
    session.state.drop_of(*_OF_SHARING)
    hidden = [await session.begin(_HIDES, {"holding": h.id}) for h in held if h.id not in ids and not h.private]
    parts = tuple(part for reply in hidden for part in reply.parts)
    team = next(iter({*circle.asked, *circle.joined}))
    slots = {"answer": "yes", "plain": True, "sharing": "no studies"} if circle.asked else {"choice": "no studies"}
    done = await session.begin(_CONSENT if circle.asked else _SHARES, {"team": team, **slots})
    later = _("What you record from now on is seen too, unless you say “private” with it.")
    return Reply(parts=parts).plus(done).plus(Reply(parts=(paragraph("{text}", text=later),)))


async def _none_of_it(session: Session, names: str) -> Reply:
    """ "Just my first aid, not the rest", of who has told of none: nothing is shown by that, and the question stays."""
    session.trace.append("only what is not kept would be shown")
    name = _MY.sub("", names.strip())
    text = _(
        "I keep no {name} of you yet. Say yes, and they see what you record; say “private” with whatever no team shall "
        "see, now or later, and they do not."
    )
    return Reply(parts=(paragraph(text, name=name),)).plus(await session.begin("open_invitation", {}, 0.9))


def _of(session: Session, held: list[Holding], name: str) -> list[Holding]:
    """Those of that name; none where it may be several."""
    name = _MY.sub("", name.strip())
    start = session.heard.text.find(name)
    ids = {
        m.id
        for n in session.heard.named
        if start <= n.mention.start < start + len(name)
        for m in n.mention.leading("credential")
    }
    by_id = [h for h in held if h.credential in ids]
    manager = session.manager
    found = by_id or called_so(key(name), held, manager.phrases, manager.knowledge.catalogue)
    return found if len(found) == 1 else []
