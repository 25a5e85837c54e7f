"""What is told of steps of the plan that is followed: "first is done, second 50 %", "half of the Cisco one", "passed
the first one yesterday!!".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.times import find_percent, find_share
from bot.dialogs.understanding.values import count
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FINISHES, _LOGS = "finish_step", "log_progress"
_CLAUSES = pattern(r"\s*[,;.]\s+(?:(?:and|but)\s+)?|\s+(?:and|but|&)\s+|\n+")
_AND = pattern(r"^\W*(?:(?:and|so|ok|okay|also)\W+){1,3}", re.IGNORECASE)
_DONE = pattern(r"(?<!\w)(?:done|finished|completed?|passed|through|aced|all\s+done)(?!\w)")
_NOT_SO = pattern(r"(?<!\w)(?:not|never|until|when|if|will|should|almost|nearly|failed|drop|skip)(?!\w)|n['’]t\b|\?")
_HALF = pattern(r"(?<!\w)half(?!\w)")
_STEP = pattern(r"(?<!\w)(?:step|number|no\.?|nr\.?|#)\s*(?P<n>\d|one|two|three|four|five|six|seven|eight)(?!\w)")
#: All that may stand beside what a step is called.
_AROUND = frozenset(
    """
    ok okay so hey hi and also the my a an i i'm im i've ive have am is are was it it's its at about around roughly now
    already just step one course cert exam part bit thing done finished complete completed passed through aced with all
    of half halfway way percent per cent in on did got yay lol finally too then started begun into still only maybe like
    today yesterday
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_LONGEST = 200


@dataclass(frozen=True)
class _Told:
    """``percent``: how far it is; None where it is done."""

    step: str
    percent: int | None


async def told(session: Session) -> Reply | None:
    """None unless every part of the message tells of a step; one alone that is done is heard elsewhere."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or heard.people or (asked and asked.dialog != _LOGS):
        return None
    text = heard.text.casefold()
    if len(text) > _LONGEST or _NOT_SO.search(text) or plan_spoken_of(session) is not None or heard.dates:
        return None
    clauses = [clause for clause in _CLAUSES.split(_AND.sub("", heard.text, count=1)) if clause.strip()]
    alone = len(clauses) == 1
    if not all(_tells(clause) for clause in clauses):
        return None
    plan = await records.plan()
    if plan is None:
        return None
    steps = [step.credential for step in plan.steps]
    told = [_told(session, clause, steps) for clause in clauses]
    meant = [each for each in told if each is not None]
    if not meant or len(meant) != len(clauses) or len({each.step for each in meant}) != len(meant):
        return None
    if alone and (meant[0].percent is None or heard.ordinals or _STEP.search(text)):
        return None
    session.state.drop(asked)
    session.trace.append("several steps of the plan that is followed")
    return together(session, [await _kept(session, each, clause) for each, clause in zip(meant, clauses, strict=True)])


async def _kept(session: Session, told: _Told, clause: str) -> Reply:
    with session.hearing(clause):
        if told.percent is None:
            return await session.begin(_FINISHES, {"step": told.step}, 0.9)
        slots: dict[str, Any] = {"credential": [told.step], "percent": told.percent}
        return await session.begin(_LOGS, slots, 0.9)


def _told(session: Session, clause: str, steps: list[str]) -> _Told | None:
    """What one part of the message says of which step."""
    step = step_called(session, clause, steps) if _tells(clause) else None
    return None if step is None else _Told(step, _how_far(clause))


def _tells(clause: str) -> bool:
    return _how_far(clause) is not None or _DONE.search(clause.casefold()) is not None


def _how_far(clause: str) -> int | None:
    """In per cent."""
    share = find_share(clause)
    percent = round(100 * share[0] / share[1]) if share is not None else find_percent(clause)
    return 50 if percent is None and _HALF.search(clause.casefold()) else percent


def step_called(session: Session, clause: str, steps: list[str]) -> str | None:
    """By its number, its place, or words of its name."""
    if (numbered := _STEP.search(clause.casefold())) is not None:
        number = count(numbered["n"]) or 0
        return steps[number - 1] if 0 < number <= len(steps) else None
    with session.hearing(clause) as heard:
        placed = chosen_by_order(heard, steps) if heard.ordinals else []
        words = [w.text for w in heard.words if w.text not in _AROUND and not w.text.rstrip("%").isdecimal()]
    if placed:
        return placed[0] if len(placed) == 1 else None
    known, name = session.manager.knowledge.catalogue.credentials, key(" ".join(words))
    telling = [word for word in name.split() if word not in session.manager.phrases.common]
    called = [step for step in steps if telling and step in known and is_called(known[step], name)]
    return called[0] if len(called) == 1 else None


_PASSED = pattern(
    r"\W*(?:(?:ok|okay|yay|yes|hey|hi|so|well|and|btw|finally|i|i['’]?ve|ive|have|just|already|now|done)\W+){0,6}"
    r"(?:passed|finished|completed|aced|done\s+with|through\s+with)\s+(?:with\s+)?(?:the|my)\s+\w{3,8}(?:\s+(?:one|step|exam|course|bit|part))?"
    r"(?:\W+(?:already|now|today|yesterday|last|night|week|this|morning|on|the|too|finally|yay|lol|mate))*\W*"
)


async def passed_meanwhile(session: Session) -> Reply | None:
    """None where the two plans have another step in that place."""
    heard, records, shown = session.heard, session.given.records, plan_spoken_of(session)
    if records is None or not session.given.private or shown is None or session.state.asking is not None:
        return None
    if heard.named or heard.people or len(heard.ordinals) != 1 or not _PASSED.fullmatch(heard.undated.casefold()):
        return None
    plan = await records.plan()
    placed = chosen_by_order(heard, list(shown.slots.get("steps") or ()))
    if plan is None or placed != chosen_by_order(heard, [step.credential for step in plan.steps]) or not placed:
        return None
    days = [d.options[0] for d in heard.dates if len(d.options) == 1 and d.options[0] <= session.given.today]
    session.trace.append("a step of the plan that is followed, shown anew")
    on = {"on": days[0].isoformat()} if len(days) == 1 else {}
    return await session.begin(_FINISHES, {"step": placed[0], **on}, 0.9)
