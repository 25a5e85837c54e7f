"""What everybody in a team needs that is made in the same breath: "create a team …, they all need first aid by May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any

from bot.dialogs.engine.duty_slots import DueSlot, NeededSlot, WantedSlot
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.hearing import A_DAY, Heard
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.finder.names import NameKind
from bot.patterns import pattern

_ALL = (
    r"(?:(?:they|we|you)(?:\s+all)?|every\s?(?:one|body)(?:\s+(?:in\s+it|there))?|all(?:\s+of\s+(?:them|us))?|both(?:\s+of\s+them)?|(?:every|each)\s+(?:[\w-]{2,20}\s+)?[\w-]{2,20}"
    r"|(?:\d{1,3}|one|two|three|four|five)\s+(?:of\s+(?:them|us)|people)|(?:(?:all|the|my|our)\s+){0,2}(?:[\w-]{2,20}\s+)?(?:guys|lads|staff|members|people|team|crew|[a-z]{3,20}s)(?:\s+all)?)"
)
_NEED = pattern(
    rf"(?<!\w){_ALL}\s+(?:all\s+|both\s+)?(?:needs?|must\s+(?:have|hold|get|do)|ha(?:s|ve)\s+to\s+(?:have|hold|get|do)|should\s+have)\s+(?=\w)",
    re.IGNORECASE,
)


#: "Need servsafe for my crew asap".
_FOR_THEM = pattern(
    r"\b(?:need|want|get|require)\s+[^.!?\n]{2,60}?\s+for\s+(?:all\s+(?:of\s+)?)?(?:my|our|the)\s+(?:\w+\s+)?(?:guys|lads|boys|girls|staff|people|team|crew|workers|drivers|carers|guards|cooks|servers|\w+ers)\b",
    re.IGNORECASE,
)


class NeedsSlot(SlotType):
    """``{"wanted": …, "due": …, "needed": …}`` as those slots have it; nothing unless it is said that they need it."""

    def find(self, heard: Heard) -> Found:
        said = _NEED.search(heard.text)
        if (
            said is None
            and (said := _FOR_THEM.search(heard.text)) is not None
            and any(said.start() < n.mention.start < said.end() for n in heard.named)
        ):
            known = _known(WantedSlot().find(heard).value, heard)
            return Found(value={"wanted": known}) if known else Found()
        if said is None:
            have = what_they_have(heard, counted=True)
            return Found(value=have) if have else Found()
        at = said.start()
        text = " " * at + heard.text[at:]
        behind = replace(
            heard,
            text=text,
            named=tuple(n for n in heard.named if n.mention.start >= at),
            dates=tuple(d for d in heard.dates if d.start >= at),
        )
        if not (wanted := WantedSlot().find(behind).value if behind.named else None):
            return Found()
        due, needed = DueSlot(ahead=True).find(behind).value, NeededSlot().find(behind).value
        needs: dict[str, Any] = {"wanted": wanted, "due": due, "needed": needed}
        return Found(value={name: value for name, value in needs.items() if value is not None})

    def find_answer(self, heard: Heard) -> Found:
        return Found()


def _known(wanted: list[dict[str, Any]] | None, heard: Heard) -> list[dict[str, Any]]:
    """Those that the catalogue has; ServSafe is who issues it, and what it is called in short."""
    if found := [want for want in wanted or () if want["ids"] or want["skill"]]:
        return found
    exact = [[m for m in n.mention.of("credential") if m.exact] for n in heard.named]
    return [{"name": each[0].name, "ids": [each[0].id], "skill": None} for each in exact if len(each) == 1]


_SO_MANY = (
    r"(?:about\s+|around\s+|roughly\s+|only\s+|just\s+)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|a\s+(?:dozen|few|couple\s+of))"
    r"\s+(?:of\s+(?:us|them|em|['’]em)|(?:of\s+my\s+)?(?:[a-z]{3,14}\s+)?(?:men|women|people|ppl|staff|staf|journeymen|doormen|tradesmen|craftsmen"
    r"|(?!(?:months|years|yrs|weeks|days|hours|hrs|exams|tests|courses|certs|certificates|tickets|cards|licen[cs]es|papers|modules|things|steps|options|times|questions|jobs|kids|parts|units|points|credits)\b)[a-z]{2,14}s))"
)
#: "6 guys", "there are 8 of us", at the beginning.
_COUNTED = pattern(
    rf"{OPENING}(?:(?:there(?:['’]?s|\s+are|\s+is)?|theres|it['’]?s|its|i|we|i['’]?ve|ive|we['’]?ve|weve|have|got|we['’]?re|were|run|are|a\s+team\s+of|team\s+of)\s+){{0,4}}{_SO_MANY}(?!\w)(?:\W{{1,3}}(?:and\s+|plus\s+|with\s+)?(?:(?:\d{{1,2}}|an?|one|two|three|four|five)\s+(?:[a-z]{{3,14}}\s+)?(?:apprentices?|trainees?|juniors?|helpers?|labourers?|laborers?|part\s?timers?|agency|office|subbies|supervisors?|[a-z]{{3,12}}(?:men|man))|me)(?!\w)){{0,3}}",
    re.IGNORECASE,
)
#: Whatever stands around the names of what they have.
_AROUND = pattern(
    r"(?:\W*\b(?:and|or|a|an|the|with|w|they|all|both|most|mostly|mainly|usually|plus|also|some|few|of|them|em|it|its|mandatory|statutory|standard|yearly|annual|annually|it['’]s|is|are|have|has|got|hold|do|doing|does|on|for|need|needs|each|every|one|everyone"
    r"|everybody|just|only|tickets?|cards?|certs?|licen[cs]es?|badges?|stuff|training|course|courses|really|basically|i|think|guess|so|like|that|kind|sort|thing|things|bits|now|currently|about|the\s+usual|all\s+over\s+the\s+(?:shop|place)|etc|ofc|pretty|much|then|couple|well|as)\b){0,16}\W*",
    re.IGNORECASE,
)
_LONGEST = 160


def what_they_have(heard: Heard, counted: bool) -> dict[str, Any] | None:
    """What is named as that of one's people, "6 guys, ipaf and pasma mostly", and nothing else said: as it stands in
    the slot. ``counted``: only where it is said how many they are. Nothing is needed by it before a lead says so.
    """
    text = heard.text
    if heard.dates or "?" in text or len(text) > _LONGEST or not heard.named:
        return None
    count = _COUNTED.match(text)
    if counted and count is None:
        return None
    start = count.end() if count is not None else 0
    named = [n for n in heard.named if n.mention.end > start]  # "9 drivers" are no job to be had
    kinds: tuple[NameKind, ...] = ("credential", "skill", "issuer")
    if not named or not all(any(n.mention.of(k) for k in kinds) for n in named):
        return None
    rest, end = "", start
    for each in named:
        rest, end = f"{rest}{heard.text[end : each.mention.start]}{A_DAY}", each.mention.end
    rest += heard.text[end:]
    others = [] if _AROUND.fullmatch(rest.replace(A_DAY, ",")) is not None else _listed_beside(rest)
    if others is None or (others and count is None and not _MOSTLY.match(heard.text)):
        return None
    wanted = WantedSlot().find(replace(heard, named=tuple(named))).value
    bodies = [n for n in named if not (n.mention.of("credential") or n.mention.of("skill"))]
    several = [heard.text[n.mention.start : n.mention.end] for n in bodies]
    if not wanted or len(bodies) == len(named):
        return {"several": several} if several else {}
    # "5 drivers, cpc" says how many they are, and of everybody what they have.
    wanted = [
        {k: v.rsplit(",", 1)[-1].strip() if k == "name" else v for k, v in want.items() if k != "needed"}
        for want in wanted
    ]
    return {"several": several, "wanted": [*wanted, *({"name": name, "ids": [], "skill": None} for name in others)]}


_MOSTLY = pattern(
    rf"{OPENING}(?:they\s+(?:all\s+)?(?:have|need)\s+)?(?:mostly|mainly|usually|all|both)\b", re.IGNORECASE
)
_BETWEEN = pattern(r"\s*(?:[,;&+/]|\b(?:and|plus)\b)\s*", re.IGNORECASE)
_A_NAME = pattern(r"[^\W\d_][\w&/-]{1,20}(?:\s+[\w&/-]{2,20}){0,2}")


def _listed_beside(rest: str) -> list[str] | None:
    """What no catalogue has, between what is named, "moving and handling, meds, safeguarding"; None for anything
    else.
    """
    parts = [part.strip(" .!") for part in _BETWEEN.split(rest)]
    others = [part for part in parts if _AROUND.fullmatch(part.replace(A_DAY, ",")) is None]
    return others if all(_A_NAME.fullmatch(other) for other in others) else None


def only_counted(heard: Heard) -> bool:
    """ "6 guys", "about 8 of us", and nothing else."""
    count = _COUNTED.match(heard.text)
    return count is not None and _AROUND.fullmatch(heard.text, count.end()) is not None


NeedsOfNewTeam = Annotated[dict[str, Any], Reads(NeedsSlot())]
