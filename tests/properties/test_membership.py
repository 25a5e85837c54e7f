"""Whatever happens in whatever order, a lead sees those who said yes last, and of them what they share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.people import Account, meet
from bot.tracking.records import Records
from bot.tracking.scratch import scratch_records
from bot.tracking.teams import looking, membership
from bot.tracking.teams.membership import EVERYTHING, Share, State
from tests.conftest import NOW
from tests.properties.examples import examples

_NAMES = ("Jon", "Mara", "Omar")
_SHARES = st.lists(st.sampled_from(EVERYTHING), unique=True).map(tuple)
_DEPARTURES: tuple[State, ...] = ("declined", "left", "removed")
_HAPPENS = st.tuples(
    st.sampled_from(_NAMES),
    st.one_of(
        st.just("ask"),
        st.just("lead"),
        st.just("hide"),
        st.sampled_from(_DEPARTURES),
        st.tuples(st.just("join"), _SHARES),
        st.tuples(st.just("share"), _SHARES),
    ),
)


@examples(40)
@given(st.lists(_HAPPENS, max_size=12))
def test_only_members_are_seen_and_only_what_they_share(
    story: list[tuple[str, str | tuple[str, tuple[Share, ...]]]],
) -> None:
    asyncio.run(_live(story))


async def _live(story: Sequence[tuple[str, str | tuple[str, tuple[Share, ...]]]]) -> None:
    async with scratch_records(NOW) as lead:
        connection = lead.connection
        team = await membership.create(connection, "Ops", lead.person_id, NOW)
        people = {name: await _somebody(connection, name) for name in _NAMES}
        members: dict[str, tuple[Share, ...]] = {}
        hidden: set[str] = set()
        for i, (name, what) in enumerate(story):
            await _do(connection, team.id, people[name], what, i)
            kind, shares = what if isinstance(what, tuple) else (what, ())
            if kind == "join" or (kind == "share" and name in members):
                members[name] = shares
            elif kind in _DEPARTURES:
                members.pop(name, None)
            elif kind == "hide":
                hidden.add(name)
        view = await looking.look(connection, lead.person_id, team.id, "team_progress", NOW)
        assert {m.name: m.shares for m in view.members} == members
        for member in view.members:
            shown = "credentials" in member.shares and member.name not in hidden
            assert [h.name for h in member.holdings] == ([f"Card of {member.name}"] if shown else [])
            assert all((h.expires is not None) == ("dates" in member.shares) for h in member.holdings)


async def _somebody(connection: AsyncConnection, name: str) -> Records:
    person = await meet(connection, Account("slack", name, name), NOW)
    records = Records(connection, person.id, NOW)
    await records.add(f"Card of {name}", None, expires=date(2027, 4, 19))
    return records


async def _do(
    connection: AsyncConnection, team: int, who: Records, what: str | tuple[str, tuple[Share, ...]], i: int
) -> None:
    now = NOW + timedelta(minutes=i)
    match what:
        case "ask":
            await membership.ask(connection, team, who.person_id, None, now)
        case "lead":
            await membership.make_lead(connection, team, who.person_id)
        case "hide":
            await who.change((await who.holdings())[0].id, private=True)
        case ("join", shares):
            await membership.join(connection, team, who.person_id, now, shares)
        case ("share", shares):
            await membership.change(connection, team, who.person_id, shares=list(shares))
        case "declined" | "left" | "removed":
            await membership.depart(connection, team, who.person_id, what, now)
