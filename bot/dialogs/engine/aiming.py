"""What a request is to lead to: the job that is talked of, or the one credential that is named or talked of."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import points_back
from bot.dialogs.engine.said_names import credentials_in
from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.deciding import Guess
from bot.patterns import pattern

_FOR_A_JOB, _FOR_A_CREDENTIAL = "learning_path", "credential_path"
_LISTS, _ADVISES = "browse_credentials", "credential_for_role"
_ALL = frozenset({"all", "everything", "catalogue", "catalog", "any", "browse", "you"})
#: "A plan for this job", after a look at a credential for it.
_THE_JOB = pattern(r"\b(?:job|role|position|posting|career|vacancy)\b", re.IGNORECASE)
_OF_ONE, _FOR_A_SKILL = "credential_info", "credential_for_skill"
_GAP = "skill_gap"
_SEVERAL = 2
_EXPORTS, _PLAN_CALENDAR = "export_holdings", "plan_calendar"
_OF_A_PLAN = frozenset(
    {_FOR_A_JOB, _FOR_A_CREDENTIAL, "start_plan", "my_plan", "replan", "loosen_plan", "plan_end", "next_step"}
)
#: So far back the plan may lie.
_LATELY = 2
_IT = pattern(r"\b(?:it|that|this|them|all)\b", re.IGNORECASE)
_CALENDAR = pattern(r"\b(?:calend[ae]r|ical|ics|outlook)\b", re.IGNORECASE)
#: What is told where it was asked for, so that near jobs can be said.
_NOTES, _OTHER_JOBS = frozenset({"update_profile", "start_study"}), "other_jobs"
#: "My company pays, max 800. Plan pls"
_PLAN_IT = pattern(
    r"(?:^|[,.;!?–-])\W{0,5}(?:(?:so|and|then|now|ok|please|pls|can|could|you|just)\W+){0,3}(?:plan|make|do)\s+(?:me\s+)?(?:(?:it|that|this|something|a\s+plan|the\s+plan)\b"
    r"|(?=pls|plz|please))|(?:^|[,.;!?])\s{0,3}plan\W*$",
    re.IGNORECASE,
)
_WANTS = pattern(r"\b(?:want|rather|prefer|fancy|like|instead|sounds|(?:what|how)\s+about)\b", re.IGNORECASE)
#: "I'm in Munich, plan for CAPM": so much is sure of what stands behind, whatever is said before.
_PLAN_FOR = pattern(
    r"\bplan(?:\s+me)?\s+(?:for|to\s+(?:get|do|pass)|towards?)\s+(?:the\s+|an?\s+|my\s+)?$", re.IGNORECASE
)
_IS_NO_GOAL = ("held", "current", "known")


def _of_another_subject(talk: Talk) -> bool:
    """ "Nah, I want Kubernetes, how hard is it": of none of those that were shown."""
    catalogue, shown = talk.manager.knowledge.catalogue, talk.state.focus.credentials
    skills = {m.id for n in talk.heard.named for m in n.mention.leading("skill") if m.exact}
    if len(shown) < _SEVERAL or len(talk.heard.named) != 1 or not skills or credentials_in(talk.heard):
        return False
    return _WANTS.search(talk.heard.text) is not None and not any(
        skills & catalogue.credentials[c].skills.keys() for c in shown if c in catalogue.credentials
    )


#: "The door supervisor licence" is no door supervisor.
_A_PAPER = pattern(r"\b(?:licen[cs]e|cert\w*|card|badge|course|diploma|award|ticket|exam)\b", re.IGNORECASE)


def _of_a_job(talk: Talk) -> bool:
    """ "Data analyst I guess. Is it a lot of maths?" asks of the job, whatever credential is called alike."""
    named = talk.heard.named
    if len(named) != 1 or named[0].kind != "role":
        return False
    mention = named[0].mention
    of_a_paper = mention.of("credential") and _A_PAPER.search(talk.heard.text, mention.start, mention.end)
    return not of_a_paper and not any(m.exact for m in mention.of("credential"))


def _of_the_plan(talk: Talk) -> bool:
    """ "Send it to my calendar", right after a plan."""
    it = _IT.search(talk.heard.text) and _CALENDAR.search(talk.heard.text) and not talk.heard.named
    return bool(it) and any(f.dialog in _OF_A_PLAN for f in talk.state.done[-_LATELY:])


def _instead_of_noting(talk: Talk) -> str | None:
    """What is told goes with what it is told for: jobs that are near to it, or the plan that is asked for."""
    last, profile = talk.state.last, talk.profile
    if last is not None and last.dialog == _OTHER_JOBS and not talk.state.focus.jobs:
        return _OTHER_JOBS
    known = talk.state.focus.job or profile.goal or profile.role or talk.state.focus.at
    return _FOR_A_JOB if known and not talk.heard.named and _PLAN_IT.search(talk.heard.text) else None


def aimed(talk: Talk, guess: Guess) -> Guess:
    """ "Plan for the CISSP", and "plan it" after an answer about the CISSP, ask for a plan that leads there."""
    heard, focus = talk.heard, talk.state.focus
    if guess.dialog == _LISTS and focus.role and not heard.named and not _ALL.intersection(w.text for w in heard.words):
        return guess._replace(dialog=_ADVISES)  # "which certificates do they have?", "what's free?" of a job
    if guess.dialog == _OF_ONE and _of_another_subject(talk):
        return guess._replace(dialog=_FOR_A_SKILL)
    if guess.dialog == _OF_ONE and _of_a_job(talk):
        return guess._replace(dialog=_GAP)
    if guess.dialog == _EXPORTS and _of_the_plan(talk):
        return guess._replace(dialog=_PLAN_CALENDAR)
    if guess.dialog in _NOTES and (wanted := _instead_of_noting(talk)) is not None:
        guess = guess._replace(dialog=wanted)
    if guess.dialog != _FOR_A_JOB:
        return guess
    if any(n.mention.of("role") or n.mention.matches[0].kind in ("skill", "family") for n in heard.named):
        return guess
    named = [
        n for n in credentials_in(heard) if n.cue not in _IS_NO_GOAL or _PLAN_FOR.search(heard.text, 0, n.mention.start)
    ]
    of_a_job = focus.job or talk.profile.goal or talk.profile.role
    shown = (focus.at not in talk.profile.holds and focus.at) or (focus.at is None and focus.credentials)
    back = points_back(heard) and focus.at and not _THE_JOB.search(heard.text)
    pointed_at = not heard.named and shown and not focus.role and (back or not of_a_job)
    return guess._replace(dialog=_FOR_A_CREDENTIAL) if named or pointed_at else guess
