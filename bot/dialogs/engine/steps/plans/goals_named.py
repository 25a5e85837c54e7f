"""The credentials to which a plan shall lead, where some are named by their subject: "plan for CKA and Terraform"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.cues import Named
from bot.knowledge.advisor import standing_of
from bot.knowledge.finder.names import tokens
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_PLANS = "credential_path"
_MOST = 5
#: "CKA, then Terraform".
_IN_TURN = pattern(r"\b(?:then|after\s+that|afterwards|followed\s+by)\b", re.IGNORECASE)


async def plan_to(session: Session, named: Sequence[Named], limits: Mapping[str, Any]) -> Reply | None:
    """One plan that leads to all of them; of a name that may be several, which is asked. None where nothing is known
    for a name, or more than one is unclear.
    """
    found = [which_ones(session, n) for n in named]
    unclear = [i for i, ids in enumerate(found) if len(ids) > 1]
    if not all(found) or len(unclear) > 1:
        return None
    clear = list(dict.fromkeys(ids[0] for ids in found if len(ids) == 1))
    if not unclear and len(clear) > 1 and _IN_TURN.search(session.heard.text):
        *before, goal = clear
        return await session.begin(_PLANS, {**limits, "credential": goal, "included": before, "first": before}, 0.9)
    if not unclear:
        more = {"included": clear[1:]} if len(clear) > 1 else {}
        return await session.begin(_PLANS, {**limits, "credential": clear[0], **more}, 0.9)
    open_one, options = named[unclear[0]].mention, found[unclear[0]]
    known = session.manager.knowledge.catalogue.credentials
    which = _("Which one for {name}?").format(name=session.heard.text[open_one.start : open_one.end])
    slots = {**limits, **({"included": clear} if clear else {})}
    labels = tuple(short_name(known[i]) for i in options)
    session.understood = (_PLANS, 0.8)
    return session.ask(Frame(dialog=_PLANS, slots=slots), "credential", options, which, labels)


def which_ones(session: Session, named: Named) -> tuple[str, ...]:
    """The ids of what may be meant: what is called so, else what proves the subject and is named after it."""
    if named.kind not in ("credential", "skill", "issuer") or named.cue not in (None, "goal"):
        return ()
    if called := named.mention.leading("credential"):
        return tuple(m.id for m in called)[:_MOST]
    word = session.heard.text[named.mention.start : named.mention.end]
    with session.hearing(f"the {word} one") as heard:
        again = heard.named[0].mention if len(heard.named) == 1 else None
    if again is not None and len(called := again.of("credential")) == 1:
        return (called[0].id,)
    skills = [m.id for m in named.mention.of("skill")]
    return _of_the_skill(session, skills[0]) if skills else ()


def _of_the_skill(session: Session, skill: str) -> tuple[str, ...]:
    catalogue = session.manager.knowledge.catalogue
    proofs = [catalogue.credentials[i] for i in catalogue.by_skill.get(skill, ())]
    current = [c for c in proofs if c.status != "retired"]
    words = set(tokens(catalogue.skills[skill].name))
    after_it = [c for c in current if words <= set(tokens(c.name))] or [
        c for c in current if skill == next(iter(c.skills))
    ]
    return tuple(c.id for c in sorted(after_it, key=lambda c: -standing_of(c))[:_MOST])
