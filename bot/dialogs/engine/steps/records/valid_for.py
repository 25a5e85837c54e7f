"""How long something is valid is put right: "actually it's 5 years", "my boss says every 3 years", "slinger is
5 years"; the expiry is counted from the award anew.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.said_beside import NO_CREDENTIAL
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_validity import so_long
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.righting import CORRECTS, goes_on_at, spoken_of
from bot.dialogs.engine.steps.records.which_record import just_kept, named, nothing_but
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

#: The rest of "actually its 5 years" and "it's valid for 5 years".
_ONLY_SO_LONG = pattern(
    r"(?:(?:is|it|it['’]?s|only|good|valid|lasts?|runs|needs?(?=\s+every))\s+)*(?:(?:for|every)\s+)?(?:\w{1,6})\s+(?:years?|yrs?|months?)(?:\s+(?:valid|not\s+\w{1,6}))?"
    r"\W*(?:(?:sorry|i\s+think|though|tho|actually|only|my\s+bad|is\s?n['’]?t\s+it|innit|right|correct|no)\W*){0,2}",
    re.IGNORECASE,
)


async def put_right(session: Session) -> Reply | None:
    """None where no single record with a day of its award was just kept."""
    if (reply := await _of_the_named(session)) is not None:
        return reply
    about, rest = spoken_of(session), _without_who_says(session.heard.text)
    if about is None or about.dialog not in _OF_ONE or not _ONLY_SO_LONG.fullmatch(rest):
        return None
    return await _counted_anew(session, await just_kept(session, about), rest)


#: What was kept or looked at may be put right.
_OF_ONE = KEEP_A_DATE | {"holding_status"}
_WHO = (
    r"(?:(?:the|my|our)\s+[^\W\d_]{2,20}(?:\s+[^\W\d_]{2,20})?|it|they|boss|manager|work|employer|company|site|office"
    r"|agency|school)"
)
_SAY = r"(?:says?|said|reads?|states?|wants?|told\s+(?:me|us))"
_SO_MANY = r"(?:it\b|good|valid|every|only|for|is|an?\s|\d|one|two|three|four|five|six|seven|ten)"
#: "The certificate says it is good for three years", "but my boss say 3 years".
_IT_SAYS = pattern(rf"{OPENING}{_WHO}\s+{_SAY}\s+(?:that\s+)?(?={_SO_MANY})", re.IGNORECASE)
#: "Every 3 years my manager says".
_SO_THEY_SAY = pattern(rf"[\s,]+(?:{_WHO}\s+{_SAY}|(?:says?|said)\s+{_WHO})\W*$", re.IGNORECASE)


#: "That one 5 years".
_THAT_ONE = pattern(r"^(?:(?:that|this|the)\s+)?(?:(?:last|new)\s+)?one\s+", re.IGNORECASE)


def _without_who_says(text: str) -> str:
    """What is said of it, without whose word it is."""
    says = _IT_SAYS.match(text)
    rest = text[says.end() :] if says is not None else _THAT_ONE.sub("", text[goes_on_at(text) :])
    return _SO_THEY_SAY.sub("", rest) if says is None else rest


#: "I think the PALS is valid only one year", "slinger is 5 years", "the second 3 years".
_NAMED_ONE = pattern(
    r"\W*(?:(?:i\s+(?:think|believe|guess)|but|and|no|wait|actually|well|sorry|btw)\W+){0,4}(?:(?:the|my)\s+)?"
    r"(?P<name>\w[\w&+/ -]{1,40}?)\s{1,3}(?=(?:(?:is|it['’]?s|only)\s+)*(?:good|valid|lasts?|is|every|for"
    r"|\w{1,6}\s+(?:years?|yrs?|months?)\W*$)\b)",
    re.IGNORECASE,
)


async def _of_the_named(session: Session) -> Reply | None:
    """Of a record that is kept, and called by its name."""
    heard, said = session.heard, _NAMED_ONE.match(session.heard.text)
    if said is None or session.state.asking is not None or "?" in heard.text or heard.people or heard.teams:
        return None
    rest = heard.text[said.end() :]
    if not _ONLY_SO_LONG.fullmatch(rest):
        return None
    held = await named(session, said.start("name"))
    if len(held) != 1 or not nothing_but(session, held[0], said.start("name"), key(rest).split()):
        return None  # "I worked with the PALS people for 5 years"
    return await _counted_anew(session, held, rest)


_COUNTED = pattern(r"^(?:for|every)\s+", re.IGNORECASE)


async def _counted_anew(session: Session, held: list[Holding], rest: str) -> Reply | None:
    """Where it is one record, with the day of its award."""
    months = so_long(f"valid for {_COUNTED.sub('', rest)}") or so_long(rest)
    if not months or len(held) != 1 or held[0].awarded is None:
        return None
    ends = add_months(held[0].awarded, months).isoformat()
    return await session.begin(CORRECTS, {"holding": held[0].id, "days": {"expires": ends}}, 0.9)


#: "PVG never expires", "it has no expiry date".
_NEVER = pattern(
    r"\W*(?:(?:i\s+(?:think|believe)|but|and|no|wait|actually|well|sorry|btw)\W+){0,4}(?:(?:the|my)\s+)?"
    r"(?P<name>\w[\w&+/ -]{0,40}?)\s{0,3}"
    r"(?:(?:[,;]\s{0,3})?(?:never|do(?:es)?\s?n['’]?t|does\s+not|won['’]?t|will\s+not)\s+(?:ever\s+|really\s+)?(?:expires?|runs?\s+out|ends?|lapses?)"
    r"|(?:has\s+(?:got\s+)?|[,(:–-]\s*|(?<=\s))no\s+(?:expiry|expiration|end)(?:\s+date)?\)?|[,(:–-]?\s*(?:but\s+)?that['’]?s\s+(?:for\s+life|permanent)|(?:is|['’]?s)\s+(?:valid\s+)?(?:for\s+life|for\s*ever|lifelong|permanent|indefinite(?:ly)?|unlimited))(?:\s+(?:i\s+think|though|tho|btw))?\W*",
    re.IGNORECASE,
)
_IT = frozenset({"it", "that", "this", "that one", "this one", "its", "it'"})


async def never_ends(session: Session) -> Reply | None:
    """Of a record that is kept, by its name, or as "it" right after it was kept."""
    heard, said = session.heard, _NEVER.fullmatch(session.heard.text)
    if said is None or "?" in heard.text or heard.people or heard.teams:
        return None
    if has_an_owner(said["name"]) or any(n.doubt == "another" for n in heard.named):
        return None  # "my brothers first aid never expires"
    about = spoken_of(session)
    if said["name"].casefold().strip() in _IT:
        held = await just_kept(session, about) if about is not None and about.dialog in KEEP_A_DATE else []
    else:
        held = await named(session, said.start("name"))
    if not held and said["name"].casefold().strip() not in _IT:
        return await _endless(session, said["name"])
    if len(held) != 1:
        return None
    session.trace.append("a record that does not expire")
    session.state.drop_of(*KEEP_A_DATE)
    return await session.begin("no_expiry", {"holding": held[0].id}, 0.9)


#: "And DipIFR but thats for life", "my first aid never expires": told as one of their own.
_MINE = pattern(
    r"^\W*(?:(?:oh|and|also|plus|then|ok|so)\W+){0,3}my\b|^\W*(?:(?:oh|ok|so)\W+){0,2}(?:and|also|plus)\b|\bno\s+(?:exp|end)",
    re.IGNORECASE,
)


#: So many answers ago another one was told.
_LATELY = 3


async def _endless(session: Session, name: str) -> Reply | None:
    """One that is not kept yet; None where it may be no more than what somebody says of it."""
    frame = session.state.asking
    if frame is not None and frame.dialog not in KEEP_A_DATE:
        return None
    told = any(f.dialog in KEEP_A_DATE for f in session.state.done[-_LATELY:])
    if not (told or frame is not None) or _MINE.search(session.heard.text) is None or NO_CREDENTIAL.search(name):
        return None
    if not stripped(name) or has_an_owner(name) or any(n.doubt for n in session.heard.named):
        return None
    with session.hearing(f"got my {name}") as heard:
        records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("one more, which does not expire")
    return await session.begin(ADDING, {"records": [{**records[0], "endless": True}]}, 0.9)
