""" "How long is that code good": until when an invite link or its code is taken."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.teams import inviting
from bot.translation import _, ngettext

_LINK = r"(?:links?|codes?|invites?|invitations?)"
_THAT = (
    rf"(?:(?:(?:the|that|this|my|an?|those|these|your)\s+)?(?:(?:invite|invitation|join(?:ing)?|team|same)\s+)?{_LINK}"
    r"|it|that|this)"
)
_GOOD = r"(?:good|valid|open|live|active|working|usable|there|alive|for|work|last|stay|run|keep|hold)"
_ENDS = r"(?:expires?|run\s+out|end|lapse|stop(?:\s+working)?|be\s+gone|good|valid|over)"
_SAID = pattern(
    r"\W*(?:(?:and|ok|so|oh|btw|thanks|great)\W+){0,3}(?:"
    rf"how\s+long\s+(?:is|are|will|does|do|can|would)\s+{_THAT}(?:\s+be)?\s+{_GOOD}(?:\s+{_GOOD})?"
    rf"|(?:when|until\s+when|till\s+when)\s+(?:does|do|will|is|are)\s+{_THAT}\s+{_ENDS}"
    rf"|(?:does|do|will|can)\s+{_THAT}\s+(?:ever\s+)?{_ENDS}"
    r"|how\s+long\s+(?:do|does|have|has)\s+(?:they|people|he|she|somebody|someone|we|i)\s+(?:have\s+|got\s+)?to\s+"
    rf"(?:use|join\s+with|follow|click)\s+{_THAT})\W*",
    re.IGNORECASE,
)
_NAMES_IT = pattern(rf"\b{_LINK}\b", re.IGNORECASE)
_CLOSES = pattern(
    rf"{ASKING}(?:close|revoke|cancel|kill|disable|delete|deactivate|remove|withdraw)\s+"
    rf"(?:(?:the|that|this|my|all|old|those|these)\s+){{0,3}}(?:(?:invite|invitation|join(?:ing)?|team)\s+)?{_LINK}(?:\s+(?:now|again|please|pls|then))*\W*",
    re.IGNORECASE,
)
_INVITES, _LINKS = "invite_link", "link_accounts"


async def asked(session: Session) -> Reply | None:
    """ "How long is it good" right behind a link; by its name, of whoever leads a team, also later."""
    heard, last = session.heard, session.state.last
    just = last is not None and last.dialog == _INVITES
    if heard.named or heard.people or session.state.asking is not None or not _SAID.fullmatch(heard.text):
        return None
    if last is not None and last.dialog == _LINKS:
        return None  # the code by which accounts are linked is another one
    if not just and not (session.given.circle.led and _NAMES_IT.search(heard.text)):
        return None
    session.trace.append("until when an invite link is taken")
    session.understood = (_INVITES, 0.9)
    n = inviting.VALID.days
    text = ngettext(
        "An invite link, and the code in it, is good for {n} day from when it was made.",
        "An invite link, and the code in it, is good for {n} days from when it was made.",
        n,
    ).format(n=n)
    more = _("Whoever has it can use it until then, or until you close all links; you can have a new one at any time.")
    buttons = (begin(_("Invite link"), _INVITES), begin(_("Close all links"), "close_invite_links"))
    return Reply(parts=(paragraph(text), paragraph(more)), buttons=buttons)


async def closed(session: Session) -> Reply | None:
    """ "Close the link", of whoever leads a team: "link" is the name of none."""
    heard, circle = session.heard, session.given.circle
    if not circle.led or heard.named or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not _CLOSES.fullmatch(heard.text) or (session.state.last is not None and session.state.last.dialog == _LINKS):
        return None
    session.trace.append("the invite links are to be closed")
    return await session.begin("close_invite_links", {}, 0.9)
