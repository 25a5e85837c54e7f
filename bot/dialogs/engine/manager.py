"""The dialog manager: one turn, decided in a fixed order.

1. cancel, help, back, start over, repeat, more;
2. an answer to what is being asked;
3. a correction of an earlier answer;
4. a new request — answered at once, then the interrupted one is offered again;
5. a follow-up on the last answer ("and the second one?", "only free ones");
6. not understood: confirm the best guess, then ask to rephrase with examples, then the menu.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogs.engine import repair, two_deeds, twofold
from bot.dialogs.engine.controls import Controls
from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.pronouns import whom
from bot.dialogs.engine.rating import rated
from bot.dialogs.engine.reading_order import day_first
from bot.dialogs.engine.reporting import report
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.turn import Door, Elsewhere, no_door
from bot.dialogs.understanding.acronyms import in_this_talk
from bot.dialogs.understanding.doings import Doings
from bot.dialogs.understanding.hearing import Ear, Heard
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.scorer import Scorer
from bot.knowledge.base import KnowledgeBase
from bot.messaging.incoming import TEXT_LIMIT, Mentioned, ReceivedFile, Sender, TurnReport
from bot.messaging.reply import Reply
from bot.scheduling.calendar import zone_of
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


class DialogManager:
    """Stateless between turns: everything a turn needs is in its input and in the knowledge base."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        phrases: Phrases,
        dialogs: Mapping[str, Dialog],
        currency: str = "USD",
        anyone_may_lead: bool = False,
        by_having: bool = True,
    ) -> None:
        """``anyone_may_lead``: teams can be made by whoever wants one, not only by those an operator allowed to.
        ``by_having``: what a person has makes what they may ask of it likelier; off where nothing is known of that.
        """
        self.knowledge = knowledge
        self.phrases = phrases
        self.dialogs = dialogs
        self.currency = currency
        self.anyone_may_lead = anyone_may_lead
        self.by_having = by_having
        self.scorer = Scorer(phrases)
        self.controls = Controls(phrases)
        self._ear = self._new_ear()

    @property
    def ear(self) -> Ear:
        """Listens with the finder of the catalogue in use; made anew only when that was replaced."""
        if self._ear.finder is not self.knowledge.finder:
            self._ear = self._new_ear()
        return self._ear

    def _new_ear(self) -> Ear:
        catalogue = self.knowledge.catalogue
        doings = Doings(catalogue.roles, catalogue.skills)
        return Ear(self.knowledge.finder, self.phrases, self.currency, catalogue.issuer_of, doings)

    def _known(self, state: State) -> State:
        """Without the dialogs and questions of an earlier version of the program."""
        state.done = [f for f in state.done if f.dialog in self.dialogs]
        state.dropped = state.dropped if state.dropped and state.dropped.dialog in self.dialogs else None
        state.stack = [
            f
            for f in state.stack
            if f.dialog in self.dialogs and (f.awaiting is None or self.dialogs[f.dialog].has(f.awaiting.slot))
        ]
        return state

    def hear(self, given: TurnInput, text: str, state: State) -> Heard:
        """What is found in the text, which may be a part of what was given."""
        heard = self.ear.hear(
            text[:TEXT_LIMIT], given.today, given.day_first, given.circle, given.mentioned, whom(text, state.focus)
        )
        return in_this_talk(heard, self.knowledge.catalogue, given.profile if given.private else Profile())

    async def take(self, given: TurnInput) -> TurnResult:
        """One turn. Raises whatever a dialog raises; the caller answers with an apology."""
        command = self.phrases.commands.get(given.command or "")
        text = f"{command.say} {given.text}" if command and given.text and command.say else given.text or ""
        state = self._known(State.load(dict(given.state or {})))
        session = Session(self, given, self.hear(given, text, state), state)
        if given.action is not None:
            reply = await session.press(given.action)
        elif command is not None and command.opens and given.text:
            reply = await session.open(given.text) or await session.press(command.action)
        elif command is not None and (command.only or not given.text):
            reply = await session.press(command.action)
        elif given.command and command is None and not given.text:
            reply = repair.unknown_command(session, given.command)
        else:
            both = None
            if given.file is None:
                both = await two_deeds.answered(self, given, state) or await twofold.answered(self, given, state)
            session, reply = both or (session, await session.listen())
            reply = await rated(session, reply)
        return TurnResult(
            reply, session.state.dump(), session.profile, report(session), session.personal,
            tuple(session.elsewhere),
        )  # fmt: skip
