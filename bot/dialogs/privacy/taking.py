"""Everything that is kept of the person, as one file."""

from __future__ import annotations

import asyncio

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn
from bot.messaging.reply import File, Part, Reply, note, paragraph
from bot.tracking.privacy.exporting import export, zipped
from bot.translation import _, listed

#: Bytes of proofs that are sent along. Telegram takes files up to 50 MB from a bot (core.telegram.org/bots/api,
#: sendDocument), and until it is sent the file waits in the database.
_MOST_BYTES = 20_000_000


@private_dialog
async def export_everything(turn: Turn) -> Reply:
    """A zip of all tables as JSON and CSV, and of the proofs."""
    found = await export(turn.records.connection, turn.records.person_id, turn.now, _MOST_BYTES)
    packed = await asyncio.to_thread(zipped, found)
    text = _(
        "Here is everything I keep of you: laurel.json holds all of it, the tables open in any spreadsheet, and the "
        "files you sent as proof are as you sent them. Your credentials alone, as a table or a calendar: “export”."
    )
    parts: list[Part] = [paragraph("{text}", text=text)]
    if found.left_out:
        too_large = _("Too large to send along: {names}. Ask for each with “show the proof of …”.")
        parts.append(note(too_large, names=listed(list(found.left_out))))
    name = f"laurel-{turn.today.isoformat()}.zip"
    return Reply(parts=tuple(parts), files=(File(name=name, media_type="application/zip", content=packed),))
