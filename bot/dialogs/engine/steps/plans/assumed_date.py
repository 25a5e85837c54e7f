""" "How come it takes longer than I have, I said no date": of the day that a plan was made to, and nobody said."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.turn import change
from bot.dialogs.planning.wanted import MOST_MONTHS, USUAL_MONTHS
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, day

_SAID_NONE = pattern(
    r"\bi\s*(?:['’]ve|ve|have)?\s*(?:never|did\s?n['’]?t|didnt|did\s+not|haven['’]?t|havent|have\s+not)\s+(?:even\s+|ever\s+)?"
    r"(?:say|said|give|gave|given|tell|told|set|name|named|mention\w*|pick\w*)\s+(?:you\s+)?(?:any|an?|the|that|no)?\s*(?:end\s+)?(?:date|day|deadline|time|limit|end|when)\b"
    r"|\b(?:where|why)\b.{0,30}\b(?:date|day|deadline)\b.{0,20}\bfrom\b|\bwho\s+said\s+anything\s+about\s+an?\s+(?:date|deadline)\b",
    re.IGNORECASE,
)
_MOST = 20


async def asked(session: Session) -> Reply | None:
    """Where the day comes from, and how to change it; None where one was said."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or heard.named or heard.dates or len(heard.words) > _MOST:
        return None
    if plan.slots.get("by") or plan.slots.get("months") or not _SAID_NONE.search(heard.text):
        return None
    session.trace.append("the day of the plan was assumed")
    session.understood = (plan.dialog, 0.9)
    said = plan.slots.get("starts")
    start = max(session.given.today, date.fromisoformat(said)) if said else session.given.today
    if "credential" in plan.slots:
        text = _(
            "You said none, so the plan ends when it is done, and I look no further than {day}. Say “by June 2028” or "
            "“8 hours a week”, and I plan anew."
        )
        until = add_months(start, MOST_MONTHS)
    else:
        text = _(
            "You said none, so I assumed a year, until {day}: what takes longer is left out. Say “by June 2028” or "
            "“in 2 years”, and I plan anew."
        )
        until = add_months(start, USUAL_MONTHS)
    button = change(_("Another date"), plan, ask="by")
    return Reply(parts=(paragraph(text, day=bold(day(until))),), buttons=(button,))
