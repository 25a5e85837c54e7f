"""When a credential expires, and when it can be renewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Renewal
from bot.knowledge.renewing.periods import add_days, period_end

Why = Literal["rule", "no-expiry", "unknown", "by-release", "earlier-policy"]


@dataclass(frozen=True)
class Expiry:
    """The last day of the first period, if any, and how it is known.

    ``day`` is empty for what does not expire (``no-expiry``, or ``earlier-policy`` when awards of that time last
    for ever), for upkeep with each release (``by-release``: the issuer publishes the dates) and for what the
    catalogue does not know (``unknown``). With ``needs_birth_month`` the day is about right only: the plain months
    were counted.
    """

    day: date | None
    why: Why
    months: int | None
    needs_birth_month: bool = False

    @property
    def never(self) -> bool:
        """Whether it is known not to expire."""
        return self.day is None and self.why in ("no-expiry", "earlier-policy")


@dataclass(frozen=True)
class Window:
    """When to renew: not before ``opens``, by ``closes`` (the expiry), and at the very last by ``grace_until``.

    Each day still counts. Empty means that the issuer sets no such day, or that there is no expiry.
    """

    opens: date | None = None
    closes: date | None = None
    grace_until: date | None = None


def expiry_of(credential: Credential, awarded: date, birth_month: int | None = None) -> Expiry:
    """When an award of that day expires by the policy of that day.

    A newer policy never rewrites an earlier award: a CKA of March 2024 keeps its 36 months. ``birth_month`` is 1
    to 12.
    """
    renewal = credential.renewal
    if renewal is None:
        return Expiry(None, "unknown", None)
    validity = renewal.validity_for(awarded)
    day = period_end(validity, awarded, birth_month)
    needs_birth_month = validity.ends == "birth-month-end" and birth_month is None
    return Expiry(day, _why(renewal, awarded), validity.months, needs_birth_month)


def window(renewal: Renewal, expires: date | None) -> Window:
    """The days between which a credential with this expiry can be renewed."""
    if expires is None:
        return Window()
    opens = add_days(expires, -renewal.opens_days) if renewal.opens_days else None
    grace_until = add_days(expires, renewal.grace_days) if renewal.grace_days else None
    return Window(opens, expires, grace_until)


def _why(renewal: Renewal, awarded: date) -> Why:
    if renewal.earlier and awarded < renewal.earlier[-1].until:
        return "earlier-policy"
    if renewal.expires:
        return "rule"
    return "by-release" if renewal.maintenance else "no-expiry"
