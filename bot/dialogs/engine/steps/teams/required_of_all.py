"""What a whole team needs, in other words: "make that a must for all by summer", "first aid for everyone, but not
for Ana", "every driver needs the Driver CPC".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.until_a_day import is_no_name
from bot.dialogs.engine.steps.teams.signs import signed
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_REQUIRES = "require_credential"
_POLITE = (
    r"(?:and|so|ok|okay|hm+|right|great|good|cool|well|then|now|please|pls|can|could|you|we|i|let['’]?s|lets|just)"
)
_START = rf"\W*(?:{_POLITE}\W+){{0,6}}"
_IT = r"(?:(?P<it>it|that|this|that\s+one|this\s+one|one)|(?P<both>both|them|those|these|both\s+of\s+(?:them|those)))"
_MUST = (
    r"(?:(?:an?\s+)?(?:must(?:[\s-]?have)?|requirement|mandatory|compulsory|obligatory|required|needed|condition|duty))"
)
_ALL = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|they(?:\s+all)?|we(?:\s+all)?|both(?:\s+of\s+(?:them|us))?|them(?:\s+all|\s+both)?|us(?:\s+all)?"
    r"|(?:the|my|our)\s+(?:whole\s+|entire\s+)?(?:team|crew|squad|group|ward|people|staff|lot|guys|lads))"
)
_END = r"(?:[\s,]+(?:too|as\s+well|then|now|please|pls|(?:by|before|until|till|from|on|at|in|the\s+end\s+of)|¤))*\W*"
_SAID = tuple(
    pattern(_START + way + _END, re.IGNORECASE)
    for way in (
        rf"(?:make|set|mark|put)\s+{_IT}(?:\s+(?:down|in))?(?:\s+as)?\s+{_MUST}(?:\s+(?:for|of)\s+{_ALL})?",
        rf"{_ALL}\s+(?:all\s+|both\s+)?(?:needs?|must|has\s+to|have\s+to|should|shall)(?:\s+to)?(?:\s+(?:have|get|hold|pass|do))?\s+{_IT}",
        rf"(?:nobody|no\s?one)\s+(?:should|must|may|can|shall)\s+(?:be\s+(?:here\s+)?without|lack|miss)\s+{_IT}",
        rf"(?:require|demand)\s+{_IT}(?:\s+(?:of|from|for)\s+{_ALL})?",
        rf"(?:want|need|require)\s+{_ALL}\s+to\s+(?:have|get|hold|pass|do)\s+{_IT}",
        rf"{_IT}(?:['’]?s|\s+is|\s+are|\s+should\s+be|\s+becomes?|\s+will\s+be)?\s+{_MUST}\s+(?:for|of)\s+{_ALL}",
    )
)
_MOST = 3


async def that_one(session: Session) -> Reply | None:
    """None unless a lead says that alone, and names nothing; right after a requirement "it" is that one."""
    heard, last, focus = session.heard, session.state.last, session.state.focus
    if not heard.leads or heard.named or heard.people or "?" in heard.text:
        return None
    said = next((m for way in _SAID if (m := way.fullmatch(heard.marked))), None)
    if said is None or last is None:
        return None
    if is_of_teams(last.dialog):
        return await _of_the_look(session, last) if said["it"] else None
    shown = [focus.at] if focus.at and said["it"] else list(focus.credentials)
    catalogue = session.manager.knowledge.catalogue
    meant = [catalogue.credentials[one] for one in shown if one in catalogue.credentials]
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    slots.pop("wanted", None)
    slots.pop("needed", None)
    if len(meant) == 1 or (said["both"] and 1 < len(meant) <= _MOST):
        slots["wanted"] = [{"name": short_name(one), "ids": [one.id], "skill": None} for one in meant]
    session.trace.append("what was just looked at is required")
    return await session.begin(_REQUIRES, slots, 0.9)


async def _of_the_look(session: Session, last: Frame) -> Reply | None:
    """ "They all need it, by March", right after it was asked who has it."""
    catalogue, before = session.manager.knowledge.catalogue, last.slots.get("wanted") or []
    if last.dialog == "show_requirements" and len(before) == 1 and not last.slots.get("requirement"):
        return await _required_too(session, last, before[0])
    ids, skills = last.slots.get("credential") or [], last.slots.get("skills") or []
    if last.dialog != "who_holds" or len(skills) > 1 or not (ids or skills):
        return None
    one = catalogue.credentials.get(ids[0]) if ids else None
    name = short_name(one) if one is not None else catalogue.skills[skills[0]].name.lower() if skills else ""
    if not name:
        return None
    return await _required_too(session, last, {"name": name, "ids": list(ids), "skill": None if ids else skills[0]})


async def _required_too(session: Session, last: Frame, wanted: dict[str, Any]) -> Reply:
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], session.heard).slots
    kept = {key: value for key, value in slots.items() if key == "due"}
    team = last.slots.get("team") or session.state.focus.team
    session.trace.append("what was just asked for is required")
    return await session.begin(_REQUIRES, {**kept, "wanted": [wanted], **({"team": team} if team else {})}, 0.9)


_EVERYBODY = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|they\s+all|them\s+all|all\s+(?:staff|members|people|nurses|drivers|carers|guards)"
    r"|(?:the|my)\s+(?:whole|entire)\s+(?:team|crew|ward|group|lot))"
)
_WORDS = (
    r"(?:training|cert\w*|card|course|ticket|licen[cs]e|please|pls|valid|current|an?|the|then|now|latest|is|as|well|required|needed|mandatory|a\s+must"
    r"|by|before|until|till|on|at|the\s+end\s+of)"
)
_BIT = rf"(?:[\s,;:–-]*(?:{_WORDS}|_|¤))*[\s,;:–-]*"
#: "Þ" is whoever is named, "_" the credential.
_NOT_THEY = (
    r"(?:but\s+not|but|except(?:\s+for)?|not|apart\s+from|excluding|without|only\s+not|minus)\s+(?:for\s+)?"
    r"Þ(?:\s*(?:,|and|&|or)\s*(?:for\s+)?Þ)*"
)
_BUT = rf"[\s,;–-]*\(?{_NOT_THEY}\)?"
_FOR_EVERYBODY = (
    pattern(
        rf"{ASKING}{_BIT}\bfor\s+{_EVERYBODY}(?:{_BUT})?{_BIT}(?:{_BUT})?\W*",
        re.IGNORECASE,
    ),
    pattern(
        rf"{ASKING}{_EVERYBODY}(?:{_BUT})\s+(?:needs?|must|has\s+to|have\s+to|should)(?:\s+(?:to\s+)?(?:have|get|hold|do|pass|renew))?{_BIT}\W*",
        re.IGNORECASE,
    ),
)
_LONGEST = 200


#: "And first aid, just for two of them", right after something else was said to be needed.
_OF_SO_MANY = pattern(
    rf"{ASKING}{_BIT}(?:but\s+|and\s+)?(?:just|only|at\s+least)?\s*(?:for\s+|by\s+|of\s+)?(?:just\s+|only\s+|at\s+least\s+)?(?:\d{{1,2}}|two|three|four|five|six)\s+(?:of\s+(?:them|us)|people|ppl|staff|members|persons?){_BIT}(?:(?:is|are)\s+enough|will\s+do)?\W*",
    re.IGNORECASE,
)


#: "Manual handling too pls, by march", "and allergens as well", right after something was required; a day is "¤".
_TOO = pattern(
    rf"{ASKING}(?:(?:the|also|plus)\s+)?(?P<what>(?!\b(?:me|i|we|they|it|that|this|same)\b)[\w&+/'-]{{2,30}}(?:\s+[\w&+/'-]{{1,30}}){{0,4}}?)\s+(?:too|as\s+well|also|aswell)"
    rf"(?:\W+(?:please|pls|then))*(?:\W+(?:(?:by|before|until|till)\s+)?(?:the\s+)?(?:end\s+of\s+)?{A_DAY})?(?:\W+(?:please|pls))*\W*",
    re.IGNORECASE,
)
_OF_NEEDS = frozenset({_REQUIRES, "change_requirement", "show_requirements"})


async def too(session: Session) -> Reply | None:
    """One thing more that is needed: of who leads, and tells nothing of themselves."""
    heard, last = session.heard, session.state.last
    if not heard.leads or last is None or last.dialog not in _OF_NEEDS or session.state.asking is not None:
        return None
    said = _TOO.fullmatch(heard.marked) if not heard.people and not heard.teams and "?" not in heard.text else None
    if said is None or is_no_name(session, said["what"]):
        return None
    if said["what"].casefold() in {team.name.casefold() for team in session.given.circle.teams}:
        return None  # "audit too" may be of the team
    session.trace.append("one thing more is needed")
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    kept = {key: value for key, value in slots.items() if key in ("wanted", "due")}
    kept.setdefault("wanted", [{"name": said["what"], "ids": [], "skill": None}])
    team = last.slots.get("team")
    return await session.begin(_REQUIRES, {**kept, **({"team": team} if team else {})}, 0.9)


async def by_so_many(session: Session) -> Reply | None:
    """None unless one thing is named, by how many, and nothing else."""
    heard, last = session.heard, session.state.last
    if not heard.leads or last is None or not is_of_teams(last.dialog) or session.state.asking is not None:
        return None
    if heard.people or "?" in heard.text or len(heard.named) != 1 or heard.named[0].kind not in ("credential", "skill"):
        return None
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    if not slots.get("needed") or not slots.get("wanted") or not _OF_SO_MANY.fullmatch(signed(heard)):
        return None
    session.trace.append("something is needed of so many")
    return await session.begin(_REQUIRES, slots, 0.9)


async def but_not_of(session: Session) -> Reply | None:
    """None unless something is named for everybody, by a day or but for somebody, and nothing else is said."""
    heard = session.heard
    what = [n for n in heard.named if n.kind in ("credential", "skill")]
    if not heard.leads or session.state.asking is not None or not what or len(what) != len(heard.named):
        return None
    if not (heard.dates or heard.people) or "?" in heard.text or len(heard.text) > _LONGEST:
        return None
    if not any(way.fullmatch(signed(heard)) for way in _FOR_EVERYBODY):
        return None
    session.trace.append("something is needed of everybody")
    return await session.begin(_REQUIRES, fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots, 0.9)


_HERE = r"(?:\s+(?:here|in\s+(?:my|the|our)\s+team|of\s+mine|on\s+(?:the|my)\s+\w+))?"
_OF_A_JOB = pattern(
    rf"{ASKING}(?:(?:every|each)(?:\s+single)?\s+(?:one\s+of\s+(?:my|our|the)\s+)?(?P<one>[^\W\d_][\w-]{{2,20}}){_HERE}"
    rf"|all\s+(?:of\s+)?(?:(?:my|our|the)\s+)?(?P<many>[^\W\d_][\w-]{{2,20}}s){_HERE})\s+"
    r"(?:needs?|must|has\s+to|have\s+to|should|ought\s+to|is\s+to|are\s+to|requires?)"
    r"(?:\s+(?:to\s+)?(?:have|get|hold|do|pass|renew|be))?\s+(?P<what>.{2,80})",
    re.IGNORECASE,
)
_NO_JOB = frozenset(
    """
    one body person persons people member members team teams two three day week month year time exam exams cert certs
    certificate credential course courses record records card cards
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def of_a_job(session: Session) -> Reply | None:
    """Of whoever leads a team; that it counts for all of them is said beside it."""
    heard = session.heard
    said = _OF_A_JOB.fullmatch(heard.text) if heard.leads and "?" not in heard.text else None
    if said is None or session.state.asking is not None or heard.people or heard.teams:
        return None
    job = (said["one"] or said["many"]).casefold()
    named = [n for n in heard.named if n.kind in ("credential", "skill") and n.mention.start >= said.start("what")]
    if job in _NO_JOB or not named:
        return None
    session.trace.append("something is needed of all who do a job")
    alone = replace(heard, unknown_team=None)
    reply = await session.begin(_REQUIRES, fill_from_message(session.manager.dialogs[_REQUIRES], alone).slots, 0.9)
    text = _("I know no jobs of members: it counts for everybody in the team. Exempt whom it is not meant for.")
    return Reply(parts=(*reply.parts, note(text)), buttons=reply.buttons)
