""" "Can I leave whenever I want?", of a study, a plan, a team or the bot itself: nothing is left, and how is said."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, spoken_of
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_LEAVE = "leave_team"
_AT_ANY_TIME = (
    r"(?:when(?:ever)?\s+(?:i|we)\s+(?:want|like|feel\s+like\s+it|wish|please)(?:\s+to)?|when\s?ever|any\s?time(?:\s+(?:i|we)\s+(?:want|like))?|at\s+any\s+(?:time|point|moment)"
    r"|later(?:\s+on)?|afterwards|again|once\s+(?:i['’]?m|im)\s+in|if\s+(?:i|we)\s+(?:do\s*n['’]?t|dont|no\s+longer)\s+(?:like|want|need)(?:\s+(?:it|this|to))?"
    r"|if\s+i\s+change\s+my\s+mind|without\s+(?:any\s+)?(?:problems?|trouble|hassle|a\s+reason|giving\s+a\s+reason))"
)
#: "Can I leave whenever I want", and "can I leave?" is a request.
_MAY_LEAVE = pattern(
    r"\W*(?:(?:hi|hey|ok|okay|and|but|so|wait|well|first|just|one\s+question|question|btw)\W+){0,4}"
    r"(?:(?:can|could|may|will|would)\s+(?:i|we|you|one)(?:\s+be\s+able\s+to)?|am\s+i\s+(?:allowed|able|free)\s+to|is\s+(?:it|one)\s+(?:possible|allowed|free|easy|ok)\s+to"
    r"|(?:and\s+)?what\s+if\s+i\s+(?:want(?:ed)?|wanna|decide|would\s+like|need)(?:\s+to)?)\s+(?:(?:still|always|just|simply|also|easily|later|then)\s+)*"
    r"(?P<how>leave|quit|cancel|stop|opt\s+out|(?:get|back|pull|drop)?\s*out|unsubscribe|withdraw|resign)"
    r"(?:\s+(?P<what>using\s+(?:you|this|it|the\s+bot)|studying|learning|(?:of\s+)?(?:it|this|that|you|(?:the|this|that|my)\s+(?:team|group|bot|app|service|study|studies|thing))))?"
    rf"(?:\W+{_AT_ANY_TIME})+\W*",
    re.IGNORECASE,
)
#: "What happens to my stuff if I leave".
_WHAT_THEN = pattern(
    r"\W*(?:(?:hi|hey|ok|okay|and|but|so|wait|well|first|just)\W+){0,4}"
    r"(?:what\s+happens?|what\s+(?:will|would)\s+happen|what(?:['’]?s|\s+is)?(?:\s+about)?"
    r"|do\s+(?:i|they|you)\s+(?:keep|lose|delete|still\s+have)|will\s+i\s+(?:keep|lose))\s*(?:(?:to|with|of|about)\s+)?"
    r"(?:(?:all\s+)?(?:my|the|our|these)\s+[\w ]{2,30}?|it|this|that|everything|anything|them)?\s*"
    r"(?:if|when|once|after)\s+i\s+(?:leave|quit|go|am\s+out|get\s+out|opt\s+out)"
    r"(?:\s+(?:it|this|that|again|later|then|(?:the|this|that|my)\s+(?:team|group|company|job)))*\W*",
    re.IGNORECASE,
)
_OF_THE_BOT = pattern(r"using|\b(?:you|bot|app|service)\b|unsubscribe", re.IGNORECASE)
_LONGEST, _MOST = 120, 8
_OF_A_PLAN = frozenset({"start_plan", "my_plan", "learning_path", "credential_path", "next_step"})


async def asked(session: Session) -> Reply | None:
    """Asked and not wished: nothing is left, and it is said how that would be."""
    text, circle = session.heard.text, session.given.circle
    if len(text) <= _LONGEST and _WHAT_THEN.fullmatch(text) and session.given.private:
        return await _what_then(session)
    said = _MAY_LEAVE.fullmatch(text) if len(text) <= _LONGEST else None
    if said is None or session.heard.named:
        return None
    session.trace.append("whether one may leave")
    session.understood = (None, 0.9)
    if not _OF_THE_BOT.search(said["what"] or said["how"]) and session.given.private:
        if study := await _spoken_of(session):
            text = _("Yes, at any time. Say “drop {name}”, and I follow it no more; “pause {name}” keeps it for later.")
            return Reply(parts=(paragraph(text, name=study.name),))
        if session.state.last is not None and session.state.last.dialog in _OF_A_PLAN:
            return Reply(parts=(paragraph(_("Yes, at any time. Say “drop the plan”, and I follow it no more.")),))
        if circle.asked:
            text = _(
                "Yes, at any time: say “leave the team”. Its leads are told, and see nothing of your records then."
            )
            return Reply(parts=(paragraph(text),)).plus(await session.begin("open_invitation", {}, 0.9))
        if mine := [team for team in circle.teams if team.id in circle.joined][:_MOST]:
            text = _(
                "Yes, at any time. Its leads are told when you leave a team, and see nothing of your records any more; "
                "you keep them, and your reminders."
            )
            leave = _("Leave {team}")
            buttons = tuple(begin(leave.format(team=team.name), _LEAVE, team=team.id) for team in mine)
            return Reply(parts=(paragraph(text),), buttons=buttons)
    text = _(
        "Yes, at any time: there is nothing to cancel. “Stop all reminders”, and I write no more by myself; “delete "
        "everything” erases all that I keep of you."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("What do you keep?"), "privacy"),))


async def _what_then(session: Session) -> Reply | None:
    """None for who is in no team, and asked into none."""
    circle = session.given.circle
    if not circle.asked and not circle.joined:
        return None
    session.trace.append("what becomes of it when one leaves")
    session.understood = (None, 0.9)
    text = _(
        "Whoever leaves a team keeps their records and reminders; its leads are told that they left, and see nothing "
        "more. What they noted or exported before that I cannot take back."
    )
    reply = Reply(parts=(paragraph(text),))
    if circle.asked:
        return reply.plus(await session.begin("open_invitation", {}, 0.9))
    leave, mine = _("Leave {team}"), [team for team in circle.teams if team.id in circle.joined][:_MOST]
    buttons = tuple(begin(leave.format(team=team.name), _LEAVE, team=team.id) for team in mine)
    return reply.model_copy(update={"buttons": buttons})


async def _spoken_of(session: Session) -> Study | None:
    """The study of the last answer."""
    last = session.state.last
    return await spoken_of(session, last.slots.get("study")) if last is not None and last.dialog in OF_A_STUDY else None
