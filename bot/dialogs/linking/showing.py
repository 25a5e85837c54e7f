"""Which accounts somebody has, and where their reminders go."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.linking.naming import here, key_of, label_of, platform_name
from bot.messaging.reply import Bullets, Reply, paragraph, spans
from bot.tracking.people import Account, accounts_of
from bot.translation import _


@private_dialog
async def linked_accounts(turn: Turn) -> Reply:
    """Each account, the one they wrote from last first."""
    accounts = await accounts_of(turn.records.connection, turn.records.person_id)
    if len(accounts) < 2:
        text = _("I know you on {platform} alone. Link another account, and your records are the same there.")
        return Reply(
            parts=(paragraph(text, platform=platform_name(here(turn).platform)),),
            buttons=(begin(_("Link one"), "link_accounts"),),
        )
    lines = tuple(spans("{account}", account=_line(turn, account, accounts)) for account in accounts)
    text = _("You write to me with these accounts, and find the same records on each. {reminders}")
    return Reply(
        parts=(paragraph(text, reminders=where_words(turn.preferences.platform)), Bullets(items=lines)),
        buttons=(
            begin(_("Where to remind me"), "prefer_platform"),
            begin(_("Unlink one"), "unlink_account"),
            begin(_("Unlink this one"), "unlink_account", which=key_of(here(turn))),
        ),
    )


def _line(turn: Turn, account: Account, accounts: Sequence[Account]) -> str:
    name = platform_name(account.platform)
    if key_of(account) == key_of(here(turn)):
        return _("{platform}, where you are writing now").format(platform=name)
    return label_of(account, accounts, turn)


def where_words(platform: str | None) -> str:
    """On which platform reminders come, in a sentence."""
    if platform is None:
        return _("Reminders come where you wrote last.")
    return _("Reminders come on {platform}.").format(platform=platform_name(platform))
