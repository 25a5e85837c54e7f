"""Talking to the dialog manager in a test: say, press, and look at the last answer."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.adapters.plain import as_text
from bot.dialogs.engine.given import TurnInput, TurnResult
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.reply import Reply
from bot.tracking.people import Profile
from bot.tracking.scratch import scratch_records


class Talk:
    """One person's conversation. State goes through JSON between turns, as it does in the database."""

    def __init__(self, manager: DialogManager, now: datetime) -> None:
        self._manager = manager
        self._now = now
        self.state: dict[str, Any] | None = None
        self.profile = Profile()
        self.result: TurnResult | None = None

    async def say(self, text: str) -> str:
        """Send a message; the text of the answer."""
        return await self._take(text, None)

    async def command(self, word: str, text: str = "") -> str:
        """Send a slash command."""
        return await self._take(text, None, word)

    async def press(self, label: str) -> str:
        """Press the button of the last answer whose label contains ``label``."""
        for button in self.reply.buttons:
            if label.casefold() in button.label.casefold() and button.action is not None:
                return await self._take(None, json.loads(json.dumps(button.action)))
        raise AssertionError(f"no button {label!r} among {self.labels}")

    async def _take(self, text: str | None, action: dict[str, Any] | None, command: str | None = None) -> str:
        async with scratch_records(self._now) as records:
            given = TurnInput(
                text, action, self.state, self.profile, "Dana", self._now, records=records, command=command
            )
            self.result = await self._manager.take(given)
        self.state = json.loads(json.dumps(self.result.state))
        self.profile = self.result.profile
        return as_text(self.result.reply.parts)

    @property
    def reply(self) -> Reply:
        assert self.result is not None, "nothing was said yet"
        return self.result.reply

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.reply.buttons]

    @property
    def dialog(self) -> str | None:
        assert self.result is not None, "nothing was said yet"
        return self.result.report.dialog

    @property
    def entities(self) -> dict[str, Any]:
        assert self.result is not None, "nothing was said yet"
        return self.result.report.entities

    @property
    def about(self) -> dict[str, Any]:
        assert self.result is not None, "nothing was said yet"
        return self.result.report.about
