"""Asked of a credential outright: "what if I fail?", "is it valid in Germany?", "is it worth it?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.talking.followups import best_by
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.translation import _, day

_INFO, _RANKS, _TWO = "credential_info", "rank_credentials", 2
_FEW, _MOST_SHOWN = 3, 8
_FAILING = pattern(
    r"(?<!\w)(?:what\s+(?:if|happens\s+(?:if|when|should))|and\s+if|if|when|suppose)\s+(?:i|we)\s+(?:fail|flunk|do\s*n['’]?o?t\s+(?:pass|make\s+it))(?!\w)"
    r"|(?<!\w)how\s+(?:many|often|soon)\b.{0,30}(?<!\w)(?:attempts?|tries|retake|re-?sit|try\s+again|re-?take\s+it)(?!\w)"
    r"|(?<!\w)can\s+(?:i|you|we|he|she|they)\s+(?:re-?take|re-?sit|try)\s+(?:it|that|this|the\s+exam|again)"
    r"|(?<!\w)(?:when|how\s+(?:soon|long))\b.{0,40}(?<!\w)(?:retake|re-?sit|re-?test|try\s+(?:it\s+)?again|take\s+it\s+again)(?!\w)"
    r"|(?<!\w)how\s+long\b.{0,30}(?<!\w)wait\b.{0,30}(?<!\w)(?:fail\w*|again)(?!\w)"
    r"|(?<!\w)waiting\s+(?:period|time)\b.{0,40}(?<!\w)(?:fail\w*|again|retak\w+|re-?sit\w*)(?!\w)"
    r"|(?<!\w)(?:retake|resit)\s+(?:polic(?:y|ies)|rules?|fees?|costs?)(?!\w)",
    re.IGNORECASE,
)
_COUNTS = pattern(
    r"(?<!\w)(?:is|are|will|does|do|would)\s+.{1,60}?(?<!\w)(?:valid|recogni[sz]ed|accepted|good|counts?|any\s+use|transferable|worth\s+\w+)\s+"
    r"(?:(?:also|too|anywhere|everywhere)\s+)?(?:in|outside|within|across)\s+(?:the\s+)?(?!my\s|future|general|practice|20\d\d|\d)[^\W\d_]"
    r"|(?<!\w)(?:is|are|will|does|do|would)\s+.{1,60}?(?<!\w)(?:valid|recogni[sz]ed|accepted|good|counts?|any\s+use)\s+"
    r"(?:abroad|overseas|internationally|worldwide|everywhere|globally|here|over\s+here|there|anywhere)(?!\w)"
    r"|(?<!\w)(?:is|are|will|does|do|would|can|could)\s+.{1,60}?(?<!\w)(?:ok(?:ay)?|fine|good|valid|enough|usable|useful|used?|works?|recogni[sz]ed|accepted)\s+(?:for|in|to\s+work\s+in)\s+(?:the\s+)?(?P<land>[^\W\d_]{2,15}(?:\s[^\W\d_]{2,12})?)\W*$"
    r"|(?<!\w)(?:do|does|will|would)\s+(?:they|it|people|employers|anyone|that)\s+(?:accept|recogni[sz]e|take|count)\s*(?:it|that|this|them)?\s+(?:in|outside)\s+(?:the\s+)?(?!my\s|20\d\d|\d)[^\W\d_]"
    rf"|^{OPENING}(?:valid|recogni[sz]ed|accepted)\s+(?:(?:abroad|overseas|internationally|worldwide|everywhere|anywhere)|(?:in|outside)\s+(?:the\s+)?[^\W\d_]{{3,15}})\W*$",
    re.IGNORECASE,
)
#: "Wait, is there an exam", "that's 2 exams, right?"
_AN_EXAM = pattern(
    rf"{OPENING}(?:is\s+there|are\s+there|(?:that|it|there)(?:['’]?s|\s+is|\s+are)|do\s+i\s+(?:have\s+to\s+)?(?:sit|take|do)"
    r"|does\s+(?:it|that)\s+(?:have|come\s+with))\s+(?:(?:an?|any|the|one|two|three|four|\d)\s+){0,2}(?:exams?|tests?|papers?)"
    r"(?:\W+(?:for|in|with|at|it|that|this|the|end|then|too|involved|right|correct|yes|no|or)){0,5}\W*",
    re.IGNORECASE,
)
#: "Can I do that in the evenings?", "is it part time?"
ON_WHICH_DAYS = pattern(
    r"\b(?:can|could|do|is|are|must|would|does)\s+(?:i|you|we|it|that|this|they|one)\b[^.!?\n]{0,40}?\b(?:(?:in|at|on|during)\s+(?:the\s+)?(?:evenings?|weekends?|nights?|mornings?)"
    r"|after\s+(?:work|hours)|(?:beside|besides|alongside|next\s+to|with)\s+(?:my\s+|a\s+)?(?:full\s*-?time\s+)?(?:work|job)|part[\s-]?time|while\s+(?:i['’]?m\s+)?working)\b"
    r"|\b(?:anything|something|any|courses?|classes|ones?)\s+(?:\w+\s+){0,2}?(?:on|in|at)\s+(?:the\s+)?(?:weekends?|evenings?|saturdays?|sundays?|nights?)\b"
    r"|\b(?:any|is\s+there\s+an?|are\s+there|with|got)\s+(?:weekend|evening|night|saturday|sunday|part[\s-]?time)\s+(?:courses?|classes|ones?|options?|exams?|dates?)\b",
    re.IGNORECASE,
)
#: "Can I do it on a Saturday?"
_ON_A_WEEKDAY = pattern(
    rf"{OPENING}(?:can|could|may)\s+(?:i|you|one|we)\s+(?:do|take|sit|get|study)\s+(?:it|that|this|them|one)\s+on\s+(?:an?\s+)?{WEEKDAY}s?(?:\s+(?:too|instead|only|morning|evening|afternoon))?\W*",
    re.IGNORECASE,
)
#: "Is it worth it", "is the CKA still worth the money", "any good?"
_WORTH = pattern(
    r"(?<!\w)worth\s+(?:(?:all|really|even)\s+)?(?:it|the\s+\w+|my\s+\w+|doing|taking|getting|having|paying|bothering|anything|a\s+(?:try|shot))(?!\w)"
    r"|(?<!\w)(?:is|are)\s+.{1,60}?(?<!\w)(?:(?:any|really|actually|a)\s+)?(?:(?<!still\s)(?<!for\s)good|use|useful|worthwhile|useless|a\s+waste(?:\s+of\s+(?:money|time))?|overrated)"
    r"(?:\s+(?:one|cert|certificate|certification|course|thing|choice|idea))?\W*$"
    rf"|^{OPENING}(?:any\s+good|worth\s+(?:it|\w+ing))\W*$"
    r"|^[^,.;!?\n]{1,50}?\s+(?:any\s+good|any\s+use|(?<!still\s)(?<!for\s)good\s*\?|(?:is\s+)?(?:any\s+)?(?:good|useful|worth\s+it)\s+or\s+(?:bad|not|no|waste(?:\s+of\s+\w+)?))\W*$"
    r"|(?<!\w)(?:what['’]?s|what\s+is|is\s+there|and|any|good|decent)\s+(?:the\s+|an?\s+|any\s+|good\s+)*(?:roi|r\.o\.i\.|return\s+on\s+investment|payoff|pay-off)(?!\w)"
    r"|(?<!\w)(?:do|does|will|would)\s+.{1,60}?(?<!\w)(?:pay\s+(?:off|for\s+itself)|pay\s+its\s+way)(?!\w)"
    r"|(?<!\w)what\s+(?:do|would|will)\s+(?:i|you|we)\s+(?:actually\s+|really\s+)?(?:get\s+out\s+of|gain\s+(?:from|by))\s+(?:it|that|this|having|getting|doing|taking|an?|the)(?!\w)"
    rf"|^{OPENING}(?:what['’]?s|whats|what\s+is)\s+the\s+(?:point|benefit|use|value)s?\s+of\s+(?:it|that|this|having|getting|doing|taking|an?|the)(?!\w)",
    re.IGNORECASE,
)
#: "Should I get it or not", "is the CCNA respected or just a money grab": no two things are weighed.
_WORTH_OR_NOT = pattern(
    rf"{OPENING}(?:should|shall)\s+i\s+(?:(?:even|really|actually|just)\s+)?(?:get|do|take|go\s+for|bother\s+with|buy)\s+(?:(?:it|that|this|this\s+one)(?:\W+(?:or\s+(?:not|no|skip\s+it|leave\s+it)|then|at\s+all|now))*|.{{1,60}}?\s+or\s+(?:not|no|skip\s+it|leave\s+it))\W*"
    rf"|{OPENING}(?:is|are)\s+.{{1,60}}?(?<!\w)(?:respected|legit|serious|real|good|well\s+known|known|recogni[sz]ed|useful|valued|worth\s+(?:it|anything|something))\s+or\s+(?:is\s+(?:it|that)\s+)?(?:just\s+|all\s+|only\s+|more\s+of\s+)?(?:an?\s+|some\s+)?"
    r"(?:joke|hype|scam|nonsense|not|no|worthless|useless|marketing|rip[\s-]?off|(?:money|cash)[\s-]?(?:grab|maker|making)|piece\s+of\s+paper|waste(?:\s+of\s+(?:time|money))?)\W*",
    re.IGNORECASE,
)
#: "Joiner, what's worth taking?" asks which one.
_WHICH = pattern(
    r"(?<!\w)(?:what|which)(?:['’]?s|\s+is|\s+are|\s+(?:certs?|certificates?|certifications?|courses?|ones?)(?:\s+(?:is|are))?)?\s+(?:actually\s+|really\s+)?"
    r"worth\s+(?:taking|doing|getting|having)(?!\w)",
    re.IGNORECASE,
)
#: "Is the CKA good for DevOps".
_GOOD_FOR = pattern(
    r"^\W*(?:\w+\W+){0,3}?(?:is|are|would|will)\s+[^,.;!?\n]{1,50}?(?<!\w)(?:good|useful|helpful|of\s+use|relevant|any\s+(?:good|use)|the\s+right\s+(?:one|thing))"
    r"\s+(?:enough\s+)?(?:for|as|to\s+(?:be|become|work\s+(?:as|in)))\s",
    re.IGNORECASE,
)
_FIELDS = frozenset({"role", "skill", "family"})
_FREE = pattern(
    rf"{OPENING}(?:is|does)\s+(?:it|that|this)\s+(?:renewal\s+)?(?:free|cost\s+(?:anything|money|much|a\s+lot))\W*",
    re.IGNORECASE,
)
_OF_PRICE = "price"
_THAN = pattern(
    r"(?<!\w)(?:than|or(?!\s+(?:bad|not|no|waste)(?!\w))|vs|versus|which|more)(?!\w)|(?<!\w)what(?:['’]?s|\s+is|\s+are)?\s+(?:good|useful|any\s+use)",
    re.IGNORECASE,
)


_RENEWS, _TELLS = "how_to_renew", "holding_status"
_AROUND_A_PRICE = frozenset(
    """
    is that it this free how much does do cost costs the renewal renewing to renew and so ok what whats price will
    be would anything money a lot me i pay have expensive dear cheap
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


#: "How much is renewing ACLS", "what does it cost to renew it".
_TO_RENEW = pattern(
    r"(?<!\w)(?:how\s+much|what(?:['’]?s|\s+does|\s+is|\s+would)?|price|costs?)(?!\w).{0,40}(?<!\w)(?:re-?new\w*|renewal)(?!\w)",
    re.IGNORECASE,
)
_LISTS = "list_holdings"
#: "Which one should I renew first and what does it cost", of one's own.
_RENEW_FIRST = pattern(r"\b(?:which|wich|what)\b[^.!?\n]{0,40}?\brenew\w*\s+(?:first|soonest|next)\b", re.IGNORECASE)


async def _renewed_first(session: Session) -> Reply | None:
    """How to renew the one that runs out first, where several do."""
    records = session.given.records
    if records is None or not session.given.private or session.heard.named or session.heard.people:
        return None
    dated = sorted((h for h in await records.holdings() if h.expires), key=lambda h: h.expires or session.given.today)
    if len(dated) < _TWO or dated[0].expires is None:
        return None
    session.trace.append("the one that runs out first")
    text = _("{name} runs out first, on {day}.")
    name = title(dated[0], session.manager.knowledge.catalogue)
    told = await session.begin(_RENEWS, {"holding": dated[0].id}, 0.9)
    return Reply(parts=(paragraph(text, name=bold(name), day=day(dated[0].expires)),)).plus(told)


#: "How many hours do I need?", of what is held: to keep it, not to study for it.
_HOURS_TO_KEEP = pattern(
    rf"{OPENING}how\s+many\s+(?:more\s+)?hours\s+(?:do\s+i|are|is)\s+(?:(?:have\s+to|still|to|need(?:ed)?|do|get|left|required)\s*)+"
    r"(?:(?:for\s)?(?:it|that|this|then|again|now)\W{0,3}){0,4}\W{0,3}",
    re.IGNORECASE,
)


async def _held_with_units(session: Session) -> int | None:
    """The record of what is talked of, where so many hours or units keep it."""
    records, at = session.given.records, session.state.focus.at
    credential = session.manager.knowledge.catalogue.credentials.get(at or "")
    renewal = credential.renewal if credential is not None else None
    if records is None or not session.given.private or renewal is None or all(r.units is None for r in renewal.routes):
        return None
    return next((h.id for h in await records.holdings() if h.credential == at), None)


async def renewal_price(session: Session) -> Reply | None:
    """ "Is that free?", after one of their own was looked at: they have passed it, so it is renewing that costs."""
    heard, last, records = session.heard, session.state.last, session.given.records
    if _HOURS_TO_KEEP.fullmatch(heard.text) and (kept := await _held_with_units(session)) is not None:
        session.trace.append("the hours that keep it, of what is held")
        return await session.begin("units_left", {"holding": kept}, 0.9)
    if _RENEW_FIRST.search(heard.text) and session.state.waiting is None:
        return await _renewed_first(session)
    priced = heard.choices.get("facet", ())[:1] == (_OF_PRICE,) or "cost" in heard.text.casefold()
    if records is not None and session.given.private and session.state.waiting is None and priced:
        asked = _TO_RENEW.search(heard.text) is not None
        one = await _held_and_named(session) if asked and heard.named else None
        first = last.slots.get("shown") if asked and last is not None and last.dialog == _LISTS else None
        if one is None and first and not heard.named and _AROUND_A_PRICE.issuperset(w.text for w in heard.words):
            one = first[0]  # the next to expire stands first
        if one is not None:
            session.trace.append("what renewing costs, of what is held")
            return await session.begin(_RENEWS, {"holding": one}, 0.9)
    of_renewing = last is not None and last.dialog == _INFO and last.slots.get("facet") == "renewal"
    if last is None or not (last.dialog in (_RENEWS, _TELLS) or of_renewing):
        return None
    if heard.named or records is None or heard.ordinals:
        return None
    if session.state.waiting is not None or (
        heard.choices.get("facet", ())[:1] != (_OF_PRICE,) and not _FREE.fullmatch(heard.text)
    ):
        return None
    shown = last.slots.get("shown") or ([last.slots["holding"]] if last.slots.get("holding") else [])
    held = [
        h for h in await records.holdings() if h.id in shown or (not shown and h.credential == session.state.focus.at)
    ]
    if not _AROUND_A_PRICE.issuperset(w.text for w in heard.words):
        return None
    if not held and of_renewing and (at := session.state.focus.at) is not None:
        session.trace.append("what renewing costs")
        return await session.begin(_INFO, {"credential": at, "facet": "renewal-price"}, 0.9)
    if len(held) != 1:
        return None
    session.trace.append("what renewing costs, of what is held")
    return await session.begin(_RENEWS, {"holding": held[0].id}, 0.9)


async def _held_and_named(session: Session) -> int | None:
    """The one record of theirs that is named, and nothing else is."""
    records, named = session.given.records, session.heard.named
    if records is None or len(named) != 1:
        return None
    ids = {m.id for m in named[0].mention.of("credential")}
    held = [h.id for h in await records.holdings() if h.credential in ids]
    return held[0] if len(held) == 1 else None


async def asked_of_it(session: Session) -> Reply | None:
    """The fact of what is named or talked of; None when it is none of these, or nobody knows of which."""
    heard = session.heard
    if heard.people or heard.teams:
        return None
    meant, shown = of_which(session), session.state.focus.credentials
    counts = _asks_where_it_counts(heard.text)
    if counts and heard.named and all(n.kind == "issuer" for n in heard.named) and session.state.asking is None:
        return await session.start(Guess(_INFO, 0.9, "where something of an issuer counts"), {"facet": "recognition"})
    weekday = _ON_A_WEEKDAY.fullmatch(heard.text) is not None
    on_days = weekday or (not heard.dates and _asks_on_which_days(session))
    if meant is None and not heard.named and len(shown) > 1 and session.state.asking is None:
        if on_days:
            each = {"these": shown[:_MOST_SHOWN], "quality": "format", "each": True}
            return _days_unknown().plus(await session.begin(_RANKS, each, 0.9))
        if _FAILING.search(heard.text) and len(shown) <= _FEW:
            return await session.start(Guess(_INFO, 0.9, "what if it is failed"), {"facet": "retake"})
        if counts and len(shown) <= _FEW:
            return await session.start(Guess(_INFO, 0.9, "where it counts"), {"facet": "recognition"})
    if meant is None or (heard.dates and not weekday):
        return None
    facet = "retake" if _FAILING.search(heard.text) else "recognition" if counts else None
    if facet is None and (_AN_EXAM.fullmatch(heard.text) or on_days):
        facet = "format"
    if facet is None and _WORTH.search(heard.text) and not (_THAN.search(heard.text) or _WHICH.search(heard.text)):
        facet = "worth"
    if facet is None and _GOOD_FOR.search(heard.text) and any(n.kind in _FIELDS for n in heard.named):
        facet = "worth"  # "good for two years" is valid so long
    if facet is None and session.state.asking is None and _WORTH_OR_NOT.fullmatch(heard.text):
        facet = "worth"
    if facet is None:
        return None
    session.trace.append("a fact that is asked for outright")
    reply = await session.begin(_INFO, {"credential": meant, "facet": facet}, 0.9)
    return _days_unknown().plus(reply) if on_days and facet == "format" else reply


def _asks_where_it_counts(text: str) -> bool:
    """ "Is NEBOSH ok for Australia" names a country; "is it good for beginners" none."""
    said = _COUNTS.search(text)
    return said is not None and (said["land"] is None or country_mentioned(f"in {said['land']}") is not None)


def _days_unknown() -> Reply:
    return Reply(
        parts=(paragraph(_("On which days and at what hours it is held I do not know: the provider says so.")),)
    )


def _asks_on_which_days(session: Session) -> bool:
    """Of a plan it is theirs to choose, which is said there."""
    timed = any(v.kind == "hours_a_week" for v in session.heard.values)
    return not timed and plan_spoken_of(session) is None and ON_WHICH_DAYS.search(session.heard.text) is not None


def of_which(session: Session) -> str | None:
    """The one credential that is named, or talked of where none is."""
    named = [n.mention.leading("credential") for n in session.heard.named if n.mention.of("credential")]
    focus = session.state.focus
    if not session.heard.named and len(focus.credentials) > 1:  # "the cheapest one, is it worth it"
        picked = chosen_by_order(session.heard, focus.credentials)
        sorts, catalogue = session.heard.choices.get("sort", ()), session.manager.knowledge.catalogue
        best = best_by(sorts[0], focus.credentials, catalogue, session.manager.currency) if sorts else None
        if picked or best:
            return picked[0] if picked else best
    if not named:
        return session.state.focus.at if not session.heard.named or _only_a_place(session) else None
    return named[0][0].id if len(named) == 1 and len(named[0]) == 1 else None


def _only_a_place(session: Session) -> bool:
    return all(n.kind in ("skill", "family") for n in session.heard.named)
