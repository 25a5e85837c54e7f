""" "My reminders come at night", "why do you text me at 2 am": a complaint, and no wish for those hours."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

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


async def told(session: Session) -> Reply | None:
    """The hours and the place they are counted by, with how to change either; None where it is no complaint."""
    if session.heard.people or session.heard.teams or not session.given.private:
        return None
    text = session.heard.text
    if session.given.records is None or not (_COMPLAINS.fullmatch(text) or _NOW.fullmatch(text)):
        return None
    session.trace.append("a complaint of when it writes")
    return await session.begin(_SETTINGS, {}, 0.9)
