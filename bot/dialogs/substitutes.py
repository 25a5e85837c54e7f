"""What else proves much of what those just talked of prove: cheaper, shorter, easier, or simply something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated

from bot.dialogs.advise import freshness_of
from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden, Page
from bot.dialogs.engine.turn import Turn, begin, change
from bot.knowledge.advisor import Advised, Wish, advise, price_in
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.wording import full_name, reason, short_facts, short_name, skill_names
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.translation import _, listed

Ids = Annotated[list[str], Hidden()]
_SHOWN, _MOST = 3, 9
#: What proves less than this share of the same is nothing to take instead.
_LEAST_SHARE = 0.25
#: Of money and hours at least a tenth less; what is below so much is a level.
_ENOUGH_LESS, _FEW = Decimal("0.9"), 10
_Measure = Callable[[Credential, str], Decimal | int | None]


@dialog
async def instead_of(turn: Turn, of: Ids, than: Annotated[str, Hidden()] = "", page: Page = 1) -> Reply:
    """``than``: "free", "cheapest", "shortest" or "easiest" where those were too much; else empty."""
    chosen = [turn.catalogue.credentials[i] for i in of if i in turn.catalogue.credentials]
    found = _fitting(turn, chosen, than)
    if than == "free" and not found:
        return await _none_free(turn, chosen)
    first = (page - 1) * _SHOWN
    shown = found[first : first + _SHOWN]
    names = listed([short_name(c) for c in chosen])
    if not shown:
        return _none(turn, names, than, page)
    unmeasured = than in _UNMEASURED and not _known(turn, chosen, than)
    title = paragraph(
        (_UNMEASURED if unmeasured else _TITLES)[than](),
        names=bold(names),
        skills=skill_names(turn.catalogue, _proved(chosen), 3),
    )
    parts: list[Part] = [
        title if page == 1 else paragraph(_("More of them:")),
        Bullets(items=tuple(_item(turn.catalogue, a) for a in shown), numbered=True, first=first + 1),
    ]
    parts.append(note("{text}", text=freshness_of(tuple(a.credential for a in shown), turn)))
    turn.about([a.credential.id for a in found[: first + _SHOWN]] if page > 1 else [a.credential.id for a in shown])
    best = shown[0].credential
    buttons: list[Button] = [
        begin(_("About {name}").format(name=short_name(best)), "credential_info", credential=best.id)
    ]
    if len(chosen) == 1:
        pair = [chosen[0].id, best.id]
        label = _("Compare it with {name}").format(name=names)
        buttons.append(begin(label, "compare_credentials", credentials=pair))
    if len(found) > first + _SHOWN:
        buttons.append(change(_("Show more"), turn.frame, page=page + 1))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def _fitting(turn: Turn, chosen: Sequence[Credential], than: str) -> list[Advised]:
    """Best first; of one issuer and name as those talked of none is any help."""
    skills = _proved(chosen)
    wish = Wish(
        skills=skills, holds=tuple(turn.profile.holds), not_credentials=[c.id for c in chosen], country=turn.country
    )
    ranked = [
        a
        for a in advise(turn.catalogue, wish).ranked
        if a.coverage >= _LEAST_SHARE and not {c.id for c in chosen}.intersection(a.unmet)
    ]
    measure = _MEASURES.get(than)
    if measure is None:
        return ranked
    currency, known = _currency(turn, chosen), _known(turn, chosen, than)
    fitting = [a for a in ranked if measure(a.credential, currency) is not None]
    if than == "free":
        return [a for a in fitting if not measure(a.credential, currency)]
    if not known:  # the least of them first, where it is not known what they would be less than
        return sorted(fitting[:_MOST], key=lambda a: measure(a.credential, currency) or 0)
    return [a for a in fitting if _less(measure(a.credential, currency), min(known))]


def _currency(turn: Turn, chosen: Sequence[Credential]) -> str:
    return next((c.cost.currency for c in chosen if c.cost and c.cost.amount), turn.currency)


def _known(turn: Turn, chosen: Sequence[Credential], than: str) -> list[Decimal | int]:
    """What they shall be less than, of those of which it is known."""
    currency = _currency(turn, chosen)
    return [value for c in chosen if (value := _MEASURES[than](c, currency)) is not None]


def alike(turn: Turn, chosen: Sequence[Credential]) -> list[Credential]:
    """The few that prove most of the same."""
    return [a.credential for a in _fitting(turn, chosen, "")[:_SHOWN]]


def _less(value: Decimal | int | None, limit: Decimal | int) -> bool:
    """Also by enough to matter, where it is money or time."""
    return value is not None and value < limit and (limit < _FEW or value <= limit * _ENOUGH_LESS)


def _proved(chosen: Sequence[Credential]) -> dict[str, int]:
    """By all of them, each skill as weighty as in the one that is most about it; weightiest first."""
    skills: dict[str, int] = {}
    for credential in chosen:
        for skill, weight in credential.skills.items():
            skills[skill] = max(skills.get(skill, 0), weight)
    return dict(sorted(skills.items(), key=lambda s: -s[1]))


def _level(credential: Credential, currency: str) -> int | None:
    return LEVELS.index(credential.level) if credential.level else None


def _price(credential: Credential, currency: str) -> Decimal | None:
    return price_in(credential.cost, currency)


async def _none_free(turn: Turn, chosen: Sequence[Credential]) -> Reply:
    """That none is free, and what is cheaper at least."""
    none = paragraph(_NONE["free"](), names=bold(listed([short_name(c) for c in chosen])))
    if not _fitting(turn, chosen, "cheapest"):
        return Reply(parts=(none,))
    turn.frame.slots["than"] = "cheapest"
    return Reply(parts=(none,)).plus(await instead_of(turn, [c.id for c in chosen], "cheapest"))


_MEASURES: dict[str, _Measure] = {
    "free": _price,
    "cheapest": _price,
    "shortest": lambda c, currency: c.hours,
    "easiest": _level,
}
_TITLES: dict[str, Callable[[], str]] = {
    "free": lambda: _("Free, where {names} is not, and about {skills} too:"),
    "cheapest": lambda: _("Cheaper than {names}, and about {skills} too:"),
    "shortest": lambda: _("Less to study than for {names}, and about {skills} too:"),
    "easiest": lambda: _("Easier than {names} by its level, and about {skills} too:"),
    "": lambda: _("Then something else than {names}, about {skills} too:"),
}
#: ... where it is not known what it would be less than.
_UNMEASURED: dict[str, Callable[[], str]] = {
    "cheapest": lambda: _("I do not know the price of {names}; about {skills} too, the cheapest first:"),
    "shortest": lambda: _("I do not know the hours of {names}; about {skills} too, the shortest first:"),
    "easiest": lambda: _("I do not know the level of {names}; about {skills} too, the easiest first:"),
}
_NONE: dict[str, Callable[[], str]] = {
    "free": lambda: _("I know none that is free and proves much of what {names} proves."),
    "cheapest": lambda: _("I know nothing cheaper than {names} that proves much of the same."),
    "shortest": lambda: _("I know nothing shorter than {names} that proves much of the same."),
    "easiest": lambda: _("I know nothing easier than {names} that proves much of the same."),
    "": lambda: _("I know nothing else that proves much of what {names} proves."),
}


def _item(catalogue: Catalogue, advised: Advised) -> tuple[Span, ...]:
    credential = advised.credential
    return spans(
        "{name} – {facts}: {reason}",
        name=bold(full_name(credential)),
        facts=short_facts(catalogue, credential),
        reason=reason(catalogue, advised),
    )


def _none(turn: Turn, names: str, than: str, page: int) -> Reply:
    if page > 1:
        return Reply(
            parts=(paragraph(_("That is all I know for this.")),),
            buttons=(change(_("From the top"), turn.frame, page=1),),
        )
    job = begin(_("Find a credential for a job"), "credential_for_role")
    return Reply(parts=(paragraph(_NONE[than](), names=bold(names)),), buttons=(job,))
