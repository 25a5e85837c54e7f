"""Whether a plan is worth it: what it leads to and takes, and what nobody can know for somebody else."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import advice_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.prices import total_price
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.wording import recognition_words, short_name
from bot.messaging.reply import Bullets, Reply, bold, paragraph, spans
from bot.translation import _, day, listed, number


@advice_dialog
async def plan_worth(turn: Turn, wish: Annotated[dict[str, Any], Hidden()]) -> Reply:
    """``wish``: the slots of the plan that is asked about."""
    path = await path_of(turn, wish)
    if path is None or not path.steps:
        return Reply(parts=(paragraph(_("As I would make it today, the plan has no step that I could weigh.")),))
    role = turn.catalogue.roles.get(wish.get("role", ""))
    parts = []
    if role is not None:
        text = _("It covers {n} % of what you are missing for {role}.")
        parts.append(paragraph(text, n=number(round(100 * path.share)), role=bold(role.name)))
    text = _("It takes {hours} h of study, {price}, until {day}.")
    parts.append(paragraph(text, hours=number(path.hours), price=total_price(path), day=day(path.ends)))
    known = [(s.credential, recognition_words(s.credential.recognition)) for s in path.steps]
    items = tuple(
        spans("{name}: {known}", name=bold(short_name(credential)), known=words) for credential, words in known if words
    )
    names = listed([short_name(s.credential) for s in path.steps], "or")
    text = _(
        "Whether it pays off for you I cannot know: look how many postings near you ask for {names} by name. Say "
        "“cheaper” or “shorter” for one that takes less."
    )
    told = [paragraph(_("How well its steps are known, as an estimate:")), Bullets(items=items)] if items else []
    credential = path.steps[0].credential
    about = begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
    return Reply(parts=(*parts, *told, paragraph(text, names=names)), buttons=(about,))
