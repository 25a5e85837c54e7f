"""A turn under way: the decisions of the manager, in their order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.dialogs.engine import (
    adjusting,
    amending,
    bare_records,
    in_several,
    interrupting,
    invited,
    own_records,
    pausing,
    pointing,
    pronouns,
    repair,
    resuming,
    same_again,
    second_thoughts,
    traits,
)
from bot.dialogs.engine.aiming import aimed
from bot.dialogs.engine.answers import choose, read_value
from bot.dialogs.engine.dialog import Ask, Dialog
from bot.dialogs.engine.filling import Filling, fill_from_focus, fill_from_message
from bot.dialogs.engine.followups import bare_request, corrected, goes_on, of_another, only_points, refined
from bot.dialogs.engine.having import weighed
from bot.dialogs.engine.outright import asked_outright
from bot.dialogs.engine.rating import ASIDE
from bot.dialogs.engine.said_slots import DateSlot, DecisionSlot
from bot.dialogs.engine.slots import Found
from bot.dialogs.engine.state import Awaiting, Focus, Frame, State
from bot.dialogs.engine.turn import Elsewhere, Turn
from bot.dialogs.understanding.agreeing import speaks_of_joining
from bot.dialogs.understanding.deciding import (
    COURTESY,
    OUT_OF_SCOPE,
    SURE_FROM,
    TEAM_SURE_FROM,
    TELLING,
    Guess,
    about_a_team,
    decide,
)
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply
from bot.tracking.codes import find_code, nearly_code
from bot.tracking.people import Profile
from bot.translation import _

if TYPE_CHECKING:
    from bot.dialogs.engine.manager import DialogManager, TurnInput

_TRIES = 2
_TWO_READINGS = 2
#: A private request is taken before what else the same words could be, from here on.
_RECORDS_FROM = 0.5
#: What a link may bring besides the catalogue's ids. Whoever follows one is shown first what that would do.
_CODES = {"link-": "link_accounts", "join-": "join_team"}
_IN_PUBLIC = "code_in_public"
#: A longer message that asks for something else is not searched for the name of an option.
_SHORT_ANSWER = 5


class Session:
    """Everything one turn works on. ``state`` and ``profile`` are what is stored afterwards.

    ``personal``: the answer holds something of the person's own, so nobody else may see it. ``missed``: what was said
    was not understood.
    """

    def __init__(self, manager: DialogManager, given: TurnInput, heard: Heard, state: State) -> None:
        self.manager = manager
        self.given = given
        self.heard = heard
        self.state = state
        self.profile = given.profile
        self.personal = False
        self.missed = False
        self.understood: tuple[str | None, float] = (None, 0.0)
        self.slots_used: dict[str, Any] = {}
        self.trace: list[str] = []
        self.elsewhere: list[Elsewhere] = []
        self.guesses: list[Guess] = []
        #: The question that the last message dropped.
        self.dropped, state.dropped = state.dropped, None
        pronouns.learn(heard, state.focus)

    # -- the order of decisions ----------------------------------------------------------------------

    async def guess(self) -> None:
        """What the message may ask for, surest first; once."""
        if not self.guesses:
            self.guesses = await weighed(self, decide(self.manager.scorer, self.heard, self.manager.dialogs))

    async def listen(self) -> Reply:
        """Decide what the message is, and answer it."""
        if self.given.file is not None:
            return await self.begin("receive_file", {})
        if not self.heard.words:
            return repair.nothing_said(self)
        await self.guess()
        for step in _ORDER:
            reply = await step(self)
            if reply is not None:
                return reply
        return await repair.not_understood(self, self.guesses[:3])

    async def press(self, action: Mapping[str, Any]) -> Reply:
        """Do what a button stands for. What took something back is not to be taken back in its turn."""
        undoing = action == self.state.undo
        reply = await self._do(action)
        if undoing:
            self.state.undo = None
        return reply

    async def _do(self, action: Mapping[str, Any]) -> Reply:
        self.trace.append("a button was pressed")
        if "each" in action:
            return in_several.together(self, [await self._do(one) for one in action["each"]])
        if "control" in action:
            return await self.control(str(action["control"]))
        if "answer" in action:
            frame = self.state.waiting
            if (
                frame
                and frame.awaiting
                and frame.dialog == action["dialog"]
                and frame.awaiting.slot == action["answer"]
                and action["value"] in (frame.awaiting.options or [action["value"]])  # not of an earlier question
            ):
                return await self.accept(frame, action["value"])
            return await self.begin(action["dialog"], {**action.get("slots", {}), action["answer"]: action["value"]})
        return await self.begin(str(action["begin"]), dict(action.get("slots", {})))

    async def open(self, name: str) -> Reply | None:
        """Do what a link brings: a code, or the id of a credential or a job; None when it is none of these."""
        self.trace.append("a link was followed")
        for prefix, dialog in _CODES.items():
            if name.startswith(prefix) and dialog in self.manager.dialogs:
                return await self._present(dialog, name.removeprefix(prefix))
        catalogue = self.manager.knowledge.catalogue
        if name in catalogue.credentials:
            return await self.begin("credential_info", {"credential": name})
        return await self.begin("credential_for_role", {"role": name}) if name in catalogue.roles else None

    async def _code(self) -> Reply | None:
        """A code, with or without words around it, when it is not what was just asked for."""
        code = find_code(self.heard.text)
        frame = self.state.waiting
        if frame is not None and frame.awaiting is not None and frame.awaiting.slot == "code":
            return None
        if code is None:
            return await self.begin(_CODES["link-"], {}) if nearly_code(self.heard.text) else None
        self.trace.append("a code was presented")
        return await self._present(_CODES["join-" if speaks_of_joining(self.heard.text) else "link-"], code)

    async def _present(self, dialog: str, code: str) -> Reply:
        """A code to link accounts with is nobody else's; whoever read it could be faster."""
        others_read_along = dialog == _CODES["link-"] and not self.given.private
        return await self.begin(_IN_PUBLIC if others_read_along else dialog, {"code": code})

    async def _control(self) -> Reply | None:
        name = self.manager.controls.read(self.heard)
        if second_thoughts.regretted(self, name):
            name = "undo"
        if name is None or (name in ("yes", "no", "more") and self.state.waiting):
            return None
        self.trace.append(f"the whole message means “{name}”")
        self.understood = (name, 1.0)
        return await self.control(name)

    async def _answer(self) -> Reply | None:
        frame = self.state.waiting
        if frame is None or frame.awaiting is None:
            return None
        awaiting = frame.awaiting
        dialog = self.dialog(frame)
        slot = dialog.slot(awaiting.slot)
        if (reply := await amending.other_person(self, frame)) is not None:
            return reply
        if isinstance(slot.type, DecisionSlot) and interrupting.wants_another(self, frame):
            self.state.stack.remove(frame)
            return None
        if awaiting.options:
            said = self.manager.controls.read(self.heard)
            if said == "yes" and (isinstance(slot.type, DecisionSlot) or len(awaiting.options) == 1):
                return await self.accept(frame, awaiting.options[0])
            if said == "no":
                return await self.control("cancel")
        if interrupting.goes_on_elsewhere(self, frame):
            return None
        not_held = {n.doubt for n in self.heard.named} & own_records.NOT_HELD and not awaiting.options
        if not_held or interrupting.asks_of_a_team(self, frame):
            self.state.stack.remove(frame)  # "I don't have a CISSP" is no day of its award
            return None
        if self._corrects_a_date() and not isinstance(slot.type, DateSlot):
            return None
        short = len(self.heard.words) <= _SHORT_ANSWER and not interrupting.tells_of_another(self, frame)
        if awaiting.options and (short or not interrupting.interrupts(self, frame, given=True)):
            chosen = choose(self.heard, awaiting.options, repair.option_labels(self, frame))
            if chosen is None:
                chosen = pointing.best_of(self, awaiting.options) or pointing.of_issuer(self, awaiting.options)
            if (
                isinstance(slot.type, DecisionSlot)
                and chosen in (None, awaiting.options[0])
                and interrupting.refuses(self)
            ):
                return await self.control("cancel")
            if chosen is not None and isinstance(slot.type, DecisionSlot) and interrupting.hedges(self):
                return repair.ask_again(self, frame, _("Nothing is changed yet. I do it on a plain yes."))
            if chosen is not None:
                return await self.accept(frame, chosen)
        if own_records.of_another_record(self, frame):
            self.state.stack.remove(frame)
            return None
        found = read_value(self.heard, slot.type, self.manager.knowledge)
        if found == Found() and self.manager.controls.read(self.heard) == "no":
            return await self.control("cancel")
        if found.impossible and not self.heard.named:
            return repair.ask_again(self, frame, _("There is no such day in the calendar."))
        if interrupting.interrupts(self, frame, given=found != Found() and not _is_only_a_name(found)):
            return None
        if found.options:
            return self.ask(frame, awaiting.slot, found.options)
        beside = {n: v for n, v in fill_from_message(dialog, self.heard).slots.items() if n != slot.name}
        if found.value is not None:
            if not dialog.writes:
                frame.slots.update(beside)
            return await self.accept(frame, found.value)
        if interrupting.asks_anew(self, frame):
            self.state.stack.remove(frame)
            return None
        if beside:  # "how much?" – "which one?" – "and how long is it valid?"
            frame.slots.update(beside)
            return self.ask(frame, awaiting.slot, tuple(awaiting.options), awaiting.question, tuple(awaiting.labels))
        awaiting.tries += 1
        if awaiting.tries > _TRIES:
            self.state.stack.pop()
            return await repair.gave_up(self, frame)
        return repair.ask_again(self, frame)

    async def _correct(self) -> Reply | None:
        if (reply := await own_records.take_back_units(self)) is not None:
            return reply
        last = self.state.last
        if last is None or not self.manager.controls.corrects(self.heard):
            return None
        if self.dialog(last).writes:
            return await own_records.correct_record(self, last)
        slots = corrected(self, last)
        if slots is None:
            return None
        self.trace.append("a correction of the last answer")
        return await self.begin(last.dialog, slots, 0.9)

    def _corrects_a_date(self) -> bool:
        last = self.state.last
        said = bool(self.heard.dates) and self.manager.controls.corrects(self.heard)
        return said and last is not None and last.dialog in own_records.KEEP_A_DATE

    async def _request(self) -> Reply | None:
        if not self._sure(self.guesses):
            return None
        best = self.guesses[0]
        if only_points(self.heard) and self.manager.dialogs[best.dialog].writes:
            return None  # "the second one" alone asks for no change of what is kept
        if (
            best.dialog == OUT_OF_SCOPE
            and best.score < interrupting.INTERRUPTS_FROM
            and (reply := await pointing.facet(self))
        ):
            return reply
        return await self.start(best)

    async def _of_another(self) -> Reply | None:
        """ "And Jon?", "in Ops?": the question on a team again, about somebody or some team else."""
        found = of_another(self)
        if found is None:
            return None
        self.trace.append("the last question on a team, about another")
        return await self.begin(found[0].dialog, found[1], 0.8)

    async def _go_on(self) -> Reply | None:
        """ "And for a site reliability engineer?" — the last question again, about something else."""
        return await self._refine() if goes_on(self.heard) else None

    async def _refine(self) -> Reply | None:
        # "What expires this year" after a list of one's own is asked anew, "and next year?" goes on.
        if self.of_records():
            return None
        going_on = goes_on(self.heard)
        dialogs = self.manager.dialogs
        known = [
            f
            for f in reversed(self.state.done)
            if f.dialog in dialogs and not self.dialog(f).writes and (going_on or self.dialog(f).refinable)
        ]
        lists = [f for f in known[1:] if self.manager.dialogs[f.dialog].has("page")]
        for frame in (*known[:1], *lists[:1]):
            slots = refined(self, frame)
            if slots is not None:
                self.trace.append("a change to an earlier question")
                return await self.begin(frame.dialog, slots, 0.75)
        return None

    async def _bare(self) -> Reply | None:
        found = bare_request(self.heard)
        if found is None or self.of_records():
            return None
        return await self.start(Guess(found, 0.7, "only something from the catalogue was named"))

    async def _unknown_code(self) -> Reply | None:
        """A code is never guessed: one that is not in the catalogue is said to be so."""
        found = self.manager.knowledge.finder.near_code(self.heard.text) if not self.heard.named else None
        return repair.unknown_code(self, *found) if found else None

    def of_records(self) -> bool:
        """ "Export my certs" is about the person's records, although a credential is called so."""
        best = self.guesses[0]
        private = self.manager.dialogs[best.dialog].private and best.dialog != TELLING
        return best.score >= _RECORDS_FROM and private

    @property
    def sure(self) -> bool:
        """Whether the best guess is good enough to begin with."""
        return self._sure(self.guesses)

    def _sure(self, guesses: list[Guess]) -> bool:
        if not guesses:
            return False
        dialog = self.manager.dialogs[guesses[0].dialog]
        looks_at_team = "team" in dialog.accepts and not dialog.writes and about_a_team(self.heard)
        return guesses[0].score >= (TEAM_SURE_FROM if looks_at_team else SURE_FROM)

    # -- dialogs -------------------------------------------------------------------------------------

    def dialog(self, frame: Frame) -> Dialog:
        return self.manager.dialogs[frame.dialog]

    async def start(self, guess: Guess, known: Mapping[str, Any] | None = None) -> Reply:
        """Start a guessed dialog with what the message and the talk so far give it, and what is ``known`` besides."""
        if guess.dialog == OUT_OF_SCOPE and self.state.misses >= repair.MENU_AFTER:
            return await repair.not_understood(self, [])
        guess = aimed(self, guess)
        self.trace.append(f"{guess.dialog} ({guess.score:.2f}): {guess.because}")
        dialog = self.manager.dialogs[guess.dialog]
        filling = fill_from_message(dialog, self.heard)
        filling.slots = {**guess.particular, **filling.slots}
        fill_from_focus(dialog, self.heard, self.state, self._profile_for(dialog), filling)
        frame = Frame(dialog=dialog.name, slots=filling.slots, unknown_team=filling.unknown_team)
        last = self.state.last
        if last is not None and last.dialog == dialog.name and not self.heard.named and dialog.refinable:
            frame.slots = {**{k: v for k, v in last.slots.items() if k != "page"}, **frame.slots}
        frame.slots |= known or {}
        if (teams := in_several.meant(self, dialog)) and len(teams) > 1:
            frame.slots.setdefault("team", teams[0])
        self.understood = (dialog.name, guess.score)
        return await in_several.and_the_others(self, frame, await self._run(frame, filling))

    async def begin(self, name: str, slots: dict[str, Any], confidence: float = 1.0) -> Reply:
        """Start a dialog whose slots are decided already."""
        if name not in self.manager.dialogs:
            return repair.outdated(self)
        self.understood = (name, confidence)
        return await self._run(Frame(dialog=name, slots=slots), Filling())

    async def accept(self, frame: Frame, value: Any) -> Reply:
        assert frame.awaiting is not None  # noqa: S101 - only frames that wait are answered
        slot = self.dialog(frame).slot(frame.awaiting.slot)
        if frame.awaiting.options:
            frame.readings[slot.name] = frame.awaiting.options
        if slot.type.many:
            frame.slots[slot.name] = [*frame.slots.get(slot.name, []), *(value if isinstance(value, list) else [value])]
        else:
            frame.slots[slot.name] = value
        if isinstance(slot.type, DateSlot) and len(frame.awaiting.options) == _TWO_READINGS and self.given.records:
            # Day first or month first: what was meant once is how this person reads dates from now on.
            await self.given.records.prefer(day_first=value == frame.awaiting.options[0])
        frame.awaiting = None
        self.state.stack.remove(frame)
        self.understood = (frame.dialog, 1.0)
        return await in_several.then_the_next(self, frame, await self._run(frame, Filling()))

    async def _run(self, frame: Frame, filling: Filling) -> Reply:
        """Ask for what is missing, or call the dialog; then offer again what this turn interrupted."""
        dialog = self.dialog(frame)
        if dialog.private and not self.given.private and not self.given.whispers:
            return repair.between_us(self)
        self.personal |= dialog.private
        self.slots_used = frame.slots
        self.state.misses = self.state.misses + 1 if dialog.name == OUT_OF_SCOPE else 0
        for slot in dialog.slots:
            if slot.name in filling.impossible:
                return self.ask(frame, slot.name, (), _("There is no such day in the calendar. Which day do you mean?"))
            if slot.name in filling.options and (slot.required or slot.type.many or slot.type.asks):
                frame.slots[slot.name] = list(filling.partial.get(slot.name, ())) or frame.slots.get(slot.name)
                if not frame.slots[slot.name]:
                    del frame.slots[slot.name]
                return self.ask(frame, slot.name, filling.options[slot.name])
            if slot.required and slot.name not in frame.slots:
                return self.ask(frame, slot.name, ())
        shown = self.state.focus
        turn = self._turn(frame)
        try:
            loaded = {n: dialog.slot(n).type.load(v, turn.catalogue) for n, v in frame.slots.items() if dialog.has(n)}
        except KeyError:
            return repair.outdated(self)
        try:
            reply = await dialog.function(turn, **loaded)
        except Ask as question:
            if not self.dialog(frame).has(question.slot):
                raise LookupError(f"{frame.dialog} has no {question.slot} to ask for") from question
            if dialog.writes:
                self.state.undo = None  # "undo" now drops the question, it does not reach behind it
            return self.ask(frame, question.slot, question.options, question.question, question.labels)
        self.elsewhere += turn.elsewhere
        if turn.records.leaving:
            return reply  # nothing is left to come back to
        if self._knows_the_person(dialog):
            self.profile = turn.profile
        if dialog.writes:
            self.state.undo = next((b.action for b in reply.buttons if b.action and b.label == _("Undo")), None)
        self._keep_the_list(shown)
        if dialog.name not in COURTESY and dialog.name not in ASIDE:
            self.state.finished(frame)
        await resuming.let_go(self, frame)
        if turn.follow_up is not None and not self.state.waiting:
            after = turn.follow_up
            asked = Frame(dialog=after.dialog, slots=dict(after.slots))
            return reply.plus(self.ask(asked, after.slot, (), after.question))
        return resuming.with_offer_to_resume(self, reply)

    def _keep_the_list(self, shown: Focus) -> None:
        """When one of a list was looked at, "and the third one?" still means the list."""
        now = self.state.focus
        if len(now.credentials) == 1 and now.credentials[0] in shown.credentials:
            self.state.focus = shown.model_copy(update={"at": now.credentials[0]})

    def ask(
        self,
        frame: Frame,
        slot: str,
        options: tuple[Any, ...],
        question: str | None = None,
        labels: tuple[str, ...] = (),
    ) -> Reply:
        """Put a question and remember that it is open."""
        before = frame.awaiting
        beside = self.state.waiting not in (None, frame) and not self.dialog(frame).writes
        offers = before.offers if before else 0 if beside or self._only_follows(options) else 1
        frame.awaiting = Awaiting(
            slot=slot, options=list(options), labels=list(labels), question=question, offers=offers
        )
        self.state.stack = [*[f for f in self.state.stack if f.dialog != frame.dialog][-2:], frame]
        return repair.question(self, frame, question)

    def _only_follows(self, options: tuple[Any, ...]) -> bool:
        """A question about what was just shown means nothing any more once the talk has moved on."""
        return bool(options) and set(options) <= set(self.state.focus.credentials)

    def _knows_the_person(self, dialog: Dialog) -> bool:
        """Where others read along, what somebody told of themselves in private shapes no answer."""
        return self.given.private or dialog.private

    def _profile_for(self, dialog: Dialog) -> Profile:
        return self.profile if self._knows_the_person(dialog) else Profile()

    def _turn(self, frame: Frame) -> Turn:
        manager, given = self.manager, self.given
        profile = self._profile_for(self.dialog(frame))
        return Turn(
            manager.knowledge, manager.phrases, profile, given.name, self.heard, given.now, given.today, given.tz,
            manager.currency, self.state, frame, given.records, given.file, given.text or "", self.trace, given.sender,
            given.circle, given.door, manager.anyone_may_lead, given.private,
        )  # fmt: skip

    async def control(self, name: str) -> Reply:
        return await repair.CONTROLS[name](self)


def _is_only_a_name(found: Found) -> bool:
    """Any words can be the name of a credential that the catalogue does not have; a request is rather one."""
    records = found.value if isinstance(found.value, list) else []
    return bool(records) and all(isinstance(r, dict) and not r.get("ids") for r in records)


#: The order in which a message is understood; the first answer is the one.
_ORDER: tuple[Callable[[Session], Awaitable[Reply | None]], ...] = (
    Session._code, second_thoughts.had, invited.answered, Session._control,
    # What is said in so many words that no question takes it for its answer.
    second_thoughts.reason, asked_outright, own_records.passed, own_records.expiries, bare_records.also_a_record,
    bare_records.only_a_record, adjusting.adjusted, pausing.paused, pointing.compared, traits.taken_back,
    Session._answer, amending.amended, same_again.once_more, Session._correct, pointing.follow_order,
    Session._of_another, own_records.not_held, Session._go_on, Session._bare, Session._refine, Session._unknown_code,
    Session._request, pointing.facet,
)  # fmt: skip
