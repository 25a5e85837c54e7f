"""What a lead says of members, and of what all of them need."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.agreeing import asks, pauses_sharing, resumes_sharing
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.patterns import pattern

_ASKS_WHO_ANSWERED = pattern(
    rf"^{OPENING}(?:did|has|have|who|is|are)\b.{{0,40}}\b(?:answer\w*|respond\w*|repl(?:y|ied)|accept\w*|sa(?:y|id)\s+yes|agreed)"
    r"(?:\s+(?:to\s+)?(?:the|my|our|their|that)?\s*(?:invit\w+|request|question|it|yet|already|now|all))*\W*$",
    re.IGNORECASE,
)


def _asks_who_answered(heard: Heard) -> bool:
    """ "Did everyone answer the invitation?" of a lead is about those who were asked."""
    return heard.leads and not heard.named and _ASKS_WHO_ANSWERED.search(heard.text) is not None


_IS_VERIFIED = pattern(
    rf"^{OPENING}(?:has|have|is|are|was|were|did)\b.*\b(?:verified|checked|confirmed|proven|seen)\b",
    re.IGNORECASE,
)


def _asks_if_verified(heard: Heard) -> bool:
    """ "Has Lou's certificate been checked?" verifies nothing."""
    return heard.leads and bool(heard.people) and _IS_VERIFIED.search(heard.text) is not None


_EXEMPT = pattern(
    r"^(?!.*\b(?:not|no\s+longer|any\s?more|is\s?n['’]?t|was)\b).*\b(?:is|are)\s+(?:now\s+)?exempt(?:ed)?\b",
    re.IGNORECASE,
)


def _is_exempt(heard: Heard) -> bool:
    """ "Marco is exempt, he's leaving" of a lead."""
    return heard.leads and bool(heard.people) and not asks(heard.text) and _EXEMPT.search(heard.text) is not None


#: "Take him off that one": off what is needed, and not out of the team.
_OFF_ONE = pattern(
    r"\b(?:take|strike|cross|leave)\s+(?:(?!(?:the|that|this|it|me)\b)@?[\w.-]{2,30}(?:\s+and\s+@?[\w.-]{2,30})?)\s+(?:off|out\s+of|from)\s+(?:that|this|the)\s+(?:(?:other|last|first)\s+)?"
    r"(?:[\w&+-]+\s+){0,3}(?:one|requirement|course|training|cert\w*|card|ticket)\b",
    re.IGNORECASE,
)


def takes_off_one(text: str) -> bool:
    """Whether somebody is to be taken off one thing that is needed."""
    return _OFF_ONE.search(text) is not None


def _exempts_from_one(heard: Heard) -> bool:
    return heard.leads and bool(heard.people) and not heard.teams and not asks(heard.text) and takes_off_one(heard.text)


_ASK_AGAIN = pattern(
    r"^(?=.*\b(?:said\s+no|declin\w+|(?:press|hit|click|tapp?)(?:ed)?\b|(?:by\s+)?acc?ident\w*|meant\s+yes|changed\s+(?:his|her|their)\s+mind|invit\w+|join|mistake|be\s+in)\b).*\b(?:ask|invite|add)\s+(?:[\w@.-]+\s+){1,3}?(?:again|once\s+more)\b"
    r"(?!\s+(?:about|how|for)\b)",
    re.IGNORECASE,
)


def _asks_again(heard: Heard) -> bool:
    """ "Pia said no by mistake, can you ask her again?" asks her into the team once more."""
    return heard.leads and bool(heard.people) and _ASK_AGAIN.search(heard.text) is not None


_REPORTS = pattern(
    r"^(?!.*\b(?:stop|cancel|end|no\s+more|turn\s+off)\b).*\b(?:report|digest|update|summary|overview)s?\b",
    re.IGNORECASE,
)
_OFTEN = pattern(
    rf"\b(?:daily|(?:bi-?)?weekly|fortnightly|monthly|every|each|{WEEKDAY}s?)\b",
    re.IGNORECASE,
)
_ON_TEAMS = pattern(
    r"\b(?:on|of|about|for)\s+(?:both|all|each|my|the)\b.{0,20}\b(?:teams?|crews?|wards?|groups?)\b", re.IGNORECASE
)


#: "Fortnightly digest": a digest is of a team.
_DIGEST_EVERY = pattern(
    r"^\W*(?:(?:please|pls|ok|a|the|send|give|get|me|i|want|need|like|would|make|it|now|and)\W+)*(?:daily|(?:bi-?)?weekly|fortnightly|monthly)\s+digests?\b",
    re.IGNORECASE,
)


#: "Remind me mondays how it's going".
_HOW_IT_GOES = pattern(
    r"\b(?:tell|remind|send|give|update|ping|show|message|text|write)\s+(?:to\s+)?me\b[^.!?\n]{0,40}\bhow\s+(?:it['’]?s|it\s+is|they['’]?re|they\s+are|things\s+are|we['’]?re|we\s+are"
    r"|everyone['’]?s|everyone\s+is|everybody['’]?s|(?:the|my)\s+(?:team|crew|ward|staff|people)\s+(?:is|are))\s+(?:going|doing|looking|getting\s+on|standing)\b",
    re.IGNORECASE,
)


def _reports_on_teams(heard: Heard) -> bool:
    """ "Weekly report on both crews" is no summary of one's own."""
    if not heard.leads:
        return False
    goes = _HOW_IT_GOES.search(heard.text)
    told = (goes or _REPORTS.search(heard.text)) is not None and _OFTEN.search(heard.text) is not None
    of_teams = bool(heard.teams) or goes or _ON_TEAMS.search(heard.text) or _DIGEST_EVERY.search(heard.text)
    return told and not asks(heard.text) and bool(of_teams)


_WANTS_IN = pattern(
    r"\b(?:wants?|(?:would|['’]d)\s+like)\s+(?:in\b|into\b|to\s+(?:join|come|go\s+into|be\s+(?:in|part)))\b",
    re.IGNORECASE,
)


def _wants_in(heard: Heard) -> bool:
    """ "Pia wants into Service after all" of a lead."""
    return heard.leads and bool(heard.people) and not asks(heard.text) and _WANTS_IN.search(heard.text) is not None


#: "Everybody needs a forklift licence by March" of a lead.
_ALL_NEED = pattern(
    r"^\W*(?:(?:please|pls|ok|okay|so|and|also|now|hi|from\s+now\s+on)\W+)*(?:every\s?(?:one|body)|all\s+of\s+(?:them|us|you)|they\s+all|we\s+all|you\s+all|(?:they|we)(?:['’]?ve|\s+have)?\s+all(?=\s+got\s+to\b)|all\s+of\s+them(?=\s+have\s+got\s+to\b)"
    r"|the\s+(?:whole|entire)\s+(?:team|crew|ward|group|squad|lot)|each\s+of\s+(?:them|us)|all\s+(?:my|the|our)\s+[\w-]{2,30})"
    r"(?:\s+(?:in|on|at)\s+.{1,60}?)?\s+(?:needs?|must|ha(?:s|ve)\s+(?:got\s+)?to|got\s+to|should|shall)\s+(?:to\s+)?(?:have\b|hold\b|get\b|be\b|pass\b|do\b)?"
    r"(?!\s*(?:know|see|answer|reply|read|hear)\b)",
    re.IGNORECASE,
)


_AS_A_FILE = pattern(
    r"^(?!.*\bmy\s+(?:own\s+)?(?:cred|cert|record|licen|list)).*\b(?:list|table|export|overview|sheet|report|everything|it|all)\b.{0,20}\b(?:in|as|to|for)\s+(?:an?\s+)?"
    r"(?:excel|csv|spreadsheet)(?:\s+(?:file|sheet|list))?\W*(?:(?:please|pls|plz|thanks|thx|for\s+my\s+boss)\W*)?$",
    re.IGNORECASE,
)


_INTO_A_FILE = pattern(
    rf"{ASKING}(?:(?:i\s+(?:want|need)|let\s+me\s+have)\s+)?(?:put|get|give|send|save|make|turn|show|export|have)?\s*(?:me\s+)?(?:that|it|this|them|those|these|all)(?:\s+(?:all|list|info|stuff))?\s+(?:in|into|as|to|on)\s+(?:an?\s+|my\s+)?(?:excel|csv|spread\s?sheet)(?:\s+(?:file|sheet|list|table))?(?:\W+(?:please|pls|for\s+me|then|too))*\W*",
    re.IGNORECASE,
)


def into_a_file(text: str) -> bool:
    """Whether what was shown is to be a file."""
    return _INTO_A_FILE.fullmatch(text) is not None


def _wants_a_file(heard: Heard) -> bool:
    """ "Give me the list in Excel" of a lead is no question who knows Excel, and "put that in Excel" no skill."""
    return heard.leads and (_AS_A_FILE.search(heard.text) is not None or into_a_file(heard.text))


def _requires(heard: Heard) -> bool:
    return heard.leads and bool(heard.named) and not asks(heard.text) and _ALL_NEED.search(heard.text) is not None


_COUNT_ME = pattern(
    rf"^{ASKING}(?:count|add|put|include|track|take)\s+(?:me|myself)(?:\s+(?:in|too|also|as\s+well|to\s+(?:it|that|the\s+team)))*\W*$",
    re.IGNORECASE,
)


#: "I'm also a member", "I am in the team myself".
_AM_ONE = pattern(
    rf"^(?=.{{0,80}}\b(?:also|too|as\s+well|myself|member)\b){OPENING}(?:i\s+am|i['’]?m)\s+"
    r"(?:(?:also|too|actually|myself)\s+)*(?:an?\s+member|part|in)\b(?:\s+(?:also|too|as\s+well|myself|of|in|it|there|here|the|my|this|that|team|group|ward|crew|squad))*\W*$",
    re.IGNORECASE,
)


def _counts_me(heard: Heard) -> bool:
    """ "Count me in as well" of a lead, whom nobody has to ask."""
    told = _COUNT_ME.search(heard.text) or _AM_ONE.search(heard.text)
    return heard.leads and not heard.named and told is not None


_LINK = pattern(
    r"^\W*(?:(?:please|pls|ok|so|and|can|could|you|i|now|the)\W+)*(?:give|send|get|show|need|want|have|make|create|generate)\s+(?:me\s+|us\s+)?"
    r"(?:(?:an?|the|that|my|our|its)\s+)?(?:(?:invite|invitation|join(?:ing)?|team)\s+)?(?:link|code)(?:\s+(?:please|pls|then|again|for\s+.{1,60}))?\W*$",
    re.IGNORECASE,
)
_NOT_HERE = pattern(
    r"\b(?:add|invite|get|include)\b.{0,60}\b(?:no|not|without|aren['’]?t|isn['’]?t|don['’]?t|doesn['’]?t|haven['’]?t|hasn['’]?t|have\s+not|ain['’]?t)\b.{0,20}"
    r"\b(?:slack|telegram|workspace|app)\W*$",
    re.IGNORECASE,
)


def _wants_the_link(heard: Heard) -> bool:
    """ "Give me the link", "can I add people who have no Slack?" of a lead."""
    wants = _LINK.search(heard.text) or _NOT_HERE.search(heard.text)
    return heard.leads and not heard.people and not heard.named and wants is not None


def _pauses_or_resumes_sharing(heard: Heard) -> bool:
    return pauses_sharing(heard.text) or resumes_sharing(heard.text)


_WHERE_IS = pattern(
    rf"^{OPENING}(?:is|has|did|are)\s+(?!(?:it|that|this|there|he|she|they|you|we|i|my|the|everything|anything)\b)@?[\w.-]+(?:\s+[\w.-]+)?\s+(?:(?:still|already|now|really)\s+)?(?:gone|left|in|out|there|joined|leave|in\s+it|still\s+in)\b(?:\s+(?:now|yet|already|it))?\W*$",
    re.IGNORECASE,
)


def _asks_if_in(heard: Heard) -> bool:
    """ "Is Dev gone?" of a lead is of Dev's place in the team."""
    of_a_thing = any(n.kind == "credential" for n in heard.named)
    return heard.leads and len(heard.people) <= 1 and not of_a_thing and _WHERE_IS.search(heard.text) is not None


_WHO_WHERE = pattern(
    rf"^{OPENING}who(?:['’]?s|\s+is|\s+are)?\s+(?:where|in\s+(?:which|what)\s+(?:team|ward|group|crew|squad))(?:\s+now)?\W*$",
    re.IGNORECASE,
)


#: "Is she in both", which adds nobody.
_IS_IN = pattern(
    rf"^{OPENING}(?:is|are|was)\s+(?:s?he|they)\s+(?:(?:still|already|now|really)\s+)?(?:in|on)\s+(?:it|there|here|both|(?:the|which|what|any|my|our)\s+teams?)(?:\s+(?:of\s+them|teams?|now|yet|too))*\W*$",
    re.IGNORECASE,
)


def _asks_who_is_where(heard: Heard) -> bool:
    return heard.leads and bool(_WHO_WHERE.search(heard.text) or _IS_IN.search(heard.text))


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_asks_who_answered, "show_team"),
    (_asks_if_in, "show_team"),
    (_asks_who_is_where, "show_team"),
    (_is_exempt, "exempt_member"),
    (_exempts_from_one, "exempt_member"),
    (_asks_if_verified, "team_member"),
    (_asks_again, "add_members"),
    (_reports_on_teams, "set_digest"),
    (_wants_in, "add_members"),
    (_requires, "require_credential"),
    (_counts_me, "join_as_lead"),
    (_wants_a_file, "team_export"),
    (_wants_the_link, "invite_link"),
    (_pauses_or_resumes_sharing, "share_less"),
)
