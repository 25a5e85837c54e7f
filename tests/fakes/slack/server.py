"""The fake itself: a server, the people who use it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Self

from aiohttp import web

from bot.clock import Clock, SystemClock
from tests.fakes.slack.acting import Acting
from tests.fakes.slack.answering import ResponseUrls
from tests.fakes.slack.breaking import Breaking
from tests.fakes.slack.core import Core
from tests.fakes.slack.delivering.http_mode import HttpMode
from tests.fakes.slack.delivering.outbox import Outbox
from tests.fakes.slack.delivering.socket_mode import SocketMode
from tests.fakes.slack.file_store import FileStore
from tests.fakes.slack.installing import Installing
from tests.fakes.slack.opening import Opening
from tests.fakes.slack.serving import served
from tests.fakes.slack.settling import Settling
from tests.fakes.slack.signing import Signing
from tests.fakes.slack.talking import Talking
from tests.fakes.slack.watching import Watching
from tests.fakes.slack.web_api import WebApi
from tests.fakes.slack.world import App


class SlackServer(Settling, Installing, Talking, Acting, Opening, Watching, Breaking):
    """Slack on 127.0.0.1, with one app, a workspace or several, and the people who talk to it.

    >>> async with SlackServer() as slack:
    ...     app = AsyncApp(client=AsyncWebClient(token=slack.home_workspace.bot_token, base_url=slack.api_url))
    ...     await AsyncSocketModeHandler(app, slack.app.app_token).connect_async()
    ...     ravi = slack.user("Ravi", tz="Europe/Berlin")
    ...     slack.say(ravi, "Which credential fits a nurse?")
    ...     [answer] = await slack.sent(1)
    ...     delivery = slack.press(ravi, "Compare")
    ...     assert (await delivery).acked

    In Socket Mode nothing else is needed: what people do waits until a connection is there, and each event goes to one
    of the connections. For HTTP mode say where the app listens, ``slack.post_to("http://127.0.0.1:…/slack/events")``.

    What people do is in ``Talking`` (say, edit, slash), ``Acting`` (press, fill, type_ahead) and ``Opening``
    (open_home, shortcut, submit); what administrators do in ``Settling`` and ``Installing``; what goes wrong in
    ``Breaking``; what came of it in ``Watching``. People's doings give a ``Delivery`` at once, which can be awaited.

    ``violations`` lists what the app did that Slack would refuse or that should not be: illegal blocks, text that is
    not escaped, a missing fallback text, a broadcast, unknown arguments. Assert that it is empty.

    ``clock`` is used for timestamps, for triggers (3 seconds) and response URLs (30 minutes); signatures and the
    retries of events go by the machine's time, as the libraries check them by it. ``patience`` is how many seconds
    Slack waits for an ack, ``retries`` after how many seconds each retry of an event follows.
    """

    def __init__(
        self, clock: Clock | None = None, *, patience: float = 3, retries: tuple[float, ...] = (0, 60, 300)
    ) -> None:
        self.core = Core(clock or SystemClock(), lambda kind, payload, ended: self.outbox.tell(kind, payload, ended))
        self.outbox = Outbox(self.core.bell, retries)
        self.sockets = SocketMode(self.core, patience)
        self.outbox.transport = self.sockets
        self.home_workspace = self.workspace("Acme Care")
        self._patience = patience
        self._signing = Signing(self.core.app.signing_secret)
        self._http: HttpMode | None = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self.core.url = await self._stack.enter_async_context(served(self._application()))
        self._stack.push_async_callback(self._close)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    # -- where it is --

    @property
    def url(self) -> str:
        """As ``http://127.0.0.1:40123``."""
        return self.core.url

    @property
    def api_url(self) -> str:
        """What ``AsyncWebClient`` takes as ``base_url``."""
        return f"{self.url}/api/"

    @property
    def app(self) -> App:
        """Ids, tokens and secrets of the app."""
        return self.core.app

    @property
    def mention(self) -> str:
        """The bot of the first workspace, as ``<@U…>``."""
        return f"<@{self.home_workspace.bot_user}>"

    # -- how the app is told --

    def post_to(self, url: str) -> None:
        """From now on HTTP mode: everything is signed and posted there."""
        self._http = HttpMode(url, self._signing, self._patience)
        self._stack.push_async_callback(self._http.close)
        self.outbox.transport = self._http

    async def verify_url(self) -> None:
        """Asks the app to echo a challenge, as the settings page does. Raises AssertionError when it does not."""
        assert self._http is not None, "say first where the app listens: post_to"
        assert await self._http.challenge(self.app.verification_token) == "echo-this"

    def sign_with(self, secret: str | None = None, *, age: timedelta = timedelta(0)) -> None:
        """Signs wrongly from now on: with another secret, or as long ago. Without arguments rightly again."""
        self._signing.secret = self.app.signing_secret if secret is None else secret
        self._signing.age = age

    # -- HTTP --

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=64_000_000)
        api, answers, files = WebApi(self.core, self.sockets), ResponseUrls(self.core), FileStore(self.core)
        routes: list[tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]] = [
            ("*", "/api/{method}", api.handle),
            ("GET", "/link", self.sockets.accept),
            ("POST", "/response/{name:.+}", answers.handle),
            ("POST", "/upload/v1/{file}", files.receive),
            ("GET", "/files-pri/{key}/{name:.+}", files.give),
        ]
        for verb, path, handler in routes:
            application.router.add_route(verb, path, handler)
        return application

    async def _close(self) -> None:
        self.core.closing.set()
        await self.outbox.close()
        await self.sockets.close()
