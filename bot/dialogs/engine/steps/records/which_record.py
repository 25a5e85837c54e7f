"""Which of one's own records a message names, or the last answer was about."""

from __future__ import annotations

from collections.abc import Collection

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.words import key
from bot.tracking.holdings import Holding

#: After these the talk is about the one that was looked at.
LOOK_AT_ONE = frozenset({"holding_status", "how_to_renew"})
#: What stands around the name of one.
AROUND_A_NAME = frozenset(
    {"the", "my", "one", "card", "cert", "certificate", "ticket", "licence", "for", "of", "please", "pls", "instead"}
)


async def just_kept(session: Session, about: Frame) -> list[Holding]:
    """Those that ``about`` added, changed or told of; all of them while that can still be undone."""
    records, undo = session.given.records, (session.state.undo or {}).get("slots", {})
    if records is None:
        return []
    if about.dialog in LOOK_AT_ONE:
        ids = set(about.slots.get("shown", ()))
    else:
        ids = {about.slots["holding"]} if about.slots.get("holding") else {*undo.get("added", ())}
        ids = ids or session.state.changed_records()
    return [h for h in await records.holdings() if h.id in ids]


async def named(session: Session, start: int, heard: Heard | None = None) -> list[Holding]:
    """Those whose names stand behind ``start``; in ``heard`` some that the message names may be left out."""
    records, heard = session.given.records, heard or session.heard
    if records is None or not session.given.private:
        return []
    everything = await records.holdings()
    ids = {m.id for n in heard.named if n.mention.start >= start for m in n.mention.leading("credential")}
    spoken, knowledge = key(heard.text[start:]), session.manager.knowledge
    return [h for h in everything if h.credential in ids] or called_so(
        spoken, everything, session.manager.phrases, knowledge.catalogue
    )


def nothing_but(session: Session, holding: Holding, start: int, also: Collection[str] = ()) -> bool:
    """Whether behind ``start`` there is only its name, and such words as stand around one or are among ``also``."""
    heard, credential = session.heard, None
    if heard.dates:
        return False
    if holding.credential is not None:
        credential = session.manager.knowledge.catalogue.credentials.get(holding.credential)
    spans = [(n.mention.start, n.mention.end) for n in heard.named]
    words = [w for w in heard.words if w.start >= start and not any(a <= w.start < b for a, b in spans)]
    known = {*key(f"{holding.name} {credential.name if credential else ''}").split(), *AROUND_A_NAME, *also}
    return all(key(w.text) in known for w in words)
