"""The life of a serving process: start everything, run until told to stop, then let go in order and lose nothing."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import structlog
import uvicorn
from filelock import FileLock, Timeout
from starlette.routing import BaseRoute

from bot.app import Laurel
from bot.messaging.courier import Courier
from bot.patterns import compile_each
from bot.scheduling.ticks import Ticks, guarded
from bot.serving.health import look_over, warnings
from bot.serving.metrics import Metrics
from bot.serving.web import web_application
from bot.storage.engine import sqlite_file

log = structlog.get_logger(__name__)

#: From the signal to the end, in seconds: what cannot be answered by then is left to the next process.
DRAIN_WITHIN = 20.0
_LEAVE_FOR_THE_REST = 4.0
#: Between two patterns that are compiled, so that messages go before.
_BREATH = 0.02


class SecondProcessError(Exception):
    """Another process serves this SQLite file; the message says what to do."""


class AddressError(Exception):
    """Nothing can be served at the address of the settings; the message says what to do."""


class Adapter(Protocol):
    """A platform's two directions. ``pause``: nothing more comes in, answers still go out. ``stop``: the end."""

    @property
    def platform(self) -> str: ...

    @property
    def courier(self) -> Courier: ...

    @property
    def trouble(self) -> str | None:
        """Why nothing can come in at the moment, without anything private; None when all is well."""

    def routes(self) -> Sequence[BaseRoute]: ...

    async def start(self) -> None: ...

    async def pause(self) -> None: ...

    async def stop(self) -> None: ...


@contextmanager
def only_process(database_url: str) -> Iterator[None]:
    """Hold an SQLite database for this process alone. Raises SecondProcessError. A server's may be shared."""
    path = sqlite_file(database_url)
    if path is None:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise SecondProcessError(
            f"Another Laurel is already serving {path}. Stop it first, or use PostgreSQL (LAUREL_DATABASE_URL), "
            "where any number run side by side."
        ) from None
    try:
        yield
    finally:
        lock.release()


def listening_at(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one. Raises AddressError.

    What is answered leaves at once: asyncio takes no notice of the connections of a socket that was made without naming
    its protocol, and the body of an answer would wait 40 ms until its head is acknowledged.
    """
    try:
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.create_server(address[:2], family=family)
    except OSError as error:
        raise AddressError(
            f"Nothing can be served at {host}:{port} ({error.strerror or error}). "
            "Choose another address with LAUREL_HTTP_HOST and LAUREL_HTTP_PORT."
        ) from None
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # its connections inherit it
    return listening


async def _warm_up() -> None:
    """What the first people who say something would wait for."""
    for _ in compile_each():
        await asyncio.sleep(_BREATH)


class _Server(uvicorn.Server):
    """Signals are ours: the drain has an order that the web server does not know."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Service:
    """One serving process. ``serve`` returns after a drain, at SIGTERM, SIGINT or ``stop``."""

    def __init__(self, laurel: Laurel, adapters: Sequence[Adapter], host: str, port: int) -> None:
        self._laurel = laurel
        self._adapters = adapters
        self.metrics = Metrics()
        config = uvicorn.Config(
            web_application(laurel, self.metrics, adapters), log_config=None, access_log=False, lifespan="off",
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        self._address = host, port
        self._server = _Server(config)
        self._ticks = Ticks(laurel.planner.tick, laurel.dispatcher.begin, laurel.keep_house)
        self._told_to_stop = asyncio.Event()

    def stop(self) -> None:
        self._told_to_stop.set()

    @property
    def port(self) -> int:
        """Where the web application listens, once it does."""
        return int(self._server.servers[0].sockets[0].getsockname()[1])

    async def serve(self) -> None:
        """Raises AddressError, and what the start of a platform or of the database raises."""
        laurel = self._laurel
        for adapter in self._adapters:
            laurel.connect(adapter.platform, adapter.courier)
        laurel.observe(self.metrics.turn)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self.stop)
        web: asyncio.Task[None] | None = None
        beside: list[asyncio.Task[None]] = []
        try:
            await laurel.prepare()
            for sentence in warnings(
                await look_over(laurel.engine, list(laurel.dispatcher.couriers), laurel.clock.now())
            ):
                log.warning(sentence)
            web = asyncio.create_task(self._server.serve(sockets=[listening_at(*self._address)]))
            for adapter in self._adapters:
                await adapter.start()
            # Beside what is new: after a night off, thousands of reminders may have to go out first
            beside += [asyncio.create_task(guarded(each)) for each in (laurel.catch_up, _warm_up)]
            self._ticks.start()
            log.info("serving", platforms=[adapter.platform for adapter in self._adapters])
            stopping = asyncio.create_task(self._told_to_stop.wait())
            await asyncio.wait({web, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
        finally:
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(name)
            for task in beside:
                task.cancel()
            await self._drain(web)

    async def _drain(self, web: asyncio.Task[None] | None) -> None:
        """No more in; answer what was accepted; let go of the platforms last, for answers leave through them."""
        log.info("draining")
        self._laurel.closing = True
        self._ticks.stop()
        for adapter in self._adapters:
            with contextlib.suppress(Exception):
                await adapter.pause()
        await self._laurel.drain(DRAIN_WITHIN - _LEAVE_FOR_THE_REST)
        for adapter in self._adapters:
            with contextlib.suppress(Exception):
                await adapter.stop()
        self._server.should_exit = True
        if web is not None:
            await asyncio.gather(web, return_exceptions=True)
        await self._laurel.close()
        log.info("stopped")
