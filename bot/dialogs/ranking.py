"""Which of those talked of is the cheapest, the hardest, the longest valid: a short answer, best first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.of_money import other_money
from bot.knowledge.advisor import price_in
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.wording import (
    format_words,
    full_name,
    hours_words,
    level_words,
    pace_words,
    prerequisite_words,
    price_words,
    recognition_words,
    short_name,
    validity_period,
)
from bot.messaging.reply import Bullets, Part, Reply, bold, link, note, paragraph, spans
from bot.translation import _, listed

Ids = Annotated[list[str], Hidden()]
#: What does not expire is valid for longer than anything that does.
_FOR_LIFE = 10_000
_TWO = 2
_OF_MONEY = ("cheapest", "dearest")
_OF_LEVEL = ("easiest", "hardest")
_OF_TIME = ("shortest", "longest")
#: Of so many the pages are shown.
_PAGES = 5


@dataclass(frozen=True)
class Quality:
    """``measure``: None where it is not known; ``most``: the greatest comes first."""

    measure: Callable[[Credential, str], Decimal | int | None]
    says: Callable[[Credential, Catalogue], str | None]
    most: bool = False


def _level(credential: Credential, currency: str) -> int | None:
    return LEVELS.index(credential.level) if credential.level else None


def _months(credential: Credential, currency: str) -> int | None:
    renewal = credential.renewal
    return None if renewal is None else renewal.validity.months or _FOR_LIFE


QUALITIES = {
    "cheapest": Quality(lambda c, currency: price_in(c.cost, currency), lambda c, kb: price_words(c.cost)),
    "dearest": Quality(lambda c, currency: price_in(c.cost, currency), lambda c, kb: price_words(c.cost), most=True),
    "shortest": Quality(lambda c, currency: c.hours, lambda c, kb: hours_words(c.hours)),
    "longest": Quality(lambda c, currency: c.hours, lambda c, kb: hours_words(c.hours), most=True),
    "easiest": Quality(_level, lambda c, kb: level_words(c.level)),
    "hardest": Quality(_level, lambda c, kb: level_words(c.level), most=True),
    "valid": Quality(_months, lambda c, kb: validity_period(c.renewal), most=True),
    "known": Quality(lambda c, currency: c.recognition, lambda c, kb: recognition_words(c.recognition), most=True),
    # Of these none is the best: they are only told of each.
    "format": Quality(lambda c, currency: 0 if c.assessment or c.delivery else None, lambda c, kb: format_words(c)),
    "skills": Quality(lambda c, currency: 0 if c.skills else None, lambda c, kb: c.summary),
    "entry": Quality(
        lambda c, currency: 0,
        lambda c, kb: "; ".join(prerequisite_words(kb, c)) or _("I know of nothing that has to come first."),
    ),
}


@dialog
async def rank_credentials(
    turn: Turn, these: Ids, quality: Annotated[str, Hidden()], each: Annotated[bool, Hidden()] = False
) -> Reply:
    """The best of these by one quality, then the others; nobody is called best who is not alone in it.

    ``each``: no best one was asked for, so it is only said what is known of each.
    """
    measure = QUALITIES[quality]
    chosen = [turn.catalogue.credentials[i] for i in these if i in turn.catalogue.credentials]
    known = {c.id: value for c in chosen if (value := measure.measure(c, turn.currency)) is not None}
    turn.about([c.id for c in chosen])
    if not known:
        return _none_known(chosen, quality)
    best = max(known.values()) if measure.most else min(known.values())
    winners = [c for c in chosen if known.get(c.id) == best]
    parts: list[Part] = []
    if not each:
        turn.state.focus.at = winners[0].id if len(winners) == 1 else None  # "and is it hard?" is of the winner
        parts.append(_headline(turn, winners, len(known), len(chosen), quality))
    if quality == "entry":
        parts.append(paragraph(_("What is asked for before:")))
    rest = [c for c in chosen if each or c not in winners]
    rest.sort(key=lambda c: (c.id not in known, (-1 if measure.most else 1) * known.get(c.id, 0)))
    lines = [spans("{name}: {said}", name=full_name(c), said=_said(turn, c, quality)) for c in rest]
    if lines:
        parts.append(Bullets(items=tuple(lines)))
    if quality in _OF_MONEY and (remark := other_money(turn, chosen)):
        parts.append(note("{remark}", remark=remark))
    if quality == "entry":
        parts.append(note(_("Employers may ask for more, such as a degree or years of work.")))
    if quality == "known":
        parts.append(note(_("How well known is an estimate for the whole field, and not for one country.")))
    about = [
        begin(_("About {name}").format(name=short_name(c)), "credential_info", credential=c.id) for c in winners[:2]
    ]
    compare = begin(_("Compare them"), "compare_credentials", credentials=[c.id for c in chosen[:4]])
    return Reply(parts=tuple(parts), buttons=(*about, compare))


def _none_known(chosen: list[Credential], quality: str) -> Reply:
    """With the pages that tell."""
    text = _("I do not know {what} of any of these; their providers' pages tell:")
    if len(chosen) == 1:
        text = _("I do not know {what} of it; its provider's page tells:")
    pages = tuple(spans("{page}", page=link(full_name(c), str(c.url))) for c in chosen[:_PAGES])
    parts: list[Part] = [paragraph(text, what=_UNKNOWN[quality]()), Bullets(items=pages)]
    if quality in _OF_TIME:
        parts.append(
            note(_("I invent none. With an estimate of your own, “count 40 hours for each”, I can plan with it."))
        )
    return Reply(parts=tuple(parts))


def _said(turn: Turn, credential: Credential, quality: str) -> str:
    """Hours also as weeks, at the pace that somebody named."""
    said = QUALITIES[quality].says(credential, turn.catalogue) or _("not known")
    return said + (pace_words(credential.hours, turn.hours_a_week) if quality in _OF_TIME else "")


def _headline(turn: Turn, winners: list[Credential], known: int, count: int, quality: str) -> Part:
    """``known`` of ``count``: of so many it is known at all."""
    names = bold(listed([full_name(c) for c in winners]))
    said = _said(turn, winners[0], quality)
    all_alike = len(winners) == count
    if known == 1 < count:
        return paragraph(_("I only know it for {name}: {said}."), name=names, said=said)
    if len(winners) == 1:
        words = _OF_TWO if count == _TWO else _ALONE
        return paragraph(words[quality](), name=names, said=said)
    if quality == "known" and all_alike:
        return paragraph(_("They are equally well known: {said}."), said=said)
    if quality in _OF_LEVEL and all_alike:
        return paragraph(_("They are at the same level: {said}."), said=said)
    text = _("They are alike in that: {said} each.") if all_alike else _("{name} share the first place: {said} each.")
    return paragraph(text, name=names, said=said)


_UNKNOWN: dict[str, Callable[[], str]] = {
    "cheapest": lambda: _("the price"),
    "dearest": lambda: _("the price"),
    "shortest": lambda: _("the hours"),
    "longest": lambda: _("the hours"),
    "easiest": lambda: _("the level"),
    "hardest": lambda: _("the level"),
    "valid": lambda: _("the validity"),
    "known": lambda: _("the renown"),
    "format": lambda: _("how it is held"),
    "skills": lambda: _("what it proves"),
}
_ALONE: dict[str, Callable[[], str]] = {
    "cheapest": lambda: _("{name} is the cheapest: {said}."),
    "dearest": lambda: _("{name} is the most expensive: {said}."),
    "shortest": lambda: _("{name} takes the least study: {said}."),
    "longest": lambda: _("{name} takes the most study: {said}."),
    "easiest": lambda: _("{name} is the easiest, by its level: {said}."),
    "hardest": lambda: _("{name} is the hardest, by its level: {said}."),
    "valid": lambda: _("{name} is valid the longest: {said}."),
    "known": lambda: _("{name} is the best known: {said}."),
}
_OF_TWO: dict[str, Callable[[], str]] = {
    "cheapest": lambda: _("{name} is cheaper: {said}."),
    "dearest": lambda: _("{name} is more expensive: {said}."),
    "shortest": lambda: _("{name} takes less study: {said}."),
    "longest": lambda: _("{name} takes more study: {said}."),
    "easiest": lambda: _("{name} is easier, by its level: {said}."),
    "hardest": lambda: _("{name} is harder, by its level: {said}."),
    "valid": lambda: _("{name} is valid longer: {said}."),
    "known": lambda: _("{name} is better known: {said}."),
}
