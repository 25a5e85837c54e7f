"""Hours that were spent on anything but learning: "worked 3 hours on the house"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_N = r"(?:an?|half\s+an|\d{1,2}(?:[.,:]\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\s+few|many)"
_LIFE = (
    r"(?:(?:the|my|our|a|this|that|some)\s+)?(?:(?:old|new|whole|own)\s+)?(?:house|flat|garden|gardening|kitchen|bathroom|roof|car|bike|boat|shed|farm|allotment|kids?|children|baby|dog|cat|dinner|lunch|cooking|cleaning|housework|laundry"
    r"|shopping|washing(?:\s+up)?|decorating|commut(?:e|ing)|train|bus|traffic|tv|telly|netflix|gaming|playstation|sleep(?:ing)?|overtime|night\s+shift|shift|gym|football|phone|sofa|couch|motorway|housing|taxes|moving)"
)
_SPENT = pattern(
    r"\W*(?:(?:and|also|so|but|ok|well|oh|i|i['’]ve|we|just|only|today|yesterday|then)\W+){0,4}(?:work(?:ed)?|spent|did|done|put\s+in|had|was|sat)\s+"
    rf"(?:(?:about|around|like|another|over|almost|for)\s+){{0,2}}{_N}\s*(?:h|hrs?|hours?|mins?|minutes)\s+(?:(?:on|of|in|at|with|for|working\s+on|doing|cleaning|playing|watching|painting|fixing|repairing|stuck\s+in)\s+)+{_LIFE}"
    r"\W*(?:(?:today|yesterday|lol|haha|this\s+(?:morning|evening|week)|last\s+night|again|so\s+far|man|ugh|now)\W*){0,3}",
    re.IGNORECASE,
)
_LOGS = frozenset({"log_progress", "log_units", "units_so_far"})


async def spent(session: Session) -> Reply | None:
    """Nothing is logged; None where a study or a credential of theirs is named."""
    heard = session.heard
    if not session.guesses or session.guesses[0].dialog not in _LOGS or _SPENT.fullmatch(heard.text) is None:
        return None
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    if named and session.given.records and named & {s.credential for s in await session.given.records.studies()}:
        return None  # a gardener's hours in the garden
    session.trace.append("hours of no study")
    session.understood = (None, session.guesses[0].score)
    text = _(
        "That is nothing you study, as far as I can tell, so I logged nothing. If it is, say it with the name of the "
        "study."
    )
    return Reply(parts=(paragraph(text),))
