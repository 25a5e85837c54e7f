"""Threads, and what a platform gives for answering one very event."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("thread", sa.String(100)))
        outbox.add_column(sa.Column("reply_to", sa.String(500)))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("reply_to")
        outbox.drop_column("thread")
