"""What is being withdrawn, as far as its issuers have said so: "which Microsoft certs are being retired?"."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Reply, Span, note, paragraph
from bot.translation import _, day

_MOST = 8


@dialog
async def retiring(turn: Turn, issuers: Annotated[list[str] | None, Hidden()] = None) -> Reply:
    """Of these issuers, by id, or of all: first those with a last day to come, the soonest first."""
    houses = set(issuers or ())
    of_them = [
        c
        for c in turn.catalogue.credentials.values()
        if c.status != "active" and (not houses or turn.catalogue.issuer_of[c.id] in houses)
    ]
    if not of_them:
        text = _("I know of none there that is being withdrawn; the provider's page is the surest for that.")
        return Reply(parts=(paragraph(text),))
    of_them.sort(key=lambda c: _soonest(c, turn.today))
    shown = of_them[:_MOST]
    turn.about([c.id for c in shown])
    lines = tuple((Span(text=_line(turn, c)),) for c in shown)
    head = _("Being withdrawn, or gone, as far as I know:")
    rest = (
        [note(_("These are {n} of {all}."), n=str(len(shown)), all=str(len(of_them)))]
        if len(of_them) > len(shown)
        else []
    )
    buttons = (begin(_("About {name}").format(name=short_name(shown[0])), "credential_info", credential=shown[0].id),)
    return Reply(parts=(paragraph(head), Bullets(items=lines), *rest), buttons=buttons)


def _soonest(credential: Credential, today: date) -> tuple[bool, int]:
    days = (credential.retires - today).days if credential.retires else -10_000
    return days < 0, abs(days)


def _line(turn: Turn, credential: Credential) -> str:
    name, on = full_name(credential), day(credential.retires) if credential.retires else ""
    gone = credential.status == "retired" or (credential.retires is not None and credential.retires <= turn.today)
    said = _("{name}: gone since {day}") if gone and on else _("{name}: gone") if gone else _("{name}: until {day}")
    if not gone and not on:
        said = _("{name}: being withdrawn, the day is not known to me")
    text = said.format(name=name, day=on)
    if credential.successor:
        after = turn.catalogue.credentials[credential.successor]
        text += "; " + _("{name} follows it").format(name=short_name(after))
    return text
