"""What somebody wants of reminders is kept only where it can be read again: else nobody could talk to them any more."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncEngine

import bot.app  # noqa: F401 - declares all tables
from bot.tracking.people import Account, meet, people
from bot.tracking.preferences import MOST_AHEAD, Preferences
from bot.tracking.records import Records
from tests.conftest import NOW

DANA = Account("slack", "U1", "Dana", "Europe/Berlin")


@pytest.mark.parametrize("values", [{"nudge_after": 0}, {"nudge_after": 1_000}, {"birth_month": 13}])
async def test_what_cannot_be_read_again_is_not_kept(engine: AsyncEngine, values: dict[str, int]) -> None:
    async with engine.begin() as connection:
        person = await meet(connection, DANA, NOW)
        records = Records(connection, person.id, NOW, person.preferences)
        await records.prefer(nudges=False)
        with pytest.raises(ValidationError):
            await records.prefer(**values)
        assert records.preferences == Preferences(nudges=False)
    async with engine.begin() as connection:
        assert (await meet(connection, DANA, NOW)).preferences == Preferences(nudges=False)


@pytest.mark.parametrize(("kept", "read"), [(90, 90), (730, MOST_AHEAD), (-7, 0), (None, None)])
async def test_an_early_word_before_an_exam_that_was_kept_as_said_is_read(
    engine: AsyncEngine, kept: int | None, read: int | None
) -> None:
    async with engine.begin() as connection:
        person = await meet(connection, DANA, NOW)
        await connection.execute(
            sa.update(people).where(people.c.id == person.id).values(preferences={"exam_lead": kept})
        )
    async with engine.begin() as connection:
        assert (await meet(connection, DANA, NOW)).preferences.exam_lead == read
