"""How what is said stands: as the writer's own, or as somebody else's, as failed, planned, supposed or long given up.

Only what the writer says of themselves as done may become a record. When in doubt a sentence is not taken for that:
asking once more costs little, a wrong record is reminded of for years.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from bot.dialogs.understanding.name_places import ALSO_NAMES, GIVEN_NAMES
from bot.patterns import pattern

#: Why something that is named is not to be kept as the writer's own.
Doubt = Literal["another", "failed", "lacking", "planned", "supposed", "asked", "former"]

_GOT = (
    r"(?:passed|passes|pass|got(?!\s+(?:me|us|my)\b)|gotten|gets|earned|earns|completed|completes|finished|achieved|received"
    r"|obtained|attained|did(?!n)|took|aced|cleared|renewed|renews|holds?|has|have|had|owns?|studie[ds]|studying|started"
    r"|starts|learning|logged|needs|lost|is|was|failed|flunked)"
)
_ON_THE_WAY = (
    r"(?:(?:just|has|have|had|already|also|recently|finally|now|only|is|was|both|all|did|actually|too)\s+|['’]s\s+)*"
)
_NOT_ABOUT_ME = (
    r"(?!\s+(?:(?:asked|told|said|given|sent|paid|made|let|wants?|asking|me|us|you)"
    r"|(?:pay|cover|fund|sponsor|reimburs|push|expect|insist|mak|lett|send)\w*)\b)"
)
PERSON = (
    r"(?:co-?worker|colleague|workmate|team\s?mate|friend|mate|buddy|boss|manager|supervisor|team\s+lead|wife|husband"
    r"|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|brother|sister|sibling|son|daughter|kid|child|mother|mum|mom|mommy"
    r"|father|dad|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|neighbou?r|room\s?mate|flat\s?mate|employee|intern"
    r"|apprentice|trainee|student|direct\s+report|staff|team|guy|girl|lady|hire|joiner|nurse\s+friend|gf|bf|bro|sis"
    r"|people|folks|technician|assistant|deputy|client|customer)s?"
)
_WHOSE = r"(?:my|our|his|her|their|one\s+of\s+(?:my|our)|some\s+of\s+(?:my|our)|two\s+of\s+(?:my|our)|an?|the)"
_SOMEBODY = pattern(
    rf"(?<!\w){_WHOSE}\s+(?:[\w-]+\s+){{0,2}}?{PERSON}(?:\s+of\s+(?:mine|ours))?(?:\s+(?-i:[A-Z])\w+)?(?:"
    rf"['’]s?\s|,?\s+(?:who\s+|she\s+|he\s+)?{_ON_THE_WAY}{_GOT}(?!\w){_NOT_ABOUT_ME})"
    rf"|(?<!\w)(?:she|he)(?:['’]s(?!\w){_NOT_ABOUT_ME}|\s+{_ON_THE_WAY}(?:\w+ed|{_GOT})(?!\w){_NOT_ABOUT_ME})"
    rf"|(?<!\w)(?:they|someone|somebody|everyone|everybody)(?:['’]ve)?\s+{_ON_THE_WAY}"
    r"(?:passed|got\s+(?:the|their|an?)|earned|hold|holds|completed|has|have)(?!\w)(?!\s+(?:me|to|expired|been|a\b))"
    r"|(?<!\w)(?:for|of)\s+(?:my|our)\s+" + PERSON + r"(?!\w)"
    r"|(?<!\w)(?<!from\s)(?<!to\s)(?:his|hers|her)(?!\w)",
    re.IGNORECASE,
)
#: "… and my wife PMP": whose it is stands right in front of the name, and the verb was said before. Words that are
#: also those of a job, as "my supervisor CSCS card", are left out.
_KIN = (
    r"(?:co-?worker|colleague|workmate|team\s?mate|friend|buddy|boss|wife|husband|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|brother"
    r"|sister|sibling|son|daughter|mother|mum|mom|father|dad|cousin|uncle|aunt|nephew|niece|neighbou?r|room\s?mate|flat\s?mate|gf|bf|bro|sis)"
)
THEIR_NAME_NEXT = (
    rf"(?:my|our|an?)\s+(?:[^\W\d_]{{3,10}}\s+)?(?:{_KIN}|mate(?=['’]?s))(?:['’]?s)?\s+"
    r"(?:(?:the|an?|her|his|also|too)\s+){0,2}"
)
#: "My friend marek has ADR until 2030", in small letters.
_KIN_BY_NAME = pattern(
    rf"(?<!\w)(?:my|our|a)\s+(?:[\w-]+\s+)?(?:{_KIN}|mate)\s+(?!cert|card|licen|course|training|exam|badge|qual|registration|permit|told|said|says|thinks)"
    rf"[^\W\d_]{{3,12}}\s+{_ON_THE_WAY}(?:has|holds|had|got|passed|renewed|earned|completed|did)(?!\w){_NOT_ABOUT_ME}",
    re.IGNORECASE,
)
_THEIR_NAME_NEXT = pattern(rf"(?<!\w){THEIR_NAME_NEXT}$", re.IGNORECASE)
_OF_ME = r"(?!.{0,60}(?<!\w)(?:i|i['’]?(?:ve|m|d|ll)|ive|im|my|mine|we|our)(?!\w))"
#: "My friend says Azure is better": what others think of something, unless it is of the writer.
_OPINION = pattern(
    rf"(?<!\w)(?:{_WHOSE}\s+(?:[\w-]+\s+){{0,2}}?{PERSON}|s?he|they|people|everyone|everybody|someone|somebody)\s+(?:\w+\s+)?"
    r"(?:says?|said|thinks?|thought|tells|told(?:\s+me)?|reckons?|believes?|recommend(?:s|ed)?|suggest(?:s|ed)?|prefer(?:s|red)?"
    rf"|swears\s+by|likes?|loves?|hates?)(?!\w){_OF_ME}"
    r"|(?<!\w)(?:heard|read|told)(?!\w).{0,60}?(?<!\w)(?:better|worse|worth|good|best|hard|easy|useless|overrated)(?!\w)",
    re.IGNORECASE,
)
_MYSELF = pattern(r"(?<!\w)(?:i|i['’]?(?:ve|m|d|ll)|im|ive|me|myself|mine)(?!\w)", re.IGNORECASE)
#: "I think Tom got his": what one only says of others.
_I_SAY = pattern(
    r"(?<!\w)i\s+(?:think|thought|guess|believe|heard?|hear|know|saw|see|reckon|suppose|bet|noticed)(?:\s+that)?(?!\w)"
    r"(?!\s+(?:i|my|mine|me|it|this|that)(?!\w))",
    re.IGNORECASE,
)
#: "Keep my CPT out of the team's sight" is of the writer's own.
_OWN = pattern(r"(?<!\w)my(?!\w)(?!\s+(?:team|people|crew|group|folks)\b)", re.IGNORECASE)
_MINE = pattern(r"(?<!\w)my\s+(?:(?:own|new|old)\s+)?$", re.IGNORECASE)
#: "Sarah passed …": a word of its own in front of a verb, and what was passed right behind it.
_NAMED = pattern(
    r"^\W*(?P<who>[^\W\d_]{2,20})(?:\s+(?-i:[A-Z])[^\W\d_]+)?\s+(?:(?:just|has|already|also|recently|finally)\s+)*"
    r"(?P<verb>passed|got|earned|has|holds|gets|passes|renewed|completed|finished)\s+(?:(?:the|an?|both)\s+)?$",
    re.IGNORECASE,
)
_FAILED = pattern(
    r"(?<!\w)(?:fail(?:ed|ing)?|flunk(?:ed)?|didn['’]?t\s+(?:\w+\s+)?(?:pass|get|make|finish|complete|earn)"
    r"|did\s+not\s+(?:pass|get|make|finish|complete|earn)|(?:have|has)\s*n[o'’]?t\s+(?:\w+\s+)?(?:passed|got|gotten|done|taken|finished|completed)"
    r"(?!\s+(?:the|my|an?|any)\s+(?:physical\s+|actual\s+|paper\s+)?(?:papers?|paperwork|certificates?|cards?|badge|letter|results?|pdf|e-?mail|number)\b)"
    r"|havent\s+(?:\w+\s+)?(?:passed|got|gotten|done|taken|finished|completed)"
    r"(?!\s+(?:the|my|an?|any)\s+(?:physical\s+|actual\s+|paper\s+)?(?:papers?|paperwork|certificates?|cards?|badge|letter|results?|pdf|e-?mail|number)\b)|never\s+(?:passed|got|did|took|finished)"
    r"|(?:almost|nearly|narrowly|just)\s+(?:missed|failed)|(?:almost|nearly)\s+(?:passed|got|there)"
    r"|not\s+(?:yet\s+)?passed"
    r"|(?:(?:mess|screw|fuck|muck|stuff)(?:ed)?\s+(?:it\s+)?up|bomb(?:ed)?|botch(?:ed)?|bungl(?:ed)?|blew|tanked)"
    r"(?!\s+(?:\w+\s+){0,3}(?:dates?|days?|years?|months?|names?|records?|entry|spelling|typo)\b))(?!\w)",
    re.IGNORECASE,
)
_LACKING = pattern(r"(?<!\w)(?:don['’]?t|do\s+not|never)\s+(?:\w+\s+)?(?:have|had|hold)(?!\w)", re.IGNORECASE)
_PLANNED = pattern(
    r"(?<!\w)(?:(?:will|['’]ll|shall|gonna|going\s+to|want(?:s|ed)?\s+to|wanna|would\s+(?:like|love)\s+to|(?:i|we)['’]d\s+(?:like|love)\s+to"
    r"|plan(?:s|ning)?\s+(?:to|on)|hop(?:e|ing)\s+to|aim(?:ing)?\s+(?:to|for)|intend(?:ing)?\s+to|need\s+to|have\s+to|got\s+to|must|should"
    r"|try(?:ing)?\s+to|about\s+to|supposed\s+to)\s+(?!remind|note|keep|add|record|save|store|say|tell|ask|log|track|put|send|know|be\s+reminded"
    r"|expire|run|renew|end|lapse)(?:\w+\s+)?"
    r"(?:pass|get|earn|take|sit|do|finish|complete|achieve|be|become|write|attempt|start|try|have|hold|schedule|book|retake|resit)"
    r"|(?:working\s+on|study(?:ing)?(?:\s+for)?|preparing\s+for|prepping(?:\s+for)?|revising\s+for|cramming\s+for|halfway\s+through|doing)\s+(?:my|the|an?|now)?\s*$"
    r"|(?:i\s+get|i\s?['’]?m\s+getting)\s+(?:my|the|an?)\s*$"
    r"|(?:taking|sitting|writing|retaking|attempting)\s+(?:my|the|an?|for)?\s*\S+|(?:exam|test)\s+(?:is|booked|scheduled|planned|coming)"
    r"|(?:booked|scheduled|registered|signed\s+up|enrolled)\b)(?!\w)",
    re.IGNORECASE,
)
#: "…, and I want CRISC next".
_WANTED = pattern(
    r"(?<!\w)(?:want|wanna|fancy|(?:i|we)['’]?d\s+(?:like|love)|would\s+(?:like|love)|eyeing|considering|next\s+is|next\s+up(?:\s+is)?|going\s+for|aiming\s+for)"
    r"\s+(?:(?:to\s+add|the|my|an?|also)\s+)?$"
    # "Maybe AZ-900 first"
    r"|^\W*(?:(?:hm+|ok|okay|so|well|then|or|and|but|no|i\s+(?:think|guess))\W+){0,4}(?:maybe|perhaps|possibly|or\s+rather)\s+(?:(?:the|an?|do|try|take|start\s+with)\s+){0,2}$",
    re.IGNORECASE,
)
#: "Had to cancel my PMP exam on 3 March": it was not sat.
_CALLED_OFF = pattern(
    r"(?<!\w)(?:cancel(?:l?ed|l?ing)?|call(?:ed)?\s+off|postpon(?:e|ed|ing)|put\s+off|missed|re-?schedul(?:e|ed|ing)|skipped|no[\s-]?show(?:ed)?(?:\s+(?:at|for))?"
    r"|(?:did\s?n['’]?t|did\s+not|could\s?n['’]?t|could\s+not)\s+(?:go\s+to|make|attend|show\s+up\s+(?:for|to)|turn\s+up\s+(?:for|to)|sit|take|write))\s+(?:(?:for|my|the|an?)\s+){0,2}$",
    re.IGNORECASE,
)
#: "Got CISM and almost CISA", "passed PMP and revised CISM": none of it is held by that.
_NO_AWARD = pattern(
    r"(?<!\w)(?:almost|nearly|not\s+quite|bought|revised|taught|proctored|invigilated|mark(?:ed|ing)\s+exams\s+for|was\s+offered|applied\s+for|abandoned|gave\s+up(?:\s+on)?)\s+(?:(?:the|my|an?)\s+)?$",
    re.IGNORECASE,
)
#: "Right, do the SSSTS in Feb": it is to be done.
_DOES_IT = pattern(
    r"^\W*(?:(?:right|ok|okay|so|then|well|and|fine|yes|yeah|now|i|we|i['’]?ll|let['’]?s|lets|can|could|rather|cool|great|alright)\W+){0,5}(?:do|take|sit|book)\s+(?:(?:the|my|an?|for|in)\s+){0,2}$",
    re.IGNORECASE,
)
_WANTED_NEXT = pattern(
    r"(?:\s+(?:cert\w*|one|licen[cs]e))?\s*(?:$|[.!,;](?:\s|$)|(?:next|now|soon|then|first|instead|rather|after|later|one\s+day|some\s?day|as\s+well\s+next|in\s+the\s+future|at\s+some\s+point|too)(?!\w)"
    # "… and want cism the same year", "maybe cissp in june"
    r"|(?:in|by|on|before|around|during|within|until|till?)\s+(?!my|our|your|it|that|this\s+list)|(?:(?:in\s+)?the\s+same|this|next|that|end\s+of)\s+(?:the\s+)?(?:year|month|week|quarter|spring|summer|autumn|fall|winter|time|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_IS_ONE = pattern(r"\b(?:exam|test)\s+is\s*$", re.IGNORECASE)
_ENDS_THEN = pattern(r"\b(?:expires?|expiring|runs?\s+out|valid|lapses?)\b", re.IGNORECASE)
_DONE = pattern(r"(?<!\w)(?:passed|got|earned|completed|did|aced|cleared)(?!\w)", re.IGNORECASE)
_SUPPOSED = pattern(
    r"^\W*(?:(?:and|so|ok|but|hi|hey)\W+){0,3}if\s+my\b"  # "if my SIA expired in May …"
    r"|(?<!\w)(?:(?<!see\s)(?<!check\s)(?<!wonder\s)if\s+(?:i|someone|somebody|one|you|we|they)\b|suppos(?:e|ing)\s+(?:i|that|we)"
    r"|imagine\b|assuming\b|what\s+if|let['’]?s\s+(?:say|pretend|assume)|pretend(?:ing)?\s+(?:i|that|my)\b|(?<!i\s)suppose\s+(?=\w)(?!to\b)|say\s+i\s|(?:might|may)\s+(?:just\s+)?have\s+(?:passed|got|gotten|made|done))",
    re.IGNORECASE,
)
_ASKS_OF_ONESELF = pattern(
    r"(?<!\w)(?:could|would|should|can|did|do|does)\s+(?:i|we|you)\s+(?:\w+\s+)?(?:pass|get|hold|have|earn|keep|drop|remove|delete|renew|let|cancel)(?!\w)"
    r"|(?<!\w)(?:do|does|did|if|whether)\s+(?:i|we)\s+(?:(?:still|really|even|also)\s+)?(?:need|require)(?!\w)(?!\s+to\s+(?:tell|say|mention))",
    re.IGNORECASE,
)
_FORMER = pattern(
    r"(?<!\w)(?:used\s+to\s+(?:have|hold|be)|no\s+longer\s+(?:have|hold|valid)|(?:let|letting)\s+(?:it|them|that|my\s+\S+)\s+(?:lapse|expire|go)"
    r"|(?:don['’]?t|do\s+not)\s+(?:have|hold)\b[^.,;]*\b(?:any\s?more|any\s+longer)"
    r"|(?:was|were|is|got|been)\s+(?:\w+\s+)?(?:revoked|suspended|withdrawn|rescinded|annulled|taken\s+away)(?!.{0,60}\b(?:again|reinstated|restored|back|until|till)\b)"
    r"|surrendered|relinquished|(?:handed|gave|given|sent)\s+(?:in|back)\s+my)(?!\w)",
    re.IGNORECASE,
)
_ASKED = pattern(
    r"^\W*(?!.*\b(?:tell\s+you|mention|you\s+know|told)\b)(?:(?:hey|hi|hello|so|and|ok|okay|but)\W+)*(?:when|what|which|how|why|where|who|is|are|was|does|do|did|will|has|have)\b",
    re.IGNORECASE,
)
#: What is further off than so many characters belongs to another statement, whatever stands between.
_REACH = 400
#: Where another statement begins: a sentence, or a new subject after a comma or "and".
_STATEMENT = pattern(
    r"(?<=[.!?;])\s+|\n+|(?:\s*[,–-]\s+|\s+)(?:and|but|while|whereas|plus)\s+(?=(?:i|i['’]?(?:ve|m)|ive|we|my|he|she|they)\b)"
    r"|,\s+(?=(?:i|i['’]?(?:ve|m)|ive|my|our|he|she)\s)"
    # "… and Kevin got CISA"
    r"|(?:\s*[,–-]\s+|\s+)(?:and|but|while|whereas)\s+(?=(?-i:[A-Z][a-z]{2,15})\s+(?:just\s+|also\s+)?(?:got|has|passed|holds|renewed|earned|completed|did)\s)"
    # "…, failed the PMI-ACP": of that alone, where it is no "failed the exam"
    r"|(?:\s*[,–-]\s+|\s+)(?:(?:and|but)\s+)?(?=(?:failed|flunked|bombed)\s+(?:(?-i:[A-Z][A-Z0-9+-]{1,9})(?!\w)|[\w-]{2,20}\+)|(?:failed|flunked|bombed)\s+(?:the|my|that|an?)\s+"
    r"(?!(?:exams?|tests?|papers?|first|second|third|last|one|thing|damn|bloody|stupid|final|try|attempt|re-?(?:sit|take)|whole|actual|real|same|cert\w*)\b))",
    re.IGNORECASE,
)


def doubt_of(text: str, start: int, end: int, ordinary: frozenset[str] = frozenset()) -> Doubt | None:
    """Why what is named at characters ``start`` to ``end`` is not the writer's own; None when nothing says so.

    ``ordinary`` are words that are nobody's name.
    """
    low, high = _statement(text, start, end)
    said, front = text[low:high], text[low:start]
    if (_of_another(said) and not _MINE.search(front)) or _subject_in(front, ordinary):
        return "another"
    if _THEIR_NAME_NEXT.search(front) or _owner_in(front, ordinary):
        return "another"
    if _named_in_front(front, text[start:end], ordinary):
        return "another"
    if _FORMER.search(said):
        return "former"
    if _SUPPOSED.search(said):
        return "supposed"
    if _LACKING.search(front):
        return "lacking"
    if (failed := _FAILED.search(said)) is not None and not _THEN_PASSED.search(said, failed.end()):
        return "failed"
    if _ASKS_OF_ONESELF.search(front) or (_ASKED.match(said) and text.find("?", start) >= 0):
        return "asked"
    if _TO_BE_DONE.match(text, end):
        return "planned"
    if _CALLED_OFF.search(front) or _NO_AWARD.search(front) or _DOES_IT.search(front):
        return "planned"
    if _WANTED.search(front) and _WANTED_NEXT.match(text, end):
        return "planned"
    planned = _PLANNED.search(front)
    if planned and _IS_ONE.search(front) and _ENDS_THEN.search(text, end, min(len(text), end + _REACH)):
        return None  # "my English test is IELTS, expires in December"
    return "planned" if planned and not _DONE.search(front, planned.end()) else None


#: "SMSTS i want to do in July", "CSCS and SMSTS i need to do both": what is wanted is said behind.
_TO_BE_DONE = pattern(
    r"(?:\s*(?:,|&|\band\b)\s*[\w-]{2,20}(?:\s+[\w-]{2,20})?)?\W+(?:which\s+|that\s+)?(?:i\s+|i['’]?d\s+|i['’]?m\s+)(?:still\s+|really\s+)?(?:want|need|have|hope|plan|would\s+like|like|wanna|going|hoping|planning)\s+(?:to\s+)?"
    r"(?:do|get|take|sit|pass|renew(?!ed))\b",
    re.IGNORECASE,
)
#: "Failed it first time, passed it on the 14th".
_THEN_PASSED = pattern(r"\b(?:passed|got\s+it|cleared)\b", re.IGNORECASE)


_NOT_PASSED = pattern(
    r"(?<!\w)(?:fail(?:ed)?(?!\s+to\b)|flunked|bombed|did(?:n['’]?t|\s+not)\s+pass)(?!\w)(?![^.!?]{0,30}\bif\b)",
    re.IGNORECASE,
)


def tells_a_failure(text: str) -> bool:
    """Whether a try is told of that failed, with no later one that was passed: "failed it. rebooked for 26 Feb"."""
    failed = _NOT_PASSED.search(text)
    if failed is None or "?" in text or _SUPPOSED.search(text):
        return False
    return not _THEN_PASSED.search(text, failed.end())


def speaks_of_another(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether what is said at these characters, or all of it, is somebody else's doing."""
    low, high = _statement(text, start, len(text) if end is None else end)
    return _of_another(text[low:high])


#: "Kev has both, the first aid from May": what nobody else would have.
_HAS = pattern(
    r"^\W*(?:(?:and|but|oh|also|so|ok|then)\W+)*(?P<who>[^\W\d_]{2,20})\s+(?:(?:just|already|also)\s+)*(?:has|holds)\s+"
    r"(?:both|all|the|his|her|their|it|them|that|those|these|one|two|only|just|already|also|got|done|passed|none|neither)\b",
    re.IGNORECASE,
)


#: "My mum first aid cert": of her.
_KIN_FIRST = pattern(rf"^\W*(?:(?:my|our)\s+)?(?:{_KIN}(?:['’]?s)?|mate['’]?s)\s+\w", re.IGNORECASE)


def has_an_owner(name: str) -> bool:
    """Whether what was taken for the name of a credential says who has it."""
    first = name.split(maxsplit=1)[0].casefold() if name.strip() else ""
    if _KIN_FIRST.match(name) or first.removesuffix("s").rstrip("'’") in GIVEN_NAMES:
        return True
    found = _HAS.match(name)
    return found is not None and found["who"].casefold() not in _NOBODY


#: "My colleague is a nurse", "for our electricians": not the writer's own job.
_OTHERS = pattern(
    r"\b(?:my|our|his|her|their|an?)\s+(?:\w+\s+)?(?:colleague|friend|sister|brother|son|daughter|wife|husband|partner|mate"
    r"|cousin|nephew|niece|kid|boss|mum|mother|dad|father|team|staff|people|crew|employees?|clients?)\b|\b(?:he|she|they)\b",
    re.IGNORECASE,
)


def names_another(text: str) -> bool:
    """Whether somebody else is spoken of at all."""
    return _OTHERS.search(text) is not None


def is_of_another(text: str) -> bool:
    """ "She has no experience": of somebody else alone; "my boss wants me to …" is of the writer."""
    return names_another(text) and _MYSELF.search(text) is None


def of_oneself(text: str) -> bool:
    """Whether the writer speaks of what is their own."""
    return _MYSELF.search(text) is not None or _OWN.search(text) is not None


#: "They have extended me the CISSP".
_GIVEN_ME = pattern(
    r"(?<!\w)(?:extended|renewed|recertified|gave|given|granted|awarded|issued|sent)\s+(?:it\s+to\s+)?me(?!\w)",
    re.IGNORECASE,
)


def _of_another(said: str) -> bool:
    found = _SOMEBODY.search(said) or _KIN_BY_NAME.search(said)
    front = _I_SAY.sub(" ", said[: found.start()]) if found is not None else ""
    of_them = found is not None and not _MYSELF.search(front) and not _GIVEN_ME.search(said)
    return of_them or _OPINION.search(said) is not None


def _subject_in(front: str, ordinary: frozenset[str]) -> bool:
    found = _NAMED.match(front)
    if found is None:
        return False
    who = found["who"].casefold()
    return who not in ordinary and who not in _NOBODY and not who.endswith("ly")


#: "Hans's forklift": a name of its own right in front, with whose it is.
_OWNER = pattern(
    r"(?<![\w'’-])(?<!my\s)(?<!our\s)(?<!the\s)(?<!a\s)(?<!an\s)(?<!this\s)(?<!st\s)(?<!saint\s)(?P<who>[^\W\d_]{2,20})['’]s\s+"
    r"(?:(?:new|old|own|other|first|second|current)\s+){0,2}$",
    re.IGNORECASE,
)
#: What has something as well and is nobody.
_NO_OWNER = frozenset(
    """
    it that this what who there here let how where when today yesterday tomorrow tonight year month week day driver
    operator master bachelor employer company state country women men children people teacher nurse worker beginner
    monday tuesday wednesday thursday friday saturday sunday january february march october november december
    september july everyone everybody nobody somebody someone one she he
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def is_an_owner(who: str, ordinary: Collection[str]) -> bool:
    """Whether the word in front of an "'s" is somebody: ``ordinary`` words are not, unless people are called so too."""
    who = who.casefold()
    return who not in _NO_OWNER and who not in _NOBODY and (who not in ordinary or who in ALSO_NAMES)


def _owner_in(front: str, ordinary: frozenset[str]) -> bool:
    found = _OWNER.search(front)
    return found is not None and is_an_owner(found["who"], ordinary)


#: "Got CISM and Kevin CISA", "kevins CISA": somebody right in front, with no verb of their own.
_SOMEBODY_IN_FRONT = pattern(
    r"(?:^\W*(?:(?:and|but|hi|hey|ok|so|also|remind\s+me\s+(?:of|about|when))\s+){0,3}|(?:[,;]|(?<!\w)(?:and|&|plus|while|but|that|when|of|for))\s+)"
    r"(?P<who>[^\W\d_]{3,12}?)(?P<of>s?)(?:\s+(?:got|has|the|his|her|an?|new|old|also)){0,2}\s+$",
    re.IGNORECASE,
)
#: In capitals in front of a name, and nobody.
_NO_PERSON = frozenset(
    """
    advanced enhanced basic full standard professional certified associate senior practitioner foundation expert master
    enterprise private public digital technical clinical paediatric pediatric adult emergency international national
    british american european indian australian canadian irish scottish german french chartered registered licensed
    official annual recent current renewed passed my the new old level part module exam test plain simple
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def _named_in_front(front: str, name: str, ordinary: Collection[str]) -> bool:
    """Whether a name of somebody stands right in front: one that is known, or before an acronym a word with a capital,
    where another one was told of.
    """
    found = _SOMEBODY_IN_FRONT.search(front)
    if found is None:
        return False
    who = found["who"]
    if found["of"] and who.casefold() in ALSO_NAMES:
        return True  # "Marks CISA runs out in May"
    if who.casefold() in GIVEN_NAMES:
        return who.casefold() not in ordinary
    whole = f"{who}{found['of']}"
    known = {*ordinary, *_NO_PERSON, *_NOBODY, *_NO_OWNER}
    written = whole.istitle() and name.isupper() and front[: found.start("who")].strip(" \n,;.") != ""
    return written and whole.casefold() not in known and not front.istitle()


def _statement(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the statement around something begins and ends."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [m.span() for m in _STATEMENT.finditer(text, low, high)]
    return max((b for _, b in ends if b <= start), default=low), min((a for a, _ in ends if a >= end), default=high)


#: Words that begin a message about oneself without "I".
_NOBODY = frozenset(
    """
    i we just finally already also today yesterday yay yey yeah woohoo woo hooray hurray phew wow omg lol hello
    hey hi ok okay yes yep no great good nice awesome success news update fyi btw done then later next now so
    and well really barely recently eventually once twice ive im have has had never always still even only first
    second january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday please pls plz thanks guess who that which it cert certificate
    officially proudly luckily jan feb mar apr jun jul aug sep sept oct nov dec anyway anyhow again spring
    summer autumn winter fall year month week boom yess yesss hurra
    yo sup ayo aye dude bro man mate guys folks sir heya hiya howdy gm morning evening
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
