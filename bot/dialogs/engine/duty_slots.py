"""Slots for what a team needs: what is to be held, by how many, and why somebody is exempt. Their values are JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.only_theirs import of_whom
from bot.dialogs.engine.said_slots import DateSlot, HoldingSlot
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import SaidDate, last_day
from bot.dialogs.understanding.dates.put_off import put_off
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import words
from bot.patterns import pattern

_NUMBERS = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a\s+couple(?:\s+of)?)"
_EACH = (
    r"(?:every\s?(?:one|body)|all|each(?:\s+one)?|the\s+whole\s+team|the\s+entire\s+team|whoever"
    r"|those|the\s+ones|the\s+(?:missing|late)\b)"
)
_NEEDED = pattern(
    rf"\b(?:at\s+least|at\s+minimum|minimum(?:\s+of)?|min\.?|no\s+fewer\s+than|not\s+less\s+than)\s+(?P<least>{_NUMBERS})\b"
    rf"|(?<![\w-])(?P<some>{_NUMBERS})\s+(?:more\s+)?(?:of\s+)?(?:us|them|you|people|ppl|persons?|members?|colleagues|folks|[a-z]+s)"
    r"\s+(?:[\w&]+\s+){0,4}?(?:must|needs?|has|have|should|shall|hold|know)\b"
    rf"|(?<![\w-])(?P<enough>{_NUMBERS})\s+(?:[\w&]+\s+){{0,5}}?(?:is|are|would\s+be|will\s+do|suffices?)\s+(?:enough|plenty|sufficient|fine)\b"
    rf"|\b(?:need|want|require)s?\s+(?P<want>{_NUMBERS})\s+(?:people|ppl|persons?|members?|of\s+(?:us|them)|(?:[a-z]+\s+){{0,2}}?(?:wardens|aiders|marshals|drivers|operators|holders|officers|trainers|assessors|lifeguards|guards)|[a-z]+s)\b"
    rf"|(?<![\w-])(?P<tail>{_NUMBERS})\s+(?:of\s+)?(?:us|them|you|people|ppl|persons?|members?)\s*,?\s*(?:at\s+least|at\s+minimum|minimum|or\s+more)\b"
    rf"|^\W*(?:(?:and|also|plus|but|ok|so)\W+)*(?P<bare>{_NUMBERS})\s+of\s+(?:us|them|you)(?:\s+(?:for|with|on|in|a|an|the))?\s+(?=\w)"
    rf"|\bfor\s+(?:at\s+least\s+|just\s+|only\s+|any\s+)?(?P<whom>{_NUMBERS})\s+(?:of\s+(?:us|them)|people|ppl|persons?|members?|staff)\b"
    rf"|\b(?P<one>some(?:one|body))\s+(?:[\w&]+\s+){{0,4}}?(?:must|needs?|has\s+to|should)\b",
    re.IGNORECASE,
)
#: "Everyone needs 2 jabs" is said of everybody.
_OF_EACH = pattern(rf"\b{_EACH}\b[^.,;]{{0,60}}$", re.IGNORECASE)
_WHAT = pattern(
    r"\b(?:need(?:s|ed)?|require[sd]?|must|should|shall|have|has|ought)\s+(?:to\s+)?"
    r"(?:(?:have|hold|holds|own|get|keep|be|know|pass|do|a\s+valid|valid|current|certified|trained|in|for|to)\s+)*(?P<name>.+)$",
    re.IGNORECASE,
)
_IS_NEEDED = pattern(
    r"^(?P<name>.+?)\s+(?:is|are)\s+(?:required|mandatory|needed|compulsory|obligatory|a\s+must)\b", re.I
)
#: "Tell everyone RSA needs doing".
_NEEDS_DOING = pattern(
    r"^(?:.{0,60}?\b(?:every\s?(?:one|body)|them|him|her|all|people|the\s+team)\s+(?:that\s+|about\s+|again\s+){0,2})?(?P<name>.+?)\s+(?:needs?|has|have)\s+(?:to\s+be\s+)?(?:doing|renewing|redoing|sorting|renewed|done|redone|sorted)\b",
    re.IGNORECASE,
)
_ARTICLE = pattern(r"^(?:(?:an?|the|their|his|her|our|valid|current|in|to\s+have|to\s+hold)\s+)+", re.IGNORECASE)
#: "All of them to have hygiene training": who is to have it is no part of its name.
_WHO_GETS_IT = pattern(
    r"^\W*(?:every\s?(?:one|body)|all|both|them|each|(?:all\s+(?:of\s+)?)?(?:my|the|our)\s+[\w-]{2,20}(?:\s+[\w-]{2,20})?)(?:\s+of\s+(?:them|us))?"
    r"(?:\s+all)?\s+to\s+(?:have|get|hold|do|pass|take|complete|finish|renew)\s+",
    re.IGNORECASE,
)
#: "… for my crew": nor is whom it is for.
_FOR_WHOM = pattern(
    r"\s+for\s+(?:all\s+(?:of\s+)?)?(?:them|us|(?:my|the|our)\s+(?:[a-z]{2,14}\s+)?(?:team|crew|staff|people|ppl|lads|guys|girls|lot|gang|squad|ward|group|members|cooks|chefs|nurses|drivers|workers|employees)|every\s?(?:one|body))(?:\s+(?:here|there|please|pls|now|asap))*$",
    re.IGNORECASE,
)
_BY_WHEN = pattern(
    r"[\s,]+(?:by|before|until|till?|not\s+later\s+than|no\s+later\s+than|on|at|from|starting|is\s+due|due)\s*$", re.I
)
_FILLER = pattern(
    r"^(?:please|pls|hi|hey|hello|so|ok|okay|from\s+now\s+on)[\s,]+|[\s,]+(?:please|pls|thanks?|thx|too|as\s+well|ok)$",
    re.I,
)
_WHO_WITH = pattern(
    rf"^(?:{_NUMBERS})\s+(?:\w+\s+)?(?:with|who\s+(?:has|have|holds?)|that\s+(?:has|have)|holding)\s+", re.I
)
_AT_LEAST = pattern(rf"{_WHO_WITH.pattern}|^at\s+least\s+{_NUMBERS}\s+", re.I)
#: "They need time" asks for no record of that name.
_NOTHING_TO_HOLD = pattern(
    r"(?:(?:some|any|more|much|a\s+(?:bit|little|lot)(?:\s+(?:of|more))?|extra|enough|further|two|three|few|another|long\w*|it|to|the|their|my|our)\s+)*"
    r"(?:time|longer|days?|weeks?|months?|help|support|patience|rest|sleep|money|reminding|reminders?|it|that|this|them|more|a\s+(?:break|rest|push|hand))|(?:what|which|who|whats|what['’]s|what\s+(?:all|else))",
    re.IGNORECASE,
)
#: "Both", "make it mandatory": what points at something is the name of nothing.
_POINTS = pattern(
    r"\W*(?:(?:please|pls|ok|so|and|make|set|require|want|need|mark|put|i|we)\W+){0,4}(?:that|this|these|those|them|both|(?-i:it))(?:\s+(?:one|two|ones))?"
    r"(?:\s+(?:an?\s+)?(?:must|mandatory|compulsory|obligatory|required?|needed|requirement|down|in|to|for|of|from|by|too|as|is|are|everyone|everybody"
    r"|all|them|us|both|team|the|my|our|whole|then|now|please|pls))*\W*",
    re.IGNORECASE,
)
#: "I mean April", at "What is needed?", is the name of nothing.
_ONLY_A_DAY = pattern(
    r"\W*(?:(?:i|mean|meant|no|nah|make|it|actually|sorry|by|until|till|in|on|at|rather|say|said|the|end|of|wait|not|oh|and|but|ok|well|due|is|that|this|then|please|pls|move|change|to|better|next|early|late|mid|week|month|year|(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|(?:sept?|octo?|nov|dec)(?:em|o)?(?:ber)?|\d{1,2}(?:st|nd|rd|th)?)(?!\w)\W*)+",
    re.IGNORECASE,
)
_TELLS_THE_YEAR = pattern(r"\d{4}|[./-]\d{2}$|\b(?:ago|last|yesterday|today)\b", re.IGNORECASE)
_LONGEST = 100
#: "AWS Solutions Architect" is the associate by its name, but the professional does not lack it.
_ALSO_MEANT = 0.1
#: What stands between two names of which either will do.
_EITHER = pattern(r"^\s*(?:,?\s*or|/|,?\s*respectively)\s*(?:an?|the)?\s*$", re.IGNORECASE)


class WantedSlot(SlotType):
    """What is needed, each as ``{"name": …, "ids": […], "skill": …}``: any of the credentials ``ids``, or whatever
    proves ``skill``, or what people call ``name``; ``called``: credentials of that very name. Names that "or" joins
    are one. With ``needed``, so many people or 0
    for everybody, where that is said of each of several; with ``only``, who alone needs it.
    """

    uses = "credential"
    several = True
    hint = "Name a credential, a skill, or what you call it yourself, for example “forklift licence”."

    def find(self, heard: Heard) -> Found:
        found = _named(heard) or _free(heard)
        return Found(value=found) if found else Found()

    def find_answer(self, heard: Heard) -> Found:
        found = self.find(heard)
        no_name = _POINTS.fullmatch(heard.undated) or _ONLY_A_DAY.fullmatch(heard.undated)
        name = "" if no_name else _clean(heard.text)
        return found if found.value else Found(value=[_want(name, [], None)]) if name else Found()


def _named(heard: Heard) -> list[dict[str, Any]]:
    wants: list[dict[str, Any]] = []
    places: list[Named] = []
    before: Named | None = None
    for named in heard.named:
        name = heard.text[named.mention.start : named.mention.end]
        ids, skill = _readings(named, name)
        if not ids and skill is None:
            continue
        if before is not None and _EITHER.match(heard.text[before.mention.end : named.mention.start]):
            last = wants[-1]
            wants[-1] = _want(f"{last['name']} or {name}", [*last["ids"], *ids], last["skill"] or skill)
        else:
            said = heard.text[before.mention.end if before else 0 : named.mention.start]
            wants.append({**_want(name, ids, skill), **_called_so(named, name), **_how_many(said, wants[-1:])})
            places.append(named)
        before = named
    _said_behind(heard, wants, places)
    return wants if len(wants) > 1 else [{k: v for k, v in want.items() if k != "needed"} for want in wants]


_SO_MANY = pattern(
    rf"(?<![\w-])(?P<n>{_NUMBERS})\s+(?:(?:more\s+)?(?:of\s+)?(?:us|them|you|people|ppl|persons?|members?|colleagues|folks|others)\b|(?:an?\s+)?$)"
    rf"|\bat\s+least\s+(?P<least>{_NUMBERS})\b",
    re.IGNORECASE,
)


def _how_many(said: str, before: Sequence[dict[str, Any]]) -> dict[str, int]:
    """By how many, of what is said in front of a name, "2 people need CKS and everyone a CKA"; else as the last one."""
    match = _SO_MANY.search(said)
    if match is not None:
        return {"needed": count(match["n"] or match["least"]) or 0}
    if re.search(rf"\b{_EACH}\b", said, re.IGNORECASE):
        return {"needed": 0}
    return {"needed": before[-1]["needed"]} if before and "needed" in before[-1] else {}


def _said_behind(heard: Heard, wants: list[dict[str, Any]], places: Sequence[Named]) -> None:
    """ "Safeguarding by January, first aid 3 people by Easter": a day and a number behind a name are of that one."""
    if len(wants) < 2:
        return
    ends = [*(named.mention.start for named in places[1:]), len(heard.text)]
    days = DueSlot(ahead=True)
    begins = [0, *(named.mention.end for named in places[:-1])]
    for want, named, begin, end in zip(wants, places, begins, ends, strict=True):
        start = named.mention.end
        if (who := of_whom(heard, begin, (named.mention.start, start), end)) is not None:
            want["only"] = who
        number = _SO_MANY_BEHIND.match(heard.text, start, end)
        if number is not None:
            want["needed"] = count(number["n"]) or 0
        own = tuple(said for said in heard.dates if start <= said.start < end)
        if len(heard.dates) > 1 and own and (due := days.find(replace(heard, dates=own)).value):
            want["due"] = due


#: "First aid 3 people", "CKA for two of them".
_SO_MANY_BEHIND = pattern(
    rf"\s*(?:[,:–-]\s*)?(?:for\s+|by\s+)?(?:at\s+least\s+)?(?P<n>{_NUMBERS})\s+(?:of\s+(?:us|them)|people|ppl|persons?|members?|colleagues|staff)\b",
    re.IGNORECASE,
)


def _readings(named: Named, named_as: str) -> tuple[list[str], str | None]:
    """The credentials that a name may mean, or the skill that it is rather of. An acronym means what it is exactly."""
    if named.cue == "excluded":
        return [], None
    first = named.mention.matches[0]
    if first.kind == "skill":
        return [], first.id
    readings = named.mention.of("credential")
    if not readings or " " not in named_as.strip():
        return [m.id for m in named.mention.leading("credential")], None
    return [m.id for m in readings if m.score >= readings[0].score - _ALSO_MEANT], None


def _called_so(named: Named, said: str) -> dict[str, list[str]]:
    """The credentials that have the very name of a skill, "first aid at work"; where they count they are meant."""
    if named.mention.matches[0].kind != "skill":
        return {}
    whole = [w.text for w in words(said)]
    ids = [m.id for m in named.mention.of("credential") if [w.text for w in words(m.name)] == whole]
    return {"called": ids} if ids else {}


def _want(name: str, ids: list[str], skill: str | None) -> dict[str, Any]:
    return {"name": name, "ids": list(dict.fromkeys(ids)), "skill": skill}


def _free(heard: Heard) -> list[dict[str, Any]]:
    """What stands behind "needs" and in front of the day, where the catalogue knows no such name."""
    text = heard.text
    for said in sorted(heard.dates, key=lambda d: -d.start):
        text = _BY_WHEN.sub("", text[: said.start].rstrip()) + text[said.end :]
    for way in (_NEEDS_DOING, _IS_NEEDED, _WHAT):
        match = way.search(_FILLER.sub("", text.strip(" .!?")))
        name = _clean(match["name"]) if match else ""
        if name and not (_NOTHING_TO_HOLD.fullmatch(name) or _POINTS.fullmatch(name)):
            return [_want(name, [], None)]
    return []


def _clean(said: str) -> str:
    said = _WHO_GETS_IT.sub("", said)
    said = _FOR_WHOM.sub("", said.strip(" .!?"))
    name = _AT_LEAST.sub("", _BY_WHEN.sub("", _FILLER.sub("", said.strip(" .,;:!?\"'“”"))))
    return _ARTICLE.sub("", name).strip(" .,;:!?\"'“”")[:_LONGEST]


class SkillsSlot(SlotType):
    """The skills that are named, by their ids."""

    uses = "skill"
    several = True

    def find(self, heard: Heard) -> Found:
        ids = [n.mention.of("skill")[0].id for n in heard.named if n.mention.of("skill")]
        return Found(value=ids) if ids else Found()


class NeededSlot(SlotType):
    """How many have to hold it; nothing when it is everybody."""

    def find(self, heard: Heard) -> Found:
        text = heard.text
        for team in heard.teams:  # "everyone on Ward 7 has to have BLS" counts no 7
            text = text[: team.start] + "_" * (team.end - team.start) + text[team.end :]
        match = _NEEDED.search(text)
        if match is None or (match["want"] and _OF_EACH.search(text[: match.start()])):
            return Found()
        said = next(v for v in match.groupdict().values() if v)
        number = 1 if said.casefold().startswith("some") else count(re.sub(r"\s+of$", "", said))
        return Found(value=number) if number else Found()


class DueSlot(DateSlot):
    """The day by which something is needed: of a day without a year the next one."""

    def find(self, heard: Heard) -> Found:
        return super().find(replace(heard, dates=tuple(_ahead(said, heard) for said in heard.dates)))

    def find_answer(self, heard: Heard) -> Found:
        return self.find(heard)


#: "By December" is before it begins, but not when that is in a few days.
_TOO_SOON = timedelta(days=14)


def _ahead(said: SaidDate, heard: Heard) -> SaidDate:
    if not _TELLS_THE_YEAR.search(heard.text[said.start : said.end]):
        said = replace(said, options=tuple(add_months(day, 12) if day < heard.today else day for day in said.options))
    if said.grain == "month" and said.options and timedelta(0) <= said.options[0] - heard.today < _TOO_SOON:
        return replace(said, options=(last_day(said),))
    return said


class PutOffSlot(SlotType):
    """By how many months and days the day moves, "push it back two weeks", below nothing when it comes earlier."""

    def find(self, heard: Heard) -> Found:
        said = put_off(heard.text)
        return Found(value=[said.months, said.days] if said else None)


class EverybodySlot(SlotType):
    """Whether it is said of all, or of all who lack something: "everyone", "all of us", "the ones who …"."""

    def find(self, heard: Heard) -> Found:
        return Found(value=True) if re.search(rf"\b{_EACH}\b", heard.text, re.IGNORECASE) else Found()


_REASON = pattern(
    r"(?:\bbecause(?:\s+of)?|\bcause|\bcos|\bcuz|\bas\s+(?=(?:s?he|they|it|the)\b)|\bsince\s+(?=(?:s?he|they|it|the)\b)"
    r"|\bdue\s+to|\breason\s*(?:is|:)|\bon\s+account\s+of)\s*(?P<why>.+)$"
    r"|(?:[,;:–—]|\s-)\s*(?P<aside>(?:s?hes?|they(?:re)?|on|is|has|was|will|already|works?|no|not(?!\s+count)|only)\b.+)$"
    r"|\b(?P<state>(?:while|until\s+\w+\s+(?:comes|is|returns)|on\s+(?:parental|maternity|paternity|sick|long|unpaid)?\s*leave)\b.*)$",
    re.IGNORECASE,
)


#: What is wanted of somebody who need not have it, behind why.
_LEAVES_OUT = (
    r"(?:(?:please|pls|just|can|could|you|we|i|let['’]?s|should|better|to|want|will|['’]ll)\s+){0,4}"
    r"(?:(?:leave|take|cross|strike|keep|let)\s+(?:@?[\w.-]{2,30})\s+(?:out|off|be)|(?:exempt|excuse|skip|excluded?|spare)"
    r"|(?:do\s?n['’]?t|do\s+not|not)\s+(?:count|include|chase|ask|nudge|require|need)"
    r"|(?:s?he|they|@?[\w.-]{2,30})\s+(?:do(?:es)?\s?n['’]?t|do(?:es)?\s+not|wo\s?n['’]?t|will\s+not|need\s?n['’]?t|need\s+not|can\s+be)\s*"
    r"(?:need|have\s+to|has\s+to|do|hold|left\s+out|exempt\w*|excused|skipped)?)\b"
)
#: "Ana is off sick, leave her out of it": why stands in front.
_FRONT = pattern(
    r"(?:\W*(?:is|are|was|['’]?(?:s|re))\b)?\s*(?!(?:exempt\w*|excused|missing|late|not|needs?|must|do(?:es)?(?:n?['’]?t)?|should|can|could|and|or|too|out|off\s+(?:it|that|this)"
    r"|from|of|for|to|in|please|pls)\b)(?P<why>\w[^?!\n]{2,120}?)(?:\s*[,;.:–—]\s*|\s+-\s+|\s+)"
    rf"(?:(?:so|and|then|therefore|thus|hence|ok|just)\s+){{0,3}}{_LEAVES_OUT}",
    re.IGNORECASE,
)
_POLITE = pattern(r"\W*(?:(?:ok|okay|so|and|also|oh|hi|hey|btw|but|well|please|pls|fyi|sorry)\W+){0,5}", re.IGNORECASE)


#: "On leave so she doesn't need it": what follows from the reason is none.
_SO_NOT = pattern(
    r"[\s,]+(?:so|and|therefore|thus|hence)\s+(?:s?he|they|\w{2,20})\s+(?:do(?:es)?\s?n['’]?t|do(?:es)?\s+not|wo\s?n['’]?t|will\s+not|need\s?n['’]?t|can['’]?t|cannot|is|are)\s+"
    r"(?:need|have|exempt|excused|do|hold|require|to)\b.*$",
    re.IGNORECASE,
)
_EXEMPTS = pattern(r"\b(?:exempt|excuse|waive|needs?\b.{0,40}\bagain|not\s+need|\w+n['’]?t\s+need)", re.IGNORECASE)
#: What only a reason begins with, whatever else its words resemble.
STATES = pattern(
    r"^\W*(?:(?:because|cos|cuz|bc|since|as|well|oh|just|coz)\W+)*(?:(?:s?he|they)(?:['’]?(?:s|re)|\s+(?:is|are|was|has|have|does|works?|will|only|just"
    r"|got|left|retires?))\b|on\s+\w|is\s+\w|(?:maternity|paternity|parental|sick|annual|medical|long|holiday|leave|retir\w+|new\s|part\s|off\s|no\s+longer"
    r"|doesn['’]?t|not\s)\w*)",
    re.IGNORECASE,
)


class ReasonSlot(SlotType):
    """Why somebody is exempt, in the words of whoever says so."""

    hint = "I need a reason, for example “on leave until May”; they can read it."

    def find(self, heard: Heard) -> Found:
        match = _REASON.search(heard.text)
        said = next((v for v in match.groupdict().values() if v), "") if match else _said_in_front(heard)
        said = _SO_NOT.sub("", said).strip(" .,")
        return Found(value=said) if said else Found()

    def find_answer(self, heard: Heard) -> Found:
        if heard.people and heard.named and _EXEMPTS.search(heard.text):
            return Found()  # that is about somebody else, or something else
        found, said = self.find(heard), re.sub(r"^\s*because\s+", "", heard.text.strip(" ."), flags=re.IGNORECASE)
        return found if found.value else Found(value=said or None)


def _said_in_front(heard: Heard) -> str:
    if not heard.people or not _POLITE.fullmatch(heard.text[: heard.people[0].start]):
        return ""
    end = heard.people[0].end
    owned = heard.text[heard.people[0].start : end].casefold().endswith(("'s", "’s"))  # "Mia's retiring"
    said = _FRONT.match(heard.text, end - 2 if owned else end)
    return said["why"] if said else ""


Wanted = Annotated[list[dict[str, Any]], Reads(WantedSlot())]
SaidSkills = Annotated[list[str], Reads(SkillsSlot())]
DueOn = Annotated[date, Reads(DueSlot())]
PutOffBy = Annotated[list[int], Reads(PutOffSlot())]
Needed = Annotated[int, Reads(NeededSlot())]
Everybody = Annotated[bool, Reads(EverybodySlot())]
Reason = Annotated[str, Reads(ReasonSlot())]
#: One of several requirements; only an answer or a button gives it.
RequirementId = Annotated[int, Reads(HoldingSlot())]
