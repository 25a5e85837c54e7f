"""The renewal engine: when credentials expire, what renewing does to that day, and the units still to earn.

Pure: no input or output and no clock, every day is a parameter. The rules come from the catalogue
(``Renewal`` and the source that its credential names for it). The day printed on a person's own credential
always wins; what is computed here fills the gap when there is none.
"""

from bot.knowledge.renewing.cascading import Cascaded, cascade, route_by
from bot.knowledge.renewing.cycles import Cycle, Year, cycle_of, unit_route, years_of
from bot.knowledge.renewing.expiring import Expiry, Why, Window, expiry_of, window
from bot.knowledge.renewing.extending import Renewed, renew, routes_differ, routes_of
from bot.knowledge.renewing.ledgers import CategoryState, Entry, Ledger, YearState, carry, ledger
from bot.knowledge.renewing.periods import add_months, months_until, period_end

__all__ = [
    "Cascaded",
    "CategoryState",
    "Cycle",
    "Entry",
    "Expiry",
    "Ledger",
    "Renewed",
    "Why",
    "Window",
    "Year",
    "YearState",
    "add_months",
    "carry",
    "cascade",
    "cycle_of",
    "expiry_of",
    "ledger",
    "months_until",
    "period_end",
    "renew",
    "route_by",
    "routes_differ",
    "routes_of",
    "unit_route",
    "window",
    "years_of",
]
