"""Which of what a message names may be somebody's records: no jobs, no skills alone, and nothing called otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.dialogs.engine.said_parts import Part
from bot.dialogs.engine.slots import ThingSlot
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_CREDENTIAL = ThingSlot("credential", however_cued=True)


def credentials_in(heard: Heard) -> list[Named]:
    """What names a credential, in order, whatever is said of it."""
    return [n for n in heard.named if n.cue != "excluded" and _CREDENTIAL.takes(n)]


def ids_of(named: Named) -> list[str]:
    return [m.id for m in named.mention.leading("credential")]


def may_be_records(heard: Heard, parts: Sequence[Part]) -> list[Named]:
    """In order; ``parts`` are those of a list that have a day each."""
    named = [n for n in heard.named if n.unlisted or (n in credentials_in(heard) and not _is_known_alone(n))]
    jobs = [n for n in named if not n.unlisted and _is_a_job(n, named) and not _is_listed(n, parts)]
    proofs = [n for n in named if n not in jobs]
    named = proofs if proofs or parts else named  # "welder here, iso 9606-1 3.6.2024 and …" tells who they are
    named = [
        n for n in named if not _only_describes(heard.text, n, named) and not _is_called_otherwise(heard, n, parts)
    ]
    return [n for n in named if not _is_of_another(heard, n, parts)]


def _is_listed(named: Named, parts: Sequence[Part]) -> bool:
    """ "CCTV since 3 March 2025, door supervisor March 2024": nobody dates a job so, beside what they hold."""
    return named.cue != "current" and any(_is_of(named, part) for part in parts)


def _is_of(named: Named, part: Part) -> bool:
    return named.mention.start < part.end and part.start < named.mention.end


def _is_called_otherwise(heard: Heard, named: Named, parts: Sequence[Part]) -> bool:
    """ "Mental health first aid since 2024" in a list: of several that are called nearly so none is chosen; and "ladder
    inspector 2022" is no ladder user.
    """
    of_it = [part for part in parts if _is_of(named, part)]
    if not of_it or is_vague(named):
        return bool(of_it)
    part = of_it[0]
    alone = sum(_is_of(other, part) for other in heard.named) == 1
    nearly = not any(m.exact for m in named.mention.matches)
    return nearly and alone and part.day.grain == "year" and _says_more(heard.text, named, part)


#: What says no more of which one it is.
_SAYS_NO_MORE = pattern(
    r"(?:\W|\b(?:cert\w*|licen[cs]e|card|qualification|ticket|badge|training|course|permit|the|my|an?|level|award|refresher|exam)\b)*",
    re.IGNORECASE,
)


def _says_more(text: str, named: Named, part: Part) -> bool:
    around = (text[part.start : named.mention.start], text[named.mention.end : part.end])
    return any(not _SAYS_NO_MORE.fullmatch(said) for said in around)


#: "MAPAQ food handler": who issues it makes it another one.
_ISSUER = pattern(r"[A-Z]{3,8}\s+")


def _is_of_another(heard: Heard, named: Named, parts: Sequence[Part]) -> bool:
    """Whether in a list an acronym that is not known stands in front of what is called as a job or a skill is."""
    of = next((part for part in parts if _is_of(named, part)), None)
    if named.kind == "credential" or of is None or _ISSUER.fullmatch(heard.text, of.start, named.mention.start) is None:
        return False
    return not any(n is not named and n.mention.start <= of.start < n.mention.end for n in heard.named)


def is_vague(named: Named) -> dict[str, bool]:
    """ "A forklift licence" is one of several that are called nearly so, or none of them."""
    exact = any(m.exact for m in named.mention.of("credential"))
    return {"vague": True} if named.kind == "skill" and len(ids_of(named)) > 1 and not exact else {}


#: "Lifeguard cert NPLQ": what it is for, in front of its name.
_DESCRIBES = pattern(r"\s+(?:(?:cert\w*|licen[cs]e|card|qualification|ticket)\s+)?", re.IGNORECASE)


def _only_describes(text: str, named: Named, among: Iterable[Named]) -> bool:
    """Whether a job or a skill stands right in front of a credential that is named in full."""
    behind = (o for o in among if o is not named and o.kind == "credential" and any(m.exact for m in o.mention.matches))
    return named.kind in ("role", "family", "skill") and any(
        _DESCRIBES.fullmatch(text, named.mention.end, other.mention.start) for other in behind
    )


def _is_known_alone(named: Named) -> bool:
    """ "I know Python and Docker" records no credential that is called so."""
    return named.cue == "known" and named.kind == "skill"


def _is_a_job(named: Named, among: Iterable[Named]) -> bool:
    """ "I'm an HR manager and I've got the SHRM-CP": who they are is no credential that is called nearly so, and none
    that is named besides.
    """
    exact = any(m.exact for m in named.mention.of("credential"))
    if named.cue == "current" and any(m.exact for m in named.mention.of("role")):
        return True  # "I am a paramedic" tells of a job, though a credential has that name
    again = any(other is not named and set(ids_of(other)) & set(ids_of(named)) for other in among)
    if named.cue == "current" and not exact:
        return True  # "I'm a security guard" holds no Security+
    return named.kind in ("role", "family") and named.cue != "held" and (again or not exact)
