""" "Is a Google cert respected?", "do AWS certs expire?", "how much are Microsoft exams?", "who is behind Scrum.org?":
asked of an issuer, and of none of its credentials.
"""

from __future__ import annotations

import re
from collections import Counter

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.sides import called, credentials_of, side_of
from bot.dialogs.engine.steps.choosing.taken import LISTS, SHOWN_BY
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_OF_AN_ISSUER = "of_an_issuer"
#: The weight of a skill that a job is done with every day.
_DAILY, _FEW = 3, 3
_LONGEST = 140
_LEAD = (
    r"\W*(?:(?:hi|hey|hello|ok|okay|and|but|so|hm+|also|wait|well|btw|just|wondering|honestly|question|pls|please"
    r"|there)\W+){0,4}"
)
_TAIL = (
    r"(?:\W+(?:then|though|tho|really|actually|at\s+all|anyway|still|please|pls|nowadays|these\s+days|today|now|anymore|any\s+more|on\s+(?:a|my)\s+(?:cv|resume)"
    r"|by\s+(?:employers|companies|recruiters|anyone|people)|in\s+the\s+industry|or\s+(?:not|no|what|is\s+it\s+.{2,30}|are\s+they\s+.{2,30})|as\s+an?\s+\w+|for\s+(?:me|a\s+job|jobs)))*\W*"
)
_ADVERBS = r"(?:(?:really|still|even|actually|much|very|well|that|generally|all|ever|so|taken)\s+){0,3}"
_CERTS = (
    r"(?:['’]s)?(?:\s+(?:professional\s+|career\s+|online\s+)?(?:certs?|certifications?|certificates?|credentials?|exams?"
    r"|ones?|courses?|badges?|stuff|tests?))?"
)
#: The issuer stands as X.
_X = (
    r"(?:(?:an?|any|the|their|all|your|most|of|these|those|from|by)\s+){0,3}"
    rf"(?:(?:certs?|certifications?|certificates?|credentials?)\s+(?:from|by|of)\s+)?X{_CERTS}"
)
_WHO = r"(?:employers?|compan(?:y|ies)|recruiters?|firms|people|hr|hiring\s+managers?|bosses|anyone|anybody|they)"
_RESPECTED = (
    r"(?:respected|recogni[sz]ed|credible|reputable|valued|valuable|seriously|trusted|trustworthy|in\s+demand|popular|known|well[\s-]known|famous|useful|useless|worthless"
    r"|legit(?:imate)?|accredited|official|real|good|any\s+(?:good|use)|overrated|relevant|dead|an?\s+(?:joke|scam|thing|waste(?:\s+of\s+(?:time|money))?|good\s+\w+|real\s+\w+)"
    r"|worth\s+(?:it|\w+ing|anything|something|a\s+\w+|(?:the|my|all)\s+(?:the\s+)?\w+))"
)
_FACTS = (
    (
        "worth",
        rf"(?:is|are|r)\s+{_X}\s+{_ADVERBS}{_RESPECTED}|how\s+{_ADVERBS}{_RESPECTED}\s+(?:is|are|r)\s+{_X}|(?:is|are)\s+it\s+{_ADVERBS}{_RESPECTED}\s+{_X}"
        rf"|(?:do|does|will|would)\s+(?:\w{{1,12}}\s+){{0,2}}{_WHO}\s+{_ADVERBS}(?:care(?:\s+about|\s+for)?|want|like|value|recogni[sz]e|respect|trust|look\s+for|look\s+at|rate|take|accept|know)\s+{_X}(?:\s+seriously)?"
        rf"|(?:do|does|will|would)\s+{_X}\s+{_ADVERBS}(?:mean\s+anything|help(?:\s+(?:me|you|us|people))?(?:\s+to)?(?:\s+(?:get|find|land)\s+(?:a\s+)?(?:job|work))?|matter|carry\s+(?:any\s+)?weight|have\s+(?:an?\s+)?(?:good|bad)\s+(?:name|reputation)|get\s+(?:me|you)\s+(?:a\s+)?jobs?)"
        rf"|is\s+{_X}\s+the\s+(?:one|thing|standard|norm|go[\s-]?to|main\s+one|usual\s+one|industry\s+standard)(?:\s+(?:that\s+)?(?:everyone|everybody|people|most|most\s+\w+|{_WHO}|all)\s+(?:has|have|wants?|asks?\s+for|go(?:es)?\s+for|takes?|needs?|does|do|got))?|(?:what['’]?s|what\s+is)\s+the\s+(?:value|point|reputation|worth|benefit)\s+of\s+{_X}|what\s+do\s+{_WHO}\s+think\s+(?:of|about)\s+{_X}",
    ),
    (
        "price",
        rf"(?:how\s+much|what)\s+(?:is|are|do|does|would|will)\s+{_X}(?:\s+(?:cost|go\s+for|set\s+me\s+back|be))?|how\s+(?:expensive|dear|pricey|cheap)\s+(?:is|are)\s+{_X}"
        rf"|(?:are|is)\s+{_X}\s+{_ADVERBS}(?:expensive|dear|pricey|cheap|free)",
    ),
    (
        "validity",
        rf"(?:do|does|will|would)\s+{_X}\s+{_ADVERBS}(?:expire|run\s+out|lapse|last\s+(?:forever|for\s+life)|(?:need|have)\s+(?:to\s+be\s+)?renew(?:ing|ed|al)|go\s+out\s+of\s+date)"
        rf"|how\s+long\s+(?:(?:is|are)\s+{_X}\s+(?:valid|good)(?:\s+for)?|(?:do|does|will)\s+{_X}\s+(?:last|stay\s+valid))|(?:is|are)\s+{_X}\s+(?:valid\s+)?(?:for\s+life|forever|for\s+ever|permanent|lifetime)",
    ),
    (
        "who",
        r"(?:who|what)(?:['’]?s|\s+is|\s+are)?\s+(?:behind|owns?|runs?|founded)\s+X|who(?:['’]?s|\s+is|\s+are)\s+X",
    ),
)  # fmt: skip
_PATTERNS = tuple((fact, pattern(rf"{_LEAD}(?:{said}){_TAIL}", re.IGNORECASE)) for fact, said in _FACTS)
_WHAT_IS_X = pattern(rf"{_LEAD}what\s+(?:is|are|do|does|would|will)\s+X\W*", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where a credential, a job or anybody is named as well."""
    heard, fact = session.heard, fact_asked(session.heard)
    if fact is None:
        return None
    named = heard.named
    catalogue = session.manager.knowledge.catalogue
    side = side_of(heard, named[0], catalogue)
    if fact == "validity" and await _holds_one(session, {c.id for c in credentials_of(catalogue, side)}):
        return None  # "does NEBOSH run out?" is asked of their own
    if (one := _the_one_of_the_list(session, credentials_of(catalogue, side))) is not None and fact != "who":
        session.trace.append("the one of an issuer, of what is talked of")
        return await session.begin("credential_info", {"credential": one, "facet": fact}, 0.9)
    session.trace.append("asked of an issuer")
    slots = {"side": side, "called": called(heard, named[0]), "fact": fact}
    return await session.begin(_OF_AN_ISSUER, slots, 0.9)


_ONE = pattern(r"\s+(?:one|cert\w*|course)(?=\W|$)", re.IGNORECASE)


def _the_one_of_the_list(session: Session, theirs: list[Credential]) -> str | None:
    """ "Is the Google one good?", when credentials of a field, for a skill or for a job are talked of."""
    spoken_of, catalogue = session.state.spoken_of, session.manager.knowledge.catalogue
    behind = session.heard.named[0].mention.end
    if spoken_of is None or spoken_of.dialog not in LISTS or _ONE.match(session.heard.text, behind) is None:
        return None
    shown = [c.id for c in theirs if c.id in session.state.focus.listed]
    if len(shown) == 1:
        return shown[0]
    skills, job = set(spoken_of.slots.get("skills") or ()), catalogue.roles.get(spoken_of.slots.get("role") or "")
    if job is not None:
        skills |= {skill for skill, weight in job.skills.items() if weight == _DAILY}
    family = spoken_of.slots.get("family")
    of_it = [c for c in theirs if c.status != "retired" and (c.family == family or skills & set(c.main_skills))]
    return of_it[0].id if len(of_it) == 1 else None


def fact_asked(heard: Heard) -> str | None:
    """Which fact of an issuer is asked, with nothing else said."""
    if len(heard.named) != 1 or heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST:
        return None
    return _fact(heard.text, heard.named[0]) if _is_an_issuer(heard.named[0]) else None


def asks_its_worth(said: str) -> bool:
    """Whether a text, with X for what it is asked of, asks how it is regarded."""
    worth = next(asked_so for fact, asked_so in _PATTERNS if fact == "worth")
    return "X" in said and worth.fullmatch(said) is not None


async def _holds_one(session: Session, theirs: set[str]) -> bool:
    records = session.given.records
    held = await records.holdings() if records is not None and session.given.private else []
    return any(h.credential in theirs for h in held)


def _is_an_issuer(named: Named) -> bool:
    """Or a maker whose name is a subject alone, as Azure is; the credentials that bear an issuer's name are its own."""
    mention = named.mention
    if named.kind == "issuer":
        return bool(mention.leading("issuer"))
    return named.kind == "skill" and len(mention.leading("skill")) == 1 and not mention.leading("credential")


def _fact(text: str, named: Named) -> str | None:
    said = f"{text[: named.mention.start]}X{text[named.mention.end :]}"
    if _WHAT_IS_X.fullmatch(said):
        return None
    fact = next((fact for fact, asked_so in _PATTERNS if asked_so.fullmatch(said)), None)
    if named.kind == "skill" and (fact == "who" or not _CERTIFIED.search(said)):
        return None  # "is Excel worth it?" asks whether to learn it
    return fact


_CERTIFIED = pattern(r"\b(?:cert\w*|credentials?|exams?|badges?)\b", re.IGNORECASE)


#: "What issuers do you know for finance?"
_WHO_AWARDS = pattern(
    rf"{_LEAD}(?:which|what|wich|list|show\s+me|who\s+are)\s+(?:all\s+|the\s+|other\s+)?(?:issuers?|providers?|bodies|body|organi[sz]ations?|institutes?|vendors?|boards?|awarding\s+bodies)\s+"
    r"(?:(?:do\s+(?:you|u)\s+(?:know|have)|are\s+there|is\s+there|offer|give|award|have|do|you\s+know|certs?|certificates?|certifications?|credentials?)\s*){0,3}(?:of|for|in|on|about)\s+(?:the\s+)?X(?:\s+(?:field|industry|certs?))?\W*",
    re.IGNORECASE,
)
_MOST_NAMED = 15


async def who_awards(session: Session) -> Reply | None:
    """The issuers of a field or for a skill, with how many of theirs are about it."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if len(heard.named) != 1 or heard.people or heard.teams or heard.named[0].kind not in ("family", "skill"):
        return None
    mention, of_a_field = heard.named[0].mention, heard.named[0].kind == "family"
    if not _WHO_AWARDS.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}"):
        return None
    about = {m.id for m in mention.leading("family" if of_a_field else "skill")}
    found = [
        c
        for c in catalogue.credentials.values()
        if c.status != "retired" and (c.family in about if of_a_field else about & set(c.main_skills))
    ]
    issuers = Counter(catalogue.issuer(c).name for c in found)
    if not issuers:
        return None
    session.trace.append("who awards something of that")
    session.understood = ("browse_credentials", 0.9)
    names = [f"{name} ({n})" for name, n in issuers.most_common(_MOST_NAMED)]
    more = len(issuers) - len(names)
    text = _("I know {n} issuers there: {names}.") if not more else _("I know {n} issuers there, such as {names}.")
    return Reply(parts=(paragraph(text, n=str(len(issuers)), names=listed(names)),))


_CERT = r"(?:certs?|certificates?|certifications?|credentials?|exams?|ones?|courses?)"
_FIRST = pattern(
    rf"{_LEAD}(?:which|what|wich)\s+(?:(?:of|the|all|one|ones|is|are|s)\s+){{0,4}}X(?:['’]s)?\s+{_CERT}?\s*(?:(?:should|shall|would|do|must|can|could|to|i|you|we|one|people)\s+){{0,4}}"
    r"(?:(?:do|take|get|sit|start|begin|go\s+for|pick|comes?|best|good|is)\s+){0,3}(?:with\s+)?(?:first|to\s+(?:start|begin)(?:\s+with)?|start(?:ing)?\s+with|begin\s+with|(?:do|should)\s+i\s+(?:start|begin)\s+with)\W*",
    re.IGNORECASE,
)
_WITHDRAWN = pattern(
    rf"{_LEAD}(?:which|what|wich|are\s+(?:any|there)|any|list(?:\s+the)?|show\s+me(?:\s+the)?)\s+(?:(?:of|the|all|any|your)\s+){{0,3}}(?:X(?:['’]s)?\s+)?{_CERT}(?:\s+(?:of|from|by)\s+X)?\s+"
    r"(?:(?:that|which|are|r|is|get|gets|will|be|being|going|to|about|soon|now)\s+){0,5}"
    r"(?:dying|dead|retir(?:ed|ing)|discontinued|withdrawn|phased\s+out|going\s+away|ending|cancel+ed|scrapped|axed|dropped|obsolete|outdated|disappearing)(?:\W+(?:soon|this\s+year|next\s+year|now|out|in\s+20\d\d|lately|recently))*\W*",
    re.IGNORECASE,
)


async def first_of_them(session: Session) -> Reply | None:
    """ "Which of the CompTIA certs should I do first?": the easiest of theirs first."""
    issuers = _only_an_issuer(session, _FIRST)
    if not issuers:
        return None
    session.trace.append("where to begin with an issuer")
    return await session.begin("browse_credentials", {"issuers": issuers, "sort": "easiest"}, 0.9)


async def withdrawn(session: Session) -> Reply | None:
    """ "Which Microsoft certs are being retired?", "which certs are dying?"."""
    issuers = _only_an_issuer(session, _WITHDRAWN)
    if issuers is None:
        return None
    session.trace.append("what is being withdrawn")
    return await session.begin("retiring", {"issuers": issuers}, 0.9)


def _only_an_issuer(session: Session, way: re.Pattern[str]) -> list[str] | None:
    """Ids of the one that is named, none where nothing is; None where the message says anything else."""
    heard = session.heard
    if heard.people or heard.teams or len(heard.named) > 1 or len(heard.text) > _LONGEST:
        return None
    text, issuers = heard.text, []
    if heard.named:
        mention = heard.named[0].mention
        issuers = [m.id for m in mention.leading("issuer")]
        text = f"{text[: mention.start]}X{text[mention.end :]}"
    return issuers if way.fullmatch(text) is not None and (issuers or not heard.named) else None


#: "Who makes that", "who runs it", of what was just shown.
_MADE_BY = pattern(
    rf"{_LEAD}(?:who|which\s+(?:company|body|organi[sz]ation))(?:['’]s|\s+is)?\s+(?:actually\s+|even\s+)?(?:makes?|made|runs?|issues?|gives?(?:\s+out)?|awards?|offers?|does|organi[sz]es|behind|provides?|hands?\s+out)\s+"
    rf"(?:it|that|this|them|those|these|(?:that|this)\s+(?:one|cert\w*|exam|course)){_TAIL}",
    re.IGNORECASE,
)


async def made_by(session: Session) -> Reply | None:
    """Who awards the one that is talked of, or each of the few that were shown."""
    last, focus, catalogue = session.state.last, session.state.focus, session.manager.knowledge.catalogue
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or session.heard.named:
        return None
    these = [focus.at] if focus.at is not None else focus.credentials[:_FEW]
    known = [catalogue.credentials[i] for i in these if i in catalogue.credentials]
    if not known or not _MADE_BY.fullmatch(session.heard.text):
        return None
    session.trace.append("who awards what was shown")
    session.understood = ("credential_info", 0.8)
    text = _("{name} is awarded by {issuer}.")
    return Reply(parts=tuple(paragraph(text, name=bold(c.name), issuer=catalogue.issuer(c).name) for c in known))
