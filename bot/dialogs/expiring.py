"""What of a person's records expires in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import never_expires
from bot.messaging.reply import Bullets, Part, Reply, bold, paragraph, spans
from bot.scheduling.messages import short_title, title, when
from bot.tracking.calendar import zone_of
from bot.tracking.holdings import Holding
from bot.tracking.people import names_of
from bot.translation import _, day

_SHOWN = 8
_SOON = timedelta(days=120)
_QUARTER = timedelta(days=92)


def expiring(turn: Turn, held: list[Holding], start: date | None, end: date) -> Reply:
    """What expires from ``start`` (None: from today on, and what has expired is told as well) to ``end``."""
    today = turn.today
    if end < today:
        return _over(turn, held, start, end)
    open_start = start is None or start <= today
    first = today if start is None or open_start else start
    coming = [h for h in held if h.expires is not None and first <= h.expires <= end]
    past = [h for h in held if h.expires is not None and h.expires < today] if open_start else []
    turn.about([h.credential for h in (*coming, *past) if h.credential][:_SHOWN])
    span = _("Until {end}").format(end=day(end))
    if not open_start:
        span = _("From {start} to {end}").format(start=day(first), end=day(end))
    parts: list[Part] = []
    if coming:
        parts += [paragraph(_("{span} these expire:"), span=span), _listed(turn, coming, numbered=True)]
    else:
        parts.append(paragraph(_("{span} nothing expires."), span=span))
        later = next((h for h in held if h.expires is not None and h.expires > end), None)
        if later is not None:
            parts.append(paragraph(_("The next one: {line}."), line=holding_line(turn, later)))
    if past:
        parts += [paragraph(_("Already expired:")), _listed(turn, past)]
    buttons = tuple(
        begin(_("How to renew {name}").format(name=short_title(h, turn.catalogue)), "how_to_renew", holding=h.id)
        for h in coming[:3]
    )
    return Reply(parts=tuple(parts), buttons=(*buttons, begin(_("My credentials"), "list_holdings")))


def _over(turn: Turn, held: list[Holding], start: date | None, end: date) -> Reply:
    """What expired in a time that is over."""
    over = [h for h in held if h.expires is not None and (start or date.min) <= h.expires <= end]
    turn.about([h.credential for h in over if h.credential][:_SHOWN])
    if over:
        parts: list[Part] = [paragraph(_("These have expired:")), _listed(turn, over, numbered=True)]
    else:
        parts = [paragraph(_("None of yours expired in that time.") if start else _("None of yours has expired."))]
        later = next((h for h in held if h.expires is not None and h.expires >= turn.today), None)
        if later is not None:
            parts.append(paragraph(_("The next one: {line}."), line=holding_line(turn, later)))
    return Reply(parts=tuple(parts), buttons=(begin(_("My credentials"), "list_holdings"),))


def _listed(turn: Turn, some: list[Holding], *, numbered: bool = False) -> Bullets:
    return Bullets(items=tuple(holding_line(turn, h) for h in some[:_SHOWN]), numbered=numbered)


async def verified_words(turn: Turn, among: Sequence[Holding]) -> dict[int, str]:
    """By whom and when each of these was verified, of those that were."""
    seen = {h.id: h for h in among if h.verified_at is not None}
    names = await names_of(turn.records.connection, {h.verified_by for h in seen.values() if h.verified_by is not None})
    zone = zone_of(turn.zone)
    return {
        h.id: _("✓ verified by {who} on {day}").format(
            who=names.get(h.verified_by or 0) or _("a lead"), day=day(h.verified_at.astimezone(zone).date())
        )
        for h in seen.values()
        if h.verified_at is not None
    }


def holding_line(turn: Turn, holding: Holding, verified: str = "") -> Any:
    """``verified``: what is said of that."""
    state = when(holding.expires, turn.today) if holding.expires else _("no expiry known")
    if holding.expires is None and never_expires(turn.catalogue.credentials.get(holding.credential or "")):
        state = _("does not expire")
    extra = f" ({_('no reminders')})" if holding.muted else ""
    extra += f" {verified}" if verified else ""
    return spans("{name} – {state}{extra}", name=bold(title(holding, turn.catalogue)), state=state, extra=extra)


def span_of(period: str, today: date) -> tuple[date | None, date]:
    """The first and last day of a period that was named, counted from today; "past" ends yesterday."""
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    ends = {
        "week": today + timedelta(days=7),
        "month": next_month - timedelta(days=1),
        "quarter": today + _QUARTER,
        "year": date(today.year, 12, 31),
        "soon": today + _SOON,
        "next-year": date(today.year + 1, 12, 31),
        "past": today - timedelta(days=1),
    }
    return None, ends[period]
