""" "Could I become a nurse educator?", answered for nurses: that this is the nearest job, and not the one, is said."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OF_A_JOB = frozenset({"credential_for_role", "skill_gap", "learning_path"})
#: Behind the name of a job they make another one of it.
_ANOTHER = pattern(
    r"\s+(?:educat|consult|instruct|train|inspect|audit|recruit|supervis|coordinat|research|lectur|navigat|advi[sz]|direct|examin)(?:or|er|ant)\b"
    r"|\s+(?:informaticist|advocate|specialist|coach|planner|professor|assistant|apprentice|therapist|liaison|evangelist|ambassador)\b",
    re.IGNORECASE,
)


def told(session: Session) -> Reply:
    """A sentence behind an answer on a job whose name is but a part of the title that was asked for; else nothing."""
    role = session.manager.knowledge.catalogue.roles.get(session.slots_used.get("role") or "")
    if role is None or session.understood[0] not in _OF_A_JOB:
        return Reply()
    text = session.heard.text
    for named in session.heard.named:
        behind = _ANOTHER.match(text, named.mention.end) if named.mention.leading("role") else None
        if behind is not None and any(match.id == role.id for match in named.mention.leading("role")):
            say = _("I do not know “{title}” as a job of its own: this is for {job}, the nearest that I know.")
            title = text[named.mention.start : behind.end()]
            return Reply(parts=(paragraph("{text}", text=say.format(title=title, job=role.name)),))
    return Reply()
