"""Joining the accounts of one person on several platforms."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.engine import metadata
from bot.storage.types import Instant

#: A code that joins whatever account presents it to a person; only its digest is kept.
links = sa.Table(
    "links",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("expires_at", Instant(), nullable=False),
    sa.Column("used_at", Instant()),
)
#: Codes that were wrong, so that nobody goes on guessing; ``account`` is written ``platform:account``.
wrong_codes = sa.Table(
    "wrong_codes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account", sa.String(230), nullable=False, index=True),
    sa.Column("at", Instant(), nullable=False),
)
