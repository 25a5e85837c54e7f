"""Credentials that are called by issuer or subject: "compare the Google one with the Microsoft one"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from bot.dialogs.engine.filling import points_back
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.sides import IS_ABOUT, credentials_of, side_of
from bot.dialogs.engine.sides import called as called_in
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.model.role import Role
from bot.knowledge.wording import level_words
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_COMPARES = "compare_credentials"
_ONE = pattern(r"(?:['’]s)?\s+ones?\b", re.IGNORECASE)
_TWO = 2
#: Instead of these two sides are meant where one stands against the other: "Google vs AWS certs".
_LISTS = frozenset({"credential_for_skill", "browse_credentials"})
_VERSUS = pattern(r"(?<!\w)(?:vs\.?|versus|compared?)(?!\w)", re.IGNORECASE)
_MOST = 40
_SAME = pattern(
    r"(?<!\w)(?:is|are|what|whats|difference|does)\b.{0,60}(?<!\w)(?:same\s+(?:thing\s+)?as|different\s+(?:from|to)|difference|better\s+than|versus|vs|equal)",
    re.IGNORECASE,
)
_BETWEEN = pattern(r"\s*(?:,|/|&|and|with|to|vs\.?|versus|or|against)\s*(?:the\s+)?", re.IGNORECASE)

_Is = Callable[[str], bool]


async def compared(session: Session) -> Reply | None:
    """Those at hand, or the best of theirs for the job that is named or talked of; never what was compared before."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    best = session.guesses[0] if session.guesses else None
    named = [n for n in heard.named if n.cue != "excluded"]
    jobs = [n for n in named if n.kind == "role"]
    if best is not None and best.dialog == _COMPARES and _one_is_a_credential(heard, named):
        return await side_by_side(session, named)
    called = [(n, _is_called(catalogue, n)) for n in named if n not in jobs]
    if best is not None and best.dialog in (_COMPARES, *_LISTS) and _one_is_unknown(heard, named):
        return await _the_one_known(session, named[0])
    if best is not None and best.dialog == _COMPARES and len(called) == 1 and _IT_WITH.search(heard.text):
        return await _it_with(session, *called[0])
    if best is None or not _compares(session, best) or len(called) < _TWO or len(jobs) > 1:
        return None
    if not all(_is for _n, _is in called):
        return None
    either = _either(heard.text) and bool(session.state.focus.credentials)
    if not either and not any(_ONE.match(heard.text, n.mention.end) for n, _is in called):
        return await side_by_side(session, [n for n, _is in called]) if not jobs else None
    job = jobs[0].mention.matches[0].id if jobs else session.state.focus.job
    of = list(_at_hand(session)) if not jobs else []
    meant = list(dict.fromkeys(_meant(catalogue, _is, of, catalogue.roles.get(job or "")) for _n, _is in called if _is))
    if None in meant or len(meant) < _TWO:
        return await session.begin(_COMPARES, {}, best.score)
    session.trace.append("called by their issuers")
    return await session.begin(_COMPARES, {"credentials": meant}, best.score)


_IT_WITH = pattern(r"\b(?:it|that|this)(?:\s+one)?\s+(?:with|to|against|vs\.?|versus|and|or)\b", re.IGNORECASE)


async def _it_with(session: Session, named: Named, is_one: _Is | None) -> Reply | None:
    """ "Compare it with the Microsoft one": with one that was shown, or their best for what is talked of."""
    catalogue, focus = session.manager.knowledge.catalogue, session.state.focus
    it = focus.at or next((c for c in focus.credentials if is_one is None or not is_one(c)), None)
    if it not in catalogue.credentials or is_one is None or named.mention.of("credential"):
        return None
    shown = [c for c in focus.credentials if c != it and is_one(c)]
    other = _meant(catalogue, is_one, shown, catalogue.roles.get(focus.job or ""))
    other = other or _alike([[catalogue.credentials[it]], _of_side(session, named)])[1].id
    if other == it:
        return None
    session.trace.append("what is talked of, with one that is called by its issuer")
    return await session.begin(_COMPARES, {"credentials": [it, other]}, 0.9)


async def _the_one_known(session: Session, named: Named) -> Reply:
    """What there is of the one, since nothing is called like the other."""
    text = _("Of the two I know one only, {name}, so I cannot say whether they are the same. What I have of it:")
    kind = "skill" if named.mention.of("skill") else "issuer"
    it = named.mention.leading("skill" if kind == "skill" else "issuer")[0]
    slots = {"skills": [it.id]} if kind == "skill" else {"issuers": [it.id]}
    known = paragraph(text, name=session.heard.text[named.mention.start : named.mention.end])
    shown = await session.begin("credential_for_skill" if kind == "skill" else "browse_credentials", slots, 0.8)
    return Reply(parts=(known,)).plus(shown)


def _one_is_a_credential(heard: Heard, named: Sequence[Named]) -> bool:
    """ "Compare scrum and PRINCE2": the other one is a subject, or who issues many."""
    if len(named) != _TWO or any(n.kind == "role" for n in named):
        return False
    ways = [len(n.mention.leading("credential")) for n in named]
    side = next((n for n, ids in zip(named, ways, strict=True) if not ids), None)
    between = heard.text[named[0].mention.end : named[1].mention.start]
    fits = side is not None and len(side.mention.leading("issuer") or side.mention.leading("skill")) == 1
    return sorted(ways) == [0, 1] and fits and _BETWEEN.fullmatch(between) is not None


def _one_is_unknown(heard: Heard, named: Sequence[Named]) -> bool:
    """ "Is BRC the same as HACCP?" compares none of those that were shown before."""
    subjects = len(named) == 1 and named[0].kind in ("skill", "issuer") and not named[0].mention.of("credential")
    return subjects and _SAME.search(heard.text) is not None and not points_back(heard)


#: "Google or IBM?", and nothing else.
_EITHER = pattern(
    r"\W{0,5}(?P<lead>(?:(?:ok|so|and|hm+|the|then|rather|better|what\s+about)\W{1,5}){0,5})[\w+&-]{1,30}(?:\s+one)?\s+or\s+(?:the\s+)?[\w+&-]{1,30}(?:\s+one)?\W{0,5}",
    re.IGNORECASE,
)


def _either(text: str) -> bool:
    said = _EITHER.fullmatch(text)
    return said is not None and ("?" in text or bool(said["lead"]))


def _compares(session: Session, best: Guess) -> bool:
    if best.dialog in _LISTS and _either(session.heard.text):
        return True
    return best.dialog == _COMPARES or (best.dialog in _LISTS and _VERSUS.search(session.heard.text) is not None)


async def side_by_side(session: Session, sides: Sequence[Named], family: str | None = None) -> Reply | None:
    """ "Compare AWS with Azure": the best known of each to begin with, on a level that all have; which is said. Of one
    family, where all have some in it.
    """
    frame = session.state.waiting
    if frame is not None and frame.dialog == _COMPARES:
        return None
    of_each = [_of_side(session, named) for named in sides]
    in_it = [[c for c in those if c.family == family] for those in of_each]
    of_each = in_it if all(in_it) else of_each
    shared = set.intersection(*({c.level for c in those if c.level} for those in of_each))
    if not shared:
        return None
    level = min(shared, key=LEVELS.index)
    first = _alike([[c for c in those if c.level == level] for those in of_each])
    if len({c.id for c in first}) < _TWO:
        return None
    session.trace.append("the best known of each side")
    called = [called_in(session.heard, n) for n in sides if not n.mention.leading("credential")]
    if not called:
        return await session.begin(_COMPARES, {"credentials": [c.id for c in first]}, 0.9)
    names = listed(called)
    text = _("Of {names} there are many. I take well-known ones on one level, {level}; name others if you mean those.")
    intro = paragraph(text, names=bold(names), level=level_words(level) or "")
    compared = await session.begin(_COMPARES, {"credentials": [c.id for c in first]}, 0.7)
    return Reply(parts=(intro,)).plus(compared)


def _of_side(session: Session, side: Named) -> list[Credential]:
    """A credential alone, or all of a side."""
    catalogue = session.manager.knowledge.catalogue
    if one := [catalogue.credentials[m.id] for m in side.mention.leading("credential")]:
        return one
    return credentials_of(catalogue, side_of(session.heard, side, catalogue))


def _alike(of_each: Sequence[Sequence[Credential]]) -> list[Credential]:
    """The best known of each; of two sides those that prove most of the same."""
    best = [sorted(those, key=lambda c: (-(c.recognition or 0), c.hours or 0, c.id))[:_MOST] for those in of_each]
    if len(best) != _TWO:
        return [those[0] for those in best]

    one, two = best
    return list(max(itertools.product(one, two), key=lambda pair: _much_alike(*pair)))


def _much_alike(one: Credential, two: Credential) -> int:
    same = sum(min(weight, two.skills.get(skill, 0)) for skill, weight in one.skills.items())
    return same + 2 * ((one.recognition or 0) + (two.recognition or 0))


def _is_called(catalogue: Catalogue, named: Named) -> _Is | None:
    """Whether a credential is one of such; None where the name is of no issuer and of no skill."""
    issuers = {m.id for m in named.mention.leading("issuer")}
    if len(issuers) == 1:
        return lambda credential: catalogue.issuer_of[credential] in issuers
    skills = {m.id for m in named.mention.leading("skill")}
    if named.mention.of("credential") or len(skills) != 1:
        return None
    skill = next(iter(skills))
    return lambda credential: catalogue.credentials[credential].skills.get(skill, 0) >= IS_ABOUT


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
