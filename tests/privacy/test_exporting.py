"""Everything that is kept of somebody, in a file: all of theirs, nothing of others', and safe to unpack and open."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime

from bot.app import Laurel
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.reply import Reply
from bot.tracking.privacy.exporting import export, zipped
from bot.tracking.privacy.registry import TABLES, Holds
from bot.tracking.records import Records
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import arrive
from tests.privacy.household import DANA, OMAR, move_in


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def test_all_of_a_person_is_in_it_and_nothing_of_others(laurel: Laurel) -> None:
    slack = CollectingCourier()
    laurel.connect("slack", slack)
    await move_in(laurel)
    await laurel.receive(Incoming("9", DANA, "export everything you know about me"))
    sent = Reply.model_validate(slack.sent[-1].reply).files[0]
    assert sent.name == "laurel-2026-11-02.zip"
    files = unpacked(sent.content)
    everything = json.loads(files["laurel.json"])
    sheets = {holds.sheet.name for holds in TABLES.values() if isinstance(holds, Holds) and holds.sheet is not None}
    assert {name for name in sheets if everything[name]} == sheets
    assert [c["name"] for c in everything["credentials"]] == ["First aid"]
    assert everything["credentials"][0]["expires"] == "2026-12-02"
    assert datetime.fromisoformat(everything["you"][0]["first_seen"]).tzinfo is not None
    assert {a["platform"] for a in everything["accounts"]} == {"slack", "telegram"}
    assert everything["looks"][0]["viewer"] == "Omar"
    assert [(t["team"], t["state"]) for t in everything["teams"]] == [("Ward three", "member")]
    assert files["files/1 Marzipan.png"] == b"\x89PNG"
    assert b"Crane" not in b"".join(files.values())
    assert OMAR.account.encode() not in b"".join(files.values())
    read = list(csv.DictReader(io.StringIO(files["credentials.csv"].decode("utf-8-sig"))))
    assert (read[0]["name"], read[0]["expires"]) == ("First aid", "2026-12-02")


async def test_what_somebody_typed_cannot_harm_whoever_opens_it(laurel: Laurel) -> None:
    dana = await arrive(laurel.engine, NOW, "dana")
    async with laurel.engine.begin() as connection:
        records = Records(connection, dana, NOW)
        await records.add("=HYPERLINK(1)", None, expires=date(2027, 1, 1))
        for name in ("../../etc/passwd", "..", "a\x07b\n.png", "Befund.pdf", "Befund.pdf"):
            await records.keep_proof(name, b"x")
        files = unpacked(zipped(await export(connection, dana, NOW)))
    assert b"'=HYPERLINK" in files["credentials.csv"]
    kept = sorted(name for name in files if name.startswith("files/"))
    assert kept == ["files/1 _.._etc_passwd", "files/2 file", "files/3 ab .png", "files/4 Befund.pdf",
                    "files/5 Befund.pdf"]  # fmt: skip


async def test_files_that_are_too_large_to_send_are_named(laurel: Laurel) -> None:
    telegram = CollectingCourier()
    laurel.connect("telegram", telegram)
    dana = await arrive(laurel.engine, NOW, "77")
    async with laurel.engine.begin() as connection:
        for number in range(5):
            await Records(connection, dana, NOW).keep_proof(f"scan {number}.pdf", bytes(4_500_000))
    await laurel.receive(Incoming("1", Sender("telegram", "77", "Dana"), "export everything you know about me"))
    assert "Too large to send along: scan 4.pdf" in telegram.texts[-1]
    files = unpacked(Reply.model_validate(telegram.sent[-1].reply).files[0].content)
    assert "files/4 scan 3.pdf" in files
    assert [f["name"] for f in json.loads(files["laurel.json"])["files"]] == [f"scan {n}.pdf" for n in range(5)]
