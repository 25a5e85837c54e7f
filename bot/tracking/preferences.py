"""When and how a person wants to be reminded; everything can be changed by chat."""

from __future__ import annotations

from datetime import date, time

from pydantic import BaseModel, ConfigDict, Field, field_validator

#: Nobody is written to earlier than so many days before an exam.
MOST_AHEAD = 365
#: Days before the expiry; -7 is a week after it.
STAGES = (90, 60, 30, 14, 7, 1, 0, -7)


class Preferences(BaseModel):
    """Defaults are what a person gets who said nothing. Days of the week count from Monday, 0."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    zone: str | None = None  # as the person said; it goes before what the platform knows
    zone_asked: bool = False
    day_first: bool | None = None  # how they read 03/04/2027
    birth_month: int | None = Field(default=None, ge=1, le=12)  # some renewals end with it
    stages: tuple[int, ...] = STAGES
    start: time = time(9)
    end: time = time(20)
    days: frozenset[int] = frozenset(range(7))
    paused_until: date | None = None
    paused_from: date | None = None  # the first day of that pause; from now on when left out
    off: bool = False
    nudges: bool = True
    nudge_after: int = Field(default=7, ge=1, le=365)  # days without progress
    summary: int | None = None  # the day of the week of the summary
    summary_from: date | None = None
    exam_lead: int | None = Field(default=None, ge=0, le=MOST_AHEAD)  # days before the day of a study, once wished for
    platform: str | None = None  # where they want to be written to; where they last wrote from when they did not say

    @field_validator("exam_lead", mode="before")
    @classmethod
    def _within_a_year(cls, days: int | None) -> int | None:
        """What an earlier version kept as it was said is read as the nearest that is possible."""
        return None if days is None else max(0, min(MOST_AHEAD, days))
