"""What a picture shows is told in its alternative text too."""

from __future__ import annotations

from datetime import date

from bot.pictures import (
    Expiring,
    Proof,
    Row,
    State,
    Step,
    Studying,
    coverage,
    expiry_timeline,
    matrix,
    plan_timeline,
    progress_bars,
    state_on,
)
from bot.pictures.alt import LONGEST, alt_text

TODAY = date(2026, 11, 26)


def test_expiries_of_the_next_twelve_months() -> None:
    file = expiry_timeline(
        "Platform, next 12 months",
        [
            Expiring("Jon", "PMP", date(2027, 2, 1)),
            Expiring("Dana", "CKA", date(2027, 11, 26)),
            Expiring("Mara", "CISSP", date(2026, 11, 3)),
            Expiring("Jon", "CISM", TODAY),
            Expiring("Lena", "CKS", date(2027, 11, 27)),
        ],
        TODAY,
    )

    assert file.alt.splitlines() == [
        "Platform, next 12 months",
        "Mara: CISSP expired on 3 Nov 2026.",
        "Jon: CISM expires today.",
        "Jon: PMP expires on 1 Feb 2027.",
        "Dana: CKA expires on 26 Nov 2027.",
        "1 more expires after 26 Nov 2027.",
    ]


def test_expiries_are_together_by_credential() -> None:
    expiries = [
        Expiring("Jon", "PMP", date(2027, 2, 1)),
        Expiring("Dana", "CKA", date(2027, 3, 1)),
        Expiring("Mara", "PMP", date(2027, 4, 1)),
    ]

    lines = expiry_timeline("Soon", expiries, TODAY, by="credential").alt.splitlines()

    assert [line.split(":")[0] for line in lines] == ["Soon", "Jon", "Mara", "Dana"]


def test_where_not_everything_fits_the_nearest_days_are_shown() -> None:
    long_gone = [Expiring("Jon", f"Old {year}", date(year, 1, 1)) for year in range(1980, 2020)]

    alt = expiry_timeline("Soon", [*long_gone, Expiring("Dana", "CKA", date(2027, 9, 1))], TODAY).alt

    assert "Dana: CKA expires on 1 Sep 2027." in alt
    assert "1980" not in alt


def test_a_leap_day_has_a_year_ahead() -> None:
    assert "Nothing expires before 28 Feb 2029." in expiry_timeline("Soon", [], date(2028, 2, 29)).alt


def test_the_last_day_counts() -> None:
    assert state_on(TODAY, TODAY) is State.EXPIRING
    assert state_on(TODAY, date(2026, 11, 25)) is State.EXPIRED
    assert state_on(TODAY, date(2027, 2, 24)) is State.EXPIRING
    assert state_on(TODAY, date(2027, 2, 25)) is State.VALID
    assert state_on(TODAY, None) is State.VALID


def test_a_matrix_says_who_has_what() -> None:
    file = matrix(
        "Who holds what",
        ["CKA", "CKS", "PMP"],
        [
            Row("Dana", (State.VALID, State.VALID, State.MISSING)),
            Row("Jon", (State.EXPIRING, State.STUDYING, State.EXPIRED)),
            Row("Lena", (State.HIDDEN, State.HIDDEN, State.HIDDEN)),
        ],
    )

    assert file.alt.splitlines() == [
        "Who holds what",
        "Dana – valid: CKA and CKS; missing: PMP.",
        "Jon – expires within 90 days: CKA; expired: PMP; studying: CKS.",
        "Lena – not shared: CKA, CKS, and PMP.",
    ]


def test_progress_says_how_far_from_the_plan() -> None:
    file = progress_bars(
        "Studies",
        [
            Studying("Lena", "ITIL 4", 25),
            Studying("Mara", "PMP", 80, 60, date(2027, 1, 15)),
            Studying("Omar", "CISSP", 50, 55, date(2027, 2, 1)),
            Studying("Dana", "CKA", 40, 46, date(2027, 2, 1)),
        ],
        near=5,
    )

    assert file.alt.splitlines() == [
        "Studies",
        "Dana, CKA: 40 %, 6 points behind the plan of 46 %, due 1 Feb 2027.",
        "Omar, CISSP: 50 %, on plan (55 %), due 1 Feb 2027.",
        "Mara, PMP: 80 %, 20 points ahead of the plan of 60 %, due 15 Jan 2027.",
        "Lena, ITIL 4: 25 %, no plan.",
    ]


def test_coverage_begins_with_what_nobody_proves() -> None:
    file = coverage(
        "Platform as Platform Engineers",
        [Proof("Kubernetes", 3, ("Dana", "Jon")), Proof("GitOps", 1), Proof("Terraform", 2, ("Jon",)), Proof("CI", 2)],
        5,
        hidden=0,
    )

    assert file.alt.splitlines() == [
        "Platform as Platform Engineers",
        "CI (weight 2): 0 of 5, nobody.",
        "GitOps (weight 1): 0 of 5, nobody.",
        "Kubernetes (weight 3): 2 of 5, Dana and Jon.",
        "Terraform (weight 2): 1 of 5, Jon.",
        "2 of 4 skills are proven by somebody.",
    ]


def test_nobody_is_nobody_who_shares_it_where_some_do_not() -> None:
    file = coverage("Nurses", [Proof("Triage", 3), Proof("CPR", 2, ("Dana",))], 4, hidden=2)

    assert file.alt.splitlines() == [
        "Nurses",
        "Triage (weight 3): 0 of 4, nobody who shares it.",
        "CPR (weight 2): 1 of 4, Dana.",
        "1 of 2 skills are proven by somebody. 2 members do not share this.",
    ]


def test_a_plan_says_days_hours_and_costs() -> None:
    file = plan_timeline(
        "To Platform Engineer",
        [
            Step("CKA", date(2026, 12, 1), date(2027, 2, 28), 1100, "$445"),
            Step("The exam", date(2027, 3, 1), date(2027, 3, 1)),
        ],
        TODAY,
    )

    assert file.alt.splitlines() == [
        "To Platform Engineer",
        "1. CKA: 1 Dec 2026 – 28 Feb 2027 · 1,100 hours · $445.",
        "2. The exam: 1 Mar 2027.",
    ]


def test_a_name_keeps_its_own_letters_in_words() -> None:
    assert (
        "山田太郎: 🌴 CKA expires today." in expiry_timeline("Soon", [Expiring("山田太郎", "🌴 CKA", TODAY)], TODAY).alt
    )


def test_a_long_text_ends_with_how_much_is_left_out() -> None:
    facts = [f"Fact number {number} of many, with some words to it." for number in range(100)]

    text = alt_text("Title", facts, "The black tick is today.")

    assert len(text) <= LONGEST
    told = sum(fact in text for fact in facts)
    assert 0 < told < 100
    assert text.endswith(f"And {100 - told} more.\nThe black tick is today.")
