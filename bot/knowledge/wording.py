"""How facts of the catalogue are put into words; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.knowledge.advisor import Advised
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Fee, Price, Renewal, Route, Validity
from bot.knowledge.model.source import FactGroup
from bot.knowledge.rates import unit_and_worth
from bot.knowledge.words import key
from bot.translation import _, country, day, listed, money, ngettext, number

LEVEL_WORDS = {
    "entry": "entry level",
    "intermediate": "intermediate",
    "advanced": "advanced",
    "expert": "expert",
}
KIND_WORDS = {"certification": "certification", "certificate": "certificate", "badge": "badge", "licence": "licence"}
ASSESSMENT_WORDS = {
    "exam": "an exam",
    "practical-exam": "a hands-on exam",
    "course": "a course",
    "course-and-exam": "a course with an exam",
    "portfolio": "a portfolio",
    "experience": "proof of experience",
}
DELIVERY_WORDS = {"online": "online", "test-centre": "at a test centre", "in-person": "in person"}


#: A longer name makes a column too wide for a phone.
_COLUMN = 26


def short_name(credential: Credential) -> str:
    """The acronym people say, when there is one; else the name."""
    if credential.short is not None:
        return credential.short
    return credential.acronyms[0] if credential.acronyms else credential.name


def column_name(credential: Credential) -> str:
    """For the head of a table, where room is short: acronym, short name or exam code."""
    name = short_name(credential)
    return credential.current_codes[0] if len(name) > _COLUMN and len(credential.current_codes) == 1 else name


def full_name(credential: Credential) -> str:
    """``Certified Kubernetes Administrator (CKA)``: the acronym once, and not when the name holds it."""
    if not credential.acronyms or credential.acronyms[0].casefold() in credential.name.casefold():
        return credential.name
    return f"{credential.name} ({credential.acronyms[0]})"


def is_called(credential: Credential, said: str) -> bool:
    """Whether every word of ``said``, "the Excel", is one of its name or short name, or of one alias; never of no
    words.
    """
    words, names = set(key(said).split()), (f"{full_name(credential)} {short_name(credential)}", *credential.aliases)
    return bool(words) and any(words <= set(key(name).split()) for name in names)


def price_words(price: Price | None) -> str:
    if price is None:
        return _("price unknown")
    if price.amount == 0:
        return _("free")
    amount = money(price.amount, price.currency)
    if price.every is not None:
        amount = {"month": _("{price} a month"), "year": _("{price} a year")}[price.every].format(price=amount)
    return from_words(amount) if price.least else amount


def from_words(amount: str) -> str:
    """``from £152``: more is due besides."""
    return _("from {price}").format(price=amount)


def about_words(amount: str) -> str:
    """``about $202``: at a rough exchange rate."""
    return _("about {price}").format(price=amount)


def rate_words(one: str, other: str) -> str:
    """``£1 as $1.33``. Raises KeyError where the rate is not known."""
    unit, worth, cheap = unit_and_worth(one, other)
    return _("{one} as {other}").format(one=money(Decimal(1), unit), other=money(worth, cheap))


def hours_words(hours: int | None) -> str | None:
    return None if hours is None else _("about {n} h").format(n=number(hours))


def weekly_hours(hours: int) -> str:
    return ngettext("{n} hour a week", "{n} hours a week", hours).format(n=hours)


def pace_words(hours: int | None, weekly: int | None) -> str:
    """``, 14 weeks at 6 h``: how long that takes at so many hours a week; nothing where either is not known."""
    if not (hours and weekly):
        return ""
    weeks = max(1, round(hours / weekly))
    return ngettext(", {n} week at {h} h", ", {n} weeks at {h} h", weeks).format(n=number(weeks), h=number(weekly))


def _opens_words(days: int) -> str:
    text = ngettext("The window opens {n} day before it expires.", "The window opens {n} days before it expires.", days)
    return text.format(n=days)


def _grace_words(days: int) -> str:
    text = ngettext(
        "There is {n} day of grace after it expires.", "There are {n} days of grace after it expires.", days
    )
    return text.format(n=days)


def recognition_words(recognition: int | None) -> str | None:
    """How widely employers ask for it by name."""
    words = {3: _("asked for by name across the field"), 2: _("known to specialists"), 1: _("little known")}
    return None if recognition is None else words[recognition]


def level_words(level: str | None) -> str | None:
    return None if level is None else _(LEVEL_WORDS[level])


def format_words(credential: Credential) -> str | None:
    """ "an exam, online or at a test centre"; None when neither is known."""
    how = _(ASSESSMENT_WORDS[credential.assessment]) if credential.assessment else ""
    where = listed([_(DELIVERY_WORDS[d]) for d in credential.delivery], "or")
    return ", ".join(part for part in (how, where) if part) or None


def short_facts(catalogue: Catalogue, credential: Credential) -> str:
    """Issuer, level, price and hours on one line; what is unknown is left out, but never the price."""
    facts = [
        catalogue.issuer(credential).name,
        level_words(credential.level),
        price_words(credential.cost),
        hours_words(credential.hours),
        where_words(credential),
    ]
    return " · ".join(f for f in facts if f)


def where_words(credential: Credential) -> str | None:
    """``for the US and Canada``: where alone it counts; None of what counts everywhere."""
    if not credential.countries:
        return None
    return _("for {countries}").format(countries=listed([country(code) for code in credential.countries]))


def skill_names(catalogue: Catalogue, skills: Iterable[str], limit: int = 4) -> str:
    return listed([catalogue.skills[s].name for s in list(skills)[:limit]])


def reason(catalogue: Catalogue, advised: Advised) -> str:
    """Why a credential is advised: what it proves, and what has to come first."""
    credential = advised.credential
    said = _("proves {skills}").format(skills=skill_names(catalogue, advised.proves, 3))
    if advised.unmet:
        first = listed([short_name(catalogue.credentials[i]) for i in advised.unmet])
        said += _("; needs {credential} first").format(credential=first)
    elif any(p.kind == "hard" for p in credential.prerequisites):
        said += _("; has entry requirements")
    if credential.status == "retiring":
        said += _("; being retired")
    return said


def validity_period(renewal: Renewal | None) -> str:
    """How long it lasts, for a table: ``3 years``."""
    if renewal is None:
        return _("unknown")
    if renewal.validity.months is None:
        return _("does not expire")
    return months_words(renewal.validity.months) + _until(renewal.validity)


def validity_words(renewal: Renewal | None) -> str:
    """One sentence on how long it lasts."""
    if renewal is None:
        return _("I do not know how long it is valid.")
    if renewal.validity.months is None:
        if renewal.maintenance:
            return _("It has no end date, but upkeep is due with each release.")
        return _("It does not expire.")
    return _("It is valid for {period}{until}.").format(
        period=months_words(renewal.validity.months), until=_until(renewal.validity)
    )


def months_words(months: int) -> str:
    if months % 12 == 0:
        years = months // 12
        return ngettext("{n} year", "{n} years", years).format(n=years)
    return ngettext("{n} month", "{n} months", months).format(n=months)


def _until(validity: Validity) -> str:
    if validity.ends == "month-end":
        return _(", to the end of that month")
    if validity.ends == "birth-month-end":
        return _(", to the end of your birth month")
    if validity.ends == "fixed-day" and validity.fixed_day:
        month, of_month = map(int, validity.fixed_day.split("-"))
        return _(", always to {day}").format(day=day(date(2028, month, of_month)).rsplit(" ", 1)[0])
    return ""


def renewal_words(catalogue: Catalogue, renewal: Renewal | None) -> list[str]:
    """How to keep it, one line a way or condition."""
    if renewal is None:
        return [_("I do not know how it is renewed.")]
    if not renewal.expires and not renewal.maintenance and not renewal.routes:
        lines = [_("Nothing to renew.")]
    else:
        lines = [route_words(catalogue, route) for route in renewal.routes]
    if renewal.maintenance:
        lines.append(renewal.maintenance.text)
    if renewal.opens_days:
        lines.append(_opens_words(renewal.opens_days))
    if renewal.grace_days:
        lines.append(_grace_words(renewal.grace_days))
    if renewal.annual_fee:
        lines.append(_("Besides, {fee} a year.").format(fee=fee_words(renewal.annual_fee)))
    return lines


def route_words(catalogue: Catalogue, route: Route) -> str:
    """One way to renew: what to do, what it costs, what it adds."""
    units = route.units
    if units is not None:
        text = _("Earn {n} {name} in each cycle").format(n=number(units.total), name=units.name)
        details = [f"{c.name}: {number(c.minimum)}" for c in units.categories if c.minimum]
        if units.yearly_minimum:
            details.append(_("at least {n} a year").format(n=number(units.yearly_minimum)))
        if units.carry_over:
            details.append(_("{n} carry over").format(n=number(units.carry_over)))
        text += f" ({listed(details)})" if details else ""
    else:
        text = (route.text or _(_ROUTE_WORDS[route.by])).rstrip(".")
    if route.fee and route.fee.amount == 0:
        text += _(", without a fee")
    elif route.fee:
        text += _(", fee {fee}").format(fee=fee_words(route.fee))
    if route.extends_months:
        since = {"expiry": _("from the old expiry"), "pass-date": _("from the day you pass")}.get(route.extends_from)
        text += _(", adds {period}").format(period=months_words(route.extends_months)) + (f" {since}" if since else "")
    return text


def route_name(route: Route) -> str:
    """One way to renew in two or three words, for a button: "50 CEU", "exam"."""
    if route.units is not None:
        return f"{number(route.units.total)} {route.units.name}"
    return _(_ROUTE_NAMES[route.by])


_ROUTE_NAMES = {
    "exam": "exam passed",
    "assessment": "renewal assessment",
    "course": "renewal course",
    "fee": "fee paid",
    "higher-credential": "higher credential",
    "activity": "renewal activity",
    "evaluation": "evaluation",
    "units": "units",
}
_ROUTE_WORDS = {
    "exam": "Pass the current exam again",
    "assessment": "Pass the renewal assessment",
    "course": "Take the renewal course",
    "fee": "Pay the renewal fee",
    "higher-credential": "Earn a higher credential",
    "activity": "Do the renewal activity",
    "evaluation": "Be evaluated again",
    "units": "Earn units",
}


def fee_words(price: Price) -> str:
    """``$210 a cycle ($165 for members)``."""
    per = {"cycle": _(" a cycle"), "year": _(" a year"), "once": ""}[price.per] if isinstance(price, Fee) else ""
    member = (
        _(" ({price} for members)").format(price=money(price.member, price.currency))
        if price.member is not None
        else ""
    )
    return price_words(price) + per + member


def cost_words(credential: Credential) -> str:
    price = credential.cost
    if price is None:
        return _("I do not know the price.")
    text = price_words(price)
    if price.member is not None:
        text += _(", {price} for members").format(
            price=price_words(Price(amount=price.member, currency=price.currency))
        )
    return text + (f" ({price.note})" if price.note else "")


def prerequisite_words(catalogue: Catalogue, credential: Credential) -> list[str]:
    """What must or should come first, one line each."""
    lines = []
    for item in credential.prerequisites:
        names = listed([full_name(catalogue.credentials[i]) for i in item.any_of], "or")
        text = f"{names} – {item.text}" if names and item.text else names or item.text or ""
        lines.append((_("Required: {what}") if item.kind == "hard" else _("Advised: {what}")).format(what=text))
    return lines


def freshness(credential: Credential, groups: Iterable[FactGroup], today: date) -> str:
    """Where the facts come from: checked on a day, maybe out of date, or recalled."""
    checked: list[date] = []
    recalled = False
    for group in groups:
        if group not in credential.sources:
            continue
        source = credential.source(group)
        if source.checked is None:
            recalled = True
        else:
            checked.append(source.checked)
    parts = []
    if checked:
        oldest = min(checked)
        parts.append(_("checked {day}").format(day=day(oldest)))
        if (today - oldest).days > 365:
            parts.append(_("may be out of date"))
    if recalled:
        parts.append(
            _("some facts are from memory – check the provider's page")
            if checked
            else _("from memory – check the provider's page")
        )
    return "; ".join(parts)
