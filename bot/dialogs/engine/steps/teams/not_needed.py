""" "Forget the ccna one", right after it was required: it is needed no more, and no record of the lead's is meant."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.amending import REQUIRED
from bot.dialogs.understanding.agreeing import asks
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements
from bot.tracking.teams.requirements import Requirement

_DROPS = "drop_requirement"
#: So many answers ago it was spoken of what the team needs.
_LATELY = 3
_OF_WHAT_IS_NEEDED = REQUIRED | {"show_requirements", "requirement_costs", _DROPS, "exempt_member", "nudge_member"}
_AWAY = pattern(
    r"\W*(?:(?:ok|okay|no|oh|wait|actually|sorry|please|pls|and|but|then|also|just|can|could|you|u|let['’]?s|lets|we|i|well)\W+){0,6}"
    r"(?:forget|drop|scrap|cancel|remove|delete|skip|ditch|lose|scratch|strike|leave\s+out|take\s+(?:out|off|away)|get\s+rid\s+of|never\s*mind|nvm|not"
    r"|(?:do\s?n['’]?t|do\s+not|no\s+longer|wo\s?n['’]?t)\s+(?:need|want|require))\s+(?:(?:about|the|that|this|any|requirement|for|of)\s+){0,4}"
    r"_(?:\W+(?:one|ones|thing|requirement|rule|bit|part|training|course|cert|certificate|card|licence|license|ticket|then|please|pls|again|after|all|any\s?more|for|now|off|out|away|everyone"
    r"|everybody|them|they|it['’]?s|its|is|was|not|needed|required|too|thanks|sorry|we|do|need|that|don['’]?t)){0,8}\W*"
    r"|\W*(?:(?:ok|no|oh|actually|sorry|and|but|the)\W+){0,4}_(?:\s+(?:one|training|course|cert|certificate|card))?\s+(?:is|are)(?:n['’]?t|\s+not|\s+no\s+longer)\s+(?:needed|required|necessary|mandatory)(?:\s+(?:any\s?more|after\s+all|now))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless a lead says so of one thing that is named, and a team of theirs needs it."""
    heard, records = session.heard, session.given.records
    lately = any(frame.dialog in _OF_WHAT_IS_NEEDED for frame in session.state.done[-_LATELY:])
    if not (heard.leads and lately and heard.named) or records is None or heard.people or asks(heard.text):
        return None
    start, end = heard.named[0].mention.start, heard.named[-1].mention.end
    if len(heard.named) > 1 or not _AWAY.fullmatch(f"{heard.text[:start]}_{heard.text[end:]}"):
        return None
    meant_team = session.team_meant()
    teams = session.teams_named() or ([] if meant_team is None else [meant_team])
    every = await requirements.of_teams(records.connection, teams or session.given.circle.led)
    meant = [one for one in every if _is_it(session, one)]
    if len(meant) != 1:
        return None
    session.trace.append("what was required is not needed any more")
    return await session.begin(_DROPS, {"requirement": meant[0].id, "team": meant[0].team.id}, 0.9)


def _is_it(session: Session, required: Requirement) -> bool:
    mention = session.heard.named[0].mention
    ids = {match.id for match in mention.matches if match.kind == "credential"}
    skills = {match.id for match in mention.matches if match.kind == "skill"}
    issuers = {match.id for match in mention.leading("issuer")}
    issued = {session.manager.knowledge.catalogue.issuer_of.get(c) for c in required.credentials}  # "drop the SIA"
    said = session.heard.text[mention.start : mention.end]
    same = required.name.casefold() == said.casefold()
    return same or bool(ids & set(required.credentials) or issuers & issued) or required.skill in skills
