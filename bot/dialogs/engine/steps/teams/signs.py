"""A sentence with signs for whoever and whatever is named in it, so that a pattern can say all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.dialogs.understanding.circle_names import SaidPerson
from bot.dialogs.understanding.hearing import A_DAY, Heard
from bot.patterns import pattern

#: A letter, so that it is a word like the name for which it stands.
SOMEBODY = "Þ"
SOMETHING = "_"
_OWNS = pattern(r"['’]s$", re.IGNORECASE)


def signed(heard: Heard, people: Iterable[SaidPerson] | None = None) -> str:
    """The text with a sign for each person, for each name and for each day; ``people`` where not all are meant."""
    spans = [(n.mention.start, n.mention.end, SOMETHING) for n in heard.named]
    spans += [(d.start, d.end, A_DAY) for d in heard.dates]
    for person in heard.people if people is None else people:
        own = _OWNS.search(heard.text, person.start, person.end)  # "raj's" is read as one word
        spans.append((person.start, own.start() if own else person.end, SOMEBODY))
    text, before = heard.text, len(heard.text) + 1
    for start, end, sign in sorted(spans, reverse=True):
        if end <= before:
            text, before = text[:start] + sign + text[end:], start
    return text
