"""The dialog manager: one turn, from what was given to what is stored and said."""

from __future__ import annotations

from bot.dialogs.engine import (
    behind_thanks,
    numbered,
    posted,
    record_and_quiet,
    record_and_wish,
    repair,
    two_deeds,
    twofold,
)
from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput, TurnResult
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.rating import rated
from bot.dialogs.engine.reporting import report
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.talking.presenting import opened

#: A pasted posting, messages of several requests, of a record and a wish, or of one behind thanks; each is tried in
#: this order.
_SEVERAL = (
    posted.answered, numbered.answered, two_deeds.answered,
    record_and_quiet.answered, record_and_wish.answered,
    twofold.answered, behind_thanks.answered,
)  # fmt: skip


class DialogManager(Equipment):
    """Stateless between turns: everything a turn needs is in its input and in the knowledge base."""

    async def take(self, given: TurnInput) -> TurnResult:
        """One turn. Raises whatever a dialog raises; the caller answers with an apology."""
        command = self.phrases.commands.get(given.command or "")
        text = f"{command.say} {given.text}" if command and given.text and command.say else given.text or ""
        state = self.known(State.load(dict(given.state or {})))
        session = Session(self, given, self.hear(given, text, state), state)
        if given.action is not None:
            reply = await press(session, given.action)
        elif command is not None and command.opens and given.text:
            reply = await opened(session, given.text) or await press(session, command.action)
        elif command is not None and (command.only or not given.text):
            reply = await press(session, command.action)
        elif given.command and command is None and not given.text:
            reply = repair.unknown_command(session, given.command)
        else:
            both = None
            if given.file is None:
                for more_than_one in _SEVERAL:
                    both = both or await more_than_one(self, given, state)
            session, reply = both or (session, await listen(session))
            reply = await rated(session, reply)
        return TurnResult(
            reply, session.state.dump(), session.profile, report(session), session.personal,
            tuple(session.elsewhere),
        )  # fmt: skip
