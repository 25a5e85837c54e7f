""" "OK let's do it, call it Oakfield", right after a team was offered: it is made, with what was said to be needed."""

from __future__ import annotations

import re

from bot.dialogs.engine.new_team_slots import NeedsSlot, only_counted, what_they_have
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_MAKES, _OFFERED = "create_team", "offer_team"
_OFFERS = frozenset({"my_teams", _OFFERED})
_YES = (
    r"(?:ok(?:ay)?|righto?|sound|yes|yeah|yep|sure|great|good|fine|please|pls|perfect|cool|then|right|sounds\s+good|go\s+(?:on|ahead|for\s+it)"
    r"|(?:let['’]?s|lets|do|please)\s+(?:do|make|try|start)\s+(?:it|that|one)|do\s+(?:it|that)|make\s+(?:it|one|that)|set\s+(?:it|us|one|them)\s+up)"
)
_TAKES = pattern(
    rf"\W*(?:{_YES}[\s,.!;–-]+){{0,4}}(?:and\s+)?(?:(?:(?:please\s+)?(?:call|name)\s+it|(?:it['’]?s|its|it\s+is|it\s+should\s+be)\s+called"
    r"|(?:make|create|start|open|set\s+up)\s+(?:me\s+)?(?:one|it|that|an?\s+(?:team|group))(?:\s+up)?(?:\s+for\s+(?:me|us|them))?[\s,]+(?:called|named|with\s+the\s+name|(?:and\s+)?call\s+it)|set\s+(?:us|it|me|them|one)\s+up\s+(?:as|called))\s+"
    rf"[\"“]?(?P<name>(?![^.!?,;\n]*\b(?:with|another|and\s+(?:add|invite|one))\b)[^.!?,;@\n\"”]{{2,40}})[\"”]?"
    rf"|(?P<yes>{_YES}))\W*",
    re.IGNORECASE,
)


#: "OK, Hillside Primary": a name, written as one, behind a yes.
_NAMES_IT = pattern(
    r"\W*(?:ok(?:ay)?|yes|yeah|yep|sure|great|fine|good|perfect|sounds\s+good|go\s+ahead)[\s]*[,.:!–-]+\s*(?P<name>(?-i:[A-Z])[\w&'’-]{2,20}(?:\s+(?-i:[A-Z\d])[\w&'’-]{0,20}){0,3})(?P<yes>)\W*",
    re.IGNORECASE,
)
#: After these the offer still stands.
_ASIDE = frozenset({"free_of_charge", "small_talk", "thanks", "out_of_scope", "privacy", "about_itself", "who_sees"})


def _offer(session: Session) -> Frame | None:
    """The last answer, where that offered a team."""
    last = next((frame for frame in reversed(session.state.done[-2:]) if frame.dialog not in _ASIDE), None)
    return last if last is not None and last.dialog in _OFFERS else None


#: So far no more than that they have read it.
_HEARD = pattern(r"\W*(?:ok(?:ay)?|great|good|fine|perfect|cool|right|sounds\s+good)\W*", re.IGNORECASE)


_SET_US_UP = pattern(
    r"\bset\s+(?:us|me)\s+up\s+(?:as|called)\b|\bset\s+(?:it|one|us)\s+up\b[\s,]+(?:and\s+)?(?:call|name)\s+it\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless that is all that is said, of somebody who leads no team yet."""
    last, heard = _offer(session), session.heard
    if heard.leads or session.state.asking is not None:
        return None
    said = _TAKES.fullmatch(heard.text) or _NAMES_IT.fullmatch(heard.text)
    if last is None and said is not None and said["name"] and _SET_US_UP.search(heard.text):
        last = Frame(dialog=_OFFERED)  # "set us up as Road Gang" needs no offer before it
    if last is None:
        return None
    if said is None or session.given.circle.asked or session.given.invitations or _HEARD.fullmatch(heard.text):
        return None
    session.trace.append("the team that was offered is to be made")
    needs = {k: v for k, v in (last.slots.get("needs") or {}).items() if k != "several"}
    called = {"called": said["name"].strip()} if said["name"] else {}
    return await session.begin(_MAKES, {**called, **({"needs": needs} if needs else {})}, 0.9)


#: "How does it work, do they need the app?"
_SIGN_UP = (
    r"(?:(?:do|will|would|must|does|and|so|like)\s+){0,2}(?:they|my\s+\w+|the\s+\w+|everyone|everybody|each|people)\s+(?:(?:all|need|needs|have|has|got|to|just|also|gotta)\s+){0,5}"
    r"(?:need|needs|have|use|install|download|get|be\s+on|join|sign\s+up|register|make)\b(?:\s+(?:an?|the|this|any|on|for|up|with|to|app|account|accounts|slack|telegram|it|anything|something|owt|stuff|too|then|or|what|not|as|well)){0,6}"
)
_DOWNLOADS = pattern(r"\b(?:app|accounts?|download|install|sign\s+up)\b", re.IGNORECASE)
_HOW = pattern(
    rf"{OPENING}(?:how\s+(?:does|do|would|will)\s+(?:it|that|this|they|my\s+\w+|i\s+(?:get|add|bring|put|sign)\s+(?:them|everyone|everybody|people|my\s+\w+))\s+(?:all\s+)?(?:work|join|get\s+(?:in|on(?:\s+it)?)|(?:signed\s+)?(?:up|in|on|onto\s+it|started|on\s+(?:it|here|this|board)))(?:\s+(?:then|exactly|for\s+\w+))?(?:\W+{_SIGN_UP})?|{_SIGN_UP})\W*",
    re.IGNORECASE,
)


#: "Can u remind them", "whats it cost", of what was offered.
_REMINDS = pattern(
    rf"{OPENING}(?:can|could|will|would|do|does)\s+(?:you|u|it|this|that)\s+(?:also\s+|then\s+)?(?:remind|warn|chase|nudge|tell|text|message|write\s+to|ping)\s+(?:them|em|['’]em|everyone|everybody|each|all|my\s+\w+|the\s+\w+)(?:\s+(?:too|all|as\s+well|aswell|when\b.{{2,40}}|before\b.{{2,40}})){{0,3}}\W*",
    re.IGNORECASE,
)
_COSTS = pattern(
    rf"{OPENING}(?:what['’]?s?\s*(?:does\s+|is\s+|do\s+|will\s+|would\s+)?(?:it|that|this|u|you|they)?\s*(?:all\s+)?(?:cost|charge|going\s+to\s+cost)s?(?:\s+(?:me|us|then)){{0,3}}|how\s+much(?:\s+(?:is|does|would|for)\s+(?:it|that|this)(?:\s+(?:cost|all))?)?(?:\s+then)?|is\s+(?:it|that|this)\s+free)\W*",
    re.IGNORECASE,
)


_RATHER = pattern(r"\W*(?:no|nah|only|just|actually|sorry|i\s+mean|rather)\b", re.IGNORECASE)


async def told_more(session: Session) -> Reply | None:
    """ "6 guys, ipaf and pasma mostly", right behind the offer, is of the team that would be made."""
    last, heard = _offer(session), session.heard
    if heard.leads or session.state.asking is not None:
        return None
    if last is None:
        downloads = _HOW.fullmatch(heard.text) if _DOWNLOADS.search(heard.text) else None
        return await session.begin(_OFFERED, {"how": True}, 0.9) if downloads else None
    if _COSTS.fullmatch(heard.text):
        return await session.begin("free_of_charge", {}, 0.9)
    if _HOW.fullmatch(heard.text) or _REMINDS.fullmatch(heard.text):
        return await session.begin(_OFFERED, {"how": True, **last.slots}, 0.9)
    have = NeedsSlot().find(heard).value or what_they_have(heard, counted=False)
    if have is None and not only_counted(heard):
        return None
    session.trace.append("who would be in the team that was offered, and what they have")
    before = last.slots.get("needs") or {}
    needs = have or before
    if have and before.get("wanted") and not _RATHER.match(heard.text):  # "they all need first aid too"
        names = {want["name"] for want in have.get("wanted", ())}
        kept = [want for want in before["wanted"] if want["name"] not in names]
        needs = {**before, **have, "wanted": [*kept, *have.get("wanted", ())]}
    return await session.begin(_OFFERED, {"again": True, **({"needs": needs} if needs else {})}, 0.9)
