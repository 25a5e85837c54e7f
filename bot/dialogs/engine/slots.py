"""The types a dialog's parameters can have, and how each is found in a message.

A slot's value travels as JSON (an id, a number, a list of ids) and becomes the parameter's type when the
dialog is called.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

from bot.dialogs.understanding.cues import Cue, Named
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Money, ValueKind, count
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder import NameKind
from bot.knowledge.model.credential import Credential, Issuer
from bot.knowledge.model.role import Family, Role, Skill
from bot.patterns import pattern


@dataclass(frozen=True)
class Cued:
    """Marks a parameter that takes only what a cue points at: ``Annotated[Role, Cued("current")]``."""

    cue: Cue


@dataclass(frozen=True)
class HoweverCued:
    """Marks a parameter that takes what is named whatever is said of it: "my CKA", "I passed CKA"."""


@dataclass(frozen=True)
class Amount:
    """Marks a whole number found by the value finder: ``Annotated[int, Amount("hours_a_week")]``."""

    kind: ValueKind


@dataclass(frozen=True)
class Said:
    """Marks one of the values that the phrases file lists under ``choices``."""

    choice: str


@dataclass(frozen=True)
class Hidden:
    """Marks a parameter that only buttons and the engine set, such as a page number."""


@dataclass(frozen=True)
class Reads:
    """Marks a parameter that is read by a slot type of its own: ``Annotated[date, Reads(DateSlot())]``."""

    slot: SlotType


@dataclass(frozen=True)
class RawText:
    """Marks a parameter that takes the message as it was typed."""


Level = Annotated[str, Said("level")]
Seniority = Annotated[str, Said("seniority")]
Format = Annotated[str, Said("format")]
Sorting = Annotated[str, Said("sort")]
Facet = Annotated[str, Said("facet")]
HoursAWeek = Annotated[int, Amount("hours_a_week")]
Hours = Annotated[int, Amount("hours")]
Months = Annotated[int, Amount("months")]
Page = Annotated[int, Hidden()]
Text = Annotated[str, RawText()]
CurrentRole = Annotated[Role, Cued("current")]
CurrentFamily = Annotated[Family, Cued("current")]
GoalRole = Annotated[Role, Cued("goal")]
Held = Annotated[list[Credential], Cued("held")]
Known = Annotated[list[Skill], Cued("known")]
Mentioned = Annotated[Credential, HoweverCued()]
NotCredentials = Annotated[list[Credential], Cued("excluded")]
NotIssuers = Annotated[list[Issuer], Cued("excluded")]
NotSkills = Annotated[list[Skill], Cued("excluded")]


@dataclass(frozen=True)
class Found:
    """What a message gives for a slot: a value, or options to choose from (never both), or neither."""

    value: Any = None
    options: tuple[Any, ...] = ()
    #: For a list: what is clear already while one of its members is asked for.
    partial: tuple[Any, ...] = ()
    #: ... and the options of its other members of which several may be meant.
    others: tuple[tuple[Any, ...], ...] = ()
    #: What was said for it cannot be: a day that no calendar has.
    impossible: bool = False


#: Said together with another choice, these decide: "how much is the renewal?" is about the renewal.
_GOES_FIRST = ("renewal", "prerequisites")


class SlotType(ABC):
    """How one kind of parameter is found, and turned into what the dialog takes."""

    many = False
    kind: NameKind | None = None
    #: What to say when an answer gave nothing for it.
    hint = "I do not know that name. Please try another spelling, or say “cancel”."
    #: Whether several readings are asked about even when the slot could stay empty.
    asks = False

    @property
    def several(self) -> bool:
        """Whether it takes more than one of them."""
        return self.many

    @property
    def uses(self) -> str | None:
        """The kind of thing or value that it takes from a message, by the finder's or the value finder's name."""
        return self.kind

    @abstractmethod
    def find(self, heard: Heard) -> Found:
        """What the message gives for this slot."""

    def find_answer(self, heard: Heard) -> Found:
        """What an answer to the question for this slot gives; the question makes cues superfluous."""
        return self.find(heard)

    def load(self, value: Any, catalogue: Catalogue) -> Any:
        """The parameter's value; raises KeyError when it names something that is in the catalogue no more."""
        return value

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return str(value)


@dataclass(frozen=True)
class ThingSlot(SlotType):
    """A credential, role, skill, issuer or family, or a list of them."""

    kind: NameKind
    cue: Cue | None = None
    many: bool = False
    however_cued: bool = False

    def takes(self, named: Named) -> bool:
        """Whether what is named there can go into this slot."""
        return bool(named.mention.of(self.kind)) and self._fits(named)

    def find(self, heard: Heard) -> Found:
        fitting = [n for n in heard.named if self.takes(n)]
        if self.kind == "skill" and self.cue is None:  # "something for data protection, I am in HR"
            fitting = [n for n in fitting if n.cue != "current"] or fitting
        if self.kind == "skill" and self.cue == "excluded":
            fitting = [n for n in fitting if n.kind == "skill" and not _is_lacked(heard, n)]
        if not fitting:
            return Found()
        if not self.many:
            return self._one(fitting)
        values: dict[str, None] = {}
        unclear: dict[tuple[str, ...], None] = {}
        for named in fitting:
            ids = tuple(m.id for m in named.mention.leading(self.kind))
            if len(ids) == 1 or named.cue in ("held", "known"):
                values[ids[0]] = None
            else:
                unclear[ids] = None
        if unclear:
            options, *others = unclear
            return Found(options=options, partial=tuple(values), others=tuple(others))
        return Found(value=list(values))

    def _one(self, fitting: list[Named]) -> Found:
        goal = [n for n in fitting if n.cue == "goal"] if self.cue is None else []
        # The role one is in gives way to the role one asks about.
        best = max(goal or fitting, key=lambda n: (n.cue is None or n.cue == "goal", n.mention.of(self.kind)[0].score))
        ids = tuple(m.id for m in best.mention.leading(self.kind))
        return Found(value=ids[0]) if len(ids) == 1 else Found(options=ids)

    def _fits(self, named: Named) -> bool:
        if self.cue is not None:
            if self.cue == "known":  # "I do welding", "have Selenium and Java"
                return named.cue == "known" or (named.kind == "skill" and named.cue in ("current", "held"))
            if self.cue == "held" and named.kind != "credential":  # "did a bootcamp in web dev" is no AWS Developer
                exact = named.kind == "skill" and any(m.exact for m in named.mention.of("credential"))
                return named.cue == "held" and exact
            if self.cue == "excluded" and self.kind == "credential" and named.kind == "skill":
                return named.cue == self.cue and any(m.exact for m in named.mention.of("credential"))
            return named.cue == self.cue
        if named.cue == "excluded":
            return False
        if self.however_cued:
            return _is_mainly(named, self.kind)
        if self.kind in ("role", "family"):
            return True
        if self.kind == "skill":
            of_oneself = named.cue == "known" or (named.cue == "current" and named.kind == "role")
            return not of_oneself and _is_mainly(named, "skill")
        if self.kind == "issuer":
            return named.cue != "known" and _is_mainly(named, "issuer")
        of_oneself = named.cue == "current" and named.kind == "role"  # "bookkeeper here", not the Certified Bookkeeper
        return named.cue != "held" and not of_oneself

    def load(self, value: Any, catalogue: Catalogue) -> Any:
        table = _table(catalogue, self.kind)
        return [table[v] for v in value] if self.many else table[value]

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return str(_table(catalogue, self.kind)[value].name)


#: "I don't know SQL", "no Python experience": that somebody lacks it excludes nothing.
_LACKS_BEFORE = pattern(
    r"\b(?:know|knew|learn(?:t|ed)|used?|tried|touched|done|did|seen|good\s+(?:at|in|with)|have|had|got|can['’]?t|cannot|able|idea\s+(?:of|about))\b[^.,;!?]{0,15}$",
    re.IGNORECASE,
)
_LACKS_BEHIND = pattern(
    r"\s+(?:\w+\s+)?(?:knowledge|experience|skills?|background|yet|before|so\s+far|at\s+the\s+moment)\b", re.IGNORECASE
)


def _is_lacked(heard: Heard, named: Named) -> bool:
    before = _LACKS_BEFORE.search(heard.text, max(0, named.mention.start - 40), named.mention.start)
    return before is not None or _LACKS_BEHIND.match(heard.text, named.mention.end) is not None


def _is_mainly(named: Named, kind: NameKind) -> bool:
    """A name that is more of something else does not fill the slot (``Google Analytics`` is no issuer)."""
    own = named.mention.of(kind)[0].score
    return own >= max(m.score for m in named.mention.matches) - 0.1


def _table(catalogue: Catalogue, kind: NameKind) -> dict[str, Any]:
    tables: dict[NameKind, dict[str, Any]] = {
        "credential": catalogue.credentials,
        "role": catalogue.roles,
        "skill": catalogue.skills,
        "issuer": catalogue.issuers,
        "family": catalogue.families,
    }
    return tables[kind]


class MoneySlot(SlotType):
    uses = "money"

    def find(self, heard: Heard) -> Found:
        for value in heard.values:
            if isinstance(value.value, Money):
                return Found(value=value.value.as_json())
        return Found()

    def load(self, value: Any, catalogue: Catalogue) -> Money:
        return Money.of(value)


_HOURS_OF_A_WEEK = 60
_BARE = pattern(
    r"\W*(?:(?:about|around|roughly|maybe|say|only|just|like|up\s+to|probably|i|i['’]?d|i['’]?ll|can|could|do|make|it|ok|so|well|hm+|no|more|than|let['’]?s|think|guess|reckon|oh|have|got)\W+){0,8}"
    r"(?P<n>\d{1,2}|[a-z]{3,9}(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?:\W+(?:max|tops|at\s+most|i|think|guess|maybe|a|per|each|every|week|weekly|or|so|please|pls|then|probably|is|fine|ok))*\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NumberSlot(SlotType):
    amount: ValueKind
    hint = "I need a number, for example “6 hours a week”."

    @property
    def uses(self) -> str:
        return self.amount

    def find(self, heard: Heard) -> Found:
        return Found(value=next((v.value for v in heard.values if v.kind == self.amount), None))

    def find_answer(self, heard: Heard) -> Found:
        """ "6", "about six I think" where the hours of a week are asked for."""
        said = self.find(heard)
        bare = _BARE.fullmatch(heard.text) if said == Found() and self.amount == "hours_a_week" else None
        hours = (count(bare["n"]) or 0) if bare else 0
        return Found(value=hours) if 0 < hours <= _HOURS_OF_A_WEEK else said


@dataclass(frozen=True)
class ChoiceSlot(SlotType):
    choice: str

    def find(self, heard: Heard) -> Found:
        said = heard.choices.get(self.choice, ())
        first = next((c for c in _GOES_FIRST if c in said), said[0] if said else None)
        return Found(value=first)


class HiddenSlot(SlotType):
    def find(self, heard: Heard) -> Found:
        return Found()


class TextSlot(SlotType):
    def find(self, heard: Heard) -> Found:
        return Found(value=heard.text.strip() or None)


_KINDS: dict[Any, NameKind] = {
    Credential: "credential",
    Role: "role",
    Skill: "skill",
    Issuer: "issuer",
    Family: "family",
}
_MARKED: list[tuple[type, Callable[[Any], SlotType]]] = [
    (Amount, lambda mark: NumberSlot(mark.kind)),
    (Said, lambda mark: ChoiceSlot(mark.choice)),
    (Hidden, lambda mark: HiddenSlot()),
    (RawText, lambda mark: TextSlot()),
    (Reads, lambda mark: mark.slot),
]


@dataclass(frozen=True)
class Slot:
    """One parameter of a dialog. A required one that is not given is asked for."""

    name: str
    type: SlotType
    required: bool
    default: Any = field(default=None)


def slot_type(annotation: Any) -> SlotType:
    """The slot type of a parameter's annotation. Raises TypeError for one that no message can fill."""
    marks: tuple[Any, ...] = ()
    if type(None) in get_args(annotation) and get_origin(annotation) is not Annotated:
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        marks = tuple(rest)
    cue = next((m.cue for m in marks if isinstance(m, Cued)), None)
    for mark in marks:
        for kind, make in _MARKED:
            if isinstance(mark, kind):
                return make(mark)
    if annotation is Money:
        return MoneySlot()
    if get_origin(annotation) is list:
        return ThingSlot(_KINDS[get_args(annotation)[0]], cue, many=True)
    if annotation in _KINDS:
        return ThingSlot(_KINDS[annotation], cue, however_cued=any(isinstance(m, HoweverCued) for m in marks))
    raise TypeError(f"a dialog cannot take {annotation!r}: no message can fill it (see bot/dialogs/engine/slots.py)")
