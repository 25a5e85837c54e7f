""" "Remind me about my insurance on 1 jan", "remind me 6 weeks before for first aid", of what is not kept: no other
record is reminded of in its place, and no time is set for all; it is offered to be kept.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.until_a_day import is_no_name
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, day

_ON_A_DAY = frozenset({"snooze_reminder", "remind_also"})
_SETS = _ON_A_DAY | {"set_stages"}
_REMIND = r"(?:remind|ping|nudge|warn|tell|notify|alert)\s+me"
_NAME = r"(?:(?:my|the)\s+)?(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,2}?)"
_END = r"(?:\W+(?:please|pls|too|also|as\s+well|thanks?|thx|ok|again))*\W*"
#: "Remind me about my insurance on 1 jan", "remind me 6 weeks before for first aid".
_OF = pattern(
    rf"{ASKING}{_REMIND}\b.{{0,50}}?\b(?:about|of|for)\s+{_NAME}(?:\s+(?:on|in|at|by|from)\s+(?:the\s+)?|\s+){A_DAY}{_END}"
    rf"|{ASKING}{_REMIND}\b.{{0,50}}?\b(?:about|of|for)\s+{_NAME.replace('name', 'alone')}{_END}",
    re.IGNORECASE,
)
#: "Insurance also 1 jan remind me".
_IN_FRONT = pattern(
    rf"{OPENING}{_NAME}\s+(?:(?:also|too|is|on|in|by|ends?)\s+){{0,3}}{A_DAY}\W+(?:(?:please|pls|can|you|u|also|and)\W+){{0,4}}{_REMIND}{_END}",
    re.IGNORECASE,
)
#: What is reminded of without being a record.
_NO_RECORD = pattern(
    r"\b(?:exams?|tests?|courses?|plans?|stud\w+|learn\w*|steps?|renew\w*|deadlines?|expir\w+|remind\w*|hours?|units?|points?|cpd|all|both|each|every\w*"
    r"|days?|weeks?|months?|years?|now|then|once|team|summary|certs?|credentials?|records?|ones?|that|this|it|them|those|me|us|other|rest|last|next"
    r"|second|third)\b",
    re.IGNORECASE,
)


_MY = pattern(r"\bmy\s+$", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where it may be called so among what they hold or study, or is a name of the catalogue."""
    heard, records = session.heard, session.given.records
    if session.guesses[0].dialog not in _SETS or records is None or not session.given.private:
        return None
    asking = session.state.asking
    if (
        (asking is not None and session.dialog(asking).writes)
        or heard.people
        or heard.teams
        or heard.ordinals
        or "?" in heard.text[:-1]
    ):
        return None
    said = _OF.fullmatch(heard.marked) or _IN_FRONT.fullmatch(heard.marked)
    name = (said["name"] or said.groupdict().get("alone") or "") if said is not None else ""
    if not name or _NO_RECORD.search(name) or any(n.kind == "credential" for n in heard.named):
        return None
    theirs = _MY.search(heard.marked[: heard.marked.casefold().find(name.casefold())]) is not None
    if (is_no_name(session, name) and not theirs) or await records.studies():
        return None
    held, knowledge = await records.holdings(), session.manager.knowledge
    if called_so(key(name), held, session.manager.phrases, knowledge.catalogue):
        return None
    session.trace.append("a reminder of what is not kept")
    session.understood = ("next_reminders", 0.6)
    days = heard.days_ahead()
    if len(days) != 1 or session.guesses[0].dialog not in _ON_A_DAY:
        text = _(
            "{name} is not among the credentials I keep of you, so I set nothing. Tell me when it ends, as “{name} "
            "ends 3 May 2027”, and I keep it and remind you in time."
        )
        return Reply(parts=(paragraph(text, name=bold(name)),), buttons=(begin(_("My credentials"), "list_holdings"),))
    record = {"ids": [], "name": name, "expires": [days[0].isoformat()], "expires_said": "day"}
    text = _("I do not keep {name} of you, so I set nothing. Does it end on {day}?")
    return Reply(
        parts=(paragraph(text, name=bold(name), day=day(days[0])),),
        buttons=(
            begin(_("It expires then"), ADDING, records=[record]),
            begin(_("My credentials"), "list_holdings"),
        ),
    )
