"""Cutting a long text into messages, where a reader would: between parts, lines, sentences, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from bot.adapters.telegram.runs import Run
from bot.adapters.text import is_visible, last_good_cut


def utf16_units(text: str) -> int:
    """The length as Telegram counts it: characters beyond the basic plane, such as emoji, are two."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def split(runs: Sequence[Run], units: int, entities: int) -> list[list[Run]]:
    """Messages of at most ``units`` UTF-16 code units and ``entities`` formatted stretches, none of them blank.

    Each is without white space at its ends, since Telegram cuts that off too.
    """
    text = "".join(run.text for run in runs)
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    glued = {place for i, run in enumerate(runs) if run.glued for place in range(starts[i] + 1, starts[i + 1] + 1)}
    messages = []
    start, last = 0, len(text)
    while start < last:
        end = _reach(text, start, units)
        end = _few_entities(runs, starts, start, end, entities)
        if end < last:
            end = last_good_cut(text, start, end, glued)
        messages.append(list(_between(runs, starts, start, end)))
        start = end
    return [trimmed for trimmed in map(_trimmed, messages) if is_visible("".join(run.text for run in trimmed))]


def _reach(text: str, start: int, units: int) -> int:
    end = min(len(text), start + units)
    while (over := utf16_units(text[start:end]) - units) > 0:
        end -= (over + 1) // 2
    return end


def _few_entities(runs: Sequence[Run], starts: Sequence[int], start: int, end: int, entities: int) -> int:
    used = 0
    for run, at in zip(runs, starts, strict=False):
        if at + len(run.text) <= start or at >= end:
            continue
        used += run.entities
        if used > entities:
            return max(at, start + 1)
    return end


def _between(runs: Sequence[Run], starts: Sequence[int], start: int, end: int) -> Iterator[Run]:
    for run, at in zip(runs, starts, strict=False):
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            yield replace(run, text=text)


def _trimmed(runs: list[Run]) -> list[Run]:
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
