"""What a person is missing for a job, given what they hold and know."""

from __future__ import annotations

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import CurrentRole, Held, Known
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.profile import remember
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.model.role import Role
from bot.knowledge.wording import full_name, short_facts, skill_names
from bot.messaging.reply import Bullets, Part, Reply, bold, note, paragraph, spans
from bot.translation import _

_CLOSERS = 2


def daily_skills(role: Role) -> tuple[str, ...]:
    """What somebody in a job does every day, which counts as known."""
    return tuple(skill for skill, weight in role.skills.items() if weight == 3)


@dialog
async def skill_gap(
    turn: Turn,
    role: Role,
    current: CurrentRole | None = None,
    held: Held | None = None,
    known: Known | None = None,
) -> Reply:
    """The job's skills, which of them are covered, and what would close the gap."""
    catalogue = turn.catalogue
    remember(turn, tuple(held or ()), tuple(known or ()))
    holds = tuple(dict.fromkeys((*turn.profile.holds, *(c.id for c in held or ()))))
    now = current or catalogue.roles.get(turn.profile.role or "")
    daily = daily_skills(now) if now and now.id != role.id else ()
    said = (*turn.profile.skills, *(s.id for s in known or ()), *daily)
    knows = tuple(dict.fromkeys(said))
    wish = Wish(
        skills=role.skills,
        holds=holds,
        knows=knows,
        currency=turn.currency,
        level=turn.profile.level,  # type: ignore[arg-type]
        country=turn.country,
    )
    advice = advise(catalogue, wish)
    parts: list[Part] = []
    core = [s for s in advice.missing if role.skills[s] == 3]
    other = [s for s in advice.missing if role.skills[s] < 3]
    if advice.covered:
        share = sum(role.skills[s] for s in advice.covered) / sum(role.skills.values())
        covered = skill_names(catalogue, advice.covered, 6)
        parts.append(
            paragraph(
                _("For {role} you have {n} % covered: {skills}."),
                role=bold(role.name),
                n=str(round(100 * share)),
                skills=covered,
            )
        )
    else:
        parts.append(paragraph(_("{role}: {summary}"), role=bold(role.name), summary=role.summary))
    if not advice.missing:
        parts.append(paragraph(_("As far as I can see nothing is missing.")))
    rows = [(_("Missing at the core") if advice.covered else _("Daily work"), core), (_("Useful besides"), other)]
    items = tuple(spans("{title}: {skills}", title=bold(t), skills=skill_names(catalogue, s, 8)) for t, s in rows if s)
    if items:
        parts.append(Bullets(items=items))
    closers = advice.ranked[:_CLOSERS] if advice.missing else ()
    if closers:
        parts.append(paragraph(_("Closes most of it:")))
        parts.append(
            Bullets(
                items=tuple(
                    spans(
                        "{name} – {facts}",
                        name=bold(full_name(a.credential)),
                        facts=short_facts(catalogue, a.credential),
                    )
                    for a in closers
                ),
                numbered=True,
            )
        )
    if not holds and not knows:
        parts.append(
            note(_("Tell me what you know or hold, such as “I know SQL” or “I have CKA”, and I take it off the list."))
        )
    turn.about([a.credential.id for a in closers], role.id, list(advice.missing[:5]))
    buttons = [begin(_("Credentials for it"), "credential_for_role", role=role.id)]
    if closers:
        buttons.append(begin(_("About the first"), "credential_info", credential=closers[0].credential.id))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))
