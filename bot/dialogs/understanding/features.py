"""What a message or a phrase looks like to the scorer: words, word pairs, letter groups, and what is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Value
from bot.knowledge.finder.finder import Match
from bot.knowledge.words import words
from bot.patterns import pattern

_PLACEHOLDER = pattern(r"\{(\w+)\}")
_PERCENT = pattern(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)?\s*(?:%|percent\b|per\s+cent\b|pct\b)", re.IGNORECASE)
#: A number is a number, however many.
_COUNT = "{count}"
_ANY_COUNT = "0"
#: What a page's markup is made of is not said.
_MARKUP = pattern(r"</?[a-zA-Z][^<>]*>")
_EXAMPLE = pattern(r"\[([^\]]+)\]\((\w+)\)")
#: How much each kind of feature counts before rarity.
_WORD, _PAIR, _LETTERS, _NAMED, _SHAPE = 1.0, 0.7, 0.28, 0.9, 0.5
#: So many words are asked or told in at least.
_POINT_FROM = 2
_LEADING_IN = frozenset({"and", "so", "ok", "okay", "oh", "well", "then", "actually", "also", "now"})
_TRAILING_OFF = frozenset({"now", "then"})
#: "The people" are anybody, "my people" are the team.
_GROUPS = ("team", "crew", "squad", "teem", "group")
_MY_TEAM = frozenset(
    [
        (owner, group)
        for owner in ("my", "our", "the", "teh", "this", "that", "whole", "entire", "your")
        for group in _GROUPS
    ]
    + [(owner, group) for owner in ("my", "our") for group in ("people", "folks", "guys", "staff", "lot", "reports")]
    + [(owner, "{team}") for owner in ("the", "my", "our")]
)
_OWN = pattern(r"\b(?:my|our)\s+(?:\d+\s+)?$", re.IGNORECASE)
#: A second reading of the same words counts as named when it is nearly as good.
_ALSO_READ_AS = 0.12


def example_text(text: str) -> str:
    """An example as a person reads it, without the marks of its names: ``[CKA](credential)`` is ``CKA``."""
    return _EXAMPLE.sub(r"\1", text)


def masked_example(text: str) -> str:
    """An example as the scorer reads it: ``[CKA](credential)`` is ``{credential}``."""
    return _EXAMPLE.sub(r"{\2}", text)


def phrase_tokens(text: str) -> list[str]:
    """The words of a phrase, its placeholders kept as single tokens."""
    found: list[str] = []
    last = 0
    text = _PERCENT.sub("{percent}", text).replace(_COUNT, _ANY_COUNT)
    for match in _PLACEHOLDER.finditer(text):
        found += [w.text for w in words(text[last : match.start()])] + [f"{{{match[1]}}}"]
        last = match.end()
    return _teams_masked(_to_the_point(found + [w.text for w in words(text[last:])]))


def message_tokens(heard: Heard, start: int, end: int) -> list[str]:
    """The words of a stretch of a message, with names and amounts replaced by what they are."""
    spans: list[tuple[int, int, tuple[str, ...]]] = [
        (n.mention.start, n.mention.end, _staff(heard, n) or _kinds(n.mention.matches))
        for n in heard.named
        if not n.by_doing
    ]
    spans += [(p.start, p.end, ("{person}",)) for p in heard.people]
    spans += [(t.start, t.end, ("{team}",)) for t in heard.teams]
    spans += [(v.start, v.end, (f"{{{v.kind}}}",)) for v in heard.values if not _is_a_day(v, heard)]
    spans += [(p.start(), p.end(), ("{percent}",)) for p in _PERCENT.finditer(heard.text)]
    spans += [(m.start(), m.end(), ()) for m in _MARKUP.finditer(heard.text)]
    spans += [(d.start, d.end, _day_masks(d, heard)) for d in heard.dates if not _taken(d, spans)]
    inside = sorted(s for s in spans if start <= s[0] < end)
    found: list[str] = []
    position = start
    spoken = iter([w for w in heard.words if start <= w.start < end])
    word = next(spoken, None)
    for a, b, masks in [*inside, (end, end, ())]:
        while word is not None and word.start < a:
            if word.start >= position:
                found.append(word.text)
            word = next(spoken, None)
        found += masks
        position = max(position, b)
    return _teams_masked(_to_the_point(found))


def _to_the_point(tokens: list[str]) -> list[str]:
    """ "And who has it now": the words around a question that ask nothing are left out."""
    first, last = 0, len(tokens)
    while last - first > _POINT_FROM and tokens[first] in _LEADING_IN:
        first += 1
    while last - first > _POINT_FROM and tokens[last - 1] in _TRAILING_OFF:
        last -= 1
    return tokens[first:last]


def _teams_masked(tokens: Sequence[str]) -> list[str]:
    """ "My team", "our crew": the same as a team that is named, in phrases and in messages alike."""
    found: list[str] = []
    for token in tokens:
        if found and (found[-1], token) in _MY_TEAM:
            found[-1] = "{team}"
        elif not found and token == "team" and len(tokens) > 1:  # noqa: S105 - "team as excel"
            found.append("{team}")
        elif not (found and found[-1] == "{team}" and token in _GROUPS):  # "the Ops team" is said as "Ops" is
            found.append(token)
    return found


def _staff(heard: Heard, named: Named) -> tuple[str, ...]:
    """ "My nurses", "our welders" are a team, not a job somebody wants."""
    start, end = named.mention.start, named.mention.end
    if not named.mention.of("role") or not heard.text[start:end].casefold().endswith("s"):
        return ()
    return ("{team}",) if _OWN.search(heard.text[:start]) else ()


def _is_a_day(value: Value, heard: Heard) -> bool:
    """ "Until January" is a time limit and a day: its word of time is left to be read, its month is masked once."""
    return value.kind == "months" and any(value.start < d.end and d.start < value.end for d in heard.dates)


def _day_masks(said: SaidDate, heard: Heard) -> tuple[str, ...]:
    limit = any(v.kind == "months" and v.start < said.end and said.start < v.end for v in heard.values)
    return ("{months}", "{date}") if limit else ("{date}",)


def _taken(said: SaidDate, spans: Iterable[tuple[int, int, tuple[str, ...]]]) -> bool:
    return any(said.start < b and a < said.end for a, b, _masks in spans)


def _kinds(matches: Sequence[Match]) -> tuple[str, ...]:
    best = matches[0]
    close = [m for m in matches if (m.exact if best.exact else m.score >= best.score - _ALSO_READ_AS)]
    return tuple(dict.fromkeys(f"{{{m.kind}}}" for m in close))


def features(tokens: Sequence[str], canonical: Callable[[str], str]) -> Mapping[str, float]:
    """Feature → weight. ``canonical`` unifies synonyms and typing errors."""
    found: dict[str, float] = {}
    unified = [t if t.startswith("{") else canonical(t) for t in tokens]
    for token in unified:
        _add(found, token, _NAMED if token.startswith("{") else _WORD)
    for pair in zip(["^", *unified], [*unified, "$"], strict=True):
        _add(found, " ".join(pair), _PAIR)
    for token in unified:
        if not token.startswith("{"):
            for letters in _letter_groups(token):
                _add(found, letters, _LETTERS)
    for shape in _shape(unified):
        _add(found, shape, _SHAPE)
    return found


def _add(found: dict[str, float], feature: str, weight: float) -> None:
    """A repeated feature counts a little more, not twice."""
    found[feature] = max(weight, min(1.3 * weight, found.get(feature, 0.0) + 0.3 * weight))


def _letter_groups(word: str) -> Iterable[str]:
    marked = f"<{word}>"
    return (f"~{marked[i : i + 4]}" for i in range(max(1, len(marked) - 3)))


def _shape(tokens: Sequence[str]) -> Iterable[str]:
    """How much there is and what is named, apart from where."""
    named = [t for t in tokens if t.startswith("{")]
    plain = len(tokens) - len(named)
    yield f"#words:{'0' if not plain else '1-2' if plain < 3 else '3-6' if plain < 7 else '7+'}"
    for kind in sorted(set(named)):  # in one order, so that learning comes out the same each time
        count = named.count(kind)
        yield f"#{kind}×{count if count < 3 else 'many'}"
    if not named:
        yield "#nothing-named"
