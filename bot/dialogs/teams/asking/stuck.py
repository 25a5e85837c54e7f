"""Who may need a word or help with a study."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.needs import needs_of
from bot.dialogs.teams.asking.seeing import seen, unseen
from bot.dialogs.teams.choosing import spoken_of
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph
from bot.scheduling.digest_words import stuck_line
from bot.tracking.teams.figures import stuck, studied
from bot.translation import _, ngettext

_MOST = 12
_MOST_BUTTONS = 4


@private_dialog
async def who_is_stuck(turn: Turn, team: TeamId | None = None) -> Reply:
    """Studies past their target, behind their plan, or without a word for two weeks."""
    view = await seen(turn, team, "who_is_stuck")
    if isinstance(view, Reply):
        return view
    found = stuck(view, turn.today)
    if not found:
        active = sum(1 for each in studied(view) if each.study.state == "active")
        lacking = await needs_of(turn, view, unmet=True)
        text = _("No study in {team} is stuck.") if lacking else _("Nobody in {team} is stuck.")
        said = ngettext("{n} study is under way.", "{n} studies are under way.", active).format(n=active)
        told = (paragraph(text, team=bold(view.team.name)), note("{said}", said=said))
        return Reply(parts=(*told, *lacking, *unseen(view, "studies")))
    parts: list[Part] = [
        paragraph(_("In {team} these need a word:"), team=bold(view.team.name)),
        Bullets(items=tuple(stuck_line(each) for each in found[:_MOST])),
    ]
    if len(found) > _MOST:
        parts.append(note(_("And {n} more."), n=str(len(found) - _MOST)))
    parts += await needs_of(turn, view, unmet=True)
    parts += unseen(view, "studies")
    people = dict.fromkeys((each.member.id, each.member.name) for each in found)
    spoken_of(turn, (number for number, _name in people))
    turn.frame.slots["shown"] = [{"name": name, "ids": [number]} for number, name in people]  # "tell them"
    nudges = tuple(_nudge(view.team.id, *person) for person in list(people)[:_MOST_BUTTONS])
    return Reply(parts=tuple(parts), buttons=nudges)


def _nudge(team: int, person_id: int, name: str) -> Button:
    who = [{"name": name, "ids": [person_id]}]
    return begin(_("Ask {name} kindly").format(name=name), "nudge_member", team=team, who=who)
