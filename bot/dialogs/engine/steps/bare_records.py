"""Messages that are nothing but a record, a credential and its days: "AHA BLS til 31 May", "bls expired last month"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.said_records import qualifications, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

#: All that may stand around the names and the days.
_AROUND = frozenset(
    """
    a an and but also my the i i've ive have got had hold it its it's is was in on at to of for from since until til
    till through thru up good valid expires expire expired expiring ends ended ran runs out lapsed lapses due renewed
    passed earned received issued dated award awarded certified certificate cert card licence license provider private
    privately keep that thats that's please pls one ones this too as well year years month old date expiry day just
    same time dates me mine with both together each all them did done
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_SPEAKS_OF_DAYS = pattern(
    r"(?<!\w)(?:un)?(?:til|till)(?!\w)|(?<!\w)(?:until|through|thru|valid|good|expire[sd]?|expiring|ends?|ended|ran\s+out|runs\s+out"
    r"|lapse[sd]?|since|passed|got|earned|received|issued|awarded|have|hold|had)(?!\w)",
    re.IGNORECASE,
)


#: "Also the CEN, but that's private", right after another was recorded.
_BESIDE = pattern(
    r"\W*(?:(?:oh|ok|okay|yes|wait|hm+|btw)\W+)*(?:and|also|plus|then\s+there['’]?s)(?!\w)", re.IGNORECASE
)
_OF_PRIVACY = frozenset(
    """
    hide hidden secret confidential team teams lead leads boss them shouldnt shouldn't dont don't see want share show
    not be for
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: So many words an unknown name has at most.
_NAME_WORDS = 4


#: "And keep it private": of what was just recorded.
_KEEP_IT = pattern(
    r"\W*(?:(?:oh|ok|okay|and|but|also|please|pls|wait)\W+)*(?:(?:keep|make|mark|hide)\s+(?:it|that|this)(?:\s+one)?(?:\s+as)?"
    r"|(?:it|that|this)(?:['’]?s|\s+is|\s+should\s+be))?\s*(?:private|hidden|secret)?\W*(?:(?:please|pls|too)\W*)*",
    re.IGNORECASE,
)
_IS_PRIVATE = pattern(r"(?<!\w)(?:private|hidden|hide|secret)(?!\w)", re.IGNORECASE)


async def also_a_record(session: Session) -> Reply | None:
    """Another one beside the one just recorded, or asked about: its privacy is not said of that."""
    heard, frame, last = session.heard, session.state.waiting, session.state.last
    added = (session.state.undo or {}).get("slots", {}).get("added", ())
    if len(added) == 1 and _KEEP_IT.fullmatch(heard.text) and _IS_PRIVATE.search(heard.text):
        return await session.begin("hide_record", {"holding": added[0]}, 0.9)
    asked = frame is not None and frame.dialog == ADDING
    after = last is not None and last.dialog in KEEP_A_DATE
    if not (asked or after) or not _BESIDE.match(heard.text) or heard.people or heard.teams or "?" in heard.text:
        return None
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + [(d.start, d.end) for d in heard.dates]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    name = [word for word in rest if word not in _AROUND | _OF_PRIVACY]
    records = records_in(heard)
    new = not heard.named and 0 < len(name) <= _NAME_WORDS and any(r.get("private") for r in records)
    if not records or any(r.get("doubt") for r in records) or not (new or (heard.named and not name)):
        return None
    session.trace.append("one more record")
    await _on_the_same_day(session, records)
    if frame is None or frame.awaiting is None or not asked:
        return await session.begin(ADDING, {"records": records}, 0.9)
    frame.slots["records"] = [*frame.slots.get("records", []), *records]
    asking = frame.awaiting
    names = listed([str(r["name"]) for r in records])
    text = _("{names} is noted with it.") if len(records) == 1 else _("{names} are noted with it.")
    again = session.ask(frame, asking.slot, tuple(asking.options), asking.question, tuple(asking.labels))
    return Reply(parts=(paragraph(text, names=bold(names)),)).plus(again)


_SAME_DAY = pattern(r"(?<!\w)same\s+(?:day|date|dates|time|exam\s+day|month|expiry)(?!\w)", re.IGNORECASE)


async def _on_the_same_day(session: Session, records: list[dict[str, Any]]) -> None:
    """ "And the CKA too, same day": as the one that was just kept."""
    stored, last = session.given.records, session.state.last
    if stored is None or last is None or not _SAME_DAY.search(session.heard.text):
        return
    undo = (session.state.undo or {}).get("slots", {})
    ids = [last.slots.get("holding"), *(each["id"] for each in undo.get("before", ())), *undo.get("added", ())]
    held = [h for h in await stored.holdings() if h.id in ids]
    if len({(h.awarded, h.expires if h.printed else None) for h in held}) != 1:
        return
    days = {"awarded": held[0].awarded, "expires": held[0].expires if held[0].printed else None}
    for record in records:
        for key, day in days.items():
            if day is not None and key not in record:
                record[key], record[f"{key}_said"] = [day.isoformat()], "day"


_I_DID = pattern(
    r"(?<!\w)i(?:['’]ve|\s+have)?\s+(?:just\s+|only\s+)?(?:did|done|passed|got|took|completed|finished|earned|sat)(?!\w)",
    re.IGNORECASE,
)
_ASKED = frozenset({"holding_status", "credential_info", "compare_credentials", "next_reminders"})


async def told_as_done(session: Session) -> Reply | None:
    """ "What about the first aid one, I did that on 2 March" tells of it as well."""
    heard, best = session.heard, session.guesses[0]
    named = [n for n in heard.named if n.mention.of("credential")]
    over = any(d.cue in ("awarded", None) and d.options and max(d.options) <= heard.today for d in heard.dates)
    if best.dialog not in _ASKED or not over or len(named) != 1 or named[0].doubt or heard.people or heard.teams:
        return None
    if "?" in heard.text or not _I_DID.search(heard.text) or session.state.waiting is not None:
        return None
    return await session.start(Guess(ADDING, 0.9, "it tells when something was done"))


async def only_a_record(session: Session) -> Reply | None:
    """Such a message is kept, whatever else its words resemble; a question for a day may be answered by it."""
    heard, frame = session.heard, session.state.waiting
    if frame is not None and frame.dialog in KEEP_A_DATE:
        return None
    named = [n for n in heard.named if n.mention.of("credential")]
    if (
        not named
        or any(n not in named and not n.mention.of("issuer") for n in heard.named)
        or not heard.dates
        or "?" in heard.text
    ):
        return None
    if heard.people or heard.teams or any(n.doubt or n.cue == "excluded" for n in named):
        return None
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + [(d.start, d.end) for d in heard.dates]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    if not _AROUND.issuperset(rest) or not _SPEAKS_OF_DAYS.search(heard.text):
        return None
    best = session.guesses[0] if session.guesses else None
    if best is not None and best.dialog in KEEP_A_DATE and session.sure:
        return None  # it is heard as that anyway
    if frame is not None:
        session.state.stack.remove(frame)
    return await session.start(Guess(ADDING, 0.9, "it is a credential and its days"))


_I_HOLD = pattern(
    r"(?<!\w)(?:(?:have|hold|got|passed|completed|finished|did|earned|achieved|received|obtained|['’]ve|ive)\s+(?:also\s+)?(?:an?|my|the|both)?"
    r"|my)\s*$",
    re.IGNORECASE,
)
_HOLD_REACH = 30


async def a_qualification(session: Session) -> Reply | None:
    """ "I have a Level 3 Diploma in Adult Care": by its whole name, which the catalogue has in parts or not at all."""
    heard, best = session.heard, session.guesses[0]
    elsewhere = session.sure and best.dialog not in (ADDING, TELLING, OUT_OF_SCOPE)
    if session.state.waiting is not None or "?" in heard.text or heard.people or heard.teams or elsewhere:
        return None
    told = any(
        _I_HOLD.search(heard.text, max(0, spot.start - _HOLD_REACH), spot.start) for spot in qualifications(heard)
    )
    if not told or any(r.get("doubt") for r in records_in(heard)):
        return None
    return await session.start(Guess(ADDING, 0.9, "a qualification is told by its whole name"))


_RENEWS = "renew_holding"
_TWO = 2


async def each_on_its_day(session: Session) -> Reply | None:
    """ "I renewed my BLS yesterday, and ACLS is due in 3 weeks": what is said of the one is not of the other."""
    best, heard = session.guesses[0], session.heard
    if best.dialog != _RENEWS or session.state.waiting is not None or "?" in heard.text or heard.people:
        return None
    records = records_in(heard)
    days = {tuple(r.get(key, ())) for r in records for key in ("awarded", "expires") if r.get(key)}
    dated = [r for r in records if r["ids"] and not r.get("doubt") and (r.get("awarded") or r.get("expires"))]
    if len(dated) < _TWO or len(dated) != len(records) or len(days) < _TWO:
        return None
    return await session.begin(ADDING, {"records": records}, best.score)


#: "My first aid finish 12 december". What somebody attends ends too, and is no record.
_FINISHES = pattern(
    r"\W*(?:(?:hi|hello|hey|and|also|so|ok)\W+)*my\s+(?P<name>(?:(?!course|class|exam|training|study|stud|plan|lesson|bootcamp|contract|shift"
    r"|job|holiday|leave|trial|subscription|budget|deadline|target|degree)[\w&+/-]{1,30}\s+){1,5}?)"
    r"(?:finish(?:es)?|stops?|ends?|is\s+(?:up|over|out|done)|terminates?|goes\s+out|dies|runs?\s+off)\s+(?:(?:on|in|at|by)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


async def finishes(session: Session) -> Reply | None:
    """What is theirs and finishes on a day expires then; it is nothing that they study."""
    heard = session.heard
    said = _FINISHES.match(heard.text)
    if said is None or session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text:
        return None
    if len(heard.dates) != 1 or not heard.dates[0].options or heard.dates[0].start > said.end() + 4:
        return None
    known = [n for n in heard.named if n.mention.of("credential") and n.mention.start < said.end("name")]
    record = records_in(heard)[0] if known else {}
    if record.get("doubt") not in (None, "planned"):
        return None
    day = heard.dates[0]
    ends = {"expires": [o.isoformat() for o in day.options], "expires_said": day.grain}
    record = {"ids": record.get("ids", []), "name": said["name"].strip(), **ends}
    return await session.begin(ADDING, {"records": [record]}, 0.9)
