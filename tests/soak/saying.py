"""What is said in a soak: what people say in the conversation files and the labelled utterances, and what becomes of
that when it is mistyped, cut, glued together, or mixed with what is hostile.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ryaml

from bot.adapters.script.conversation import Conversation
from bot.dialogs.understanding.measuring import read_utterances
from tests.soak.hostile import HOSTILE, REPEATED

_TESTS = Path(__file__).parents[1]
#: Longer than any platform lets through; the bot reads the beginning.
_HUGE = 20_000


@cache
def utterances() -> tuple[str, ...]:
    """Everything that is said in the conversation files and the utterances that the bot is developed on."""
    labelled = [each.say for each in read_utterances(sorted((_TESTS / "understanding").glob("develop-*.yaml")))]
    files = sorted((_TESTS / "conversations").rglob("*.yaml"))
    talks = [Conversation.model_validate(ryaml.loads(file.read_text(encoding="utf-8"))) for file in files]
    said = [step.say for talk in talks for step in talk.steps if step.say is not None]
    return tuple(dict.fromkeys([*labelled, *said]))


def message(rng: random.Random) -> str:
    """Something that somebody might send: mostly nearly sensible, sometimes not at all."""
    return rng.choices(_KINDS, _WEIGHTS)[0](rng)


def mutated(rng: random.Random, said: str) -> str:
    """``said`` with one to three things done to it."""
    for _ in range(rng.randint(1, 3)):
        said = rng.choice(_MUTATIONS)(rng, said)
    return said


def _plain(rng: random.Random) -> str:
    return rng.choice(utterances())


def _mutated(rng: random.Random) -> str:
    return mutated(rng, _plain(rng))


def _hostile(rng: random.Random) -> str:
    return rng.choice((" ", "", "\n", ", ")).join(rng.choices(HOSTILE, k=rng.randint(1, 5)))


def _mixed(rng: random.Random) -> str:
    """Words of several utterances, in no order."""
    words = [word for _ in range(3) for word in _plain(rng).split()]
    rng.shuffle(words)
    return " ".join(words[: rng.randint(1, 12)])


def _noise(rng: random.Random) -> str:
    """Code points from anywhere, half-formed ones too."""
    return "".join(chr(rng.randrange(rng.choice((0x80, 0x800, 0x10000, 0x110000)))) for _ in range(rng.randint(0, 60)))


def _repeated(rng: random.Random) -> str:
    piece = rng.choice(REPEATED)
    return piece * min(rng.choice((3, 30, 300, 3000)), _HUGE // len(piece))


_KINDS: tuple[Callable[[random.Random], str], ...] = (_plain, _mutated, _hostile, _mixed, _noise, _repeated)
_WEIGHTS = (30, 40, 12, 8, 6, 4)


# -- what happens to an utterance --------------------------------------------------------------------------


def _insert(rng: random.Random, said: str) -> str:
    place = rng.randint(0, len(said))
    return f"{said[:place]}{rng.choice(HOSTILE)}{said[place:]}"


def _typo(rng: random.Random, said: str) -> str:
    if not said:
        return said
    place = rng.randrange(len(said))
    return said[:place] + rng.choice(("", said[place] * 2, rng.choice("aeiou tnrs-0123456789"))) + said[place + 1 :]


def _swap(rng: random.Random, said: str) -> str:
    words = said.split()
    rng.shuffle(words)
    return " ".join(words)


def _cut(rng: random.Random, said: str) -> str:
    return said[rng.randint(0, len(said)) :] if rng.random() < 0.5 else said[: rng.randint(0, len(said))]


def _glue(rng: random.Random, said: str) -> str:
    return f"{said}{rng.choice((' ', ', ', '. ', ' and ', ' but no, ', chr(10)))}{_plain(rng)}"


def _shout(rng: random.Random, said: str) -> str:
    return rng.choice((said.upper(), said.lower(), said.title(), said.swapcase()))


def _respell(rng: random.Random, said: str) -> str:
    return said.translate(rng.choice(_ALPHABETS))


def _unspaced(rng: random.Random, said: str) -> str:
    return said.replace(" ", rng.choice(("", "  ", "\u00a0", "\u200b", "_", "-", "\n", "/")))


def _quoted(rng: random.Random, said: str) -> str:
    before, after = rng.choice(
        (("```\n", "\n```"), ("> ", ""), ("“", "”"), ("(", ")"), ("*", "*"), ("<", ">"), ("/", ""))
    )
    return f"{before}{said}{after}"


def _numbered(rng: random.Random, said: str) -> str:
    """Every digit another one."""
    return "".join(rng.choice("0123456789") if c.isdecimal() and c.isascii() else c for c in said)


def _again(rng: random.Random, said: str) -> str:
    return (said + " ") * rng.choice((2, 3, 20))


_AROUND = (("```\n", "\n```"), ("> ", ""), ("“", "”"), ("(", ")"), ("*", "*"), ("<", ">"), ("/", ""))
_ALPHABETS = (
    str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"),
    {ord("a") + n: 0x1D41A + n for n in range(26)},
    {ord("0") + n: 0x660 + n for n in range(10)},
    {ord("!") + n: 0xFF01 + n for n in range(94)},
)
_MUTATIONS = (
    _insert, _typo, _typo, _typo, _swap, _cut, _glue, _shout, _respell, _unspaced, _quoted, _numbered, _again,
)  # fmt: skip
