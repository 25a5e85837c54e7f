"""What was just talked of or told, or is studied: "passed the analytics one!", "got mine in March 2024", "got it in
May". It is held from that day on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import speaks_of_another
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, note, paragraph
from bot.patterns import pattern
from bot.translation import _

_PASSED = pattern(
    r"\b(?:passed|got|did|done|finished|completed|cleared|aced|earned)\s+(?:with\s+)?(?:the|that|my)\s+(?P<name>[\w+&'’-]{2,20}(?:\s[\w+&'’-]{2,20}){0,2}?)\s+"
    r"(?:one|exam|test|cert(?:ificat\w*)?|course|thing|badge)\b",
    re.IGNORECASE,
)
#: "I finished hubspot yesterday, was easy": called by one word of its name.
_BY_A_WORD = pattern(
    r"\b(?:passed|finished|completed|cleared|aced)\s+(?:with\s+)?(?:(?:the|my)\s+)?(?P<name>[\w+&'’-]{3,20})(?=\W*$|[.,;!]|\s+(?:today|yesterday|tonight|now|finally|already|last|this|on)\b)",
    re.IGNORECASE,
)
_NOT_YET = pattern(
    r"\b(?:should|could|would|might|wish|mocks?|practice|next|tomorrow|sale|wrong|not|never|almost|nearly|half|if|when|once|until"
    r"|fail\w*)\b|n['’]t\b|\?|%",
    re.IGNORECASE,
)
#: All that stands in front: "Kevin passed the analytics one" is his.
_OWN_DEED = pattern(
    rf"{OPENING}(?:(?:and|so|but|yay|guess\s+what|done|finished|yes+|yep|news|good|great|wo+h?o+|hooray|hey|update|i|i['’]?ve|ive|have|just|finally|also|already|actually|today|yesterday)\W+){{0,6}}",
    re.IGNORECASE,
)


async def passed(session: Session) -> Reply | None:
    """It is kept; None unless one thing that was talked of has all that is said in its name."""
    heard, records, frame = session.heard, session.given.records, session.state.waiting
    said = _PASSED.search(heard.text) or _by_a_word(session)
    if records is None or said is None or not session.given.private or _NOT_YET.search(heard.text):
        return None
    if _OWN_DEED.fullmatch(heard.text, 0, said.start()) is None or heard.days_ahead():
        return None
    if frame is not None or heard.people or speaks_of_another(heard.text):
        return None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    words, known = set(key(said["name"]).split()), session.manager.knowledge.catalogue.credentials
    studied = [s.credential for s in await records.studies() if s.credential]
    found = [i for i in dict.fromkeys((*studied, *_talked_of(session))) if i in known]
    meant = [i for i in found if words and words <= set(key(" ".join((known[i].name, *known[i].aliases))).split())]
    if len(meant) != 1 or meant[0] in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("what was talked of is passed")
    record = dated({"ids": meant, "name": known[meant[0]].name}, heard.dates, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _by_a_word(session: Session) -> re.Match[str] | None:
    said, phrases = _BY_A_WORD.search(session.heard.text), session.manager.phrases
    if said is None or {*phrases.common, *phrases.generic} & set(key(said["name"]).split()):
        return None
    return said


def _talked_of(session: Session) -> Iterator[str]:
    """The credentials of the last answers."""
    yield from session.state.focus.credentials
    for frame in reversed(session.state.done):
        for value in frame.slots.values():
            yield from (
                [value]
                if isinstance(value, str)
                else [v for v in value if isinstance(v, str)]
                if isinstance(value, list)
                else ()
            )


MINE = pattern(
    rf"\W*(?:(?:and|so|ok|okay|but|well|oh|thanks|ah|i|i['’]?ve|have)\W+){{0,5}}"
    rf"(?:(?:got|did|done|passed|had|earned|renewed|completed|took)\s+mine|mine(?:['’]?s|\s+(?:has|have|is|was|just|only|already|actually|prob(?:ably)?)){{0,3}}\s+(?:(?:expires?|expired|ends?|ended|lapsed|lapses|runs?\s+out|ran\s+out|went\s+out(?:\s+of\s+date)?|is|was|(?:been\s+)?(?:up|out(?:\s+of\s+date)?|over|dead|gone))(?!\w))|mine['’]s)"
    rf"\s+(?:(?:back|in|on|from|at|around|about|valid|good|till?|until|got|since|done)\s+){{0,3}}(?:the\s+)?{A_DAY}"
    rf"(?:\W{{1,3}}(?:in\s+)?{A_DAY})?\W*(?:(?:i\s+think|maybe|or\s+so|roughly|about|btw|lol|haha|oops|tho|though|already|sadly|mate|ffs|damn|argh|whoops|unfortunately)\W*){{0,3}}",
    re.IGNORECASE,
)


#: "Mine ran out", "mine's been out since": the day of it is its end.
_ENDED = pattern(
    r"\bmine\b(?:['’]?s)?(?:\s+\w+){0,3}?\s+(?:expired|ended|lapsed|ran\s+out|went\s+out|out|up|over|dead|gone|expires?|runs?\s+out)\b"
    r"|\bmines\s+(?:been\s+)?(?:out|up|over|dead|gone|expired|lapsed)\b",
    re.IGNORECASE,
)
#: "Mine's up in February" is of the one to come.
_ENDED_THEN = pattern(
    r"\b(?:expired|ended|lapsed|ran|went|was|were|been|since|has|ha[sd]n['’]?t|dead|gone|over|out)\b(?<!runs\sout)",
    re.IGNORECASE,
)
_ENDED_ONCE = pattern(
    rf"{OPENING}mine(?:['’]?s|\s+(?:has|have|is|was|just|only|already|actually|prob(?:ably)?)){{0,3}}\s+(?:(?:been\s+)?(?:expired|lapsed|ran\s+out|run\s+out|went\s+out|out\s+of\s+date|up|over|gone))"
    r"(?:\W+(?:ages|a\s+while|long|some\s+time|ago|back|already|now|i\s+think|lol|haha|oops|tho|though|mate|ffs|damn|a|bit)){0,8}\W*",
    re.IGNORECASE,
)
_TELLS = "holding_status"


async def mine_ended(session: Session) -> Reply | None:
    """ "Mine has expired", of what was talked of: when is asked."""
    heard, records, at = session.heard, session.given.records, session.state.focus.at
    if records is None or not session.given.private or at is None or heard.dates or "?" in heard.text:
        return None
    if session.state.asking is not None or heard.named or heard.people or heard.teams:
        return None
    if _ENDED_ONCE.fullmatch(heard.text) is None or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("theirs ran out, of what was talked of")
    return await session.begin(_TELLS, {"credential": [at]}, 0.9)


async def mine(session: Session) -> Reply | None:
    """None where nothing was talked of, or they hold it: then the day is one of what is kept."""
    heard, records, at = session.heard, session.given.records, session.state.focus.at
    if records is None or not session.given.private or at is None or "?" in heard.text or not heard.dates:
        return None
    if session.state.asking is not None or heard.named or heard.people or heard.teams:
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(at)
    if MINE.fullmatch(heard.marked) is None or credential is None:
        return None
    if any(h.credential == at for h in await records.holdings()):
        return None
    if _IS_THEN.fullmatch(heard.marked) and heard.dates[0].year_guessed:
        return _start_or_end(session, at, credential.name)
    session.trace.append("they hold what was talked of")
    days = _in_its_year(list(heard.dates))
    if _ENDED.search(heard.marked) and len(days) == 1:
        coming = list(heard.ahead())[:1] if not _ENDED_THEN.search(heard.marked) else []
        days = [replace(day, cue="expires") for day in coming or days]
    record = dated({"ids": [at], "name": credential.name}, days, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


#: "Mine is on 12 January" says nothing of which day of it.
_IS_THEN = pattern(
    rf"\W*(?:\w+\W+){{0,3}}?mine(?:\s+is|['’]s)\s+(?:(?:on|in|at|around|about)\s+)?(?:the\s+)?{A_DAY}\W*",
    re.IGNORECASE,
)


def _start_or_end(session: Session, credential: str, name: str) -> Reply:
    heard = session.heard
    session.trace.append("a day of theirs, and not of what")
    session.understood = (ADDING, 0.6)
    got = dated({"ids": [credential], "name": name}, [replace(heard.dates[0], cue="awarded")], heard.today)
    # Read apart from "on", which speaks of a day behind us.
    said = heard.text[heard.dates[0].start : heard.dates[0].end]
    ahead = find_dates(said, heard.today, heard.day_first, asked="ahead")
    ends = dated({"ids": [credential], "name": name}, [replace(d, cue="expires") for d in ahead], heard.today)
    text = _("Does your {name} expire then, or did you get it on that day? I noted nothing yet.")
    buttons = (
        begin(_("It expires then"), ADDING, records=[ends]),
        begin(_("I got it then"), ADDING, records=[got]),
    )
    return Reply(parts=(paragraph(text, name=bold(name)),), buttons=buttons)


_AND_MINE = pattern(r"\W{1,4}(?:(?:and|but|while)\s+)?(?=(?:i\s+(?:got|did|passed|renewed)\s+)?mine\b)", re.IGNORECASE)


async def beside_anothers(session: Session) -> Reply | None:
    """None where it is not plain what is theirs; of the other one nothing is kept, and that is said."""
    heard, records = session.heard, session.given.records
    joint = _AND_MINE.search(heard.text)
    if joint is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    named = [n for n in heard.named if n.mention.of("credential")]
    if len(named) != 1 or named[0].doubt != "another" or named[0].mention.end > joint.start() or "?" in heard.text:
        return None
    ids, name = ids_of(named[0]), heard.text[named[0].mention.start : named[0].mention.end]
    with session.hearing(heard.text[joint.end() :]) as mine:
        if MINE.fullmatch(mine.marked) is None or mine.named:
            return None
        record = dated({"ids": ids, "name": name}, _in_its_year(list(mine.dates)), mine.today)
    session.trace.append("theirs, beside that of another")
    kept = await session.begin(ADDING, {"records": [record]}, 0.9)
    said = _("What is somebody else's I keep not; I noted yours alone.")
    return Reply(parts=(note(said),)).plus(kept)


def _in_its_year(days: list[SaidDate]) -> list[SaidDate]:
    """ "In 2019, Feb I think" is a month of that year."""
    years = [d for d in days if d.grain == "year" and d.options]
    others = [d for d in days if d.grain in ("month", "day") and d.year_guessed and len(d.options) == 1]
    if len(days) == 1 or len(years) != 1 or len(others) != 1:
        return days[:1]
    day = others[0].options[0]
    return [
        replace(others[0], options=(add_months(day, 12 * (years[0].options[0].year - day.year)),), cue=years[0].cue)
    ]


_AROUND = pattern(
    r"(?:\W*\b(?:and|so|ok|oh|yes|yeah|well|hm+|i|i['’]ve|ive|it|it['’]s|its|this|that|the|they|both|all|was|were|is|are|have|had|has|got|get|did|done"
    r"|passed|earned|received|issued|awarded|expir\w+|ends?|ending|runs?|run|out|up|due|valid|good|till?|until|through|since|from|in|on|at|of|by|back"
    r"|around|about|roughly|sometime|think|guess|must|been|be|will|year|month)\b){0,12}\W*",
    re.IGNORECASE,
)


#: "Got it in May" is of one, whichever.
_ALL = pattern(r"\b(?:both|all|they|each)\b", re.IGNORECASE)


async def day_of_the_held(session: Session) -> Reply | None:
    """None where anything else is said with the day, or is being asked."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != TELLING or session.state.asking is not None or len(heard.dates) != 1:
        return None
    if session.given.records is None or not session.given.private or heard.named or "?" in heard.text:
        return None
    known = session.manager.knowledge.catalogue.credentials
    held = [i for i in last.slots.get("held") or () if i in known]
    if not held or heard.people or not _AROUND.fullmatch(heard.undated):
        return None
    if len(held) > 1 and not _ALL.search(heard.text):
        return None
    session.trace.append("the day of what was told to be held")
    records = [dated({"ids": [i], "name": known[i].name}, heard.dates, heard.today) for i in held]
    return await session.begin(ADDING, {"records": records}, 0.9)
