"""What somebody asks of their own records: to send them, to keep them, to say when they run out, and where."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.platform_slot import ELSEWHERE
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: "My captain wants to see them, how do I send it?"
_SENDS = pattern(
    r"(?<!\w)(?:how\s+(?:do|can|could|would|should)|can|could|how\s+to)\s+(?:i\s+|we\s+)?(?:send|show|give|forward|share|email|print|hand)\s+(?:(?:it|them|that|this|these|him|her"
    r"|(?:all\s+)?(?:of\s+)?my\s+(?:own\s+)?(?:certs?|certificates?|cards?|tickets?|licen[cs]es?|records?|list|stuff|credentials?))\s{0,3}){1,2}"
    r"(?P<whom>(?:to|for)\s+(?:(?:my|the|a|an)\s+)?\w{2,20}(?:\s+\w{2,20})?)?\W*$",
    re.IGNORECASE,
)


#: "Can I have that as a spreadsheet?"
_AS_A_FILE = pattern(
    r"(?<!\w)(?:have|get|give|send|export|download|want|need|put|save)\s+(?:me\s+)?(?:(?:it|that|this|them|these|all|my\s+(?:own\s+)?(?:certs?|certificates|records?|list|credentials|stuff)"
    r"|the\s+(?:list|lot)|everything|a\s+list)\s+){1,3}(?:as|in|into|to|on)\s+(?:an?\s+)?(?:excel|csv|spread\s?sheet)(?:\s+(?:file|sheet))?\W*(?:(?:please|pls|thanks)\W*)?$",
    re.IGNORECASE,
)


#: As the answers name it.
_EXPORTS = pattern(r"\W*(?:please\s+|pls\s+)?export(?:\s+(?:it|them|now|please|pls|my\s+list))*\W*", re.IGNORECASE)


def _asks_how_to_send(heard: Heard) -> bool:
    own = not (heard.leads or heard.people or heard.teams)
    if own and (_AS_A_FILE.search(heard.text) or _EXPORTS.fullmatch(heard.text)):
        return True
    said = None if heard.leads or heard.people or heard.teams else _SENDS.search(heard.text)
    if said is None:
        return False
    to_whom = said.start("whom") if said["whom"] else len(heard.text)
    return all(n.mention.start > to_whom for n in heard.named)  # "to hr" names no skill


#: "I have a few certificates, can you keep them"
_KEEPS_THEM = pattern(
    r"(?<!\w)(?:can|could|will|would|do)\s+(?:you|u)\s+(?:please\s+|also\s+)?(?:keep|store|save|track|remember|look\s+after|manage|hold)\s+"
    r"(?:(?:track\s+of|an\s+eye\s+on|a\s+list\s+of)\s+)?(?:them|those|these|that|(?:all\s+)?my\s+(?:certs?|certificates?|cards?|tickets?|licen[cs]es?|credentials?|qualifications?))"
    r"(?:\W+(?:for\s+me|all|somewhere|please|pls|here))*(?:\W+(?:i|we)(?:['’]?ve)?\s+(?:got|have)\s+(?:(?:like|about|around|maybe|some|quite|a)\s+){0,3}(?:\d{1,2}|few|lot|loads|several|many)(?:\s+of\s+(?:them|those))?)?\W*$",
    re.IGNORECASE,
)


def _would_have_them_kept(heard: Heard) -> bool:
    """What they are is asked."""
    return (
        not (heard.named or heard.dates or heard.people or heard.leads) and _KEEPS_THEM.search(heard.text) is not None
    )


#: "And only WhatsApp", "can you email me the reminders"
_WRITE_TO_ME = pattern(
    r"\b(?:remind|write|send|messag|notif|tell|text|ping|reach)\w*\b|\b(?:can|could|would)\s+(?:you|u)\s+e-?mail\s+me\b"
    r"|^\W*(?:(?:and|but|ok|so|please|can|could|you|it|rather|better)\W+)*(?:only|just|on|via|by|per|through|use|prefer)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 10


def _wants_them_elsewhere(heard: Heard) -> bool:
    short = len(heard.words) <= _FEW_WORDS and not (heard.named or heard.people or heard.teams)
    return short and ELSEWHERE.search(heard.text) is not None and _WRITE_TO_ME.search(heard.text) is not None


#: "Somebody said you can remember when my stuff runs out?" asks for what is kept, and of no privacy.
_CAN_REMEMBER = pattern(
    r"\byou\s+(?:can|could|do|will|would)?\s*(?:remember|remind|keep\s+(?:track|an\s+eye|note)|track|tell\s+me|warn\s+me|look\s+after|watch)\b[^.!?\n]{0,30}"
    r"\bmy\s+(?:stuff|things|certs?|certificates|cards?|tickets?|licen[cs]es?|papers|training|trainings|courses|quals|qualifications|records?|bits)\b"
    r"[^.!?\n]{0,30}\b(?:run\w*\s+out|expir\w*|due|up|laps\w+|end\w*|renew\w*)\b[^.!?\n]{0,20}\?",
    re.IGNORECASE,
)


def _asks_to_remember(heard: Heard) -> bool:
    return not (heard.named or heard.people or heard.teams or heard.dates) and (
        _CAN_REMEMBER.search(heard.text) is not None
    )


#: "List", "show my list", "my records": words that no question takes for its answer.
_LIST = pattern(
    r"\W*(?:(?:ok|okay|and|so|now|please|just|show|me|the|my|a|whole|list|see)\W+){0,4}"
    r"(?:list|(?<=my\s)(?:own\s)?(?:records?|certs|certificates|credentials))(?:\s+(?:all|please|pls|plz))*\W*",
    re.IGNORECASE,
)


#: "What else do i have", "wot have i got so far": what is kept.
_WHAT_I_HAVE = pattern(
    r"\W*(?:(?:ok|okay|and|so|now|right|cool|thx|thanks|cheers|lol|wait|hang\s+on|btw)\W+){0,4}(?:what|wat|wot|whats)(?:\s+(?:else|all|other\s+(?:certs|tickets|cards|ones|quals|stuff|things)))?\s+(?:do|have|did)\s+i\s+(?:(?:actually|still|even|currently)\s+)?"
    r"(?:have|hold|got|told?\s+you|tell\s+you|on\s+(?:here|file|record|there))(?:\s+(?:got|in|on|here|there|now|then|so\s+far|file|record|my|the|list|again|already|you|saved|kept|down|logged|with|all|up))*\W*",
    re.IGNORECASE,
)


def _lists(heard: Heard) -> bool:
    if heard.leads or heard.named or heard.people or heard.teams:
        return False
    return _LIST.fullmatch(heard.text) is not None or _WHAT_I_HAVE.fullmatch(heard.text) is not None


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_asks_how_to_send, "export_holdings"),
    (_would_have_them_kept, "add_holding"),
    (_wants_them_elsewhere, "prefer_platform"),
    (_asks_to_remember, "list_holdings"),
    (_lists, "list_holdings"),
)
