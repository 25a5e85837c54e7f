""" "Reset my progress on CKAD", "set it back to zero": what was told of a study so far counts no more."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_LOGS, _TAKEN_BACK = "log_progress", "restore_study"
_ANEW = r"(?:reset|clear|wipe|zero|erase|delete|undo)"
_PROGRESS = r"(?:(?:all|of|my|the|study|studied|learning|logged)\s+){0,4}(?:progress|hours|percent\w*|%)"
_OF_IT = r"(?:\s+(?:on|for|of|in|with)\s+(?:my\s+|the\s+)?(?:it|that|this|study|exam))?"
_TO_NOTHING = r"(?:to\s+)?(?:0|zero|nothing|scratch)\s*(?:%|percent|h|hours)?"
_RESET = pattern(
    rf"{CORRECTING}(?:i\s+(?:want|need|['’]d\s+like)\s+to\s+)?"
    rf"(?:{_ANEW}\s+{_PROGRESS}{_OF_IT}(?:\s+(?:back\s+)?{_TO_NOTHING})?"
    rf"|(?:reset|zero)\s+(?:my\s+|the\s+)?it(?:\s+(?:back\s+)?{_TO_NOTHING})?"
    rf"|(?:set|put|bring|turn)\s+(?:(?:my|the)\s+)?(?:it|{_PROGRESS}{_OF_IT})\s+(?:back\s+)?{_TO_NOTHING}"
    r"|(?:start|begin)(?:ing)?\s+(?:(?:my|the|with)\s+){0,2}it\s+(?:(?:all\s+)?over(?:\s+again)?|from\s+(?:scratch|zero|0)|from\s+the\s+(?:start|beginning)))"
    r"(?:\W+(?:please|pls|again|now|thanks|from\s+scratch))*\W*",
    re.IGNORECASE,
)
_SOME = pattern(r"\b(?:reset|clear|wipe|zero|0|scratch|over|erase|delete|undo|nothing|start)\b", re.IGNORECASE)
_LONGEST = 100
_MOST = 5


async def told(session: Session) -> Reply | None:
    """None where nothing is studied, or of what is studied nothing was told yet."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people or heard.teams:
        return None
    if len(heard.text) > _LONGEST or _SOME.search(heard.text) is None:
        return None
    text = with_it(heard.text, [n for n in heard.named if n.mention.of("credential")])
    if _RESET.fullmatch(text) is None:
        return None
    last = session.state.last
    if not heard.named and last is not None and last.dialog not in OF_A_STUDY | {_TAKEN_BACK}:
        return None  # "reset it" may be of anything that was set
    begun = [s for s in await records.studies() if s.percent or s.hours]
    study = await study_meant(session)
    if study is None and len(begun) > 1 and not heard.named:
        session.trace.append("which progress is to begin anew")
        session.understood = (_LOGS, 0.9)
        buttons = tuple(begin(s.name, _LOGS, **_from_nothing(s)) for s in begun[:_MOST])
        return Reply(parts=(paragraph(_("Of which study shall the progress begin at 0 % again?")),), buttons=buttons)
    if study is None or study not in begun:
        return None
    session.trace.append("the progress of a study begins anew")
    return await session.begin(_LOGS, _from_nothing(study), 0.9)


def _from_nothing(study: Study) -> dict[str, Any]:
    """The hours that were told are taken off; "Undo" brings all of it back."""
    modules = {"share": [0, study.modules]} if study.modules else {}
    return {"study": study.id, "percent": 0, "hours": "0", "instead_of": str(study.hours), **modules}


_NOT_BEGUN = pattern(
    r"(?<!\w)(?:not|n['’]t|havent|didnt|never)\s+(?:even\s+|really\s+|yet\s+)?(?:started|begun|begin|start)(?!\w)",
    re.IGNORECASE,
)


async def not_begun(session: Session) -> Reply | None:
    """ "CIPM not started yet", of what is studied: how it stands, and nothing is begun again."""
    heard = session.heard
    if _NOT_BEGUN.search(heard.text) is None or heard.dates or "?" in heard.text or session.state.asking is not None:
        return None
    if (
        len(heard.text) > _LONGEST
        or len(heard.named) != 1
        or heard.people
        or (study := await study_meant(session)) is None
    ):
        return None
    session.trace.append("what is studied was not begun yet")
    of = {"credential": [study.credential]} if study.credential else {}
    return await session.begin("study_status", of, 0.9)
