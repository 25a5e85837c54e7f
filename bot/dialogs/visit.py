"""What a form or the home page is made from: somebody and the catalogue, looked at outside any conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.catalogue import Catalogue
from bot.tracking.people import Profile
from bot.tracking.preferences import Preferences
from bot.tracking.records import Records


@dataclass(frozen=True)
class Visit:
    """``now`` is in UTC, ``today`` the person's local day, ``zone`` the IANA name of where they are, when known.

    ``currency``: the one in which money is meant that names none.
    """

    knowledge: KnowledgeBase
    records: Records
    profile: Profile
    name: str | None
    now: datetime
    today: date
    zone: str | None
    currency: str

    @property
    def catalogue(self) -> Catalogue:
        return self.knowledge.catalogue

    @property
    def preferences(self) -> Preferences:
        return self.records.preferences
