"""What somebody said without what could tell who it was: names become what they are names of, numbers a mark."""

from __future__ import annotations

from collections.abc import Collection

from bot.dialogs.understanding.features import message_tokens
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.words import Word
from bot.patterns import pattern

_TOKEN = pattern(r"\S+")
_OF_AN_ADDRESS = ("@", "://")
_NAME, _NUMBER = "{name}", "#"


def masked(heard: Heard, everyday: Collection[str]) -> str:
    """The words of a message; credentials, jobs, people, teams, amounts and days are replaced by their kind, numbers
    by ``#``, and addresses and what is written like a name by ``{name}``. ``everyday`` words are nobody's name.
    """
    addresses = [m.span() for m in _TOKEN.finditer(heard.text) if any(sign in m[0] for sign in _OF_AN_ADDRESS)]
    names = {w.text for w in heard.words if any(a <= w.start < b for a, b in addresses) or _is_name(heard, w, everyday)}
    return " ".join(_mask(token, names) for token in message_tokens(heard, 0, len(heard.text)))


def _is_name(heard: Heard, word: Word, everyday: Collection[str]) -> bool:
    """In capitals in the middle of a sentence, and no ordinary word."""
    written_so = word.raw[0].isupper() and (len(word.raw) == 1 or not word.raw.isupper())
    before = heard.text[: word.start].rstrip()
    begins = not before or before[-1] in ".!?:;\n"
    return written_so and not begins and word.text not in everyday


def _mask(token: str, names: Collection[str]) -> str:
    if token.startswith("{"):
        return token
    if any(character.isdigit() for character in token):
        return _NUMBER
    return _NAME if token in names else token
