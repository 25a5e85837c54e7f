""" "Only my first aid pls", "yes but only the CPR card", said to an invitation or of a team one is in: the yes is of
that record, and every other one is private; "can they see only my first aid?" is answered, and then a yes is of that.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import JOINT
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.agreeing import agreed, asks, to_share
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.letter_words import consent_buttons
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.translation import _, listed

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
#: "Can they see just my food hygiene", "what if I only share my first aid?"
_MAY = pattern(
    rf"{OPENING}(?:(?:can|could|may|would|will|do|is\s+it\s+(?:ok|okay|possible|fine)\s+(?:if|to)|what\s+if|is\s+there\s+(?:a|any)\s+way)\s+)"
    r"(?:(?:i|they|s?he|you|u|we|the\s+leads?|the\s+boss|to)\s+)*(?:(?:say\s+yes|join)\s+(?:but|and)\s+)?(?:(?:let|have|make)\s+(?:them|him|her)\s+)?(?:(?:only|just)\s+)?"
    r"(?:share|show|see|let\s+(?:them|him|her)\s+see)\s+(?:(?:them|him|her)\s+)?(?:(?:only|just)\s+)?(?:(?:my|the)\s+)?(?P<names>[\w&+/.,'\s-]{2,80}?)(?:\s+(?:ones?|records?|only|alone))*"
    r"(?:\W+(?:pls|please|and\s+)?(?:nothing\s+else|(?:and\s+|but\s+)?not\s+(?:the\s+)?(?:rest|others?|anything\s+else)))?\W*",
    re.IGNORECASE,
)
#: "I dont want them to see my first aid", "they shouldn't see the CKA": in front of any yes.
_NOT_THAT = pattern(
    rf"{OPENING}(?:(?:i\s+)?(?:do\s*n['’]?t|dont|do\s+not|wouldn['’]?t|would\s+not|never)\s+(?:really\s+)?(?:want|like)\s+(?:to\s+(?:share|show)(?:\s+(?:them|him|her))?|(?:(?!me\b)\w+\s+){{1,3}}?to\s+(?:see|know\s+(?:about|of)|look\s+at))"
    r"|(?:they|s?he|my\s+(?:boss|lead|manager))\s+(?:should\s*n['’]?t|shouldnt|should\s+not|must\s*n['’]?t|must\s+not|can\s*not|can['’]?t|cant|do\s*n['’]?t\s+need\s+to|dont\s+need\s+to)\s+(?:see|know\s+(?:about|of)|look\s+at))\s+"
    r"(?:(?:my|the)\s+)?(?P<names>[\w&+/.,'\s-]{2,80}?)(?:\s+(?:one|card|cert|record)s?)?(?:\W+(?:though|tho|please|pls|thx|thanks|ok(?:ay)?))*\W*",
    re.IGNORECASE,
)
_LIMITS = pattern(r"(?<!\w)(?:only|just|alone|nothing\s+else|not\s+the\s+(?:rest|others?))(?!\w)", re.IGNORECASE)
_JOINT = pattern(JOINT, re.IGNORECASE)
_MY = pattern(r"^(?:my|the|and)\s+", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where what is named is no record of theirs, or several teams would be meant."""
    heard, stored, circle = session.heard, session.given.records, session.given.circle
    if stored is not None and len(circle.asked) == 1 and (before := await _said_before(session)) is not None:
        return before
    said = _ONLY.fullmatch(heard.text)
    if said is None or stored is None or not session.given.private or asks(heard.text) or to_share(heard.text):
        return None
    frame, last = session.state.waiting, session.state.last
    spoken = any(f is not None and f.dialog in _OF_SHARING for f in (frame, last)) or bool(session.given.invitations)
    spoken = spoken or (bool(circle.asked) and said["yes"] != "")
    if not spoken or len({*circle.asked, *circle.joined}) != 1:
        return None
    held = await stored.holdings()
    shown = _each(session, held, said["names"])
    if not shown and heard.named and circle.asked and not said["yes"] and not any(_found(session, held, said["names"])):
        return await _none_of_it(session, said["names"])
    return await _shown_alone(session, held, {h.id for h in shown}) if shown else None


async def _said_before(session: Session) -> Reply | None:
    """Whether a record alone can be shown is asked before the yes, and the yes is of it then."""
    heard, stored, state = session.heard, session.given.records, session.state
    if stored is None or not session.given.private:
        return None
    team = next(iter(session.given.circle.asked))
    if state.reserved and agreed(heard.text) == "yes" and not to_share(heard.text):
        return await session.begin(_CONSENT, {"answer": "yes", "team": team})
    denied, held = _NOT_THAT.fullmatch(heard.text), await stored.holdings()
    if denied is not None and (hidden := _each(session, held, denied["names"])):
        session.trace.append("a record is hidden before any yes")
        state.reserved = None
        replies = [await session.begin(_HIDES, {"holding": h.id}) for h in hidden]
        reply = Reply(parts=tuple(part for reply in replies for part in reply.parts))
        return reply.plus(await session.begin("open_invitation", {"team": team}, 0.9))
    said = _MAY.fullmatch(heard.text)
    if said is None or not _LIMITS.search(heard.text):
        return None
    if not (shown := _each(session, held, said["names"])):
        return None
    session.trace.append("whether a record alone can be shown")
    state.reserved = [h.id for h in shown]
    names = [title(h, session.manager.knowledge.catalogue) for h in shown]
    state.drop_of(*_OF_SHARING)
    session.understood = ("open_invitation", 0.9)
    text = _("Yes: if you say yes now, they see {names}; your other records are private then, and your studies hidden.")
    return Reply(parts=(paragraph(text, names=listed(names)),), buttons=consent_buttons(team))


async def _shown_alone(session: Session, held: list[Holding], ids: set[int]) -> Reply:
    circle, state = session.given.circle, session.state
    session.trace.append("one record is shown, and no other")
    state.drop_of(*_OF_SHARING)
    team = next(iter({*circle.asked, *circle.joined}))
    if circle.asked:
        state.reserved = sorted(ids)  # the yes is of these alone
        return await session.begin(_CONSENT, {"team": team, "answer": "yes"})
    state.reserved = None
    hidden = [await session.begin(_HIDES, {"holding": h.id}) for h in held if h.id not in ids and not h.private]
    parts = tuple(part for reply in hidden for part in reply.parts)
    done = await session.begin(_SHARES, {"team": team, "choice": "no studies"})
    later = _("What you record from now on is seen too, unless you say “private” with it.")
    return Reply(parts=parts).plus(done).plus(Reply(parts=(paragraph("{text}", text=later),)))


async def _none_of_it(session: Session, names: str) -> Reply:
    """ "Just my first aid, not the rest", of who has told of none: nothing is shown by that, and the question stays."""
    session.trace.append("only what is not kept would be shown")
    name = _MY.sub("", names.strip())
    session.state.reserved = []
    text = _(
        "I keep no {name} of you yet. Say yes, and I ask what of you they shall see; say “private” with whatever "
        "no team shall see, now or later, and they do not."
    )
    return Reply(parts=(paragraph(text, name=name),)).plus(await session.begin("open_invitation", {}, 0.9))


def _found(session: Session, held: list[Holding], names: str) -> list[list[Holding]]:
    return [_of(session, held, name) for name in _JOINT.split(names) if name.strip()]


def _each(session: Session, held: list[Holding], names: str) -> list[Holding]:
    """Those that are named; none where one of the names is of no record."""
    found = _found(session, held, names)
    return [h for of in found for h in of] if all(found) else []


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
