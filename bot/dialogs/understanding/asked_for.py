"""Which request about credentials a message is, told by the part that each name plays in it.

What tells of oneself is not what is asked for, a field is leafed through, and a goal with a budget wants advice.
"""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.unknown_jobs import unknown_job
from bot.patterns import pattern

TELLING = "update_profile"
OUT_OF_SCOPE = "out_of_scope"
_CAPABILITIES = "capabilities"
_FOR_JOB, _FOR_SKILL, _BROWSE = "credential_for_role", "credential_for_skill", "browse_credentials"
_OTHER_JOBS, _COMPARES = "other_jobs", "compare_credentials"
_NOT_OUT = frozenset(
    {"skill_gap", _FOR_JOB, _FOR_SKILL, _CAPABILITIES, TELLING, OUT_OF_SCOPE, "list_holdings", "leave_team"}
)
_TOLD = frozenset({"current", "known"})
_OF_US = pattern(r"(?<!\w)(?:i|i['’]?(?:m|ve|d|ll)|im|ive|me|my|we|our|us)(?!\w)", re.IGNORECASE)
#: "HR certificates", in the plural: not the one for something.
_SEVERAL = pattern(
    r"(?<!\w)(?:cert(?:ificate|ification)?s|qualifications|credentials|badges|courses|licen[cs]es|diplomas)(?!\w)",
    re.IGNORECASE,
)
#: Any of them makes a question or a wish of what is otherwise told.
_ASKS = pattern(
    r"\?|(?<!\w)(?:which|what\w*|how|who\w*|where|when|why|any|anything|something|someone|needs?|want|wanna|wish|like|looking"
    r"|recommend|should|could|would|suggest|advi[cs]e|cert\w*|credential\w*|exams?|plan|path|find|show|list|help|tell|make"
    r"|please|pls|prov\w+|proof|papers?|licen\w+|badges?|qualif\w+|courses?|train\w*|best|cheap\w*|next|leaks?|broken?)(?!\w)",
    re.IGNORECASE,
)


def rather(dialog: str, heard: Heard) -> str | None:
    """The request that it is instead; None when ``dialog`` is as good as any."""
    if dialog in _NOT_OUT and _wants_out(heard):
        return _OTHER_JOBS
    if dialog == TELLING:
        return _FOR_JOB if _wants_a_job(heard) else _FOR_SKILL if _wants_a_skill(heard) else None
    if dialog == _CAPABILITIES:  # "I was a postman, what can I do?" is no question about what the bot can do
        return _FOR_JOB if _cues(heard)[0] else OUT_OF_SCOPE if unknown_job(heard) else None
    if dialog == OUT_OF_SCOPE and _sets_out(heard):
        return _FOR_JOB
    if dialog == OUT_OF_SCOPE and _wants_papers(heard):
        return _FOR_JOB if any(n.kind == "role" for n in heard.named) else _FOR_SKILL
    if dialog == _COMPARES and _of_skills_alone(heard):
        return _FOR_SKILL
    if dialog == _FOR_SKILL and _leafs_through_a_field(heard):
        return _BROWSE
    if dialog in (OUT_OF_SCOPE, _FOR_SKILL, _BROWSE) and _only_tells(heard):
        return TELLING
    return {_FOR_JOB: _rather_a_skill, _FOR_SKILL: _rather_a_job}.get(dialog, lambda _: None)(heard)


#: "… and I want to become a data engineer, what should I do"
_WHAT_TO_DO = pattern(
    r"\bwhat\s+(?:should|shall|must|can|could|would|do)\b|\bwhere\s+(?:do|should|can)\s+i\s+(?:start|begin)\b"
    r"|\bhow\s+(?:do|can|should|would)\s+i\b|\badvi[cs]e\b|\bsuggest|\brecommend",
    re.IGNORECASE,
)


def _wants_a_job(heard: Heard) -> bool:
    """ "I know SEO but want to be a web analyst, 100 euros max" """
    limits = any(v.kind == "money" for v in heard.values) or bool(
        heard.choices.get("format") or heard.choices.get("sort")
    )
    wants = limits or _WHAT_TO_DO.search(heard.text) is not None
    cues = ("goal",) if _OF_US.search(heard.text) else ("goal", None)  # "instructional designer, nothing over 300"
    return wants and any(n.cue in cues and n.kind == "role" for n in heard.named)


#: "I do payroll, and my boss says I should get qualified"
_QUALIFY = pattern(r"\b(?:qualif\w+|certif\w+|certs?|papers?|licen[cs]ed?|diplomas?)\b", re.IGNORECASE)


def _wants_papers(heard: Heard) -> bool:
    told = bool(heard.named) and all(n.cue in _TOLD and n.kind in ("role", "skill") for n in heard.named)
    return told and _OF_US.search(heard.text) is not None and _QUALIFY.search(heard.text) is not None


_PAY = pattern(r"\b(?:salar\w*|earn\w*|wages?|paid|pays?\b(?!\s+for))\b|\?", re.IGNORECASE)


def _sets_out(heard: Heard) -> bool:
    """ "Warehouse picker. I want to drive the forklift, more money" """
    goes = any(n.cue == "goal" and n.kind == "role" and n.mention.matches[0].exact for n in heard.named)
    return goes and _PAY.search(heard.text) is None


_WISHES = pattern(
    r"\b(?:want|wanna|wish(?=\s+(?:that\s+)?i\b)|thinking|going\s+into|get(?:ting)?\s+into|(?:would|i['’]?d)\s+(?:really\s+)?(?:like|love)|looking|hop(?:e|ing)|interested|considering)\b",
    re.IGNORECASE,
)


#: "My boss wants me to get some kind of project certificate", "they told us to bring a paper"
_SENT = pattern(
    r"\b(?:wants?|needs?|asks?|asked|tells?|told|expects?|requires?|insists?|says?|said|makes?)\s+(?:that\s+)?(?:me|us|i|we)\b",
    re.IGNORECASE,
)


def _wants_a_skill(heard: Heard) -> bool:
    """ "I am thinking of going into UX, now I'm a graphic designer", "I want security, pentesting" """
    if (
        _SENT.search(heard.text)
        and _QUALIFY.search(heard.text)
        and not any(n.kind == "credential" for n in heard.named)
    ):
        jobs, skills = _cues(heard)
        return None in skills and set(jobs) <= {"current"}
    wanted = [n for n in heard.named if n.cue == "goal"]
    if not wanted or not _WISHES.search(heard.text) or any(n.mention.of("role") for n in wanted):
        return False
    behind = [n for n in heard.named if n.cue is None and n.mention.start > wanted[0].mention.start]
    return any(n.mention.of("skill") for n in (*wanted, *behind) if n.kind in ("skill", "family"))


def _of_skills_alone(heard: Heard) -> bool:
    """ "Electrician. Solar or EV chargers, what's better": what proves either of them can be told."""
    skills = any(n.kind == "skill" and n.cue is None for n in heard.named)
    return skills and not heard.ordinals and not any(n.mention.of("credential") for n in heard.named)


def _leafs_through_a_field(heard: Heard) -> bool:
    """ "Free HR certificates" """
    field = len(heard.named) == 1 and bool(heard.named[0].mention.of("family"))
    return field and _SEVERAL.search(heard.text) is not None and _OF_US.search(heard.text) is None


def _only_tells(heard: Heard) -> bool:
    """ "I weld pipes for a living" """
    told = bool(heard.named) and all(n.cue in _TOLD and n.kind in ("role", "skill") for n in heard.named)
    return told and _OF_US.search(heard.text) is not None and _ASKS.search(heard.text) is None


def _rather_a_skill(heard: Heard) -> str | None:
    """ "I'm a line cook and need a paper for allergens", "personal trainer here, want to get into nutrition" """
    jobs, skills = _cues(heard)
    if not jobs or set(jobs) != {"current"}:
        return None
    fields = [n for n in heard.named if n.kind == "family" and n.cue == "goal"]
    return _FOR_SKILL if {None, "goal"} & set(skills) else _BROWSE if fields else None  # "from helpdesk to cloud"


def _rather_a_job(heard: Heard) -> str | None:
    """ "My SQL is strong, what next for a data engineer" """
    jobs, skills = _cues(heard)
    return _FOR_JOB if {None, "goal"} & set(jobs) and None not in skills else None


#: "Bored on the helpdesk, what else is there", "show me jobs near mine": of other jobs than the one that is named.
_ELSE = pattern(
    r"\b(?:bored|sick|tired|fed\s+up|had\s+enough|done\s+with|hate|burnt?\s+out)\b.{0,60}\b(?:what\s+else|something\s+else|other\s+jobs?|anything\s+else|where\s+else)\b"
    r"|\bjobs?\s+(?:that\s+are\s+|which\s+are\s+)?(?:near|close|similar|like|related|next)\s+(?:to\s+)?(?:mine|my\s+(?:own|job|one)|what\s+i\s+do)\b",
    re.IGNORECASE,
)


def _wants_out(heard: Heard) -> bool:
    return _ELSE.search(heard.text) is not None and not any(n.cue == "goal" for n in heard.named)


def _cues(heard: Heard) -> tuple[list[str | None], list[str | None]]:
    """Of the jobs that are named, and of the skills; project management is a field as well."""
    jobs: list[str | None] = [n.cue for n in heard.named if n.kind == "role"]
    return jobs, [n.cue for n in heard.named if n.kind in ("skill", "family") and n.mention.of("skill")]
