"""How long something is valid is put right: "actually it's 5 years", the expiry counted from the award anew."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import so_long
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.righting import CORRECTS, goes_on_at, spoken_of
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: The rest of "actually its 5 years" and "it's valid for 5 years".
_ONLY_SO_LONG = pattern(
    r"(?:(?:it['’]?s|good|valid|lasts?|runs)\s+)*(?:only\s+)?(?:for\s+)?(?:\w{1,6})\s+(?:years?|yrs?|months?)(?:\s+(?:valid|not\s+\w{1,6}))?\W*",
    re.IGNORECASE,
)


async def put_right(session: Session) -> Reply | None:
    """None where no single record with a day of its award was just kept."""
    about, rest = spoken_of(session), session.heard.text[goes_on_at(session.heard.text) :]
    if about is None or about.dialog not in KEEP_A_DATE or not _ONLY_SO_LONG.fullmatch(rest):
        return None
    months, held = so_long(f"valid for {rest.removeprefix('for ')}") or so_long(rest), await just_kept(session, about)
    if not months or len(held) != 1 or held[0].awarded is None:
        return None
    ends = add_months(held[0].awarded, months).isoformat()
    return await session.begin(CORRECTS, {"holding": held[0].id, "days": {"expires": ends}}, 0.9)
