""" "UX then" at "which job could it be?": of those offered the ones that have the word in their names."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_CLAUSE = pattern(r"\s*[.,;!?\n]\s*")
#: "The second step", "which course first" are of no job.
_OF_NO_JOB = pattern(r"\b(?:step|course|cert\w*|exam|module|credential|licen[cs]e)s?\b", re.IGNORECASE)
_AROUND = frozenset(
    """
    then ok okay rather maybe please pls yes yeah i i'd id like prefer the a an one job role go with for let's lets take
    hmm think definitely more probably into to be become want
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_MOST, _SEVERAL = 2, 2


async def meant(session: Session) -> Reply | None:
    """None where no job is asked for, or the words fit none of them or all."""
    jobs, frame = jobs_offered(session), session.state.waiting
    if not jobs or frame is None or frame.awaiting is None:
        return None
    if session.heard.ordinals and _OF_NO_JOB.search(session.heard.text) and _said(session.heard.text) is None:
        session.state.stack.remove(frame)  # "drop the second step" picks no job, and what it is of is looked for
        return None
    said = _said(session.heard.text)
    names = {job: session.manager.knowledge.catalogue.roles[job].name for job in jobs}
    fit = [job for job in jobs if said and said <= set(word_texts(names[job]))]
    if len(fit) < _SEVERAL or len(fit) == len(jobs) or any(said == set(word_texts(names[job])) for job in fit):
        return None  # of one the whole message tells what is asked of it
    session.trace.append("a word of the names that were offered")
    return session.ask(frame, frame.awaiting.slot, tuple(fit), _("Which of these is nearest?"))


def _said(text: str) -> set[str] | None:
    """The one or two telling words that the message begins with."""
    first = next((clause for clause in _CLAUSE.split(text) if clause.strip()), "")
    words = [w for w in word_texts(first) if w not in _AROUND]
    return set(words) if 0 < len(words) <= _MOST else None
