"""Records, reminders, and an outbox that several processes share."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _messages()
    _records()
    _agenda()


def _people() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("preferences", sa.JSON, nullable=False, server_default="{}"))
    with op.batch_alter_table("people") as people:
        people.alter_column("preferences", server_default=None)
    with op.batch_alter_table("identities") as identities:
        identities.add_column(sa.Column("seen_at", _INSTANT))
        identities.add_column(sa.Column("unreachable_since", _INSTANT))
    op.execute("UPDATE identities SET seen_at = (SELECT created_at FROM people WHERE people.id = identities.person_id)")
    with op.batch_alter_table("identities") as identities:
        identities.alter_column("seen_at", nullable=False, existing_type=_INSTANT)


def _messages() -> None:
    open_events = sa.text("done_at IS NULL")
    op.create_index(
        "ix_inbox_open", "inbox", ["conversation", "id"], sqlite_where=open_events, postgresql_where=open_events
    )
    with op.batch_alter_table("buttons") as buttons:
        buttons.add_column(sa.Column("outbox_id", sa.Integer))
    op.create_index("ix_buttons_created_at", "buttons", ["created_at"])
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("key", sa.String(200)))
        outbox.add_column(sa.Column("chat", sa.String(200)))
        outbox.add_column(sa.Column("person_id", sa.Integer))
        outbox.add_column(sa.Column("edits", sa.String(200)))
        outbox.add_column(sa.Column("state", sa.String(16)))
        outbox.add_column(sa.Column("due_at", _INSTANT))
        outbox.add_column(sa.Column("good_until", _INSTANT))
        outbox.add_column(sa.Column("lease_until", _INSTANT))
        outbox.add_column(sa.Column("attempts", sa.Integer))
        outbox.add_column(sa.Column("error", sa.String(300)))
    op.execute(
        "UPDATE outbox SET chat = COALESCE(channel, account), due_at = created_at, attempts = 0,"
        " state = CASE WHEN sent_at IS NULL THEN 'waiting' ELSE 'sent' END"
    )
    with op.batch_alter_table("outbox") as outbox:
        for name, kind in (
            ("chat", sa.String(200)), ("state", sa.String(16)), ("due_at", _INSTANT), ("attempts", sa.Integer()),
        ):  # fmt: skip
            outbox.alter_column(name, nullable=False, existing_type=kind)
        outbox.create_unique_constraint("uq_outbox_key", ["key"])
    op.create_index("ix_outbox_person_id", "outbox", ["person_id"])
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_outbox_due", "outbox", ["due_at", "id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index(
        "ix_outbox_chat", "outbox", ["platform", "chat", "id"], sqlite_where=waiting, postgresql_where=waiting
    )


def _records() -> None:
    op.create_table(
        "holdings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("credential", sa.String(100)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("awarded", sa.Date),
        sa.Column("expires", sa.Date),
        sa.Column("printed", sa.Boolean, nullable=False),
        sa.Column("opens", sa.Date),
        sa.Column("grace_until", sa.Date),
        sa.Column("carried", sa.Numeric(9, 2), nullable=False),
        sa.Column("number", sa.String(200)),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("stages", sa.JSON),
        sa.Column("muted", sa.Boolean, nullable=False),
        sa.Column("snoozed_until", sa.Date),
        sa.Column("watched_from", _INSTANT, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("removed_at", _INSTANT),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "holding_id", sa.Integer, sa.ForeignKey("holdings.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("earned_on", sa.Date, nullable=False),
        sa.Column("amount", sa.Numeric(9, 2), nullable=False),
        sa.Column("category", sa.String(100)),
        sa.Column("note", sa.String(300)),
        sa.Column("created_at", _INSTANT, nullable=False),
    )
    op.create_table(
        "proofs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("holding_id", sa.Integer, sa.ForeignKey("holdings.id", ondelete="CASCADE"), index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
    )
    op.create_table(
        "studies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("credential", sa.String(100)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("target", sa.Date),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer),
        sa.Column("modules", sa.Integer),
        sa.Column("hours", sa.Numeric(9, 2), nullable=False),
        sa.Column("touched_on", sa.Date, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
    )


def _agenda() -> None:
    op.create_table(
        "agenda",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("next_at", _INSTANT, index=True),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("subject", sa.Integer, nullable=False),
        sa.Column("about", sa.Date, nullable=False),
        sa.Column("stage", sa.Integer, nullable=False),
        sa.Column("outbox_id", sa.Integer, index=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("person_id", "kind", "subject", "about", "stage", name="uq_notices_once"),
    )


def downgrade() -> None:
    for table in ("notices", "agenda", "studies", "units", "proofs", "holdings"):
        op.drop_table(table)
    op.drop_index("ix_inbox_open", "inbox")
    op.drop_index("ix_buttons_created_at", "buttons")
    with op.batch_alter_table("buttons") as buttons:
        buttons.drop_column("outbox_id")
    for index in ("ix_outbox_due", "ix_outbox_chat", "ix_outbox_person_id"):
        op.drop_index(index, "outbox")
    op.execute("DELETE FROM outbox WHERE state != 'waiting' AND state != 'sent'")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_constraint("uq_outbox_key", type_="unique")
        for name in (
            "key", "chat", "person_id", "edits", "state", "due_at", "good_until", "lease_until", "attempts", "error",
        ):  # fmt: skip
            outbox.drop_column(name)
    with op.batch_alter_table("identities") as identities:
        identities.drop_column("seen_at")
        identities.drop_column("unreachable_since")
    with op.batch_alter_table("people") as people:
        people.drop_column("preferences")
