"""What a job asks for by law or before its credentials: "do I have to be registered?", "do I need a degree to be a
radiographer?"; and how one that was shown is got.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, Frame
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_INFO, _PATH = "credential_info", "credential_path"
#: "Do I meet the entry requirements?", of the credential that is talked of.
_MEETS = pattern(
    rf"{OPENING}(?:(?:do|would|will)\s+i\s+(?:even\s+|already\s+|really\s+)?(?:meet|fulfil+|satisfy|have|qualify\s+(?:for|under))\s+(?:all\s+)?(?:the|its|their|those|these)\s+"
    r"(?:(?:entry|entrance|eligibility|admission|formal)\s+)?(?:requirements?|prerequisites?|conditions?|criteria|prereqs)|(?:am|would)\s+i\s+(?:be\s+)?(?:even\s+)?eligible(?:\s+(?:for\s+(?:it|that)|at\s+all))?"
    r"|(?:do|would)\s+i\s+(?:even\s+|already\s+)?qualify(?:\s+(?:for\s+(?:it|that)|at\s+all))?"
    r"|(?:do|must|would)\s+i\s+(?:need|have)?\s*(?:to\s+)?(?:be|become|join\s+as)\s+an?\s+member(?:\s+(?:for\s+(?:it|that)|first|of\s+\w+))?)\W*",
    re.IGNORECASE,
)
_ADVISES, _RANKS = "credential_for_role", "rank_credentials"
_SHOWN = 3
_ASKS = pattern(
    r"\b(?:do|would|will|can|could)\s+(?:i|you|u|we|they)\s+(?:really\s+|still\s+|even\s+)?(?:need|have\s+to\s+have|require|(?:do|get|be|become|work\s+as)\b[^.!?]{0,40}?\bwithout)\s+"
    r"(?:(?:an?|any|my|some|to\s+have)\s+){0,2}(?:\w+\s+)?(?:degree|gcses?|a[\s-]?levels?|abitur|diploma|high\s+school\w*|matric|school\s+leaving\w*|experience|maths|qualifications?)\b",
    re.IGNORECASE,
)


async def met(session: Session) -> Reply | None:
    """What the credential asks for before, that was looked at or is planned for; None where it is no single one."""
    last, heard = session.state.last, session.heard
    if last is None or session.state.waiting is not None or _MEETS.fullmatch(heard.text) is None or heard.named:
        return None
    at = last.slots.get("credential") if last.dialog == _PATH else session.state.focus.at
    if last.dialog not in (*LOOKS, _PATH) or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("what it asks for before")
    return await session.begin(_INFO, {"credential": at, "facet": "prerequisites"}, 0.9)


#: "Could I do it with no job in HR?", "can someone take that without a degree?"
_WITHOUT_IT = pattern(
    rf"{OPENING}(?:wait\W+)?(?:can|could|may|would)\s+(?:i|one|someone|somebody|anyone|you)\s+(?:(?:still|even|also|be\s+able\s+to|actually)\s+){{0,2}}(?:do|get|take|start|sit|pass|manage)\s+"
    r"(?:it|that|this|one|this\s+one)\s+(?:with\s+(?:no|zero|little|hardly\s+any)|without)\s+(?!exams?\b|tests?\b|time\b|money\b|paying\b)[^?.!]{3,40}\W*",
    re.IGNORECASE,
)


#: "How many years do I need for that?", of experience.
_SO_MANY_YEARS = pattern(
    rf"{OPENING}how\s+(?:many\s+years?|much\s+experience|many\s+years?\s+of\s+experience|many\s+yrs|many\s+hours\s+(?:of|in)\s+(?!stud|prep|learn|train|cours|class|cp|ce|pd)\w+)\s+(?:(?:of\s+)?(?:work\s+|job\s+)?experience\s+)?(?:(?:do|would|will|must)\s+i\s+(?:need|have\s+to\s+have|have)|does\s+(?:it|that)\s+(?:need|require|want|ask\s+for)|(?:is|are)\s+(?:needed|required|necessary))(?:\s+(?:for|to\s+(?:do|get|take|sit))\s+(?:it|that|this|them|those))?(?:\s+then)?\W*",
    re.IGNORECASE,
)


async def years_needed(session: Session) -> Reply | None:
    """What is asked for before, of the one that is talked of or of each of the few shown."""
    last, focus = session.state.last, session.state.focus
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or session.heard.named:
        return None
    if not _SO_MANY_YEARS.fullmatch(session.heard.text):
        return None
    session.trace.append("how much experience it asks for")
    if focus.at is not None:
        return await session.begin(_INFO, {"credential": focus.at, "facet": "prerequisites"}, 0.9)
    these = {"these": focus.credentials[:_SHOWN], "quality": "entry", "each": True}
    return await session.begin(_RANKS, these, 0.9) if focus.credentials else None


async def without_it(session: Session) -> Reply | None:
    """What it asks for before; None where another credential is named, or no single one was looked at."""
    last, at, frame = session.state.last, session.state.focus.at, session.state.waiting
    if last is None or last.dialog not in LOOKS or (frame is not None and frame.dialog != "put_on_list"):
        return None
    if at not in session.manager.knowledge.catalogue.credentials or not _WITHOUT_IT.fullmatch(session.heard.text):
        return None
    if any(n.kind == "credential" for n in session.heard.named):
        return None
    session.trace.append("whether it can be done without what it may ask for")
    return await session.begin(_INFO, {"credential": at, "facet": "prerequisites"}, 0.9)


#: "How do I get that?", "how do i start", of what was just shown.
_HOW = pattern(
    rf"{OPENING}(?:how\s+(?:do|can|could|would|should|does)\s+(?:i|you|u|we|one)|how\s+to)\s+(?:even\s+|actually\s+|go\s+about\s+)?(?:get|getting|earn|obtain|take|do|become\s+one|get\s+into|start|begin|get\s+started)"
    r"(?:\s+(?:on|with))?(?:\s+(?:it|that|this|one|them|those|such\s+a\s+\w+)(?:\s+(?:one|cert\w*|licen[cs]e|ticket|card|badge))?)?(?:\W+(?:then|here|please|pls|now))*\W*",
    re.IGNORECASE,
)


async def how_to_get(session: Session) -> Reply | None:
    """All of the one that is talked of; of several it is asked which; None where a plan or nothing was shown."""
    last, known = session.state.last, session.manager.knowledge.catalogue.credentials
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or session.heard.named:
        return None
    shown = [i for i in session.state.focus.credentials[:_SHOWN] if i in known]
    if not shown or not _HOW.fullmatch(session.heard.text):
        return None
    session.trace.append("how it is got")
    at = session.state.focus.at or (shown[0] if len(shown) == 1 else None)
    if at in known:
        facet = {"facet": "prerequisites"} if last.dialog == _INFO else {}
        return await session.begin(_INFO, {"credential": at, **facet}, 0.9)
    session.understood = (_INFO, 0.8)
    labels = tuple(short_name(known[i]) for i in shown)
    return session.ask(Frame(dialog=_INFO), "credential", tuple(shown), _("Which one do you mean?"), labels)


#: "How do I get a forklift licence in Ohio?"; what is named stands as X.
_HOW_NAMED = pattern(
    rf"{OPENING}(?:how\s+(?:do|can|could|would|should|does)\s+(?:i|you|u|we|one|someone|somebody)|how\s+to|where\s+(?:do|can|could)\s+(?:i|you|u|we|one))\s+(?:even\s+|actually\s+|go\s+about\s+)?(?:get|getting|earn|obtain|acquire)\s+"
    r"(?:(?:an?|the|my|that|one\s+of\s+the)\s+)?X(?:\s+(?:cert\w*|licen[cs]e|ticket|card|badge))?(?:\s+(?:in|here\s+in|over\s+in)\s+(?:the\s+)?[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,2})?(?:\W+(?:then|here|please|pls|now|and\s+how\s+much|asap|quick(?:ly)?|fast))*\W*",
    re.IGNORECASE,
)


async def how_to_get_named(session: Session) -> Reply | None:
    """All of the one that is named, or which of several is asked; None where anything else is said."""
    heard = session.heard
    if len(heard.named) != 1 or session.state.asking is not None:
        return None
    mention, kind = heard.named[0].mention, heard.named[0].kind
    if kind != "credential" and not (kind == "skill" and mention.of("credential")):
        return None
    if not _HOW_NAMED.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}"):
        return None
    dialog = _INFO if kind == "credential" else "credential_for_skill"
    return await session.start(Guess(dialog, 0.8, "how one that is named is got"))


async def asked(session: Session) -> Reply | None:
    """None where no job is named, or anything else is asked."""
    heard = session.heard
    roles = [n for n in heard.named if n.mention.of("role") and n.cue not in ("current", "excluded")]
    if len(roles) != 1 or session.state.waiting is not None or not _ASKS.search(heard.text):
        return None
    if any(n.kind == "credential" for n in heard.named):
        return None
    advice = await session.start(Guess(_ADVISES, 0.9, "what a job asks for before"))
    these = session.state.focus.credentials[:_SHOWN]
    if session.state.waiting is not None or not these:
        return advice
    entry = await session.begin(_RANKS, {"these": these, "quality": "entry", "each": True}, 0.9)
    return entry.model_copy(update={"buttons": advice.buttons})


#: "What i need to work here", of who told their job.
_TO_WORK = pattern(
    rf"{OPENING}what\s+(?:(?:do|would|will|should|must)\s+)?(?:i|we|one)\s+need\s+(?:to\s+(?:work|do\s+(?:it|that|my\s+job)|practi[cs]e|start)|for\s+(?:my\s+)?(?:work|job))(?:\s+(?:as\s+one|as\s+that|legally))?"
    r"(?:\s+(?:here|there|in\s+(?:the\s+)?[^\W\d_]{2,15}))?\W*",
    re.IGNORECASE,
)


async def to_work_there(session: Session) -> Reply | None:
    """What their job asks for, where they are or say."""
    job = session.profile_for(session.manager.dialogs[_ADVISES]).role or session.state.focus.job
    if (
        job is None
        or session.state.asking is not None
        or session.heard.named
        or not _TO_WORK.fullmatch(session.heard.text)
    ):
        return None
    session.trace.append("what their job asks for")
    country = country_mentioned(session.heard.text)
    return await session.begin(_ADVISES, {"role": job, **({"country": country} if country else {})}, 0.8)


_DUTIES, _ABOUT = "legal_duties", "credential_info"
_PAPER = r"(?:licen[cs]\w*|registration|permit|dbs|background\s+check\w*|jabs?|vaccin\w+|hep(?:atitis)?\s+b)"
_ASKS_OF_DUTIES = pattern(
    rf"\b(?:do|does|would|will|must|should|am|is|are)\s+(?:i|we|u|you|one|there|it|a|the|\w+)\b[^.?!]{{0,40}}?\b(?:"
    rf"(?:need|have|required|obliged|supposed)\s+(?:to\s+)?(?:be\s+|get\s+|also\s+)?(?:an?\s+|any\s+|some\s+)?(?:\w+\s+){{0,2}}?(?:register\w*|{_PAPER})"
    rf"|(?:government|govt|gov|state|legal|official)\s+(?:registration|licen[cs]e|register|rule|requirement)"
    rf"|require\w*\s+(?:an?\s+)?(?:\w+\s+){{0,2}}?(?:registration|licen[cs]e))|\bis\s+(?:there|it)\s+(?:an?\s+)?(?:government|govt|gov|state|legal|official)\s+(?:registration|licen[cs]e|register|requirement)",
    re.IGNORECASE,
)
#: Of one's own, when it ends or how it is renewed, something else is asked.
_OF_MINE = pattern(
    r"\b(?:renew\w*|expir\w*|valid|my\s+(?:licen[cs]e|registration|permit)|team|everyone|staff)\b", re.IGNORECASE
)


async def duties(session: Session) -> Reply | None:
    """None where no job is named or spoken of, unless it is asked of a credential, which is told about then."""
    heard, focus = session.heard, session.state.focus
    if not _ASKS_OF_DUTIES.search(heard.text) or _OF_MINE.search(heard.text) or heard.people or heard.teams:
        return None
    if session.state.waiting is not None and session.state.waiting.dialog != "set_time_zone":
        return None
    named = [n for n in heard.named if n.cue != "excluded"]
    jobs = [n.mention.of("role")[0].id for n in named if n.kind == "role"]
    one = [i for n in named if n.kind == "credential" for i in ids_of(n)]
    job = next(iter(jobs), None) or focus.role or focus.job or session.profile.goal or session.profile.role
    if not jobs and len(one) == 1:
        return await session.begin(_ABOUT, {"credential": one[0], "facet": "prerequisites"}, 0.8)
    if job is None or job not in session.manager.knowledge.catalogue.roles:
        return None
    session.trace.append("whether the law asks for a paper")
    country = country_mentioned(heard.text)
    return await session.begin(_DUTIES, {"role": job, **({"country": country} if country else {})}, 0.9)
