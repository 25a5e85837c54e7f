"""The people of the long run: what each does next, and what the bot has to know of them by then."""

from __future__ import annotations

import random
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
_CHATTER = (
    "which cert fits a nurse manager?", "how much is the CKA", "compare CKA and CKAD", "what expires next", "help",
    "my credentials", "thanks!", "the second one", "what do I need for devops", "asdf qwer", "cancel", "more",
    "how long is PMP valid?", "show my reminder settings", "weather tomorrow?", "who am I",
)  # fmt: skip


@dataclass
class Somebody:
    """``holds``: the expiry of each credential by its catalogue id, as they told it. ``told_at``: when they told the
    zone that no platform told of them.
    """

    sender: Sender
    zone: str | None
    holds: dict[str, date] = field(default_factory=dict)
    told_at: datetime | None = None

    def zone_at(self, instant: datetime) -> ZoneInfo:
        known = self.told_at is None or instant >= self.told_at
        return ZoneInfo(self.zone if known and self.zone else "UTC")


def somebody(number: int, rng: random.Random) -> Somebody:
    """Slack tells where people are; on Telegram they say it themselves, or never do."""
    platform: Platform = "slack" if number % 2 else "telegram"
    zone = rng.choice(list(_ZONES.values())) if platform == "slack" else None
    sender = Sender(platform, f"{platform}-{number}", f"Person {number}", zone, "en", f"person{number}")
    return Somebody(sender, zone)


def next_words(somebody: Somebody, rng: random.Random, now: datetime) -> str:
    """What they say next; the model knows it by then."""
    if somebody.zone is None and rng.random() < 0.3:
        city, somebody.zone = rng.choice(list(_ZONES.items()))
        somebody.told_at = now
        return f"I'm in {city}"
    today = now.astimezone(somebody.zone_at(now)).date()
    does = rng.random()
    if does < 0.3:
        return _gets(somebody, rng, today)
    if does < 0.4 and somebody.holds:
        name = rng.choice([n for n, i in CREDENTIALS.items() if i in somebody.holds])
        del somebody.holds[CREDENTIALS[name]]
        return f"remove my {name}"
    return rng.choice(_CHATTER)


def _gets(somebody: Somebody, rng: random.Random, today: date) -> str:
    free = [name for name, known in CREDENTIALS.items() if known not in somebody.holds]
    if not free:
        return "my credentials"
    name = rng.choice(free)
    awarded, expires = today - timedelta(days=rng.randint(1, 300)), today + timedelta(days=rng.randint(5, 200))
    somebody.holds[CREDENTIALS[name]] = expires
    return f"I got my {name} on {awarded.isoformat()}, it expires on {expires.isoformat()}"
