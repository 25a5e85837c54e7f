"""What may be said to somebody, and what is planned or due to be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.letters import Letter
from bot.tracking.teams.looking import SharedHolding
from bot.tracking.teams.requirements import Asked
from bot.tracking.teams.standing import Stand, Standing

#: ``exam`` comes before the day of a study, where that is wished. Of teams: ``duty`` reminds a member of what is
#: needed; ``late`` and ``lapse`` tell leads that somebody lacks it, or soon will; ``digest`` is how the team is doing.
NoticeKind = Literal[
    "expiry", "opens", "snooze", "nudge", "exam", "summary", "letter", "duty", "late", "lapse", "digest"
]


@dataclass(frozen=True, order=True)
class Notice:
    """What may be said at most once. ``subject`` is a holding, study, letter, requirement or team (0: the person);
    ``stage`` the days before ``about``, the number of a nudge, of a lapse the requirement, or 0.
    """

    kind: NoticeKind
    subject: int
    about: date
    stage: int = 0


@dataclass(frozen=True)
class Duty:
    """What a member still lacks. ``ends``: until when they have it, when that is too early; ``study``: on the way."""

    asked: Asked
    study: Study | None
    ends: date | None


@dataclass(frozen=True)
class Lapse:
    """One member's credential that a team needs ends, and then it lacks it."""

    standing: Standing
    stand: Stand
    holding: SharedHolding


Matter = Duty | Standing | Lapse | Digest


@dataclass(frozen=True)
class Planned:
    """Something to say from ``at`` on."""

    notice: Notice
    at: datetime
    holding: Holding | None = None
    study: Study | None = None
    letter: Letter | None = None
    matter: Matter | None = None


@dataclass(frozen=True)
class Due:
    """One thing to say. ``at`` is when it should have been said; ``covers`` are all the notices it settles.

    ``matter`` is what it is about when that is a team's.
    """

    notice: Notice
    at: datetime
    covers: tuple[Notice, ...]
    holding: Holding | None = None
    study: Study | None = None
    letter: Letter | None = None
    matter: Matter | None = None
