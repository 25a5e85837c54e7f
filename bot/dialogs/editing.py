"""A whole record put right at once, as a form does it, and a record under another name, in its holder's own words."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.said_slots import AnsweredOn, OwnHolding
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import as_it_is, ask_zone, edited_facts, holds_instead, how_known, next_words, stored_line
from bot.messaging.reply import Part, Reply, bold, note, paragraph
from bot.scheduling.messages import title
from bot.translation import _

Words = Annotated[str, Hidden()]


@record_dialog
async def edit_holding(
    turn: Turn,
    holding: Annotated[int, Hidden()],
    name: Words,
    credential: Words | None = None,
    awarded: AnsweredOn | None = None,
    expires: AnsweredOn | None = None,
    number: Words | None = None,
    link: Words | None = None,
) -> Reply:
    """Make a record what was entered, and forget what was emptied; only a form that was checked leads here."""
    before = await turn.records.holding(holding)
    if before is None:
        text = _("That record is not there any more, so nothing was changed.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    known = turn.catalogue.credentials.get(credential or "")
    facts = edited_facts(turn.preferences, before, known, name, awarded, expires)
    credential = known.id if known else None
    news = {
        **facts.columns, "credential": credential, "name": facts.name, "number": number,
        "evidence": [*_files(before.evidence), *([link] if link else [])],
    }  # fmt: skip
    if (facts.awarded, facts.expires) != (before.awarded, before.expires):
        news |= {"watched_from": turn.now, "snoozed_until": None}
    await turn.records.change(holding, **news)
    holds_instead(turn, before.credential, credential)
    turn.about([credential] if credential else [])
    line = stored_line(facts, turn.today)
    parts: list[Part] = [paragraph(_("Changed: {name}, {line}."), name=bold(facts.name), line=line)]
    if how := how_known(facts, turn.today):
        parts.append(note("{text}", text=how))
    if facts.expires:
        parts.append(paragraph("{text}", text=await next_words(turn)))
        await ask_zone(turn)
    undo = begin(_("Undo"), "undo_change", before=[as_it_is(before)])
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("My credentials"), "list_holdings")))


def link_of(evidence: tuple[str, ...]) -> str | None:
    """The link among links and names of files: the last one that was given."""
    return next((each for each in reversed(evidence) if each.startswith("http")), None)


def _files(evidence: tuple[str, ...]) -> list[str]:
    """All but the link that the form shows."""
    shown = link_of(evidence)
    return [each for each in evidence if each != shown]


@record_dialog
async def rename_holding(
    turn: Turn, called: Annotated[str, Hidden()] | None = None, holding: OwnHolding | None = None
) -> Reply:
    """Keep it as they call it. What was reckoned by a rule of the catalogue goes with its name; a day that they told
    stays.
    """
    held = await turn.records.holding(holding) if holding is not None else None
    if held is None or not called:
        return not_held(turn, None)
    columns: dict[str, Any] = {"name": called, "credential": None}
    if held.credential is not None and not held.printed:
        columns |= {"expires": None, "opens": None, "grace_until": None}
    await turn.records.change(held.id, **columns)
    holds_instead(turn, held.credential, None)
    parts: list[Part] = [paragraph(_("{old} is kept as {new} now."), old=title(held, turn.catalogue), new=bold(called))]
    if held.credential is not None:
        parts.append(note(_("My catalogue has no such name; I know no rules for it.")))
        if columns.get("expires", held.expires) is None:
            parts.append(paragraph(_("Until when is it valid? Tell me the day on the card, and I remind you.")))
    parts.append(paragraph("{text}", text=await next_words(turn)))
    undo = begin(_("Undo"), "undo_change", before=[as_it_is(held)])
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("My credentials"), "list_holdings")))
