"""Whether a change is ordered. What is only weighed ("should I drop the plan?"), supposed ("what if I …"), denied ("I'd
never …"), or told of somebody else, of former times or of times to come names a change, and wants none now.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from bot.dialogs.understanding import reminders_told_of
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.other_things import of_something_else
from bot.dialogs.understanding.standing import PERSON
from bot.patterns import pattern

#: Why nothing is to be changed now.
Why = Literal["weighed", "asked", "denied", "another", "former", "later", "other", "exam", "unearned", "was", "one_day"]

_LOGS, _DROPS, _NEEDS_NOT, _EARNS = "log_progress", "drop_study", "drop_requirement", "log_units"
_ZONE, _STUDIES, _FINISHES = "set_time_zone", "start_study", "finish_step"
#: Dialogs that end or silence something of one's own …
_ENDS = frozenset(
    {
        "drop_plan", "drop_study", "drop_step", "leave_plan", "pause_study", "pause_reminders", "rest_plan",
        "stop_reminders", "mute_holding", "hide_record", "forget_profile", "drop_requirement",
        "remove_holding",
    }
)  # fmt: skip
#: … those of them that ask before they do, and say what it means …
_ASK_FIRST = frozenset({"leave_team", "close_team", "delete_me", "forget_everything"})
#: … what anybody may do or tell of themselves …
_OF_ANYBODY = frozenset({_STUDIES, _ZONE, _FINISHES, "create_team", "rename_team", "pause_reminders"})
#: … and what else is begun or set.
_SETS = _OF_ANYBODY | {
    "start_plan", "set_stages", "set_days", "set_hours", "set_summary", "set_nudges", "remind_of_exam",
    "require_credential", "change_requirement", "exempt_member", "make_lead", "hand_over_team", "step_down",
    "unlink_account", "link_accounts", _LOGS, _EARNS,
}  # fmt: skip
#: What may end by itself: "if it is renewed, do the reminders stop".
_SILENCES = frozenset({"mute_holding", "remove_holding", "stop_reminders", "pause_reminders"})
_PAUSES = frozenset({"pause_study", "pause_reminders", "rest_plan"})
#: Asked how it is, these say so: "is my CKA hidden?"
_HIDES, _LEAVES = "hide_record", "leave_team"
_SAY_HOW_IT_IS = frozenset({_HIDES})
#: What is not run where it is named and not ordered.
GUARDED = _ENDS | _ASK_FIRST | _SETS

_CLAUSES = pattern(r"[.!?;,\n]+(?:\s+|$)|\s+-+\s+|\s+(?:and|but|so|then|because|cause|cos)\s+", re.IGNORECASE)
_END = (
    r"(?:(?:drop|stop|quit|paus|abandon|cancel|delet|remov|eras|skip|leav|clos|unlink|forget)\w*|mut(?:e|ed|ing)"
    r"|hid(?:e|ing|den)|left|g[ai]v(?:e|en|ing)\s+up|giving\s+up)\b"
)
#: "Drop it", "please pause it": said beside anything else it is meant.
_PLAINLY = pattern(
    rf"{CORRECTING}(?:(?:yes|yeah|yep|sure)\W+)?(?:i\s+(?:want|need)\s+to\s+|i['’]?d\s+like\s+to\s+|let['’]?s\s+)?(?:{_END}|(?:start|begin|creat|mak|renam|set|remind|writ|log|add)e?\b)|{OPENING}(?:please|pls)\s+\w+"
    r"|\W*(?:(?:just|please|pls|then|only)\s+)*(?:tak(?:e|ing)\s+.{1,40}?\b(?:off|out|away)|get\s+(?:rid\b|.{1,30}?\b(?:off|out)\b)|(?:wipe|erase|throw|chuck|bin|hush|spare|excuse)\b"
    r"|do\s+it\b|kick\s+(?:it\s+)?off|call\s+(?:it|the\s+thing)\s+off|let\s+it\s+start|(?:yes|yep|yeah|sure)\W*$)",
    re.IGNORECASE,
)
_WHO = rf"(?:{PERSON}|tutor|teacher|trainer|instructor|coach)"
_I = r"(?:i|we)(?:['’]?(?:m|d|ll|ve|re)|\s+(?:am|are|would|will|have|had))?|im|id|ive"
_OUGHT = (
    r"do\s+i\s+(?:have|need)\s+to\b|must\s+i\b|should\s+(?:(?:i|we|my|the|our|it|this|that)\b|(?!(?:also|only|just)\b)\w+\s+(?:need|have|be|get|do|lead|leave|join)\b)|shall\s+i|(?:do|would)\s+you\s+(?:think|say|reckon|recommend|advise|suggest)\b(?!\s+you)"
    r"|(?:is|would|was)\s+(?:it|that)\s+(?:be\s+)?(?:really\s+|very\s+|too\s+)?(?:ok|okay|fine|alright|wise|smart|sensible|better|best|bad|good|silly|stupid"
    r"|worth|safe|normal|too\s+\w+|an?\s+(?:\w+\s+)?(?:idea|mistake|shame|problem|pity))\b"
)
_SUPPOSE = (
    r"what\s+(?:happens|would|will|does|if)\b|(?:even\s+|only\s+)?if\s+(?:i|we|my|the|it)\b|suppos(?:e|ing)\b|imagine\b|assuming\b"
    r"|(?:let['’]?s\s+)?say\s+(?:i|we)\b|in\s+case\s+(?:i|we)\b"
)
#: "Have I dropped it?", "do you write on weekends?"
_HOW_IT_IS = (
    r"(?:(?:am|(?:did|have|had)(?:\s?n['’]?t)?|was|do|does)\s+(?:i|we)|(?:do|does|is|are|was|were|have|has)\s+(?:my|our))\s+\w|(?:did|have|had)(?:\s?n['’]?t)?\s+you\b"
    r"|do\s+you\s+(?:(?:only|still|also|always|ever|usually|already)\s+)?(?:writ|remind|send|ping|messag|nudg)"
)
_MUSES = (
    r"i\s+wish\b(?!\s+to)|i\s+wonder\b(?!\s+if\s+you)|(?:maybe|perhaps)\s+(?:i|we)\s+should"
    rf"|(?:{_I})\s+(?:(?:just|only|still|really|seriously|kind\s+of)\s+){{0,2}}(?:thinking\s+(?:of|about)|considering|wondering|tempted\s+to|hesitating|unsure\b"
    r"|not\s+(?:yet\s+)?sure\s+(?:if|whether|about)|torn\b|hate\s+to|might\b|may\s+(?:have\s+to\s+)?)"
)
_WEIGHED = pattern(rf"{OPENING}(?:{_OUGHT}|{_SUPPOSE}|{_MUSES})", re.IGNORECASE)
_ASKED = pattern(rf"{OPENING}(?:{_HOW_IT_IS})", re.IGNORECASE)
#: "If it is renewed, do the reminders stop?", and not "if it is over, will you stop".
_CONDITIONAL = pattern(
    rf"{OPENING}(?:if|once|when)\b.{{1,80}}\b(?:do|does|will|would|are)\s+(?:the|my|its|their|all|those|these|your|they|i)\b",
    re.IGNORECASE,
)
#: "How do I log 20 CPE for CISM", "I'm hoping for 20", "20 is a lot": an amount, and nothing that was earned.
_UNEARNED = pattern(
    rf"{OPENING}how\s+(?:do|can|should|would|could|to)\s+(?:i\s+)?(?:\w+\s+)?(?:log|record|enter|add|note|claim|report|submit)\b"
    r"|.*(?<!\w)(?:hop(?:e|ing)\s+(?:for|to)|wish(?:ing)?\s+(?:for|i\s+had)|would\s+(?:like|love)|aim(?:ing)?\s+for|plan(?:ned|ning)?\s+(?:to|on)|could\s+(?:earn|get|log|do)"
    r"|used\s+to\s+have|(?:is|are|seems?)\s+(?:a\s+lot|not\s+enough|enough)|too\s+(?:many|much)|less\s+than|lost)(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
_SOME_DAY = pattern(
    r"\b(?:one\s+day|some\s?day|eventually|at\s+some\s+point)\W*$|^\W*(?:can|could|may)\s+i\b.*\b(?:later|any\s?time|afterwards|again\s+later)\W*$",
    re.IGNORECASE,
)
#: "My tutor says I should drop it" decides nothing either.
_ADVISED = pattern(
    rf"{OPENING}(?:(?:my|our|an?|the|his|her)\s+(?:\w+\s+)?{_WHO}|people|everyone|everybody|someone|he|she|they)\s+(?:\w+\s+)?"
    r"(?:say|said|says|think|thinks|thought|told|tells|wants?|asks?|asked|recommends?|recommended|suggests?|suggested|advis\w+)\b",
    re.IGNORECASE,
)
_NOT = (
    r"(?:(?:do|did|wo|would|have|had|should|must|was)\s?n['’]?t|not|never|rather\s+not|refuse\s+to|no\s+(?:plans?|intention)\s+(?:to|of))"
    r"(?:\s+(?:ever|yet|even|really|actually|going\s+to|gonna|be|want\s+(?:you\s+)?to|wanna|plan(?:ning)?\s+to|intend(?:ing)?\s+to|have\s+to|need\s+to"
    r"|like\s+to|mean(?:t)?\s+to|about\s+to|thinking\s+of)){0,3}"
)
_DENIED = pattern(
    rf"{CORRECTING}(?:(?:{_I})\s+)?(?:(?:really|definitely|certainly|also|do)\s+)?{_NOT}\s+{_END}", re.IGNORECASE
)
_BEGINS_NOT = pattern(
    rf"{CORRECTING}(?:(?:{_I})\s+)?{_NOT}\s+(?:start|begin|study|learn|creat|renam)\w*", re.IGNORECASE
)
_ONCE = pattern(
    rf"{OPENING}(?:{_I})\s+(?:have\s+|had\s+)?(?:nearly|almost|just\s+about)\s|\bused\s+to\s+(?!it\b|that\b|this\b)\w+",
    re.IGNORECASE,
)
#: "I paused the reminders last summer".
_PAUSED_ONCE = pattern(
    rf"{OPENING}(?:i|we)\s+(?:had\s+to\s+)?paus(?:e|ed)\b.*\b(?:ago|last\s+\w+|back\s+then|once|in\s+(?:19|20)\d\d|then\s+went\s+on)\b",
    re.IGNORECASE,
)
_BACK_THEN = pattern(
    r"\b(?:at|in|for)\s+my\s+(?:last|old|former|previous)\s+(?:job|company|employer|team|place|workplace)\b|\bback\s+then\b",
    re.IGNORECASE,
)
#: "My boss stopped studying for it".
_SOMEBODY_DID = pattern(
    rf"{OPENING}(?!(?:\w+\s+){{1,2}}(?:team|staff|people|crew)s?\b)(?:(?:my|our|his|her|an?|the|one\s+of\s+my)\s+(?:\w+\s+)?{_WHO}(?:\s+of\s+mine)?|he|she|they|someone|somebody|everyone|everybody)\s+"
    r"(?:(?:has|had|have|just|also|already|recently|nearly|almost|is|was|will)\s+){0,3}(?!and\b|or\b)\w+",
    re.IGNORECASE,
)
_OF_TEAMS = frozenset({"create_team", "rename_team"})
_TEAM_MADE = pattern(r"\b(?:creat|mak(?:e|ing)|made|form|set\s+up|found|renam)\w*\b", re.IGNORECASE)
_OF_ME = pattern(r"\b(?:me|us|i|we)\b", re.IGNORECASE)
#: Where somebody will be, was, or wants to be is not where they are.
_ELSEWHERE_THEN = pattern(
    rf"{OPENING}(?:(?:i|we)(?:['’]?ll|\s+will|\s+(?:am\s+|are\s+)?going\s+to|['’]?(?:m|re)\s+going\s+to)\s+(?:be|move|go|live|fly|travel|work|stay)\b"
    r"|(?:i|we)\s+(?:was|were|used\s+to)\b|(?:i|we)(?:['’]?d|\s+would)?\s+(?:really\s+)?(?:love|want|like|hope|plan|dream)\b"
    r"|(?:my|our|the)\s+(?:\w+\s+)?(?:team|staff|people|crew|office|company|boss|head\s?office)\s+(?!(?:and|or)\b)\w+)",
    re.IGNORECASE,
)
_CAN_I = pattern(rf"{OPENING}(?:can|could|may|will|would)\s+i\b", re.IGNORECASE)
#: An exam is called off, which ends no study.
_EXAM_CANCELLED = pattern(
    r"\bcancel\w*\s+(?:my|the)\s+.{0,40}\b(?:exam|test)\b|\b(?:exam|test)\s+(?:\w+\s+){0,2}cancel\w*", re.IGNORECASE
)
_NOT_DONE = pattern(
    rf"{OPENING}(?:(?:i|we)\s+)?(?:(?:did|have|had)\s?n['’]?t|(?:did|have|had)\s+not|never|(?:could|should|would|might|can|will|shall)(?:\s+have)?)\s+(?:do|did|done|stud(?:y|ied)|manag\w+|learn\w*|log|put)\b",
    re.IGNORECASE,
)
#: "I start CISSP if my boss pays", "I was going to start it".
_ON_CONDITION = pattern(
    r"\b(?:if|unless)\s+(?:my|the|they|i|we|it)\b|\bwhen\s+i\s+(?:start|begin)\b|\b(?:i|we)\s+(?:would|could)\s+(?:start|begin|study|do|take)\b"
    r"|\b(?:i|we)\s+(?:was|were)\s+(?:going|planning|about|supposed|meaning)\s+to\b",
    re.IGNORECASE,
)
#: "Don't delete it, just hush", "I used to like it early but now …".
_TURNED = pattern(r"\b(?:just|only|but|instead|now|again|out\s+of|i['’]?m\s+(?:done|quitting))\b", re.IGNORECASE)
_NOW = pattern(r"\b(?:now|local\s+time|for\s+me)\b", re.IGNORECASE)
#: "If I don't study for five days, poke me" orders what is to come then.
_WRITES_THEN = frozenset({"set_nudges", "set_stages", "set_summary", "remind_of_exam"})
_THEN_WRITE = pattern(rf"(?:^|[,;.!:]\s*|\s+so\s+){OPENING}(?:if|when|once|say)\s+(?:i|my|the|we)\b", re.IGNORECASE)
_WHAT_IF = pattern(r"\b(?:what\s+(?:if|happens|would|will)|should\s+i|shall\s+i)\b", re.IGNORECASE)
_AM_IN = pattern(r"\b(?:i['’]?m|i\s+am|we['’]?re|we\s+are|be)\s+in\b", re.IGNORECASE)
_LONGEST = 160


def no_order(heard: Heard, dialog: str, ordinary: Collection[str] = frozenset()) -> Why | None:
    """Why ``dialog``, for which a message is taken, is not to be run; None where it may be meant.

    ``ordinary`` are words that are nobody's name.
    """
    text = heard.text
    if len(text) > _LONGEST:
        return None
    if of_something_else(heard, dialog):
        return "other"
    if dialog not in GUARDED and dialog not in reminders_told_of.HOW_IT_WRITES:
        return None
    if dialog == _DROPS and _EXAM_CANCELLED.search(text):
        return "exam"
    clauses = [clause for clause in _CLAUSES.split(text) if clause and clause.strip()]
    if not clauses or any(_PLAINLY.match(clause) for clause in clauses):
        return None
    if dialog in _WRITES_THEN and _THEN_WRITE.search(text) and not _WHAT_IF.search(text):
        return None
    if (told := reminders_told_of.sets_nothing(heard, dialog, ordinary)) is not None:
        return told
    if dialog not in GUARDED:
        return None
    if dialog == _EARNS:
        return "unearned" if _UNEARNED.match(text) else None
    if dialog == _LOGS and len(clauses) == 1 and _NOT_DONE.match(text):
        return "denied"
    if dialog == _STUDIES and _ON_CONDITION.search(text):
        return "weighed"
    if dialog == _ZONE and not _NOW.search(text) and (_ELSEWHERE_THEN.match(text) or _from_a_day_on(heard)):
        return "later"
    if dialog in _SILENCES and _CONDITIONAL.match(text):
        return "weighed"
    turned = _TURNED.search(text) is not None
    if (_BACK_THEN.search(text) and not turned) or (dialog in _PAUSES and _PAUSED_ONCE.match(text)):
        return "former"
    of_me = _OF_ME.search(text) is not None
    return next(
        (why for clause in clauses if (why := _stands(clause, dialog, of_me=of_me, turned=turned)) is not None), None
    )


def _stands(clause: str, dialog: str, *, of_me: bool, turned: bool) -> Why | None:
    """``turned``: that something else is wanted, or is so by now, is said beside it."""
    ends = dialog in _ENDS or dialog in _ASK_FIRST
    if not turned and (_DENIED if ends else _BEGINS_NOT).match(clause):
        return "denied"
    if not turned and _ONCE.search(clause):
        return "former"
    if dialog not in _ASK_FIRST and (_WEIGHED.match(clause) or _SOME_DAY.search(clause)):
        return "weighed"
    if (dialog not in _ASK_FIRST | _SAY_HOW_IT_IS and _ASKED.match(clause)) or (
        dialog == _FINISHES and _CAN_I.match(clause)
    ):
        return "asked"
    if dialog in _ENDS and _ADVISED.match(clause):
        return "weighed"
    if (
        (dialog in _ENDS or dialog in _OF_ANYBODY or dialog == _LEAVES)
        and dialog not in (_NEEDS_NOT, _HIDES)
        and not of_me
        and _SOMEBODY_DID.match(clause)
    ):
        made = dialog not in _OF_TEAMS or _TEAM_MADE.search(clause)  # "…, they all need first aid" says who is in it
        return "another" if made else None
    return None


def _from_a_day_on(heard: Heard) -> bool:
    """ "I am in New York next week"."""
    ahead = [d for d in heard.dates if d.options and min(d.options) > heard.today and d.cue != "until"]
    return bool(ahead) and not heard.named and _AM_IN.search(heard.text) is not None
