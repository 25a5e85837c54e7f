"""Where on Slack something is: a person or a channel of a workspace, as the rest of the house writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A person (``U…``, ``W…``) or a channel (``C…``, ``G…``, ``D…``) with the workspace whose bot writes there.

    Written ``T1/U1``; ``T1@E1/U1`` when the workspace belongs to an enterprise, which is needed to find an
    installation for all of it.
    """

    team: str
    id: str
    enterprise: str | None = None

    def __str__(self) -> str:
        where = self.team if self.enterprise is None else f"{self.team}@{self.enterprise}"
        return f"{where}/{self.id}"

    @classmethod
    def read(cls, written: str) -> Place:
        """The inverse of ``str``. Raises ValueError."""
        where, slash, identity = written.partition("/")
        team, _, enterprise = where.partition("@")
        if not (slash and team and identity):
            raise ValueError(f"{written!r} is no place on Slack")
        return cls(team, identity, enterprise or None)

    def beside(self, identity: str) -> Place:
        """Another person or channel of the same workspace."""
        return Place(self.team, identity, self.enterprise)


def accounts_in(team: str | None, enterprise: str | None) -> tuple[str, ...]:
    """Patterns, with ``%`` for anything, of all who write from a workspace, or (``team`` is None) an enterprise."""
    return (f"%@{enterprise}/%",) if team is None else (f"{team}/%", f"{team}@%/%")


def message_id(channel: str, ts: str) -> str:
    """One message of a workspace, as the outbox keeps it for a later edit."""
    return f"{channel}:{ts}"


def channel_and_ts(written: str) -> tuple[str, str] | None:
    """The inverse of ``message_id``; None when it is not one."""
    channel, colon, ts = written.partition(":")
    return (channel, ts) if colon and channel and ts else None
