"""Several credentials that somebody wants to get, one after the other: what each takes, and what can be done next."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.wording import freshness, full_name, prerequisite_words, short_facts, short_name
from bot.messaging.reply import Bullets, Reply, bold, note, paragraph, spans
from bot.translation import _

_STUDIED = 3


@dialog
async def wished_credentials(turn: Turn, these: Annotated[list[str], Hidden()]) -> Reply:
    """In the order in which they were named; neither a record nor a study is made of a wish."""
    chosen = [turn.catalogue.credentials[i] for i in these if i in turn.catalogue.credentials]
    turn.about([c.id for c in chosen])
    lines = []
    for each in chosen:
        before = "; ".join(prerequisite_words(turn.catalogue, each))
        facts = short_facts(turn.catalogue, each) + (f" – {before}" if before else "")
        lines.append(spans("{name}: {facts}", name=bold(full_name(each)), facts=facts))
    remark = freshness(chosen[0], ("exam", "cost", "effort"), turn.today) if chosen else ""
    buttons = [begin(_("About {name}").format(name=short_name(c)), "credential_info", credential=c.id) for c in chosen]
    if turn.private and chosen:
        last, *first = reversed([c.id for c in chosen])
        record = {"ids": [chosen[0].id], "name": chosen[0].name}
        starts = begin(_("Study for {name}").format(name=short_name(chosen[0])), "start_study", records=[record])
        plans = begin(_("Plan the way"), "credential_path", credential=last, included=first, first=first[::-1])
        buttons = [plans, starts, *buttons[:_STUDIED]]
    return Reply(
        parts=(
            paragraph(_("What they take:")),
            Bullets(items=tuple(lines), numbered=True),
            *((note("{remark}.", remark=remark[:1].upper() + remark[1:]),) if remark else ()),
        ),
        buttons=tuple(buttons),
    )
