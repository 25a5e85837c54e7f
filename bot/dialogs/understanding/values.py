"""Amounts, hours and deadlines inside a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from babel.numbers import get_territory_currencies

from bot.dialogs.understanding.amounts import read_amount
from bot.dialogs.understanding.currencies import MARKS, WORDLIKE, currency_of, is_money
from bot.dialogs.understanding.monthly import is_a_price, of_every_month, of_every_week
from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED
from bot.dialogs.understanding.zones import country_mentioned
from bot.patterns import pattern

#: ``pay`` is money that a job brings: it hides what it covers, and is no wish of anybody.
ValueKind = Literal["money", "pay", "hours_a_week", "hours", "months"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217). A zero amount is "free". ``monthly``: it is there anew every month."""

    amount: Decimal
    currency: str
    monthly: bool = False

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Money:
        return cls(Decimal(kept["amount"]), kept["currency"], bool(kept.get("monthly")))

    def as_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = {"amount": str(self.amount), "currency": self.currency}
        return {**kept, "monthly": True} if self.monthly else kept

    def in_months(self, months: int) -> Decimal:
        """What there is to spend in so many months."""
        return self.amount * months if self.monthly else self.amount


@dataclass(frozen=True, slots=True)
class Value:
    """A value found at characters ``start`` to ``end``. Hours and months are whole numbers."""

    kind: ValueKind
    value: Money | int
    start: int
    end: int


_WORD_NUMBERS = {"a": 1, "an": 1, **BELOW_A_HUNDRED, "hundred": 100, "thousand": 1000, "couple": 2, "few": 3}
_HUNDRED, _THOUSAND = 100, 1000
_NUMBER = r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_WORDS = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
_LARGE = rf"(?:hundred|thousand)(?:\s+(?:and\s+)?(?:{_WORDS})(?:\s+hundred)?)?"
_COUNT = rf"(?P<n>{_NUMBER}|(?:a\s+couple\s+of|a\s+few|(?:{_WORDS}))(?:\s+{_LARGE})?)"
_MARK = "|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True))
_CLEAR_MARK = "|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True) if mark not in WORDLIKE)
#: Behind a sign, which may belong to the next amount: "$500 €600".
_NAMED_MARK = rf"(?![acrs]?[$€£₹¥₦])(?:{_CLEAR_MARK})"
#: How many times the number is meant: "2k", "20 grand", "1.5 lakh".
_TIMES = {
    "k": 1000, "grand": 1000, "thousand": 1000, "lakh": 100_000, "lac": 100_000, "crore": 10_000_000,
    "million": 1_000_000,
}  # fmt: skip
_SO_MANY_TIMES = r"(?:grand|thousand|lakhs?|lacs?|crores?|million)"
_OF_A_PLACE = {"canadian": "CAD", "australian": "AUD", "aussie": "AUD"}
_PLACE = "|".join(_OF_A_PLACE)
_MONEY = pattern(
    rf"(?<![\w.])(?:(?P<pre>{_MARK})\s*(?P<a>{_NUMBER})(?P<ka>k\b|\s+{_SO_MANY_TIMES}\b)?(?:\s*(?P<named>{_NAMED_MARK}|{_PLACE})(?!\w))?"
    rf"|{_COUNT}(?P<kb>\s*(?:k|{_SO_MANY_TIMES})\b,?)?\s*(?P<post>{_MARK})(?!\w)(?:\s+(?P<code>usd|cad|aud|nzd|sgd|hkd)(?!\w))?)",
    re.IGNORECASE,
)
#: "I've 2 grand", "a couple of grand".
_GRAND = pattern(
    rf"(?<![\w.]){_COUNT}\s+(?P<k>grand)\b(?!\s*(?:piano|slam|prix|canyon|master|opening|total\s+(?:of|is)))",
    re.IGNORECASE,
)
#: "My budget is 2 lakh": where they count so, it is in rupees.
_LAKHS = pattern(rf"(?<![\w.]){_COUNT}\s*(?P<k>lakhs?|lacs?|crores?)\b", re.IGNORECASE)
_RUPEES = "INR"
ASKS_A_PRICE = pattern(r"\b(?:prices?|costs?|how\s+much|fees?)\b", re.IGNORECASE)
#: "In Canadian", and nothing behind it.
_IN_MONEY = pattern(
    rf"\b(?:in|into)\s+(?:(?P<mark>{_CLEAR_MARK})(?!\w)|(?P<place>{_PLACE})(?:\s+money)?\W*$)", re.IGNORECASE
)
_BARE_MONEY = pattern(
    rf"\b(?:budget(?:\s+(?:is|to|of|about|around|max|maximum|under|now))*|spend(?:\s+(?:up\s+to|about|max))*"
    rf"|(?:costs?|costing|priced?|cheaper|less)\s+(?:under|below|than|up\s+to|at\s+most)|under|below|at\s+most"
    r"|afford(?:\s+(?:much|more|a\s+lot|only|about|around|like|max|up\s+to))*\W{0,3}(?:(?:like|only|about|around|maybe|say|max)\s+){0,2}"
    rf"|for\s+(?:under|less\s+than))\s*:?\s*(?P<n>{_NUMBER})(?P<k>k\b)?(?![\d.,]*\s*(?:h|hr|hour|week|day|month(?!ly)|year|%|people|min|cert|cred|exam|course|step|badge|licen|qualif|module|time|thing|of\s))",
    re.IGNORECASE,
)
#: "I can put away 40 a month", "a plan with 200 a month".
_PUT_AWAY = pattern(
    rf"\b(?:(?:put|set|lay)\s+(?:away|aside|by)|with|have|spare)\s+(?:(?:about|around|like|maybe|only|just|up\s+to|roughly)\s+){{0,2}}(?P<n>{_NUMBER})(?P<k>k\b)?"
    r"(?=\s*(?:/|an?|per|each|every)\s*(?:month|week)|\s*monthly)",
    re.IGNORECASE,
)
_BY_MONTH = r"(?:/|an?\s|per\s|each\s|every\s)\s*month\b|monthly\b"
#: "Data analyst with 200 a month", "50 a month budget": of who names no money, and no hours or units either.
_SO_MUCH_A_MONTH = (
    pattern(
        rf"\b(?:with|have(?:\s+got)?|got|i['’]?ve|spare|spend|on)\s+(?:(?:about|around|like|maybe|only|just|up\s+to|roughly|max)\s+){{0,2}}(?P<n>[3-9]\d|[1-9]\d{{2,3}})(?P<k>k\b)?\s*"
        rf"(?=(?:{_BY_MONTH})(?:\s+(?:to\s+spend|max|budget|for\s+(?:it|this|study\w*|courses?|certs?|training)))?\s*(?:$|[.,;!?)]|and\b|but\b))",
        re.IGNORECASE,
    ),
    pattern(rf"(?<![\w.,/])(?P<n>\d{{2,4}})(?P<k>k\b)?\s*(?=(?:{_BY_MONTH})\s+budget\b)", re.IGNORECASE),
)
#: "Max 250", "400 is max", "300 is all I have": of two digits at least, and no year.
_MOST = rf"(?<![\w.,/:\-])(?!20[23]\d\b)(?P<n>{_NUMBER})(?P<k>k\b)?(?<!\b\d)"
_AT_MOST = (
    pattern(
        rf"\b(?:cost|spend|pay|be|afford)\w*\s+(?:(?:me|us|for\s+it|(?:for\s+)?(?:anything|something|courses?))\s+)?(?:(?:that\s+(?:is|costs)|costing)\s+)?(?:(?:more|over|above|beyond)(?:\s+than)?|(?:up\s+to|under|below|less\s+than|at\s+most))\s+{_MOST}"
        r"(?=\s*(?:$|[.,;!?)]|and\b|but\b|or\b|in\s+total|all\s+in|please|(?:an?|per|each|every)\s+month|monthly))(?!\s*(?:h|hours?|weeks?|months?|years?|days?)\b)",
        re.IGNORECASE,
    ),
    pattern(
        rf"\b(?:nothing|not|none)\s+(?:(?:that(?:['’]?s|\s+is|\s+costs?)|costing)\s+)?(?:more\s+than|over|above|beyond)\s+{_MOST}"
        r"(?=\s*(?:$|[.,;!?)]|and\b|but\b|or\b|in\s+total|all\s+in|please|pls))",
        re.IGNORECASE,
    ),
    pattern(
        rf"\bmax(?:imum|imal)?(?:\s+(?:is|of))?\s*:?\s*{_MOST}(?=\s*(?:$|[.,;!?)]|and\b|but\b|or\b|in\s+total|all\s+in|please))",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_MOST}\s*(?:(?:is|['’]?s|would\s+be|as)\s+(?:(?:my|the|our|a|an|absolute|really|about)\s+)*(?:max(?:imum)?|limit|ceiling|budget"
        rf"|all\s+(?:that\s+)?(?:i|we)\b)|(?:max(?:imum)?|tops|at\s+(?:the\s+)?most|saved(?:\s+up)?|put\s+(?:aside|by)|to\s+spend(?:\s+on)?)\b)",
        re.IGNORECASE,
    ),
)
#: "£19.40/h", "45k per annum", "£200 a day": what a job pays, and nothing that somebody would spend.
_PAY_BEHIND = pattern(
    r"\s*(?:(?:/|per|an?|p/?)\s*(?:h|hrs?|hours?|day|annum|shift)\b|p\.?a\b|(?P<yearly>(?:/|per|an?)\s*(?:yr|year)\b))",
    re.IGNORECASE,
)
_PAY_BEFORE = pattern(
    r"(?<!\w)(?:salary|wages?|pays|earn(?:s|ed|ing)?|income|ote|(?:hourly|daily|day)\s+rate)\s*:?\s*"
    r"(?:(?:is|of|about|around|up|to|from|me|only|now|currently|at|was)\s+){0,3}$",
    re.IGNORECASE,
)
_PAY_REACH, _NO_BUDGET_A_YEAR = 40, 10_000
_FREE = pattern(
    r"\b(?:(?:for|totally|completely|at)\s+)?(?:free(?:\s+of\s+charge)?|no\s+cost|zero\s+cost|without\s+paying|gratis|nothing\s+(?:paid|that\s+costs)|no\s+paid\s+(?:ones?|courses?|stuff|certs?|exams?)"
    r"|(?:don'?t|do\s+not|can'?t|cannot)\s+(?:want\s+to\s+)?(?:pay|spend)(?:\s+(?:anything|money|any\s+money))?"
    r"(?!\s+(?:for\s+(?:\w+\s+){1,3}?)?(?:more|over|above|beyond|that|too|so|much|a\s+lot))"
    r"|(?:doesn'?t|does\s+not|don'?t|won'?t|not)\s+cost\s+(?:(?:me|us|you)\s+)?(?:anything|a\s+(?:cent|penny|dime))"
    r"|no\s+(?:money|budget)|cost\s+nothing|costs\s+nothing)\b(?!\s+(?:time|lance))",
    re.IGNORECASE,
)
#: "Weekends are free", "I'm free on Sundays".
_FREE_TIME = pattern(
    r"(?<!\w)(?:(?:weekends?|weekdays?|evenings?|mornings?|afternoons?|nights?|days?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|time|schedule|calendar)"
    r"\s+(?:(?:is|are|['’]re)\s+)?(?:(?:all|mostly|pretty|quite|usually|totally)\s+)?|(?:i['’]?m|i\s+am|im)\s+(?:(?:only|mostly|usually)\s+)?)$",
    re.IGNORECASE,
)
#: "No budget, work pays" sets no limit.
_PAYERS = (
    r"\b(?:work(?:place)?|company|employer|boss|firm|(?:resettlement\s+|training\s+)?(?:grant|fund|scheme|voucher)|army|navy|forces|parents|dad|mum|mom|wife|husband|partner|council|agency|bank|job\s?cent(?:re|er)|government|state|union|they|school|hospital)(?:['’](?:d|ll|re|s))?\s+"
    r"(?:(?:will|would|does|do|is|are|gonna|going\s+to|['’]ll)\s+)?"
)
OTHERS_PAY = pattern(rf"{_PAYERS}(?:pay|cover|fund|sponsor|reimburs)\w{{0,3}}\b", re.IGNORECASE)
#: "Hospital pays 1000", "the company covers 1500 a year".
_PAY_SO_MUCH = pattern(
    rf"{OTHERS_PAY.pattern}\s+(?:(?:me|us|for\s+it|it|about|around|some|max|roughly|up\s+to|at\s+most|only|like)\s+){{0,3}}(?P<n>\d{{3,4}})(?P<k>k)?(?![\w,.]?\d|\s*(?:%|percent|h\b|hours?|hrs?|days?|people|courses?"
    r"|exams?|staff|of\b|employees|(?:an?|per|each)\s+(?:month|hour|week)|monthly|weekly))",
    re.IGNORECASE,
)
#: "My boss gives me 500", "work lets me spend 800".
_GIVES_SO_MUCH = pattern(
    rf"{_PAYERS}(?:gives?|gave|(?:has|have)\s+(?:given|approved|agreed\s+to)|approved|lets?\s+me\s+(?:have|spend)|chips?\s+in)\s+"
    r"(?:(?:me|us|about|around|max|roughly|up\s+to|at\s+most|only|like)\s+){0,3}(?P<n>\d{3,4})(?P<k>k)?(?=\s*(?:$|[.,;!?]|for\b|to\s+spend|towards?\b|now\b|then\b|instead\b|more\b|extra\b|and\b|but\b|(?:an?|per|every)\s+year))",
    re.IGNORECASE,
)
#: "My boss pays up to 800": what there is to spend, and no wage.
_PAYS_FOR_IT = pattern(
    rf"{OTHERS_PAY.pattern}[\s,]+(?:(?:but|and|for|it|me|only|just|a|max(?:imum)?|limit)\s+){{0,3}}(?:up\s+to|at\s+most|no\s+more\s+than|only|max(?:imum)?|not\s+more\s+than"
    r"|less\s+than|under)(?:\s+of)?\s*[$£€]?\s*$",
    re.IGNORECASE,
)
#: "Company pays 1000€ a year", "work covers $800": the same, where it is no pay of every month or week.
_PAYS_A_SUM = pattern(
    rf"{OTHERS_PAY.pattern}\s+(?:(?:about|around|some|roughly|like|for\s+(?:it|courses?|exams?|training))\s+){{0,2}}[$£€]?\s*$",
    re.IGNORECASE,
)
#: "Job pays €1200 a year for training".
_FOR_STUDY = pattern(
    r"\s*(?:(?:/|per|an?)\s*(?:yr|year)\s+)?(?:for|towards?|on)\s+(?:(?:my|our|the|any|it|further)\s+)?(?:training|courses?|study|studying|studies|exams?|certs?|certificat\w+|education|learning|development)\b",
    re.IGNORECASE,
)
_OFTEN = pattern(r"\s*(?:(?:an?|per|each|every|/)\s*(?:week|month|wk|mo)\b|monthly|weekly|pcm|p\.?m\b)", re.IGNORECASE)
_HOURS = r"(?:h|hr|hrs|hour|hours|hours?'?)"
_WEEKLY = pattern(
    rf"\b(?:(?P<lo>\d+)\s*(?:-|–|to|or)\s*)?{_COUNT}\s*\+?\s*{_HOURS}\s*(?:of\s+\w+\s+)?"
    rf"(?:(?:a|per|each|every|/|in\s+a|in(?=\s+(?:the\s+)?week)|the|p|for|in\s+the|by|on)\s*)*\s*(?P<per>weekday|week(?:ly|end)?s?|wk|pw|w\b|day|daily|evening|night|month|(?<=every\s)(?:morning|afternoon)|(?<=each\s)(?:morning|afternoon))\b",
    re.IGNORECASE,
)
#: "I can only do 3 a week".
_BARE_WEEKLY = pattern(
    rf"\b(?:can|could|i['’]ve\s+got|have\s+got|manage|spare|i\s+have)\s+(?:(?:only|just|maybe|about|around|do|manage|spare|fit\s+in|study|like|up\s+to|at\s+most)\s+){{0,3}}{_COUNT}\s*(?:(?:an?|per|each|every)\s+week|/\s*week|weekly)\b",
    re.IGNORECASE,
)
_HOURS_OF_A_WEEK, _HOURS_AWAKE = 168, 80
#: "One and a half hours a day", "an hour and a half every evening", "half an hour a day".
_WITH_A_HALF = pattern(
    rf"\b(?:(?P<lone>half)\s+an\s+hour|{_COUNT}\s+(?:and\s+a\s+half\s+{_HOURS}|{_HOURS}\s+and\s+a\s+half))\s*"
    r"(?:(?:a|per|each|every|in\s+the|on)\s+)+(?P<per>weekday|week|wk|day|evening|night|morning)s?\b",
    re.IGNORECASE,
)
#: "90 mins a day", "45 minutes every evening".
_MINUTES = pattern(
    r"(?<![\w.,:])(?P<n>\d{2,3})\s*(?:min|mins|minutes)\s*(?:(?:a|per|each|every|/|in\s+the|on)\s*)+(?P<per>weekday|week|wk|day|evening|night|morning)s?\b",
    re.IGNORECASE,
)
#: "3 evenings a week, 2 hours each".
_TIMES_A_WEEK = pattern(
    rf"\b{_COUNT.replace('(?P<n>', '(?P<times>')}\s+(?:evening|night|morning|afternoon|day|time|session)s?"
    r"\s+(?:a|per|each|every|/|in\s+the)\s*(?:week|wk)\b\s*(?:(?:,|with|at|for|of|and|about|around|-|–|x|maybe|some)\s*){0,3}"
    rf"{_COUNT}\s*{_HOURS}\b(?:\s+(?:each|every\s+time|a\s+time|per\s+(?:time|evening|session|day)))?",
    re.IGNORECASE,
)
#: "I could do Wednesdays and Sunday mornings, so 5 hours" is of every week.
_ON_SOME_DAYS = pattern(
    r"\bi(?:['’]ll|['’]d)?\s+(?:(?:only|just|could|can|might|would|will|really)\s+){0,3}(?:do|manage|spare|fit\s+in|have|study|learn)\b[^.!?\n]{0,40}?"
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|evenings?|mornings?|nights?)\b[^.!?\n]{{0,40}}?\b{_COUNT}\s*{_HOURS}\b",
    re.IGNORECASE,
)
#: "Sat n sun 2 hrs each", "Tuesday, Thursday and Sunday, one hour each".
_A_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?"
_EACH_OF_DAYS = pattern(
    rf"\b(?P<days>{_A_DAY}(?:\s*(?:,|\band\b|\bn\b|&|\+|/)\s*(?:and\s+)?{_A_DAY}){{1,6}})\W{{1,3}}(?:(?:for|about|maybe|like)\s+)?"
    rf"{_COUNT}\s*{_HOURS}\s+(?:each|(?:per|a|every)\s+day)\b",
    re.IGNORECASE,
)
_ONE_OF_DAYS = pattern(rf"\b{_A_DAY}\b", re.IGNORECASE)
_TOTAL = pattern(rf"\b{_COUNT}\s*{_HOURS}\b(?:\s*(?:in\s+total|total|max|or\s+less|at\s+most))?", re.IGNORECASE)
_SPAN = pattern(
    rf"(?P<before>\b(?:since|past|last|for|for\s+about|been|after|every|each|lasts?|valid)\s+(?:the\s+)?(?:past\s+|last\s+)?)?"
    rf"\b{_COUNT}[\s-]*(?P<unit>weeks?|months?|years?|mo\b|wks?)\b(?P<after>\s+(?:ago|old|of|experience|now|already|in\s+the|before|running|in\b))?",
    re.IGNORECASE,
)
#: So many years are no limit, unless something is to be done in them.
_LONGEST, _NEARBY = 5, 30
_IN_SO_MANY = pattern(r"\b(?:in|within|under|than)\s+(?:about\s+|the\s+next\s+)?$", re.IGNORECASE)
_TENS = pattern(r"\b(?:twenty|thirty|forty|fifty|sixty)[\s-]$", re.IGNORECASE)
_WITHIN = pattern(
    r"\b(?:within|inside)\s+(?:a|one|1)\s+(?P<unit>year|month)\b(?P<half>\s+and\s+a\s+half\b)?", re.IGNORECASE
)
_WEEKDAYS, _MOST_ON_DAYS = 5, 40
_PER_WEEK = {"day": 7, "dai": 7, "eve": 5, "nig": 5, "mor": 5, "aft": 5}


def find_values(text: str, currency: str = "USD") -> list[Value]:
    """Money, weekly hours, total hours and time limits in ``text``, in order, not overlapping.

    ``currency`` is meant when an amount is named without one ("budget 300").
    """
    found: list[Value] = []
    taken = bytearray(len(text))
    for value in (*_weekly(text), *_money(text, currency), *_months(text), *_hours(text)):
        if not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            found.append(value)
    return sorted(found, key=lambda v: v.start)


def currency_asked_for(text: str) -> str | None:
    """``GBP`` of "what is that in pounds?", and ``CNY`` of "price in China?"."""
    said = _IN_MONEY.search(text)
    if said is None:
        country = country_mentioned(text) if ASKS_A_PRICE.search(text) else None
        current = get_territory_currencies(country, tender=True) if country else []
        return current[0] if current else None
    return currency_of(said["mark"]) if said["mark"] else _OF_A_PLACE[said["place"].casefold()]


def count(text: str) -> int | None:
    """The whole number that digits or words say: ``12``, ``five``, ``two hundred``, ``a few``."""
    text = text.strip().casefold()
    if re.fullmatch(_NUMBER, text):
        amount = read_amount(text)
        return int(amount) if amount is not None else None
    thousands, below, said = 0, 0, False
    for word in text.replace("-", " ").split():
        value = _WORD_NUMBERS.get(word)
        if value is None:
            continue
        said = True
        if value == _THOUSAND:
            thousands, below = (below or 1) * value, 0
        elif value == _HUNDRED:
            below = (below or 1) * value
        else:
            below = value if word in {"couple", "few"} else below + value
    return thousands + below if said else None


def _money(text: str, currency: str) -> Iterator[Value]:
    """Sums, and amounts of every month or week; what something costs a month is no wish of anybody."""
    for found in _amounts(text, currency):
        money, where = found.value, (found.start, found.end)
        regular = _each_month(text, found) if isinstance(money, Money) and money.amount else None
        if regular is None or not isinstance(money, Money):
            yield found
        elif is_a_price(text, *where):
            yield replace(found, kind="pay")
        else:
            yield replace(found, value=replace(money, amount=regular, monthly=True))


def _each_month(text: str, found: Value) -> Decimal | None:
    """What an amount comes to in a month; None of a sum."""
    amount = found.value.amount if isinstance(found.value, Money) else Decimal(0)
    return amount if of_every_month(text, found.start, found.end) else of_every_week(text, found.end, amount)


def _amounts(text: str, currency: str) -> Iterator[Value]:
    for match in _MONEY.finditer(text):
        mark = (match["pre"] or match["post"]).casefold()
        named = (match["named"] or match["code"] or mark).casefold()  # "$900 CAD"
        times, number = _times(match["ka"] or match["kb"]), match["a"] or match["n"]
        amount = _amount(number)
        if amount is not None and (times > 1 or is_money(mark, number, match[0])):
            value = _money_value(amount * times, _OF_A_PLACE.get(named) or MARKS[named], match)
            yield replace(value, kind="pay") if _is_pay(text, match, amount * times) else value
    for way, unit in ((_GRAND, currency), (_LAKHS, _RUPEES)):
        for match in way.finditer(text):
            amount, times = _amount(match["n"]), _times(match["k"])
            if amount is not None:
                value = _money_value(amount * times, unit, match)
                yield replace(value, kind="pay") if _is_pay(text, match, amount * times) else value
    for match in itertools.chain(
        *(
            way.finditer(text)
            for way in (_BARE_MONEY, _PUT_AWAY, *_SO_MUCH_A_MONTH, _PAY_SO_MUCH, _GIVES_SO_MUCH, *_AT_MOST)
        )
    ):
        amount = read_amount(match["n"])
        if amount is not None:
            yield _money_value(amount * _times(match["k"]), currency, match)
    for match in () if OTHERS_PAY.search(text) else _FREE.finditer(text):
        if _FREE_TIME.search(text, 0, match.start()):
            continue
        yield Value("money", Money(Decimal(0), currency), match.start(), match.end())


def _is_pay(text: str, match: re.Match[str], amount: Decimal) -> bool:
    behind = _PAY_BEHIND.match(text, match.end())
    if behind is not None and (not behind["yearly"] or amount >= _NO_BUDGET_A_YEAR):
        return True
    if _FOR_STUDY.match(text, match.end()) is not None:
        return False
    from_there = max(0, match.start() - _PAY_REACH)
    if amount < _NO_BUDGET_A_YEAR and _PAYS_FOR_IT.search(text, from_there, match.start()):
        return False
    if amount < _NO_BUDGET_A_YEAR and _PAYS_A_SUM.search(text, from_there, match.start()):
        return _OFTEN.match(text, match.end()) is not None
    return _PAY_BEFORE.search(text, from_there, match.start()) is not None


def _amount(text: str) -> Decimal | None:
    if text[0].isdecimal():
        return read_amount(text)
    number = count(text)
    return Decimal(number) if number is not None else None


def _times(said: str | None) -> int:
    """What "k" and "lakhs" multiply by; 1 where nothing is said."""
    word = said.strip(" ,\n").casefold() if said else ""
    return _TIMES.get(word.removesuffix("s"), 1)


def _money_value(amount: Decimal, currency: str, match: re.Match[str]) -> Value:
    return Value("money", Money(amount, currency), match.start(), match.end())


def _weekly(text: str) -> Iterator[Value]:
    for match in _TIMES_A_WEEK.finditer(text):
        times, hours = count(match["times"]), count(match["n"])
        if times and hours and times * hours <= _HOURS_OF_A_WEEK:
            yield Value("hours_a_week", times * hours, match.start(), match.end())
    for match in _EACH_OF_DAYS.finditer(text):
        hours = count(match["n"])
        if hours and hours <= _MOST_ON_DAYS:
            yield Value("hours_a_week", hours * len(_ONE_OF_DAYS.findall(match["days"])), match.start(), match.end())
    for match in _ON_SOME_DAYS.finditer(text):
        hours = count(match["n"])
        if hours and hours <= _MOST_ON_DAYS:
            yield Value("hours_a_week", hours, match.start("n"), match.end())
    for match in _WITH_A_HALF.finditer(text):
        minutes = (0 if match["lone"] else (count(match["n"]) or 1) * 60) + 30
        per = match["per"].casefold()
        often = _WEEKDAYS if per in ("weekday", "morning") else _PER_WEEK.get(per[:3], 1)
        yield Value("hours_a_week", max(1, minutes * often // 60), match.start(), match.end())
    for match in _MINUTES.finditer(text):
        per = match["per"].casefold()
        often = _WEEKDAYS if per in ("weekday", "morning") else _PER_WEEK.get(per[:3], 1)
        if (hours := round(int(match["n"]) * often / 60)) > 0:
            yield Value("hours_a_week", hours, match.start(), match.end())
    for match in _WEEKLY.finditer(text):
        hours = count(match["n"])
        if hours is None:
            continue
        per = match["per"].casefold()
        often = _WEEKDAYS if per == "weekday" else _PER_WEEK.get(per[:3], 1)
        weekly = round(hours / 4) if per == "month" else hours * often
        if 0 < weekly <= _HOURS_OF_A_WEEK:
            yield Value("hours_a_week", weekly, match.start(), match.end())
    for match in _BARE_WEEKLY.finditer(text):
        if (hours := count(match["n"])) is not None and 0 < hours <= _HOURS_AWAKE:
            yield Value("hours_a_week", hours, match.start(), match.end())


def _hours(text: str) -> Iterator[Value]:
    for match in _TOTAL.finditer(text):
        hours = count(match["n"])
        if hours and match["n"].casefold() not in {"a", "an"}:
            yield Value("hours", hours, match.start(), match.end())


def _months(text: str) -> Iterator[Value]:
    for match in _SPAN.finditer(text):
        amount = count(match["n"])
        spoken_of_the_past = match["before"] or (match["after"] and match["after"].split()[0] != "before")
        before = text[max(0, match.start("n") - _NEARBY) : match.start("n")]
        years = amount if match["unit"][0].casefold() == "y" else None
        if years is not None and years > _LONGEST and not _IN_SO_MANY.search(before):
            continue  # "fourteen years" a teacher
        if _TENS.search(before):
            continue  # "twenty two years" are not two
        if amount and not spoken_of_the_past and match["n"].casefold() not in {"a", "an", "one", "1"}:
            unit = match["unit"].casefold()[0]
            months = amount * 12 if unit == "y" else max(1, round(amount / 4.35)) if unit == "w" else amount
            yield Value("months", months, match.start(), match.end("unit"))
    for match in _WITHIN.finditer(text):
        months = 12 if match["unit"].casefold() == "year" else 1
        yield Value("months", months * 3 // 2 if match["half"] else months, match.start(), match.end())
