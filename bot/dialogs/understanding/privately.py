"""That others shall not see something: "keep it private", "don't show it to Petra", "just for me"."""

from __future__ import annotations

import re

from bot.patterns import pattern

_BEGINS = r"(?:[,;.–-]\s{0,3})?(?:(?:but|and|please|pls|so|oh)\s{1,3}){0,3}"
_IT = (
    r"(?:it|that|this|them|those|these|both|all|(?:the|my)\s+[\w+-]{2,20})"
    r"(?:\s+(?:one|two|ones|of\s+(?:it|them|those)))?"
)
_UNSEEN = r"(?:private|hidden|secret|confidential|invisible|unseen|off\s+the\s+record)"
_OFFICE = (
    r"(?:(?:my|the|our|a)\s+)?(?:team\s+)?(?:lead|leads|leader|leaders|boss|bosses|manager|managers|team|teams|supervisor|employer|company|colleagues"
    r"|coworkers|co-workers|crew|group)"
)
_OTHERS = r"(?:any\s?(?:one|body)|others|(?:the\s+)?others?|every\s?(?:one|body)|no\s?one|nobody)(?:\s+else)?"
#: A name, which is no word that begins another thought.
_NAMED = r"(?!(?:it|that|this|i|me|you|we|he|they|she|exam|card|cert|test)\b)@?\w[\w.-]{1,29}"
_WHO = rf"(?:{_OFFICE}|{_OTHERS}|them|him|her|{_NAMED})"
_MAY_NOT = (
    r"(?:(?:(?:should|must|shall|can|may|need|could)(?:\s?n['’]?t|\s*not)|(?:does|do|has|have|is|are)(?:\s?n['’]?t|\s+not)\s+(?:have|need|allowed|supposed|meant)"
    r"|(?:is|are)\s+not(?=\s+to\s)|never\s+needs?)(?:\s+(?:be\s+able|have))?(?:\s+to)?)"
)
_DO_NOT = r"(?:do\s?n['’]?t|do\s+not|never|not\s+to|(?:rather|better)\s+not|without|no\s+need\s+to)"
_KNOWS = r"(?:see|know|look\s+at|find\s+out|be\s+told|hear|learn|be\s+shown|get\s+to\s+(?:see|know))"
PRIVATE = pattern(
    rf"{_BEGINS}(?:(?:keep|make|mark|leave|put|set|store|save)\s+{_IT}\s+(?:(?:as|down\s+as)\s+)?(?:{_UNSEEN}|(?:to|for)\s+(?:yourself|myself)|between\s+us|from\s+{_WHO})"
    rf"|(?:that|this|it)(?:['’]?s|\s+is)(?:\s+one)?\s+(?:to\s+(?:be|stay|remain)\s+)?{_UNSEEN}|hide\s+{_IT}(?:\s+from\s+{_WHO})?"
    rf"|{_DO_NOT}\s+(?:show(?:ing)?|shar(?:e|ing)|reveal\w*|pass(?:ing)?\s+on)\s+(?:{_IT}(?:\s+(?:to|with)\s+{_WHO})?(?!\w)|(?:to\s+|with\s+)?{_WHO})(?:\s+{_IT})?"
    rf"|{_DO_NOT}\s+tell(?:ing)?\s+(?!me\b|us\b){_WHO}(?:\s+(?:about|of)\s+{_IT})?"
    rf"|{_DO_NOT}\s+(?:let(?:ting)?|want)\s+(?!me\b|us\b|to\b){_WHO}\s+(?:to\s+)?{_KNOWS}(?:\s+{_IT})?"
    rf"|without\s+{_WHO}\s+(?:seeing|knowing|being\s+told|finding\s+out)"
    rf"|(?<!\w){_WHO}\s+{_MAY_NOT}\s+{_KNOWS}(?!(?:\s+{_IT})?\s+(?:as|like)\b)(?:\s+(?:about\s+|of\s+)?{_IT})?"
    rf"|(?:no\s?one|nobody)(?:\s+else)?\s+(?:should|may|must|needs?\s+to|has\s+to|is\s+to|can|shall|gets?\s+to)\s+{_KNOWS}(?:\s+(?:about\s+|of\s+)?{_IT})?"
    rf"|not\s+(?:for|visible\s+(?:to|for))\s+(?:{_OFFICE}|{_OTHERS}|@[\w.-]{{2,30}})(?!\w)"
    r"|(?:(?:this|that|it)(?:['’]?s|\s+is)\s+|for\s+)?(?:(?:just|only|strictly)\s+)(?:for\s+(?:me|myself|my\s+eyes|your\s+eyes)(?!\s+to\b)|between\s+(?:us|you\s+and\s+me)|visible\s+(?:to|for)\s+me)"
    r"|for\s+my\s+eyes\s+only|between\s+(?:us|you\s+and\s+me)|off\s+the\s+record|(?<=[\s,])in\s+confidence"
    r"|(?<=[\s,])(?:as\s+)?(?:private(?:ly)?|secret(?:ly)?|confidential(?:ly)?)(?:\s+(?:please|pls))?\W*$)",
    re.IGNORECASE,
)
#: "…, not for Petra" ends a message; "not for sure" is of nobody.
_NOT_FOR = pattern(
    r"[,;.–-]\s{0,3}(?:but\s+)?not\s+for\s+(?!(?:sure|long|free|nothing|now|work|me|us|it|that|this|the|an?|my|fun|real|long|ever|much)\b)@?\w[\w.-]{1,29}"
    r"(?:\s+(?:please|pls))?\W*$",
    re.IGNORECASE,
)
_OF_ALL = pattern(r"(?<!\w)(?:them|those|these|both|all)(?!\w)", re.IGNORECASE)


#: "Just between us: I passed …".
_IN_FRONT = 3


def _said(text: str) -> re.Match[str] | None:
    return PRIVATE.search(text) or _NOT_FOR.search(text)


def is_private(text: str) -> bool:
    return _said(text) is not None


def all_private(text: str) -> bool:
    """Whether that is said of everything that is told: "keep both private"."""
    return any(_OF_ALL.search(said[0]) for said in PRIVATE.finditer(text))


def without_privacy(text: str) -> str:
    """The text, as long as it was, with blanks for such words, and for all behind them unless they stand in front."""
    said = _said(text)
    if said is None:
        return text
    end = said.end() if said.start() <= _IN_FRONT else len(text)
    return text[: said.start()] + " " * (end - said.start()) + text[end:]


#: "Does my boss see my chats", "everything I write to you".
_OF_THE_TALK = pattern(
    r"\b(?:(?:my|this|our|these|the)\s+(?:chats?|messages?|conversations?|talks?|questions?|dms?|history)|stay\s+between\s+us"
    r"|i(?:['’]?m|\s+am)?\s+(?:writ|typ|text)\w*|(?:what|everything|anything|all|stuff|whatever)\s+(?:that\s+)?i(?:['’]?m|\s+am)?\s+(?:say|ask|tell|send)\w*|(?:do|will|would)\s+(?:you|u)\s+(?:tell|report|snitch|grass|inform))\b",
    re.IGNORECASE,
)


#: "Can he fire me with this", "is he gonna dock my pay", "will they use it against me".
_OF_WHAT_COMES = pattern(
    r"\b(?:(?:fire|sack|punish|discipline|demote|blame|penali[sz]e|suspend)\s+me|get\s+(?:me\s+)?(?:fired|sacked|in(?:to)?\s+trouble)|lose\s+my\s+job|against\s+me|(?:dock|cut|affect|change)\s+my\s+(?:pay|wages?|salary|bonus|hours|contract|review))\b",
    re.IGNORECASE,
)


def of_what_comes_of_it(text: str) -> bool:
    """Whether it is asked what others make of what they see."""
    return _OF_WHAT_COMES.search(text) is not None


def of_the_talk(text: str) -> bool:
    """Whether what is written here is spoken of, and not what is kept."""
    return _OF_THE_TALK.search(text) is not None
