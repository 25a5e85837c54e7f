"""Where a conversation stands, as data: it survives restarts and can be migrated."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

#: Raised when the shape changes; ``load`` brings older states up or starts afresh.
VERSION = 1
_REMEMBERED = 6
#: A look at something that was shown, or a question about it, leaves that what is spoken of.
LOOKS = frozenset(
    """
    credential_info explain rank_credentials compare_credentials why_not_planned why_left_open
    other_plans after_the_plan plan_end plan_after_news plan_from_home why_a_step out_of_scope
    """.split()  # noqa: SIM905 - names are easier to read than a list of quoted ones
)
#: Answers that show a plan.
SHOW_A_PLAN = frozenset({"learning_path", "credential_path"})
#: The dialog that asks where somebody is.
ZONE = "set_time_zone"
_ASKED_BESIDE = frozenset({ZONE, "answer_invitation"})


class _Data(BaseModel):
    model_config = ConfigDict(extra="ignore", validate_assignment=True)


class Awaiting(_Data):
    """The slot that is being asked for. ``options``: the values to choose from, none when it is open."""

    slot: str
    options: list[Any] = Field(default_factory=list)
    labels: list[str] = Field(default_factory=list)  # of the options, where the catalogue does not name them
    question: str | None = None  # as it was put; the phrases file's when left out
    tries: int = 0
    put_again: bool = False  # once behind another answer
    offers: int = 1  # so many requests may go by before it is let go; it is put again after each


class Frame(_Data):
    """A dialog under way or done: its name and what its slots hold, as JSON values."""

    dialog: str
    slots: dict[str, Any] = Field(default_factory=dict)
    awaiting: Awaiting | None = None
    #: What an ambiguous slot was chosen from, for "no, I meant the other one".
    readings: dict[str, list[Any]] = Field(default_factory=dict)
    #: What else is to be chosen for a list once the open question is answered: "compare CCNP and CCIE".
    others: list[list[Any]] = Field(default_factory=list)
    #: What was named instead of a team, and is none.
    unknown_team: str | None = None
    #: Which one was named in the question, of a dialog that is the same in all.
    country: str | None = None


class Focus(_Data):
    """What the last answers were about; ``credentials`` in the order shown, ``at`` the one talked about.

    ``job`` is the last role that was spoken of or set as a goal, also once the talk is about a credential for it;
    ``jobs`` are those to choose from, in the order shown; ``listed`` those of the last list, also once the talk is
    about one that was not in it.
    ``team`` and ``people`` are ids, of the people whoever was talked of last is the last; ``called``: who of them is
    a "he" and who a "she", as far as it was said.
    """

    role: str | None = None
    job: str | None = None
    jobs: list[str] = Field(default_factory=list)
    credentials: list[str] = Field(default_factory=list)
    listed: list[str] = Field(default_factory=list)
    skills: list[str] = Field(default_factory=list)
    at: str | None = None
    team: int | None = None
    people: list[int] = Field(default_factory=list)
    called: dict[int, str] = Field(default_factory=dict)


class State(_Data):
    version: int = VERSION
    stack: list[Frame] = Field(default_factory=list)
    done: list[Frame] = Field(default_factory=list)  # newest last
    focus: Focus = Field(default_factory=Focus)
    misses: int = 0
    judged_on: date | None = None  # the last day on which they were asked whether an answer was good
    undo: dict[str, Any] | None = None  # the action that takes the last change of records back
    dropped: Frame | None = None  # the question that the last message dropped
    #: That less shall be seen, said to an invitation before any yes; the only records to be seen, where it was said.
    reserved: list[int] | None = None
    at: datetime | None = None  # when the last message came

    @property
    def waiting(self) -> Frame | None:
        return self.stack[-1] if self.stack else None

    @property
    def asking(self) -> Frame | None:
        """The question that what is said next may answer: where somebody is, and whether they want to
        be in a team, is asked beside anything, and waits.
        """
        return self.waiting if self.waiting is not None and self.waiting.dialog not in _ASKED_BESIDE else None

    @property
    def regretted(self) -> Frame | None:
        """The question that an "actually no" may be of; where somebody is, is asked beside a change, and then it is of
        the change.
        """
        beside = self.undo is not None and self.waiting is not None and self.waiting.dialog == ZONE
        return None if beside else self.waiting

    @property
    def spoken_of(self) -> Frame | None:
        """The last answer that was no mere look at something in one before it."""
        return next((frame for frame in reversed(self.done) if frame.dialog not in LOOKS), None)

    @property
    def country(self) -> str | None:
        """That of the last answer or, where it was a look, of what was looked at; by ISO 3166."""
        for frame in reversed(self.done):
            if country := frame.country or frame.slots.get("country"):
                return str(country)
            if frame.dialog not in LOOKS:
                break
        return None

    @property
    def last(self) -> Frame | None:
        return self.done[-1] if self.done else None

    def drop(self, frame: Frame | None) -> None:
        """This question is asked no more."""
        self.stack = [each for each in self.stack if each is not frame]

    def drop_of(self, *dialogs: str) -> None:
        """The questions of these dialogs are asked no more."""
        self.stack = [each for each in self.stack if each.dialog not in dialogs]

    def changed_records(self) -> set[int]:
        """Ids of the records that the last change put in or altered, while it can be undone."""
        slots = (self.undo or {}).get("slots", {})
        before, added = slots.get("before"), slots.get("added")
        altered = [each["id"] for each in before if "id" in each] if isinstance(before, list) else []
        return {*altered, *(added if isinstance(added, list) else ())}

    def finished(self, frame: Frame) -> None:
        frame.awaiting = None
        if self.done and self.done[-1].dialog == frame.dialog and self.done[-1].slots == frame.slots:
            self.done.pop()
        self.done = [*self.done, frame][-_REMEMBERED:]

    def dump(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_defaults=True) | {"version": self.version}

    @classmethod
    def load(cls, data: dict[str, Any] | None) -> State:
        """A state of another version is not guessed at: the conversation starts afresh."""
        if not data or data.get("version") != VERSION:
            return cls()
        return cls.model_validate(data)
