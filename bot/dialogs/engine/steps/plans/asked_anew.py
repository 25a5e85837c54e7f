"""A plan asked for anew: "the quickest way?", "when am I done?", "does that change it?", "when could I sit it?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_ADVICE = "credential_for_role"
_FOR_IT, _STUDIES = "credential_path", "start_study"
#: "Say I do 6 hours a week, when could I sit it?"
_SIT = pattern(
    r"\b(?:when|how\s+soon|by\s+when)\s+(?:could|would|can|might|should|will)\s+i\s+(?:realistically\s+|actually\s+|be\s+able\s+to\s+)?"
    r"(?:sit|take|pass|have|get|be\s+(?:ready|done)|finish)\s{0,3}(?:(?:for|with)\s+)?(?:it|that|the\s+(?:exam|test))?\W{0,3}(?:then|by)?\W{0,3}$",
    re.IGNORECASE,
)
#: "I'd rather do this until summer", "can I have it done before Easter": a plan that ends on that day.
_DONE_BY = pattern(
    r"\W*(?:(?:ok|okay|so|and|but|well|i|i['’]?d|id|i['’]?ll|ill|we|you|can|could|would|want|like|rather|prefer|love|have|need|to|must|should|let['’]?s|lets|let|me|please|pls"
    r"|really|maybe|it|has|got|wanna|be|able|try)\W+){0,10}(?:do|finish|get|have|pass|complete|be|take|learn|manage|done)\s+(?:(?:with\s+)?(?:it|that|this)(?:\s+one)?\s+)?(?:(?:all\s+)?(?:done|finished|ready|passed)\s+)?"
    r"(?:by|until|till?|til|before)\b",
    re.IGNORECASE,
)
_NO_MORE = frozenset(
    {"", "please", "pls", "if possible", "then", "possible", "is that possible", "tho", "though", "latest"}
)
_END_OF_IT, _CHANGED = "plan_end", "plan_after_news"
#: After one of these somebody has told what may change the plan, or the advice, that they had before.
_NEWS = frozenset({"update_profile", "add_holding", "correct_holding", "remove_holding", "put_on_list", "log_progress"})
#: Asked once, beside the first record.
_BESIDE = frozenset({"set_time_zone"})
#: So far back the plan may lie, and the news.
_BACK, _LATELY = 8, 2
_LEAD = (
    r"\W*(?:(?:and|ok|okay|so|but|hm+|oh|well|then|now|cool|great|uh|that['’]?s|thats|quite|pretty|a|bit|really|still|rather"
    r"|too|long|slow|late|much|pricey|expensive|dear|lot)\W+){0,12}"
)
_WAY = (
    r"(?:\s+(?:ways?|routes?|paths?|plans?|options?|versions?|there|in|to\s+(?:do|get|finish)\s+(?:it|that|there|this)|possible|one"
    r"|for\s+me))*"
)
_IS = (
    r"(?:wh?at(?:['’]?s|\s+is|\s+would\s+be)|which\s+(?:is|would\s+be)|is\s+there|got|have\s+you\s+got|any|show\s+me|give\s+me|i\s+want"
    r"|how\s+about|(?:make|do|get)\s+(?:it|that|this)(?:\s+done)?|(?:can|could)\s+(?:it|that|this|you|we)\s+(?:be|make\s+(?:it|that)))"
)
#: "What's quickest", "is there a cheaper way" of a plan.
_SORTS = {
    "shortest": r"quick?est|quic?ker|fast(?:est|er)|short(?:est|er)|soon(?:est|er)",
    "cheapest": r"cheap?est|cheape?r|cheapst|least\s+expensive|less\s+expensive",
}
_SORTED = {
    sort: pattern(
        rf"{_LEAD}(?:{_IS}\s+)?(?:the\s+|an?\s+|any(?:thing)?\s+|something\s+)*(?:{words}){_WAY}\W*", re.IGNORECASE
    )
    for sort, words in _SORTS.items()
}
#: Without it "which is quicker?" asks of the steps of a plan, where there are so many.
_A_WAY = pattern(r"\b(?:way|route|path|plan|option|version)s?\b", re.IGNORECASE)
#: "And the cheapest?", right after the fastest plan.
_AND_THE = pattern(r"\W*(?:(?:and|or|ok|okay|so|but|what\s+about|how\s+about)\W+){1,3}the\b", re.IGNORECASE)
_SEVERAL = 2
#: "Cheaper", "something faster pls", after a look at its steps.
_BARE = pattern(
    r"\W*(?:(?:ok|okay|and|but|hm+|no|nah|well)\W+){0,3}(?:(?:any|some)thing\s+)?(?:cheaper|faster|quicker|shorter)(?:\W+(?:please|pls|then|maybe))*\W*",
    re.IGNORECASE,
)
#: "Thats long. anything shorter": the plan is, and not one of its steps.
_IS_TOO = pattern(
    r"(?<!\w)(?:that|this|it)(?:['’]?s|\s+is)\s+(?:(?:way|too|quite|pretty|a\s+bit|really|rather|very|so)\s+){0,3}(?:long|slow|late|much|pricey|expensive|dear|a\s+lot)(?!\w)",
    re.IGNORECASE,
)
#: "Make it cheaper".
_OF_IT = pattern(
    r"(?<!\w)(?:make|do|get|be)\s+(?:it|that|this|done)(?!\w)|(?<!\w)(?:it|that)\s+be(?!\w)", re.IGNORECASE
)
_END = pattern(
    r"\W*(?:(?:and|ok|okay|so|but|hm+|oh|well|then|now|cool|great|roughly)\W+)*(?:"
    r"when\s+(?:would|will|do|can|could|should|am|might)\s+i\s+(?:(?:be|get|have|actually|really|roughly|then|expect|to)\s+)*"
    r"(?:done|finish(?:ed)?|ready|through|there|qualified|certified|it\s+all|everything)"
    r"|(?:so\s+)?how\s+long\s+(?:does|would|will|do|is)\s+(?:that|it|this|the\s+(?:whole\s+)?(?:thing|plan)|all(?:\s+of)?(?:\s+(?:that|it|this))?)(?:\s+take)?"
    r"|when\s+(?:is|would|will)\s+(?:it|that|all\s+that|everything|the\s+plan)\s+(?:be\s+)?(?:over|done|finished)"
    r"|when\s+(?:does|would|will)\s+(?:it|that|all\s+that|everything|the\s+plan)\s+(?:all\s+)?(?:finish|end|be\s+finished))"
    r"(?:\W+(?:then|with|it|that|all|in|altogether|everything|the|plan|like|this|at|pace|rate|me|take|of|total))*\W*",
    re.IGNORECASE,
)
_CHANGES = pattern(
    rf"{OPENING}(?:(?:what|how|which)\s+(?:do(?:es)?|would|will|did|has)(?:\s+(?:that|this|it|they|those))?|(?:do(?:es)?|would|will|did|has|can)\s+(?:that|this|it|they|those))\s+"
    r"(?:(?:then|now|already|actually|really|even|any)\s+)*"
    r"(?:chang\w+|help\w*|matter\w*|affect\w*|shorten\w*|make\s+(?:a|any)\s+difference|move\w*|speed\s+(?:it|things|that)\s+up|count)"
    r"(?:\W+(?:anything|things|something|it|that|the|my|plan|at|all|for|me|a|lot|much|then|now|there|here|up|towards?|this|advice|list))*\W*",
    re.IGNORECASE,
)


async def asked_anew(session: Session) -> Reply | None:
    """None when no plan is spoken of, or anything is named."""
    heard, waiting = session.heard, session.state.waiting
    if heard.named or heard.people or heard.teams or waiting is not None:
        return None
    if heard.dates:
        return await _done_by_then(session)
    if _CHANGES.fullmatch(heard.text) and any(f.dialog in _NEWS for f in session.state.done[-_LATELY:]):
        return await _after_the_news(session)
    if _CHANGES.fullmatch(heard.text) and (compared := await _shown_beside_followed(session)) is not None:
        return compared
    plan, at = plan_spoken_of(session) or _before_news(session), session.state.focus.at
    if at is not None and _SIT.search(heard.text) and (plan is None or plan.dialog == _FOR_IT):
        return await _to_sit_it(session, at)
    if plan is None:
        return None
    if _END.fullmatch(heard.text):
        session.trace.append("when the plan that was shown is done")
        return await session.begin(_END_OF_IT, {"wish": dict(plan.slots)}, 0.9)
    few = len(session.state.focus.credentials) < _SEVERAL
    of_all = (
        few
        or _A_WAY.search(heard.text)
        or _OF_IT.search(heard.text)
        or _IS_TOO.search(heard.text)
        or _BARE.fullmatch(heard.text)
        or (_AND_THE.match(heard.text) and plan.slots.get("sort") in _SORTS)
    )
    sort = next((name for name, said in _SORTED.items() if of_all and said.fullmatch(heard.text)), None)
    if sort is None:
        return None
    session.trace.append("another way to the same end")
    return await session.begin(plan.dialog, {**plan.slots, "sort": sort}, 0.9)


async def _done_by_then(session: Session) -> Reply | None:
    """A plan for the credential that was looked at, done by the day that is said."""
    heard, at, last = session.heard, session.state.focus.at, session.state.last
    before = _before_news(session) if plan_spoken_of(session) is None and _DONE_BY.match(heard.text) else None
    if before is not None and len(heard.dates) == 1:
        by = fill_from_message(session.manager.dialogs[before.dialog], heard).slots.get("by")
        kept = {name: value for name, value in before.slots.items() if name != "months"}
        return await session.begin(before.dialog, {**kept, "by": by}, 0.9) if by else None
    if at is None or last is None or last.dialog not in LOOKS or plan_spoken_of(session) is not None:
        return None
    said, day = _DONE_BY.match(heard.text), heard.dates[0]
    behind = heard.text[day.end :].strip(" .!?").casefold()
    if said is None or len(heard.dates) > 1 or said.end() > day.end or behind not in _NO_MORE:
        return None
    begun = {s.credential for s in await session.given.records.studies()} if session.given.records else set()
    if at in begun or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("the credential that was looked at, by a day")
    by = fill_from_message(session.manager.dialogs[_FOR_IT], heard).slots.get("by")
    return await session.begin(_FOR_IT, {"credential": at, "by": by}, 0.9) if by else None


async def _to_sit_it(session: Session, credential: str) -> Reply | None:
    """A plan for the credential that was talked of, with the hours a week that are said with it; from the day on
    which its study begins, where that was just told.
    """
    hours = [v.value for v in session.heard.values if v.kind == "hours_a_week"]
    session.trace.append("when the credential that was talked of could be done")
    week = {"hours_a_week": hours[0]} if hours else {}
    last = session.state.last
    starts = last.slots.get("starts") if last is not None and last.dialog == _STUDIES else None
    begins = {"starts": starts} if starts else {}
    return await session.begin(_FOR_IT, {"credential": credential, **week, **begins}, 0.9)


async def _after_the_news(session: Session) -> Reply | None:
    """Whether the plan of before is another one now; or the advice of before, with what was told since."""
    before = _before_news(session, also=_ADVICE)
    if before is None:
        return await _of_the_followed(session)
    session.trace.append("whether the news changes what was shown before it")
    if before.dialog in SHOW_A_PLAN:
        return await session.begin(_CHANGED, {"wish": dict(before.slots)}, 0.9)
    advice = await session.begin(before.dialog, dict(before.slots), 0.9)
    return Reply(parts=(paragraph(_("With what I know of you now:")),)).plus(advice)


_LIMITS = ("budget", "hours_a_week")


async def _shown_beside_followed(session: Session) -> Reply | None:
    """Whether the plan on the screen is another one than that which is followed."""
    shown, records = plan_spoken_of(session), session.given.records
    plan = await records.plan() if records and session.given.private else None
    if shown is None or plan is None or not shown.slots.get("steps"):
        return None
    session.trace.append("whether the plan on the screen is another one than that which is followed")
    steps = [step.credential for step in plan.steps]
    return await session.begin(_CHANGED, {"wish": {**shown.slots, "steps": steps}}, 0.9)


async def _of_the_followed(session: Session) -> Reply | None:
    """The plan that is followed, with the money or the hours that were just told."""
    records = session.given.records
    plan = await records.plan() if records and session.given.private else None
    if plan is None:
        return None
    news = [f.slots for f in session.state.done[-_LATELY:] if f.dialog in _NEWS]
    told = {name: slots[name] for slots in news for name in _LIMITS if slots.get(name)}
    session.trace.append("whether the news changes the plan that is followed")
    return await session.begin(_CHANGED, {"wish": {**plan.wish, **told}}, 0.9)


def _before_news(session: Session, also: str = "") -> Frame | None:
    """What was shown before nothing but news."""
    for frame in list(reversed(session.state.done))[:_BACK]:
        if frame.dialog in SHOW_A_PLAN or frame.dialog == also:
            return frame
        if frame.dialog not in _NEWS | LOOKS | _BESIDE:
            return None
    return None
