"""The words of what a team needs, shared by answers and by what the bot says of its own accord."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.messaging.reply import Span, bold, spans
from bot.tracking.teams.looking import SharedHolding
from bot.tracking.teams.requirements import Requirement
from bot.tracking.teams.standing import Stand, Standing
from bot.translation import _, day, listed, ngettext

#: More names are not read in a line.
_MOST_NAMED = 12


def demand(requirement: Requirement) -> tuple[Span, ...]:
    """``Everyone in Ops needs first aid by 1 Feb 2027``: without a full stop."""
    name, team = bold(requirement.name), requirement.team.name
    until = day(requirement.due) if requirement.due else ""
    n = requirement.needed
    if n is None:
        text = _("Everyone in {team} needs {name} by {day}") if until else _("Everyone in {team} needs {name}")
        return spans(text, team=team, name=name, day=until)
    text = ngettext("At least {n} person in {team} needs {name}", "At least {n} people in {team} need {name}", n)
    by = _("{demand} by {day}") if until else "{demand}"
    return spans(by, demand=spans(text, n=str(n), team=team, name=name), day=until)


def count_line(standing: Standing, today: date) -> str:
    """``2 of 5 have it``, or ``1 of 2 is there``; who is exempt or does not share is not among them."""
    have = len(standing.have(today))
    needed = standing.requirement.needed
    if needed is not None:
        return _("{have} of the {needed} needed").format(have=have, needed=needed)
    of = have + len(standing.missing(today))
    if not of:
        return _("nobody to count yet")
    return (
        _("all {n} have it").format(n=of)
        if have == of and of > 1
        else _("{have} of {of} have it").format(have=have, of=of)
    )


def missing_words(standing: Standing, today: date) -> str:
    """Names of those who lack it, with how far those are who study for it; empty when nobody does."""
    return named(missing_name(s, standing, today) for s in standing.missing(today))


def missing_name(stand: Stand, standing: Standing, today: date) -> str:
    """A name, with what is on the way: a study, or what ends before the day on which it is needed."""
    ends = stand.has(today)
    if stand.study is not None:
        return _("{name} (studies for it, {percent} %)").format(name=stand.name, percent=stand.study.percent)
    if ends is not None and ends.expires is not None:
        return _("{name} (theirs ends on {day}, before that)").format(name=stand.name, day=day(ends.expires))
    past = max((h.expires for h in stand.fitting if h.expires), default=None)
    if past is not None and past < today:
        return _("{name} (expired on {day})").format(name=stand.name, day=day(past))
    return stand.name


def holder_words(stand: Stand, held: SharedHolding) -> str:
    """``Dana until 3 May 2027 ✓ verified``."""
    text = _("{name} until {day}") if held.expires else "{name}"
    said = text.format(name=stand.name, day=day(held.expires) if held.expires else "")
    return f"{said} {verified_mark()}" if held.verified_at is not None else said


def verified_mark() -> str:
    return _("✓ verified")


def warning(standing: Standing, today: date) -> str | None:
    """What hangs on one person, or soon falls below what is needed; None when nothing does."""
    name = standing.requirement.name
    only = standing.hangs_on(today)
    if only is not None:
        return _("{name} hangs on {who} alone.").format(name=name, who=only.name)
    shaky = standing.shaky(today)
    if shaky is None or shaky[1].expires is None:
        return None
    text = _("Just enough people hold {name}, and that of {who} ends on {day}.")
    return text.format(name=name, who=shaky[0].name, day=day(shaky[1].expires))


def requirement_line(standing: Standing, today: date) -> tuple[Span, ...]:
    """One requirement in a line: what, how many have it, and who is missing."""
    missing = missing_words(standing, today) if standing.requirement.needed is None else ""
    text = _("{demand}: {count}; missing: {missing}") if missing else "{demand}: {count}"
    return spans(text, demand=demand(standing.requirement), count=count_line(standing, today), missing=missing)


def named(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    """Names in a line; of many the first and how many more."""
    every = list(names)
    if len(every) > most:
        more = len(every) - most
        every = [*every[:most], ngettext("{n} more", "{n} more", more).format(n=more)]
    return listed(every)
