"""What a job posting asks for, as it is shown: what one holds of it is marked, what is not known is said."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn, begin, change
from bot.dialogs.posting import MUST, Asked
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, short_facts, short_name, skill_names, where_words
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, paragraph, spans
from bot.translation import _, country, listed

_SKILLS = 7


async def held_by(turn: Turn) -> frozenset[str]:
    """The credentials that the person has, as far as this talk may show it."""
    kept = [h.credential for h in await turn.records.holdings()] if turn.private and turn.stored is not None else []
    return frozenset({*turn.profile.holds, *(c for c in kept if c is not None)})


def for_what(turn: Turn, asked: Asked) -> str:
    role = turn.catalogue.roles.get(asked.role or "")
    name = role.name if role is not None else _("this posting")
    if asked.country is None:
        return name
    return _("{job} in {country}").format(job=name, country=country(asked.country))


def not_known(turn: Turn, asked: Asked) -> list[Part]:
    """What it asks for that the catalogue does not have, or has only of another kind."""
    parts: list[Part] = []
    if asked.unknown:
        text = _("Not in my catalogue, so I can say nothing of it: {names}. Ask the employer what they accept.")
        parts.append(paragraph(text, names=listed([f"“{name}”" for name in asked.unknown])))
    for name, ids in asked.alike:
        text = _("“{name}”: by that name I know only {others}, which may not be what they mean.")
        parts.append(
            paragraph(text, name=name, others=listed([_told_apart(turn.catalogue.credentials[i]) for i in ids]))
        )
    if asked.besides:
        text = _("Beside credentials it asks for {names}.")
        parts.append(paragraph(text, names=listed([f"“{name}”" for name in asked.besides])))
    return parts


def _told_apart(credential: Credential) -> str:
    """With where alone it counts."""
    return " ".join(part for part in (full_name(credential), where_words(credential)) if part)


def asked_for(turn: Turn, asked: Asked, skills: list[str], held: frozenset[str], *, chances: bool) -> Reply:
    """The credentials that the posting names, musts first."""
    groups = sorted(asked.groups, key=lambda g: g[0] != MUST)
    intro = paragraph(_("The posting names:"))
    if asked.role or asked.country:
        intro = paragraph(_("{what}: the posting names"), what=bold(for_what(turn, asked)))
    parts: list[Part] = [intro]
    parts.append(Bullets(items=tuple(_item(turn, kind, group, held) for kind, group in groups)))
    parts += not_known(turn, asked)
    if skills:
        parts.append(
            paragraph(_("Skills I read in it: {skills}."), skills=skill_names(turn.catalogue, skills, _SKILLS))
        )
    if chances:
        parts = [*your_chances(asked, held), *parts]
    shown = list(dict.fromkeys(c for _kind, group in groups for c in group))
    turn.about(shown, asked.role, skills[:5])
    first = turn.catalogue.credentials[next((c for c in shown if c not in held), shown[0])]
    buttons: list[Button] = [
        begin(_("About {name}").format(name=short_name(first)), "credential_info", credential=first.id)
    ]
    if len(shown) > 1:
        buttons.append(begin(_("Compare the first two"), "compare_credentials", credentials=shown[:2]))
    if skills:
        buttons.append(change(_("What proves its skills"), turn.frame, by_skills=True, chances=False))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def your_chances(asked: Asked, held: frozenset[str]) -> list[Part]:
    """How much of what it names somebody has; more than that nobody can tell from here."""
    musts = [group for kind, group in asked.groups if kind == MUST]
    have = sum(not held.isdisjoint(group) for group in musts)
    honest = _("Whether they would take you I cannot know: experience and the rest of it are for them to weigh.")
    if not musts:
        return [paragraph("{text}", text=honest)]
    text = _("Of what it must see and I know, you have {have} of {all}, as far as you told me.")
    return [paragraph(text + " {honest}", all=str(len(musts)), have=str(have), honest=honest)]


def _item(turn: Turn, kind: str, group: tuple[str, ...], held: frozenset[str]) -> tuple[Span, ...]:
    label = _("Must have") if kind == MUST else _("Nice to have")
    names = [full_name(turn.catalogue.credentials[c]) for c in group]
    having = [c for c in group if c in held]
    if having and len(group) == 1:
        return spans(_("{label}: {name} – you have it"), label=label, name=bold(names[0]))
    if having:
        have = short_name(turn.catalogue.credentials[having[0]])
        text = _("{label}: {names} – you have {have}")
        return spans(text, label=label, names=bold(listed(names, "or")), have=have)
    if len(group) == 1:
        facts = short_facts(turn.catalogue, turn.catalogue.credentials[group[0]])
        return spans("{label}: {name} – {facts}", label=label, name=bold(names[0]), facts=facts)
    return spans("{label}: {names}", label=label, names=bold(listed(names, "or")))
