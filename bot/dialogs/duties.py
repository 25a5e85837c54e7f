"""Whether the law asks for a licence or a registration: what the catalogue knows of it, which may not be all."""

from __future__ import annotations

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.knowledge.rivals import AT_HEART
from bot.knowledge.wording import full_name, short_name, where_words
from bot.messaging.reply import Bullets, Reply, bold, note, paragraph, spans
from bot.translation import _, country

_SHOWN = 4


@dialog
async def legal_duties(turn: Turn, role: Role) -> Reply:
    """The licences of a job where somebody works; where none is known that is said, and whom to ask."""
    place = turn.country
    known = [c for c in licences_of(turn.catalogue, role) if counts_in(c, place)][:_SHOWN]
    turn.focus.job = role.id
    other = _(
        "Rules of a state or a city, checks and vaccinations I do not know: ask the authority or an employer there."
    )
    if not known:
        where = _("in {country}").format(country=country(place)) if place else _("in my catalogue")
        text = _("I know no licence or registration for {role} {where}, which does not mean that there is none.")
        return Reply(parts=(paragraph(text, role=bold(role.name), where=where), note("{text}", text=other)))
    turn.about([c.id for c in known])
    items = tuple(
        spans("{name} – {issuer}{where}", name=bold(full_name(c)), issuer=turn.catalogue.issuer(c).name, where=said)
        for c in known
        for said in [f" · {where_words(c)}" if c.countries else ""]
    )
    about = begin(_("About {name}").format(name=short_name(known[0])), "credential_info", credential=known[0].id)
    return Reply(
        parts=(
            paragraph(_("Licences and registrations of {role} that I know of:"), role=bold(role.name)),
            Bullets(items=items),
            note("{text}", text=other),
        ),
        buttons=(about,),
    )


def licences_of(catalogue: Catalogue, role: Role) -> list[Credential]:
    """Those that are mainly about what the job is about, what is most about it first."""
    heart = {skill for skill, weight in role.skills.items() if weight >= AT_HEART}
    found = [c for c in catalogue.credentials.values() if c.kind == "licence" and c.status != "retired"]
    main = {c.id: heart.intersection(c.main_skills) for c in found}
    return sorted((c for c in found if main[c.id]), key=lambda c: (-len(main[c.id]), -(c.recognition or 0), c.id))
