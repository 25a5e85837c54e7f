"""What was just shown does not please: "too expensive", "that takes too long", "too hard", "boring"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import answers_about_a_plan, plan_spoken_of
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.values import Money
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, note, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB, _OTHERS = "credential_for_role", "instead_of"
_MOST = 8
#: Answers about credentials, after which what proves much of the same is looked for.
_TELL = frozenset({"credential_info", "rank_credentials", "compare_credentials", "explain", _OTHERS})
#: Lists that go on.
_LIST = frozenset({_FOR_JOB, "credential_for_skill", "credentials_for_posting", "browse_credentials", _OTHERS})
_THAT = (
    rf"^{CORRECTING}"
    r"(?:(?:that['’]?s|that\s+is|this\s+is|it['’]?s|it\s+is|(?:that|it|this)\s+(?:looks|sounds|seems)|they['’]?re|they\s+are|those\s+are"
    r"|these\s+are|(?:all|both)(?:\s+of\s+(?:them|those|these))?(?:\s+are)?|(?:it|that|this)(?=\s+takes))\s+)?"
)
_MUCH = r"(?:(?:way|much|a\s+bit|far|still|all|kinda|really|pretty|so|quite)\s+)*"
_FILLERS = r"(?:\W+(?:still|again|for\s+me|tbh|lol|though|tho|sorry|honestly|man|mate|really|to\s+be\s+honest|imo))*\W*"
#: "Too long" and "bit long"; "can it be quicker?" may follow.
_A_BIT = r"(?:too|(?:a\s+)?(?:bit|little)(?:\s+too)?|rather|quite|pretty|kinda|very)"
_LESS = r"(?:easier|simpler|cheaper|less\s+expensive|quicker|faster|shorter|sooner)"
_CAN_IT_BE = (
    r"(?:[\s,.;!–-]{1,5}(?:can|could)\s+(?:it|that|this|we|you|i)\s+(?:be|make\s+(?:it|that|this)|do\s+(?:it|that))\s+"
    rf"(?:done\s+)?(?:a\s+bit\s+|any\s+)?{_LESS})?"
)
_FILLED = rf"{_CAN_IT_BE}{_FILLERS}"


def _something(kind: str) -> str:
    """ "What about something easier first?" """
    return (
        rf"|{CORRECTING}(?:(?:what|how)\s+about|is\s+there|isn['’]?t\s+there|have\s+you\s+got|you\s+got|got|maybe|rather|do\s+you\s+have)\s+"
        rf"(?:something|anything|one|smth)\s+(?:a\s+bit\s+|much\s+|that['’]?s\s+|a\s+little\s+)?(?:{kind})(?:\W+(?:first|to\s+start(?:\s+with)?|for\s+now|then|instead|please|pls))*\W*"
    )


_I_LACK = (
    r"(?:but\s+)?(?:i\s+|we\s+)?(?:(?:(?:do\s*n['’]?t|do\s+not|dont)\s+(?:really\s+)?have|have\s*n['’]?t(?:\s+got)?)(?:\s+(?:any|the|enough|so\s+much|much|that\s+(?:much|kind\s+of)))?"
    r"|(?:have|got|['’]ve\s+got)\s+(?:no|little|not\s+(?:enough|that\s+much|so\s+much|any)))"
)
_TOO = {
    "cheapest": (
        rf"{_THAT}{_MUCH}{_A_BIT}\s+(?:expensive|dear|pric[e]?y|costly|much\s+money){_FILLED}|{_THAT}{_MUCH}too\s+much{_FILLED}"
        rf"|{_THAT}(?:i\s+)?can(?:['’]?t|\s*not)\s+afford\s+(?:that|it|this|so\s+much|them|those|any\s+of\s+(?:them|those|that)){_FILLED}"
        rf"|{_THAT}{_I_LACK}\s+(?:money|cash|budget|funds)(?:\s+(?:for\s+)?(?:it|that|this|them|those))?{_FILLED}"
        + _something(r"cheaper|less\s+expensive")
    ),
    "shortest": rf"{_THAT}(?:takes?\s+)?{_MUCH}{_A_BIT}\s+"
    rf"(?:long|slow|many\s+hours|much\s+(?:time|study(?:ing)?)){_FILLED}"
    rf"|{_THAT}{_I_LACK}\s+time(?:\s+(?:for\s+)?(?:it|that|this|them|those))?{_FILLED}"
    + _something("quicker|faster|shorter"),
    "easiest": rf"{_THAT}{_MUCH}{_A_BIT}\s+(?:hard|difficult|tough|advanced|complicated){_FILLED}"
    + _something(r"easier|simpler|less\s+(?:hard|difficult|advanced)|more\s+basic"),
}
_TOO_MUCH = {sort: pattern(words, re.IGNORECASE) for sort, words in _TOO.items()}
#: "Too long. My lads can do something in half that": what follows only says why.
_FIRST = pattern(
    r"(?P<said>[^.!;\n]{4,40})[.!;\n]+\s*(?:i|my|we|our|it|that|this|they|have|got|no\s+way|surely)\b[^.!?]{0,80}\W{0,3}\Z",
    re.IGNORECASE,
)
#: It is not the price, the time or the level that does not please.
_DULL = pattern(
    rf"{_THAT}{_MUCH}(?:me+h+|bo+ring|dull|yawn|uninspiring|uninteresting)(?:\W+(?:stuff|ones?|list))?{_FILLED}"
    rf"|{_THAT}{_MUCH}not\s+(?:really\s+|very\s+|that\s+|so\s+)?(?:for\s+me|my\s+(?:thing|cup\s+of\s+tea)|interesting|exciting|appealing|inspiring){_FILLED}"
    rf"|{_THAT}(?:i\s+)?do(?:n['’]?t|\s+not)\s+(?:really\s+)?(?:like|fancy)\s+(?:it|that|this|them|those|these|any(?:\s+of\s+(?:them|those|these))?){_FILLED}"
    rf"|{_THAT}(?:none|neither)\s+of\s+(?:them|those|these)(?:\s+(?:please|appeals?|is|are|for\s+me|excites?)(?:\s+(?:to\s+)?me)?)?{_FILLED}"
    rf"|{_THAT}(?:(?:show\s+me|got|have\s+you\s+got|give\s+me)\s+)?(?:something|anything)\s+else(?:\W+(?:please|then|instead))*\W*"
    rf"|{OPENING}(?:what|which\s+one)\s+(?:else\s+)?(?:could|can|should|might|would)\s+i\s+(?:do|take|get|try|have)"
    r"\s+instead(?:\s+of\s+(?:it|that|this|them|those))?\W*",
    re.IGNORECASE,
)
#: What may follow: "…, what else?"
_WHAT_ELSE = pattern(
    r"(?<![\s,.;!–-])[\s,.;!–-]{1,5}(?:so\s+|and\s+)?(?:(?:what|anything|something)\s+else(?:\s+(?:is\s+there|have\s+you\s+got|you\s+got|do\s+you\s+have|then))?"
    r"|(?:got\s+)?others?|next(?:\s+one)?)\W{0,9}$",
    re.IGNORECASE,
)
_BORES = pattern(r"bo+ring|dull|yawn|me+h+", re.IGNORECASE)

#: "I'm rubbish at exams": what goes without one is shown.
_BAD_AT_EXAMS = pattern(
    r"(?:.{0,30}\b)?(?:(?:bad|rubbish|terrible|awful|hopeless|crap|shit|useless|horrible|no\s+good|not\s+(?:very\s+|so\s+)?good)\s+(?:at|with|in)"
    r"|hate|fear|dread|scared\s+of|afraid\s+of|panic\s+(?:in|at|before)|nervous\s+(?:about|in|at|before))\s+(?:\w+\s+){0,2}(?:exams?|tests)\b[^?]{0,40}"
    r"|(?:.{0,30}\b)?(?:(?:exams?|tests)\s+(?:scare|terrify|frighten|stress|kill)\w*\s+me|exam\s+(?:nerves|anxiety|fear|stress))\b[^?]{0,40}",
    re.IGNORECASE,
)
#: "No exam experience at all", "I've never sat an exam": which of them has one is told.
_NEW_TO_EXAMS = pattern(
    r"(?:.{0,30}\b)?(?:no\s+exam\s+experience|(?:never|not|n['’]t)\s+(?:even\s+|ever\s+)?(?:done|taken|sat|written|had|did)\s+(?:(?:an?|any|many|real|proper)\s+)*(?:exams?|tests))\b[^?]{0,40}",
    re.IGNORECASE,
)


async def _about_exams(session: Session, shown: Frame) -> Reply | None:
    """None where no exam is spoken of, or nothing that could do without was shown."""
    text, these = session.heard.text, session.state.focus.credentials[:_MOST]
    if _BAD_AT_EXAMS.fullmatch(text) and session.dialog(shown).has("format"):
        session.trace.append("the last answer once more, without exams")
        kept = {k: v for k, v in shown.slots.items() if k != "page"}
        return await session.begin(shown.dialog, {**kept, "format": "no-exam"}, 0.9)
    if not _NEW_TO_EXAMS.fullmatch(text) or not these or shown.dialog not in _LIST:
        return None
    session.trace.append("which of those shown has an exam")
    told = await session.begin("rank_credentials", {"these": these, "quality": "format", "each": True}, 0.9)
    return told.plus(Reply(parts=(note(_("Say “without exams”, and I show what goes without one.")),)))


#: "That's 3 grand?? No way", "675, way too much": of a price, so no budget; the sum is left out before.
_SUCH_A_PRICE = pattern(
    r"(?=.*(?:\?\?|no\s+(?:way|chance)|hell\s+no|too\s+(?:much|dear|expensive|pric\w+)|a\s+lot|crazy|insane|mad(?:ness)?|steep|ouch|kidding|joking|serious\w*|wow|jee[zs]\w*|omg|wtf|robbery))"
    r"(?:\W|\b(?:that['’]?s|thats|that|is|it['’]?s|its|for|this|one|what|wow|omg|wtf|lol|jee[zs]\w*|really|serious(?:ly)?|no|way|chance|hell|too|much|a|bit|lot|of|money|crazy|insane|mad(?:ness)?|steep"
    r"|ouch|expensive|dear|pric[e]?y|are|r|you|u|kidding|joking|me|robbery|just|like|quid|bucks|dollars|pounds|euros?|an|exam|test|course|cert\w*|piece|paper)\b)+",
    re.IGNORECASE,
)
_IS_A_LIMIT = pattern(
    r"(?<!\w)(?:max(?:imum)?|at\s+(?:the\s+)?most|tops|up\s+to|limit|budget|(?:no|not)\s+more\s+than|under|below|less\s+than|i\s+(?:only\s+)?(?:have|got))(?!\w)",
    re.IGNORECASE,
)
_A_NUMBER = pattern(r"\d[\d.,]{0,12}k?")


def shocks(session: Session) -> bool:
    """Whether it is said of a price that it is too much, with the price."""
    text = session.heard.text
    if _IS_A_LIMIT.search(text):
        return False  # "too expensive, max 400"
    for value in reversed([v for v in session.heard.values if v.kind == "money"]):
        text = text[: value.start] + text[value.end :]
    rest = _A_NUMBER.sub("", text)
    return rest != session.heard.text and _SUCH_A_PRICE.fullmatch(rest) is not None


async def displeased(session: Session) -> Reply | None:
    """Others that are less of what was too much; None when the message says more, or nothing of the kind was shown."""
    heard, last = session.heard, session.state.last
    if heard.named or last is None or answers_about_a_plan(session):
        return None
    if shocks(session):
        return await _less_of_it(session, _shown(session, last), "cheapest", {})
    if (without := await _about_exams(session, session.state.spoken_of or last)) is not None:
        return without
    said, budget = _with_a_budget(session)
    if (than := next((sort for sort, way in _TOO_MUCH.items() if way.fullmatch(said)), None)) is not None:
        return await _less_of_it(session, _shown(session, last), than, budget)
    behind = _WHAT_ELSE.search(heard.text)
    if _DULL.fullmatch(heard.text, 0, behind.start() if behind else len(heard.text)):
        if last.dialog in LOOK_AT_ONE:
            return _other_than_a_record(session, last)
        if session.state.waiting is None:
            return await _something_else(session, last)
    return None


def _shown(session: Session, last: Frame) -> Frame:
    """The plan or the list that it is said of; what was told of oneself meanwhile is not too long."""
    if (plan := plan_spoken_of(session)) is not None or last.dialog != TELLING:
        return plan or last
    return next((f for f in reversed(session.state.done) if f.dialog != TELLING), last)


def _other_than_a_record(session: Session, last: Frame) -> Reply:
    """After one of their own was looked at it may be another of them, or another credential altogether."""
    session.understood = (last.dialog, 0.5)
    session.trace.append("something else than the record that was looked at")
    at, catalogue = session.state.focus.at, session.manager.knowledge.catalogue
    text = _("What would you like instead: another of the credentials that I keep of you, or a new one to aim at?")
    buttons = [begin(_("My credentials"), "list_holdings")]
    if at in catalogue.credentials:
        name = short_name(catalogue.credentials[at])
        buttons.append(begin(_("Instead of {name}").format(name=name), _OTHERS, of=[at], than=""))
    buttons.append(begin(_("Find a credential for a job"), _FOR_JOB))
    return Reply(parts=(paragraph(text),), buttons=tuple(buttons))


def _with_a_budget(session: Session) -> tuple[str, dict[str, Any]]:
    """ "Can't afford that, 200 quid max": what is said in front of the amount, and the amount."""
    heard = session.heard
    money = [v for v in heard.values if v.kind == "money"]
    ends = max(heard.text.rfind(mark, 0, money[0].start) for mark in ",.;–-") if len(money) == 1 else -1
    if ends < 0:
        first = _FIRST.match(heard.text)
        return (first["said"] if first and not heard.values and "?" not in heard.text else heard.text), {}
    return heard.text[:ends], fill_from_message(session.manager.dialogs[_FOR_JOB], heard).slots


async def _less_of_it(session: Session, last: Frame, than: str, given: dict[str, Any]) -> Reply | None:
    """ "That's too expensive" of a plan or of advice sorts it anew, of one credential asks what there is instead."""
    dialog = session.dialog(last)
    if dialog.has("sort") and not dialog.writes and last.dialog not in _TELL:
        session.trace.append("the last answer once more, cheaper, shorter or easier")
        kept = {k: v for k, v in last.slots.items() if k != "page"}
        kept |= {"budget": given["budget"]} if "budget" in given and dialog.has("budget") else {}
        if last.dialog in SHOW_A_PLAN and "budget" in given:
            return await session.begin(last.dialog, {k: v for k, v in kept.items() if k != "sort"}, 0.9)
        if than == "cheapest" == kept.get("sort") and dialog.has("budget") and "budget" not in given:
            free = Money(Decimal(0), session.profile.currency or session.manager.currency)
            return await session.begin(last.dialog, {**kept, "budget": free.as_json()}, 0.9)
        return await session.begin(last.dialog, {**kept, "sort": than}, 0.9)
    return await _others(session, last, than)


async def _something_else(session: Session, last: Frame) -> Reply | None:
    """The next ones of a list, or what proves much of the same."""
    if last.dialog not in _LIST:
        return await _others(session, last, "")
    session.trace.append("the next ones, since these do not please")
    page = int(last.slots.get("page", 1)) + 1
    reply = await session.begin(last.dialog, {**last.slots, "page": page}, 0.9)
    if last.dialog != _FOR_JOB or "role" not in last.slots or not _BORES.search(session.heard.text):
        return reply
    near = begin(_("Jobs near to it"), "other_jobs", current=last.slots["role"])
    return reply.model_copy(update={"buttons": (*reply.buttons, near)})


async def _others(session: Session, last: Frame, than: str) -> Reply | None:
    focus = session.state.focus
    slots = last.slots
    of = slots.get("credentials") or slots.get("these") or [c for c in (slots.get("credential") or focus.at,) if c]
    of = focus.credentials if last.dialog == _OTHERS else of
    if last.dialog not in _TELL or not of or session.state.waiting is not None:
        return None
    session.trace.append("what proves much of the same instead")
    return await session.begin(_OTHERS, {"of": of, "than": than}, 0.9)
