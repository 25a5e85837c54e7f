"""What is kept of teams. Whoever is erased leaves their place behind without a name: the team sees "left"."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.engine import metadata
from bot.storage.types import Instant


def _team() -> sa.Column[int]:
    return sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), nullable=False, index=True)


def _whoever(name: str) -> sa.Column[int]:
    """Somebody who may be erased while the row stays."""
    return sa.Column(name, sa.Integer, sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)


def _their_own(name: str = "person_id") -> sa.Column[int]:
    """Somebody with whom the row goes."""
    return sa.Column(name, sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True)


teams = sa.Table(
    "teams",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("closed_at", Instant()),
)
#: ``state`` is that of the membership; a lead who is no member has ``none``. ``shares``: what the leads may see.
#: ``via``: the group or invitation through which somebody came; what a group added it may take away again.
memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _team(),
    _whoever("person_id"),
    sa.Column("lead", sa.Boolean, nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("shares", sa.JSON, nullable=False),
    sa.Column("via", sa.String(220)),
    _whoever("asked_by"),
    sa.Column("asked_at", Instant()),
    sa.Column("answered_at", Instant()),
    sa.Column("left_at", Instant()),
    sa.UniqueConstraint("team_id", "person_id", name="uq_memberships_once"),
)
#: A code that lets whoever has it join; only its digest is kept.
invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _team(),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    _whoever("created_by"),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("expires_at", Instant(), nullable=False),
    sa.Column("closed_at", Instant()),
)
#: A group of a platform whose members a team follows. ``seen``: digests of the accounts that were in it when it was
#: looked at last, so that nobody is asked twice and nobody who was erased is kept.
team_groups = sa.Table(
    "team_groups",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _team(),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("place", sa.String(200), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    _whoever("added_by"),
    sa.Column("seen", sa.JSON, nullable=False),
    sa.Column("look_at", Instant(), nullable=False),  # when to look at it again unless it is told of
    sa.UniqueConstraint("team_id", "platform", "place", name="uq_team_groups_once"),
)
#: Every look of a lead at what members share; ``person_id`` is None when it was at everybody.
looks = sa.Table(
    "looks",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), nullable=False),
    _whoever("viewer_id"),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), index=True),
    sa.Column("question", sa.String(60), nullable=False),
    sa.Column("at", Instant(), nullable=False),
    sa.Index("ix_looks_team_at", "team_id", "at"),
)
#: ``needed`` is None when everybody needs it. ``credentials``: any one of them will do; ``skill`` likewise.
requirements = sa.Table(
    "requirements",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _team(),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("credentials", sa.JSON, nullable=False),
    sa.Column("skill", sa.String(100)),
    sa.Column("needed", sa.Integer),
    sa.Column("due", sa.Date),
    _whoever("created_by"),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("closed_at", Instant()),
)
exemptions = sa.Table(
    "exemptions",
    metadata,
    sa.Column("requirement_id", sa.Integer, sa.ForeignKey("requirements.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("reason", sa.String(300), nullable=False),
    _whoever("granted_by"),
    sa.Column("granted_at", Instant(), nullable=False),
)
#: A message from one person's doing to another: a question for consent, a nudge, news for a lead. When and how often
#: it is sent is decided where all reminders are.
letters = sa.Table(
    "letters",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _their_own(),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), index=True),
    _whoever("by_id"),
    sa.Column("about", sa.JSON, nullable=False),
    sa.Column("at", Instant(), nullable=False),
)
#: When a lead wants to hear of a team: ``day`` is that of the week (Monday 0) or of the month (1 to 28).
digests = sa.Table(
    "digests",
    metadata,
    sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("every", sa.String(5), nullable=False),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("hour", sa.Time, nullable=False),
    sa.Column("since", sa.Date, nullable=False),
)
#: What an operator allowed somebody: ``lead`` is to create teams.
grants = sa.Table(
    "grants",
    metadata,
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("what", sa.String(20), primary_key=True),
    sa.Column("granted_at", Instant(), nullable=False),
)
