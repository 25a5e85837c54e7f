"""Names that the catalogue does not have: what is left of a sentence when all that is said around them is taken off."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.hearing import ORDINAL_WORDS, Heard
from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.privately import without_privacy
from bot.patterns import pattern

_LEADING = pattern(
    r"^(?:\W*(?:hi|hey|hello|oh|hmm?|sorry|oops|wait|no(?!\.)|nope|nah|actually|please|pls|can\s+you|could\s+you|so|n|ok|today|yesterday|i['’]?(?:ve|m|ll)|i['’]d|i|i\s+have|we|just|also|and|now|"
    r"already|have|has|had|got|get|passed|earned|completed|finished|did|done|hold|holds|received|renewed|add|save|record|"
    r"note|store|log|keep\s+(?:track|tabs|a\s+list|an\s+eye)\s+(?:of|on)|track|put|my|a|an|the|that|new|another|own|obtained|achieved|started|start|studying|learning|study|"
    r"(?:it['’]?s|that['’]?s|they['’]?re|they\s+are|it\s+is)\s+for|for|to|begin|began|preparing|prepare|am|want|wanna|would|like|love|will|gonna|going|plan|planning|take|taking|doing|sit|"
    r"sitting|write|exam|test)\b)+\W*",
    re.IGNORECASE,
)
_TRAILING = pattern(
    r"(?:\W*\b(?:on|in|at|since|from|until|till?|by|the|it|is|was|and|which|that|exam|test|please|pls|thanks|valid|aswell|"
    r"expires?|expiring|expired|expiry|exp|ends?|(?:goes|going|went)\s+out\s+of\s+date|runs?\s+out|ran\s+out|finish(?:es)?|stops?|lapses?|lapsed|passed|obtained|acquired|achieved|completed|last(?=\W+(?:done|passed|renewed|got|did)\b)|done|got|to|my|list|records?|down|for|me|issued|dated|came|comes|coming|up|due|renewal|arrived|cleared|through|good|too|also|then|now|as\s+well|same\s+(?:day|date|dates|expiry|time))\b)+\W*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
#: Words that name nothing: a name made of nothing else is none.
_NO_NAME = frozenset(
    """
    no not nope but only hm hmm nah yes yeah yep sure ok okay add record note log store put
    actually wrong oops sorry wait really rather undo it that this those these them
    one ones few lot many several loads like thing things something anything new another more other
    cert certs certificate certificates certification
    certifications credential credentials licence license licences licenses badge badges card cards ticket tickets
    exam exams test course my a an the of for in on
    cpe cpes pdu pdus ceu ceus units hours points credits all everything nothing again today yesterday was were is be
    everyone i we me you have has had got hold too also now then both each cerp cerps
    let's lets start begin go do don't dont can't cant maybe later not step steps chapter module pass passed done
    mine ours yours hers theirs some same none moved postponed rescheduled shifted delayed cancelled
    pdh pdhs plan pause stop reminder reminders over just half
    perfect great good nice cool fine awesome lovely brilliant super alright looks sounds very follow save keep take
    day date month year years weeks next week through valid til till until
    mean meant tho though lol haha pls plz btw rly really innit what which who ask tell remind back then
    still with its renewed renews renewal recertified refresher thx ty cheers
    signed up booked registered enrolled remember recall forget forgot forgotten unsure idk dunno know think guess
    thank thanks sure agreed well like love i'll i'd will would do it's that's make makes after before
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
).union(BELOW_A_HUNDRED, ORDINAL_WORDS)
_NTH = pattern(r"\d+(?:st|nd|rd|th)?")
#: A statement names nothing either: "azure is better".
_STATES = pattern(
    r"(?<!\w)(?:says?|said|thinks?|thought|told|tells|heard|reckons?|recommends?|suggests?|better|worse|worth|because|should"
    r"|i['’]?m|i['’]?ve|you|(?:it|that|this)(?:['’]s|\s+(?:was|is))|(?:is|are|was|were)\s+(?:not|more|less|too|so|very|really|good|bad|hard|easy|best))(?!\w)",
    re.IGNORECASE,
)
#: "The Siemens one", "the same as Luc" point at something.
_POINTS = pattern(
    r"(?:exactly\s+)?(?:the\s+)?same\s+(?:\w+\s+)?(?:as|like)\b.*|(?:it|that|this|them|those|these)\b.{0,120}|(?!part|level|step|tier|stage|phase|grade|class|band)\S+\s+ones?",
    re.IGNORECASE,
)
#: Nor does a question.
_ASKS = pattern(
    r"\s*(?:what|when|which|who|whose|how|why|where|is|are|do|does|did|can|could|will|would)\b", re.IGNORECASE
)


#: Behind the day something may be asked for, which is no name: "…, please make a note of it".
_PLEASE = pattern(
    rf"{ASKING}(?:make|write|put|keep|note|remember|save|add|record|remind|tell|let|store|take|can|could"
    r"|would|thanks|thank|don['’]?t|do)(?!\w)",
    re.IGNORECASE,
)


def free_name(heard: Heard) -> str | None:
    """A name that the catalogue does not have, from what is left of the sentence; None when nothing is."""
    heard = replace(heard, text=without_privacy(heard.text))
    first = min((d.start for d in heard.dates), default=len(heard.text))
    name = _without_comment(from_where_told(heard.text[:first])) if first > 0 else ""
    if not stripped(name):
        last = max((d.end for d in heard.dates), default=0)
        name = "" if _PLEASE.match(heard.text, last) else heard.text[last:]
    return stripped(name)[:_LONGEST_NAME] or None


_I_HAVE = (
    r"(?:(?:i|we)(?:['’]?ve|\s+have)?\s+(?:(?:also|just|still|already|now|only|both)\s+){0,2}(?:have|had|hold|got|passed|earned|completed|finished|did|done"
    r"|renewed|obtained|received|achieved)|(?:i['’]ve|ive))\s+(?:also\s+|got\s+|just\s+){0,2}"
)
#: "Im Yusuf from Rotterdam i have VCA", "… and remind me that my first aid": where it is told what they have.
_TOLD_FROM = pattern(
    rf"(?:.{{0,400}}\W)?(?:{_I_HAVE}|(?:remind|tell|warn)\s+me\s+(?:(?:in\s+time\s+)?(?:that|about|of|when|before|if))\s+"
    r"|(?:note|record|remember|keep\s+in\s+mind|write\s+down)\s+that\s+)(?:(?:my|an?|the)\s+)?",
    re.IGNORECASE | re.DOTALL,
)
#: "Hi im Tove from Oslo, my first aid".
_INTRODUCED = pattern(
    r"\W*(?:(?:hi|hello|hey|hei|ok|so)\W+){0,3}(?:[^.!?]{2,60}?\s+here\b(?:\s+(?:too|btw|as\s+well)){0,2}\s*[,.;–-]|i['’]?m|i\s+am|my\s+name\s+is|my\s+name['’]?s|this\s+is|i\s+(?:work|live))\s.{1,100}?\W(?:and\s+)?my\s+",
    re.IGNORECASE | re.DOTALL,
)
#: "Nurse from Kenya, my NCK licence": in front of it stands who they are.
_FROM_THERE = pattern(
    r"\W*(?:(?:hi|hello|hey|ok|so|salam|hola)\W+){0,3}(?:an?\s+)?[^\W\d_]{3,20}(?:\s+[^\W\d_]{3,20})?\s+(?:from|in)\s+[^\W\d_]{3,20}(?:\s+[^\W\d_]{3,20})?\s*[,.;–-]\s*(?:and\s+)?my\s+",
    re.IGNORECASE,
)
#: "First aid certificate that I got from school": it goes on behind, and is named in front.
_GOES_ON = pattern(
    r"(?:from|in|on|at|by|with|for|since|until|till?|to|of|through|via|as|when|while|and|but|or|then|last|back|long)\b",
    re.IGNORECASE,
)


def from_where_told(text: str) -> str:
    """The text from where somebody tells what they have; all of it where nothing is named behind that."""
    for told in (_TOLD_FROM, _INTRODUCED, _FROM_THERE):
        said = told.match(text[-_READ:])
        rest = text[-_READ:][said.end() :] if said is not None else ""
        if stripped(rest) and not _GOES_ON.match(rest):
            return rest
    return text


#: "ECS apprentice card, think it's 3 years, got it …", "the data protection thing, that's annual, I did it …".
_COMMENT = pattern(
    r"\s*,\s*(?=(?:(?:i\s+)?(?:think|guess|believe)|that['’]?s|thats|it['’]?s|its|which|done|got|had|did|passed|i\s+(?:did|got|passed|had)|\d+\s*(?:years?|yrs?)|from\s+my|failed)\b)",
    re.IGNORECASE,
)
_FROM_A_JOB = pattern(
    r"\s+(?:aswell|as\s+well|too)?\s*(?:from|at|for)\s+my\s+(?:old|last|previous|first|former|current|new)\s+\w+\s*$",
    re.IGNORECASE,
)


#: "My teaching license is 5 years": how long it is valid is no part of its name.
_IS_SO_LONG = pattern(
    r"(?:\s*,)?\s+(?:(?:which|that|it)\s+)?(?:is|are|lasts?|runs|valid|good|is\s+(?:valid|good))\s+(?:only\s+)?(?:for\s+)?"
    r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten)\s+(?:years?|yrs?|months?)\b.{0,80}$",
    re.IGNORECASE,
)


#: "First aid certificate that I got from work": how they came by it.
_THAT_I_GOT = pattern(
    r"\s+(?:(?:that|which)\s+)?i(?:['’]ve)?\s+(?:(?:just|also|once)\s+)?(?:have|had|got|did|done|passed|took|earned|received|renewed|hold)\b(?!\s+for\b).{0,120}$"
    r"|\s+(?:that|which)\s+i(?:['’]ve)?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def _without_comment(said: str) -> str:
    """What is called something, without what is remarked of it."""
    first = _COMMENT.split(said[:_READ], maxsplit=1)[0] + " "
    shorter = _THAT_I_GOT.sub("", _IS_SO_LONG.sub("", _FROM_A_JOB.sub("", first.rstrip())))
    return shorter if stripped(shorter) else said


#: "The first one three weeks early" is called nothing of that kind.
_ONE_OF_THEM = pattern(
    r"(?:the\s+|that\s+|this\s+|my\s+)?(?:first|second|third|fourth|last|next|other|1st|2nd|3rd|that|this)\s+(?:one|ones|step|exam|test|paper|course|of|part|thing)\b"
    r"|(?:the\s+|that\s+|this\s+)?(?:first|second|third|fourth|last|next|other|1st|2nd|3rd|both)\W*$",
    re.IGNORECASE,
)


#: "Thanks! Also my first aid cert": what was said before is no part of the name; "St. John Ambulance" is one.
_SAID_BEFORE = pattern(
    r"[^.!?]{0,200}(?:[!?]+|(?<=\w\w\w\w)(?<!\bcert)(?<!\bdipl)\.(?=\s)|(?:(?<=\bit)|(?<=\bok)|(?<=\bno)|(?<=\bta)|(?<=\bso)|(?<=\bme)|(?<=\bon)|(?<=\byes)|(?<=\bnah)|(?<=\bthx)|(?<=\blol)|(?<=\bnow)|(?<=\btoo))\.(?=\s)|(?<!\w\w)(?<!\bst)(?<!\bdr)\.(?=\s+(?:also|and|my|the|i|i've|oh|btw)\b))\s+(?=\w)",
    re.IGNORECASE,
)

#: A name stands within so much.
_READ = 600

#: "1 hour everyday" is called nothing either.
_SO_LONG = pattern(
    r"(?:(?:an?|half\s+an|\d+(?:[.,]\d+)?)\s*-?)\s*(?:hours?|hrs?|h|min(?:ute)?s?)\s+(?:a|an|per|each|every(?:day)?|daily|weekly|at|in)\b",
    re.IGNORECASE,
)


#: "4 certs here wanna keep track": so many of them is the name of none.
_COUNTED = pattern(
    r"(?:about\s+|like\s+|over\s+)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|(?:a\s+)?few|some|several|(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?bunch\s+of|loads\s+of|lots\s+of|many)\s+"
    r"(?:\w+\s+)?(?:certs|certificates|certifications|licen[cs]es|cards|tickets|papers|credentials|qualifications|things|badges)\b",
    re.IGNORECASE,
)


#: "I bought the book today": what somebody did with a book is no name.
_DEEDS = pattern(
    r"(?:bought|ordered|downloaded|watched|found|met|called|asked|spoke|talked|went|applied|paid|returned|borrowed|printed|emailed)\b",
    re.IGNORECASE,
)


def stripped(text: str) -> str:
    text = _LEADING.sub("", _SAID_BEFORE.sub("", text.strip()[:_READ], count=2), count=1)
    while (shorter := _TRAILING.sub("", text).strip(" ,.;:!?-–()")) != text:
        text = shorter
    words = {word.strip(".,;:!?").casefold() for word in text.split()}
    return (
        text
        if any(c.isalpha() for c in text)
        and "?" not in text
        and not all(w in _NO_NAME or _NTH.fullmatch(w) for w in words)
        and not _POINTS.fullmatch(text)
        and not _ONE_OF_THEM.match(text)
        and not _ASKS.match(text)
        and not _SO_LONG.match(text)
        and not _COUNTED.match(text)
        and not _DEEDS.match(text)
        and not _STATES.search(text)
        else ""
    )
