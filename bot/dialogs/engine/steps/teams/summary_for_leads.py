""" "Send me a summary every Monday", of who leads a team and keeps nothing of their own: that of the team is meant. Who
has both gets their own, and is told of the other; so it is when none is wanted any more, or it is
asked when it comes.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.tracking.records import Records
from bot.tracking.teams import digests
from bot.tracking.teams.digests import Digest
from bot.translation import _

_SUMMARY, _DIGEST, _NO_DIGEST = "set_summary", "set_digest", "stop_digest"
_MOST = 3
_A_SUMMARY = pattern(r"\b(?:summar(?:y|ies)|overview|update|report|round-?up|recap|status)\b", re.IGNORECASE)
#: "Make it a weekly thing", of a team that was looked at.
_MAKE_IT = pattern(
    r"\W*(?:(?:ok|okay|and|great|good|cool|please|pls|can|could|you|we|let['’]?s)\W+){0,4}(?:make|do|send|show|give)\s+(?:me\s+)?(?:it|that|this)\s+(?:(?:an?|every|each)\s+)?(?:weekly|monthly|fortnightly|daily|regular(?:ly)?|week|month|monday|friday)(?:\s+(?:thing|one|affair|please|pls|from\s+now\s+on))*\W*",
    re.IGNORECASE,
)
#: What speaks of oneself, or wants it no more.
_OF_ONESELF = pattern(
    r"\b(?:my|mine|own|personal|myself|i['’]?m|am\s+i|i\s+(?:do|stand|am)|stud\w+|learn\w*|no|not|stop|never|cancel|without|off|don['’]?t)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is said whose it is to be, or they lead no team."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog != _SUMMARY or not session.sure or not heard.leads or records is None or not session.given.private:
        return None
    if heard.people or heard.teams or "?" in heard.text or session.state.asking is not None:
        return None
    of_the_look = _MAKE_IT.fullmatch(heard.text) is not None and session.state.focus.team is not None
    if not (_A_SUMMARY.search(heard.text) or of_the_look) or _OF_ONESELF.search(heard.text):
        return None
    slots = fill_from_message(session.manager.dialogs[_DIGEST], heard).slots
    own = bool(await records.studies()) or any(h.expires is not None for h in await records.holdings())
    session.trace.append("a summary, of who leads a team")
    if own:
        return _told_of_the_other(await session.start(best), slots)
    reply = await session.begin(_DIGEST, slots, 0.9)
    text = _(
        "That is how the team is doing. For one of your own studies and records say “a summary of my own every week”."
    )
    return reply.model_copy(update={"parts": (*reply.parts, note(text))})


def _told_of_the_other(reply: Reply, slots: dict[str, Any]) -> Reply:
    text = _("It is of your own studies and records. How your team is doing comes as a digest.")
    digest = begin(_("Digest of the team"), _DIGEST, **slots)
    return reply.model_copy(update={"parts": (*reply.parts, note(text)), "buttons": (*reply.buttons, digest)})


_NO_MORE = pattern(
    r"\b(?:no|not|stop|never|cancel|without|off|end|quit|do\s*n['’]?t|dont|unsubscribe)\b[^.;!?]{0,40}\b(?:summar(?:y|ies)|overview|updates?|reports?|round-?ups?|recaps?)\b"
    r"|\b(?:summar(?:y|ies)|overview|updates?|reports?)\W+(?:off|no\s+more)\b",
    re.IGNORECASE,
)
_MINE = pattern(r"\b(?:my\s+own|mine|own|personal)\b", re.IGNORECASE)


async def no_more(session: Session) -> Reply | None:
    """ "Stop the summary": that of the team, where no other comes."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog not in (_SUMMARY, _NO_DIGEST) or not heard.leads or records is None or not session.given.private:
        return None
    if heard.people or heard.teams or "?" in heard.text or not _NO_MORE.search(heard.text) or _MINE.search(heard.text):
        return None
    theirs = await digests_of(records)
    if not theirs:
        return None
    if records.preferences.summary is None:
        session.trace.append("no more of the team's summary")
        return await session.begin(_NO_DIGEST, {"team": theirs[0].team.id} if len(theirs) == 1 else {}, 0.9)
    session.trace.append("no more of one's own summary")
    reply = await session.begin(_SUMMARY, {"on": False}, 0.9)
    stop = _("No digest of {team}")
    buttons = tuple(begin(stop.format(team=d.team.name), _NO_DIGEST, team=d.team.id) for d in theirs[:_MOST])
    text = _("The digest of your team goes on.")
    return reply.model_copy(update={"parts": (*reply.parts, note(text)), "buttons": (*reply.buttons, *buttons)})


_HOW_OFTEN = pattern(
    r"\W*(?:(?:and|so|ok|but|hi|hey)\W+){0,3}(?:how\s+often|when|on\s+which\s+days?|which\s+day|at\s+what\s+time)\s+(?:do|does|will|would|is|are)\s+(?:(?:you|i|we|the|my|our|next|team|that|this|a|it)\s+){0,4}"
    r"(?:(?:send|get|sent|receive|have)\s+(?:(?:me|us|the|my|our|next|team|that|this|a)\s+){0,4})?(?:summar(?:y|ies)|digests?|overview|reports?)"
    r"(?:\s+(?:come|sent|out|due|to\s+me|of\s+the\s+team|go|go\s+out|coming))*\W*",
    re.IGNORECASE,
)


#: "When do you write to me about the team".
_WHEN_OF_THEM = pattern(
    r"\W*(?:(?:and|so|ok|but|hi|hey)\W+){0,3}(?:how\s+often|when|at\s+what\s+time|on\s+which\s+days?)\s+(?:do|will|would|are)\s+(?:you|u)\s+(?:going\s+to\s+)?(?:write|message|tell|ping|text|contact|update|report|warn|remind)(?:\s+to)?(?:\s+me)?\s+(?:about|on|of|for)\s+(?:the|my|our|this|that)\s+(?:team|crew|ward|staff|people|lads|guys|group|squad)\W*",
    re.IGNORECASE,
)


async def how_often(session: Session) -> Reply | None:
    """ "How often do you send the summary", of who gets one of a team and none of their own."""
    records = session.given.records
    if session.heard.leads and session.given.private and _WHEN_OF_THEM.fullmatch(session.heard.text):
        return await session.begin("show_digests", {}, 0.9)
    if records is None or not session.heard.leads or _HOW_OFTEN.fullmatch(session.heard.text) is None:
        return None
    if not session.given.private or records.preferences.summary is not None or not await digests_of(records):
        return None
    session.trace.append("when the team's summary comes")
    return await session.begin("show_digests", {}, 0.9)


async def digests_of(records: Records) -> list[Digest]:
    """Those that come to this person."""
    return (await digests.of_people(records.connection, [records.person_id]))[records.person_id]
