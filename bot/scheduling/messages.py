"""The words that reminders share with answers: names of what is held, when it expires, how a study stands."""

from __future__ import annotations

from datetime import date

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Span, bold, spans
from bot.scheduling.upkeep import upkeep_of
from bot.tracking.holdings import Earned, Holding
from bot.tracking.learning import Study, forecast, planned_percent
from bot.translation import _, ago, ahead, day, number


def title(holding: Holding, catalogue: Catalogue) -> str:
    """The catalogue's name of what is held, or the person's own."""
    credential = catalogue.credentials.get(holding.credential or "")
    return full_name(credential) if credential else holding.name


def short_title(holding: Holding, catalogue: Catalogue) -> str:
    credential = catalogue.credentials.get(holding.credential or "")
    return short_name(credential) if credential else holding.name


def when(expires: date, today: date) -> str:
    """``expires on 14 Mar 2027, in 30 days``; past the day the words are other ones."""
    days = (expires - today).days
    if days < 0:
        return _("expired on {day}, {ago}").format(day=day(expires), ago=ago(-days))
    if days == 0:
        return _("expires today, {day}").format(day=day(expires))
    return _("expires on {day}, {ahead}").format(day=day(expires), ahead=ahead(days))


def units_line(holding: Holding, earned: tuple[Earned, ...], today: date, catalogue: Catalogue) -> str | None:
    """``20 of 50 CEU; 30 to go, 8 a month``: what is still missing, when it is renewed by units."""
    found = upkeep_of(holding, earned, today, catalogue)
    if found is None:
        return None
    state = found.ledger
    have = _("{have} of {total} {name}").format(
        have=number(state.earned), total=number(state.total), name=found.units.name
    )
    if state.left <= 0:
        return _("{have}: all you need.").format(have=have)
    text = _("{have}: {left} to go").format(have=have, left=number(state.left))
    if state.months_left > 0:
        text += _(", about {pace} a month").format(pace=number(state.pace_per_month))
    return text + "."


def bar(percent: int, width: int = 10) -> str:
    full = round(percent * width / 100)
    return "▓" * full + "░" * (width - full) + f" {percent} %"


def study_line(study: Study, today: date) -> tuple[Span, ...]:
    """Name, progress bar, and how that stands against the plan."""
    text = "{name} {bar}"
    ends = forecast(study, today)
    behind = planned_percent(study, today)
    said = ""
    if study.target is not None:
        said = _("target {day}").format(day=day(study.target))
        if behind is not None and study.percent < behind:
            said += _(", the plan is at {n} %").format(n=behind)
        if ends is not None and study.percent < 100:
            said += _("; at this pace done by {day}").format(day=day(ends))
    elif ends is not None and study.percent < 100:
        said = _("at this pace done by {day}").format(day=day(ends))
    return spans(text + (" – {said}" if said else ""), name=bold(study.name), bar=bar(study.percent), said=said)
