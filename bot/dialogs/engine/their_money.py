"""Which money is meant: "3000 pesos" of who works in Mexico are Mexican, "2 grand" in Manchester are pounds; and a bare
amount beside the hours of a plan, "6h a week, 1500", is what it may cost.
"""

from __future__ import annotations

import re
from dataclasses import replace

from babel.numbers import get_territory_currencies

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.amounts import read_amount
from bot.dialogs.understanding.currencies import currency_of, meant_in
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Money, Value
from bot.dialogs.understanding.zones import country_mentioned, country_of_zone
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _, money

_BUDGET, _LATELY = "budget", 3
_WORD_OR_SIGN = pattern(r"[^\W\d_]+\$?|[^\w\s.,]")
_PLAN = pattern(r"\b(?:plan|path|road\s?map|route)\b", re.IGNORECASE)
#: "I only have about 4 hrs a week and 300".
_I_HAVE = pattern(
    r"\b(?:i|i['’]ve|ive)\s+(?:(?:only|just|really|ve)\s+)?(?:have|got|can\s+(?:do|spare|spend))\b", re.IGNORECASE
)
#: Between commas or at the end, and no year.
_BARE = pattern(
    r"(?:[,;]|\b(?:and|with|for|on))\s{0,3}(?:(?:about|around|max|up\s+to|maybe|only|have|got|i|i['’]ve|can|spend)\s+){0,3}"
    r"(?!(?:19|20)\d\d\b)(?P<n>\d{1,3}(?:[.,]\d{3})|\d{3,5})"
    r"(?=\s{0,3}(?:$|[,;.!?]|\b(?:max|tops|budget|in\s+(?:all|total)|to\s+spend|please|pls|all\s+in)\b))(?![.,]\d)",
    re.IGNORECASE,
)


def settle(talk: Talk) -> Reply:
    """Amounts of the message in the money that is meant; what the answer has to say of it."""
    heard, said = talk.heard, Reply()
    if (bare := _bare_amount(heard)) is not None:
        value = _of_there(bare, talk)
        heard = replace(heard, values=tuple(sorted((*heard.values, value), key=lambda v: v.start)))
        said = _told(value.value)
    talk.heard = replace(heard, values=tuple(_of_there(v, talk) for v in heard.values))
    return said


def _told(taken: Money | int) -> Reply:
    if not isinstance(taken, Money):
        return Reply()
    text = _("I took {amount} for your budget: say so if it is other money, or no budget at all.")
    return Reply(parts=(note(text, amount=money(taken.amount, taken.currency)),))


def _bare_amount(heard: Heard) -> Value | None:
    """A number beside the hours of a plan that is asked for, where no money is named."""
    if not (_PLAN.search(heard.text) or _I_HAVE.search(heard.text)) or any(
        v.kind in ("money", "pay") for v in heard.values
    ):
        return None
    said = _BARE.search(heard.text) if any(v.kind == "hours_a_week" for v in heard.values) else None
    amount = read_amount(said["n"]) if said is not None else None
    if said is None or amount is None:
        return None
    taken = [(v.start, v.end) for v in heard.values] + [(d.start, d.end) for d in heard.dates]
    taken += [(n.mention.start, n.mention.end) for n in heard.named]
    if any(start < said.end("n") and said.start("n") < end for start, end in taken):
        return None
    return Value("money", Money(amount, ""), said.start("n"), said.end("n"))


def _of_there(value: Value, talk: Talk) -> Value:
    """An amount of nothing is free in any money."""
    paid, said = value.value, talk.heard.text[value.start : value.end]
    if not isinstance(paid, Money) or not paid.amount:
        return value
    country = country_mentioned(talk.heard.text) or talk.country
    currency, usual = meant_in(said, country), talk.manager.currency
    if (
        currency is None
        and paid.currency in ("", usual)
        and not any(currency_of(part) for part in _WORD_OR_SIGN.findall(said))
    ):
        currency = _theirs(talk) or usual
    return value if currency is None else replace(value, value=replace(paid, currency=currency))


def _theirs(talk: Talk) -> str | None:
    """That in which they told a budget, of themselves or of what was just asked; else that of the country which they
    said they work in, or name.
    """
    if talk.given.private and talk.profile.budget and talk.profile.currency:
        return talk.profile.currency
    lately = (frame.slots.get(_BUDGET) for frame in reversed(talk.state.done[-_LATELY:]))
    told = next((b for b in lately if isinstance(b, dict) and b.get("currency") and b.get("amount") != "0"), None)
    if told is not None:
        return str(told["currency"])
    country = country_mentioned(talk.heard.text) or _told_country(talk)
    current = get_territory_currencies(country, tender=True) if country else []
    return current[-1] if current else None


def _told_country(talk: Talk) -> str | None:
    """That of their profile, or of the place that they set the clock of; not that of the app's clock."""
    records = talk.given.records
    if not talk.given.private:
        return None
    return talk.profile.country or (country_of_zone(records.preferences.zone) if records is not None else None)
