""" "Got 1500 quid in all and sundays only", "im in dubai, 500 aed, thursday evenings so about 7 hrs": what somebody has
for their studies, and where they are. Nothing of it is a record, a day to write on, or units that were earned.
"""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import money_there, plan_spoken_of
from bot.dialogs.engine.steps.records.own_records import ADDING, LOGGING
from bot.dialogs.engine.steps.talking.study_times import OF_MESSAGES, whose_days
from bot.dialogs.engine.steps.talking.whereabouts import zone_told
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.study_means import bare_amount, has_free_days, hours_left, money_left
from bot.messaging.reply import Reply

_ZONE = "set_time_zone"
#: What days, amounts and places are taken for.
_TAKEN_FOR = frozenset(
    {
        TELLING, OUT_OF_SCOPE, ADDING, LOGGING, _ZONE, "set_days", "set_hours", "set_stages", "usual_stages",
        "pause_reminders", "log_progress", "set_summary", "study_status",
    }
)  # fmt: skip
_HARDLY = 0.5


async def told(session: Session) -> Reply | None:
    """None where messages or a plan are spoken of, or where nothing would be lost of what is told."""
    heard, best, waiting = session.heard, session.guesses[0], session.state.waiting
    if not session.given.private or session.given.records is None or (waiting and waiting.dialog != _ZONE):
        return None
    if "?" in heard.text or heard.people or heard.teams or OF_MESSAGES.search(heard.text) or plan_spoken_of(session):
        return None
    if best.dialog not in _TAKEN_FOR and best.score >= _HARDLY:
        return None
    zone, money, days = zone_told(session), money_left(heard), has_free_days(heard)
    bare = None if money else bare_amount(heard)
    hours = hours_left(heard, beside=bool(zone or money or bare))
    records = _dated_ones(session)
    if not (hours or money or bare) or not (zone or days or records) or any(n.cue == "goal" for n in heard.named):
        return None
    if not records and any(n.mention.of("credential") and n.cue != "held" for n in heard.named):
        return None  # of what is studied they are its hours
    if (
        best.dialog == TELLING
        and not bare
        and not (zone or records or (hours and "hours_a_week" not in _slots(session)))
    ):
        return None
    session.trace.append("what they have for their studies")
    slots = _slots(session)
    if records:
        slots.pop("held", None)
    if bare:
        slots["budget"] = {"amount": str(bare), "currency": money_there(session, {})}
    if hours:
        slots["hours_a_week"] = hours
    replies = [await session.begin(_ZONE, {"zone": zone}, 0.9)] if zone else []
    replies.append(await session.begin(TELLING, slots, 0.9))
    if records:
        replies.append(await session.begin(ADDING, {"records": records}, 0.9))
    whole = in_several.together(session, replies)
    return whole.plus(whose_days()) if days else whole


def _slots(session: Session) -> dict[str, Any]:
    return dict(fill_from_message(session.manager.dialogs[TELLING], session.heard).slots)


def _dated_ones(session: Session) -> list[dict[str, Any]]:
    """What is held, with its day; beside what is surely a record also by its expiry, and under any name."""
    records = records_in(session.heard) if session.heard.dates else []
    told = [r for r in records if not r.get("doubt") and (r.get("awarded") or r.get("expires"))]
    if session.guesses[0].dialog == ADDING:
        return told
    return [r for r in told if r["ids"] and r.get("awarded")]
