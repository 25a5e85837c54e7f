""" "Want to do Network+ next": what it takes is told, and neither a study nor a record is made of a wish."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.wished_credentials import wished_ones
from bot.dialogs.understanding.wished_titles import WANTS_TO_BE
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FACTS, _STUDYING = "credential_info", "start_study"
_SEVERAL, _PATH = "wished_credentials", "credential_path"
_MOST = 5


async def wished(session: Session) -> Reply | None:
    """The facts, with what can be done next; None for what they hold or study, and where a plan is talked of."""
    named = [] if _is_a_job(session) else wished_ones(session.heard)
    spoken_of = session.state.spoken_of
    if not named or session.state.waiting is not None or (spoken_of is not None and spoken_of.dialog in SHOW_A_PLAN):
        return None
    meant = {m.id for n in named for m in n.mention.of("credential")}
    if any(n.kind != "credential" for n in named) or await _is_theirs(session, meant):
        return None
    if len(named) == 1:
        return await session.start(Guess(_FACTS, 0.8, "a wish for one credential"), {"wished": True})
    session.trace.append("a wish for several credentials")
    return await session.begin(_SEVERAL, {"these": [n.mention.of("credential")[0].id for n in named][:_MOST]}, 0.8)


#: "Ok I'll take QuickBooks", of a list: X is a skill, and no skill of theirs.
_TAKES_IT = pattern(
    r"\W*(?:(?:ok|okay|alright|right|cool|good|great|so|then|well|hm+)\W+){0,3}(?:i['’]?ll|i\s+will|i['’]?m\s+gonna|gonna|let['’]?s|i['’]?d)\s+(?:take|do|go\s+(?:for|with)|pick|choose|get)\s+(?:the\s+)?X(?:\s+(?:one|then|cert\w*))*\W*",
    re.IGNORECASE,
)


async def of_the_list(session: Session) -> Reply | None:
    """The facts of the first of those shown that is mainly about it; no skill is noted, and no study begins."""
    heard, known = session.heard, session.manager.knowledge.catalogue.credentials
    if session.state.waiting is not None or len(heard.named) != 1 or heard.named[0].kind != "skill":
        return None
    mention = heard.named[0].mention
    skills = {m.id for m in mention.leading("skill")}
    shown = [c for c in session.state.focus.credentials if c in known and skills.intersection(known[c].main_skills)]
    if not shown or not _TAKES_IT.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}"):
        return None
    session.trace.append("the one of those shown that is about that")
    return await session.begin(_FACTS, {"credential": shown[0], "wished": True}, 0.8)


def _is_a_job(session: Session) -> bool:
    """ "I want to be an AWS architect", where two credentials and no job are called so: a job is wished."""
    shared = any(len(n.mention.leading("credential")) > 1 for n in session.heard.named)
    return shared and WANTS_TO_BE.search(session.heard.text) is not None


#: "Plan it, 6 hours a week".
_PLANS_IT = pattern(r"\b(?:plan|path|road\s?map|route)\b", re.IGNORECASE)


async def planned(session: Session) -> Reply | None:
    """ "Plan it, 6 hours a week, by June", right after a wish for several: a plan that leads to all of them."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != _SEVERAL or heard.named or heard.people or session.state.asking is not None:
        return None
    if not _PLANS_IT.search(heard.text):
        return None
    *before, goal = last.slots["these"]
    limits = fill_from_message(session.manager.dialogs[_PATH], heard).slots
    session.trace.append("a plan for what they want")
    return await session.begin(_PATH, {**limits, "credential": goal, "included": before, "first": before}, 0.9)


#: Surely anything else is of no study: "remind me in 2 weeks", "I'm on holiday until 3 January".
_OF_LEARNING = frozenset(
    {_STUDYING, _PATH, "set_target", "update_profile", "learning_path", "loosen_plan", "log_progress"}
)
#: "Mine expires in May", "I start a new job on 5 January".
_OF_ELSE = pattern(r"\b(?:job|work|working|shift|school|mine|expires?|expired|ran\s+out|runs\s+out)\b", re.IGNORECASE)


async def scheduled(session: Session) -> Reply | None:
    """ "1 hour every day from Monday, exam 15 Jan", right after such a wish: the study of it begins."""
    heard, last, records = session.heard, session.state.last, session.given.records
    if last is None or last.dialog != _FACTS or not last.slots.get("wished") or records is None:
        return None
    if (
        session.state.waiting is not None
        or _PLANS_IT.search(heard.text)
        or _OF_ELSE.search(heard.text)
        or not session.given.private
        or heard.people
        or heard.named
        or "?" in heard.text
    ):
        return None
    known = session.manager.knowledge.catalogue.credentials.get(last.slots.get("credential") or "")
    days = fill_from_message(session.manager.dialogs[_STUDYING], heard).slots
    days = {name: days[name] for name in ("target", "starts") if name in days}
    weekly = any(v.kind == "hours_a_week" for v in heard.values)
    of_else = session.sure and session.guesses[0].dialog not in _OF_LEARNING and not weekly
    if known is None or of_else or not (days or weekly):
        return None
    session.trace.append("when they learn for what they want")
    record = {"ids": [known.id], "name": known.name}
    return await session.begin(_STUDYING, {"records": [record], **days}, 0.9)


async def _is_theirs(session: Session, meant: set[str]) -> bool:
    records = session.given.records
    if records is None or not session.given.private:
        return False
    theirs = {h.credential for h in await records.holdings()} | {s.credential for s in await records.studies()}
    return not theirs.isdisjoint(meant)
