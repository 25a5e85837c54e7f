"""Which workspaces the bot is installed in.

The columns are those of slack_sdk's ``AsyncSQLAlchemyInstallationStore``, which reads and writes them; the tokens are
encrypted, and longer for it. Declared here, for importing that library takes a fifth of a second at every start.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.engine import metadata

slack_bots = sa.Table(
    "slack_bots",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("client_id", sa.String(32), nullable=False),
    sa.Column("app_id", sa.String(32), nullable=False),
    sa.Column("enterprise_id", sa.String(32)),
    sa.Column("enterprise_name", sa.String(200)),
    sa.Column("team_id", sa.String(32)),  # none: all workspaces of the enterprise
    sa.Column("team_name", sa.String(200)),
    sa.Column("bot_token", sa.Text),
    sa.Column("bot_id", sa.String(32)),
    sa.Column("bot_user_id", sa.String(32)),
    sa.Column("bot_scopes", sa.String(1000)),
    sa.Column("bot_refresh_token", sa.Text),
    sa.Column("bot_token_expires_at", sa.DateTime),  # in UTC, without its mark: the library's choice
    sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
    sa.Column("installed_at", sa.DateTime, nullable=False),
    sa.Index("ix_slack_bots_place", "client_id", "enterprise_id", "team_id", "installed_at"),
)
#: Columns that are encrypted.
SECRETS = ("bot_token", "bot_refresh_token")
