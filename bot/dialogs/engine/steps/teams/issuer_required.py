""" "Need ServSafe for my crew", of a body that gives out several: which of them is asked, and nothing is kept yet."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.turn import begin, shorten
from bot.dialogs.understanding.agreeing import asks
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _, listed

_REQUIRES = "require_credential"
_LOT = (
    r"(?:team|crew|staff|people|ppl|lads|guys|girls|lot|gang|squad|ward|group|members|cooks|chefs|nurses|drivers|workers"
    r"|employees|waiters|carers|technicians|engineers)"
)
_ALL = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|they(?:\s+all)?|them(?:\s+all)?"
    rf"|(?:my|the|our)\s+(?:\w+\s+)?{_LOT})"
)
_NEEDED = pattern(
    rf"\b(?:need|want|require|get)\b[^?\n]{{1,60}}\bfor\s+(?:all\s+(?:of\s+)?)?{_ALL}\b"
    rf"|\b{_ALL}\s+(?:\w+\s+){{0,2}}?(?:needs?|must|has\s+to|have\s+to|should|requires?)\b",
    re.IGNORECASE,
)
_MOST, _LONGEST = 5, 120


async def told(session: Session) -> Reply | None:
    """None unless a lead names a body alone; who has only one to give is taken at that elsewhere."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if not heard.leads or heard.people or session.state.asking is not None or len(heard.text) > _LONGEST:
        return None
    if len(heard.named) != 1 or asks(heard.text) or not _NEEDED.search(heard.text):
        return None
    first = heard.named[0].mention.matches[0]
    if first.kind != "issuer" or not first.exact or heard.named[0].cue == "excluded":
        return None
    given = session.given_out_by(first.id)
    if not given:
        return None
    session.trace.append("several of one body may be needed")
    session.understood = (_REQUIRES, 0.6)
    filled = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    slots = {name: filled[name] for name in ("team", "due", "needed") if name in filled}
    known = [catalogue.credentials[one] for one in given[:_MOST]]
    names = [one.name for one in known]
    buttons = tuple(
        begin(shorten(name), _REQUIRES, wanted=[{"name": name, "ids": [one.id], "skill": None}], **slots)
        for name, one in zip(names, known, strict=True)
    )
    question = _("There are several of {body}. Which one do they need: {names}?").format(
        body=catalogue.issuers[first.id].name, names=listed(names, "or")
    )
    asked = session.ask(Frame(dialog=_REQUIRES, slots=slots), "wanted", (), question)
    return Reply(parts=asked.parts, buttons=(*buttons, *asked.buttons))
