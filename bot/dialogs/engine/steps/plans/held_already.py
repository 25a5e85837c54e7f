""" "Can I skip the first step, I did that in March": a step that is held already is kept as a record, what is known
is noted, and the plan is made anew with it.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans import called_step
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.values import count
from bot.knowledge.wording import full_name, is_called, short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HAD = pattern(
    r"\b(?:i|we)(?:['’]?ve|\s+have|\s+had)?\s+(?:(?:already|actually|just|once|in\s+fact)\s+)*(?:did|done|do\s+have|have|had|got|gotten|hold|passed|took|taken|finished|completed)"
    r"\s+(?:(?:already|just)\s+)?(?:that|this|it|those|one|(?:the|that|this)\s+(?:one|step|course|exam|cert\w*))\b"
    r"|\balready\s+(?:did|done|have|had|got|hold|passed|took|finished|completed)(?:\s+(?:that|this|it|one))?\b",
    re.IGNORECASE,
)
#: "The first aid I have already", of a step of the plan on the screen.
_HAD_IT = pattern(
    rf"{CORRECTING}(?:the|that|my|this)\s+[^,.;!?\n]{{2,40}}?\s+i(?:['’]ve|\s+have)?\s+(?:already\s+|do\s+)?(?:have|had|did|got|hold|passed|done|took)"
    r"(?:\s+already)?\b"
    rf"|{CORRECTING}i(?:['’]ve|\s+have)?\s+(?:already\s+|just\s+|do\s+|actually\s+){{0,2}}(?:have|had|did|got|hold|passed|done|took)"
    r"\s+(?:already\s+)?(?:the|that)\s+[^,.;!?\n]{2,40}?\s+(?:one|step|course|exam|cert\w*|thing)(?:\s+already)?\W*$",
    re.IGNORECASE,
)
_SKIPS = pattern(
    r"\b(?:skip|drop|leave\s+out|take\s+out|leave\s+off|remove|miss\s+out|cut|don['’]?t\s+need|do\s+not\s+need|no\s+need\s+for|do\s+i\s+(?:really\s+)?need|have\s+to\s+do)\b|\bsteps?\b",
    re.IGNORECASE,
)
_STEP = pattern(r"\bstep\s*(?:no\.?\s*|number\s+|#)?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\b", re.I)
#: What such a step is called by: "the first aid thing", "the Linux one".
_CALLED = pattern(
    r"\b(?:the|that|my)\s+(?P<name>[^,.;!?\n]{2,40}?)\s+(?:thing|one|step|course|exam|cert\w*|stuff|part|bit|training|test|card)\b",
    re.IGNORECASE,
)
#: "I already did that one in 2024", of the step that was looked at.
_ONLY_HAD = pattern(
    rf"{CORRECTING}i(?:['’]?ve|\s+have)?\s+(?:already\s+|actually\s+)?(?:did|done|have|had|got|hold|passed|took|completed|finished)\s+(?:already\s+)?(?:that|this)(?:\s+(?:one|course|exam|cert\w*|step))?"
    r"(?:\s+already)?(?:\s+(?:back\s+)?(?:in|on|last|a|two|few|the|\d{1,2}|\d{4}|years?|months?|ago|\w{3,9}))*\W*",
    re.IGNORECASE,
)
_PRONOUN = pattern(r"\b(?:that|this|it|those|one)\W*(?:already\W*)?$", re.IGNORECASE)
_DENIED = pattern(r"\b(?:not|never|nearly|almost|half|n['’]?t\s+yet)\b|%", re.IGNORECASE)


_CLAUSES = pattern(r"\s*[,;.!]\s+(?:(?:so|and|then)\s+)?|\s+(?:so|and)\s+", re.IGNORECASE)


async def _for_what_they_know(session: Session) -> Reply | None:
    """ "Already got the network stuff covered, take out the Fortinet": what they know is the reason, and no record."""
    clauses = [clause for clause in _CLAUSES.split(session.heard.text) if clause.strip()]
    had = [clause for clause in clauses if _HAD.search(clause)]
    out = [clause for clause in clauses if clause not in had and _SKIPS.search(clause)]
    shown = plan_spoken_of(session)
    if len(had) != 1 or len(out) != 1 or _PRONOUN.search(had[0]) or shown is None:
        return None
    with session.hearing(had[0]) as heard:
        words = [word.text for word in heard.words]
    known = session.manager.knowledge.catalogue.credentials
    steps = [known[s] for s in shown.slots.get("steps") or () if s in known]
    common = session.manager.phrases.common
    if any(is_called(step, word) for step in steps for word in words if word not in common):
        return None
    with session.hearing(out[0]):
        return await called_step.told(session)


async def told(session: Session) -> Reply | None:
    """None where no step of a plan is said to be held already."""
    if _HAD.search(session.heard.text) and session.state.asking is None and session.given.private:
        reply = await _for_what_they_know(session)
        if reply is not None:
            return reply
    heard, records = session.heard, session.given.records
    of_the_shown = _HAD_IT.match(heard.text) if plan_spoken_of(session) is not None and "?" not in heard.text else None
    had = _HAD.search(heard.text) or of_the_shown
    if records is None or had is None or not session.given.private or heard.people or session.state.asking is not None:
        return None
    if not (of_the_shown or _SKIPS.search(heard.text) or _ONLY_HAD.fullmatch(heard.text)) or _DENIED.search(
        heard.text[max(0, had.start() - 12) : had.end()]
    ):
        return None
    shown, plan = plan_spoken_of(session), await records.plan()
    steps = list(shown.slots.get("steps") or ()) if shown else [s.credential for s in plan.steps] if plan else []
    step, sure = _meant(session, steps)
    if step is None and _ONLY_HAD.fullmatch(heard.text) and session.state.focus.at in steps:
        step, sure = session.state.focus.at, True
    if step is None:
        return None
    session.trace.append("a step of the plan is held already")
    name = full_name(session.manager.knowledge.catalogue.credentials[step])
    record: dict[str, Any] = dated({"ids": [step], "name": name}, heard.dates, heard.today)
    if not sure:
        return await session.begin("step_held", {"record": record}, 0.9)
    reply = await session.begin("add_holding", {"records": [record]}, 0.9)
    if session.state.asking is not None:
        return reply
    anew = (
        await session.begin(shown.dialog, dict(shown.slots), 0.9) if shown else await session.begin("replan", {}, 0.9)
    )
    return reply.plus(anew)


def _meant(session: Session, steps: list[str]) -> tuple[str | None, bool]:
    """The step, and whether it is certain: by its number, place or whole name it is, by a part of the name not."""
    heard, known = session.heard, session.manager.knowledge.catalogue.credentials
    steps = [step for step in steps if step in known]
    said = _STEP.search(heard.text)
    number = count(said["n"]) if said else None
    if number is not None:
        return (steps[number - 1], True) if 0 < number <= len(steps) else (None, False)
    named = {m.id: n for n in heard.named for m in n.mention.leading("credential") if m.id in steps}
    if named:
        step, mention = next(iter(named.items()))
        called = key(heard.text[mention.mention.start : mention.mention.end])
        whole = " " in called or called in (key(full_name(known[step])), key(short_name(known[step])))
        return (step, whole) if len(named) == 1 else (None, False)
    if part_said := _CALLED.search(heard.text):
        alike = [s for s in steps if is_called(known[s], part_said["name"])]
        if len(alike) == 1:
            return alike[0], False
    skills = {m.id for n in heard.named for m in n.mention.of("skill")}
    proves = [step for step in steps if skills & known[step].skills.keys()]
    if len(proves) == 1:
        return proves[0], False
    placed = chosen_by_order(heard, steps)
    return (placed[0], True) if len(placed) == 1 else (None, False)


_AFTER_THE_NEWS = "plan_after_news"


async def known_already(session: Session) -> Reply | None:
    """None where no plan was shown, or anything but what somebody knows is told."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or not plan.slots.get("steps") or session.state.asking is not None or "?" in heard.text:
        return None
    known = [n.mention.of("skill")[0].id for n in heard.named if n.cue == "known" and n.kind == "skill"]
    ways = [n.mention.leading("credential") for n in heard.named if n.cue == "held" and n.kind == "credential"]
    held = [ids[0].id for ids in ways if len(ids) == 1]
    told = len(known) + len(held)
    if not told or told != len(heard.named) or heard.people or heard.values or heard.dates:
        return None
    if not session.sure or session.guesses[0].dialog != TELLING:
        return None
    session.trace.append("what they know already, of the plan that was shown")
    slots = dict(plan.slots)
    noted = await session.begin(TELLING, {"known": known, "held": held}, 0.9)
    reply = noted.plus(await session.begin(_AFTER_THE_NEWS, {"wish": slots, "told": True}, 0.9))
    session.understood = (TELLING, 0.9)
    return reply


_RECORDS = "add_holding"
#: "I have ITIL from 2019, does that help?"
_DOES_IT_HELP = pattern(
    r"\b(?:do(?:es)?|would|will|can)\s+(?:that|it|this|they)\s+(?:help|count|change|matter|make\s+(?:a|any)\s+difference|shorten)\w*\b",
    re.I,
)


async def recorded(session: Session) -> Reply | None:
    """What is recorded with that question: the plan that was shown is looked at anew."""
    plan, best = plan_spoken_of(session), session.guesses[0]
    if plan is None or session.state.asking is not None or best.dialog != _RECORDS or not session.sure:
        return None
    if not session.heard.named or not _DOES_IT_HELP.search(session.heard.text):
        return None
    slots = dict(plan.slots)
    noted = await session.start(best)
    if session.state.asking is not None:
        return noted
    reply = noted.plus(await session.begin(_AFTER_THE_NEWS, {"wish": slots, "told": True}, 0.9))
    session.understood = (_RECORDS, best.score)
    return reply
