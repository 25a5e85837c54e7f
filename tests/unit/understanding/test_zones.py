"""Places, offsets and abbreviations, and the zones they stand for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogs.understanding.zones import find_zone, zone_label
from bot.dialogs.understanding.zones.clocks import ABBREVIATIONS, CLOCKS
from bot.dialogs.understanding.zones.gazetteer import places, tables
from bot.dialogs.understanding.zones.names import is_loadable
from bot.dialogs.understanding.zones.offsets import ODD_OFFSETS

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("I'm in Berlin", "Europe/Berlin"),
        ("berlin time", "Europe/Berlin"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("America/New_York please", "America/New_York"),
        ("us/eastern", "US/Eastern"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc +2", "Etc/GMT-2"),
        ("utc plus 2", "Etc/GMT-2"),
        ("GMT-5", "Etc/GMT+5"),
        ("gmt−5", "Etc/GMT+5"),
        ("UTC-05:00", "Etc/GMT+5"),
        ("+02:00", "Etc/GMT-2"),
        ("tz +2", "Etc/GMT-2"),
        ("UTC+0", "Etc/UTC"),
        ("utc", "Etc/UTC"),
        ("utc+5:30", "Asia/Kolkata"),
        ("utc+5.5", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("EST", "America/New_York"),
        ("cet", "Europe/Berlin"),
        ("PST", "America/Los_Angeles"),
        ("my time zone is pst", "America/Los_Angeles"),
        ("9am EST", "America/New_York"),
        ("EAT", "Africa/Nairobi"),
        ("central european time", "Europe/Berlin"),
        ("pacific time", "America/Los_Angeles"),
        ("us eastern standard time", "America/New_York"),
        ("indian time", "Asia/Kolkata"),
        ("I live in Munich", "Europe/Berlin"),
        ("im in Bangalore", "Asia/Kolkata"),
        ("Mumbai", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("NYC", "America/New_York"),
        ("washington dc", "America/New_York"),
        ("Seattle", "America/Los_Angeles"),
        ("boston", "America/New_York"),
        ("Hyderabad", "Asia/Kolkata"),
        ("Zürich", "Europe/Zurich"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Łódź", "Europe/Warsaw"),
        ("ho chi minh", "Asia/Ho_Chi_Minh"),
        ("LA", "America/Los_Angeles"),
        ("belrin", "Europe/Berlin"),
        ("im in belrin", "Europe/Berlin"),
        ("singapor", "Asia/Singapore"),
        ("copenhagn", "Europe/Copenhagen"),
        ("i live in germny", "Europe/Berlin"),
        ("new yrok", "America/New_York"),
        ("germany", "Europe/Berlin"),
        ("spain", "Europe/Madrid"),
        ("the netherlands", "Europe/Amsterdam"),
        ("uk", "Europe/London"),
        ("turkey", "Europe/Istanbul"),
        ("I'm in jordan", "Asia/Amman"),
        ("i live in Texas", "America/Chicago"),
        ("Birmingham, Alabama", "America/Chicago"),
        ("London, Ontario", "America/Toronto"),
        ("Paris, France", "Europe/Paris"),
        ("San Jose, Costa Rica", "America/Costa_Rica"),
        ("I moved from Berlin to London", "Europe/London"),
        ("I'm an architect in Chicago and want CKA", "America/Chicago"),
        ("I'm in Berlin, UTC+1", "Europe/Berlin"),
    ],
)
def test_one_zone(text: str, zone: str) -> None:
    assert find_zone(text, TODAY) == (zone,)


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        ("USA", "America/New_York"),
        ("I'm in the US", "America/New_York"),
        ("Brazil", "America/Sao_Paulo"),
        ("I'm from Canada", "America/Toronto"),
        ("australia", "Australia/Sydney"),
        ("russia", "Europe/Moscow"),
        ("mexico", "America/Mexico_City"),
        ("Washington", "America/New_York"),
        ("Birmingham", "Europe/London"),
        ("IST", "Asia/Kolkata"),
        ("gmt", "Europe/London"),
        ("georgia", "Asia/Tbilisi"),
    ],
)
def test_several_zones_to_ask_about(text: str, likeliest: str) -> None:
    found = find_zone(text, TODAY)
    assert found[0] == likeliest
    assert 2 <= len(found) <= 6


@pytest.mark.parametrize(
    "text",
    """
    I passed CKA|remind me at 9|I'm in marketing|I'm in quite a hurry|tell us|what does it cost in la|eat|I have CST
    nice, thanks|nice|reading|my friend austin passed|what is a good time to learn|and/or us/eu|utc+15|changing|no way
    merry christmas|when did world war two end|ict manager|I want to become a cloud architect|hello|yes|ok|cancel
    AZ-104|what next|i met him|only mornings|5 hours a week|the est. price|march|12|quote|begin
    """.replace("\n", "|").split("|"),
)
def test_no_place(text: str) -> None:
    assert find_zone(text.strip(), TODAY) == ()


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("Europe/Berlin", "Berlin, UTC+1"),
        ("America/New_York", "New York, UTC-5"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires, UTC-3"),
        ("Asia/Kolkata", "Kolkata, UTC+5:30"),
        ("America/St_Johns", "St Johns, UTC-3:30"),
        ("Europe/London", "London, UTC"),
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/UTC", "UTC"),
    ],
)
def test_label(zone: str, label: str) -> None:
    assert zone_label(zone, NOW) == label


def test_the_label_follows_summer_time() -> None:
    assert zone_label("Europe/Berlin", datetime(2026, 7, 1, tzinfo=UTC)) == "Berlin, UTC+2"


def test_every_name_of_a_place_gives_zones_that_exist() -> None:
    for name in places():
        for zone in find_zone(f"i'm in {name}", TODAY):
            ZoneInfo(zone)
    unknown = [zone for place in places().values() for zone in place.zones if not is_loadable(zone)]
    assert unknown == []


def test_every_table_names_zones_that_exist() -> None:
    named = {*CLOCKS.values(), *ODD_OFFSETS.values()}
    named.update(zone for several in ABBREVIATIONS.values() for zone in several)
    named.update(zone for several in tables().country_zones.values() for zone in several)
    assert [zone for zone in named if not is_loadable(zone)] == []


@pytest.mark.parametrize(("minutes", "zone"), ODD_OFFSETS.items())
def test_odd_offsets_hold_in_the_winter_of_their_zone(minutes: int, zone: str) -> None:
    offsets = {datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)}
    assert timedelta(minutes=minutes) in offsets
    if zone not in ("America/St_Johns", "Pacific/Chatham", "Australia/Lord_Howe"):
        assert offsets == {timedelta(minutes=minutes)}


def test_letters_that_only_look_like_those_of_an_abbreviation() -> None:
    assert find_zone("i'm in kſt", TODAY) == ("Asia/Seoul",)


@given(hours=st.integers(-12, 14))
def test_every_whole_hour_is_a_fixed_zone_of_that_offset(hours: int) -> None:
    (zone,) = find_zone(f"UTC{hours:+d}", TODAY)
    assert NOW.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=hours)


_COMMON = """
    i'm in berlin the us utc+ 5 :30 gmt - Europe/ time zone est paris georgia la new york US/ London, from to moved
"""
_words = st.sampled_from(_COMMON.split())


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=120), st.lists(_words, max_size=8).map(" ".join)))
def test_any_text_gives_zones_that_exist(text: str) -> None:
    for name in find_zone(text, TODAY):
        assert zone_label(name, NOW)
