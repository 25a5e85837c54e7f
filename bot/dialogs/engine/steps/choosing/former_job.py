""" "Used to be HR generalist in Vienna", and no more: a job that somebody had is no record and no present one; whether
they want back to it is asked.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.wished_fields import fields_wished
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB, _OTHER_JOBS = "credential_for_role", "other_jobs"
_USED_TO_BE = pattern(
    r"(?:\b(?:i\s+)?(?:used\s+to\s+(?:be|work\s+as)|was\s+working\s+as|worked\s+as|failed\s+as|was|were|had\s+been)|\b(?:ex|former(?:ly)?|retired))[\s-]+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_FEW, _BOTH = 16, 2


def is_former(named: Named, text: str) -> bool:
    """Whether a job is one that they had: "former chef", "used to be a nurse"."""
    return named.kind == "role" and _USED_TO_BE.search(text, 0, named.mention.start) is not None


async def told(session: Session) -> Reply | None:
    """None where they say what they want, or ask anything."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != 1 or len(heard.words) > _FEW or "?" in heard.text:
        return None
    one = heard.named[0]
    if not is_former(one, heard.text) or any(v.kind != "months" for v in heard.values):
        return None
    if session.sure and session.guesses[0].dialog not in ("update_profile", "add_holding", "out_of_scope"):
        return None
    if fields_wished(heard.text):
        return None  # where they want to is said beside it
    session.trace.append("a job that they had")
    session.understood = ("update_profile", 0.7)
    role = session.manager.knowledge.catalogue.roles[one.mention.of("role")[0].id]
    session.state.focus = session.state.focus.model_copy(update={"job": role.id})
    text = _("So {role} is what you did; I keep it as no job of now. Do you want back to it, or to something else?")
    return Reply(
        parts=(paragraph(text, role=bold(role.name)),),
        buttons=(
            begin(_("Credentials for {role}").format(role=role.name), _FOR_JOB, role=role.id),
            begin(_("Jobs near to it"), _OTHER_JOBS, current=role.id),
        ),
    )


_BACK = pattern(
    rf"{OPENING}(?:(?:i\s+(?:think|guess)|yes|yeah|maybe|rather|i['’]?d\s+like|i\s+want|to\s+go|want)\W+){{0,4}}(?:back(?:\s+(?:to\s+(?:it|that)|in(?:to)?\s+it))?"
    r"|(?:can|could|may)\s+i\s+(?:still\s+|even\s+)?(?:(?:work|practi[cs]e|go\s+back)(?:\s+(?:as|to)\s+(?:one|that|it|an?\s+\w+))?|do\s+(?:it|that)|be\s+one|return(?:\s+to\s+it)?)(?:\s+again)?"
    r"|what\s+(?:do|would|will)\s+i\s+need\s+to\s+(?:go|get|come)\s+back|how\s+(?:do|can|could)\s+i\s+(?:go|get)\s+back)(?:\W+(?:please|pls|then|i\s+think|again|in|to\s+it))*\W*",
    re.IGNORECASE,
)
_ELSE = pattern(
    rf"{OPENING}(?:(?:no|nah|rather|maybe|i\s+want|want|to)\W+){{0,3}}(?:something|smth|anything)\s+(?:else|different|new|near(?:by)?|other)(?:\W+(?:please|pls|then|rather))*\W*",
    re.IGNORECASE,
)


async def back_or_else(session: Session) -> Reply | None:
    """ "Can i still work as one", "something else", right behind the job that they had."""
    job, role = session.state.focus.job, session.profile.role
    if job is None or job == role or session.state.waiting is not None or session.heard.named:
        return None
    if session.state.focus.credentials or session.state.last is not None:
        return None  # something was shown since, or before: it is of that
    if _BACK.fullmatch(session.heard.text):
        session.trace.append("back to the job that they had")
        return await session.begin(_FOR_JOB, {"role": job}, 0.9)
    if _ELSE.fullmatch(session.heard.text):
        session.trace.append("something else than the job that they had")
        return await session.begin(_OTHER_JOBS, {"current": job}, 0.9)
    return None


async def and_now(session: Session) -> Reply | None:
    """ "Was a nurse, now a teacher": the job of now is told, and nothing asked."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != _BOTH or "?" in heard.text or heard.people:
        return None
    before, now = heard.named
    if now.cue != "current" or not now.mention.of("role") or len(heard.words) > _FEW or not session.given.private:
        return None
    if not is_former(before, heard.text) or heard.text[now.mention.end :].strip(" .!") or heard.teams:
        return None
    session.trace.append("a job that they had, and the one of now")
    return await session.begin("update_profile", {"current": now.mention.of("role")[0].id}, 0.8)
