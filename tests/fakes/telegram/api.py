"""The fake itself: a server, the people who use it, and what can be asked of it and done to it."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable, Collection
from contextlib import AsyncExitStack
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.browser import browser
from tests.fakes.telegram import updates, world
from tests.fakes.telegram.bodies import Call, read_call
from tests.fakes.telegram.faults import ApiError, Fault
from tests.fakes.telegram.methods import Methods
from tests.fakes.telegram.queue import UpdateQueue
from tests.fakes.telegram.serving import served
from tests.fakes.telegram.world import Chat, Sent, User

#: Seconds until something that does not happen fails the test.
PATIENCE = 60


class BotApi:
    """Telegram's Bot API on 127.0.0.1, with one bot and the people who talk to it.

    >>> async with BotApi() as api:
    ...     ravi = api.user("Ravi")
    ...     api.say(ravi, "hello")
    ...     [answer] = await api.sent(1)
    ...     api.press(ravi, "Compare")

    Give the bot ``api.url`` as its ``api_url`` and ``api.token`` as its token. It polls or registers a webhook; in
    that case ``await api.push()`` delivers the oldest update that waits. ``calls`` are all requests in order,
    ``messages`` the bot's messages as they stand. ``fail``, ``hang``, ``block`` and the like make things go wrong.
    """

    token = world.TOKEN
    username = world.BOT_NAME
    bot_id = world.BOT_ID

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.methods = Methods()
        self.queue = UpdateQueue()
        self.people: dict[int, User] = {}
        self._faults: list[Fault] = []
        self._happened = asyncio.Condition()
        self._closing = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        routes = [
            Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
            Route("/file/bot{token}/documents/{key}", self._file),
        ]
        self.url = await self._stack.enter_async_context(served(Starlette(routes=routes)))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self.queue.announce()
        await asyncio.gather(*self._tasks)
        await self._stack.aclose()

    # -- who there is --

    def user(
        self, name: str = "Ravi", *, language: str | None = "en", started: bool = True, last_name: str | None = None,
        username: str | None = None,
    ) -> User:  # fmt: skip
        """Somebody new; unless ``started``, the bot may not write to them."""
        user = User(self.methods.number(), name, language, last_name=last_name, username=username)
        self.people[user.id] = user
        closed = None if started else "bot can't initiate conversation with a user"
        self.methods.chats[user.id] = Chat(user.id, closed=closed)
        return user

    def group(self, title: str = "Ops team", *, topics: Collection[int] = (), supergroup: bool = False) -> Chat:
        """A group that the bot is a member of; with ``topics`` a forum."""
        number = -1_000_000_000_000 - self.methods.number()
        kind = "supergroup" if topics or supergroup else "group"
        chat = self.methods.chats[number] = Chat(number, kind, title, set(topics))
        return chat

    # -- what people do; each gives the update's id --

    def say(
        self, user: User, text: str, chat: Chat | None = None, *, thread: int | None = None, to: Sent | None = None
    ) -> int:
        """Types a text, in private or in a group, perhaps as a reply to a message of the bot. Write ``user.mention`` to
        mention somebody.
        """
        fields: dict[str, Any] = {} if to is None else {"reply_to_message": to.as_json(self.methods.chats[to.chat])}
        return self.post(user, text, chat, thread=thread, **fields)

    def upload(
        self, user: User, name: str, content: bytes, *, caption: str | None = None, chat: Chat | None = None,
        media_type: str | None = None, size: int | None = None,
    ) -> int:  # fmt: skip
        """Sends a file. ``size`` is what Telegram says of it, which can be wrong."""
        key = f"file{self.methods.number()}"
        self.methods.files[key] = (name, content)
        document: dict[str, Any] = {"file_id": key, "file_unique_id": key, "file_name": name}
        document["file_size"] = len(content) if size is None else size
        document |= {"mime_type": media_type} if media_type else {}
        words: dict[str, Any] = {"caption": caption} if caption else {}
        return self.post(user, None, chat, document=document, **words)

    def post(
        self, user: User, text: str | None = None, chat: Chat | None = None, *, thread: int | None = None, **fields: Any
    ) -> int:
        """Sends any kind of message, such as ``sticker={…}``."""
        place = chat or self.methods.chats[user.id]
        number = self.methods.number()
        return self.deliver(message=updates.message(number, user, place, text, thread, fields, self.people))

    def press(self, user: User, label: str, message: Sent | None = None) -> int:
        """Presses the button of ``message``, or of the last message in the private chat that has such a button."""
        shown = [message] if message else [m for m in reversed(self.messages) if m.chat == user.id]
        for candidate in shown:
            for button in (button for row in candidate.keyboard for button in row):
                if button["text"] == label and "callback_data" in button:
                    return self._pressed(user, candidate, button["callback_data"])
        raise AssertionError(f"no button {label!r}; there are {[m.buttons for m in shown]}")

    def inline(self, user: User, query: str) -> str:
        """Types after the bot's name in some chat. The id is the query's, for ``inline_answer``."""
        key = str(self.methods.number())
        self.deliver(inline_query={"id": key, "from": user.as_json(), "query": query, "offset": ""})
        return key

    def deliver(self, **content: Any) -> int:
        """Any update at all."""
        number = self.queue.add(**content)
        self._soon(self.queue.announce())
        return number

    def redeliver(self, update: int) -> None:
        """The same update once more, although it was acknowledged."""
        self.queue.again.append(copy.deepcopy(self.queue.past[update]))
        self._soon(self.queue.announce())

    async def push(self, *, shows: str | None = None) -> int:
        """Posts the oldest waiting update to the webhook and gives the status; anything but 2xx keeps it waiting.

        ``shows`` is what somebody else than Telegram might give as the secret.
        """
        hook = self.methods.webhook
        assert hook is not None, "no webhook is set"
        shown = hook["secret_token"] if shows is None else shows
        headers = {b"X-Telegram-Bot-Api-Secret-Token": shown.encode()}
        async with browser(timeout=PATIENCE) as client:
            response = await client.post(hook["url"], json=self.queue.waiting[0], headers=headers)
        if response.is_success:
            self.queue.waiting.pop(0)
        return response.status_code

    # -- what the bot did --

    @property
    def messages(self) -> list[Sent]:
        return self.methods.messages

    def called(self, *methods: str) -> list[Call]:
        return [call for call in self.calls if call.method in methods]

    async def sent(self, count: int) -> list[Sent]:
        """The bot's messages, once there are at least ``count`` of them since the start."""
        await self.until(lambda: len(self.messages) >= count)
        return self.messages

    async def inline_answer(self, query: str) -> list[dict[str, Any]]:
        """The results, once the query is answered."""
        await self.until(lambda: query in self.methods.inline)
        return self.methods.inline[query]

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits for a call after which ``condition`` holds."""
        try:
            async with asyncio.timeout(PATIENCE), self._happened:
                await self._happened.wait_for(condition)
        except TimeoutError:
            done = [(call.method, call.get("text", "")[:60]) for call in self.calls if call.method != "getUpdates"]
            raise AssertionError(f"it did not happen; the calls were {done}") from None

    # -- what goes wrong --

    def fail(
        self, status: int, description: str, *methods: str, chat: Chat | User | None = None, times: int = 1,
        after: bool = False, **parameters: Any,
    ) -> None:  # fmt: skip
        """The next ``times`` calls of ``methods`` are answered so; ``after``: although they were carried out."""
        refusal = ApiError(status, description, **parameters)
        self._faults.append(Fault(refusal, methods, chat.id if chat else None, times, after))

    def slow_down(self, seconds: int, *methods: str, chat: Chat | User | None = None, times: int = 1) -> None:
        text = f"Too Many Requests: retry after {seconds}"
        self.fail(429, text, *methods, chat=chat, times=times, retry_after=seconds)

    def hang(self, *methods: str, times: int = 1) -> None:
        """The next calls are never answered."""
        self._faults.append(Fault(None, methods, None, times))

    def block(self, user: User) -> None:
        self.methods.chats[user.id].closed = "bot was blocked by the user"

    def unblock(self, user: User) -> None:
        self.methods.chats[user.id].closed = None

    def kick(self, chat: Chat) -> None:
        self.methods.chats[chat.id].closed = "bot was kicked from the group chat"

    def upgrade(self, chat: Chat) -> Chat:
        """The group becomes a supergroup, with another number."""
        new = self.group(chat.title or "", supergroup=True)
        chat.moved = new.id
        return new

    # -- HTTP --

    async def _call(self, request: Request) -> Response:
        if request.path_params["token"] != self.token:
            return JSONResponse(ApiError(401, "Unauthorized").as_json(), 401)
        call = await read_call(request.path_params["method"], request)
        self.calls.append(call)
        try:
            result = await self._result(call)
        except ApiError as refusal:
            return JSONResponse(refusal.as_json(), refusal.status)
        finally:
            async with self._happened:
                self._happened.notify_all()
        return JSONResponse({"ok": True, "result": result})

    async def _result(self, call: Call) -> Any:
        fault = next((f for f in self._faults if f.strikes(call.method, call.get("chat_id"))), None)
        if fault is not None and fault.after:
            self.methods.answer(call)
        if fault is not None and fault.refusal is None:
            async with self._happened:
                self._happened.notify_all()
            await self._closing.wait()
        if fault is not None and fault.refusal is not None:
            raise fault.refusal
        if call.method != "getUpdates":
            return self.methods.answer(call)
        if self.methods.webhook is not None:
            text = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise ApiError(409, f"Conflict: {text}")
        return await self.queue.poll(call, self._closing)

    async def _file(self, request: Request) -> Response:
        file = self.methods.files.get(request.path_params["key"])
        if request.path_params["token"] != self.token or file is None:
            return JSONResponse(ApiError(404, "Not Found").as_json(), 404)
        return Response(file[1], media_type="application/octet-stream")

    def _pressed(self, user: User, message: Sent, data: str) -> int:
        key = str(self.methods.number())
        self.methods.queries.add(key)
        shown = message.as_json(self.methods.chats[message.chat])
        query = {"id": key, "from": user.as_json(), "message": shown, "chat_instance": "1", "data": data}
        return self.deliver(callback_query=query)

    def _soon(self, coroutine: Any) -> None:
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
