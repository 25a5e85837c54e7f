"""What a dialog is given: the person, what was heard, the knowledge, and what the talk is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.dialogs.engine.reading_order import day_first
from bot.dialogs.engine.state import Focus, Frame, State
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.zones import country_of_zone
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.catalogue import Catalogue
from bot.messaging.incoming import ReceivedFile, Sender
from bot.messaging.outbox import Address
from bot.messaging.reply import Button, Reply
from bot.tracking.people import Profile
from bot.tracking.preferences import Preferences
from bot.tracking.records import Records
from bot.tracking.teams.circle import NOBODY_KNOWN, Circle


@dataclass(frozen=True)
class FollowUp:
    """The question for a slot of a dialog that begins with ``slots``; ``question``: the phrases file's when None.
    ``options`` become buttons, called by ``labels``.
    """

    dialog: str
    slot: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    question: str | None = None
    options: tuple[Any, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Elsewhere:
    """What is said to an account, in private, because of what was done with another one of the same person."""

    to: Address
    reply: Reply


#: The address that opens the private talk with the bot on a platform and brings it a payload; None where it cannot.
Door = Callable[[str, str], str | None]


def no_door(platform: str, payload: str) -> str | None:
    """Where no platform is connected."""
    return None


@dataclass
class Turn:
    """One turn. A dialog may set ``focus`` and ``profile``; both are stored when the turn commits.

    ``now`` is in UTC, ``today`` the person's local day. ``file`` is what they sent along. ``sender`` is the account
    they wrote from, ``circle`` the teams and people they can name. ``private``: nobody else can read the message.
    """

    knowledge: KnowledgeBase
    phrases: Phrases
    profile: Profile
    name: str | None
    heard: Heard
    now: datetime
    today: date
    tz: str | None
    currency: str
    state: State
    frame: Frame
    stored: Records | None = None
    file: ReceivedFile | None = None
    said: str = ""  # the message as it was typed, links and all
    trace: list[str] = field(default_factory=list)
    sender: Sender | None = None
    circle: Circle = NOBODY_KNOWN
    door: Door = no_door
    anyone_may_lead: bool = False
    private: bool = True
    #: A question to put after the answer, unless another one is open.
    follow_up: FollowUp | None = None
    #: What is said to other accounts of the person.
    elsewhere: list[Elsewhere] = field(default_factory=list)

    @property
    def catalogue(self) -> Catalogue:
        return self.knowledge.catalogue

    @property
    def records(self) -> Records:
        """What is kept of the person. Raises RuntimeError where nothing is."""
        if self.stored is None:
            raise RuntimeError("this dialog needs a person's records")
        return self.stored

    @property
    def account(self) -> str:
        """Where the person wrote from, as ``platform:account``; empty where that is nowhere."""
        return "" if self.sender is None else f"{self.sender.platform}:{self.sender.account}"

    @property
    def hours_a_week(self) -> int | None:
        """To study, as this message says it, or else an earlier one."""
        return next((int(v.value) for v in self.heard.values if v.kind == "hours_a_week"), self.profile.hours_a_week)  # type: ignore[arg-type]

    @property
    def preferences(self) -> Preferences:
        return self.records.preferences

    @property
    def zone(self) -> str | None:
        """The IANA name of where the person is, when it is known."""
        return self.preferences.zone or self.tz

    @property
    def country(self) -> str | None:
        """Where the person works, by ISO 3166: as this question or they themselves said it, or as their clock tells."""
        told = self.stored.preferences.zone if self.stored is not None and self.private else None
        zone = told or self.tz
        return self.frame.slots.get("country") or self.profile.country or country_of_zone(zone)

    @property
    def day_first(self) -> bool | None:
        """How they write 03/04, when that is known."""
        return day_first(self.preferences, self.zone)

    @property
    def focus(self) -> Focus:
        return self.state.focus

    def about(
        self,
        credentials: list[str] | None = None,
        role: str | None = None,
        skills: list[str] | None = None,
        jobs: list[str] | None = None,
    ) -> None:
        """What this answer is about, in the order shown, so that "the second one" and "it" work next."""
        shown = credentials or []
        self.state.focus = Focus(
            role=role,
            job=role or self.focus.job,
            jobs=jobs or [],
            credentials=shown,
            listed=self.focus.listed if len(shown) == 1 else shown,
            skills=skills or [],
            at=shown[0] if len(shown) == 1 else None,
            team=self.focus.team,
            people=self.focus.people,
            called=self.focus.called,
        )


def begin(label: str, dialog: str, **slots: Any) -> Button:
    """A button that starts a dialog with these slot values (JSON: ids, numbers, lists)."""
    return Button(label=shorten(label), action={"begin": dialog, "slots": slots})


def fill_in(label: str, form: str, given: Mapping[str, Any], dialog: str, **slots: Any) -> Button:
    """A button that opens a form about ``given``; where there are no forms it starts a dialog."""
    action = {"form": form, "given": dict(given), "begin": dialog, "slots": slots}
    return Button(label=shorten(label), action=action)


def change(label: str, frame: Frame, **slots: Any) -> Button:
    """A button that repeats a dialog with some slots changed."""
    merged: Mapping[str, Any] = {**frame.slots, **slots}
    return Button(label=shorten(label), action={"begin": frame.dialog, "slots": dict(merged)})


def shorten(label: str, limit: int = 60) -> str:
    return label if len(label) <= limit else label[: limit - 1].rstrip() + "…"
