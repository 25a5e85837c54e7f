"""Trades that are learned in an apprenticeship: a plan of courses names it, for whoever begins from the start."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn
from bot.knowledge.advisor import share_proved
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name
from bot.messaging.reply import Part, bold, paragraph
from bot.translation import _, listed

_IS_ONE = "apprenticeship"
_ASKS = "apprentice"
#: It leads into the job where it proves so much of what the job asks for.
_ENOUGH = 0.5
_LEVELS = ("entry", "intermediate", "advanced", "expert")


def apprenticeship(turn: Turn, path: Path) -> Credential | None:
    """The one of the country that leads into the job, the lowest first; None for whoever has any of what the job is
    mainly about, and where nobody said where they work.
    """
    wish, role = path.wish, turn.catalogue.roles.get(turn.frame.slots.get("role", ""))
    if role is None or wish.country is None or wish.heart.intersection(path.covered):
        return None
    found = [
        (credential, share)
        for credential in turn.catalogue.credentials.values()
        if credential.countries and credential.status == "active" and counts_in(credential, wish.country)
        if _IS_ONE in credential.name.casefold()
        if wish.heart.issuperset(credential.main_skills)
        if (share := share_proved(turn.catalogue.proofs[credential.id], wish.skills)) >= _ENOUGH
    ]
    best, _share = min(found, key=lambda f: (_LEVELS.index(f[0].level or _LEVELS[0]), -f[1]), default=(None, 0.0))
    steps = {s.credential.id for s in path.steps}
    return best if best is not None and best.id not in {*steps, *wish.holds} else None


def apprenticeship_told(turn: Turn, path: Path, told: Credential | None) -> list[Part]:
    """Nothing where it is ``told`` already. Without one in the catalogue, the step that asks for it says so."""
    own = apprenticeship(turn, path)
    if own is not None and own != told:
        text = _("From the start an apprenticeship leads into it: {name}. {summary}")
        asks = [item.text for item in own.prerequisites if item.kind == "hard" and item.text]
        parts: list[Part] = [paragraph(text, name=bold(full_name(own)), summary=own.summary)]
        return [*parts, paragraph(_("It asks for: {asks}."), asks=listed(asks))] if asks else parts
    if own is not None:
        return []
    asking = [(s.credential, ask) for s in path.steps for ask in s.asks if _ASKS in ask.casefold()]
    return [
        paragraph(_("Before {name}: {asks}."), name=bold(full_name(credential)), asks=ask) for credential, ask in asking
    ]
