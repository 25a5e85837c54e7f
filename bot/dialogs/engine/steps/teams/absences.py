""" "Kate is on maternity leave till June": no absences are kept, so what a lead says of one takes nobody out."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.circle_names import HE_OR_SHE
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import is_an_owner
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.tracking.teams import membership, requirements
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, listed

#: "Bob's off in March": away for a time, and out of no team.
_AWAY = pattern(
    r"\b(?:off|away|on\s+(?:\w+\s+)?(?:leave|holidays?|vacation))\s+(?:sick\s+|work\s+)?(?:in|until|till?|from|for|on|over|next|this|through)\b",
    re.IGNORECASE,
)
_DOES_SOMETHING = pattern(
    r"\b(?:exempt|excuse|remove|kick|take|drop|add|remind|nudge|because|needs?|lead|leads|leader|in\s+charge|hand|takes?\s+over|instead|who|whom|cover\w*|replace\w*|stands?\s+in|steps?\s+in)\b",
    re.IGNORECASE,
)
_MOST = 4
_EXEMPTS = "exempt_member"


async def told(session: Session) -> Reply | None:
    """None where it is asked, or something is to be done; exempting them is offered, with that as the reason."""
    heard = session.heard
    if _is_of_another(session):
        session.trace.append("somebody else is away, whom nobody here knows")
        session.understood = (None, 0.9)
        text = _(
            "That is about somebody else, so I changed nothing: I keep no absences of others, and what I send you "
            "goes on."
        )
        return Reply(parts=(paragraph(text),))
    said = _AWAY.search(heard.text) if heard.leads and heard.people and heard.dates else None
    if said is None or heard.named or asks(heard.text) or _DOES_SOMETHING.search(heard.text):
        return None
    text = _(
        "I keep no absences, so nothing changes for {who}. To let them off what the team needs say “exempt {who} from "
        "…” and why; to take them out of the team say “remove {who}”."
    )
    reason = heard.text[said.start() : max(said.end(), *(day.end for day in heard.dates))]
    buttons = await _exemptions(session, reason)
    return Reply(parts=(paragraph(text, who=listed([person.name for person in heard.people])),), buttons=buttons)


#: "Tom's on holiday until the 12th", of whoever leads no team or no such member: no pause of their own.
_ANOTHER = pattern(
    rf"{OPENING}(?P<who>[^\W\d_]{{2,20}})(?:['’]?s|\s+is|\s+are)\s+(?:now\s+|also\s+)?(?:off|away|out|sick|on\s+(?:\w+\s+)?(?:leave|holidays?|vacation))\b[^?\n]{{0,20}}\b(?:in|until|till?|from|for|on|over|next|this|through)\b[^?\n]{{0,30}}",
    re.IGNORECASE,
)
_NOBODY = frozenset({"i", "im", "it", "that", "this", "what", "there", "who", "work", "everything", "office", "let"})


def _is_of_another(session: Session) -> bool:
    heard = session.heard
    said = None if heard.people or heard.named or not heard.dates else _ANOTHER.fullmatch(heard.text)
    if said is None or said["who"].casefold() in _NOBODY:
        return False
    name = said["who"].casefold()
    return name in HE_OR_SHE or name == "they" or is_an_owner(said["who"], session.manager.phrases.common)


async def _exemptions(session: Session, reason: str) -> tuple[Button, ...]:
    """Of one person: from each thing that is needed of them, or from all of it at once."""
    people, records = session.heard.people, session.given.records
    if records is None or len(people) != 1 or len(people[0].ids) != 1:
        return ()
    who = PeopleSlot().find(session.heard).value
    every = await requirements.of_teams(records.connection, session.given.circle.led)
    of_them = [r for r in every if await _is_in(session, r, people[0].ids[0])]
    out = {ex.requirement_id for ex in await requirements.exemptions_from(records.connection, [r.id for r in of_them])
           if ex.person_id == people[0].ids[0]}  # fmt: skip
    open_ones = [r for r in of_them if r.needed is None and r.id not in out][:_MOST]
    one = _("Exempt {name} from {what}")
    single = tuple(
        begin(one.format(name=people[0].name, what=r.name), _EXEMPTS, who=who, requirement=r.id, reason=reason)
        for r in open_ones
    )
    if len(single) < 2:
        return single
    whole = _("Exempt {name} from all of it").format(name=people[0].name)
    return (Button(label=whole, action={"each": [button.action for button in single]}), *single)


async def _is_in(session: Session, needed: Requirement, person: int) -> bool:
    records = session.given.records
    assert records is not None  # noqa: S101 - the caller looked
    place = await membership.find(records.connection, needed.team.id, person)
    return place is not None and place.member
