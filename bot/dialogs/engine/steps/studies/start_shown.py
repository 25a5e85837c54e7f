""" "Start it", "start studying that", of the credential that was just looked at: its study begins, whichever place is
still asked for.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STUDIES, _RANKS, _ONE = "start_study", "rank_credentials", "credential_info"
_BEGUN = frozenset({_STUDIES, "switch_study"})
#: What shows a single credential.
SHOWS_ONE = frozenset({"credential_info", "how_to_renew", "explain", "next_after", "finish_study", "study_status"})
#: What is said of one study, or shows one credential.
_OF_ONE = _BEGUN | {_ONE, "study_status", "log_progress", "set_target"}
_BACK, _FAR_BACK = 3, 6
#: What is told or asked beside what is gone for.
_BESIDE = frozenset({"update_profile", "set_time_zone", "legal_duties", "out_of_scope", _RANKS})
_START = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|yup|cool|great|good|nice|sure|then|so|and|well|please|pls|let['’]?s|lets|let|me|i|i['’]?ll|i['’]?d|i['’]?m|want|would|like|gonna|going|will|to|can|could|you|we|just|now|great)\W+){0,8}"
    r"(?:start|begin|starting|beginning)\s+(?:(?:to\s+)?(?:study(?:ing)?|learn(?:ing)?|prep(?:ar(?:e|ing))?)\s+(?:for\s+)?|with\s+|on\s+)?(?:it|that|this)(?:\s+one)?"
    r"(?:\W+(?:now|then|please|pls|today|right\s+away|thanks|thx|by|until|till|exam|test|on|in|is|the|target)){0,8}\W*",
    re.IGNORECASE,
)
#: "Start monday", "I begin in January", "ok i start today": of what was looked at, and the day is said.
_START_THEN = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|cool|great|good|sure|then|so|and|well|this|that|it|one|let['’]?s|lets|i|i['’]?ll|i['’]?m|im|want|would|like|gonna|going|will|to|can|just)\W+){0,8}"
    r"(?:start|begin|starting|beginning)(?:\W+(?:stud(?:y|ying)|learning|with|it|on|in|from|at|the|next|this|first|thing|my|birthday)){0,5}\W*",
    re.IGNORECASE,
)
#: "From september", "5h a week from feb", right behind one that was looked at.
_FROM = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|so|and|but|then|well|maybe|only|i['’]?d|i|would|can|could|do|it|that|want|to|like|have|got|make)\W+){0,5}"
    r"(?:(?P<first>\d{1,2})\s*(?:h|hrs?|hours?)(?:\s*(?:a|per|each|/)\s*we?e?k|\s+weekly)?\W+(?:(?:and|but|only|starting|it|is|then)\W+){0,2})?from(?:\s+(?:the|about|around|early|mid|late))?(?:\W+(?:on|onwards?|then|please|pls))*"
    r"(?:\W+(?:(?:and|with|at|about|like|maybe|then)\W+){0,3}(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)(?:\s*(?:a|per|each|/)\s*we?e?k|\s+weekly)?)?\W*",
    re.IGNORECASE,
)
_START_NOW = pattern(
    r"\W*(?:(?:ok|okay|yes|cool|great|good|then|so|and|let['’]?s|lets|i|i['’]?ll|i['’]?m|im|want|would|like|gonna|going|will|to|can)\W+){1,7}"
    r"(?:start|begin|starting|beginning)\W+(?:right\s+)?(?:now|straight\s+away|away|immediately|this\s+minute)\W*",
    re.IGNORECASE,
)


async def begun(session: Session) -> Reply | None:
    """None where a plan was shown since, or something else is asked."""
    heard, recent = session.heard, [f.dialog for f in session.state.done[-_BACK:]]
    if session.state.asking is not None or heard.named or heard.people or SHOW_A_PLAN & set(recent):
        return None
    if recent and recent[-1] in SHOWS_ONE and _START.fullmatch(heard.undated):
        return await study_of_the_shown(session)
    if (how := _how_it_goes(heard.text)) and last_shown(session) in SHOWS_ONE:
        return await _with_its_hours(session, how)
    then = _FROM.fullmatch(heard.undated) if heard.dates else None
    if recent and recent[-1] in _OF_ONE and then is not None:
        return await _from_then(session, then["n"] or then["first"], begun=recent[-1] != _ONE)
    said = heard.dates and _START_THEN.fullmatch(heard.undated)
    if (said or _START_NOW.fullmatch(heard.text)) and last_shown(session) in SHOWS_ONE:
        return await study_of_the_shown(session, starts=True)
    return None


async def _from_then(session: Session, hours: str | None, *, begun: bool) -> Reply | None:
    """ "From monday", right behind a study that was ``begun``, or one that was looked at: its first day."""
    study = await study_meant(session) if begun else None
    at = study.credential if study is not None else session.state.focus.at
    known = session.manager.knowledge.catalogue.credentials.get(at or "")
    with session.hearing(f"start {session.heard.text}") as ahead:
        days = ahead.days_ahead()
    if known is None or len(days) != 1 or (begun and study is None) or session.given.records is None:
        return None
    if not session.given.private or known.id in {h.credential for h in await session.given.records.holdings()}:
        return None
    session.trace.append("the first day of a study")
    told = await session.begin(_TELLS, {"hours_a_week": int(hours)}, 0.9) if hours else Reply()
    record = {"ids": [known.id], "name": known.name}
    begins = await session.begin(_STUDIES, {"records": [record], "starts": days[0].isoformat()}, 0.9)
    return Reply(parts=told.parts).plus(begins)


def last_shown(session: Session) -> str | None:
    """The dialog that showed what is gone for, behind what was told or asked of it since."""
    for frame in reversed(session.state.done[-_FAR_BACK:]):
        if frame.dialog == _RANKS and session.state.focus.at is not None:
            return _ONE  # the best of them was told
        if frame.dialog not in _BESIDE:
            return frame.dialog
    return None


async def study_of_the_shown(session: Session, *, starts: bool = False) -> Reply | None:
    """Its study, until the one day that may be said, or from then on; None where it is held, or nothing can be kept
    here.
    """
    heard, records = session.heard, session.given.records
    known = session.manager.knowledge.catalogue.credentials.get(session.state.focus.at or "")
    if known is None or records is None or not session.given.private:
        return None
    ahead = heard.days_ahead()
    if (heard.dates and len(ahead) != 1 and not starts) or known.id in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("the study of what was just looked at")
    slots = {"starts" if starts else "target": ahead[0].isoformat()} if ahead else {}
    return await session.begin(_STUDIES, {"records": [{"ids": [known.id], "name": known.name}], **slots}, 0.9)


#: "Ok start, mondays and wednesdays 2h each": what stands in front of how it goes.
_FRONT = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|cool|great|good|nice|sure|fine|then|so|and|well|alright|right|please|pls)\W+){0,5}"
    r"(?:start(?:\s+(?:it|that|this|then|now))?|let['’]?s\s+(?:go|start|begin|do\s+(?:it|that|this))|begin|i['’]?m\s+in|go\s+for\s+it|i['’]?ll\s+(?:do|take|start)\s+(?:it|that|this))"
    r"(?:\s+then)?\s*[,.;:!–-]+\s*",
    re.IGNORECASE,
)
_HOW = pattern(
    rf"(?:(?:{WEEKDAY}s?|mon|tues?|weds?|thurs?|thu|fri|sat|sun|weekends?|weekdays?|evenings?|mornings?|nights?|afternoons?|each|every|an?|per|day|days|week|wk|at|on|in|the|for|and|n|i|can|do|could|have|got|about|around|like|maybe|only|both|of|them|twice|once|times|two|three|four|half|hours?|hrs?|h|mins?|minutes|\d{{1,2}}(?:[.,]\d)?|\d{{1,2}}h)(?!\w)\W*){{1,16}}",
    re.IGNORECASE,
)
_TELLS = "update_profile"


def _how_it_goes(text: str) -> str:
    """What is said behind of hours and days of the week; empty where it is anything else."""
    front = _FRONT.match(text)
    behind = text[front.end() :] if front is not None else ""
    return behind if _HOW.fullmatch(behind) else ""


async def _with_its_hours(session: Session, how: str) -> Reply | None:
    """The hours a week are noted first, so that the study is counted with them."""
    hours = next((v.value for v in session.heard.values if v.kind == "hours_a_week"), None)
    with session.hearing(session.heard.text[: -len(how)]):
        told = await session.begin(_TELLS, {"hours_a_week": hours}, 0.9) if hours is not None else Reply()
        begun = await study_of_the_shown(session)
    return None if begun is None else Reply(parts=told.parts).plus(begun)
