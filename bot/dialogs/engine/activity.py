"""For what units were earned, in the person's own words: "webinar", "ISC2 congress"."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import UNITS
from bot.dialogs.understanding.hearing import Heard

_LONGEST = 100
_FILLERS = frozenset(
    """
    log add note record save put down i i've ive we my me a an the and for from of on in at to with just please pls it
    that this was were is did do done have had got earned attended went took completed more another today hi hey ok so
    group type category cat same one another cpe cpes pdu pdus ceu ceus units unit credits credit hours hour doing by
    about track already so far now total no nope sorry oops wait oh actually i'm till until then only plus extra also
    meant mean think thats that's yes yeah back earlier before since during each logged
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def activity_in(heard: Heard, credential: str | None = None) -> str | None:
    """What is left of the message without the name of the credential, days and amounts; None when that says nothing."""
    text = heard.text
    spans = [(n.mention.start, n.mention.end) for n in heard.named if credential in [m.id for m in n.mention.matches]]
    spans += [(d.start, d.end) for d in heard.dates] + [m.span() for m in UNITS.finditer(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} | {text[end:]}"
    parts = [_stripped(part) for part in re.split(r"[|,;.!?\n]", text)]
    return ", ".join(part for part in parts if part)[:_LONGEST] or None


def _stripped(part: str) -> str:
    words = part.split()
    while words and _says_nothing(words[0]):
        words.pop(0)
    while words and _says_nothing(words[-1]):
        words.pop()
    return " ".join(words)


def _says_nothing(word: str) -> bool:
    bare = word.strip("()\"'“”:-–").casefold().replace("’", "'").removesuffix("'s")
    return bare in _FILLERS or len(bare) < 2 or bare.isdigit()
