"""Reading a YAML file into a typed model, with the file and line of whatever is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import ryaml
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
        problems += [Problem(path, *wrong) for wrong in _misreading().of_shape(text, error)]
    except (ryaml.InvalidYamlError, ValueError) as error:  # ValueError: a key that is a list or a mapping
        problems.append(Problem(path, *_misreading().of_syntax(text, str(error))))
    except RecursionError:
        problems.append(Problem(path, None, "YAML: is nested too deeply"))
    return None


def line_of(path: Path, entry: str, named: str | None = None) -> int | None:
    """The line of ``named`` inside the last entry of a readable file whose id is ``entry``, or of the entry itself."""
    line: int | None = _misreading().line_of(path.read_text(encoding="utf-8"), entry, named)
    return line


def _misreading() -> ModuleType:
    """With PyYAML, which need not be loaded where all is well."""
    from bot.knowledge import misreading

    return misreading
