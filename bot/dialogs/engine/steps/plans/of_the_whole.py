""" "What if I fail one?", "too long, faster", "can I do it from home?", "is it worth it?", "what if I miss a week?",
"does it still work in Mexico?": of a plan as a whole, and of no step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.engine.steps.plans.plan_limits import days_are_yours, plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.moving_abroad import move_in
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, country, listed, ngettext

_PLAN_ITSELF = (
    r"(?:it|this|that|them|these|those|all\s+(?:of\s+)?(?:it|this|that|them)|the\s+(?:whole\s+)?(?:plan|thing|lot|courses?|steps|studying"
    r"|exams?)|the\s+plan)"
)
#: "Too long, faster", "that takes too long, anything quicker?"
_TOO = pattern(
    rf"{CORRECTING}(?:(?:way|far|bit|a\s+bit|much|still|just)\s+)*(?:{_PLAN_ITSELF}(?:['’]?s|\s+is|\s+takes|\s+costs)?\s+)?(?:(?:way|far|bit|a\s+bit|much|still|just)\s+)*"
    r"too\s+(?:(?P<slow>long|slow|late|far\s+away)|expensive|dear|pricey|much(?:\s+money)?|costly)(?:\s+for\s+me)?"
    r"(?P<then>[\s,.;!-]+(?:(?:can|could|you|u|we|it|be|make|it|do|need|want|i|something|anything|a|bit|lot|much|more|please|pls|then"
    r"|any|is|there|one|plan|version|got|have|a|to|get|me|show|the)\s+){0,8}(?:(?P<fast>faster|quicker|shorter|sooner|quick|fast)|cheaper|less)(?:\s+(?:one|plan|please|pls|way|option|version))*)?\W*",
    re.IGNORECASE,
)
_FAILS = pattern(
    rf"{CORRECTING}(?:what\s+(?:happens\s+)?(?:if|when)|and\s+if|if)\s+i\s+(?:fail|flunk|(?:do\s*n['’]?t|do\s+not|dont)\s+pass|mess\s+up|bomb)"
    r"(?:\s+(?:one|some|any|an?|the|it|that|them|two|of|those|these|exams?|tests?|step|first|second|third|last|time|then|what))*\W*",
    re.IGNORECASE,
)
_WORKS = pattern(
    rf"{CORRECTING}(?:can|could|will)\s+i\s+(?:still\s+|also\s+|even\s+)?(?:work|keep\s+(?:my\s+(?:job|work)|working)|do\s+{_PLAN_ITSELF}|have\s+a\s+job|go\s+to\s+work|stay\s+in\s+(?:my\s+)?(?:job|work))"
    rf"(?:\s+full[\s-]?time)?(?:(?<=my\sjob)|(?<=my\swork)|(?<=working)|(?<=full\stime)|(?<=full-time)|\s*(?:while|whilst|during|when|beside|besides|next\s+to|alongside|at\s+the\s+same\s+time|with)\b)(?:\s+(?:i['’]?m|i|am|im|doing|do|my|a|full|time|full-time"
    rf"|job|work|working|shifts?|nights?|studying|learning|as|well|{_PLAN_ITSELF}))*\W*",
    re.IGNORECASE,
)
_PAPER = pattern(
    rf"{CORRECTING}(?:is\s+there|will\s+there\s+be|do\s+i\s+(?:get|have)|will\s+i\s+(?:get|have)|would\s+i\s+get|does\s+{_PLAN_ITSELF}\s+(?:give|get)\s+me|and)\s+"
    r"(?:actually\s+|even\s+|really\s+)?(?:an?|any|some|one|the)\s+(?:real\s+|proper\s+|actual\s+|official\s+)?(?:cert(?:ificate|ification|s)?s?|papers?|proof|diploma|qualification|badge|credential)"
    r"(?:\s+(?:at\s+the\s+end|in\s+the\s+end|at\s+end|afterwards?|after(?:\s+(?:it|that|this))?|for\s+(?:it|each|them|every\s+step)|out\s+of\s+(?:it|this)|of\s+each|with\s+(?:it|each)|from\s+(?:it|this|them)))\W*",
    re.IGNORECASE,
)
#: "How much is it all together?"
_SUM = pattern(
    rf"{CORRECTING}(?:(?:how\s+much|what)\s+(?:is|are|does|do|will|would)\s+{_PLAN_ITSELF}\s+(?:cost\s+|be\s+|come\s+to\s+)?(?:all\s?together|in\s+(?:total|all|sum)))\W*",
    re.IGNORECASE,
)
#: "Do I need all of them?"
_ALL_NEEDED = pattern(
    rf"{CORRECTING}(?:do|would|will|must|should)\s+i\s+(?:really\s+|actually\s+)?(?:need|have|want)?\s*(?:to\s+)?(?:(?:do|take|get|pass|finish|have)\s+)?(?:all|each|every\s+(?:one|single\s+one))(?:\s+(?:of\s+)?(?:them|these|those|the\s+steps|it|that|six|five|four|three|steps))?\W*",
    re.IGNORECASE,
)
_MOST = 200
_FASTEST, _CHEAPEST = "shortest", "cheapest"


async def asked(session: Session) -> Reply | None:
    """None where no plan is spoken of, or a credential is named."""
    heard, shown = session.heard, plan_spoken_of(session)
    if heard.named or heard.people or heard.teams or len(heard.text) > _MOST or session.state.asking is not None:
        return None
    if shown is not None and shown.slots.get("steps") and (too := _TOO.fullmatch(heard.text)) is not None:
        sort = _FASTEST if too["fast"] or (too["slow"] and not too["then"]) else _CHEAPEST
        return await session.begin(shown.dialog, {**shown.slots, "sort": sort}, 0.9)
    if shown is not None and shown.slots.get("steps") and _SUM.fullmatch(heard.text):
        return await session.begin(shown.dialog, dict(shown.slots), 0.9)
    last = session.state.last
    if last is not None and last.dialog in LOOKS and session.state.focus.at is not None:
        return None  # of the step that was just looked at
    steps, hours = await _plan(session)
    if not steps:
        return None
    text = _answer(session, steps, hours)
    if text is None:
        return None
    session.trace.append("a question about the plan as a whole")
    session.understood = (shown.dialog if shown is not None else "my_plan", 0.9)
    return Reply(parts=(paragraph("{text}", text=text),))


def _answer(session: Session, steps: Sequence[str], hours: int | None) -> str | None:
    said, known = session.heard.text, session.manager.knowledge.catalogue.credentials
    if _ALL_NEEDED.fullmatch(said):
        return _(
            "None of them is a must by itself, but what comes before another step: together they cover the most that "
            "fits. Ask “why step 2?” to see what would be missing without it, or say “drop step 2” or “cheaper”."
        )
    if _FAILS.fullmatch(said):
        return _(
            "Then tell me, as “I failed the first one”: nothing is kept of a try that failed, and I plan anew with "
            "another one. Whether a second try costs again, the provider's page says; the costs of the plan count "
            "one try each."
        )
    if _WORKS.fullmatch(said):
        weekly = ngettext("{n} hour a week", "{n} hours a week", hours or 0).format(n=hours)
        counted = _("The plan counts {hours}, beside whatever else you do.").format(hours=weekly) if hours else ""
        fixed = _("Whether one of its courses has fixed days, its provider says.")
        return " ".join(part for part in (counted, days_are_yours(), fixed) if part)
    if _PAPER.fullmatch(said):
        names = listed([short_name(known[step]) for step in steps if step in known])
        return _("Yes: each step is a credential of its own, which is yours when you are through it – {names}.").format(
            names=names
        )
    return None


async def _plan(session: Session) -> tuple[list[str], int | None]:
    """Steps and hours a week of the plan that is shown, or else of the one that is followed and spoken of."""
    shown, records = plan_spoken_of(session), session.given.records
    if shown is not None:
        return list(shown.slots.get("steps") or ()), shown.slots.get("hours_a_week") or session.profile.hours_a_week
    if records is None or not session.given.private or not speaks_of_the_followed(session):
        return [], None
    plan = await records.plan()
    if plan is None:
        return [], None
    return [step.credential for step in plan.steps], plan.wish.get("hours_a_week") or session.profile.hours_a_week


_HOME = (
    r"(?:from\s+home|at\s+home|from\s+my\s+(?:sofa|desk|room|couch)|online|remotely|over\s+the\s+internet"
    r"|on\s+the\s+web)"
)
_DONE_AT_HOME = (
    r"(?:it|that|this|them|these|those|everything|any\s+of\s+(?:it|this|that|them)|all(?:\s+of\s+(?:it|this|that|them))?"
    r"|the\s+(?:whole\s+)?(?:plan|thing|steps|courses|exams|lot))"
)
_ASKED = pattern(
    rf"{OPENING}"
    rf"(?:(?:can|could|may)\s+(?:i|we|you)\s+(?:really\s+|actually\s+)?(?:do|take|study|learn|finish|sit|pass)\s+(?:{_DONE_AT_HOME}\s+)?(?:all\s+|completely\s+|entirely\s+|fully\s+)?{_HOME}"
    rf"|(?:is|are|can)\s+{_DONE_AT_HOME}\s+(?:be\s+)?(?:all\s+|completely\s+|entirely\s+|fully\s+)?(?:possible\s+|done\s+|doable\s+|available\s+|offered\s+|taken\s+)?(?:all\s+|completely\s+)?{_HOME}"
    rf"|(?:which|what|how\s+(?:much|many))(?:\s+of\s+(?:it|them|these|this|that|the\s+steps))?(?:\s+(?:steps?|ones?|exams?|courses?))?\s+(?:is|are|can)\s+(?:i\s+do\s+|be\s+done\s+)?{_HOME}"
    rf"|do\s+i\s+(?:have|need)\s+to\s+(?:go|travel|be|turn\s+up|show\s+up)\s+(?:anywhere|somewhere|there|in\s+person|to\s+(?:a|any|the)\s+\w+(?:\s+cent(?:er|re))?)(?:\s+for\s+{_DONE_AT_HOME})?)"
    r"(?:\W+(?:please|pls|or|not|then|too|as\s+well|do|i|have|to|go|somewhere|anywhere|at\s+all)){0,8}\W*",
    re.IGNORECASE,
)
_FROM_HOME = "plan_from_home"


async def from_home(session: Session) -> Reply | None:
    """None where a credential is talked of, or no plan."""
    heard, plan = session.heard, plan_spoken_of(session)
    if session.state.asking is not None or heard.named or not _ASKED.fullmatch(heard.text):
        return None
    last = session.state.last
    looked_at = last is not None and last.dialog == "credential_info"
    if looked_at or (plan is None and not (session.given.private and speaks_of_the_followed(session))):
        return None
    session.trace.append("which steps of the plan are online")
    return await session.begin(_FROM_HOME, {"wish": dict(plan.slots)} if plan is not None else {}, 0.9)


_WORTH_OF = "plan_worth"
_IT = (
    r"(?:it|this|that|all\s+(?:of\s+)?(?:it|this|that)"
    r"|(?:the|this|that|my|your)\s+(?:whole\s+)?(?:plan|path|thing|lot|effort|studying|route|way))"
)
_MONEY = r"\w+(?:\s+and\s+\w+)?"
_WORTH = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|well|oh|hey|btw|honestly|be\s+honest)\W+){0,4}"
    rf"(?:(?:do\s+you\s+think|is|was|would|will|are|does)\s+)?(?:{_IT}(?:\s+(?:is|be|would\s+be|will\s+be)|['’]s)?\s+)?"
    r"(?:(?:be|really|even|all|actually|still|that|this|honestly)\s+){0,3}"
    rf"(?:worth\s+(?:it|doing|starting|following|taking|anything|(?:the|my)\s+{_MONEY}|(?:all\s+)?(?:that|this)(?:\s+\w+)?|all\s+\w+\s+\w+)"
    r"|pay\s+off|any\s+good|good\s+value|a\s+waste\s+of\s+(?:time|money))"
    r"(?:\W+(?:at\s+all|then|for\s+me|really|in\s+the\s+end|though?|do\s+you\s+think|you\s+think|or\s+not|overall|as\s+a\s+whole))*\W*",
    re.IGNORECASE,
)
_LONGEST = 100


async def worth_it(session: Session) -> Reply | None:
    """None where no plan was spoken of just now, or a step of it was looked at since."""
    heard, records, last = session.heard, session.given.records, session.state.last
    if heard.named or heard.people or heard.ordinals or session.state.asking is not None or len(heard.text) > _LONGEST:
        return None
    if last is None or last.dialog in LOOKS or not _WORTH.fullmatch(heard.text):
        return None
    shown = plan_spoken_of(session)
    wish = dict(shown.slots) if shown is not None and shown.slots.get("steps") else None
    if wish is None and records is not None and session.given.private and speaks_of_the_followed(session):
        followed = await records.plan()
        wish = dict(followed.wish) if followed is not None else None
    if wish is None:
        return None
    session.trace.append("whether the plan is worth it")
    return await session.begin(_WORTH_OF, {"wish": wish}, 0.9)


_TIME = (
    r"(?:(?:for\s+)?(?:an?|one|two|three|four|a\s+few|a\s+couple\s+of|some|the\s+odd|\d{1,2})\s+(?:whole\s+)?"
    r"(?:days?|weeks?|wks?|months?)(?:\s+or\s+(?:so|two))?|some\s+time|here\s+and\s+there)"
)
_MISSES = (
    rf"(?:(?:miss|skip|lose|drop|missed|skipped|don['’]?t\s+(?:study|do\s+anything|manage)|do\s+nothing|can(?:no|['’])?t\s+(?:study|do\s+anything|do\s+it|manage|keep\s+up))\s*(?:{_TIME})?"
    rf"|(?:am|['’]m|get|got|fall|fell|go|be|was|were|become)\s+(?:ill|sick|away|behind|on\s+(?:holiday|vacation|leave)|busy|off)\s*(?:{_TIME})?"
    rf"|(?:need|take|have|want)\s+(?:{_TIME}\s+off|a\s+break))"
)
_WHAT_IF = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|hi|oh|well|also|cool|great|thanks)\W+){0,4}(?:wh?at\s+(?:happens|would\s+happen|do\s+i\s+do|then|about|should\s+i\s+do)?\s*(?:if|when)|is\s+it\s+(?:ok|okay|bad|a\s+problem)\s+(?:if|when)|can|could|may|am\s+i\s+allowed\s+to)"
    rf"\s+(?:i\s+)?(?:(?:ever|have\s+to|just|once|only|even)\s+)*{_MISSES}(?:\W+(?:then|though|of\s+it|of\s+study|studying|with\s+(?:it|my\s+plan|the\s+plan)|at\s+work|or\s+so|is\s+that\s+(?:ok|okay|bad)|what\s+then|because\s+of\s+\w+|because\s+\w+(?:\s+\w+){{0,4}}))*\W*",
    re.IGNORECASE,
)


async def missed_weeks(session: Session) -> Reply | None:
    """None where no plan is talked of or followed, or anything is named."""
    heard, records = session.heard, session.given.records
    if heard.named or heard.people or heard.teams or not _WHAT_IF.fullmatch(heard.text):
        return None
    private = session.given.private and records is not None
    followed = await records.plan() if private and records is not None else None
    if followed is None and plan_spoken_of(session) is None:
        return None
    session.trace.append("what a plan does with weeks that are missed")
    session.understood = ("my_plan", 0.7)
    if followed is None:
        text = _(
            "Nothing is lost. A plan counts on every week, so what follows comes later by as much as you miss: start "
            "it, and when you are back say “push everything back 1 week”, or however long it was."
        )
        return Reply(parts=(paragraph(text),), buttons=(begin(_("Start this plan"), "start_plan"),))
    text = _(
        "Nothing is lost. What you have done stays, and what follows comes later by as much as you miss: say “push "
        "everything back 1 week”, or however long it was. Or say “replan”, and I plan anew from what is done."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("My plan"), "my_plan"),))


_ZONE, _AFTER_NEWS = "set_time_zone", "plan_after_news"
_STILL = (
    r"(?:chang\w*\s+(?:anything|something|it|that|the|my|much)|still\s+(?:work\w*|ok|okay|good|valid|fine|count\w*|hold\w*|make\s+sense|the\s+same|apply|applies|worth|right)|matter"
    r"|make\s+(?:a|any)\s+difference|affect\w*|work\s+(?:there|too)|different\s+then)"
)
_ASKS = pattern(rf"\b(?:do|does|will|would|is|are|can|did|should|any)\b[^.!\n]{{0,50}}?\b{_STILL}\b", re.IGNORECASE)
_SAYS_PLAN = pattern(r"\b(?:plan|path|steps?|roadmap)\b", re.IGNORECASE)


async def moving_with_it(session: Session) -> Reply | None:
    """None where no plan is spoken of, or nothing is asked of it."""
    heard, records, waiting = session.heard, session.given.records, session.state.waiting
    if records is None or not session.given.private or (waiting is not None and waiting.dialog != _ZONE):
        return None
    if heard.people or heard.teams or _ASKS.search(heard.text) is None:
        return None
    move = move_in(heard.text)
    if move is None:
        return None
    shown = plan_spoken_of(session)
    if shown is None and not (speaks_of_the_followed(session) or _SAYS_PLAN.search(heard.text)):
        return None
    plan = await records.plan() if shown is None else None
    wish: dict[str, Any] = dict(shown.slots) if shown is not None else dict(plan.wish) if plan is not None else {}
    if not wish:
        return None
    session.trace.append("the plan, for where they go")
    held = {h.credential for h in await records.holdings()}
    steps = [step for step in wish.get("steps") or () if step not in held]
    reply = await session.begin(
        _AFTER_NEWS, {"wish": {**wish, "country": move.place, "steps": steps}, "told": True}, 0.9
    )
    return Reply(parts=(paragraph(_("In {country}:"), country=country(move.place)),)).plus(reply)
