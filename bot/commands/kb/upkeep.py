"""The whole renewal rule of a credential in words, as named facts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.renewal import Renewal, Route
from bot.knowledge.wording import renewal_words, short_name, validity_words
from bot.translation import _, day, listed, number


def upkeep_facts(catalogue: Catalogue, renewal: Renewal | None) -> Iterator[tuple[str, str]]:
    """How long it lasts, how it is renewed, what held before and what else there is to know."""
    yield _("valid"), validity_words(renewal)
    for line in renewal_words(catalogue, renewal):
        yield _("renewal"), line
    if renewal is None:
        return
    for route in renewal.routes:
        for line in _fine_print(catalogue, route):
            yield _("renewal, in detail"), line
    if renewal.renewed_by:
        yield _("renewed by"), listed([_named(catalogue, key) for key in renewal.renewed_by], "or")
    for policy in renewal.earlier:
        earlier = Renewal(validity=policy.validity)
        yield _("awards before {day}").format(day=day(policy.until)), validity_words(earlier)
    yield _("renewal note"), renewal.note or ""


def _fine_print(catalogue: Catalogue, route: Route) -> Iterator[str]:
    """What one line on a route leaves out."""
    if route.credentials:
        names = [_named(catalogue, key) for key in route.credentials]
        yield _("{names} does it").format(names=listed(names, "or"))
    if route.extends_months and route.extends_from == "new":
        yield _("the renewal is awarded as a new credential")
    units = route.units
    if units is None:
        return
    if route.text:
        yield route.text
    for category in units.categories:
        if category.maximum:
            yield _("at most {n} {unit} of {name}").format(
                n=number(category.maximum), unit=units.name, name=category.name
            )
    if units.late_grace_days:
        yield _("{unit} may be handed in {n} days late").format(unit=units.name, n=units.late_grace_days)


def _named(catalogue: Catalogue, key: str) -> str:
    return f"{short_name(catalogue.credentials[key])} ({key})"
