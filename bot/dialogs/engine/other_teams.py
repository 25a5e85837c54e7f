"""A change that was asked for in several teams is made in one of them; the others are offered."""

from __future__ import annotations

from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.translation import _, listed


def and_the_others(talk: Talk, frame: Frame, reply: Reply) -> Reply:
    """A change that was asked for in several teams is made in the first; the others are offered, not forgotten."""
    done, dialog = frame.slots.get("team"), talk.dialog(frame)
    if not dialog.writes or done is None or "apart" in frame.slots:
        return reply
    names = {team.id: team.name for team in talk.given.circle.teams}
    said = dict.fromkeys(team.ids[0] for team in talk.heard.teams if len(team.ids) == 1)
    others = [team for team in said if team != done and team in names]
    if not others or done not in said:
        return reply
    if frame.awaiting is not None:
        text = _("One at a time: say it for {others} afterwards.")
        first = paragraph(text, others=listed([names[team] for team in others]))
        return Reply(parts=(first,)).plus(reply)
    text = _("That was {team} alone. For the same in {others}, press below.")
    asked = paragraph(text, team=names[done], others=listed([names[team] for team in others]))
    same = {name: value for name, value in frame.slots.items() if name not in ("team", "chosen")}
    buttons = tuple(begin(names[team], frame.dialog, **same, team=team) for team in others)
    return reply.plus(Reply(parts=(asked,), buttons=buttons))
