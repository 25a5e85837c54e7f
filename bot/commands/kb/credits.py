"""The collections of facts that the catalogue was filled from and that ask to be named (``sources.yaml``)."""

from __future__ import annotations

from pathlib import Path

from pydantic import AnyHttpUrl, RootModel

from bot.knowledge.catalogue import CatalogueError
from bot.knowledge.model.source import Strict, Text
from bot.knowledge.reading import Problem, read_yaml

FILE = "sources.yaml"


class Credit(Strict):
    """Whom to name for what. ``version`` and ``licence`` as the authors write them."""

    name: Text
    version: Text
    author: Text
    licence: Text
    licence_url: AnyHttpUrl | None = None
    what: Text


class _CreditFile(RootModel[tuple[Credit, ...]]):
    """The shape of ``sources.yaml``."""


def read_credits(folder: Path) -> tuple[Credit, ...]:
    """The sources to credit; a catalogue folder without the file has none. Raises CatalogueError."""
    path = folder / FILE
    if not path.exists():
        return ()
    problems: list[Problem] = []
    read = read_yaml(path, _CreditFile, problems)
    if read is None:
        raise CatalogueError(problems)
    return read.root
