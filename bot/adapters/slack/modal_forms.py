"""Forms as modal windows: opened while a press is fresh, made anew as they are filled in, looked at when submitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog

from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.inbound import person_of
from bot.adapters.slack.modals import entered_in, errors_answer, modal_view, options_answer, search_of, subject_of
from bot.adapters.slack.ports import Desk
from bot.adapters.slack.profiles import Profiles
from bot.messaging.incoming import Sender
from bot.translation import _

log = structlog.get_logger(__name__)

Body = Mapping[str, Any]

#: A person was quicker than we: what they see now is newer.
_OVERTAKEN = ("hash_conflict", "not_found", "view_not_found", "expired_trigger_id")


class ModalForms:
    """Nothing of a form is kept here: what it is about comes back with it."""

    def __init__(self, api: SlackApi, desk: Desk, profiles: Profiles) -> None:
        self._api = api
        self._desk = desk
        self._profiles = profiles

    async def open(self, body: Body, name: str, given: Mapping[str, Any]) -> None:
        """Over whatever they look at. A trigger is good for three seconds."""
        form = await self._desk.form(await self._sender(body), name, given)
        await self._call("views.open", body, trigger_id=body["trigger_id"], view=modal_view(form))

    async def open_by_button(self, body: Body) -> bool:
        """False when the button opens no form, or not any more."""
        found = await self._desk.form_of(await self._sender(body), body["actions"][0]["action_id"])
        if found is None:
            return False
        try:
            await self.open(body, *found)
        except LookupError:
            return False
        return True

    @staticmethod
    def is_about_form(body: Body) -> bool:
        """Whether something was changed in an open form, rather than a button pressed."""
        return bool((body.get("view") or {}).get("type") == "modal")

    async def changed(self, body: Body) -> None:
        """Other parts of the form depend on what was changed."""
        view = body["view"]
        name, given = subject_of(view)
        form = await self._desk.form(await self._sender(body), name, given, entered_in(view))
        await self._call("views.update", body, view_id=view["id"], hash=view["hash"], view=modal_view(form))

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

    async def _call(self, method: str, body: Body, **arguments: Any) -> None:
        try:
            await self._api.call(method, person_of(body), **arguments)
        except SlackRefusal as refusal:
            if refusal.code not in _OVERTAKEN:
                raise
            log.warning("form not shown", reason=str(refusal))
