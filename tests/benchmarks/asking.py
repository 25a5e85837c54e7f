"""People who ask the bot in direct messages, and an account of what came of each question."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from tests.fakes.slack import Message, Said, SlackServer, User

#: Each is answered with one message, whatever was asked before.
QUESTIONS = ("how much is the CKA?", "how long is the PMP valid?", "cka vs ckad", "what does the CISSP prove?")


class _Dated(list[Message]):
    """The fake's messages, and when each of the bot's came."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[tuple[float, Message]] = []

    def append(self, message: Message) -> None:
        if message.bot:
            self.came.append((perf_counter(), message))
        super().append(message)


@dataclass(frozen=True)
class Account:
    """Of ``asked`` questions: ``acks`` and ``waits`` in seconds, and what should not be."""

    asked: int
    acks: list[float]
    retried: int
    waits: list[float]
    unanswered: int
    answered_twice: int
    out_of_order: int
    drained: float


class Crowd:
    """``count`` people, each with a direct message of their own."""

    def __init__(self, slack: SlackServer, count: int) -> None:
        self._slack = slack
        self._people = [slack.user(f"Person {number}") for number in range(count)]
        self._messages = slack.core.messages = _Dated()

    @property
    def one(self) -> User:
        return self._people[0]

    async def ask(self, per_second: float, seconds: float, patience: float) -> Account:
        """Evenly, the people in turns; then wait for the answers, no longer than ``patience`` without one."""
        began, already, asked = perf_counter(), len(self._messages.came), list[tuple[float, Said]]()
        for number in range(round(per_second * seconds)):
            await asyncio.sleep(max(0.0, began + number / per_second - perf_counter()))
            person = self._people[number % len(self._people)]
            asked.append((perf_counter(), self._slack.say(person, QUESTIONS[number % len(QUESTIONS)])))
        ended = perf_counter()
        await self._answered(already + len(asked), patience)
        return self._account(asked, self._messages.came[already:], ended)

    async def _answered(self, count: int, patience: float) -> None:
        last, since = len(self._messages.came), perf_counter()
        while len(self._messages.came) < count and perf_counter() - since < patience:
            await asyncio.sleep(0.1)
            if len(self._messages.came) > last:
                last, since = len(self._messages.came), perf_counter()
        await asyncio.sleep(2)  # for what should not come any more

    def _account(self, asked: list[tuple[float, Said]], came: list[tuple[float, Message]], ended: float) -> Account:
        """An answer stands in the thread of its question."""
        times = {(said.message.channel, said.ts): at for at, said in asked}
        answers = Counter((message.channel, message.thread_ts) for _at, message in came)
        deliveries = [delivery for _at, said in asked for delivery in said.deliveries]
        return Account(
            asked=len(asked),
            acks=[delivery.latency for delivery in deliveries if delivery.acked],
            retried=sum(1 for delivery in deliveries if len(delivery.attempts) > 1 or not delivery.acked),
            waits=[at - times[key] for at, m in came if (key := _key(m)) in times],
            unanswered=sum(1 for key in times if not answers[key]),
            answered_twice=sum(1 for key in times if answers[key] > 1),
            out_of_order=_out_of_order([said.message for _at, said in asked], [message for _at, message in came]),
            drained=max((at for at, _message in came), default=ended) - ended,
        )


def _key(message: Message) -> tuple[str, Any]:
    return message.channel, message.thread_ts


def _out_of_order(asked: list[Message], came: list[Message]) -> int:
    """People whose first answers did not come in the order of their questions."""
    wanted, got = defaultdict[str, list[Any]](list), defaultdict[str, list[Any]](list)
    for message in asked:
        wanted[message.channel].append(message.ts)
    for message in came:
        if message.thread_ts not in got[message.channel]:
            got[message.channel].append(message.thread_ts)
    return sum(
        1 for channel, order in wanted.items() if got[channel] != [ts for ts in order if ts in set(got[channel])]
    )
