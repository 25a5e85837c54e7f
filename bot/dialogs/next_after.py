"""What comes after a credential: what asks for it first, or advises it, and jobs that it leads to."""

from __future__ import annotations

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.building_on import Further, further
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, short_facts, short_name
from bot.messaging.reply import Bullets, Button, Reply, bold, paragraph, spans
from bot.translation import _

_MOST = 4


@dialog
async def next_after(turn: Turn, credential: Credential) -> Reply:
    """What builds on it, what asks for it before what only advises it."""
    has = {h.credential for h in await turn.stored.holdings()} if turn.private and turn.stored else set()
    found = [each for each in further(turn.catalogue, [credential.id]) if each.credential.id not in has][:_MOST]
    name = bold(full_name(credential))
    if not found:
        turn.about([credential.id])
        text = _("I know nothing that asks for {name} first, or advises it.")
        others = begin(_("What proves much of the same"), "instead_of", of=[credential.id], than="")
        return Reply(parts=(paragraph(text, name=name),), buttons=(others,))
    turn.about([each.credential.id for each in found])
    items = tuple(
        spans(
            _how(each),
            name=bold(full_name(each.credential)),
            facts=short_facts(turn.catalogue, each.credential),
        )
        for each in found
    )
    head = paragraph(_("What builds on {name}:"), name=name)
    return Reply(parts=(head, Bullets(items=items, numbered=True)), buttons=tuple(_about(each) for each in found[:3]))


def _how(each: Further) -> str:
    if not each.needed:
        return _("{name}: advises it before – {facts}")
    if each.or_other:
        return _("{name}: asks for it, or for another like it, first – {facts}")
    return _("{name}: asks for it first – {facts}")


def _about(each: Further) -> Button:
    return begin(
        _("About {name}").format(name=short_name(each.credential)), "credential_info", credential=each.credential.id
    )
