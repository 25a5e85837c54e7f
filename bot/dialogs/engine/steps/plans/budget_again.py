""" "60 a month", "500 in all", "no, a month", "no, I meant dollars": no more than an amount or its money, of the
budget that is asked for or was just told.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import money_there, plan_spoken_of
from bot.dialogs.spending import budget_told
from bot.dialogs.understanding.amounts import read_amount
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.currencies import currency_of
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Money
from bot.knowledge.renewing.periods import months_until
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_SLOT = "budget"
_USUAL = 12
#: Nobody says no more than an amount in so many letters, and of such a run of blanks and commas it takes seconds.
_LONGEST = 120
_AROUND = (
    r"(?:no|nah|nope|oh|sorry|oops|wait|actually|ok|okay|well|hm+|so|i|i['’]?d|we|mean|meant|it['’]?s|its|it|that|thats|that['’]?s|is|was|make"
    r"|say|let['’]?s|rather|more|like|about|around|up\s+to|max|maybe|only|just|the|my|budget|should|be|would|can|could|spend|afford|have|not|no|and|but|than|less|at\s+most|under|below|please"
    r"|what\s+if|had|said)"
)
_AMOUNT = r"(?P<n>\d{1,3}(?:[., ]\d{3})+|\d{1,6})(?P<unit>\s?(?:[^\w\s.,!?]|[a-z]{3,8}))??"
_MONTHLY = r"(?:(?:an?|per|each|every|/)\s*month|/\s*mo|monthly|pcm)"
_IN_ALL = (
    r"(?:in\s+(?:all|total)|all\s+in|altogether|total|overall|all\s+together|once|one[\s-]off|for\s+(?:all\s+of\s+it|everything|the\s+(?:whole|lot)"
    r"(?:\s+thing)?))"
)
_SAID = pattern(
    rf"\W*(?:{_AROUND}\W+){{0,7}}(?:{_AMOUNT})?\s*[,(]?\s*(?:(?P<monthly>{_MONTHLY})|(?P<all>{_IN_ALL}))?"
    r"\)?(?:\W+(?:not\s+(?:an?|per|each)\s+month|not\s+in\s+(?:all|total)|please|pls|max|tops|at\s+most|then|instead|maybe|i\s+mean|i\s+meant|sorry|or\s+so|though|tho|for\s+(?:now|it))){0,3}\W*",
    re.IGNORECASE,
)


#: What limits money where no unit is said, of a number that no week has hours for.
_AT_MOST = pattern(
    r"\b(?:(?:not|no)\s+more\s+than|less\s+than|at\s+most|max(?:imum)?|tops|up\s+to|under|below|budget|spend|afford)\b",
    re.IGNORECASE,
)
_A_WEEK = 60


async def told(session: Session) -> Reply | None:
    """The same question or plan with that budget; the currency is the one that was said before."""
    heard = session.heard
    said = _SAID.fullmatch(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or heard.named or heard.dates or not (said["n"] or said["monthly"] or said["all"]):
        return None
    asked = _asked(session)
    if asked is None and not (said["monthly"] or said["all"] or _limits_money(session, said)):
        return None
    frame = asked or _told_before(session)
    if frame is None:
        return None
    budget = _budget(session, frame, said)
    if budget is None:
        return None
    session.trace.append("a budget in no more than an amount")
    if asked is not None:
        return await session.accept(asked, budget.as_json())
    return await session.begin(frame.dialog, {**frame.slots, _SLOT: budget.as_json()}, 0.9)


def _limits_money(session: Session, said: re.Match[str]) -> bool:
    """ "Not more than 300 though", of a plan; hours would be no such number."""
    most = _AT_MOST.search(session.heard.text) is not None and said["n"] is not None and said["unit"] is None
    amount = read_amount(said["n"]) if most else None
    return amount is not None and amount > _A_WEEK and _plan(session) is not None


def _plan(session: Session) -> Frame | None:
    """The one that is spoken of, also where it asks for an estimate of hours."""
    frame = session.state.waiting
    estimates = frame is not None and frame.awaiting is not None and frame.awaiting.slot == "estimate"
    if frame is not None and estimates and frame.dialog in SHOW_A_PLAN:
        return frame
    return plan_spoken_of(session) if frame is None else None


def _asked(session: Session) -> Frame | None:
    frame = session.state.waiting
    asks = frame is not None and frame.awaiting is not None and frame.awaiting.slot == _SLOT
    return frame if asks else None


def _told_before(session: Session) -> Frame | None:
    """The plan that is spoken of, or what was just noted or asked with a budget."""
    last, plan = session.state.last, _plan(session)
    if plan is not None:
        return plan
    if session.state.asking is not None or last is None:
        return None
    return last if _SLOT in last.slots else None


def _budget(session: Session, frame: Frame, said: re.Match[str]) -> Money | None:
    before = _before(session, frame)
    spoken = next((v.value for v in session.heard.values if isinstance(v.value, Money)), None)
    if spoken is None and said["unit"]:
        return None  # "60 hours a month"
    amount = spoken.amount if spoken else read_amount(said["n"]) if said["n"] else before.amount if before else None
    if amount is None or not amount:
        return None
    if spoken and (_names_a_currency(said) or before is None):
        currency = spoken.currency
    else:
        currency = before.currency if before else money_there(session, frame.slots)
    monthly = before is not None and before.monthly and amount < before.in_months(_months(session, frame))
    if said["monthly"] or said["all"]:
        monthly = bool(said["monthly"])
    return Money(amount, currency, monthly)


def _names_a_currency(said: re.Match[str]) -> bool:
    return bool(said["unit"]) or any(unicodedata.category(letter) == "Sc" for letter in said[0])


def _months(session: Session, frame: Frame) -> int:
    """Until the end of the plan; nobody who has £480 until then, at £40 a month, means "600" of a month."""
    by = frame.slots.get("by")
    return months_until(session.given.today, date.fromisoformat(by)) if by else frame.slots.get("months") or _USUAL


def _before(session: Session, frame: Frame) -> Money | None:
    if frame.slots.get(_SLOT):
        return Money.of(frame.slots[_SLOT])
    of_theirs = frame.dialog in {*SHOW_A_PLAN, TELLING}
    return budget_told(session.profile, session.manager.currency) if of_theirs else None


#: "My boss pays 300 more", "got another 200": so much on top of the budget of the plan.
_ON_TOP = pattern(
    r"(?:[^?\n]{0,60}?[\s,.;])?(?:(?P<front>another|an?\s+(?:extra|additional)|extra|additional|plus|adds?|(?:chips?|throws?|puts?)\s+in|tops?\s+(?:it\s+)?up\s+(?:with|by))\s+)?(?P<n>[$£€]?\s?\d{2,5})\s*(?:[$£€]|dollars?|bucks?|quid|pounds?|euros?|usd|eur|gbp)?"
    r"\s*(?P<behind>more|extra|on\s+top(?:\s+of\s+(?:it|that))?|additional(?:ly)?|as\s+well)?(?:\W+(?:now|then|for\s+(?:it|this|me|that|exams?|courses?|study(?:ing)?)|to\s+spend|towards\s+(?:it|this)|yay))*\W*",
    re.IGNORECASE,
)
_OF_MONEY = pattern(
    r"(?<!\w)(?:pays?|paying|paid|boss|work|company|employer|budget|money|spend|afford|bonus|saved|gives?|gave|got|get|have|found|chips?\s+in|add|adds|firm|covers?|refunds?)(?!\w)|[$£€]",
    re.IGNORECASE,
)


async def more(session: Session) -> Reply | None:
    """The plan that is shown, or followed, with as much more; None where it had no budget."""
    heard, records = session.heard, session.given.records
    said = _ON_TOP.fullmatch(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or not (said["front"] or said["behind"]) or session.state.asking is not None:
        return None
    if heard.named or heard.dates or heard.people or not session.given.private or not _OF_MONEY.search(heard.text):
        return None
    shown = plan_spoken_of(session)
    plan = await records.plan() if records and shown is None else None
    wish = dict(shown.slots) if shown is not None else dict(plan.wish) if plan is not None else {}
    amount = read_amount(said["n"].lstrip("$£€ "))
    if not wish.get(_SLOT) or not amount:
        return None
    before = Money.of(wish[_SLOT])
    budget = Money(before.amount + amount, before.currency, before.monthly).as_json()
    session.trace.append("more money for the plan")
    if shown is not None:
        return await session.begin(shown.dialog, {**wish, _SLOT: budget}, 0.9)
    return await session.begin("loosen_plan", {_SLOT: budget, "wish": wish}, 0.9)


#: "Nothing over £150 each", of the steps of a plan.
_OF_EACH = pattern(
    r"\b(?:each(?!\s+(?:month|week|year|day|time))|apiece|a\s?piece|per\s+(?:step|exam|cert\w*|course)|for\s+(?:one|each|any\s+one)|(?:an?|per|one)\s+(?:exam|cert\w*|course|step))\b",
    re.IGNORECASE,
)


async def of_each(session: Session) -> Reply | None:
    """A plan has one budget, for which that amount is not taken."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or heard.named or heard.dates or "?" in heard.text:
        return None
    money = [v for v in heard.values if isinstance(v.value, Money)]
    if len(money) != 1 or len(heard.values) != 1 or not _OF_EACH.match(heard.text, _skipping(heard.text, money[0].end)):
        return None
    session.trace.append("a limit for each of the steps, which a plan does not have")
    session.understood = (plan.dialog, 0.9)
    text = _(
        "A plan has one budget for all its steps and no limit for each of them, so I changed nothing. Say the sum, "
        "“$800 in all”, or which step is too dear, “drop step 2”."
    )
    return Reply(parts=(paragraph("{text}", text=text),))


def _skipping(text: str, start: int) -> int:
    """Behind the blanks and commas at ``start``."""
    return next((i for i in range(start, len(text)) if text[i] not in " ,."), len(text))


#: "Boss cut it to 800": the budget of the plan, whichever step of it is being asked about.
_CUT_TO = pattern(
    r"\W*(?:(?:ok|so|and|but|well|ugh|now|sorry)\W+){0,3}(?:(?:the|my|our)\s+)?(?:boss|company|work|employer|they|budget|manager|jobcentre|jobcenter)\s+(?:(?:has|have|had|was|is|got|been|just|now)\s+){0,3}(?:cut|reduced?|lowered?|raised?|increased?|limit(?:s|ed)?|down|up)"
    r"(?:\s+(?:it|that|this|the\s+budget|us|me|down|up))*\s+to\s+(?:only\s+|just\s+)?[$£€]?\s?(?P<n>\d{2,6})\s*(?:[$£€]|dollars?|bucks?|quid|pounds?|euros?|usd|eur|gbp)?\W*",
    re.IGNORECASE,
)


async def cut_to(session: Session) -> Reply | None:
    """The plan that is spoken of within that; None where another question is open than which step is meant."""
    said, waiting = _CUT_TO.fullmatch(session.heard.text), session.state.waiting
    if said is None or (waiting is not None and waiting.dialog not in _OF_A_STEP):
        return None
    plan = plan_spoken_of(session)
    amount = read_amount(said["n"])
    if plan is None or not amount:
        return None
    before = Money.of(plan.slots[_SLOT]) if plan.slots.get(_SLOT) else None
    spoken = next((v.value for v in session.heard.values if isinstance(v.value, Money)), None)
    currency = before.currency if before else spoken.currency if spoken else money_there(session, plan.slots)
    session.state.drop_of(*_OF_A_STEP)
    session.trace.append("the budget of the plan was changed")
    return await session.begin(plan.dialog, {**plan.slots, _SLOT: Money(amount, currency).as_json()}, 0.9)


_OF_A_STEP = frozenset({"change_step", "loosen_plan", "credential_info"})
#: "Money? basically zero".
_NO_MONEY = pattern(
    r"\W*(?:(?:and|but|so|ok|well|the|my|as|for|i|have|got|there['’]?s|sadly|sorry)\W+){0,5}(?:(?:money|mony|budget|cash|funds)\W*(?:is|are|=|would\s+be)?\s*(?:(?:basically|almost|practically|about|close\s+to|more\s+or\s+less|like)\s+)?(?:zero|none|nil|nothing|0)"
    r"|(?:no|zero)\s+(?:money|mony|budget|cash|funds))(?:\W+(?:at\s+all|really|left|tbh|sorry|for\s+(?:it|that|this)))*\W*",
    re.IGNORECASE,
)


async def none_there(session: Session) -> Reply | None:
    """Only what is free, of the plan that is spoken of; else it is noted."""
    heard = session.heard
    if len(heard.text) > _LONGEST or _NO_MONEY.fullmatch(heard.text) is None or session.state.asking is not None:
        return None
    plan = plan_spoken_of(session)
    nothing = Money(Decimal(0), money_there(session, plan.slots if plan is not None else {})).as_json()
    session.trace.append("there is no money")
    if plan is not None:
        return await session.begin(plan.dialog, {**plan.slots, _SLOT: nothing}, 0.9)
    return await session.begin(TELLING, {_SLOT: nothing}, 0.9) if session.given.private else None


_CURRENCY = pattern(
    r"\W*(?:(?:no|oh|sorry|oops|actually|wait|i|meant?|mean|it['’]?s|its|is|in|that|that['’]?s|thats|was|of\s+course|rather|make|the"
    r"|budget|should|be)\W+){0,8}(?P<said>[$€£₹¥]|[a-z]{2,12}\$?(?:\s+dollars)?)(?:\W+(?:not|instead\s+of)\W+[$€£₹¥\w]{1,12})?"
    r"(?:\W+(?:please|instead|sorry|of\s+course))?[\s.!?]{0,5}",
    re.IGNORECASE,
)
_LONGEST_OF_MONEY = 60


def in_other_currency(heard: Heard, last: Frame) -> dict[str, Any] | None:
    """The slots of the last answer with its budget in the currency that is all that was said; None otherwise."""
    budget = last.slots.get("budget")
    if not isinstance(budget, dict) or heard.named or heard.values or len(heard.text) > _LONGEST_OF_MONEY:
        return None
    said = _CURRENCY.fullmatch(heard.text)
    currency = currency_of(said["said"]) if said else None
    return {**last.slots, "budget": {**budget, "currency": currency}} if currency else None
