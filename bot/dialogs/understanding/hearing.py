"""What a message contains, before it is decided what it asks for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from bot.dialogs.understanding.choice_words import ChoiceWords
from bot.dialogs.understanding.circle_names import SaidPerson, SaidTeam, find_names
from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.listed_levels import with_levels
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.standing import Doubt, doubt_of
from bot.dialogs.understanding.values import Value, count, find_values
from bot.knowledge.finder import Finder, Mention
from bot.knowledge.words import Word, key, words
from bot.messaging.incoming import Mentioned
from bot.tracking.teams.circle import NOBODY_KNOWN, Circle

#: What the words in front of a mention say of it: "I'm a …" (current), "become a …" (goal), "I have …"
#: (held), "I know …" (known), "not …" (excluded).
Cue = Literal["current", "goal", "held", "known", "excluded"]

_MARKUP = re.compile(r"<[@#!][^>\s]*>|https?://\S+|<https?://[^>]*>|[`*_~]{1,3}(?=\S)|(?<=\S)[`*_~]{1,3}")
ORDINAL_WORDS = {
    "first": 1, "1st": 1, "former": 1, "top": 1, "second": 2, "2nd": 2, "latter": -1, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1,
}  # fmt: skip
_CLAUSE = re.compile(r"[.!?;\n]+(?=\s|$)")
_LISTING = re.compile(
    r"^[\s,/&+]*(?:and|or|n|plus|also|as\s+well\s+as)?[\s,/&+]*"
    r"(?:an?|the|my|some|a\s+little|(?:an?\s+)?(?:little\s+)?bit\s+of)?\s*$",
    re.IGNORECASE,
)
_SORTED_FIRST = re.compile(r"\b(?:cheap|short|eas|fast|quick)\w*\s+(?:ones?\s+)?first\b|\bat first\b|\bfirst of all\b")
_ALREADY = re.compile(r"^\s*(?:cert\w*\s+)?(?:already|under my belt|in my pocket|in hand|done|holder)\b", re.IGNORECASE)
#: "Warehouse lad here", "nurse by trade": what they do now.
_NOW_HERE = re.compile(
    r"^\s*(?:lad|guy|girl|bloke|person|worker)?\s*(?:here|by\s+trade|at\s+the\s+moment|currently|now(?=\s*(?:[.,;!?]|$)))",
    re.IGNORECASE,
)
#: From one job to another: "electrician to solar installer", "barmaid turning sommelier", "a waiter who wants to be a".
_ONWARD = re.compile(
    r"^\s*(?:now)?[\s,;]*(?:to|into|->|→|=>|2|turn(?:ing|ed)(?:\s+into)?|like\s+me\s+(?:ends?|ending)\s+up(?:\s+as)?"
    r"|(?:(?:who|but)\s+)?(?:really\s+)?(?:i\s+)?(?:really\s+)?(?:want(?:s|ing)?|looking|hoping|aiming|keen|dream(?:s|ing)?)"
    r"(?:\s+(?:to|of))?)\s*(?:be|being|become|becoming|an?|the)?\s*(?:an?|the)?\s*$",
    re.IGNORECASE,
)
#: "I want personal trainer", "my ambition: …", right in front of a job.
_WANTED = re.compile(
    r"(?<!\w)(?:i\s+(?:really\s+)?(?:want|fancy)|thinking(?:\s+of)?|ambition\s*(?:is|:))\s*(?:an?|the)?\s*$",
    re.IGNORECASE,
)
#: "For a GRC analyst", "as a lifeguard": where somebody stands who speaks of another job as their goal.
_AS = re.compile(r"(?<!\w)(?:as|for)\s+an?\s+$", re.IGNORECASE)
_JOBS = ("role", "family")
_NOT = re.compile(r"(?<!\w)(?:not|no|never|without|instead\s+of|than)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
#: A cue further from its mention than this many characters speaks of something else.
_CUE_REACH = 48
#: "not the AWS one", but not "without exam in marketing": so many words may stand between.
_EXCLUDES_WITHIN = 1


#: More names, amounts or days than this of one message are not heard: a list so long is sent as a file.
_MOST = 100

_Stretch = Mention | Value | SaidDate | SaidPerson | SaidTeam


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the cue in front of it. ``doubt``: why it is not the writer's own, if something says so.

    ``namesake``: the skill that is called the same as the credential, where nothing tells which is meant; ``unlisted``:
    the acronym means something that the catalogue does not have.
    """

    mention: Mention
    cue: Cue | None
    doubt: Doubt | None = None
    namesake: str | None = None
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything found in one message. ``choices``: kind → values said, as in the phrases file."""

    text: str
    words: tuple[Word, ...]
    named: tuple[Named, ...]
    values: tuple[Value, ...]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choice_spans: tuple[tuple[int, int], ...] = ()
    ordinals: tuple[int, ...] = ()
    dates: tuple[SaidDate, ...] = ()
    today: date = date.min
    #: How this person writes 03/04, when that is known.
    day_first: bool | None = None
    people: tuple[SaidPerson, ...] = ()
    teams: tuple[SaidTeam, ...] = ()
    #: The writer leads a team.
    leads: bool = False

    @property
    def key(self) -> str:
        return key(self.text)


class Ear:
    """Reads messages against the names of a catalogue and the words of a language."""

    def __init__(
        self, finder: Finder, phrases: Phrases, currency: str, issuer_of: Mapping[str, str] | None = None
    ) -> None:
        """``issuer_of``: credential → issuer, which tells apart credentials of one acronym."""
        self.finder = finder
        self._issuer_of = issuer_of or {}
        self._currency = currency
        self._ordinary = frozenset(phrases.common)
        self._cues = [
            (name, cue.casefold(), re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE))
            for name, cues in phrases.cues.items()
            for cue in cues
        ]
        self._choices = [ChoiceWords(kind, table) for kind, table in phrases.choices.items()]

    def hear(
        self,
        text: str,
        today: date,
        day_first: bool | None = None,
        circle: Circle = NOBODY_KNOWN,
        mentioned: Sequence[Mentioned] = (),
        talked_of: Sequence[int] = (),
    ) -> Heard:
        """``circle``: the people and teams that can be named; ``mentioned``: who is behind each ``@name``;
        ``talked_of``: ids of those whom "she" and "him" mean.
        """
        clean = plain(text)
        values = find_values(clean, today, self._currency)[:_MOST]
        sentence = words(clean)
        dates = find_dates(clean, today, day_first)[:_MOST]
        taken: list[_Stretch] = [*values, *dates]
        mentions = [m for m in self.finder.spot(clean) if not any(_inside(m, v) for v in taken)][:_MOST]
        mentions = list(self._of_one_house(clean, list(with_levels(clean, mentions, self.finder))))
        dates = [d for d in dates if not any(d.start >= m.start and d.end <= m.end for m in mentions)]
        at = {plain(m.name).strip(): m for m in mentioned}
        said = find_names(clean, sentence, circle, at, [*mentions, *dates], self._ordinary, talked_of)
        mentions = [m for m in mentions if not any(_inside(m, s) for s in said.all)]
        choices, spans = self._find_choices(sentence, mentions)
        return Heard(
            text=clean,
            words=tuple(sentence),
            named=tuple(self._cued_pairs(clean, list(self._cued(clean, mentions)))),
            values=tuple(values),
            choices=choices,
            choice_spans=tuple(spans),
            ordinals=tuple(ordinals(clean, mentions, dates)),
            dates=tuple(dates),
            today=today,
            day_first=day_first,
            people=said.people,
            teams=said.teams,
            leads=bool(circle.led),
        )

    def _of_one_house(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """ "CIPP/E or CIPM", "BLS from the AHA": of two that are called so the one of the issuer that is spoken of."""
        leading = [[m.id for m in mention.leading("credential")] for mention in mentions]
        clear = {ids[0] for ids in leading if len(ids) == 1}
        issuers = {self._issuer_of.get(i) for i in clear}
        issuers |= {m.id for n in mentions for m in n.of("issuer") if m.exact and not _NOT.search(text, 0, n.start)}
        for mention, ids in zip(mentions, leading, strict=True):
            others = [i for i in ids if i not in clear] if len(ids) > 1 else ids
            meant = others if len(others) == 1 else [i for i in others if self._issuer_of.get(i) in issuers]
            if len(ids) > 1 and len(meant) == 1:
                yield replace(mention, matches=tuple(m for m in mention.matches if m.id in meant or m.id not in ids))
            else:
                yield mention

    def _cued_pairs(self, text: str, named: list[Named]) -> list[Named]:
        """ "Electrician to solar installer": of two jobs, the one that is not the goal is where one stands."""
        jobs = [i for i, n in enumerate(named) if n.mention.matches[0].kind in _JOBS]
        for a, b in itertools.pairwise(jobs):
            between = text[named[a].mention.end : named[b].mention.start]
            if _ONWARD.match(between):
                named[b] = replace(named[b], cue="goal")
            if named[b].cue == "goal" and named[a].cue is None:
                named[a] = replace(named[a], cue="current")
            if named[a].cue == "goal" and named[b].cue is None and _AS.search(between):
                named[b] = replace(named[b], cue="current")
        return named

    def _cued(self, text: str, mentions: Sequence[Mention]) -> Iterator[Named]:
        before: Named | None = None
        for mention in mentions:
            start = before.mention.end if before else 0
            gap = text[start : mention.start]
            clause = _CLAUSE.split(gap)[-1][-_CUE_REACH:]
            cue = self._last_cue(clause)
            if cue is None and _ALREADY.match(text[mention.end :]):
                cue = "held"
            if cue is None and mention.matches[0].kind in _JOBS:
                cue = _of_job(clause, text[mention.end :])
            if cue is None and before is not None and _LISTING.match(gap):
                cue = before.cue
            before = Named(mention, cue, doubt_of(text, mention.start, mention.end, self._ordinary))
            yield before

    def _last_cue(self, gap: str) -> Cue | None:
        lowered = gap.casefold()
        found = [
            (m.end(), m.end() - m.start(), name)
            for name, cue, way in self._cues
            if cue in lowered  # most are not, which is quickly seen
            for m in way.finditer(gap)
            if name != "excluded" or len(gap[m.end() :].split()) <= _EXCLUDES_WITHIN
        ]
        return max(found)[2] if found else None  # type: ignore[return-value]

    def _find_choices(
        self, sentence: Sequence[Word], mentions: Sequence[Mention]
    ) -> tuple[dict[str, tuple[str, ...]], list[tuple[int, int]]]:
        found: dict[str, tuple[str, ...]] = {}
        spans: list[tuple[int, int]] = []
        # A word inside a name says nothing of its own: "associate" in "AWS Solutions Architect Associate".
        free = [w for w in sentence if not any(m.start <= w.start < m.end for m in mentions)]
        spoken = [w.text for w in free]
        for choice in self._choices:
            said = choice.find(spoken)
            if said:
                found[choice.kind] = tuple(dict.fromkeys(value for value, _, _ in said))
                spans += [(free[a].start, free[b - 1].end) for _, a, b in said]
        return found, spans


def _of_job(before: str, behind: str) -> Cue | None:
    if _NOW_HERE.match(behind):
        return "current"
    return "goal" if _WANTED.search(before) else None


def plain(text: str) -> str:
    """The text without platform markup, links, emphasis marks and control characters."""
    kept = "".join(ch if ch.isprintable() or ch == "\n" else " " for ch in text)
    return _MARKUP.sub(" ", kept)


def ordinals(text: str, mentions: Iterable[Mention] = (), dates: Iterable[SaidDate] = ()) -> list[int]:
    """``the second one`` → 2, ``the first two`` → 1, 2, ``the last`` → -1, ``number 3`` → 3; in order, once each."""
    lowered = text.casefold()
    parts: list[_Stretch] = [*mentions, *dates]
    for part in parts:
        lowered = lowered[: part.start] + " " * (part.end - part.start) + lowered[part.end :]
    lowered = _SORTED_FIRST.sub(" ", lowered)
    found: dict[int, None] = {}
    for match in re.finditer(r"\bfirst\s+(two|three|four|2|3|4)\b", lowered):
        found.update(dict.fromkeys(range(1, (count(match[1]) or 1) + 1)))
    for match in re.finditer(
        r"\b(?:number|no\.?|nr\.?|option|step|#)\s*(\d|one|two|three|four|five)\b|(?<!\w)#(\d)\b", lowered
    ):
        found[count(match[1] or match[2]) or 1] = None
    if not found:
        pattern = (
            r"\b(?:the|and|or|that|with)?\s*\b("
            + "|".join(ORDINAL_WORDS)
            + r")\b(?:\s+(?:one|two|cert\w*|credential|option))?"
        )
        for match in re.finditer(pattern, lowered):
            found[ORDINAL_WORDS[match[1]]] = None
    return list(found)


def _inside(mention: Mention, value: _Stretch) -> bool:
    return mention.start < value.end and value.start < mention.end
