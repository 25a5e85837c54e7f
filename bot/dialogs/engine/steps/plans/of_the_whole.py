""" "What if I fail one?", "can I work while doing it?", "too long, faster": said of a plan as a whole, of no step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.engine.steps.plans.plan_limits import days_are_yours, plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import plan_of
from bot.translation import _, listed, ngettext

_LEAD = r"\W*(?:(?:ok|okay|and|so|but|hm+|well|oh|hey|btw|also|nah|no|sorry|ugh|wow|tbh)\W+){0,4}"
_IT = (
    r"(?:it|this|that|them|these|those|all\s+(?:of\s+)?(?:it|this|that|them)|the\s+(?:whole\s+)?(?:plan|thing|lot|courses?|steps|studying"
    r"|exams?)|the\s+plan)"
)
#: "Too long, faster", "that takes too long, anything quicker?"
_TOO = pattern(
    rf"{_LEAD}(?:(?:way|far|bit|a\s+bit|much|still|just)\s+)*(?:{_IT}(?:['’]?s|\s+is|\s+takes|\s+costs)?\s+)?(?:(?:way|far|bit|a\s+bit|much|still|just)\s+)*"
    r"too\s+(?:(?P<slow>long|slow|late|far\s+away)|expensive|dear|pricey|much(?:\s+money)?|costly)(?:\s+for\s+me)?"
    r"(?P<then>[\s,.;!-]+(?:(?:can|could|you|u|we|it|be|make|it|do|need|want|i|something|anything|a|bit|lot|much|more|please|pls|then"
    r"|any|is|there|one|plan|version|got|have|a|to|get|me|show|the)\s+){0,8}(?:(?P<fast>faster|quicker|shorter|sooner|quick|fast)|cheaper|less)(?:\s+(?:one|plan|please|pls|way|option|version))*)?\W*",
    re.IGNORECASE,
)
_FAILS = pattern(
    rf"{_LEAD}(?:what\s+(?:happens\s+)?(?:if|when)|and\s+if|if)\s+i\s+(?:fail|flunk|(?:do\s*n['’]?t|do\s+not|dont)\s+pass|mess\s+up|bomb)"
    r"(?:\s+(?:one|some|any|an?|the|it|that|them|two|of|those|these|exams?|tests?|step|first|second|third|last|time|then|what))*\W*",
    re.IGNORECASE,
)
_WORKS = pattern(
    rf"{_LEAD}(?:can|could|will)\s+i\s+(?:still\s+|also\s+|even\s+)?(?:work|keep\s+(?:my\s+(?:job|work)|working)|do\s+{_IT}|have\s+a\s+job|go\s+to\s+work|stay\s+in\s+(?:my\s+)?(?:job|work))"
    rf"(?:\s+full[\s-]?time)?\s*(?:while|whilst|during|when|beside|besides|next\s+to|alongside|at\s+the\s+same\s+time|with)\b(?:\s+(?:i['’]?m|i|am|im|doing|do|my|a|full|time|full-time"
    rf"|job|work|working|shifts?|nights?|studying|learning|as|well|{_IT}))*\W*",
    re.IGNORECASE,
)
_PAPER = pattern(
    rf"{_LEAD}(?:is\s+there|will\s+there\s+be|do\s+i\s+(?:get|have)|will\s+i\s+(?:get|have)|would\s+i\s+get|does\s+{_IT}\s+(?:give|get)\s+me|and)\s+"
    r"(?:actually\s+|even\s+|really\s+)?(?:an?|any|some|one|the)\s+(?:real\s+|proper\s+|actual\s+|official\s+)?(?:cert(?:ificate|ification|s)?s?|papers?|proof|diploma|qualification|badge|credential)"
    r"(?:\s+(?:at\s+the\s+end|in\s+the\s+end|at\s+end|afterwards?|after(?:\s+(?:it|that|this))?|for\s+(?:it|each|them|every\s+step)|out\s+of\s+(?:it|this)|of\s+each|with\s+(?:it|each)|from\s+(?:it|this|them)))\W*",
    re.IGNORECASE,
)
#: "How much is it all together?"
_SUM = pattern(
    rf"{_LEAD}(?:(?:how\s+much|what)\s+(?:is|are|does|do|will|would)\s+{_IT}\s+(?:cost\s+|be\s+|come\s+to\s+)?(?:all\s?together|in\s+(?:total|all|sum)))\W*",
    re.IGNORECASE,
)
_MOST = 200
_FASTEST, _CHEAPEST = "shortest", "cheapest"


async def asked(session: Session) -> Reply | None:
    """None where no plan is spoken of, or a credential is named."""
    heard, shown = session.heard, plan_spoken_of(session)
    if heard.named or heard.people or heard.teams or len(heard.text) > _MOST or session.state.waiting is not None:
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
    plan = await plan_of(records.connection, records.person_id)
    if plan is None:
        return [], None
    return [step.credential for step in plan.steps], plan.wish.get("hours_a_week") or session.profile.hours_a_week
