"""Which of those of one name is meant: "my CPC" is the driver's in the UK and the coder's in the US, a payroll clerk's
CPP is about payroll, and a machine operator's CNC no nutrition coach.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.countries import counts_in


class _Theirs(NamedTuple):
    held: frozenset[str]
    studied: frozenset[str]


async def settle(talk: Talk) -> None:
    """Drop the readings of the message's names that are of another trade, or count elsewhere, where others are of this
    country. What the person has is never dropped; what counts everywhere may be meant as little as what counts
    elsewhere.
    """
    talk.heard = replace(talk.heard, named=tuple(_skill_of_their_trade(talk, n) for n in talk.heard.named))
    shared = [n for n in talk.heard.named if len(_alike(n)) > 1]
    if not shared:
        return
    theirs, country = await _theirs(talk), country_mentioned(talk.heard.text) or talk.country
    settled = {id(n): n for n in shared}
    for i, named in settled.items():
        here = _at_home(talk, named, country, theirs) if country is not None else named
        settled[i] = _studied(talk, _of_the_job(talk, here, theirs), theirs)
    talk.heard = replace(talk.heard, named=tuple(settled.get(id(n), n) for n in talk.heard.named))


def _alike(named: Named) -> list[str]:
    return [m.id for m in named.mention.leading("credential")]


def _without(named: Named, away: AbstractSet[str]) -> Named:
    matches = tuple(m for m in named.mention.matches if m.kind != "credential" or m.id not in away)
    return replace(named, mention=replace(named.mention, matches=matches))


def _job(talk: Talk) -> str:
    """The one that is named, talked of, or theirs."""
    told = [m.id for n in talk.heard.named if n.kind == "role" for m in n.mention.of("role")]
    return (told or [talk.state.focus.role or talk.profile.role or ""])[0]


def _at_home(talk: Talk, named: Named, country: str, theirs: _Theirs) -> Named:
    known, alike = talk.manager.knowledge.catalogue.credentials, _alike(named)
    here = {i for i in alike if i in theirs.held | theirs.studied or counts_in(known[i], country)}
    of_here = any(known[i].countries and counts_in(known[i], country) for i in here)
    if not of_here or len(here) == len(alike):
        return named
    talk.trace.append(f"it counts in {country}")
    return _without(named, set(alike) - here)


def _of_the_job(talk: Talk, named: Named, theirs: _Theirs) -> Named:
    """ "Payroll clerk here, should I get the CPP?": of those called so the one that proves something of their job."""
    alike, catalogue = _alike(named), talk.manager.knowledge.catalogue
    job = catalogue.roles.get(_job(talk))
    works_with = set(job.skills) if job is not None else {*talk.profile.skills}
    if not works_with or len(alike) < 2 or (theirs.held | theirs.studied) & set(alike):
        return named
    fits = [i for i in alike if catalogue.proofs[i].keys() & works_with]
    if len(fits) != 1 or not any(catalogue.credentials[fits[0]].skills.get(s) == 3 for s in works_with):
        return named
    talk.trace.append("it is of their job")
    return _without(named, set(alike) - {*fits})


def _studied(talk: Talk, named: Named, theirs: _Theirs) -> Named:
    """ "CIPM 30 April" of who studies one of those that are called so, and holds none."""
    alike = set(_alike(named))
    own = alike & theirs.studied
    if len(alike) < 2 or len(own) != 1 or alike & theirs.held or not talk.given.private:
        return named
    talk.trace.append("it is the one that they study")
    return _without(named, alike - own)


def _skill_of_their_trade(talk: Talk, named: Named) -> Named:
    """Of a credential and a skill of one name that have nothing in common, the skill is meant where only that is of
    their field: "CNC sounds OK", of a machine operator.
    """
    alike, skills = _alike(named), [m for m in named.mention.of("skill") if m.exact]
    if len(skills) != 1 or not alike or named.kind != "credential":
        return named
    catalogue, field = talk.manager.knowledge.catalogue, _skills_of_the_field(talk)
    proved = {s for i in alike for s in catalogue.proofs[i]}
    if skills[0].id not in field or skills[0].id in proved or field & proved:
        return named
    talk.trace.append("it is a skill of their field")
    return replace(named, mention=replace(named.mention, matches=tuple(skills)))


def _skills_of_the_field(talk: Talk) -> set[str]:
    """What any job of the field of theirs asks for."""
    catalogue = talk.manager.knowledge.catalogue
    family = catalogue.family_of.get(_job(talk))
    return {s for role in catalogue.roles.values() if family == catalogue.family_of[role.id] for s in role.skills}


async def _theirs(talk: Talk) -> _Theirs:
    """What they hold, and what they study."""
    if talk.given.records is None:
        return _Theirs(frozenset(), frozenset())
    held, studied = await talk.given.records.holdings(), await talk.given.records.studies()
    return _Theirs(
        frozenset(h.credential for h in held if h.credential), frozenset(s.credential for s in studied if s.credential)
    )
