"""One of those just shown is what they go for: "yeah I'll take the second", "put me down for that, by Easter"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.choosing.pointing import best_of
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_STUDYING, _PLANS, _LISTS = "start_study", "credential_path", "put_on_list"
_TWO = 2
SHOWN_BY = frozenset(
    {
        "credential_for_role", "credential_for_skill", "credentials_for_posting", "browse_credentials",
        "credential_info", "compare_credentials", "rank_credentials", "explain", "instead_of", "skill_gap",
    }
)  # fmt: skip
#: What shows several to choose from.
LISTS = frozenset({"credential_for_role", "credential_for_skill", "credentials_for_posting", "browse_credentials"})
_ORDER = (
    r"(?:first|second|third|fourth|fifth|last|other|top|cheape?r|cheapest|shorte[rs]t?|quicke[rs]t?|faste[rs]t?"
    r"|easie[rs]t?)"
)
_TAKES = pattern(
    r"\W*(?:(?:yeah|yes|yep|ok|okay|alright|right|cool|great|good|nice|fine|perfect|then|so|hm+|well|sure|actually|and|oh)\W+)*"
    r"(?:let['’]?s|i['’]?ll|ill|i\s+will|i\s+think\s+i['’]?ll|i['’]?m\s+(?:gonna|going\s+to)|i['’]?d\s+(?:like\s+to|rather)|i(?=\s+take\s))\s+(?:just\s+)?"
    r"(?:do|take|try|pick|choose|start|begin|go)\s+(?:(?:for|with|on)\s+)?"
    rf"(?:(?:that|this)(?:\s+one)?|it|the\s+{_ORDER}(?:\s+one)?)"
    r"(?:\W+(?:then|please|pls|thanks|thank|you|first|now|i|guess|think|instead|by|in|before|on|for|from|starting))*\W*",
    re.IGNORECASE,
)  # fmt: skip


#: "Start it then", of which likeness says as well that a study is meant.
_BEGINS = pattern(
    r"\W*(?:(?:ok|okay|yes|so|and|then|please)\W+){0,3}(?:start|begin|do|study|learn)(?:\s+(?:with|to\s+study|to\s+learn))?\s+(?:it|that|this)(?:\s+one)?"
    r"(?:\W+(?:then|now|please|pls|today))*\W*",
    re.IGNORECASE,
)
#: ... and a day may follow.
_PUT_DOWN = pattern(
    r"^\W*(?:(?:ok|okay|so|great|cool|nice|yes|yeah|please|pls|can|could|you|then|well|just|fine|alright|good)\W+)*(?:put|sign|pencil|note|count|enrol+|book)\s+me\s+(?:down|up|in|on)\s+"
    r"(?:for\s+|to\s+)?(?:(?:do|learn|study)\s+)?(?:that|it|this)(?:\s+one)?\b",
    re.IGNORECASE,
)


#: "First one is ok. i start tonight".
_IS_GOOD = pattern(
    rf"{OPENING}(?:the\s+)?{_ORDER}(?:\s+one)?\s+(?:(?:is|looks|sounds|seems)\s+)?(?:ok|okay|good|fine|nice|great|perfect|better)(?:\s+for\s+me)?\W+"
    r"(?:(?:i|i['’]?ll|i['’]?m|im|let['’]?s|lets|me|so|and|then|want|to|will|can|gonna|going)\W+){0,5}(?:start|begin|starting|take|do|go)(?:\s+(?:it|that|with|for|on|tonight|now|today|right\s+away|from|in|at|the|next|then)){0,5}\W*",
    re.IGNORECASE,
)
_SENTENCE_ENDS = pattern(r"[.!;]\s")
#: "I'll do that one then, 4h a week starting January".
_HOW_IT_GOES = pattern(
    r"\W*(?:(?:and|with|at|about|around|like|maybe|say|i|can|could|do|have|got|i['’]ll|ill|it|from|start(?:s|ing)?|beginning|by|in|on"
    r"|the|each|every|a|per|week|wk|day|then|next|(?:\d{1,2}\s*)?(?:hours?|hrs?|h)|\d{1,2})(?!\w)\W*){1,14}",
    re.IGNORECASE,
)


async def gone_for(session: Session) -> Reply | None:
    """A study of it is begun; None when it is not clear which one, it is theirs already, or the message says more."""
    heard, records = session.heard, session.given.records
    if session.state.waiting is not None or heard.named or heard.people or "?" in heard.text:
        return None
    if records is None or not session.given.private:
        return None
    if (of_which := _exam_of_which(session)) is not None or not _decides(session):
        return of_which
    picked, last = _picked(session), session.state.last
    if len(picked) > 1 and last is not None and last.dialog in SHOW_A_PLAN and _BEGINS.fullmatch(heard.text):
        return await session.begin("start_plan", {}, 0.9)  # "start that one": the plan that was just shown
    if len(picked) > 1 and _BEGINS.fullmatch(heard.text) and "start" in heard.text.casefold():
        question = _("Which one do you want to begin with?")
        return session.ask(Frame(dialog=_PLANS), "credential", tuple(session.state.focus.credentials), question)
    by = _by_when(session)
    if len(picked) > 1 and by and _TAKES.fullmatch(heard.undated):  # "I'll do it by summer"
        question = _("Which one do you want to be done with by then?")
        return which_of_them(session, {"possession": "wanted", "target": by}, question)
    if len(picked) != 1 or picked[0] not in session.manager.knowledge.catalogue.credentials:
        return None
    if picked[0] in {h.credential for h in await records.holdings()} | {s.credential for s in await records.studies()}:
        return None
    session.trace.append("what was shown is what they go for")
    record = {"ids": picked, "name": session.manager.knowledge.catalogue.credentials[picked[0]].name}
    days = fill_from_message(session.manager.dialogs[_STUDYING], heard).slots
    days = {name: days[name] for name in ("target", "starts") if name in days} or ({"target": by} if by else {})
    told = Reply()
    if any(v.kind in ("money", "hours_a_week") for v in heard.values):  # "I take that one. I can study 4 hours a week"
        told = await session.start(Guess(TELLING, 0.9, "what is told beside"))
    begun = await session.begin(_STUDYING, {"records": [record], **days}, 0.9)
    return Reply(parts=told.parts).plus(begun)


#: "Fine. Exam on 20 Jan"; the day is taken out before.
_EXAM = pattern(
    r"\W*(?:(?:ok|okay|fine|great|good|so|and|then|well|my|the|i|have|got|booked|an?|is|will\s+be|on|in|for|at)\W+){0,6}(?:exam|test)(?:\W+(?:is|will\s+be|on|in|for|at|then|booked|date|day))*\W*",
    re.IGNORECASE,
)


def _exam_of_which(session: Session) -> Reply | None:
    last, by = session.state.last, _by_when(session)
    if last is None or last.dialog not in SHOWN_BY or not by or not _EXAM.fullmatch(session.heard.undated):
        return None
    if session.state.focus.at is not None or len(session.state.focus.credentials) < _TWO:
        return None
    return which_of_them(session, {"possession": "wanted", "target": by}, _("Which one is the exam for?"))


def which_of_them(session: Session, slots: dict[str, Any], question: str) -> Reply:
    """Which of those just shown shall go on their list."""
    known, shown = session.manager.knowledge.catalogue.credentials, tuple(session.state.focus.credentials)
    labels = tuple(short_name(known[key]) if key in known else key for key in shown)
    return session.ask(Frame(dialog=_LISTS, slots=slots), "credential", shown, question, labels)


def _by_when(session: Session) -> str | None:
    ahead = session.heard.days_ahead()
    return ahead[-1].isoformat() if ahead else None


def _decides(session: Session) -> bool:
    text, last = session.heard.text, session.state.last
    if _PUT_DOWN.match(text) or (session.guesses[0].dialog == _STUDYING and _BEGINS.fullmatch(text)):
        return True
    shown = last is not None and last.dialog in LISTS
    if shown and _BEGINS.fullmatch(text):
        return True  # and not the plan that was shown before the list
    shown = last is not None and last.dialog in SHOWN_BY and plan_spoken_of(session) is None
    return shown and (
        _TAKES.fullmatch(session.heard.undated) is not None
        or _TAKES.fullmatch(_SENTENCE_ENDS.split(text, 1)[0]) is not None
        or _IS_GOOD.fullmatch(session.heard.undated) is not None
        or _and_how(session)
    )


def _and_how(session: Session) -> bool:
    """Whether it is taken, and behind a comma nothing is said but how many hours a week and from or until when."""
    taken, _comma, rest = session.heard.undated.partition(",")
    return bool(rest) and _TAKES.fullmatch(taken) is not None and _HOW_IT_GOES.fullmatch(rest) is not None


def _picked(session: Session) -> list[str]:
    focus = session.state.focus
    if session.heard.ordinals:
        return chosen_by_order(session.heard, focus.credentials)
    best = best_of(session, focus.credentials) or focus.at
    return [best] if best else focus.credentials[:_TWO]
