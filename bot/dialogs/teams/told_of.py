"""A lead tells what a member holds: that is the member's own to tell, and is stored neither of them nor of the lead."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import ChosenPerson, NamedCredential, People, TeamId
from bot.dialogs.engine.turn import Turn
from bot.dialogs.teams.asking.member import team_member
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _, listed, ngettext

#: Of more people it is not shown what they share already.
_MOST_SHOWN = 3


@private_dialog
async def told_of_member(
    turn: Turn, who: People, credential: NamedCredential | None = None, team: TeamId | None = None,
    chosen: ChosenPerson | None = None,
) -> Reply:  # fmt: skip
    """Nothing is stored; what each shares of it is shown, with a button to ask them."""
    text = ngettext(
        "Only {names} can tell me what they hold, so I wrote nothing down. They can say it to me like “I passed … on "
        "3 May”, or “my … expires on 3 May”.",
        "Only they can tell me what they hold, {names}, so I wrote nothing down. They can say it to me like “I passed "
        "… on 3 May”, or “my … expires on 3 May”.",
        len(who),
    )
    reply = Reply()
    for said in who[:_MOST_SHOWN]:
        reply = reply.plus(await team_member(turn, [said], credential, team, chosen))
    names = {person.id: person.name for person in turn.circle.people}
    called = [(names.get(said["ids"][0]) if said.get("ids") else None) or str(said["name"]) for said in who]
    told = paragraph(text, names=bold(listed(called)))
    asked = (paragraph(_("Shall I ask them?")),) if reply.buttons else ()
    return Reply(parts=(told, *asked)).plus(reply)
