"""On which platform somebody with accounts on several wants to be reminded."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.platform_slot import ELSEWHERE, Platforms, UnwantedPlatforms
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.linking.naming import named, platform_name, platforms_of
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.people import Account, accounts_of
from bot.translation import _

_WHEREVER = pattern(
    r"(?<!\w)where(?:ver|ever)?\s+i\s+(?:last\s+)?(?:write|wrote|am|was|talk|talked)(?!\w)", re.IGNORECASE
)
#: The answer that leaves it to where they wrote last.
ANYWHERE = "anywhere"


@record_dialog
async def prefer_platform(
    turn: Turn,
    platforms: Platforms | None = None,
    unwanted: UnwantedPlatforms | None = None,
    where: Decision | None = None,
) -> Reply:
    """Never on both: where they prefer, and on another one only while they cannot be reached there."""
    if not platforms and (elsewhere := ELSEWHERE.search(turn.said)) is not None:
        text = _("I write on Slack and on Telegram alone; {where} I do not have.")
        return _settled(text.format(where=elsewhere["where"]))
    accounts = await accounts_of(turn.records.connection, turn.records.person_id)
    known = list(dict.fromkeys(account.platform for account in accounts))
    if where == ANYWHERE or (where is None and _WHEREVER.search(turn.said)):
        await turn.records.prefer(platform=None)
        return _settled(_("From now on I remind you where you wrote last."))
    wanted = where or _wanted(known, named(turn, platforms or []), named(turn, unwanted or []))
    if wanted is None:
        if len(known) < 2:
            return _not_linked(accounts)
        labels = (*(platform_name(platform) for platform in known), _("Where I wrote last"))
        raise Ask("where", (*known, ANYWHERE), _("I remind you once, never on both. Where shall it be?"), labels)
    if wanted not in known:
        return _unknown(wanted)
    await turn.records.prefer(platform=wanted)
    others = [account for account in accounts if account.platform != wanted]
    if not others:
        return _settled(_("I remind you on {platform}.").format(platform=platform_name(wanted)))
    text = _("From now on I remind you on {platform}. Only when I cannot reach you there, I write on {others}.")
    return _settled(text.format(platform=platform_name(wanted), others=platforms_of(others)))


def _wanted(known: list[str], wanted: list[str], unwanted: list[str]) -> str | None:
    """The one that is named; of two, the one that is not ruled out."""
    if wanted:
        return wanted[0]
    left = [platform for platform in known if platform not in unwanted]
    return left[0] if unwanted and len(left) == 1 else None


def _settled(text: str) -> Reply:
    return Reply(parts=(paragraph("{text}", text=text),), buttons=(begin(_("Settings"), "reminder_settings"),))


def _unknown(platform: str) -> Reply:
    name = platform_name(platform)
    text = _("I do not know you on {platform} yet. Link your account there, then I remind you there.")
    link = begin(_("Link {platform}").format(platform=name), "link_accounts", platforms=[platform])
    return Reply(parts=(paragraph(text, platform=name),), buttons=(link,))


def _not_linked(accounts: list[Account]) -> Reply:
    text = _("I know you on {platform} alone, so I remind you there. Link another account to have the choice.")
    return Reply(
        parts=(paragraph(text, platform=platforms_of(accounts)),), buttons=(begin(_("Link one"), "link_accounts"),)
    )
