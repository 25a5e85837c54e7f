""" "Go back to the help desk one", "carry on with the plan", "cancel that, show me the version before": of the plans
that were shown one is taken up again.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_STARTS, _FOLLOWED = "start_plan", "my_plan"
_LEAD = (
    r"\W*(?:(?:hm+|no|nah|ok|okay|oh|wait|actually|sorry|please|pls|and|but|then|well|so|on\s+second\s+thought|i|i['’]?d|want"
    r"|would|like|to|can|could|we|you|let['’]?s|lets|rather)\W+){0,9}"
)
_BACK_TO = pattern(
    rf"{_LEAD}(?:(?:go|switch|change|come|get|take\s+me|went)\s+back|back|return|switch|revert)\s+to\s+(?:the\s+|my\s+)?(?P<name>[\w\s/&-]{{2,40}}?)"
    r"(?:\s+(?:one|plan|path|version|job|thing))?(?:\W+(?:please|pls|again|then|instead|after\s+all))*\W*",
    re.IGNORECASE,
)
_CARRIES_ON = pattern(
    rf"{_LEAD}(?:carry\s+on|go\s+on|continue|keep\s+going|proceed|go\s+ahead|move\s+on|keep\s+on|resume|stick)\s+with\s+(?:the|this|that|my)\s+plan"
    r"(?:\W+(?:please|pls|then|now|as\s+it\s+is))*\W*",
    re.IGNORECASE,
)
_UNDOES = pattern(
    rf"{_LEAD}(?:cancel|undo|stop|take\s+back|scrap|revert|forget)\s+(?:that|it|this|the\s+plan|the\s+start)\W+(?:(?:and|then|please|can|could|you)\W+)*"
    r"(?:show|give|get|bring|back|go\s+back|take)\s+(?:me\s+|to\s+|back\s+){0,3}(?:the\s+)?(?:(?:version|one|plan)\s+(?:before|from\s+before)|(?:previous|earlier|old|last)\s+(?:version|one|plan))"
    r"(?:\W+(?:please|pls|that|this|again|it))*\W*",
    re.IGNORECASE,
)
_LONGEST = 120


async def taken_up(session: Session) -> Reply | None:
    """None where no plan was shown, or none that is called so."""
    text = session.heard.text
    shown = [f for f in session.state.done if f.dialog in SHOW_A_PLAN]
    if session.state.asking is not None or len(text) > _LONGEST or not session.given.private:
        return None
    if _CARRIES_ON.fullmatch(text):
        return await _carried_on(session)
    if shown and _UNDOES.fullmatch(text) and _begun(session):
        return await _undone(session, shown)
    back = _BACK_TO.fullmatch(text)
    meant = _called(session, back["name"], shown) if back is not None else None
    if meant is None:
        return None
    session.trace.append("a plan that was shown before")
    return await session.begin(meant.dialog, dict(meant.slots), 0.9)


def _begun(session: Session) -> bool:
    last, undo = session.state.last, session.state.undo
    return last is not None and last.dialog == _STARTS and undo is not None


async def _undone(session: Session, shown: list[Frame]) -> Reply:
    """What was started is taken back; the plan before it is shown, or that one where there was no other."""
    assert session.state.undo is not None  # noqa: S101 - it was looked at before
    session.trace.append("the plan that was started is taken back")
    before = [f for f in shown if f.slots.get("steps") != shown[-1].slots.get("steps")]
    meant = before[-1] if before else shown[-1]
    taken = await press(session, session.state.undo)
    return Reply(parts=taken.parts).plus(await session.begin(meant.dialog, dict(meant.slots), 0.9))


async def _carried_on(session: Session) -> Reply | None:
    """The plan that was shown is begun; of the one that is followed it is said how it goes."""
    records = session.given.records
    if plan_spoken_of(session) is not None:
        return await session.begin(_STARTS, {}, 0.9)
    followed = await plan_of(records.connection, records.person_id) if records is not None else None
    return await session.begin(_FOLLOWED, {}, 0.9) if followed is not None else None


def _called(session: Session, name: str, shown: list[Frame]) -> Frame | None:
    """The last one for the job, or the credential, that has these words in its name."""
    catalogue, said = session.manager.knowledge.catalogue, set(word_texts(name))
    named = session.manager.job_words.called(name)
    for frame in reversed(shown):
        role = catalogue.roles.get(frame.slots.get("role", ""))
        credential = catalogue.credentials.get(frame.slots.get("credential", ""))
        goal = role.name if role is not None else credential.name if credential is not None else ""
        if goal and (said <= set(word_texts(goal)) or (role is not None and role.id == named)):
            return frame
    return None
