"""Taking an account out again: it starts empty, and the records stay with the person."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogs.engine.conversations import forget_state
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.platform_slot import HERE, Platforms, UnwantedPlatforms
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.state import Focus
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.linking.naming import address_of, here, key_of, label_of, named, platforms_of, say_to, told
from bot.messaging import outbox
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling import agenda
from bot.tracking.people import Account, accounts_of, part
from bot.translation import _


@record_dialog
async def unlink_account(
    turn: Turn,
    platforms: Platforms | None = None,
    unwanted: UnwantedPlatforms | None = None,
    which: Decision | None = None,
    decision: Decision | None = None,
) -> Reply:
    """Asks which account when that is not clear, and once more before it does anything."""
    accounts = await accounts_of(turn.records.connection, turn.records.person_id)
    if len(accounts) < 2:
        return _nothing_linked(turn)
    meant = _meant(turn, accounts, platforms or unwanted or [], which)
    if meant is None:
        return told(_("That account is not linked with this one. Linked are: {platforms}.").format(
            platforms=platforms_of(accounts)))  # fmt: skip
    rest = [account for account in accounts if account != meant]
    turn.frame.slots["which"] = key_of(meant)
    if decision != "unlink":
        text = _(
            "Unlink {account}? It starts empty then. Your records, studies, teams and settings stay with {rest}, and "
            "so do the reminders."
        )
        asked = text.format(account=label_of(meant, accounts, turn), rest=platforms_of(rest))
        raise Ask("decision", ("unlink",), asked, (_("Unlink"),))
    await _unlink(turn, meant, rest)
    return _told(turn, meant, accounts, rest)


def _meant(turn: Turn, accounts: Sequence[Account], platforms: list[str], which: str | None) -> Account | None:
    """None when the person has no such account. Raises Ask when there are several."""
    which = key_of(here(turn)) if platforms == [HERE] and which is None else which
    if which is not None:
        return next((account for account in accounts if key_of(account) == which), None)
    fitting = [account for account in accounts if not platforms or account.platform in named(turn, platforms)]
    if len(fitting) < 2:
        return next(iter(fitting), None)
    labels = tuple(label_of(account, accounts, turn) for account in fitting)
    raise Ask("which", tuple(key_of(account) for account in fitting), _("Which account shall I unlink?"), labels)


async def _unlink(turn: Turn, account: Account, rest: Sequence[Account]) -> None:
    """What waits to be sent there is sent to where the person still is."""
    records, connection = turn.records, turn.records.connection
    own = here(turn)
    known = own if key_of(account) == key_of(own) else Account(account.platform, account.account, turn.name)
    to = address_of(account)
    for row_id in await outbox.withdraw_from(connection, records.person_id, to):
        await agenda.take_back(connection, row_id)
    await part(connection, known, turn.now)
    if records.preferences.platform not in {each.platform for each in rest}:
        await records.prefer(platform=None)
    records.changed = True
    if key_of(account) == key_of(own):
        turn.state.done, turn.state.undo, turn.state.focus = [], None, Focus()
    else:
        await forget_state(connection, f"{account.platform}:dm:{account.account}")


def _told(turn: Turn, account: Account, accounts: Sequence[Account], rest: Sequence[Account]) -> Reply:
    """Every account learns of it."""
    own, label = key_of(here(turn)), label_of(account, accounts, turn)
    parted = Reply(
        parts=(
            paragraph(
                _("This account is not linked with {rest} any more. It starts empty: I know nothing of you here."),
                rest=platforms_of(rest),
            ),
        ),
        buttons=(begin(_("Link it again"), "link_accounts"),),
    )
    staying = Reply(
        parts=(
            paragraph(
                _("{account} is not linked any more. Your records are all here, and so are the reminders."),
                account=bold(label),
            ),
        ),
        buttons=(begin(_("My credentials"), "list_holdings"),),
    )
    for each in accounts:
        if key_of(each) != own:
            say_to(turn, each, parted if each == account else staying)
    return parted if key_of(account) == own else staying


def _nothing_linked(turn: Turn) -> Reply:
    text = _("No other account is linked with this one, so there is nothing to unlink.")
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Link one"), "link_accounts"),))
