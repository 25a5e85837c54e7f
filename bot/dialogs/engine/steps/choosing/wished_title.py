""" "Want to become supply chain planner": no job is called so; what is nearest is said, and is their goal. "I want to
be an AWS architect" notes a known one, and is told what fits it.
"""

from __future__ import annotations

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.choosing.that_job import PLAN_IT
from bot.dialogs.engine.steps.choosing.wished_field import not_known
from bot.dialogs.engine.turn import begin
from bot.dialogs.engine.unknown_titles import another_job
from bot.dialogs.understanding.standing import is_of_another
from bot.dialogs.understanding.wished_titles import WANTS_TO_BE, wished_title
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _

_FOR_JOB, _PLAN, _ZONE = "credential_for_role", "learning_path", "set_time_zone"
#: What such a wish is taken for.
_TAKEN_FOR = frozenset(
    {
        _FOR_JOB, _PLAN, _ZONE, "credential_for_skill", "credential_info", "credential_path", "update_profile",
        "out_of_scope", "skill_gap", "other_jobs", "browse_credentials",
    }
)  # fmt: skip
#: "Team lead" is where they stand, and says nothing of the level of what they want.
_OF_NOW = frozenset({"held", "seniority", "level"})
_NEAR, _SHOWN = 0.69, 2
#: Words of many a job's name tell none from another.
_TELL_NOTHING = frozenset(
    {"manager", "specialist", "assistant", "officer", "lead", "worker", "technician", "and", "of"}
)


_NOTES, _SURELY = "update_profile", 0.4


async def noted(session: Session) -> Reply | None:
    """None where more is told than where somebody comes from and wants to go, or a plan is talked of."""
    heard, best, spoken_of = session.heard, session.guesses[0], session.state.spoken_of
    if best.dialog != _NOTES or best.score < _SURELY or session.state.waiting is not None or heard.people:
        return None
    if "?" in heard.text or not session.given.private or (spoken_of is not None and spoken_of.dialog in SHOW_A_PLAN):
        return None
    told = fill_from_message(session.manager.dialogs[_NOTES], heard).slots
    if not told.get("goal") or not set(told) <= {"goal", "current", "role"} or WANTS_TO_BE.search(heard.text) is None:
        return None
    if any(another_job(session, named) for named in heard.named):
        return None
    session.trace.append("a wish for a job, with what fits it")
    said = await session.start(best)
    reply = await session.begin(_FOR_JOB, {"role": told["goal"]}, 0.8)
    session.understood = (_NOTES, best.score)
    return Reply(parts=said.parts).plus(reply)


async def wished(session: Session) -> Reply | None:
    """None where something else is asked, or the job is one that is known."""
    heard, waiting = session.heard, session.state.waiting
    if waiting is not None and waiting.dialog not in (_FOR_JOB, _ZONE):
        return None
    if session.sure and session.guesses[0].dialog not in _TAKEN_FOR:
        return None
    if (other := _another(session)) is not None:
        return other
    title = wished_title(heard)
    if title is None:
        return None
    near = _nearest(session, title)
    if not near:
        return not_known(session, title)
    session.trace.append("a wish for a job that is called otherwise here")
    plans = PLAN_IT.search(heard.text) is not None
    dialog = _PLAN if plans else _FOR_JOB
    slots = {
        k: v for k, v in fill_from_message(session.manager.dialogs[dialog], heard).slots.items() if k not in _OF_NOW
    }
    if session.given.private and not is_of_another(heard.text):  # "my son wants to be an inspector"
        session.profile = session.profile.model_copy(update={"goal": near[0]})
    reply = await session.begin(dialog, {**slots, "role": near[0]}, 0.7)
    return _so(session, title, near).plus(reply)


def _another(session: Session) -> Reply | None:
    """ "I want to become a driving instructor" is no wish to train people at a company, and no goal is noted."""
    goals = [n for n in session.heard.named if n.cue == "goal" and n.mention.leading("role")]
    title = another_job(session, goals[0]) if len(goals) == 1 else None
    return not_known(session, title, goals[0].mention.leading("role")[0].id) if title is not None else None


def _so(session: Session, title: str, near: list[str]) -> Reply:
    roles = session.manager.knowledge.catalogue.roles
    text = _("My catalogue has no job called “{title}”; the nearest is {role}, and I go on with that.")
    others = tuple(begin(_("Rather {role}").format(role=roles[j].name), _FOR_JOB, role=j) for j in near[1:])
    return Reply(parts=(paragraph(text, title=title, role=bold(roles[near[0]].name)),), buttons=others)


def _nearest(session: Session, title: str) -> list[str]:
    """Ids of jobs that are called like it, and have a telling word of it in one of their names."""
    catalogue = session.manager.knowledge.catalogue
    said = set(word_texts(title)) - _TELL_NOTHING
    found = session.manager.knowledge.finder.find(title, {"role"}, limit=_SHOWN)
    roles = [catalogue.roles[m.id] for m in found if m.score >= _NEAR]
    return [r.id for r in roles if said & {w for name in (r.name, *r.aliases) for w in word_texts(name)}]
