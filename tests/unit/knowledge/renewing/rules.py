"""Parts of the renewal rule of a credential that must be there, and days as ISO 8601."""

from __future__ import annotations

from datetime import date

from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Renewal, Route, Units
from bot.knowledge.renewing import unit_route


def rule(credential: Credential) -> Renewal:
    assert credential.renewal is not None
    return credential.renewal


def units(credential: Credential) -> Units:
    route = unit_route(rule(credential))
    assert route is not None
    assert route.units is not None
    return route.units


def by(credential: Credential, kind: str) -> Route:
    return next(route for route in rule(credential).routes if route.by == kind)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
