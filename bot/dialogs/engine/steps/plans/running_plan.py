"""What is said of the steps of the plan that is followed: "what's next", "I finished the first step", "drop step 3"."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import StudyHoursSlot
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.times import find_percent
from bot.dialogs.understanding.values import count
from bot.knowledge.wording import full_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_OF_IT = frozenset(
    {
        "start_plan", "my_plan", "next_step", "finish_step", "drop_step", "plan_calendar", "log_progress", "replan",
        "study_status", "finish_study", "rest_plan",
    }
)  # fmt: skip
#: So far back a talk of the plan may lie that "what's next?" is about it.
_BACK = 3
_PLAN = r"(?:\s+(?:in|of|on|from|for)\s+(?:the|my|this)\s+(?:learning\s+)?(?:plan|path|list))"
NEXT = pattern(
    r"\W*(?:(?:ok|okay|so|and|right|well|great|yay|cool|thx|thanks|good)\W+){0,3}"
    r"(?P<now>now\s+what|what\s+now|what\s+happens\s+(?:now|next)|and\s+now|now)\W*|"
    r"\W{0,3}(?:and\s+)?(?:after(?:wards?|\s+(?:that|this|it))|then)\W{0,5}|"
    rf"\W*(?:(?:ok|okay|and|so|then|great|cool|now|well|yay)\W+)*(?:wh?at(?:['’]?s|\s+is|\s+comes|\s+do\s+i\s+(?:do|study|learn|take)"
    rf"|\s+should\s+i\s+(?:do|study|learn|take)|\s+to\s+do)?\s+(?:the\s+)?(?:next|now|then|after\s+(?:that|this|it))"
    r"(?P<step>\s+(?:step|one))?|(?:when|where|what)\s+(?:do|should|shall|must|can)\s+i\s+(?:have\s+to\s+)?(?:start|begin)(?:\s+with)?|"
    r"wh?at(?:['’]?s|\s+is|\s+comes)\s+(?:the\s+)?first(?:\s+(?:step|one|thing))?|what\s+(?:do|should)\s+i\s+do\s+first|"
    rf"(?:my|the)\s+next\s+(?P<named>step)|next\s+(?P<bare>step)|(?:the\s+)?next\s+one)(?P<plan>{_PLAN})?\W*(?:(?:please|then|(?:and|n|&)\s+(?:by\s+)?(?:when|how\s+long)(?:\s+(?:is|does|will)\s+(?:it|that)(?:\s+take)?)?)\W*)?",
    re.IGNORECASE,
)
_AND = r"\W*(?:(?:ok|okay|and|so|then|great|cool|but|well|nice|hm+|fine|good)\W+)*"
_WHAT = (
    r"(?:wh?ats?|wh?at['’]s|where|what\s+(?:is|comes|would\s+come|will\s+come|could|can|should|do|would|shall)(?:\s+(?:i|be|there))?(?:\s+(?:do|go|be|have"
    r"|get|learn|study|become|take))?)"
)
_THAT = r"(?:that|this|it|those|these|them|all\s+(?:of\s+)?(?:that|this|those|these|it))"
#: "And after that?", "what comes then?", "what next".
_THEN = pattern(
    rf"{_AND}(?:{_WHAT}\s+)?(?:(?:comes?\s+)?(?:next\s+)?after(?:wards?|\s+{_THAT})?|(?:comes?\s+)?then(?:\s+what)?|(?:comes?\s+)?next)\W*",
    re.IGNORECASE,
)
_THE_END = (
    r"(?:(?:the|my|this|that)\s+(?:very\s+)?(?:(?:last|final)\s+(?:step|one|cert\w*|course)|(?:whole\s+|learning\s+)?plan|path|job|role|steps)"
    r"|all\s+(?:of\s+)?(?:the\s+|my\s+|these\s+|those\s+)?steps)"
)
#: "What comes after the last step?", "and once I'm through with it?", "after this job?"
_AT_THE_END = pattern(
    rf"{_AND}(?:{_WHAT}\s+)?(?:(?:comes?\s+)?(?:next\s+)?(?:after|behind|following)\s+{_THE_END}"
    rf"|(?:once|when|after)\s+(?:i['’]?(?:m|\s+am|ve|\s+have)?|all\s+that\s+is|everything\s+is|it\s+is|it['’]s)\s+(?:done|through|finished|ready|over|completed?|passed)"
    rf"(?:\s+(?:with\s+)?(?:{_THAT}|{_THE_END}|everything))?|(?:after|once)\s+(?:all\s+)?{_THAT}\W+(?:what|which)\s+jobs?\b[^.!?]{{0,40}}"
    rf"|(?:what|which)\s+jobs?\s[^.!?]{{0,40}}?\b(?:then|after(?:wards?|\s+{_THAT}|\s+{_THE_END})?)|(?:once|when|if)\s+i\s+(?:have|got|passed|finish(?:ed)?|did)\s+(?:{_THAT}|everything|{_THE_END}))\W*",
    re.IGNORECASE,
)
#: "I can do 10 hours now" logs no study: so much there is in a week from now on.
_CAN_DO = pattern(
    rf"{_AND}(?:actually\W+|from\s+now\s+on\W+)?i(?:['’]?ll|\s+can|\s+could|\s+will|\s+might|\s+(?:now\s+|only\s+)?have(?:\s+got)?|['’]?ve\s+got)\s+"
    r"(?:(?:only|now|just|probably|do|manage|have|spare|study|spend|fit\s+in|put\s+in|get|about|like|up\s+to|maybe)\s+){0,4}"
    r"(?P<n>\d{1,2})\s?(?:h|hrs?|hours?)(?:\s+(?:now|again|a\s+week|per\s+week|each\s+week|every\s+week|weekly|instead|tops|max|at\s+most|from\s+now\s+on"
    r"|for\s+it|to\s+study))*\W*",
    re.IGNORECASE,
)
_STEP = pattern(
    r"\bsteps?\s*(?:no\.?\s*|number\s+|#)?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\b|\b(?P<this>this|the|that|current)"
    r"\s+(?:current\s+)?step\b|\bsteps?\b",
    re.IGNORECASE,
)
#: "Done with the first one", right after talk of the plan.
_ONE = pattern(
    r"^\W{0,3}(?:\w{1,15}\W{1,3}){0,7}(?:one|first|second|third|fourth|last)(?:\W+(?:already|now|today|yesterday|too|lol|haha|yay|finished|passed|done|did|got|it|this|last|on|the|week|morning|evening|early|sooner|\d{1,2}|days?|weeks?|\w{3,6}day))*\W*$",
    re.IGNORECASE,
)
#: "Passed the first bit, took me 12 hours".
_PASSED_ONE = pattern(
    r"\W*(?:(?:ok|yay|yes|hey|hi|so|well|and|finally|i|i['’]ve|ive|have|just|already)\W+){0,5}(?:passed|finished|completed|aced|done\s+with|through\s+with)\s+(?:the|my)\s+"
    r"(?P<place>first|1st|second|2nd|third|3rd|fourth|4th|last)(?:\s+(?:bit|part|step|one|exam|course|stage|thing))?(?!\s+(?:half|(?:\w+\s+)?of)\b)(?=\W|$)",
    re.IGNORECASE,
)
_DONE = pattern(r"\b(?:finished|done|completed?|passed|through|finish|did|aced)\b", re.IGNORECASE)
_OUT = pattern(
    r"^\W*(?:(?:please|pls|can|could|you|i|want|to|i['’]?d|like|let['’]?s|ok|and|we|just)\W+)*"
    r"(?:drop|skip|remove|delete|scrap|cancel|omit|cut|leave\s+out|take\s+out|take\s+away|without|kick\s+out)\b",
    re.IGNORECASE,
)
_LIKE_IT_NOT = r"(?:really\s+)?(?:do\s*n['’]?t|do\s+not)\s+(?:really\s+)?(?:want|like|need|fancy|wanna\s+do)"
#: "I don't want the last one", "the first one i dont want".
UNWANTED = pattern(
    rf"\W*(?:(?:ok|and|but|no|nah|actually|hm+|sorry|i)\W+){{0,4}}(?:{_LIKE_IT_NOT}\s+(?:to\s+do\s+)?(?:the|that|this)\b"
    rf"|(?:the|that|this)\s(?:[\w'’]{{1,12}}\s){{1,3}}i\s+{_LIKE_IT_NOT}(?:\W+(?:to|do|at|all|it|though|tho|sorry|either|really))*\W*$)",
    re.IGNORECASE,
)
_THIS_ONE = pattern(r"\b(?:this|that)\s+one\b", re.IGNORECASE)
#: "Passed the first one, 9 hours in all" tells more than how long was studied.
_THROUGH = pattern(r"\b(?:finished|completed?|passed|through|aced|done\s+(?:with|and)|all\s+done)\b", re.IGNORECASE)
_DENIED = pattern(r"\b(?:not|never|when|if|until|before|almost|nearly|half)\b|n['’]t\b|\?\s*$|%", re.IGNORECASE)


_FAILED = pattern(r"\b(?:failed|flunked|bombed|(?:did\s*n['’]?t|did\s+not)\s+(?:pass|make))\b", re.IGNORECASE)
#: "I give up", right after talk of the plan.
_GIVES_UP = pattern(
    r"\W*(?:(?:ach|ugh|oh|ok|no|well|hm+|i|i['’]?m|i['’]?ll|just|wanna|want|to|let['’]?s|sorry|argh|nah|think|going)\W+)*(?:giv(?:e|ing)\s+(?:(?:it|this|that|the\s+plan|my"
    r"\s+plan)\s+)?up|(?:scrap|bin|ditch|drop|forget|cancel)\s+(?:it\s+all|all\s+of\s+it|the\s+(?:whole\s+)?(?:lot|thing|plan)))(?:\W{1,4}(?:(?:a|what\s+a|bad|stupid|silly|rubbish|crap|daft)\s+)*idea)?(?:\s+on\s+(?:it|this|that|the\s+plan))?(?:\W+(?:too|much|all|it['’]?s|is|this|that|for|me|sorry|now|hard|long))*\W*",
    re.IGNORECASE,
)
#: "I'm two weeks behind, what now?"
_BEHIND = pattern(
    r"\W*(?:(?:ok|oh|no|so|hm+|hi|hey|help|well|sorry|ugh)\W+)*i(?:['’]?m|\s+am|\s+fell|['’]?ve\s+fallen)\s+(?:(?:about|now|way|a\s+bit|so|far|already|like|at\s+least|over|nearly|some)\s+)*"
    r"(?:(?:\d{1,2}|an?|one|two|three|four|five|six|couple\s+of|few)\s+(?:days?|weeks?|months?)\s+)?behind(?:\s+(?:now|already|schedule|(?:with|on)\s+(?:my|the|this)\s+plan|plan))?"
    r"(?:\W+(?:so\s+|and\s+)?(?:what\s+(?:now|do\s+i\s+do|should\s+i\s+do|then)|what['’]?s\s+next|help|now))?\W*",
    re.IGNORECASE,
)
#: "How far behind am i?", "am I on track with the plan".
_ON_IT = r"(?:\s+(?:now|then|already|(?:with|on)\s+(?:it|my\s+plan|the\s+plan|this)|(?:the|my)\s+plan|schedule))*\W*"
_AM_I_BEHIND = pattern(
    r"\W*(?:(?:ok|so|and|hi|hey|well|then|hm+)\W+)*(?:how\s+(?:far|much|many\s+\w+|badly)\s+(?:behind|late)\s+(?:am\s+i|i\s+am)"
    r"|how\s+much\s+(?:later|longer)\s+(?:am\s+i|will\s+i\s+be|is\s+it|does\s+it\s+take)(?:\s+(?:done|finished|ready))?"
    rf"|am\s+i\s+(?:(?:still|now|very|much|far|too)\s+)*(?:behind|late|on\s+(?:track|time|schedule)|in\s+time)){_ON_IT}",
    re.IGNORECASE,
)
#: "Forget it, I'm not doing this any more".
_NO_MORE = pattern(
    r"\W*(?:(?:ach|ugh|oh|ok|no|nah|well|hm+|sorry|argh|actually|you\s+know\s+what)\W+)*(?:(?:forget|screw|stuff|drop|scrap)\s+(?:it|this|that)\W+)?"
    r"i(?:['’]?m|\s+am|\s+do)?\s?(?:not|n['’]?t)\s+(?:want\s+to\s+do|doing|do|going\s+to\s+do|gonna\s+do)\s+(?:this|it|that|the\s+plan)\s+(?:any\s?more|any\s+longer|after\s+all)\W*",
    re.IGNORECASE,
)
_SO_FAR = pattern(r"%|\bper\s?cent\b|\bhalf(?:way)?\b", re.IGNORECASE)


async def of_a_step(session: Session) -> Reply | None:
    """The answer about a step of the plan that is followed; None when it is not meant, or none is followed."""
    text, records = session.heard.text, session.given.records
    if session.given.private and (reply := await _afterwards(session)) is not None:
        return reply
    if session.given.private and (can_do := _CAN_DO.fullmatch(text)) is not None and session.state.asking is None:
        return await _hours_anew(session, int(can_do["n"]))
    lately = {f.dialog for f in session.state.done[-_BACK:]}
    gives_up = _NO_MORE.fullmatch(text) or (_GIVES_UP.fullmatch(text) and lately & (_OF_IT | {"loosen_plan"}))
    if session.given.private and gives_up and lately & (_OF_IT | SHOW_A_PLAN | {"loosen_plan"}):
        return await session.begin("drop_plan", {}, 0.9)
    behind = _BEHIND.fullmatch(text) or _AM_I_BEHIND.fullmatch(text)
    if records is not None and session.given.private and behind and session.state.asking is None:
        followed = await records.plan()
        return await session.begin("my_plan", {}, 0.9) if followed is not None else None
    if (progress := await _of_the_next(session)) is not None:
        return progress
    asks = NEXT.fullmatch(text)
    unwanted = UNWANTED.match(text) is not None and "?" not in text
    pointed = (unwanted or _OUT.match(text) is not None) and _THIS_ONE.search(text) is not None
    placed = (session.heard.ordinals and _ONE.search(text)) or _place(session) is not None
    of_one = _STEP.search(text) or ((placed or pointed) and _spoken_of(session, _BACK))
    percent = find_percent(text) if of_one and _SO_FAR.search(text) else None
    told = None if asks or not of_one or _DENIED.search(text) else _told(text)
    told = "drop_step" if unwanted and of_one else told
    told = "log_progress" if percent is not None and "?" not in text else told
    hours = StudyHoursSlot().find(session.heard).value if of_one and _THROUGH.search(text) is None else None
    told = "log_progress" if hours is not None and told in (None, "finish_step") and "?" not in text else told
    told = "replan" if of_one and _FAILED.search(text) and "?" not in text else told
    if records is None or not session.given.private or not (told or asks):
        return None
    if asks and not (
        asks["now"] or asks["step"] or asks["named"] or asks["bare"] or asks["plan"] or _spoken_of(session, _BACK)
    ):
        return None
    if told == "drop_step" and not _spoken_of(session, len(session.state.done)):
        return None  # of a plan that was only shown
    plan = await records.plan()
    if plan is None:
        return None
    if asks:
        return await session.begin("next_step", {}, 0.9)
    held = {h.credential for h in await records.holdings()}
    step = _step(session, [s.credential for s in plan.steps], held)
    if told is None or (step is None and not _numbered(session)):
        return None
    if step is None:
        shown = await session.begin("my_plan", {}, 0.9)
        return Reply(parts=(paragraph(_("Your plan has no such step.")),)).plus(shown)
    session.trace.append("a step of the plan that is followed")
    on = [d.options[0] for d in session.heard.dates if len(d.options) == 1 and d.options[0] <= session.given.today]
    if told == "replan":
        return await session.begin(told, {"failed": step}, 0.9)
    if told == "log_progress":
        so_much = {"percent": percent} if percent is not None else {"hours": hours}
        return await session.begin(told, {"credential": [step], **so_much}, 0.9)
    day = {"on": on[0].isoformat()} if on and told == "finish_step" else {}
    return await session.begin(told, {"step": step, **day}, 0.9)


#: What tells which step is next, and so many words that may be of it.
_TELLS_THE_NEXT, _FEW = frozenset({"next_step", "finish_step"}), 8


async def _of_the_next(session: Session) -> Reply | None:
    """ "I did half of it", right after the next step was told."""
    heard, last, records = session.heard, session.state.last, session.given.records
    if records is None or last is None or last.dialog not in _TELLS_THE_NEXT or not session.given.private:
        return None
    percent = find_percent(heard.text)
    if percent is None or heard.named or heard.people or "?" in heard.text or len(heard.words) > _FEW:
        return None
    plan = await records.plan()
    held = {h.credential for h in await records.holdings()}
    ahead = [s.credential for s in plan.steps if s.credential not in held] if plan is not None else []
    return await session.begin("log_progress", {"credential": ahead[:1], "percent": percent}, 0.9) if ahead else None


async def gone_on(session: Session) -> Reply | None:
    """ "And next?" right after a plan turns no page of a list."""
    if not session.given.private or _THEN.fullmatch(session.heard.text) is None:
        return None
    if session.manager.controls.read(session.heard) != "more":
        return None
    if plan_spoken_of(session) is None and _spoken_of(session, _BACK):
        return await session.begin("next_step", {}, 0.9)
    return await _after_the_passed(session) or await _afterwards(session)


_PASSED = frozenset({"finish_study", "finish_step", "add_holding"})


async def _after_the_passed(session: Session) -> Reply | None:
    """ "Next?", right after what was studied is passed: the next step, or what builds on it."""
    last, records, at = session.state.last, session.given.records, session.state.focus.at
    if last is None or last.dialog not in _PASSED or records is None or at is None:
        return None
    held = {h.credential for h in await records.holdings()}
    plan = await records.plan()
    if plan is not None and any(s.credential not in held for s in plan.steps):
        return await session.begin("next_step", {}, 0.9)
    return await session.begin("next_after", {"credential": at}, 0.9) if at in held else None


async def _hours_anew(session: Session, hours: int) -> Reply | None:
    """The plan that is followed with other hours a week; without one they are noted."""
    records = session.given.records
    plan = await records.plan() if records is not None else None
    if not hours:
        return None
    if plan is None:
        return await session.begin("update_profile", {"hours_a_week": hours}, 0.9)
    return await session.begin("plan_pace", {"hours": hours}, 0.9)


#: "What now?", of a plan that is only shown.
_NOW = pattern(
    rf"{_AND}(?:(?:and\s+)?(?:what|now)\s+(?:now|what)|what\s+(?:do|should|would)\s+i\s+(?:have\s+to\s+)?(?:do\s+)?(?:now|first)|how\s+do\s+i\s+(?:start|begin)(?:\s+(?:it|that|with\s+it))?"
    r"|(?:wh?at|which(?:\s+(?:one|step))?)(?:['’]?s|\s+is|\s+comes|\s+goes)?\s+(?:the\s+)?first(?:\s+(?:step|one|thing))?|where\s+(?:do|should|would)\s+i\s+(?:start|begin))"
    r"(?:\W+(?:then|again|now|please|pls|though|actually))*\W*",
    re.IGNORECASE,
)


def not_begun(session: Session, step: str) -> Reply:
    name = full_name(session.manager.knowledge.catalogue.credentials[step])
    text = _("The plan begins with {name}. Say “start it”, and I follow it with you.")
    return Reply(parts=(paragraph(text, name=bold(name)),), buttons=(begin(_("Start this plan"), "start_plan"),))


_NEXT = pattern(r"\bnext\s*[.?!]*\s*$", re.IGNORECASE)


async def _is_followed(session: Session, shown: Frame) -> bool:
    """Whether a plan of the same goal is followed: what is next is its step, though another was looked at."""
    records = session.given.records
    plan = await records.plan() if records and session.given.private else None
    return plan is not None and all(shown.slots.get(k) == plan.wish.get(k) for k in ("role", "credential"))


async def _afterwards(session: Session) -> Reply | None:
    """ "And after that?" of a plan that is shown is what comes after all of it; of the one that is followed the next
    step is, unless the end is named.
    """
    text, shown = session.heard.text, plan_spoken_of(session)
    if session.state.asking is not None or session.heard.named:
        return None
    if shown is not None and _NEXT.search(text) and _THEN.fullmatch(text) and await _is_followed(session, shown):
        return await session.begin("next_step", {}, 0.9)
    if shown is not None and shown.slots.get("steps") and (_THEN.fullmatch(text) or _AT_THE_END.fullmatch(text)):
        return await session.begin("after_the_plan", {"wish": dict(shown.slots)}, 0.9)
    if shown is not None and shown.slots.get("steps") and _NOW.fullmatch(text):
        session.state.focus = session.state.focus.model_copy(update={"at": shown.slots["steps"][0]})
        return not_begun(session, shown.slots["steps"][0])
    over = _AT_THE_END.fullmatch(text) and _spoken_of(session, _BACK)
    return await session.begin("after_the_plan", {}, 0.9) if over else None


def _numbered(session: Session) -> bool:
    said = _STEP.search(session.heard.text)
    return bool(session.heard.ordinals) or _place(session) is not None or (said is not None and said["n"] is not None)


def _told(text: str) -> str | None:
    if _OUT.search(text):
        return "drop_step"
    return "finish_step" if _DONE.search(text) else None


def speaks_of_the_followed(session: Session) -> bool:
    """Whether the plan that is followed was spoken of just now."""
    return _spoken_of(session, _BACK)


def _spoken_of(session: Session, back: int) -> bool:
    """Whether the plan that is followed was spoken of, after any that was only shown."""
    recent = [f.dialog for f in session.state.done[-back:] if f.dialog in _OF_IT | SHOW_A_PLAN]
    return bool(recent) and recent[-1] in _OF_IT


_PLACES = ("first", "second", "third", "fourth")


def _place(session: Session) -> int | None:
    """Which of the steps "the first bit" is, counted from one; minus one is the last."""
    said = None if session.heard.named else _PASSED_ONE.match(session.heard.text)
    if said is None:
        return None
    place = said["place"].casefold()
    number = _PLACES.index(place) + 1 if place in _PLACES else count(place[0])
    return -1 if place == "last" else number


def _step(session: Session, steps: list[str], held: set[str | None]) -> str | None:
    """By its number or its place; "this step" is the one under way."""
    said = _STEP.search(session.heard.text)
    number = count(said["n"]) if said is not None and said["n"] else None
    if number is not None:
        return steps[number - 1] if 0 < number <= len(steps) else None
    placed = chosen_by_order(session.heard, steps)
    if placed:
        return placed[0]
    place = _place(session)
    if place is not None:
        return steps[place - 1 if place > 0 else -1] if place <= len(steps) else None
    ahead = [step for step in steps if step not in held]
    at, last = session.state.focus.at, session.state.last
    if at in ahead and last is not None and last.dialog in LOOKS:
        return at
    this = _THIS_ONE.search(session.heard.text) or (said is not None and said["this"])
    return ahead[0] if ahead and this else None
