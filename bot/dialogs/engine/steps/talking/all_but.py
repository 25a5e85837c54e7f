""" "Delete my data but keep the reminders", "forget everything except my certs": nothing is deleted at such a word,
and it is said what can go without the rest.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_DELETES = r"(?:delet|eras|forget|remov|wip|clear|drop|los|get\s+rid\s+of|purg)(?:e|ing)?"
_ALL = (
    r"(?:(?:all|everything|the\s+rest|(?:all\s+)?(?:of\s+)?(?:my|the|that|this)\s+(?:\w+\s+)?(?:data|info(?:rmation)?|stuff|account|details|rest"
    r"|things?)|me|it\s+all|all\s+(?:of\s+)?(?:it|this|that))(?:\s+(?:else|about\s+me|of\s+me|on\s+me|you\s+(?:have|know|keep)(?:\s+(?:of|about|on)\s+me)?))?)"
)
_BUT = (
    r"\W+(?:(?:and|but|except|besides|apart\s+from|other\s+than|without|while|for|just|only|please|pls|not|n['’]?t|do\s?n['’]t|do|dont"
    r"|still|keep|keeping|leave|leaving|delete|lose|losing|can|you|i|want|to|have|get|the)\W+){1,7}"
)
_KEPT = (
    r"(?:(?:all|of|my|the|those|any|your|coming|renewal|expiry)\s+){0,3}(?:(?P<reminders>reminders?|notifications?|nudges?|alerts?|pings?|reminding\s+me|remind\s+me)"
    r"|certs?|certificat\w+|credentials?|licen[cs]es?|records?|holdings?|stud(?:y|ies)|progress|hours|units|plans?|profile"
    r"|name|settings?|teams?|dates?|expiry)\b[^.?!\n]{0,40}"
)
_ALL_BUT = pattern(rf"{ASKING}(?:i\s+want\s+(?:you\s+)?to\s+)?{_DELETES}\s+{_ALL}{_BUT}{_KEPT}\W*", re.IGNORECASE)
#: "Keep the reminders but delete everything else".
_KEEP_AND_DELETE = pattern(
    rf"{ASKING}(?:keep|leave)\s+{_KEPT}\W+(?:and|but|then|,)\W+(?:\w+\s+){{0,2}}{_DELETES}\s+{_ALL}\W*", re.IGNORECASE
)
#: "…, but don't keep the reminders": those go as well.
_NOT_KEPT = pattern(
    rf"{ASKING}(?:i\s+want\s+(?:you\s+)?to\s+)?{_DELETES}\s+{_ALL}\W+(?:(?:and|but|also|please|pls)\W+){{0,3}}"
    r"(?:(?:do\s?n['’]?t|do\s+not|no\s+need\s+to)\s+(?:keep|leave)|(?:not|without)\s+keeping)\s+[^.?!\n]{2,40}\W*",
    re.IGNORECASE,
)
_LONGEST = 160
#: Asked whether all is to be deleted, it is no yes.
_ASKED = frozenset({"delete_me", "forget_everything"})


async def told(session: Session) -> Reply | None:
    """None where all is meant, or one credential of several."""
    text, asked = session.heard.text, session.state.asking
    if session.given.records is None or not session.given.private or len(text) > _LONGEST:
        return None
    if (asked is not None and asked.dialog not in _ASKED) or session.heard.people:
        return None
    if asked is None and _NOT_KEPT.fullmatch(text):
        session.trace.append("all is to be deleted, and nothing is to stay")
        return await session.begin("delete_me", {}, 0.9)
    said = _ALL_BUT.fullmatch(text) or _KEEP_AND_DELETE.fullmatch(text)
    if said is None:
        return None
    session.trace.append("all is to be deleted but something")
    session.state.drop(asked)
    session.understood = (None, 0.9)
    can = _(
        "Nothing is deleted yet. I can forget what you told me of yourself, and keep your credentials, studies and "
        "settings; or remove a single one: “remove my CKA”, “drop CKAD”."
    )
    parts = [paragraph(can)]
    if said["reminders"]:
        parts.insert(0, paragraph(_("Reminders are made of what I keep: with the data they go as well.")))
    buttons = (begin(_("Forget my profile"), "forget_profile"), begin(_("What you know about me"), "show_profile"))
    return Reply(parts=tuple(parts), buttons=buttons)
