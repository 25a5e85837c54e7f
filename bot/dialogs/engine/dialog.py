"""A dialog is a typed function: its parameters are its slots.

``@dialog`` is all it takes. The function's name is the key of its phrases in ``phrases/<language>.yaml``;
importing its module registers it, and ``discover`` imports every module of ``bot.dialogs``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

from bot.dialogs.engine.slots import Slot, ThingSlot, slot_type
from bot.messaging.reply import Reply

DialogFunction = Callable[..., Awaitable[Reply]]


@dataclass(frozen=True)
class Dialog:
    name: str
    function: DialogFunction
    slots: tuple[Slot, ...]
    #: About the person alone: nobody else may see the answer.
    private: bool = False
    #: Changes what is kept: never run again by "repeat" or "back", and nothing of its last run is taken over.
    writes: bool = False
    #: Private, and yet the next message may change its conditions: "only free ones", "without exams".
    advises: bool = False

    @property
    def refinable(self) -> bool:
        """Whether a message that only names a condition changes its last answer."""
        return self.advises or not self.private

    @cached_property
    def needs(self) -> tuple[tuple[str, int], ...]:
        """The kinds of things without which it must ask, and how many of each."""
        return tuple(
            (s.type.kind, 2 if s.type.many and s.type.kind == "credential" else 1)
            for s in self.slots
            if s.required and isinstance(s.type, ThingSlot)
        )

    @cached_property
    def accepts(self) -> frozenset[str]:
        """Everything its slots can take from a message: kinds of things and of values."""
        return frozenset(s.type.uses for s in self.slots if s.type.uses is not None)

    @cached_property
    def several(self) -> bool:
        """Whether it can take more than one credential."""
        return any(s.type.uses == "credential" and s.type.several for s in self.slots)

    def slot(self, name: str) -> Slot:
        return next(s for s in self.slots if s.name == name)

    def has(self, name: str) -> bool:
        return any(s.name == name for s in self.slots)


_registry: dict[str, Dialog] = {}
#: Rooms of ``bot.dialogs`` that hold what dialogs are made of.
_NO_DIALOGS = frozenset(f"bot.dialogs.{room}" for room in ("engine", "understanding", "phrases", "forms", "home"))


def dialog(function: DialogFunction) -> DialogFunction:
    """Register an async function ``(turn, **slots) -> Reply`` as a dialog."""
    return _register(function)


def private_dialog(function: DialogFunction) -> DialogFunction:
    """Register a dialog about the person alone: in a channel only they see its answer, or are asked to go private."""
    return _register(function, private=True)


def advice_dialog(function: DialogFunction) -> DialogFunction:
    """Register a private dialog whose advice the next message may refine: "cheaper", "without exams"."""
    return _register(function, private=True, advises=True)


def record_dialog(function: DialogFunction) -> DialogFunction:
    """Register a private dialog that changes the person's records."""
    return _register(function, private=True, writes=True)


def _register(
    function: DialogFunction, *, private: bool = False, writes: bool = False, advises: bool = False
) -> DialogFunction:
    name = function.__name__
    hints = get_type_hints(function, include_extras=True)
    slots = tuple(
        Slot(p.name, slot_type(hints[p.name]), p.default is inspect.Parameter.empty, p.default)
        for p in list(inspect.signature(function).parameters.values())[1:]
    )
    if name in _registry and _registry[name].function.__module__ != function.__module__:
        raise ValueError(f"two dialogs are called {name}")
    _registry[name] = Dialog(name, function, slots, private, writes, advises)
    return function


def registered(function: DialogFunction) -> Dialog:
    """The dialog that a function was registered as."""
    return _registry[function.__name__]


def changes_something(name: str) -> bool:
    """Whether the dialog of that name changes what is kept."""
    return name in _registry and _registry[name].writes


def is_of_teams(name: str) -> bool:
    """Whether the dialog of that name is about a team."""
    return name in _registry and _registry[name].function.__module__.startswith("bot.dialogs.teams")


def discover() -> dict[str, Dialog]:
    """All dialogs by name."""
    import bot.dialogs

    _import_all(bot.dialogs.__path__, "bot.dialogs.")
    return dict(_registry)


def _import_all(path: Iterable[str], prefix: str) -> None:
    for module in pkgutil.iter_modules(path, prefix):
        if module.name in _NO_DIALOGS:
            continue
        imported = importlib.import_module(module.name)
        if module.ispkg:
            _import_all(imported.__path__, f"{module.name}.")


class Ask(Exception):  # noqa: N818 - not an error: a dialog that needs an answer first
    """Raised by a dialog to ask for one of its slots; ``options`` become buttons, called by ``labels`` when given."""

    def __init__(
        self, slot: str, options: tuple[Any, ...] = (), question: str | None = None, labels: tuple[str, ...] = ()
    ) -> None:
        super().__init__(slot)
        self.slot = slot
        self.options = options
        self.question = question
        self.labels = labels
