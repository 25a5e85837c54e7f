"""What to suggest while somebody types into a form."""

from __future__ import annotations

from bot.dialogs.engine.turn import shorten
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name
from bot.messaging.form import OPTION_LABEL, OPTION_VALUE, OPTIONS, Option
from bot.translation import _

CREDENTIAL = "credential"
#: The value of an option that is no credential of the catalogue begins so; an id holds no colon.
_FREE = "name:"
#: With fewer names that go on as typed, those that are like it are shown too, for something may be mistyped.
_ENOUGH = 8


def suggestions(knowledge: KnowledgeBase, among: str, text: str) -> list[Option]:
    """At most 100, best first; what was typed itself is the last one, for the catalogue may not have it.

    Raises LookupError for what nothing is known to be ``among``.
    """
    if among != CREDENTIAL:
        raise LookupError(among)
    typed = " ".join(text.split())
    if not typed:
        return []
    found = knowledge.completer.complete(typed, OPTIONS - 1)
    if len(found) < _ENOUGH:
        alike = [match.id for match in knowledge.finder.find(typed, {"credential"}, limit=_ENOUGH)]
        found = list(dict.fromkeys((*found, *alike)))
    named = [credential_option(knowledge, knowledge.catalogue.credentials[key]) for key in found]
    return [*named, free_option(typed)]


def credential_option(knowledge: KnowledgeBase, credential: Credential) -> Option:
    """Its name, and whose it is where there is room."""
    name = full_name(credential)
    owned = f"{name} – {knowledge.catalogue.issuer(credential).name}"
    return Option(label=owned if len(owned) <= OPTION_LABEL else shorten(name, OPTION_LABEL), value=credential.id)


def free_option(name: str) -> Option:
    """A name as it was typed, longer ones cut."""
    kept = name[: OPTION_VALUE - len(_FREE)]
    around = _("“{name}” – not in my catalogue")
    room = OPTION_LABEL - len(around.format(name=""))
    return Option(label=around.format(name=shorten(kept, room)), value=_FREE + kept)


def chosen(knowledge: KnowledgeBase, value: str) -> tuple[Credential | None, str] | None:
    """What the value of an option stands for: a credential, if it is one, and its name; None when it is gone."""
    if value.startswith(_FREE):
        return None, value.removeprefix(_FREE)
    credential = knowledge.catalogue.credentials.get(value)
    return None if credential is None else (credential, credential.name)
