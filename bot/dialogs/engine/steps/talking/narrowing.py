"""A sweeping request that a word of it narrows: all of one credential, the messages of the weekend, "… no wait"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.times import find_weekdays
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_DELETES, _STOPS, _DAYS = frozenset({"delete_me", "forget_profile"}), "stop_reminders", "set_days"
_BUT = pattern(r"(?<!\w)(?:but|except|besides|apart\s+from|other\s+than|not|keep)(?!\w)", re.IGNORECASE)
#: Behind a change that is asked for: "remove it, no wait, keep it", "remove the CKA, actually don't".
_AFTER_ALL = pattern(
    r"[,.;!?–-]\s*(?:(?:and|oh|no|nah|wait|actually|hmm?|sorry|on\s+second\s+thought)\W{1,5}){1,6}"
    r"(?:(?:better|rather|please|just)\W+)?(?:(?:keep|leave)\s+(?:it|that|this|them|the\s+\w+)|do\s*n['’]?t|do\s+not|never\s?mind|forget\s+it"
    r"|scratch\s+that|cancel(?:\s+(?:it|that))?)(?:\W+(?:do|it|that|yet|please|as\s+it\s+is|alone|after\s+all))*\W*$",
    re.IGNORECASE,
)


async def narrowed(session: Session) -> Reply | None:
    """None for a request that means all it says."""
    best, records = session.guesses[0], session.given.records
    if not session.sure or records is None or not session.given.private:
        return None
    if session.manager.dialogs[best.dialog].writes and _AFTER_ALL.search(session.heard.text):
        session.understood = (None, best.score)
        return Reply(parts=(paragraph(_("All right, I leave it as it is.")),))
    if best.dialog == _STOPS and find_weekdays(session.heard.text):
        return await session.start(Guess(_DAYS, best.score, "it stops on some days only"))
    held = await records.holdings() if best.dialog in _DELETES else []
    if held and not _BUT.search(session.heard.text) and any(map(_is_named(session), held)):
        return await session.start(Guess("remove_holding", best.score, "it is to be deleted of one credential"))
    return None


def _is_named(session: Session) -> Callable[[Holding], bool]:
    """Whether the message has a record's credential, or a telling word of its name."""
    named = {m.id for n in session.heard.named for m in n.mention.of("credential")}
    phrases, known = session.manager.phrases, session.manager.knowledge.catalogue.credentials
    telling = set(session.heard.key.split()) - set(phrases.common) - set(phrases.generic)

    def is_named(held: Holding) -> bool:
        name = known[held.credential].name if held.credential in known else held.name
        return held.credential in named or bool(telling.intersection(key(name).split()))

    return is_named
