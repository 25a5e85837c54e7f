""" "Nails", "no actually beauty": a word or two by which a job or a field is called, where nothing else was heard."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import COURTESY
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.wished_fields import fields_liked
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: "No", in front of it, chooses nothing.
_ADVISES, _OTHER_JOBS, _NO = "credential_for_role", "other_jobs", "switch"
_MOST_WORDS, _LETTERS = 3, 4
#: What stands in front of it.
_BEFORE = pattern(
    rf"{CORRECTING}(?:(?:rather|maybe|perhaps|i|want|like|into|do|doing|is|about|what|how)\W+){{0,3}}", re.IGNORECASE
)


_BEHIND = pattern(r"(?:\s+(?:maybe|perhaps|then|please|pls|stuff|instead|rather|work|jobs?))+\W*$", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where anything is named, asked or surely heard, and for everyday words, which are no name of a job."""
    heard, everyday = session.heard, {*session.manager.phrases.common, *session.manager.phrases.generic}
    best, last = session.guesses[0], session.state.last
    if session.state.waiting is not None or (session.sure and best.dialog not in (TELLING, OUT_OF_SCOPE, *COURTESY)):
        return None
    if session.state.focus.team is not None or any(letter.isdigit() for letter in heard.text):
        return None  # "no 20 people"
    if heard.named or heard.people or heard.teams or heard.dates or heard.values or set(heard.choices) - {_NO}:
        return None
    before = _BEFORE.match(heard.text)
    said = _BEHIND.sub("", heard.text[before.end() :] if before is not None else heard.text)
    wishes = len(said) < len(heard.text.strip()) or (last is not None and last.dialog == _OTHER_JOBS)
    if wishes and len(said.split()) <= _MOST_WORDS and (fields := fields_liked(said)):
        session.trace.append("an everyday word for a field")
        jobs = tuple(jobs_in(session, fields))
        return asked_which(session, jobs) if jobs else None
    if session.sure and best.dialog != TELLING:
        return None
    words = [w for w in word_texts(said) if len(w) >= _LETTERS]
    if not words or len(said.split()) > _MOST_WORDS or "?" in said or not everyday.isdisjoint(words):
        return None
    if (job := session.manager.job_words.called(said)) is not None:
        session.trace.append("a word by which a job is called")
        return await session.begin(_ADVISES, {"role": job}, 0.6)
    families = session.manager.knowledge.catalogue.families.values()
    field = next((f.id for f in families if set(words) <= set(word_texts(f.name))), None)
    jobs = tuple(jobs_in(session, [field])) if field is not None else ()
    return asked_which(session, jobs) if jobs else None
