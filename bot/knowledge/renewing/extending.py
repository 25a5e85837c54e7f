"""What renewing does to the expiry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Anchor, Renewal, Route, Validity
from bot.knowledge.renewing.expiring import expiry_of, window
from bot.knowledge.renewing.periods import add_days, next_end, period_end


@dataclass(frozen=True)
class Renewed:
    """What a credential is after a renewal.

    ``awarded`` is the day of the renewal when it counts as a new award, else the old day. ``too_early`` is the day
    on which the window opens, when the renewal came before it: issuers refuse that, so the person should check;
    the expiry is what it would be had it counted. ``too_late`` is the last day on which a renewal was possible,
    when it came after that: then it is a new award. ``expires`` and ``months`` are empty when the credential does
    not expire or its rule is not known.
    """

    expires: date | None
    awarded: date
    counted_from: Anchor
    too_early: date | None = None
    too_late: date | None = None
    months: int | None = None


def routes_of(credential: Credential) -> tuple[Route, ...]:
    """The routes that extend the credential by a known number of months, in catalogue order."""
    renewal = credential.renewal
    if renewal is None:
        return ()
    return tuple(route for route in renewal.routes if route.extends_months or renewal.validity.months)


def routes_differ(credential: Credential) -> bool:
    """Whether the new expiry depends on the route, so that a person has to say which one it was."""
    usual = credential.renewal.validity.months if credential.renewal else None
    return len({(route.extends_months or usual, route.extends_from) for route in routes_of(credential)}) > 1


def renew(
    credential: Credential,
    awarded: date,
    expires: date | None,
    on: date,
    route: Route | None = None,
    birth_month: int | None = None,
) -> Renewed:
    """The credential after a renewal on the day ``on``, by ``route`` or else by its first route that extends.

    ``expires`` is the printed day; without one it is computed. The length is the route's, or the validity of the
    policy on the day of the renewal. It is counted as the route says: from the old expiry (Azure, ISC2, SHRM), from
    the day of passing (AWS, CNCF, Snowflake), or as a new credential (HashiCorp); a rule without routes counts from
    the day of passing, which promises least. A renewal never shortens an expiry, and an award that lasts for ever
    stays so.
    """
    route = route or next(iter(routes_of(credential)), None)
    counted_from: Anchor = route.extends_from if route else "pass-date"
    renewal = credential.renewal or Renewal()
    policy = renewal.validity_for(on)
    validity = _lasting(policy, route)
    until = expires or expiry_of(credential, awarded, birth_month).day
    if validity.months is None or (until is None and counted_from != "new"):
        return Renewed(None, awarded, counted_from)
    last = _last_day(renewal, route, until)
    if last is not None and on > last:
        return Renewed(period_end(policy, on, birth_month), on, "new", too_late=last, months=policy.months)
    too_early = _opening_missed(renewal, route, until, on)
    if counted_from == "new" or until is None:
        return Renewed(period_end(validity, on, birth_month), on, "new", too_early, months=validity.months)
    if counted_from == "expiry":
        end = next_end(validity, awarded, until, birth_month)
    else:
        end = max(until, period_end(validity, on, birth_month) or until)
    return Renewed(end, awarded, counted_from, too_early, months=validity.months)


def _lasting(policy: Validity, route: Route | None) -> Validity:
    """The policy's shape with the route's own length, if it has one."""
    if route is None or route.extends_months is None:
        return policy
    return policy.model_copy(update={"months": route.extends_months})


def _last_day(renewal: Renewal, route: Route | None, until: date | None) -> date | None:
    """The expiry and the grace after it; units may have a late grace of their own."""
    if until is None:
        return None
    late = route.units.late_grace_days if route and route.units else None
    return add_days(until, max(renewal.grace_days or 0, late or 0))


def _opening_missed(renewal: Renewal, route: Route | None, until: date | None, on: date) -> date | None:
    """The day the window opens, when ``on`` is before it. A higher credential may be earned at any time."""
    opens = window(renewal, until).opens
    if opens is None or on >= opens or (route and route.by == "higher-credential"):
        return None
    return opens
