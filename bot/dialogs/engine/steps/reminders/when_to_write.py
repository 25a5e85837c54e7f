""" "Not before 9 please", "my reminders come at night", "why do you text me at 2 am": the hours and days in which the
bot writes, told or complained of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.times import find_bare_leads, find_leads, find_weekdays
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_STAGES, _DAYS, _HOURS, _ZONE = "set_stages", "set_days", "set_hours", "set_time_zone"
#: What one half of such a wish is taken for.
_TAKEN_FOR = frozenset({_STAGES, _DAYS, _HOURS, "usual_stages", "next_reminders", "reminder_settings"})
_CLAUSE = pattern(
    r"(?<=[.;!?])\s+|\s*[,;]\s*(?:and\s+|but\s+)?"
    r"|\s+(?:and|but)\s+(?=(?:(?:please|pls)\s+)?(?:quiet|not|never|no|only|nothing|silent|between|on|write|do\s?n['’]?t|dont|do\s+not|skip|leave\s+me|ping|message|remind)(?!\w))",
    re.IGNORECASE,
)
#: "Others 30 is ok".
_OTHERS = pattern(
    r"(?:for\s+)?(?:(?:all\s+)?(?:the\s+)?(?:others?|rest)|everything\s+else|all\s+else)\W+(?:\w+\W+){0,3}?(?P<n>\d{1,3})(?!\d)(?:\s*(?P<unit>weeks?|months?)\b)?[^\d]{0,30}",
    re.IGNORECASE,
)
_MOST_DAYS = 365


async def told(session: Session) -> Reply | None:
    """None where one of them is said alone, which is heard as it is."""
    heard, waiting, best = session.heard, session.state.waiting, session.guesses[0]
    if session.given.records is None or not session.given.private or heard.people or heard.teams:
        return None
    if best.dialog not in _TAKEN_FOR or (waiting is not None and waiting.dialog not in (_ZONE, _STAGES)):
        return None
    clauses = [c.strip() for c in _CLAUSE.split(heard.text) if c.strip() and not c.rstrip().endswith("?")]
    early = [c for c in clauses if find_leads(c)]
    others = [said for c in clauses if (said := _OTHERS.fullmatch(c))]
    rest = [c for c in clauses if c not in early and not _OTHERS.fullmatch(c)]
    when, leads = _when(session, ", ".join(rest)), find_leads(", ".join(early))
    if leads and when:
        session.trace.append("how early, and when")
        first = await _early(session, leads, ", ".join(early))
        return in_several.together(session, [first, await _set(session, when, ", ".join(rest))])
    of_one = " ".join(rest + early)
    leads = find_leads(of_one) or find_bare_leads(of_one)
    for_others = find_leads(f"{others[0]['n']} {others[0]['unit'] or 'days'} before") if len(others) == 1 else None
    if for_others and leads and 0 < for_others[0] <= _MOST_DAYS and len(_named(session)) == 1:
        session.trace.append("how early of one, and of the others")
        every = await _begin(session, _STAGES, {"leads": list(for_others)}, f"{for_others[0]} days before")
        slots = {"leads": list(leads), "credential": _named(session)[0]}
        return in_several.together(session, [every, await _begin(session, _STAGES, slots, of_one)])
    return None


def _named(session: Session) -> list[list[str]]:
    return [ids for n in session.heard.named if (ids := ids_of(n))]


def _when(session: Session, text: str) -> dict[str, Any]:
    """The hours and days that are said apart from how early it is to be."""
    heard, dialogs = session.manager.hear(session.given, text, session.state), session.manager.dialogs
    said = {"hours": fill_from_message(dialogs[_HOURS], heard), "days": fill_from_message(dialogs[_DAYS], heard)}
    return {name: found.slots[name] for name, found in said.items() if found.slots.get(name)}


async def _early(session: Session, leads: Sequence[int], text: str) -> Reply:
    slots: dict[str, Any] = {"leads": list(leads)}
    if len(_named(session)) == 1:
        slots["credential"] = _named(session)[0]
    return await _begin(session, _STAGES, slots, text)


async def _set(session: Session, when: dict[str, Any], text: str) -> Reply:
    return await _begin(session, _HOURS if "hours" in when else _DAYS, when, text)


async def _begin(session: Session, dialog: str, slots: dict[str, Any], text: str) -> Reply:
    """Read with that part of the message alone, so that nothing of it is of the other."""
    whole = session.heard
    session.heard = session.manager.hear(session.given, text, session.state)
    reply = await session.begin(dialog, slots, 0.9)
    session.heard = whole
    return reply


_SETTINGS = "reminder_settings"
_WHEN = (
    r"(?:(?:in\s+the\s+)?middle\s+of\s+the\s+night|(?:at|in\s+the|during\s+the)\s+nights?|(?:so|too|very)\s+(?:early|late)"
    r"|at\s+(?:the\s+wrong|strange|odd|weird)\s+(?:times?|hours?)|(?:at\s+)?\d{1,2}(?::\d\d)?\s*(?:am|pm|o['’]?clock)"
    r"|when\s+i(?:['’]?m|\s+am)?\s+(?:a?sleep(?:ing)?|in\s+bed|at\s+work|working))"
)
_COMPLAINS = pattern(
    r"\W*(?:(?:hey|hi|but|and|so|ugh|why\s+(?:do|did|are|is)|how\s+come|it['’]?s|its|\d{1,2}(?::\d\d)?\s*(?:am|pm))\W+){0,4}"
    r"(?:(?:all\s+)?(?:my|the|your|these|those)\s+(?:reminders?|messages?|notifications?|pings?)\s+(?:(?:always|still|keep|all|are|is)\s+)?"
    r"(?:come|comes|came|coming|arrive|arrives|arrived|arriving)"
    r"|(?:you|u)\s+(?:(?:always|still|keep|are)\s+)?(?:text|texted|texting|message|messaged|messaging|write|wrote|writing|remind|reminded|reminding|ping|pinged|pinging|wake|woke|waking)"
    r"\s+(?:to\s+)?(?:me)(?:\s+up)?)"
    rf"\s+{_WHEN}(?:\W+(?:why|please|again|today|last\s+night|every\s+(?:day|night|time)))*\W*",
    re.IGNORECASE,
)


#: "It's 2 am, why do you text me".
_NOW = pattern(
    r"\W*(?:it['’]?s|its|it\s+is)\s+(?:\d{1,2}(?::\d\d)?\s*(?:am|pm)?|night|midnight|(?:the\s+)?middle\s+of\s+the\s+night)(?:\s+here)?\W+(?:(?:and|so|but)\s+)?(?:why\s+(?:do|did|are|would)\s+)?"
    r"(?:you|u)\s+(?:text|texted|texting|message|messaged|messaging|write|wrote|writing|remind|reminded|reminding|ping|pinged|pinging|wake|woke|waking)\s+(?:to\s+)?me(?:\s+(?:up|now|then))?\W*",
    re.IGNORECASE,
)


async def at_the_wrong_time(session: Session) -> Reply | None:
    """The hours and the place they are counted by, with how to change either; None where it is no complaint."""
    if session.heard.people or session.heard.teams or not session.given.private:
        return None
    text = session.heard.text
    if session.given.records is None or not (_COMPLAINS.fullmatch(text) or _NOW.fullmatch(text)):
        return None
    session.trace.append("a complaint of when it writes")
    return await session.begin(_SETTINGS, {}, 0.9)


#: "No emails after 6pm", "don't text me on weekends": whatever the way, no message then.
_NONE_THEN = pattern(
    rf"{ASKING}(?:i\s+(?:want|need)\s+)?(?:no(?:\s+more)?|stop|never|do\s?n['’]?t|do\s+not|dont|not)\s+(?:(?:send(?:ing)?|write|writing|me|any|an|the|your|more|get|want|to)\s+){{0,4}}"
    r"(?P<way>e-?mail(?:s|ing)?|mails?|texts?|texting|sms(?:es)?|calls?|calling|push(?:es)?|emails?)(?:\s+(?:to\s+)?me)?\s+(?P<when>(?:after|before|past|from|between|at|on|during|in|over|earlier|later|outside)\b.{2,60})",
    re.IGNORECASE,
)
_LONGEST = 120


async def by_no_way(session: Session) -> Reply | None:
    """The hours or days are set for what it does send; None where none are said."""
    heard = session.heard
    if session.given.records is None or not session.given.private or heard.people or heard.teams or heard.named:
        return None
    said = _NONE_THEN.fullmatch(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or session.state.asking is not None or "?" in heard.text:
        return None
    text = f"no messages {said['when']}"
    when = _when(session, text)
    if not when:
        return None
    session.trace.append("no messages at some times, whatever they are called")
    here = paragraph(_("I send no e-mails, texts or calls: I write here alone."))
    return Reply(parts=(here,)).plus(await _set(session, when, text))


_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thurs?|thu|fri|sat|sun|week\s?ends?)"
_QUIET_ON = pattern(
    rf"{ASKING}(?:(?:be\s+|stay\s+|keep\s+)?(?:quiet|silent|silence|hush)|(?:stop|no)\s+(?:nudg\w+|pinging|bugging|messaging|writing|reminding)(?:\s+(?:to\s+)?me)?)"
    rf"\s+(?:on\s+|at\s+|every\s+|the\s+|over\s+)*(?P<days>{_WEEKDAY}(?:\W+(?:and\s+|or\s+|&\s*)?(?:on\s+)?{_WEEKDAY}){{0,5}})"
    r"\W*(?:(?:please|pls|thanks|thx)\W*)?",
    re.IGNORECASE,
)
_ALONE = pattern(rf"{_WEEKDAY}", re.IGNORECASE)


async def quiet_on(session: Session) -> Reply | None:
    """ "Quiet on Saturday and Sunday", "stop nudging me at weekends" are of every week; a single day of that name may
    be the next one alone.
    """
    heard = session.heard
    said = _QUIET_ON.fullmatch(heard.text)
    if said is None or session.given.records is None or not session.given.private or session.state.asking is not None:
        return None
    named = [m[0].casefold() for m in _ALONE.finditer(said["days"])]
    if len(named) == 1 and not named[0].endswith(("days", "weekend", "weekends")):
        return None
    days = find_weekdays(f"not on {said['days']}")
    session.trace.append("days of the week that are to be quiet")
    return await session.begin(_DAYS, {"days": sorted(days)}, 0.9) if days else None
