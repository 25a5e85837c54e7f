"""Somebody is to be taken out on a later day, "kick him out after christmas": nobody is, until a lead says it then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.teams.membership import Team
from bot.translation import _, listed

#: "Sam is leaving on Friday, remove him", "once he is gone".
_LATER = pattern(
    r"\b(?:leav(?:es|ing)|go(?:es|ing)|finish(?:es|ing)|last\s+day)\b[^.!?\n]{0,20}\b(?:on|at|in|by|next|after|tomorrow|end)\b"
    r"|\b(?:once|when|as\s+soon\s+as|after)\s+(?:s?he|they|it|[\w.-]{2,30})(?:['’]?s|\s+(?:is|has|have|are))?\s+(?:gone|left|leaves?|done|finished|finishes|goes)\b"
    r"|\b(?:later|tomorrow|next\s+(?:week|month|year|spring|summer|autumn|winter)|after\s+(?:(?:the|his|her|their)\s+)?(?:\w+\s+)?(?:holidays?|break|notice|shift|season|summer|winter))\b",
    re.IGNORECASE,
)
_NOW = pattern(r"\b(?:now|today|already|immediately|at\s+once|right\s+away|straight\s+away|asap)\b", re.IGNORECASE)
#: A day behind such a word is over.
_WAS = pattern(
    r"\b(?:left|quit|went|resigned|retired|since|last|was|were|been|had|ended|expired|joined|started|moved|ago)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


def on_a_later_day(heard: Heard) -> bool:
    """Whether a day is said that is not over, and nothing of now."""
    if _NOW.search(heard.text):
        return False
    if _LATER.search(heard.text):
        return True
    ahead = (d for d in heard.dates if d.year_guessed or max(d.options, default=heard.today) > heard.today)
    return any(not _WAS.search(heard.text, 0, d.start) for d in ahead)


def not_yet(team: Team, who: Sequence[dict[str, Any]]) -> Reply:
    """They stay, and can be taken out by a button."""
    text = _("I take nobody out of {team} on a later day: tell me on that day. Until then still in it: {names}.")
    out = begin(_("Take out now"), "remove_member", team=team.id, who=list(who))
    names = listed([str(said["name"]) for said in who])
    return Reply(parts=(paragraph(text, team=bold(team.name), names=bold(names)),), buttons=(out,))
