"""Reading a YAML file into a typed model, with the file and line of whatever is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import ryaml
import yaml
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """Something wrong in a data file: where, and what is expected there."""

    path: Path
    line: int | None
    text: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.text}"


def read_yaml(path: Path, model: type[M], problems: list[Problem]) -> M | None:
    """Parse and validate ``path``; on any error add to ``problems`` and return None.

    A fast parser reads good files; only a bad one is parsed again by PyYAML, which knows the lines.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return model.model_validate(ryaml.loads(text))
    except OSError as error:
        problems.append(Problem(path, None, f"cannot be read ({error.strerror})"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, "is not UTF-8 text"))
    except ValidationError as error:
        root = yaml.compose(text, yaml.SafeLoader)
        problems.extend(_shape_problem(path, root, e["loc"], e["msg"], e["type"]) for e in _told_once(error))
    except (ryaml.InvalidYamlError, ValueError) as error:  # ValueError: a key that is a list or a mapping
        problems.append(_syntax_problem(path, text, str(error)))
    except RecursionError:
        problems.append(Problem(path, None, "YAML: is nested too deeply"))
    return None


def line_of(path: Path, entry: str, named: str | None = None) -> int | None:
    """The line of ``named`` inside the last entry of a readable file whose id is ``entry``, or of the entry itself."""
    root = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
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


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    try:
        twice = _repeated_key(yaml.compose(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        context = f" ({error.context})" if error.context else ""
        return Problem(path, mark.line + 1 if mark else None, f"YAML: {error.problem or 'cannot be read'}{context}")
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return Problem(path, line, f"YAML: the character U+{error.character:04X} is not allowed")
    except RecursionError:
        return Problem(path, None, "YAML: is nested too deeply")
    if twice is None:
        return Problem(path, None, f"YAML: {message}")
    return Problem(path, twice.start_mark.line + 1, f"YAML: {_trouble(twice)}")


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


def _shape_problem(path: Path, root: Any, loc: Sequence[int | str], message: str, kind: str) -> Problem:
    if kind == "extra_forbidden":
        message = "this key is not known here; see CONTRIBUTING.md for the shape of the file"
    elif kind == "missing":
        message = "this key is required"
    elif kind in ("model_type", "dict_type"):
        message = "keys with values are expected here"
    elif kind == "tuple_type":
        message = "a list is expected here"
    keys = ".".join(str(part) for part in loc) or "the file"
    return Problem(path, _line_of(root, loc), f"{keys}: {message.removeprefix('Value error, ')}")


def _line_of(node: Any, loc: Sequence[int | str]) -> int | None:
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
