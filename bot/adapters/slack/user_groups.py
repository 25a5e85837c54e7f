"""User groups: what they are called, and who is in them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog

from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.place import Place
from bot.adapters.slack.profiles import Profiles
from bot.messaging.courier import DeliveryError
from bot.messaging.incoming import Group, Sender

log = structlog.get_logger(__name__)

#: Profiles that are asked for at once, and in all: Slack answers 100 a minute (docs.slack.dev/apis/web-api/rate-limits,
#: tier 4). The name of anybody beyond comes when the group is looked at again.
_AT_ONCE = 8
_MOST_PROFILES = 60


class UserGroups:
    """Reads a group each time anew: it is asked for when somebody mentions it, or when it changed."""

    def __init__(self, api: SlackApi, profiles: Profiles) -> None:
        self._api = api
        self._profiles = profiles

    async def of(self, place: Place) -> Group | None:
        """Without bots and closed accounts, so far as their profiles are known; None when Slack does not tell now.
        Raises nothing.
        """
        # A token for a whole enterprise has to say which workspace is meant
        where = {} if place.enterprise is None else {"team_id": place.team}
        try:
            listed = (await self._api.call("usergroups.list", place, include_disabled=True, **where))["usergroups"]
            found = next((group for group in listed if group["id"] == place.id), None)
            if found is None:
                return None
            name = f"@{found['handle']}"
            if found.get("date_delete"):  # 0 for one in use: docs.slack.dev/reference/objects/usergroup-object
                return Group(str(place), name, (), switched_off=True)
            users = (await self._api.call("usergroups.users.list", place, usergroup=place.id, **where))["users"]
        except (SlackRefusal, DeliveryError) as error:
            log.warning("user group not read", reason=str(error))
            return None
        accounts = [str(place.beside(user)) for user in users]
        names = await self._names(accounts)
        real = tuple(account for account in accounts if self._profiles.barrier(account) is None)
        return Group(str(place), name, real, {account: names[account] for account in real if account in names})

    async def _names(self, accounts: Sequence[str]) -> dict[str, str]:
        room = asyncio.Semaphore(_AT_ONCE)

        async def asked(account: str) -> Sender:
            async with room:
                return await self._profiles.of(Sender("slack", account))

        known = [account for account in accounts if self._profiles.knows(account)]
        new = [account for account in accounts if not self._profiles.knows(account)][:_MOST_PROFILES]
        senders = await asyncio.gather(*map(asked, [*known, *new]))
        return {sender.account: sender.name for sender in senders if sender.name is not None}
