"""A job that somebody has learned in one country and wants to do in another: what is decided there, and what counts."""

from __future__ import annotations

import re
from typing import Annotated

from bot.dialogs.duties import licences_of
from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.advisor import is_mostly_of
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.knowledge.rivals import AT_HEART
from bot.knowledge.wording import full_name, short_facts, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.translation import _, country

_SHOWN = 5
_WAS = pattern(r"\b(?:was|were|used\s+to|been|former(?:ly)?|ex|retired)\b", re.IGNORECASE)


@dialog
async def working_abroad(turn: Turn, role: Role, place: Annotated[str, Hidden()]) -> Reply:
    """``place``: the country that they go to, by ISO 3166. No authority is named, for the catalogue has none."""
    turn.focus.job = role.id
    if turn.said and turn.private and _is_theirs(turn, role):
        turn.profile = turn.profile.model_copy(update={"role": role.id})
    there = country(place)
    text = _(
        "Whether you may work as {role} in {country} with what you have from elsewhere is decided there. A profession "
        "that the law protects needs recognition by that country's authority for it; which one that is, and what it "
        "asks for, I do not know: ask there first, or an employer there."
    )
    parts: list[Part] = [paragraph(text, role=bold(role.name), country=there)]
    found = _of_there(turn.catalogue, role, place)[:_SHOWN]
    if not found:
        none = _("Of {role} my catalogue has nothing that is of {country}.")
        return Reply(parts=(*parts, paragraph(none, role=bold(role.name), country=there)), buttons=(_advice(role),))
    turn.about([c.id for c in found])
    items = tuple(
        spans("{name}: {facts}", name=bold(full_name(c)), facts=short_facts(turn.catalogue, c)) for c in found
    )
    parts += [
        paragraph(_("What my catalogue has of {country} for it:"), country=there),
        Bullets(items=items, numbered=True),
        note(_("It is not all that there is, and not each is asked for from somebody who has worked.")),
    ]
    about = begin(_("About {name}").format(name=short_name(found[0])), "credential_info", credential=found[0].id)
    return Reply(parts=tuple(parts), buttons=(about, _advice(role)))


def _is_theirs(turn: Turn, role: Role) -> bool:
    """Whether they say that they do it now."""
    named = (n for n in turn.heard.named if n.cue == "current" and n.doubt is None)
    return not _WAS.search(turn.heard.text) and any(m.id == role.id for n in named for m in n.mention.of("role"))


def _of_there(catalogue: Catalogue, role: Role, place: str) -> list[Credential]:
    """What is of that country and mainly about what the job is about, its licences first."""
    heart = {skill for skill, weight in role.skills.items() if weight >= AT_HEART}
    licences = [c for c in licences_of(catalogue, role) if c.countries and counts_in(c, place)]
    others = [
        c
        for c in catalogue.credentials.values()
        if c.countries
        and counts_in(c, place)
        and c.status != "retired"
        and heart.intersection(c.main_skills)
        and is_mostly_of(c, role.skills)  # no lifeguard's for a nurse, although both save lives
    ]
    ranked = sorted(others, key=lambda c: (-len(heart.intersection(c.main_skills)), -(c.recognition or 0), c.id))
    return list({c.id: c for c in (*licences, *ranked)}.values())


def _advice(role: Role) -> Button:
    return begin(_("Credentials for {role}").format(role=role.name), "credential_for_role", role=role.id)
