"""What a team is missing for a job or a skill, and what would close it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import proves, seen, shows, unseen
from bot.dialogs.teams.needed import show_requirements
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.wording import full_name, short_facts
from bot.messaging.reply import Bullets, Part, Reply, Span, bold, note, paragraph, spans
from bot.tracking.teams import requirements
from bot.tracking.teams.looking import TeamView
from bot.translation import _, listed

_CLOSERS = 3
_MOST_SKILLS = 15
_MOST_NAMES = 4


@private_dialog
async def team_gap(
    turn: Turn, role: Role | None = None, skills: list[Skill] | None = None, team: TeamId | None = None
) -> Reply:
    """Of the skills of a job, or of those named, which the team proves and by whom; and what would prove the rest."""
    wanted: Mapping[str, int] = role.skills if role else {skill.id: 3 for skill in skills or ()}
    if not wanted:
        return await _what_is_needed(turn, team)
    view = await seen(turn, team, "team_gap")
    if isinstance(view, Reply):
        return view
    having = who_proves(turn, view, wanted)
    missing = {skill: weight for skill, weight in wanted.items() if not having[skill]}
    name = role.name if role else listed([skill.name for skill in skills or ()])
    covered = sum(wanted[s] for s in wanted if s not in missing)
    text = _("For {name} {team} proves {n} % of what counts:")
    parts: list[Part] = [
        paragraph(text, name=bold(name), team=view.team.name, n=str(round(100 * covered / sum(wanted.values())))),
        Bullets(items=tuple(_line(turn, s, having[s]) for s in _by_weight(wanted)[:_MOST_SKILLS])),
    ]
    closers = _closers(turn, view, missing) if missing else []
    if closers:
        parts += [paragraph(_("Would close most of the gap:")), Bullets(items=tuple(closers), numbered=True)]
    elif not missing:
        parts.append(paragraph(_("Nothing is missing, as far as recorded credentials show.")))
    alone = [s for s in wanted if len(having[s]) == 1]
    if alone:
        names = [turn.catalogue.skills[s].name for s in _by_weight({s: wanted[s] for s in alone})[:_MOST_SKILLS]]
        parts.append(note(_("On one person alone: {skills}."), skills=listed(names)))
    parts += unseen(view, "credentials")
    slots = {"role": role.id} if role else {"skills": list(wanted)}
    picture = begin(_("As a picture"), "team_picture", team=view.team.id, kind="coverage", **slots)
    return Reply(parts=tuple(parts), buttons=(picture,))


def who_proves(turn: Turn, view: TeamView, wanted: Collection[str]) -> dict[str, list[str]]:
    """Names of those who prove each skill, by credentials that are valid today."""
    held = {h.credential for m in view.members for h in m.holdings if h.credential}
    enough = {c: {s for s in wanted if proves(turn.catalogue, c, s)} for c in held}
    found: dict[str, list[str]] = {s: [] for s in wanted}
    for member in view.members:
        now = [h for h in member.holdings if h.valid(turn.today)]
        valid = [enough[h.credential] for h in now if h.credential]
        called = {s for h in now if not h.credential for s in wanted if shows(turn.catalogue, h, s)}
        for skill in called.union(*valid):
            found[skill].append(member.name)
    return found


def _by_weight(wanted: Mapping[str, int]) -> list[str]:
    return sorted(wanted, key=lambda skill: -wanted[skill])


def _line(turn: Turn, skill: str, names: list[str]) -> tuple[Span, ...]:
    said = _("nobody")
    if names:
        more = len(names) - _MOST_NAMES
        said = listed([*names[:_MOST_NAMES], *([_("{n} more").format(n=more)] if more > 0 else [])])
    mark = "✓" if names else "✗"
    return spans("{mark} {skill}: {who}", mark=mark, skill=bold(turn.catalogue.skills[skill].name), who=said)


def _closers(turn: Turn, view: TeamView, missing: Mapping[str, int]) -> list[tuple[Span, ...]]:
    held = {h.credential for m in view.members for h in m.holdings if h.credential and h.valid(turn.today)}
    advice = advise(
        turn.catalogue, Wish(skills=missing, currency=turn.currency, not_credentials=tuple(held), country=turn.country)
    )
    found = advice.ranked[:_CLOSERS]
    turn.about([a.credential.id for a in found], skills=list(missing)[:5])
    return [
        spans("{name} – {facts}", name=bold(full_name(a.credential)), facts=short_facts(turn.catalogue, a.credential))
        for a in found
    ]


async def _what_is_needed(turn: Turn, team: int | None) -> Reply:
    """What the team needs by its lead's own word, where no job or skill is said; else that is asked."""
    led = turn.circle.led
    meant = team or (turn.focus.team if turn.focus.team in led else next(iter(led), None) if len(led) == 1 else None)
    asked = _for_what()
    if meant is None or not await requirements.of_teams(turn.records.connection, [meant]):
        return asked
    return (await hand_on(turn, show_requirements, {"team": meant})).plus(asked)


def _for_what() -> Reply:
    text = _("For which job or skill? For example “what are we missing for a platform engineer” or “… for Kubernetes”.")
    return Reply(parts=(paragraph(text),))
