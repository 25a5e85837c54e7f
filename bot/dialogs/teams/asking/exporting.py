"""The team as a table for a spreadsheet."""

from __future__ import annotations

import asyncio
from typing import Annotated

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Said
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn
from bot.dialogs.teams.asking.seeing import seen, unseen
from bot.knowledge.wording import full_name
from bot.messaging.reply import File, Reply, bold, note, paragraph
from bot.tracking.files.tables import Cell, as_csv, as_workbook
from bot.tracking.learning import planned_percent
from bot.tracking.teams.figures import held, studied
from bot.tracking.teams.looking import TeamView
from bot.translation import _

FileKind = Annotated[str, Said("file_kind")]
# Not translated: a table is read by other programs too.
_HELD = ("Member", "Credential", "Issuer", "Awarded", "Expires", "Status", "Verified")
_STUDIED = ("Member", "Study", "State", "Percent", "Plan percent", "Started", "Target", "Last news")
_CSV, _XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@private_dialog
async def team_export(turn: Turn, kind: FileKind | None = None, team: TeamId | None = None) -> Reply:
    """Credentials and studies of all members, as a workbook and as CSV, with what each member shares."""
    view = await seen(turn, team, "team_export")
    if isinstance(view, Reply):
        return view
    holdings, studies = _holdings(turn, view), _studies(turn, view)
    book = await asyncio.to_thread(as_workbook, [("Credentials", _HELD, holdings), ("Studies", _STUDIED, studies)])
    name = "".join(c if c.isalnum() else "-" for c in view.team.name).strip("-").lower() or "team"
    files = (
        File(name=f"{name}.xlsx", media_type=_XLSX, content=book),
        File(name=f"{name}-credentials.csv", media_type=_CSV, content=as_csv(_HELD, holdings)),
        File(name=f"{name}-studies.csv", media_type=_CSV, content=as_csv(_STUDIED, studies)),
    )
    said = paragraph(_("{team}, as it is today."), team=bold(view.team.name))
    kept = note(_("This file holds what your members shared with you. Keep it as carefully as they would."))
    return Reply(parts=(said, kept, *unseen(view, "credentials", "dates", "studies")), files=files)


def _holdings(turn: Turn, view: TeamView) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for each in held(view):
        known = turn.catalogue.credentials.get(each.holding.credential or "")
        status = "valid" if each.holding.valid(turn.today) else "expired"
        rows.append(
            (
                each.member.name, full_name(known) if known else each.holding.name,
                turn.catalogue.issuer(known).name if known else None, each.holding.awarded, each.holding.expires,
                status if "dates" in each.member.shares else None,
                each.holding.verified_at.date() if each.holding.verified_at else None,
            )
        )  # fmt: skip
    return rows


def _studies(turn: Turn, view: TeamView) -> list[tuple[Cell, ...]]:
    return [
        (
            each.member.name, each.study.name, each.study.state, each.study.percent,
            planned_percent(each.study, turn.today), each.study.started_on, each.study.target, each.study.touched_on,
        )
        for each in studied(view)
    ]  # fmt: skip
