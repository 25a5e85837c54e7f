""" "Do I have a chance?", of a posting that was read: what of its musts somebody holds, and what nobody can know."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.understanding.adverts import asks_chances
from bot.dialogs.understanding.deciding import POSTING
from bot.messaging.reply import Reply

_SHORT, _LATELY = 16, 4


async def asked(session: Session) -> Reply | None:
    heard = session.heard
    posting = next((f for f in reversed(session.state.done[-_LATELY:]) if f.dialog == POSTING), None)
    if posting is None or "skills" not in posting.slots or any(n.cue == "goal" for n in heard.named):
        return None
    if len(heard.words) > _SHORT or not asks_chances(heard.text):
        return None
    told = await noted(session)  # "… I only did helpdesk for two years"
    session.trace.append("the chances, of a posting that was read")
    slots = {**posting.slots, "chances": True, "by_skills": False, "page": 1}
    answer = await session.begin(POSTING, slots, 0.9)
    return answer if told is None else told.model_copy(update={"buttons": ()}).plus(answer)
