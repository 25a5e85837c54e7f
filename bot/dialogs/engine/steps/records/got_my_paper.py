""" "I got my first aid", "got my first aid cert": what is called as a skill is, and was got, is a paper, and its day is
asked.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PAPER = r"(?:cert(?:ificate)?|card|licen[cs]e|ticket|badge|permit|qualification)"
_TAIL = r"(?:\W+(?:btw|now|too|finally|yay|woo+|lol|at\s+last|as\s+well|already))?\W*"
_GOT = pattern(
    rf"{OPENING}(?:yay\W+)?(?:i(?:['’]?ve|\s+have)?\s+)?(?:(?:just|finally|also|already|now)\s+){{0,2}}"
    r"(?:(?P<got>got|passed|renewed|completed|finished|done|did)|(?P<has>have|hold|received|earned))\s+"
    rf"(?P<my>my|an?|the)\s+(?:(?:new|own)\s+)?(?P<name>[^\W\d_][\w&+/ -]{{2,40}}?)"
    rf"(?P<paper>\s+{_PAPER}|\s+training)?{_TAIL}",
    re.IGNORECASE,
)
#: Where nobody gets a skill but with a paper.
OF_TRADES = frozenset(
    {"construction", "trades", "logistics", "food", "protection", "healthcare", "social-care", "facilities"}
)


async def told(session: Session) -> Reply | None:
    """None where anything else is said, or a day of it is told."""
    heard = session.heard
    if session.state.asking is not None or heard.dates or heard.people or heard.teams or not session.given.private:
        return None
    said = _GOT.fullmatch(heard.text) if "?" not in heard.text else None
    if said is None or len(heard.named) != 1:
        return None
    named, paper = heard.named[0], (said["paper"] or "").strip()
    skills = named.mention.of("skill")
    if named.kind != "skill" or not skills or named.doubt or any(m.exact for m in named.mention.of("credential")):
        return None
    if (named.mention.start, named.mention.end) not in (said.span("name"), (said.start("name"), said.end("paper"))):
        return None
    area = session.manager.knowledge.catalogue.skills[skills[0].id].area
    attended = paper.casefold() == "training"
    if (not paper or attended) and (said["my"].casefold() != "my" or not said["got"] or area not in OF_TRADES):
        return None  # "got a first aid" and "have the Excel training" may be anything
    name = said["name"].strip() if attended else heard.text[said.start("name") : said.end("paper" if paper else "name")]
    session.trace.append("a paper that is called as a skill is, and was got")
    return await session.begin(ADDING, {"records": [{"ids": [], "name": name}]}, 0.9)
