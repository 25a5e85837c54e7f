"""What expires next, one below the other with what to do about it."""

from __future__ import annotations

from bot.dialogs.engine.turn import begin, fill_in
from bot.dialogs.home.kept import Kept, expired
from bot.dialogs.visit import Visit
from bot.messaging.reply import Button, Heading, Part, Reply, bold, note, paragraph
from bot.scheduling.messages import short_title, title, units_line, when
from bot.tracking.holdings import Holding
from bot.translation import _, listed, ngettext

_NAMED = 3


def expiring(visit: Visit, kept: Kept) -> list[Reply]:
    """The soonest, a reply each; then a line on what has expired already."""
    past = expired(kept, visit.today)
    replies = [_one(visit, kept, holding) for holding in kept.soonest]
    if not replies:
        replies = [_nothing(visit, kept)]
    first = replies[0]
    replies[0] = first.model_copy(update={"parts": (Heading(text=_("What expires next")), *first.parts)})
    return [*replies, *([_expired(visit, past)] if past else [])]


def _one(visit: Visit, kept: Kept, holding: Holding) -> Reply:
    assert holding.expires is not None  # noqa: S101 - only dated ones come here
    name = bold(title(holding, visit.catalogue))
    parts: list[Part] = [paragraph("{name} {when}.", name=name, when=when(holding.expires, visit.today))]
    missing = units_line(holding, kept.units, visit.today, visit.catalogue)
    log: tuple[Button, ...] = ()
    if missing:
        parts.append(paragraph("{missing}", missing=missing))
        log = (fill_in(_("Log units"), "units", {"holding": holding.id}, "log_units", holding=holding.id),)
    return Reply(
        parts=tuple(parts),
        buttons=(
            begin(_("Renewed"), "renew_holding", holding=holding.id),
            begin(_("How to renew"), "how_to_renew", holding=holding.id),
            *log,
            fill_in(_("Edit"), "record", {"holding": holding.id}, "correct_holding", holding=holding.id),
        ),
    )


def _nothing(visit: Visit, kept: Kept) -> Reply:
    if not kept.holdings:
        return Reply(parts=(paragraph(_("I keep no credentials of you yet. Record one, and I watch its date.")),))
    n = len(kept.holdings)
    text = ngettext(
        "Nothing of the {n} credential you hold has a date ahead.",
        "Nothing of the {n} credentials you hold has a date ahead.",
        n,
    )
    return Reply(parts=(paragraph(text, n=str(n)),))


def _expired(visit: Visit, past: list[Holding]) -> Reply:
    """The latest by name."""
    names = [short_title(h, visit.catalogue) for h in reversed(past[-_NAMED:])]
    more = len(past) - len(names)
    if more:
        names.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return Reply(parts=(note(_("Expired already: {names}."), names=listed(names)),))
