"""What a team needs, on each kind of database."""

from __future__ import annotations

from collections.abc import Callable

from bot.app import Laurel
from bot.tracking.people import Account, introduce
from bot.tracking.teams import membership, requirements
from tests.conftest import NOW


async def test_what_proves_a_skill_later_counts_after_the_next_start_and_what_counted_goes_on_to(
    laurel: Laurel, rebuild: Callable[[], Laurel]
) -> None:
    async with laurel.engine.begin() as connection:
        lena = await introduce(connection, Account("slack", "T1/lena", "Lena"), NOW)
        team = await membership.create(connection, "Ops", lena, NOW)
        for name, skill in (("Kubernetes", "kubernetes"), ("The old one", None)):
            await requirements.require(
                connection, team, lena, NOW, name=name, credentials=["an-old-one"], skill=skill, needed=None, due=None
            )
    await rebuild().start()
    async with laurel.engine.connect() as connection:
        by_skill, by_name = await requirements.of_teams(connection, [team.id])
    assert by_skill.credentials[0] == "an-old-one"
    assert "cncf-cka" in by_skill.credentials
    assert by_name.credentials == ("an-old-one",)
