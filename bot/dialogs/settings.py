"""When a person may be written to: time zone, hours, days, pauses, nudges, summaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from bot.dialogs.engine.cadence_slots import on_one_day
from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import AllowedHours, PausedFrom, PausedUntil, QuietDays, Weekdays, Zone
from bot.dialogs.engine.slots import Hidden, Said
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import next_words
from bot.dialogs.learning import touch_study
from bot.dialogs.linking.naming import platform_name
from bot.dialogs.reminders import watch_anew, weekday
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.times.refusals import REFUSED
from bot.dialogs.understanding.zones import zone_label
from bot.messaging.reply import Bullets, Button, Reply, bold, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.people import platforms_known
from bot.tracking.preferences import Preferences
from bot.translation import _, day, listed, ngettext

Flag = Annotated[bool, Hidden()]
Switch = Annotated[str, Said("switch")]


@private_dialog
async def reminder_settings(turn: Turn) -> Reply:
    """Everything that decides when they hear of something, and how to change it."""
    p = turn.preferences
    place = zone_label(turn.zone, turn.now) if turn.zone else _("not known; I use world time (UTC)")
    rows = [
        (_("Reminders"), _("off") if p.off else _("on")),
        (_("Where you are"), place),
        (_("Hours"), f"{p.start:%H:%M} – {p.end:%H:%M}"),
        (_("Days"), days_words(p.days)),
        (_("Before an expiry"), _stages_words(p.stages)),
        (_("Nudges for studies"), _quiet_words(p.nudge_after) if p.nudges else _("off")),
        (_("Weekly summary"), weekday(p.summary) if p.summary is not None else _("off")),
    ]
    if p.exam_lead is not None:
        ahead = ngettext("{n} day before", "{n} days before", p.exam_lead).format(n=p.exam_lead)
        rows.append((_("Before the day of a study"), ahead))
    platforms = await platforms_known(turn.records.connection, turn.records.person_id)
    if len(platforms) > 1:
        rows.append((_("Where I write"), platform_name(p.platform) if p.platform else _("where you wrote last")))
    if p.paused_until is not None and p.paused_until > turn.today:
        said = day(p.paused_until)
        if p.paused_from is not None and p.paused_from > turn.today:
            said = _("{until}, from {first} on").format(until=said, first=day(p.paused_from))
        rows.append((_("Paused until"), said))
    say = _(
        "Say for example “I'm in Berlin”, “only between 8 and 18”, “not on weekends”, "
        "“remind me 45 and 10 days before” or “pause until January”."
    )
    switch = (
        begin(_("Turn reminders on"), "resume_reminders") if p.off else begin(_("Stop all reminders"), "stop_reminders")
    )
    summary = (
        begin(_("Weekly summary on"), "set_summary")
        if p.summary is None
        else begin(_("Summary off"), "set_summary", on=False)
    )
    nudges = (
        begin(_("Nudges off"), "set_nudges", on=False) if p.nudges else begin(_("Nudges on"), "set_nudges", on=True)
    )
    where = (begin(_("Where to remind me"), "prefer_platform"),) if len(platforms) > 1 else ()
    return Reply(
        parts=(Bullets(items=tuple(spans("{t}: {v}", t=bold(t), v=v) for t, v in rows)), paragraph("{say}", say=say)),
        buttons=(begin(_("When will you remind me?"), "next_reminders"), summary, nudges, *where, switch),
    )


@record_dialog
async def set_time_zone(turn: Turn, zone: Zone) -> Reply:
    """Where they are, so that nothing comes at night."""
    p = await turn.records.prefer(zone=zone, zone_asked=True)
    turn.profile = turn.profile.model_copy(update={"country": None})  # the place tells it from now on
    local = turn.now.astimezone(ZoneInfo(zone))
    text = _("Thanks: {place}, where it is {time} now. I write between {a} and {b} your time.")
    return Reply(
        parts=(
            paragraph(
                text, place=zone_label(zone, turn.now), time=f"{local:%H:%M}", a=f"{p.start:%H:%M}", b=f"{p.end:%H:%M}"
            ),
        ),
        buttons=(begin(_("When will you remind me?"), "next_reminders"), begin(_("Settings"), "reminder_settings")),
    )


@record_dialog
async def forget_zone(turn: Turn) -> Reply:
    """Where they said to be is forgotten: what their platform tells counts again, or the time of the world."""
    said, country = turn.preferences.zone, turn.profile.country
    turn.profile = turn.profile.model_copy(update={"country": None})
    if said is None and country is not None:
        text = _("Forgotten, in which country you work.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("See your profile"), "show_profile"),))
    if said is None:
        return Reply(parts=(paragraph(_("You have not told me where you are, so there is nothing to forget.")),))
    await turn.records.prefer(zone=None, zone_asked=True)
    text = _("Forgotten, where you are. For the hours in which I write I go by world time (UTC).")
    if turn.tz is not None:
        text = _("Forgotten, where you are. For the hours in which I write I go by what your app tells: {place}.")
    place = zone_label(turn.tz, turn.now) if turn.tz else ""
    undo = begin(_("Undo"), "set_time_zone", zone=said)
    return Reply(parts=(paragraph(text, place=place),), buttons=(undo, begin(_("Settings"), "reminder_settings")))


@record_dialog
async def set_hours(turn: Turn, hours: AllowedHours, days: Weekdays | None = None) -> Reply:
    """The hours of the day in which they want to hear from the bot, and the days when those are said as well."""
    start, end = hours
    if start == end:
        raise Ask("hours", (), _("From when to when? For example “between 8 and 18”."))
    text = _("From now on I only write between {a} and {b}.").format(a=f"{start:%H:%M}", b=f"{end:%H:%M}")
    if days is None:
        await turn.records.prefer(start=start, end=end)
        return await _settled(turn, text)
    await turn.records.prefer(start=start, end=end, days=days)
    text = _("From now on I only write between {a} and {b}, on these days: {days}.")
    return await _settled(turn, text.format(a=f"{start:%H:%M}", b=f"{end:%H:%M}", days=days_words(days)))


@record_dialog
async def set_days(turn: Turn, days: Weekdays, hours: AllowedHours | None = None) -> Reply:
    """The days of the week on which they want to hear from the bot."""
    quiet_at_night = turn.preferences.end.hour <= _LATE
    if quiet_at_night and _OF_NIGHTS.search(turn.heard.text) and REFUSED.search(turn.heard.text):
        return await _settled(
            turn,
            _("I write between {a} and {b}, so at night nothing comes on any day.").format(
                a=f"{turn.preferences.start:%H:%M}", b=f"{turn.preferences.end:%H:%M}"
            ),
        )
    if hours is not None and hours[0] != hours[1]:
        return await set_hours(turn, hours, days)
    if len(days) == 1 and _TO_STUDY.search(turn.heard.text) and await _studies_something(turn):
        summary = await set_summary(turn, days)
        alone = paragraph(_("If I am to write on that day alone, say “only on {day}”."), day=weekday(min(days)))
        return Reply(parts=(*summary.parts, alone), buttons=summary.buttons)
    chosen = _but_quiet(turn, days) or _beside_what_was_said(turn, days)
    await turn.records.prefer(days=chosen)
    return await _settled(turn, _("From now on I only write on these days: {days}.").format(days=days_words(chosen)))


#: "Dont msg me fri or sat nights" is of no day as a whole.
_OF_NIGHTS = pattern(rf"\b(?:{WEEKDAY}|mon|tues?|wed|thurs?|thu|fri|sat|sun)\s+nights?\b", re.IGNORECASE)
_LATE = 21


def _but_quiet(turn: Turn, days: frozenset[int]) -> frozenset[int] | None:
    """ "Weekends too", right after a pause was set, are to be quiet as well."""
    last = turn.state.last
    quiet = last is not None and last.dialog == "pause_reminders" and _AS_WELL.search(turn.heard.text)
    return frozenset(range(7)) - days if quiet and days else None


#: Of somebody who studies, "remind me on Tuesdays" asks for a push, and forbids no other day.
_TO_STUDY = pattern(
    r"^\W*(?:(?:ok|okay|and|so|please|pls|then|also|can|could|you|hey)\W+)*(?:remind|nudge|ping|poke|push)\s+me\s+(?:(?:every|each|on|a)\s+)*"
    rf"{WEEKDAY}s?(?:\s+(?:please|pls|then|too))*\W*$",
    re.IGNORECASE,
)


async def _studies_something(turn: Turn) -> bool:
    return any(study.state == "active" for study in await turn.records.studies())


_AS_WELL = pattern(r"\b(?:also|too|as well|in addition|additionally)\b", re.IGNORECASE)
#: "At 6pm": a summary has its day, not an hour of its own.
_AT_A_TIME = pattern(
    r"(?<!\w)(?:\d{1,2}(?::\d\d)?\s*(?:am|pm|o['’]?clock)|\d{1,2}:\d\d|mornings?|noon|afternoons?|evenings?|nights?)(?!\w)",
    re.IGNORECASE,
)
_ALONE = pattern(r"\b(?:only|just)\b", re.IGNORECASE)
#: "Or Saturdays", right after days were set; "or rather Saturdays" means those alone.
_OR_THEN = pattern(
    r"\W*(?:(?:ok|okay|oh|hm+|well|yes|yeah)\W+){0,3}(?:or|and|plus|&|\+)\s+(?!(?:rather|better|instead|make|maybe\s+better)\b)(?!.*\binstead\b)",
    re.IGNORECASE,
)
_SET_DAYS = frozenset({"set_days", "set_hours"})
_ALL_BUT_ONE = 6
#: "Actually Mondays are fine", of a day that was refused, forbids no other.
_FINE = pattern(r"days?\s+(?:is|are|would\s+be)\s+(?:actually\s+)?(?:fine|ok|okay|alright|good)\b", re.IGNORECASE)
#: "No wait, Sundays I mean", of the day that was refused.
_NOT_THAT = pattern(r"\W*(?:no|nope|oh|oops|wait|sorry|hang\s+on|actually|i\s+meant?)\b", re.IGNORECASE)


def _beside_what_was_said(turn: Turn, days: frozenset[int]) -> frozenset[int]:
    """ "not on Fridays" takes days away from those that are allowed, "Sundays too" adds to them."""
    said, allowed = turn.heard.text, turn.preferences.days
    if _ALONE.search(said):
        return days
    if REFUSED.search(said):
        return (allowed & days) or days
    last = turn.state.last
    just_set = last is not None and last.dialog in _SET_DAYS
    goes_on = just_set and _OR_THEN.match(said) is not None
    besides = goes_on or _AS_WELL.search(said) is not None
    if just_set and len(allowed) == _ALL_BUT_ONE and days <= allowed:
        # right after "not on Saturdays" all others are allowed already: "and Sundays" is refused as well
        if besides:
            return (allowed - days) or days
        if _NOT_THAT.match(said) and len(days) == 1:
            return frozenset(range(7)) - days
    return allowed | days if besides or (_FINE.search(said) and not days <= allowed) else days


@record_dialog
async def pause_reminders(turn: Turn, until: PausedUntil, since: PausedFrom | None = None) -> Reply:
    """Nothing is sent before that day, or from ``since`` to it; what falls due meanwhile comes then, once."""
    if until <= turn.today:
        raise Ask("until", (), _("{day} is not ahead of us. Until when shall I pause?").format(day=day(until)))
    since = since if since is not None and turn.today < since < until else None
    before = turn.preferences
    await turn.records.prefer(paused_until=until, paused_from=since, off=False)
    text = _("I keep quiet until {day}. What falls due meanwhile comes then, once.").format(day=day(until))
    if since is not None:
        text = _("I keep quiet from {first} to {last}. What falls due meanwhile comes on {day}, once.")
        if until - since == timedelta(days=1):
            text = _("I keep quiet on {first}. What falls due that day comes on {day}, once.")
        text = text.format(first=day(since), last=day(until - timedelta(days=1)), day=day(until))
    more = [*_let_go(turn, before, since, until), *await _expiring_meanwhile(turn, since or turn.today, until)]
    return await _settled(turn, " ".join([text, *more]), begin(_("Go on now"), "resume_reminders"))


def _let_go(turn: Turn, before: Preferences, since: date | None, until: date) -> list[str]:
    """There is one pause at a time: which other one it takes the place of."""
    first, end = before.paused_from or turn.today, before.paused_until
    if end is None or end <= turn.today or (first < until and (since or turn.today) < end):
        return []
    text = _("That takes the place of the pause whose last day was to be {last}: I keep one at a time.")
    return [text.format(last=day(end - timedelta(days=1)))]


async def _expiring_meanwhile(turn: Turn, first: date, until: date) -> list[str]:
    """What runs out in a pause is said before it, for nothing is written in it."""
    inside = [h for h in await turn.records.holdings() if h.expires and first <= h.expires < until and not h.muted]
    text = _("{name} expires on {day}, while I keep quiet.")
    return [text.format(name=title(h, turn.catalogue), day=day(h.expires)) for h in inside[:_MOST_SAID] if h.expires]


_MOST_SAID = 3


@record_dialog
async def resume_reminders(turn: Turn) -> Reply:
    """Reminders again, from the next stage on."""
    p = turn.preferences
    resting = [study.id for study in await turn.records.studies() if study.state == "paused"]
    if not p.off and p.paused_until is None and len(resting) == 1:  # "I'm back" of who put their studies to rest
        return await hand_on(turn, touch_study, {"study": resting[0]})
    if p.off:
        await watch_anew(turn)
    await turn.records.prefer(off=False, paused_until=None, paused_from=None)
    return await _settled(turn, _("Reminders are on."))


#: "Remind me if I slack off" turns nothing off.
_WHEN_I_SLACK = pattern(
    r"\b(?:if|when|whenever|once|in\s+case|should)\s+i(?:['’]m|\s+am)?\s+(?:\w+\s+){0,2}?(?:slack\w*|slip\w*|fall\w*|stop\w*|lag\w*|procrastinat\w*|forget\w*"
    r"|lazy|drift\w*|behind|stall\w*|lose\s+steam|doz\w+|pause)\b",
    re.IGNORECASE,
)


@record_dialog
async def set_nudges(
    turn: Turn, days: QuietDays | None = None, switch: Switch | None = None, on: Flag | None = None
) -> Reply:
    """Whether, and after how many days without progress, they are asked about a study."""
    on = True if _WHEN_I_SLACK.search(turn.heard.text) else on
    if on is False or (on is None and days is None and switch == "off"):
        await turn.records.prefer(nudges=False)
        return Reply(
            parts=(paragraph(_("No more nudges. Reminders of renewals stay.")),),
            buttons=(begin(_("Nudges on"), "set_nudges", on=True),),
        )
    after = min(365, max(1, days or turn.preferences.nudge_after))
    await turn.records.prefer(nudges=True, nudge_after=after)
    text = ngettext(
        "I ask after {n} day without progress, at most once a week.",
        "I ask after {n} days without progress, at most once a week.",
        after,
    )
    return _plainly(text.format(n=after))


def _stages_words(stages: Sequence[int]) -> str:
    days = [stage for stage in stages if stage > 0]
    return ngettext("{days} day", "{days} days", max(days, default=0)).format(days=listed([str(d) for d in days]))


def _quiet_words(days: int) -> str:
    return ngettext("after {n} quiet day", "after {n} quiet days", days).format(n=days)


@record_dialog
async def set_summary(
    turn: Turn, days: Weekdays | None = None, switch: Switch | None = None, on: Flag | None = None
) -> Reply:
    """A summary every week, on Mondays unless they name a day; or no more."""
    if on is False or (on is None and switch == "off"):
        await turn.records.prefer(summary=None)
        return Reply(
            parts=(paragraph(_("No more weekly summaries.")),), buttons=(begin(_("Rather yes"), "set_summary"),)
        )
    if not days and turn.said:
        days = on_one_day(turn.heard.text)  # "summary on friday"
    on_day = min(days) if days and len(days) < 7 else 0
    await turn.records.prefer(summary=on_day, summary_from=turn.today + timedelta(days=1))
    text = _("You get a summary every {day}.").format(day=weekday(on_day))
    if days and 1 < len(days) < 7:  # "on Tuesdays and Fridays"
        text += " " + _("It comes once a week; for another day say “summary on {day}”.").format(
            day=weekday(sorted(days)[1])
        )
    if _AT_A_TIME.search(turn.heard.text):
        begins = _("It comes at {time}, when the hours begin in which I write to you.")
        text += " " + begins.format(time=f"{turn.preferences.start:%H:%M}")
    if not await turn.records.studies() and not any(h.expires for h in await turn.records.holdings()):
        text += " " + _(
            "It begins once you study for something, or a record comes near its end: now it would be empty."
        )
    return _plainly(text)


@record_dialog
async def change_settings(turn: Turn, settings: Annotated[dict[str, Any], Hidden()]) -> Reply:
    """Everything at once, as the JSON of Preferences; only a form that was checked leads here."""
    before = turn.preferences
    wanted = Preferences.model_validate(settings)
    news: dict[str, Any] = {name: getattr(wanted, name) for name in settings}
    if wanted.summary is not None and wanted.summary != before.summary:
        news["summary_from"] = turn.today + timedelta(days=1)
    if wanted.paused_until != before.paused_until:
        news["paused_from"] = None
    await turn.records.prefer(**news)
    if wanted.stages != before.stages or (before.off and not wanted.off):
        await watch_anew(turn)
    saved = Reply(parts=(paragraph(_("Saved. {next}"), next=await next_words(turn)),))
    return saved.plus(await reminder_settings(turn))


def _plainly(text: str) -> Reply:
    return Reply(parts=(paragraph("{text}", text=text),), buttons=(begin(_("Settings"), "reminder_settings"),))


async def _settled(turn: Turn, text: str, *buttons: Button) -> Reply:
    following = await next_words(turn, studies=True)
    return Reply(
        parts=(paragraph("{text} {next}", text=text, next=following),),
        buttons=(
            *buttons,
            begin(_("When will you remind me?"), "next_reminders"),
            begin(_("Settings"), "reminder_settings"),
        ),
    )


def days_words(days: frozenset[int]) -> str:
    if len(days) == 7:
        return _("every day")
    if days == frozenset(range(5)):
        return _("Monday to Friday")
    return listed([weekday(d) for d in sorted(days)])
