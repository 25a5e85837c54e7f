"""Everything that is kept of a person, in a form that people and programs can read."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.tracking.files.cells import guarded, one_line
from bot.tracking.holdings import proofs
from bot.tracking.privacy.registry import TABLES, Holds
from bot.tracking.privacy.whose import Whose, whose
from bot.tracking.teams.looking import looks_at

Row = Mapping[str, Any]
_SINCE_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


@dataclass(frozen=True)
class Export:
    """``sheets``: rows by what they are. ``files``: name and bytes of each proof; ``left_out``: names of those that
    did not fit.
    """

    made_at: datetime
    sheets: Mapping[str, Sequence[Row]]
    files: Sequence[tuple[str, bytes]]
    left_out: Sequence[str]


async def export(connection: AsyncConnection, person_id: int, now: datetime, most_bytes: int | None = None) -> Export:
    """``most_bytes``: so much of proofs fits; None: all do."""
    who = await whose(connection, person_id)
    sheets = {
        holds.sheet.name: await _rows(connection, metadata.tables[name], holds, who)
        for name, holds in TABLES.items()
        if isinstance(holds, Holds) and holds.sheet is not None and name in metadata.tables
    }
    looks = await looks_at(connection, person_id, _SINCE_EVER)
    sheets["looks"] = [dict(look._mapping) for look in looks]
    files, left_out = await _files(connection, person_id, most_bytes)
    return Export(now, sheets, files, left_out)


def zipped(found: Export) -> bytes:
    """``laurel.json`` with everything, a CSV for each kind of which there is any, and the proofs as they were sent."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        document = {"made_at": found.made_at, **found.sheets}
        archive.writestr("laurel.json", json.dumps(document, default=_plain, ensure_ascii=False, indent=2))
        for name, rows in found.sheets.items():
            if rows:
                archive.writestr(f"{name}.csv", _table(rows))
        for number, (name, content) in enumerate(found.files, 1):
            archive.writestr(f"files/{number} {_file_name(name)}", content, zipfile.ZIP_STORED)
    return packed.getvalue()


async def _rows(connection: AsyncConnection, table: sa.Table, holds: Holds, who: Whose) -> list[Row]:
    assert holds.sheet is not None  # noqa: S101 - only what has one is asked for
    shown = [made(table).label(key) for key, made in holds.sheet.columns.items()]
    query = sa.select(*shown).select_from(table).where(holds.rows(table, who)).order_by(*table.primary_key)
    return [dict(row._mapping) for row in (await connection.execute(query)).all()]


async def _files(
    connection: AsyncConnection, person_id: int, most_bytes: int | None
) -> tuple[list[tuple[str, bytes]], list[str]]:
    sizes = sa.select(proofs.c.id, proofs.c.name, sa.func.length(proofs.c.content).label("size"))
    files: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    total = 0
    for row in (await connection.execute(sizes.where(proofs.c.person_id == person_id).order_by(proofs.c.id))).all():
        if most_bytes is not None and total + row.size > most_bytes:
            left_out.append(row.name)
            continue
        total += row.size
        content = (await connection.execute(sa.select(proofs.c.content).where(proofs.c.id == row.id))).scalar_one()
        files.append((row.name, content))
    return files, left_out


def _table(rows: Sequence[Row]) -> bytes:
    """As CSV in UTF-8 with a byte order mark, without which Excel takes it for a Windows code page."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(rows[0])
    writer.writerows([[_cell(value) for value in row.values()] for row in rows])
    return table.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        value = json.dumps(value, default=_plain, ensure_ascii=False)
    return guarded(one_line(str(value if isinstance(value, str) else _plain(value))))


def _plain(value: Any) -> Any:
    """What JSON has no form for: instants and days in ISO 8601, amounts as they were entered."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _file_name(name: str) -> str:
    """A name from anywhere, as one that cannot leave the folder it is unpacked into."""
    return PurePosixPath(one_line(name).translate(_UNSAFE)).name.lstrip(".") or "file"
