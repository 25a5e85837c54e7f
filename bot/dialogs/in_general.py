"""What credentials are worth at all, against a degree, or of a provider that the catalogue does not have: no figures,
so it says what it can tell of a job or of one credential instead.
"""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name
from bot.messaging.reply import Bullets, Part, Reply, bold, paragraph, spans
from bot.translation import _, number

_SHOWN = 3


@dialog
async def credentials_in_general(turn: Turn, called: Annotated[str, Hidden()] = "") -> Reply:
    """``called``: what was named and the catalogue does not have."""
    parts: list[Part] = []
    if called:
        text = _(
            "My catalogue has neither an issuer nor a credential called “{name}”, so how it is regarded I do not know."
        )
        parts.append(paragraph(text, name=called))
        parts += _taught_there(turn, called)
    else:
        text = _(
            "How employers regard credentials at all, or a degree beside them, I have no figures of; it differs by "
            "job. Some jobs want a licence by law, some ask for one credential by name, some for none."
        )
        parts.append(paragraph("{text}", text=text))
    text = _("Tell me a job, and I show what fits it; of one credential ask “is it worth it?”.")
    return Reply(
        parts=(*parts, paragraph("{text}", text=text)),
        buttons=(
            begin(_("Find a credential for a job"), "credential_for_role"),
            begin(_("Browse the catalogue"), "browse_credentials"),
        ),
    )


def _taught_there(turn: Turn, called: str) -> list[Part]:
    """Credentials of others whose page is on a site of that name, the best known first."""
    site = called.casefold().replace(" ", "")
    there = [c for c in turn.catalogue.credentials.values() if c.status == "active" and site in _host(c)]
    if not there:
        return []
    there.sort(key=lambda c: (-(c.recognition or 0), c.id))
    turn.about([c.id for c in there[:_SHOWN]])
    text = _("Of others I know {n} that have their page there, such as:")
    items = tuple(
        spans("{name} – {issuer}", name=bold(full_name(c)), issuer=turn.catalogue.issuer(c).name)
        for c in there[:_SHOWN]
    )
    return [paragraph(text, n=number(len(there))), Bullets(items=items, numbered=True)]


def _host(credential: Credential) -> list[str]:
    return (credential.url.host or "").split(".")
