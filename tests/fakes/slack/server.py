"""The fake itself: a server, the people who use it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

from bot.clock import Clock, SystemClock
from tests.fakes.slack.acting import Acting
from tests.fakes.slack.breaking import Breaking
from tests.fakes.slack.calls import Call
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.messages import Message
from tests.fakes.slack.settling import Settling
from tests.fakes.slack.talking import Talking
from tests.fakes.slack.world import App, Workspace


class SlackServer(Settling, Talking, Acting, Breaking):
    """Slack on 127.0.0.1, with one app, a workspace or several, and the people who talk to it.

    >>> async with SlackServer() as slack:
    ...     app = AsyncApp(client=AsyncWebClient(token=slack.home_workspace.bot_token, base_url=slack.api_url))
    ...     await AsyncSocketModeHandler(app, slack.app.app_token).connect_async()
    ...     ravi = slack.user("Ravi", tz="Europe/Berlin")
    ...     await slack.say(ravi, "Which credential fits a nurse?").deliveries[0]
    ...     [answer] = await slack.sent(1)
    ...     slack.press(ravi, "Compare")

    In Socket Mode nothing else is needed: what people do waits until a connection is there, and each event goes to one
    of the connections. For HTTP mode say where the app listens, ``slack.post_to("http://127.0.0.1:…/slack/events")``.

    ``violations`` lists what the app did that Slack would refuse or that should not be: illegal blocks, text that is
    not escaped, a missing fallback text, a broadcast. Assert that it is empty. ``calls`` are all requests in order,
    ``deliveries`` all that was told to the app.

    ``clock`` is used for timestamps, for triggers (3 seconds) and response URLs (30 minutes); signatures and the
    retries of events go by the machine's time, as the libraries check them by it. ``patience`` is how many seconds
    Slack waits for an ack, ``retries`` after how many seconds each retry of an event follows.
    """

    app: App
    home_workspace: Workspace
    calls: list[Call]
    deliveries: list[Delivery]
    messages: list[Message]
    violations: list[str]

    def __init__(
        self, clock: Clock | None = None, *, patience: float = 3, retries: tuple[float, ...] = (0, 60, 300)
    ) -> None:
        self.clock = clock or SystemClock()

    async def __aenter__(self) -> Self:
        raise NotImplementedError

    async def __aexit__(self, *_: object) -> None:
        raise NotImplementedError

    # -- where it is --

    @property
    def url(self) -> str:
        """As ``http://127.0.0.1:40123``."""
        raise NotImplementedError

    @property
    def api_url(self) -> str:
        """What ``AsyncWebClient`` takes as ``base_url``."""
        return f"{self.url}/api/"

    @property
    def mention(self) -> str:
        """The bot of the first workspace, as ``<@U…>``."""
        return f"<@{self.home_workspace.bot_user}>"

    def post_to(self, url: str) -> None:
        """From now on HTTP mode: everything is signed and posted there."""
        raise NotImplementedError

    async def verify_url(self) -> str:
        """Asks the app to echo a challenge, as the settings page does. Raises AssertionError when it does not."""
        raise NotImplementedError

    def sign_with(self, secret: str | None = None, *, age: timedelta = timedelta(0)) -> None:
        """Signs wrongly from now on: with another secret, or as long ago. Without arguments rightly again."""
        raise NotImplementedError

    # -- what came of it --

    def seen_by(self, user: Any, channel: Any = "dm") -> list[Message]:
        """The messages that somebody sees in a channel: not deleted, and not ephemeral for somebody else."""
        raise NotImplementedError

    def called(self, *methods: str) -> list[Call]:
        raise NotImplementedError

    async def sent(self, count: int) -> list[Message]:
        """The bot's messages, once there are at least ``count`` of them since the start."""
        raise NotImplementedError

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to happen after which ``condition`` holds."""
        raise NotImplementedError

    async def settled(self) -> None:
        """Waits until everything that was told to the app is acked or given up."""
        raise NotImplementedError

    def status(self, channel: Any, thread_ts: str) -> str:
        """What ``assistant.threads.setStatus`` says there now; a message in the thread clears it."""
        raise NotImplementedError

    def prompts(self, channel: Any) -> list[dict[str, str]]:
        """The suggested prompts in a DM now."""
        raise NotImplementedError

    def watch_for(self, *smuggled: str) -> None:
        """Text that must never reach people as markup, such as ``<https://evil.example|click>``: a violation."""
        raise NotImplementedError
