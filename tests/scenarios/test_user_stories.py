"""The three stories that reminders are built for. The clock starts on Monday, 2 November 2026, at 10:00 in Berlin."""

from __future__ import annotations

from tests.scenarios.conftest import Town

LIST = """\
Certification,Date obtained,Expires
Security+,2024-03-15,
CISSP,2023-01-02,2026-12-31
Mystery Badge,2022-02-02,
"""


async def test_somebody_tells_what_they_hold(town: Town) -> None:
    ravi = town.api.user("Ravi")
    assert "Hello Ravi" in (await town.say(ravi, "/start")).text

    noted = await town.say(ravi, "I passed CKA on 3 May 2025")
    assert "expires on 3 May 2027" in noted.text
    assert "2 years from the award" in noted.text
    assert "time zone" in noted.text
    assert "UTC+1" in (await town.say(ravi, "Berlin")).text
    printed = await town.say(ravi, "got my PMP, expires 2027-06-01")
    assert "1 Jun 2027" in printed.text
    assert "time zone" not in printed.text

    review = await town.upload(ravi, "certs.csv", LIST)
    assert "Nothing is kept yet" in review.text
    assert "3 credentials" in (await town.press(ravi, "Keep all 3")).text

    assert "5 credentials" in (await town.say(ravi, "/my")).text
    assert "31 Dec 2026" in (await town.say(ravi, "what expires this year?")).text
    await town.say(ravi, "remove my pmp")
    assert "4 credentials" in (await town.say(ravi, "my certs")).text
    await town.say(ravi, "undo")
    exported = await town.say(ravi, "export as calendar")
    assert exported.file is not None
    assert exported.file[1].count(b"BEGIN:VEVENT") == 4  # of the badge nobody knows when it expires


async def test_somebody_is_reminded_in_time_and_renews(town: Town) -> None:
    mia = town.api.user("Mia")
    await town.say(mia, "my security+ expires on 15 March 2027")
    await town.say(mia, "I'm in Berlin")

    assert await town.until("2026-12-15T08:59:00+01:00") == []
    [first] = await town.until("2026-12-15T09:00:00+01:00")
    assert "Security+ expires on 15 Mar 2027, in 90 days" in first.text
    assert first.chat == mia.id
    assert first.buttons[:6] == [
        "Renewed", "Snooze 1 day", "Snooze 1 week", "Snooze 1 month", "How to renew", "Stop for this",
    ]  # fmt: skip

    assert "3 years" in (await town.press(mia, "How to renew")).text
    assert "22 Dec 2026" in (await town.press(mia, "Snooze 1 week")).text
    assert await town.until("2026-12-22T08:59:00+01:00") == []
    [again] = await town.until("2026-12-22T09:00:00+01:00")
    assert "in 83 days" in again.text

    how = await town.press(mia, "Renewed")
    assert how.text == "How did you renew it?"
    renewed = await town.press(mia, next(label for label in how.buttons if "CEU" in label))
    assert "15 Mar 2030" in renewed.text
    assert await town.until("2029-12-14T12:00:00+01:00") == []
    [next_time] = await town.until("2029-12-15T09:00:00+01:00")
    assert "15 Mar 2030" in next_time.text
    await town.press(mia, "Stop for this")
    assert await town.until("2030-06-01T12:00:00+02:00") == []


async def test_a_study_that_stalls_is_nudged(town: Town) -> None:
    dana = town.api.user("Dana")
    await town.say(dana, "I started studying CKAD, target 30 April 2027")
    await town.say(dana, "Berlin")
    assert "20 %" in (await town.say(dana, "I'm at 20%")).text

    assert await town.until("2026-11-09T08:59:00+01:00") == []
    [nudge] = await town.until("2026-11-09T20:00:00+01:00")
    assert "CKAD" in nudge.text
    assert nudge.buttons

    assert "35 %" in (await town.say(dana, "I'm at 35% of CKAD")).text
    assert "35 %" in (await town.say(dana, "how am I doing?")).text
    assert await town.until("2026-11-16T08:00:00+01:00") == []
    ignored = await town.until("2027-02-01T12:00:00+01:00")
    assert 3 <= len(ignored) <= 5
    assert await town.until("2027-02-20T12:00:00+01:00") == []
