"""Teams, what members share with whom, accounts that are linked, plans, and the history of records."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("identities") as identities:
        identities.add_column(sa.Column("handle", sa.String(64)))
    op.create_index("ix_identities_handle", "identities", ["handle"])
    with op.batch_alter_table("outbox", recreate=_on_sqlite(), table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.add_column(sa.Column("last_word", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("holdings") as holdings:
        holdings.add_column(sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()))
        holdings.add_column(sa.Column("verified_at", _INSTANT))
        holdings.add_column(sa.Column("verified_by", sa.Integer))
        holdings.create_foreign_key(
            "fk_holdings_verified_by_people", "people", ["verified_by"], ["id"], ondelete="SET NULL"
        )
    _history()
    _plans()
    _links()
    _teams()
    _looks()
    _requirements()
    _messages()
    _feedback()


def _on_sqlite() -> Literal["always", "never"]:
    """There a table whose ids are never given twice has to be made anew."""
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _team(**more: Any) -> sa.Column[int]:
    return sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), nullable=False, **more)


def _theirs(**more: Any) -> sa.Column[int]:
    return sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), **more)


def _whoever(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)


def _history() -> None:
    op.create_table(
        "history",
        _id(),
        _theirs(nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("step", sa.String(10), nullable=False),
        sa.Column("subject", sa.Integer, nullable=False),
        sa.Column("credential", sa.String(100)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("before", sa.String(20)),
        sa.Column("after", sa.String(20)),
        sa.Index("ix_history_person_at", "person_id", "at"),
    )


def _plans() -> None:
    op.create_table(
        "plans",
        _theirs(primary_key=True),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("wish", sa.JSON, nullable=False),
        sa.Column("steps", sa.JSON, nullable=False),
    )


def _links() -> None:
    op.create_table(
        "links",
        _id(),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        _theirs(nullable=False, index=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("used_at", _INSTANT),
    )
    op.create_table(
        "wrong_codes",
        _id(),
        sa.Column("account", sa.String(230), nullable=False, index=True),
        sa.Column("at", _INSTANT, nullable=False),
    )


def _teams() -> None:
    op.create_table(
        "teams",
        _id(),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("closed_at", _INSTANT),
    )
    op.create_table(
        "memberships",
        _id(),
        _team(index=True),
        _whoever("person_id"),
        sa.Column("lead", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("shares", sa.JSON, nullable=False),
        sa.Column("via", sa.String(220)),
        _whoever("asked_by"),
        sa.Column("asked_at", _INSTANT),
        sa.Column("answered_at", _INSTANT),
        sa.Column("left_at", _INSTANT),
        sa.UniqueConstraint("team_id", "person_id", name="uq_memberships_once"),
    )
    op.create_table(
        "invitations",
        _id(),
        _team(index=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        _whoever("created_by"),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("closed_at", _INSTANT),
    )
    op.create_table(
        "team_groups",
        _id(),
        _team(index=True),
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        _whoever("added_by"),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.Column("look_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("team_id", "platform", "place", name="uq_team_groups_once"),
    )
    op.create_table(
        "grants",
        _theirs(primary_key=True),
        sa.Column("what", sa.String(20), primary_key=True),
        sa.Column("granted_at", _INSTANT, nullable=False),
    )


def _looks() -> None:
    op.create_table(
        "looks",
        _id(),
        _team(),
        _whoever("viewer_id"),
        _theirs(index=True),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Index("ix_looks_team_at", "team_id", "at"),
    )


def _requirements() -> None:
    op.create_table(
        "requirements",
        _id(),
        _team(index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("credentials", sa.JSON, nullable=False),
        sa.Column("skill", sa.String(100)),
        sa.Column("needed", sa.Integer),
        sa.Column("due", sa.Date),
        _whoever("created_by"),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("closed_at", _INSTANT),
    )
    op.create_table(
        "exemptions",
        sa.Column("requirement_id", sa.Integer, sa.ForeignKey("requirements.id", ondelete="CASCADE"), primary_key=True),
        _theirs(primary_key=True),
        sa.Column("reason", sa.String(300), nullable=False),
        _whoever("granted_by"),
        sa.Column("granted_at", _INSTANT, nullable=False),
    )


def _messages() -> None:
    op.create_table(
        "letters",
        _id(),
        _theirs(nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), index=True),
        _whoever("by_id"),
        sa.Column("about", sa.JSON, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_table(
        "digests",
        _team(primary_key=True),
        _theirs(primary_key=True),
        sa.Column("every", sa.String(5), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("hour", sa.Time, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
    )


def _feedback() -> None:
    op.create_table(
        "feedback",
        _id(),
        _theirs(nullable=False, index=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("dialog", sa.String(60)),
        sa.Column("score", sa.Float),
        sa.Column("words", sa.String(200)),
        sa.Column("reason", sa.String(200)),
    )


def downgrade() -> None:
    for table in (
        "feedback",
        "digests", "letters", "exemptions", "requirements", "looks", "grants", "team_groups", "invitations",
        "memberships", "teams", "wrong_codes", "links", "plans", "history",
    ):  # fmt: skip
        op.drop_table(table)
    with op.batch_alter_table("holdings") as holdings:
        holdings.drop_constraint("fk_holdings_verified_by_people", type_="foreignkey")
        holdings.drop_column("verified_by")
        holdings.drop_column("verified_at")
        holdings.drop_column("private")
    with op.batch_alter_table("outbox", recreate=_on_sqlite(), table_kwargs={"sqlite_autoincrement": False}) as outbox:
        if op.get_bind().dialect.name == "sqlite":
            outbox.create_primary_key("pk_outbox", ["id"])  # it has no name where ids are not given twice
        outbox.drop_column("last_word")
    op.drop_index("ix_identities_handle", "identities")
    with op.batch_alter_table("identities") as identities:
        identities.drop_column("handle")
