"""What accounts and people are called in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bot.dialogs.engine.platform_slot import HERE
from bot.dialogs.engine.turn import Elsewhere, Turn
from bot.messaging.incoming import Platform
from bot.messaging.outbox import Address
from bot.messaging.reply import Reply, paragraph
from bot.tracking.people import Account
from bot.translation import _, listed

_PLATFORMS = {"slack": "Slack", "telegram": "Telegram", "console": "Console"}


def platform_name(platform: str) -> str:
    return _PLATFORMS.get(platform, platform)


def platforms_of(accounts: Sequence[Account]) -> str:
    """``Slack``, or ``Slack and Telegram``."""
    return listed(list(dict.fromkeys(platform_name(account.platform) for account in accounts)))


def key_of(account: Account) -> str:
    """As a button holds it."""
    return f"{account.platform}:{account.account}"


def here(turn: Turn) -> Account:
    """The account that this was written from; a nameless one where the understanding is measured."""
    if turn.sender is None:
        return Account("console", "")
    return Account(turn.sender.platform, turn.sender.account, turn.sender.name, locale=turn.sender.locale)


def named(turn: Turn, platforms: Sequence[str]) -> list[str]:
    """The platforms that are named, "here" as the one on which it is said."""
    own = here(turn).platform
    return list(dict.fromkeys(own if platform == HERE else platform for platform in platforms))


def label_of(account: Account, all_of_them: Sequence[Account], turn: Turn) -> str:
    """``Slack``; where there are several on one platform, which."""
    name = platform_name(account.platform)
    if sum(other.platform == account.platform for other in all_of_them) == 1:
        return name
    if key_of(account) == key_of(here(turn)):
        return _("{platform}, this account").format(platform=name)
    more = account.handle or account.account
    return _("{platform}, account {name}").format(platform=name, name=more)


def told(sentence: str) -> Reply:
    """An answer of one sentence."""
    return Reply(parts=(paragraph("{said}", said=sentence),))


def address_of(account: Account) -> Address:
    """Their private talk."""
    return Address(cast(Platform, account.platform), account.account)


def say_to(turn: Turn, account: Account, reply: Reply) -> None:
    """Say it to another account of the person, beside the answer here."""
    turn.elsewhere.append(Elsewhere(address_of(account), reply))
