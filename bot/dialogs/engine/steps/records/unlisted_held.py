"""One that the catalogue does not have, told in a word with its day, and perhaps asked about at once: "I already have
the ECDL from 2015, does that count?"
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import doubt_of
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_CARD = r"(?:card|ticket|licen[cs]e|certificate|cert|badge|permit|diploma)"
_TOLD = pattern(
    rf"(?:[^,.;:!?\n]{{2,40}}?(?:[,.;:!]\s+|\s(?=(?:and\s+)?(?:i['’]?ve|i\s+have|got|have)\s+(?:my|an?)\s)))?{OPENING}"
    r"(?:(?:i['’]?ve\s+(?:already\s+|also\s+|just\s+)?(?:got|had|done|passed)|i['’]?ve|(?:i\s+)?(?:already\s+|also\s+|just\s+|still\s+)?(?:have|hold|got|had|passed|did"
    r"|completed|renewed))(?:\s+already)?\s+(?:the\s+|my\s+|an?\s+)?|my\s+)"
    rf"(?P<name>[^\W\d_][\w/+-]{{2,11}}(?P<card>(?:\s+[\w/+-]{{1,12}}){{0,3}}?\s+{_CARD})?)(?:\s*,)?\s+"
    r"(?:(?:nbr|nr|no\.?|num|number)\s*:?\s*(?P<number>[\w/-]{0,12}\d[\w/-]{0,12})\s*,?\s+)?"
    r"(?:(?:is|was|and\s+it|it|which|that)\s+)?(?:(?:expire[sd]?|expiry|runs?\s+out|ran\s+out|ends?|lapse[sd]?|valid|good|due|dated|issued|awarded)\s+)?"
    r"(?:(?:since|in|on|from|until|till|til|by|to|of|back\s+in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
#: What runs out on a day and proves nothing.
NO_CREDENTIAL = pattern(
    r"\b(?:passports?|visas?|birthday|bday|contract|lease|rent|insurance|subscription|phone|tls|ssl|domain|mot|car|holidays?|leave|shift|password"
    r"|trial|membership|mortgage|baby|wedding|anniversary|appointment|flight|probation|notice)\b",
    re.IGNORECASE,
)
#: "Got moved to 3 July", of an exam.
_IS_MOVED = pattern(
    r"(?:moved|pushed|postponed|delayed|changed|rescheduled|rebooked|shifted|booked|cancell?ed|bumped)", re.IGNORECASE
)
_SURELY_ELSE = frozenset({OUT_OF_SCOPE, "set_birth_month"})
#: What may follow: nothing, or a question that names nothing else.
_DONE = pattern(r"\W*(?:(?:thanks|please|pls|so|then|now|already|too|as\s+well)\W*){0,3}", re.IGNORECASE)
_QUESTION = pattern(
    r"\W*(?:(?:and|but|so|or)\W+){0,2}(?:does|do|is|are|will|would|can|could|should|did|how|what|where|which|who|any)(?!\w)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """It is kept as it was written, and said that nothing more is known of it; a word that may be any is asked about
    first.
    """
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or not heard.dates or not session.given.private:
        return None
    if session.sure and session.guesses[0].dialog in _SURELY_ELSE:
        return None
    said = _TOLD.match(heard.text)
    if said is not None and _IS_MOVED.fullmatch(said["name"]):
        return None
    if said is not None and NO_CREDENTIAL.search(said["name"]):
        return None
    if said is not None and await named(session, said.start("name")):
        return None  # "renewed the NMBI till December" is of the one that they hold
    day = next((d for d in heard.dates if said is not None and d.start == said.end()), None)
    if said is None or day is None or len(heard.dates) > 1 or _names_another(session, said):
        return None
    asks = _QUESTION.match(heard.text, day.end) is not None
    name = _name(session, said)
    if name is None or not (asks or _DONE.fullmatch(heard.text, day.end)):
        return None
    record = _record(session, said, day)
    if record is None:
        return None
    if not name:
        return whether(session, record)
    session.trace.append("it is held, and not in the catalogue")
    reply = await session.begin(ADDING, {"records": [record]}, 0.9)
    if not asks or session.state.asking is not None:
        return reply
    unknown = _("So what you ask of {name} I cannot say: whoever issued it can, and whoever wants to see it.")
    return reply.plus(Reply(parts=(paragraph(unknown, name=bold(record["name"])),)))


#: "Did my moving and handling on 3 June".
_DID_MY = pattern(
    r"\W*(?:(?:hi|also|and|so|ok|btw|well|yes|oh|i|i['’]?ve|have|just)\W+){0,4}(?:did|done|passed|completed|finished|renewed|redid|had|got|took)\s+my\s+"
    r"(?P<name>(?:(?!exam|test|job|homework|taxes|nails|hair|own|best|bit|part|shift|hours|time)[^\W\d_][\w&/-]{1,20}\s+){1,5}?)(?:again\s+)?(?:(?:on|in|at|back\s+in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


async def did_mine(session: Session) -> Reply | None:
    """It is asked whether that is one, where no catalogue has it."""
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or heard.named or not session.given.private:
        return None
    if len(heard.dates) != 1 or not heard.dates[0].options or max(heard.dates[0].options) > heard.today:
        return None
    day = heard.dates[0]
    said = _DID_MY.fullmatch(heard.text, 0, day.start) if _DONE.fullmatch(heard.text, day.end) else None
    if said is None or NO_CREDENTIAL.search(said["name"]):
        return None
    name = said["name"].strip()
    if session.sure and session.guesses[0].dialog != ADDING:
        return None
    return whether(session, dated({"ids": [], "name": name}, [day], heard.today))


async def doubted(session: Session) -> Reply | None:
    """ "I have time until June", "I've had the house since 2015": a name of everyday words alone may be none."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != ADDING or not session.sure or session.state.asking is not None or heard.named or not heard.dates:
        return None
    if plan_spoken_of(session) is not None:
        return None  # the day is one of the plan
    records, common = records_in(heard), session.manager.phrases.common
    if len(records) != 1 or records[0].get("doubt") or not session.given.private:
        return None
    name = str(records[0]["name"])
    everyday = name.islower() and all(word in common for word in name.split())
    return whether(session, records[0]) if everyday else None


def _name(session: Session, said: re.Match[str]) -> bool | None:
    """Whether it is surely the name of such a thing; None where it is an everyday word."""
    phrases, word = session.manager.phrases, said["name"].split()[0]
    if word.isupper() or (said["card"] and word.casefold() not in phrases.common):
        return True
    return None if word.casefold() in {*phrases.common, *phrases.generic} else False


def _names_another(session: Session, said: re.Match[str]) -> bool:
    """Whether anything else is named than the job of who tells it, or who issues it."""
    return any(
        bool(n.mention.of("credential")) or not n.mention.of("issuer")
        for n in session.heard.named
        if n.mention.start >= said.start("name") or not (n.kind == "role" or n.cue == "current")
    )


def _record(session: Session, said: re.Match[str], day: SaidDate) -> dict[str, Any] | None:
    """As the message tells it; None where something says that it is not theirs."""
    if doubt_of(session.heard.text, said.start("name"), said.end("name")) not in (None, "asked"):
        return None
    record = dated({"ids": [], "name": said["name"]}, [day], session.heard.today)
    return {**record, "number": said["number"]} if said["number"] else record


def whether(session: Session, record: dict[str, Any]) -> Reply:
    session.understood = (ADDING, 0.5)
    session.state.misses = max(session.state.misses, 1)  # "no sorry 2023" is of this, and of nothing that was kept
    text = _(
        "My catalogue does not have {name}, so I know no rules of it and cannot say what it counts for. Is it a "
        "credential that you hold? Then I keep it as you wrote it."
    )
    keep = begin(_("Keep it"), ADDING, records=[record])
    parts = (paragraph(text, name=bold(f"“{record['name']}”")),)
    reply = Reply(parts=parts, buttons=(keep, begin(_("My credentials"), "list_holdings")))
    return with_offer_to_resume(session, reply)
