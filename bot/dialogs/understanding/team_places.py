"""Where the name of a team stands in a message, be it shortened, mistyped, or the name of no team at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge.finder.likeness import likeness
from bot.patterns import pattern

#: What makes the name of a team out of words that mean something else as well: "the Security team", "in Security".
_BEFORE = pattern(
    r"\b(?:teams?|group|squad|crew|in|into|of|to|from|on|does|do|is|lead|leads|leading|leave|leaving|quit|join|joining"
    r"|over|rename|close|delete|dissolve|export|let)\s+(?:the\s+)?[\"“']?$",
    re.IGNORECASE,
)
#: "For Security" is a team in talk of people, and a subject in talk of credentials.
_AGAIN_OR_DIGEST = pattern(
    r"\bsame\s+(?:thing\s+|again\s+)?(?:for|in|with|to|goes\s+for)\s+(?:the\s+)?[\"“']?$|\bdigests?\s+$", re.IGNORECASE
)
_FOR = pattern(r"\b(?:for|with|has|hand|give)\s+(?:the\s+)?[\"“']?$", re.IGNORECASE)
_OF_PEOPLE = pattern(
    r"\b(?:who|whos|who's|whose|renewals?|progress|status|report|export|spreadsheet|excel|csv|members?|invit\w+|link|budget"
    r"|share|sharing|over\s+to|rights?|leads?)\b",
    re.IGNORECASE,
)
#: "And Warehouse Office?"
_AND_ALSO = pattern(r"^\W*(?:(?:ok|so)\W+)?(?:and|what\s+about|how\s+about)\s+(?:the\s+)?$", re.IGNORECASE)
#: Where a capital is no matter of course.
_IN_A_SENTENCE = pattern(r"(?-i:[a-z])\s+$")
_BEHIND = pattern(r"^[\"”']?\s+(?:teams?|group|squad|crew|people|ppl|folks|members?|lot|lads|guys|gang|bunch)\b", re.I)
#: What a team does, behind its name in capitals: "which skills Data covers", "mandatory for Security any longer".
_DOES = pattern(
    r"^(?:['’]s\b)?\s*(?:$|[.,;?!]|(?:covers?|has|have|needs?|lacks?|lost|got|any|yet|still|already|this|next|until|before|by)\b)",
    re.IGNORECASE,
)
#: What a team needs is said of it at the beginning: "infra needs AWS SAA".
_NEEDS = pattern(r"^\s+(?:needs?|must|requires?|has\s+to|should)\b", re.IGNORECASE)
#: Behind this stands what a team is to be called, which names none.
_NEW_NAME = pattern(
    r"\brename\b.{0,80}?\b(?:to|into|as)\s|\bcall\s+(?:it|the\s+team|this|that)\s"
    r"|\b(?:create|make|start|open|set\s*up|add|form|found|new)\b[^.]{0,60}?\bteam\b",
    re.IGNORECASE,
)
#: Characters in front of a name and behind it that tell what it is.
_NEARBY = 40
_DIGITS = pattern(r"\d+")
_SHORTENED_FROM, _TYPO_LETTERS, _TYPO_FROM = 3, 5, 0.82


def stands(text: str, start: int, end: int) -> bool:
    """Whether words that mean something else as well are the name of a team where they stand."""
    before, behind = text[max(0, start - _NEARBY) : start], text[end : end + _NEARBY]
    if _BEFORE.search(before) or _AGAIN_OR_DIGEST.search(before) or _BEHIND.match(behind):
        return True
    whole = " " in text[start:end] and not behind.strip(" ?.!")
    if whole and _AND_ALSO.match(before):
        return True
    if text[start].isupper() and _IN_A_SENTENCE.search(before) and _DOES.match(behind):
        return True
    return bool(_FOR.search(before)) and bool(_OF_PEOPLE.search(text[:start] + text[end:]))


def expected(text: str, start: int, end: int) -> bool:
    """Whether the name of a team is likely at this place, whatever stands there."""
    first = start < _NEARBY and not text[:start].strip(" .,!?")
    alone = first and len(text) - end < _NEARBY and not text[end:].strip(" .,!?")
    return alone or stands(text, start, end) or (first and bool(_NEEDS.match(text[end : end + _NEARBY])))


def new_name_from(text: str) -> int:
    """Where what is said is the name that a team is to get."""
    match = _NEW_NAME.search(text)
    return match.end() if match else len(text)


def nearly(
    spoken: str, names: Iterable[tuple[Sequence[str], Sequence[int]]], *, place: bool, typed: bool
) -> tuple[int, ...]:
    """The teams whose name these words begin or mistype: ids, several when it cannot be told.

    ``place``: the name of a team is likely there; elsewhere nothing is taken for the beginning of one. ``typed``: the
    words mean nothing else, so that they may be mistyped.
    """
    numbers = _DIGITS.findall(spoken)
    every = ((" ".join(name), ids) for name, ids in names)
    known = [
        (name, ids) for name, ids in every if not numbers or _DIGITS.findall(name) == numbers
    ]  # Ward 6 is no Ward 5
    words = len(spoken.split())
    short = spoken.removesuffix("s") if len(spoken) > _SHORTENED_FROM else spoken  # "nights" of Night Shift
    begun = [
        ids
        for name, ids in known
        if place and len(spoken) >= _SHORTENED_FROM and (name.startswith(spoken) or name.startswith(f"{short} "))
    ]
    alike = [
        (likeness(spoken.replace(" ", ""), name.replace(" ", "")), ids)
        for name, ids in known
        if typed and len(spoken) >= _TYPO_LETTERS - place and len(name.split()) == words
    ]
    best = max((score for score, _ids in alike), default=0.0)
    mistyped = [ids for score, ids in alike if score == best >= _TYPO_FROM]
    return tuple(dict.fromkeys(i for ids in begun or mistyped for i in ids))


_ASKING = (
    r"^\W*(?:(?:please|pls|can|could|would|you|i|we|want|wanna|need|like|to|d|let|let['’]?s|ok|okay|hey|hi|now|so|and"
    r"|then|just)\b\W*)*"
)
_THE = r"(?:(?:the|my|our|this|that)\s+)?(?:(?:team|group)\s+)?(?:called\s+)?"
_NAME = r"[\"“]?(?P<name>[^\W_][\w&+/’'-]*(?:\s+[\w&+/’'-]+){0,2}?)[\"”]?"
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?])|\s+(?:team|group|squad|crew|please|pls|now|for\s+good|any\s?more|too|as|instead|then|and|or"
    r"|with|to|over|from|into|by|for|on|in|because|who|since|every|each|needs?|must|has|have|should|shall|is|are|holds?|at|daily|weekly"
    r"|monthly|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?)\b)"
)
#: Where nothing but the name of a team can stand when it is asked about one. The first may be said of other things too.
_ONLY_TEAMS = tuple(
    pattern(way, re.IGNORECASE)
    for way in (
        rf"{_ASKING}(?:close|dissolve|disband|shut\s+down|wind\s+up|archive|delete|scrap|rename|leave|quit)\s+(?:down\s+)?"
        rf"{_THE}{_NAME}{_ENDS}",
        rf"\b(?:hand|pass|give)\s+(?:over\s+)?{_THE}{_NAME}(?:\s+over)?\s+to\b",
        rf"\b(?:add|invite|put|get|bring|move)\s.{{0,80}}?\b(?:to|into|in)\s+{_THE}{_NAME}{_ENDS}",
        rf"\b(?:remove|kick|take|throw|drop|boot)\s.{{0,80}}?\b(?:from|out\s+of|off)\s+{_THE}{_NAME}{_ENDS}",
        rf"^\W*(?:(?:and|also|but|then|ok|so)\W+)*{_THE}(?!(?:at|one|two|three|some\w*|any\w*|no|nobody|whoever|people|person|member)\b)"
        rf"{_NAME}\s+needs\b",
        rf"\b(?:goes?|belongs?|comes?)\s+(?:into|in)\s+{_THE}{_NAME}{_ENDS}",
        rf"\blead(?:er|s|ing)?\s+(?:of|for|in)\s+{_THE}{_NAME}{_ENDS}",
        rf"\bdigests?\s+(?:of|for)\s+{_THE}{_NAME}{_ENDS}",
        rf"\b(?:every\s?(?:one|body)|nobody|no\s+one|people|members|all|folks|those)\s+in\s+{_THE}{_NAME}{_ENDS}",
        rf"^\W*e?v\w{{2,4}}(?:one|body)\s+(?:on|at)\s+{_THE}{_NAME}\s+(?:needs?|must|has|should)\b",
        rf"^\W*how(?:['’]?s|\s+is)\s+(?:the\s+)?(?:team\s+)?{_NAME}\s+(?:doing|getting\s+on|coming\s+along)\b",
        rf"\binvit\w+\s+(?:link|code)\s+(?:for|to|into|of)\s+{_THE}{_NAME}{_ENDS}",
    )
)
_INTO = pattern(rf"\b(?:to|into|in)\s+{_THE}{_NAME}{_ENDS}", re.IGNORECASE)
#: Where it cannot be anything else, whatever is asked.
_SURELY_TEAMS = tuple(
    pattern(way, re.IGNORECASE)
    for way in (
        rf"^\W*who(?:['’]?s|\s+is|\s+are)\s+(?:all\s+|else\s+)?in\s+{_THE}{_NAME}{_ENDS}",
        rf"^\W*who\s+leads\s+{_THE}{_NAME}{_ENDS}",
        rf"\b(?:the|in|of|for)\s+{_NAME}\s+(?:team|squad|crew)\b",
    )
)
#: What stands there and names no team: it points to one, or is something else.
_NO_NAME = frozenset(
    """
    it its this that these those one ones them him her me my our us you your everyone everybody all both here there team
    teams group groups squad crew please pls plz thx thanks ty oh ok okay asap alright sorry instead now again
    join charge list lists records record requirement requirements
    account accounts chat channel thread slack telegram another other same last first second new the a an work cover
    lead leads leader share digest reminders whole entire old current right wrong next any which what whose own
    leave shift duty holiday vacation site call board rest total
    has have and or not no yes so too with for of in to from by on at is are was who how when general
    summary detail things everything they she he morning afternoon evening time order week month year study studies plan
    two three days weeks months people over folks guys lot staff colleagues employees
    shes she's hes he's theyre they're i'm im because cause cos since tell say ask remind
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


@dataclass(frozen=True, slots=True)
class UnknownTeam:
    """What is named where only a team can be; ``sure``: whatever else is asked."""

    start: int
    end: int
    name: str
    sure: bool


_IS_A_DAY = pattern(r"\w+days?\b.*|days?", re.IGNORECASE)


def _is_a_name(said: str) -> bool:
    first = said.split()[0].casefold()
    return first not in _NO_NAME and not _IS_A_DAY.fullmatch(said) and not said.isdecimal()


def put_into(text: str) -> Iterator[tuple[int, int, str]]:
    """Everything that people are said to be put into, from where to where: "add Mara to Ops and Raj to Data"."""
    for match in _INTO.finditer(text):
        if _is_a_name(match["name"]):
            yield match.start("name"), match.end("name"), match["name"]


def unknown(text: str, known: Iterable[tuple[int, int]]) -> UnknownTeam | None:
    """The team that is named and is none of what is ``known``: people, teams and days (from, to)."""
    said = tuple(known)
    for way in (*_SURELY_TEAMS, *_ONLY_TEAMS):
        match = way.search(text)
        if match is None or any(a < match.end("name") and match.start("name") < b for a, b in said):
            continue
        name = match["name"]
        if _is_a_name(name):
            return UnknownTeam(match.start("name"), match.end("name"), name, way in _SURELY_TEAMS)
    return None
