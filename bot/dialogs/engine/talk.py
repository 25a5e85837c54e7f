"""A turn under way: what was given and heard, and what is stored and told of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.dialogs.engine import pronouns
from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.state import Frame, State
from bot.dialogs.engine.turn import Elsewhere, Turn
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.deciding import SURE_FROM, TEAM_SURE_FROM, Guess, about_a_team
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.zones import country_of_zone
from bot.tracking.people import Profile

#: A private request is taken before what else the same words could be, from here on.
_RECORDS_FROM = 0.5


class Talk:
    """``state`` and ``profile`` are what is stored afterwards. ``guesses``: what the message may ask for, surest first.

    ``personal``: the answer holds something of the person's own, so nobody else may see it. ``missed``: what was said
    was not understood. ``slots_used``: of the request that was run last; ``beside``: what was told of the person with
    it.
    """

    def __init__(self, manager: Equipment, given: TurnInput, heard: Heard, state: State) -> None:
        self.manager = manager
        self.given = given
        self.heard = heard
        self.state = state
        self.profile = given.profile
        #: When the message before this one came.
        self.before, state.at = state.at, given.now
        self.personal = False
        self.missed = False
        self.understood: tuple[str | None, float] = (None, 0.0)
        self.slots_used: dict[str, Any] = {}
        self.beside: dict[str, Any] = {}
        self.trace: list[str] = []
        self.elsewhere: list[Elsewhere] = []
        self.guesses: list[Guess] = []
        #: Questions that the message is no answer to, and that are asked no more.
        self.passed_over: list[Frame] = []
        #: The question that the last message dropped.
        self.dropped, state.dropped = state.dropped, None
        pronouns.learn(heard, state.focus)

    @contextmanager
    def hearing(self, text: str) -> Iterator[Heard]:
        """For the time being the message is no more than ``text``."""
        whole, self.heard = self.heard, self.manager.hear(self.given, text, self.state)
        try:
            yield self.heard
        finally:
            self.heard = whole

    def dialog(self, frame: Frame) -> Dialog:
        return self.manager.dialogs[frame.dialog]

    def of_records(self) -> bool:
        """ "Export my certs" is about the person's records, although a credential is called so."""
        best = self.guesses[0]
        private = self.manager.dialogs[best.dialog].private and best.dialog != TELLING
        return best.score >= _RECORDS_FROM and private

    def teams_named(self) -> list[int]:
        """Those that are surely named."""
        return [team.ids[0] for team in self.heard.teams if len(team.ids) == 1]

    def team_meant(self) -> int | None:
        """Of a lead: the one team that is named, else the one they lead that was talked of."""
        named, focus = self.teams_named(), self.state.focus.team
        return named[0] if len(named) == 1 else focus if focus in self.given.circle.led else None

    @property
    def sure(self) -> bool:
        """Whether the best guess is good enough to begin with."""
        if not self.guesses:
            return False
        best = self.guesses[0]
        dialog = self.manager.dialogs[best.dialog]
        looks_at_team = "team" in dialog.accepts and not dialog.writes and about_a_team(self.heard)
        return best.score >= (TEAM_SURE_FROM if looks_at_team else SURE_FROM)

    async def keeps_nothing(self) -> bool:
        """Whether they keep no record and follow no study: of nothing of theirs it can be said when it ends."""
        records = self.given.records
        return records is None or not (await records.holdings() or await records.studies())

    def knows_the_person(self, dialog: Dialog) -> bool:
        """Where others read along, what somebody told of themselves in private shapes no answer."""
        return self.given.private or dialog.private

    @property
    def country(self) -> str | None:
        """Where the person works, by ISO 3166, as they or their clock tell; in a channel the app's clock alone."""
        records, told = self.given.records, None
        if self.given.private:
            told = self.profile.country or (country_of_zone(records.preferences.zone) if records is not None else None)
        return told or country_of_zone(self.given.tz)

    def profile_for(self, dialog: Dialog) -> Profile:
        return self.profile if self.knows_the_person(dialog) else Profile()

    def turn(self, frame: Frame) -> Turn:
        manager, given = self.manager, self.given
        profile = self.profile_for(self.dialog(frame))
        return Turn(
            manager.knowledge, manager.phrases, profile, given.name, self.heard, given.now, given.today, given.tz,
            manager.currency, self.state, frame, given.records, given.file, given.text or "", self.trace, given.sender,
            given.circle, given.door, manager.anyone_may_lead, given.private,
        )  # fmt: skip
