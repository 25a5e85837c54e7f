"""What the bot says of a team by itself: to a member what it needs from them, to a lead what is missing or will be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.duties import MOST_LATE
from bot.scheduling.duty_words import count_line, missing_words, named
from bot.scheduling.notices import Due, Duty, Lapse
from bot.scheduling.renewal_notices import pressing
from bot.tracking.teams.requirements import Requirement
from bot.tracking.teams.standing import Standing
from bot.translation import _, ago, ahead, day, ngettext

_MOST_BUTTONS = 3
#: More readings of a name are not taken into a button.
_MOST_READINGS = 5


# -- to a member ---------------------------------------------------------------------------------------


def duties(dues: Iterable[Due], today: date) -> Reply:
    """What is needed of the reader."""
    owed = [due.matter for due in dues if isinstance(due.matter, Duty)]
    if not owed:
        return Reply()
    parts: list[Part]
    if len(owed) == 1:
        parts = [paragraph("{line}", line=_duty(owed[0], today))]
    else:
        text = ngettext("Your team needs {n} thing from you:", "Your team needs {n} things from you:", len(owed))
        parts = [paragraph(text, n=str(len(owed))), Bullets(items=tuple(_duty(duty, today) for duty in owed))]
    return Reply(parts=tuple(parts), buttons=(*_of_duties(owed), pressing(_("What my team needs"), "my_requirements")))


def _duty(duty: Duty, today: date) -> tuple[Span, ...]:
    needed = duty.asked.requirement
    who, what = bold(needed.team.name), bold(needed.name)
    until = by_when(needed, today)
    if duty.study is not None and duty.study.target is not None and duty.study.target <= (needed.due or date.max):
        text = _("{team} needs {name} {until}. You are at {percent} % and aim for {target}: keep going.")
        return spans(
            text, team=who, name=what, until=until, percent=str(duty.study.percent), target=day(duty.study.target)
        )
    if duty.study is not None:
        text = _("{team} needs {name} {until}. You are at {percent} %.")
        return spans(text, team=who, name=what, until=until, percent=str(duty.study.percent))
    if duty.ends is not None:
        text = _("{team} needs {name} {until}. Yours ends on {day}, before that: renew it.")
        return spans(text, team=who, name=what, until=until, day=day(duty.ends))
    return spans(_("{team} needs {name} from you {until}."), team=who, name=what, until=until)


def by_when(needed: Requirement, today: date) -> str:
    """``by 1 Feb 2027, in 30 days``; past the day the words are other ones."""
    if needed.due is None:
        return ""
    days = (needed.due - today).days
    if days < 0:
        return _("since {day}, {ago}").format(day=day(needed.due), ago=ago(-days))
    if days == 0:
        return _("today")
    return _("by {day}, {ahead}").format(day=day(needed.due), ahead=ahead(days))


def _of_duties(owed: list[Duty]) -> tuple[Button, ...]:
    alone = len(owed) == 1
    buttons: list[Button] = []
    for duty in owed[:_MOST_BUTTONS]:
        needed = duty.asked.requirement
        label = _("I have it") if alone else _("I have {name}").format(name=needed.name)
        readings = needed.skill is None and len(needed.credentials) <= _MOST_READINGS  # what proves a skill is none
        ids = list(needed.credentials) if readings else []
        buttons.append(pressing(label, "add_holding", records=[{"ids": ids, "name": needed.name}]))
        if duty.study is not None:
            buttons.append(pressing(_("Log progress"), "log_progress", study=duty.study.id))
    return tuple(buttons)


# -- to a lead -----------------------------------------------------------------------------------------


def gaps(dues: Sequence[Due], today: date) -> Reply:
    """What is late, and what soon leaves a gap."""
    reply = Reply()
    for due in dues:
        if isinstance(due.matter, Standing):
            reply = reply.plus(_late(due.matter, due.notice.stage, today))
    ends = [due.matter for due in dues if isinstance(due.matter, Lapse)]
    return reply.plus(_lapses(ends, today)) if ends else reply


def _late(standing: Standing, stage: int, today: date) -> Reply:
    needed = standing.requirement
    assert needed.due is not None  # noqa: S101 - it is late
    text = _("{team} needed {name} by {day}: {count}.")
    parts: list[Part] = [
        paragraph(text, team=bold(needed.team.name), name=bold(needed.name), day=day(needed.due),
                  count=count_line(standing, today))
    ]  # fmt: skip
    if needed.needed is None:
        parts.append(paragraph(_("Missing: {names}."), names=missing_words(standing, today)))
    if standing.not_shared:
        names = named(s.name for s in standing.not_shared)
        parts.append(note(_("Do not share what they hold: {names}."), names=names))
    if stage + 1 >= MOST_LATE:
        parts.append(note(_("I do not come back to this by myself; ask “who is missing {name}”."), name=needed.name))
    nudge = pressing(_("Nudge who is missing"), "nudge_member", requirement=needed.id)
    return Reply(
        parts=tuple(parts),
        buttons=(
            *((nudge,) if needed.needed is None else ()),
            pressing(_("Another day"), "change_requirement", requirement=needed.id),
            pressing(_("Show it"), "show_requirements", requirement=needed.id, team=needed.team.id),
        ),
    )


def _lapses(ends: list[Lapse], today: date) -> Reply:
    lines = tuple(_lapse(each, today) for each in ends)
    parts: tuple[Part, ...] = (paragraph("{line}", line=lines[0]),) if len(lines) == 1 else (Bullets(items=lines),)
    first = ends[0].standing.requirement
    who = {each.stand.person_id: each.stand.name for each in ends[:_MOST_BUTTONS]}
    nudges = (
        pressing(_("Nudge {name}").format(name=name), "nudge_member", team=first.team.id,
                 requirement=first.id if len(ends) == 1 else None, who=[{"name": name, "ids": [person]}])
        for person, name in who.items()
    )  # fmt: skip
    show = pressing(_("Show what is needed"), "show_requirements", team=first.team.id)
    return Reply(parts=parts, buttons=(*nudges, show))


def _lapse(each: Lapse, today: date) -> tuple[Span, ...]:
    needed = each.standing.requirement
    assert each.holding.expires is not None  # noqa: S101 - it ends
    days = (each.holding.expires - today).days
    text = _("{name} of {who}, which {team} needs, ends on {day}, {ahead}.")
    said = spans(text, name=bold(needed.name), who=bold(each.stand.name), team=needed.team.name,
                 day=day(each.holding.expires), ahead=ahead(days))  # fmt: skip
    if needed.needed is None:
        return said
    left = sum(1 for s in each.standing.have(today) if s.person_id != each.stand.person_id)
    return said + spans(
        " " + _("Then {left} of the {needed} needed are left."), left=str(left), needed=str(needed.needed)
    )
