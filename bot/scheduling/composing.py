"""One message of everything that is due for a person: renewals, the most urgent first, studies, the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from bot.knowledge.catalogue import Catalogue
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, paragraph, spans
from bot.scheduling.briefing import Briefing
from bot.scheduling.digest_words import digest
from bot.scheduling.due import PATIENCE, SOON, Subject
from bot.scheduling.letter_words import words_of
from bot.scheduling.messages import study_line, title, when
from bot.scheduling.notices import Due
from bot.scheduling.renewal_notices import one, pressing, several
from bot.scheduling.team_notices import duties, gaps
from bot.tracking.learning import Study
from bot.translation import _, ahead, day, ngettext

#: Of how many studies the buttons are shown.
_MOST_BUTTONS = 4
NO_BRIEFINGS: Mapping[int, Briefing] = MappingProxyType({})


def compose(
    subject: Subject,
    dues: tuple[Due, ...],
    now: datetime,
    catalogue: Catalogue,
    briefings: Mapping[int, Briefing] = NO_BRIEFINGS,
) -> Reply:
    """What is said of ``dues`` at ``now``; ``briefings`` are those of the digests among them, by team."""
    today = subject.allowed.local_day(now)
    held = [d for d in dues if d.holding is not None]
    studies = [d for d in dues if d.study is not None and d.notice.kind == "nudge"]
    exams = [d.study for d in dues if d.study is not None and d.notice.kind == "exam"]
    reply = Reply()
    for letter in (d.letter for d in dues if d.letter is not None):
        reply = reply.plus(words_of(letter, today))
    reply = reply.plus(duties(dues, today))
    if len(held) == 1:
        reply = reply.plus(one(subject, held[0], today, catalogue))
    elif held:
        reply = reply.plus(several(subject, held, today, catalogue))
    if exams:
        reply = reply.plus(_before_the_day(exams, today))
    if studies:
        reply = reply.plus(_nudge(studies, today))
    reply = reply.plus(gaps(dues, today))
    if any(d.notice.kind == "summary" for d in dues):
        reply = reply.plus(_summary(subject, today, catalogue))
    for due in dues:
        if due.notice.kind == "digest" and due.notice.subject in briefings:
            reply = reply.plus(digest(briefings[due.notice.subject], today, catalogue))
    return reply.model_copy(update={"buttons": _each_once(reply.buttons)})


def _each_once(buttons: Iterable[Button]) -> tuple[Button, ...]:
    """What several parts of a message offer is offered once."""
    found: list[Button] = []
    for button in buttons:
        if button not in found:
            found.append(button)
    return tuple(found)


def _before_the_day(studies: list[Study], today: date) -> Reply:
    """Of the day that they told, whether it is that of an exam or a wish of theirs."""
    lines = tuple(
        spans("{name}: {when}", name=bold(study.name), when=_comes(study.target, today))
        for study in studies
        if study.target is not None
    )
    text = paragraph(_("You wanted to hear of this day before it comes. Good luck!"))
    does = {_("I passed"): "finish_study", _("Another day"): "set_target"}
    return Reply(parts=(text, Bullets(items=lines)), buttons=_of_each(studies, does))


def _comes(target: date, today: date) -> str:
    left = (target - today).days
    return _("today, {day}").format(day=day(target)) if left <= 0 else f"{day(target)}, {ahead(left)}"


def _nudge(dues: list[Due], today: date) -> Reply:
    """Those that were asked about often enough are asked about for the last time."""
    woken = [d.study for d in dues if d.study is not None and d.study.state == "paused"]
    going = [d.study for d in dues if d.study is not None and d.study not in woken and d.notice.stage < PATIENCE]
    last = [d.study for d in dues if d.study is not None and d.notice.stage >= PATIENCE]
    reply = Reply()
    if woken:
        reply = reply.plus(_pause_over(woken, today))
    if going:
        reply = reply.plus(_how_is_it(going, today))
    if last:
        reply = reply.plus(_last_call(last, today))
    return reply


def _how_is_it(studies: list[Study], today: date) -> Reply:
    quiet = (today - max(study.touched_on for study in studies)).days
    text = ngettext(
        "How is it going? I last heard of it {n} day ago.", "How is it going? I last heard of it {n} days ago.", quiet
    )
    does = {_("Log progress"): "log_progress", _("Pause it"): "pause_study"}
    lines = Bullets(items=tuple(study_line(study, today) for study in studies))
    off = pressing(_("No nudges"), "set_nudges", on=False)
    return Reply(parts=(paragraph(text, n=str(quiet)), lines), buttons=(*_of_each(studies, does), off))


def _pause_over(studies: list[Study], today: date) -> Reply:
    text = _("The pause that you wanted is over. Do you go on with it?")
    does = {_("Yes, go on"): "touch_study", _("Pause it"): "pause_study"}
    lines = Bullets(items=tuple(study_line(study, today) for study in studies))
    return Reply(parts=(paragraph(text), lines), buttons=_of_each(studies, does))


def _last_call(studies: list[Study], today: date) -> Reply:
    text = _("I have asked several times and not heard of this. Do you want to go on with it?")
    does = {
        _("Yes, keep going"): "touch_study", _("Pause it"): "pause_study", _("I dropped it"): "drop_study",
    }  # fmt: skip
    lines = Bullets(items=tuple(study_line(study, today) for study in studies))
    return Reply(parts=(paragraph(text), lines), buttons=_of_each(studies, does))


def _of_each(studies: list[Study], does: dict[str, str]) -> tuple[Button, ...]:
    """The same buttons for each study; where there are several, they name it."""
    return tuple(
        pressing(label if len(studies) == 1 else f"{label}: {study.name}", dialog, study=study.id)
        for study in studies[:_MOST_BUTTONS]
        for label, dialog in does.items()
    )


def _summary(subject: Subject, today: date, catalogue: Catalogue) -> Reply:
    soon = [h for h in subject.holdings if h.expires is not None and h.expires - today <= SOON]
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
    return Reply(parts=tuple(parts), buttons=(pressing(_("No more summaries"), "set_summary", on=False),))
