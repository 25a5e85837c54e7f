"""What becomes of two people's words and records when they turn out to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.tracking.holdings import Holding
from bot.tracking.joining.twins import differing_holding, holding_of_both, later_holding, twins
from bot.tracking.joining.wishes import one_preferences, one_profile
from bot.tracking.people import Profile
from bot.tracking.preferences import Preferences
from tests.properties.examples import examples
from tests.properties.test_due import START, holding

_many = examples(200)
_days = st.dates(date(2026, 1, 1), date(2030, 1, 1))
profiles = st.builds(
    Profile,
    role=st.sampled_from([None, "nurse", "data-engineer"]),
    level=st.sampled_from([None, "entry", "advanced"]),
    skills=st.lists(st.sampled_from(["sql", "python", "welding"]), unique=True, max_size=3).map(tuple),
    budget=st.sampled_from([None, Decimal(300), Decimal(500)]),
    currency=st.sampled_from([None, "EUR"]),
    monthly=st.booleans(),
)
preferences = st.builds(
    Preferences,
    zone=st.sampled_from([None, "Europe/Berlin", "Asia/Tokyo"]),
    stages=st.sampled_from([Preferences().stages, (45, 10)]),
    start=st.sampled_from([time(9), time(8)]),
    end=st.sampled_from([time(20), time(18)]),
    off=st.booleans(),
    platform=st.sampled_from([None, "slack", "telegram"]),
)
records = st.lists(
    st.builds(
        lambda credential, expires, number, muted: {
            "credential": credential, "expires": expires, "number": number, "muted": muted,
        },
        st.sampled_from(["cncf-cka", "pmi-pmp", "isc2-cissp"]), st.none() | _days, st.none() | st.just("77"),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda facts: facts["credential"],
)  # fmt: skip


@given(profiles, profiles)
@_many
def test_whatever_one_side_said_of_itself_is_known_and_one_side_is_believed(believed: Profile, other: Profile) -> None:
    one, differing = one_profile(believed, other)
    assert set(one.skills) == {*believed.skills, *other.skills}
    for name in ("role", "level"):
        mine, theirs = getattr(believed, name), getattr(other, name)
        assert getattr(one, name) == (mine or theirs)
        assert (name in differing) == (mine is not None and theirs is not None and mine != theirs)


@given(profiles, profiles)
@_many
def test_an_amount_keeps_its_currency_and_its_month(believed: Profile, other: Profile) -> None:
    one, _ = one_profile(believed, other)
    told = {(p.budget, p.currency, p.monthly) for p in (believed, other)}
    assert (one.budget, one.currency, one.monthly) in told


@given(preferences, preferences)
@_many
def test_settings_that_nobody_touched_on_one_side_are_those_of_the_other(one: Preferences, two: Preferences) -> None:
    assert one_preferences(one, one) == (one, ())
    assert one_preferences(one, Preferences()) == (one, ())
    assert one_preferences(Preferences(), two) == (two, ())
    both, _ = one_preferences(one, two)
    assert (both.start, both.end) in {(p.start, p.end) for p in (one, two)}


def _holdings(facts: list[dict[str, object]], first: int) -> list[Holding]:
    return [
        replace(holding(first + n, None), watched_from=START + timedelta(days=n), **each)  # type: ignore[arg-type]
        for n, each in enumerate(facts)
    ]


@given(records, records)
@_many
def test_of_each_credential_one_record_stays_that_says_all_that_either_said(
    mine: list[dict[str, object]], theirs: list[dict[str, object]]
) -> None:
    ours, others = _holdings(mine, 1), _holdings(theirs, 100)
    pairs = list(twins(ours, others, later_holding))
    assert {kept.credential for kept, _ in pairs} == {h.credential for h in ours} & {h.credential for h in others}
    for kept, spare in pairs:
        whole = replace(kept, **holding_of_both(kept, spare))
        assert whole.expires == max((d for d in (kept.expires, spare.expires) if d), default=None)
        assert whole.number == kept.number or (kept.number is None and whole.number == spare.number)
        assert whole.muted == (kept.muted and spare.muted)
        differing = differing_holding(kept, spare)
        assert (differing is not None) == bool(kept.expires and spare.expires and kept.expires != spare.expires)
