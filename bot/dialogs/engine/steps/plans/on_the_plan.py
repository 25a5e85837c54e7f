"""A few words about the plan that was just shown: its total, others like it, or that it shall go into the calendar."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.choosing.facts_asked import ON_WHICH_DAYS
from bot.dialogs.engine.steps.plans.adjusting import started
from bot.dialogs.engine.steps.plans.plan_limits import days_are_yours, plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import UNWANTED
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING, CORRECTING, OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_TOTAL = pattern(
    r"\b(?:totals?|in\s+all|all\s+in\s+all|altogether|all\s+together|sum|overall)\b"
    # "How much is the whole thing", of all its steps and not of the one that was looked at.
    r"|\b(?:how\s+much|costs?|price|pay|spend)\b.{0,40}\b(?:whole|entire|full)\s+(?:thing|lot|plan|way|path)\b"
    r"|\b(?:how\s+much|costs?|price|pay|spend)\b.{0,30}\b(?:everything|(?:it|this|that|them|they|these|those)\s+all|all\s+(?:of\s+)?(?:it|this|that|them|these|those|steps|together)|all\W*$|the\s+plan\W*$|both)\b|\bplan\s+costs?\b"
    r"|^\W*(?:and\s+|what\s+about\s+|how\s+about\s+|so\s+){0,2}(?:for\s+)?(?:the\s+(?:whole|entire|full)\s+(?:thing|lot|plan)|everything\s+together|all\s+(?:of\s+(?:it|them)\s+)?together)\W*$",
    re.IGNORECASE,
)
_CALENDAR = pattern(r"\b(?:calendar|ics|outlook|ical)\b", re.IGNORECASE)
_OTHERS = pattern(
    r"\W*(?:(?:and|ok|okay|so|hm+|but|well|what|which|whats|what['’]s|are|is|there|show|me|got|give|have|do|you|i|want|see|the|any"
    r"|an|some|my)\W+)*(?:other|others|another|different|alternativ\w*|else)"
    r"(?:\W+(?:plans?|paths?|ways?|possibilit\w+|options?|choices?|routes?|alternativ\w*|ones?|is|are|do|i|have|there|possible|to"
    r"|for|me|please|you|can|could|would))*\W*",
    re.IGNORECASE,
)
_BEFORE = pattern(
    r"\b(?:other|previous|earlier|first|old|last)\s+(?:one|plan|version)\s+(?:was|is|looked)\s+(?:much\s+)?(?:better|nicer|fine|good)\b"
    r"|\b(?:back\s+to|give\s+me(?:\s+back)?|take|want|prefer)\s+the\s+(?:previous|earlier|old)\s*(?:one|plan|version)?\b"
    r"|\bback\s+to\s+the\s+(?:other|first|last)\s*(?:one|plan|version)?\W*$"
    rf"|^{CORRECTING}(?:put|bring|change|swap|switch)\s+(?:it|that|this)\s+back\b",
    re.IGNORECASE,
)
#: "No, the fuller one", after a cheaper one.
_FULLEST = pattern(
    r"\W*(?:(?:hm+|ok|okay|no|nah|actually|rather|please|pls|i|i['’]?ll|i['’]?d|want|like|take|give|show|me|then|so|and|back|to|the)\W+){0,8}(?:full(?:est|er)?|complete|whole|biggest|best)\s+(?:one|plan|version)"
    r"(?:\W+(?:again|then|please|pls|after\s+all))*\W*",
    re.IGNORECASE,
)
#: "Take the first version again".
_FIRST_VERSION = pattern(
    r"\W*(?:(?:hm+|ok|okay|no|nah|actually|rather|please|pls|i|i['’]?ll|i['’]?d|want|like|take|use|give|show|me|have|then|so|and|let['’]?s|go|back|to|with|prefer|can|we)\W+){0,8}"
    r"the\s+(?:very\s+)?(?:first|original)\s+(?:version|plan|one\s+again)(?:\W+(?:again|then|please|pls|after\s+all|you\s+(?:made|showed)|was\s+better))*\W*",
    re.IGNORECASE,
)
_ADD = pattern(rf"{ASKING}(?:add|include|put\s+in)\s+(?!it\b)\S", re.IGNORECASE)
#: "Anything easier than step 4?"
_BETTER = pattern(r"\b(?:something|anything)\b", re.IGNORECASE)
#: "Drop the last step"; of the plan that is followed it was heard before.
_DROPS = pattern(
    r"\W*(?:(?:please|pls|can|could|you|we|i|like|want|to|i['’]?d|let['’]?s|ok|and|just|also|now)\W+)*(?:drop|skip|remove|delete|scrap|omit|cut|leave\s+out|take\s+out"
    r"|(?:leave|take|kick|throw)\s+(?:it|that|this|the\s+\w+)(?:\s+(?:one|step))?\s+out)\b",
    re.IGNORECASE,
)
#: "Skip it then", of a step that was just looked at.
_IT = pattern(r"\b(?:it|that|this)(?:\s+(?:one|step))?(?:\W+(?:then|please|pls|too|as\s+well|out))*\W*$", re.IGNORECASE)
#: "Ok do it" of a plan that was just shown; a yes alone is too little to begin one.
_DO_IT = pattern(r"\b(?:do\s+(?:it|that|this)|go\s+(?:for\s+it|ahead|on)|let['’]?s\s+go)\b", re.IGNORECASE)
_ASKING = r"\W*(?:(?:please|pls|can|could|you|ok|and|just|i['’]?d|i|we|like|want|to|also|would|rather|no|but)\W+)*"
#: "Swap the Tableau one for something in SQL", "add something for statistics".
_OF_A_KIND = pattern(
    rf"{_ASKING}(?:(?:replace|swap|exchange|trade|sub|change|switch)\s+(?:out\s+)?(?:the|my|that|step)\s+\S.{{0,80}}?\s(?:with|for|to|by|against)\s+(?:something|anything"
    r"|an?|some|one)\b|(?:add|include|put\s+in|fit\s+in|throw\s+in)\s+(?:something|an?(?:other)?\s+(?:step|course|cert\w*|exam)|some|one)\b"
    r"|.{0,60}\b(?:take|leave|drop|kick|throw|swap)\s+\S.{0,40}?\band\s+(?:give|put|add|get|show|take|fit)\s+(?:me\s+)?(?:in\s+)?(?:something|smth|sth|smt|anything|an?|some)\b"
    r"|(?:something|anything|an?)\b.{0,60}\binstead\s+of\s+(?:the|my|that|step)\b|instead\s+of\s+(?:the|my|that|step)\s.{0,60}\b(?:something|anything|an?)\b)",
    re.IGNORECASE,
)
_TAKES_IT = pattern(
    r"\W*(?:(?:ok|okay|yes|great|good|cool|fine|perfect|please|i['’]?ll|let['’]?s|and)\W+)*(?:take|start|begin|do|go\s+with|go\s+for)\s+(?:it|that|this)(?:\s+(?:one|plan))?\b",
    re.IGNORECASE,
)
#: "Ok use that", "switch to that one then", "make it so".
_USES_IT = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|great|good|cool|fine|perfect|right|please|pls|then|that['’]?s\s+better|much\s+better|better|i['’]?ll|i|want|to|can|we|could|you|let['’]?s|lets|and|so|just)\W+){0,9}"
    r"(?:make\s+it\s+(?:so|happen)|so\s+be\s+it|(?:it['’]?s\s+an?\s+)?deal|sold|roll\s+with\s+(?:it|that)|(?:use|have|adopt|choose|pick|(?:switch|change|swap|move)(?:\s+(?:me|it|over|my\s+plan))?\s+to|replace\s+(?:mine|my\s+plan|the\s+old\s+(?:one|plan))\s+with)\s+"
    r"(?:that|this|it|the\s+(?:new|cheaper|faster|shorter|last|other)\s+(?:one|plan))(?:\s+(?:one|plan|version))?)"
    r"(?:\W+(?:then|please|pls|now|instead|thanks|thx|from\s+now\s+on))*\W*",
    re.IGNORECASE,
)
#: "Start with the first one then", "i start step 1".
_FROM_THE_FIRST = pattern(
    rf"{CORRECTING}(?:(?:let['’]?s|lets|i['’]?ll|ill|i|we|want\s+to|wanna|going\s+to|gonna|will|can|could|d\s+like\s+to)\s+){{0,3}}(?:start|begin|kick\s+off|go|get\s+going|get\s+started|(?P<alone>start(?:ing)?|begin(?:ning)?))(?:\s+off)?\s+"
    r"(?(alone)|(?:with|from|on|at)\s+)(?:the\s+)?(?:(?:very\s+)?first(?:\s+(?:one|step|cert\w*|course|thing))?|step\s+(?:1|one)|number\s+(?:1|one)|no\.?\s*1|#\s*1|beginning|top)(?:\W+(?:then|now|please|pls|today|right\s+away|straight\s+away|on|in|from|next|the|coming|this))*\W*",
    re.IGNORECASE,
)
#: "And the first step, what is it about?", "whats step 2".
_WHAT_IS_IT = pattern(
    r"\b(?:what\s+(?:is|are)|what['’]?s|wh?ats)\s+(?:it|that|this|in\s+(?:it|that)|step\s+\d|(?:the|my)\s+\w+\s+(?:step|one)\s+(?:about|exactly|even|really))"
    r"|\bwhat\s+(?:does|do|kind|sort)\b.{0,30}\b(?:cover|teach|mean|about|it|that|step|one)\b|\b(?:explain|tell\s+me(?:\s+more)?\s+about|more\s+(?:on|about))\b",
    re.IGNORECASE,
)
_STEP_N = pattern(r"\bstep\s+(?P<n>[1-9])\b", re.IGNORECASE)
_FEW, _MORE = 9, 18


#: "Can it be done quicker?", of a plan.
_CAN_IT_BE = pattern(
    rf"{OPENING}(?:can|could)\s+(?:it|that|this|we|you|u|ya|i)\s+(?:be|make\s+(?:it|that)|do\s+(?:it|that)|get\s+(?:it|that)\s+done)\s+(?:done\s+)?"
    r"(?:a\s+bit\s+|any\s+|somehow\s+)?(?:(?P<cheaper>cheaper|for\s+less)|quicker|faster|shorter|sooner|in\s+(?:half|less|a\s+shorter)\s+(?:of\s+)?(?:the\s+|that\s+)?time)(?:\W+(?:please|pls|maybe|somehow))*\W*",
    re.IGNORECASE,
)
#: "How do I send it to my captain?"
_TO_SOMEBODY = pattern(
    r"\b(?:send|forward|show|share|give|pass|mail|email|e-mail|print|export|get)\b[^.?!]{0,30}?\b(?:it|this|that|these|them|plan|list|one)\b[^.?!]{0,20}?\b(?:to|with|for|on\s+to)\s+(?:my|the|our|an?)\s+"
    r"(?!calendar|outlook|phone|email|e-mail|inbox|linkedin|cv|telegram|slack|profile|mail|team\b)\w+"
    r"|\b(?:send|forward|show|email|mail|give)\s+(?:my|the|our)\s+(?!plan|calendar|list|cert|credential|record|dates?)\w+\s+(?:this|that|it|the\s+plan)\b",
    re.IGNORECASE,
)
#: Behind what was asked about all of the plan "ok do it" begins it.
_ABOUT_IT = frozenset({"plan_end", "plan_after_news", "plan_worth", "plan_from_home"})
_OF_A_PLAN = SHOW_A_PLAN | {"my_plan", "start_plan"}
_SHOW_ADVICE = _OF_A_PLAN | {
    "credential_for_role", "credential_for_skill", "browse_credentials", "skill_gap", "compare_credentials",
    "credential_info",
}  # fmt: skip


async def sent_on(session: Session) -> Reply | None:
    """Nothing is sent to anybody else; what was shown can be passed on."""
    last, waiting = plan_spoken_of(session) or session.state.last, session.state.waiting
    if last is None or last.dialog not in _SHOW_ADVICE or waiting is not None or session.heard.people:
        return None
    if not _TO_SOMEBODY.search(session.heard.text):
        return None
    session.trace.append("what was shown is to be passed on")
    session.understood = (last.dialog, 0.9)
    if last.dialog not in _OF_A_PLAN:
        return Reply(parts=(paragraph(_("I write to nobody but you. Forward my message, or copy it.")),))
    text = _(
        "I write to nobody but you. Forward my message with the plan and its picture, or the calendar file, which has "
        "the days of each step."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Calendar file"), "plan_calendar"),))


async def begun(session: Session) -> Reply | None:
    """The plan that was just shown is what they agree to."""
    last, shown = session.state.last, plan_spoken_of(session)
    if session.state.waiting or last is None:
        return None
    if last.dialog == "start_plan" and _RATHER_NOW.fullmatch(session.heard.text):
        return await _begun_today(session, last)
    if shown is not None and shown.slots.get("steps") and _FROM_THE_FIRST.fullmatch(session.heard.undated):
        return await started(session)
    agreed = session.manager.controls.read(session.heard) == "yes" and _DO_IT.search(session.heard.text) is not None
    if agreed and last.dialog in _ABOUT_IT and shown is not None and shown.slots.get("steps"):
        return await session.begin("start_plan", {})
    if last.dialog not in SHOW_A_PLAN or not last.slots.get("steps"):
        return None
    if _USES_IT.fullmatch(session.heard.text):
        return await session.begin("start_plan", {}, 0.9)
    if session.manager.controls.read(session.heard) != "yes":
        return None
    agrees = _DO_IT.search(session.heard.text) or await _anew(session, last)
    return await session.begin("start_plan", {}) if agrees else None


#: "Actually now", right after a plan was begun on a later day.
_RATHER_NOW = pattern(
    r"\W*(?:(?:no|nah|actually|sorry|hm+|rather|wait|ok|but|or|let['’]?s|lets|start|begin|do|it|with|already)\W+){0,6}(?:now|today|right\s+away|straight\s+away|immediately)(?:\W+(?:then|please|pls|instead))*\W*",
    re.IGNORECASE,
)


async def _begun_today(session: Session, started: Frame) -> Reply | None:
    wish = started.slots.get("wish") or {}
    if not wish.get("starts"):
        return None
    session.trace.append("the plan is begun today rather")
    return await session.begin("start_plan", {"wish": {k: v for k, v in wish.items() if k != "starts"}}, 0.9)


async def _anew(session: Session, shown: Frame) -> bool:
    """Whether it is the plan that is followed, made anew: a yes alone begins it."""
    records = session.given.records
    followed = await records.plan() if records and session.given.private else None
    goals = [(wish.get("role"), wish.get("credential")) for wish in (shown.slots, followed.wish if followed else {})]
    return followed is not None and goals[0] == goals[1]


def is_of_the_calendar(text: str) -> bool:
    return _CALENDAR.search(text) is not None


async def about_the_plan(session: Session) -> Reply | None:
    """None where the last answer was no plan, or something else is named."""
    heard, last = session.heard, plan_spoken_of(session)
    if (reply := await _not_one_without_hours(session)) is not None:
        return reply
    named = {n.mention.matches[0].kind for n in heard.named}
    if last is not None and named & {"skill", "issuer"} and len(heard.words) <= _MORE and _OF_A_KIND.match(heard.text):
        return await session.begin("change_step", {}, 0.9)
    if last is None or heard.named or len(heard.words) > _FEW:
        return None
    if (quicker := _CAN_IT_BE.fullmatch(heard.text)) is not None:
        aim = "cheapest" if quicker["cheaper"] else "shortest"
        return await session.begin(last.dialog, {**last.slots, "sort": aim}, 0.9)
    if last.slots.get("sort") and _FULLEST.fullmatch(heard.text):
        return await session.begin(last.dialog, {k: v for k, v in last.slots.items() if k != "sort"}, 0.9)
    if _FIRST_VERSION.fullmatch(heard.text) and (first := _shown_first(session, last)) is not None:
        return await session.begin(first.dialog, dict(first.slots), 0.9)
    if ON_WHICH_DAYS.search(heard.text):
        return Reply(parts=(paragraph(days_are_yours()),))
    steps = list(last.slots.get("steps") or ())
    of_a_step = chosen_by_order(heard, steps) or _numbered(heard.text, steps)
    if len(of_a_step) == 1 and _WHAT_IS_IT.search(heard.text):
        session.trace.append("what a step of the plan is")
        return await session.begin("credential_info", {"credential": of_a_step[0]}, 0.9)
    if (sort := _the_one_that_is(session)) is not None:
        return await session.begin(last.dialog, {**last.slots, "sort": sort}, 0.9)
    if _BEFORE.search(heard.text) and (before := _shown_before(session, last)) is not None:
        return await session.begin(before.dialog, dict(before.slots), 0.9)
    if _ADD.match(heard.text) and session.guesses and session.guesses[0].dialog == ADDING and not heard.dates:
        text = _("I know no credential of that name, so I cannot plan with it. Its full name or exam code may help.")
        return Reply(parts=(paragraph(text),))
    if len(heard.ordinals) == 1 and heard.choices.get("sort") and _BETTER.search(heard.text):
        return await session.begin("change_step", {}, 0.9)
    pointed = session.state.focus.at in last.slots.get("steps", ()) and _IT.search(heard.text)
    drops = _DROPS.match(heard.text) or (UNWANTED.match(heard.text) and "?" not in heard.text)
    if (len(heard.ordinals) == 1 or pointed) and drops:
        return await session.begin("change_step", {}, 0.9)
    if _OTHERS.fullmatch(heard.text):
        return await session.begin("other_plans", {}, 0.9)
    if _CALENDAR.search(heard.text) and _TAKES_IT.match(heard.text):  # "ok take it, send me the calendar"
        begun = await session.begin("start_plan", {})
        return begun.plus(await session.begin("plan_calendar", {}, 0.9))
    if _CALENDAR.search(heard.text):
        return await session.begin("plan_calendar", {}, 0.9)
    return await session.begin(last.dialog, dict(last.slots), 0.9) if _TOTAL.search(heard.text) else None


def _numbered(text: str, steps: list[str]) -> list[str]:
    said = _STEP_N.search(text)
    return [steps[int(said["n"]) - 1]] if said is not None and int(said["n"]) <= len(steps) else []


async def _not_one_without_hours(session: Session) -> Reply | None:
    """ "The first one I don't want", of what a plan would be made of if its hours were known."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or frame.awaiting is None or frame.awaiting.slot != "estimate" or "?" in heard.text:
        return None
    out = chosen_by_order(heard, session.state.focus.credentials)
    if len(out) != 1 or not (_DROPS.match(heard.text) or UNWANTED.match(heard.text)):
        return None
    session.state.stack.remove(frame)
    without = list(dict.fromkeys([*frame.slots.get("without", ()), *out]))
    return await session.begin(frame.dialog, {**frame.slots, "without": without}, 0.9)


_SORTED = pattern(
    r"\W*(?:(?:ok|okay|hm+|well|then|no|i['’]?ll|i|we|take|want|prefer|like|rather|go\s+with|let['’]?s)\W+)*the\s+(?:(?P<shortest>fast\w*|quick\w*|short\w*)|cheap\w*)\s+(?:one|plan|version)"
    r"(?:\W+(?:then|please|pls|again|rather|instead))*\W*",
    re.IGNORECASE,
)


def _the_one_that_is(session: Session) -> str | None:
    """ "The fast one then", after a fastest and a cheapest plan were shown."""
    said = _SORTED.fullmatch(session.heard.text)
    sort = None if said is None else "shortest" if said["shortest"] else "cheapest"
    shown = {f.slots.get("sort") for f in session.state.done if f.dialog in SHOW_A_PLAN}
    return sort if sort in shown and len(shown) > 1 else None


def _shown_first(session: Session, plan: Frame) -> Frame | None:
    """The first plan for the same goal; None where that is the one on the screen."""
    goals = ("role", "credential")
    shown = [f for f in session.state.done if f.dialog in SHOW_A_PLAN and f.slots.get("steps")]
    alike = [f for f in shown if all(f.slots.get(goal) == plan.slots.get(goal) for goal in goals)]
    return alike[0] if alike and alike[0].slots.get("steps") != plan.slots.get("steps") else None


def _shown_before(session: Session, plan: Frame) -> Frame | None:
    """The plan that was shown before this one."""
    shown = [
        f for f in session.state.done if f.dialog in SHOW_A_PLAN and f.slots.get("steps") != plan.slots.get("steps")
    ]
    return shown[-1] if shown else None
