"""What the understanding learns from: the phrases of every dialog, and the same as people and hearing vary them.

A name may not be known to the catalogue, or be taken for something else; somebody says hello, or tells of themselves,
before they ask; and what is no word at all asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from bot.dialogs.understanding.features import masked_example, phrase_tokens
from bot.dialogs.understanding.phrases import Phrases

#: The request of a lesson that asks for nothing.
NONE = -1
#: So many phrases are said again with names misheard, and with something in front.
_MISHEARD, _LED_IN = 0.2, 0.1
#: Of a name that is misheard: how often it is passed over, and how often taken for a word nobody knows; else it is
#: taken for another kind.
_PASSED_OVER, _UNKNOWN = 0.35, 0.25
_MISTAKEN = ("{credential}", "{skill}", "{role}", "{family}")
#: What stands in front, and what it may stand in front of: anything but itself.
_IN_FRONT = ("greeting", "update_profile", "thanks")
_ALONE = frozenset({*_IN_FRONT, "goodbye", "small_talk"})
_NONSENSE = 1_400
#: How much more often than others is said what is easily mixed up.
_AGAIN = 4


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words, and the request that they are, by its place among the requests."""

    tokens: Sequence[str]
    request: int


class Lessons(NamedTuple):
    """``once``: each phrase; ``lessons``: these and their variations."""

    requests: list[str]
    once: list[Lesson]
    lessons: list[Lesson]


def all_lessons(phrases: Phrases, more: Mapping[str, Sequence[str]], alike: Mapping[str, Sequence[str]]) -> Lessons:
    """Everything that is taught, in a fixed order. ``more`` and ``alike`` are what a request has beside its phrases."""
    requests = requests_of(phrases, more)
    once = plain(phrases, more)
    return Lessons(requests, once, [*once, *contrasts(requests, alike), *varied(once, requests)])


def requests_of(phrases: Phrases, more: Mapping[str, Sequence[str]]) -> list[str]:
    """What can be asked for: each dialog, then what of it is asked in particular (``credential_info/price``)."""
    return [*phrases.dialogs, *sorted(name for name in more if "/" in name)]


def plain(phrases: Phrases, more: Mapping[str, Sequence[str]]) -> list[Lesson]:
    """Each phrase once, in an order that does not hang on where it stands. ``more``: further phrases of a request."""
    particular = {line for name, lines in more.items() if "/" in name for line in lines}
    found = []
    for i, name in enumerate(requests_of(phrases, more)):
        lines = set(more.get(name, ()))
        if name in phrases.dialogs:
            known = phrases.dialogs[name]
            lines = {*lines, *known.phrases, *map(masked_example, known.examples)} - particular
        found += [Lesson(phrase_tokens(line), i) for line in sorted(lines)]
    return found


def contrasts(requests: Sequence[str], alike: Mapping[str, Sequence[str]]) -> list[Lesson]:
    """What is ``alike`` in words, and asks for different things, is said several times more."""
    places = {name: i for i, name in enumerate(requests)}
    return [Lesson(phrase_tokens(text), places[name]) for name, lines in alike.items() for text in lines] * _AGAIN


def varied(lessons: Sequence[Lesson], requests: Sequence[str]) -> Iterable[Lesson]:
    """More of them, the same at each call."""
    random = Random(0)  # noqa: S311 - variety, not secrecy
    yield from _misheard(lessons, random)
    yield from _led_in(lessons, requests, random)
    for _ in range(_NONSENSE):
        yield Lesson([_no_word(random) for _ in range(random.randint(1, 6))], NONE)


def _misheard(lessons: Sequence[Lesson], random: Random) -> Iterator[Lesson]:
    for lesson in lessons:
        if random.random() < _MISHEARD and any(t.startswith("{") for t in lesson.tokens):
            yield Lesson([heard for t in lesson.tokens for heard in _as_heard(t, random)], lesson.request)


def _as_heard(token: str, random: Random) -> Iterable[str]:
    chance = random.random()
    if not token.startswith("{") or (chance > _PASSED_OVER + _UNKNOWN and token not in _MISTAKEN):
        return (token,)
    if chance < _PASSED_OVER:
        return ()
    return (_no_word(random) if chance < _PASSED_OVER + _UNKNOWN else random.choice(_MISTAKEN),)


def _led_in(lessons: Sequence[Lesson], requests: Sequence[str], random: Random) -> Iterator[Lesson]:
    alone = {i for i, name in enumerate(requests) if name in _ALONE}
    front = [lesson.tokens for name in _IN_FRONT for lesson in lessons if requests[lesson.request] == name]
    for lesson in lessons:
        if front and lesson.request not in alone and random.random() < _LED_IN:
            yield Lesson([*random.choice(front), *lesson.tokens], lesson.request)


def _no_word(random: Random) -> str:
    return "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(random.randint(3, 9)))
