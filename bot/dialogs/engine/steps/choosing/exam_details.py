"""Asked of exams: "how many questions does the CISSP have", "is it open book?", "which can I take at home
tomorrow?", "I do not want exams in English".
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing import by_quality
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.exam_languages import is_language, language_of_exams
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_LONGEST = 160
_EXAM = r"(?:exams?|examinations?|tests?|papers?|assessments?)"
#: Of studying, of records and of booking: no question of the exam itself.
_OF_ELSE = pattern(
    r"(?<!\w)(?:stud(?:y|ying|ied)|learn\w*|prep\w*|revis\w*|valid\w*|expir\w*|renew\w*|good\s+for|until|till|remind\w*|wait|scored|missed|reached|failed|got|passed"
    r"|practi[cs]e|mock|ask(?:ing)?|questions?\s+(?:for|about)\s+you)(?!\w)",
    re.IGNORECASE,
)
_ASKED = {
    "questions": pattern(
        r"(?<!\w)(?:how\s+many|number\s+of|amount\s+of)\s+(?:[\w-]{1,15}\s+){0,2}?(?:questions?|labs|simulations|sims|pbqs|case\s+studies|essays)(?!\w)",
        re.IGNORECASE,
    ),
    "minutes": pattern(
        rf"(?<!\w)how\s+long\s+(?:is|are|does|do|will)\s+(?:[\w+-]{{1,20}}\s+){{0,6}}?{_EXAM}(?!\w)"
        rf"|(?<!\w)how\s+(?:long|much\s+time|many\s+(?:minutes|hours))\s+(?:do|does|will|are|is)\s+(?:i|you|we|it|they|one|the)\s+(?:[\w+-]{{1,20}}\s+){{0,6}}?(?:{_EXAM}|questions)(?!\w)"
        rf"|(?<!\w)how\s+many\s+(?:minutes|hours)\s+(?:long\s+)?(?:is|are|does)\s+(?:[\w+-]{{1,20}}\s+){{0,6}}?{_EXAM}(?!\w)"
        rf"|(?<!\w)(?:duration|length|time\s+limit)\s+(?:of|for|on|in)\s+(?:[\w+-]{{1,20}}\s+){{0,6}}?{_EXAM}(?!\w)"
        rf"|(?<!\w){_EXAM}\s+(?:duration|length|time\s+limit)(?!\w)",
        re.IGNORECASE,
    ),
    "pass-mark": pattern(
        r"(?<!\w)(?:pass(?:ing)?|minimum|required|cut[\s-]?off)[\s-]+(?:marks?|scores?|grades?|percentage|threshold|points)(?!\w)"
        r"|(?<!\w)(?:what|which|how\s+(?:high|big)(?:\s+of)?(?:\s+an?)?)\s+(?:score|mark|grade|percent(?:age)?)\s+(?:do|does|would|should|is|must)(?!\w)"
        r"|(?<!\w)how\s+(?:many|much)\s+(?:points|percent|%|correct|right|marks)\b.{0,40}(?<!\w)pass(?!\w)"
        r"|(?<!\w)(?:score|mark|grade|percent(?:age)?)\s+(?:(?:needed|required|i\s+need)\s+)?to\s+pass(?!\w)",
        re.IGNORECASE,
    ),
    "pass-rate": pattern(
        r"(?<!\w)(?:pass(?:ing)?|fail(?:ure)?|success)[\s-]+(?:rates?|quota|ratio)(?!\w)"
        r"|(?<!\w)how\s+many\s+(?:people|candidates|folks|of\s+\w+)\s+(?:\w+\s+)?(?:pass|fail)(?!\w)"
        r"|(?<!\w)(?:percentage|share)\s+of\s+(?:people|candidates)\b.{0,20}(?<!\w)(?:pass|fail)(?!\w)",
        re.IGNORECASE,
    ),
    "question-type": pattern(
        rf"(?<!\w)(?:is|are|does|do)\s+.{{0,60}}?(?<!\w)(?:multiple[\s-]choice|adaptive|negative(?:ly)?\s+mark(?:ing|ed)|true\s+or\s+false|essays?|mcqs?)(?!\w)"
        rf"|(?<!\w)(?:what|which)\s+(?:kinds?|types?|sorts?)\s+of\s+(?:questions|{_EXAM})(?!\w)",
        re.IGNORECASE,
    ),
    "aids": pattern(
        r"(?<!\w)open[\s-]?book(?!\w)"
        r"|(?<!\w)(?:can|may|could|am|are)\s+(?:i|you|we)\s+(?:allowed\s+to\s+)?(?:use|bring|take|have)\s+(?:an?\s+|my\s+|the\s+|any\s+|in\s+)?(?:[\w-]{1,15}\s+)?"
        r"(?:calculator|notes|books?|phone|dictionary|cheat\s*sheet|formula\s+sheet|docs|documentation|google|internet|water)(?!\w)"
        rf"|(?<!\w)(?:is|are)\s+(?:an?\s+|any\s+)?(?:calculators?|notes|books?|dictionar(?:y|ies)|docs|documentation)\s+(?:allowed|permitted|ok)(?!\w)"
        rf"|(?<!\w)(?:breaks?|toilet|loo|bathroom)\b.{{0,30}}(?<!\w){_EXAM}(?!\w)|(?<!\w){_EXAM}\b.{{0,30}}(?<!\w)(?:a\s+break|breaks)(?!\w)"
        rf"|(?<!\w)(?:need|have|bring)\s+(?:to\s+bring\s+)?(?:my\s+|an?\s+|any\s+)?(?:id|ids|passport|identification)\b.{{0,30}}(?<!\w){_EXAM}(?!\w)",
        re.IGNORECASE,
    ),
    "results": pattern(
        r"(?<!\w)(?:when|how\s+(?:soon|fast|quickly|long))\b.{0,40}(?<!\w)(?:exam\s+results?|my\s+results?|the\s+results?|my\s+score|results)(?!\w)",
        re.IGNORECASE,
    ),
}  # fmt: skip
_STATED = pattern(r"^\W*(?:i|we|my)\s+(?!need\b|wonder\b|want\b|would\b|['’]?d\b)", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None unless such a thing is asked, of the credential that is named or talked of; which is asked where it is not
    clear.
    """
    heard, text = session.heard, session.heard.text
    if heard.people or heard.teams or heard.dates or len(text) > _LONGEST or _STATED.match(text):
        return None
    detail = next((name for name, said in _ASKED.items() if said.search(text)), None)
    if detail is None or _OF_ELSE.search(text):
        return None
    meant = of_which(session)
    unclear = session.guesses[0].dialog == _INFO and session.state.focus.at is None
    if meant is None and (not unclear or session.state.asking is not None):
        return None
    session.trace.append("a detail of an exam")
    if meant is None:
        return await session.start(Guess(_INFO, 0.9, "a detail of an exam"), {"facet": detail})
    return await session.begin(_INFO, {"credential": meant, "facet": detail}, 0.9)


_LISTS, _ONLINE = "browse_credentials", "online"
_EXAMS = r"\b(?:exams?|tests?|cert(?:ificate|ification)?s?)\b"
_AT_HOME = r"\b(?:(?:at|from)\s+home|online|remote(?:ly)?)\b"
_SOON = (
    r"\b(?:today|tonight|tomorrow|tmrw|right\s+now|(?:this|next)\s+(?:week|weekend)|in\s+(?:one|a|two|\d)\s+days?)\b"
)
_ASKED_SOON = pattern(rf"(?=.{{0,160}}{_EXAMS})(?=.{{0,160}}{_AT_HOME})(?=.{{0,160}}{_SOON}).{{0,200}}", re.IGNORECASE)
_OF_ONES_OWN = pattern(r"\b(?:my|the)\s+(?:\w+\s+)?(?:exam|test)\b|\bmoved\b|\bbooked\b|\bremind", re.IGNORECASE)


async def soon(session: Session) -> Reply | None:
    """None where a credential is named, or somebody tells of an exam of theirs."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams or heard.named or session.state.focus.at:
        return None
    if _ASKED_SOON.fullmatch(heard.text) is None or _OF_ONES_OWN.search(heard.text):
        return None
    session.trace.append("an exam from home, and soon")
    limits = fill_from_message(session.manager.dialogs[_LISTS], heard).slots
    told = _("Which has a place so soon I do not know: that is seen where it is booked. These are done online.")
    return Reply(parts=(paragraph("{t}", t=told),)).plus(
        await session.begin(_LISTS, {**limits, "format": _ONLINE}, 0.8)
    )


#: A wish or a refusal; "is the exam in German?" asks of one.
_WANTS = pattern(
    r"\b(?:want|wanna|need|like|prefer|rather|only|must|should|hate|without|avoid|no|not|never|can(?:['’]?t|not)|don['’]?t|dont|too\s+(?:hard|difficult)|hard|difficult"
    r"|bad|weak|poor)\b",
    re.IGNORECASE,
)
_ASKS_OF_ONE = pattern(rf"^{OPENING}(?:is|are|does|do|can|which|what|how|in)\b", re.IGNORECASE)
_MOST_WORDS, _FEW = 18, 3


#: "Exam in Spanish?", of a list.
_EXAM_IN = pattern(
    rf"{OPENING}(?:(?:is|are|can)\s+(?:the\s+|it\s+|they\s+|i\s+)?)?(?:(?:do|take|sit|have)\s+)?(?:the\s+|it\s+|them\s+)?(?:exams?|tests?|courses?|available|offered)?\s*(?:also\s+)?in\s+[^\W\d_]{{4,12}}(?:\s+(?:too|please|pls|possible))*\W*"
    rf"|{OPENING}do\s+they\s+(?:take|do|offer|have)\s+(?:it\s+in\s+)?[^\W\d_]{{4,12}}(?:\s+(?:too|as\s+well))?\W*",
    re.IGNORECASE,
)


async def language(session: Session) -> Reply | None:
    """None where a name is in the message, of which the rest may be."""
    heard = session.heard
    others = [n for n in heard.named if not is_language(heard.text[n.mention.start : n.mention.end])]
    if session.state.waiting is not None or others or heard.people or heard.teams:
        return None
    language = language_of_exams(heard.text) if len(heard.words) <= _MOST_WORDS else None
    asks_it = _EXAM_IN.fullmatch(heard.text) is not None
    if language is None and asks_it and heard.named and not others:
        language = heard.text[heard.named[0].mention.start : heard.named[0].mention.end].title()
    few = 0 < len(session.state.focus.credentials) <= _FEW
    if language is not None and few and asks_it:
        at, shown = session.state.focus.at, session.state.focus.credentials
        of = [at] if at is not None else shown
        told = [await session.begin(_INFO, {"credential": i, "facet": "languages"}, 0.9) for i in of]
        session.state.focus = session.state.focus.model_copy(update={"at": at, "credentials": shown})
        return in_several.together(session, told)
    of_many = len(session.state.focus.credentials) > _FEW and session.state.focus.at is None
    of_list = of_many and _EXAM_IN.fullmatch(heard.text) is not None
    if language is None or not (_WANTS.search(heard.text) or of_list):
        return None
    if _ASKS_OF_ONE.search(heard.text) and not of_list:
        return None
    session.trace.append("a language of exams is no condition that can be set")
    session.understood = ("capabilities", 0.5)
    text = _(
        "I cannot choose by the language of an exam, {language} or another: of many I do not know it. Ask “in which "
        "languages is …?” of one, and check its provider's page."
    )
    said = Reply(parts=(paragraph(text, language=language),))
    rest = await by_quality.ranked(session)
    return said.plus(rest) if rest is not None else said
