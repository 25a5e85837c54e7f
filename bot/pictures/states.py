"""How a credential or a skill stands with a person, and how each state looks: a colour and a sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.pictures.palette import FAINT_INK, GREEN, GRID, INK, ORANGE, PAPER, SKY, TRACK, VERMILLION
from bot.translation import _

#: What expires within so long is soon, in pictures of a team and in answers on one.
SOON = timedelta(days=90)


class State(StrEnum):
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    STUDYING = "studying"
    MISSING = "missing"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Look:
    sign: str
    fill: str
    ink: str
    edge: str | None = None


LOOKS = {
    State.VALID: Look("✓", GREEN, PAPER),
    State.EXPIRING: Look("!", ORANGE, INK),
    State.EXPIRED: Look("×", VERMILLION, PAPER),
    State.STUDYING: Look("…", SKY, INK),
    State.MISSING: Look("–", PAPER, FAINT_INK, GRID),
    State.HIDDEN: Look("?", TRACK, FAINT_INK),
}


def state_on(today: date, expires: date | None) -> State:
    """The state of a credential that is held; None means that it never expires. The last day still counts."""
    if expires is None or expires > today + SOON:
        return State.VALID
    return State.EXPIRING if expires >= today else State.EXPIRED


def called(state: State) -> str:
    match state:
        case State.VALID:
            return _("valid")
        case State.EXPIRING:
            return _("expires within {days} days").format(days=SOON.days)
        case State.EXPIRED:
            return _("expired")
        case State.STUDYING:
            return _("studying")
        case State.MISSING:
            return _("missing")
        case State.HIDDEN:
            return _("not shared")
