"""Whether a message is in a language that nobody here reads, told by its little words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

#: Words of German, French, Spanish, Portuguese, Italian, Dutch and Polish that are none in English.
_LITTLE_WORDS = frozenset(
    """
    ich und der das ein eine einen für mit welche welcher welches wie nicht ist zu auf wollte möchte kann brauche gibt
    habe hab bin wann passt bestanden kostet
    je une le les des pour avec quel quelle quels est et cherche voudrais combien dans mon ma mes suis pas coûte
    busco una el los las para con qué que cual cuál cuanto cuánto cuesta quiero como cómo necesito soy por
    quero uma um com qual quanto custa preciso sou não
    vorrei il per quale costa sono cerco che
    ik een het voor welke wil hoe heb ben niet
    sprechen sprichst bitte verstehe deutsch
    parlez vous parlez-vous français comprends
    es esto eso hablas habla hablo español entiendo puedes entendo
    parli parla italiano capisco cosa
    jak jaki jaka jakie chcę dla jest ile nie się
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_ENGLISH = frozenset(
    "the i a an to for is are my and what which how do does can of in on it this you have get need want".split()  # noqa: SIM905
)
#: One of these is enough.
_TELLING = frozenset(
    "entiendo entendo capisco verstehe sprechen sprichst comprends parlez hablas".split()  # noqa: SIM905
)
_ENOUGH = 2
#: So much of a text tells.
_READ = 200


def is_foreign(words: Iterable[str]) -> bool:
    """Two little words of other languages, or one that is telling, and fewer of English."""
    said = list(words)
    foreign = sum(word in _LITTLE_WORDS for word in said) + sum(word in _TELLING for word in said)
    return foreign >= _ENOUGH and foreign > sum(word in _ENGLISH for word in said)


def in_other_letters(text: str) -> bool:
    """Whether it has letters, and none of them is Latin: "Привет", "مرحبا"."""
    letters = [c for c in text[:_READ] if c.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(c, "") for c in letters)
