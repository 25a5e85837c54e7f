"""Of several jobs of one name, the one in somebody's own field: a "team leader" of who works in a warehouse."""

from __future__ import annotations

from bot.dialogs.engine.filling import Filling
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder import NameKind
from bot.tracking.people import Profile

_JOB: NameKind = "role"


def in_own_field(filling: Filling, heard: Heard, profile: Profile, catalogue: Catalogue) -> None:
    """Settle which job is meant by the job that the message, or else the profile, tells of."""
    told = [m.id for n in heard.named if n.cue == "current" for m in n.mention.of(_JOB)]
    own = {catalogue.family_of[i] for i in told or [profile.role or ""] if i in catalogue.family_of}
    theirs = [i for i in filling.options.get(_JOB, ()) if catalogue.family_of.get(i) in own]
    if len(theirs) == 1 and _JOB not in filling.partial:
        filling.slots[_JOB] = theirs[0]
        del filling.options[_JOB]
