""" "Raj has the CKA since May, write that in for him": what a lead says of a member is no record of the lead's own."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.teams.signs import signed
from bot.dialogs.engine.team_slots import meant
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.circle_names import SaidPerson
from bot.dialogs.understanding.hearing import A_DAY, Heard
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.standing import of_oneself
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_TOLD = "told_of_member"
#: Likened to these, a sentence about somebody else would be kept as the lead's own.
_KEEPS = frozenset({"add_holding", "renew_holding", "correct_holding", "finish_study", "log_progress", "log_units"})
_POLITE = pattern(
    r"\W*(?:(?:ok|okay|so|and|also|oh|hi|hey|btw|by\s+the\s+way|please|pls|can|could|would|will|you|u|i|we|want|need|like"
    r"|['’]?d|to|wanna|just|now|let['’]?s)\W+){0,8}",
    re.IGNORECASE,
)
_WRITE = (
    r"(?:writ(?:e|ing)|put|note|record|enter|log|add|save|store|register|fill|track|keep|update|upload|type|jot|set"
    r"|mark(?!\s+\w+\s+as))"
)
#: "Þ" is whoever is named. "Write that in for him", "on raj's list".
_WRITE_IT_FOR = pattern(
    rf"\b{_WRITE}\b[^.!?\n]{{0,80}}?\b(?:for|under|on|in|to|of)\s+(?:Þ|him|her|them|his|hers|their)(?:['’]?s)?(?!\w)"
    rf"|\b{_WRITE}\s+(?:down\s+)?(?:that\s+)?Þ(?:['’]s)?\s+(?:has|have|got|had|passed|holds?|did|renewed|completed|finished)\b"
    rf"|\b{_WRITE}\s+(?:Þ['’]s|his|her|their)\s",
    re.IGNORECASE,
)
_GOT = r"(?:has|have|had|got|holds?|passed|did|done|completed|finished|earned|renewed|received|obtained|took)"
#: "Raj passed the CKA on 3 May, can you note that".
_NOTE_THAT = pattern(
    rf"Þ(?:['’]s)?\s+(?:(?:also|just|now|already|has|have|finally)\s+)*{_GOT}\b.{{0,160}}\b{_WRITE}\s+(?:it|that|this|them|him|her)\b",
    re.IGNORECASE | re.DOTALL,
)
#: "Mia renewed her CISSP yesterday", "mia did hers last week": with a day that is over, and nothing else.
_GOT_THEN = pattern(
    rf"{OPENING}Þ(?:\s+(?:and|,|&)\s*Þ)?(?:\s+(?:also|just|now|already|has|have|finally|both|told\s+me\s+(?:s?he|they)))*\s+{_GOT}\s+"
    rf"(?:(?:(?:also|already|now|Þ|his|her|their|the|an?|both|that|new|got)\s+)*_|his|hers|it|that|them|both)[^.!?,;]{{0,30}}?{A_DAY}[^?]{{0,20}}",
    re.IGNORECASE,
)
#: What may stand between somebody and what they hold, and between that and its day.
HAS = r"(?:s?he|they|his|her|their|the|an?|has|have|had|got|holds?|also|still|only|own|new)"
BESIDE = r"(?:(?:that|which|it|card|cert\w*|licen[cs]e|ticket|training|paper|also|still|only|just|will|is|was)\s+){0,4}"
#: "Runs out", "is good till".
ENDS = (
    r"(?:(?:runs?|ran|running)\s+out|expir(?:es?|ed|ing)|ends?|ended|lapse[sd]?|finish(?:es)?|goes|lasts?|good|valid|fine|ok|until|till?|up|is)"
    r"(?:\s+(?:on|in|at|the|end|of|until|till?|to|up|out|for|only|about|early|late|mid))*"
)
#: "Raj's forklift runs out 3 march", "raj has first aid till june", "the ADR of raj ends in may".
_RUNS_TO = pattern(
    rf"{CORRECTING}(?:Þ(?:['’]?s)?\s+(?:{HAS}\s+){{0,4}}_|(?:the\s+)?_\s+(?:of|for)\s+Þ)\s+{BESIDE}(?:{ENDS}\s+)?{A_DAY}[^?]{{0,20}}",
    re.IGNORECASE,
)
#: "And toms in may", right after a record of one's own.
_THEIRS_TOO = pattern(rf"{CORRECTING}Þ(?:['’]?s)?\s+(?:one\s+)?(?:(?:{ENDS}|in|on)\s+){{0,2}}{A_DAY}\W*", re.IGNORECASE)
#: "Raj …", "raj's …", "… for raj": of whom something is told.
_IS_OF = pattern(
    r"\W*(?:(?:so|and|also|oh|btw|hi|hey|for|my|our|both)\W+){0,3}Þ|.{0,160}\b(?:for|of)\s+Þ", re.IGNORECASE | re.DOTALL
)
#: What a lead wants of a member, or has seen, is said otherwise.
_OTHERWISE = pattern(
    r"\b(?:needs?|needed|must|require[ds]?|should|exempt\w*|excus\w*|verif\w*|check(?:ed)?|confirm\w*|prov(?:e|ed|en)|saw|seen|remind\w*|nudg\w*|team|deadline|due|digest|exam|by\s+¤)\b|n['’]t\s+need",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless it is said of members alone, and of nothing that a lead decides."""
    heard = session.heard
    people = [p for p in meant(heard) if p.ids or p.at]
    if not heard.leads or not people or session.state.asking is not None or not _others_alone(session, people):
        return None
    plain = _POLITE.sub("", signed(heard, people), count=1)
    if of_oneself(plain) or _OTHERWISE.search(plain):
        return None
    writes = _WRITE_IT_FOR.search(plain) or _NOTE_THAT.search(plain)
    over = heard.dates and all(d.options and min(d.options) <= heard.today for d in heard.dates)
    told_then = over and not asks(heard.text) and _GOT_THEN.fullmatch(plain)
    kept_of_me = session.guesses[0].dialog in _KEEPS and _IS_OF.match(plain)
    runs_to = not asks(heard.text) and _RUNS_TO.fullmatch(plain)
    last = session.state.last
    of_records = last is not None and (last.dialog == _TOLD or not is_of_teams(last.dialog))
    theirs_too = of_records and not asks(heard.text) and _THEIRS_TOO.fullmatch(plain)
    if not ((_tells_of_one(heard) and (writes or kept_of_me)) or told_then or runs_to or theirs_too):
        return None
    session.trace.append("what a member holds is theirs to tell")
    return await session.begin(_TOLD, fill_from_message(session.manager.dialogs[_TOLD], heard).slots, 0.9)


#: "No wait, not mine, toms", "that one is toms not mine".
_NOT_MINE = pattern(
    rf"{CORRECTING}(?:(?:that|it|this|the\s+last)(?:\s+one)?(?:['’]?s|\s+is|\s+was)?\s+)?"
    r"(?:(?:is\s?n['’]?t|not)\s+(?:mine|my\s+own)(?:\W+(?:(?:it|that)(?:['’]?s|\s+is|\s+was)\s+|but\s+)?[\w'’@-]{2,30}(?:\s+[\w'’@-]{2,30})?)?"
    r"|(?:(?:it|that|this)(?:['’]?s|\s+is|\s+was)\s+)?[\w'’@-]{2,30}(?:\s+[\w'’@-]{2,30})?\W+not\s+(?:mine|my\s+own))\W*",
    re.IGNORECASE,
)


async def not_mine(session: Session) -> Reply | None:
    """None unless it is said of what was just kept, which is taken back then."""
    last, undo = session.state.last, session.state.undo
    if last is None or undo is None or last.dialog not in _KEEPS or session.state.asking is not None:
        return None
    if not _NOT_MINE.fullmatch(session.heard.text):
        return None
    session.trace.append("what was just kept is somebody else's")
    reply = await press(session, undo)
    text = _("What others hold only they can tell me: “my … expires on 3 May”, once they are in your team.")
    return reply.plus(Reply(parts=(paragraph(text),))) if session.heard.leads else reply


def _others_alone(session: Session, people: list[SaidPerson]) -> bool:
    records = session.given.records
    return records is None or not any(records.person_id in person.ids for person in people)


def _tells_of_one(heard: Heard) -> bool:
    """Whether there is anything that could be a record."""
    return bool(heard.dates) or any(n.mention.of("credential") or n.mention.of("skill") for n in heard.named)
