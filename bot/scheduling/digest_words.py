"""The words of a digest: what changed, what expires, what is needed, and who may need a word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Heading, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.briefing import Briefing
from bot.scheduling.duty_words import requirement_line, warning
from bot.scheduling.renewal_notices import pressing
from bot.tracking.history import Happened
from bot.tracking.teams.figures import Held, Stuck, expiring, stuck
from bot.tracking.teams.looking import SharedHolding, TeamView
from bot.translation import _, day, ngettext

_SOON, _LATER = timedelta(days=30), timedelta(days=90)
#: A digest is read on a phone: more of a kind are counted.
_MOST = 8


def digest(briefing: Briefing, today: date, catalogue: Catalogue) -> Reply:
    """How a team is doing, as of ``today``."""
    view = briefing.view
    since, soon = day(briefing.since.date()), today + _SOON
    new = _listed(_("New since {day}:").format(day=since), _changes(briefing, catalogue))
    later = _ends(view, soon + timedelta(days=1), today + _LATER, catalogue)
    parts: list[Part] = [
        Heading(text=view.team.name),
        *(new or [paragraph(_("Nothing changed since {day}."), day=since)]),
        *_listed(_("Expires in the next 30 days:"), _ends(view, today, soon, catalogue)),
        *_listed(_("Expires in 31 to 90 days:"), later),
        *_listed(_("Needed:"), (requirement_line(each, today) for each in briefing.standings)),
    ]
    warnings = [text for each in briefing.standings if (text := warning(each, today)) is not None]
    parts += [paragraph("{text}", text=bold(text)) for text in warnings]
    parts += _listed(_("May need a word:"), (stuck_line(each) for each in stuck(view, today)))
    if not view.members:
        parts.append(note(_("Nobody is in {team} yet."), team=view.team.name))
    return Reply(parts=tuple(parts), buttons=_buttons(view))


def _listed(title: str, items: Iterable[tuple[Span, ...]]) -> list[Part]:
    every = list(items)
    if not every:
        return []
    shown = every[:_MOST]
    if len(every) > _MOST:
        more = len(every) - _MOST
        shown.append(spans(ngettext("and {n} more", "and {n} more", more), n=str(more)))
    return [paragraph("{title}", title=bold(title)), Bullets(items=tuple(shown))]


def _changes(briefing: Briefing, catalogue: Catalogue) -> list[tuple[Span, ...]]:
    """Of what is shared, and of each record the last step; who came is told first."""
    view, since = briefing.view, briefing.since
    came = [spans(_("{who} is in the team now"), who=bold(m.name)) for m in view.members if m.since > since]
    last = {(h.person_id, h.step in _OF_STUDIES, h.subject): h for h in briefing.happened}
    names = {m.id: m.name for m in view.members}
    lines = [(names[h.person_id], _step(h, view, catalogue)) for h in last.values() if _is_shared(h, view)]
    return came + [spans("{who}: {what}", who=bold(who), what=what) for who, what in sorted(lines) if what]


_OF_STUDIES = frozenset({"started", "progress", "finished", "dropped"})


def _is_shared(happened: Happened, view: TeamView) -> bool:
    """Nothing is told of a record that the leads do not see: what is private, removed or not shared."""
    member = next(m for m in view.members if m.id == happened.person_id)
    if happened.step in _OF_STUDIES:
        return "studies" in member.shares
    return any(h.id == happened.subject for h in member.holdings)


def _step(happened: Happened, view: TeamView, catalogue: Catalogue) -> str:
    name = _name(happened.credential, happened.name, catalogue)
    if happened.step in ("added", "renewed", "changed"):
        held = next(h for m in view.members for h in m.holdings if h.id == happened.subject)
        return _of_record(happened, name, held)
    words = {
        "started": _("studies for {name} now"), "progress": _("{name}: at {percent} %"),
        "finished": _("finished {name}"), "dropped": _("dropped {name}"),
    }  # fmt: skip
    return words[happened.step].format(name=name, percent=happened.after) if happened.step in words else ""


def _of_record(happened: Happened, name: str, held: SharedHolding) -> str:
    until = _("until {day}").format(day=day(held.expires)) if held.expires else ""
    words = {"added": _("got {name}"), "renewed": _("renewed {name}"), "changed": _("{name} was corrected")}
    said = words[happened.step].format(name=name)
    return f"{said}, {until}" if until else said


def _ends(view: TeamView, first: date, last: date, catalogue: Catalogue) -> list[tuple[Span, ...]]:
    return [_end(each, catalogue) for each in expiring(view, first, last)]


def _end(each: Held, catalogue: Catalogue) -> tuple[Span, ...]:
    name = _name(each.holding.credential, each.holding.name, catalogue)
    ends = day(each.holding.expires) if each.holding.expires else ""
    return spans(_("{who}: {name} on {day}"), who=bold(each.member.name), name=name, day=ends)


def stuck_line(each: Stuck) -> tuple[Span, ...]:
    """Whose study needs a word, and why."""
    texts = {
        "late": ngettext("the target was {n} day ago", "the target was {n} days ago", each.n),
        "behind": ngettext("{n} point behind the plan", "{n} points behind the plan", each.n),
        "quiet": ngettext("no news for {n} day", "no news for {n} days", each.n),
    }
    return spans(
        "{who}: {what}, {percent} %, {why}", who=bold(each.member.name), what=each.study.name,
        percent=str(each.study.percent), why=texts[each.why].format(n=each.n),
    )  # fmt: skip


def _name(credential: str | None, name: str, catalogue: Catalogue) -> str:
    known = catalogue.credentials.get(credential or "")
    return short_name(known) if known else name


def _buttons(view: TeamView) -> tuple[Button, ...]:
    team = view.team.id
    return (
        pressing(_("How is it doing?"), "team_progress", team=team),
        pressing(_("What is needed"), "show_requirements", team=team),
        pressing(_("Change the digest"), "show_digests"),
        pressing(_("No more digests"), "stop_digest", team=team),
    )
