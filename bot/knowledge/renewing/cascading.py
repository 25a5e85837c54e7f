"""Lower credentials that a higher one renews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.renewal import Renewal, Route
from bot.knowledge.renewing.expiring import expiry_of
from bot.knowledge.renewing.extending import renew

#: How a cascade counts where the catalogue names the higher credential but no route for it.
_UNSAID = Route(by="higher-credential", extends_from="pass-date")


@dataclass(frozen=True)
class Cascaded:
    """A held credential that is valid longer than before, to the day ``expires``."""

    credential_id: str
    expires: date


def cascade(
    catalogue: Catalogue, passed: str, held: Mapping[str, tuple[date, date | None]], on: date
) -> list[Cascaded]:
    """What passing or renewing ``passed`` on that day does to the credentials that are held.

    ``held``: id → awarded and expires (None: computed by the rule). Only a credential whose own rule names
    ``passed`` in ``renewed_by`` is renewed; nothing is inferred from chains. A lapsed one is not (AWS: the
    certification must still be active, https://aws.amazon.com/certification/recertification/), and an expiry
    is never shortened. In the order of ``held``.
    """
    found: list[Cascaded] = []
    for key, (awarded, expires) in held.items():
        credential = catalogue.credentials.get(key)
        if credential is None or credential.renewal is None or passed not in credential.renewal.renewed_by:
            continue
        before = expires or expiry_of(credential, awarded).day
        after = renew(credential, awarded, before, on, route_by(credential.renewal, passed))
        if before and after.expires and after.too_late is None and after.expires > before:
            found.append(Cascaded(key, after.expires))
    return found


def route_by(renewal: Renewal, passed: str) -> Route:
    """The route by the higher credential: one that names it, else the general one."""
    routes = [route for route in renewal.routes if route.by == "higher-credential"]
    naming = [route for route in routes if passed in route.credentials]
    return next(iter(naming or routes), _UNSAID)
