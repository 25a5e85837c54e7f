"""A yes or a no to being in a team, when that is all a message says, and how much a member wants to show."""

from __future__ import annotations

import re
from typing import Literal

from bot.dialogs.understanding.openings import OPENING
from bot.patterns import pattern

Answer = Literal["yes", "no"]
#: What can be shared, as sets that make sense: days without credentials do not. ``hide …`` takes away from what is
#: shared so far, and never adds to it; ``show …`` adds, and never takes away.
Sharing = Literal[
    "everything", "no studies", "no dates", "credentials only", "studies only", "nothing",
    "hide studies", "hide dates", "hide both", "show studies", "show dates", "show both",
]  # fmt: skip

_AGREE = (
    r"(?:y|yes+|yep|yeah|yea|yup|ya|ja|si|sure(?:\s+thing)?|ok(?:ay|ey)?|k|alright|all\s+right|fine(?:\s+(?:by|with)\s+me)?"
    r"|of\s+course|absolutely|definitely|certainly|gladly|happy\s+to|why\s+not|go\s+ahead|go\s+on\s+then|sounds\s+good|please(?:\s+do)?|pls|plz"
    r"|(?:i\s+am|i['’]?m|im|count\s+me|add\s+me|put\s+me)\s+in|in|i\s+(?:agree|accept|consent|do|would|want\s+to)|i\s+am\s+agreed?"
    r"|(?:i['’]?ll|i\s+will|i['’]?d\s+like\s+to|let\s+me|i\s+want\s+to)\s+(?:join|be\s+in(?:\s+it)?)|join|accept(?:ed)?|agreed"
    r"|that['’]?s\s+(?:fine|ok(?:ay)?)|whatever|no\s+(?:problem|bother|worries)|aye|(?:yes|yeah|yep|ok|okay|sure|aye|alright)\s+go\s+on|thanks|thank\s+you|thx|then|let['’]?s\s+(?:go|do\s+it))"
)
_REFUSE = (
    r"(?:n|no+|nope|nah|nein|no\s+thanks?(?:\s+you)?|no\s+thx|thanks|thank\s+you|not\s+(?:really|now|interested|for\s+me|me)"
    r"|i['’]?d\s+rather\s+not|(?:i['’]?d\s+)?rather\s+not|i\s+(?:decline|refuse|don['’]?t(?:\s+want\s+(?:to|that|this))?|do\s+not)"
    r"|(?:i\s+)?(?:do\s?n['’]?t|dont|do\s+not)\s+want\s+(?:to|that|this|it)(?:\s+(?:join|be\s+in(?:\s+(?:it|that|this))?|do\s+(?:it|that|this)))?"
    r"|(?:count|leave)\s+me\s+out|declined?|i\s+pass|sorry|please|no\s+way|not\s+this\s+time"
    r"|(?:but\s+)?i(?:['’]ve|\s+have)?\s+(?:already\s+)?(?:said|told\s+(?:you|her|him|them|u))\s+no(?:pe)?|no\s+means\s+no|still\s+no|again\s+no)"
)
#: Behind a yes it is one still.
_HEDGED = (
    r"(?:i\s+(?:guess|suppose|think)(?:\s+so)?|if\s+(?:i|you|u|it|they|s?he)\s+(?:must|have\s+to|want|like|wants?|helps?)"
    r"|for\s+now|why\s+not|i\s+do\s?n['’]?t\s+mind|no\s+objections?)"
)
_YES = pattern(rf"^\W*{_AGREE}(?:\W+(?:{_AGREE}|{_HEDGED}))*\W*$", re.IGNORECASE)
_NO = pattern(rf"^\W*{_REFUSE}(?:\W+{_REFUSE})*\W*$", re.IGNORECASE)
#: "Ok get me out of this".
_OUT = pattern(
    r"^\W*(?:(?:ok(?:ay)?|well|so|hm+|oh|wait|no|please|pls|just|then|actually)\W+){0,4}(?:(?:get|take|keep|count|leave)\s+me\s+out(?:\s+of\s+(?:this|it|that|here|your\s+\w+|the\s+team))?"
    r"|(?:i\s+)?(?:want|wanna|would\s+like|opt)\s+out(?:\s+of\s+(?:this|it|that))?|(?:i['’]?m|i\s+am)\s+out|i\s+(?:do\s?n['’]?t|do\s+not|dont)\s+want\s+(?:in|(?:to\s+be\s+)?(?:in\s+)?(?:it|this|that|any\s+of\s+(?:it|this)))"
    r"|leave\s+me\s+alone|(?:stop|quit|no\s+more)\s+asking(?:\s+me)?(?:\s+(?:about\s+)?(?:this|that|it))?|(?:do\s?n['’]?t|do\s+not|dont|never)\s+ask(?:\s+me)?(?:\s+(?:again|about\s+(?:it|this|that)|this|that|any\s?more))+)(?:\W+(?:please|pls|thanks|then|now|sorry))*\W*$",
    re.IGNORECASE,
)
#: Courtesy alone decides nothing.
_COURTESY = pattern(r"^\W*(?:whatever|please|pls|plz|thanks|thank\s+you|thx|sorry|then)\W*$", re.IGNORECASE)


def _said(*ways: str) -> re.Pattern[str]:
    return pattern(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_YES_BUT = pattern(
    r"^\W*(?:yes+|yep|yeah|yup|ya|sure|ok(?:ay)?|fine|(?:i\s+am|i['’]?m|im)\s+(?:in|agreed?)|count\s+me\s+in|(?:i\s+)?(?:agreed?|accept(?:ed)?)|(?:i['’]?ll\s+)?join)\b",
    re.IGNORECASE,
)
#: What makes a yes one on a condition.
_RESERVES = pattern(
    r"\b(?:but|except|hid(?:e|den|ing)|private|without|unless|only|as\s+long\s+as|provided|on\s+condition|not\s+(?:see|show|share|all|everything|my|the)"
    r"|(?:don['’]?t|do\s+not|shouldn['’]?t|must\s?n['’]?t|can['’]?t)\s+(?:want|like|share|show|see|let|tell))\b",
    re.IGNORECASE,
)
_JOINING = _said("in", "out", "join", "accept", "agree", "declined?", "refuse")
_SHARES = _said(r"shar\w*", r"show\w*", r"see[ns]?", r"hid(?:e|den|ing)", r"look\s+at", "know", "let", "tell",
                "without", "but", "only", "just")  # fmt: skip
_LESS = _said(r"don['’]?t", r"do\s+not", r"doesn['’]?t", r"should\s?n['’]?t", r"should\s+not", "not", "stop",
              r"(?:keep|leave)\s+(?:\w+\s+){1,3}out", r"hid(?:e|den|ing)", "without", "except", r"all\s+but", "never",
              "no")  # fmt: skip
_ONLY = _said("only", "just", r"nothing\s+(?:but|more|else|except)")
_STUDIES = _said(r"stud(?:ys?|ies|ying)", r"learn\w*", "plans?", "progress", "courses?", "training")
_DATES = _said("dates?", "days?", "when", r"expir\w*", r"run\s+out")
_CREDENTIALS = _said(
    "credentials?", r"cert\w*", "licen[cs]es?", "badges?", r"which\s+ones", r"what\s+i(?:['’]ve)?\s+(?:hold|have|got)"
)
#: Where a list of what is shared ends, and what is not begins.
_DENIED = pattern(
    r"[\s,;–-]+(?:but\s+)?(?:no|not|without|except|never|minus)\s+(?:for\s+)?(?:the\s+|my\s+|any\s+)?"
    r"(?=stud|learn|progress|course|training|date|when|expir|cert|credential)",
    re.IGNORECASE,
)
_SHARE_WHAT = pattern(
    r"^\W*(?:(?:please|i(?:['’]d)?\s+(?:only\s+)?(?:want|like)\s+to|let\s+them|ok|yes)\W+)*(?:share|show|see)\b",
    re.IGNORECASE,
)
_ALL_BUT = _said(r"(?:all|everything)\s+(?:but|except)")
_EVERYTHING = _said(
    "everything", r"it\s+all", r"all\s+of\s+(?:it|them|mine)", r"share\s+all", r"show\s+all", r"all\s+again",
    r"the\s+(?:whole\s+)?lot",
)  # fmt: skip
_NOTHING = _said(r"nothing(?!\s+(?:but|except|else|more))", "anything", "none", r"not\s+a\s+thing")
_ASKS = pattern(
    r"^\W*(?:what|who|how|can|could|does|do(?!\s*n)|did|is|are|was|were|am|has|have|which|when|why)\b", re.IGNORECASE
)


def agreed(text: str) -> Answer | None:
    """The answer, when the whole message is one; None when it says anything else as well."""
    if _COURTESY.match(text):
        return None
    if _YES.match(text):
        return "yes"
    if _NO.match(text) or _OUT.match(text):
        return "no"
    return "yes" if _YES_BUT.match(text) and (to_share(text) is not None or reserves(text)) else None


def reserves(text: str) -> bool:
    """Whether a yes comes with a condition: "sure, but my boss should not see everything"."""
    return _YES_BUT.match(text) is not None and _RESERVES.search(text) is not None and not asks(text)


def speaks_of_joining(text: str) -> bool:
    """Whether an answer says what it is an answer to: "I'm in", unlike "yes"."""
    return _JOINING.search(text) is not None


def asks(text: str) -> bool:
    """Whether it is a question, which agrees to nothing and refuses nothing."""
    return _ASKS.match(text) is not None or text.rstrip().endswith("?")


#: "Pause sharing": nothing is shared until they say otherwise.
_PAUSES = pattern(
    r"^(?!.*\b(?:stud|learn|dates?|days?)\w*).*\b(?:pause|stop|suspend|halt|switch\s+off|turn\s+off)\s+(?:all\s+|any\s+|the\s+|my\s+)*"
    r"sharing\b(?!\s+(?:only|just)\b)|^\W*(?:please\s+)?(?:pause|stop)\s+(?:what\s+i|my)\s+shar\w+",
    re.IGNORECASE,
)


def pauses_sharing(text: str) -> bool:
    """Whether nothing is to be shared from now on, without a word of what."""
    return _PAUSES.search(text) is not None and not asks(text)


#: "Nothing about my studies" leaves the rest.
_NOTHING_OF = pattern(r"(?<!\w)nothing\s+(?:about|of|on|from|regarding)(?!\w)", re.IGNORECASE)
_RESUMES = pattern(
    r"(?<!\w)(?:resume|unpause|un-pause|restart|continue|go\s+on)\s+(?:with\s+)?(?:the\s+|my\s+)?shar\w+|(?<!\w)(?:share|sharing)\s+again(?!\w)"
    r"|(?<!\w)start\s+sharing(?:\s+again)?(?!\w)",
    re.IGNORECASE,
)


def resumes_sharing(text: str) -> bool:
    """Whether something is to be shared again that was not for a while; what that is has to be asked."""
    return _RESUMES.search(text) is not None and not asks(text)


def _list_of_what(text: str) -> Sharing | None:
    """ "Only my certs and dates, no studies", "share what I hold but not my studies": what is listed, nothing that is
    denied in the same breath.
    """
    denied = _DENIED.search(text)
    listed = text[: denied.start()] if denied else text
    credentials, dates, studies = (bool(way.search(listed)) for way in (_CREDENTIALS, _DATES, _STUDIES))
    whole = denied is not None and _SHARE_WHAT.match(text) is not None
    if not (_ONLY.search(text) or whole) or not (credentials or dates or studies):
        return None
    if not credentials and not dates:
        return "studies only"
    if dates:
        return "everything" if studies else "no studies"
    return "no dates" if studies else "credentials only"


def to_share(text: str) -> Sharing | None:
    """What a member wants the leads to see from now on; None when the message does not say, or asks."""
    if _ASKS.match(text) or not _SHARES.search(text):
        return None
    if pauses_sharing(text):
        return "nothing"
    said = _list_of_what(text)
    if said is not None:
        return said
    studies, dates = bool(_STUDIES.search(text)), bool(_DATES.search(text))
    if (studies or dates) and _NOTHING_OF.search(text):
        return "credentials only" if studies and dates else "no studies" if studies else "no dates"
    if _NOTHING.search(text):
        return "nothing"
    if _ALL_BUT.search(text) and (studies or dates):
        return "credentials only" if studies and dates else "no studies" if studies else "no dates"
    if _LESS.search(text) and (studies or dates):
        return "hide both" if studies and dates else "hide studies" if studies else "hide dates"
    return "everything" if _EVERYTHING.search(text) and not _LESS.search(text) else None


_ALL = (
    r"(?:(?:absolutely\s+)?everything(?:\s+(?:i\s+have|of\s+mine|that['’]?s\s+there|there\s+is))?|(?:it\s+)?all(?:\s+of\s+(?:it|them|mine))?"
    r"|the\s+(?:whole\s+)?lot|nothing(?:\s+at\s+all)?|none(?:\s+of\s+it)?)"
)
_PART = (
    r"(?:(?:which|what)\s+(?:ones?|certs?|credentials)(?:\s+i(?:['’]ve)?\s+(?:hold|have|got))?|what\s+i(?:['’]ve)?\s+(?:hold|have|got)"
    r"|(?:(?:expiry|expiration|renewal)\s+)?(?:dates?|days)|stud(?:y|ies)|progress|courses|credentials?|cert(?:s|ificates?|ifications?)?|licen[cs]es)"
)
_JOINED = r"(?:\s*(?:,|&|\b(?:and|but|or)\b|\bno(?:t|r)?\b|\bwithout\b)\s*){1,3}"
#: What the leads see, with nothing said of who shows what to whom.
_BARE = pattern(
    rf"{OPENING}(?:(?:yes|yeah|yep|sure|please|pls|oh|ok|okay|fine|no|actually|rather|better|wait|sorry|then)\W+){{0,4}}(?:{_ALL}|(?:(?:{_ALL}\s+(?:but|except|minus|without)|only|just|no(?:t|thing\s+(?:but|about|of))?|hide|without)\s+){{1,2}}"
    rf"(?:the\s+|my\s+)?{_PART}(?:{_JOINED}(?:the\s+|my\s+)?{_PART}){{0,2}}|(?:the\s+|my\s+)?{_PART}\s+(?:only|alone))"
    r"(?:\W+(?:please|pls|thanks|thx|then|is\s+(?:fine|ok(?:ay)?)|fine|ok(?:ay)?|for\s+now|if\s+(?:possible|that['’]?s\s+ok)))*\W*",
    re.IGNORECASE,
)


def share_alone(text: str) -> Sharing | None:
    """What is to be seen where that is what was just spoken of: "everything", "all of it", "just the dates"."""
    if asks(text) or _BARE.fullmatch(text) is None:
        return None
    return to_share(f"share {text}")
