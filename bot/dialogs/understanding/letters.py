"""Letters that a pattern without case takes for others: "laſt" matches "last", and is no key of a table."""

from __future__ import annotations

_ALIKE = str.maketrans("ſKıİ", "skiI")


def plain(text: str) -> str:
    """``text`` with the plain letters, as long as before."""
    return text if text.isascii() else text.translate(_ALIKE)
