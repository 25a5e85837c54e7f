"""What a lead asks of their people: how they stand, how many they are, what they see, and what of theirs runs out."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING, CORRECTING, OPENING
from bot.patterns import pattern

#: "How do I get people in, they are on Slack?" links no accounts.
_HOW_TO_ADD = pattern(
    r"\bhow\s+(?:do|can|could|would|should|to)\s+(?:i\s+|we\s+)?(?:get|add|bring|invite|put|have)\s+(?:in\s+)?(?:ppl|people|them|others|members|staff|everyone|everybody"
    r"|somebody|someone|(?:my|the|our)\s+(?:\w+\s+)?\w+)(?:\s+(?:in|into|on|to|join|added)\b|\W*$)",
    re.IGNORECASE,
)


#: "How do I get milo in", and be it by a name that nobody here has.
_HOW_TO_ADD_ONE = pattern(
    r"\bhow\s+(?:do|can|could|would|should|to)\s+(?:i\s+|we\s+)?(?:get|add|bring|invite|put)\s+@?[^\W\d_][\w.-]{1,20}(?:\s+and\s+@?[^\W\d_][\w.-]{1,20})?\s+(?:in|into|to|on\s?board)\b(?=[^?]{0,40}\b(?:it|team|slack|telegram|here|there)\b|\W*$)",
    re.IGNORECASE,
)


def _asks_how_to_add(heard: Heard) -> bool:
    if not heard.leads or heard.people or heard.named:
        return False
    return bool(_HOW_TO_ADD.search(heard.text) or _HOW_TO_ADD_ONE.search(heard.text))


_ON_TELEGRAM = pattern(r"\b(?:on|from|in|via|over)\s+telegram\b(?!\s+(?:or|and)\s+slack)", re.IGNORECASE)


def _asks_how_from_telegram(heard: Heard) -> bool:
    """ "How do I get people on Telegram into this?": by a link, as nobody there can be named."""
    return _asks_how_to_add(heard) and _ON_TELEGRAM.search(heard.text) is not None


_WHICH_IS_WORSE = pattern(
    rf"^{OPENING}(?:(?:which|wich|what|whitch)\s+(?:one\s+)?(?:of\s+)?(?:(?:my|the|our|these|those|both|two)\s+){{0,3}}(?:teams?|wards?|groups?|crews?|squads?)\s+"
    r"(?:is|are|does|do|did|looks?|has|have|needs?|stands?|performs?)\b[^.!?\n]{0,20}\b(?:worse|worst|better|best|behind|ahead|most|least|more|fewer|weak\w*|strong\w*|attention)\b"
    r"|(?:please\s+)?compare\s+(?:(?:my|the|our|both|two)\s+){1,3}(?:teams|wards|groups|crews|squads)\b)",
    re.IGNORECASE,
)


def _asks_which_is_worse(heard: Heard) -> bool:
    """ "Which of my teams is worse?" shows how each of them stands."""
    return heard.leads and not heard.named and not heard.people and _WHICH_IS_WORSE.search(heard.text) is not None


_MEMBERS_SEE = pattern(
    r"^\W*(?:(?:and|so|but|wait|ok|first|thx|thanks|thank\s+you|great|cool|hm+|btw)\W+)*(?:(?:what|how\s+much|which\s+\w+)\s+(?:do|does|can|could|will|would)|(?:do|does|can|could|will|would))\s+"
    r"(?:they|(?:(?:the|my|our|other|team|all)\s+){0,3}(?:members?|people|staff|colleagues|crew|nurses|lads|folks|others|everyone|everybody))"
    r"\s+(?:all\s+|actually\s+|then\s+)?see(?!\s+(?:a|the|how|when|an)\b)[^.!?\n]{0,40}\W*$",
    re.IGNORECASE,
)


#: "Can Tom see what Amy has?"
_ONE_SEES = pattern(
    rf"^{OPENING}(?:what\s+(?:does|can|could|will|would|do)\s+@?[\w.-]{{2,30}}\s+(?:also\s+|then\s+)?see\b|(?:can|could|does|do|will|would)\s+@?[\w.-]{{2,30}}\s+(?:also\s+|then\s+)?see\s+(?:what|which|that|how|when|@?[\w.-]{{2,30}}['’]s)\b)",
    re.IGNORECASE,
)


def _asks_what_members_see(heard: Heard) -> bool:
    of_one = bool(heard.people) and _ONE_SEES.search(heard.text)
    return heard.leads and not heard.named and bool(of_one or _MEMBERS_SEE.search(heard.text))


#: "Amy's on holiday, don't bother her" exempts her from nothing.
_LEAVE_ALONE = pattern(
    r"\b(?:do\s*n['’]?t|do\s+not|never|stop|no\s+need\s+to|quit)\s+(?:\w+\s+)?(?:bother|bothering|nudge|nudging|remind|reminding|ping|pinging|message|messaging|write|writing|text|texting|disturb|chase|chasing|contact"
    r"|nag|nagging|pester)\s+(?:to\s+)?@?[\w.-]{2,30}"
    r"|\bleave\s+@?[\w.-]{2,30}\s+(?:alone|in\s+peace)\b",
    re.IGNORECASE,
)


_MY_PEOPLE = (
    r"(?:my|the|our)\s+(?:\w+\s+)?"
    r"(?:people|team|staff|crew|guys|lads|girls|folks|lot|ward|group|squad|workers|drivers|nurses)"
)
_PEOPLE = (
    r"(?:they|we|(?:my|the|our)\s+(?:\w+\s+)?(?:people|team|staff|crew|guys|lads|girls|folks|lot|ward|group|squad"
    r"|workers|drivers|nurses)|everyone|everybody)"
)
_ALL_OF_THEM = (
    rf"(?:{_MY_PEOPLE}|every\s?(?:one|body)|any\s?(?:one|body)|(?:all\s+of\s+)?them(?:\s+(?:all|both))?"
    r"|(?:the\s+)?members)"
)
#: "Don't remind my team about first aid", "mute everyone" are of the members, and ask nobody anything.
_LEAVE_ALL_ALONE = pattern(
    rf"{CORRECTING}(?:(?:do\s*n['’]?t|do\s+not|never|stop|no\s+need\s+to|quit|i\s+(?:do\s*n['’]?t|do\s+not)\s+want\s+(?:you\s+)?to)\s+(?:\w+\s+)?(?:bother|nudg|remind|ping|messag|writ|text|disturb|chas|contact|nag|pester)\w*\s+(?:to\s+)?{_ALL_OF_THEM}"
    rf"|leave\s+{_ALL_OF_THEM}\s+(?:alone|in\s+peace)|(?:mute|silence|hush)\s+{_ALL_OF_THEM}"
    rf"|(?:stop|no(?:\s+more)?|turn\s+off|mute|pause|cancel|switch\s+off)\s+(?:(?:the|all|any|sending)\s+){{0,2}}(?:reminders?|nudges?|messages?|notifications?)\s+(?:for|to|of)\s+{_ALL_OF_THEM})(?!\w|['’]s)",
    re.IGNORECASE,
)
_MUTES_ONE = pattern(
    rf"{CORRECTING}(?:mute|silence|hush)\s+@?[\w.-]{{2,30}}(?:\s+(?:please|pls|for\s+.{{1,30}}|till?\s+.{{1,30}}|until\s+.{{1,30}}))?\W*$",
    re.IGNORECASE,
)


def _leaves_alone(heard: Heard) -> bool:
    if not heard.leads or asks(heard.text):
        return False
    if heard.people:
        return bool(_LEAVE_ALONE.search(heard.text) or _MUTES_ONE.match(heard.text))
    return _LEAVE_ALL_ALONE.match(heard.text) is not None


_HOW_THEY_LOOK = pattern(
    rf"^{OPENING}how(?:['’]?re|\s+(?:do|does|are|is))?\s+{_PEOPLE}\s+(?:all\s+)?"
    r"(?:look(?:ing)?|doing|stand(?:ing)?|getting\s+on|set|fixed|placed|faring)(?:\s+(?:now|so\s+far|then|overall|currently|at\s+the\s+moment|for\s+certs|on\s+certs))*\W*$",
    re.IGNORECASE,
)


#: "Who's the weakest", "who lags behind".
_WHO_IS_BEHIND = pattern(
    rf"{OPENING}who(?:['’]?s|\s+is|\s+are)?\s+(?:the\s+|most\s+|furthest\s+)?(?:weakest|worst|best|strongest)(?:\s+(?:one|ones|here|in\s+(?:the|my)\s+team|of\s+(?:them|my\s+\w+|us|the\s+lot)|then|now))*\W*",
    re.IGNORECASE,
)


def _asks_how_they_look(heard: Heard) -> bool:
    if not heard.leads or heard.named or heard.people:
        return False
    return bool(_HOW_THEY_LOOK.search(heard.text) or _WHO_IS_BEHIND.fullmatch(heard.text))


_HOW_MANY = pattern(
    rf"^{OPENING}how\s+many(?:\s+(?:people|members|heads|of\s+(?:us|them)))?\s+"
    r"(?:are\s+(?:we|they|there)|(?:are|do\s+(?:i|we)\s+have)(?=\s+(?:in\b|on\s+the\b))|(?<=people\s)do\s+(?:i|we)\s+have|(?<=members\s)do\s+(?:i|we)\s+have)(?:\s+(?:people|members|all))?"
    r"(?:\s+(?:(?:in|on)\s+(?:the|my|this|it|that|here)(?:\s+(?:team|group|ward|crew|squad))?|now|so\s+far|already|by\s+now|altogether|in\s+total|then))*\W*$",
    re.IGNORECASE,
)


def _asks_how_many(heard: Heard) -> bool:
    """ "How many are we now?" """
    return heard.leads and not heard.named and not heard.people and _HOW_MANY.search(heard.text) is not None


_DIGEST = pattern(r"\b(?:digest|report|summary|weekly|monthly|every|each\s+\w+day)\b", re.IGNORECASE)
#: "A week before any of them run out", "warn me before somebody's card ends".
_BEFORE_THEIRS = pattern(
    r"\b(?:before|ahead\s+of|when|if)\s+(?:any(?:thing)?|one|some(?:thing)?|each|all)?\s*(?:of\s+)?(?:them|['’]?em|theirs?|their\b.{0,30}|(?:the|my|our)\s+(?:team|staff|crew|people|lads|guys)"
    r"(?:['’]?s)?(?:\s+\w+)?|they|somebody|someone|anybody|anyone|everyone|everybody|people|members)(?:['’]?s)?\s+.{0,30}(?:run|runs|expires?|lapses?|is\s+due|ends?)\b",
    re.IGNORECASE,
)
_ABOUT_THEM = pattern(
    r"\b(?:remind|warn|tell|notify|alert|ping|message)\s+me\b.{0,20}\b(?:about|of|for)\s+(?:the|my|our)\s+(?:team|staff|crew|people|lads|guys|members)\b.{0,60}\b(?:before|expir\w*|runs?\s+out|due)\b",
    re.IGNORECASE,
)
_IN_ADVANCE = pattern(
    r"\b(?:before|ahead|in\s+advance|prior|(?:remind|warn|tell|notify|alert|ping)\s+me)\b", re.IGNORECASE
)


#: "How did Doors do vs last quarter"
_QUARTERS = pattern(
    r"\b(?:vs\.?|versus|against|compared?\s+(?:with|to|against)|than|beside|relative\s+to)\s+(?:(?:the|our|their|in)\s+)?(?:last|previous|prior|past|preceding)\s+(?:quarter|qtr|q)\b"
    r"|\bcompare\b[^.!?\n]{0,40}\b(?:last|previous|prior)\s+(?:quarter|qtr|q)\b|\bquarter\s+(?:on|over)\s+quarter\b|\bthis\s+quarter\s+(?:vs\.?|versus|and|with|to|against)\s+(?:the\s+)?last\b",
    re.IGNORECASE,
)
_HOW = pattern(r"\b(?:how|compare[ds]?|doing|did|do|better|worse|more|fewer|improv\w+|quarter)\b", re.IGNORECASE)


def _compares_quarters(heard: Heard) -> bool:
    """Of a team it is what happened in each; of one member there is no such comparison."""
    told = _QUARTERS.search(heard.text) is not None and _HOW.search(heard.text) is not None
    return heard.leads and not heard.people and told and "my own" not in heard.text.casefold()


_SO_LONG = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|eight|ten|a\s+couple\s+of|a\s+few|some)"
    r"\s+(?:days?|weeks?|months?|d|wks?)"
)
_AHEAD = (
    rf"(?:{_SO_LONG}\s+(?:before|ahead|in\s+advance|prior|early|earlier|beforehand|out)"
    r"|in\s+advance|ahead\s+of\s+time|beforehand)"
)
_WRITES = (
    r"(?:send|sent|give|remind|warn|notify|tell|nudge|ping|message|e?mail|text|poke|alert"
    r"|reminders?\s+(?:to|for)|heads\s?up\s+(?:to|for))"
)
#: "Send them a reminder 30 days before", "remind him 3 weeks before".
_THEY_AHEAD = pattern(
    rf"\b{_WRITES}\s+(?:to\s+)?(?:them|['’]?em|him|her|those|everyone|everybody|all(?:\s+of\s+them)?|each(?:\s+of\s+them)?|whoever|people|the\s+(?:members|others|rest|\w+\s+ones))\b[^.!?\n]{{0,60}}?\b{_AHEAD}\b"
    rf"|\b{_WRITES}\s+(?:to\s+)?(?:{_MY_PEOPLE})\b[^.!?\n]{{0,60}}?\b{_AHEAD}\b",
    re.IGNORECASE,
)
_SOMEBODY_AHEAD = pattern(
    rf"\b{_WRITES}\s+(?:to\s+)?(?!me\b|us\b|myself\b)@?[\w.-]{{2,30}}\s[^.!?\n]{{0,60}}?\b{_AHEAD}\b", re.IGNORECASE
)


def _reminds_them_ahead(heard: Heard) -> bool:
    """That a lead wants others to be reminded so long before, which is set for nobody but oneself."""
    of_one = bool(heard.people) and _SOMEBODY_AHEAD.search(heard.text) is not None
    return heard.leads and (of_one or _THEY_AHEAD.search(heard.text) is not None)


#: "When will Pat be reminded".
_WHEN_THEY_ARE = pattern(
    rf"{OPENING}(?:when|how\s+often)\s+(?:will|do|does|is|are)\s+(?:@?[\w.-]{{2,30}}|every\s?(?:one|body)|(?:my|the|our)\s+\w+)\s+(?:be|get|being|also\s+get)?\s*(?:reminded|told|nudged|reminders?|hear\s+from\s+you|warned)(?:\s+(?:of|about)\s+[^?!\n]{{1,40}})?\W*",
    re.IGNORECASE,
)
_ME = pattern(r"\b(?:i|me|my\s+(?:next|own|cert\w*|card)|we|it)\b", re.IGNORECASE)


def _asks_when_they_are(heard: Heard) -> bool:
    said = heard.leads and _WHEN_THEY_ARE.fullmatch(heard.text) is not None
    return said and (bool(heard.people) or "they" in heard.text.casefold().split() or not _ME.search(heard.text))


def _reminded_of_theirs(heard: Heard) -> bool:
    """That a lead wants to be told ahead of what is not their own."""
    if not heard.leads or asks(heard.text) or _DIGEST.search(heard.text):
        return False
    theirs = _BEFORE_THEIRS.search(heard.text) and _IN_ADVANCE.search(heard.text)
    return bool(theirs or _ABOUT_THEM.search(heard.text))


_WHO_WANTS_IT = (
    r"(?:inspect\w+|audit\w*|cqc|ofsted|hse|hr|insur\w+|boss|manager|client|customer|council|head\s+office|contractor|visit|file|records|wall|folder"
    r"|meeting|office)"
)
#: "Can you print me a list for the inspector".
_PRINTED = pattern(
    rf"{ASKING}(?:i\s+(?:need|want)\s+|(?:print(?:\s+(?:off|out))?|give|send|make|get|do|prepare|have|produce|create)\s+(?:(?:me|us|up)\s+)?)(?:(?:an?|the|this|that|it|all|something)\s+){{0,2}}"
    r"(?:(?:full|printed|complete|proper|paper)\s+)?(?:list|printout|print-?out|sheet|table|document|file|report|overview|copy|register|record|matrix)?(?:\s+(?:of\s+(?:it|that|this|them|everyone|everybody|all|the\s+team|what\s+they\s+have)|to\s+print|on\s+paper|out|off))*"
    rf"\s+(?:for|to\s+show(?:\s+to)?|to\s+give\s+(?:to)?)\s+(?:the|our|my|an?)?\s*(?:\w+\s+)?{_WHO_WANTS_IT}(?:\W+(?:please|pls|tomorrow|today|next\s+\w+|in\s+\w+))*\W*"
    rf"|{ASKING}print\s+(?:(?:me|us|it|this|that|them|off|out|a|the|list)\s*){{1,4}}\W*",
    re.IGNORECASE,
)


#: "Ofsted is coming on the 14th, what do I print".
_WHAT_TO_PRINT = pattern(
    r"\bwhat\s+(?:do|can|should|could|shall)\s+i\s+(?:print(?:\s+(?:out|off))?|hand\s+(?:over|out|them|him|her)|show\s+(?:them|him|her|the\s+\w+)|take\s+along|give\s+(?:them|him|her|the\s+\w+))(?:\s+(?:then|for\s+(?:it|that|them)))?\W*$",
    re.IGNORECASE,
)


def _wants_it_printed(heard: Heard) -> bool:
    """That a lead needs a list for somebody who inspects: the export of the team."""
    if not heard.leads or heard.named or heard.people:
        return False
    return bool(_PRINTED.fullmatch(heard.text) or _WHAT_TO_PRINT.search(heard.text))


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_asks_how_from_telegram, "invite_link"),
    (_asks_how_to_add, "add_members"),
    (_wants_it_printed, "team_export"),
    (_compares_quarters, "team_compare"),
    (_asks_which_is_worse, "team_progress"),
    (_asks_how_they_look, "team_progress"),
    (_asks_how_many, "show_team"),
    (_reminds_them_ahead, "their_expiries"),
    (_asks_when_they_are, "their_expiries"),
    (_reminded_of_theirs, "their_expiries"),
    (_asks_what_members_see, "what_members_see"),
    (_leaves_alone, "leave_alone"),
)
