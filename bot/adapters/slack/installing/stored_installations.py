"""Many workspaces: their tokens come from the database, and are remembered for a moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from slack_sdk.oauth.installation_store import Bot

from bot.adapters.slack.installing.encryption import WrongKeyError
from bot.adapters.slack.installing.installation_store import InstallationStore
from bot.adapters.slack.installing.installations import Installed, UnreadableTokenError
from bot.clock import Clock

#: How long another process's change may go unnoticed; a dead token is refused by Slack meanwhile.
REMEMBERED_FOR = timedelta(minutes=1)
#: A busier process reads some from the database again.
MOST_REMEMBERED = 1000

_Place = tuple[str | None, str | None]


class StoredInstallations:
    """``Installations`` over the store. Who is not installed is not remembered: their next event may be the first."""

    def __init__(self, store: InstallationStore, clock: Clock) -> None:
        self.store = store
        self._clock = clock
        self._remembered: dict[_Place, tuple[datetime, Installed]] = {}
        self._changes = 0

    async def find(self, team_id: str | None, enterprise_id: str | None = None) -> Installed | None:
        """Raises UnreadableTokenError."""
        found = None if team_id is None else await self._find(None, team_id)
        if found is None and enterprise_id is not None:
            found = await self._find(enterprise_id, None)
        return found

    async def forget(self, team_id: str | None, enterprise_id: str | None = None, *, before: datetime) -> None:
        try:
            await self.store.delete_before(before, enterprise_id, team_id)
        finally:
            self.changed()

    def changed(self) -> None:
        """Something was installed or uninstalled: ask the database again."""
        self._changes += 1
        self._remembered.clear()

    async def _find(self, enterprise_id: str | None, team_id: str | None) -> Installed | None:
        place = (enterprise_id, team_id)
        since, installed = self._remembered.get(place, (None, None))
        if since is not None and self._clock.now() - since < REMEMBERED_FOR:
            return installed
        changes = self._changes
        try:
            bot = await self.store.async_find_bot(enterprise_id=enterprise_id, team_id=team_id)
        except WrongKeyError:
            raise UnreadableTokenError(team_id or enterprise_id or "") from None
        if bot is None or bot.bot_token is None:
            return None
        installed = _installed(bot)
        if changes == self._changes:  # else what was read may be gone by now
            self._remember(place, installed)
        return installed

    def _remember(self, place: _Place, installed: Installed) -> None:
        self._remembered.pop(place, None)
        while len(self._remembered) >= MOST_REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        self._remembered[place] = self._clock.now(), installed


def _installed(bot: Bot) -> Installed:
    return Installed(
        bot_token=bot.bot_token,
        bot_user_id=bot.bot_user_id,
        bot_id=bot.bot_id,
        team_id=bot.team_id,
        enterprise_id=bot.enterprise_id,
    )
