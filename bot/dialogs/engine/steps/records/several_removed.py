"""Own records are removed: "delete the Gesellenbrief and the NEBOSH", "bin the third one off", "forget everything
about my CISSP", "take the slinger off".
"""

from __future__ import annotations

import re
from typing import TypeVar

from bot.dialogs.engine import steering
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates import day_said
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _, listed

_REMOVES, _KEEPS, _TWO = "remove_holding", "add_holding", 2
_REMOVE = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually|now)\W+){0,3}(?:take|remove|delete|drop|scrap|strike|erase|bin)\s+(?:out\s+|off\s+)?(?P<what>.{3,120}?)"
    r"(?:\W+(?:please|pls|thanks|again|off|out|from\s+(?:my|the)\s+(?:list|records?)|both|too))*\W*",
    re.IGNORECASE,
)
#: "Remove CKA and PMP from the plan" is of no record.
_OF_ELSE = pattern(
    r"\b(?:plans?|path|steps?|team|reminders?|requirements?|stud(?:y|ies)|goals?|profile|skills?)\b", re.IGNORECASE
)
_PARTS = pattern(r"\s*(?:[,;]|(?<!\w)(?:and|plus)(?!\w)|&)\s*(?:(?:and|also)\s+)?", re.IGNORECASE)
_NAME = pattern(
    r"(?:(?:the|my|that|both|also)\s+){0,2}(?P<name>[^\W_][\w&+/.()-]{0,30}(?:\s+[\w&+/.()-]{1,30}){0,4})",
    re.IGNORECASE,
)


_IS_HELD = pattern(r"\b(?:i|i['’]ve)\s+(?:still\s+|already\s+|now\s+)?(?:have|hold|keep|got|need)\b", re.IGNORECASE)


#: "…, sold the business with it".
_REASON = pattern(
    r"[,;]\s*(?:and\s+)?(?:someone|somebody|he|she|they|we|my\s+\w+)\s+(?:else\s+)?(?:does|do|has|have|did|said|says|is|are|took|wants?)\b"
    r"|[,;]\s*(?:and\s+)?(?:done|finished)\s+with\b"
    r"|[,;]\s*(?:(?:and|as|because|cause|cos|since|i['’]?ve|i|it|that|we)\s+){0,3}(?:sold|lost|gave|left|quit|never|stopped|don['’]?t|do\s+not|not|no|is|was|has|['’]s)\b",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where it names less than two, or one of theirs so that it may be several."""
    heard, records = session.heard, session.given.records
    said = _REMOVE.fullmatch(heard.text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    if "?" in heard.text or heard.dates or heard.people or heard.teams or _OF_ELSE.search(heard.text):
        return None
    if _IS_HELD.search(said["what"]) or _REASON.search(said["what"]):
        return None  # "remove CISM, I have CISA": one goes, because of the other
    if plan_spoken_of(session) is not None:
        return None
    names = [_NAME.fullmatch(part) for part in _PARTS.split(said["what"])]
    if len(names) < _TWO or any(name is None for name in names):
        return None
    called = [name["name"] for name in names if name is not None]
    held = await records.holdings()
    found = [_called(session, name, held) for name in called]
    if not any(found) and await _are_credentials(session, called):
        return _none_of_them(session, called)
    meant = {of[0].id for of in found if len(of) == 1}
    if not meant or any(len(of) > 1 for of in found) or len(meant) != sum(bool(of) for of in found):
        return None
    session.trace.append("several of their records are to be removed")
    replies = [await session.begin(_REMOVES, {"holding": of[0].id}, 0.9) for of in found if of]
    missing = [name for name, of in zip(called, found, strict=True) if not of]
    if missing:
        text = _("I keep no {names} of you, so there was nothing to remove.")
        replies.append(Reply(parts=(paragraph(text, names=bold(listed(missing))),)))
    return together(session, replies)


async def _are_credentials(session: Session, called: list[str]) -> bool:
    """Whether each is one of the catalogue, and none is studied."""
    records, text = session.given.records, session.heard.text
    spans = [(text.find(name), text.find(name) + len(name)) for name in called]
    named = [n.mention for n in session.heard.named if n.mention.of("credential")]
    of_each = [[m for m in named if start <= m.start < end] for start, end in spans]
    studied = {s.credential for s in await records.studies()} if records is not None else set()
    return all(of_each) and studied.isdisjoint(m.id for mention in named for m in mention.of("credential"))


def _none_of_them(session: Session, called: list[str]) -> Reply:
    session.trace.append("several are to be removed, and none of them is kept")
    session.understood = (_REMOVES, 0.9)
    text = _("I keep none of these of you: {names}. So there was nothing to remove.")
    mine = (begin(_("My credentials"), "list_holdings"),)
    return Reply(parts=(paragraph(text, names=bold(listed(called))),), buttons=mine)


def _called(session: Session, name: str, held: list[Holding]) -> list[Holding]:
    whole = [h for h in held if key(h.name) == key(name)]
    return whole or called_so(key(name), held, session.manager.phrases, session.manager.knowledge.catalogue)


_T = TypeVar("_T")
_BY_NUMBER = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|you\s+can|and|ok|okay|oh|actually|now|just|nah|no)\W+){0,4}"
    r"(?:bin|delete|remove|scrap|drop|ditch|chuck|toss|dump|lose|strike|erase|kick|throw|take|get\s+rid\s+of|cross)\s+(?:(?:off|out|away)\s+)?(?:(?:the|my|that)\s+)?"
    r"(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)|(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?:number|no\.?|nr\.?|num)\s*(?P<n>\d{1,2})|\#\s?(?P<hash>\d{1,2}))"
    r"(?:\s+(?:one|entry|record|credential|cert\w*|line|thing|of\s+(?:them|these|those)))?"
    r"(?:\W+(?:off|out|away|again|too|please|pls|then|mate|thanks|thx|for\s+me|off\s+it|(?:off|from|of|on)\s+(?:the|my|that)\s+(?:list|plan|records?|path))){0,5}\W*",
    re.IGNORECASE,
)
_LISTS, _DROP = "list_holdings", "drop_step"
#: After these answers a place is one of the followed plan.
_OF_THE_PLAN = frozenset({"my_plan", "start_plan", "next_step", "finish_step", _DROP})
#: What may stand between a list and what is said of it.
_LOOKS = frozenset({"next_reminders", "holding_status", "reminder_settings"})


async def one_by_number(session: Session) -> Reply | None:
    """None where nothing with so many places was listed."""
    heard, records = session.heard, session.given.records
    said = _BY_NUMBER.fullmatch(heard.text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    place, last = _place(said), _last(session)
    if last == _LISTS:
        shown = next(f.slots.get("shown") or [] for f in reversed(session.state.done) if f.dialog == _LISTS)
        meant = _of(place, [h for h in shown if h in {each.id for each in await records.holdings()}])
        return await session.begin(_REMOVES, {"holding": meant}, 0.9) if meant is not None else None
    if session.guesses[0].dialog != _REMOVES:
        return None  # "drop the second one", of a plan, is heard as that anyway
    if (plan := plan_spoken_of(session)) is not None and plan.slots.get("steps"):
        step = _of(place, plan.slots["steps"])
        without = list(dict.fromkeys([*(plan.slots.get("without") or ()), step]))
        return await session.begin(plan.dialog, {**plan.slots, "without": without}, 0.9) if step is not None else None
    followed = await records.plan() if last in _OF_THE_PLAN else None
    left = _of(place, [s.credential for s in followed.steps]) if followed is not None else None
    return await session.begin(_DROP, {"step": left}, 0.9) if left is not None else None


def _last(session: Session) -> str | None:
    """The dialog of what was listed last: a look at something between changes nothing of that."""
    return next((f.dialog for f in reversed(session.state.done) if f.dialog not in _LOOKS), None)


def _place(said: re.Match[str]) -> int:
    """From 1 on; -1 for the last."""
    number = said["nth"] or said["n"] or said["hash"] or said["word"]
    return -1 if number.casefold() == "last" else day_said(number)


def _of(place: int, listed: list[_T]) -> _T | None:
    if not listed or place == 0 or place > len(listed):
        return None
    return listed[place - 1] if place > 0 else listed[-1]


_ALL_OF = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually|now)\W+){0,3}(?:forget|delete|erase|wipe|remove|clear|drop)\s+"
    r"(?:(?:everything|all|anything|whatever|the\s+data|all\s+(?:the\s+)?(?:data|records?|info\w*))(?:\s+(?:that\s+)?(?:you\s+(?:know|have|keep|stored?|remember)|there\s+is|i\s+told\s+you))?\s+"
    r"(?:about|of|on|for|with|to\s+do\s+with)|about)\s+(?:(?:my|the|that|old)\s+){0,3}",
    re.IGNORECASE,
)
_POLITE = frozenset({"now", "record", "exam", "everything", "mate", "ok"})
_AFTER = pattern(r"(?:\s+(?:cert\w*|card|licen[cs]e|one|record|exam|please|pls|now|again|thanks))*\W*", re.IGNORECASE)


async def all_of_one(session: Session) -> Reply | None:
    """None where nothing is named behind it: then all is meant."""
    heard = session.heard
    said = _ALL_OF.match(heard.text)
    if said is None or not session.given.private or heard.people or heard.teams or "?" in heard.text[:-1]:
        return None
    held = await named(session, said.end())
    if len(held) == 1 and nothing_but(session, held[0], said.end(), _AROUND_IT | _POLITE):
        session.trace.append("all of one record")
        return await session.begin(_REMOVES, {"holding": held[0].id}, 0.9)
    one = next((n for n in heard.named if n.mention.start >= said.end() and n.mention.of("credential")), None)
    if (
        one is None
        or heard.text[said.end() : one.mention.start].strip()
        or not _AFTER.fullmatch(heard.text, one.mention.end)
    ):
        return None
    asked = session.state.asking
    options = asked.awaiting.options if asked is not None and asked.awaiting is not None else ()
    if asked is not None and asked.dialog == _KEEPS and set(ids_of(one)) & set(options or ()):
        session.trace.append("what was about to be kept is left alone")
        session.understood = ("cancel", 1.0)
        return await steering.cancel(session)
    session.trace.append("all of one record")
    return await session.begin(_REMOVES, {"credential": ids_of(one)}, 0.9)


_TAKE_OFF = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|you\s+can|u\s+can|just|and|ok|oh|actually)\W+){0,4}"
    r"(?:take|remove|delete|drop|scrap|strike|cross|bin|get\s+rid\s+of)\s+(?:out\s+|off\s+)?(?P<mine>(?:the|my|that)\s+)?",
    re.IGNORECASE,
)
#: "Take ils off its on my trust record", "…, dont need it": why it goes.
_ITS_REASON = pattern(
    r"(?:\s*[,;–-]|\s)\s*(?:its|it['’]?s|it\s+(?:is|was|has)|i\s+(?:don['’]?t|do\s+not|never|no\s+longer)|don['’]?t\s+need|no\s+longer|cos|because|since\s+i|no\s+need|not\s+needed"
    r"|that['’]?s|expired\s+anyway)(?!\w)[^?]{0,80}$",
    re.IGNORECASE,
)
_AROUND_IT = frozenset(
    {"off", "out", "away", "again", "from", "list", "records", "then", "too", "it", "thanks", "me", "mine"}
)


async def taken_off(session: Session) -> Reply | None:
    """Only where the message names one of them and says no more but why."""
    said, reason = _TAKE_OFF.match(session.heard.text), _ITS_REASON.search(session.heard.text)
    if said is not None and reason is not None and reason.start() > said.end() and not session.heard.dates:
        with session.hearing(session.heard.text[: reason.start()]):
            return await _the_one(session, said)
    if session.guesses[0].dialog == _REMOVES:
        return None
    return await _the_one(session, said) if said is not None and (said["mine"] or not session.sure) else None


async def _the_one(session: Session, said: re.Match[str]) -> Reply | None:
    heard = session.heard
    if "?" in heard.text or heard.people or _OF_ELSE.search(heard.text):
        return None
    held = await named(session, said.end())
    if len(held) != 1 or not nothing_but(session, held[0], said.end(), _AROUND_IT):
        return None
    session.trace.append("one of their own records is to be removed")
    return await session.begin(_REMOVES, {"holding": held[0].id}, 0.9)


#: "Delete everything except the CISM": up to what stays.
_ALL_BUT = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually|now)\W+){0,3}(?:remove|delete|erase|drop|clear|wipe|scrap|bin)\s+"
    r"(?:everything|all|(?:all\s+)?(?:of\s+)?(?:my|the)\s+(?:certs?|cert\w+|credentials?|records?|licen[cs]es|cards|tickets|list)|all\s+of\s+(?:them|it))(?:\s+else)?\W+"
    r"(?:but|except|excepting|besides|apart\s+from|other\s+than)\s+(?:(?:for|not|the|my|of)\s+){0,3}",
    re.IGNORECASE,
)
_MOST = 6


async def all_but(session: Session) -> Reply | None:
    """The others go, each with its "undo"; never the one that is to stay. None where no credential is named."""
    heard, records = session.heard, session.given.records
    said = _ALL_BUT.match(heard.text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    if heard.people or heard.teams or plan_spoken_of(session) is not None:
        return None
    stay, held = await named(session, said.end()), await records.holdings()
    if not stay and not any(n.mention.of("credential") for n in heard.named):
        return None
    go = [h for h in held if h not in stay]
    session.trace.append("all but one of their records")
    if not stay or not go or len(go) > _MOST or "?" in heard.text:
        session.understood = (_LISTS, 0.6)
        text = _("I removed nothing: tell me by name which are to go, such as “remove the CKA and the CISM”.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), _LISTS),))
    return together(session, [await session.begin(_REMOVES, {"holding": h.id}, 0.9) for h in go])
