"""Somebody leads people, and asks what there is for them or tells what they all need: a team is offered, in which that
is needed from the start.
"""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.new_team_slots import NeedsOfNewTeam
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams import what_counts
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, paragraph, spans
from bot.translation import _, listed


@private_dialog
async def offer_team(
    turn: Turn,
    needs: NeedsOfNewTeam | None = None,
    again: Annotated[bool, Hidden()] = False,
    how: Annotated[bool, Hidden()] = False,
) -> Reply:
    """Nothing is made yet; the button makes the team, and what it needs with it.

    ``again``: it was offered just now; ``how``: and it is asked how people come into it.
    """
    one = needs["wanted"][0]["ids"] if needs and len(needs.get("wanted", ())) == 1 else []
    if len(one) == 1:
        turn.about([one[0]])  # "how long does it take" is asked of that
    if how:
        text = _(
            "You make the team and send your people a link, or mention them here. They need nothing but Slack or "
            "Telegram: the link opens the talk with me there, and I ask each of them first. Then they tell me what "
            "they have, as you would, I remind each of them before theirs runs out, and you see it."
        )
        return Reply(parts=(paragraph(text),), buttons=_create(needs))
    if again:
        return _in_short(turn, needs)
    text = _(
        "I can keep track of your people's credentials in a team: you say what everybody in it needs, and by when; of "
        "those who say yes you see who holds it, who lacks it, and when it expires."
    )
    can = [
        _("You make the team and lead it; you mention your people or send them a link, and each is asked first."),
        _("Whoever has it is reminded before it runs out, as often as that is; you are told who is late."),
        _("What it costs to get everybody there: ask me “what would that cost” once they are in."),
    ]
    parts: list[Part] = [paragraph(text), Bullets(items=tuple(spans("{text}", text=each) for each in can))]
    if needs and needs.get("wanted"):
        parts.append(_with_needs(turn, needs))
    parts += _which(needs)
    return Reply(parts=tuple(parts), buttons=_create(needs))


def _with_needs(turn: Turn, needs: dict[str, Any]) -> Part:
    names = [what_counts.meaning(turn, want)[0] for want in needs["wanted"]]
    made = _("Make the team below, and I put down that everyone in it needs {names}.")
    return paragraph(made, names=bold(listed(names)))


def _create(needs: dict[str, Any] | None) -> tuple[Button, ...]:
    """With what they need and, where only some may need it, without."""
    needs = {name: value for name, value in (needs or {}).items() if name != "several"}
    made = begin(_("Create a team"), "create_team", **({"needs": needs} if needs else {}))
    return (made, begin(_("Without any of that"), "create_team")) if needs else (made,)


def _in_short(turn: Turn, needs: dict[str, Any] | None) -> Reply:
    which = _which(needs)
    if not needs or not needs.get("wanted"):
        if which:
            return Reply(parts=which, buttons=_create(None))
        text = _("That many are fine. Make the team below; then mention them, or send them a link.")
        return Reply(parts=(paragraph(text),), buttons=_create(None))
    some = _("What only some of them need you tell me once they are in, one by one.")
    parts = (_with_needs(turn, needs), *which, paragraph(some))
    return Reply(parts=parts, buttons=_create(needs))


def _which(needs: dict[str, Any] | None) -> tuple[Part, ...]:
    """Who issues several, "8 lads all cscs", says not which one they need."""
    several = (needs or {}).get("several")
    text = _("Of {names} there are several: once the team is there, tell me which one they need.")
    return (paragraph(text, names=listed(several)),) if several else ()
