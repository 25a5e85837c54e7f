"""One of several credentials is to be chosen, and the name is not known: "dunno, what are they?", "the usual one", "the
one about routing".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine import questions
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.of_these_jobs import WHAT_ARE_THEY
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, hours_words, level_words, price_words, short_name, skill_names
from bot.messaging.reply import Bullets, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.translation import _

_BEFORE = (
    r"whatever|dunno|idk|not\s+sure|i\s+(?:think|guess|want|mean)|probably|maybe|just|is|it['’]?s|give\s+me|take"
    r"|which(?:\s+one)?"
)
_USUAL = pattern(
    rf"{OPENING}(?:(?:{_BEFORE})\W+){{0,3}}(?:the\s+)?(?:most\s+)?"
    r"(?:usual|common|popular|normal|standard|regular|main|default|typical|well[- ]?known|best[- ]known|known|famous"
    r"|asked\s+for|wanted)(?:\s+(?:one|ones|cert|of\s+(?:them|those|these|all)))*\W*",
    re.IGNORECASE,
)
_FORGOTTEN = pattern(
    rf"{OPENING}i\s+(?:(?:have\s+)?forgot(?:ten)?|(?:can\s*n?['’]?t|cannot|do\s*n['’]?t)\s+(?:remember|recall))(?:\s+(?:its|the|what|which|exact|name|it|one|is|was|called|that)){{0,5}}\W*",
    re.IGNORECASE,
)
_LONGEST, _MAINLY, _MOST_SHOWN = 14, 3, 8


async def asked(session: Session) -> Reply | None:
    """The question goes on, with what tells them apart; None where no credentials are offered, or one is named."""
    heard, frame = session.heard, session.state.waiting
    offered = _offered(session, frame)
    if frame is None or len(offered) < 2 or heard.people or heard.teams or heard.ordinals or heard.dates:
        return None
    if len(heard.words) > _LONGEST or any(n.mention.of("credential") and n.kind != "skill" for n in heard.named):
        return None
    if (about := _about(session, offered)) and len(about) < len(offered):
        return await _narrowed(session, frame, about)
    if heard.named or not any(p.fullmatch(heard.text) for p in (WHAT_ARE_THEY, _USUAL, _FORGOTTEN)):
        return None
    best = _best_known(offered)
    if best is not None and _USUAL.fullmatch(heard.text) and not session.dialog(frame).writes:
        session.trace.append("the best known of the offered")
        return await session.accept(frame, best.id)
    session.trace.append("the credentials that are offered, in short")
    session.understood = (frame.dialog, 0.7)
    return _in_short(session, offered).plus(questions.once_more(session, frame))


def _offered(session: Session, frame: Frame | None) -> list[Credential]:
    """What the open question offers, where that is credentials alone."""
    known = session.manager.knowledge.catalogue.credentials
    options = frame.awaiting.options if frame is not None and frame.awaiting is not None else []
    found = [known[o] for o in options if isinstance(o, str) and o in known]
    return found if len(found) >= len(options) - 1 else []  # "none of these" may be among them


def _about(session: Session, offered: Sequence[Credential]) -> list[str]:
    """Those that are mainly about what is named."""
    skills = {m.id for n in session.heard.named for m in n.mention.leading("skill")}
    return [c.id for c in offered if any(c.skills.get(skill, 0) >= _MAINLY for skill in skills)]


async def _narrowed(session: Session, frame: Frame, about: list[str]) -> Reply:
    session.trace.append("those of the offered that are about what is named")
    session.understood = (frame.dialog, 0.7)
    assert frame.awaiting is not None  # noqa: S101 - it offers credentials
    if len(about) == 1 and not session.dialog(frame).writes:
        return await session.accept(frame, about[0])
    return session.ask(frame, frame.awaiting.slot, tuple(about), _("Is it one of these?"))


def _in_short(session: Session, offered: Sequence[Credential]) -> Reply:
    """A line of each, the best known first."""
    catalogue = session.manager.knowledge.catalogue
    by_name = sorted(offered, key=lambda c: -(c.recognition or 0))[:_MOST_SHOWN]
    lines = []
    for credential in by_name:
        about = skill_names(catalogue, sorted(credential.skills, key=lambda s: -credential.skills[s]), 2)
        facts = (level_words(credential.level), price_words(credential.cost), hours_words(credential.hours), about)
        text = " · ".join(fact for fact in facts if fact)
        lines.append(spans("{name} – {facts}", name=bold(full_name(credential)), facts=text))
    best, text = _best_known(offered), _("How well known is an estimate.")
    if best is not None:
        text = _("{name} is the best known of them; that is an estimate.").format(name=short_name(best))
    first = paragraph(_("In short, the best known first:"))
    return Reply(parts=(first, Bullets(items=tuple(lines)), note("{text}", text=text)))


def _best_known(offered: Sequence[Credential]) -> Credential | None:
    """None where several are known as well."""
    most = max(c.recognition or 0 for c in offered)
    best = [c for c in offered if most and c.recognition == most]
    return best[0] if len(best) == 1 else None
