"""What people ask of an issuer and of none of its credentials: whether it is respected, what its certificates cost and
how long they last; and which of several issuers is the one for a job. Of the issuer itself the catalogue keeps nothing,
so its credentials answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.sides import credentials_of, with_its_maker
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.advisor import Advised, Wish, advise, price_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.knowledge.wording import (
    full_name,
    price_words,
    recognition_words,
    short_facts,
    short_name,
    validity_period,
)
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.translation import _, listed, number

_SHOWN, _OF_EACH = 5, 2
#: The weights of skills are estimates: so many percent less is no reason.
_ALIKE = 5
Ids = Annotated[list[str], Hidden()]
Hide = Annotated[str, Hidden()]


@dialog
async def of_an_issuer(turn: Turn, side: Ids, called: Hide, fact: Hide) -> Reply:
    """``side``: as in ``engine.sides``; ``fact``: "worth", "price", "validity" or "who". The best known come first."""
    theirs = sorted(credentials_of(turn.catalogue, side), key=_best_known)
    shown = theirs[:_SHOWN]
    if not shown:
        return Reply(parts=(paragraph(_("I know of none: {what}."), what=bold(called)),))
    turn.about([c.id for c in shown])
    text, remark = _TOLD[fact](turn, called, theirs)
    items = tuple(spans("{name} – {fact}", name=bold(full_name(c)), fact=_FACT[fact](turn, c)) for c in shown)
    parts: tuple[Part, ...] = (paragraph("{text}", text=text), Bullets(items=items, numbered=True))
    return Reply(parts=(*parts, note("{text}", text=remark)), buttons=tuple(_buttons(shown)))


def _best_known(credential: Credential) -> tuple[int, int, str]:
    return (-(credential.recognition or 0), credential.hours or 0, credential.id)


def _buttons(shown: list[Credential]) -> list[Button]:
    first = begin(_("About {name}").format(name=short_name(shown[0])), "credential_info", credential=shown[0].id)
    if len(shown) == 1:
        return [first]
    return [first, begin(_("Compare the first two"), "compare_credentials", credentials=[c.id for c in shown[:2]])]


def _worth(turn: Turn, name: str, theirs: list[Credential]) -> tuple[str, str]:
    text = _(
        "An issuer as such I cannot judge: that depends on the credential. Of {n} credentials of {issuer}, these are "
        "the best known:"
    )
    remark = _(
        "How well one is known is an estimate. Whether it helps you I cannot know: look how many postings near you ask "
        "for it by name. Ask “is it worth it?” of one."
    )
    return text.format(n=number(len(theirs)), issuer=name), remark


def _prices(turn: Turn, name: str, theirs: list[Credential]) -> tuple[str, str]:
    priced = [c for c in theirs if price_in(c.cost, turn.currency) is not None]
    remark = _("Where no price is known, check the provider's page.")
    if not priced:
        return _("Of {issuer}'s prices I know none.").format(issuer=name), remark
    priced.sort(key=lambda c: price_in(c.cost, turn.currency) or 0)
    text = _(
        "Of {n} credentials of {issuer} I know what {m} cost: from {least} ({cheapest}) to {most} ({dearest}). The "
        "best known:"
    )
    return text.format(
        n=number(len(theirs)), issuer=name, m=number(len(priced)), least=price_words(priced[0].cost),
        cheapest=short_name(priced[0]), most=price_words(priced[-1].cost), dearest=short_name(priced[-1]),
    ), remark  # fmt: skip


def _validity(turn: Turn, name: str, theirs: list[Credential]) -> tuple[str, str]:
    lasts = Counter("unknown" if c.renewal is None else _lasts(c) for c in theirs)
    said = []
    if lasts["ends"]:
        said.append(_("{n} expire").format(n=number(lasts["ends"])))
    if lasts["stays"]:
        said.append(_("{n} do not").format(n=number(lasts["stays"])))
    if lasts["unknown"]:
        said.append(_("of {n} I do not know").format(n=number(lasts["unknown"])))
    text = _("Of {n} credentials of {issuer}, {said}. The best known:")
    remark = _("Ask “how do I renew it?” of one. The date on your own certificate wins.")
    return text.format(n=number(len(theirs)), issuer=name, said=listed(said)), remark


def _lasts(credential: Credential) -> str:
    known = credential.renewal
    return "ends" if known is not None and known.validity.months is not None else "stays"


def _who(turn: Turn, name: str, theirs: list[Credential]) -> tuple[str, str]:
    text = _("{issuer} awards {n} credentials of my catalogue; of who owns or runs it I keep nothing. The best known:")
    remark = _("The page of each credential leads to its issuer.")
    return text.format(issuer=name, n=number(len(theirs))), remark


_TOLD: dict[str, Callable[[Turn, str, list[Credential]], tuple[str, str]]] = {
    "worth": _worth, "price": _prices, "validity": _validity, "who": _who,
}  # fmt: skip
_FACT: dict[str, Callable[[Turn, Credential], str]] = {
    "worth": lambda turn, c: recognition_words(c.recognition) or _("how well known, I do not know"),
    "price": lambda turn, c: price_words(c.cost),
    "validity": lambda turn, c: validity_period(c.renewal) if c.renewal else _("unknown"),
    "who": lambda turn, c: short_facts(turn.catalogue, c),
}


@dialog
async def issuers_weighed(
    turn: Turn, job: Role, sides: Annotated[list[list[str]], Hidden()], names: Annotated[list[str], Hidden()]
) -> Reply:
    """For one job the best of each of the ``sides``, which are called ``names``."""
    profile = turn.profile
    wish = Wish(
        skills=job.skills, holds=profile.holds, knows=profile.skills, currency=turn.currency, country=turn.country
    )
    ranked = advise(turn.catalogue, wish).ranked
    makers = [with_its_maker(turn.catalogue, side) for side in sides]
    of_each = [{c.id for c in credentials_of(turn.catalogue, side)} for side in makers]
    best = [[a for a in ranked if a.credential.id in those][:_OF_EACH] for those in of_each]
    turn.about([a.credential.id for found in best for a in found], role=job.id)
    parts: list[Part] = [paragraph(_("For {job}, the best of each:"), job=bold(job.name))]
    for name, found in zip(names, best, strict=True):
        parts.append(
            paragraph(_("{name}:") if found else _("{name}: nothing that proves enough of it."), name=bold(name))
        )
        if found:
            parts.append(Bullets(items=tuple(_one(turn, job, a) for a in found)))
    parts.append(paragraph("{text}", text=_verdict(names, best)))
    parts.append(note(_("Which of them is asked for more near you I do not know: count the postings that name it.")))
    first = [found[0].credential for found in best if found]
    buttons = [
        begin(_("About {name}").format(name=short_name(c)), "credential_info", credential=c.id) for c in first[:3]
    ]
    if len(first) > 1:
        buttons.append(begin(_("Compare them"), "compare_credentials", credentials=[c.id for c in first[:4]]))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def _one(turn: Turn, job: Role, advised: Advised) -> tuple[Span, ...]:
    text = _("{name} – {facts}: proves {n} % of what the job asks for")
    facts = short_facts(turn.catalogue, advised.credential)
    return spans(text, name=bold(full_name(advised.credential)), facts=facts, n=_percent(advised))


def _percent(advised: Advised) -> str:
    return number(round(100 * advised.coverage))


def _verdict(names: list[str], best: list[list[Advised]]) -> str:
    """Which side proves most of the job; the catalogue knows of no other reason."""
    shares = {
        name: max(round(100 * a.coverage) for a in found) for name, found in zip(names, best, strict=True) if found
    }
    if not shares:
        return _("Of none of them I know anything that proves enough of that job.")
    most = max(shares.values())
    ahead = [name for name, share in shares.items() if share > most - _ALIKE]
    if len(ahead) > 1:
        return _("By what the job asks for, {names} are alike.").format(names=listed(ahead))
    return _("By what the job asks for, {name} is ahead.").format(name=ahead[0])
