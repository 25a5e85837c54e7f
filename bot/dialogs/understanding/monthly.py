"""Money that is said of every month, or of every week: "40 quid a month", "my monthly budget is £40"; and when that is
only a price.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.patterns import pattern

#: So far in front of an amount what it is of is looked for.
_REACH = 60
_BETWEEN = (
    r"(?:max(?:imum)?|tops|at\s+(?:the\s+)?most|or\s+so|or\s+less|ish|about|maybe|roughly|only|spare|free|left(?:\s+over)?|extra|saved"
    r"|aside|away|for\s+(?:it|this|that|me|study(?:ing)?|learning|courses?|training|certs?)|(?:to|i\s+can|we\s+can)\s+(?:spend|spare|use)(?:\s+on\s+(?:it|this))?)"
)
_BEHIND = pattern(
    rf"(?:\s?(?:-|–|to|or)\s?[^\w\s]?\d{{1,5}}\s?(?:[€£$]|[a-z]{{3,6}}\b)?)?(?:[\s,]{{1,2}}{_BETWEEN}){{0,3}}\s{{0,2}}[(–-]?\s{{0,2}}(?:(?:/|an?\s|per\s|each\s|every\s|pr\s|p/?)\s{{0,2}}(?:calendar\s+)?"
    r"(?:months?|mths?|mnths?|mon|mo|m)\b(?!\s+(?:from|ago|before|later|after|until|till|off|and\s+a\s+half))|monthly\b|pcm\b)",
    re.IGNORECASE,
)
#: "£10 a week", "20 quid pw".
_WEEKLY = pattern(
    r"[\s,]{0,2}(?:(?:/|an?\s|per\s|each\s|every\s)\s{0,2}(?:weeks?|wks?)|pw|weekly)\b"
    r"(?!\s+(?:from|ago|before|later|after|until|till|off|of)\b)",
    re.IGNORECASE,
)
#: More than so much a week, in any money that is not counted in thousands, is what a job pays.
_MOST_A_WEEK, _WEEKS_A_YEAR, _MONTHS_A_YEAR = 150, 52, 12
_OF_IT = (
    r"(?:my|our|the|a|budget|allowance|limit|amount|sum|pot|money|savings?|spend(?:ing)?|maximum|max|ceiling|for|it|this|that|learning|study(?:ing)?"
    r"|training|courses?|i|i['’]?ve|i['’]?d|we|can|could|will|would|might|have|has|had|got|get|put|set|lay|save|spare|afford|pay|away|aside|by|up"
    r"|of|is|was|be|are|about|around|roughly|say|like|only|just|maybe|at|most|to|now|what|comes)"
)
_BEFORE = pattern(
    rf"(?<!\w)(?:monthly|(?:per|each|every)\s+month|budget\s+(?:for\s+)?a\s+month)(?:[\s:=]{{1,3}}{_OF_IT}){{0,8}}[\s:=]{{0,3}}$",
    re.IGNORECASE,
)
#: "It costs $49 a month", "is it $49 a month", "I pay $49 a month for Coursera": no money that somebody plans with.
_PRICE_BEFORE = pattern(
    r"(?<!\w)(?:costs?|costing|costed|charg(?:es?|ed|ing)|fees?|subscriptions?|subs|membership|rent|mortgage|pric(?:e|ed)|rates?"
    r"|(?:i|we|i['’]?m|already|you)\s+(?:pay(?:ing)?|paid)|making|(?:i|we|you|they)\s+(?:only\s+)?make|take\s+home"
    r"|(?:is|was|isn['’]?t|wasn['’]?t)\s+(?:it|that|this)|(?:the|that|this|one|course|cert\w{0,9})\s+(?:at|for))"
    r"(?:\s+(?:is|are|was|of|at|me|us|you|about|around|like|just|only|now|still|for\s+it|it)){0,3}\s{0,3}$",
    re.IGNORECASE,
)
#: "Gdac is $49 a month": whatever has its price; "all I have is £40 a month" has none.
_HAS_A_PRICE = pattern(
    r"(?<!\w)(?!(?:budget|limit|max(?:imum)?|most|have|spend|afford|spare|money|cash|savings?|allowance|ceiling|amount|sum|pot|fund(?:s|ing)?"
    r"|grant|voucher|got|save|pay|month|it|that|this|there|what|away|aside|by|put|me|mine|goal|target|now|answer)\b)\w{2,20}\s+(?:is|was)"
    r"(?:\s+(?:about|around|like|just|only|now|still|at)){0,2}\s{0,3}$",
    re.IGNORECASE,
)
_PRICE_BEHIND = pattern(
    r"\s{0,2}(?:fees?|subscriptions?|subs|membership|plans?|prices?|costs?|charges?|payments?|instal\w+)\b",
    re.IGNORECASE,
)


def of_every_month(text: str, start: int, end: int) -> bool:
    """Whether the amount at ``start`` to ``end`` is said per month."""
    return _BEHIND.match(text, end) is not None or _BEFORE.search(text, max(0, start - _REACH), start) is not None


def is_a_price(text: str, start: int, end: int) -> bool:
    """Whether an amount per month is what something costs, or what a job brings."""
    behind = _BEHIND.match(text, end)
    if behind is not None and _PRICE_BEHIND.match(text, behind.end()):
        return True
    return any(way.search(text, max(0, start - _REACH), start) is not None for way in (_PRICE_BEFORE, _HAS_A_PRICE))


def of_every_week(text: str, end: int, amount: Decimal) -> Decimal | None:
    """What comes together in a month of an amount that is said per week; None where it is not, or is a wage."""
    if amount > _MOST_A_WEEK or _WEEKLY.match(text, end) is None:
        return None
    return (amount * _WEEKS_A_YEAR / _MONTHS_A_YEAR).quantize(Decimal(1))
