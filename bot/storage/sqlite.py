"""SQLite connections that cross to their thread only where they may have to wait.

aiosqlite hands every call to a thread: opening a cursor, executing, fetching and closing are four hand-overs
of 0.15 ms or more each, several times what SQLite itself takes. Here beginning (which waits for the write lock)
and committing (which waits for the disk) are handed over; the statements between them wait for nothing and run at
once.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

#: Takes the write lock at once, instead of failing half way when somebody else has it.
BEGIN = "BEGIN IMMEDIATE"


class _Cursor:
    """What SQLAlchemy uses of a cursor; everything it may ask for later is fetched with the execution."""

    arraysize = 1

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> _Cursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> _Cursor:
        if sql == BEGIN:
            await self._connection.begin()
        elif sql.startswith("SELECT"):
            self._connection.read(self._run, sql, parameters)
        else:
            await self._connection.run(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> _Cursor:
        await self._connection.run(self._run_many, sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """The thread closed it already."""

    def _run(self, raw: sqlite3.Connection, sql: str, parameters: Sequence[Any]) -> None:
        self._keep(raw.execute(sql, parameters))

    def _run_many(self, raw: sqlite3.Connection, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self._keep(raw.executemany(sql, parameters))

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self._rows = cursor.description, cursor.fetchall()
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


class _Connection(aiosqlite.Connection):
    """``turn`` is shared by all connections of the process to a file: a transaction holds it from its begin to its end.

    SQLite itself lets those that wait try now and then, and whoever comes at the right moment goes first: one may be
    passed over for seconds. Here they go in the order in which they came.
    """

    def __init__(self, path: str, turn: asyncio.Lock) -> None:
        super().__init__(lambda: sqlite3.connect(path, check_same_thread=False), 64)
        self._turn = turn
        self._holds_turn = False

    async def begin(self) -> None:
        await self._turn.acquire()
        self._holds_turn = True
        try:
            await self.run(sqlite3.Connection.execute, BEGIN)
        except BaseException:
            self._let_go()
            raise

    async def commit(self) -> None:
        await super().commit()
        self._let_go()

    def stop(self) -> asyncio.Future[Any] | None:
        self._let_go()
        return super().stop()

    def _let_go(self) -> None:
        if self._holds_turn:
            self._holds_turn = False
            self._turn.release()

    def cursor(self) -> _Cursor:  # type: ignore[override]
        return _Cursor(self)

    async def rollback(self) -> None:
        """Called on every return to the pool; mostly there is nothing to roll back."""
        try:
            if self._conn.in_transaction:
                await super().rollback()
        finally:
            self._let_go()

    async def run(self, function: Any, *arguments: Any) -> None:
        if self._conn.in_transaction:
            function(self._conn, *arguments)
        else:
            await self._execute(function, self._conn, *arguments)  # type: ignore[no-untyped-call]

    def read(self, function: Any, *arguments: Any) -> None:
        """At once also outside of a transaction: in write-ahead mode a reader waits for no writer."""
        function(self._conn, *arguments)


async def connect(path: str, turn: asyncio.Lock) -> aiosqlite.Connection:
    """For ``create_async_engine(async_creator=…)``; ``turn`` is one for all connections of the engine."""
    connection = _Connection(path, turn)
    connection._thread.daemon = True  # as SQLAlchemy does for the connections that it makes itself
    return await connection
