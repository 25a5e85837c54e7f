"""A result that awards nothing: "I got 72% in the CCNA", "got my results, 68%, pass is 70", "passed a mock test
today".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import is_of_another, tells_a_failure
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_NUMBER = r"\d{1,4}(?:[.,]\d)?"
_MARK = rf"(?:{_NUMBER}\s*(?:%|percent\b|per\s+cent\b)|{_NUMBER}\s*(?:/|out\s+of)\s*\d{{1,4}}(?!\s*/)\b)"
_RESULTS = r"(?:(?:exam|test)\s+)?(?:results?|marks?|grades?|scores?)"
#: A mark that was got, or results that came.
_TOLD = pattern(
    rf"\b(?:got|scored?|scoring|achieved|reached|made|had)\s+(?:(?:a|an|only|just|my|me|about)\s+){{0,2}}{_MARK}"
    rf"|\b(?:my|the)\s+(?:[\w+&-]+\s+){{0,3}}?{_RESULTS}\b[^?]{{0,60}}?(?:{_MARK}|\bfail|\b(?:did\s*n['’]?t|did\s+not)\s+pass)",
    re.IGNORECASE,
)
_IS_A_MARK = pattern(_MARK, re.IGNORECASE)
_NEEDED = pattern(
    rf"\b(?:pass(?:ing)?(?:\s*-?\s*(?:mark|score|grade|rate))?|needed|need|threshold|cut[\s-]?off|required|minimum)\s*(?:is|was|at|of|it['’]?s|:|=)?\s*(?P<n>{_NUMBER})"
    rf"|(?P<m>{_NUMBER})\s*%?\s*(?:is|was)\s+(?:the\s+)?(?:pass(?:\s?mark|ing)?|needed|required|minimum)",
    re.IGNORECASE,
)
_PASSED = pattern(r"\b(?:passed|certified|cleared|aced)\b", re.IGNORECASE)
#: "… is that a pass?" is what is not known here.
_PASSES = pattern(
    r"\b(?:is|was)\s+(?:that|it|this)\s+(?:a\s+pass|enough|ok(?:ay)?|good\s+enough)|\bdid\s+i\s+pass\b", re.IGNORECASE
)
_ONLY_TRIED = pattern(
    r"\b(?:mock|practi[cs]e|trial|sample|done|through|progress|finished|covered|into|so\s+far)\b", re.IGNORECASE
)


async def told(session: Session) -> Reply | None:
    """None where it is told to be passed, is of a test that is only practised, or of what is studied here."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    if _TOLD.search(heard.text) is None or _PASSED.search(heard.text) or _ONLY_TRIED.search(heard.text):
        return None
    asks = "?" in heard.text and _PASSES.search(heard.text) is None
    if asks or is_of_another(heard.text) or await records.studies():
        return None
    exams = [r for r in records_in(heard) if r["ids"]][:1]
    session.trace.append("a mark, or a result")
    if tells_a_failure(heard.text) or _falls_short(heard.text):
        return await _failed(session, exams)
    session.understood = (ADDING, 0.9)
    text = _("Well done if that is a pass! I keep no marks, and do not know which one passes, so I noted nothing yet.")
    after = _("Did you pass? Then tell me the exam and the day, such as “I passed CKA on 3 May 2025”.")
    return Reply(parts=(paragraph("{t}", t=text), paragraph("{t}", t=after)), buttons=_answers(exams))


def _falls_short(text: str) -> bool:
    needed, mark = _NEEDED.search(text), _IS_A_MARK.search(text)
    if needed is None or mark is None:
        return False
    least = needed["n"] or needed["m"]
    return _value(mark.group()) < _value(least)


def _value(said: str) -> float:
    digits = re.split(r"[^\d.,]", said, maxsplit=1)[0]
    return float(digits.replace(",", "."))


async def _failed(session: Session, exams: list[dict[str, object]]) -> Reply:
    if exams:
        return await session.begin(ADDING, {"records": [{**exams[0], "doubt": "failed"}]}, 0.9)
    pity = Reply(parts=(paragraph(_("That is a pity – next time! I noted nothing of it. If you say which exam it was, "
                                    "I tell you what I know of another try.")),))  # fmt: skip
    return pity.plus(await session.start(Guess(_INFO, 0.9, "what is known of another try"), {"facet": "retake"}))


def _answers(exams: list[dict[str, object]]) -> tuple[Button, ...]:
    if not exams:
        return ()
    ids = exams[0]["ids"]
    known = ids[0] if isinstance(ids, list) and len(ids) == 1 else None
    again = (begin(_("Not passed"), _INFO, credential=known, facet="retake"),) if known else ()
    return (begin(_("I passed"), ADDING, records=exams), *again)


#: "I took the exam today": whether it was passed is not said.
_TOOK = pattern(
    rf"{OPENING}(?:i\s+|i['’]?ve\s+)?(?:just\s+|finally\s+|have\s+)?(?:took|taken|sat|did|done|wrote|written|had)\s+(?:the|my)\s+(?:exam|test)"
    r"(?:\W+(?:today|this\s+(?:morning|afternoon)|just\s+now|now|finally|at\s+last|an\s+hour\s+ago))*\W*",
    re.IGNORECASE,
)


async def taken(session: Session) -> Reply | None:
    """It is asked how it went; None where nothing is studied that it could be."""
    if session.state.asking is not None or session.heard.people or not _TOOK.fullmatch(session.heard.text):
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("an exam that was taken")
    session.understood = ("finish_study", 0.9)
    retake = (begin(_("Not passed"), _INFO, credential=study.credential, facet="retake"),) if study.credential else ()
    text = _("Did you pass {name}? I noted nothing yet: say “passed” or “failed”.")
    return Reply(
        parts=(paragraph(text, name=study.name),),
        buttons=(begin(_("I passed"), "finish_study", study=study.id), *retake),
    )


_GOES_ON = "touch_study"
_DID = pattern(
    r"\b(?:passed|failed|flunked|aced|did|done|took|sat|got|scored|finished|completed|bombed)\b[^.!?\n]{0,40}?"
    r"\b(?:mock|practi[cs]e|trial|sample|dummy|simulated)\s+(?:\w+\s+)?(?:exams?|tests?|papers?|quiz\w*)\b"
    r"|\b(?:passed|failed|did|took|sat|aced)\s+(?:a|the|my|another)\s+(?:\w+\s+)?mocks?\b",
    re.IGNORECASE,
)


async def practice_test(session: Session) -> Reply | None:
    """None where nothing is studied that it could be for, or hours are told with it."""
    heard = session.heard
    if session.state.asking is not None or heard.people or "?" in heard.text or _DID.search(heard.text) is None:
        return None
    if any(v.kind == "hours" for v in heard.values) or is_of_another(heard.text):
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("a test that is only practised")
    head = paragraph(_("A practice test is not the exam, so I noted no result of it. How far are you, in percent?"))
    return Reply(parts=(head,)).plus(await session.begin(_GOES_ON, {"study": study.id}, 0.9))


_FINISHES = "finish_study"
_PASSED_WITH = pattern(
    r"\W*(?:(?:yes+|yay|yeah|hey|hi|so|and|ok|oh|guess\s+what|good\s+news|wo+h?o+|finally|just|i|i['’]?ve|ive|have|god)\W+){0,6}(?:passed|pass|cleared|aced)"
    r"(?:\s+(?:it|that|this|(?:the|my)\s+(?:exam|test)|finally|on|this|the)){0,3}(?:\W+(?:with|got|get|scored?|had|have|i|my|mark|result|was|is|an?|of|at|and|by|on)){0,6}"
    rf"\W+(?:{_MARK}|{_NUMBER}(?:\s*(?:points?|pts?|marks?))?)(?:\W+(?:on|finally|yay|lol|so|happy|points?)){{0,3}}\W*",
    re.IGNORECASE,
)


async def passed_with(session: Session) -> Reply | None:
    """ "Passed it today, got 91": the mark is none of what is passed, which is what is studied or was talked of."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.named:
        return None
    if heard.people or _PASSED_WITH.fullmatch(heard.undated) is None or heard.days_ahead():
        return None
    studied = await study_meant(session)
    if studied is None and session.state.focus.at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("what is passed, with a mark")
    day = fill_from_message(session.manager.dialogs[_FINISHES], heard).slots.get("on")
    return await session.begin(_FINISHES, {"on": day} if day else {}, 0.9)
