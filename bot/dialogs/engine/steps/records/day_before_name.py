""" "My card says exp 12 June 2027", "mine runs out in May": a day told before what it is of waits for the name."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: A sentence of nothing but these and days names nothing, so that it is a day of what is not told yet.
_WORDS = r"""
    my|mine|own|the|a|an|it|its|it['’]?s|this|that|there['’]?s|there|one|on|in|at|of|and|or|is|was|are|has|have|got|hi|hey|hello|ok|so|well
    |card|cards|certificate|cert|licence|license|ticket|badge|paper|plastic|back|front|bottom|top|uk|us|printed|print|written|stamped
    |says?|said|shows?|reads?|exp|expires?|expired|expiry|expiration|expiring|date|dated|day|valid|good|from|to|until|till|til|thru|through|by|for
    |anyway|anyways|though|tho|btw|i\s+think|already|actually|apparently
    |issued|issue|issuing|start|starts|end|ends|ended|runs?|ran|out|due|renew|renewal|lapses?|lapsed|only|just|now|use|before
""".replace("\n    ", "")
_NOTHING_ELSE = pattern(rf"\W*(?:(?:{_WORDS.strip()})\b\W*){{0,20}}", re.IGNORECASE)
_A_DAY = "§"
_OF_A_PAPER = pattern(
    r"\b(?:card|cert\w*|licen[cs]e|ticket|badge|paper|plastic|mine|exp|expir\w+|valid|issued?|runs?\s+out|ran\s+out|renewal|lapse[sd]?)\b",
    re.IGNORECASE,
)
#: "… what do I do", "… now what?" is answered by the question of what it is.
_WHAT_NOW = pattern(
    r"\W*\b(?:and\s+|so\s+)?(?:what\s+(?:do|should|shall|must)\s+i\s+do(?:\s+(?:now|next|with\s+it))?|what\s+(?:now|next)|now\s+what|help|please|pls|is\s+(?:that|it)\s+(?:still\s+)?(?:ok|okay|fine|valid|good))\W*$",
    re.IGNORECASE,
)
#: "… is that the start or the end?"
_START_OR_END = pattern(
    r"\W*\b(?:is|was|does|do|would)\s+(?:that|it|this)\s+(?:mean\s+|be\s+)?(?:the\s+|when\s+it\s+)?(?:\w+\s+)?(?:start|beginning|issue[d]?|award|from|got\s+it|begins?|starts?|end|ends|expiry|expires?|expiration)\w*(?:\s+(?:date|day))?"
    r"\s+or\s+(?:the\s+|when\s+it\s+)?(?:\w+\s+)?(?:start|beginning|issue[d]?|award|begins?|starts?|end|ends|expiry|expires?|expiration|runs\s+out)\w*(?:\s+(?:date|day))?\W*$",
    re.IGNORECASE,
)


#: "12 June 2027" alone; "tomorrow" is of anything.
_WRITTEN_OUT = pattern(r"\d.*(?:20\d\d|[./-]\d\d)\b|\b20\d\d-\d")


def asks_which(text: str) -> bool:
    """Whether it is asked if a printed day is the first or the last."""
    return _OF_A_PAPER.search(text) is not None and _START_OR_END.search(text) is not None


async def start_or_end(session: Session) -> Reply | None:
    """What a lone day on a paper means stands beside it there, and is nowhere in what is known here."""
    heard = session.heard
    if session.state.asking is not None or heard.people or not asks_which(heard.text):
        return None
    session.trace.append("a printed day that is the first or the last")
    session.understood = (ADDING, 0.9)
    told = _(
        "The day alone does not tell; what is printed beside it does. “Issued”, “awarded” or “from” is the start, "
        "“expires”, “valid until” or “renew by” is the end. With nothing beside it, whoever issued it knows."
    )
    then = _("I noted nothing yet. Tell me what it is of and which of the two, such as “my PMP expires 2027-06-01”.")
    return Reply(parts=(paragraph("{t}", t=told), paragraph("{t}", t=then)))


async def told(session: Session) -> Reply | None:
    """It is asked what it is of, and the days go with the answer. None where anything else is said, or it is clear what
    is meant: one record that is held, or the talk is of one.
    """
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or session.state.focus.at or records is None or not session.given.private:
        return None
    if not 0 < len(heard.dates) <= 2 or not _names_nothing(session) or await records.holdings():
        return None
    days = dated({}, heard.dates, heard.today)
    if days.pop("left", None) or not all(d.options for d in heard.dates):
        return None
    session.trace.append("a day, before what it is of")
    question = _("What is that the day of? Tell me the name on the card or certificate, and I keep it with that day.")
    session.understood = (ADDING, 0.9)
    return session.ask(Frame(dialog=ADDING, slots={"beside": days}), "records", (), question)


def _names_nothing(session: Session) -> bool:
    heard = session.heard
    if heard.people or heard.teams:
        return False
    alone = not heard.undated.strip(" .!") and _WRITTEN_OUT.search(heard.text) is not None
    if not alone and not _OF_A_PAPER.search(heard.text):
        return False
    text = heard.text
    for said in reversed(heard.dates):
        text = f"{text[: said.start]} {_A_DAY} {text[said.end :]}"
    return _NOTHING_ELSE.fullmatch(_WHAT_NOW.sub("", text)) is not None
