"""A target told in a few words: "by easter", right after a study was spoken of."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import find_dates
from bot.knowledge.wording import full_name
from bot.messaging.reply import Reply
from bot.patterns import pattern

TARGET = "set_target"
OF_A_STUDY = frozenset({"start_study", "log_progress", "study_status", "touch_study", TARGET})
#: All that may stand around the day.
_AROUND = frozenset(
    """
    by on until till before in at the latest exam test target deadline is it it's its i i'd i'll want wanna need have to
    be done finish finished pass ready with that my please make no rather actually sorry wait ok yes around about and so
    plan for this would like should will hope hopefully maybe
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


_START = "start_study"
_PUT_DOWN = pattern(
    r"^\W*(?:(?:ok|okay|so|great|cool|nice|yes|yeah|please|pls|can|could|you|then|well|just|fine|alright|good)\W+)*(?:put|sign|pencil|note|count|enrol+|book)\s+me\s+(?:down|up|in|on)\s+"
    r"(?:for\s+|to\s+)?(?:(?:do|learn|study)\s+)?(?:that|it|this)(?:\s+one)?\b",
    re.IGNORECASE,
)


async def put_down(session: Session) -> Reply | None:
    """ "Put me down for that, done by Easter", right after a credential was shown, begins to study it."""
    at, heard = session.state.focus.at, session.heard
    if at is None or heard.named or heard.people or "?" in heard.text or not session.given.private:
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(at)
    if credential is None or session.state.waiting is not None or not _PUT_DOWN.match(heard.text):
        return None
    said = find_dates(heard.text, heard.today, heard.day_first, asked="ahead")
    by = [day.options[0].isoformat() for day in said if len(day.options) == 1 and day.options[0] > heard.today]
    record = {"ids": [at], "name": full_name(credential)}
    session.trace.append("what was just shown is to be studied")
    return await session.begin(_START, {"records": [record], **({"target": by[-1]} if by else {})}, 0.9)


_BEGIN = pattern(
    r"\W*(?:(?:ok|okay|yes|so|and|then|let['’]?s|lets|i['’]?ll|please)\W+){0,3}(?:start|begin|do|study|learn)(?:\s+(?:with|to\s+study|to\s+learn))?\s+(?:it|that|this)(?:\s+one)?"
    r"(?:\W+(?:then|now|please|pls|today))*\W*",
    re.IGNORECASE,
)


async def begun(session: Session) -> Reply | None:
    """ "Start it then", after one was looked at that they do not hold: its study."""
    at, records, frame = session.state.focus.at, session.given.records, session.state.waiting
    best, catalogue = session.guesses[0], session.manager.knowledge.catalogue
    if at not in catalogue.credentials or records is None or not session.given.private or frame is not None:
        return None
    if best.dialog != _START or session.heard.named or _BEGIN.fullmatch(session.heard.text) is None:
        return None
    theirs = {h.credential for h in await records.holdings()} | {s.credential for s in await records.studies()}
    if at in theirs:
        return None
    session.trace.append("the one that was looked at is to be studied")
    record = {"ids": [at], "name": catalogue.credentials[at].name}
    return await session.begin(_START, {"records": [record]}, 0.9)


#: What such words are taken for as well: of the study that was spoken of they move its day.
_TAKEN_FOR = frozenset({"correct_holding", "date_holding", "snooze_reminder", TARGET})


async def target_told(session: Session) -> Reply | None:
    """None when the message says anything but a day to come, or another day was asked for."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    if last is None or last.dialog not in OF_A_STUDY or heard.named or "?" in heard.text or not heard.dates:
        return None
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and asked and isinstance(session.dialog(frame).slot(asked).type, DateSlot):
        return None
    said = find_dates(heard.text, heard.today, heard.day_first, asked="ahead")[-1]  # "not in January, but by March"
    if len(said.options) != 1 or said.options[0] <= heard.today or said.cue in ("awarded", "from"):
        return None
    rest = [w.text for w in heard.words if not any(d.start <= w.start < d.end for d in heard.dates)]
    if session.guesses[0].dialog not in _TAKEN_FOR and not _AROUND.issuperset(rest):
        return None
    session.trace.append("the day by which the study just spoken of is to be done")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin(TARGET, {"target": said.options[0].isoformat(), **study}, 0.9)
