"""Where in a YAML text something is wrong, and what is expected there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

#: A line, where it is known, and what is wrong on it.
Wrong = tuple[int | None, str]


def of_shape(text: str, error: ValidationError) -> Iterator[Wrong]:
    """What keeps a readable text from being what is expected."""
    root = yaml.compose(text, yaml.SafeLoader)
    return (_shape_problem(root, e["loc"], e["msg"], e["type"]) for e in _told_once(error))


def of_syntax(text: str, message: str) -> Wrong:
    """Why a text cannot be read; ``message`` is what a parser says that knows no lines."""
    try:
        twice = _repeated_key(yaml.compose(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        context = f" ({error.context})" if error.context else ""
        return mark.line + 1 if mark else None, f"YAML: {error.problem or 'cannot be read'}{context}"
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return line, f"YAML: the character U+{error.character:04X} is not allowed"
    except RecursionError:
        return None, "YAML: is nested too deeply"
    if twice is None:
        return None, f"YAML: {message}"
    return twice.start_mark.line + 1, f"YAML: {_trouble(twice)}"


def line_of(text: str, entry: str, named: str | None = None) -> int | None:
    """The line of ``named`` inside the last entry whose id is ``entry``, or of the entry itself."""
    root = yaml.compose(text, yaml.SafeLoader)
    lines: list[int] = []
    for node in _nodes(root):
        if isinstance(node, yaml.MappingNode) and any(k.value == "id" and v.value == entry for k, v in node.value):
            inside = [n for n in _nodes(node) if isinstance(n, yaml.ScalarNode) and n.value == named]
            lines += [n.start_mark.line + 1 for n in inside[:1]] if named else [node.start_mark.line + 1]
    return lines[-1] if lines else None


def _nodes(node: Any) -> Iterator[Any]:
    """The node and all below it, in the order of the file."""
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from _nodes(pair[0])
            yield from _nodes(pair[1])
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def _told_once(error: ValidationError) -> list[Any]:
    """A list whose entries are broken also counts as too short; that is no second mistake."""
    errors = error.errors()
    return [
        e
        for e in errors
        if e["type"] != "too_short" or not any(o is not e and o["loc"][: len(e["loc"])] == e["loc"] for o in errors)
    ]


def _trouble(key: Any) -> str:
    if isinstance(key, yaml.ScalarNode):
        return f"the key '{key.value}' stands here a second time"
    return "a key is a word, not a list or another mapping"


def _repeated_key(node: Any) -> Any | None:
    """The first key that repeats another of the same mapping, or that is no word at all."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                return key
            seen.add(key.value)
            found = _repeated_key(value)
            if found is not None:
                return found
    elif isinstance(node, yaml.SequenceNode):
        return next((f for f in map(_repeated_key, node.value) if f is not None), None)
    return None


def _shape_problem(root: Any, loc: Sequence[int | str], message: str, kind: str) -> Wrong:
    if kind == "extra_forbidden":
        message = "this key is not known here; see CONTRIBUTING.md for the shape of the file"
    elif kind == "missing":
        message = "this key is required"
    elif kind in ("model_type", "dict_type"):
        message = "keys with values are expected here"
    elif kind == "tuple_type":
        message = "a list is expected here"
    keys = ".".join(str(part) for part in loc) or "the file"
    return _line_at(root, loc), f"{keys}: {message.removeprefix('Value error, ')}"


def _line_at(node: Any, loc: Sequence[int | str]) -> int | None:
    """The line of the deepest node on the way ``loc`` that exists in the file."""
    if node is None:
        return 1
    line = node.start_mark.line + 1
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == str(part)]
            if not pairs:
                break
            key, node = pairs[0]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return int(line)
