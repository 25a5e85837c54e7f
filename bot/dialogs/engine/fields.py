"""Of several things of one name, the one in somebody's own field: a "team leader" of who works in a warehouse, the CPC
of who drives.
"""

from __future__ import annotations

from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.filling import Filling
from bot.dialogs.engine.slots import ThingSlot
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.tracking.people import Profile


def in_own_field(dialog: Dialog, filling: Filling, heard: Heard, profile: Profile, catalogue: Catalogue) -> None:
    """Settle which job is meant by the job that the message, or else the profile, tells of; which credential by what
    somebody holds, or else by that job too.
    """
    told = [m.id for n in heard.named if n.cue == "current" for m in n.mention.of("role")]
    own = {catalogue.family_of[i] for i in told or [profile.role or ""] if i in catalogue.family_of}
    for name, options in list(filling.options.items()):
        kind = dialog.slot(name).type
        if name in filling.partial or not isinstance(kind, ThingSlot) or kind.kind not in ("role", "credential"):
            continue
        held = [i for i in options if i in profile.holds]
        theirs = held or [i for i in options if _field(catalogue, i) in own]
        if len(theirs) == 1:
            filling.slots[name] = theirs if kind.many else theirs[0]
            del filling.options[name]


def _field(catalogue: Catalogue, what: str) -> str | None:
    """Of a job or a credential."""
    credential = catalogue.credentials.get(what)
    return credential.family if credential is not None else catalogue.family_of.get(what)
