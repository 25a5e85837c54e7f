"""How a team is doing, told to its lead by itself: when, no more, and right now."""

from __future__ import annotations

from datetime import time, timedelta

from bot.dialogs.engine.cadence_slots import AtHour, Cadence, DayOfMonth, DayOfWeek, OtherCadence, every_week
from bot.dialogs.engine.dialog import private_dialog, record_dialog
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.reminders import weekday as weekday_name
from bot.dialogs.teams.choosing import led_team, my_places, not_lead
from bot.dialogs.understanding.times import find_weekdays
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.briefing import brief
from bot.scheduling.digest_words import digest as digest_words
from bot.scheduling.duties import comes_at, next_day
from bot.tracking.calendar import Allowed, zone_of
from bot.tracking.teams import digests
from bot.tracking.teams.digests import Digest, Every
from bot.tracking.teams.membership import Team
from bot.translation import _, day

#: Monday morning, when nothing else is said.
_USUAL_DAY, _USUAL_HOUR = 0, time(9)
_FIRST = 1
_MOST_BUTTONS = 3


@record_dialog
async def set_digest(
    turn: Turn, team: TeamId | None = None, every: Cadence | None = None, weekday: DayOfWeek | None = None,
    monthday: DayOfMonth | None = None, hour: AtHour | None = None, otherwise: OtherCadence | None = None,
) -> Reply:  # fmt: skip
    """From now on the lead hears of a team in some rhythm; what is not said stays as it was."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    turn.frame.slots["team"] = place.team.id
    if otherwise:
        return _week_or_month(place.team)
    before = await _mine(turn, place.team)
    often: Every = every or (before.every if before is not None else "week")
    if before is not None and before.every == "other" and often == "week" and not _is_weekly(turn):
        often = "other"  # "make it Friday" is another day of the same rhythm
    monthly = often == "month"
    usual = before.day if before is not None and (before.every == "month") == monthly else None
    if monthly:
        chosen = monthday or usual or _FIRST
    else:
        chosen = weekday if weekday is not None else usual if usual is not None else _USUAL_DAY
    at = hour or (before.hour if before is not None else _USUAL_HOUR)
    wish = Digest(place.team, turn.records.person_id, often, chosen, at, turn.today)
    if comes_at(wish, next_day(wish, turn.today), _allowed(turn)) <= turn.now:
        wish = Digest(wish.team, wish.person_id, wish.every, wish.day, wish.hour, turn.today + timedelta(days=1))
    await digests.subscribe(turn.records.connection, wish)
    turn.records.changed = True
    said = paragraph(_("You get the digest of {team} {when}."), team=bold(place.team.name), when=_when(wish))
    buttons = (
        begin(_("Show it now"), "digest_now", team=place.team.id),
        begin(_("No more digests"), "stop_digest", team=place.team.id),
        _as_before(place.team, before),
    )
    return Reply(parts=(said, _next(turn, wish), *_one_day(turn, wish), *_hindrance(turn, wish)), buttons=buttons)


def _one_day(turn: Turn, wish: Digest) -> tuple[Part, ...]:
    """Of "Tuesdays and Fridays" one is taken, and the other is not passed over in silence."""
    days = find_weekdays(turn.heard.text) if turn.said and wish.every != "month" else None
    others = sorted(days - {wish.day}) if days and len(days) < 7 else []
    if not others:
        return ()
    text = _("A digest comes on one day alone; for another say “digest on {day}”.")
    return (note(text.format(day=weekday_name(others[0]))),)


def _is_weekly(turn: Turn) -> bool:
    return not turn.said or every_week(turn.heard.text)


@record_dialog
async def stop_digest(turn: Turn, team: TeamId | None = None) -> Reply:
    """No digest of a team any more."""
    every = (await digests.of_people(turn.records.connection, [turn.records.person_id]))[turn.records.person_id]
    if team is None and len(every) == 1:
        team = every[0].team.id
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    before = next((d for d in every if d.team.id == place.team.id), None)
    if before is None:
        return _none(place.team)
    await digests.unsubscribe(turn.records.connection, place.team.id, turn.records.person_id)
    turn.records.changed = True
    undo = _as_before(place.team, before)
    text = _("No more digests of {team}. You can ask for one at any time: “digest of {team} now”.")
    return Reply(parts=(paragraph(text, team=bold(place.team.name)),), buttons=(undo,))


@private_dialog
async def show_digests(turn: Turn) -> Reply:
    """Which digests come, and when the next."""
    every = (await digests.of_people(turn.records.connection, [turn.records.person_id]))[turn.records.person_id]
    led = [p for p in await my_places(turn) if p.lead]
    if not led:
        return not_lead(None, led)
    if not every:
        return _none(led[0].team)
    items = tuple(spans("{team}: {when}", team=bold(d.team.name), when=_when(d)) for d in every)
    parts: list[Part] = [paragraph(_("Your digests:")), Bullets(items=items)]
    if len(every) == 1:
        parts += [_next(turn, every[0]), *_hindrance(turn, every[0])]
    parts.append(
        note(_("To change it say for example “digest of {team} every Friday at 10”."), team=every[0].team.name)
    )
    buttons = tuple(
        begin(_("No more of {team}").format(team=d.team.name), "stop_digest", team=d.team.id)
        for d in every[:_MOST_BUTTONS]
    )
    return Reply(parts=tuple(parts), buttons=buttons)


@private_dialog
async def digest_now(turn: Turn, team: TeamId | None = None) -> Reply:
    """The digest as it would come now; the next one comes all the same."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    connection, me = turn.records.connection, turn.records.person_id
    wish = await _mine(turn, place.team) or Digest(place.team, me, "week", _USUAL_DAY, _USUAL_HOUR, turn.today)
    return digest_words(await brief(connection, me, wish, _allowed(turn), turn.now), turn.today, turn.catalogue)


async def _mine(turn: Turn, team: Team) -> Digest | None:
    every = await digests.of_people(turn.records.connection, [turn.records.person_id])
    return next((d for d in every[turn.records.person_id] if d.team.id == team.id), None)


def _as_before(team: Team, before: Digest | None) -> Button:
    if before is None:
        return begin(_("Undo"), "stop_digest", team=team.id)
    wish = {"every": before.every, "hour": f"{before.hour:%H:%M}", "weekday": before.day, "monthday": before.day}
    return begin(_("Undo"), "set_digest", team=team.id, **wish)


def _allowed(turn: Turn) -> Allowed:
    p = turn.preferences
    return Allowed(zone_of(turn.zone), p.start, p.end, p.days, p.paused_until, p.paused_from)


def _when(wish: Digest) -> str:
    hour = f"{wish.hour:%H:%M}"
    if wish.every != "month":
        text = _("every {day} at {hour}") if wish.every == "week" else _("every other {day} at {hour}")
        return text.format(day=weekday_name(wish.day), hour=hour)
    return _("every month on day {n} at {hour}").format(n=wish.day, hour=hour)


def _next(turn: Turn, wish: Digest) -> Part:
    allowed = _allowed(turn)
    at = comes_at(wish, next_day(wish, max(turn.today, wish.since)), allowed)
    if at <= turn.now:
        at = comes_at(wish, next_day(wish, turn.today + timedelta(days=1)), allowed)
    local = at.astimezone(allowed.zone)
    where = "" if turn.zone else _(", world time (UTC): tell me where you are, as “I'm in Berlin”")
    return paragraph(_("The next one comes on {day} at {hour}{where}."), day=Span(text=day(local.date())),
                     hour=f"{local:%H:%M}", where=where)  # fmt: skip


def _hindrance(turn: Turn, wish: Digest) -> list[Part]:
    """Why it comes at another time than was asked for, or not at all."""
    p = turn.preferences
    if p.off:
        return [note(_("Reminders are off, so it does not come; say “turn reminders on”."))]
    inside = p.start <= wish.hour < p.end if p.start < p.end else not p.end <= wish.hour < p.start
    day_allowed = wish.every == "month" or wish.day in p.days
    if inside and day_allowed:
        return []
    text = _("You want to be written to between {a} and {b} only, so it comes when that begins.")
    return [note(text, a=f"{p.start:%H:%M}", b=f"{p.end:%H:%M}")]


def _week_or_month(team: Team) -> Reply:
    text = _("A digest comes every week, every other week or every month. Which shall it be?")
    return Reply(parts=(paragraph(text),), buttons=_cadences(team))


def _none(team: Team) -> Reply:
    text = _("You get no digest of {team}. Say for example “send me a digest of {team} every Monday at 8:30”.")
    return Reply(parts=(paragraph(text, team=bold(team.name)),), buttons=_cadences(team))


def _cadences(team: Team) -> tuple[Button, ...]:
    weekly = begin(_("Every Monday"), "set_digest", team=team.id, every="week", weekday=_USUAL_DAY)
    other = begin(_("Every other Monday"), "set_digest", team=team.id, every="other", weekday=_USUAL_DAY)
    return weekly, other, begin(_("Every month"), "set_digest", team=team.id, every="month")
