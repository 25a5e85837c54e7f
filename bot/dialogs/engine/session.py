"""Running dialogs in a turn: starting one with what is known, asking for what is missing, keeping what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine import in_several, passing, questions, resuming, unordered
from bot.dialogs.engine.aiming import aimed
from bot.dialogs.engine.dialog import Ask, Dialog
from bot.dialogs.engine.fields import in_own_field
from bot.dialogs.engine.filling import Filling, fill_from_focus, fill_from_message
from bot.dialogs.engine.rating import ASIDE
from bot.dialogs.engine.reading_order import swapped
from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.slots import Slot, ThingSlot
from bot.dialogs.engine.state import LOOKS, Awaiting, Focus, Frame
from bot.dialogs.engine.taking_back import undo_of, undoable
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import COURTESY, Guess
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.advisor import skills_proved, standing_of
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.nearby import near_jobs, with_broader
from bot.messaging.reply import Reply
from bot.translation import _

_MOST_JOBS = 6
#: Dialogs of which a country may be said: "UK certificates for an electrician".
OF_A_COUNTRY = frozenset(
    {"credential_for_role", "credential_for_skill", "skill_gap", "learning_path", "credential_path", "explain"}
)
_PLANS, _FACTS = "learning_path", "credential_info"
#: So many facts are told at once where it is not said of which.
_FEW = 3
#: What is spoken of is named at the beginning: so many characters may stand before it.
_BEGINS = 12
#: The share of a job that one of its skills makes up.
_ONE_SKILL = 0.05


class Session(Talk):
    """A turn that runs dialogs."""

    async def start(self, guess: Guess, known: Mapping[str, Any] | None = None) -> Reply:
        """Start a guessed dialog with what the message and the talk so far give it, and what is ``known`` besides."""
        guess = aimed(self, guess)
        self.trace.append(f"{guess.dialog} ({guess.score:.2f}): {guess.because}")
        dialog = self.manager.dialogs[guess.dialog]
        filling = fill_from_message(dialog, self.heard)
        filling.slots = {**guess.particular, **filling.slots}
        if not self._of_another_subject():
            fill_from_focus(dialog, self.heard, self.state, self.profile_for(dialog), filling)
        in_own_field(dialog, filling, self.heard, self.profile_for(dialog), self.manager.knowledge.catalogue)
        frame = Frame(dialog=dialog.name, slots=filling.slots, unknown_team=filling.unknown_team)
        country = country_mentioned(self.heard.text)
        if country is not None and dialog.name in OF_A_COUNTRY:
            frame.slots["country"] = country
        elif dialog.name in LOOKS:
            frame.country = country
        last = self.state.last
        if last is not None and last.dialog == dialog.name and not self.heard.named and dialog.refinable:
            frame.slots = {**{k: v for k, v in last.slots.items() if k != "page"}, **frame.slots}
        frame.slots = {**self._as_planned_before(frame), **frame.slots} | dict(known or {})
        if (teams := in_several.meant(self, dialog)) and len(teams) > 1:
            frame.slots.setdefault("team", teams[0])
        if (held := await unordered.held_back(self, frame, self.begin)) is not None:
            return held
        self.understood = (dialog.name, guess.score)
        if (each := self._of_which_all_are_meant(frame, filling)) is not None:
            return await self._of_each(frame, each)
        return await in_several.and_the_others(self, frame, await self._run(frame, filling), self.begin)

    def _of_another_subject(self) -> bool:
        """ "Massage. how long", behind a list for physiotherapists: nothing of that list is meant."""
        catalogue, named, focus = self.manager.knowledge.catalogue, self.heard.named, self.state.focus
        skills = {m.id for n in named for m in n.mention.leading("skill") if m.exact}
        if len(named) != 1 or not skills or named[0].kind != "skill" or named[0].mention.start > _BEGINS:
            return False
        shown = (catalogue.credentials.get(i) for i in {*focus.credentials, *([focus.at] if focus.at else [])})
        return not any(skills.intersection(c.skills) for c in shown if c is not None)

    def _of_which_all_are_meant(self, frame: Frame, filling: Filling) -> tuple[str, ...] | None:
        """ "How long is the exam?", right after two or three were shown, is asked of each of them."""
        shown = filling.options.get("credential", ())
        if frame.dialog != _FACTS or "facet" not in frame.slots or self.heard.named or self.state.waiting is not None:
            return None
        return shown if 1 < len(shown) <= _FEW and [*shown] == self.state.focus.credentials else None

    async def _of_each(self, frame: Frame, credentials: tuple[str, ...]) -> Reply:
        """One fact of each; what is said next is of all of them again."""
        focus = self.state.focus
        told = [await self.begin(frame.dialog, {**frame.slots, "credential": each}, 0.9) for each in credentials]
        self.state.focus = focus
        return in_several.together(self, told)

    def _as_planned_before(self, frame: Frame) -> dict[str, Any]:
        """ "Make it start in January" some words after a plan for the same job keeps its hours and its budget."""
        role = frame.slots.get("role")
        before = next((f for f in reversed(self.state.done) if f.dialog == frame.dialog), None)
        if frame.dialog != _PLANS or self.heard.named or before is None or before.slots.get("role") not in (role, None):
            return {}
        since = self.state.done[self.state.done.index(before) + 1 :]
        told = {k: f.slots[k] for f in since for k in ("budget", "hours_a_week") if f.slots.get(k)}
        return {k: v for k, v in {**before.slots, **told}.items() if k not in ("steps", "ask")} if role else {}

    async def begin(self, name: str, slots: dict[str, Any], confidence: float = 1.0) -> Reply:
        """Start a dialog whose slots are decided already."""
        if name not in self.manager.dialogs:
            return questions.outdated(self)
        frame = Frame(dialog=name, slots=slots)
        if (held := await unordered.held_back(self, frame, self.begin)) is not None:
            return held
        self.understood = (name, confidence)
        return await self._run(frame, Filling())

    async def accept(self, frame: Frame, value: Any) -> Reply:
        assert frame.awaiting is not None  # noqa: S101 - only frames that wait are answered
        slot = self.dialog(frame).slot(frame.awaiting.slot)
        if frame.awaiting.options:
            frame.readings[slot.name] = frame.awaiting.options
        if slot.type.many:
            frame.slots[slot.name] = [*frame.slots.get(slot.name, []), *(value if isinstance(value, list) else [value])]
        else:
            frame.slots[slot.name] = value
        if isinstance(slot.type, DateSlot) and swapped(frame.awaiting.options) and self.given.records:
            # Day first or month first: what was meant once is how this person reads dates from now on.
            await self.given.records.prefer(day_first=value == frame.awaiting.options[0])
        frame.awaiting = None
        self.state.stack.remove(frame)
        self.understood = (frame.dialog, 1.0)
        if frame.others:
            return self.ask(frame, slot.name, tuple(frame.others.pop(0)))
        return await in_several.then_the_next(self, frame, await self._run(frame, Filling()), self.begin)

    async def _run(self, frame: Frame, filling: Filling) -> Reply:
        """Ask for what is missing, or call the dialog; then offer again what this turn interrupted."""
        dialog = self.dialog(frame)
        if dialog.name in OF_A_COUNTRY and self.state.country:
            frame.slots.setdefault("country", self.state.country)  # "how long does it take" is still of England
        if dialog.private and not self.given.private and not self.given.whispers:
            return questions.between_us()
        self.personal |= dialog.private
        self.slots_used = frame.slots
        self.state.misses = self.state.misses + 1 if dialog.name == OUT_OF_SCOPE else 0
        if (missing := self._missing(frame, filling)) is not None:
            return missing
        shown = self.state.focus
        turn = self.turn(frame)
        before = turn.stored.preferences if turn.stored else None
        try:
            loaded = {
                n: dialog.slot(n).type.load(v, turn.catalogue)
                for n, v in frame.slots.items()
                if v is not None and dialog.has(n)
            }
        except KeyError:
            return questions.outdated(self)
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
        if self.knows_the_person(dialog):
            self.beside = passing.told(self, dialog, frame.slots)
            if turn.profile.goal not in (None, self.profile.goal):
                self.state.focus.job = turn.profile.goal
            self.profile = passing.remembered(turn.profile, self.beside)
        if dialog.writes:
            reply = undoable(reply, dialog.name, before, turn.stored.preferences if turn.stored else None)
            self.state.undo = undo_of(reply)
        self._keep_the_list(shown)
        if dialog.name not in COURTESY and dialog.name not in ASIDE:
            self.state.finished(frame)
        reply = reply.plus(await resuming.let_go(self, frame))
        return self._followed_up(reply, turn)

    def _missing(self, frame: Frame, filling: Filling) -> Reply | None:
        """The question for what the dialog cannot do without, or of which several may be meant."""
        for slot in self.dialog(frame).slots:
            if slot.name in filling.impossible:
                return self.ask(frame, slot.name, (), _("There is no such day in the calendar. Which day do you mean?"))
            if slot.name in filling.options and (slot.required or slot.type.many or slot.type.asks):
                frame.slots[slot.name] = list(filling.partial.get(slot.name, ())) or frame.slots.get(slot.name)
                if not frame.slots[slot.name]:
                    del frame.slots[slot.name]
                frame.others = [list(options) for options in filling.others.get(slot.name, ())]
                theirs = self._of_the_issuer() if slot.type.kind == "credential" else ()
                return self.ask(frame, slot.name, theirs or filling.options[slot.name])
            if slot.required and frame.slots.get(slot.name) is None:
                if slot.type.kind == "credential" and frame.dialog in LOOKS and len(only := self._of_the_skill()) == 1:
                    frame.slots[slot.name] = list(only) if slot.type.many else only[0]
                    continue
                return self.ask_for(frame, slot)
        return None

    def _followed_up(self, reply: Reply, turn: Turn) -> Reply:
        """With the question that the dialog puts behind its answer, or the offer to go on with what waits."""
        after = turn.follow_up
        told = after is not None and after.options and after.slots.get("records")  # what was told is not to be lost
        if after is None or (self.state.waiting and not told):
            return resuming.with_offer_to_resume(self, reply)
        asked = Frame(dialog=after.dialog, slots=dict(after.slots))
        kept = tuple(b for b in reply.buttons if not after.options or b.label == _("Undo"))
        answer = reply.model_copy(update={"buttons": kept})
        return answer.plus(self.ask(asked, after.slot, after.options, after.question, after.labels))

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
        """Put a question and remember that it is open, and what was told beside what is asked about."""
        if self.knows_the_person(self.dialog(frame)):
            self.beside = passing.told(self, self.dialog(frame), frame.slots)
            self.profile = passing.remembered(self.profile, self.beside)
        resuming.taken_along(self.state.stack, frame)
        before = frame.awaiting
        beside = self.state.waiting not in (None, frame) and not self.dialog(frame).writes
        offers = before.offers if before else 0 if beside or self._only_follows(options) else 1
        frame.awaiting = Awaiting(
            slot=slot, options=list(options), labels=list(labels), question=question, offers=offers
        )
        self.state.stack = [*[f for f in self.state.stack if f.dialog != frame.dialog][-2:], frame]
        return questions.question(self, frame, question)

    def ask_for(self, frame: Frame, slot: Slot) -> Reply:
        """What nothing was said of; for a job those are offered that are near to what somebody told they know."""
        profile, catalogue = self.profile_for(self.dialog(frame)), self.manager.knowledge.catalogue
        of_one = isinstance(slot.type, ThingSlot) and slot.type.kind == "credential"
        theirs = self._of_the_issuer() or (self._of_the_skill() if frame.dialog in LOOKS else ()) if of_one else ()
        if theirs:
            return self.ask(frame, slot.name, theirs)
        of_a_job = isinstance(slot.type, ThingSlot) and slot.type.kind == "role"
        if of_a_job and (jobs := self._jobs_of_the_field() or self.jobs_of_the_skills(self.dialog(frame))):
            phrases = self.manager.phrases.dialogs.get(frame.dialog)
            return self.ask(frame, slot.name, jobs, _(phrases.ask[slot.name]) if phrases else None)
        if not (isinstance(slot.type, ThingSlot) and slot.type.kind == "role" and (profile.skills or profile.holds)):
            return self.ask(frame, slot.name, ())
        knows = with_broader(catalogue, {*profile.skills, *skills_proved(catalogue, profile.holds)})
        near = near_jobs(catalogue, knows, least=_ONE_SKILL)
        phrases = self.manager.phrases.dialogs.get(frame.dialog)
        asked = phrases.ask.get(slot.name) if phrases else None
        return self.ask(frame, slot.name, tuple(role.id for role, _share in near), _(asked) if asked else None)

    def _of_the_issuer(self) -> tuple[str, ...]:
        """ "AAT, what's that cost" names who issues it: what they issue is what there is to choose from."""
        if any(n.kind != "issuer" or n.cue == "excluded" for n in self.heard.named):
            return ()
        named = {m.id for n in self.heard.named for m in n.mention.leading("issuer") if m.exact}
        return self.given_out_by(*named)

    def given_out_by(self, *issuers: str) -> tuple[str, ...]:
        """What those bodies issue, the best known first where that is much."""
        catalogue = self.manager.knowledge.catalogue
        theirs = [c for c, issuer in catalogue.issuer_of.items() if issuer in issuers]
        current = [c for c in theirs if catalogue.credentials[c].status != "retired"]
        known = sorted(current, key=lambda c: -standing_of(catalogue.credentials[c]))
        return tuple(current if len(current) <= _MOST_JOBS else known[:_MOST_JOBS])

    def _of_the_skill(self) -> tuple[str, ...]:
        """ "How long is CPR valid" names what one knows: the best known that prove it, and count where they work."""
        catalogue = self.manager.knowledge.catalogue
        skills = {m.id for n in self.heard.named for m in n.mention.leading("skill") if m.exact and n.cue != "excluded"}
        if len(skills) != 1 or len(self.heard.named) != 1:
            return ()
        (skill,) = skills
        proving = [c for c in catalogue.credentials.values() if _mainly(c, skill) and c.status != "retired"]
        here = [c for c in proving if counts_in(c, self.country)] or proving
        return tuple(c.id for c in sorted(here, key=lambda c: -standing_of(c))[:_MOST_JOBS])

    def _jobs_of_the_field(self) -> tuple[str, ...]:
        """ "I want to get into IT support" names a field: its jobs are what there is to choose from."""
        wanted = [n for n in self.heard.named if n.cue in (None, "goal") and n.kind == "family"]
        fields = [n.mention.of("family")[0] for n in wanted if n.mention.of("family")]
        if not fields or not fields[-1].exact:
            return self._jobs_offered()
        own = self.manager.knowledge.catalogue.family_of
        return tuple(role for role, field in own.items() if field == fields[-1].id)[:_MOST_JOBS]

    def jobs_of_the_skills(self, dialog: Dialog) -> tuple[str, ...]:
        """For a plan those that need most what was just talked of."""
        if not dialog.advises:
            return ()
        skills, table = self.state.focus.skills, self.manager.knowledge.catalogue.roles
        fit = {job.id: sum(job.skills.get(skill, 0) for skill in skills) for job in table.values()}
        best = max(fit.values(), default=0)
        found = sorted(fit, key=lambda job: (-fit[job], len(table[job].skills)))
        return tuple(job for job in found if best and fit[job] >= best)[:_MOST_JOBS]

    def _jobs_offered(self) -> tuple[str, ...]:
        """Those among which one was to be chosen when something else was asked for."""
        asked = [(f, f.awaiting) for f in self.state.stack if f.awaiting is not None and f.awaiting.options]
        kinds = (self.dialog(f).slot(a.slot).type for f, a in asked)
        offered = [a.options for (_f, a), kind in zip(asked, kinds, strict=True) if kind.kind == "role"]
        return tuple(offered[-1]) if offered else ()

    def _only_follows(self, options: tuple[Any, ...]) -> bool:
        """A question about what was just shown means nothing any more once the talk has moved on."""
        return bool(options) and set(options) <= set(self.state.focus.credentials)


def _mainly(credential: Credential, skill: str) -> bool:
    """Whether nothing is proved by it more than that skill."""
    level = credential.skills.get(skill, 0)
    return level > 0 and level == max(credential.skills.values())
