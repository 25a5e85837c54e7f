"""Two to four credentials side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.dialogs.engine.dialog import Ask, dialog
from bot.dialogs.engine.slots import Sorting
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.substitutes import alike
from bot.knowledge.advisor import price_in
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.wording import (
    column_name,
    freshness,
    hours_words,
    level_words,
    price_words,
    short_name,
    skill_names,
    validity_period,
    where_words,
)
from bot.messaging.reply import Part, Reply, Table, note, paragraph
from bot.translation import _, listed

MOST = 4


@dialog
async def compare_credentials(turn: Turn, credentials: list[Credential], sort: Sorting | None = None) -> Reply:
    """A table of the facts that differ, and one sentence on which is which."""
    chosen = list({c.id: c for c in credentials}.values())[:MOST]
    if len(chosen) < 2:
        turn.frame.slots["credentials"] = [c.id for c in chosen]
        if not chosen:
            raise Ask("credentials")
        question = _("With which one shall I compare {name}?").format(name=short_name(chosen[0]))
        raise Ask("credentials", tuple(c.id for c in alike(turn, chosen)), question)
    turn.about([c.id for c in chosen])
    heads = _heads(chosen)
    parts: list[Part] = [
        Table(header=("", *heads.values()), rows=tuple(_rows(turn.catalogue, chosen))),
        paragraph("{text}", text=_verdict(turn, chosen, heads)),
    ]
    parts += _how_fresh(turn, chosen, heads)
    if len(credentials) > MOST:
        parts.append(note(_("I compare at most {n} at a time."), n=str(MOST)))
    buttons = [begin(_("About {name}").format(name=heads[c.id]), "credential_info", credential=c.id) for c in chosen]
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def _heads(chosen: list[Credential]) -> dict[str, str]:
    """What each is called here: in short, unless two issuers call theirs the same."""
    short = Counter(column_name(c) for c in chosen)
    return {c.id: column_name(c) if short[column_name(c)] == 1 else c.name for c in chosen}


def _how_fresh(turn: Turn, chosen: list[Credential], heads: Mapping[str, str]) -> list[Part]:
    """Said once where it is the same for all."""
    remarks = {heads[c.id]: remark for c in chosen if (remark := freshness(c, ("cost", "renewal"), turn.today))}
    if len(remarks) == len(chosen) and len(set(remarks.values())) == 1:
        return [note(_("Prices and validity: {text}."), text=next(iter(remarks.values())))]
    return [note(_("{name}, price and validity: {text}."), name=name, text=text) for name, text in remarks.items()]


def _rows(catalogue: Catalogue, chosen: list[Credential]) -> list[tuple[str, ...]]:
    rows = [
        (_("Issuer"), *(catalogue.issuer(c).name for c in chosen)),
        (_("Level"), *(level_words(c.level) or "–" for c in chosen)),
        (_("Price"), *(price_words(c.cost) for c in chosen)),
        (_("Study"), *(hours_words(c.hours) or "–" for c in chosen)),
        (_("Valid"), *(validity_period(c.renewal) for c in chosen)),
        (_("Counts"), *(_counts(c, chosen) for c in chosen)),
        (_("Proves"), *(skill_names(catalogue, sorted(c.skills, key=lambda s, c=c: -c.skills[s]), 3) for c in chosen)),  # type: ignore[misc]
        (_("Needs first"), *(_first(catalogue, c) for c in chosen)),
    ]
    return [row for row in rows if any(cell != "–" for cell in row[1:])]


def _counts(credential: Credential, chosen: Iterable[Credential]) -> str:
    """Where; nothing where all of them count everywhere."""
    return where_words(credential) or (_("everywhere") if any(c.countries for c in chosen) else "–")


def _first(catalogue: Catalogue, credential: Credential) -> str:
    hard = [p for p in credential.prerequisites if p.kind == "hard"]
    if not hard:
        return "–"
    names = [short_name(catalogue.credentials[i]) for p in hard for i in p.any_of[:2]]
    return listed(names, "or") if names else _("experience or study")


def _verdict(turn: Turn, chosen: list[Credential], heads: Mapping[str, str]) -> str:
    """What sets them apart, said from the facts alone."""
    said = []
    prices = {c.id: price_in(c.cost, turn.currency) for c in chosen}
    least = min((p for p in prices.values() if p is not None), default=None)
    if None not in prices.values() and list(prices.values()).count(least) == 1:
        cheapest = next(c for c in chosen if prices[c.id] == least)
        said.append(
            _("{name} is cheaper").format(name=heads[cheapest.id])
            if len(chosen) == 2
            else _("{name} is the cheapest").format(name=heads[cheapest.id])
        )
    levels = {c.id: LEVELS.index(c.level) for c in chosen if c.level}
    if len(levels) == len(chosen) and list(levels.values()).count(min(levels.values())) == 1:
        easiest = min(chosen, key=lambda c: levels[c.id])
        said.append(_("{name} is the one to start with").format(name=heads[easiest.id]))
    shared = set.intersection(*(set(c.skills) for c in chosen))
    for c in chosen:
        own = [s for s in sorted(c.skills, key=lambda s, c=c: -c.skills[s]) if s not in shared]  # type: ignore[misc]
        if own and len(chosen) == 2:
            said.append(
                _("{name} is more about {skills}").format(name=heads[c.id], skills=skill_names(turn.catalogue, own, 2))
            )
    text = "; ".join(said) or _("By the facts I have they are much alike")
    return text[:1].upper() + text[1:] + "."
