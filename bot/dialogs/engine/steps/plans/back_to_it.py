"""A plan of before is taken up again or looked at: "go back to the help desk one", "cancel that, show me the version
before", "want to start again where I left", "what did we agree on?".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

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
    followed = await records.plan() if records is not None else None
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


_MINE = "my_plan"
_AGAIN = pattern(
    r"\W*(?:(?:hi|hey|hello|ok|okay|so|right|i|i['’]?d|i['’]?m|im|we|want|wanna|would|like|to|ready|back|can|could|please|pls|let['’]?s|lets|and|now|think|time)\W+){0,9}"
    r"(?:start(?:ing)?|begin|pick\s+(?:it\s+)?up|carry\s+on|go\s+on|continue|get\s+back(?:\s+(?:to|into)\s+it)?|resume|take\s+it\s+up)"
    r"(?:\s+(?:again|over|studying|it|the\s+plan|my\s+plan|with\s+(?:it|the\s+plan|my\s+plan))){0,3}\s+(?:from\s+)?where\s+i(?:['’]ve|\s+had|\s+have)?\s+(?:left|stopped|was)(?:\s+(?:off|it|at))?\W*",
    re.IGNORECASE,
)


async def where_i_left(session: Session) -> Reply | None:
    """None where it is a study that goes on, or a pause that ends."""
    records = session.given.records
    if records is None or not session.given.private or session.state.asking is not None:
        return None
    paused = records.preferences.paused_until
    if _AGAIN.fullmatch(session.heard.text) is None or (paused is not None and paused > session.given.today):
        return None
    if await records.plan() is not None:
        return await session.begin(_MINE, {}, 0.9)
    if await records.studies():
        return None
    shown = [frame for frame in session.state.done if frame.dialog in SHOW_A_PLAN]
    if not shown:
        return await session.begin(_MINE, {}, 0.9)
    session.trace.append("the plan that was dropped, made anew")
    limits = {name: value for name, value in shown[-1].slots.items() if name != "steps"}
    reply = await session.begin(shown[-1].dialog, limits, 0.9)
    text = _("That plan was dropped. Made anew from today, with what you have by now, it is this:")
    return Reply(parts=(paragraph(text),)).plus(reply)


_AGREED = pattern(
    r"\W*(?:(?:ok|okay|so|and|hi|hey|hm+|sorry|wait|again|right|well|just)\W+){0,4}(?:(?:can|could|will)\s+(?:you|u)\s+)?"
    r"(?:what\s+(?:was\s+it\s+(?:that\s+)?|did\s+|have\s+|had\s+)?(?:we|i)|(?:remind|tell)\s+me\s+(?:again\s+)?(?:of\s+)?what\s+(?:we|i)|what\s+(?:have|had|did)\s+(?:you\s+and\s+i|us)|what['’]?s\s+it\s+we)\s+"
    r"(?:(?:had|have|just|finally|actually|then)\s+)*(?:agreed?|decided?|settled?|planned?|fix(?:ed)?|landed?|(?:end|wound)(?:ed)?\s+up)"
    r"(?:\s+(?:on|upon|with|for|to\s+do|together|now|then|again|last\s+time|before|earlier|in\s+the\s+end))*\W*",
    re.IGNORECASE,
)


async def agreed_on(session: Session) -> Reply | None:
    """None where there is neither."""
    if not _AGREED.fullmatch(session.heard.text) or not session.given.private:
        return None
    records = session.given.records
    followed = await records.plan() if records is not None else None
    if followed is None and plan_spoken_of(session) is None:
        return None
    session.trace.append("what was agreed is the plan")
    return await session.begin("my_plan", {}, 0.9)
