"""A record that is told in words of something else: "I did that on 2 March", "my first aid finish 12 december"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.said_beside import A_PAPER, NO_CREDENTIAL, each_alone, segments
from bot.dialogs.engine.said_parts import Part, dated_parts
from bot.dialogs.engine.said_records import dated, qualifications, records_in
from bot.dialogs.engine.said_same import with_same_days
from bot.dialogs.engine.said_years import in_its_year
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner, is_of_another
from bot.knowledge.model.credential import Credential
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_I_DID = pattern(
    r"(?<!\w)i(?:['’]ve|\s+have)?\s+(?:just\s+|only\s+)?(?:did|done|passed|got|took|completed|finished|earned|sat)(?!\w)",
    re.IGNORECASE,
)
#: "I have an A+ from 2016 lol is that dead": what is kept of it tells.
_I_HAVE = pattern(r"(?<!\w)i(?:['’]ve\s+got|\s+(?:already\s+|still\s+)?(?:have|hold|got))(?!\w)", re.IGNORECASE)
_ASKED = frozenset(
    {"holding_status", "credential_info", "compare_credentials", "next_reminders", "snooze_reminder", "mute_holding"}
)


#: "It's emergency first aid at work, did it May 24".
_DID_IT = pattern(
    r"(?:^|[,;.–-]\s*|\b(?:and|too|also)\s+)(?:did|done|got|took|passed|renewed)\s+(?:it|that|this|mine)(?!\w)",
    re.IGNORECASE,
)


#: "Sssts did that in march 24", right behind the name.
_DID_THAT = pattern(r"\W{0,3}\s(?:i\s+)?(?:did|got|took|passed|renewed)\s+(?:it|that|this|mine)(?!\w)", re.IGNORECASE)


async def told_as_done(session: Session) -> Reply | None:
    """ "What about the first aid one, I did that on 2 March" tells of it as well."""
    heard, best = session.heard, session.guesses[0]
    named = [n for n in heard.named if n.mention.of("credential")]
    over = any(d.cue in ("awarded", None) and d.options and max(d.options) <= heard.today for d in heard.dates)
    likely = best.dialog in _ASKED or (best.dialog == _RENEWS and not await _held(session, named))
    if not likely or not over or len(named) != 1 or named[0].doubt or heard.people or heard.teams:
        return None
    has = named[0].cue == "held" and _I_HAVE.search(heard.text) is not None
    has = has or _DID_THAT.match(heard.text, named[0].mention.end) is not None
    if "?" in heard.text or not (has or _did(heard.text)) or session.state.asking is not None:
        return None
    return await session.start(Guess(ADDING, 0.9, "it tells when something was done"))


async def _held(session: Session, named: Sequence[Named]) -> bool:
    """Nobody renews what they do not hold: "forgot, whmis is yearly at our shop, did it oct 3"."""
    records, ids = session.given.records, {m.id for n in named for m in n.mention.of("credential")}
    return records is None or any(h.credential in ids for h in await records.holdings())


def _did(text: str) -> bool:
    return _I_DID.search(text) is not None or _DID_IT.search(text) is not None


#: "… and the manual handling was in Feb".
_WAS_ON = pattern(
    r"\s+(?:(?:cert\w*|card|course|training|thing|one)\s+)?(?:is|was|were|['’]s|got|done|from)\s+(?:(?:from|in|on|at|done|dated|back|the|some\s?time)\s+){0,3}",
    re.IGNORECASE,
)
#: "… BLS since 1 Feb 2025", "… ACLS valid till 3 May 2027".
_SINCE_OR_TILL = pattern(
    r"\s+(?:(?:cert\w*|card|licen[cs]e|ticket)\s+)?(?:(?:is|which)\s+)?(?:since|(?:(?:valid|good)\s+)?(?:(?:un)?till?|through|thru)|expire[sd]?|expiring|runs?\s+out|ends?)"
    r"\s+(?:(?:on|in|at|the)\s+){0,2}",
    re.IGNORECASE,
)


async def beside_who_they_are(session: Session) -> Reply | None:
    """ "I'm a nurse, the manual handling was in Feb" tells of more than a job."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams:
        return None
    if (ending := _ends_beside_the_job(heard)) is not None and session.given.private:
        session.trace.append("who they are, and a paper that ends")
        kept = await session.begin(ADDING, {"records": [ending]}, 0.9)
        exact = any(n.kind == "role" and n.mention.matches[0].exact for n in heard.named)
        return await _with_their_job(session, kept) if exact else kept  # a driving instructor trains no companies
    if best.dialog not in (TELLING, OUT_OF_SCOPE):
        return None
    named = [n for n in heard.named if not (n.cue == "current" and n.kind in ("role", "family"))]
    ends = [n.mention.end for n in named if n.mention.of("credential") and n.cue not in ("excluded", "goal")]
    days = [d for d in heard.dates if d.options]
    was = any(_WAS_ON.fullmatch(heard.text, e, d.start) for e in ends for d in days if max(d.options) <= heard.today)
    if (unlisted := _got_on_a_day(heard)) is not None:
        return await _with_their_job(session, await session.begin(ADDING, {"records": [unlisted]}, 0.9))
    told = was or any(_SINCE_OR_TILL.fullmatch(heard.text, end, d.start) for end in ends for d in days)
    records = records_in(heard) if told else []
    if not any(r["ids"] and (r.get("awarded") or r.get("expires")) and not r.get("doubt") for r in records):
        return None
    return await _with_their_job(session, await session.start(Guess(ADDING, 0.9, "it tells when something was done")))


#: "I am a welder in Ireland. My certificate is EN ISO 9606".
_IS_CALLED = pattern(
    r"(?:.{2,80}?[,;.–-]\s*(?:and\s+)?)?(?:my|the)\s+(?:certificate|cert|certification|licen[cs]e|ticket|card|paper|qualification)\s+(?:is|['’]?s)\s+(?:called\s+|an?\s+|the\s+)?"
    r"(?P<name>[\w&+./-]{2,20}(?:\s+[\w&+./-]{1,20}){0,4})\W*",
    re.IGNORECASE,
)
_A_CODE = pattern(r"\d|\b[A-Z]{3,}\b")


async def called_so(session: Session) -> Reply | None:
    """What somebody says their paper is, beside their job or alone, by a name that no state of it has."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.dates or "?" in heard.text or heard.people or heard.teams:
        return None
    said = _IS_CALLED.fullmatch(heard.text)
    if said is None or best.dialog == ADDING or NO_CREDENTIAL.search(said["name"]) or not stripped(said["name"]):
        return None
    if _A_CODE.search(said["name"]) is None:
        return None  # "my certificate is lost"
    named = [n for n in heard.named if n.mention.start >= said.start("name")]
    ids = [m.id for m in named[0].mention.leading("credential")] if named else []
    session.trace.append("what their paper is called")
    current = fill_from_message(session.manager.dialogs[TELLING], heard).slots.get("current")
    told = [await session.begin(TELLING, {"current": current}, 0.9)] if current else []
    kept = await session.begin(ADDING, {"records": [{"ids": ids, "name": said["name"]}]}, 0.9)
    return in_several.together(session, [*told, kept])


#: "…, got my iso 9606-1 on 3.6.2024", up to the day.
_GOT_MY = pattern(
    r".{2,80}?[,;.–-]\s*(?:and\s+)?(?:i\s+|i['’]?ve\s+)?(?:also\s+|just\s+)?(?:got|passed|did|hold|have|renewed|completed)\s+(?:my|the|an?)\s+"
    r"(?P<name>[\w&+./-]{2,20}(?:\s+[\w&+./-]{1,20}){0,4}?)\s+(?:(?:on|in|since|from|at|back)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)


def _got_on_a_day(heard: Heard) -> dict[str, Any] | None:
    """What the catalogue does not have, and was got on a day that is over and ends the message."""
    day = heard.dates[0] if len(heard.dates) == 1 and heard.dates[0].options else None
    if day is None or max(day.options) > heard.today or heard.text[day.end :].strip(" .!"):
        return None
    said = _GOT_MY.fullmatch(heard.text, 0, day.start)
    if said is None or NO_CREDENTIAL.search(said["name"]) or not stripped(said["name"]):
        return None
    if A_PAPER.search(said["name"]) is None and not any(c.isdigit() for c in said["name"]):
        return None  # "got my first child in May"
    if any(n.mention.start < said.end("name") and said.start("name") < n.mention.end for n in heard.named):
        return None
    return dated({"ids": [], "name": said["name"]}, [replace(day, cue="awarded")], heard.today)


#: "Driving instructor here, ADI badge up 14/06/2028": in front of the stop who they are, up to the day what ends.
_HERE = pattern(
    r"\W*(?:(?:hi|hey|hello|ok|so)\W+){0,2}(?:(?:i['’]?m|i\s+am)\s+(?:an?\s+)?[\w\s/-]{3,40}|[\w\s/-]{3,40}?\s+here)\s*[,;.–-]\s*(?:and\s+)?(?:my\s+|the\s+)?"
    r"(?P<name>[\w&+./-]{2,20}(?:\s+[\w&+./-]{1,20}){0,4}?)\s+(?:(?:is|comes|goes|runs)\s+)?"
    r"(?:up|due|out|expires?|ends?|renewal|(?:valid\s+|good\s+)?(?:until|till?))\s+(?:(?:on|in|at|is)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)


def _ends_beside_the_job(heard: Heard) -> dict[str, Any] | None:
    """Of what the catalogue does not have: what it has is heard by itself."""
    day = heard.dates[0] if len(heard.dates) == 1 and heard.dates[0].options else None
    if day is None or max(day.options) <= heard.today or heard.text[day.end :].strip(" .!"):
        return None
    said = _HERE.fullmatch(heard.text, 0, day.start)
    if said is None or A_PAPER.search(said["name"]) is None or NO_CREDENTIAL.search(said["name"]):
        return None
    start, end = said.span("name")
    front = [n for n in heard.named if n.mention.end <= start]
    if not any(n.kind in ("role", "family") for n in front) or any(
        n.mention.of("credential") and n.mention.start < end and start < n.mention.end for n in heard.named
    ):
        return None
    return dated({"ids": [], "name": said["name"]}, [replace(day, cue="expires")], heard.today)


async def _with_their_job(session: Session, kept: Reply) -> Reply:
    """Who they are is kept as well; a question that was left open stays the last."""
    current = fill_from_message(session.manager.dialogs[TELLING], session.heard).slots.get("current")
    if not current or session.state.asking is not None:
        return kept
    return in_several.together(session, [await session.begin(TELLING, {"current": current}, 0.9), kept])


_I_HOLD = pattern(
    r"(?<!\w)(?:(?:have|hold|got|passed|completed|finished|did|earned|achieved|received|obtained|['’]ve|ive)\s+(?:also\s+)?(?:an?|my|the|both)?"
    r"|my)\s*$",
    re.IGNORECASE,
)
_HOLD_REACH = 30


async def a_qualification(session: Session) -> Reply | None:
    """ "I have a Level 3 Diploma in Adult Care": by its whole name, which the catalogue has in parts or not at all."""
    heard, best = session.heard, session.guesses[0]
    told = [
        spot
        for spot in qualifications(heard)
        if _I_HOLD.search(heard.text, max(0, spot.start - _HOLD_REACH), spot.start)
    ]
    alone = any(_nothing_else(heard.text, spot.start, spot.end) for spot in told)
    elsewhere = session.sure and not alone and best.dialog not in (ADDING, TELLING, OUT_OF_SCOPE)
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or elsewhere:
        return None
    if not told or any(r.get("doubt") for r in records_in(heard)):
        return None
    return await session.start(Guess(ADDING, 0.9, "a qualification is told by its whole name"))


#: "So I also have a": as many words come before a name when nothing but it is told.
_BEFORE_A_NAME = 5


def _nothing_else(text: str, start: int, end: int) -> bool:
    """Whether a message tells that somebody has it and no more: then it asks nothing about a part of its name."""
    return len(text[:start].split()) <= _BEFORE_A_NAME and not text[end:].strip(" .!")


_RENEWS = "renew_holding"
_TWO = 2


async def each_on_its_day(session: Session) -> Reply | None:
    """ "I renewed my BLS yesterday, and ACLS is due in 3 weeks": what is said of the one is not of the other."""
    best, heard = session.guesses[0], session.heard
    if best.dialog != _RENEWS or session.state.asking is not None or "?" in heard.text or heard.people:
        return None
    records = records_in(heard)
    days = {tuple(r.get(key, ())) for r in records for key in ("awarded", "expires") if r.get(key)}
    dated = [r for r in records if r["ids"] and not r.get("doubt") and (r.get("awarded") or r.get("expires"))]
    if len(dated) < _TWO or len(dated) != len(records) or len(days) < _TWO:
        return None
    return await session.begin(ADDING, {"records": records}, best.score)


async def in_a_list(session: Session) -> Reply | None:
    """ "CPCS card till 12 January, IPAF till August": nothing but names that the catalogue does not have, and days."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams:
        return None
    if is_of_another(heard.text):
        return None  # "my mate has both. slinger till may 2027, …"
    if (job := _job_till_another(heard)) is not None:
        return await session.begin(TELLING, {"current": job}, 0.9)
    if (best.dialog in _TOLD_ELSE or best.score < _SURELY) and _has_each_on_a_day(heard):
        return await session.start(Guess(ADDING, 0.9, "each has a day of its own"))
    if any(n.mention.of("credential") for n in heard.named) or (session.sure and best.dialog != ADDING):
        return None
    if not each_alone(heard):
        return None
    return await session.start(Guess(ADDING, 0.9, "it is a list of names and days"))


def _job_till_another(heard: Heard) -> str | None:
    """ "Welder till may 2027, driver from june 2027": what begins on a day to come is another job."""
    parts = dated_parts(heard)
    if not any(p.day.cue == "from" and min(p.day.options) > heard.today for p in parts):
        return None
    jobs = [n for n in heard.named if n.kind == "role" and n.mention.start == parts[0].start]
    return jobs[0].mention.of("role")[0].id if len(jobs) == 1 and jobs[0].mention.of("role") else None


def _tells_of_a_paper(heard: Heard, part: Part) -> bool:
    """A year alone is of a skill as well: "Python 2019"."""
    papers = (n.mention for n in heard.named if n.kind == "credential")
    exact = part.day.grain in ("day", "month")
    return exact or (part.day.grain == "year" and any(m.start < part.end and part.start < m.end for m in papers))


_PAPER = r"(?:licen[cs]e|certificat(?:e|ion)|cert|card|ticket|badge|permit|registration|diploma|endorsement)"
#: "Have welding cert ISO 9606-1 from 3.6.2024", "I've a forklift licence too since 2015": up to the day.
_HELD_SINCE = pattern(
    r"\W*(?:(?:hi|hello|hey|and|also|so|ok|well|yes|yeah|btw|oh)\W+){0,3}(?:i\s+(?:(?:also|still|already)\s+)?(?:have|hold|got|had)|i['’]?ve(?:\s+(?:got|had))?|have|hold|got)\s+"
    rf"(?:also\s+)?(?:(?:an?|my|the)\s+)?(?P<name>(?:[\w&+./-]{{1,20}}\s+){{0,4}}?{_PAPER}(?:\s+(?!too\b|also\b|since\b|from\b)[\w&+./-]{{1,20}}){{0,3}}?)"
    r"(?:\s+(?:too|also|as\s+well))?\s+(?:since|from|dated|issued|got\s+it)\s+(?:(?:on|in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


async def held_since(session: Session) -> Reply | None:
    """A paper that they have since a day is no skill, and asks for no advice."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or not heard.dates:
        return None
    said = _HELD_SINCE.fullmatch(heard.text, 0, heard.dates[0].start)
    if said is None or NO_CREDENTIAL.search(said["name"]) or (best.dialog == ADDING and session.sure):
        return None
    records = records_in(heard)
    if not records or any(r.get("doubt") for r in records):
        return None
    session.trace.append("a paper that they have since then")
    return await session.begin(ADDING, {"records": records}, 0.9)


#: What such a list is taken for where it names skills.
_TOLD_ELSE = frozenset({ADDING, TELLING})
_SINCE = pattern(r"(?<!\w)(?:since|for)\s*(?:about\s*)?$", re.IGNORECASE)
_SINCE_REACH = 12
#: Below this it is hardly anything else that is asked.
_SURELY = 0.5


def _has_each_on_a_day(heard: Heard) -> bool:
    """ "Fire marshal Jan 2026, first aid April 2024": nobody tells so of jobs, nor of what they know since a year. What
    is called as a job is, and ends on a day, is a paper: "slinger till may 2027, first aid till 3 june 2026".
    """
    heard = with_same_days(heard)
    parts = dated_parts(heard)
    jobs = [n for n in heard.named if n.kind in ("role", "family") and not n.mention.of("credential")]
    ending = [p for p in parts if p.day.cue in ("until", "expires")]
    if all(n.cue != "current" for n in jobs):
        jobs = [n for n in jobs if not any(p.start == n.mention.start for p in ending)]
    if any(n.mention.start < p.end and p.start < n.mention.end for n in jobs for p in parts):
        return False
    since = (_SINCE.search(heard.text, max(0, p.day.start - _SINCE_REACH), p.day.start) for p in parts)
    got = [p for p, of_long in zip(parts, since, strict=True) if of_long is None and _tells_of_a_paper(heard, p)]
    proof = (*(n.mention for n in heard.named if n.mention.of("credential") or n.mention.of("skill")),)
    proved = any(m.start < p.end and p.start < m.end for m in proof for p in got) or _in_a_year_each(heard, parts)
    return proved and not any(r.get("doubt") for r in records_in(heard))


def _in_a_year_each(heard: Heard, parts: list[Part]) -> bool:
    """ "OSHA 30 2021, EPA 608 universal 1998": nothing else, and some are named as credentials are."""
    certain = [n.mention for n in heard.named if n.kind == "credential" and any(m.exact for m in n.mention.matches)]
    whole = all(any(p.start < end <= p.day.end + 2 for p in parts) for end, _after in segments(heard))
    return whole and any(m.start < p.end and p.start < m.end for m in certain for p in parts)


#: "… renews end of every March", "… is due every year in May".
_RENEWS_THEN = (
    r"renews?|(?:is\s+|comes?\s+)?(?:renewed|up\s+for\s+renewal|due(?:\s+for\s+renewal)?)"
    r"|(?:needs?|has\s+to\s+be)\s+(?:renewing|renewed)"
)
#: "My first aid finish 12 december". What somebody attends ends too, and is no record.
_FINISHES = pattern(
    rf"{OPENING}my\s+(?P<name>(?:(?!course|class|exam|training|study|stud|plan|lesson|bootcamp|contract|shift"
    r"|book|results?|boss|report|team|job|holiday|leave|trial|subscription|budget|deadline|target|degree)[\w&+/-]{1,30}\s+){1,5}?)"
    rf"(?:finish(?:es)?|stops?|ends?|is\s+(?:up|over|done)|terminates?|dies|runs?\s+off|{_RENEWS_THEN})\s+(?:(?:on|in|at|by)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)

#: "My first aid expires every 3 March".
_RUNS_OUT = pattern(
    rf"{OPENING}(?:hmm?\W+)?(?:my\s+(?P<name>(?:[\w&+/-]{{1,30}}\s+){{1,5}}?)(?:expires?|runs?\s+out|lapses?)"
    r"|(?:my\s+)?(?P<paper>(?:[\w&+/-]{1,30}\s+){1,3}?(?:licen[cs]e|card|ticket|badge|permit|pin|registration|membership|subscription))\s+(?:is|comes\s+up|falls))\s+(?:(?:on|in|at|by)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


#: "SIA door supervisor licence expires 30 November", also without "my": what ends so is a paper.
_A_PAPER = pattern(
    r"\W*(?:(?:hi|hello|hey|and|also|so|ok|right|well|then|my)\W+)*(?P<name>(?:[\w&+/-]{1,30}\s+){1,5}?(?:licen[cs]e|card|cert(?:ificate)?|ticket|badge|permit|pass|pin|registration|membership))[\s,]+"
    rf"(?:(?:(?:it\s+)?(?:expires?|expiring|runs?\s+out|is\s+(?:valid|good)|valid|good|lapses?|ends?|is\s+up|{_RENEWS_THEN}))\s+|(?=(?:un)?till?\s))"
    r"(?:(?:on|in|at|by|until|till?|thru)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


async def finishes(session: Session) -> Reply | None:
    """What is theirs and finishes on a day expires then; it is nothing that they study."""
    heard = in_its_year(session.heard)
    said = _FINISHES.match(heard.text) or _A_PAPER.match(heard.text)
    if said is None and heard is not session.heard:
        said = _RUNS_OUT.match(heard.text)
    if said is None or heard.people or heard.teams or "?" in heard.text:
        return None
    if session.state.asking is not None and not _is_another(session, session.state.asking, _name(said)):
        return None
    if _name(said).casefold().startswith("our ") or has_an_owner(_name(said)):
        return None  # of a firm: "our TLS certificate"
    if len(heard.dates) != 1 or not heard.dates[0].options or heard.dates[0].start > said.end() + 7:
        return None
    known = [n for n in heard.named if n.mention.of("credential") and n.mention.start < said.end(said.lastgroup or 0)]
    if not known and (not stripped(_name(said)) or NO_CREDENTIAL.search(_name(said).split()[-1])):
        return None  # "the new card" is of the one that was talked of
    record = next(iter(records_in(heard)), {}) if known else {}
    if record.get("doubt") not in (None, "planned"):
        return None
    if len(every := records_in(heard)) > 1 and not any(r.get("doubt") for r in every):
        return await session.begin(ADDING, {"records": every}, 0.9)  # "…, and my D licence says 2031 on the back"
    day = replace(heard.dates[0], cue="expires")
    name = _name(said).strip() if known else stripped(_name(said)) or _name(said).strip()
    record = dated({"ids": record.get("ids", []), "name": name}, [day], heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _name(said: re.Match[str]) -> str:
    return next(name for name in said.groupdict().values() if name)


def _is_another(session: Session, frame: Frame, name: str) -> bool:
    """ "HGV licence runs out in March", when a day of the driver CPC was asked: none of its words is of that. To a
    question of advice it is no answer at all.
    """
    if not session.dialog(frame).writes:
        return True
    asked = [i for r in frame.slots.get("records") or () if isinstance(r, dict) for i in r.get("ids", ())]
    if frame.dialog not in KEEP_A_DATE or not asked:
        return False
    credentials, phrases = session.manager.knowledge.catalogue.credentials, session.manager.phrases
    of_it = {w for i in asked if i in credentials for w in key(" ".join(_names(credentials[i]))).split()}
    told = set(key(name).split()) - {*phrases.common, *phrases.generic}
    return bool(told) and told.isdisjoint(of_it)


def _names(credential: Credential) -> tuple[str, ...]:
    return (credential.name, *credential.aliases, *credential.acronyms)
