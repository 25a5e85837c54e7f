"""Whether a course, a provider or an event counts for units: the catalogue does not know that of any, and says so; what
it knows is how many units are wanted, of which kinds, and who decides.
"""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Route
from bot.knowledge.wording import freshness, full_name, route_words, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph
from bot.translation import _


@dialog
async def what_counts(
    turn: Turn,
    credential: Credential,
    activity: Annotated[str, Hidden()] = "",
    example: Annotated[bool, Hidden()] = False,
    amount: Annotated[str, Hidden()] = "",
) -> Reply:
    """``activity``: as it was said; ``example``: nobody named the credential, it is the best known with such units;
    ``amount``: of the units that it is asked of, which are not logged by asking.
    """
    issuer = turn.catalogue.issuer(credential).name
    turn.about([credential.id])
    text = _("Whether {activity} counts I do not know: I keep no list of courses, providers or events.")
    if not activity:
        text = _("Which courses, providers or events count I do not know: I keep no list of them.")
    parts: list[Part] = [paragraph(text, activity=f"“{activity}”")]
    routes = unit_routes(credential)
    if not routes:
        text = _("Nor do I know of units that keep {name}; {issuer} says what does.")
        parts.append(paragraph(text, name=bold(full_name(credential)), issuer=issuer))
        return Reply(parts=tuple(parts), buttons=_buttons(credential))
    text = _("For {name}, for example, {issuer} decides. What I know of it:")
    if not example:
        text = _("For {name} {issuer} decides. What I know of it:")
    lines = [route_words(turn.catalogue, route) for route in routes]
    note_of_it = credential.renewal.note if credential.renewal is not None else None
    lines += [note_of_it] if note_of_it else []
    parts.append(paragraph(text, name=bold(full_name(credential)), issuer=issuer))
    parts.append(Bullets(items=tuple((Span(text=line),) for line in lines)))
    unit = routes[0].units.name if routes[0].units is not None else ""
    text = _("If it counts, tell me “log {n} {unit}”, and I keep the tally.")
    if amount:
        text = _("I logged nothing yet: if it counts, tell me “log {n} {unit}”.")
    parts.append(note(text, n=amount or "2", unit=unit))
    parts.append(source_of_renewal(turn, credential))
    return Reply(parts=tuple(parts), buttons=_buttons(credential))


def _buttons(credential: Credential) -> tuple[Button, ...]:
    about = begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
    return (Button(label=_("Provider's page"), url=str(credential.url)), about)


def source_of_renewal(turn: Turn, credential: Credential) -> Part:
    text = freshness(credential, ("renewal",), turn.today)
    return note("{text}.", text=text[:1].upper() + text[1:])


def unit_routes(credential: Credential) -> list[Route]:
    """Those that are gone by earning units."""
    return [r for r in credential.renewal.routes if r.units is not None] if credential.renewal is not None else []
