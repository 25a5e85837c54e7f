""" "Could I become a nurse educator?", answered for nurses, "a first aid instructor" for trainers: that this is the
nearest job, and not the one, is said.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OF_A_JOB = frozenset({"credential_for_role", "skill_gap", "learning_path"})
#: Behind the name of a job they make another one of it.
_ANOTHER = pattern(
    r"\s+(?:educat|consult|instruct|train|inspect|audit|recruit|supervis|coordinat|research|lectur|navigat|advi[sz]|direct|examin)(?:or|er|ant)\b"
    r"|\s+(?:informaticist|advocate|specialist|coach|planner|professor|assistant|apprentice|therapist|liaison|evangelist|ambassador)\b",
    re.IGNORECASE,
)


#: What stands in front of a job and makes no other one of it, or begins the sentence.
_NO_OTHER = frozenset(
    """
    a an the my your our their his her this that another some any as is are was be been become becoming being for of to
    in at by on from with and or but so not no more into than like want wanna am im good better best great nice proper
    real new old young former ex junior senior lead head chief principal deputy assistant associate trainee apprentice
    student qualified certified registered licensed licenced chartered independent freelance self employed mobile remote
    local part full time professional private public own first experienced working paid would does do can could need
    needs what which how about cert certs certificate certificates certification certifications course courses
    credential credentials qualification qualifications licence license job jobs role career uk us eu irish british
    english american canadian indian german online international global general
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_IN_FRONT = pattern(r"(?P<word>[^\W\d_][\w'’-]{1,20})\s+$", re.IGNORECASE)


def another_job(session: Session, named: Named) -> str | None:
    """ "Driving instructor", where of the jobs only one has the word "instructor" in its name, with other ones; None
    where the job is called so alone, however it is spelled.
    """
    text, mention, catalogue = session.heard.text, named.mention, session.manager.knowledge.catalogue
    called = list(word_texts(text[mention.start : mention.end]))
    before = _IN_FRONT.search(text[: mention.start])
    jobs = [catalogue.roles[m.id] for m in mention.leading("role") if not m.exact and m.id in catalogue.roles]
    if before is None or len(called) != 1 or not jobs:
        return None
    words = [list(word_texts(name)) for name in (jobs[0].name, *jobs[0].aliases)]
    if called in words or not any(called[0] in name for name in words):
        return None
    start, skills = before.start("word"), []
    for other in session.heard.named:
        if other.mention.start < before.end("word") and before.start("word") < other.mention.end:
            start, skills = other.mention.start, [m.id for m in other.mention.leading("skill")]
    front = list(word_texts(text[start : mention.start]))
    if (not skills and set(front) & _NO_OTHER) or any(set(front) <= set(name) for name in words):
        return None
    return None if any(jobs[0].skills.get(skill) for skill in skills) else text[start : mention.end]


def told(session: Session) -> Reply:
    """A sentence behind an answer on a job whose name is but a part of the title that was asked for; else nothing."""
    role = session.manager.knowledge.catalogue.roles.get(session.slots_used.get("role") or "")
    if role is None or session.understood[0] not in _OF_A_JOB:
        return Reply()
    text = session.heard.text
    for named in session.heard.named:
        if not any(match.id == role.id for match in named.mention.leading("role")):
            continue
        behind = _ANOTHER.match(text, named.mention.end)
        title = text[named.mention.start : behind.end()] if behind is not None else another_job(session, named)
        if title is not None:
            say = _("I do not know “{title}” as a job of its own: this is for {job}, the nearest that I know.")
            return Reply(parts=(paragraph("{text}", text=say.format(title=title, job=role.name)),))
    return Reply()
