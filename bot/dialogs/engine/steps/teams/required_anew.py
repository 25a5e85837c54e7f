"""What was just required is put right: "make it OSHA 30, not 10", "and safeguarding by Easter", "swap the Security+
for CySA+", "only the First Aid at Work counts", "forget the CCNA one".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.amending import OF_ONE_OF_THEM, REQUIRED, changed_before_a_look, required
from bot.dialogs.engine.steps.teams.same_again import only_a_team
from bot.dialogs.engine.steps.teams.signs import signed
from bot.dialogs.understanding.agreeing import asks
from bot.knowledge.words import words
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements
from bot.tracking.teams.requirements import Requirement

_REQUIRES, _DROPS = "require_credential", "drop_requirement"
_INSTEAD = pattern(
    r"\b(?:make\s+(?:it|that|this)|i\s+mean[t]?|change\s+(?:it|that|this)|should\s+(?:be|have\s+been)|instead|rather|not|wrong\s+one|switch\s+(?:it|that)|swap\s+(?:it|that))\b"
    r"|^\W*(?:no|nope|wait|sorry|oops|actually|oh)\b",
    re.IGNORECASE,
)
_ONE_MORE = pattern(
    r"^\W*(?:(?:oh|ok|okay|yes|please|pls)\W+)*(?:and|also|plus|n|as\s+well\s+as)\b|\b(?:too|also|as\s+well|on\s+top|besides)\W*(?:(?:please|pls)\W*)?$",
    re.IGNORECASE,
)
_AROUND = frozenset(
    """
    no nope wait sorry oops oh hm actually make it that this should be have been is ok okay and n also plus please pls i
    meant mean the a an change to for by on until before with not instead of rather wrong one switch swap too as well
    yes top everyone everybody all them us they need needs must hold get course training cert certificate licence
    license card ticket hour hours level just then it's its i'm better set our
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def told(session: Session) -> Reply | None:
    """None unless something is named, a day at most besides, right after something else was required."""
    last, heard = changed_before_a_look(session), session.heard
    if last is None or last.dialog not in REQUIRED or session.state.asking is not None or "?" in heard.text:
        return None
    if not heard.named or heard.people or heard.teams or only_a_team(session) or _says_more(session):
        return None
    said = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    known = await required(session, last)
    if known is None or not said.get("wanted"):
        return None
    others = [w for w in said["wanted"] if not _is_it(w, known.credentials, known.skill)]
    if len(others) == 1 and _INSTEAD.search(heard.text) and not _ONE_MORE.search(heard.text):
        session.trace.append("another thing is required instead")
        dropped = await session.begin(_DROPS, {"requirement": known.id}, 0.9)
        before = {"due": known.due.isoformat() if known.due else None, "needed": known.needed}
        same = {name: value for name, value in before.items() if value is not None}
        put = await session.begin(_REQUIRES, {**same, **said, "wanted": others, "team": known.team.id}, 0.9)
        return in_several.together(session, [Reply(parts=dropped.parts, buttons=dropped.buttons[-1:]), put])
    if len(others) == len(said["wanted"]) and _ONE_MORE.search(heard.text) and not OF_ONE_OF_THEM.search(heard.text):
        session.trace.append("one more thing is required")
        return await session.begin(_REQUIRES, {**said, "team": known.team.id}, 0.9)
    return None


def _is_it(want: dict[str, Any], credentials: list[str] | tuple[str, ...], skill: str | None) -> bool:
    return bool(set(want["ids"]) & set(credentials)) or (skill is not None and want["skill"] == skill)


def _says_more(session: Session) -> bool:
    heard = session.heard
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + [(d.start, d.end) for d in heard.dates]
    spans += [(v.start, v.end) for v in heard.values]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    return any(word not in _AROUND and not word.isdecimal() for word in rest)


_SWAPS = pattern(
    r"\W*(?:(?:ok|okay|and|so|no|actually|hm+|please|pls|can|could|you|we|i|let['’]?s|lets|want|to|now)\W+){0,6}"
    r"(?:(?:swap|replace|exchange|switch|change)\s+(?:out\s+)?(?:the\s+)?_(?:\s+(?:one|requirement|cert\w*))?\s+(?:for|with|to|by|into)\s+(?:the\s+|an?\s+)?_"
    r"|(?:make\s+it\s+)?(?P<new>_)\s+(?:instead\s+of|rather\s+than|in\s+place\s+of)\s+(?:the\s+)?_)(?:\s+(?:one|requirement|cert\w*|then|please|pls|instead|for\s+(?:everyone|all)))*\W*",
    re.IGNORECASE,
)


async def swapped(session: Session) -> Reply | None:
    """None unless a lead says so of two that are named, and one team of theirs needs the first and not the second."""
    heard, records = session.heard, session.given.records
    if not heard.leads or records is None or session.state.asking is not None or len(heard.named) != 2:
        return None
    said = _SWAPS.fullmatch(signed(heard))
    if said is None:
        return None
    wants = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots.get("wanted", [])
    if len(wants) != 2:
        return None
    old, new = reversed(wants) if said["new"] else wants
    every = await requirements.of_teams(records.connection, session.teams_named() or session.given.circle.led)
    known = [r for r in every if set(old["ids"]) & set(r.credentials) or (old["skill"] and old["skill"] == r.skill)]
    if len(known) != 1 or set(new["ids"]) & set(known[0].credentials):
        return None
    session.trace.append("another thing is required in place of one")
    before = {"due": known[0].due.isoformat() if known[0].due else None, "needed": known[0].needed}
    same = {name: value for name, value in before.items() if value is not None}
    dropped = await session.begin(_DROPS, {"requirement": known[0].id}, 0.9)
    put = await session.begin(_REQUIRES, {**same, "wanted": [new], "team": known[0].team.id}, 0.9)
    return in_several.together(session, [Reply(parts=dropped.parts, buttons=dropped.buttons[-1:]), put])


_NARROWS = "narrow_requirement"
_ONLY = pattern(
    r"\W*(?:(?:no|nope|ok|okay|but|and|well|actually|sorry|wait|hm+|oh|please|pls|make\s+it|i\s+mean[t]?|it\s+has\s+to\s+be|it\s+must\s+be)\W+){0,5}"
    r"(?:(?:only|just|nothing\s+but|solely)\s+(?:(?:the|a|an|uk|us|british|english|american|german|irish|proper|full|real|official)\s+){0,3}_"
    r"|(?:the\s+)?_\s+(?:only|alone))(?:\W+(?:one|cert|certificate|card|course|ticket|licence|license|counts?|is|will|do|does|ok|okay|fine|good|enough|accepted|valid|please|pls|thanks|not|the|others?|rest"
    r"|for|us|here|in|uk|us)){0,8}\W*",
    re.IGNORECASE,
)


async def only_one_counts(session: Session) -> Reply | None:
    """None unless one credential is named that counts already, and nothing else is said."""
    heard, last = session.heard, changed_before_a_look(session)
    if last is None or last.dialog not in REQUIRED or len(heard.named) != 1 or heard.people or heard.dates:
        return None
    mention = heard.named[0].mention
    if not _ONLY.fullmatch(f"{heard.text[: mention.start]}_{heard.text[mention.end :]}"):
        return None
    known = await required(session, last)
    if known is None:
        return None
    # A lead may have one from elsewhere count, of all that prove what is needed.
    proves = session.manager.knowledge.catalogue.by_skill.get(known.skill or "", ())
    counting = {*known.credentials, *proves}
    if len(counting) <= 1:
        return None
    said = [w.text for w in words(heard.text[mention.start : mention.end])]
    theirs = [m for m in mention.of("credential") if m.id in counting]
    meant = {m.id for m in theirs if [w.text for w in words(m.name)] == said}
    meant = meant or {m.id for m in mention.leading("credential") if m.id in counting}
    if len(meant) != 1:
        return None
    session.trace.append("only one of those counts that proved what is required")
    return await session.begin(_NARROWS, {"requirement": known.id, "credential": meant.pop()}, 0.9)


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


async def not_needed(session: Session) -> Reply | None:
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
    meant = [one for one in every if _is_named(session, one)]
    if len(meant) != 1:
        return None
    session.trace.append("what was required is not needed any more")
    return await session.begin(_DROPS, {"requirement": meant[0].id, "team": meant[0].team.id}, 0.9)


def _is_named(session: Session, required: Requirement) -> bool:
    mention = session.heard.named[0].mention
    ids = {match.id for match in mention.matches if match.kind == "credential"}
    skills = {match.id for match in mention.matches if match.kind == "skill"}
    issuers = {match.id for match in mention.leading("issuer")}
    issued = {session.manager.knowledge.catalogue.issuer_of.get(c) for c in required.credentials}  # "drop the SIA"
    said = session.heard.text[mention.start : mention.end]
    same = required.name.casefold() == said.casefold()
    return same or bool(ids & set(required.credentials) or issuers & issued) or required.skill in skills
