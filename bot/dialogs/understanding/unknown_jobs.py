"""A job that somebody says they have or had, and that the catalogue does not know."""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_IS_OR_WAS = pattern(
    r"(?:\bi\s*(?:['’]m|am|was|work(?:ed)?\s+as|used\s+to\s+be|have\s+been)|\bim|(?<=[,.;])\s?was)\s+(?:(?:currently|now|just|still|once)\s+)?"
    r"an?\s+(?P<job>[a-z-]{3,25}(?:\s+[a-z-]{2,25})??)(?=\s*(?:[,.;!?]|$|\s(?:and|but|in|at|for|with|what|who|now|by|since|from|unemployed"
    r"|looking|until|want|on|back|there|once|before|abroad|over)\b))",
    re.IGNORECASE,
)
#: "I was civil engineer in Aleppo", without an article.
_BARE = pattern(
    r"(?:\bi\s*(?:['’]m|am|was|work(?:ed)?\s+as|have\s+been)|\bim)\s+(?:(?:now|still|once|before)\s+)?(?P<job>(?!(?:the|my|not|your)\s)(?:[a-z-]{3,20}\s+){0,2}"
    r"(?:engineer|teacher|doctor|driver|worker|technician|lawyer|architect|mechanic|officer|operator|professor|surveyor|inspector|dentist|pharmacist|vet|farmer"
    r"|fisherman|soldier|journalist|economist|chemist|biologist|geologist|physicist))(?!\w)",
    re.IGNORECASE,
)
#: What ends like a job; "I am a bit lost" tells of none.
_A_JOB = pattern(
    r"(?:er|or|ist|man|woman|ian|ant|ent|ress|ster|smith|wright|keeper|herd|hand|maid|clerk|guard|aide|pilot|chef|cook)$",
    re.IGNORECASE,
)


#: "A certificate for a security guard", "how do I become a lighthouse keeper": of what ends so, only jobs.
_SOUGHT = pattern(
    r"\b(?:for|as|become|becoming|be|into|to)\s+(?:an?\s+|the\s+)?(?P<job>(?:[a-z-]{3,20}\s+)?(?:(?!wo?man)[a-z]{0,15}?(?:guard|keeper|smith|maid|clerk|wright|herd)"
    r"|(?:fire|police|post|dust|milk|camera|sales|sports|bin|door)(?:wo)?m[ae]n|bouncer|steward(?:ess)?|attendant|ranger|caretaker|janitor|jockey|dancer|singer|actor"
    r"|actress|barber|tailor|cobbler|courier|bailiff|undertaker))(?=\s*(?:[,.;!?]|$|\s(?:and|but|in|at|for|with|what|by|since|from|until|on|please|pls|job|role|i)\b))",
    re.IGNORECASE,
)
_NO_JOBS = frozenset({"beginner", "number", "member", "customer", "mother", "father", "brother", "sister", "winner"})


def sought_job(heard: Heard) -> str | None:
    """ "Security guard" of "the fastest one for a security guard", where no job is named that is known."""
    said = None if any(n.kind == "role" for n in heard.named) else _SOUGHT.search(heard.text)
    return said["job"].casefold() if said else None


#: "I want to be an appointed person one day", "I'd like to specialise in diabetes".
_WISHED = pattern(
    r"(?<!\w)(?:want(?:ing)?|wanna|like|love|hop(?:e|ing)|aim(?:ing)?|dream(?:ing)?|plan(?:ning)?|thinking)\s+(?:to\s+|of\s+|at\s+)?"
    r"(?:(?:be|become|being|becoming|be\s+made)\s+an?|speciali[sz](?:e|ing)\s+in|qualify(?:ing)?\s+as\s+an?|train(?:ing)?\s+as\s+an?"
    r"|work(?:ing)?\s+as\s+an?)\s+"
    r"(?P<job>[a-z-]{3,25}(?:\s+[a-z-]{2,25}){0,3}?)(?=\s*(?:[.,;!?]|$|\s(?:and|but|so|one\s+day|some\s?day|next|in|by|at|for|what|which|who|now|eventually"
    r"|because|with|when|instead|too|please)\b))",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    """
    something anything nothing everything that this it one ones else better good rich happy boss more less most both all
    some any exams courses stuff things next well my the an a these those them certs certificates tests first last only
    just business work training school study learning to
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Wanna do close protection": less surely something of that name.
_DONE = pattern(
    r"(?<!\w)(?:want\s+to|wanna|like\s+to|love\s+to|hop(?:e|ing)\s+to|plan(?:ning)?\s+to|thinking\s+of)\s+(?:do(?:ing)?|get(?:ting)?\s+into|go(?:ing)?\s+into"
    r"|mov(?:e|ing)\s+into|try(?:ing)?|train(?:ing)?\s+in)\s+"
    r"(?P<job>[a-z-]{3,25}(?:\s+[a-z-]{2,25}){0,2}?)(?=\s*(?:[.,;!?]|$|\s(?:and|but|so|one\s+day|next|what|wots|wat|whats|which|how|now|instead|too|please)\b))",
    re.IGNORECASE,
)


def wished_job(heard: Heard, *, sure: bool = False) -> str | None:
    """What somebody wants to be or to specialise in, where nothing of that is known by any name. ``sure``: the message
    is surely understood otherwise, unless it says so outright.
    """
    if heard.named or heard.people or heard.teams:
        return None
    said = _WISHED.search(heard.text) or (None if sure else _DONE.search(heard.text))
    return said["job"].casefold() if said and said["job"].split()[0].casefold() not in _NOTHING else None


def unknown_job(heard: Heard) -> str | None:
    """ "Postman" of "I was a postman"; None when a job is named that is known, or none is told."""
    if any(n.kind == "role" for n in heard.named):
        return None
    if (sought := sought_job(heard)) is not None:
        return sought
    if (bare := _BARE.search(heard.text)) is not None:
        return bare["job"].casefold()
    said = _IS_OR_WAS.search(heard.text)
    return said["job"].casefold() if said and _A_JOB.search(said["job"]) and said["job"] not in _NO_JOBS else None


_ALONE = pattern(
    r"\W*(?:(?:well|hm+|um+|oh|ok|just|currently|i['’]?m|im|i\s+am|i\s+work|as|for|to|be|become|an?|the|my|job|is)\W+){0,6}"
    r"(?P<job>[a-z-]{3,25}(?:\s[a-z-]{2,25})?)(?:\W*$|[,.;]|\s(?:or|and|but|i\s+guess)\b)",
    re.IGNORECASE,
)


#: "Whats quicker" is no job.
_ASKS = pattern(
    r"\W*(?:(?:and|so|ok|but|hm+)\W+){0,3}(?:wh?ats?|wots?|which|wich|how|when|where|why|who|is|are|does|do|can|could|should)\b",
    re.IGNORECASE,
)


def answered_job(heard: Heard) -> str | None:
    """ "Zookeeper" where a job was asked for, and none of the catalogue is named."""
    if heard.named or heard.people or heard.teams or _ASKS.match(heard.text):
        return None
    said = _ALONE.match(heard.text)
    alone = said["job"].casefold() if said and _A_JOB.search(said["job"]) and said["job"] not in _NO_JOBS else None
    return alone or unknown_job(heard)
