"""Every table, and what it holds of people: how a person's rows are found, shown and erased, or why none are theirs.

Tables are named, for some belong to packages that this one knows nothing of. A table that is missing here fails a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.tracking.holdings import holdings
from bot.tracking.people import people
from bot.tracking.privacy.whose import (
    Rows,
    addressed,
    answered,
    in_conversation,
    of_their_holdings,
    with_account,
    with_person,
)
from bot.tracking.teams.tables import requirements, teams

Shown = Callable[[sa.Table], sa.ColumnElement[Any]]


@dataclass(frozen=True)
class Sheet:
    """How rows are exported: under ``name``, with ``columns`` by what they are called there."""

    name: str
    columns: Mapping[str, Shown]


@dataclass(frozen=True)
class Holds:
    """``rows`` are a person's own and go with them; without a ``sheet`` they are exported in another way.

    ``named``: columns that name a person in rows that stay, and are emptied. ``blanked``: what takes the place of the
    values of own rows that have to stay, which then are nobody's.
    """

    rows: Rows
    sheet: Sheet | None
    named: tuple[str, ...] = ()
    blanked: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class HoldsOthers:
    """No row is a person's own; ``why``. ``named`` as in Holds."""

    why: str
    named: tuple[str, ...] = ()


def _columns(*names: str, **more: str | Shown) -> dict[str, Shown]:
    """Columns under their own name, and others (a column's name, or what makes it) under the one given."""
    plain = {name: _column(name) for name in names}
    return plain | {key: _column(made) if isinstance(made, str) else made for key, made in more.items()}


def _column(name: str) -> Shown:
    return lambda table: table.c[name]


def _name_of(other: sa.Table, column: str) -> Shown:
    """The ``name`` of the row of another table that ``column`` refers to."""

    def shown(table: sa.Table) -> sa.ColumnElement[Any]:
        named = other.alias()
        return sa.select(named.c.name).where(named.c.id == table.c[column]).scalar_subquery()

    return shown


_TEAM = _name_of(teams, "team_id")
_CREDENTIAL = _name_of(holdings, "holding_id")

TABLES: Mapping[str, Holds | HoldsOthers] = {
    # -- who they are, and what they told
    "people": Holds(
        with_person("id"),
        Sheet("you", _columns("name", "profile", time_zone="tz", language="locale", settings="preferences",
                              first_seen="created_at")),
    ),
    "identities": Holds(
        with_person("person_id"),
        Sheet("accounts", _columns("platform", "account", "handle", "unreachable_since", last_wrote="seen_at")),
    ),
    "holdings": Holds(
        with_person("person_id"),
        Sheet("credentials", _columns(
            "name", "awarded", "expires", "number", "evidence", "private", "verified_at", "removed_at",
            catalogue_id="credential", expiry_given_by_you="printed", renewable_from="opens",
            grace_until="grace_until", units_carried_over="carried", reminder_days_before="stages",
            reminders_off="muted", snoozed_until="snoozed_until", reminders_since="watched_from",
            recorded_at="created_at", verified_by=_name_of(people, "verified_by"),
        )),
        named=("verified_by",),
    ),
    "units": Holds(
        of_their_holdings,
        Sheet("units", _columns("earned_on", "amount", "category", "note", credential=_CREDENTIAL,
                                recorded_at="created_at")),
    ),
    "proofs": Holds(
        with_person("person_id"),
        Sheet("files", _columns("name", credential=_CREDENTIAL, kept_since="created_at",
                                bytes=lambda table: sa.func.length(table.c.content))),
    ),
    "studies": Holds(
        with_person("person_id"),
        Sheet("studies", _columns("name", "state", "started_on", "target", "percent", "modules", "hours",
                                  "paused_until", catalogue_id="credential", modules_done="done",
                                  last_told_on="touched_on", recorded_at="created_at")),
    ),
    "history": Holds(
        with_person("person_id"),
        Sheet("history", _columns("at", "step", "name", "before", "after", catalogue_id="credential")),
    ),
    "plans": Holds(with_person("person_id"), Sheet("learning_plan", _columns("started_on", "wish", "steps"))),
    # -- teams
    "teams": HoldsOthers("a team is no person's; who is in it, and leads it, is a membership"),
    "memberships": Holds(
        with_person("person_id"),
        Sheet("teams", _columns("lead", "state", "shares", "asked_at", "answered_at", "left_at", team=_TEAM,
                                asked_by=_name_of(people, "asked_by"))),
        named=("asked_by",),
        blanked={"person_id": None, "lead": False, "shares": [], "via": None},
    ),
    "digests": Holds(
        with_person("person_id"), Sheet("team_summaries", _columns("every", "day", "hour", "since", team=_TEAM))
    ),
    # Those at whole teams are others' rows, and shown with these.
    "looks": Holds(with_person("person_id"), None, named=("viewer_id",)),
    "exemptions": Holds(
        with_person("person_id"),
        Sheet("exemptions", _columns("reason", "granted_at", requirement=_name_of(requirements, "requirement_id"),
                                     granted_by=_name_of(people, "granted_by"))),
        named=("granted_by",),
    ),
    "letters": Holds(
        with_person("person_id"),
        Sheet("messages_from_teams", _columns("kind", "about", "at", team=_TEAM, caused_by=_name_of(people, "by_id"))),
        named=("by_id",),
    ),
    "grants": Holds(with_person("person_id"), Sheet("granted_to_you", _columns("what", "granted_at"))),
    "invitations": HoldsOthers("a code that lets people join a team", named=("created_by",)),
    "team_groups": HoldsOthers(
        "a group of a platform; of who is in it digests are kept, so that whoever is erased is not asked in again",
        named=("added_by",),
    ),
    "requirements": HoldsOthers("what a team needs", named=("created_by",)),
    # -- talk, and what is sent
    "conversations": Holds(
        in_conversation("key"), Sheet("conversations", _columns("state", "updated_at", conversation="key"))
    ),
    "buttons": Holds(
        in_conversation("conversation"), Sheet("buttons", _columns("conversation", "action", shown_at="created_at"))
    ),
    # The key of an event keeps it from being answered twice when the platform delivers it again.
    "inbox": Holds(
        answered,
        Sheet("received", _columns("conversation", "received_at", answered_at="done_at")),
        blanked={"conversation": "", "event": {}},
    ),
    "outbox": Holds(
        addressed,
        Sheet("sent", _columns("platform", "account", "channel", "state", "sent_at", written_at="created_at")),
    ),
    "agenda": Holds(with_person("person_id"), Sheet("next_reminder", _columns("next_at"))),
    "notices": Holds(
        with_person("person_id"), Sheet("reminders_sent", _columns("kind", "about", "stage", written_at="created_at"))
    ),
    "feedback": Holds(
        with_person("person_id"),
        Sheet("feedback", _columns("at", "kind", "words", "reason", taken_for="dialog", how_surely="score")),
    ),
    # -- joining accounts
    "links": Holds(with_person("person_id"), Sheet("codes_to_link", _columns("created_at", "expires_at", "used_at"))),
    "wrong_codes": Holds(with_account, Sheet("wrong_codes", _columns("account", "at"))),
    # -- the bot's own
    "slack_bots": HoldsOthers("the bot's own tokens of the workspaces where it is installed"),
}  # fmt: skip
