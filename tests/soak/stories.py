"""What takes several people or accounts several turns: teams that are joined and left, accounts that become one."""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.messaging.incoming import Sender
from tests.soak.population import CREDENTIALS, Somebody, Whereabouts

#: Says something and gives what the account is answered; None when the answer never came, which is found elsewhere.
Say = Callable[[Sender, str], Awaitable[str]]

_CODE = re.compile(r"\b(?:link|join)[ -]([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})\b")
_PERSON = re.compile(r"\bPerson \d+\b")
_MORE = re.compile(r"And (\d+) more")
#: Names that mean nothing else to the bot.
_TEAMS = (
    "Otter", "Heron", "Badger", "Walrus", "Magpie", "Gecko", "Puffin", "Marmot", "Osprey", "Ferret", "Lemur", "Bison",
)  # fmt: skip


@dataclass(eq=False)
class Group:
    """A team: who leads it, and who said yes and has not left."""

    name: str
    lead: Somebody
    members: list[Somebody] = field(default_factory=list)


@dataclass
class World:
    """Everybody and what is between them. ``blocked``: accounts that nothing reaches just now; ``elsewhere``: answers
    that reached another account than the one that spoke; ``seen``: every way in which a lead saw what they may not, or
    did not see what they may.
    """

    people: list[Somebody]
    rng: random.Random
    blocked: Collection[str]
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    teams: list[Group] = field(default_factory=list)
    elsewhere: int = 0
    seen: list[str] = field(default_factory=list)

    async def happens(self, say: Say, now: datetime) -> None:
        """One of the stories, if anybody is in a position for it."""
        await self.rng.choice((self._makes, self._joins, self._joins, self._leaves, self._asks, self._asks,
                               self._links, self._unlinks))(say, now)  # fmt: skip

    def _account(self, who: Somebody) -> Sender:
        return self.rng.choice(who.senders)

    # -- teams -------------------------------------------------------------------------------------------

    async def _makes(self, say: Say, _now: datetime) -> None:
        if len(self.teams) < len(_TEAMS):
            team = Group(_TEAMS[len(self.teams)], self.rng.choice(self.people))
            self.teams.append(team)
            await say(self._account(team.lead), f"create a team called {team.name}")

    async def _joins(self, say: Say, _now: datetime) -> None:
        if not self.teams:
            return
        team = self.rng.choice(self.teams)
        who = self.rng.choice(self.people)
        if who is team.lead or who in team.members:
            return
        invited = _CODE.search(await say(self._account(team.lead), f"invite link for {team.name}"))
        if invited is None:
            self.seen.append(f"no invite link into {team.name}")
            return
        account = self._account(who)
        await say(account, f"join {invited[1]}")
        if self.rng.random() < 0.8:
            team.members.append(who)
            await say(account, "yes")
        else:
            await say(account, "no")

    async def _leaves(self, say: Say, _now: datetime) -> None:
        team = self.rng.choice([team for team in self.teams if team.members] or [None])
        if team is None:
            return
        who = team.members.pop(self.rng.randrange(len(team.members)))
        account = self._account(who)
        await say(account, f"leave {team.name}")
        await say(account, "yes")

    async def _asks(self, say: Say, now: datetime) -> None:
        team = self.rng.choice([team for team in self.teams if team.members] or [None])
        if team is None:
            return
        name, known = self.rng.choice(list(CREDENTIALS.items()))
        account = self._account(team.lead)
        today = now.astimezone(self.whereabouts.at(account.account, now)).date()
        answer = await say(account, f"who holds {name} in {team.name}?")
        listed = answer.partition("Held it before")[0]
        holders = set(_PERSON.findall(listed))
        unlike = [who for who in team.members if _valid(who, known, today) != bool(who.names & holders)]
        # Of very many not all are named, but all are counted.
        unnamed = sum(int(n) for n in _MORE.findall(listed)[:1])
        if len(unlike) != unnamed or any(who.names & holders for who in unlike):
            for who in unlike:
                self.seen.append(f"{who.accounts}, {name} until {who.holds.get(known)}, on {today}: {answer!r}")
        if strangers := set(_PERSON.findall(answer)) - {name for who in team.members for name in who.names}:
            self.seen.append(f"the lead of {team.name} saw {strangers}: {answer!r}")

    # -- accounts ----------------------------------------------------------------------------------------

    async def _links(self, say: Say, now: datetime) -> None:
        """Somebody on Slack and somebody on Telegram of whom nothing differs turn out to be one."""
        slack = self.rng.choice([p for p in self.people if p.senders[0].platform == "slack" and len(p.senders) == 1])
        others = [p for p in self.people if p.senders[0].platform == "telegram" and len(p.senders) == 1]
        phone = next((p for p in self.rng.sample(others, len(others)) if self._differ_in_nothing(slack, p)), None)
        if phone is None:
            return
        given = _CODE.search(await say(slack.senders[0], "link my Telegram"))
        if given is None:
            self.seen.append(f"no code for {slack.accounts}")
            return
        await say(phone.senders[0], f"link {given[1]}")
        self._unite(slack, phone, now)
        await say(phone.senders[0], "yes")

    def _differ_in_nothing(self, one: Somebody, other: Somebody) -> bool:
        both = {id(one), id(other)}
        apart = all(len(both & {id(p) for p in (team.lead, *team.members)}) < 2 for team in self.teams)
        return not (one.told and other.told) and not one.holds.keys() & other.holds.keys() and apart

    def _unite(self, kept: Somebody, gone: Somebody, now: datetime) -> None:
        self.elsewhere += kept.senders[0].account not in self.blocked
        self.people.remove(gone)
        kept.senders += gone.senders
        kept.holds |= gone.holds
        kept.units |= gone.units
        kept.zone, kept.told = gone.zone if gone.told else kept.zone, kept.told or gone.told
        for account in kept.accounts:
            self.whereabouts.tell(account, now, kept.zone)
        for team in self.teams:
            team.lead = kept if team.lead is gone else team.lead
            team.members = [kept if who is gone else who for who in team.members]

    async def _unlinks(self, say: Say, now: datetime) -> None:
        both = [who for who in self.people if len(who.senders) > 1]
        if not both:
            return
        who = self.rng.choice(both)
        slack, phone = who.senders
        await say(slack, "unlink my Telegram")
        self.elsewhere += phone.account not in self.blocked
        who.senders.remove(phone)
        self.people.append(Somebody([phone], None))
        self.whereabouts.tell(phone.account, now, None)
        await say(slack, "yes")


def _valid(who: Somebody, credential: str, today: date) -> bool:
    return credential in who.holds and who.holds[credential] >= today
