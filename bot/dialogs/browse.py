"""Looking around the catalogue: by issuer, job family, level, price and format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Format, Level, NotIssuers, Page, Sorting
from bot.dialogs.engine.turn import Turn, begin, change
from bot.dialogs.spending import MONTHS_OF_ADVICE, advised_within
from bot.dialogs.understanding.values import Money
from bot.knowledge.advisor import price_in
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import LEVELS, Credential, Issuer
from bot.knowledge.model.role import Family, Skill
from bot.knowledge.wording import full_name, level_words, short_facts, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.translation import _, country, listed, ngettext

SHOWN = 5
#: "Best security certs": the easiest are not what is asked for; "the best to start with" are.
_BEST = pattern(
    r"\b(?:best|top|leading|go[\s-]?to|most\s+(?:useful|valuable|important|wanted))\b"
    r"(?!.{0,60}\b(?:beginners?|start|newbies?|free|cheap\w*|quick\w*|easy|easiest)\b)",
    re.IGNORECASE,
)


@dialog
async def browse_credentials(
    turn: Turn,
    issuers: list[Issuer] | None = None,
    not_issuers: NotIssuers | None = None,
    family: Family | None = None,
    skills: list[Skill] | None = None,
    level: Level | None = None,
    budget: Money | None = None,
    format: Format | None = None,
    sort: Sorting | None = None,
    page: Page = 1,
) -> Reply:
    """A list by whatever was said; with nothing said, the shelves of the catalogue."""
    where = turn.frame.slots.get("country")
    if sort is None and level is None and budget is None and (issuers or family or skills) and _BEST.search(turn.said):
        sort = turn.frame.slots["sort"] = "known"
    if not (issuers or not_issuers or family or skills or level or budget or format or sort):
        return _shelves(turn)
    wanted = [s.id for s in skills or ()]
    conditions: dict[str, Callable[[Credential], bool]] = {}
    if issuers:
        wanted_of = houses(turn, issuers)
        conditions["issuers"] = lambda c: turn.catalogue.issuer_of[c.id] in wanted_of
    if not_issuers:
        unwanted = houses(turn, not_issuers)
        conditions["not_issuers"] = lambda c: turn.catalogue.issuer_of[c.id] not in unwanted
    if family:
        conditions["family"] = lambda c: c.family == family.id
    if wanted:
        conditions["skills"] = lambda c: any(s in turn.catalogue.proofs[c.id] for s in wanted)
    if level:
        conditions["level"] = lambda c: c.level == level
    if budget:
        conditions["budget"] = lambda c: _affordable(c, budget)
    if format:
        conditions["format"] = lambda c: _held_as(c, format)
    if where:
        conditions["country"] = lambda c: counts_in(c, where)
    found = _matching(turn.catalogue, conditions)
    here = turn.country if sort == "known" else None
    found.sort(key=lambda c: (not counts_in(c, here), bool(where) and not c.countries, *_order(c, sort, turn.currency)))
    what = _described(turn, issuers, not_issuers, family, skills, level, budget, format)
    what += ", " + _("of use in {country}").format(country=country(where)) if where else ""
    if not found:
        return _nothing(turn, what, conditions)
    of_all = page == 1 and len(found) > SHOWN and not conditions.keys() & {"issuers", "family", "skills"}
    listing = _page(turn, found, what, page)
    return listing.plus(_of_all_fields()) if of_all else listing


def _of_all_fields() -> Reply:
    """ "Something I can finish in a weekend": whoever says no field gets a list that is hardly of use to them."""
    text = _("These are of all fields. Say which one it is for, such as “in logistics”, and I leave out the rest.")
    return Reply(parts=(paragraph("{text}", text=text),))


def houses(turn: Turn, issuers: list[Issuer]) -> set[str]:
    """ "Google" alone means Google Cloud, Skillshop and the rest: all issuers whose id begins with that word."""
    wanted = {i.id for i in issuers}
    typed = {w.text for w in turn.heard.words}
    for name in {i.split("-")[0] for i in wanted} & typed:
        wanted |= {i for i in turn.catalogue.issuers if i == name or i.startswith(f"{name}-")}
    return wanted


Conditions = Mapping[str, Callable[[Credential], bool]]


def _matching(catalogue: Catalogue, conditions: Conditions, without: str = "") -> list[Credential]:
    return [
        c
        for c in catalogue.credentials.values()
        if c.status != "retired" and all(fits(c) for name, fits in conditions.items() if name != without)
    ]


def _nothing(turn: Turn, what: str, conditions: Conditions) -> Reply:
    """Nothing fits: say which single condition would have to give, and for how many."""
    dropped = {name: len(_matching(turn.catalogue, conditions, without=name)) for name in conditions}
    words = {
        "issuers": _("another issuer"), "not_issuers": _("any issuer"), "family": _("another field"),
        "skills": _("another skill"), "level": _("any level"), "budget": _("any price"), "format": _("any format"),
        "country": _("any country"),
    }  # fmt: skip
    buttons = [
        Button(
            label=_("With {what} ({n})").format(what=words[name], n=n),
            action={
                "begin": turn.frame.dialog,
                "slots": {k: v for k, v in turn.frame.slots.items() if k not in (name, "page")},
            },
        )
        for name, n in dropped.items()
        if n and len(conditions) > 1
    ]
    text = _("I know of none: {what}.") + (" " + _("One condition less would help:") if buttons else "")
    return Reply(
        parts=(paragraph(text, what=bold(what)),),
        buttons=tuple(buttons or _of_the_subject(turn, conditions))
        or (begin(_("Browse everything"), "browse_credentials"),),
    )


def _of_the_subject(turn: Turn, conditions: Conditions) -> list[Button]:
    """Where one condition less is not enough: the field, the skills or the issuer without all the others."""
    subjects = [name for name in ("family", "skills", "issuers") if name in conditions and len(conditions) > 1]
    names = {
        "family": [turn.catalogue.families[f].name for f in [turn.frame.slots.get("family")] if f],
        "skills": [turn.catalogue.skills[s].name for s in turn.frame.slots.get("skills") or ()],
        "issuers": [turn.catalogue.issuers[i].name for i in turn.frame.slots.get("issuers") or ()],
    }
    return [
        begin(
            _("All of {what} ({n})").format(
                what=listed(names[name]), n=len(_matching(turn.catalogue, {name: conditions[name]}))
            ),
            turn.frame.dialog,
            **{name: turn.frame.slots[name]},
        )
        for name in subjects
    ]


def _page(turn: Turn, found: list[Credential], what: str, page: int) -> Reply:
    first = (page - 1) * SHOWN
    shown = found[first : first + SHOWN]
    if not shown:
        return Reply(
            parts=(paragraph(_("That was the last of them.")),),
            buttons=(change(_("From the top"), turn.frame, page=1),),
        )
    count = ngettext("{n} credential: {what}", "{n} credentials: {what}", len(found))
    listing = Bullets(
        items=tuple(
            spans("{name} – {facts}", name=bold(full_name(c)), facts=short_facts(turn.catalogue, c)) for c in shown
        ),
        numbered=True,
        first=first + 1,
    )
    parts: list[Part] = [paragraph(count, n=str(len(found)), what=bold(what)), listing]
    if (order := _ORDERS.get(turn.frame.slots.get("sort", ""))) is not None:
        parts[0] = paragraph(count + " – " + order(), n=str(len(found)), what=bold(what))
    if any(c.cost is None for c in shown):
        parts.append(note(_("Where no price is known, check the provider's page.")))
    turn.about([c.id for c in found[: first + SHOWN]] if page > 1 else [c.id for c in shown])
    buttons: list[Button] = [
        begin(_("About {name}").format(name=short_name(shown[0])), "credential_info", credential=shown[0].id)
    ]
    if len(shown) > 1:
        buttons.append(begin(_("Compare the first two"), "compare_credentials", credentials=[c.id for c in shown[:2]]))
    if len(found) > first + SHOWN:
        buttons.append(change(_("Show more"), turn.frame, page=page + 1))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


_ORDERS: dict[str, Callable[[], str]] = {
    "cheapest": lambda: _("the cheapest first"),
    "shortest": lambda: _("the shortest first"),
    "easiest": lambda: _("the easiest first"),
    "known": lambda: _("the best known first"),
}


def _shelves(turn: Turn) -> Reply:
    """The whole catalogue by family."""
    counts = Counter(c.family for c in turn.catalogue.credentials.values() if c.status != "retired")
    names = [f"{turn.catalogue.families[f].name} ({n})" for f, n in counts.most_common()]
    text = _("I know {n} credentials of {m} issuers: {families}.")
    total = sum(counts.values())
    top = [f for f, _n in counts.most_common(3)]
    return Reply(
        parts=(
            paragraph(text, n=str(total), m=str(len(turn.catalogue.issuers)), families=listed(names)),
            note(_("Ask for a family, an issuer, a level or a price, such as “free beginner marketing certificates”.")),
        ),
        buttons=tuple(begin(turn.catalogue.families[f].name, "browse_credentials", family=f) for f in top),
    )


def _affordable(credential: Credential, budget: Money) -> bool:
    price = price_in(credential.cost, budget.currency)
    return price is not None and price <= budget.in_months(MONTHS_OF_ADVICE)


def _held_as(credential: Credential, wanted: str | None) -> bool:
    if wanted == "no-exam":
        return credential.assessment is not None and "exam" not in credential.assessment
    return wanted is None or wanted in credential.delivery


def _order(credential: Credential, sort: str | None, currency: str) -> tuple[float, ...]:
    price = price_in(credential.cost, currency)
    cost = float(price) if price is not None else 1e9
    level = LEVELS.index(credential.level) if credential.level else len(LEVELS)
    if sort == "cheapest":
        return (cost, level)
    if sort == "shortest":
        return (credential.hours or 1e9, level)
    if sort == "known":
        return (-(credential.recognition or 0), level, cost)
    return (level, cost)


def _described(
    turn: Turn,
    issuers: list[Issuer] | None,
    not_issuers: list[Issuer] | None,
    family: Family | None,
    skills: list[Skill] | None,
    level: str | None,
    budget: Money | None,
    wanted: str | None,
) -> str:
    """The conditions in words, so that people see what was understood."""
    said = [level_words(level)] if level else []
    if budget is not None:
        said.append(_("free") if budget.amount == 0 else _("up to {limit}").format(limit=advised_within(budget)))
    if wanted:
        said.append({"online": _("online"), "in-person": _("in person"), "no-exam": _("without exam")}[wanted])
    said += [family.name] if family else []
    said += [s.name for s in skills or ()]
    said += [i.name for i in issuers or ()]
    said += [_("not of {issuer}").format(issuer=i.name) for i in not_issuers or ()]
    return ", ".join(s for s in said if s) or _("all")
