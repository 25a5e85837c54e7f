""" "Found a job so only 10 hrs now", "nah, make it 5 hours", "found a job, 20 hours a week": other hours for a plan
or a study, and none that were studied.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.hours_at_work import at_work
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.engine.steps.plans import adjusting
from bot.dialogs.engine.steps.plans.plan_limits import answers_about_a_plan, plan_spoken_of
from bot.dialogs.engine.steps.studies.spoken_of import noted_with_the_hours
from bot.dialogs.engine.steps.talking.study_times import OF_MESSAGES
from bot.dialogs.engine.target_slots import StartSlot
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import is_of_another
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import Plan
from bot.translation import _

_PACE, _LOGS, _HOURS = "plan_pace", "log_progress", "hours_a_week"
#: More hours than these no week leaves; a longer message tells of more than that.
_MOST_A_WEEK, _LONGEST = 80, 240
#: What hours of a week are taken for.
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, "set_hours", _LOGS, "log_units", "small_talk", "loosen_plan"})
_CLAUSES = pattern(
    r"[,.;:!\n]+\s*|\s+[–-]\s+|\s+(?:so|but|because|cause|cos|coz|bc|since|which\s+means|that\s+means|and)\s+",
    re.IGNORECASE,
)
_N = rf"(?P<n>(?!an?\b|half\b|½){SPOKEN})"
_H = r"(?:h|hrs?|hours?)(?!\w)"
_WEEK = r"(?:(?:a|an|per|each|every|in\s+a)\s+(?:week|wk)|/\s*(?:week|wk)|p\.?/?w|weekly)(?!\w)"
#: "10 hrs", "8 a week".
_AMOUNT = pattern(rf"(?<![\w.,$€£–-]){_N}\s*(?:{_H}(?:\s*{_WEEK})?|(?P<week>{_WEEK}))", re.IGNORECASE)
_FROM_NOW_ON = pattern(
    r"(?<!\w)(?:now|nowadays|from\s+(?:now|today|here|tomorrow|next\s+week|this\s+week)(?:\s+on(?:wards?)?)?|these\s+days|any\s?more|for\s+now|going\s+forward"
    r"|for\s+the\s+time\s+being|until\s+further\s+notice|at\s+the\s+moment|atm|instead|free|available|to\s+spare|realistic(?:ally)?|(?:at\s+)?(?:best|most)|max|tops|tbh)(?!\w)",
    re.IGNORECASE,
)
#: What somebody has, in front of how much it is.
_HAVE = pattern(
    r"(?<!\w)(?:only|just|can|could|able\s+to|have|['’]ve|ive|got|there['’]?s|there\s+(?:is|are)|leaves?|left\s+with|spare|manage|max|at\s+most|more\s+like"
    r"|make\s+(?:it|that)|my\s+(?:study\s+)?(?:hours|time)|(?:instead\s+of|rather\s+than|not)\s+\d{1,2})(?!\w)",
    re.IGNORECASE,
)
#: "Down to 5 hours", "cut my hours to 8": of every week without the word.
_SHIFTS = pattern(
    r"(?<!\w)(?:(?:am|['’]m|im|be|go|goes|going|went|back)\s+(?:back\s+)?(?:down|up)|(?:cut|reduce|lower|drop|halve|raise|change|set|switch|put)\w{0,4}\s+(?:(?:it|that|this|my|the|study|weekly|hours|time|back|down|up)\s+){1,5}?"
    r"|down|from\s+\d{1,2}(?:\s*(?:h|hrs?|hours?))?)\s*(?:to|2)\s+(?:(?:only|just|about|like|max)\s+){0,2}$|(?<!\w)my\s+(?:study\s+|weekly\s+)?hours\s+(?:are|r|is|will\s+be|went|dropped)(?:\s+(?:only|just|about|now|down|up|to)){0,3}\s+$",
    re.IGNORECASE,
)
#: What was done is no time that somebody has, and hours of work leave none.
_DONE = pattern(
    r"(?<!\w)(?:did|done|logged|log|attended|studied|finished|completed|earned|learn(?:ed|t)|worked|spent|managed|put\s+in|so\s+far|already|today|yesterday|tonight|last"
    r"|cp[de]s?|pdus?|ceus?|cmes?|credits?|units?|points?)(?!\w)|(?:h|hrs?|hours?)\s+in(?!\w)",
    re.IGNORECASE,
)
_WORK = pattern(
    r"(?<!\w)(?:work|works|working|job|shifts?|contract|overtime|paid|class(?:es)?|lectures?)(?!\w)", re.IGNORECASE
)


#: "Can't do 10 hours a week any more, 5 at most".
_DENIED = pattern(
    r"(?:(?<!\w)(?:can|do|wo)n?['’]?t|n['’]t|(?<!\w)(?:can\s?not|not|never|no\s+longer))(?!\w)(?!\s+(?:more|over|only|just)\b)[^.;]{0,40}$",
    re.IGNORECASE,
)
_BARE = pattern(
    r"\W*(?:(?:only|just|more\s+like|rather|maybe|make\s+it|now|about|like|say|it['’]?s|i|can|do|manage)\W+){0,4}(?P<n>\d{1,2})(?:\W+(?:h|hrs?|hours?|at\s+most|max|tops|now|from\s+now\s+on|instead|then|is\s+it|is\s+what\s+i\s+have))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where no plan is followed, or it is a limit of one that was shown since."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if records is None or not session.given.private or len(heard.text) > _LONGEST or "?" in heard.text:
        return None
    if heard.people or heard.teams or OF_MESSAGES.search(heard.text) or is_of_another(heard.text):
        return None
    if answers_about_a_plan(session) or best.dialog not in _TAKEN_FOR:
        return None
    shown = plan_spoken_of(session)
    if shown is not None and best.dialog != _LOGS and not _denies(heard.text):
        return None
    hours = _a_week(session)
    plan = await records.plan() if hours is not None else None
    if plan is None or (shown is not None and not _of_one_goal(shown, plan)):
        return None
    also = dict(fill_from_message(session.manager.dialogs[TELLING], heard).slots)
    also.pop(_HOURS, None)
    if also and best.dialog != TELLING:
        return None
    session.trace.append("other hours a week for the plan that is followed")
    noted = [await session.begin(TELLING, also, 0.9)] if also else []
    starts = StartSlot(ahead=True).find(heard).value
    pace = {"hours": hours, **({"starts": starts} if starts else {})}
    return together(session, [*noted, await session.begin(_PACE, pace, 0.9)])


def _of_one_goal(shown: Frame, plan: Plan) -> bool:
    return all(shown.slots.get(name) == plan.wish.get(name) for name in ("role", "credential"))


def _denies(text: str) -> bool:
    return any(_is_denied(clause) for clause in _CLAUSES.split(text))


def _a_week(session: Session) -> int | None:
    """The hours of every week from now on; None where another number of hours is said beside them."""
    clauses = [clause for clause in _CLAUSES.split(session.heard.text) if clause.strip()]
    if any(_is_denied(clause) for clause in clauses):
        bare = [m for clause in clauses if not _is_denied(clause) and (m := _BARE.fullmatch(clause)) is not None]
        said = [int(m["n"]) for m in bare]
    else:
        said = [n for clause in clauses if (n := _left_by(session, clause)) is not None]
    return said[0] if len(said) == 1 and 0 < said[0] <= _MOST_A_WEEK else None


def _is_denied(clause: str) -> bool:
    return any(_DENIED.search(clause[: amount.start()]) for amount in _AMOUNT.finditer(clause))


def _left_by(session: Session, clause: str) -> int | None:
    amounts = list(_AMOUNT.finditer(clause))
    if len(amounts) != 1 or _DONE.search(clause):
        return None
    amount, before = spoken_amount(amounts[0]["n"]), clause[: amounts[0].start()]
    have = list(_HAVE.finditer(clause))
    at = max((m.end() for m in have if m.end() <= len(before)), default=0)
    if _WORK.search(clause, at):  # "my job eats it all I have 5 hours now" tells of 5 all the same
        return None
    weekly = [v for v in session.heard.values if v.kind == _HOURS]
    now = _FROM_NOW_ON.search(clause) is not None
    if weekly or amounts[0]["week"]:
        week = weekly[0].value if len(weekly) == 1 else None
        told = have or now or _SHIFTS.search(before) or session.guesses[0].dialog == TELLING
        return (week if isinstance(week, int) else round(amount or 0)) if told else None
    return round(amount or 0) if (have and now) or _SHIFTS.search(before) else None


_STUDIES, _STATUS = "start_study", "study_status"
_INSTEAD = pattern(
    r"\W*(?:(?:no|nah|nope|actually|sorry|oh|wait|hm+|ok|okay|but|and|then|well|so|rather|let['’]?s|lets|can|could|you|we|please|pls|i\s+meant?|what\s+if|what\s+about|how\s+about)\W+){0,6}"
    r"(?:(?:make|say|do|take|change|set|put|call)\s+(?:(?:it|that)\s+)?(?:to\s+)?(?:(?:only|just|more\s+like|rather|about|maybe|like)\s+){0,2}"
    r"|(?:it['’]?s|it\s+is|it\s+was|i\s+(?:can|could)\s+(?:only\s+)?do|i\s+only\s+have|i['’]?ve\s+only\s+got|(?:only|just|more\s+like|rather))\s+(?:(?:only|just|more\s+like|about)\s+)?)"
    rf"(?P<n>{SPOKEN})\s*(?:h|hrs?|hours?)(?P<week>\s*(?:(?:a|per|each|every)\s+week|/\s?w(?:ee)?k|weekly))?"
    r"(?:\W+(?:then|instead|rather|please|pls|max|tops|only|not\s+\d{1,2}))*\W*",
    re.IGNORECASE,
)
_MOST = 100


async def hours_instead(session: Session) -> Reply | None:
    """The same plan, or how the study stands, at that pace; None where the last answer counted on no hours a week."""
    last = session.state.last
    if last is None or session.state.asking is not None or session.heard.named:
        return None
    said = _INSTEAD.fullmatch(session.heard.text)
    if said is None:
        return None
    amount = spoken_amount(said["n"])
    hours = round(amount) if amount is not None else 0
    if not 0 < hours <= _MOST:
        return None
    known = session.profile.hours_a_week is not None or said["week"]
    if last.dialog in SHOW_A_PLAN:
        session.trace.append("other hours a week for the plan just shown")
        noted = await session.begin(TELLING, {_HOURS: hours}, 0.9) if _begun(session) else Reply()
        anew = await session.begin(last.dialog, {**last.slots, _HOURS: hours}, 0.9)
        return Reply(parts=noted.parts).plus(anew)
    if last.dialog != _STUDIES or not known or not session.given.private:
        return None
    session.trace.append("other hours a week for the study just begun")
    return await noted_with_the_hours(session, hours, None, needs=False)


def _begun(session: Session) -> bool:
    """Whether the study of what is planned was begun with it, at other hours."""
    return any(frame.dialog == _STUDIES for frame in session.state.done[-3:])


_LEAD = pattern(
    r"\W*(?:(?:hi|hey|ok|oh|so|and|but|yay|well|btw|by\s+the\s+way|i|i['’]?ve|ive|i['’]?m|my|have|got|found|started|start|just|also|now|finally|is|there['’]?s|a|an|the|new|small|second|(?:full|part|half)[\s-]?time)\W+){0,12}",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"\W*(?:(?:now|though|too|as\s+well|already|from\s+now\s+on|at\s+the\s+moment|next\s+to\s+it|yay)\W*){0,3}",
    re.IGNORECASE,
)
_SO = pattern(
    r"\W*(?:(?:so|and|but|which\s+means|that\s+leaves|leaves)\W+){0,3}(?:me\s+)?(?:i\s+(?:only\s+)?(?:have|can\s+do|got)\s+)?",
    re.IGNORECASE,
)


async def work_hours(session: Session) -> Reply | None:
    """None where more is said than what is left beside them."""
    text, plan = session.heard.text, plan_spoken_of(session)
    span = at_work(text)
    if span is None or "?" in text or session.heard.named or session.heard.people or session.state.asking is not None:
        return None
    if _LEAD.fullmatch(text, 0, span[0]) is None:
        return None
    session.trace.append("hours at work")
    if _TAIL.fullmatch(text, span[1]) is None:
        return await _left(session, text[span[1] :])
    if plan is None:
        session.understood = (TELLING, 0.9)
        text = _("Hours at work are none of study, so I noted none. How many have you to study? Say “5 hours a week”.")
        return Reply(parts=(paragraph(text),))
    asked = await session.begin(plan.dialog, {**plan.slots, "ask": "hours_a_week"}, 0.9)
    return Reply(parts=(paragraph(_("Hours at work are none of study, so the plan stays as it is.")),)).plus(asked)


async def _left(session: Session, rest: str) -> Reply | None:
    """ "…, so only 3h for this"."""
    lead = _SO.match(rest)
    said = rest[lead.end() :] if lead is not None else rest
    with session.hearing(said) as heard:
        if not heard.words:
            return None
        return await hours_instead(session) or await told(session) or await adjusting.adjusted(session)


#: "2 evenings a week", "only weekends": days, and not how many hours of them.
_EVENINGS = pattern(
    rf"{OPENING}(?:(?:i|we|i['’]ve|only|just|really|have|got|can|could|do|manage|spare|study|on|in|the|my|maybe|about|like|most)\s+){{0,6}}"
    rf"(?:{SPOKEN}\s+)?(?:free\s+)?(?:evenings?|nights?|mornings?|afternoons?|lunch\s?(?:breaks?|times?)|days?\s+off|weekends?)"
    rf"(?:\s+{_WEEK})?(?:\W+(?:only|maybe|max|at\s+most|free|really|after\s+work|for\s+(?:it|this|that)))*\W*",
    re.IGNORECASE,
)


async def evenings(session: Session) -> Reply | None:
    """How many hours that is, is asked; None where nothing was shown that takes them."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in SHOWN_BY or session.state.asking is not None or heard.values or heard.named:
        return None
    if _EVENINGS.fullmatch(heard.text) is None:
        return None
    session.trace.append("days to study on, and no hours yet")
    session.understood = (TELLING, 0.8)
    text = _("How many hours a week is that about? For example “4 hours a week”.")
    return session.ask(Frame(dialog=TELLING), _HOURS, (), text)
