"""Finding credentials, roles, skills, issuers and families by the names people type."""

from bot.knowledge.finder.completing import Completer
from bot.knowledge.finder.finder import Finder, Match, Mention
from bot.knowledge.finder.lexicon import Lexicon
from bot.knowledge.finder.names import Name, NameKind, names_of

__all__ = ["Completer", "Finder", "Lexicon", "Match", "Mention", "Name", "NameKind", "names_of"]
