"""Talk of money that no catalogue of credentials answers: what a job pays, and who pays for a credential."""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: A posting names a salary too, in many more words.
_FEW = 25
_PAY = pattern(
    r"\b(?:salar(?:y|ies)|wages?|remuneration|earnings|earning\s+potential|pay\s?(?:scale|grade|rate|range)s?)\b"
    r"|\b(?:well|better|best|badly|poorly|highly)[\s-]paid\b|\bpays?\s+(?:(?:very|really|so|any|the)\s+)?(?:well|better|best|more|most|good)\b"
    r"|\b(?:the\s+)?(?:most|best|biggest)\s+(?:money|bucks|cash)\b"
    r"|\b(?:which|what)\b[^.!?]{0,20}?\b(?:earns?|pays)\s+(?:me\s+)?(?:more|most|better|best)\b|^\W*(?:i\s+mean\s+)?(?:which|what)(?:\s+(?:one|ones|job))?\s+pays\W*$"
    r"|\b(?:how['’]?s|what['’]?s|how\s+is|what\s+is|is)\s+the\s+(?:pay|money)\b",
    re.IGNORECASE,
)
_EARN = pattern(
    r"\b(?:what|what['’]?s|how\s+much)\b.{0,60}\b(?:earns?|earning|(?:get|gets|getting|be|been)\s+paid)\b",
    re.IGNORECASE,
)
_MAKE = pattern(
    r"\bhow\s+much\s+(?:do|does|can|could|would|will)\b.{0,40}\bmakes?\b"
    r"|\bwhat(?:['’]?s)?\s+(?:(?:do|does|can|could|would|will)\b.{0,40}|an?\s.{2,40}\s)\bmakes?\b(?:\s+(?:a|per)\s+(?:year|month|hour))?\W*$",
    re.IGNORECASE,
)
#: "How much CPE do I earn with it?"
_NO_MONEY = pattern(
    r"\b(?:cp[eu]s?|pdus?|ceus?|credits?|points?|units?|badges?|cert\w*|credential\w*)\b", re.IGNORECASE
)
_ASKING = pattern(
    r"\?|\b(?:what|what['’]?s|how|how['’]?s|which|tell|know|wonder\w*|curious)\b"
    r"|^\W*(?:(?:and|ok|so|but)\W+)*(?:does|do|will|would)\b"
    r"|^\W*(?:(?:and|ok|so|the|average|typical|starting|is|does|do)\W+)*(?:it|that|they|salar\w+|wages?|pay|earnings)\b",
    re.IGNORECASE,
)
#: "I want something better paid"
_BETTER_PAID = pattern(
    r"\b(?:something|smth|sth|smthg|somthing|anything|(?:a|another|some)\s+(?:other\s+)?(?:job|work)|jobs?|work|else\s+(?:can|could)\s+i\s+do)"
    r"\s+(?:\w+\s+){0,3}?(?:(?:better|higher|well|more)[\s-]+(?:paid|payed|paying|pay|pays)|(?:that|which|wich)\s+pays|pays\s+(?:more|better)"
    r"|with\s+(?:\w+\s+)?(?:better|more|higher)\s+(?:pay|money|salary|wages?))\b",
    re.IGNORECASE,
)
#: "Want to earn more", whatever it is that they do.
_EARN_MORE = pattern(r"\bto\s+(?:earn|make)\s+(?:more|better)(?:\s+money)?\b", re.IGNORECASE)
_PAYERS = r"(?:employer|company|boss|firm|work(?:place)?|job\s?cent(?:re|er)|government|state|union|school|hospital)"
_WHO_PAYS = pattern(
    r"^\W*(?:(?:and|ok|so|but|hm+|also)\W+)*(?:can|could|will|would|does|do|should|might|may|is)\b"
    rf"(?:.{{0,30}}\b{_PAYERS}\b.{{0,20}}\b(?:pay|cover|fund|sponsor|reimburse|refund)"
    rf"|.{{0,40}}\b(?:paid|covered|funded|sponsored|reimbursed)\b.{{0,20}}\b{_PAYERS}\b)",
    re.IGNORECASE,
)


#: "The salary is small" tells why, and asks nothing.
_COMPLAINT = pattern(
    r"\b(?:the|my|but|and)?\s{0,3}(?:salary|salaries|pay|wages?|money)(?:\s+(?:here|there|nowadays))?(?:['’]s|\s+(?:is|are|was))?\s+(?:(?:very|so|too|really|just|quite|pretty|a\s+bit)\s+)?"
    r"(?:small|low|bad|poor|rubbish|crap|shit\w*|terrible|awful|peanuts|nothing|not\s+(?:good|enough|great))\b(?!\s*\?)",
    re.IGNORECASE,
)


#: "Which certificate is good for salary", "what course gives a better salary": papers are asked for, not the pay.
_PAPERS_THAT_PAY = pattern(
    r"\b(?:which|wich|what|any|best|good)\s+(?:\w+\s+){0,2}?(?:cert\w*|credentials?|courses?|qualifications?|licen[cs]es?|diplomas?|trainings?|badges?)\b"
    r".{0,60}\b(?:salar(?:y|ies)|wages?|pays?|paid|money|income|earn)\b",
    re.IGNORECASE,
)


def wants_papers_that_pay(heard: Heard) -> bool:
    return _PAPERS_THAT_PAY.search(heard.text) is not None


def asks_about_pay(heard: Heard) -> bool:
    """ "What does a SOC analyst earn?", "salary of a data engineer", "does it pay well?" """
    text = _COMPLAINT.sub(" ", heard.text)
    if len(heard.words) > _FEW or not _ASKING.search(text) or wants_papers_that_pay(heard):
        return False
    job = any(n.mention.of("role") for n in heard.named)
    earns = _EARN.search(text) or (job and _MAKE.search(text))
    return bool(_PAY.search(text) or (earns and not _NO_MONEY.search(text)))


def wants_to_earn_more(heard: Heard) -> bool:
    """ "I want something better paid", in no job that is named behind it."""
    said = _BETTER_PAID.search(heard.text)
    return said is not None and not any(n.kind == "role" and n.mention.start > said.start() for n in heard.named)


def speaks_of_more_pay(heard: Heard) -> bool:
    return wants_to_earn_more(heard) or _EARN_MORE.search(heard.text) is not None


def asks_who_pays(heard: Heard) -> bool:
    """ "Can my employer pay for it?" """
    return _WHO_PAYS.search(heard.text) is not None
