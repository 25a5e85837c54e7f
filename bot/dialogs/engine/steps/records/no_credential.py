"""What ends and is no credential: a contract, a lease, a term at a school. Nothing of it is kept; a day it may be."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_THING = (
    r"(?:(?:fixed[-\s]term|temp(?:orary)?|agency|work|job|rent(?:al)?|house|flat|current|first|paid|unpaid|summer|school|uni(?:versity)?"
    r"|maternity|paternity|parental|study|sick|gardening|notice|phone|gym)\s+){0,2}"
    r"(?:contract|lease|tenancy|rent|internship|placement|secondment|gig|job|probation(?:ary\s+period)?|notice(?:\s+period)?|leave|sabbatical"
    r"|gap\s+year|school\s+year|(?:school\s+)?term|semester|holidays?|vacation|mortgage|employment|season)"
)
_SOMEWHERE = (
    r"(?:at|in|on|out\s+of)\s+(?:a\s+|the\s+|my\s+)?(?:uni(?:versity|v)?|school|sixth\s+form|work|holidays?|vacation|leave|hospital|bed|prison|mat(?:ernity)?\s+leave"
    r"|(?:maternity|paternity|parental|sick|study|annual|garden(?:ing)?)\s+leave|(?:a\s+)?contract|placement|secondment|probation|notice|benefits|furlough|a\s+gap\s+year|sabbatical)"
    r"|unemployed|between\s+jobs|abroad|away|off\s+(?:work|sick)|furloughed|self[-\s]employed"
)
_ENDS = pattern(
    r"\W*(?:(?:and|also|so|but|ok|hi|btw|well|oh|yes|no|because|cause|cos)\W+){0,3}"
    rf"(?:(?:my|our|the|this)\s+(?P<thing>{_THING})\s+(?:only\s+|just\s+)?(?:ends?|is\s+(?:over|up|done|finished|until|till)|runs?\s+(?:out|until|till|to)|finish(?:es)?|stops?"
    r"|expires?|lasts?\s+(?:until|till)|goes\s+(?:on\s+)?(?:until|till)|terminates|(?:until|till))"
    rf"|(?:i['’]?m|i\s+am|i['’]?ll\s+be|i\s+will\s+be)\s+(?:still\s+|only\s+)?(?P<where>{_SOMEWHERE})\s+(?:until|till|til|up\s+to))\s+"
    r"(?:(?:in|on|by|at\s+the|around|about|early|late|mid|the)\s+){0,2}",
    re.IGNORECASE,
)
_LAST = pattern(r"\W*(?:(?:so|btw|though|then|anyway|unfortunately|sadly|at\s+the\s+latest)\W*)*", re.IGNORECASE)
#: "No messages", "plan until then".
_MEANT = frozenset({"pause_reminders", "pause_study", "learning_path", "replan", "set_target", "mute_holding"})
_GOAL = "learning_path"


async def ends(session: Session) -> Reply | None:
    """None where anything else is said, or that is the answer to what was asked."""
    heard = session.heard
    if len(heard.dates) != 1 or session.state.asking is not None:
        return None
    said = _ENDS.match(heard.text)
    if said is None or heard.dates[0].start != said.end():
        return None
    if not _LAST.fullmatch(heard.text, heard.dates[0].end) or any(n.mention.of("credential") for n in heard.named):
        return None
    if session.guesses[0].dialog in _MEANT:
        return None
    session.trace.append("what ends is no credential")
    session.understood = (None, session.guesses[0].score)
    text = _(
        "I keep credentials and what you study for, so I noted nothing of that. If it is the day by which you want to "
        "be ready, I can plan towards it."
    )
    return Reply(parts=(paragraph(text),), buttons=_plan(session))


def _plan(session: Session) -> tuple[Button, ...]:
    goal = session.given.profile.goal
    day = max(session.heard.dates[0].options, default=session.heard.today)
    if goal is None or day <= session.heard.today:
        return ()
    role = session.manager.knowledge.catalogue.roles[goal]
    return (begin(_("Plan for {role}").format(role=role.name), _GOAL, role=goal, by=day.isoformat()),)
