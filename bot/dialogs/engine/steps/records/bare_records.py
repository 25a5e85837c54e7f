"""Messages that are nothing but a record, a credential or a skill and its days: "AHA BLS til 31 May", "bls expired
last month", "I have first aid till 3 March 2027, and 2 kids".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import ends_alone
from bot.dialogs.engine.said_parts import number_at
from bot.dialogs.engine.said_records import dated, records_in, skills_that_end
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.unlisted_held import whether
from bot.dialogs.engine.steps.records.which_record import named as named_ones
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: All that may stand around the names and the days.
AROUND_A_RECORD = frozenset(
    """
    a an and n but also my the i i've ive have got had hold it its it's is was in on at to of for from since until til
    till through thru up good valid expires expire expired expiring ends ended ran runs out lapsed lapses due renewed
    passed earned received issued dated award awarded certified certificate cert card licence license provider private
    privately keep that thats that's please pls one ones this too as well year years month old date expiry day just
    same time dates own me mine with both together each all them did done nearly almost about roughly maybe think comes
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_SPEAKS_OF_DAYS = pattern(
    r"(?<!\w)(?:un)?(?:til|till)(?!\w)|(?<!\w)(?:until|through|thru|valid|good|(?:is|are|comes)\s+up|expire[sd]?|expiring|ends?|ended|ran\s+out|runs\s+out"
    r"|lapse[sd]?|since|was|passed|done|did|got|earned|received|issued|awarded|have|hold|had)(?!\w)",
    re.IGNORECASE,
)


#: "A forklift licence since 2015" is more than what they know.
_PAPER = pattern(r"\b(?:licen[cs]e|certificate|cert|card|ticket|badge|permit|registration|diploma)\b", re.IGNORECASE)
#: "Working with children check till 12 Jan 2029".
_PAPER_OR_CHECK = pattern(rf"{_PAPER.pattern}|\w\s+check$", re.IGNORECASE)
_CORRECTS, _RENEWS, _LISTS = "correct_holding", "renew_holding", "list_holdings"


async def only_a_record(session: Session) -> Reply | None:
    """Such a message is kept, whatever else its words resemble; a question for a day may be answered by it."""
    heard, frame = session.heard, session.state.waiting
    named = [n for n in heard.named if n.mention.of("credential")]
    if frame is not None and frame.dialog in KEEP_A_DATE and not _is_another(frame, named):
        return None
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
    spans += [said.span() for n in named if (said := number_at(heard.text, n.mention.end)) is not None]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    # "AHA BLS on 3 March 2025" of a day that is over tells of it as well, where nothing is asked.
    over = session.state.asking is None and all(d.options and max(d.options) <= heard.today for d in heard.dates)
    if not AROUND_A_RECORD.issuperset(rest) or not (over or _SPEAKS_OF_DAYS.search(heard.text)):
        return None
    best = session.guesses[0] if session.guesses else None
    anyway = best is not None and best.dialog in KEEP_A_DATE and session.sure and session.of_records()
    if anyway and not await _corrects_none(session, named):
        return None  # it is heard as that; less sure it would be taken for a question about what is named
    if frame is not None:
        session.state.stack.remove(frame)
    return await session.start(Guess(ADDING, 0.9, "it is a credential and its days"))


_DATING = "date_holding"


def _is_another(frame: Frame, named: list[Named]) -> bool:
    """ "And CIA till 31 Dec", where until when the ACCA is paid was asked."""
    asked = {i for r in frame.slots.get("records") or () if isinstance(r, dict) for i in r.get("ids", ())}
    return frame.dialog == _DATING and bool(asked) and not any(m.id in asked for n in named for m in n.mention.matches)


#: All that may stand around skills and how long one has them.
_AROUND_SKILLS = frozenset(
    """
    i i've ive i'm im have got had done do doing a an the and n also in with of for since about over around almost
    couple few some bit lot lots of little use used using know known work worked working years year yrs months plus now
    already professionally daily too my
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_FOR_SO_LONG = pattern(
    r"(?<!\w)(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|ten|few|couple\s+of)\s?\+?\s?(?:years?|yrs?)|since)(?!\w)",
    re.IGNORECASE,
)
_SINCE_REACH = 14


async def only_skills(session: Session) -> Reply | None:
    """ "I've done python for 2 years and docker for 3", with nothing else: what they know, and no search."""
    heard, frame = session.heard, session.state.waiting
    if "?" in heard.text or heard.people or heard.teams or not heard.named:
        return None
    if frame is not None and frame.dialog in KEEP_A_DATE:
        return None
    skills = all(
        n.mention.of("skill") and n.kind != "credential" and n.cue in (None, "held", "known") and not n.doubt
        for n in heard.named
    )
    of_long = all(_FOR_SO_LONG.search(heard.text, max(0, d.start - _SINCE_REACH), d.end) for d in heard.dates)
    if not skills or not of_long or not _FOR_SO_LONG.search(heard.text) or _PAPER.search(heard.text):
        return None
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + [(d.start, d.end) for d in heard.dates]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans) and not w.text.isdigit()]
    if not _AROUND_SKILLS.issuperset(rest):
        return None
    known = [m.id for n in heard.named for m in n.mention.of("skill")[:1]]
    session.trace.append("skills, and how long they have them")
    return await session.begin(TELLING, {"known": known}, 0.9)


#: "Stewarts is up in jan" may as well be his.
_OF_SOMEBODY = pattern(
    r"[a-z]{3,14}['’]?s(?:\s+(?:one|card|ticket|cert|badge|licen[cs]e))?|[A-Z][a-z]{2,13}['’]?s(?:\s+\w+)?"
)


async def an_unknown_one(session: Session) -> Reply | None:
    """ "VCA expires 12 Nov": one that the catalogue does not have and they do not hold yet puts no other one right."""
    heard, frame, records = session.heard, session.state.waiting, session.given.records
    if heard.named or heard.people or heard.teams or "?" in heard.text or records is None or not session.given.private:
        return None
    said, best = ends_alone(heard), session.guesses[0].dialog
    lists = best == _LISTS and said is not None and _PAPER.search(said[0]) is not None  # "hiab ticket lapsed in june"
    if best not in (ADDING, _CORRECTS, _RENEWS) and session.sure and not lists:
        return None  # "who expires before June"
    if said is None or (frame is not None and frame.dialog in KEEP_A_DATE):
        return None
    name, day = said
    phrases, words = session.manager.phrases, set(key(name).split())
    plain = words <= {*_ITS, *phrases.common}
    if (
        not stripped(name)
        or (plain and (words <= _ITS or _PAPER_OR_CHECK.search(name) is None))
        or called_so(key(name), await records.holdings(), session.manager.phrases, session.manager.knowledge.catalogue)
    ):
        return None
    record = dated({"ids": [], "name": name}, [day], heard.today)
    if plain or _OF_SOMEBODY.fullmatch(name):  # "state license renewal 12/31" is of no other one that is held
        return whether(session, record)
    session.trace.append("a credential of another name, and its end")
    return await session.begin(ADDING, {"records": [record]}, 0.9)


#: "The new card expires 12 Nov" is of the one that was talked of.
_ITS = frozenset(
    """
    the a an my its this that new old card cert certificate licence license ticket badge one mine date day expiry
    registration membership first second last other updated renewed actual real correct right now actually which ones
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def _corrects_none(session: Session, named: list[Named]) -> bool:
    """ "First aid at work was 3 years ago" puts nothing right of who holds none."""
    renews = session.guesses[0].dialog == _RENEWS and "renew" not in session.heard.text.casefold()
    if not (renews or session.guesses[0].dialog == _CORRECTS) or session.given.records is None:
        return False
    ids = {m.id for n in named for m in n.mention.of("credential")}
    return not any(h.credential in ids for h in await session.given.records.holdings())


#: What "and first aid which runs out in april" resembles of who leads nobody, and tells of one's own.
_SEARCHES, _OF_A_TEAM = "credential_for_skill", "team_expiring"


async def skill_that_ends(session: Session) -> Reply | None:
    """What one knows ends on no day; None where something is asked, or more of it is doubtful."""
    heard, best = session.heard, session.guesses[0]
    likely = best.dialog in (TELLING, OUT_OF_SCOPE, _SEARCHES, *(() if heard.leads else (_OF_A_TEAM,)))
    if session.state.asking is not None or not skills_that_end(heard):
        return None
    if best.dialog in (_CORRECTS, _RENEWS):  # "n first aid that goes out of date in march", beside another that is held
        likely = session.given.records is not None and not await named_ones(session, 0)
    if not (likely or not session.sure) or "?" in heard.text or heard.people or heard.teams:
        return None
    records = [r for r in records_in(heard) if r.get("awarded") or r.get("expires")]
    if not records or any(r.get("doubt") for r in records):
        return None
    ends = skills_that_end(heard)
    for record in records if len(ends) == len(records) == 1 else ():
        before = [n.mention for n in heard.named if n.mention.end < ends[0].start and n.kind in ("skill", "issuer")]
        if not record["ids"] and before and before[-1].start >= heard.text.find(record["name"]):
            record["name"] = heard.text[ends[0].start : ends[0].end]  # "i know python and docker, first aid till …"
    session.trace.append("a skill that ends on a day is a paper")
    return await session.begin(ADDING, {"records": records}, 0.9)
