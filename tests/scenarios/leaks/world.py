"""Two teams and everybody around them, each with something of their own that is found again wherever it leaks to."""

from __future__ import annotations

import base64
import io
import itertools
import json
import re
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from bot.app import Laurel
from bot.messaging.incoming import Incoming, Outgoing, Platform, Sender
from bot.tracking.people import Account, identities, person_of
from bot.tracking.teams.looking import TeamView, read_view
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import looks, teams
from tests.fakes.couriers import CollectingCourier

Place = Literal["dm", "channel", "slash", "group"]
PLACES: tuple[Place, ...] = ("dm", "channel", "slash", "group")
#: Whose the parts of the story are. ``elsewhere`` has the lead's name in another workspace.
LEAD, OTHER_LEAD, MEMBER, SHY, FORMER, DECLINED, ASKED, STRANGER, ELSEWHERE, ERASED, STEPPED_DOWN = (
    "lena", "dana", "jon", "mara", "omar", "ruby", "will", "noor", "T2:lena", "rosa", "tom",
)  # fmt: skip
EVERYBODY = (LEAD, OTHER_LEAD, MEMBER, SHY, FORMER, DECLINED, ASKED, STRANGER, ELSEWHERE, ERASED, STEPPED_DOWN)
#: What the leads of Ops may read, each with whose it is.
SHARED: dict[str, tuple[str, ...]] = {
    MEMBER: ("19 Apr 2027", "2027-04-19", "19 Apr 2025", "2025-04-19", "37 %", "37%"),
    SHY: ("CPhT",),
}
#: What nobody but its owner may read: private, not shared, or of somebody who is no member.
HIDDEN: dict[str, tuple[str, ...]] = {
    MEMBER: ("WSET", "7 Jul 2028", "2028-07-07"),
    SHY: ("23 Sep 2028", "2028-09-23", "CELTA", "41 %", "41%"),
    FORMER: ("ServSafe", "11 Aug 2027", "2027-08-11"),
    DECLINED: ("NASM", "13 Oct 2027", "2027-10-13"),
    ASKED: ("Welding", "CWI", "29 Jan 2028", "2028-01-29"),
}
_TOLD: dict[str, tuple[str, ...]] = {
    MEMBER: (
        "I passed CKA on 19 Apr 2025, expires 19 Apr 2027",
        "add WSET level 3 wines, expires 7 Jul 2028",
        "make WSET level 3 wines private",
        "I started studying for the PMP",
        "37% of PMP",
    ),
    SHY: ("I have the PTCB CPhT, expires 23 Sep 2028", "I started studying for CELTA", "41% of CELTA"),
    FORMER: ("I have ServSafe food handler, expires 11 Aug 2027",),
    DECLINED: ("I have NASM CPT, expires 13 Oct 2027",),
    ASKED: ("I have the AWS welding inspector CWI, expires 29 Jan 2028",),
}


@dataclass
class World:
    """The bot, and people who write to it from anywhere; ``sent`` is all that left, in order."""

    laurel: Laurel
    courier: CollectingCourier = field(default_factory=CollectingCourier)
    _teams: dict[str, int] = field(default_factory=dict)
    _keys: Iterator[int] = field(default_factory=itertools.count)
    _run: str = field(default_factory=lambda: secrets.token_hex(4))

    async def start(self) -> None:
        for platform in ("slack", "telegram"):
            self.laurel.connect(platform, self.courier)
        await self.laurel.start()

    async def say(self, who: str, text: str, place: Place = "dm") -> list[Outgoing]:
        return await self._deliver(self._incoming(who, place, text=text))

    async def begin(self, who: str, dialog: str, slots: Mapping[str, Any], place: Place = "dm") -> list[Outgoing]:
        """As a button would that somebody forged."""
        return await self._deliver(self._incoming(who, place, action={"begin": dialog, "slots": dict(slots)}))

    async def press(self, who: str, button: str, place: Place = "dm") -> list[Outgoing]:
        return await self._deliver(self._incoming(who, place, button=button))

    async def person(self, who: str) -> int:
        async with self.laurel.engine.connect() as connection:
            found = await person_of(connection, Account("slack", who))
        assert found is not None, who
        return found

    async def team(self, name: str) -> int:
        """By the name it had when it was first asked for."""
        if name in self._teams:
            return self._teams[name]
        async with self.laurel.engine.connect() as connection:
            found = await connection.scalar(sa.select(teams.c.id).where(teams.c.name == name))
        assert found is not None, name
        self._teams[name] = int(found)
        return self._teams[name]

    async def view(self, name: str) -> TeamView:
        team = Team(await self.team(name), name)
        async with self.laurel.engine.connect() as connection:
            return await read_view(connection, team)

    async def looked(self) -> int:
        """How many looks are written down."""
        async with self.laurel.engine.connect() as connection:
            return int(await connection.scalar(sa.select(sa.func.count()).select_from(looks)) or 0)

    async def _deliver(self, incoming: Incoming) -> list[Outgoing]:
        """What the writer can read of what was sent meanwhile: a reminder to somebody else may come in between."""
        before = len(self.courier.sent)
        await self.laurel.receive(incoming)
        sent = self.courier.sent[before:]
        return [m for m in sent if m.account == incoming.sender.account or seen_by_others([m])]

    def _incoming(self, who: str, place: Place, **what: Any) -> Incoming:
        platform: Platform = "telegram" if place == "group" else "slack"
        sender = Sender(platform, who, who.split(":")[-1].capitalize(), tz="Europe/Berlin")
        key = f"{self._run} {next(self._keys)}"
        if place == "dm":
            return Incoming(key, sender, **what)
        if place == "group":
            return Incoming(key, sender, channel="-100", **what)
        return Incoming(key, sender, channel="C1", whispers=True, only_you=place == "slash", **what)


async def tell_the_story(world: World) -> None:
    """Ops with everybody who has or had a place in it, and Data beside it."""
    for who in EVERYBODY:
        await world.say(who, "hello")
    for who, lines in _TOLD.items():
        for line in lines:
            await world.say(who, line)
    for lead, team in ((LEAD, "Ops"), (OTHER_LEAD, "Data")):
        await world.laurel.grant("lead", Sender("slack", lead))
        await world.say(lead, f"create a team called {team}")
    ops = await world.team("Ops")
    for who in (MEMBER, SHY, FORMER, DECLINED, ASKED, ERASED, STEPPED_DOWN):
        said = [{"name": who, "ids": [await world.person(who)]}]
        brought_in = "make_lead" if who in (ERASED, STEPPED_DOWN) else "add_members"
        await world.begin(LEAD, brought_in, {"who": said, "team": ops})
    for who, answer in ((MEMBER, "yes"), (SHY, "yes"), (FORMER, "yes"), (DECLINED, "no")):
        await world.begin(who, "answer_invitation", {"answer": answer, "team": ops})
    await world.begin(SHY, "share_less", {"choice": "credentials only", "team": ops})
    await world.begin(FORMER, "leave_team", {"team": ops, "decision": "leave"})
    await world.begin(STEPPED_DOWN, "step_down", {"team": ops})
    await world.say(LEAD, "everyone in Ops needs CKA by 1 February 2027")
    await world.say(ERASED, "delete me")
    await world.say(ERASED, "yes")
    await world.begin(OTHER_LEAD, "join_as_lead", {})
    await _on_telegram_too(world)


async def _on_telegram_too(world: World) -> None:
    """Everybody whose Slack account is known writes from Telegram as the same person."""
    async with world.laurel.engine.begin() as connection:
        known = (await connection.execute(sa.select(identities).where(identities.c.platform == "slack"))).all()
        for row in known:
            values = {**row._mapping, "platform": "telegram"}
            await connection.execute(sa.insert(identities).values(values))


#: What a button is known by: letters by chance, among which any mark of three may be.
_BY_CHANCE = re.compile(r'"id": "[\w-]{12}"')


def read_everything(message: Outgoing) -> str:
    """All that somebody could read in a message, its buttons and its files."""
    said = [
        _BY_CHANCE.sub("", json.dumps({k: v for k, v in message.reply.items() if k != "files"}, ensure_ascii=False))
    ]
    for file in message.reply.get("files", ()):
        content = base64.urlsafe_b64decode(file["content"])
        said += [file["name"], str(file.get("alt") or ""), *_texts(content)]
    return "\n".join(said)


def _texts(content: bytes) -> Iterable[str]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            yield from (book.read(name).decode("utf-8", "replace") for name in book.namelist())
    else:
        yield content.decode("utf-8", "replace")


def marks_in(messages: Iterable[Outgoing], marks: Mapping[str, Iterable[str]], but: str | None = None) -> list[str]:
    """What of ``marks`` these messages show; what is ``but``'s own is left out."""
    texts = [read_everything(message) for message in messages]
    return [
        f"{mark} of {owner}"
        for owner, theirs in marks.items()
        if owner != but
        for mark in theirs
        if any(mark in text for text in texts)
    ]


def seen_by_others(messages: Iterable[Outgoing]) -> list[Outgoing]:
    return [message for message in messages if message.channel is not None and not message.only_you]
