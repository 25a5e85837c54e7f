"""Another thing than the one just required, "make it OSHA 30, not 10", or one more, "and safeguarding by Easter"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.amending import OF_ONE_OF_THEM, REQUIRED, changed_before_a_look, required
from bot.dialogs.engine.steps.teams.same_again import only_a_team
from bot.messaging.reply import Reply
from bot.patterns import pattern

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
