""" "Failed it, rebooked for 26 Feb", "I failed my Security+, when can I retake?": nothing is kept of a try that
failed, and the study goes on to the next one.
"""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine import repair
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.own_names import shares_a_word
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.studies.own_studies import TARGET
from bot.dialogs.engine.steps.studies.start_shown import SHOWS_ONE, last_shown
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.standing import is_of_another, tells_a_failure
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_FINISHES = "finish_study"
#: "Failed the first attempt" counts no steps.
_A_TRY = pattern(
    r"\b(?:first|1st|second|2nd|third|3rd|last)\s+(?:time|tr(?:y|ies)|attempts?|go|shot|sitting|round)\b", re.IGNORECASE
)
#: What the day of another try stands behind.
_AGAIN = pattern(
    r"\b(?:re-?\s?(?:book|sit|sat|take|took|schedul|test)\w*|(?:an)?other|again|next|second|new|moved|booked|try|trying|exam\s+is|now)\b",
    re.IGNORECASE,
)
#: "Failed the Excel one".
_CALLED = pattern(
    r"\b(?:the|my)\s+(?P<name>[\w+&-]{2,25}(?:\s[\w+&-]{1,25}){0,2}?)\s+(?:one|exam|step|course|test|cert\w*)\b",
    re.IGNORECASE,
)
_A_YEAR = pattern(r"\d{4}")
#: "Failed my driving test", and not "failed the exam".
_OBJECT = pattern(
    r"\b(?:failed|flunked|bombed|pass)\s+(?:my|the|that|an?)\s+(?!(?:exam|test|first|second|third|last|one|thing|damn|bloody|stupid|final|try|attempt|re-?sit"
    r"|re-?take|whole|actual|real|same|cert\w*)\b)(?P<what>\w+)",
    re.IGNORECASE,
)
#: "Failed it, 640 points": with what was reached.
_FAILED_IT = pattern(
    r"\W*(?:(?:oh|ugh|argh|well|so|and|sadly|unfortunately|bad\s+news|no|i|just|i['’]?ve|have)\W+){0,4}(?:failed|flunked|bombed|did(?:n['’]?t|\s+not)\s+pass)"
    r"(?:\s+(?:it|that|this|the\s+(?:exam|test)|my\s+(?:exam|test)))?(?:\W+(?:(?:only|just|got|had|with|by|at|a|score|scored|of|was|missed|needed|and|but|it)\W+){0,5}"
    r"\d{1,4}\s*(?:%|percent|points?|pts?)?(?:\s*(?:/|of|out\s+of)\s*\d{1,4})?\s*(?:%|percent|points?|pts?)?){0,3}"
    r"(?:\W+(?:short|again|today|yesterday|this\s+morning|sadly|lol|damn|sorry))*\W*",
    re.IGNORECASE,
)


#: … of what was talked of, and asks nothing.
_IT_TOO = pattern(
    r"\b(?:failed|flunked|bombed|pass)(?:\s+(?:it|that|this|one|too|as\s+well|twice|again)){0,3}\W*$", re.IGNORECASE
)


async def told(session: Session) -> Reply | None:
    """None where nothing that is studied was failed, or somebody else failed it."""
    text, asked = session.heard.text, session.state.asking
    if (asked and asked.dialog != TARGET) or session.heard.people or not tells_a_failure(text):
        return None
    if is_of_another(text):  # "my boss failed it too"
        return repair.not_yours(session) if _IT_TOO.search(text) else None
    planned, again = await _planned(session), _next_try(session)
    study = await _failed(session, planned)
    no_more = _FAILED_IT.fullmatch(text) is not None
    of_a_part = study is not None and _with_such_a_part(session, [study]) is not None
    if study is None or (
        again is None
        and not (no_more or of_a_part)
        and (session.guesses[0].dialog != _FINISHES or session.heard.ordinals)
    ):
        return None
    if _is_of_something_else(session, study):
        return None
    session.trace.append("a try that failed, of what is studied")
    session.state.drop(asked)
    if again is None:
        return await session.begin(_FINISHES, {"study": study.id}, 0.9)
    pity = paragraph(_("That is a pity – next time! I noted nothing of {name}."), name=bold(study.name))
    target = await session.begin(TARGET, {"target": again.isoformat(), "study": study.id}, 0.9)
    return Reply(parts=(pity,)).plus(target)


async def _failed(session: Session, planned: list[str]) -> Study | None:
    """That of the step which is counted or called so, "the second one", "the Excel one", or else what is spoken of."""
    records, heard = session.given.records, session.heard
    studies = await records.studies() if records is not None and session.given.private else []
    if heard.ordinals and planned and _A_TRY.search(heard.text) is None:
        placed = chosen_by_order(heard, planned)
        return next((s for s in studies if [s.credential] == placed), None)
    said, known = _CALLED.search(heard.text), session.manager.knowledge.catalogue.credentials
    if said is not None and not heard.ordinals:
        called = [s for s in studies if s.credential in known and is_called(known[s.credential], key(said["name"]))]
        if len(called) == 1:
            return called[0]
    return _with_such_a_part(session, studies) or await study_meant(session)


def _with_such_a_part(session: Session, studies: list[Study]) -> Study | None:
    """ "Failed my theory test", of the only study that says of itself to have one."""
    said, known = _OBJECT.search(session.heard.text), session.manager.knowledge.catalogue.credentials
    if said is None or session.heard.named or said["what"].casefold() in session.manager.phrases.common:
        return None
    part = key(said["what"])
    having = [s for s in studies if s.credential in known and part in key(known[s.credential].summary or "").split()]
    return having[0] if len(having) == 1 else None


async def _planned(session: Session) -> list[str]:
    """The steps of the plan that is followed."""
    records = session.given.records
    if records is None or not session.given.private:
        return []
    plan = await records.plan()
    return [step.credential for step in plan.steps] if plan is not None else []


def _is_of_something_else(session: Session, study: Study) -> bool:
    """ "Failed my driving test": what is named and not studied."""
    said = _OBJECT.search(session.heard.text)
    if said is None or session.heard.named:
        return False
    if _with_such_a_part(session, [study]) is not None:
        return False
    return not shares_a_word(key(said["what"]), study.name, session.manager.phrases)


def _next_try(session: Session) -> date | None:
    """The day to come that is said of it."""
    heard = session.heard
    said = [d for d in heard.ahead() if len(d.options) == 1]
    again = [d for d in said if _AGAIN.search(heard.text, 0, d.start)]
    if not again:
        return None
    day = again[-1].options[0]
    if day <= heard.today and not _A_YEAR.search(heard.text, again[-1].start, again[-1].end):
        day = add_months(day, 12)  # "the next try is in July" is that which comes
    return day if day > heard.today else None


_INFO = "credential_info"
_RETAKING = (
    r"(?:re-?\s?(?:tak\w+|took|sit\w*|test\w*|do\b|doing|book\w*|try\w*)|(?:try|take|sit|do|book|write|have|schedule)\s+(?:it|that|this|the\s+exam|the\s+test)?\s*again"
    r"|(?:another|second|2nd|third|3rd|next|more)\s+(?:go|try|tries|attempts?|shot|chances?|sitting))"
)
_ASKS = (
    r"(?:when|how|what(?:['’]?s)?|whats|can|could|may|do|does|must|should|is|are|will|am|any\s+idea|whens|when['’]s)"
)
#: "When can I retake", "how long do I have to wait", "what's the retake fee", "do I have to pay again".
_OF_THE_NEXT_TRY = pattern(
    rf"(?<!\w){_ASKS}\s[^.!?]{{0,50}}?(?<!\w)(?:{_RETAKING}|wait\w*|cooling[\s-]off|pay\s+(?:\w+\s+){{0,2}}again|new\s+voucher)(?!\w)"
    r"|(?<!\w)what\s+(?:now|next|do\s+i\s+do\s+now)(?!\w)"
    # "…, thinking of giving up", "… twice now"
    r"|(?<!\w)(?:giv(?:e|ing)\s+(?:it\s+)?up|twice|(?:two|three|four|\d)\s+times|(?:second|2nd|third|3rd)\s+time)(?!\w)",
    re.IGNORECASE,
)


def is_said(text: str) -> bool:
    """Whether both are said, so that the question is of no other thing: "did the PMP exam, failed it. What now"."""
    return _OF_THE_NEXT_TRY.search(text) is not None and tells_a_failure(text.replace("?", " "))


async def and_asked(session: Session) -> Reply | None:
    """Nothing is noted of it, and what is known of another try is said; None where another one failed, or of what is
    not clear.
    """
    heard = session.heard
    if not is_said(heard.text) or session.state.asking is not None or not session.given.private:
        return None
    if heard.people or heard.teams or is_of_another(heard.text):
        return None
    study = await study_meant(session)
    meant = of_which(session) or (study.credential if study is not None and not heard.named else None)
    if len([n for n in heard.named if n.mention.of("credential")]) != (1 if heard.named else 0):
        return None
    if meant is None and not heard.named:
        return None
    session.trace.append("a try that failed, and a question of the next one")
    pity = await _of_the_failure(session, meant)
    if meant is None:
        return pity.plus(await session.start(Guess(_INFO, 0.9, "what is asked of the next try"), {"facet": "retake"}))
    return pity.plus(await session.begin(_INFO, {"credential": meant, "facet": "retake"}, 0.9))


#: "720 points. whens the earliest i can retake", "got 64%", "660 i think, needed 750", right after a failure.
_THE_MARK = pattern(
    r"\W*(?:(?:i|i['’]?ve|just|only|got|had|scored|score|was|my|it|with|missed|by|like|about|so|ugh|needed|and)\W+){0,6}\d{1,4}\s*(?:%|percent|points?|pts?)?"
    r"(?:\W+i\s+(?:think|guess))?(?:\W*(?:/|(?:(?:of|out\s+of|and|but|they|you|i|the|needed|need|wanted|want|pass(?:ing)?|mark|score|is|was|it['’]?s)\W+){1,4})\s*\d{1,4})?\s*(?:%|percent|points?|pts?)?(?:\W+i\s+(?:think|guess))?(?:\s+(?:short|off|missing))?(?P<rest>\W*$|\s*[.,;!?–-]\s*.{0,100}|\s+(?:so|and|but|when|how|can)\b.{0,100})",
    re.IGNORECASE,
)


async def by_how_much(session: Session) -> Reply | None:
    """No mark is kept, and it is no number of units; what is asked of another try behind it is answered."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != _FINISHES or session.state.asking is not None or heard.named or heard.dates:
        return None
    said = _THE_MARK.fullmatch(heard.text)
    study = await study_meant(session) if said is not None else None
    if said is None or study is None or study.state not in ("active", "paused"):
        return None
    rest = said["rest"].strip(" .,;!?–-")
    asks = _OF_THE_NEXT_TRY.search(rest) is not None
    if rest and not asks:
        return None
    session.trace.append("what a try reached that failed")
    session.understood = (_FINISHES, 0.9)
    none_kept = Reply(
        parts=(paragraph(_("I keep no marks, so I noted none. Your study of {name} goes on."), name=bold(study.name)),)
    )
    if not asks or study.credential is None:
        return none_kept
    return none_kept.plus(await session.begin(_INFO, {"credential": study.credential, "facet": "retake"}, 0.9))


async def _of_the_failure(session: Session, meant: str | None) -> Reply:
    """What is studied goes on being so; else it is offered."""
    records = session.given.records
    studied = [s for s in await records.studies() if s.credential == meant] if records is not None and meant else []
    if studied or not session.heard.named:
        known = session.manager.knowledge.catalogue.credentials
        name = studied[0].name if studied else known[meant].name if meant in known else ""
        return Reply(parts=(paragraph(_("That is a pity – next time! I noted nothing of {name}."), name=bold(name)),))
    told = [{**r, "doubt": "failed"} for r in records_in(session.heard) if r["ids"]]
    return await session.begin(ADDING, {"records": told[:1]}, 0.9) if told else Reply()


async def of_the_shown(session: Session) -> Reply | None:
    """ "Failed it", of who studies nothing that is known of: of the one that was just looked at."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.named:
        return None
    if _FAILED_IT.fullmatch(heard.undated) is None or last_shown(session) not in SHOWS_ONE or await records.studies():
        return None
    known = session.manager.knowledge.catalogue.credentials.get(session.state.focus.at or "")
    if known is None:
        return None
    session.trace.append("a try that failed, of what was looked at")
    failed = {"ids": [known.id], "name": known.name, "doubt": "failed"}
    return await session.begin(ADDING, {"records": [failed]}, 0.9)


_AGAIN_ASKED = pattern(
    r"\W*(?:(?:so|and|ok|okay|oh|ugh|damn|but|well|then|now)\W+){0,4}(?:when|how\s+(?:soon|long|fast)|how\s+many\s+times|after\s+how\s+(?:long|many\s+\w+))\b"
    r"(?:\s+(?:can|could|may|do|must|should|have|am|is|it|i|to|wait|until|till|allowed|possible|able|try|take|do|go|sit|the|exam|test|before|for)){0,9}\s+(?:again|(?:next|second|new)\s+(?:time|try|one|chance|attempt|exam|test))\W*",
    re.IGNORECASE,
)


async def again_asked(session: Session) -> Reply | None:
    """ "When can I again?", right behind what failed."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog not in (_FINISHES, ADDING) or session.state.asking is not None or heard.named:
        return None
    if _AGAIN_ASKED.fullmatch(heard.text) is None:
        return None
    failed = last.dialog == _FINISHES or any(r.get("doubt") == "failed" for r in last.slots.get("records") or ())
    study = await study_meant(session) if failed else None
    meant = (study.credential if study is not None else None) or session.state.focus.at
    if not failed or meant is None:
        return None
    session.trace.append("how soon what failed may be tried again")
    return await session.begin(_INFO, {"credential": meant, "facet": "retake"}, 0.9)
