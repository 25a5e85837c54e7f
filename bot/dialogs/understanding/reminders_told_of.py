""" "Kevin wants reminders two weeks before", "I used to get reminders at 8", "I won't need one on 3 January": near to a
wish of what is written to the writer, and none.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.patterns import pattern

#: What is set, muted or paused of what the bot writes.
HOW_IT_WRITES = frozenset(
    {
        "set_stages", "set_hours", "set_days", "set_summary", "set_nudges", "remind_also", "mute_holding",
        "unmute_holding", "resume_reminders", "usual_stages", "snooze_reminders", "pause_reminders",
        "snooze_reminder", "stop_reminders",
    }
)  # fmt: skip
_KIN = (
    r"(?:boss|manager|supervisor|colleague|co-?worker|mate|friend|wife|husband|partner|son|daughter|brother|sister|sibling|mum|mom|dad|mother|father|cousin|team\s?mate"
    r"|apprentice|assistant|neighbou?r|girlfriend|boyfriend|kids?)"
)
_SOMEBODY = pattern(
    rf"{OPENING}(?:(?P<kin>(?:my|our|the)\s+(?:\w+\s+)?{_KIN})|(?P<who>[^\W\d_]{{2,15}}))\s+(?:(?:also|already|really|always|now|usually)\s+)?"
    r"(?:(?:wants?|would\s+like|likes?|prefers?|gets?|needs|has|asked\s+for)\b|(?:is|was|will\s+be|goes)\s+(?:on\s+(?:holidays?|leave|vacation|parental|maternity)|away|off|abroad|ill|sick|in\s+hospital)\b)",
    re.IGNORECASE,
)
_OF_ME = pattern(r"(?<!\w)(?:i|i['’]?(?:m|ve|d|ll)|im|ive|me|my|mine|we|us|our)(?!\w)", re.IGNORECASE)
#: Whose absence is the writer's as well, or is nobody's.
_NOBODY = frozenset(
    """
    everyone everybody nobody anyone someone somebody company office work school site shop factory plant college
    university uni class family that this it which what who he she they one all both summer winter spring autumn
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_CAME = (
    r"(?:came|arrived|stopped\s+(?:working|coming)|(?:did\s?n['’]?t|never)\s+(?:come|arrive|work)|showed\s+up"
    r"|got\s+lost|went\s+(?:to|missing)|woke)"
)
_WAS = pattern(
    rf"{OPENING}(?:i\s+used\s+to\s+(?:get|have|receive|be|see)\b.{{0,40}}\b(?:remind\w*|messages?|summar\w+)"
    r"|(?:my|our|the)\s+(?:holidays?|leave|vacation|break|time\s+off)\s+(?:was|were)\b"
    rf"|(?:(?:the|my|your|that|this|last|first)\s+)?(?:[\w+-]{{1,20}}\s+){{0,4}}?(?:reminders?|messages?|summary|nudges?)\s+(?:{_CAME})\b)",
    re.IGNORECASE,
)
_NOT_NEEDED = pattern(
    rf"{OPENING}i\s*(?:wo\s?n['’]?t|will\s+not|do\s?n['’]?t|dont|do\s+not)\s+(?:need|want|require)\s+(?:(?:a|any|the|another|to\s+be)\s+)?(?:reminders?|reminded|messages?|nudges?)\b",
    re.IGNORECASE,
)
_A_DAY_BEFORE = pattern(r"\b(?:before|until|till?|again|anymore|any\s+more|after|from|every|each)\b", re.IGNORECASE)


def sets_nothing(heard: Heard, dialog: str, ordinary: Collection[str]) -> Literal["another", "was", "one_day"] | None:
    """Why ``dialog`` is not meant, where it would change how the bot writes; None where it may be.

    ``ordinary`` are words that are nobody's name.
    """
    if dialog not in HOW_IT_WRITES:
        return None
    if (said := _SOMEBODY.match(heard.text)) is not None and _is_another(heard, said, ordinary):
        return "another"
    if "?" not in heard.text and _WAS.match(heard.text):
        return "was"
    a_day = len(heard.dates) == 1 and not heard.named and _NOT_NEEDED.match(heard.text)
    return "one_day" if a_day and not _A_DAY_BEFORE.search(heard.text) else None


def _is_another(heard: Heard, said: re.Match[str], ordinary: Collection[str]) -> bool:
    if _OF_ME.search(heard.text, said.end("kin") if said["kin"] else 0):
        return False
    if said["kin"]:
        return True
    within = any(n.mention.start <= said.start("who") < n.mention.end for n in heard.named)
    return not within and said["who"].casefold() not in {*ordinary, *_NOBODY}
