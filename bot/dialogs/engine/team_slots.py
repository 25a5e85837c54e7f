"""Slots for the people and teams that a message names. Their values are JSON: ids of people and teams, or what the
platform told of somebody who never wrote.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import asdict, replace
from typing import Annotated, Any

from bot.dialogs.engine.said_names import credentials_in
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.agreeing import Sharing, agreed, asks, share_alone, to_share
from bot.dialogs.understanding.circle_names import SaidPerson
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.team_places import put_into
from bot.patterns import pattern
from bot.tracking.codes import find_code
from bot.tracking.teams.membership import LONGEST_NAME


class PeopleSlot(SlotType):
    """Everybody who is named, each as ``{"name": …}`` with ``ids`` (several when it is not clear who), ``account`` (of
    an @: the fields of a Sender), ``group`` (those of a Group), ``handle`` (an @ whose account is not known) or
    ``barrier`` (why nothing can be done with whom the @ means).
    """

    uses = "person"
    several = True
    hint = "I do not know whom you mean. Mention them with @, or write their name as their profile shows it."

    def find(self, heard: Heard) -> Found:
        people = meant(heard) or heard.people
        return Found(value=[_said(person) for person in people]) if people else Found()


_NOT = pattern(r"(?<!\w)(?:not|instead\s+of|rather\s+than)\s+$", re.IGNORECASE)


def meant(heard: Heard) -> tuple[SaidPerson, ...]:
    """Who is named without a "not" in front: of "not Sofie, Amira" it is Amira."""
    return tuple(person for person in heard.people if not _NOT.search(heard.text, 0, person.start))


_JOINED = pattern(
    r"^\s*(?:,|&|and\b|also\b|plus\b)[\s,]*(?:and\s+)?(?:(?:to|into|in)\s+)?(?:the\s+)?(?:team\s+)?$", re.IGNORECASE
)


class PeopleApartSlot(SlotType):
    """ "Mara and Tom to Ops, Raj to Data": for each team ``{"who": [people], "team": id}``, with ``name`` in place of
    ``team`` where it is not known. Nothing when all go into one team.
    """

    def find(self, heard: Heard) -> Found:
        known = [(t.start, t.end, t.ids) for t in heard.teams]
        others = (p for p in put_into(heard.text) if not any(a < p[1] and p[0] < b for a, b, _ids in known))
        places: list[tuple[int, int, Any]] = sorted([*known, *others])
        found: list[dict[str, Any]] = []
        position = 0
        for start, end, team in places:
            who = [_said(person) for person in heard.people if position <= person.start < start]
            named = {"team": team[0]} if isinstance(team, tuple) and len(team) == 1 else {"name": heard.text[start:end]}
            if who or (found and _JOINED.match(heard.text[position:start])):  # "to Ops and Data": the same into both
                found.append({"who": who or found[-1]["who"], **named})
            position = end
        return Found(value=found) if len(found) > 1 else Found()


def _said(person: SaidPerson) -> dict[str, Any]:
    said: dict[str, Any] = {"name": person.name}
    if person.ids:
        said["ids"] = list(person.ids)
    if person.sender is not None:
        said["account"] = asdict(person.sender)
    elif person.group is not None:
        said["group"] = asdict(person.group)
    elif person.barrier is not None:
        said["barrier"] = person.barrier
    elif person.at:
        said["handle"] = person.name.casefold()
    return said


class TeamSlot(SlotType):
    """The team that is named; teams that are called alike are asked about."""

    uses = "team"
    asks = True
    hint = "You have no team of that name. Say “my teams” to see them."

    def find(self, heard: Heard) -> Found:
        ids = next((team.ids for team in heard.teams if team.ids), ())
        return Found(value=ids[0]) if len(ids) == 1 else Found(options=ids)


class MainlyCredentialSlot(SlotType):
    """The credential that is named, with all its readings; "who knows Terraform" names a skill."""

    uses = "credential"

    def find(self, heard: Heard) -> Found:
        if lacks(heard.text):  # "who is without CKA" excludes nothing
            heard = replace(heard, named=tuple(replace(n, cue=None) for n in heard.named))
        named = [n for n in credentials_in(heard) if n.mention.matches[0].kind == "credential"]
        meant = named[:1]
        for one, two in itertools.pairwise(named):
            if not _OR.match(heard.text[one.mention.end : two.mention.start]):
                break
            meant.append(two)
        return Found(value=[m.id for n in meant for m in n.mention.leading("credential")]) if named else Found()


#: What joins names of which any one is asked for, or none.
_OR = pattern(r"^\s*(?:,\s*)?(?:(?:n?or|/)\s*)?(?:(?:an?|the)\s+)?$", re.IGNORECASE)
_LACKS = pattern(
    r"\b(?:who|whos|which|anyone|anybody|everyone|everybody|people|members?|all|those)\b.{0,80}?\b(?:(?:do|does|did|has|have|is|are)\s*n['’]?t"
    r"|(?:do|does|did|has|have|is|are)\s+(?:still\s+)?(?:not|no|without|missing|lacking|neither|none\s+of)|lacks?|lacking|without|miss(?:es|ing)?"
    r"|not\s+(?:have|has|got|hold|holding|holds|certified)|still\s+needs?|yet\s+to)\b",
    re.IGNORECASE,
)


def lacks(text: str) -> bool:
    """Whether it is asked who has not got something."""
    return _LACKS.search(text) is not None


class LackingSlot(SlotType):
    """That those are asked for who have not got it."""

    def find(self, heard: Heard) -> Found:
        return Found(value=True) if lacks(heard.text) else Found()


class TenseSlot(SlotType):
    """Whether what is over is asked for (``past``), or what is to come, be it besides that (``coming``)."""

    def find(self, heard: Heard) -> Found:
        if _TO_COME.search(heard.text):
            return Found(value="coming")
        return Found(value="past" if _IS_OVER.search(heard.text) else None)


_TO_COME = pattern(
    r"\b(?:expir(?:es?|ing|y|ies|ations?)|lapsing|laps(?:es|ing)|(?:run|runs|running)\s+out\s+(?:in|by|before|until|this|next|soon)"
    r"|soon|upcoming|coming|next|until|before|about\s+to|going\s+to|will|due)\b",
    re.IGNORECASE,
)
_IS_OVER = pattern(
    r"\b(?:expired|lapsed?|overdue|out\s*-?of\s*-?date|outdated|ran\s+out|(?:has|have|had|['’]s)\b.*\brun\s+out"
    r"|(?:no\s+longer|not|isn['’]?t|aren['’]?t)\s+(?:valid|current)(?:\s+any\s?more)?|invalid)\b",
    re.IGNORECASE,
)


class ConsentSlot(SlotType):
    """``yes`` or ``no`` to being in a team."""

    hint = "Please say yes or no."

    def find(self, heard: Heard) -> Found:
        answer: str | None = agreed(heard.text)
        of_a_record = bool(heard.dates) or any(n.mention.of("credential") for n in heard.named)
        if (
            answer is None and not of_a_record and not asks(heard.text) and not _ON_A_CONDITION.search(heard.text)
        ):  # "was I asked to be in a team?" agrees to nothing
            answer = next((a for way, a in _ANSWERS if way.search(heard.text)), None)
        return Found(value=answer)


#: "And if I say yes can I still delete stuff" says none.
_ON_A_CONDITION = pattern(
    r"\b(?:if|unless|when|before|after|once|why|what|how|who|whether)\b|\b(?:can|could|will|would|do|does|did|should|may|am|is|are)\s+(?:i|you|u|they|s?he|it|that|this|we)\b",
    re.IGNORECASE,
)
_ANSWERS = (
    (pattern(r"\b(?:no|not|don['’]?t|decline|refuse|rather\s+not|out|reject)\b", re.IGNORECASE), "no"),
    (pattern(r"\b(?:yes|in|accept|agree|join|consent)\b", re.IGNORECASE), "yes"),
)


class SharingSlot(SlotType):
    """How much a member shows the leads."""

    hint = "Please press what they shall see, or say it like “all but my studies”."

    def find(self, heard: Heard) -> Found:
        return Found(value=to_share(heard.text) or share_alone(heard.text))


People = Annotated[list[dict[str, Any]], Reads(PeopleSlot())]
PeopleApart = Annotated[list[dict[str, Any]], Reads(PeopleApartSlot())]
NamedCredential = Annotated[list[str], Reads(MainlyCredentialSlot())]
Lacking = Annotated[bool, Reads(LackingSlot())]
Tense = Annotated[str, Reads(TenseSlot())]
Consent = Annotated[str, Reads(ConsentSlot())]
SharingChoice = Annotated[Sharing, Reads(SharingSlot())]
TeamId = Annotated[int, Reads(TeamSlot())]


class TeamNameSlot(SlotType):
    """What a team is to be called: "a team called Data Platform", "new team: Ops", “"Ward 3"”."""

    hint = "I need a name for the team, for example “Data Platform”."

    def find(self, heard: Heard) -> Found:
        if several := _several_names(heard.text):
            return Found(value=several[0])
        for way in _NAMING:
            if (match := way.search(heard.text)) is not None:
                name = _clean(match["name"])
                return Found(value=name) if name else Found()
        return Found(value=_behind_the_team(heard) or None)

    def find_answer(self, heard: Heard) -> Found:
        """An answer is the name as a whole; who is mentioned is put into a team, and names none."""
        said = replace(heard, text=_CHANGED.sub("", heard.text))
        found, name = self.find(said), _clean(_FOR_WHOM.sub("", said.text))
        if "@" in said.text and (said.text.lstrip().startswith("@") or _REQUEST.match(name)):
            return Found()
        if found.value or not name or _ASKS_FOR_ONE.fullmatch(said.text) or _ASKS.match(said.text) or "?" in name:
            return found
        return Found(value=name)


def _behind_the_team(heard: Heard) -> str:
    """ "Rename Infrastructure Infra": what follows the team is what it is to be called."""
    if not heard.teams or not _RENAME.match(heard.text[: heard.teams[0].start]):
        return ""
    return _clean(_TEAM_FIRST.sub("", heard.text[heard.teams[0].end :]))


_RENAME = pattern(r".*\brename\s+(?:(?:the|my|our)\s+)?(?:team\s+)?$", re.IGNORECASE)
_TEAM_FIRST = pattern(r"^\W*(?:team\b)?[\s:–-]*", re.IGNORECASE)
#: "For the drivers", asked for a name.
_FOR_WHOM = pattern(r"^\W*for\s+(?:the\s+)?", re.IGNORECASE)
#: "Create a team" is no name.
_ASKS_FOR_ONE = pattern(
    r"\W*(?:(?:please|pls|can|could|you|i|want|to|ok|a|new)\W+)*(?:create|make|start|set\s*up|open)\s+(?:me\s+)?(?:an?|the|my|another)\s+(?:new\s+)?team\W*",
    re.IGNORECASE,
)
#: "How do I get people in" and "who's expired" answer nothing.
_ASKS = pattern(
    rf"{OPENING}(?:(?:how|what|when|where|why|who|which)(?:['’]?s|['’]re)?\s+(?:do|does|did|can|could|is|are|has|have|will|would|should|shall|expire[sd]?|expiring|needs?|holds?|missing|left|due|out|in|on|about|much|many|long|it|my|the|going|next)\b"
    r"|(?:can|could|do|does|did|should|will|is|are|am)\s+(?:i|we|you|they|it|he|she|there|my|anyone|anybody|everyone)\s"
    r"|(?:show|tell|remind|give|send|list)\s+(?:me|my|us|the|all)\b|(?:i|we)(?:['’](?:m|ve|d|ll|re)|\s+(?:have|passed|got|am|want|need|hold|did|are))\b)",
    re.IGNORECASE,
)
_MAKE = r"\b(?:create|creat|crete|make|start|open|set\s*up|new|add|form|build|found)\b"
_NAMING = tuple(
    pattern(way, re.IGNORECASE)
    for way in (
        r"[.!?,;–-]\s*(?:no|sorry|wait|oops|actually)\W+(?:i\s+mean[t]?|call\s+it|make\s+it)\s+(?P<name>.+)$",
        r"[\"“«](?P<name>[^\"”»]{1,100})[\"”»]",
        r"\b(?:called|named|by\s+the\s+name\s+(?:of\s+)?|name\s+it|call\s+it)\s*:?\s+(?P<name>.+)$",
        r"\b(?:rename|(?:change|switch|set)\s+(?:(?:the|its|my|our|team(?:['’]?s)?)\s+){0,2}name)\b.*?\b(?:to|into|as)\s+(?P<name>.+)$",
        r"\brename\s+(?:it|that|this|(?:the|my|our)\s+(?:team|crew|group|squad))\s+"
        r"(?!(?:to|into|as|for|from|please|pls|plz|again|back|now|then|called|something|differently|when|and|or)\b)(?P<name>\w.*)$",
        r"\bteam\s*[:–-]\s*(?P<name>.+)$",
        rf"{_MAKE}[^.]{{0,40}}?\b(?:team|group|squad|crew)\s+for\s+(?:my|our|the)\s+[\w'’ -]{{1,30}},\s*"
        r"(?:(?:it['’]?s|called|the)\s+)?(?P<name>(?!and\b|so\b|please\b|can\b|who\b)\w.{0,60})$",
        rf"(?:{_MAKE}|\b(?:need|want|like)\b)[^.]{{0,60}}?\b(?:team|group|squad|crew)\s+for\s+the\s+"
        r"(?P<name>\w.{0,120}?)(?:\s+(?:people|folks|guys|lot|staff))?\W{0,10}$",
        _MAKE
        + r"[^.]{0,60}?\b(?:team|group|squad|crew)\s+(?:for\s+)?"
        + r"(?P<name>(?!(?:where|so|with|and|to|of|(?:for\s+)?(?:please|my|our|us|me|them))\b)\w.*)$",
        r"\b(?:need|want|like)\s+(?:an?|the)\s+(?:new\s+)?team\s+for\s+(?P<name>(?-i:[A-Z]).*)$",
        _MAKE + r"\s+(?:an?|the|my|our)?\s*(?:new\s+)?(?P<name>[\w&+/ -]{1,60}?)\s+team\b",
    )
)
#: "Create a team called Kitchen and another one called Service", "make two teams, Ops and Data".
_ANOTHER = pattern(
    r"\s{0,5}(?:,|\band\b|&)\s{0,5}(?:and\s+)?(?:then\s+)?(?:(?:an?other|a\s+second|a\s+third|one)(?:\s+(?:one|team|group))?|one\s+more|a\s+team)\s+(?:called|named)\s+"
    r"|\s{0,5}(?:,|\band\b|&)\s{0,5}(?:and\s+)?(?:(?:an?|the|one|another)\s+)?(?:new\s+)?team\s+(?=[\w\"“])",
    re.IGNORECASE,
)
_SEVERAL = pattern(
    r"\b(?:create|make|start|open|set\s*up|form|build)\s+(?:me\s+)?(?:(?:the|two|three|four|five|2|3|4|5)\s+)?(?:new\s+)?(?:teams|groups|crews|squads)\s*"
    r"(?:called|named|for|:|,|–|-)?\s+(?P<list>\S[^.!?\n]{0,200})$",
    re.IGNORECASE,
)
_JOINS = pattern(r"\s{0,5},\s*(?:and\s+)?|\s{1,5}(?:and|&|\+)\s+", re.IGNORECASE)


def _several_names(text: str) -> list[str]:
    """Every name, where several teams are to be made; else none."""
    if (match := _SEVERAL.search(text)) is not None:
        names = [_clean(name) for name in _JOINS.split(match["list"])]
    else:
        first, *more = _ANOTHER.split(text)
        said = next((m["name"] for way in _NAMING if (m := way.search(first)) is not None), "") if more else ""
        names = [_clean(name) for name in (said, *more)] if said else []
    return [name for name in names if name] if len(names) > 1 and all(names) else []


_OOPS = r"(?:no|nope|sorry|oops|hm+|um+|uh|oh|wait|actually|well|ok|okay|er|erm)"
_MEANT = (
    r"(?:i\s+mean[t]?|(?:let['’]?s\s+|please\s+|just\s+)*(?:call|name)\s+(?:it|the\s+team|that)|make\s+it|(?:it['’]?s|it\s+(?:is|should"
    r"\s+be))(?:\s+called)?|better)"
)
#: "No i meant Platform", "actually call it Platform", "hmm, Platform", "sorry Platform": so begins who changes a name.
_CHANGED = pattern(
    rf"^\W*(?:(?:{_OOPS}[\s,.!:–-]+)*{_MEANT}[\s,:]+|(?:{_OOPS}\s*[,.!:–-]+\s*)+"
    r"|(?:(?:sorry|oops|hm+|um+|uh|oh|wait|actually|erm?)[\s,.!:–-]+)+)",
    re.IGNORECASE,
)
#: What begins a request of its own, and no name.
_REQUEST = pattern(
    r"^(?:add|close|rename|invite|remove|delete|hand|make|who|what|how|show|when|thanks?|thank|the|i|we|you|not|no|it|don['’]?t)\b",
    re.IGNORECASE,
)
_NAME_WORDS = 4


def corrected_name(text: str) -> str | None:
    """The name that a team is to have instead of the one just given: "no, i meant Platform", "call it Ops instead"."""
    match = _CHANGED.match(text)
    name = _clean(text[match.end() :]) if match else ""
    plainly = match is not None and re.search(rf"{_MEANT}\W*$", match[0], re.IGNORECASE)
    if not name or _REQUEST.match(name) or len(name.split()) > _NAME_WORDS or not (plainly or name[0].isupper()):
        return None
    return name


_POLITE_FIRST = pattern(
    r"^(?:(?:please|pls|(?-i:it)(?!\s+(?:support|team|crew|dept|department|ops|security|services?|help\w*|staff|people|infra\w*)\b)|the\s+team|(?-i:the)|a|new|and|n|another|(?:a\s+)?(?:2nd|second)\s+team)\s+)+",
    re.IGNORECASE,
)
#: "Support NL for my people": for whom it is, is no part of its name.
_POLITE_LAST = pattern(
    r"(?:[\s,]+(?:please|pls|thanks|thank\s+you|instead|rather|then|for\s+(?:me|us|them|(?:my|our)\s+(?:people|team|staff|crew|guys|lads|folks|lot|workers|employees|colleagues))))+$",
    re.IGNORECASE,
)
_NO_NAME = frozenset({"new", "a", "the", "my", "our", "another", "it", "team", "a new", "please"})


#: "… and then I want to add Raj": where what a team is called ends.
_BEHIND_THE_NAME = pattern(
    r"[.!?\n]|,\s{0,5}(?:please\s+|pls\s+|plz\s+)?(?:add|invite|put|ask)\b|,?\s{1,5}(?:and|then|so|but)\s+(?:then\s+|also\s+)?(?:i|i['’]?(?:ll|d|m)|we|you|please|pls|can|could|it|they|there|add|invite|put|ask)\b"
    r"|(?:\s{1,5}(?:with|w/?|for))?\s{1,5}@|,?\s{1,5}(?:(?:they|we|everyone|everybody|all|each|both)\s+)+(?:of\s+(?:them|us)\s+)?(?:needs?|must|ha(?:s|ve)\s+to|should)\b|\s{1,5}with\s+(?:me|myself)\b|,\s{0,5}(?:i['’]?m|i\s+am|me)\b",
    re.IGNORECASE,
)


def _clean(said: str) -> str:
    name = _BEHIND_THE_NAME.split(said)[0]
    name = _POLITE_LAST.sub("", _POLITE_FIRST.sub("", name.strip())).strip(" \"'“”«»,;:–-")
    return "" if name.casefold() in _NO_NAME else name[:LONGEST_NAME]


class MoreTeamNamesSlot(SlotType):
    """What the others are to be called, where several teams are to be made."""

    def find(self, heard: Heard) -> Found:
        return Found(value=_several_names(heard.text)[1:] or None)


TeamName = Annotated[str, Reads(TeamNameSlot())]
MoreTeamNames = Annotated[list[str], Reads(MoreTeamNamesSlot())]


class WholeAnswerSlot(SlotType):
    """Words that only an answer or a button gives."""

    def find(self, heard: Heard) -> Found:
        return Found()

    def find_answer(self, heard: Heard) -> Found:
        return Found(value=heard.text.strip() or None)


class CodeSlot(SlotType):
    """A code that was given out to link or to join with."""

    hint = "That is no code of mine. It has three groups of four signs, such as K7QM-2XWR-9TBD."

    def find(self, heard: Heard) -> Found:
        return Found(value=find_code(heard.text))


Code = Annotated[str, Reads(CodeSlot())]
#: One of several people who are called alike; only an answer or a button gives it.
ChosenPerson = Annotated[int, Reads(WholeAnswerSlot())]
