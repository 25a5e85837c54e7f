"""Who does not hold a credential, or cannot prove a skill, of those who let it be seen."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.needs import needs_of
from bot.dialogs.teams.asking.seeing import kept_private, proven, unseen
from bot.dialogs.teams.choosing import spoken_of
from bot.knowledge.model.role import Skill
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.messages import when
from bot.tracking.teams.looking import Member, TeamView
from bot.translation import _, ngettext

_MOST = 20


async def who_lacks(turn: Turn, view: TeamView, name: str, wanted: set[str]) -> Reply:
    """Members without any of the credentials; who held one that is over is among them."""
    seen = [m for m in view.members if "credentials" in m.shares]
    lacking = [m for m in seen if m.holds(wanted, turn.today) is None]
    spoken_of(turn, (m.id for m in lacking))
    items = tuple(_line(turn, member, wanted) for member in lacking[:_MOST])
    parts = _told(view, name, lacking, items)
    parts += await kept_private(turn, view, wanted)
    parts += await needs_of(turn, view, wanted)
    return Reply(parts=(*parts, *unseen(view, "credentials")), buttons=_buttons(view))


def who_cannot(turn: Turn, view: TeamView, skill: Skill) -> Reply:
    """Members who hold nothing that proves the skill."""
    lacking = [m for m in view.members if "credentials" in m.shares and proven(turn, m, skill.id) is None]
    spoken_of(turn, (m.id for m in lacking))
    items = tuple(spans("{who}", who=bold(member.name)) for member in lacking[:_MOST])
    parts = _told(view, _("a proof of {skill}").format(skill=skill.name), lacking, items)
    return Reply(parts=(*parts, *unseen(view, "credentials")), buttons=_buttons(view))


def _told(view: TeamView, name: str, lacking: list[Member], items: tuple[tuple[Span, ...], ...]) -> list[Part]:
    if not lacking:
        text = _("Nobody in {team} is without {name}, as far as it is shared.")
        return [paragraph(text, team=bold(view.team.name), name=bold(name))]
    parts: list[Part] = [
        paragraph(_("Without {name} in {team}:"), name=bold(name), team=view.team.name),
        Bullets(items=items),
    ]
    more = len(lacking) - _MOST
    if more > 0:
        parts.append(note(ngettext("And {n} more.", "And {n} more.", more), n=str(more)))
    return parts


def _line(turn: Turn, member: Member, wanted: set[str]) -> tuple[Span, ...]:
    """A name, with what is on the way or over."""
    study = next((s for s in member.studies if s.credential in wanted and s.state == "active"), None)
    over = max((h.expires for h in member.holdings if h.credential in wanted and h.expires is not None), default=None)
    if study is not None:
        return spans(_("{who}: studies for it, {percent} %"), who=bold(member.name), percent=str(study.percent))
    if over is not None:
        return spans("{who}: {ended}", who=bold(member.name), ended=when(over, turn.today))
    return spans("{who}", who=bold(member.name))


def _buttons(view: TeamView) -> tuple[Button, ...]:
    team = view.team.id
    return (
        begin(_("As a picture"), "team_picture", team=team, kind="matrix"),
        begin(_("Export"), "team_export", team=team),
    )
