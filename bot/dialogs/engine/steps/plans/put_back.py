""" "Put the Excel one back": a step that was in an earlier plan, was taken out of it or is named, is to be in it."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.wording import is_called, short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_BACK = pattern(
    r"\b(?:put|bring|take|add|get|give|leave|have|want|keep)\s+(?:me\s+|back\s+)?(?:the|that|my)\s+(?P<name>[^,.;!?\n]{2,40}?)\s*(?:\b(?:one|step|course|exam|thing|cert\w*)\s+)?"
    r"\b(?:back(?:\s+in)?|in\s+again|again|back\s+on)(?:\W+(?:please|pls|then|after\s+all|sorry|in|into|the|plan))*\W*$",
    re.IGNORECASE,
)
#: "Hmm no, put Security+ back in".
_BACK_IN = pattern(
    rf"{CORRECTING}(?:put|bring|take|add|have|leave|keep)\s.{{1,60}}?\s(?:back\s+)?(?:in|back)"
    r"(?:\W+(?:again|then|please|pls|too|the|plan|it|after|all))*\W*",
    re.IGNORECASE,
)
#: "The Excel one".
_ONE = frozenset({"one", "step", "course", "exam", "thing"})
_DROPS = "drop_step"
#: Words and characters of a message that says no more than this.
_MOST, _LONGEST = 12, 200


_IT_BACK = pattern(
    rf"{CORRECTING}(?:put|bring|take|add)\s+(?:it|that|that\s+one)\s+(?:back|in\s+again)"
    r"(?:\s+in)?(?:\W+(?:again|then|please|pls|after|all)){0,3}\W*",
    re.IGNORECASE,
)


async def it_back(session: Session) -> Reply | None:
    """ "Put it back", right after a step went out: that one, and no record that was taken back before."""
    plan, last = plan_spoken_of(session), session.state.last
    out = list((plan.slots.get("without") if plan else None) or ())
    if plan is None or last is None or not out or session.state.asking is not None:
        return None
    if last.dialog not in {*SHOW_A_PLAN, "change_step"} or not _IT_BACK.fullmatch(session.heard.text[:_LONGEST]):
        return None
    session.trace.append("the step that just went out comes back")
    included = list(dict.fromkeys([*(plan.slots.get("included") or ()), out[-1]]))
    return await session.begin(plan.dialog, {**plan.slots, "without": out[:-1], "included": included}, 0.9)


async def put_back(session: Session) -> Reply | None:
    """None where nothing that is called so was in a plan before, and nothing is named."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is not None and (again := await _of_that_skill_again(session, plan)) is not None:
        return again
    named = [m.id for n in heard.named for m in n.mention.leading("credential")]
    if plan is not None and len(named) == len(heard.named) == 1 and _BACK_IN.fullmatch(heard.text[:_LONGEST]):
        return await session.begin("change_step", {}, 0.9)
    said = _BACK.search(heard.text) if plan is not None and len(heard.text) <= _LONGEST else None
    if plan is None or said is None or session.state.asking is not None or len(heard.words) > _MOST:
        return None
    steps = list(plan.slots.get("steps") or ())
    before = [s for f in reversed(session.state.done) if f.dialog in SHOW_A_PLAN for s in f.slots.get("steps") or ()]
    out = [*(plan.slots.get("without") or ()), *before]
    found = next((s for s in dict.fromkeys((*steps, *out)) if _is_called(session, s, said["name"])), None)
    if found is None:
        return None
    credential = session.manager.knowledge.catalogue.credentials[found]
    if found in steps:
        text = _("{name} is in it: it is step {n}.")
        called = bold(short_name(credential))
        return Reply(parts=(paragraph(text, name=called, n=str(steps.index(found) + 1)),))
    session.trace.append("a step of an earlier plan is wanted again")
    without = [s for s in plan.slots.get("without") or () if s != found]
    included = list(dict.fromkeys([*(plan.slots.get("included") or ()), found]))
    return await session.begin(plan.dialog, {**plan.slots, "without": without, "included": included}, 0.9)


#: "With azure again", "ok azure is fine".
_AGAIN = pattern(
    rf"{CORRECTING}(?:(?:and|with|back\s+to|allow|put|bring|take|add|have|leave|i\s+do\s+want)\s+(?:the\s+|some\s+)?)?",
    re.IGNORECASE,
)
_IS_FINE = pattern(
    r"\s+(?:stuff\s+)?(?:(?:is|would\s+be)\s+(?:ok|okay|fine|good|alright)|again|after\s+all|back(?:\s+in)?|too|in)(?:\W+(?:then|please|pls|again|though|after\s+all|with\s+me))*\W*",
    re.IGNORECASE,
)


async def _of_that_skill_again(session: Session, plan: Frame) -> Reply | None:
    """What nothing was to be of in the plan may be in it again."""
    heard, out = session.heard, list(plan.slots.get("not_skills") or ())
    if not out or len(heard.named) != 1 or session.state.asking is not None or len(heard.text) > _LONGEST:
        return None
    mention = heard.named[0].mention
    skill = next((m.id for m in mention.of("skill") if m.id in out), None)
    if (
        skill is None
        or not _AGAIN.fullmatch(heard.text, 0, mention.start)
        or not _IS_FINE.fullmatch(heard.text, mention.end)
    ):
        return None
    session.trace.append("a skill that the plan was to be without is wanted again")
    return await session.begin(plan.dialog, {**plan.slots, "not_skills": [i for i in out if i != skill]}, 0.9)


async def into_the_followed(session: Session) -> Reply | None:
    """ "Put the SAP one back", of the plan that is followed: what just went out of it is taken back, else it is planned
    anew with that step.
    """
    heard, records, last = session.heard, session.given.records, session.state.last
    said = _BACK.search(heard.text) if len(heard.text) <= _LONGEST and len(heard.words) <= _MOST else None
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    plan = await records.plan() if plan_spoken_of(session) is None else None
    out = list(plan.wish.get("without") or ()) if plan is not None else []
    found = next((step for step in reversed(out) if _is_called(session, step, said["name"])), None)
    if plan is None or found is None:
        return None
    session.trace.append("a step that went out of the plan that is followed is wanted again")
    undo = session.state.undo
    if last is not None and last.dialog == _DROPS and last.slots.get("step") == found and undo is not None:
        return await press(session, undo)
    wish = {**plan.wish, "without": [step for step in out if step != found]}
    wish["included"] = list(dict.fromkeys([*(plan.wish.get("included") or ()), found]))
    return await session.begin("credential_path" if "credential" in wish else "learning_path", wish, 0.9)


def _is_called(session: Session, step: str, name: str) -> bool:
    known = session.manager.knowledge.catalogue.credentials.get(step)
    name = " ".join(word for word in key(name).split() if word not in _ONE)
    return known is not None and is_called(known, name)
