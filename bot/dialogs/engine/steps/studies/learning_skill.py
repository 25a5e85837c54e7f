""" "Learning Python": a skill is no credential. It is shown what proves it, and it can be followed."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_STUDYING, _PROVES = "start_study", "credential_for_skill"
_LEARNS = pattern(
    r"\W*(?:(?:hi|hey|hello|so|and|also|btw|ok|oh|well|yes)\W+){0,3}(?:(?:i['’]?m|im|i\s+am|i['’]?ve\s+been|ive\s+been|been)\s+)?"
    r"(?:(?:just|currently|now|also|still|busy|trying|self)\s+){0,3}(?:learning|studying|self-?studying|picking\s+up|teaching\s+myself)\s+"
    r"(?:(?:some|a\s+bit\s+of|a\s+little|more|basic)\s+)?(?P<name>[\w+#./& -]{1,40}?)"
    r"(?:\s+(?:now|right\s+now|atm|at\s+the\s+moment|these\s+days|too|as\s+well|also|btw|by\s+myself|on\s+my\s+own|currently|already))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is a credential, which is studied at once, or nothing that the catalogue knows as a skill."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or heard.dates:
        return None
    said = _LEARNS.fullmatch(heard.text)
    if said is None or records is None or not session.given.private:
        return None
    found = session.manager.knowledge.finder.find(said["name"], limit=8)
    skill = next((m for m in found if m.kind == "skill" and m.exact), None)
    if skill is None or found[0].kind == "credential":
        return None
    name = said["name"].strip()
    session.trace.append("a skill that they learn")
    shown = await session.begin(_PROVES, {"skills": [skill.id]}, 0.9)
    if any(s.name.casefold() == name.casefold() for s in await records.studies()):
        return shown
    offer = paragraph(_("I can also follow how far you are with {name}."), name=bold(name))
    follow = begin(_("Follow {name}").format(name=name), _STUDYING, records=[{"ids": [], "name": name}])
    return Reply(parts=(*shown.parts, offer), buttons=(follow, *shown.buttons))
