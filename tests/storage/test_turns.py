"""Turns, inbox and outbox on a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.conversations import conversations
from bot.dialogs.engine.given import TurnInput, TurnResult
from bot.messaging import buttons
from bot.messaging.courier import Courier
from bot.messaging.inbox import inbox, record
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.messaging.outbox import outbox
from bot.storage.schema import newest_revision
from bot.tracking.people import people
from tests.conftest import NOW

DANA = Sender("console", "dana", "Dana")


class Collecting(Courier):
    """A courier that keeps what it is given; ``fail`` makes the next sends fail."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.fail = 0

    async def send(self, message: Outgoing) -> str:
        if self.fail:
            self.fail -= 1
            raise ConnectionError("the platform is away")
        self.sent.append(message)
        return str(len(self.sent))


def said(text: str, key: str) -> Incoming:
    return Incoming(key, DANA, text)


async def test_an_event_is_handled_once(laurel: Laurel) -> None:
    courier = Collecting()
    laurel.connect("console", courier)
    await laurel.receive(said("what is the cka", "1"))
    await laurel.receive(said("what is the cka", "1"))
    assert len(courier.sent) == 1


async def test_the_next_process_goes_on_where_the_last_one_stopped(
    laurel: Laurel, rebuild: Callable[[], Laurel]
) -> None:
    laurel.connect("console", Collecting())
    await laurel.receive(said("aws architect", "1"))
    courier = Collecting()
    second = rebuild()
    second.connect("console", courier)
    await second.start()
    await second.receive(said("the second one", "2"))
    await second.close()
    assert "Professional" in str(courier.sent[0].reply)


async def test_what_could_not_be_sent_is_sent_by_the_next_process(
    laurel: Laurel, rebuild: Callable[[], Laurel], clock: SimulatedClock
) -> None:
    broken = Collecting()
    broken.fail = 1
    laurel.connect("console", broken)
    await laurel.receive(said("what is the cka", "1"))
    courier = Collecting()
    clock.advance(timedelta(minutes=1))
    second = rebuild()
    second.connect("console", courier)
    await second.start()
    await second.close()
    assert len(courier.sent) == 1


async def test_an_event_whose_turn_never_committed_is_taken_up_again(
    laurel: Laurel, rebuild: Callable[[], Laurel]
) -> None:
    async with laurel.engine.begin() as connection:
        await record(connection, [said("what is the cka", "1")], laurel.clock.now())
    courier = Collecting()
    second = rebuild()
    second.connect("console", courier)
    await second.start()
    await second.close()
    assert "Kubernetes" in str(courier.sent[0].reply)


async def test_what_was_left_open_is_answered_before_what_follows(laurel: Laurel) -> None:
    courier = Collecting()
    laurel.connect("console", courier)
    async with laurel.engine.begin() as connection:
        await record(connection, [said("what is the cka", "1"), said("what is the cissp", "2")], laurel.clock.now())
    await laurel.receive(said("how much is it", "3"))
    answers = [str(message.reply) for message in courier.sent]
    assert ["CKA" in answers[0], "CISSP" in answers[1], "CISSP" in answers[2]] == [True] * 3


async def test_a_failing_dialog_apologises_and_changes_nothing(laurel: Laurel, monkeypatch: pytest.MonkeyPatch) -> None:
    courier = Collecting()
    laurel.connect("console", courier)
    await laurel.receive(said("aws architect", "1"))

    async def broken(_given: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(laurel.manager, "take", broken)
    await laurel.receive(said("the second one", "2"))
    assert "reference" in str(courier.sent[-1].reply)
    monkeypatch.undo()
    await laurel.receive(said("the second one", "3"))
    assert "Professional" in str(courier.sent[-1].reply)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # the other lets one write at a time
async def test_two_turns_that_wait_for_each_other_are_both_answered(
    laurel: Laurel, rebuild: Callable[[], Laurel], monkeypatch: pytest.MonkeyPatch
) -> None:
    courier, second = Collecting(), rebuild()
    for process in (laurel, second):
        process.connect("console", courier)
    jon = Sender("console", "jon", "Jon")
    await laurel.receive(said("hi", "1"))
    await laurel.receive(Incoming("2", jon, "hi"))
    take, both, begun = laurel.manager.take, asyncio.Barrier(2), []

    async def crossing(given: TurnInput) -> TurnResult:
        """Writes to its own person and then to the other, and the first two meet in between."""
        assert given.records is not None
        begun.append(given)
        for mine in (True, False):
            own = people.c.id == given.records.person_id
            theirs = own if mine else sa.not_(own)
            await given.records.connection.execute(sa.update(people).where(theirs).values(locale="en"))
            if mine and len(begun) <= 2:
                await both.wait()
        return await take(given)

    monkeypatch.setattr(laurel.manager, "take", crossing)
    await asyncio.gather(laurel.receive(said("what is the cka", "3")), second.receive(Incoming("4", jon, "pmp")))
    assert len(begun) == 3
    answers = [str(sent.reply) for sent in courier.sent[2:]]
    assert len(answers) == 2
    assert not any("reference" in answer for answer in answers)


async def test_no_text_is_kept_once_it_is_answered_and_sent(laurel: Laurel) -> None:
    laurel.connect("console", Collecting())
    await laurel.receive(said("my secret plan is to learn the CKA", "1"))
    async with laurel.engine.connect() as connection:
        events = (await connection.execute(sa.select(inbox.c.event))).scalars().all()
        replies = (await connection.execute(sa.select(outbox.c.reply))).scalars().all()
        states = (await connection.execute(sa.select(conversations.c.state))).scalars().all()
    assert events == [{}]
    assert replies == [{}]
    assert "secret" not in str(states)


async def test_a_button_belongs_to_its_conversation(laurel: Laurel) -> None:
    courier = Collecting()
    laurel.connect("console", courier)
    await laurel.receive(said("aws architect", "1"))
    button = courier.sent[-1].reply["buttons"][1]["action"]["id"]
    eve = Sender("console", "eve", "Eve")
    await laurel.receive(Incoming("2", eve, button=button))
    assert "too old" in str(courier.sent[-1].reply)
    await laurel.receive(Incoming("3", DANA, button=button))
    assert "Professional" in str(courier.sent[-1].reply)


async def test_a_button_that_is_forgotten_says_so_and_shows_what_there_is(
    laurel: Laurel, clock: SimulatedClock
) -> None:
    courier = Collecting()
    laurel.connect("console", courier)
    await laurel.receive(said("I passed CKA on 3 May 2025", "1"))
    button = courier.sent[-1].reply["buttons"][0]["action"]["id"]
    clock.move_to(NOW + buttons.KEPT + timedelta(days=1))
    await laurel.keep_house()
    await laurel.receive(Incoming("2", DANA, button=button))
    answer = courier.sent[-1].reply
    assert "too old" in str(answer)
    assert "Certified Kubernetes Administrator" in str(answer)
    await laurel.receive(Incoming("3", DANA, button=answer["buttons"][0]["action"]["id"]))
    assert "too old" not in str(courier.sent[-1].reply)


async def test_an_unknown_migration_state_is_brought_up_to_date_twice_without_harm(laurel: Laurel) -> None:
    await laurel.start()
    async with laurel.engine.connect() as connection:
        assert await connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == newest_revision()
