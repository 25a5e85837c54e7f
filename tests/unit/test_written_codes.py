"""However a code is written down, it is found; a day that looks like one is none."""

from __future__ import annotations

from bot.tracking.codes import find_code, new_code


def test_every_code_is_found_in_every_way_that_people_write_it() -> None:
    for code in (new_code() for _ in range(2_000)):
        bare = code.replace("-", "")
        for written in (code, bare, bare.lower(), f"{bare[:8]} {bare[8:]}", f"{bare[:4]} {bare[4:]}", code.lower()):
            assert find_code(f"link {written}") == code, written


def test_a_day_far_ahead_is_no_code() -> None:
    assert find_code("it expires on 31 December 9998") is None
