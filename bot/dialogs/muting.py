"""No more reminders: of one credential, or of all."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import Candidates, OwnHolding
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import next_words
from bot.dialogs.picking import held_by_name, only_or_asked, pick_holding
from bot.dialogs.reminders import Among, reminded
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.translation import _

#: The answer that means all of them.
_ALL = -1
#: "about my first aid card": something is named, though the catalogue does not know it.
_OF_SOMETHING = pattern(
    r"\b(?:of|about|for|regarding|concerning)\s+(?!(?:all|any|every|everything|anything|it|good|now|ever|me|a\s+while|the\s+moment"
    r"|my\s+(?:certs?|cert\w+|credentials?|records?)|renewals?|expir\w+)\b)\w",
    re.IGNORECASE,
)
_MOST_ASKED = 7


@record_dialog
async def stop_reminders(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """No reminders, nudges or summaries at all; where one credential is named, none of that one."""
    something = holding is None and bool(await turn.records.holdings()) and _OF_SOMETHING.search(turn.heard.text)
    if credential or something or (holding is not None and holding != _ALL):
        return await mute_holding(turn, credential, holding)
    await turn.records.prefer(off=True)
    text = _("I will not write to you by myself any more. Your records stay; ask whenever you like.")
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Turn them on again"), "resume_reminders"),))


@record_dialog
async def mute_holding(
    turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None, among: Among | None = None
) -> Reply:
    """No more reminders of one credential."""
    if among and holding is None:
        picked = only_or_asked(turn, [h for h in await turn.records.holdings() if h.id in among])
    else:
        if holding is None and not credential and _OF_SOMETHING.search(turn.heard.text):
            holding = await _meant(turn, await turn.records.holdings())
        if holding == _ALL:
            return await stop_reminders(turn, None, _ALL)
        picked = await reminded(turn, credential, holding)
    if picked is None:
        return not_held(turn, credential)
    await turn.records.change(picked.id, muted=True)
    text = _("I will not remind you of {name} any more. It stays in your list.")
    undo = begin(_("Undo"), "unmute_holding", holding=picked.id)
    return Reply(parts=(paragraph(text, name=bold(title(picked, turn.catalogue))),), buttons=(undo,))


@record_dialog
async def unmute_holding(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """Reminders of one credential again."""
    held = await turn.records.holdings()
    muted = [h for h in held if h.muted]
    among = held if credential or not muted else muted
    picked = await pick_holding(turn, among, credential, holding) if held else None
    if picked is None:
        return not_held(turn, credential)
    await turn.records.change(picked.id, muted=False, watched_from=turn.now)
    text = _("I remind you of {name} again. {next}")
    parts = (paragraph(text, name=bold(title(picked, turn.catalogue)), next=await next_words(turn)),)
    return Reply(parts=parts, buttons=(begin(_("My credentials"), "list_holdings"),))


async def _meant(turn: Turn, held: list[Holding]) -> int | None:
    """Of what they want to hear no more. Raises Ask when it cannot be told: all must not be stopped by mistake."""
    named = held_by_name(turn, held)
    if len(named) == 1:
        return named[0].id
    among = (named or held)[:_MOST_ASKED]
    if not among:
        return None
    labels = (*(title(h, turn.catalogue) for h in among), _("All reminders"))
    raise Ask("holding", (*(h.id for h in among), _ALL), _("Of which one shall I not remind you any more?"), labels)
