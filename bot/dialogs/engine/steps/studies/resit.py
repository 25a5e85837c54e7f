"""A date that is booked again: "the PRINCE2 resit is 10 Feb" of what is studied, "booked the BLS class for 9 Jan" of
what is held, which is renewed there.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.own_names import shares_a_word
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import TARGET
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.standing import is_of_another
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.calendar import later
from bot.tracking.learning import Study

_STUDYING, _STATUS = "start_study", "study_status"
_FIRST = (
    r"\W*(?:(?:no|nope|oh|ok|okay|so|and|but|well|wait|sorry|actually|hi|hey|i['’]?ve|i['’]?m|im|ive|i|have|got|am|booked|scheduled"
    r"|moved|put|the|my|an?|for|that['’]?s|it['’]?s|its|is|meant|mean)\W+){0,7}"
)
_TRY = (
    r"(?:re-?\s?(?:sit|take|test)(?:ting|taking)?|(?:second|2nd|third|3rd|next)\s+(?:attempt|try|go|sitting)"
    r"|(?:exam|test|booked|scheduled)\s+(?:it\s+)?again|new\s+(?:exam\s+|test\s+)?(?:date|day))"
)
_NAME = r"(?:(?P<front>[\w&+/.-]{2,25}(?:\s+[\w&+/.-]{1,25}){0,4}?)\s+)?"
_OF = r"(?:\s+(?:of|for)\s+(?:(?:the|my)\s+)?(?P<behind>[\w&+/.-]{2,25}(?:\s+[\w&+/.-]{1,25}){0,4}?))?"
_ON = (
    r"(?:\s+(?:exam|test|paper|date|is|was|will\s+be|booked|scheduled|set|moved|now|for|to|on|in|at|by|only|then|not\s+until"
    r"|the)){0,5}[\s:,–-]{1,3}"
)
#: "Am I still OK", behind it.
_ASKS = (
    r"(?P<asks>\W*(?:(?:so|and|but)\s+)?(?:am\s+i|are\s+we|is\s+(?:that|it|this|my\s+plan)|will\s+(?:i|that)\s+(?:be|make\s+it)|do\s+i\s+(?:still\s+)?make\s+it)"
    r"(?:\s+(?:still|ok|okay|fine|good|alright|on\s+track|on\s+time|in\s+time|enough|doable|realistic|with\s+(?:that|it)|then|now|be)){0,5})?"
)
_RESIT = pattern(
    rf"{_FIRST}{_NAME}(?:exam\s+|test\s+)?{_TRY}{_OF}{_ON}{A_DAY}{_ASKS}\W*(?:(?:now|then|instead|please|pls|thanks|thx)\W*){{0,2}}",
    re.IGNORECASE,
)
#: What is called so has no name.
_NO_NAME = frozenset({"exam", "test", "one", "paper", "it", "that", "this", "first"})


async def told(session: Session) -> Reply | None:
    """The day of the study moves; what is named and neither studied nor held begins to be."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or (asked is not None and asked.dialog != TARGET):
        return None
    said = _RESIT.fullmatch(heard.marked)
    days = [d.options[0] for d in heard.ahead() if len(d.options) == 1 and d.options[0] > heard.today]
    if said is None or len(days) != 1 or heard.people or heard.teams or is_of_another(heard.text):
        return None
    target = {"target": days[0].isoformat()}
    study = await _called(session, said["front"] or said["behind"] or "")
    if study is None:
        return await _begun(session, target)
    session.trace.append("another try of what is studied")
    session.state.drop(asked)
    reply = await session.begin(TARGET, {**target, "study": study.id}, 0.9)
    if said["asks"] and session.state.asking is None:
        of_it = {"credential": [study.credential]} if study.credential else {}
        stands = await session.begin(_STATUS, of_it, 0.9)  # it shows the new day as well
        return Reply(parts=stands.parts, buttons=reply.buttons)
    return reply


async def _called(session: Session, name: str) -> Study | None:
    """The one of that name; where none is said, the one that was talked of, or the only one."""
    records = session.given.records
    if not name or key(name) in _NO_NAME or session.heard.named:
        return await study_meant(session)
    studies = await records.studies() if records is not None else []
    alike = [s for s in studies if shares_a_word(key(name), s.name, session.manager.phrases)]
    return alike[0] if len(alike) == 1 else None


async def _begun(session: Session, target: dict[str, str]) -> Reply | None:
    named, records = [n for n in session.heard.named if n.mention.of("credential")], session.given.records
    ids = ids_of(named[0]) if len(named) == 1 else []
    if not ids or records is None or any(h.credential in ids for h in await records.holdings()):
        return None
    if any(s.credential in ids for s in await records.studies()):
        return None  # one of several that are called so
    session.trace.append("another try of what was not told to be studied")
    mention = named[0].mention
    record = {"ids": ids, "name": session.heard.text[mention.start : mention.end]}
    return await session.begin(_STUDYING, {"records": [record], **target}, 0.9)


_SNOOZES = "snooze_reminder"
_BOOKED = pattern(
    r"\W*(?:(?:ok|okay|k|kk|yes|yeah|hey|hi|so|great|done|and|i|i['’]?m|im|i['’]?ve|ive|have|am|just|already|now|got|all|finally)\W+){0,6}"
    r"(?:booked|scheduled|signed\s+up|registered|enrolled|reserved)\b",
    re.IGNORECASE,
)
_TEST = pattern(
    r"\b(?:booked|scheduled|reserved)\s+(?:the|a|my)\s+(?:tests?|exams?|class|course|renewal|refresher)\b",
    re.IGNORECASE,
)


async def of_the_held(session: Session) -> Reply | None:
    """It is asked about again when that day is over; None where what is named is not held, or is studied."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or "?" in heard.text:
        return None
    if _BOOKED.match(heard.text) is None or is_of_another(heard.text) or session.state.asking is not None:
        return None
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    holdings, studied = await records.holdings(), {s.credential for s in await records.studies()}
    held = [h for h in holdings if h.credential in named]
    if not heard.named and not studied and _TEST.search(heard.text):
        held = [h for h in holdings if h.expires is not None]  # the only thing that a test can be for
    if len(held) != 1 or held[0].credential in studied:
        return None
    days = heard.days_ahead()
    if len(days) != 1:
        return None
    session.trace.append("what renews a record is booked")
    until = later(days[0], timedelta(days=1)).isoformat()
    return await session.begin(_SNOOZES, {"holding": held[0].id, "until": until}, 0.9)
