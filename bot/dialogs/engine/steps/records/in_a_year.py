"""Nothing but a credential and the year it was got in, as one remembers it: "ccna 2022", "prosci i think 2022"."""

from __future__ import annotations

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_years import with_years
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.bare_records import AROUND_A_RECORD
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_YEAR = pattern(r"(?:19|20)\d\d")
_HEDGES = frozenset(("guess", "believe", "reckon", "was", "it", "in", "mine", "back", "tbh", "lol", "yeah", "yes"))


async def told(session: Session) -> Reply | None:
    """None where the year is still running, or a question is open that it may answer."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or not heard.named:
        return None
    if "renew" in heard.text.casefold():
        return None
    exact = all(n.kind in ("credential", "issuer") and any(m.exact for m in n.mention.matches) for n in heard.named)
    dated = with_years(heard)
    if not exact or not dated.dates or any(d.grain != "year" for d in dated.dates):
        return None
    if any(_YEAR.search(heard.text, d.start, d.end) is None for d in dated.dates):  # "last year"
        return None
    if any(not d.options or d.options[0].year >= heard.today.year for d in dated.dates):
        return None
    spans = [*((n.mention.start, n.mention.end) for n in heard.named), *((d.start, d.end) for d in dated.dates)]
    rest = (w.text for w in heard.words if not any(a <= w.start < b for a, b in spans))
    if not (AROUND_A_RECORD | _HEDGES).issuperset(rest):
        return None
    records = records_in(dated)
    if not all(r["ids"] and not r.get("doubt") for r in records) or not any(r.get("awarded") for r in records):
        return None  # "got CKA 2022 and PMP": one of them with its year tells what the others are
    session.trace.append("a credential and its year")
    return await session.begin(ADDING, {"records": records}, 0.9)
