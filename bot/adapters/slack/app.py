"""Slack as a whole: started, fed over Socket Mode or by HTTP requests, and stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.adapters.background import Background
from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.courier import SlackCourier
from bot.adapters.slack.home_tab import HomeTab
from bot.adapters.slack.installing.installations import Installations, SlackUnreachableError
from bot.adapters.slack.manifest import COMMAND, POSTING_SHORTCUT, PROMPTS, RECORD_SHORTCUT
from bot.adapters.slack.modal_forms import ModalForms
from bot.adapters.slack.place import Place
from bot.adapters.slack.ports import Desk, Door
from bot.adapters.slack.profiles import Profiles
from bot.adapters.slack.receiving import inbound, web
from bot.adapters.slack.receiving.bolt import bolt_app
from bot.adapters.slack.receiving.connection import Connection
from bot.adapters.slack.receiving.intake import Intake
from bot.adapters.slack.working import Working
from bot.messaging.buttons import FORM_ID
from bot.messaging.courier import DeliveryError
from bot.messaging.incoming import Sender

log = structlog.get_logger(__name__)

#: Seconds for what was taken in to be recorded, and for turns under way, when the process stops.
DRAIN = 3.0
_DONE = BoltResponse(status=200)

Body = Mapping[str, Any]


class Slack:
    """One app, in one workspace or many. ``courier`` can send as soon as this is built; events come in between
    ``start`` and ``stop``.

    With an ``app_token`` Slack is reached over Socket Mode; otherwise the ``routes`` must be served where the app's
    settings say, and ``signing_secret`` proves that Slack sent what comes there. ``pages`` are further routes, for
    those who install the app.
    """

    platform = "slack"

    def __init__(
        self,
        installations: Installations,
        door: Door,
        desk: Desk,
        *,
        app_token: str | None = None,
        signing_secret: str | None = None,
        api_url: str = AsyncWebClient.BASE_URL,
        pages: Sequence[Route] = (),
    ) -> None:
        self._installations = installations
        self._door = door
        self._api = SlackApi(installations, api_url)
        self._profiles = Profiles(self._api)
        self._background = Background(_reason)
        self._pressing = Background(_reason)
        self._working = Working(self._api, self._background)
        self._intake = Intake(door, self._working.watch)
        self._home = HomeTab(self._api, desk, self._profiles, self._background)
        self._forms = ModalForms(self._api, desk, self._profiles)
        self._pages = list(pages)
        self._bolt = bolt_app(installations, self._take, signing_secret, api_url)
        self._connection = Connection(app_token, self._bolt.async_dispatch, api_url) if app_token else None
        self._open = False
        self.courier = SlackCourier(self._api, self._profiles, self._home.changed)

    async def start(self) -> None:
        """Begins to receive. While Slack cannot be reached this returns all the same, and goes on trying.

        Raises SlackSetupError when Slack refuses a token.
        """
        with contextlib.suppress(SlackUnreachableError):
            await self._installations.find("")  # tries the one workspace's token; of many, none is without a name
        self._open = True
        if self._connection is not None:
            await self._connection.start()

    def routes(self) -> list[Route]:
        """To be served at the address that the app's settings name."""
        return [*([] if self._connection else web.routes(self._bolt)), *self._pages]

    @property
    def trouble(self) -> str | None:
        """Why nothing can come in at the moment; None when all is well."""
        return self._connection.trouble() if self._connection is not None and self._open else None

    async def pause(self) -> None:
        """Takes nothing more in; answers still go out."""
        self._open = False
        if self._connection is not None:
            await self._connection.stop(DRAIN)
        await self._pressing.settle(DRAIN)  # a form that cannot be shown becomes an event
        await self._intake.close(DRAIN)

    async def stop(self) -> None:
        """Pauses, waits a little for turns under way, and closes the connections."""
        if self._open:
            await self.pause()
        await self._working.settle(DRAIN)
        await self._pressing.close()
        await self._background.close()
        await self._api.close()

    # -- what Slack delivers --------------------------------------------------------------------------------

    async def _take(self, request: AsyncBoltRequest) -> BoltResponse:
        """The one listener: verified requests are recorded, or answered at once where Slack waits for that."""
        if not self._open:
            return BoltResponse(status=503)  # delivered again, to whoever serves then
        body, bot_user = request.body, request.context.bot_user_id or ""
        kind = body.get("type")
        if kind == "event_callback":
            await self._event(body, bot_user)
        elif body.get("command") == COMMAND:
            await self._intake.take(inbound.slash_command(body, bot_user))
        elif kind == "block_actions":
            await self._pressed(body)
        elif kind == "message_action" and body.get("callback_id") == POSTING_SHORTCUT:
            await self._intake.take(inbound.posting(body, bot_user))
        elif kind == "shortcut" and body.get("callback_id") == RECORD_SHORTCUT:
            self._pressing.run("form", self._record(body))
        elif kind == "block_suggestion":
            return BoltResponse(status=200, body=await self._forms.suggestions(body))
        elif kind == "view_submission":
            return await self._submitted(body)
        return _DONE

    async def _event(self, body: Body, bot_user: str) -> None:
        event = body["event"]
        match event["type"]:
            case "message" | "app_mention":
                for heard in inbound.messages(body, bot_user):
                    await self._intake.take(heard)
            case "app_home_opened":
                self._opened(body, inbound.place_in(body, event["user"]))
            case "user_change":
                user = event["user"]
                self._background.run("profile", self._follow(inbound.place_in(body, user["id"]), user))
            case "subteam_updated":
                self._group_changed(inbound.place_in(body, event["subteam"]["id"]))
            case "subteam_members_changed":
                self._group_changed(inbound.place_in(body, event["subteam_id"]))
            case "app_uninstalled":
                await self._uninstalled(body)
            case "tokens_revoked":
                if event.get("tokens", {}).get("bot"):
                    await self._uninstalled(body)

    async def _pressed(self, body: Body) -> None:
        if self._forms.is_about_form(body):
            self._pressing.run("form", self._forms.changed(body))
        elif body["actions"][0]["action_id"].startswith(FORM_ID):
            self._pressing.run("form", self._open_form(body))
        elif (heard := inbound.press(body)) is not None:
            await self._intake.take(heard)

    async def _open_form(self, body: Body) -> None:
        """A form that cannot be shown any more is asked in sentences, as where there are none."""
        heard = inbound.press(body)
        if not await self._forms.open_by_button(body) and heard is not None:
            await self._intake.take(heard)

    async def _record(self, body: Body) -> None:
        if not await self._forms.open(body, "record", {}):
            await self._intake.take(inbound.recording(body))

    async def _submitted(self, body: Body) -> BoltResponse:
        answer, action = await self._forms.submitted(body)
        if action is not None:
            await self._intake.take(inbound.submission(body, action))
        return BoltResponse(status=200, body=answer) if answer else _DONE

    def _opened(self, body: Body, person: Place) -> None:
        """The Home tab, or the conversation, over which prompts are offered while it is empty."""
        event = body["event"]
        if event.get("tab") == "home":
            self._home.show(str(person))
            return
        prompts = [{"title": title, "message": message} for title, message in PROMPTS]
        offering = self._api.call(
            "assistant.threads.setSuggestedPrompts", person, channel_id=event["channel"], prompts=prompts
        )
        self._background.run("prompts", offering)

    async def _follow(self, person: Place, user: Body) -> None:
        sender = self._profiles.keep(Sender("slack", str(person)), user)
        if user.get("deleted"):
            await self._door.lose(sender)
        else:
            await self._door.follow(sender)

    def _group_changed(self, group: Place) -> None:
        """What is missed, as when the process ends before this is done, is made up for by a daily look."""
        self._background.run("group", self._door.group_changed("slack", str(group)))

    async def _uninstalled(self, body: Body) -> None:
        """What lets the bot in is deleted; nothing of people's records is."""
        when = datetime.fromtimestamp(body["event_time"], UTC)
        await self._installations.forget(body.get("team_id"), body.get("enterprise_id"), before=when)
        log.warning("uninstalled from a Slack workspace", workspace=body.get("team_id"))


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, SlackRefusal | DeliveryError) else type(error).__name__
