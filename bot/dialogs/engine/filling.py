"""Filling the slots of a dialog: from the message, then from what the talk is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.slots import Slot, TextSlot, ThingSlot
from bot.dialogs.engine.state import Focus, State
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern
from bot.tracking.people import Profile

_POINTING = {"it", "its", "that", "this", "they", "them", "these", "those", "both", "one", "ones", "he", "all"}


@dataclass
class Filling:
    """What is known of a dialog's slots, as JSON values; ``options`` for the ones that are ambiguous, ``partial`` and
    ``others`` what else was said for a list, clear and ambiguous; ``impossible`` those for which something was said
    that cannot be.
    """

    slots: dict[str, Any] = field(default_factory=dict)
    options: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    partial: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    others: dict[str, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)
    unknown_team: str | None = None
    impossible: set[str] = field(default_factory=set)


def fill_from_message(dialog: Dialog, heard: Heard) -> Filling:
    """Each thing named fills one slot, the first in the dialog's signature that it fits; a cue decides before."""
    filling = Filling()
    left = heard
    for slot in sorted(dialog.slots, key=lambda s: not _is_cued(s)):
        if isinstance(slot.type, TextSlot) and not slot.required:
            continue
        found = slot.type.find(left)
        if isinstance(slot.type, ThingSlot) and (found.value or found.options):
            left = replace(left, named=tuple(n for n in left.named if not slot.type.takes(n)))
        if found.impossible:
            filling.impossible.add(slot.name)
        elif found.options:
            filling.options[slot.name] = found.options
            if slot.type.many:
                filling.partial[slot.name] = found.partial
                filling.others[slot.name] = found.others
        elif found.value not in (None, []):
            filling.slots[slot.name] = found.value
    if "team" not in {**filling.slots, **filling.options}:
        filling.unknown_team = heard.unknown_team
    for slot in dialog.slots:
        if slot.required and isinstance(slot.type, ThingSlot) and slot.name not in {**filling.slots, **filling.options}:
            _take_what_was_cued(dialog, slot, slot.type, heard, filling)
    return filling


#: "Lorry driver, had enough of it": a job that somebody wants to leave.
_THROUGH_WITH_IT = pattern(
    r"(?<!\w)(?:had\s+enough\s+of|fed\s+up\s+with|(?:sick|tired)\s+of|had\s+it\s+with|(?:so|kinda|kind\s+of|pretty|totally|really|just|completely|well)\s+over\s+it|i['’]?m\s+(?:so\s+|just\s+|totally\s+)?(?:done|finished)(?=\s*[.,;!]|\s+with\s+(?:it|this|that|teaching|nursing|driving|my\s+job))|bored\s+(?:out\s+of|of|with|as|at|in|by|being|to)|hate\s+my\s+job|wants?\s+out(?!\s+of\s+(?:\w+\s+){0,2}(?:teams?|groups?|crews?)\b)|wanna\s+get\s+out|get\s+out\s+of"
    r"|(?:leav|quit)\w*\s+(?:my|this|the)\s+(?:job|trade|profession|industry)|change\s+(?:of\s+)?(?:careers?|jobs?)"
    r"|career\s+chang\w+|killing\s+me|burn(?:t|ed)\s*out|(?:knees?|back|body|hands?|legs?|shoulders?|feet)\s+(?:(?:is|are|has|have)\s+)?(?:(?:all|now|just|had)\s+)?"
    r"(?:gone|shot|knackered|had\s+it|giving\s+(?:out|up|in)|wrecked|ruined)|can['’]?t\s+(?:do|take|stand)\s+(?:it|this|that)\s+(?:any\s?more|much\s+longer))(?!\w)",
    re.IGNORECASE,
)


def through_with_it(text: str) -> bool:
    return _THROUGH_WITH_IT.search(text) is not None


def _take_what_was_cued(dialog: Dialog, slot: Slot, kind: ThingSlot, heard: Heard, filling: Filling) -> None:
    """The only job named is the one asked about, also in "I'm a nurse, what next?"; none that one is done with."""
    if kind.kind in ("role", "family") and through_with_it(heard.text):
        return
    found = replace(kind, however_cued=True).find(heard)
    if found.value is None and not found.options:
        return
    for other in dialog.slots:
        if _is_cued(other) and isinstance(other.type, ThingSlot) and other.type.kind == kind.kind:
            filling.slots.pop(other.name, None)
            filling.options.pop(other.name, None)
    if found.options:
        filling.options[slot.name] = found.options
        filling.partial[slot.name] = found.partial
    else:
        filling.slots[slot.name] = found.value


def _is_cued(slot: Slot) -> bool:
    return isinstance(slot.type, ThingSlot) and slot.type.cue is not None


def fill_from_focus(dialog: Dialog, heard: Heard, state: State, profile: Profile, filling: Filling) -> None:
    """Add what "it", "the second one" or nothing at all stands for, after the last answers."""
    focus = state.focus
    if not _nothing_but_names(heard):
        _prefer_what_is_shown(focus, filling)
    for slot in dialog.slots:
        if isinstance(slot.type, ThingSlot) and slot.type.cue is None:
            if slot.name in filling.options:
                continue
            if slot.type.kind == "credential":
                _fill_credentials(slot, slot.type, heard, state, filling)
            elif slot.name not in filling.slots and slot.required:
                # A plan for what was just looked at leads away from the job that somebody has.
                away = dialog.advises and bool(focus.skills) and not focus.role
                known = profile.model_copy(update={"role": None}) if away else profile
                _fill_thing(slot, slot.type, focus, known, filling)


def points_back(heard: Heard) -> bool:
    """Whether the message says "it", "those", "the second one" or the like."""
    return bool(heard.ordinals) or any(w.text in _POINTING for w in heard.words)


def chosen_by_order(heard: Heard, shown: list[str]) -> list[str]:
    """The shown things that the message's ordinals mean; those out of range are left out."""
    picked = [shown[o - 1] if o > 0 else shown[-1] for o in heard.ordinals if shown and -1 <= o <= len(shown)]
    return list(dict.fromkeys(picked))


def _nothing_but_names(heard: Heard) -> bool:
    return all(any(n.mention.start <= w.start < n.mention.end for n in heard.named) for w in heard.words)


def _prefer_what_is_shown(focus: Focus, filling: Filling) -> None:
    """Of several readings the one on the screen is meant."""
    for name, options in list(filling.options.items()):
        shown = [o for o in options if o == focus.at] or [o for o in options if o in focus.credentials]
        if len(shown) == 1 and name not in filling.partial:
            filling.slots[name] = shown[0]
            del filling.options[name]


def _fill_credentials(slot: Slot, kind: ThingSlot, heard: Heard, state: State, filling: Filling) -> None:
    focus = state.focus
    given = filling.slots.get(slot.name)
    picked = chosen_by_order(heard, focus.credentials)
    if not kind.many:
        if given is None and slot.required:
            value = picked[0] if picked else focus.at if focus.at else None
            if value is not None:
                filling.slots[slot.name] = value
            elif len(focus.credentials) > 1:
                filling.options[slot.name] = tuple(focus.credentials[:5])
        return
    if not slot.required or (given and len(given) > 1):
        return
    if given and picked and given[0] not in picked:
        filling.slots[slot.name] = [*picked, *given]
    elif given and (points_back(heard) or "sort" in heard.choices) and focus.at and focus.at not in given:
        filling.slots[slot.name] = [focus.at, *given]
    elif given is None and picked:
        filling.slots[slot.name] = picked if len(picked) > 1 else [focus.at, *picked] if focus.at else picked
    elif given is None and len(focus.credentials) > 1:
        everything = any(w.text in {"all", "three", "four"} for w in heard.words)
        first, most = focus.credentials, 4 if everything else 2
        # "Compare them", when the fourth of a list was looked at.
        chosen = [focus.at, *first] if focus.at in first[most:] else first
        filling.slots[slot.name] = chosen[:most]
    elif given is None and (recent := looked_at(state)):
        filling.slots[slot.name] = recent


def looked_at(state: State) -> list[str]:
    """The two that were looked at one after the other; else the one that was, and the first two of the list before it:
    "compare them", of the CISSP and what was listed.
    """
    seen = [f.slots.get("credential") if f.dialog == "credential_info" else None for f in state.done]
    since = list(dict.fromkeys(c for c in takewhile(bool, reversed(seen)) if c))
    listed = state.focus.listed
    if len(since) == 1 and len(listed) > 1:
        return [since[0], *[c for c in listed if c != since[0]][:2]]
    return list(dict.fromkeys(c for c in seen if c))[-2:]


def _fill_thing(slot: Slot, kind: ThingSlot, focus: Focus, profile: Profile, filling: Filling) -> None:
    if kind.kind == "role" and (value := focus.role or focus.job or profile.goal or profile.role):
        filling.slots[slot.name] = value
    elif kind.kind == "skill" and kind.many and focus.skills:
        filling.slots[slot.name] = list(focus.skills[:3])
