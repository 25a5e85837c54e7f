"""Steps of the plan that was shown go out of it: "no transport manager thing either", "ADR? skip that, and no
forklift", "not forklift please".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.wording import is_called, short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_CLAUSES = pattern(r"\s*[,;.!?]+(?:\s+|$)|\s+(?:and|nor|or|&|plus)\s+|\s+-+\s+|\n+")
_LEAD = (
    r"\W*(?:(?:and|but|so|ok|okay|also|well|hm+|nah|oh|sorry|please|pls|just|actually|really|then|i|we|can|could|you"
    r"|let['’]?s)\W+)*"
)
_REFUSED = (
    r"(?:(?:do\s*n['’]?t|do\s+not|wo\s*n['’]?t|never)\s+(?:really\s+|even\s+)?(?:need|want|like|fancy|wanna\s+do|do)|skip|drop|remove|delete|without|no|not"
    r"|leave\s+out|take\s+out|kick\s+out|get\s+rid\s+of|no\s+need\s+for|forget(?:\s+about)?|cut)"
)
_END = r"(?:\W+(?:either|too|as\s+well|please|pls|thanks|thx|any\s?more|at\s+all|out|now|then|though|tho|for\s+me))*\W*"
#: "Skip the SQL one", and "no transport manager thing either".
_REFUSES = pattern(rf"{_LEAD}{_REFUSED}\s+(?:to\s+do\s+)?(?P<name>[^,;.!?]{{2,60}}?){_END}")
#: "The SQL one, dont need that".
_REFUSES_THAT = pattern(rf"{_LEAD}{_REFUSED}\s+(?:that|it|this|those|these|them)(?:\s+one)?{_END}")
_NAME_ALONE = pattern(rf"{_LEAD}(?P<name>[^,;.!?]{{2,60}}?){_END}")
_NOT_THE_NAME = frozenset(
    """
    the a an any that this those these my one ones step course cert exam thing stuff bit
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: Then it is held or known, or put off, which is heard elsewhere.
_OTHERWISE = pattern(
    r"\b(?:already|know|knew|got\s+(?:it|that|them)|have\s+(?:it|that|them)|hold|passed|did|done|until|till|yet|instead|replace|swap|why|how|which)\b"
)
_LONGEST = 200


@dataclass
class _Refused:
    """``steps``: those that are called so. ``others``: what else is, which no step of the plan may become either."""

    steps: list[str]
    others: list[str]


async def left_out(session: Session) -> Reply | None:
    """None unless several things are said, one of them at least that a step is not wanted."""
    heard, records = session.heard, session.given.records
    text = heard.text.casefold()
    if records is None or not session.given.private or session.state.asking is not None or len(text) > _LONGEST:
        return None
    if heard.values or heard.dates or heard.people or _OTHERWISE.search(text):
        return None
    clauses = [clause for clause in _CLAUSES.split(text) if clause and clause.strip()]
    if len(clauses) == 1:  # heard elsewhere
        return None
    shown = plan_spoken_of(session)
    if shown is None and not speaks_of_the_followed(session):
        return None
    plan = await records.plan() if shown is None else None
    steps = list(shown.slots.get("steps") or ()) if shown else [s.credential for s in plan.steps] if plan else []
    refused = _refused(session, clauses, steps)
    if not refused.steps:
        return None
    session.trace.append("several steps of the plan are not wanted")
    if shown is None:
        return together(session, [await session.begin("drop_step", {"step": step}, 0.9) for step in refused.steps])
    return await _without(session, shown, refused)


def _refused(session: Session, clauses: list[str], steps: list[str]) -> _Refused:
    """A part that names nothing but a step is refused with the one before it, or by a "not that" behind it."""
    found, refusing = _Refused([], []), False
    for at, clause in enumerate(clauses):
        said = _REFUSES.fullmatch(clause)
        behind = clauses[at + 1] if at + 1 < len(clauses) else ""
        if said is None and (refusing or _REFUSES_THAT.fullmatch(behind)):
            said = _NAME_ALONE.fullmatch(clause)
        refusing = said is not None
        if said is None:
            continue
        step, other = _meant(session, said["name"], steps)
        found.steps += step
        found.others += other
    return _Refused(list(dict.fromkeys(found.steps)), [i for i in dict.fromkeys(found.others) if i not in found.steps])


def _meant(session: Session, said: str, steps: list[str]) -> tuple[list[str], list[str]]:
    """The one step that is called so, or alone proves just that; else the one credential that is named."""
    known, common = session.manager.knowledge.catalogue.credentials, session.manager.phrases.common
    words = [word for word in key(said).split() if word not in _NOT_THE_NAME]
    if not words:
        return [], []
    telling = any(word not in common for word in words)
    called = [step for step in steps if telling and step in known and is_called(known[step], " ".join(words))]
    with session.hearing(said) as heard:
        skills = {m.id for n in heard.named for m in n.mention.leading("skill")}
        named = list(dict.fromkeys(m.id for n in heard.named for m in n.mention.leading("credential")))
    called = called or [step for step in steps if step in named]
    called = called or [step for step in steps if step in known and skills & set(known[step].main_skills)]
    if len(called) == 1:
        return called, []
    return [], named if len(named) == 1 else []


async def _without(session: Session, plan: Frame, refused: _Refused) -> Reply:
    out = [*refused.steps, *refused.others]
    without = list(dict.fromkeys([*(plan.slots.get("without") or ()), *out]))
    included = [step for step in plan.slots.get("included") or () if step not in out]
    shown = await session.begin(plan.dialog, {**plan.slots, "without": without, "included": included}, 0.9)
    if not refused.others:
        return shown
    known = session.manager.knowledge.catalogue.credentials
    names = listed([short_name(known[i]) for i in refused.others])
    return Reply(parts=(paragraph(_("{names} was no step, and becomes none."), names=bold(names)),)).plus(shown)


_NOT = pattern(
    r"\W*(?:(?:but|and|ok|okay|please|no|nah|hm+|oh|well|just|god|sorry|actually|definitely|really|i|we|can|could|may|you|let['’]?s|lets)\W+)*"
    r"(?:skip|drop|cut|take\s+out|not|no|nothing\s+(?:with|in|about)|without|leave\s+out|anything\s+but|(?:do\s*n['’]?t|do\s+not|dont)\s+(?:want|need|like)|never|hate|not\s+doing)\s+"
    r"(?:(?:the|any|more|that|another|a|an|to|do|of|bloody|stupid)\s+){0,3}$",
    re.IGNORECASE,
)
_MAY_I = pattern(r"\W*(?:(?:ok|okay|and|so)\W+)*(?:can|could|may)\s+(?:i|we|you)\b", re.IGNORECASE)
_OR_SO = pattern(
    r"(?:\W+(?:or\s+(?:so|similar|such|anything|something|stuff)|like\s+that|stuff|please|pls|though|in\s+it|ok|thanks|either|thx|for\s+me)){0,4}\W*",
    re.IGNORECASE,
)
_MOST = 12


async def not_that_one(session: Session) -> Reply | None:
    """None where no step is meant, or anything else is named."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or len(heard.named) != 1 or len(heard.words) > _MOST:
        return None
    named = heard.named[0]
    if named.kind not in ("skill", "credential", "issuer") or heard.values or heard.dates:
        return None
    if "?" in heard.text and not _MAY_I.match(heard.text):
        return None
    if not _NOT.fullmatch(heard.text, 0, named.mention.start):
        return None
    if (skill := _all_of_it(session, named)) is not None:
        session.trace.append("nothing of that skill")
        not_skills = list(dict.fromkeys([*(plan.slots.get("not_skills") or ()), skill]))
        about = [i for i in plan.slots.get("included") or () if _is_about(session, i, skill)]
        included = [i for i in plan.slots.get("included") or () if i not in about]
        return await session.begin(plan.dialog, {**plan.slots, "not_skills": not_skills, "included": included}, 0.9)
    meant = [step for step in plan.slots.get("steps") or () if _is_meant(session, named, step)]
    other = [m.id for m in named.mention.leading("credential")]
    if not meant and len(other) == 1 and _OR_SO.fullmatch(heard.text, named.mention.end):
        meant = other  # no step, and it shall be none
    if not meant:
        return None
    session.trace.append("a step of the plan is not wanted")
    without = list(dict.fromkeys([*(plan.slots.get("without") or ()), *meant]))
    included = [step for step in plan.slots.get("included") or () if step not in meant]
    return await session.begin(plan.dialog, {**plan.slots, "without": without, "included": included}, 0.9)


#: "Drop the Azure one" is of a step that is there; without an article it is all that is about it.
_A_STEP = pattern(r"\b(?:the|that|this|my|a|an|another)\s+$", re.IGNORECASE)


def is_a_skill(named: Named) -> bool:
    """ "Azure": who is named is no issuer of that name, and no one credential."""
    mention = named.mention
    others = mention.of("issuer") or any(m.exact for m in mention.of("credential"))
    return named.kind == "skill" and not others and len([m for m in mention.leading("skill") if m.exact]) == 1


def _all_of_it(session: Session, named: Named) -> str | None:
    """The skill of "without azure", of which nothing shall be in the plan."""
    heard, mention = session.heard, named.mention
    if not is_a_skill(named) or _A_STEP.search(heard.text, 0, mention.start):
        return None
    return mention.leading("skill")[0].id if _OR_SO.fullmatch(heard.text, mention.end) else None


def _is_about(session: Session, credential: str, skill: str) -> bool:
    known = session.manager.knowledge.catalogue.credentials.get(credential)
    return known is not None and skill in known.main_skills


def _is_meant(session: Session, named: Named, step: str) -> bool:
    known = session.manager.knowledge.catalogue.credentials.get(step)
    if known is None:
        return False
    if step in {m.id for m in named.mention.leading("credential")}:
        return True
    if is_called(known, session.heard.text[named.mention.start : named.mention.end]):
        return True
    if session.manager.knowledge.catalogue.issuer_of.get(step) in {m.id for m in named.mention.of("issuer")}:
        return True
    most = max(known.skills.values(), default=0)
    return any(known.skills.get(m.id) == most for m in named.mention.of("skill"))


#: "Skip 2", "drop 2 and 3", of steps that were shown with numbers.
_BY_NUMBER = pattern(
    rf"{CORRECTING}(?:(?:i|we|let['’]?s|want\s+to|wanna|['’]d|like\s+to|rather)\s+){{0,3}}(?:skip|drop|cut|remove|delete|lose|ditch|without|leave\s+out|take\s+out|kick\s+out|get\s+rid\s+of)\s+"
    r"(?:numbers?\s+|no\.?\s+|nr\.?\s+|#\s?)?(?P<which>\d(?:\s*(?:,|and|&|\+|\s)\s*#?\d){0,3})(?:\W+(?:out|then|please|pls|thanks|thx|for\s+me|too|as\s+well|from\s+(?:it|the\s+plan)))*"
    r"(?:\W*|\s*[,;.–-]\s*(?:because\s+|cos\s+|cause\s+)?(?:i|it|its|it['’]s|i['’]m|my|we|they|that|too|so)\s(?!.{0,40}\b(?:already|have\s+(?:it|that(?!\s+(?:kind|sort|stuff)))|got\s+(?:it|that)|hold|did|done|passed)\b)[^?\d]{2,80})",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
#: "Skip 1, i have it already": it is asked whether it is held.
_HELD = pattern(
    rf"{CORRECTING}(?:skip|drop|remove|leave\s+out|take\s+out)\s+(?:steps?\s+|numbers?\s+|no\.?\s+|#\s?)?(?P<n>\d)\s*[,;.–-]*\s*(?:because\s+|cos\s+)?i(?:['’]ve)?\s+(?:already\s+)?"
    r"(?:have|got|hold|passed|did|done)\s+(?:it|that|that\s+one)(?:\s+already)?\W*",
    re.IGNORECASE,
)


async def by_number(session: Session) -> Reply | None:
    """The steps of the plan that is shown, or followed, in those places."""
    text, records, shown = session.heard.text, session.given.records, plan_spoken_of(session)
    said = _BY_NUMBER.fullmatch(text) or _HELD.fullmatch(text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    plan = await records.plan() if shown is None and speaks_of_the_followed(session) else None
    steps = list(shown.slots.get("steps") or ()) if shown else [s.credential for s in plan.steps] if plan else []
    held = "n" in said.groupdict()
    places = [int(digit) for digit in _DIGIT.findall(said["n" if held else "which"])]
    if not steps or any(not 0 < place <= len(steps) for place in places):
        return None
    session.trace.append("steps of the plan are not wanted, by their numbers")
    out = [steps[place - 1] for place in dict.fromkeys(places)]
    if held:
        name = session.manager.knowledge.catalogue.credentials[out[0]].name
        return await session.begin("step_held", {"record": {"ids": out, "name": name}}, 0.9)
    if shown is not None:
        return await _without(session, shown, _Refused(out, []))
    return together(session, [await session.begin("drop_step", {"step": step}, 0.9) for step in out])


_SKIPS_IT = pattern(
    rf"{CORRECTING}(?:(?:i|we|let['’]?s|want\s+to|['’]?d|like\s+to|rather|may|is\s+it\s+ok\s+to)\s+){{0,4}}(?:skip|leave\s+out|leave(?=\s+\w+\s+out))\s+"
    r"(?:it|this|that)(?:\s+(?:one|step))?(?:\W+(?:out|then|please|pls|thanks|thx|for\s+me))*\W*",
    re.IGNORECASE,
)
#: What tells of the step of the followed plan that is under way.
_TELL_OF_A_STEP = LOOKS | {"next_step", "log_progress", "start_plan"}


async def skipped(session: Session) -> Reply | None:
    """ "Skip it": the step that was just spoken of, or the only one; of several it is asked which."""
    state, records = session.state, session.given.records
    if not _SKIPS_IT.fullmatch(session.heard.text) or state.waiting is not None or not session.given.private:
        return None
    shown = plan_spoken_of(session)
    if shown is not None and (steps := list(shown.slots.get("steps") or ())):
        step = state.focus.at if state.focus.at in steps else steps[0] if len(steps) == 1 else None
        return await session.begin("change_step", {"step": step} if step else {}, 0.9)
    if records is None or not speaks_of_the_followed(session) or state.last is None:
        return None
    plan = await records.plan()
    held = {h.credential for h in await records.holdings()}
    ahead = [s.credential for s in plan.steps if s.credential not in held] if plan is not None else []
    if not ahead or state.last.dialog not in _TELL_OF_A_STEP:
        return None
    session.trace.append("the step that was spoken of is not wanted")
    step = state.focus.at if state.focus.at in ahead else ahead[0]
    return await session.begin("drop_step", {"step": step}, 0.9)
