""" "Certificate or certification?", "what's a PDU?", "lost my certificate", "how many certs should I have?": asked of
credentials at all, by who names none.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.lost_paper import lost_in
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ANSWERS, _LONGEST = "good_to_know", 160
_LEAD = (
    r"\W*(?:(?:hi|hey|hello|ok|okay|so|and|but|also|sorry|quick\s+question"
    r"|please|pls|can\s+you\s+(?:explain|tell\s+me)|(?:do\s+you|u)\s+know|explain|tell\s+me)\W+){0,3}"
)
_TAIL = (
    r"(?:\W+(?:please|pls|then|exactly|actually|again|anyway|even"
    r"|in\s+(?:general|short|simple\s+(?:terms|words))|mean|means?|stand\s+for|all\s+about|for|tho|though|lol|now|btw)){0,3}\W*"
)
_CERT = (
    r"(?:certs?|certificates?|certifications?|credentials?|qualifications?"
    r"|licen[cs]es?|diplomas?|badges?|cards?|papers?)"
)
_WHAT = (
    r"(?:wh?at(?:['’]?s|\s+is|\s+are|\s+does|\s+do)?|whats"
    r"|define|meaning\s+of)\s+(?:exactly\s+|even\s+|actually\s+)?(?:an?\s+|the\s+|this\s+|these\s+)?"
)
_UNIT = r"(?:pdus?|cpes?|ceus?|cpds?|ces?|cmes?|cmus?|contact\s+hours?)(?:\s+(?:points?|credits?|units?|hours?))?"
_WAYS = {
    "terms": (
        rf"{_LEAD}(?:(?:what(?:['’]?s|\s+is)\s+)?(?:the\s+)?(?:difference|diff)\s+(?:between|of)\s+(?:an?\s+)?{_CERT}\s+(?:and|vs\.?|or|&)\s+(?:an?\s+)?{_CERT}"
        rf"|(?:is\s+)?(?:an?\s+)?{_CERT}\s+(?:vs\.?|versus|or|the\s+same\s+as)\s+(?:an?\s+)?{_CERT}|{_WHAT}(?:professional\s+)?(?:certificates?|certifications?|credentials?)){_TAIL}"
    ),
    "badges": (rf"{_LEAD}{_WHAT}(?:(?:digital|open|online)\s+badges?|badges?|micro-?\s?credentials?){_TAIL}"),
    "units": (rf"{_LEAD}(?:{_WHAT}{_UNIT}|(?:pdu|cpe|ceu|cpd|ce|cme)\s+meaning){_TAIL}"),
    "copies": (
        rf"(?=.*\b(?:lost|stolen|burn(?:t|ed)|ruined|missing|can(?:['’]?t|not)\s+find|do(?:n['’]?t|\s+not)\s+have|never\s+(?:got|received)|has|have|kept|keeps|copy|copies|duplicate|replacement|replaced?|reprint)\b)"
        rf"(?=.*\b{_CERT}\b)(?=.*\b(?:(?:get|need|order|request|have)\s+(?:an?\s+|the\s+|another\s+|new\s+)*(?:copy|copies|duplicate|replacement|reprint)|replaced?|lost\s+(?:my|the|all)|stolen"
        r"|(?:ex|old|former|last|previous|my)[\s-]+(?:employer|boss|company|job|firm)\s+(?:still\s+)?(?:has|have|kept|keeps))\b)[^\n]{8,160}"
    ),
    "checks": (
        rf"{_LEAD}(?:(?:can|could)\s+(?:you|u)\s+|how\s+(?:do|can|could)\s+(?:i|you|we|employers?|they|recruiters?)\s+|do\s+(?:employers?|they|recruiters?|companies)\s+(?:even\s+|really\s+|actually\s+)?)?"
        rf"(?:check|verify|validate|prove|tell|know|confirm|see|find\s+out)\s+(?:(?:if|whether|that)\s+)?(?:my|an?|the|this|that|someone['’]?s|somebody['’]?s|people['’]?s|their)?\s*{_CERT}(?:\s+(?:is|are))?(?:\s+(?:really|actually|any))?"
        rf"(?:\s+(?:real|genuine|fake|legit|valid|true|authentic|or|not))*{_TAIL}"
    ),
    "how_many": (
        rf"{_LEAD}how\s+many\s+{_CERT}\s+(?:(?:should|must|would|shall)\s+(?:i|you|one|we|people|it)|do\s+(?:i|you|we|people)\s+(?:really\s+|even\s+|actually\s+)?(?:need|want)|(?:is|are)\s+(?:too|enough))(?:\s+(?:have|need|get|do|hold|want|really|even|many|be|is|too|to))*{_TAIL}"
    ),
    "in_progress": (
        r"(?=.*\b(?:linked\s?in|cv|resume|résumé|application|profile|email\s+signature)\b)(?=.*\b(?:in[\s-]?progress|not\s+(?:yet\s+)?(?:finished|done|passed|awarded)|unfinished|still\s+(?:studying|doing|learning)|working\s+(?:on|towards)|haven['’]?t\s+(?:passed|finished|got)|started)\b)"
        r"(?=.*\b(?:can|could|should|may|do|is\s+it|how)\b)[^\n]{10,160}"
    ),
    "pay": (
        rf"{_LEAD}(?:(?:which|what|show\s+me|list|tell\s+me)\s+)?(?:are\s+)?(?:the\s+)?(?:top|best|highest|most)?\s*(?:\d{{1,2}}\s+)?(?:best[\s-]?|highest[\s-]?|high[\s-]?|well[\s-]?|top[\s-]?|most[\s-]?)?(?:paying|paid|payed)\s+(?:{_CERT}|jobs?|ones?|it\s+{_CERT})"
        rf"|{_LEAD}(?:which|what)\s+{_CERT}\s+(?:pays?|earns?|makes?)(?:\s+(?:me|you))?\s+(?:the\s+)?(?:most|best|more|well|good)(?:\s+money)?{_TAIL}"
    ),
    "places": (
        rf"{_LEAD}(?:where(?:\s+(?:can|could|do|should|is|are))?\s+[^\n?]{{2,40}}\s+)?[^\n?,.]{{2,40}}\s+(?:near|close\s+to|around|nearby)\s+(?:me|here|us|my\s+(?:house|place|home)){_TAIL}"
    ),
    "profiles": (
        rf"{_LEAD}(?:how|where)\s+(?:(?:do|can|could|should|would|to|does|best|exactly|one|you|i|we|people)\s+){{1,4}}(?:put|add|show|list|post|share|mention|write|include|display|get)\s+(?:\w+\s+){{0,4}}?(?:{_CERT}|it|that|them|this|those)\s+"
        rf"(?:\w+\s+){{0,2}}?(?:linked\s?in|cv|resum[eé]|email\s+signature|profile)(?:\s+profile)?{_TAIL}"
    ),
    "lifelong": (
        rf"{_LEAD}(?:(?:which|what|any|are\s+there(?:\s+any)?|show\s+me|list|give\s+me)\s+)?(?:(?:of\s+the|the|some|all|any)\s+)*{_CERT}\s+(?:(?:that|which|who)\s+)?"
        rf"(?:(?:do\s*n['’]?t|dont|do\s+not|never|wo\s*n['’]?t|will\s+not|does\s*n['’]?t)\s+(?:ever\s+)?(?:expire|run\s+out|lapse|end|need\s+(?:to\s+be\s+)?renew\w*)|lasts?\s+(?:forever|for\s+ever|for\s+life|a\s+lifetime)|(?:are|is)\s+(?:valid\s+)?(?:forever|for\s+life|lifelong|lifetime|permanent)|for\s+life){_TAIL}"
    ),
    "best_of_all": (
        rf"{_LEAD}(?:(?:what|which|wh?ats|what['’]s|wich)\s*(?:is|are|['’]s)?\s*)?(?:the\s+)?(?:(?:single|very|number\s+one|no\.?\s*1|top)\s+)*(?:best(?:\s+free|\s+online|\s+cheap)?|most\s+(?:popular|wanted|famous|useful|valuable|respected|recogni[sz]ed|prestigious|in[\s-]demand)|top)\s+"
        rf"(?:\d{{1,2}}\s+)?{_CERT}(?:\W+(?:right\s+now|now|ever|out\s+there|there\s+is|in\s+the\s+world|of\s+all|overall|today|to\s+(?:get|have|do)|in\s+20\d\d|20\d\d|this\s+year|at\s+the\s+moment|these\s+days)){{0,3}}{_TAIL}"
    ),
    "bootcamps": (
        rf"{_LEAD}(?=.{{0,80}}\b(?:boot\s?camps?|moocs?|training\s+providers?)\b)(?:what\s+(?:do|would)\s+you\s+(?:think|say)|is|are|do|does|should|how|any|opinion\w*|thoughts?)\b[^\n]{{4,100}}"
    ),
    "refunds": (
        rf"{_LEAD}(?=.{{0,100}}\b(?:refund\w*|money\s+back)\b)(?:can|could|do|does|will|would|is|are|what|whats|how|any)\b[^\n]{{4,100}}"
    ),
    "age": (
        rf"{_LEAD}(?:i['’]?m\s+\d{{2}}\W+(?:so\s+|and\s+)?)?(?:am\s+i|is\s+it|are\s+(?:we|you)|is\s+\d{{2}}|is\s+(?:someone|somebody)\s+(?:my\s+age|of\s+\d{{2}})|at\s+\d{{2}}\s+is\s+it)\s+(?:(?:maybe|already|just|way|far|really|not)\s+){{0,2}}too\s+(?:late|old)\b[^\n]{{0,60}}"
        rf"|{_LEAD}is\s+(?:it|that|this)\s+(?:still\s+|even\s+)?worth\s+(?:it|doing|starting)\s+(?:at|with)\s+(?:my\s+age|\d{{2}}){_TAIL}"
        rf"|{_LEAD}(?:i['’]?m|im|i\s+am)?\s*\d{{2}}\W+(?:is\s+(?:it|that)\s+|am\s+i\s+)?too\s+(?:late|old){_TAIL}"
    ),
}
_ASKED = {topic: pattern(way, re.IGNORECASE) for topic, way in _WAYS.items()}
#: No credential is lost there.
_OF_ANOTHER_KIND = pattern(
    r"\b(?:birth|death|marriage|divorce|naturali[sz]ation|gift|credit|debit|bank|sim|access|entry|door|id|identity|report|library|vaccin\w*|medical|phone|bus|rail\w*)\b",
    re.IGNORECASE,
)
#: These are asked by who names none; the rest may be of one that is named.
_OF_NONE = frozenset(
    {"terms", "badges", "units", "how_many", "in_progress", "pay", "age", "lifelong", "best_of_all", "bootcamps"}
)


async def asked(session: Session) -> Reply | None:
    """None where a credential is named that it may be asked of, and while something is asked."""
    heard = session.heard
    if heard.people or heard.dates or not 2 < len(heard.text) <= _LONGEST:
        return None
    named = any(n.kind in ("credential", "role") for n in heard.named)
    proofs = any(n.kind == "credential" for n in heard.named)  # an "SIA door badge" opens no door
    if (job := _how_many_for(session)) is not None:
        session.trace.append("how many a job asks for")
        return await session.begin(_ANSWERS, {"topic": "how_many", "job": job}, 0.9)
    ways = ((topic, way) for topic, way in _ASKED.items() if not (named and topic in _OF_NONE))
    topic = next((topic for topic, way in ways if way.fullmatch(heard.text)), None)
    waiting = session.state.waiting
    lost_it = topic == "copies" and waiting is not None and waiting.dialog in KEEP_A_DATE
    if waiting is not None and not lost_it and topic not in _OF_NONE:
        return None  # it may be said of what is asked for; "lost my CSCS card" is no day, when one is asked
    if topic is None or (topic == "copies" and not proofs and _OF_ANOTHER_KIND.search(heard.text)):
        return None
    if topic == "places" and not any(n.kind in ("credential", "skill") for n in heard.named):
        return None
    session.trace.append("what is true of credentials at all")
    lost = lost_in(session) if topic == "copies" else []
    return await session.begin(_ANSWERS, {"topic": topic, **({"records": lost} if lost else {})}, 0.9)


_FOR_IT = r"\s+(?:for|as|to\s+(?:be(?:come)?|work\s+as|get\s+into))\s+(?:an?\s+|the\s+)?"
_OF_THAT = pattern(rf"{_FOR_IT}(?:that|it|this)(?:\s+(?:job|role|one))?(?=\W*$)", re.IGNORECASE)
_OF_A_JOB = pattern(rf"{_FOR_IT}$", re.IGNORECASE)


def _how_many_for(session: Session) -> str | None:
    """The job of "how many papers do i need for that", or as what is named: that they want, or that was shown."""
    heard, focus = session.heard, session.state.focus
    text, job = _OF_THAT.sub("", heard.text), focus.role or focus.job or session.profile.goal
    if len(heard.named) == 1 and heard.named[0].kind == "role":
        mention = heard.named[0].mention
        job = mention.of("role")[0].id
        text = f"{_OF_A_JOB.sub('', heard.text[: mention.start])}{heard.text[mention.end :]}"
    elif heard.named:
        return None
    return job if session.state.asking is None and _ASKED["how_many"].fullmatch(text) is not None else None
