"""What was just talked of compared by a quality: "which is cheaper?", "is it better than …?", and "what is the most
respected cert?" of a field.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.estimate_slot import EstimateSlot
from bot.dialogs.engine.filling import looked_at
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.several import several_meant
from bot.dialogs.engine.sides import credentials_of, side_of
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import SURE_FROM
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import count
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LISTS = "browse_credentials"
_COMPARES, _ONE, _RANKS, _EXPLAINS = "compare_credentials", "credential_info", "rank_credentials", "explain"
#: More than can be told in short.
_MOST, _TWO = 8, 2
_QUALITIES = (
    ("dearest", r"dearest|dearer|priciest|pricier|costliest|(?:most|more)\s+expensive|costs?\s+(?:the\s+)?most"),
    (
        "cheapest",
        r"cheapest|cheaper|cheapst|cheepest|cheeper|(?:least|less)\s+expensive|costs?\s+(?:the\s+)?(?:least|less)",
    ),
    ("valid", r"longest\s+valid|valid\s+(?:the\s+)?longe(?:st|r)|lasts?\s+(?:the\s+)?longe(?:st|r)|longest\s+lasting"),
    (
        "shortest",
        r"quick?est|quic?ker|fast(?:est|er)|short(?:est|er)|takes?\s+(?:the\s+)?(?:least|less)(?:\s+time)?",
    ),
    ("longest", r"longest|takes?\s+(?:the\s+)?(?:most|more|longest|longer)(?:\s+time)?"),
    ("hardest", r"hardest|harder|toughest|tougher|(?:most|more)\s+difficult"),
    (
        "easiest",
        r"easiest|easier|easyer|easyest|simplest|simpler|(?:least|less)\s+difficult"
        r"|(?:easy|simple|good|best|better|right)\s+(?:to\s+(?:start|begin)(?:\s+(?:off\s+)?with)?|for\s+(?:an?\s+|the\s+)?(?:total\s+|complete\s+)?(?:beginners?|newbies?|starters?|start))|easy",
    ),
)
QUALITIES = [(name, pattern(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _QUALITIES]
#: "Which is more respected", "which one would an employer care about most": asked in many more words.
KNOWN = pattern(
    r"\b(?:help|helps|count|counts|matter|matters)\s+(?:me\s+)?(?:the\s+)?(?:more|most|better|best)\b"
    r"|\b(?:most|more|best|better)\s+(?:widely\s+)?(?:known|recogni[sz]ed|respected|valued|wanted|sought\s+after|popular|accepted)\b"
    r"|\b(?:people|folks?|everyone|everybody)\s+(?:really\s+|actually\s+)?(?:respect|value|rate|recogni[sz]e|know|want|care\s+about)s?\b"
    r"|\b(?:employers?|compan(?:y|ies)|recruiters?|hiring\s+managers?|inspectors?|auditors?|interviewers?|agenc(?:y|ies)|clients?|customers?|insurers?)\b.{0,60}"
    r"\b(?:care|want|look|ask|value|prefer|respect|know|like|see|accept|expect|rate|recogni[sz]e)\w*\b"
    r"|\b(?:will|would|can|could|might|is\s+likely\s+to)\s+(?:really\s+|actually\s+)?(?:get|land|find|give|help)\s+(?:me\s+)?(?:to\s+)?(?:(?:get|find|land)\s+)?(?:an?\s+|the\s+)?(?:job|work|hired|interviews?)\b"
    r"|\blooks?\s+(?:better|best|good|stronger)\s+on\s+(?:a|my|the)\s+(?:cv|resum[eé]|c\.v\.|linkedin|application)",
    re.IGNORECASE,
)
#: "What would you do in my place?", "which should I take?"
_ADVISE_ME = pattern(
    r"\b(?:what|which(?:\s+(?:one|of\s+(?:them|those|these)|cert\w*|credential|course))?)\s+(?:would|should|do|wud)\s+(?:(?:you|u)\s+(?:do|pick|take|choose|recommend|go\s+for|suggest|get)"
    r"|i\s+(?:pick|take|choose|go\s+for|get|do(?:\s+first)?))\b"
    r"|\b(?:which|wich)\s+(?:one\s+|of\s+(?:them|those|these)\s+)?(?:you|u)\s+(?:recommend|suggest|would\s+(?:take|pick|choose))\b"
    r"|^\W*(?:(?:no|but|like|just|ok|so|and|i\s+mean|tell\s+me|give\s+me)\W+){0,5}(?:the\s+)?(?:single\s+)?(?:(?:most\s+important|number\s+one|no\.?\s?1|very\s+best)(?:\s+one)?|(?:single\s+)?best\s+one)\W*$"
    r"|\bif\s+i\s+(?:can|could)\s+only\s+(?:do|take|get|pick|afford)\s+one\b"
    r"|^\W*(?:(?:and|so|ok|then|well)\W+){0,3}(?:which|what|wich)\s+(?:one\s+|of\s+(?:them|those|these)\s+)?(?:first|to\s+(?:start|begin)\s+with)\W*$"
    r"|^\W*(?:(?:and|so|ok|then|well|hm+)\W+){0,3}(?:which|wich)\s+(?:one|of\s+(?:them|those|these))(?:\s+then)?\W*$",
    re.IGNORECASE,
)
#: "… if I'm a beginner".
_NEW_TO_IT = pattern(
    r"\b(?:(?:total|complete|absolute|just\s+an?)\s+)?(?:beginner|newbie|starter|noob)\b|\bnew\s+(?:to|at|in)\s+(?:this|it|all\s+this|the\s+field)\b|\bjust\s+starting\b",
    re.IGNORECASE,
)
_ASKS_TOO = pattern(
    r"\b(?:what\w*|which|wich|how|when|where|why|can|could|should|would|does|do|is\s+(?:it|that|this|there))\b",
    re.IGNORECASE,
)
_FEW = 14
#: "How much do those cost?": of each of them.
_OF_SEVERAL = pattern(
    r"\b(?:those|these|they|all\s+of\s+them|each|both|(?:any|either|some)\s+of\s+(?:that|those|these|them|it))\b",
    re.IGNORECASE,
)
_TOLD_OF_EACH = {
    "price": "cheapest", "hours": "shortest", "validity": "valid", "level": "easiest", "format": "format",
    "skills": "skills", "prerequisites": "entry",
}  # fmt: skip
_ASKS = pattern(
    r"\b(?:which|wich|what|whats|who)\b|\bof\s+(?:the(?:m|se|ose)|those|these|them)\b|^\W*and\s+the\b", re.IGNORECASE
)
AROUND = frozenset(
    """
    which wich what whats what's is are was one ones the a of them these those this that two three four five all both it
    and or so ok then now hmm please pls to do get take study for me here list out by far exam cert certs certificate
    certificates credential credentials course courses would be most least in has have who price time no i
    asked bit part step said wrote meant mean
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Vs Network+", said of what was just talked of.
_VERSUS = pattern(
    r"^\W*(?:and|or|so|ok)?\s*(?:vs|versus|compared?(?:\s+(?:it|that|this))?\s+(?:to|with|against)|against)\W+(?:the\s+)?$",
    re.IGNORECASE,
)
_THAN = pattern(
    rf"^{OPENING}(?:is|was|would|does|do|why|how|should)\b.{{0,60}}\b(?:it|that|this|they)\b.{{0,60}}\b(?:than|over)\b",
    re.IGNORECASE,
)


async def ranked(session: Session) -> Reply | None:
    """Those that are meant by one quality; None when anything else is asked, or there is nothing to choose from."""
    heard, state = session.heard, session.state
    if heard.people or heard.teams or heard.dates:
        return None
    if state.waiting is not None and _asks_for_hours(state.waiting) and EstimateSlot().says_no_more(heard):
        return None
    if (known := await _known_to_whom(session)) is not None:
        return known
    quality, (start, end) = _quality_asked(heard.text)
    if any(start <= n.mention.start < end for n in heard.named) or (heard.named and not quality):
        return await _better_than(session) if state.waiting is None else None
    if _NO_HOURS.fullmatch(heard.text) and (state.waiting is None or _asks_for_hours(state.waiting)):
        return await _why_no_hours(session)
    if state.waiting is not None and not (_asks_for_hours(state.waiting) and not heard.named):
        return await _told_of_each_option(session, state.waiting)
    if len(heard.words) <= _FEW and (asked := await _asked_plainly(session)) is not None:
        return asked
    if not quality:
        return None
    last = state.last
    if last is None or session.dialog(last).writes:
        return None
    sorts = {"cheapest", "shortest", "easiest"}
    if last.dialog == _LISTS and quality in sorts and len(state.focus.credentials) > 1:
        slots = {k: v for k, v in last.slots.items() if k != "page"}
        return await session.begin(_LISTS, {**slots, "sort": quality}, 0.9)
    these = state.focus.credentials if len(state.focus.credentials) > 1 else looked_at(state)
    if len(these) < 2:
        return None
    session.trace.append("a question on what was talked of")
    return await session.begin(_RANKS, {"these": these[:_MOST], "quality": quality}, 0.9)


async def _known_to_whom(session: Session) -> Reply | None:
    """ "Which would a recruiter like" asks for no job; it is of those just shown or to be compared."""
    heard, frame, last = session.heard, session.state.waiting, session.state.last
    said = KNOWN.search(heard.text)
    these = session.state.focus.credentials if len(session.state.focus.credentials) > 1 else looked_at(session.state)
    if said is None or not heard.named or len(these) < _TWO or len(heard.words) > _FEW or last is None:
        return None
    if not all(n.kind == "role" and said.start() <= n.mention.start < said.end() for n in heard.named):
        return None
    if not _WHICH_ONE.search(heard.text) or (frame is not None and frame.dialog != _COMPARES):
        return None
    session.state.drop_of(_COMPARES)
    session.trace.append("which of them is best known")
    return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "known"}, 0.9)


_CLAUSE = pattern(r"[^,.;!?\n]+")


def _quality_asked(text: str) -> tuple[str, tuple[int, int]]:
    """The quality, and where the part of the message stands that asks for it and for no more; whatever else is said,
    "…, my AAT is ancient", may ask nothing.
    """
    parts = [part for part in _CLAUSE.finditer(text) if part[0].strip()]
    for part in parts:
        quality, span = next(((n, m.span()) for n, p in QUALITIES if (m := p.search(part[0]))), ("", (0, 0)))
        said = f"{part[0][: span[0]]} {part[0][span[1] :]}".casefold().split()
        if quality and _ASKS.search(part[0]) and all(word in AROUND for word in said):
            others = [other[0] for other in parts if other is not part]
            return ("", (0, 0)) if any(_ASKS_TOO.search(other) for other in others) else (quality, part.span())
    return "", (0, 0)


#: "Why no hours?", "how come the hours are unknown?"
_NO_HOURS = pattern(
    rf"{OPENING}(?:why|how\s+come|hows?\s+that)\b[^.!?\n]{{0,30}}?\b(?:(?:no|unknown|not|n['’]?t|missing|without|lack\w*)\b[^.!?\n]{{0,20}}?\bhours"
    r"|hours\b[^.!?\n]{0,20}?\b(?:unknown|not|no|missing))\b[^.!?\n]{0,30}\W*",
    re.IGNORECASE,
)


def _asks_for_hours(frame: Frame) -> bool:
    """Whether somebody's own estimate of the hours of a plan is asked for, with its steps in sight."""
    return frame.dialog in SHOW_A_PLAN and frame.awaiting is not None and frame.awaiting.slot == "estimate"


async def _why_no_hours(session: Session) -> Reply | None:
    """None where hours are known of all that was shown."""
    known = session.manager.knowledge.catalogue.credentials
    these = [i for i in session.state.focus.credentials if i in known and known[i].hours is None]
    return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "shortest"}, 0.9) if these else None


_TOO_DEAR = pattern(r"\b(?:too|so|way)\s+(?:expensive|dear|pric[e]?y|costly|much)\b", re.IGNORECASE)
#: "Do I need a masters?", of those just shown.
_NEEDS_A_DEGREE = pattern(
    rf"{OPENING}(?:do|would|will)\s+(?:i|you|u)\s+need\s+(?:an?\s+|any\s+|good\s+|to\s+have\s+(?:an?\s+)?)?(?:(?:uni\w*|college|bachelor['’]?s|master['’]?s)\s+)?"
    r"(?:degree|master['’]?s?|bachelor['’]?s?|phd|diploma|a[\s-]levels?|gcses?|qualifications?|experience|exam\s+results|(?:the\s+)?nvqs?|btecs?|maths?|english|driving\s+licen[cs]e)(?:\s+(?:for|to\s+(?:do|get|start))\s+(?:it|that|this|them|those|these|any(?:\s+of\s+(?:them|those|these))?))?\W*"
    rf"|{OPENING}(?:is\s+1[4-9]|am\s+i)\s+(?:ok(?:ay)?|too\s+young|old\s+enough|enough|allowed)(?:\s+(?:at\s+1[4-9]|for\s+(?:it|that|this)|to\s+\w+))*\W*|{OPENING}(?:what\s+age|how\s+old)(?:\s+(?:do|must|should|can)\s+(?:i|you|u)\s+(?:need\s+to\s+|have\s+to\s+)?(?:be|start))?\W*",
    re.IGNORECASE,
)
#: "They pay btw", of those just shown.
_THEY_PAY = pattern(
    rf"{OPENING}(?:(?:they|he|she|(?:my\s+|the\s+)?(?:work|company|employer|boss|firm|manager))(?:['’]?ll|\s+will|\s+would)?\s+(?:pays?|covers?|funds?)(?:\s+(?:for\s+)?(?:it|that|this|them|everything|all))?"
    r"|(?:money|price|cost)\s+(?:is\s+no|does\s*n['’]?t)\s+(?:object|matter|issue|problem))(?:\W+(?:btw|by\s+the\s+way|so|though|anyway|luckily))*\W*",
    re.IGNORECASE,
)
#: "Are they worth anything?", of the free ones just shown.
_WORTH = pattern(
    rf"{OPENING}(?:are\s+(?:they|those|these|any\s+of\s+(?:them|those|these))|do\s+(?:they|those|these))\s+(?:actually\s+|really\s+|even\s+|any\s+)?"
    r"(?:worth\s+(?:anything|it|something|doing|the\s+\w+)|any\s+good|good|legit|respected|recogni[sz]ed|taken\s+seriously|count\s+for\s+anything|mean\s+anything)(?:\s+(?:at\s+all|though|tho))*\W*",
    re.IGNORECASE,
)


#: "The best known one".
_BEST_KNOWN_ONE = pattern(
    rf"{OPENING}(?:give\s+me\s+|show\s+me\s+)?the\s+(?:best|most)[\s-]+(?:well[\s-])?(?:known|popular|respected|recogni[sz]ed|common|famous)(?:\s+(?:one|of\s+(?:them|those|these)))?(?:\s+(?:please|pls|then))?\W*",
    re.IGNORECASE,
)
_WHICH_ONE = pattern(r"\b(?:which|wich)\b", re.IGNORECASE)


async def _asked_plainly(session: Session) -> Reply | None:
    """Which of those just shown is best known, which to take, or what each of them costs and takes."""
    text, last, these = session.heard.text, session.state.last, session.state.focus.credentials
    if len(these) < _TWO and KNOWN.search(text) and _WHICH_ONE.search(text):
        these = looked_at(session.state)  # "which would help me more abroad", of two looked at one after the other
    if len(these) < 2 or last is None or session.dialog(last).writes or _TOO_DEAR.search(text):
        return None
    if last.dialog not in SHOW_A_PLAN and _NEEDS_A_DEGREE.fullmatch(text) and session.state.focus.at is None:
        return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "entry", "each": True}, 0.9)
    if last.dialog not in SHOW_A_PLAN and _THEY_PAY.fullmatch(text):
        pays = Reply(parts=(paragraph(_("Good: then the price need not decide. How well known each is:")),))
        return pays.plus(await session.begin(_RANKS, {"these": these[:_MOST], "quality": "known", "each": True}, 0.9))
    if last.dialog not in SHOW_A_PLAN and _WORTH.fullmatch(text):
        return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "known", "each": True}, 0.9)
    if last.dialog not in SHOW_A_PLAN and session.state.focus.at is None and _TIME_AND_MONEY.fullmatch(text):
        of_each = {"these": these[:_MOST], "each": True}
        hours = await session.begin(_RANKS, {**of_each, "quality": "shortest"}, 0.9)
        return hours.plus(await session.begin(_RANKS, {**of_each, "quality": "cheapest"}, 0.9))
    said = _OF_SEVERAL.search(text)
    of_all = said is not None and not any(v.start <= said.start() < v.end for v in session.heard.values)
    if (told := await _told_of_each(session, these, asked_of_all=of_all)) is not None:
        return told
    if last.dialog in SHOW_A_PLAN:
        return None
    if (KNOWN.search(text) and _ASKS.search(text)) or _BEST_KNOWN_ONE.fullmatch(text):
        return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "known"}, 0.9)
    if not _ADVISE_ME.search(text) or (session.dialog(last).private and last.dialog != "update_profile"):
        return None  # "what should I do next", of what they hold, asks for something new
    if _NEW_TO_IT.search(text):
        return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "easiest"}, 0.9)
    return await session.begin(_EXPLAINS, {"among": these[:_MOST]}, 0.9)


#: "… and do I have to go somewhere": asked beside another fact.
_WHERE = pattern(
    r"\b(?:go\s+(?:somewhere|anywhere|in)|travel|in\s+person|in\s+a\s+class\w*|(?:do|take|sit|study)\s+(?:it|them|that|this)\s+(?:online|at\s+home|from\s+home|remotely)|is\s+(?:it|that)\s+(?:all\s+)?online|are\s+they\s+online)\b",
    re.IGNORECASE,
)


#: "How long n how much", of each of those.
_TIME_AND_MONEY = pattern(
    rf"{OPENING}(?:how\s+long\b[^.!?]{{0,20}}\b(?:how\s+much|what\s+(?:does|do|will|would)|wh?ats)|how\s+much\b[^.!?]{{0,20}}\bhow\s+long)(?:\s+(?:is|are|does|do|will|it|they|that|those|these|them|cost|costs?|take|takes|would|for))*\W*",
    re.IGNORECASE,
)


async def _told_of_each(session: Session, these: list[str], *, asked_of_all: bool) -> Reply | None:
    """ "How many hours?" of several, of which none is spoken of: each of them is told, and none asked for."""
    choices = session.heard.choices
    if session.heard.ordinals or any(v.kind == "money" for v in session.heard.values) or "sort" in choices:
        return None
    best = session.guesses[0] if session.guesses else None
    implied = best.particular.get("facet", "") if best is not None and best.dialog == _ONE and not choices else ""
    facet = next(iter(choices.get("facet", ())), implied)
    of_it = best is not None and best.dialog == _ONE and best.score >= SURE_FROM and session.state.focus.at is None
    if facet not in _TOLD_OF_EACH or not (asked_of_all or of_it):
        return None
    slots = {"these": these[:_MOST], "quality": _TOLD_OF_EACH[facet], "each": True}
    reply = await session.begin(_RANKS, slots, 0.9)
    if facet == "format" or not _WHERE.search(session.heard.text):
        return reply
    return reply.plus(await session.begin(_RANKS, {**slots, "quality": "format"}, 0.9))


#: "Give me the top 3", of those just shown.
_TOP = pattern(
    rf"{OPENING}(?:(?:give|show|tell|list)\s+(?:me\s+)?|what\s+are\s+)?(?:the\s+|your\s+|only\s+)?(?:top|best)\s+(?P<n>[2-5]|two|three|four|five)(?:\s+(?:of\s+(?:them|those|these)|ones?|please|pls|only))*\W*",
    re.IGNORECASE,
)


async def top_few(session: Session) -> Reply | None:
    """None unless several were shown, and nothing is named."""
    last, these = session.state.last, session.state.focus.credentials
    if last is None or last.dialog not in (*LISTS, _RANKS) or session.state.waiting is not None or session.heard.named:
        return None
    said = _TOP.fullmatch(session.heard.text)
    most = count(said["n"]) if said is not None else None
    if most is None or len(these) < _TWO:
        return None
    session.trace.append("the first few of those shown")
    return await session.begin(_RANKS, {"these": these[:most], "quality": "known", "each": True}, 0.9)


_ORDER = pattern(
    rf"{OPENING}(?:in\s+)?(?:what|which|wich)\s+order(?:\s+(?:should|shall|would|do|must|can|could|to|i|they|we|one|you|do|take|get|sit|is|best|them|these|those|it|go))*\W*",
    re.IGNORECASE,
)


async def in_what_order(session: Session) -> Reply | None:
    """ "In what order?", of what was just listed or compared: the easiest first."""
    last, these = session.state.last, session.state.focus.credentials
    if last is None or last.dialog not in (*LISTS, _COMPARES, _RANKS) or session.state.waiting is not None:
        return None
    if len(these) < _TWO or session.heard.named or not _ORDER.fullmatch(session.heard.text):
        return None
    session.trace.append("the order of those shown")
    return await session.begin(_RANKS, {"these": these[:_MOST], "quality": "easiest"}, 0.9)


_SORTS = frozenset({"cheapest", "shortest", "easiest"})
_JOB = "role"


async def of_the_jobs_field(session: Session) -> Reply | None:
    """ "And the cheapest?", at "Which job could it be?": of the field of those jobs."""
    frame, text = session.state.waiting, session.heard.text.casefold()
    if frame is None or frame.awaiting is None or frame.awaiting.slot != _JOB or session.heard.named:
        return None
    families = session.manager.knowledge.catalogue.family_of
    fields = {families[option] for option in frame.awaiting.options or () if option in families}
    quality, said = next(((n, m) for n, p in QUALITIES if n in _SORTS and (m := p.search(text))), ("", None))
    if len(fields) != 1 or said is None:
        return None
    if not AROUND.issuperset(re.findall(r"[\w']+", f"{text[: said.start()]} {text[said.end() :]}")):
        return None
    session.trace.append("by a quality, in the field of the jobs that were offered")
    return await session.begin(_LISTS, {"family": fields.pop(), "sort": quality}, 0.9)


async def _told_of_each_option(session: Session, frame: Frame) -> Reply | None:
    """The same at "Which one do you mean?", which is settled by it."""
    options = frame.awaiting.options if frame.awaiting and frame.dialog == _ONE else []
    if session.heard.named:
        return None
    if len(options) < _TWO:
        these, sure = session.state.focus.credentials, session.guesses and session.guesses[0].score >= INTERRUPTS_FROM
        return await _told_of_each(session, these, asked_of_all=False) if sure and len(these) >= _TWO else None
    session.state.stack.remove(frame)
    if _ADVISE_ME.search(session.heard.text):  # "which one would you take", of those to choose from
        return await session.begin(_EXPLAINS, {"among": options[:_MOST]}, 0.9)
    told = await _told_of_each(session, options, asked_of_all=False)
    if told is None:
        session.state.stack.append(frame)
    return told


_IS = pattern(r"\W*(?:(?:and|so|but|ok|hm+|then)\W{1,5}){0,3}(?:is|are|would|does)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)


async def _better_than(session: Session) -> Reply | None:
    """ "Is it better than the CKA?" compares what was talked of with that."""
    now = session.state.focus.at
    named = several_meant(session.heard, session.state.focus)
    if now is None or len(named) != 1 or named[0] == now:
        return None
    first = session.heard.named[0].mention.start
    behind = session.heard.named[0].mention.end
    easier = any(said.search(session.heard.text, behind) for _name, said in QUALITIES)  # "is SSSTS easier?"
    easier = easier and _IS.fullmatch(session.heard.text, 0, first) is not None
    if not (easier or _THAN.search(session.heard.text) or _VERSUS.match(session.heard.text[:first])):
        return None
    if any(not n.mention.of("credential") for n in session.heard.named):
        return None
    return await session.begin(_COMPARES, {"credentials": [now, named[0]]}, 0.9)


_MOST_SHOWN, _LONGEST = 5, 100
_BEST_KNOWN = pattern(
    rf"{OPENING}(?:(?:what|which|wich|name)(?:['’]?s|\s+is|\s+are)?\s+)?(?:the\s+)?(?:single\s+)?(?:most|best)\s+(?:widely\s+|highly\s+)?"
    r"(?:known|recogni[sz]ed|respected|valued|wanted|sought\s+after|popular|accepted|prestigious|famous|in\s+demand)\s+(?:X\s+(?:certs?|certifications?|certificates?|credentials?|qualifications?|ones?)"
    r"|(?:certs?|certifications?|certificates?|credentials?|qualifications?|ones?)\s+(?:in|for|of|from|by|on)\s+(?:the\s+)?X)(?:\W+(?:there\s+is|out\s+there|please|pls|right\s+now|now|today|field|industry))*\W*",
    re.IGNORECASE,
)


async def best_known(session: Session) -> Reply | None:
    """None where a job is named, or more than one thing."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.dates or heard.values or len(heard.text) > _LONGEST:
        return None
    if len(heard.named) != 1 or heard.named[0].kind not in ("skill", "family", "issuer"):
        return None
    named = heard.named[0].mention
    if not _BEST_KNOWN.fullmatch(f"{heard.text[: named.start]}X{heard.text[named.end :]}"):
        return None
    country = session.profile.country
    about = [c for c in _about(session, heard.named[0]) if not c.countries or country in c.countries]
    skills = {m.id for m in named.leading("skill")}

    def share(credential: Credential) -> float:
        """How much of it is about that, so that the PMP stands before Six Sigma."""
        return sum(credential.skills.get(s, 0) for s in skills) / sum(credential.skills.values())

    known = (c for c in about if c.recognition)
    best = sorted(known, key=lambda c: (-(c.recognition or 0), -share(c), -(c.hours or 0), c.id))
    if len(best) <= 1:
        return None
    session.trace.append("the best known of a field")
    return await session.begin(
        _RANKS, {"these": [c.id for c in best[:_MOST_SHOWN]], "quality": "known", "each": True}, 0.9
    )


def _about(session: Session, named: Named) -> list[Credential]:
    catalogue = session.manager.knowledge.catalogue
    if named.kind == "family":
        families = {m.id for m in named.mention.leading("family")}
        return [c for c in catalogue.credentials.values() if c.status == "active" and c.family in families]
    return credentials_of(catalogue, side_of(session.heard, named, catalogue))
