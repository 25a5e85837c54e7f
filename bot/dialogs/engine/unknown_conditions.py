""" "No maths please", "no phone calls": what no job is known here to go without, said so with the answer."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: Answers that name jobs.
_OF_JOBS = frozenset({"credential_for_role", "other_jobs"})
_WITHOUT = pattern(
    r"(?<!\w)(?:no|without(?:\s+any)?|not\s+(?:much|too\s+much|a\s+lot\s+of)|less|hate|avoid(?:ing)?|minus)\s+(?:doing\s+|the\s+)?"
    r"(?P<what>maths?|mathematics|heights|(?:phone|cold)\s+call(?:s|ing)|phones|night\s?shifts|shift\s+work|(?:heavy\s+)?lifting|blood|travel(?:l?ing)?|standing|commuting)(?!\w)",
    re.IGNORECASE,
)


def told(session: Session) -> Reply:
    """A sentence behind an answer that names jobs; else nothing."""
    said = _WITHOUT.search(session.heard.text)
    if said is None or session.understood[0] not in _OF_JOBS:
        return Reply()
    text = _("Which jobs go without {what} is not in what I know: ask about it there.")
    return Reply(parts=(paragraph(text, what=said["what"].casefold()),))
