""" "Start the plan with the cert 3", "why not in the plan?": what is no step of the plan that was shown."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, is_called
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_WHY, _WHY_OPEN = "why_not_planned", "why_left_open"
_STARTS_WITH = pattern(
    r"\W*(?:(?:ok|okay|yes|great|good|cool|fine|please|pls|can|could|you|we|i|i['’]?ll|i['’]?d|like|want|to|let['’]?s|lets|so|and|then|just)\W+){0,8}"
    r"(?:start|begin|do|follow|take|go\s+with)\s+(?:the|this|that|my)?\s*(?:plan|it|this|that)\s+(?:but\s+|and\s+)?(?:with|including|plus|incl)\s+"
    r"(?P<what>[^.,;!?\n]{2,60})",
    re.IGNORECASE,
)
_WHY_NOT = pattern(
    rf"{CORRECTING}(?:why|how\s+come|y)\s+(?=.{{0,60}}?(?:\bnot\b|n['’]?t\b|\bmissing\b|\bleft\s+out\b))"
    r"(?:(?:is|are|was|did|do|you|not|isn['’]?t|aren['’]?t|wasn['’]?t|didn['’]?t|don['’]?t|put|have|include)\s+){0,5}"
    r"(?P<what>[^.,;!?\n]{0,60}?)\s*(?:(?:is|was|are)?\s*(?:not|n['’]t|isn['’]?t|aren['’]?t|wasn['’]?t)\s+)?"
    r"(?:(?:in|on|part\s+of|into)\s+(?:there|it|here|the\s+(?:plan|list|path)|this(?:\s+plan)?|that(?:\s+plan)?|my\s+plan)|missing|left\s+out)\W*",
    re.IGNORECASE,
)
#: "Where's the CPC, dont I need that to get paid?"
_WHERE = pattern(
    rf"{OPENING}(?:where(?:['’]?s|\s+is|\s+are|\s+did)|what\s+happened\s+to)\s+(?:the\s+|my\s+)?"
    r"(?P<what>[^.,;!?\n]{2,50}?)(?:\s+(?:then|go(?:ne)?|in\s+(?:there|it|that|the\s+plan|this(?:\s+plan)?)))*"
    r"(?:\s*[.,;!?]+\s*(?:(?:i|and|but|surely|dont|don['’]t|do|isn['’]?t|shouldn['’]?t|thought|wouldn['’]?t)\b[^\n]{0,80}\b(?:need|needs|needed|must|should|required|legal\w*|have\s+to)\b[^\n]{0,60})?)?\W*",
    re.IGNORECASE,
)
#: "Do i need PMP?" asks for the plan, and not what comes before it.
_NEEDED = pattern(
    rf"{OPENING}(?:(?:do|would|will|should|must)(?:\s*n['’]?t)?\s+i\s+(?:(?:really|actually|also|even|not|still)\s+)*(?:need|have\s+to\s+(?:do|get|have))\s+"
    r"(?:(?:an?|the|to\s+(?:do|get|have))\s+)?[^.,;!?\n]{2,50}?|(?:is|isn['’]?t)\s+(?:the\s+)?[^.,;!?\n]{2,50}?\s+(?:(?:really|also)\s+)?(?:needed|necessary|required|part\s+of\s+it))"
    r"(?:\s+(?:for\s+(?:it|that|this|the\s+(?:job|plan))|too|as\s+well|then|at\s+all|anyway))*\W*",
    re.IGNORECASE,
)
_POINTS = frozenset({"", "it", "that", "this", "that one", "this one", "it then", "is it", "is that"})
_ARTICLES = pattern(
    r"^(?:(?:the|a|an|my|that|this)\s+)+|\s+(?:one|thing|course|please|pls|too|in|as\s+well)$", re.IGNORECASE
)
_A_PAPER = pattern(
    r"\b(?:cert\w*|course|diploma|licen[cs]e|ticket|card|award|degree|level|nvq|qualification)\b", re.IGNORECASE
)
#: "Certificate 3" is a Certificate III.
_DIGIT, _ROMAN = pattern(r"\b[1-5]\b"), ("", "I", "II", "III", "IV", "V")
#: Words of a message that says no more than this.
_MOST = 16


async def asked(session: Session) -> Reply | None:
    """Why it is not in the plan, and a plan that leads to it; nothing is started."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or len(heard.words) > _MOST:
        return None
    if (starts := _STARTS_WITH.match(heard.text)) is not None:
        return await _start_with(session, plan, starts)
    if _NEEDED.fullmatch(heard.text) and (named := _named(session)) is not None:
        if named in (plan.slots.get("steps") or ()):
            return await session.begin("why_a_step", {"step": named, "wish": dict(plan.slots)}, 0.9)
        return await session.begin(_WHY, {"credential": named}, 0.9)
    if (where := _WHERE.fullmatch(heard.text)) is not None:
        return await _where(session, plan, _ARTICLES.sub("", where["what"].strip()))
    why = _WHY_NOT.fullmatch(heard.text)
    return await _why_not(session, plan, why["what"].strip()) if why is not None else None


async def _start_with(session: Session, plan: Frame, said: re.Match[str]) -> Reply | None:
    what, steps = _ARTICLES.sub("", said["what"].strip()), plan.slots.get("steps") or []
    meant = _named(session) or _called(session, plan, what)
    if any(is_called(credential, what) for credential in _of(session, steps)) or meant in steps:
        return None
    if meant is None:
        return _not_known(session, what) if _A_PAPER.search(said["what"]) and not session.heard.values else None
    session.trace.append("the plan is to begin with what is not in it")
    credential = session.manager.knowledge.catalogue.credentials[meant]
    text = _("{name} is no step of this plan, so I have not started it. Say “start” for the plan as it was shown.")
    why = await session.begin(_WHY, {"credential": meant}, 0.9)
    return Reply(parts=(paragraph(text, name=bold(full_name(credential))),)).plus(why)


async def _why_not(session: Session, plan: Frame, what: str) -> Reply | None:
    """Of what is called so, else of what was looked at, else of what stays open."""
    if session.heard.named and _named(session) is None:
        return None
    at, steps = session.state.focus.at, plan.slots.get("steps") or []
    meant = _named(session)
    if meant is None and what.casefold() in _POINTS:
        meant = at if at is not None and at not in steps else None
        if meant is None:
            return await session.begin(_WHY_OPEN, {"wish": dict(plan.slots)}, 0.9)
    meant = meant or _called(session, plan, _ARTICLES.sub("", what))
    return await session.begin(_WHY, {"credential": meant}, 0.9) if meant else None


async def _where(session: Session, plan: Frame, what: str) -> Reply | None:
    """Which step it is, or why it is none: of what is named, that which is in the plan, or fits the job."""
    steps = plan.slots.get("steps") or []
    named = {m.id for n in session.heard.named for m in n.mention.of("credential")}
    among = [step.id for step in _of(session, steps) if step.id in named or is_called(step, what)]
    meant = among[0] if len(among) == 1 else _named(session)
    if meant is None and named and not among:
        best = _called(session, plan, what)
        meant = best if best in named else None
    return await session.begin(_WHY, {"credential": meant}, 0.9) if meant else None


def _not_known(session: Session, what: str) -> Reply:
    session.trace.append("the plan is to begin with something that is not known")
    text = _(
        "The plan has no step called “{what}”, and I do not know which credential you mean, so nothing is started. Say "
        "“start” for the plan as it was shown, or tell me its full name."
    )
    return Reply(parts=(paragraph(text, what=what),))


def _named(session: Session) -> str | None:
    ids = [m.id for n in session.heard.named for m in n.mention.leading("credential")]
    return ids[0] if len(ids) == 1 else None


def _called(session: Session, plan: Frame, what: str) -> str | None:
    """ "Cert 3": of what is called so and counts there, that which proves most of what the job needs."""
    catalogue = session.manager.knowledge.catalogue
    role = catalogue.roles.get(plan.slots.get("role") or "")
    if role is None:
        return None
    country = plan.slots.get("country") or session.country
    ways = (what, _DIGIT.sub(lambda digit: _ROMAN[int(digit[0])], what))
    fitting = [
        (sum(weight for skill, weight in role.skills.items() if skill in c.skills), c.id)
        for c in catalogue.credentials.values()
        if c.status != "retired" and counts_in(c, country) and any(is_called(c, way) for way in ways)
    ]
    best = max(fitting, default=(0, ""))
    return best[1] if best[0] else None


def _of(session: Session, ids: list[str]) -> list[Credential]:
    known = session.manager.knowledge.catalogue.credentials
    return [known[i] for i in ids if i in known]
