""" "Tell me less often", "nudge me more": after more, or fewer, quiet days of a study than before."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.spoken_of import spoken_of_lately
from bot.dialogs.understanding.number_words import UNITS
from bot.dialogs.understanding.times import find_leads
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.preferences import Preferences

_NUDGES = "set_nudges"
#: So many quiet days there are to choose from.
_RARER, _OFTENER = (14, 30, 60, 90), (3, 1)
_ASKS = (
    r"(?:remind|ping|nudge|write|message|msg|text|notify|poke|tell|ask|bug|bother|nag|check(?:\s+in)?|chas(?:e|ing)|nudg(?:es?|ing)"
    r"|asking|pinging|writing|messages|nagging|bugging|bothering|reminders?)"
)
_LESS = pattern(
    rf"(?<!\w){_ASKS}(?!\w)[^.?!]{{0,40}}?(?:less(?:\s+(?:often|frequently|much))?|more\s+(?:rarely|seldom)|(?:not|n['’]t)\s+(?:so|that|as)\s+(?:often|much)|not\s+so\s+\w+)(?!\w|\s+than)"
    rf"|(?:not\s+(?:so|that)\s+(?:often|much|many)|too\s+(?:often|much|many)|less\s+often|less|fewer|(?:do\s*n['’]?t|dont|stop)\s+{_ASKS}[^.?!]{{0,20}}?(?:so|that)\s+(?:often|much))(?!\w|\s+than)",
    re.IGNORECASE,
)
_MORE = pattern(
    rf"(?<!\w){_ASKS}(?!\w)[^.?!]{{0,25}}?(?:more\s+(?:often|frequently)|oftener)(?!\w)|\W*(?:please\s+)?more\s+often(?:\s+(?:please|pls))?\W*",
    re.IGNORECASE,
)
#: Where nothing says what comes so often, these few words are of what was just sent or spoken of.
_SHORT = 7
_SAYS_WHAT = pattern(rf"(?<!\w){_ASKS}(?!\w)", re.IGNORECASE)
_OF_ELSE = pattern(r"(?<!\w)(?:summar\w+|digest\w*|report\w*|team|hours?|steps?|exams?|cheaper|money|plan)(?!\w)", re.I)


async def told(session: Session) -> Reply | None:
    """None of who studies nothing, and where what comes may be of what is held."""
    heard, records = session.heard, session.given.records
    text = heard.text[:200]
    if records is None or not session.given.private or session.state.asking is not None or heard.named or heard.people:
        return None
    less = _LESS.search(text) is not None
    if heard.teams or not (less or _MORE.search(text)) or _OF_ELSE.search(text) or find_leads(text) or heard.values:
        return None
    surely = session.guesses[0].dialog == _NUDGES and session.sure
    if not surely and (await records.holdings() or len(heard.words) > _SHORT):
        return None
    if not (surely or await records.studies()) or not (_SAYS_WHAT.search(text) or await spoken_of_lately(session)):
        return None
    session.trace.append("nudges are to come less often, or more")
    return await session.begin(_NUDGES, {"days": _next(records.preferences, less=less)}, 0.9)


_SO_OFTEN = pattern(
    r"(?<!\w)(?:(?:every|each|once\s+(?:an?|every|per|in))\s+(?:(?P<n>\d{1,2}|two|three|four|other|second|a)\s+)?(?P<unit>days?|weeks?|fortnight|months?)|(?P<word>monthly|fortnightly|weekly|bi-?weekly))(?!\w)",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "w": 7, "f": 14, "b": 14, "m": 30}
_FEW = 10


async def so_often(session: Session) -> Reply | None:
    """ "No not stop, every month", right after nudges were set: after so many quiet days."""
    heard, last = session.heard, session.state.last
    said = _SO_OFTEN.search(heard.text) if last is not None and last.dialog == _NUDGES else None
    if (
        said is None
        or heard.named
        or heard.people
        or _OF_ELSE.search(heard.text)
        or session.state.asking is not None
        or len(heard.words) > _FEW
    ):
        return None
    number = (said["n"] or "1").casefold()
    times = int(number) if number.isdecimal() else UNITS.get(number, 2 if number in ("other", "second") else 1)
    days = times * _DAYS[(said["unit"] or said["word"])[0].casefold()]
    session.trace.append("how often nudges are to come")
    return await session.begin(_NUDGES, {"days": days, "on": True}, 0.9)


def _next(now: Preferences, *, less: bool) -> int:
    if less:
        return next((days for days in _RARER if days > now.nudge_after), now.nudge_after)
    usual = Preferences().nudge_after
    steps = (*reversed(_RARER), usual, *_OFTENER)
    return next((days for days in steps if days < now.nudge_after), now.nudge_after)
