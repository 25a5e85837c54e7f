"""Reading a YAML file into a typed model, with the file and line of whatever is wrong."""

from __future__ import annotations

from collections.abc import Sequence
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
    except UnicodeDecodeError:
        problems.append(Problem(path, None, "is not UTF-8 text"))
    except ryaml.InvalidYamlError as error:
        problems.append(_syntax_problem(path, text, str(error)))
    except ValidationError as error:
        root = yaml.compose(text, yaml.SafeLoader)
        problems.extend(_shape_problem(path, root, e["loc"], e["msg"], e["type"]) for e in error.errors())
    return None


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    try:
        twice = _repeated_key(yaml.compose(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        context = f" ({error.context})" if error.context else ""
        return Problem(path, mark.line + 1 if mark else None, f"YAML: {error.problem or 'cannot be read'}{context}")
    except yaml.YAMLError as error:
        return Problem(path, None, f"YAML: {error}")
    if twice is None:
        return Problem(path, None, f"YAML: {message}")
    return Problem(path, twice.start_mark.line + 1, f"YAML: the key '{twice.value}' stands here a second time")


def _repeated_key(node: Any) -> Any | None:
    """The first key that repeats another of the same mapping."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
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
