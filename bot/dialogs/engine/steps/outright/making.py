"""A team is to be made, or somebody tells that they look after people."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.new_team_slots import NeedsSlot
from bot.dialogs.engine.team_slots import MoreTeamNamesSlot
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.privately import is_private
from bot.patterns import pattern

_POLITE = (
    r"(?:please|pls|ok|okay|hey|hi|hello|yes|yeah|yep|so|and|also|now|then|next|just|can|could|would|will|you|i|we|want|wanna|need|like|to"
    r"|d|ll|let['’]?s|lets|me|us)"
)
_GROUP = r"(?:team|squad|crew|group)"
#: What is made of a team that is there already, or in it: "make a team report", "open the team page".
_NO_NAME_OF_A_TEAM = (
    r"(?:report|digest|summary|overview|picture|chart|matrix|timeline|plan|export|list|lead|leader|member|rule|requirement|goal"
    r"|link|invite|page|view|status|progress|meeting|event|reminder|training|course|certification)s?"
)
_MAKES_ONE = (
    r"(?:(?:create|creat|crete|make|start|set\s*up|open|form|build|found)\s+(?:(?:me|us|up)\s+)?(?:(?:an?|another|one|my|the|our)\s+)?"
    r"|(?:add|have|need|want|like)\s+(?:an?|another|one)\s+|(?=new\s))(?:(?:new|second|third|2nd|3rd|other|separate|extra)\s+)?"
)
_CALLED = r"(?:(?:that\s+is|which\s+is|it\s+should\s+be|to\s+be)\s+)?(?:called|named|for|by\s+the\s+name\s+of)\s"
_IN_CAPITALS = (
    r"(?-i:[A-Z0-9])[\w&+/’'-]*(?:\s+(?!(?:to|have|has|needs?|must|should)\b)[\w&+/’'-]+){0,4}[\"”»]?\s*(?:$|[.,;!?@])"
)
#: "Create team Ops", "set up a team called X", "new team: X", "start a team for X": whatever was talked of before.
_CREATES = pattern(
    rf"(?:^|[.!?;,\n])\W{{0,10}}(?:{_POLITE}\W{{1,10}}){{0,6}}(?:{_MAKES_ONE}{_GROUP}\b\s*(?:[:–-]\s*\S|{_CALLED}"
    rf"|,?\s*(?!{_NO_NAME_OF_A_TEAM}\b)[\"“«]?{_IN_CAPITALS}|(?!{_NO_NAME_OF_A_TEAM}\b)[a-z][\w&+/-]{{0,30}}(?:\W*$|(?:\s+[\w&+/-]{{1,30}}){{0,2}}(?:\s+(?:with|w/)\s+@|[\s,]+(?:(?:and|then|&)\s+)+(?:invite|add|ask|put)\s)))"
    rf"|an?\s+(?:new\s+)?{_GROUP}\b(?:\s+(?:called|named)\s|[\s,;.–-]{{1,5}}(?:and\s+|please\s+)?(?:call|name)\s+it\s))",
    re.IGNORECASE,
)


#: "Team "Chantier 3", add @ana": a name in quotes, and nobody who leads one of that name.
_IN_QUOTES = pattern(
    rf"\W{{0,10}}(?:(?:{_POLITE}|an?|new|have|make|create|set\s*up|start|open)\W{{1,10}}){{0,8}}{_GROUP}\s*(?:called\s+|named\s+|[:,–-]\s*)?[\"“«][^\"“”«»\n]{{1,60}}[\"”»]"
    r"\s*(?:$|[.!,;:&@+–-]|(?:and|with|then|please|add|invite)\b)",
    re.IGNORECASE,
)
#: "I lead the nurses at a clinic in Leeds, call it Ward 7", of somebody who leads none here yet.
_LEAD_AND_CALL_IT = pattern(
    r"(?:^|[.!?;\n])\W{0,10}(?:(?:hi|hello|hey|ok|so|and)\W+){0,3}(?:i|we)(?:['’]?m|\s+am)?\s+(?:lead(?:ing)?|run(?:ning)?|manag(?:e|ing)|head|supervis(?:e|ing)|own|look(?:ing)?\s+after|(?:the\s+)?(?:team\s+)?lead(?:er)?\s+of|in\s+charge\s+of)\s"
    r"[^.!?\n]{2,100}?[\s,;.–-]{1,5}(?:(?:and|please|pls|so|let['’]?s|lets|you\s+can|can\s+you)\s+){0,3}(?:call|name)\s+(?:it|us|them|the\s+team)\s+(?!(?:a\s+day|quits|off|what)\b)",
    re.IGNORECASE,
)


def _creates_a_team(heard: Heard) -> bool:
    text = heard.text
    if not heard.leads and (_LEAD_AND_CALL_IT.search(text) or _IN_QUOTES.match(text)):
        return True
    return _CREATES.search(text) is not None or bool(MoreTeamNamesSlot().find(heard).value)


_MY_PEOPLE = (
    r"(?:their|(?:my|our|the)\s+(?:people|team|staff|crew|employees|guys|lads|folks|workers|drivers|nurses|engineers"
    r"|squad|group|ward))"
)
_SEES_PEOPLE = pattern(
    rf"\bkeep(?:ing)?\s+(?:track|an\s+eye|tabs|a\s+record)\s+(?:of|on)\s+(?:all\s+)?{_MY_PEOPLE}\b"
    r"|\b(?:see|know|track)\s+who\s+(?:of\s+(?:them|my\s+\w+)\s+)?(?:has|holds|have|got)\s+(?:which|what)\b"
    r"|\b(?:i|we)(?:['’]?ve|ve|\s+have)?\s+(?:got|have|run|lead|manage|look\s+after)\s+(?:two|three|four|five|\d{1,2}|several|a\s+few)\s+"
    r"(?:(?:teams|crews|wards|groups)\b|(?:lads|guys|men|people|staff|nurses|drivers|engineers|guards|teachers|workers|employees)\b(?=[^.!?\n]{0,60}\b(?:track|see|cert\w*|cards?|licen\w*|expir\w*|keep)\b))"
    r"|\b(?:how\s+(?:do|can)\s+(?:i|we)|(?:i|we)\s+(?:need|want)\s+to)\s+(?:see|know|track|check|tell)\s+(?:who(?:se|['’]?s)?|when\s+(?:their|my\s+\w+))\s[^.!?\n]{0,50}\b(?:due|expir\w*|out\s+of\s+date|runs?\s+out|running\s+out|laps\w+)\b"
    r"|\b(?:staff|employees|people|lads|guys|crew|workers|drivers|nurses|carers)\b[^.!?\n]{0,60}\bhow\s+(?:do|can|would|should)\s+(?:i|we)\s+(?:keep|stay)\s+(?:on\s+top|track|an\s+eye)\b"
    r"|\bneed\b[^.!?\n]{0,40}\bfor\s+(?:all\s+)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several)\s+(?:\w+\s+)?(?:staff|people|employees|workers|lads|guys|carers|nurses|drivers|teachers)\b"
    rf"|\bneed\b[^.!?\n]{{0,40}}\bfor\s+(?:all\s+(?:of\s+)?)?(?:my\s+(?:carers|teachers|guards|volunteers)|{_MY_PEOPLE})\b"
    r"|\b(?:see|know|track|check|tell\s+me|show\s+me|find\s+out|keep(?:ing)?\s+(?:track|an\s+eye|tabs)(?:\s+(?:of|on))?)\s+(?:(?:who|which)(?:\s+of\s+(?:my|our|the|them)(?:\s+\w+)?)?\s+(?:has|have|holds?|got|needs?|is\s+missing|lacks?)\s+(?:(?:got\s+)?(?:their|a|an|the|valid|what|which)|\w+\s+(?:cards?|licen[cs]es?|tickets?|certs?|certificates?)))\b"
    rf"|\b(?:when|whose|which\s+of)\s+(?:(?:all\s+)?(?:of\s+)?{_MY_PEOPLE}|(?:people|staff|everyone|everybody|employees|teachers|colleagues|drivers|nurses|workers|volunteers))(?:['’]?s)?\s+[^.!?\n]{{0,50}}\b(?:run(?:s|ning)?\s+out|expir\w+|laps\w+|(?:is|are|comes?)\s+(?:up|due)|ends?)\b"
    r"|\b(?:control|monitor|track|follow|check|manage|watch)\s+(?:all\s+)?their\s+\w"
    r"|\b(?:see|know|track)\s+(?:when\s+)?(?:my|our)\s+(?:people|team|staff|crew|employees|guys|lads|folks)(?:['’]?s)?\s+(?:cert|licen|credential|ticket|card|qualif)",
    re.IGNORECASE,
)


_PEOPLE = (
    r"(?:ppl|lads|guys|men|women|girls|people|staff|folks|employees|workers|nurses|carers|drivers|engineers|electricians|guards"
    r"|teachers|cooks|chefs|waiters|cleaners|apprentices|trainees|technicians|volunteers|instructors|consultants|analysts|developers|devs|assistants|testers|blokes|fellas|boys|subbies|sparks|bouncers|doormen|of\s+(?:them|us))"
)
#: "I run a small electrical firm, 9 guys", "we're 5 in the kitchen".
_HAS_PEOPLE = pattern(
    r"\b(?:i|we)(?:['’]?ve|ve|['’]?m|m|['’]?re|re|\s+am|\s+are|\s+have)?\s+(?:got|have|run|own|lead|manage|employ|supervise|oversee|look(?:ing)?\s+after"
    r"|in\s+charge\s+of|responsible\s+for|a\s+(?:team|crew|firm|business|shop|company)\s+of)\b[^.!?\n]{0,50}?"
    rf"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a\s+dozen|\d{{1,3}}|several|a\s+few)\s+(?:\w+\s+)?{_PEOPLE}\b)",
    re.IGNORECASE,
)
_FOR_THEM = pattern(
    r"\b(?:how|what)\s+(?:can|could|do|does|would|will)\s+(?:you|u|it|this|that|the\s+bot)\s+(?:\w+\s+)?(?:help|do|offer|work|bring)\b|\bcan\s+(?:you|u)\s+help\b"
    r"|\bany\s+use\b|\b(?:losing|lose|lost|keep(?:ing)?)\s+(?:track|count)\b|\bkeep\s+(?:an\s+eye|on\s+top)\b|\bwho\s+needs\s+what\b",
    re.IGNORECASE,
)
#: "I run IT support for a logistics firm, 9 ppl", and nothing of what they know or want for themselves.
_RUNS_FOR = pattern(
    r"\W*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|so|well|and)\W+){0,3}(?:(?:i|we)\s+)?(?:run|running|lead|manage|head|supervise|own|got)\s(?![^!?\n]*\b(?:know|learn|become|skills?|degree|experience|years?|budget|studying"
    rf"|studied|certified|want\s+to\s+(?:be|get|move|switch|do)|myself)\b)[^!?\n]{{3,100}}[,;:(–-]\s*(?:with\s+|about\s+|we['’]?re\s+|we\s+are\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a\s+dozen|\d{{1,3}})\s+(?:\w+\s+)?{_PEOPLE}\W*",
    re.IGNORECASE,
)
#: "Ok let's set us up", of somebody who leads none yet.
_SETS_UP = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|right|great|good|cool|so|and|then|please|pls|let['’]?s|lets|can|could|you|we|i['’]?d|like|want|to|go|ahead)\W+){0,6}"
    r"(?:set\s+(?:us|my\s+(?:team|people|guys|staff|crew|lot))\s+up|sign\s+(?:us|my\s+(?:team|people|guys|staff|crew|lot))\s+up|get\s+us\s+(?:started|set\s+up|going)"
    r"|set\s+up\s+(?:the|my|our|a)\s+(?:team|crew|group)|bring\s+(?:them|my\s+(?:team|people|guys|staff|crew))\s+in)(?:\W+(?:then|please|pls|now))*\W*",
    re.IGNORECASE,
)


#: "Keep track of my licences, I got like 8 of them" is of no people.
_MY_OWN = pattern(
    r"\bmy\s+(?:own\s+)?(?:licen|certi?s?\b|certif|tickets?\b|cards?\b|credential|qualif|records?\b)", re.IGNORECASE
)


def _would_lead(heard: Heard) -> bool:
    """ "I need to keep track of their licences" of somebody who leads no team yet."""
    if heard.leads or _MY_OWN.search(heard.text):
        return False
    of_people = _HAS_PEOPLE.search(heard.text) is not None and _FOR_THEM.search(heard.text) is not None
    told = of_people or _SEES_PEOPLE.search(heard.text) or _RUNS_FOR.fullmatch(heard.text[:_SHORT])
    return bool(told)


def _needs_it_for_them(heard: Heard) -> bool:
    """ "Need servsafe for my crew asap", and who leads no team: with what is named."""
    return _would_lead(heard) and bool(heard.named) and NeedsSlot().find(heard).value is not None


def _sets_up(heard: Heard) -> bool:
    return not heard.leads and _SETS_UP.fullmatch(heard.text) is not None


_STAFF = (
    r"(?:nurse|carer|guard|driver|teacher|engineer|electrician|cook|chef|waiter|cleaner|apprentice|technician|volunteer|instructor|lifeguard|employee|worker|consultant"
    r"|analyst|colleague|member|assistant|officer|operative|engineer|developer|admin|person)"
)
_NEED = r"(?:needs?|must|ha(?:s|ve)\s+to|should\s+have|require)"
#: "Every nurse needs BLS", "they all need first aid".
_ALL_NEED = pattern(
    rf"\b(?:(?:every|each)\s+(?:\w+\s+)?{_STAFF}|(?:all\s+(?:(?:of\s+)?(?:my|the|our)\s+)?|my\s+|our\s+)(?:\w+\s+)?(?:{_STAFF}s|people|staff|team|crew|guys|lads)"
    rf"|they\s+all|all\s+of\s+them|each\s+of\s+them|every\s?(?:one|body))\s+(?:all\s+|of\s+them\s+)?{_NEED}\b",
    re.IGNORECASE,
)
#: Whoever leads people: by what they are, or by how many those are.
_LEADS_PEOPLE = pattern(
    rf"\b(?:manager|supervisor|foreman|matron|head\s+of|team\s+lead(?:er)?|charge\s+nurse|in\s+charge|boss\s+of|owner|i\s+(?:run|manage|lead|own|supervise|look\s+after)|my\s+(?:team|staff|people|crew|guys|lads|{_STAFF}s))\b"
    rf"|\b(?:\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+(?:\w+\s+)?(?:{_STAFF}s|people|ppl|staff|guys|lads)\b",
    re.IGNORECASE,
)
_OWN_WAY = pattern(
    r"\b(?:i\s+(?:want|would\s+like|wanna|plan|hope)\s+to\s+(?:be|become|get\s+into|move|switch|work)|my\s+(?:manager|supervisor|boss)|for\s+me\b|myself"
    # a fact that is asked for is not answered by an offer
    r"|how\s+(?:much|long|often|do\s+(?:they|we))|(?:what|whats|what['’]s)\b[^.!?]{0,30}\b(?:costs?|price)|where\s+(?:can|do)|which\s+one)",
    re.IGNORECASE,
)


def _says_what_all_need(heard: Heard) -> bool:
    """ "I'm a ward manager, 12 nurses, every nurse needs BLS" of somebody who leads no team yet."""
    named = any(n.mention.of("credential") or n.mention.of("skill") for n in heard.named)
    if heard.leads or not named or _ALL_NEED.search(heard.text) is None or _LEADS_PEOPLE.search(heard.text) is None:
        return False
    # "my team must not see it" says what nobody is to see
    return _OWN_WAY.search(heard.text) is None and not is_private(heard.text)


_SHORT = 200

#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_creates_a_team, "create_team"),
    (_says_what_all_need, "offer_team"),
    (_needs_it_for_them, "offer_team"),
    (_would_lead, "my_teams"),
    (_sets_up, "create_team"),
)
