"""What a platform asks at once and outside any conversation: forms to fill in, and the home page.

Nothing of a person is kept here. What a form asks for is done by the turn that its action begins.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.forms.registry import FORMS
from bot.dialogs.forms.suggesting import suggestions
from bot.dialogs.home.page import home
from bot.dialogs.visit import Visit
from bot.messaging import buttons
from bot.messaging.form import Checked, Entered, Form, Option
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.outbox import as_json
from bot.messaging.storable import storable
from bot.tracking.calendar import zone_of
from bot.tracking.people import NOBODY, Account, recognise
from bot.tracking.records import Records
from bot.tracking.teams.looking import note_glances, unnoted
from bot.translation import use_locale

#: The page is made anew whenever it is opened and whenever something changes: of that a lead's teams are told one look
#: a day, under this name.
_LOOK = "home"
_ONE_LOOK_IN = timedelta(days=1)


@dataclass
class Desk:
    """Made once. Looks without waiting for those who write, and answers in the sender's language."""

    engine: AsyncEngine
    clock: Clock
    manager: DialogManager

    async def form(self, sender: Sender, name: str, given: Mapping[str, Any], entered: Entered | None = None) -> Form:
        """The form called ``name`` about ``given``; made anew where something was ``entered`` already.

        Raises LookupError for a form that there is not, or not any more.
        """
        kind = FORMS[name]
        async with self._visit(sender) as visit:
            return await kind.make(visit, given, storable(entered))

    async def check(self, sender: Sender, name: str, given: Mapping[str, Any], entered: Entered) -> Checked:
        """What is wrong with what was entered, by entry, or the action that it asks for. Raises LookupError."""
        kind = FORMS[name]
        async with self._visit(sender) as visit:
            return await kind.check(visit, given, storable(entered))

    async def suggest(self, sender: Sender, among: str, text: str) -> list[Option]:
        """At most 100 options for what was typed into a SearchEntry so far, best first. Raises LookupError."""
        use_locale(sender.locale)
        return suggestions(self.manager.knowledge, among, storable(text))

    async def form_of(self, sender: Sender, button: str) -> tuple[str, dict[str, Any]] | None:
        """The form that a button opens and what it is about; None when it opens none, is too old or not theirs."""
        if not button.startswith(buttons.FORM_ID):
            return None
        async with self.engine.connect() as connection:
            pressed = await buttons.pressed(connection, _conversation(sender), button)
        if pressed is None or "form" not in pressed.action:
            return None
        return str(pressed.action["form"]), dict(pressed.action.get("given", {}))

    async def home(self, sender: Sender) -> list[dict[str, Any]]:
        """The home page as JSON of replies; their buttons are known from now on, the same ones at each look."""
        async with self._visit(sender) as visit:
            known = visit.records.person_id != NOBODY
            place = _conversation(sender) if known else buttons.for_anybody(sender.platform)
            page = await home(visit)
            numbered = enumerate(page.sections)
            shown = [buttons.with_ids(each, buttons.lasting(place, number)) for number, each in numbered]
            actions = {key: action for _, doing in shown for key, action in doing.items()}
            new = await buttons.to_keep(visit.records.connection, actions, visit.now)
            me, since = visit.records.person_id, visit.now - _ONE_LOOK_IN
            looked_at = await unnoted(visit.records.connection, me, page.teams, _LOOK, since)
        if new or looked_at:
            async with self.engine.begin() as connection:
                await buttons.keep_lasting(connection, place, new, self.clock.now())
                await note_glances(connection, me, looked_at, _LOOK, self.clock.now())
        return [as_json(reply) for reply, _ in shown]

    @asynccontextmanager
    async def _visit(self, sender: Sender) -> AsyncIterator[Visit]:
        async with self.engine.connect() as connection:
            yield await self._visitor(connection, sender)

    async def _visitor(self, connection: AsyncConnection, sender: Sender) -> Visit:
        now = self.clock.now()
        person = await recognise(connection, Account(**asdict(sender)))
        use_locale(person.locale)
        zone = person.preferences.zone or person.tz
        return Visit(
            self.manager.knowledge, Records(connection, person.id, now, person.preferences), person.profile,
            person.name, now, now.astimezone(zone_of(zone)).date(), zone, self.manager.currency,
        )  # fmt: skip


def _conversation(sender: Sender) -> str:
    """Theirs alone: what only they may press."""
    return Incoming("", sender).conversation
