"""When a person will hear of what, and snoozing or stopping it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.said_slots import Candidates, LaterOn, OwnHolding
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import AHEAD, next_words
from bot.dialogs.picking import pick_holding
from bot.dialogs.understanding.zones import zone_label
from bot.messaging.reply import Bullets, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder, load_subject
from bot.scheduling.due import Subject, forecast, of_oneself
from bot.scheduling.messages import short_title, title, when
from bot.scheduling.notices import Due, Duty
from bot.tracking.holdings import Holding
from bot.tracking.preferences import Preferences
from bot.translation import _, day, listed, ngettext

#: Those that one message was about; only its buttons say so.
Among = Annotated[list[int], Hidden()]

#: The kind of the notice that a summary is.
_SUMMARY = "summary"
_SHOWN = 6


@private_dialog
async def next_reminders(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """What will be said when, and what was said last."""
    subject = await load_subject(turn.records.connection, turn.records.person_id)
    credential = [i for i in credential or () if _is_named(turn, i)]
    if not subject.holdings and not subject.studies and not subject.asked:
        return not_held(turn, credential)
    last = await _last_words(turn, subject)
    if subject.preferences.off:
        return Reply(
            parts=(paragraph(_("Reminders are off.")), note("{last}", last=last)),
            buttons=(begin(_("Turn them on"), "resume_reminders"),),
        )
    only = {h.id for h in subject.holdings if credential and h.credential in credential} | (
        {holding} if holding else set()
    )
    if credential and not only and not any(s.credential in credential for s in subject.studies):
        return not_held(turn, credential)
    lines = []
    for at, dues in forecast(of_oneself(subject, only), turn.now, turn.now + AHEAD):
        told = [d for d in dues if _is_of(d, only)]
        if told:
            lines.append(_line(turn, subject, at, told))
        if len(lines) >= _SHOWN:
            break
    parts: list[Part] = []
    if lines:
        parts += [paragraph(_("I will write to you:")), Bullets(items=tuple(lines))]
    else:
        parts.append(paragraph(_("There is nothing ahead to remind you of.")))
    parts.append(note("{last}", last=last))
    parts.append(note("{text}", text=_rules(turn)))
    return Reply(
        parts=tuple(parts),
        buttons=(begin(_("Change the settings"), "reminder_settings"), begin(_("My credentials"), "list_holdings")),
    )


def _is_named(turn: Turn, credential: str) -> bool:
    """ "Which reminders are planned" names no planner; a button names what it is for."""
    matches = [m for n in turn.heard.named for m in n.mention.matches if m.id == credential]
    return not turn.said or any(m.exact for m in matches)


def _is_of(due: Due, only: set[int]) -> bool:
    """Summaries come every week: they are said in a word instead of a line each. Nor is what concerns others told."""
    if due.study is None and due.holding is None and due.notice.kind != "duty":
        return False
    return not only or (due.holding is not None and due.holding.id in only)


async def _last_words(turn: Turn, subject: Subject) -> str:
    """When the last reminder came, and of what."""
    last = await last_reminder(turn.records.connection, turn.records.person_id)
    other = await last_reminder(turn.records.connection, turn.records.person_id, (*ABOUT_STUDIES, _SUMMARY))
    sent = [at for each in (last, other) if each is not None and (at := each.sent_at) is not None]
    if not sent:
        return _("I have not sent you any yet.")
    on = day(subject.allowed.local_day(max(sent)))
    newest = last is not None and last.sent_at == max(sent)
    names = [short_title(h, turn.catalogue) for h in subject.holdings if newest and last and h.id in last.holdings]
    if not names:
        return _("The last one reached you on {day}.").format(day=on)
    return _("The last one reached you on {day}, about {names}.").format(day=on, names=listed(names[:4]))


def _line(turn: Turn, subject: Subject, at: datetime, dues: list[Due]) -> tuple[Span, ...]:
    local = at.astimezone(subject.allowed.zone)
    names = listed([_what(turn, d) for d in dues[:4]])
    return spans("{day}, {time}: {what}", day=bold(day(local.date())), time=f"{local:%H:%M}", what=names)


def _what(turn: Turn, due: Due) -> str:
    if due.study is not None and due.notice.kind == "exam":
        return _("{name}, before {day}").format(name=due.study.name, day=day(due.notice.about))
    if due.study is not None:
        return _("how {name} is going").format(name=due.study.name)
    stage = due.notice.stage
    if isinstance(due.matter, Duty):
        needed = due.matter.asked.requirement
        ahead = ngettext("{n} day before", "{n} days before", stage).format(n=stage)
        return _("{name} for {team}, {ahead}").format(name=needed.name, team=needed.team.name, ahead=ahead)
    assert due.holding is not None  # noqa: S101 - nothing else has a line
    name = short_title(due.holding, turn.catalogue)
    if due.notice.kind == "opens":
        return _("{name} can be renewed").format(name=name)
    if due.notice.kind == "snooze":
        return _("{name}, snoozed until then").format(name=name)
    if stage < 0:
        return _("{name}, if it has expired").format(name=name)
    if stage == 0:
        return _("{name} expires").format(name=name)
    ahead = ngettext("{n} day before", "{n} days before", stage).format(n=stage)
    return f"{name}, {ahead}"


def _rules(turn: Turn) -> str:
    p = turn.preferences
    text = _("Between {a} and {b}").format(a=f"{p.start:%H:%M}", b=f"{p.end:%H:%M}")
    place = zone_label(turn.zone, turn.now) if turn.zone else ""
    text += f", {place}." if place else _(", world time (UTC): tell me where you are, as “I'm in Berlin”.")
    if p.summary is not None:
        text += " " + _("A summary comes every {day}.").format(day=weekday(p.summary))
    return text


def weekday(number: int) -> str:
    """A day of the week by its number; Monday is 0."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[number]


async def watch_anew(turn: Turn) -> None:
    """What would have been said before now is not made up for."""
    for each in await turn.records.holdings():
        await turn.records.change(each.id, watched_from=turn.now)


@record_dialog
async def snooze_reminder(
    turn: Turn,
    until: LaterOn | None = None,
    credential: Candidates | None = None,
    holding: OwnHolding | None = None,
    days: Annotated[int, Hidden()] | None = None,
) -> Reply:
    """Say it again later: after so many days, or on a day."""
    picked = await reminded(turn, credential, holding)
    if picked is None:
        return not_held(turn, credential)
    turn.frame.slots["holding"] = picked.id
    wake = until or (turn.today + timedelta(days=days) if days else None)
    if wake is None:
        raise Ask("until", (), _("Until when? For example “next monday” or “in 2 weeks”."))
    if wake <= turn.today:
        turn.frame.slots.pop("until", None)
        raise Ask("until", (), _("{day} is not ahead of us. Until when?").format(day=day(wake)))
    await turn.records.change(picked.id, snoozed_until=wake)
    text = _("All right: I come back to {name} on {day}.")
    parts: list[Part] = [paragraph(text, name=bold(title(picked, turn.catalogue)), day=day(wake))]
    if picked.expires and turn.today <= picked.expires < wake:
        parts.append(note(_("It expires before that, on {day}."), day=day(picked.expires)))
    back = begin(_("Undo"), "wake_reminders", holdings=[picked.id])
    return Reply(parts=tuple(parts), buttons=(back,), replaces=True)


@record_dialog
async def snooze_reminders(
    turn: Turn, holdings: Annotated[list[int], Hidden()], days: Annotated[int, Hidden()]
) -> Reply:
    """Snooze everything that one message was about; only its button leads here."""
    wake = turn.today + timedelta(days=days)
    for holding in holdings:
        await turn.records.change(holding, snoozed_until=wake)
    parts: list[Part] = [paragraph(_("All right: I come back to them on {day}."), day=day(wake))]
    sooner = [h for h in await turn.records.holdings() if h.id in holdings and h.expires and h.expires < wake]
    parts += [
        note(_("{name} {when}, before that."), name=title(h, turn.catalogue), when=when(h.expires, turn.today))
        for h in sooner
        if h.expires and h.expires >= turn.today
    ]
    back = begin(_("Undo"), "wake_reminders", holdings=holdings)
    return Reply(parts=tuple(parts), buttons=(back,), replaces=True)


@record_dialog
async def wake_reminders(turn: Turn, holdings: Annotated[list[int], Hidden()]) -> Reply:
    """Take snoozes back; only their buttons lead here."""
    for holding in holdings:
        await turn.records.change(holding, snoozed_until=None)
    return Reply(parts=(paragraph("{next}", next=await next_words(turn)),), replaces=True)


@record_dialog
async def restore_reminding(
    turn: Turn,
    settings: Annotated[dict[str, Any], Hidden()],
    stages: Annotated[dict[str, list[int] | None], Hidden()] | None = None,
) -> Reply:
    """Bring settings back as they were, and the ``stages`` of records by their numbers; only “Undo” leads here."""
    was_off, wanted = turn.preferences.off, Preferences.model_validate(settings)
    if settings:
        await turn.records.prefer(**{name: getattr(wanted, name) for name in settings})
    for holding, before in (stages or {}).items():
        await turn.records.change(int(holding), stages=before, watched_from=turn.now)
    if "stages" in settings or (was_off and not turn.preferences.off):
        await watch_anew(turn)
    parts = (paragraph(_("Taken back. {next}"), next=await next_words(turn)),)
    return Reply(parts=parts, buttons=(begin(_("Settings"), "reminder_settings"),))


async def reminded(
    turn: Turn, credential: list[str] | None, holding: int | None, question: str | None = None
) -> Holding | None:
    """The holding that is meant; after a reminder, when nothing is named, the one it was about."""
    held = await turn.records.holdings()
    if not held:
        return None
    if holding is None and not credential:
        last = await last_reminder(turn.records.connection, turn.records.person_id)
        about = [h for h in held if last is not None and h.id in last.holdings]
        held = about or held
    return await pick_holding(turn, held, credential, holding, question)
