"""How long a credential is valid and what keeps it valid.

One ``Renewal`` expresses every shape that issuers use today: no expiry; fixed months from the award;
ends on a calendar day (month end, birth month, fixed day); extensions counted from the old expiry, from
the pass date, or as a new credential; alternative routes; units per cycle with categories, yearly minimum,
carry-over and late grace; annual fees apart from the expiry; windows that open before the expiry and grace
after it; maintenance by release; cascades from higher credentials; and policies that changed on a date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.knowledge.model.source import Id, Strict, Text

Months = Annotated[int, Field(ge=1, le=240)]
Days = Annotated[int, Field(ge=1, le=1000)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
#: Where an extension is counted from. ``new`` means the renewal is awarded as a fresh credential.
Anchor = Literal["expiry", "pass-date", "new"]
#: Which calendar day a period of whole months is moved to, if any.
PeriodEnd = Literal["exact", "month-end", "birth-month-end", "fixed-day"]
RouteKind = Literal["units", "exam", "assessment", "course", "fee", "higher-credential", "activity", "evaluation"]


class Price(Strict):
    """An amount of money as the issuer prints it; ``member`` is the price for the issuer's members. ``least``: nobody
    gets by with less, and most pay more: a course, a membership or another exam is due besides, as ``note`` tells.
    """

    amount: Annotated[Decimal, Field(ge=0)]
    currency: Currency
    member: Annotated[Decimal, Field(ge=0)] | None = None
    every: Literal["month", "year"] | None = None  # a subscription, paid as long as one studies
    least: bool = False
    note: Text | None = None


class Fee(Price):
    """A price that recurs."""

    per: Literal["cycle", "year", "once"]


class UnitCategory(Strict):
    """A part of the units that has its own floor or ceiling, such as CISSP's group A."""

    name: Text
    minimum: Annotated[Decimal, Field(gt=0)] | None = None
    maximum: Annotated[Decimal, Field(gt=0)] | None = None


class Units(Strict):
    """Continuing-education units to earn in one cycle."""

    name: Text
    total: Annotated[Decimal, Field(gt=0)]
    yearly_minimum: Annotated[Decimal, Field(gt=0)] | None = None
    carry_over: Annotated[Decimal, Field(ge=0)] | None = None
    categories: tuple[UnitCategory, ...] = ()
    late_grace_days: Days | None = None

    @model_validator(mode="after")
    def _parts_fit_the_total(self) -> Units:
        floor = sum((c.minimum or Decimal(0) for c in self.categories), Decimal(0))
        if floor > self.total:
            raise ValueError(f"the categories need {floor} units, more than the total of {self.total}")
        return self


class Validity(Strict):
    """The length of one period. ``months`` empty means the credential does not expire."""

    months: Months | None = None
    ends: PeriodEnd = "exact"
    fixed_day: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")] | None = None  # month-day, as "03-31"

    @model_validator(mode="after")
    def _day_when_fixed(self) -> Validity:
        if (self.ends == "fixed-day") != (self.fixed_day is not None):
            raise ValueError("fixed_day (MM-DD) goes together with ends: fixed-day")
        if self.months is None and self.ends != "exact":
            raise ValueError("a credential that does not expire has no day on which it ends")
        if self.fixed_day is not None:
            date.fromisoformat(f"2028-{self.fixed_day}")  # a leap year: 02-29 is a day too
        return self


class Route(Strict):
    """One way to renew; routes are alternatives unless ``combine_with_fee`` style notes say otherwise."""

    by: RouteKind
    text: Text | None = None
    units: Units | None = None
    fee: Fee | None = None
    extends_months: Months | None = None
    extends_from: Anchor = "expiry"
    credentials: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _units_are_given(self) -> Route:
        if self.by == "units" and self.units is None:
            raise ValueError("a route by units says how many: units: {name: CPE, total: 120}")
        return self


class Maintenance(Strict):
    """Upkeep that is due with each release of a product rather than after months (Salesforce, ServiceNow)."""

    releases_per_year: Annotated[int, Field(ge=1, le=12)]
    text: Text


class EarlierPolicy(Strict):
    """The validity that held for awards before ``until`` (the first day of the newer policy)."""

    until: date
    validity: Validity


class Renewal(Strict):
    validity: Validity = Validity()
    routes: tuple[Route, ...] = ()
    opens_days: Days | None = None  # the window opens so many days before the expiry
    grace_days: Days | None = None  # still renewable so many days after the expiry
    annual_fee: Price | None = None
    maintenance: Maintenance | None = None
    renewed_by: tuple[Id, ...] = ()  # higher credentials that renew this one
    earlier: tuple[EarlierPolicy, ...] = ()  # oldest first
    note: Text | None = None

    @model_validator(mode="after")
    def _windows_need_an_expiry(self) -> Renewal:
        if self.validity.months is None and (self.opens_days or self.grace_days):
            raise ValueError("a renewal window or grace needs a validity in months")
        if [p.until for p in self.earlier] != sorted({p.until for p in self.earlier}):
            raise ValueError("earlier policies stand oldest first, each with its own date")
        return self

    @property
    def expires(self) -> bool:
        return self.validity.months is not None

    def validity_for(self, awarded: date) -> Validity:
        """The validity that applies to an award of that day; newer policies never rewrite older awards."""
        for policy in self.earlier:
            if awarded < policy.until:
                return policy.validity
        return self.validity
