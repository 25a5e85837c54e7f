""" "Xero done yesterday", "take the SAP one out": a step called by a word of its name, of the plan that is followed, or
of the one that was just shown.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.unwanted_steps import is_a_skill
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.times.words import NUMBER_WORDS
from bot.knowledge.wording import full_name, is_called, short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_LEAD = (
    r"\W*(?:(?:ok|okay|so|and|but|hey|hi|yay|yes|oh|btw|also|well|great|finally|just|already|now|no|nah|hm+|actually|please"
    r"|pls|sorry|good\s+news)\W+){0,5}"
)
_NAME = r"(?P<{}>[\w+&/’'-]{{2,25}}(?:\s[\w+&/’'-]{{1,25}}){{0,3}}?)"
_KIND = r"(?:\s+(?:one|step|course|thing|cert\w*|badge|exam|training|part|bit|module))?"
_TAIL = (
    r"(?:\W+(?:already|now|today|too|as\s+well|finally|yay|lol|haha|on|the|in|at|last|this|week|morning|evening|early|sooner|it|and|passed|done"
    rf"|finished|yesterday|\d{{1,2}}|{NUMBER_WORDS}|days?|weeks?|ago|before|night|all)){{0,6}}\W*"
)
_OVER = r"(?:done|finished|completed?|passed|through|in\s+the\s+bag|sorted|over)"
#: "Xero done", "the SQL one is finished", "finished the xero course", "done with excel".
_DONE = pattern(
    rf"{_LEAD}(?:(?:the|my)\s+)?{_NAME.format('a')}{_KIND}\s+(?:(?:is|was|are|has\s+been|all|now|already|finally)\s+){{0,3}}{_OVER}{_TAIL}"
    rf"|{_LEAD}(?:i\s+|i['’]?m\s+|i['’]?ve\s+|i\s+have\s+)?(?:just\s+|already\s+|now\s+)?(?:finished|completed|passed|aced|(?:done|finished|through)\s+with|done)\s+"
    rf"(?:with\s+)?(?:(?:the|my)\s+)?{_NAME.format('b')}{_KIND}{_TAIL}"
)
_UNWANTED = (
    r"(?:really\s+)?(?:do\s*n['’]?t|do\s+not|dont|no\s+longer)\s+(?:really\s+)?(?:want|need|like|fancy|wanna\s+do)"
)
_NO_MORE = (
    r"(?:\W+(?:any\s?more|any\s+longer|please|pls|then|now|after\s+all|at\s+all|from\s+(?:the|my)\s+plan|out"
    r"|of\s+(?:the|my)\s+plan|again|instead|today|it|take|drop|remove|leave|kick|and|so|thanks|thx|is|useless|boring|too|hard"
    r"|expensive|for\s+me)){0,8}\W*"
)
#: "Remove the python one", "i dont want the sap one anymore, take it out", "take the sap one out".
_OUT = pattern(
    rf"{_LEAD}(?:(?:can|could|would)\s+(?:you|u|we|i)\s+|i\s+(?:want|would\s+like|['’]d\s+like)\s+to\s+|i\s+wanna\s+|let['’]?s\s+)?(?:please\s+)?(?:i\s+)?"
    rf"(?:{_UNWANTED}|remove|drop|delete|skip|scrap|omit|cut|ditch|bin|leave\s+out|take\s+out|kick\s+out|leave|take|kick|throw|get\s+rid\s+of|without|not)\s+(?:to\s+do\s+)?"
    rf"(?:(?:the|that|my|this)\s+)?{_NAME.format('a')}{_KIND}{_NO_MORE}"
    r"(?:[,;.–-]\s*(?:because\s+|cos\s+|cause\s+)?(?:i(?:['’]?m|['’]?ve)?|it(?:['’]?s)?|its|my|we|they)\s(?!.{0,40}\b(?:already|have|got|hold|know|did|done|passed)\b)[^?]{2,60})?"
)
_DENIED = pattern(r"\b(?:not|never|when|if|until|before|almost|nearly|half|by|will|should)\b|n['’]t\b|\?|%")


_ONE = pattern(r"\b(?:one|step|course|exam|cert\w*|thing)\b", re.IGNORECASE)
_THE = pattern(r"\b(?:the|that|my)\s+$", re.IGNORECASE)
_LONGEST = 120


async def told(session: Session) -> Reply | None:
    """It is ticked off, or goes out of the plan; None where no open step is called so."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    text = heard.undated.casefold().strip()
    if len(text) > _LONGEST:
        return None
    done = _DONE.fullmatch(text) if not _DENIED.search(heard.text.casefold()) else None
    out = _OUT.fullmatch(text) if done is None else None
    said = done or out
    if said is None:
        return None
    shown, plan = plan_spoken_of(session), await records.plan()
    steps = list(shown.slots.get("steps") or ()) if shown else [s.credential for s in plan.steps] if plan else []
    held = {h.credential for h in await records.holdings()}
    if out is not None and shown is not None and _is_of_many(session):
        return None
    name = next(name for name in (said.groupdict().get("a"), said.groupdict().get("b")) if name)
    called = [s for s in steps if _is_called(session, s, name)]
    meant = [s for s in called if s not in held] or (called[:1] if done is not None and shown is None else [])
    meant = meant or (_proving(session, steps) if out is not None else [])
    if not meant:
        return None
    session.trace.append("a step of the plan, called by a word of its name")
    if len(meant) > 1:
        return _which(session, meant, "finish_step" if done else "drop_step") if shown is None else None
    if shown is not None:
        return await _of_the_shown(session, shown.dialog, dict(shown.slots), meant[0], done=done is not None)
    if out is not None:
        return await session.begin("drop_step", {"step": meant[0]}, 0.9)
    return await session.begin("finish_step", {"step": meant[0], **_on(session)}, 0.9)


async def _of_the_shown(session: Session, dialog: str, slots: dict[str, Any], step: str, *, done: bool) -> Reply:
    """What is done of a plan that is only shown is kept; what is not wanted goes out of it."""
    if not done:
        without = list(dict.fromkeys([*(slots.get("without") or ()), step]))
        included = [s for s in slots.get("included") or () if s != step]
        return await session.begin(dialog, {**slots, "without": without, "included": included}, 0.9)
    name = full_name(session.manager.knowledge.catalogue.credentials[step])
    on = _on(session).get("on", session.given.today.isoformat())
    return await session.begin("add_holding", {"records": [{"ids": [step], "name": name, "awarded": [on]}]}, 0.9)


def _is_called(session: Session, step: str, name: str) -> bool:
    known, common = session.manager.knowledge.catalogue.credentials.get(step), session.manager.phrases.common
    words = [w for w in key(name).split() if w not in ("one", "step", "course", "the", "my")]
    telling = [w for w in words if w not in common and not w.isdigit()]
    return known is not None and bool(telling) and is_called(known, " ".join(words))


def _is_of_many(session: Session) -> bool:
    """ "Without Microsoft" is of all of theirs, "without Azure" of all that is about it; "the Microsoft one" and "the
    Fortinet" are of a step.
    """
    issuers = [n.mention.start for n in session.heard.named if n.kind == "issuer" or is_a_skill(n)]
    by_article = any(_THE.search(session.heard.text, 0, start) for start in issuers)
    return bool(issuers) and not by_article and _ONE.search(session.heard.text) is None


def _proving(session: Session, steps: list[str]) -> list[str]:
    """ "Remove the Excel one", of a step that is not called so: the only one that proves it."""
    known = session.manager.knowledge.catalogue.credentials
    named = {m.id for n in session.heard.named for m in n.mention.leading("skill")}
    found = [s for s in steps if s in known and named & known[s].skills.keys()]
    return found if len(found) == 1 else []


def _on(session: Session) -> dict[str, str]:
    """The day that is said of it."""
    days = [d.options[0] for d in session.heard.dates if len(d.options) == 1 and d.options[0] <= session.given.today]
    return {"on": days[0].isoformat()} if len(days) == 1 else {}


def _which(session: Session, steps: list[str], dialog: str) -> Reply:
    known = session.manager.knowledge.catalogue.credentials
    names = [short_name(known[s]) for s in steps]
    session.understood = (dialog, 0.5)
    text = _("Several steps are called so: {names}. Which of them?")
    buttons = tuple(begin(name, dialog, step=s) for name, s in zip(names, steps, strict=True))
    return Reply(parts=(paragraph(text, names=listed(names)),), buttons=buttons)
