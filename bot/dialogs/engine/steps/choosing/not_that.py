"""Other jobs, but none of a kind: "not teaching", "no nursing please", "anything but sales"; and what somebody does not
like where nothing is shown yet: it is no wish.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import JOBS, Named
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OTHER_JOBS = "other_jobs"
_NOT = pattern(
    r"^\W*(?:(?:but|and|ok|well|hm+|nah|just|please|though|cool|sure|i['’]?m|i\s+am)\W+)*(?:not|no|nothing|none|never|without|anything\s+but|except|don['’]?t)\b",
    re.IGNORECASE,
)
_AROUND = frozenset(
    """
    but and ok well hm hmm nah just please pls though tho cool sure not no nothing none never without anything except
    don't dont with in to do want like i any more of the a job jobs work stuff again thanks really or thank you that
    involves involving has have having much too for me as be being if possible keen on into fan fond
    interested i'm im am
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def left_out(session: Session) -> Reply | None:
    """The jobs that were just shown without those; None when the message says more."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != _OTHER_JOBS or session.state.waiting or not _NOT.match(heard.text):
        return None
    spans = [(n.mention.start, n.mention.end) for n in heard.named]
    if not spans or any(w.text not in _AROUND and not any(a <= w.start < b for a, b in spans) for w in heard.words):
        return None
    unwanted = [i for n in heard.named for i in _ids(n)]
    if not unwanted:
        return None
    session.trace.append("other jobs, but none of that kind")
    without = list(dict.fromkeys((*last.slots.get("without", ()), *unwanted)))
    return await session.begin(_OTHER_JOBS, {**last.slots, "without": without}, 0.9)


def _ids(named: Named) -> list[str]:
    mention = named.mention
    return [m.id for m in (*mention.of("role"), *mention.of("family"), *mention.of("skill"))]


_DISLIKES = pattern(
    rf"{OPENING}(?:but\s+)?(?:i['’]?m\s+|i\s+am\s+|i\s+)?(?:(?:really|just)\s+)?(?:(?:not|never)\s+(?:(?:too|so|very|really|that|much|a|big|huge)\s+)*(?:keen\s+on|into|fan\s+of|fond\s+of|interested\s+in|big\s+on)"
    r"|(?:do\s?n['’]?t|do\s+not)\s+(?:really\s+)?(?:fancy|enjoy|like|love)|hate|dislike)\s+(?:doing\s+|the\s+)?",
    re.IGNORECASE,
)
_DISLIKED_BEHIND = pattern(
    r"(?:\s+(?:tho|though|really|at\s+all|much|tbh|sorry|anyway|very|stuff|work))*\W*", re.IGNORECASE
)


async def disliked(session: Session) -> Reply | None:
    """ "Not keen on coding", and no more, where nothing is shown that it could be left out of: no wish for it."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != 1 or heard.people or "?" in heard.text:
        return None
    one = heard.named[0]
    if one.cue != "excluded" or one.kind not in (*JOBS, "skill") or session.state.focus.credentials:
        return None
    if not _DISLIKES.fullmatch(heard.text, 0, one.mention.start):
        return None
    if not _DISLIKED_BEHIND.fullmatch(heard.text, one.mention.end):
        return None
    session.trace.append("what they do not like")
    return await session.begin(TELLING, {}, 0.8)
