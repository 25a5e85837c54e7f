"""Bot tokens of many workspaces: slack_sdk's store over our database, with the tokens encrypted."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import sqlalchemy as sa
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.sqlalchemy_utils import normalize_datetime_for_db
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.slack.installing.encryption import Cipher
from bot.adapters.slack.installing.tables import SECRETS, slack_bots


class InstallationStore(AsyncInstallationStore):
    """Only what the bot itself needs: people's own tokens are not asked for, and not kept if they come.

    A workspace is found by its id alone, also one that belongs to an enterprise: an address to write to holds no more.
    One installation for a whole enterprise is found by that one's id.
    """

    def __init__(self, engine: AsyncEngine, client_id: str, cipher: Cipher) -> None:
        self._engine = engine
        self._client_id = client_id
        self._cipher = cipher
        self._kept = AsyncSQLAlchemyInstallationStore(client_id, engine)
        self._kept.bots = slack_bots

    @property
    def logger(self) -> logging.Logger:
        return self._kept.logger

    async def async_save(self, installation: Installation) -> None:
        await self.async_save_bot(installation.to_bot())

    async def async_save_bot(self, bot: Bot) -> None:
        """In the place of earlier installations in the same workspace."""
        enterprise_id, team_id = _place(bot.enterprise_id, bot.team_id, bot.is_enterprise_install)
        values = {**bot.to_dict_for_copying(), "enterprise_id": enterprise_id, "team_id": team_id}
        for name in SECRETS:
            values[name] = None if values[name] is None else self._cipher.encrypt(values[name])
        await self._kept.async_save_bot(Bot(**values))
        await self.delete_before(datetime.fromtimestamp(bot.installed_at, UTC), enterprise_id, team_id)

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Raises WrongKeyError when its token was encrypted with a key that is not among ours."""
        enterprise_id, team_id = _place(enterprise_id, team_id, is_enterprise_install)
        bot = await self._kept.async_find_bot(enterprise_id=enterprise_id, team_id=team_id)
        if bot is not None:
            for name in SECRETS:
                kept = getattr(bot, name)
                setattr(bot, name, None if kept is None else self._cipher.decrypt(kept))
        return bot

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        enterprise_id, team_id = _place(enterprise_id, team_id, False)
        await self._kept.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        await self.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    async def delete_before(self, instant: datetime, enterprise_id: str | None, team_id: str | None) -> None:
        """Delete what was installed before ``instant``."""
        enterprise_id, team_id = _place(enterprise_id, team_id, False)
        table = slack_bots.c
        old = sa.delete(slack_bots).where(
            table.client_id == self._client_id,
            table.enterprise_id == enterprise_id,
            table.team_id == team_id,
            table.installed_at < normalize_datetime_for_db(instant.astimezone(UTC)),
        )
        async with self._engine.begin() as connection:
            await connection.execute(old)


def _place(enterprise_id: str | None, team_id: str | None, whole: bool | None) -> tuple[str | None, str | None]:
    """What an installation is kept under: a workspace, or a ``whole`` enterprise."""
    return (enterprise_id, None) if whole or team_id is None else (None, team_id)
