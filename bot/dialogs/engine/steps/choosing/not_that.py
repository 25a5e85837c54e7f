"""Of the other jobs that were shown: none of a kind, "not teaching", or one that pleases, "office sounds alright"."""

from __future__ import annotations

import re

from bot.dialogs.engine.answers import closest
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OTHER_JOBS, _FOR_JOB = "other_jobs", "credential_for_role"
_PLEASES = pattern(
    r"\b(?:sounds?|looks?|seems?|like|fancy|rather|prefer|maybe|perhaps|interest\w*|alright|good|nice|ok(?:ay)?|cool|tempt\w*|could\s+be|go\s+for|pick|choose|take"
    r"|(?:what|how)\s+about|tell\s+me|more\s+(?:on|about)|suits?)\b",
    re.IGNORECASE,
)
_NOT = pattern(
    r"^\W*(?:(?:but|and|ok|well|hm+|nah|just|please|though|cool|sure)\W+)*(?:not|no|nothing|none|never|without|anything\s+but|except|don['’]?t)\b",
    re.IGNORECASE,
)
_AROUND = frozenset(
    """
    but and ok well hm hmm nah just please pls though tho cool sure not no nothing none never without anything except
    don't dont with in to do want like i any more of the a job jobs work stuff again thanks really or thank you that
    involves involving has have having much too for me as be being if possible
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def left_out(session: Session) -> Reply | None:
    """The jobs that were just shown without those, or what proves the one of them that pleases."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != _OTHER_JOBS or session.state.waiting:
        return None
    if not _NOT.match(heard.text):
        return await _pleases(session, last.slots.get("shown") or [])
    spans = [(n.mention.start, n.mention.end) for n in heard.named]
    if not spans or any(w.text not in _AROUND and not any(a <= w.start < b for a, b in spans) for w in heard.words):
        return None
    unwanted = [i for n in heard.named for i in _ids(n)]
    if not unwanted:
        return None
    session.trace.append("other jobs, but none of that kind")
    without = list(dict.fromkeys((*last.slots.get("without", ()), *unwanted)))
    return await session.begin(_OTHER_JOBS, {**last.slots, "without": without}, 0.9)


async def _pleases(session: Session, shown: list[str]) -> Reply | None:
    """ "Office stuff sounds alright", "I like the second one": called by a word of its name, or by its place."""
    heard, best = session.heard, session.guesses[0]
    if heard.named or not shown or not (_PLEASES.search(heard.text) or heard.ordinals):
        return None
    roles = session.manager.knowledge.catalogue.roles
    picked, called = chosen_by_order(heard, shown), closest(heard, [roles[i].name for i in shown if i in roles])
    if len(picked) != 1 and called is None:
        return None
    job = picked[0] if len(picked) == 1 else shown[called or 0]
    session.trace.append("one of the jobs that were shown")
    of_a_job = (
        session.sure
        and best.dialog != _OTHER_JOBS
        and any(slot.name == "role" for slot in session.manager.dialogs[best.dialog].slots if slot.required)
    )
    dialog = best.dialog if of_a_job else _FOR_JOB
    return await session.start(Guess(dialog, 0.9, "one of the jobs that were shown"), {"role": job})


def _ids(named: Named) -> list[str]:
    mention = named.mention
    return [m.id for m in (*mention.of("role"), *mention.of("family"), *mention.of("skill"))]
