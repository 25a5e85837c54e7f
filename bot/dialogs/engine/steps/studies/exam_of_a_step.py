""" "Booked the Splunk exam for 20 January", "my exam for the first one is on the 5th": named by a word, or by its
place, it is what is studied already, and no other credential that is called so too.
"""

from __future__ import annotations

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import TARGET
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.tracking.plans import plan_of

#: The question that such news does not answer.
_HOW_FAR = "log_progress"
_LONGEST = 120
_EXAM = pattern(r"(?<!\w)(?:exams?|tests?|assessment|booked|scheduled|registered|sitting)(?!\w)")
_NO_NEWS = pattern(
    r"\?|(?<!\w)(?:passed|failed|flunked|aced|sat|took|was|were|cancel\w*|if|when|should|could|not|never)(?!\w)|n['’]t\b"
)
#: All that may stand around what is examined, and its day.
_AROUND = frozenset(
    """
    ok okay so and yes yay hey hi well great finally just now already btw oh good news i i've ive i'm im i'll have got
    booked scheduled registered signed up sitting sit taking take doing writing my the a an exam exams test assessment
    date day slot seat place for of with in on at by to is it's its will be one step course cert certificate thing part
    set then please that got moved rescheduled changed postponed shifted brought forward back been has now
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def told(session: Session) -> Reply | None:
    """Its day is the exam's; None where anything else is said, or not one alone of what is studied is called so."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    text, days = heard.text.casefold(), heard.days_ahead()
    if len(text) > _LONGEST or len(days) != 1 or _EXAM.search(text) is None or _NO_NEWS.search(text):
        return None
    if asked is not None and asked.dialog != _HOW_FAR:
        return None
    study = await _examined(session)
    if study is None:
        return None
    session.trace.append("the exam of what is studied")
    session.state.stack = [f for f in session.state.stack if f is not asked]
    return await session.begin(TARGET, {"target": days[0].isoformat(), "study": study.id}, 0.9)


async def _examined(session: Session) -> Study | None:
    """The study that is called by the words that are left, or that is the first of the plan."""
    heard, records = session.heard, session.given.records
    assert records is not None  # noqa: S101 - it was looked at before
    known = session.manager.knowledge.catalogue.credentials
    studies = {s.credential: s for s in await records.studies() if s.credential in known}
    said = [w.text for w in heard.words if not any(d.start <= w.start < d.end for d in heard.dates)]
    telling = [word for word in said if word not in _AROUND]
    plan = await plan_of(records.connection, records.person_id)
    if heard.ordinals and plan is not None:
        placed = chosen_by_order(heard, [s.credential for s in plan.steps])
        return studies.get(placed[0]) if len(placed) == 1 and not _called(session, telling[1:]) else None
    name = _called(session, telling)
    found = [study for step, study in studies.items() if name and is_called(known[str(step)], name)]
    return found[0] if len(found) == 1 else None


def _called(session: Session, words: list[str]) -> str:
    """The words as a name; empty where they are only such as stand in any sentence."""
    called = key(" ".join(words)).split()
    common = session.manager.phrases.common
    return " ".join(called) if any(word not in common for word in called) else ""
