"""Forms as modal windows: opened while a press is fresh, made anew as they are filled in, looked at when submitted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

import structlog

from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.blockkit.modals import (
    entered_in,
    errors_answer,
    modal_view,
    options_answer,
    search_of,
    subject_of,
)
from bot.adapters.slack.ports import Desk
from bot.adapters.slack.profiles import Profiles
from bot.adapters.slack.receiving.inbound import person_of
from bot.messaging.courier import DeliveryError
from bot.messaging.incoming import Sender
from bot.translation import _

log = structlog.get_logger(__name__)

Body = Mapping[str, Any]

#: They closed the form meanwhile.
_CLOSED = ("not_found", "view_not_found")


class ModalForms:
    """Nothing of a form is kept here: what it is about comes back with it."""

    def __init__(self, api: SlackApi, desk: Desk, profiles: Profiles) -> None:
        self._api = api
        self._desk = desk
        self._profiles = profiles
        #: By the id of a view whose changes are being followed; gone when they are.
        self._in_order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def open(self, body: Body, name: str, given: Mapping[str, Any]) -> bool:
        """Over whatever they look at; False when there is no such form any more, or Slack does not show it: the trigger
        is good for three seconds.
        """
        try:
            form = await self._desk.form(await self._sender(body), name, given)
            await self._api.call("views.open", person_of(body), trigger_id=body["trigger_id"], view=modal_view(form))
        except (LookupError, SlackRefusal, DeliveryError) as error:
            log.warning("form not shown", form=name, reason=_reason(error))
            return False
        return True

    async def open_by_button(self, body: Body) -> bool:
        """False when the button opens no form, or not any more."""
        found = await self._desk.form_of(await self._sender(body), body["actions"][0]["action_id"])
        return found is not None and await self.open(body, *found)

    @staticmethod
    def is_about_form(body: Body) -> bool:
        """Whether something was changed in an open form, rather than a button pressed."""
        return bool((body.get("view") or {}).get("type") == "modal")

    async def changed(self, body: Body) -> None:
        """Other parts of the form depend on what was changed.

        Changes of one view are followed in their order, without its hash: that of a second change was made before the
        form was updated for the first, and Slack would refuse it.
        """
        view = body["view"]
        lock = self._in_order.setdefault(view["id"], asyncio.Lock())
        async with lock:
            name, given = subject_of(view)
            form = await self._desk.form(await self._sender(body), name, given, entered_in(view))
            try:
                await self._api.call("views.update", person_of(body), view_id=view["id"], view=modal_view(form))
            except SlackRefusal as refusal:
                if refusal.code not in _CLOSED:
                    raise

    async def suggestions(self, body: Body) -> dict[str, Any]:
        """For a field in which somebody is typing: the ack."""
        sender = Sender("slack", str(person_of(body)))
        return options_answer(await self._desk.suggest(sender, search_of(body), body.get("value") or ""))

    async def submitted(self, body: Body) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """The ack, and what is asked for; None when something is wrong, which the ack says beside the field."""
        view = body["view"]
        name, given = subject_of(view)
        try:
            checked = await self._desk.check(await self._sender(body), name, given, entered_in(view))
        except LookupError:
            gone = _("What this form is about is not there any more. Close it and ask me again.")
            return errors_answer(view, {"": gone}), None
        if checked.wrong:
            return errors_answer(view, checked.wrong), None
        return {}, checked.action

    async def _sender(self, body: Body) -> Sender:
        return await self._profiles.of(Sender("slack", str(person_of(body))))


def _reason(error: Exception) -> str:
    return type(error).__name__ if isinstance(error, LookupError) else str(error)
