"""The last change of a team once more: "same for Data, but by March", "and another one called Data", "remind them"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_slots import DecisionSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import TextSlot
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.team_slots import lacks
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams.membership import LONGEST_NAME

_START = r"^\W*(?:(?:ok|okay|yes|oh|please|pls|now|then|and|also|plus|do)\W+)*"
_SAME = pattern(
    rf"{_START}(?:the\s+)?same\s+(?:thing\s+)?(?:again\s+)?(?:for|in|with|to|goes\s+for)\b|^\W*(?:and|also|plus)\W+(?:also\s+)?(?:for|in|to)\b",
    re.IGNORECASE,
)
_THE_OTHER = pattern(r"\b(?:my|the)\s+other\s+(?:team|one|group|ward|crew|squad)\b", re.IGNORECASE)
_TWO = 2
_ANOTHER = pattern(
    rf"{_START}(?:an?other|a\s+second|a\s+third|one\s+more)(?:\s+(?:one|team))?\s*(?:,|called|named|:)\s*[\"“']?(?P<name>[^\"”'.!?\n]+)",
    re.IGNORECASE,
)
#: So many answers ago a team was made that "another one" is beside.
_LATELY = 3
_MAKES = "create_team"
#: Characters of a message that may name a team and nothing else.
_SHORT = LONGEST_NAME + 40
_ALSO_HAVE = pattern(
    rf"{_START}(?:i|we)\s+(?:(?:also|still)\s+)?(?:have|lead|run|manage|need)\s+(?:(?:also|still)\s+)?(?:an?(?:other)?|the)\s+"
    r"(?:team\s+(?:called\s+|named\s+)?[\"“']?(?P<name>[^\"”'.!?\n]+)|(?P<front>(?-i:[A-Z])[^\"”'.!?\n]*?)\s+(?:team|crew|group|squad))\W*(?:too\W*)?$",
    re.IGNORECASE,
)
_REMIND_THEM = pattern(
    rf"{_START}(?:(?:can|could)\s+you\s+)?(?:remind|nudge|ping|ask|poke|chase|write\s+to|message|tell)\s+(?:(?:them|those|these|the\s+rest|all\s+of\s+them|everyone"
    r"|everybody|the\s+(?:ones|people|others|missing\s+ones)|who(?:ever)?)(?:\s+(?:of\s+them\s+)?(?:(?:who|that|which)\s+)?(?:still\s+)?(?:do(?:es)?(?:\s*n['’]?t|\s+not)|ha(?:s|ve)(?:\s*n['’]?t|\s+not)|is\s*n['’]?t|are\s*n['’]?t|lacks?|miss(?:es|ing)?|needs?|without|are\s+(?:missing|behind|late)|is\s+missing)(?:\s+(?:have|has|got|done|hold|it|that|one|yet|still|this|the|cert|card)){0,4})?)(?:\s+(?:of|about)\s+(?:it|that|this))?\W*(?:(?:please|pls|all|then|now|thanks)\W*)*$",
    re.IGNORECASE,
)
#: "Remind him", "nudge kev please": of what was just asked about.
_REMIND_ONE = pattern(
    rf"{_START}(?:(?:can|could)\s+you\s+)?(?:remind|nudge|ping|ask|poke|chase|write\s+to|message|tell)\s+@?[\w.'’-]{{2,40}}(?:\s+(?:of|about)\s+(?:it|that|this))?\W*(?:(?:please|pls|then|now|thanks|too)\W*)*$",
    re.IGNORECASE,
)
#: "Export it", of the team just looked at.
_EXPORT = pattern(
    rf"{_START}(?:export|download)(?:\s+(?:it|that|this|them|all))*(?:\s+(?:for|to)\s+(?:my|the|our|me|us)(?:\s+\w{{2,15}}){{0,2}}|\s+(?:as|to|in)\s+(?:an?\s+)?(?:excel|csv|file))?\W*(?:(?:please|pls)\W*)?",
    re.IGNORECASE,
)
_DIGEST = "set_digest"
#: "Send me that list every Friday morning", of the team just looked at.
_SEND_IT = pattern(
    rf"{_START}(?:(?:can|could)\s+you\s+)?(?:send|give|show|tell|mail|email)\s+(?:me\s+)?(?:(?:that|this|it|the|a|same)\s+){{0,2}}"
    r"(?:(?:list|overview|table|stuff|info|lot|one)\s+)?(?:to\s+me\s+)?(?:(?:every|each)\s+(?:week|month|mon|tues|wednes|thurs|fri|satur|sun)|weekly|monthly"
    rf"|on\s+{WEEKDAY}s)",
    re.IGNORECASE,
)
#: "How many have it", of what was just required.
_WHO_HAS_IT = pattern(
    rf"{_START}(?:so\s+)?(?:who|how\s+many)(?:\s+(?:people|of\s+(?:them|us)))?(?:\s+(?:already|now))?\s+(?:has|have|got|holds?|have\s+got)(?:\s+(?:already|now))?(?:\s+(?:done|passed|finished|completed))?"
    r"\s+(?:it|that|one|them)(?:\s+(?:already|now|so\s+far|by\s+now|yet))*\W*"
    rf"|{_START}(?:so\s+)?(?:does|do|has|have)\s+(?:every\s?(?:one|body)|they(?:\s+all)?|all(?:\s+of\s+them)?|the\s+(?:whole\s+)?(?:team|crew|lot))(?:\s+(?:already|now))?\s+(?:have|has|got|hold|done|passed)\s+(?:it|that|one|them)(?:\s+(?:already|now|so\s+far|by\s+now|yet))*\W*",
    re.IGNORECASE,
)
#: "How's it look", of the team just spoken of.
_HOW_IT_LOOKS = pattern(
    rf"{_START}(?:so\s+)?how(?:['’]?s|\s+is|\s+does|\s+do|\s+are)?\s+(?:it|that|this|things|everything|we|they|all)\s+(?:all\s+)?(?:look|looks|looking|stand|stands|standing|going|doing|go|coming\s+along|shaping\s+up)"
    r"(?:\s+(?:now|so\s+far|then|overall|there|today|at\s+the\s+moment))*\W*"
    rf"|{_START}(?:so\s+)?(?:(?:is|are)\s+)?(?:all|everything|everyone|everybody|we|they|things)(?:['’]?(?:s|re))?\s+(?:all\s+)?(?:good|ok|okay|fine|set|in\s+order|sorted|covered|compliant|up\s+to\s+date)"
    r"(?:\s+(?:now|so\s+far|then|there|today|at\s+the\s+moment|with\s+(?:it|them|that|us|the\s+team)))*\s*\?\W*",
    re.IGNORECASE,
)
_OF_A_REQUIREMENT = frozenset(
    {"require_credential", "change_requirement", "show_requirements", "restore_requirement", "who_holds"}
)
_LIST_PEOPLE = frozenset({"team_expiring", "who_is_stuck"})
_OF_MEMBERS = frozenset({"team_member", "nudge_member"})
_SETS_A_REQUIREMENT = _OF_A_REQUIREMENT - {"who_holds"}
_REQUIRES, _CHANGES = "require_credential", "change_requirement"
_NUDGE, _SHOWS = "nudge_member", "show_requirements"


async def once_more(session: Session) -> Reply | None:
    """Such a change; None when the message is none, or a question is open."""
    last, heard = session.state.last, session.heard
    if last is None or session.state.asking is not None:
        return None
    if (everywhere := await in_several.the_same_everywhere(session, last, session.begin)) is not None:
        return everywhere
    if is_of_teams(last.dialog) and heard.leads and _HOW_IT_LOOKS.fullmatch(heard.text):
        team = last.slots.get("team") or session.state.focus.team
        return await _begin(session, "team_progress", {"team": team} if team in session.given.circle.led else {})
    if heard.text.rstrip().endswith("?") and not _WHO_HAS_IT.fullmatch(heard.text):
        return None
    made = any(frame.dialog == _MAKES for frame in session.state.done[-_LATELY:])
    if made and (another := _ANOTHER.match(heard.text) or _ALSO_HAVE.match(heard.text)) is not None:
        name = next(name for name in another.groupdict().values() if name)
        return await _begin(session, _MAKES, {"called": name.strip()[:LONGEST_NAME]})
    if last.dialog in _OF_A_REQUIREMENT and _REMIND_THEM.match(heard.text):
        about = _requirement(session, last)
        if not about and last.dialog == _SHOWS:  # of all that is needed
            about = {"everybody": True, "team": last.slots.get("team") or session.state.focus.team}
        return await _begin(session, _NUDGE, about) if about else None
    if last.dialog in _OF_A_REQUIREMENT and heard.people and _REMIND_ONE.match(heard.text):
        who = fill_from_message(session.manager.dialogs[_NUDGE], heard).slots.get("who")
        return await _begin(session, _NUDGE, {**_requirement(session, last), "who": who})
    if last.dialog in _LIST_PEOPLE and _REMIND_THEM.match(heard.text) and last.slots.get("shown"):
        return await _begin(session, _NUDGE, {"who": last.slots["shown"], "team": session.state.focus.team})
    asks_who_has = lacks(heard.text) or _WHO_HAS_IT.fullmatch(heard.text)
    if asks_who_has and not (heard.named or heard.people) and last.dialog in _OF_MEMBERS:
        # "who has it already", after a look at one who needs it
        last = next((f for f in reversed(session.state.done[-_LATELY:]) if f.dialog in _SETS_A_REQUIREMENT), last)
    if last.dialog in _SETS_A_REQUIREMENT and asks_who_has and not heard.named:
        teams = in_several.meant(session, session.manager.dialogs[_SHOWS])
        if teams and teams != [last.slots.get("team")]:  # "who's missing in both teams" is of none of them alone
            return await in_several.in_each(session, _SHOWS, {}, teams, session.begin)
        return await _begin(session, _SHOWS, _requirement(session, last))
    if is_of_teams(last.dialog) and _SEND_IT.search(heard.text):
        slots = fill_from_message(session.manager.dialogs[_DIGEST], heard).slots
        return await _begin(session, _DIGEST, {**slots, "team": last.slots.get("team") or session.state.focus.team})
    if is_of_teams(last.dialog) and last.slots.get("team") and _EXPORT.fullmatch(heard.text):
        return await _begin(session, "team_export", {"team": last.slots["team"]})
    if (too := await _for_somebody_too(session, last)) is not None:
        return too
    other = _SAME.match(heard.text) or only_a_team(session)
    return await _in_another_team(session, last) if other else None


#: What people are asked before it holds, or what is only a question to them.
_HARMLESS = frozenset({"add_members", "nudge_member"})
_TOO_THEY = pattern(
    r"\W*(?:(?:ok|okay|yes|oh|please|pls|plz|and|n|also|plus|the|same|for|to|too|as|well|then)\b\W*){1,6}",
    re.IGNORECASE,
)


async def _for_somebody_too(session: Session, last: Frame) -> Reply | None:
    """ "And Pia too" after somebody was asked into a team, or asked how it goes."""
    heard, people = session.heard, session.heard.people
    if last.dialog not in _HARMLESS or not people or heard.teams or heard.named or heard.dates or "apart" in last.slots:
        return None
    said = heard.text
    for name in sorted({word for person in people for word in (f"@{person.name}", person.name)}, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", said, flags=re.IGNORECASE)
    if not _TOO_THEY.fullmatch(said) or not said.strip(" ,.!"):
        return None
    who = fill_from_message(session.dialog(last), heard).slots.get("who")
    kept = {name: value for name, value in last.slots.items() if name not in ("chosen", "also")}
    return await _begin(session, last.dialog, {**kept, "who": who}) if who else None


async def _in_another_team(session: Session, last: Frame) -> Reply | None:
    """What was done in one team in the one that is named, with what else is said of it."""
    last, team = _as_first_said(session, last), _team_meant(session)
    dialog = session.dialog(last)
    asks = any(isinstance(slot.type, DecisionSlot | TextSlot) for slot in dialog.slots)
    if team is None or not dialog.writes or not dialog.has("team") or asks or not is_of_teams(dialog.name):
        return None
    if last.slots.get("requirement") is not None and last.slots.get("wanted") is None:
        return None  # which is one of the other team
    alone = only_a_team(session) is not None
    given = {} if alone else fill_from_message(dialog, replace(session.heard, teams=())).slots
    kept = {name: value for name, value in last.slots.items() if name not in ("chosen", "requirement", "also", "page")}
    return await _begin(session, dialog.name, {**kept, **given, "team": team})


def _as_first_said(session: Session, last: Frame) -> Frame:
    """What was required, where the last change only set another day or number of it."""
    first = next((frame for frame in reversed(session.state.done) if frame.dialog == _REQUIRES), None)
    if last.dialog != _CHANGES or first is None:
        return last
    changed = {name: value for name, value in last.slots.items() if name in ("due", "needed")}
    return Frame(dialog=_REQUIRES, slots={**first.slots, **changed})


#: "Audit too", "and Data as well": what stands around the name of a team.
_TOO = pattern(
    rf"{_START}(?:(?:for|in|with|to)\s+)?(?:the\s+)?(?P<name>\S.*?)(?:\s+team)?(?:\s+(?:too|also|as\s+well))?\W*$",
    re.IGNORECASE,
)


def only_a_team(session: Session) -> int | None:
    """The one whose name is all that is said, whatever else it means."""
    said = _TOO.match(session.heard.text) if len(session.heard.text) <= _SHORT else None
    name = said["name"].casefold() if said else ""
    circle = session.given.circle
    found = [team.id for team in circle.teams if team.id in circle.led and team.name.casefold() == name]
    return found[0] if len(found) == 1 and found[0] != session.state.focus.team else None


def _team_meant(session: Session) -> int | None:
    """The one that is named, or the other of two."""
    if (only := only_a_team(session)) is not None:
        return only
    ids = session.teams_named()
    led, now = session.given.circle.led, session.state.focus.team
    if len(ids) == 1:
        return ids[0] if ids[0] in led else None
    if ids or len(led) != _TWO or now not in led or not _THE_OTHER.search(session.heard.text):
        return None
    return next(team for team in led if team != now)


def _requirement(session: Session, last: Frame) -> dict[str, Any]:
    """What those lack who are reminded."""
    slots = {name: last.slots[name] for name in ("wanted", "requirement", "team") if last.slots.get(name)}
    if last.slots.get("number"):
        slots["requirement"] = last.slots["number"]
    ids = last.slots.get("credential")
    if ids and last.slots.get("lacking"):
        slots["wanted"] = [{"name": ids[0], "ids": ids, "skill": None}]
    slots.setdefault("team", session.state.focus.team)
    return slots if "wanted" in slots or "requirement" in slots else {}


async def _begin(session: Session, dialog: str, slots: dict[str, Any]) -> Reply:
    session.trace.append("the last change of a team once more")
    return await session.begin(dialog, slots, 0.9)
