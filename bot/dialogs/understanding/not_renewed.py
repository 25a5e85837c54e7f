""" "I haven't renewed it yet", "I want to renew it on 3 March", "renewed?": a renewal is spoken of that was not made.

Apart from `standing`: what was not renewed is held all the same, and its day is kept.
"""

from __future__ import annotations

import re

from bot.patterns import pattern

_RENEW = r"(?:renew(?:ed|ing)?|re-?certif(?:y|ied|ying)|re-?validat(?:e|ed|ing))(?!\w)"
_BETWEEN = r"(?:(?:yet|even|actually|really|already|been|be|get|gotten|it|the|my|that|just|still|to)\s+){0,3}"
_NOT_MADE = pattern(
    r"(?<!\w)(?:(?:(?:have|has|did|was|is|could|can|do|does|wo|would)\s*n['’]?t|(?:have|has|did|was|is|could|do|does|will)\s+not"
    r"|cannot|never|not\s+yet|yet\s+to|forgot(?:ten)?\s+to|failed\s+to"
    # what is only meant to be done
    r"|will|i['’]ll|gonna|going\s+to|want(?:s|ed)?\s+to|wanna|need(?:s|ed)?\s+to|ha(?:ve|s|d)\s+to|must|should|plan(?:s|ned|ning)?\s+(?:to|on)|about\s+to"
    r"|supposed\s+to|meant\s+to|hop(?:e|ed|ing)\s+to|intend(?:ed|ing)?\s+to|try(?:ing)?\s+to|tried\s+to|might|may|could|would|if\s+i|when\s+i|once\s+i)"
    rf"\s+{_BETWEEN}{_RENEW}|(?<!\w)(?:getting|having|(?:will|to|i['’]ll|gonna)\s+(?:get|have)|i\s+get)\s+(?:[\w+/-]+\s+){{1,4}}?(?:renewed|re-?certified|re-?validated)(?!\w)"
    rf"|(?<!\w)i\s?['’]?a?m\s+(?:\w+\s+)?(?:renewing|re-?certifying|re-?validating)(?!\w))",
    re.IGNORECASE,
)
_MADE = pattern(r"(?<!\w)(?:renewed|re-?certified|re-?validated)(?!\w)", re.IGNORECASE)
_TAKEN_BACK = pattern(
    rf"(?<!\w){_RENEW}.{{0,30}}?\b(?:by\s+(?:mistake|accident|error)|in\s+error|(?:was|is|got)\s+(?:rejected|refused|denied|declined))\b",
    re.IGNORECASE,
)
_TAKEN_AWAY = pattern(
    r"(?<!\w)(?:revoked|suspended|withdrawn|rescinded|annulled|surrendered|(?:handed|gave|given|sent)\s+(?:in|back)\s+my)(?!\w)"
    r"(?!.{0,60}\b(?:again|reinstated|restored|back|until|till)\b)",
    re.IGNORECASE,
)
#: "Paid my CISM fee": a part of it, where no renewal is spoken of.
_PAID = pattern(
    r"(?<!\w)paid\b.{0,60}?\b(?:fees?|dues|amf|invoice|bill)\b(?!.{0,60}\b(?:until|till?|valid|good|expires?)\b)",
    re.IGNORECASE,
)
_OF_RENEWING = pattern(r"(?<!\w)(?:renew|re-?cert|re-?valid|re-?regist|extend|extension)", re.IGNORECASE)
#: A word and a question mark.
_BARELY_ASKED = pattern(r"\W*(?:and\W+|is\s+it\s+|was\s+it\s+|already\s+)?renewed\s*\?\W*", re.IGNORECASE)


def was_not_renewed(text: str) -> bool:
    """Whether no renewal is told of; "renewed it, must renew it again in 2029" tells of one."""
    if (_TAKEN_AWAY.search(text) or _PAID.search(text)) and _OF_RENEWING.search(text) is None:
        return True
    if _TAKEN_BACK.search(text) or _BARELY_ASKED.fullmatch(text):
        return True
    rest, spoken = _NOT_MADE.subn(" ", text)
    return spoken > 0 and _MADE.search(rest) is None
