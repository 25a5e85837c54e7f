"""What is to be stopped, paused, dropped or deleted is none of what the bot keeps or sends: "stop sending me memes",
"cancel my phone plan", "pause the video", "delete my account on Credly".
"""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.standing import PERSON
from bot.patterns import pattern

_FLAGS = re.IGNORECASE
_STOPS_SENDING = pattern(
    rf"{CORRECTING}(?:(?:stop|quit)\s+(?:sending|giving|forwarding|writing|posting|typing|texting|messaging|showing|talking)"
    r"|(?:do\s?n['’]?t|dont|do\s+not|no\s+need\s+to)\s+(?:send|give|show|forward))\s+(?P<what>.{2,80})",
    _FLAGS,
)
#: What the bot sends, whatever else is said of it …
_SENT = pattern(
    r"\b(?:remind\w*|messag\w*|msgs?|notif\w*|nudg\w*|ping\w*|alerts?|warnings?|summar\w*|digests?|updates?|dms?|e-?mails?|mails?|texts?|stuff|things?|spam|anything"
    r"|everything|news\w*|stud(?:y|ies)|progress|expir\w*|renew\w*|deadlines?|certs?|credentials?|records?|reports?|lists?|nags?|nagging|noise|crap|shit|bullshit|notes?"
    r"|questions?|pictures?|files?|plans?|junk)\b",
    _FLAGS,
)
#: … and what says nothing else.
_LITTLE = frozenset(
    """
    me us to all any these those this that it them the your so many much more please pls now for good altogether about
    a an ever again here time constantly always often every day days week weekly daily just at already on slack
    dude mate bro man telegram forever immediately completely thanks thx bot ok then in future
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: Whom else it should write to, or no longer.
_TO_ANOTHER = pattern(
    rf"\b(?:remind|messag|writ|ping|text|tell|send|nudg)\w*\s+(?:to\s+)?(?:my|our|his|her)\s+(?:\w+\s+)?{PERSON}\b(?!['’]s?\s+(?:team|crew))",
    _FLAGS,
)
_PLAYED = pattern(
    r"\bpaus(?:e|ing)\s+(?:the|my|this|that|our)?\s*(?:\w+\s+)?(?:videos?|music|songs?|movies?|films?|games?|recordings?|timers?|calls?|podcasts?|streams?|downloads?"
    r"|uploads?|playlists?|subscriptions?|memberships?|gym|tv|meetings?)\b",
    _FLAGS,
)
_SOME_PLAN = pattern(
    r"\b(?P<kind>[\w-]+)\s+plan\b(?!\s+to\b)(?!\s+(?:for|with)\s+(?:dinner|lunch|breakfast|tonight|the\s+weekend|my\s+(?:phone|holiday)))",
    _FLAGS,
)
_PLANS_TO = pattern(r"\bplan\s+(?:to(?!\s+rest)|for)\b", _FLAGS)
_OWN_PLAN = frozenset(
    """
    the my this that whole entire complete learning study studying current present old new running active career exam
    certification cert training development your our existing last first second other a any another no job silly
    stupid damn bloody same long big original education learner's revision such stop drop cancel delete end quit remove
    abandon with of from credential qualification laurel started followed unrealistic impossible teh te tha more abort
    step scrap bin ditch kill forget whatever goodbye bye wrong
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_ELSEWHERE = pattern(
    r"\b(?:account|profile|data|records?)\s+(?:on|at|with|in|from)\s+(?!(?:slack|telegram|laurel|here|this|it|you|your|the\s+bot|both|all|me|one|zero|scratch|everything|a\s+mate|my)\b)\w"
    r"|\b(?:delete|remove|erase|wipe|forget|clear)\s+(?:all\s+)?(?:of\s+)?my\s+(?:\w+\s+)?(?:e-?mails?|mails|photos?|pictures?|contacts?|calendar|browser|cookies|apps?|phone|laptop|inbox)\b",
    _FLAGS,
)
_STEP_OF = pattern(
    r"\bstep\s+(?:of|in|towards?)\s+(?:(?:the|my|our|a|an)\s+)(?!(?:\w+\s+)?(?:plan|path|stud(?:y|ies)|learning|list|certs?|certification|course)\b)\w",
    _FLAGS,
)
_PASSED = pattern(
    r"\bpass(?:ed)?\s+(?:on\s+)?(?:the|a|an|my|some)\s+(?:kidney|gall\s?stones?|stones?|salt|ball|time|message|border|shop|word|parcel|buck|mot\b)"
    r"|\bfinish(?:ed)?\s+(?:reading|watching|listening|writing|talking|a\s+(?:book|video|chapter))\b",
    _FLAGS,
)
_DISCOUNT = pattern(
    r"%\s*(?:sure|certain|off|cheaper|discount|dearer|more\s+expensive)\b|\b(?:timesheets?|time\s+sheets?|payroll|jira)\b",
    _FLAGS,
)
#: "50 % done with my house", where nothing is named that could be studied.
_DONE_WITH = pattern(
    r"%\s+(?:\w+\s+){0,2}(?:with|of|through)\s+(?:my|the|our)\s+(?!(?:\w+\s+)?(?:stud\w+|courses?|exams?|plan|materials?|prep\w*|books?|syllabus|training"
    r"|cert\w*|first|second|modules?|chapters?|videos?|labs?|reading|questions?|content|curriculum|domains?|steps?|track|path|topics?|lessons?)\b)\w+",
    _FLAGS,
)
#: "Take it off my CV", "remove the CISM invoice".
_FROM_ELSEWHERE = pattern(
    r"\b(?:from|off|on|in)\s+(?:my\s+|the\s+|our\s+)?(?:cv|r[ée]sum[ée]|linked\s?in|xing|indeed|credly|(?:e-?mail\s+)?signature|web\s?site|web\s?page|home\s?page|portfolio"
    r"|bio|profile\s+on|business\s+cards?|wall|badge|name\s?tag|desk|bag)(?!\w)|\b(?:e-?mails?|photos?|invoice|voucher|book|app|course)\W*$",
    _FLAGS,
)
#: "My CISM book arrives on 5 March".
_OF_A_THING = pattern(
    r"\b(?:webinars?|(?:text)?books?|parcel|package|laptop|refund|invoice|meeting|dentist|doctor)\s+(?:\w+\s+){0,2}?(?:arriv|mov|com|is|was|got|ship|deliver|starts?|due)\w*",
    _FLAGS,
)
_SUMMARY_OF = pattern(
    r"\bsummar(?:y|ies)\s+(?:of|from|about)\s+(?:the\s+)?(?:news|weather|world|markets?|stocks?|sports?|meetings?|internet)\b|\b(?:hate|dislike)\b",
    _FLAGS,
)
_ANOTHER_TEAM = pattern(
    rf"\b(?:another|some\s+other|a\s+different|somebody\s+else['’]?s)\s+team\s+(?:needs?|requires?|has)\b|\b{PERSON}['’]s?\s+team\b",
    _FLAGS,
)
_PAUSES = frozenset({"pause_study", "pause_reminders", "rest_plan"})
_BEFORE = frozenset({"set_stages", "remind_of_exam", "stop_reminders"})
_OF_ALL = frozenset({"delete_me", "forget_everything", "forget_profile"})
#: What else is looked for, of which dialogs.
_OTHERWISE = (
    (_PAUSES, _PLAYED),
    (_BEFORE, _TO_ANOTHER),
    (_OF_ALL, _ELSEWHERE),
    (frozenset({"finish_step"}), _STEP_OF),
    (frozenset({"finish_study", "add_holding"}), _PASSED),
    (frozenset({"remove_holding"}), _FROM_ELSEWHERE),
    (frozenset({"log_progress"}), _DISCOUNT),
    (frozenset({"start_study", "set_target"}), _OF_A_THING),
    (frozenset({"set_summary"}), _SUMMARY_OF),
    (frozenset({"require_credential"}), _ANOTHER_TEAM),
)


def of_something_else(heard: Heard, dialog: str) -> bool:
    """Whether ``dialog``, for which a message is taken, would change what it does not speak of."""
    if dialog == "stop_reminders" and not heard.named and (said := _STOPS_SENDING.fullmatch(heard.text)):
        words = [word.casefold().strip(".,!?") for word in said["what"].split()]
        if _SENT.search(said["what"]) is None and not _LITTLE.issuperset(words):
            return True
    if dialog == "drop_plan" and "plan" in heard.text.casefold():
        plans = list(_SOME_PLAN.finditer(heard.text))
        own = any(_is_own(heard, said.start("kind"), said["kind"]) for said in plans)
        return not own if plans else _PLANS_TO.search(heard.text) is not None
    if dialog == "log_progress" and not heard.named and _DONE_WITH.search(heard.text):
        return True
    return any(dialog in dialogs and way.search(heard.text) is not None for dialogs, way in _OTHERWISE)


def _is_own(heard: Heard, at: int, kind: str) -> bool:
    """ "The data engineer plan", and "my plan"; "my phone plan" is none."""
    named = any(n.mention.start <= at < n.mention.end for n in heard.named)
    return named or kind.casefold() in _OWN_PLAN
