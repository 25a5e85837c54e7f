"""Hours that are told of a study: "did about 2h today, VPC stuff", "10 more hours", "5 for the first and 3 for the
second", "from 11:30 to 1"; those that are left, "only 2 hours left", and those of none, "3 hours on the house".
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.amount_slots import StudyHoursSlot, by_the_clock, written
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.several_steps import step_called
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, spoken_of
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.standing import is_of_another
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule
from bot.translation import _

_LOGS = "log_progress"
#: What a subject beside them is taken for.
_TAKEN_FOR = frozenset({"credential_for_skill", "credential_for_role", "browse_credentials", "skill_gap"})
_DID = pattern(
    r"\W*(?:(?:ok|okay|so|and|hey|hi|well|yay|i|i['’]?ve|ive|we|have|just|only|finally|managed\s+to|got\s+to)\W+){0,5}"
    r"(?:did|done|studied|put\s+in|spent|managed|got\s+in|logged|worked|learn(?:ed|t)|revised|practi[cs]ed)\s+"
    r"(?:(?:about|around|roughly|another|like|maybe|some|a\s+good|just|only|over|nearly|almost)\s+){0,3}(?:\d|an?\s|one|two|three|four|five|six|half)",
    re.IGNORECASE,
)
_SAYS_SO = pattern(
    r"(?<!\w)(?:did|done|studied|put\s+in|spent|logged|log|worked|learn\w*|revised|managed|today|yesterday|tonight|last|so\s+far|more|another)(?!\w)",
    re.IGNORECASE,
)
#: Hours that are worked or slept are none of study.
_WORK = pattern(
    r"\b(?:overtime|shifts?|work|job|driving|sleep|gym|per|each|every|weekly)\b|\ba\s+week\b", re.IGNORECASE
)


async def told(session: Session) -> Reply | None:
    """None unless the message would only be asked of the catalogue."""
    heard, best = session.heard, session.guesses[0]
    if session.given.records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    if _DID.match(heard.text) is None or "?" in heard.text or _WORK.search(heard.text) or is_of_another(heard.text):
        return None
    if best.dialog not in _TAKEN_FOR or any(n.mention.of("credential") for n in heard.named):
        return None
    hours = StudyHoursSlot().find(heard).value
    if hours is None:
        return None
    session.trace.append("hours that were studied, and a subject")
    return await session.begin(_LOGS, {"hours": hours}, 0.9)


async def of_nothing(session: Session) -> Reply | None:
    """ "About 6 hours", of who studies nothing: they were not studied, and may be those of a week."""
    heard, records = session.heard, session.given.records
    if session.guesses[0].dialog != _LOGS or session.state.asking is not None or heard.named or heard.people:
        return None
    if records is None or not session.given.private or _SAYS_SO.search(heard.text) or await records.studies():
        return None
    hours = StudyHoursSlot().find(heard).value
    weekly = any(v.kind == "hours_a_week" for v in heard.values)
    if hours is None or weekly or plan_spoken_of(session) is not None:
        return None
    if session.state.focus.at is not None:
        return await _for_the_shown(session, hours)
    session.trace.append("hours, and nothing that is studied")
    session.understood = (_LOGS, 0.9)
    text = _(
        "You study for nothing that I know of, so I logged no hours. If that is the time you have, say “{n} h a week”."
    )
    return Reply(parts=(paragraph(text, n=hours),))


_SHOWN, _MOST_A_WEEK = frozenset({"credential_info", "explain", "next_after"}), 40


async def _for_the_shown(session: Session, hours: str) -> Reply | None:
    """ "10h", right behind one that was looked at: a plan that leads there with so many a week."""
    last, at = session.state.last, session.state.focus.at
    week = round(float(hours))
    if last is None or last.dialog not in _SHOWN or at not in session.manager.knowledge.catalogue.credentials:
        return None
    if not 0 < week <= _MOST_A_WEEK or _ONLY_HOURS.fullmatch(session.heard.text) is None:
        return None
    session.trace.append("hours a week for the one that was looked at")
    return await session.begin("credential_path", {"credential": at, "hours_a_week": week}, 0.9)


_ONLY_HOURS = pattern(
    r"\W*(?:(?:ok|so|and|with|about|maybe|like|say|i|have|got|can|do|only|around|at)\W+){0,5}\d{1,2}\s*(?:h|hrs?|hours?)\W*",
    re.IGNORECASE,
)
_HOURS = rf"{SPOKEN}\s*(?:more\s+)?(?:h|hrs?|hours?)"
_LEFT = pattern(
    rf"(?<![\w.,]){_HOURS}\s+(?:of\s+(?:study|studying|it|that|work)\s+)?(?:(?:are|is)\s+)?(?:still\s+)?(?:left|to\s+go|remain(?:ing)?|missing|outstanding|to\s+(?:do|study))(?!\w)",
    re.IGNORECASE,
)
#: "Did 5 hours, 10 left" tells of both.
_DONE = pattern(
    r"(?<!\w)(?:did|done|studied|logged|finished|put\s+in|spent|managed|learn(?:ed|t)|revised|more\s+today)(?!\w)",
    re.IGNORECASE,
)


async def left(session: Session) -> Reply | None:
    """Nothing is noted, and it is said what would be; None unless they would be taken for hours that were done."""
    heard = session.heard
    if session.guesses[0].dialog != _LOGS or session.state.asking is not None or "?" in heard.text or heard.people:
        return None
    if _LEFT.search(heard.text) is None or _DONE.search(heard.text):
        return None
    session.trace.append("hours of study that are left")
    session.understood = (_LOGS, 0.9)
    text = _(
        "What is left to study I do not count, so I noted nothing. Tell me the hours that you did, “12 hours done”, or "
        "how far you are, “90 %”."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("All my studies"), "study_status"),))


_PROGRESS = "log_progress"
_MORE = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|yes|yeah|then|just|i|i['’]ve|ive|have|got|did|done|studied|put|in|add|log|another|plus|about|around)\W+){0,6}"
    rf"(?P<n>{SPOKEN})\s*(?:(?:more|extra|further|additional|another)\s+)?(?:hours?|hrs?|h)"
    r"(?:\W+(?:more|extra|on\s+top|of\s+it|of\s+that|on\s+it|for\s+it|in|done|studied|studying|today|yesterday|last\s+night|tonight|this\s+(?:morning|week|weekend)"
    r"|now|please|pls|too|also)){0,4}\W*",
    re.IGNORECASE,
)


async def more(session: Session) -> Reply | None:
    """None where it is surely of the study anyway, or of units."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.named or heard.people or heard.teams:
        return None
    said = _MORE.fullmatch(heard.text)
    if said is None or best.dialog != LOGGING or records is None or not session.given.private:
        return None
    last, catalogue = session.state.last, session.manager.knowledge.catalogue
    of_it = last is not None and last.dialog in OF_A_STUDY
    study = await spoken_of(session, last.slots.get("study") if last is not None and of_it else None)
    if study is None or not (of_it or not any(unit_rule(h, catalogue) for h in await records.holdings())):
        return None
    session.trace.append("hours of the study that was spoken of")
    hours = written(spoken_amount(said["n"]))
    return await session.begin(_PROGRESS, {"hours": hours, "study": study.id}, 0.9)


_N = r"(?:an?|half\s+an|\d{1,2}(?:[.,:]\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\s+few|many)"
_LIFE = (
    r"(?:(?:the|my|our|a|this|that|some)\s+)?(?:(?:old|new|whole|own)\s+)?(?:house|flat|garden|gardening|kitchen|bathroom|roof|car|bike|boat|shed|farm|allotment|kids?|children|baby|dog|cat|dinner|lunch|cooking|cleaning|housework|laundry"
    r"|shopping|washing(?:\s+up)?|decorating|commut(?:e|ing)|train|bus|traffic|tv|telly|netflix|gaming|playstation|sleep(?:ing)?|overtime|night\s+shift|shift|gym|football|phone|sofa|couch|motorway|housing|taxes|moving)"
)
_SPENT = pattern(
    r"\W*(?:(?:and|also|so|but|ok|well|oh|i|i['’]ve|we|just|only|today|yesterday|then)\W+){0,4}(?:work(?:ed)?|spent|did|done|put\s+in|had|was|sat)\s+"
    rf"(?:(?:about|around|like|another|over|almost|for)\s+){{0,2}}{_N}\s*(?:h|hrs?|hours?|mins?|minutes)\s+(?:(?:on|of|in|at|with|for|working\s+on|doing|cleaning|playing|watching|painting|fixing|repairing|stuck\s+in)\s+)+{_LIFE}"
    r"\W*(?:(?:today|yesterday|lol|haha|this\s+(?:morning|evening|week)|last\s+night|again|so\s+far|man|ugh|now)\W*){0,3}",
    re.IGNORECASE,
)
_TAKEN_FOR_HOURS = frozenset({"log_progress", "log_units", "units_so_far"})


async def of_no_study(session: Session) -> Reply | None:
    """Nothing is logged; None where a study or a credential of theirs is named."""
    heard = session.heard
    if not session.guesses or session.guesses[0].dialog not in _TAKEN_FOR_HOURS or _SPENT.fullmatch(heard.text) is None:
        return None
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    if named and session.given.records and named & {s.credential for s in await session.given.records.studies()}:
        return None  # a gardener's hours in the garden
    session.trace.append("hours of no study")
    session.understood = (None, session.guesses[0].score)
    text = _(
        "That is nothing you study, as far as I can tell, so I logged nothing. If it is, say it with the name of the "
        "study."
    )
    return Reply(parts=(paragraph(text),))


_LONGEST = 200
_H = r"(?:h|hrs?|hours?)(?!\w)"
_HOURS_OF_ONE = rf"(?P<n>(?!one\b|an?\b){SPOKEN})"
#: "5 for the first", "3h on step 2".
_PART = pattern(
    rf"(?<![\w.,-]){_HOURS_OF_ONE}\s*(?P<unit>{_H})?\s*(?:of\s+(?:it|them|those)\s+|went\s+|were\s+|was\s+|goes?\s+|more\s+)?(?:for|on|in|into|to|with)\s+(?P<of>[^,;\n]{{2,60}}?)"
    rf"(?=\s*(?:[,;\n]|\W*$|\s(?:and|plus|then|n|&)\s))",
    re.IGNORECASE,
)
_WHOLE = pattern(rf"(?<![\w.,-]){_HOURS_OF_ONE}\s*{_H}", re.IGNORECASE)
_NOT_SO = pattern(r"\b(?:will|plan|need|want|each|per|every|weekly|left|todo|to\s+go)\b|\?|\ba\s+week\b", re.IGNORECASE)


async def for_each(session: Session) -> Reply | None:
    """None unless each part is of another one that is followed, and they make up the whole where that is said."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    text = heard.text
    if len(text) > _LONGEST or heard.dates or _NOT_SO.search(text):
        return None
    parts = list(_PART.finditer(text))
    if len(parts) < 2 or (not any(p["unit"] for p in parts) and _WHOLE.search(text) is None):
        return None
    plan = await records.plan()
    steps = [s.credential for s in plan.steps] if plan is not None else []
    steps += [s.credential for s in await records.studies() if s.credential and s.credential not in steps]
    of = [step_called(session, part["of"], steps) for part in parts]
    amounts = [spoken_amount(part["n"]) or Decimal(0) for part in parts]
    if None in of or len(set(of)) != len(of) or not all(amounts) or not _adds_up(text, parts, amounts):
        return None
    session.trace.append("hours of study for each")
    replies = []
    for step, hours, part in zip(of, amounts, parts, strict=True):
        with session.hearing(part[0]):
            replies.append(await session.begin(_LOGS, {"credential": [step], "hours": written(hours)}, 0.9))
    return together(session, replies)


def _adds_up(text: str, parts: list[re.Match[str]], amounts: list[Decimal]) -> bool:
    """Hours that are said beside the parts are all of them."""
    spans = [part.span() for part in parts]
    others = [m for m in _WHOLE.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return all(spoken_amount(m["n"]) == sum(amounts) for m in others)


_STUDIED = pattern(r"(?<!\w)(?:studied|learn(?:ed|t)|revised|crammed|practi[cs]ed)(?!\w)", re.IGNORECASE)


async def from_to(session: Session) -> Reply | None:
    """ "I learned from 11:30 to 1 yesterday"; None of who studies nothing."""
    heard, records = session.heard, session.given.records
    if _STUDIED.search(heard.text) is None or "?" in heard.text or (hours := by_the_clock(heard.text)) is None:
        return None
    if records is None or not session.given.private or heard.people or session.guesses[0].dialog == _LOGS:
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("from so late to so late they studied")
    return await session.begin(_LOGS, {"hours": written(hours), "study": study.id}, 0.9)
