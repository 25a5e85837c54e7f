"""What to suggest while somebody types into a form."""

from __future__ import annotations

from bot.knowledge.base import KnowledgeBase
from bot.messaging.form import Option


def suggestions(knowledge: KnowledgeBase, among: str, text: str) -> list[Option]:
    """At most 100, best first. Raises LookupError when nothing is known ``among`` which to look."""
    return []
