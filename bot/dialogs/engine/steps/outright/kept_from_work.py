"""What a boss, an employer or colleagues get to know, asked or wished: "I don't want my manager to know I failed"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.privately import of_what_comes_of_it
from bot.patterns import mentions, pattern

_AT_WORK = (
    r"(?:(?:(?:my|the|our|a|any)\s+)?(?:(?:new|old|ex|former|current|future|other|direct|line)[\s-]+)?"
    r"(?:boss(?:es)?|managers?|employers?|supervisors?|foreman|team\s*leads?|team\s*leaders?|hr|colleagues|co-?workers|team\s?mates|people\s+(?:at|from)\s+work"
    r"|(?:people|others|members)\s+(?:in|of|on)\s+(?:my|the)\s+team)|(?:my|the)\s+(?:work|company|firm|lead)|work|anyone\s+at\s+work|(?:my\s+)?(?:wife|husband|partner))"
)
#: One of these is in whatever that fits.
_SOMEBODY = (
    "boss", "manager", "employer", "supervisor", "foreman", "team", "lead", "hr", "colleague", "work", "company",
    "firm", "wife", "husband", "partner",
)  # fmt: skip
_ALSO = r"(?:still|ever|also|then|actually|automatically|even|be\s+able\s+to|get\s+to|going\s+to|gonna|really)"
_KNOWS = (
    r"(?:see|sees|seeing|know(?:s|ing)?|find(?:s|ing)?\s+out|look(?:s|ing)?\s+at|hear(?:s|ing)?|learn(?:s|ing)?(?=\s+(?:that|about|of)\b)|(?:get|gets|getting|be|being)\s+(?:told|notified|informed|alerted"
    r"|an?\s+(?:message|mail|email|notification|alert))|notified|told|informed)"
)
#: "My boss doesn't know which one is best" is about no records.
_OF_ME = r"(?!\s+(?:a|an|any|which|whether|how|what\s+(?:certs?|is|to))\b)"
_ASKS = pattern(
    rf"\b(?:can|could|will|would|does|do|did|is|are)\s+(?:n['’]?t\s+)?{_AT_WORK}\s+(?:{_ALSO}\s+){{0,2}}{_KNOWS}\b{_OF_ME}",
    re.IGNORECASE,
)
_WISHES = pattern(
    rf"\b(?:do\s?n['’]?t|do\s+not|dont|never|rather\s+not|wouldn['’]?t)\s+(?:want|like|need|have|let)\s+(?:that\s+)?{_AT_WORK}\s+(?:to\s+)?(?:{_ALSO}\s+){{0,2}}{_KNOWS}\b"
    rf"|\b{_AT_WORK}\s+(?:can\s?not|can['’]?t|must\s?n['’]?t|must\s+not|should\s?n['’]?t|should\s+not|wo\s?n['’]?t|will\s+not|may\s+not|does\s?n['’]?t)\s+(?:{_ALSO}\s+){{0,2}}{_KNOWS}\b{_OF_ME}"
    rf"|\bwithout\s+{_AT_WORK}\s+{_KNOWS}\b",
    re.IGNORECASE,
)
#: "My boss told me to sign up here, what does he see?"
_WHAT_HE_SEES = pattern(
    rf"\b{_AT_WORK}\b[^?\n]{{0,80}}\b(?:what|how\s+much|which\s+\w+)\s+(?:do|does|can|could|will|would)\s+(?:he|she|they)\s+(?:{_ALSO}\s+){{0,2}}(?:see|know|get|find\s+out)\b",
    re.IGNORECASE,
)
#: What is typed here is another matter, and a credential that is named with it is heard with what is told of it.
_OF_MESSAGES = pattern(r"\b(?:messages?|chats?|type|typed|write|wrote|conversations?|dms?)\b\W*$", re.IGNORECASE)
_TOLD_HERE = pattern(r"\bi\s+(?:tell|say|told|said|ask|asked)\s+you\b|\btalk(?:ed|ing)?\s+to\s+you\b", re.IGNORECASE)
#: Studies alone can be kept from a team, which is done and not only told.
_STUDIES = pattern(r"\b(?:stud(?:y|ies|ying)|learn(?:ing)?)\b", re.IGNORECASE)
_READ = 300


def _is_kept_from_work(heard: Heard) -> bool:
    text = heard.text[:_READ]
    if not mentions(text, _SOMEBODY):
        return False
    if heard.people or heard.teams or any(n.mention.of("credential") for n in heard.named) or _OF_MESSAGES.search(text):
        return False
    if _TOLD_HERE.search(text) or (_WISHES.search(text) and _STUDIES.search(text)):
        return False
    return any(way.search(text) for way in (_ASKS, _WISHES, _WHAT_HE_SEES))


_ASKS_WHAT_COMES = pattern(
    r"\W*(?:(?:and|so|but|ok|hm+|hey|wait|is\s+it\s+(?:possible|true)\s+that)\W+){0,4}(?:can|could|will|would|is|are|do|does|am|may|might|if)\s+(?!you\b|u\b)[^.!?\n]{0,60}\W*",
    re.IGNORECASE,
)


def _fears_what_comes(heard: Heard) -> bool:
    """ "Can Marco fire me with this", asked of what is told here."""
    text = heard.text
    if heard.leads or any(n.mention.of("credential") for n in heard.named) or not of_what_comes_of_it(text):
        return False
    return _ASKS_WHAT_COMES.fullmatch(text) is not None and _HERE.search(text) is not None


#: Of a boss in general it is no matter of this.
_HERE = pattern(
    r"\b(?:this|that|it|here|you)\b|\b(?:is|will|can|could)\s+(?:he|she|they|[\w-]{2,20})\s+(?:gonna|going\s+to|dock|fire|sack|punish|use)\b",
    re.IGNORECASE,
)


#: Behind ``of_oneself``, which hears what is asked of one's records outright.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_is_kept_from_work, "who_sees"),
    (_fears_what_comes, "who_sees"),
)
