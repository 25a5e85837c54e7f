"""What people ask of a credential that is only partly known: failing it, where it counts, and what must come first."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import cost_words, full_name, prerequisite_words
from bot.translation import _, listed


def retake(turn: Turn, credential: Credential) -> list[str]:
    """After an exam that was failed."""
    return [
        _("I do not know how soon and how often it may be tried again; the provider's page says so."),
        _("Price: {price}").format(price=cost_words(credential)),
        _("If you fail, tell me: nothing is noted, and your study of it goes on."),
    ]


def recognition(turn: Turn, credential: Credential) -> list[str]:
    """Where it counts."""
    lines = [_("I do not know where it is accepted; ask the employer or the authority there, or the provider.")]
    if credential.recognised_by:
        lines.insert(0, _("Recognised: {by}.").format(by=listed(list(credential.recognised_by))))
    return [*lines, _("It is awarded by {issuer}.").format(issuer=turn.catalogue.issuer(credential).name)]


def must_come_first(turn: Turn, credential: Credential, first: Credential) -> list[str]:
    """Whether ``first`` is needed before it, and what is."""
    items = [item for item in credential.prerequisites if first.id in item.any_of]
    names = {"first": full_name(first), "name": full_name(credential)}
    if any(item.kind == "hard" and item.any_of == (first.id,) for item in items):
        text = _("{first} is required before {name}.")
    elif any(item.kind == "hard" for item in items):
        text = _("{first} is one of those of which {name} requires one.")
    elif items:
        text = _("{first} is advised before {name}, not required.")
    else:
        text = _("I know of no rule that {first} has to come before {name}.")
    return [text.format(**names), *prerequisite_words(turn.catalogue, credential)]
