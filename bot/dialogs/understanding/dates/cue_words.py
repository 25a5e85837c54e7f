"""The words that say what a date is: awarded, expires, target, from, until."""

from __future__ import annotations

import re

from bot.patterns import pattern

CLAUSE = pattern(r"(?<!\bexp)(?<!\bapprox)[.!?;]+(?=\s)|(?<!:)\n+")
#: "The exam got pushed to February" has not been sat.
_MOVED = (
    r"\s+(?:been\s+)?(?:pushed|moved|postponed|delayed|re-?scheduled|re-?booked|shifted|changed|put|brought|bumped)"
)
_GAINED = (
    rf"passed|got(?!\s+(?:my|an?|the|another)\s+(?:\S+\s+)?(?:exam|test)|\s+[\w&]{{2,12}}\s+(?:exam|test)\s+(?:on|in|at|next|this|booked)|{_MOVED})|gotten|earned|achieved|completed|renewed|re-?certified|awarded|issued|did|took|taken|obtained|finished"
    r"|received|cleared|acquired|attained|gained|certified|graduated|aced|sat|had|(?<!be\s)(?<!it\s)(?<!get\s)done(?!\s+(?:by|before|with))"
)
CUES = pattern(
    r"(?<!\w)(?:"
    rf"(?P<nothing>(?:haven['’]?t|hasn['’]?t|not|didn['’]?t|never|nt)\s+(?:\w+\s+)?(?:{_GAINED}))"
    r"|(?P<lapsed>expired|lapsed|ran\s+out|went\s+out\s+of\s+date|(?:mine|card|ticket|licen[cs]e|badge|cert)\s+went(?=\s+(?:last|in|at|on|back)\b|\s*$)|was\s+(?:due|up(?=\s+(?:in|on|last)\s))|was\s+valid\s+(?:until|till)|ended)"
    r"|(?P<expires>(?:valid|good|active|current)\s+(?:un)?(?:til|till|through|thru|to|up\s+to)|expir(?:es?|ing|y|ation)"
    r"|expi?rr?es|exp|runs?\s+out|(?:is|are|comes?|coming|(?:it|that|which)['’]?s)\s+up(?=\s+(?:in|on|this|next|again|for)|\s*$)"
    r"|dies|(?:is|are)\s+(?:gone|over|dead|void|out)(?=\s+(?:in|on|by|after|from|next|this)\s)|goes(?=\s+(?:in|on)\s)"
    r"|go(?:es)?\s+out\s+of\s+date|ends?|finishes|stops|ending|due(?!\s+to)|lapses?|validity|(?:needs?|has|have|must)\s+(?:to\s+)?"
    r"(?:be\s+)?(?:renewed|renewing|renewal)|renewal|renews(?:\s+on)?|renew\s+on|renew\s+date)"
    rf"|(?P<sat>(?:exam|test)\s+was(?!{_MOVED}))"
    r"|(?P<target>target(?:\s+date)?|dead\s?line|goal|aim(?:ing)?|(?:get|getting|be|become|becoming)\s+(?:\w+\s+)?certified"
    r"|(?:be|have\s+it|get\s+it|(?<!got\s)(?<!had\s)it)\s+(?:completed|finished|passed|done)"
    r"|(?:want|wanna|hope|hoping|plan|planning|aim|need|have|like|going|intend|try|trying|will|['’]ll|gonna|must|should)"
    r"\s+(?:to\s+)?(?:pass|take|sit|do|finish|complete|get|earn|have|be|renew|write|start)(?:\s+(?:\w+\s+)?certified)?"
    r"|finish|exam|test|re-?(?:sit|sitting|take|taking|book(?:ed)?|scheduled)|taking|sitting|scheduled|booked|planned|ready)"
    r"|(?P<from>from\s+now|starting|starts?|beginning|as\s+of|effective)"
    rf"|(?P<awarded>(?:{_GAINED})(?:[^.,;!?]{{0,30}}?\b(?:exam|test)\b)?|since|date\s+of\s+issue"
    r"|(?:issue|award|completion|pass(?:ing)?|earn)\s+date)"
    r")(?!\w)",
    re.IGNORECASE,
)
JUST_BEFORE = pattern(
    r"(?<!\w)(?P<word>by|before|until|till|'?til|through|thru|since|on|from|between|starting|as\s+of)"
    r"(?:\s+(?:the|around|about|approximately|approx\.?|at\s+the\s+latest|latest|like|say|maybe))*\s*[:(]?\s*$",
    re.IGNORECASE,
)
VALIDITY = pattern(r"\b(?:valid\w*|good|expir\w*|active|holds?|lasts?|renew\w*)\b", re.IGNORECASE)
AHEAD = pattern(
    r"(?<!\w)(?:remind\w*|will|['’]ll|going\s+to|gonna|plan\w*|want|wanna|hope|aim|need\s+to|have\s+to|must|should"
    r"|schedul\w*|book\w*|snooze|pause|again|take|sit|sitting|start|begin|call|ping|nudge|wake|write\s+(?:to\s+)?me|tell\s+me)(?!\w)",
    re.IGNORECASE,
)
BEHIND = pattern(
    r"\s*[(\-–:]?\s*(?:(?:is|was|as|being)\s+)?(?:(?:the|my|its|our)\s+)?(?:exam\s+)?"
    r"(?:(?P<expires>(?:expir(?:y|ation|es|ing)|exp)(?!\s+(?:after\s+|every\s+)?\d{1,2}\s*(?:y|m)))|(?P<target>deadline|target|goal|due\s+date)"
    r"|(?P<awarded>passed|awarded|issued|earned|achieved|completed|obtained))(?:\s+date)?(?!\w)",
    re.IGNORECASE,
)
LISTING = pattern(r"[\s,/&+]*(?:and|or|plus|also)?[\s,/&+]*", re.IGNORECASE)
#: "passed CKA on 3 May 2024, CKAD on 4 June 2024".
NEXT_NAME = pattern(
    r"\s*(?:[,&+]\s*(?:and\s+)?|and\s+|plus\s+)(?:(?!but\b|not\b|was\b|from\b|since\b)[\w+/\-]+\s+){1,3}(?:on\s+|in\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
RANGE = pattern(r"\s*(?:to|until|till|til|up\s+to|-|–|—|→|->|through|thru)\s*(?:the\s+)?", re.IGNORECASE)
#: "2024-06-01 expires 2027-06-01": the word belongs to the date it stands in front of.
LEADS_ON = pattern(r"\s*(?:on|in|at|by|is|date)?\s*:?\s*", re.IGNORECASE)
