"""The words of a renewal that is due, and the buttons under them; several that are due at once are one message."""

from __future__ import annotations

from datetime import date

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import fee_words, freshness, renewal_words, route_words
from bot.messaging.reply import Bullets, Button, Note, Paragraph, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.due import Subject
from bot.scheduling.messages import short_title, title, units_line, when
from bot.scheduling.notices import Due
from bot.tracking.holdings import Holding
from bot.translation import _, day, ngettext

_MOST_SHOWN = 12
_MOST_BUTTONS = 4


def one(subject: Subject, due: Due, today: date, catalogue: Catalogue) -> Reply:
    """Everything about a single renewal."""
    holding = _holding(due)
    credential = catalogue.credentials.get(holding.credential or "")
    ways = _ways(credential, holding, today, catalogue)
    parts: list[Part] = [_first_line(due, holding, today, catalogue), *ways]
    missing = units_line(holding, subject.units, today, catalogue)
    if missing:
        parts.append(paragraph("{text}", text=missing))
    if grace := _grace(holding, today):
        parts.append(paragraph(grace))
    if credential and ways:
        fresh = freshness(credential, ("renewal", "cost") if _exam_price(credential) else ("renewal",), today)
        parts.append(note(_("Renewal rules: {fresh}. The date on your own certificate wins."), fresh=fresh))
    parts += _late(due, subject, today)
    page = (Button(label=_("Provider's page"), url=str(credential.url)),) if credential else ()
    buttons = (
        pressing(_("Renewed"), "renew_holding", holding=holding.id),
        pressing(_("Snooze 1 day"), "snooze_reminder", holding=holding.id, days=1),
        pressing(_("Snooze 1 week"), "snooze_reminder", holding=holding.id, days=7),
        pressing(_("Snooze 1 month"), "snooze_reminder", holding=holding.id, days=30),
        pressing(_("How to renew"), "how_to_renew", holding=holding.id),
        pressing(_("Stop for this"), "mute_holding", holding=holding.id),
    )
    return Reply(parts=tuple(parts), buttons=(*buttons, *page))


def several(subject: Subject, dues: list[Due], today: date, catalogue: Catalogue) -> Reply:
    """A line each; the names lead to the providers' pages."""
    parts: list[Part] = [
        paragraph(ngettext("{n} renewal needs a look:", "{n} renewals need a look:", len(dues)), n=str(len(dues))),
        Bullets(items=tuple(_line(subject, due, today, catalogue) for due in dues[:_MOST_SHOWN])),
    ]
    if len(dues) > _MOST_SHOWN:
        parts.append(note(_("And {n} more: ask “what expires soon?”"), n=str(len(dues) - _MOST_SHOWN)))
    parts += [line for due in dues for line in _late(due, subject, today)][:1]
    held = [_holding(due) for due in dues]
    ids = [holding.id for holding in held]
    renewed = [
        pressing(_("Renewed {name}").format(name=short_title(h, catalogue)), "renew_holding", holding=h.id)
        for h in held[:_MOST_BUTTONS]
    ]
    return Reply(
        parts=tuple(parts),
        buttons=(
            *renewed,
            pressing(_("Snooze all 1 day"), "snooze_reminders", holdings=ids, days=1),
            pressing(_("Snooze all 1 week"), "snooze_reminders", holdings=ids, days=7),
            pressing(_("Snooze all 1 month"), "snooze_reminders", holdings=ids, days=30),
            pressing(_("How to renew"), "how_to_renew", among=ids),
            pressing(_("Stop for one of them"), "mute_holding", among=ids),
            pressing(_("What expires soon?"), "list_holdings"),
        ),
    )


def pressing(label: str, dialog: str, **slots: object) -> Button:
    """What the dialogs do when it is pressed; a test holds the names against theirs."""
    return Button(label=label[:75], action={"begin": dialog, "slots": slots})


def _holding(due: Due) -> Holding:
    assert due.holding is not None  # noqa: S101 - of a due renewal
    return due.holding


def _first_line(due: Due, holding: Holding, today: date, catalogue: Catalogue) -> Paragraph:
    assert holding.expires is not None  # noqa: S101 - of a due renewal
    name = bold(title(holding, catalogue))
    if due.notice.kind == "opens" and holding.opens and today >= holding.opens and holding.expires >= today:
        text = _("You can renew {name} from now on; it {when}.")
        return paragraph(text, name=name, when=when(holding.expires, today))
    return paragraph(_("{name} {when}."), name=name, when=when(holding.expires, today))


def _ways(credential: Credential | None, holding: Holding, today: date, catalogue: Catalogue) -> list[Part]:
    """How it is renewed, with what that costs. Afterwards these are not promises any more."""
    if credential is None or credential.renewal is None:
        return []
    head = _("How to renew:")
    if not _renewable(holding, today):
        head = _("The rules below are for renewing in time; ask the provider what is possible now.")
    lines = renewal_words(catalogue, credential.renewal)
    price = _exam_price(credential)
    lines += [price] if price else []
    if not lines:
        return []  # what is known of its renewal is none of the ways
    return [paragraph(head), Bullets(items=tuple((Span(text=line),) for line in lines))]


def _exam_price(credential: Credential) -> str:
    """Of an exam that renews it without a fee of its own; empty when there is none, or its price is not known."""
    routes = credential.renewal.routes if credential.renewal else ()
    if credential.cost is None or not any(route.by == "exam" and route.fee is None for route in routes):
        return ""
    return _("Price of the exam: {price}").format(price=fee_words(credential.cost))


def _line(subject: Subject, due: Due, today: date, catalogue: Catalogue) -> tuple[Span, ...]:
    holding = _holding(due)
    assert holding.expires is not None  # noqa: S101 - of a due renewal
    credential = catalogue.credentials.get(holding.credential or "")
    name = Span(text=title(holding, catalogue), bold=True, url=str(credential.url) if credential else None)
    said = [when(holding.expires, today)]
    if due.notice.kind == "opens" and holding.expires >= today:
        said = [_("can be renewed from now on"), *said]
    more = _first_way(credential, catalogue) if credential and _renewable(holding, today) else []
    more += [grace.rstrip(".")] if (grace := _grace(holding, today)) else []
    missing = units_line(holding, subject.units, today, catalogue)
    more += [missing.rstrip(".")] if missing else []
    return spans("{name} {said}.", name=name, said=", ".join(said)) + tuple(Span(text=f" {each}.") for each in more)


def _first_way(credential: Credential, catalogue: Catalogue) -> list[str]:
    routes = credential.renewal.routes if credential.renewal else ()
    if not routes:
        return []
    price = _exam_price(credential) if routes[0].by == "exam" else ""
    return [route_words(catalogue, routes[0]), *([price] if price else [])]


def _renewable(holding: Holding, today: date) -> bool:
    """Whether its rules still apply: before the expiry, or in the time after it in which it may be renewed late."""
    last = holding.grace_until or holding.expires
    return last is None or today <= last


def _grace(holding: Holding, today: date) -> str:
    """What is left after the expiry; empty before it, and when no grace is known."""
    until = holding.grace_until
    if until is None or holding.expires is None or today <= holding.expires:
        return ""
    if today <= until:
        return _("It can still be renewed until {day}.").format(day=day(until))
    return _("The time in which it could be renewed late ended on {day}.").format(day=day(until))


def _late(due: Due, subject: Subject, today: date) -> list[Note]:
    should = subject.allowed.local_day(due.at)
    if should >= today:
        return []
    return [note(_("This should have reached you on {day}; I was not able to send it then."), day=day(should))]
