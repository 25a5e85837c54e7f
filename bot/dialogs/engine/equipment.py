"""What all turns share: the catalogue, the dialogs, and the ear that listens with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.dialogs.engine.controls import Controls
from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.job_words import JobWords
from bot.dialogs.engine.numbered_teams import with_numbered
from bot.dialogs.engine.pronouns import whom
from bot.dialogs.engine.state import State
from bot.dialogs.understanding.acronyms import in_this_talk
from bot.dialogs.understanding.doings import Doings
from bot.dialogs.understanding.hearing import Ear, Heard
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.scorer import Scorer
from bot.knowledge.base import KnowledgeBase
from bot.messaging.incoming import TEXT_LIMIT
from bot.tracking.people import Profile


class Equipment:
    """The same for every turn; nothing of a person is in it."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        phrases: Phrases,
        dialogs: Mapping[str, Dialog],
        currency: str = "USD",
        anyone_may_lead: bool = False,
        by_having: bool = True,
        transformer: Path | None = None,
    ) -> None:
        """``anyone_may_lead``: teams can be made by whoever wants one, not only by those an operator allowed to.
        ``by_having``: what a person has makes what they may ask of it likelier; off where nothing is known of that.
        ``transformer``: the folder of one that ``laurel teach`` taught. Raises TransformerError.
        """
        self.knowledge = knowledge
        self.phrases = phrases
        self.dialogs = dialogs
        self.currency = currency
        self.anyone_may_lead = anyone_may_lead
        self.by_having = by_having
        self.scorer = Scorer(phrases, transformer)
        self.controls = Controls(phrases)
        self._ear = self._new_ear()
        self._job_words = JobWords(knowledge.catalogue.roles)

    @property
    def ear(self) -> Ear:
        """Listens with the finder of the catalogue in use; made anew only when that was replaced."""
        if self._ear.finder is not self.knowledge.finder:
            self._ear = self._new_ear()
        return self._ear

    @property
    def job_words(self) -> JobWords:
        """Those of the catalogue in use."""
        if self._job_words.roles is not self.knowledge.catalogue.roles:
            self._job_words = JobWords(self.knowledge.catalogue.roles)
        return self._job_words

    def _new_ear(self) -> Ear:
        catalogue = self.knowledge.catalogue
        doings = Doings(catalogue.roles, catalogue.skills)
        return Ear(self.knowledge.finder, self.phrases, self.currency, catalogue.issuer_of, doings)

    def known(self, state: State) -> State:
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
        heard = with_numbered(heard, given.circle, state)
        return in_this_talk(heard, self.knowledge.catalogue, given.profile if given.private else Profile())
