""" "VCA VOL until 3 March 2027 and a dog", "CKAD due 14 Feb but I'm on leave then": nothing but a name and its last
day, with or without something beside it that no assistant for credentials understands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import A_PAPER, NO_CREDENTIAL
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.said_same import with_same_days
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.unlisted_held import NO_CREDENTIAL as NOTHING_PROVED
from bot.dialogs.engine.steps.records.unlisted_held import whether
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner
from bot.dialogs.understanding.values import count
from bot.dialogs.understanding.zones import find_zone
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

#: "Hi im yusuf from rotterdam …": who they are, before what they have.
_WHO = (
    r"(?:(?:i\s*['’]?m|i\s+am|my\s+name\s+is|this\s+is)\s[^.!?;]{2,40}?[\s,.;–-]{1,3}"
    r"(?=(?:and\s+)?i\s+(?:have|hold|got)\b))?(?:and\s+)?"
)
_UNTIL = pattern(
    rf"{OPENING}{_WHO}(?P<have>(?:i\s+(?:(?:also|still)\s+)?(?:have|hold|got)|i['’]?ve(?:\s+got)?|have|got)\s+)?(?:(?:an?|my|the)\s+)?"
    r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)\s*[,:–-]?\s+(?:(?:is|its|it['’]s)\s+)?(?:valid\s+|good\s+)?"
    r"(?:until|till|til|through|thru|up\s+to|(?P<ends>due|exp(?:ires?|iring|iry)?|ends?|runs?\s+out|lapses?)(?:\s+(?:on|in|by|at))?)\s+(?:the\s+)?",
    re.IGNORECASE,
)
#: "I have food hygiene level 2, done in 2021, think it needs doing again?"
_DONE = pattern(
    r"\W*(?:(?:hi|hello|hey|also|and|so|ok|well|btw)\W+){0,3}(?P<have>(?:i\s+(?:(?:also|still)\s+)?(?:have|hold|got)|i['’]?ve(?:\s+got)?|have|got)\s+)(?:(?:an?|my|the)\s+)?"
    r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,4}?)\s*[,:–-]?\s+(?:i\s+)?(?:done|did(?:\s+it)?|got\s+it|passed(?:\s+it)?|took\s+it|earned\s+it)"
    r"\s+(?:(?:back|in|on|around|about)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)
_REST = pattern(r"\W*(?:(?:and|plus|but|also)\s+)?(?P<rest>[^?]{0,120}?)\W*", re.IGNORECASE)
#: "…, that's my mate's one", "… is what I want": it is not theirs.
_NOT_MINE = pattern(
    r"\bnot\s+(?:me|mine)\b|\b(?:by|for|of)\s+(?:my|our)\s+\w+|\b(?:my|our|his|her|their)\s+\w+['’]s\b|\b(?:that|it)['’]?s\s+(?:(?-i:[A-Z])\w+['’]s|his|hers|theirs)\b"
    r"|^\W*(?:is|was)\s+(?:what|for)\b|\b(?:want|wish|would\s+like)\b",
    re.IGNORECASE,
)
#: So short a word that is none of the everyday ones is what such a thing is called in short.
_SHORT = 4
#: "IPAF is good till April" renews none of what they hold, where none of it is called so.
_RENEWING = "renew_holding"
_TAKEN_FOR = frozenset({ADDING, OUT_OF_SCOPE, _RENEWING})
#: What lasts until a day and proves nothing.
_LASTS = frozenset(
    """
    abroad pause paused mute muted silence silent quiet reminders reminder notifications hold holiday vacation
    closed booked project client guests gym maternity paternity parental sabbatical study studies semester internship
    sick bored unavailable offline ooo pto afk wfh dnd sleeping asleep netflix warranty guarantee rest break
    winter summer
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)

#: Everyday words that are in names as well.
_OF_NAMES = frozenset("first of and for in level class card cert certificate licence license ticket badge".split())  # noqa: SIM905


async def told(session: Session) -> Reply | None:
    """A name in capitals or with "card" is kept; of any other it is asked whether it is one."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams:
        return None
    if session.state.asking is not None or len(with_same_days(heard).dates) != 1:
        return None
    day = heard.dates[0]
    if not _is_ahead(session):
        return await _done(session, day)
    if "?" in heard.text[: day.end] or ("?" in heard.text and session.guesses[0].dialog != OUT_OF_SCOPE):
        return None
    said, rest = _UNTIL.fullmatch(heard.text, 0, day.start), _REST.fullmatch(heard.text, day.end)
    if rest is not None and _NOT_MINE.search(rest["rest"]):
        return None
    if said is None or rest is None or (session.sure and session.guesses[0].dialog not in _TAKEN_FOR):
        return None
    if said["ends"] and session.guesses[0].dialog == ADDING:
        return None  # it is heard as a record, whatever stands beside it
    name = said["name"].strip()
    held = called_so(key(name), await records.holdings(), session.manager.phrases, session.manager.knowledge.catalogue)
    unlisted = len(held) == 1 and held[0].credential is None and key(name) == key(held[0].name)
    if not unlisted and any(n.kind == "credential" or not n.mention.of("issuer") for n in heard.named):
        return await _known(session, said, day.end, rest["rest"])
    if is_no_name(session, name) or has_an_owner(name):
        return None
    if len(held) > 1:
        return None
    session.trace.append("a credential of another name, and its last day")
    ids = [held[0].credential] if held and held[0].credential else []
    record = dated({"ids": ids, "name": held[0].name if held else name}, [day], heard.today)
    alone = [] if held else records_in(replace(heard, text=heard.text[: day.end]))
    if len(alone) == 1 and alone[0]["ids"] and key(alone[0]["name"]) in key(name) and not alone[0].get("doubt"):
        record |= {"ids": alone[0]["ids"]}  # "ipaf" is who issues the card, and the card
    if not held and not record["ids"] and not _is_surely_one(name):
        return whether(session, record)
    return _of_the_rest(heard.text, rest["rest"]).plus(await session.begin(ADDING, {"records": [record]}, 0.9))


async def _done(session: Session, day: SaidDate) -> Reply | None:
    """A day that is over makes a record of what is held, where it was taken for no more than that."""
    heard = session.heard
    said = _DONE.fullmatch(heard.text, 0, day.start) if session.guesses[0].dialog == TELLING else None
    rest = _REST.fullmatch(heard.text, day.end)
    if said is None or rest is None or _NOT_MINE.search(rest["rest"]):
        return None
    return await _known(session, said, day.end, rest["rest"])


async def _known(session: Session, said: re.Match[str], end: int, rest: str) -> Reply | None:
    """One that the catalogue has, where it was taken for something else for what stands beside it."""
    heard = session.heard
    start = said.start("name")
    inside = all(n.mention.of("credential") and start <= n.mention.start < n.mention.end <= end for n in heard.named)
    if not rest.strip() or not inside or (session.guesses[0].dialog in (ADDING, _RENEWING) and session.sure):
        return None
    records = records_in(replace(heard, text=heard.text[:end]))
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("a credential and its last day, beside something else")
    return _of_the_rest(heard.text, rest).plus(await session.begin(ADDING, {"records": records}, 0.9))


#: "Dbs 12/2024 (3 years)", "my dbs check from december 2024, 3 years".
_FROM = pattern(
    rf"{OPENING}(?P<have>(?:i\s+(?:have|hold|got)|i['’]?ve(?:\s+got)?|have|got|my)\s+)?(?:(?:an?|my|the)\s+)?"
    r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)\s*[,:–-]?\s+(?:(?:from|since|issued|dated|done|got|passed|on|in)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)
_SO_LONG = pattern(
    r"\s*[,;(–-]?\s*(?:(?:good|valid|lasts?|runs)\s+)?(?:for\s+)?(?P<n>\d{1,2}|one|two|three|four|five|ten)\s*(?:y|yrs?|years?)\)?\W*",
    re.IGNORECASE,
)


#: "Hiab also, 3 years from march 2025".
_YEARS_FROM = pattern(
    rf"{OPENING}(?:(?:i\s+(?:have|hold|got)|have|got)\s+)?(?:(?:an?|my|the)\s+)?"
    r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)(?:\s+(?:also|too))?\s*[,:–-]?\s+(?:(?:is|its|valid|good|for)\s+){0,3}"
    r"(?P<n>\d{1,2}|one|two|three|four|five|ten)\s*(?:y|yrs?|years?)\s+from\s+",
    re.IGNORECASE,
)
_NO_MORE = pattern(r"\W*", re.IGNORECASE)


async def so_long_from(session: Session) -> Reply | None:
    """A name, the day from which it is valid, and for how long; of what nobody knows it is asked whether it is one."""
    heard = session.heard
    if session.given.records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text:
        return None
    if session.state.asking is not None or len(heard.dates) != 1 or not heard.dates[0].options:
        return None
    day = heard.dates[0]
    said, long = _FROM.fullmatch(heard.text, 0, day.start), _SO_LONG.fullmatch(heard.text, day.end)
    counted = _YEARS_FROM.fullmatch(heard.text, 0, day.start) if _NO_MORE.fullmatch(heard.text, day.end) else None
    said, long = (counted, counted) if counted is not None else (said, long)
    if said is None or max(day.options) > heard.today or is_no_name(session, said["name"]):
        return None
    if long is None and (said["have"] or session.sure or heard.named or heard.text[day.end :].strip(" .!")):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt") or has_an_owner(said["name"]):
        return None
    adding = session.sure and session.guesses[0].dialog == ADDING
    if adding and ({"awarded", "expires"} <= records[0].keys() or (counted is not None and records[0]["ids"])):
        return None  # it is heard as a record
    called = {"ids": records[0]["ids"], "name": records[0]["name"] if records[0]["ids"] else said["name"]}
    record = dated(called, [replace(day, cue="awarded")], heard.today)
    if long is None:
        return whether(session, record)  # "dbs 12/2024"
    if len(day.options) == 1:
        ends = add_months(day.options[0], 12 * (count(long["n"]) or 1))
        record |= {"expires": [ends.isoformat()], "expires_said": "day"}
    certain = any(n.kind == "credential" for n in heard.named) or (not heard.named and _is_surely_one(said["name"]))
    session.trace.append("a name, its day, and how long it is valid")
    if certain or adding or any(n.mention.of("issuer") for n in heard.named):
        return await session.begin(ADDING, {"records": [record]}, 0.9)
    return whether(session, {**record, "ids": []})


def _is_ahead(session: Session) -> bool:
    day = session.heard.dates[0]
    return bool(day.options) and min(day.options) > session.heard.today


def is_no_name(session: Session, name: str) -> bool:
    """ "On holiday", "in Spain", "busy" and "I'd rather do this" are none: no such name has an everyday word."""
    phrases, words = session.manager.phrases, key(name).split()
    everyday = ({*phrases.common, *phrases.generic} - _OF_NAMES) | _LASTS
    if NO_CREDENTIAL.search(name) or NOTHING_PROVED.search(name) or not everyday.isdisjoint(words):
        return True
    return _OF_NAMES.issuperset(words) or bool(find_zone(name, session.heard.today))


def _is_surely_one(name: str) -> bool:
    return A_PAPER.search(name) is not None or min(map(len, name.split())) <= _SHORT


def _of_the_rest(said: str, rest: str) -> Reply:
    if not rest.strip():
        return Reply()
    text = _("With {rest} I can do nothing: I know about credentials.")
    if "?" in said:
        text = _("What you ask with {rest} I did not understand; ask it in more words, in a message of its own.")
    return Reply(parts=(paragraph(text, rest=bold(f"“{rest.strip()}”")),))
