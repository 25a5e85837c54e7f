"""A side of a question, "AWS or Azure?": all that an issuer awards, its other houses too, as Google Cloud is one; or,
of a subject, all that is about it. A side is kept as the keys of what it is made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential

#: With this weight at least a credential is about a skill.
IS_ABOUT = 2
_ISSUER, _SKILL = "issuer:", "skill:"


def side_of(heard: Heard, named: Named, catalogue: Catalogue) -> list[str]:
    """Nothing where it is neither an issuer nor one subject."""
    issuers = {m.id for m in named.mention.leading("issuer")}
    if issuers:
        said = heard.text[named.mention.start : named.mention.end].casefold()
        issuers |= {i.id for i in catalogue.issuers.values() if i.name.casefold().split()[0] == said}
        return [f"{_ISSUER}{i}" for i in sorted(issuers)]
    return [f"{_SKILL}{m.id}" for m in named.mention.leading("skill")[:1]]


def with_its_maker(catalogue: Catalogue, side: list[str]) -> list[str]:
    """A product with whoever awards most of what is about it: for a data engineer "Azure" has what Microsoft awards."""
    if not side or not side[0].startswith(_SKILL):
        return side
    about = Counter(catalogue.issuer_of[c.id] for c in credentials_of(catalogue, side))
    maker, most = next(iter(about.most_common(1)), ("", 0))
    return [f"{_ISSUER}{maker}"] if 2 * most > about.total() else side


def credentials_of(catalogue: Catalogue, side: Sequence[str]) -> list[Credential]:
    """Those that can still be taken."""
    active = [c for c in catalogue.credentials.values() if c.status == "active"]
    issuers = {one.removeprefix(_ISSUER) for one in side if one.startswith(_ISSUER)}
    if issuers:
        return [c for c in active if catalogue.issuer_of[c.id] in issuers]
    skills = {one.removeprefix(_SKILL) for one in side}
    about = [c for c in active if any(c.skills.get(s, 0) >= IS_ABOUT for s in skills)]
    return [c for c in about if any(c.skills.get(s, 0) > IS_ABOUT for s in skills)] or about


def called(heard: Heard, side: Named) -> str:
    """As the catalogue spells what was said."""
    said = heard.text[side.mention.start : side.mention.end]
    spelt = [m.name for m in side.mention.matches if m.name.casefold() == said.casefold() and not m.name.islower()]
    return spelt[0] if spelt else said[:1].upper() + said[1:]
