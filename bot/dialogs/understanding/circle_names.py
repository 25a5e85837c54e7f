"""People and teams that a message names: by an @, by the name their platform shows, or by a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.dialogs.understanding import name_places, team_places
from bot.dialogs.understanding.dates import SaidDate
from bot.knowledge.finder import Mention
from bot.knowledge.finder.likeness import MOST_ERRORS, likeness
from bot.knowledge.words import Word, words
from bot.messaging.incoming import Barrier, Group, Mentioned, Sender
from bot.patterns import pattern
from bot.tracking.teams.circle import Circle

#: What stands before a name; in an e-mail address it does not.
_AT = pattern(r"(?<![\w@.])@")
#: ``lena``, ``lena-marie.b``: so far goes a name that the platform did not recognise.
_HANDLE = pattern(r"\w(?:[\w.-]*\w)?")
_TYPO_FROM = 0.82
_TYPO_LETTERS = 5
#: "jons CISSP": a name of so many letters may have lost its apostrophe.
_OWNER_LETTERS = 3
#: What is only done to people, and what is asked of them and of nothing that has a name besides.
_DONE_TO = frozenset({"nudge", "ping", "poke", "invite", "kick", "promote", "demote", "exempt", "excuse"})
_ASKED_OF = frozenset({"is", "does", "has", "did", "how", "hows"})
_DOES = frozenset(
    {"doing", "have", "hold", "holds", "got", "getting", "coming", "progressing", "studying", "share", "lead"}
)  # fmt: skip
#: "Dev has left", "what is Dev missing": what is never said of a job or a skill.
_SAID_OF = frozenset(
    """
    has left moved joined quit passed failed doesn't doesnt didn't didnt hasn't hasnt resigned retired leaves works goes
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_STANDS = frozenset(
    """
    missing lacking ok okay late behind overdue certified ready leaving gone still need lack doing allowed exempt
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_TAKEN_OUT = frozenset({"remove", "take", "add", "put", "move"})
HE_OR_SHE = frozenset({"he", "she", "him", "his", "her", "hers"})
_AND = pattern(r"^\s*(?:,|&|and\b|or\b)[\s,]*(?:(?:and|or|the|in|to|of|from|for)\s+)*$", re.IGNORECASE)
#: More words than these are not tried as the beginning of a name.
_LONGEST_SHORT = 3
#: Words that begin no name.
_LITTLE = frozenset({"the", "a", "an", "and", "or", "all", "who", "any", "you", "one", "that", "this", "they", "there"})
#: A name that says itself that it is one.
_TEAM_WORDS = frozenset({"team", "teams", "group", "squad", "crew"})


class _Stretch(Protocol):
    """A part of the text, from character ``start`` to ``end``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class SaidPerson:
    """Somebody who is named. ``ids``: the people it may be, several when the name is not enough to tell.

    Of an @ ``sender`` or ``group`` is who that is on the platform; ``name`` alone is left when it does not say, and
    ``barrier`` when it says that nothing can be done with them.
    """

    start: int
    end: int
    name: str
    ids: tuple[int, ...] = ()
    at: bool = False
    sender: Sender | None = None
    group: Group | None = None
    barrier: Barrier | None = None


@dataclass(frozen=True, slots=True)
class SaidTeam:
    """``ids``: the teams it may be, none when there is no such team."""

    start: int
    end: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SaidNames:
    people: tuple[SaidPerson, ...] = ()
    teams: tuple[SaidTeam, ...] = ()
    #: What is named where only a team can be, and is none that is known.
    unknown_team: str | None = None

    @property
    def all(self) -> tuple[SaidPerson | SaidTeam, ...]:
        return (*self.people, *self.teams)


def find_names(
    text: str,
    sentence: Sequence[Word],
    circle: Circle,
    mentioned: Mapping[str, Mentioned],
    things: Sequence[_Stretch],
    ordinary: frozenset[str],
    talked_of: Sequence[int] = (),
) -> SaidNames:
    """``mentioned``: by what stands behind the @ in ``text``; ``things``: what these words name otherwise;
    ``ordinary``: words that are rarely a name; ``talked_of``: ids of the people whom "she" and "him" mean.
    """
    at = list(islice(_at_names(text, mentioned), _MOST_AT))
    if not circle.teams:
        return SaidNames(tuple(at))
    free = [w for w in sentence if not any(p.start <= w.start < p.end for p in at)]
    reading = _Reading(text, free, _names(circle), things, ordinary, team_places.new_name_from(text))
    teams: list[SaidTeam] = []
    people: list[SaidPerson] = []
    position = 0
    while position < len(free):
        said = _at(reading, position)
        if said is None:
            position += 1
            continue
        if isinstance(said, SaidTeam):
            teams.append(said)
            reading.last_team = said.end
        else:
            people.append(said)
        while position < len(free) and free[position].start < said.end:
            position += 1
    if not people and not at:
        people += _pointed_at(free, circle, () if _of_a_stranger(text, ordinary) else talked_of)
    named: list[_Stretch] = [*at, *people, *teams]
    known = [(said.start, said.end) for said in named]
    known += [(thing.start, thing.end) for thing in things if isinstance(thing, SaidDate)]
    everybody = tuple(sorted([*at, *people], key=lambda p: p.start))
    unknown = team_places.unknown(text, known)
    if unknown is None:
        return SaidNames(everybody, tuple(teams))
    if ids := _teams_called(unknown.name, reading.names):
        found = sorted([*teams, SaidTeam(unknown.start, unknown.end, ids)], key=lambda t: t.start)
        return SaidNames(everybody, tuple(found))
    if unknown.sure:
        teams.append(SaidTeam(unknown.start, unknown.end, ()))
    return SaidNames(everybody, tuple(teams), unknown.name)


def _at(reading: _Reading, position: int) -> SaidTeam | SaidPerson | None:
    """What is named from this word on."""
    team = reading.free[position].start < reading.new_name
    person = (_team_at(reading, position) if team else None) or _person_at(
        reading.free, position, reading.names, reading.things, reading.ordinary
    )
    return person or (_nearly_team_at(reading, position) if team else None)


#: "Kay moved to Theatre, take her out": so begins what is said of somebody.
_SUBJECT = pattern(
    r"^\W*(?:(?:hi|hey|ok|okay|so|and|also|but|oh|btw|fyi|please|now)\W+)*(?P<who>[^\W\d_]{2,30})(?:\s+(?:has|have|just|is|was))?"
    r"\s+(?:is|was|has|does|did|moved|moves|left|leaves|leaving|quits?|went|goes|going|joined|joins|switched|transferred|resigned|retired|passed|failed"
    r"|changed|starts?|started)\b",
    re.IGNORECASE,
)


def _of_a_stranger(text: str, ordinary: frozenset[str]) -> bool:
    """Whether somebody who is not known is spoken of, whom "her" means then."""
    said = _SUBJECT.match(text)
    who = said["who"].casefold() if said else ""
    return bool(who) and who not in HE_OR_SHE and (who not in ordinary or who in name_places.ALSO_NAMES)


def _pointed_at(free: Sequence[Word], circle: Circle, talked_of: Sequence[int]) -> list[SaidPerson]:
    """ "When does her CISSP expire?" after an answer about one person; each is named once."""
    word = next((w for w in free if w.text in HE_OR_SHE), None)
    known = [person for person in circle.people if person.id in talked_of]
    if word is None or len(known) != 1:
        return []
    return [SaidPerson(word.start, word.end, known[0].name, (known[0].id,))]


def _at_names(text: str, mentioned: Mapping[str, Mentioned]) -> Iterator[SaidPerson]:
    written = sorted(mentioned, key=len, reverse=True)
    for at in _AT.finditer(text):
        start, rest = at.start(), text[at.end() :].casefold()
        name = next((name for name in written if rest.startswith(name.casefold())), None)
        if name is not None:
            known, end = mentioned[name], at.end() + len(name)
            yield SaidPerson(
                start, end, _called(known), at=True, sender=known.sender, group=known.group,
                barrier=known.barrier,
            )  # fmt: skip
        elif (handle := _HANDLE.match(text, at.end())) is not None:
            yield SaidPerson(start, handle.end(), handle[0], at=True)


def _called(known: Mentioned) -> str:
    """As the platform shows them, or else as they stand in the text."""
    if known.group is not None:
        return known.group.name
    return known.shown or (known.sender.name if known.sender is not None else None) or known.name


@dataclass(frozen=True)
class _Names:
    """Names as words, the longest first, with whose they are."""

    teams: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    people: dict[tuple[str, ...], tuple[int, ...]]
    single: tuple[str, ...]  # those of one word that are long enough to be mistyped
    longest: int


#: Characters between two teams that are listed together.
_NEARBY = 40
#: Longer texts are pasted, and speak of no team in short.
_MANY_WORDS = 150
#: More that are mentioned in one message are not heard.
_MOST_AT = 100


@dataclass
class _Reading:
    """A message that is searched for names: its words without those behind an @, what they name otherwise, words that
    are rarely a name, and from where on stands what a team is to be called. ``last_team``: where the last one ended.
    """

    text: str
    free: Sequence[Word]
    names: _Names
    things: Sequence[_Stretch]
    ordinary: frozenset[str]
    new_name: int
    last_team: int | None = None

    def joined(self, start: int) -> bool:
        """Whether what begins there is listed behind a team: "in Kitchen and Service"."""
        near = self.last_team is not None and start - self.last_team < _NEARBY
        return near and _AND.match(self.text[self.last_team : start]) is not None

    def stands(self, start: int, end: int) -> bool:
        return self.joined(start) or team_places.stands(self.text, start, end)


@lru_cache(maxsize=64)
def _names(circle: Circle) -> _Names:
    teams: dict[tuple[str, ...], list[int]] = {}
    for team in circle.teams:
        teams.setdefault(_tokens(team.name), []).append(team.id)
        if len(_tokens(team.name)) > 1 and _tokens(team.name)[-1] == "team":
            teams.setdefault(_tokens(team.name)[:-1], []).append(team.id)
    people: dict[tuple[str, ...], list[int]] = {}
    for known in circle.people:
        whole = _tokens(known.name)
        for part in dict.fromkeys((whole, whole[:1], whole[-1:])):
            people.setdefault(part, []).append(known.id)
    return _Names(
        tuple((name, tuple(ids)) for name, ids in sorted(teams.items(), key=lambda t: -len(t[0])) if name),
        {name: tuple(ids) for name, ids in people.items() if name},
        tuple(name[0] for name in people if len(name) == 1 and len(name[0]) > 3),
        max(map(len, people), default=0),
    )


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(w.text for w in words(name))


def _team_at(reading: _Reading, position: int) -> SaidTeam | None:
    for name, ids in reading.names.teams:
        spoken = reading.free[position : position + len(name)]
        if tuple(w.text for w in spoken) != name:
            continue
        start, end = spoken[0].start, spoken[-1].end
        means_more = any(t.start < end and start < t.end for t in reading.things) or all(
            w in reading.ordinary for w in name
        )
        calls_itself_one = not _TEAM_WORDS.isdisjoint(name)
        if means_more and not calls_itself_one and not reading.stands(start, end):
            continue
        if _within(start, end, reading.things) and not calls_itself_one:
            continue  # "Security" in "CompTIA Security+"
        return SaidTeam(start, end, ids)
    return None


def _teams_called(name: str, names: _Names) -> tuple[int, ...]:
    """The teams of a name that stands where only a team can be, whatever else it means."""
    spoken = _tokens(name)
    exact = next((ids for known, ids in names.teams if known == spoken), ())
    return exact or team_places.nearly(" ".join(spoken), names.teams, place=True, typed=True)


def _nearly_team_at(reading: _Reading, position: int) -> SaidTeam | None:
    """ "Infra" for Infrastructure where a team is likely, "platfrom" for Platform; not in a text of many words."""
    if len(reading.free) > _MANY_WORDS:
        return None
    for length in range(min(_LONGEST_SHORT, len(reading.free) - position), 0, -1):
        spoken = reading.free[position : position + length]
        start, end = spoken[0].start, spoken[-1].end
        place = reading.joined(start) or team_places.expected(reading.text, start, end)
        means_more = any(_taken(w, reading.things) for w in spoken) or all(w.text in reading.ordinary for w in spoken)
        part = _within(start, end, reading.things) or all(w.text in _LITTLE | _TEAM_WORDS for w in spoken)
        if (
            part
            or _longer(reading.free, position)
            or (means_more and not place)
            or _numbered(reading.free, position + length)
        ):
            continue
        said = " ".join(w.text for w in spoken)
        ids = team_places.nearly(said, reading.names.teams, place=place, typed=not means_more)
        if ids:
            return SaidTeam(start, end, ids)
    return None


def _longer(free: Sequence[Word], position: int) -> bool:
    """ "South Site" is no "Site crew" cut short."""
    if position < 2 or free[position].start - free[position - 1].end != 1:
        return False
    return free[position].raw[:1].isupper() and free[position - 1].raw[:1].isupper()


def _numbered(free: Sequence[Word], behind: int) -> bool:
    """ "Ward 6" is no "Ward 5" cut short."""
    return behind < len(free) and free[behind].text.isdecimal() and free[behind].start - free[behind - 1].end == 1


def _person_at(
    free: Sequence[Word], position: int, names: _Names, things: Sequence[_Stretch], ordinary: frozenset[str]
) -> SaidPerson | None:
    for length in range(min(names.longest, len(free) - position), 0, -1):
        spoken = free[position : position + length]
        ids, called = names.people.get(tuple(w.text for w in spoken)), " ".join(w.raw for w in spoken)
        if ids is None and (ids := _owner(spoken, names, ordinary)) is not None:
            called = called[:-1]
        if called.casefold().endswith(("'s", "’s")):
            called = called[:-2]
        if ids is None or (length == 1 and not _is_a_name(free, position, things, ordinary)):
            continue
        return SaidPerson(spoken[0].start, spoken[-1].end, called, ids)
    return _mistyped(free[position], names, things, ordinary)


def _owner(spoken: Sequence[Word], names: _Names, ordinary: frozenset[str]) -> tuple[int, ...] | None:
    """ "Jons" for "Jon's", and "jos" for "Jo's" where the word is none of everyday talk: "has" is nothing of Ha."""
    *first, last = (w.text for w in spoken)
    if not last.endswith("s") or len(last) < _OWNER_LETTERS or (len(last) == _OWNER_LETTERS and last in ordinary):
        return None
    return names.people.get((*first, last[:-1]))


def _is_a_name(free: Sequence[Word], position: int, things: Sequence[_Stretch], ordinary: frozenset[str]) -> bool:
    """ "Will" is somebody inside a sentence; "will", and "Ruby" that the catalogue knows, are not by themselves."""
    word = free[position]
    if _taken(word, things):
        return _of_somebody(free, position) or not _literally(word, things) or _rather_somebody(free, position, things)
    if word.text not in ordinary or len(free) == 1:
        return True
    return (position > 0 and word.raw[:1].isupper()) or name_places.somebody(free, position)


def _literally(word: Word, things: Sequence[_Stretch]) -> bool:
    """Whether the word itself is in what it is taken for: "Ines" is not in "INE", which it may be several of."""
    of_word = [t for t in things if t.start <= word.start < t.end]
    mentions = [t for t in of_word if isinstance(t, Mention)]
    named = (match.name for mention in mentions for match in mention.matches)
    return len(mentions) < len(of_word) or any(word.text in _tokens(name) for name in named)


def _of_somebody(free: Sequence[Word], position: int) -> bool:
    """ "Nudge ines", "how is Ruby doing", "Mark's CKA": a name where a thing is never said."""
    before = free[position - 1].text if position else ""
    behind = free[position + 1].text if position + 1 < len(free) else ""
    if before in _DONE_TO or free[position].raw.casefold().endswith(("'s", "’s")):
        return True
    handed = before == "to" and any(word.text in ("over", "hand") for word in free[:position])
    if free[position].raw[:1].isupper():
        if (position == 0 and behind in _SAID_OF) or (before in _ASKED_OF and behind in _STANDS):
            return True
        if before in _TAKEN_OUT and any(word.text in _TEAM_WORDS for word in free[position:]):
            return True
    return handed or (before in _ASKED_OF and behind in _DOES) or (before, behind) == ("make", "lead")


#: What stands in front of a thing alone, or behind it.
_IN_FRONT_OF_A_THING = frozenset(
    """
    the a an my your our their his her has have had got get gets getting hold holds holding need needs require requires
    required pass passed passing take took do did done fail failed renew renewed want wants compare versus vs explain
    exam certified study learn like than earn earned obtain much
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_BEHIND_A_THING = frozenset(
    """
    level cert certs certificate certificates certification certifications course courses exam exams card cards
    training qualification qualifications member membership licence license fee fees price holders vs versus
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Take Cia out", "get Ife there".
_BROUGHT = frozenset({"out", "off", "there", "done", "certified", "through", "trained", "ready", "to"})
#: "Price of CIA", "exempt from CIA".
_OF_THINGS = frozenset({"price", "cost", "costs", "fee", "fees", "exempt", "exempted", "excused", "instead"})
_DEFINED = frozenset({"what", "whats", "what's", "is"})


def _rather_somebody(free: Sequence[Word], position: int, things: Sequence[_Stretch]) -> bool:
    """ "Whats ife got" of Ife, whom they know, is of no Institution of Fire Engineers, unless it is written IFE."""
    word = free[position]
    mentions = [t for t in things if isinstance(t, Mention) and t.start <= word.start < t.end]
    of_more = any(m.start < word.start or m.end > word.end for m in mentions)
    short = all(match.kind in ("credential", "issuer") for m in mentions for match in m.matches)
    if not mentions or of_more or not short or word.raw.isupper():
        return False
    before = free[position - 1].text if position else ""
    behind = free[position + 1].text if position + 1 < len(free) else ""
    if (not behind and before in _DEFINED) or behind in _BEHIND_A_THING:
        return False  # "what is IFE", "the IFE level 2"
    if before in ("of", "from") and position > 1 and free[position - 2].text in _OF_THINGS:
        return False
    if before in ("take", "get", "have") and behind in _BROUGHT:
        return True
    return before not in _IN_FRONT_OF_A_THING


def _mistyped(word: Word, names: _Names, things: Sequence[_Stretch], ordinary: frozenset[str]) -> SaidPerson | None:
    if len(word.text) < _TYPO_LETTERS or word.text in ordinary or _taken(word, things):
        return None
    typed = (word.text, word.text[:-1]) if word.text.endswith("s") else (word.text,)  # "pryias" for "Priya's"
    alike = ((likeness(each, name), name) for each in typed for name in _near(each, names.single))
    score, nearest = max(alike, default=(0.0, ""))
    if score < _TYPO_FROM:
        return None
    return SaidPerson(word.start, word.end, word.raw, names.people[(nearest,)])


def _near(typed: str, names: Sequence[str]) -> set[str]:
    """All that ``likeness`` may find like ``typed``, found at once among the names of a large team."""
    mistyped = process.extract_iter(typed, names, scorer=OSA.distance, score_cutoff=MOST_ERRORS)
    return {name for name, _errors, _index in mistyped} | {name for name in names if name.startswith(typed)}


def _within(start: int, end: int, things: Sequence[_Stretch]) -> bool:
    """Whether it is a part of a longer name."""
    return any(t.start <= start and end <= t.end and t.end - t.start > end - start for t in things)


def _taken(word: Word, things: Sequence[_Stretch]) -> bool:
    return any(t.start <= word.start < t.end for t in things)
