"""The knowledge base as the rest of the program sees it: the catalogue and its finder, replaced together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.catalogue import Catalogue, CatalogueError, data_folder, fold_code
from bot.knowledge.finder import Completer, Finder, Lexicon, names_of
from bot.knowledge.shelved import opened


@dataclass(frozen=True)
class Language:
    """What the finder has to know of the language people write in."""

    abbreviations: Mapping[str, Collection[str]]
    common: Collection[str] = ()
    barriers: Collection[str] = ()
    generic: Collection[str] = ()


class KnowledgeBase:
    """Holds one catalogue at a time. ``reload`` is all or nothing."""

    def __init__(self, language: Language, folder: Path | None = None, cache: Path | None = None) -> None:
        """``folder``: of the catalogue, the shipped one otherwise. ``cache``: where what was read is kept for the next
        start; nowhere without one. Raises CatalogueError.
        """
        self._folder = folder or data_folder()
        self._cache = cache
        self._language = language
        self._use(*opened(self._folder, cache))

    def reload(self) -> None:
        """Read the folder again. On CatalogueError the old catalogue stays in use."""
        self._use(*opened(self._folder, self._cache))

    def _use(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        codes: dict[str, list[str]] = {}
        for credential in catalogue.credentials.values():
            for code in credential.codes:
                codes.setdefault(fold_code(code.code), []).append(credential.id)
        language = self._language
        self.finder = Finder(
            lexicon, codes, language.abbreviations, language.common, language.barriers, language.generic
        )
        self.catalogue = catalogue
        self._codes = codes
        self._completer: Completer | None = None

    @property
    def completer(self) -> Completer:
        """Of the names and codes of credentials; made when it is first needed, for few processes show forms."""
        if self._completer is None:
            names = (name for name in names_of(self.catalogue) if name.kind == "credential")
            self._completer = Completer(names, self._codes)
        return self._completer


__all__ = ["CatalogueError", "KnowledgeBase", "Language"]
