"""Credentials that are called by issuer or subject: "compare the Google one with the Microsoft one"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.role import Role
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARES = "compare_credentials"
_ONE = pattern(r"(?:['’]s)?\s+ones?\b", re.IGNORECASE)
_TWO = 2
#: With this weight at least a credential is about a skill.
_IS_ABOUT = 2

_Is = Callable[[str], bool]


async def compared(session: Session) -> Reply | None:
    """Those at hand, or the best of theirs for the job that is named or talked of; never what was compared before."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    best = session.guesses[0] if session.guesses else None
    named = [n for n in heard.named if n.cue != "excluded"]
    if best is not None and best.dialog == _COMPARES and (pair := _beside_one(session, named)):
        session.trace.append("one is called by its issuer")
        return await session.begin(_COMPARES, {"credentials": pair}, best.score)
    jobs = [n for n in named if n.kind == "role"]
    called = [(n, _is_called(catalogue, n)) for n in named if n not in jobs]
    if best is None or best.dialog != _COMPARES or len(called) < _TWO or len(jobs) > 1:
        return None
    if not all(_is for _n, _is in called) or not any(_ONE.match(heard.text, n.mention.end) for n, _is in called):
        return None
    job = jobs[0].mention.matches[0].id if jobs else session.state.focus.job
    of = list(_at_hand(session)) if not jobs else []
    meant = list(dict.fromkeys(_meant(catalogue, _is, of, catalogue.roles.get(job or "")) for _n, _is in called if _is))
    if None in meant or len(meant) < _TWO:
        return await session.begin(_COMPARES, {}, best.score)
    session.trace.append("called by their issuers")
    return await session.begin(_COMPARES, {"credentials": meant}, best.score)


def _beside_one(session: Session, named: Sequence[Named]) -> list[str]:
    """ "Security+ and the Google one": theirs that proves most of what the other one does."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    ones = [n.mention.leading("credential") for n in named if n.kind == "credential"]
    theirs = [n for n in named if n.mention.leading("issuer") and _ONE.match(heard.text, n.mention.end)]
    if len(named) != _TWO or len(ones) != 1 or len(ones[0]) != 1 or len(theirs) != 1:
        return []
    one, is_one = catalogue.credentials[ones[0][0].id], _is_called(catalogue, theirs[0])
    alike = {
        c.id: sum(weight for skill, weight in one.skills.items() if skill in c.skills)
        for c in catalogue.credentials.values()
        if c.id != one.id and c.status != "retired" and is_one is not None and is_one(c.id)
    }
    best = max(alike, key=lambda c: alike[c], default=None)
    if best is None or not alike[best]:
        return []
    return [one.id, best]


def _is_called(catalogue: Catalogue, named: Named) -> _Is | None:
    """Whether a credential is one of such; None where the name is of no issuer and of no skill."""
    issuers = {m.id for m in named.mention.leading("issuer")}
    if len(issuers) == 1:
        return lambda credential: catalogue.issuer_of[credential] in issuers
    skills = {m.id for m in named.mention.leading("skill")}
    if named.mention.of("credential") or len(skills) != 1:
        return None
    skill = next(iter(skills))
    return lambda credential: catalogue.credentials[credential].skills.get(skill, 0) >= _IS_ABOUT


def _at_hand(session: Session) -> Iterator[str]:
    """Of what was just shown, or was looked at lately."""
    known = session.manager.knowledge.catalogue.credentials
    looked_at = (f.slots.get("credential") for f in session.state.done[::-1])
    for credential in (*session.state.focus.credentials, *looked_at):
        if isinstance(credential, str) and credential in known:
            yield credential


def _meant(catalogue: Catalogue, is_one: _Is, at_hand: list[str], job: Role | None) -> str | None:
    if (shown := next(filter(is_one, at_hand), None)) is not None or job is None:
        return shown
    ranked = advise(catalogue, Wish(skills=job.skills)).ranked
    return next((a.credential.id for a in ranked if is_one(a.credential.id)), None)
