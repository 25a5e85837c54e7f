"""Advice as lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.commands.advise.wanted import Wanted
from bot.knowledge.advisor import Advice, Advised, Wish
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import full_name, level_words, reason, short_facts, short_name
from bot.translation import _, money, ngettext

#: The conditions of a wish in words, by the name the advisor gives to each.
_CONDITIONS = {
    "budget": "the budget",
    "hours": "the hours",
    "exam": "no exam",
    "issuer": "the issuer",
    "delivery": "the form it is held in",
    "level": "the level",
}


def advice_lines(
    catalogue: Catalogue,
    wanted: Wanted,
    wish: Wish,
    advice: Advice,
    steps: Sequence[Advised],
    limit: int,
    explain: bool,
) -> Iterator[str]:
    """What was understood, the first ``limit`` credentials with reasons, a path, and what to keep in mind."""
    shown = advice.ranked[:limit]
    yield _heading(wanted, wish)
    if explain:
        yield from _skills(catalogue, advice)
    if not shown:
        yield _("Nothing in the catalogue fits all of it.")
    for place, advised in enumerate(shown, 1):
        yield ""
        yield from _entry(catalogue, place, advised, explain)
    yield ""
    if len(steps) > 1:
        yield _("A path: {names}").format(names=" → ".join(short_name(step.credential) for step in steps))
    if len(advice.ranked) > limit:
        yield _("{n} of {m} shown; more with --limit.").format(n=limit, m=len(advice.ranked))
    if explain or not shown:
        yield from _left_out(advice)
    yield from _doubts(advice, wish, shown)


def _heading(wanted: Wanted, wish: Wish) -> str:
    conditions = [
        level_words(wish.level),
        _("up to {amount}").format(amount=money(wish.budget, wish.currency)) if wish.budget else None,
        _("free") if wish.budget == 0 else None,
        _("up to {n} h").format(n=wish.hours) if wish.hours else None,
        wish.delivery,
        _("without an exam") if wish.no_exam else None,
    ]
    said = ", ".join(condition for condition in conditions if condition)
    return _("For {names}").format(names=wanted.names) + (f" ({said}):" if said else ":")


def _skills(catalogue: Catalogue, advice: Advice) -> Iterator[str]:
    for name, skills in ((_("To prove"), advice.missing), (_("Covered already"), advice.covered)):
        if skills:
            yield f"{name}: {', '.join(catalogue.skills[s].name for s in skills)}"


def _entry(catalogue: Catalogue, place: int, advised: Advised, explain: bool) -> Iterator[str]:
    credential = advised.credential
    yield f"{place}. {full_name(credential)} [{credential.id}]"
    yield f"   {short_facts(catalogue, credential)}"
    yield f"   {reason(catalogue, advised)}"
    if explain:
        points = " + ".join(f"{_(name)} {value:.2f}" for name, value in advised.points.items())
        lost = sum(advised.points.values()) - advised.score
        penalty = _(" − {points} as something has to come first").format(points=f"{lost:.2f}") if advised.unmet else ""
        yield f"   {advised.score:.2f} = {points}{penalty}"
        share = _("{n} % of what is wanted: {skills}")
        names = ", ".join(catalogue.skills[s].name for s in advised.proves)
        yield "   " + share.format(n=round(100 * advised.coverage), skills=names)
    yield f"   {credential.url}"


def _left_out(advice: Advice) -> Iterator[str]:
    for condition, count in sorted(advice.left_out.items(), key=lambda item: (-item[1], item[0])):
        said = ngettext("{n} left out by {condition}.", "{n} left out by {condition}.", count)
        yield said.format(n=count, condition=_(_CONDITIONS.get(condition, condition)))


def _doubts(advice: Advice, wish: Wish, shown: Sequence[Advised]) -> Iterator[str]:
    """What the answer does not know for sure."""
    recalled = sum(1 for a in shown if a.credential.cost and a.credential.source("cost").recalled)
    if recalled:
        said = ngettext(
            "{n} of these prices is from memory – check the provider's page.",
            "{n} of these prices are from memory – check the provider's page.",
            recalled,
        )
        yield said.format(n=recalled)
    if wish.budget is not None and advice.unpriced:
        said = ngettext(
            "{n} has no price in {currency} that I know of, so the budget was not held against it.",
            "{n} have no price in {currency} that I know of, so the budget was not held against them.",
            advice.unpriced,
        )
        yield said.format(n=advice.unpriced, currency=wish.currency)
    if any(a.credential.hours for a in shown):
        yield _("Hours are estimates.")
