"""The words of reminders, nudges and summaries: one message of everything that is due for a person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import freshness, full_name, renewal_words, short_name
from bot.messaging.reply import Bullets, Button, Note, Paragraph, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.due import PATIENCE, Due, Subject
from bot.scheduling.upkeep import upkeep_of
from bot.tracking.holdings import Earned, Holding
from bot.tracking.learning import Study, forecast, planned_percent
from bot.translation import _, day, ngettext, number

_SNOOZES = (1, 7, 30)
_MOST_SHOWN = 12


def compose(subject: Subject, dues: tuple[Due, ...], now: datetime, catalogue: Catalogue) -> Reply:
    """One message: renewals, the most urgent first, then studies, then the summary."""
    today = subject.allowed.local_day(now)
    held = [d for d in dues if d.holding is not None]
    studies = [d for d in dues if d.study is not None]
    reply = Reply()
    if len(held) == 1:
        reply = _one(subject, held[0], today, catalogue)
    elif held:
        reply = _several(subject, held, today, catalogue)
    if studies:
        reply = reply.plus(_nudge(studies, today))
    if any(d.notice.kind == "summary" for d in dues):
        reply = reply.plus(_summary(subject, today, catalogue))
    return reply


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
        ago = ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)
        return _("expired on {day}, {ago}").format(day=day(expires), ago=ago)
    if days == 0:
        return _("expires today, {day}").format(day=day(expires))
    ahead = _("tomorrow") if days == 1 else _("in {n} days").format(n=days)
    return _("expires on {day}, {ahead}").format(day=day(expires), ahead=ahead)


# -- renewals -----------------------------------------------------------------------------------------


def _one(subject: Subject, due: Due, today: date, catalogue: Catalogue) -> Reply:
    holding = due.holding
    assert holding is not None and holding.expires is not None  # noqa: S101, PT018 - of a due reminder
    parts: list[Part] = [_first_line(due, holding, today, catalogue)]
    credential = catalogue.credentials.get(holding.credential or "")
    ways = renewal_words(catalogue, credential.renewal)[:3] if credential and credential.renewal else []
    if ways:
        parts.append(paragraph(_("How to renew:")))
        parts.append(Bullets(items=tuple((Span(text=w),) for w in ways)))
    missing = units_line(holding, subject.units, today, catalogue)
    if missing:
        parts.append(paragraph("{text}", text=missing))
    if holding.grace_until and today > holding.expires:
        parts.append(paragraph(_grace(holding.grace_until, today)))
    if credential and credential.renewal:
        fresh = freshness(credential, ("renewal",), today)
        parts.append(note(_("Renewal rules: {fresh}. The date on your own certificate wins."), fresh=fresh))
    parts += _late(due, subject, today)
    link = (Button(label=_("Provider's page"), url=str(credential.url)),) if credential else ()
    return Reply(parts=tuple(parts), buttons=(*_buttons(holding, today), *link))


def _first_line(due: Due, holding: Holding, today: date, catalogue: Catalogue) -> Paragraph:
    assert holding.expires is not None  # noqa: S101
    name = bold(title(holding, catalogue))
    if due.notice.kind == "opens" and holding.opens and today >= holding.opens and holding.expires >= today:
        text = _("You can renew {name} from now on; it {when}.")
        return paragraph(text, name=name, when=when(holding.expires, today))
    return paragraph(_("{name} {when}."), name=name, when=when(holding.expires, today))


def _grace(until: date, today: date) -> str:
    if today <= until:
        return _("It can still be renewed until {day}.").format(day=day(until))
    return _("The time in which it could be renewed late ended on {day}.").format(day=day(until))


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


def _late(due: Due, subject: Subject, today: date) -> list[Note]:
    should = subject.allowed.local_day(due.at)
    if should >= today:
        return []
    return [note(_("This should have reached you on {day}; I was not able to send it then."), day=day(should))]


def _buttons(holding: Holding, today: date) -> tuple[Button, ...]:
    labels = {1: _("Snooze 1 day"), 7: _("Snooze 1 week"), 30: _("Snooze 1 month")}
    assert holding.expires is not None  # noqa: S101
    #: A snooze that ends after the expiry would hide it; past the expiry there is nothing left to miss.
    fits = [n for n in _SNOOZES if holding.expires < today or today + timedelta(days=n) <= holding.expires]
    return (
        _do(_("Renewed"), "renew_holding", holding=holding.id),
        *(_do(labels[n], "snooze_reminder", holding=holding.id, days=n) for n in fits),
        _do(_("How to renew"), "how_to_renew", holding=holding.id),
        _do(_("Stop for this"), "mute_holding", holding=holding.id),
    )


def _do(label: str, dialog: str, **slots: object) -> Button:
    """What the dialogs do when it is pressed; a test holds the names against theirs."""
    return Button(label=label[:75], action={"begin": dialog, "slots": slots})


def _several(subject: Subject, dues: list[Due], today: date, catalogue: Catalogue) -> Reply:
    items = []
    for due in dues[:_MOST_SHOWN]:
        holding = due.holding
        assert holding is not None and holding.expires is not None  # noqa: S101, PT018
        missing = units_line(holding, subject.units, today, catalogue)
        items.append(
            spans(
                _("{name} {when}.") + (" {missing}" if missing else ""),
                name=bold(title(holding, catalogue)), when=when(holding.expires, today), missing=missing or "",
            )
        )  # fmt: skip
    parts: list[Part] = [
        paragraph(ngettext("{n} renewal needs a look:", "{n} renewals need a look:", len(dues)), n=str(len(dues))),
        Bullets(items=tuple(items)),
    ]
    if len(dues) > _MOST_SHOWN:
        parts.append(note(_("And {n} more: ask “what expires soon?”"), n=str(len(dues) - _MOST_SHOWN)))
    late = [line for due in dues for line in _late(due, subject, today)]
    parts += late[:1]
    ids = [d.holding.id for d in dues if d.holding is not None]
    buttons = [
        _do(_("Renewed {name}").format(name=short_title(d.holding, catalogue)), "renew_holding", holding=d.holding.id)
        for d in dues[:4]
        if d.holding is not None
    ]
    return Reply(
        parts=tuple(parts),
        buttons=(
            *buttons,
            _do(_("Snooze all 1 week"), "snooze_reminders", holdings=ids, days=7),
            _do(_("What expires soon?"), "list_holdings"),
        ),
    )


# -- studies and summary ------------------------------------------------------------------------------


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


def _nudge(dues: list[Due], today: date) -> Reply:
    last_call = all(d.notice.stage >= PATIENCE for d in dues)
    lines = Bullets(items=tuple(study_line(d.study, today) for d in dues if d.study is not None))
    study = dues[0].study
    assert study is not None  # noqa: S101
    if last_call:
        text = _("You have not said anything about your studies for a while. Shall I keep asking?")
        buttons = (
            _do(_("Yes, keep going"), "touch_study", study=study.id),
            _do(_("Pause it"), "pause_study", study=study.id),
            _do(_("I dropped it"), "drop_study", study=study.id),
        )
        return Reply(parts=(paragraph(text), lines), buttons=buttons)
    quiet = (today - study.touched_on).days
    text = ngettext("How is it going? I last heard of it {n} day ago.", "How is it going? I last heard of it {n} days ago.", quiet)  # fmt: skip  # noqa: E501
    buttons = (
        _do(_("Log progress"), "log_progress", study=study.id),
        _do(_("Pause it"), "pause_study", study=study.id),
        _do(_("No nudges"), "set_nudges", on=False),
    )
    return Reply(parts=(paragraph(text, n=str(quiet)), lines), buttons=buttons)


def _summary(subject: Subject, today: date, catalogue: Catalogue) -> Reply:
    soon = [h for h in subject.holdings if h.expires is not None and (h.expires - today).days <= 120]
    parts: list[Part] = [paragraph("{text}", text=bold(_("Your week")))]
    if subject.studies:
        parts.append(Bullets(items=tuple(study_line(s, today) for s in subject.studies)))
    if soon:
        items = tuple(
            spans("{name} {when}", name=bold(title(h, catalogue)), when=when(h.expires, today))
            for h in soon[:5]
            if h.expires is not None
        )
        parts += [paragraph(_("Renewals of the next months:")), Bullets(items=items)]
    if not soon and not subject.studies:
        parts.append(paragraph(_("Nothing expires in the next months, and you are not studying for anything.")))
    return Reply(parts=tuple(parts), buttons=(_do(_("No more summaries"), "set_summary", on=False),))
