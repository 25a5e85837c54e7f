""" "4 hours a week, ready by summer", after a look at what there is in a field: which job of it the plan is to lead to
is asked, with all that was said so far; never is it a plan for the job that they have.
"""

from __future__ import annotations

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.messaging.reply import Reply
from bot.translation import _, listed

_LISTS, _PLAN = "browse_credentials", "learning_path"
_KEPT = ("budget", "format", "level", "hours_a_week", "issuers", "not_issuers", "country")


async def asked(session: Session) -> Reply | None:
    """None where a goal, or a job of that field, is known, or another is named."""
    heard, last, catalogue = session.heard, session.state.spoken_of, session.manager.knowledge.catalogue
    if session.state.waiting is not None or not session.sure or session.guesses[0].dialog != _PLAN:
        return None
    field = last.slots.get("family") if last is not None and last.dialog == _LISTS else None
    if last is None or field is None or heard.named or heard.people or heard.teams:
        return None
    known = session.profile_for(session.manager.dialogs[_PLAN])
    if known.goal or catalogue.family_of.get(known.role or "") == field:
        return None
    jobs = tuple(jobs_in(session, [field]))
    if not jobs:
        return None
    session.trace.append("a plan for a job of the field that was looked at")
    session.understood = (_PLAN, 0.8)
    said = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    slots = {name: last.slots[name] for name in _KEPT if name in last.slots} | said
    text = _("Which job in {field} shall the plan lead to? For example {jobs}.")
    names = listed([catalogue.roles[job].name for job in jobs], "or")
    question = text.format(field=catalogue.families[field].name, jobs=names)
    return session.ask(Frame(dialog=_PLAN, slots=slots), "role", jobs, question)
