"""What somebody tells of themselves beside a question that does not ask for it: "bookkeeper here: Xero or QuickBooks?"

It is remembered as if it had been told alone, so that the next answer knows it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.filling import through_with_it
from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.standing import names_another
from bot.patterns import pattern
from bot.tracking.people import Profile

#: Questions about credentials. What such a dialog takes for a slot of its own it remembers itself, but for the job.
_BESIDE = frozenset(
    {
        "credential_for_role", "credential_for_skill", "compare_credentials", "browse_credentials", "other_jobs",
        "learning_path", "skill_gap",
    }
)  # fmt: skip
#: These tell of many weeks' study, and take no hours a week.
_OF_STUDY = frozenset({"rank_credentials", "credential_info"})
#: "Say 6 hours a week", "I have 4 h a week"; "does it take 10 hours a week?" tells of nobody.
_MY_HOURS = pattern(
    r"\b(?:say|with|at|having|doing|i\s+(?:(?:only|just|really)\s+)?(?:have|got|can\s+(?:only\s+)?\w+|do|manage)|i['’]?ve\s+(?:only\s+)?got)"
    r"\s+(?:(?:only|just|about|around|like|maybe|some|max)\s+)*$",
    re.IGNORECASE,
)
#: "Used to nurse", "ex soldier", "if I were".
_NO_MORE = pattern(
    r"\b(?:used\s+to|was|were|been|formerly|former|ex|retired|no\s+longer|laid\s+off|quit|left)\b", re.IGNORECASE
)


def told(talk: Talk, dialog: Dialog, slots: dict[str, Any]) -> dict[str, Any]:
    """What the message tells of its writer that the dialog took for nothing else, by the names of the slots for it."""
    text = talk.heard.text
    if dialog.name in _OF_STUDY and not names_another(text):
        mine = [v.value for v in talk.heard.values if v.kind == "hours_a_week" and _mine(text, v.start)]
        return {"hours_a_week": mine[0]} if mine else {}
    if dialog.name not in _BESIDE or names_another(text):
        return {}
    taken = {
        i
        for name, value in slots.items()
        for i in (value if isinstance(value, list) else [value])
        if isinstance(i, str) and name != "current"  # that slot may be of an earlier message, which is no news
    }
    named = [n for n in talk.heard.named if n.doubt is None and n.mention.matches[0].id not in taken]
    found: dict[str, Any] = {}
    if not (_NO_MORE.search(text) or through_with_it(text)):
        found["current"] = next(_ids(named, "current", "role"), None)
    if not dialog.has("known"):
        found["known"] = list(_ids(named, "known", "skill"))
    if not dialog.has("held"):
        found["held"] = list(_ids(named, "held", "credential"))
    return {name: value for name, value in found.items() if value}


def _mine(text: str, start: int) -> bool:
    return _MY_HOURS.search(text[max(0, start - 60) : start]) is not None


def remembered(profile: Profile, found: dict[str, Any]) -> Profile:
    return profile.model_copy(
        update={
            "role": found.get("current", profile.role),
            "skills": tuple(dict.fromkeys((*profile.skills, *found.get("known", ())))),
            "hours_a_week": found.get("hours_a_week", profile.hours_a_week),
            "holds": tuple(dict.fromkeys((*profile.holds, *found.get("held", ())))),
        }
    )


def _ids(named: list[Named], cue: str, kind: str) -> Iterator[str]:
    """Of what is surely one thing."""
    for each in named:
        ids = [m.id for m in each.mention.leading(kind)] if each.cue == cue and each.kind == kind else []  # type: ignore[arg-type]
        if len(ids) == 1:
            yield ids[0]
