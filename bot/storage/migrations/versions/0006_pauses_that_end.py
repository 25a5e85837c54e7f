"""Until when a study is paused."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("studies") as studies:
        studies.add_column(sa.Column("paused_until", sa.Date))


def downgrade() -> None:
    with op.batch_alter_table("studies") as studies:
        studies.drop_column("paused_until")
