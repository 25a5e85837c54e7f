"""Which steps of a plan can be done from home: online, at a test centre or in person, as the catalogue has it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, planned_slots
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.starting import Slots
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import format_words, short_name
from bot.messaging.reply import Bullets, Reply, bold, paragraph, spans
from bot.translation import _

_ONLINE = "online"


@private_dialog
async def plan_from_home(turn: Turn, wish: Slots | None = None) -> Reply:
    """Of the plan with these slots, else of the one that is shown or followed."""
    plan = await turn.records.plan()
    slots = wish or (planned_slots(turn) if plan is None else None)
    ids = list(slots.get("steps") or ()) if slots else [s.credential for s in plan.steps] if plan else []
    steps = [turn.catalogue.credentials[i] for i in ids if i in turn.catalogue.credentials]
    if not steps:
        return no_plan(turn)
    turn.about([s.id for s in steps])
    items = tuple(spans(_("{name}: {where}"), name=bold(short_name(s)), where=_where(s)) for s in steps)
    parts = (paragraph("{text}", text=_in_all(steps)), Bullets(items=items, numbered=True))
    only = (begin(_("Only online"), MAKERS["credential" in slots], **{**slots, "format": _ONLINE}),) if slots else ()
    return Reply(parts=parts, buttons=only if any(s.delivery != (_ONLINE,) for s in steps) else ())


def _where(step: Credential) -> str:
    words = format_words(step)
    if step.delivery and words:
        return words
    unknown = _("where, I do not know; the provider's page says so")
    return f"{words}; {unknown}" if words else unknown


def _in_all(steps: Sequence[Credential]) -> str:
    online = [s for s in steps if _ONLINE in s.delivery]
    unknown = [s for s in steps if not s.delivery]
    if len(online) == len(steps):
        return _("Yes, all of it can be done online:")
    if not online and not unknown:
        return _("No, none of it is online:")
    return _("{n} of {all} steps can be done online for sure:").format(n=len(online), all=len(steps))
