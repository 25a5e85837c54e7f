"""What a turn starts from, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogs.engine.reading_order import day_first
from bot.dialogs.engine.turn import Door, Elsewhere, no_door
from bot.messaging.incoming import Mentioned, ReceivedFile, Sender, TurnReport
from bot.messaging.reply import Reply
from bot.tracking.calendar import zone_of
from bot.tracking.people import Profile
from bot.tracking.records import Records
from bot.tracking.teams.circle import NOBODY_KNOWN, Circle


@dataclass(frozen=True)
class TurnInput:
    """What a turn starts from. Either ``text`` or ``action`` (what a pressed button stands for) is given.

    ``tz`` is the zone as the platform knows it; what the person said goes before it. ``records`` are None only where
    nothing is stored, as when the understanding is measured. ``private``: nobody else reads the answer;
    ``whispers``: where others read along, it can be shown to this person alone. ``sender`` is the account they wrote
    from, ``circle`` whom and which teams they can name, ``door`` how to get from one platform to another.
    ``invitations``: teams into which they were asked since they talked last.
    """

    text: str | None
    action: Mapping[str, Any] | None
    state: Mapping[str, Any] | None
    profile: Profile
    name: str | None
    now: datetime
    tz: str | None = None
    records: Records | None = None
    private: bool = True
    whispers: bool = False
    command: str | None = None
    file: ReceivedFile | None = None
    sender: Sender | None = None
    mentioned: tuple[Mentioned, ...] = ()
    circle: Circle = NOBODY_KNOWN
    door: Door = no_door
    invitations: tuple[int, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        said = self.records.preferences.zone if self.records else None
        return zone_of(said or self.tz)

    @property
    def day_first(self) -> bool | None:
        """How they write 03/04, when that is known."""
        preferences = self.records.preferences if self.records else None
        return day_first(preferences, (preferences.zone if preferences else None) or self.tz)

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True)
class TurnResult:
    """What is to be stored and said; ``personal``: nobody but the person may see the reply. ``elsewhere``: what is said
    to other accounts of theirs.
    """

    reply: Reply
    state: dict[str, Any]
    profile: Profile
    report: TurnReport
    personal: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
