"""What counts elsewhere: "electrician in Accra, want to go to Canada", "moved to Lisbon, was a physio", "can I get
it from Ghana?".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, Frame
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.exam_languages import is_language
from bot.dialogs.understanding.moving_abroad import Move, move_in
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply, note, paragraph
from bot.patterns import pattern
from bot.translation import _, country

_DIALOG, _ZONE = "working_abroad", "set_time_zone"
#: Surely something else.
_ELSE = frozenset({"learning_path", "credential_path", "set_days", "set_hours", "pause_reminders", "credential_info"})
_RECOGNISED = pattern(
    r"\b(?:accept\w*|recogni[sz]\w*|count(?:s|ed)?|valid|work|practi[cs]e|allowed|need\w*|approv\w*|transfer\w*|equivalen\w*|licen[cs]\w*|regist\w*|certif\w*|papers?|diploma"
    r"|degree|qualif\w*)\b",
    re.IGNORECASE,
)
_WAS = pattern(
    r"\b(?:was|am|i['’]?m|been|work(?:ed)?\s+as|trained\s+as|as)\s+(?:an?\s+)?(?P<what>[^,.;!?\n]{3,40})", re.IGNORECASE
)
_ALONE = 9


async def told(session: Session) -> Reply | None:
    """None where nothing is asked and more is told than where they go."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None and session.state.waiting.dialog != _ZONE:
        return None
    if heard.people or heard.teams or (session.sure and best.dialog in _ELSE):
        return None
    if any(n.kind == "credential" or n.cue == "held" for n in heard.named):
        return None
    move = move_in(heard.text)
    if move is None or any(n.cue == "goal" and n.kind == "role" for n in heard.named):
        return None
    job = _job(session)
    if job is not None and (not move.done or _RECOGNISED.search(heard.text)):
        return await _of_the_job(session, job, move)
    only = len(heard.words) <= _ALONE and not heard.named and not heard.values and "?" not in heard.text
    if not only or move.done or (session.sure and best.dialog not in (OUT_OF_SCOPE, "update_profile")):
        return None
    known = session.profile.role or session.profile.goal if session.given.private else None
    if known in session.manager.knowledge.catalogue.roles:
        return await _of_the_job(session, str(known), move)
    session.trace.append("where they go, and no job yet")
    session.understood = (_DIALOG, 0.6)
    text = _("What do you work as, or want to? Then I say what I know of it in {country}.")
    question = text.format(country=country(move.place))
    return session.ask(Frame(dialog=_DIALOG, slots={"place": move.place}), "role", (), question)


#: "I have diploma civil engineer from Aleppo, is it accepted here?"
_A_DEGREE = pattern(
    r"\b(?:degrees?|diplomas?|bachelor\w*|master\w*|training|studies|studied|qualifications?|certificates?|licen[cs]e)\b"
    r"[^.!?\n]{0,60}?\b(?:from|in)\s+(?P<place>[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?)",
    re.IGNORECASE,
)
_ACCEPTED = pattern(
    r"\b(?:accept\w*|recogni[sz]\w*|valid|count(?:s|ed)?|approv\w*|equivalen\w*|worth\s+anything|use(?:ful)?)\b",
    re.IGNORECASE,
)
#: A place that is not known is elsewhere, where it is asked what counts here.
_HERE = pattern(r"\bhere\b", re.IGNORECASE)
#: "Is it valid until March", "how long is it valid": of its days.
_OF_DAYS = pattern(r"\b(?:until|till|long|when|expir\w*|renew\w*)\b", re.IGNORECASE)


#: "Is my degree ok here", of whoever says no more of it.
_MY_DEGREE = pattern(
    rf"{OPENING}(?:is|are|does|do|will|would|can\s+i\s+use)\s+(?:my|our|her|his|a\s+foreign)\s+(?:\w+\s+)?(?:degrees?|diplomas?|bachelor\w*|master\w*|studies|university)\s*(?:be\s+)?"
    r"(?:ok(?:ay)?|fine|good|enough|valid|accepted|recogni[sz]ed|counts?|work|worth\s+\w+|used?)?\s*(?:here|there|abroad|(?:in|for)\s+(?:the\s+)?[^\W\d_]{2,15})\W*",
    re.IGNORECASE,
)


async def degree_from_elsewhere(session: Session) -> Reply | None:
    """What somebody has studied abroad is recognised by the country where they are, or not."""
    heard = session.heard
    if _MY_DEGREE.fullmatch(heard.text) and session.state.asking is None and not heard.people:
        return _decided_there(session, country_mentioned(heard.text) or session.country)
    said = _A_DEGREE.search(heard.text)
    if said is None or session.state.asking is not None or not _ACCEPTED.search(heard.text):
        return None
    if any(m.exact for n in heard.named for m in n.mention.of("credential")) or heard.people or heard.teams:
        return None
    origin, here = country_mentioned(f"in {said['place']}"), session.country
    issued = any(n.mention.start < said.end("place") and said.start("place") < n.mention.end for n in heard.named)
    unknown = origin is None and (issued or not _HERE.search(heard.text))
    if unknown or origin == here or _OF_DAYS.search(heard.text):
        return None
    return _decided_there(session, here)


def _decided_there(session: Session, here: str | None) -> Reply:
    session.trace.append("a degree of another country")
    session.understood = (_DIALOG, 0.7)
    text = _(
        "Whether a degree or a training from elsewhere counts in {country} is decided there: for a profession that "
        "the law protects by that country's authority for it, else often by the employer. I know neither what they "
        "ask for nor which authority it is. Tell me which job you want, and I say what else proves it there."
    )
    return Reply(parts=(paragraph(text, country=country(here) if here else _("the country where you are")),))


async def _of_the_job(session: Session, job: str, move: Move) -> Reply:
    session.trace.append("work in another country")
    if session.given.private:
        there = {"country": move.place} if move.done else {}
        session.profile = session.profile.model_copy(update=there)
    return await session.begin(_DIALOG, {"role": job, "place": move.place}, 0.8)


def _job(session: Session) -> str | None:
    """The one that is named, or told in other words."""
    heard = session.heard
    named = [n.mention.of("role")[0].id for n in heard.named if n.kind == "role"]
    if named:
        return named[0] if len(set(named)) == 1 else None
    said = _WAS.search(heard.text)
    return session.manager.job_words.called(said["what"]) if said is not None else None


_INFO = "credential_info"
_FROM = pattern(
    r"\W*(?:(?:and|so|ok|okay|but|also|hey|please|pls|my\s+\w+)\W+){0,4}(?:can|could|may|is\s+it\s+possible\s+to|am\s+i\s+able\s+to|how\s+can)\s+(?:i\s+|we\s+|one\s+|someone\s+)?(?:also\s+|even\s+)?"
    r"(?:get|do|take|sit|write|apply\s+for|obtain|have|earn|study)\s+(?:it|that|this|this\s+one|the\s+(?:exam|test|cert\w*))\s+(?:all\s+)?(?:from|in|over\s+in|while\s+(?:living\s+)?in|out\s+of)\s+"
    r"(?P<where>(?:the\s+)?(?!home\b|my\b|person\b|time\b|english\b|one\b|two\b|an?\b)[^\W\d_][\w.'’\s-]{2,30})\W*",
    re.IGNORECASE,
)


async def from_abroad(session: Session) -> Reply | None:
    """None where nothing was looked at, or something is named."""
    heard, last, at = session.heard, session.state.last, session.state.focus.at
    said = _FROM.fullmatch(heard.text)
    if said is None or last is None or last.dialog not in LOOKS or session.state.waiting is not None:
        return None
    if heard.dates or at not in session.manager.knowledge.catalogue.credentials:
        return None
    if any(n.mention.of("credential") for n in heard.named) or is_language(said["where"]):
        return None
    session.trace.append("whether it can be had from elsewhere")
    text = _("Whether it can be taken from {place} I do not know; the provider can say.")
    counts = await session.begin(_INFO, {"credential": at, "facet": "recognition"}, 0.9)
    return Reply(parts=(note(text, place=said["where"].strip()),)).plus(counts)
