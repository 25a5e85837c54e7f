"""When somebody is written to, in a line."""

from __future__ import annotations

from bot.dialogs.engine.turn import fill_in
from bot.dialogs.home.kept import Kept
from bot.dialogs.settings import days_words
from bot.dialogs.understanding.zones import zone_label
from bot.dialogs.visit import Visit
from bot.messaging.reply import Heading, Reply, paragraph
from bot.tracking.calendar import zone_of
from bot.translation import _, day


def reminding(visit: Visit, kept: Kept) -> list[Reply]:
    change = fill_in(_("Change"), "reminders", {}, "reminder_settings")
    text = paragraph("{rules} {next}", rules=_rules(visit), next=_next(visit, kept))
    return [Reply(parts=(Heading(text=_("Reminders")), text), buttons=(change,))]


def _next(visit: Visit, kept: Kept) -> str:
    if visit.preferences.off:
        return _("Reminders are off.")
    if kept.next_at is None:
        return _("There is nothing ahead to write to you about.")
    at = max(kept.next_at, visit.now).astimezone(zone_of(visit.zone))
    return _("I write to you next on {day}.").format(day=day(at.date()))


def _rules(visit: Visit) -> str:
    p = visit.preferences
    if p.off:
        return ""
    if p.paused_until is not None and p.paused_until > visit.today:
        if p.paused_from is None or p.paused_from <= visit.today:
            return _("Paused until {day}.").format(day=day(p.paused_until))
        return _("Paused until {day}, from {first} on.").format(first=day(p.paused_from), day=day(p.paused_until))
    place = zone_label(visit.zone, visit.now) if visit.zone else _("world time (UTC)")
    text = _("Between {a} and {b}, {days}, {place}.")
    return text.format(a=f"{p.start:%H:%M}", b=f"{p.end:%H:%M}", days=days_words(p.days), place=place)
