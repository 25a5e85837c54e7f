"""The people of the long run: what each does next, and what the bot has to know of them by then."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.messaging.incoming import Platform, Sender

_ZONES = {"Berlin": "Europe/Berlin", "Tokyo": "Asia/Tokyo", "Denver": "America/Denver", "Auckland": "Pacific/Auckland"}
#: What is said of each, and its id in the catalogue.
CREDENTIALS = {
    "CKA": "cncf-cka", "PMP": "pmi-pmp", "CISSP": "isc2-cissp", "CISM": "isaca-cism",
       "Security+": "comptia-security-plus", "CCNA": "cisco-ccna", "SHRM-CP": "shrm-cp",
}  # fmt: skip
#: Few, so that the same is often logged again in the same words, which is another entry.
_AMOUNTS = (3, 3, 3, 8)
#: What keeps them valid, as their issuers call it.
_UNITS = {"PMP": "PDU", "CISSP": "CPE", "CISM": "CPE", "Security+": "CEU", "SHRM-CP": "PDC"}
_CHATTER = (
    "which cert fits a nurse manager?", "how much is the CKA", "compare CKA and CKAD", "what expires next", "help",
    "my credentials", "thanks!", "the second one", "what do I need for devops", "asdf qwer", "cancel", "more",
    "how long is PMP valid?", "show my reminder settings", "weather tomorrow?", "who am I", "my teams",
    "who looked at my records",
)  # fmt: skip


class Whereabouts:
    """Which zone the bot knows of each account's person, and since when."""

    def __init__(self) -> None:
        self._known: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)

    def tell(self, account: str, since: datetime, zone: str | None) -> None:
        self._known[account].append((since, zone or "UTC"))

    def at(self, account: str, instant: datetime) -> ZoneInfo:
        return ZoneInfo(next((zone for since, zone in reversed(self._known[account]) if since <= instant), "UTC"))


@dataclass(eq=False)
class Somebody:
    """``senders``: their accounts; ``told``: whether they said the zone themselves. ``holds``: the expiry of each
    credential by its catalogue id, as they told it, and ``units``: how many they logged for it.
    """

    senders: list[Sender]
    zone: str | None
    told: bool = False
    holds: dict[str, date] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)

    @property
    def accounts(self) -> list[str]:
        return [sender.account for sender in self.senders]

    @property
    def names(self) -> set[str]:
        return {sender.name or "" for sender in self.senders}


def somebody(number: int, rng: random.Random) -> Somebody:
    """Slack tells where people are; on Telegram they say it themselves, or never do."""
    platform: Platform = "slack" if number % 2 else "telegram"
    zone = rng.choice(list(_ZONES.values())) if platform == "slack" else None
    return Somebody([Sender(platform, f"{platform}-{number}", f"Person {number}", zone, "en", f"person{number}")], zone)


def next_words(somebody: Somebody, rng: random.Random, now: datetime, whereabouts: Whereabouts) -> str:
    """What they say next; the model knows it by then."""
    if somebody.zone is None and rng.random() < 0.3:
        city, somebody.zone = rng.choice(list(_ZONES.items()))
        somebody.told = True
        for account in somebody.accounts:
            whereabouts.tell(account, now, somebody.zone)
        return f"I'm in {city}"
    today = now.astimezone(whereabouts.at(somebody.accounts[0], now)).date()
    does = rng.random()
    if does < 0.3:
        return _gets(somebody, rng, today)
    if does < 0.4 and somebody.holds:
        name = rng.choice([n for n, i in CREDENTIALS.items() if i in somebody.holds])
        del somebody.holds[CREDENTIALS[name]]
        somebody.units.pop(CREDENTIALS[name], None)
        return f"remove my {name}"
    if does < 0.5 and (counted := [n for n in _UNITS if CREDENTIALS[n] in somebody.holds]):
        return _logs(somebody, rng, rng.choice(counted))
    return rng.choice(_CHATTER)


def _gets(somebody: Somebody, rng: random.Random, today: date) -> str:
    free = [name for name, known in CREDENTIALS.items() if known not in somebody.holds]
    if not free:
        return "my credentials"
    name = rng.choice(free)
    awarded, expires = today - timedelta(days=rng.randint(1, 300)), today + timedelta(days=rng.randint(5, 200))
    somebody.holds[CREDENTIALS[name]] = expires
    return f"I got my {name} on {awarded.isoformat()}, it expires on {expires.isoformat()}"


def _logs(somebody: Somebody, rng: random.Random, name: str) -> str:
    amount, known = rng.choice(_AMOUNTS), CREDENTIALS[name]
    somebody.units[known] = somebody.units.get(known, 0) + amount
    return f"log {amount} {_UNITS[name]} for {name}"
