"""Who leads no team yet asks what there is for their people: "what can you do for my team of 6", "how do I get my guys
on this", "what's a team for".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.privately import is_private
from bot.patterns import mentions, pattern

_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a\s+(?:few|couple\s+of|dozen)|some|several|most|many"
    r"|both|all)"
)
#: Whom somebody speaks of by their trade; "my 12 electricians", "a shop with two hairdressers".
TRADES = (
    "lads", "guys", "men", "women", "girls", "people", "ppl", "staff", "folks", "employees", "workers",
    "nurses", "carers", "drivers", "engineers", "electricians", "plumbers", "mechanics", "welders", "fitters",
    "technicians", "techs", "guards", "teachers", "cooks", "chefs", "waiters", "cleaners", "apprentices",
    "trainees", "volunteers", "instructors", "operators", "operatives", "labourers", "builders", "paramedics",
    "boys", "ladies", "hygienists", "trainers", "coaches", "stylists", "hairdressers", "barbers", "beauticians",
    "therapists", "assistants", "receptionists", "lifeguards", "pickers", "colleagues", "teams", "subbies",
    "subcontractors", "contractors", "tradies", "doormen", "bouncers", "scaffolders", "roofers", "joiners",
    "carpenters",
    "bricklayers", "plasterers", "painters", "decorators", "groundworkers", "sparks", "sparkies", "chippies",
    "brickies",
    "riggers", "installers", "landscapers", "gardeners", "bartenders", "porters", "housekeepers", "blokes", "fellas",
    "laborers", "loaders",
)  # fmt: skip
_GROUPS = ("team", "crew", "gang", "squad", "ward", "shift", "department", "firm", "company")
_TRADE = (
    rf"(?:{'|'.join(TRADES)}"
    rf"|(?:{'|'.join(_GROUPS)})(?!\s+(?:chief|lead|leader|manager|boss|supervisor|member|nurse)))"
)
#: One of these is in whatever that asks for them.
_THEM = (*TRADES, *_GROUPS, "others")
#: "My whole crew", "our 12 electricians", "my team of 6".
_MY_PEOPLE = rf"(?:my|our)\s+(?:(?:whole|entire|other|{_NUMBER})\s+)?(?:[a-z]{{3,14}}\s+)?{_TRADE}\b"
_THE_BOT = r"(?:you|u|this|it|that|the\s+bot|laurel)"
_WHAT_FOR_THEM = pattern(
    rf"\b(?:what|how|which\s+way|is|does|can|could)\b[^.!?\n]{{0,40}}\b{_THE_BOT}\b[^.!?\n]{{0,40}}?\b(?:do|help|offer|work|use|useful|any\s+good)\b"
    rf"[^.!?\n]{{0,30}}?\b(?:for|with|to)?\s*{_MY_PEOPLE}",
    re.IGNORECASE,
)
_ONTO_IT = pattern(
    rf"{ASKING}(?:how\s+(?:do|can|could|would|should|to)\s+(?:i\s+|we\s+)?|(?:can|could)\s+(?:i|we)\s+|i\s+(?:want|need|would\s+like)\s+to\s+)"
    rf"(?:get|add|put|bring|sign|set|enrol|register|invite|have|include)\s+(?:up\s+)?(?:{_MY_PEOPLE}|people|(?:the\s+)?(?:others|rest|lads|girls|guys)|colleagues)\s*(?:signed\s+)?(?:up\b|in\b|on\b|onto\b|into\b|to\b|here\b|with\b|$|\?)",
    re.IGNORECASE,
)
#: "Can my line cooks use this too?"
_THEY_USE_IT = pattern(
    rf"{ASKING}(?:(?:can|could|may|do|should|would)\s+)?{_MY_PEOPLE}\s+(?:also\s+|all\s+|just\s+)?(?:use|join|get\s+on(?:to)?|be\s+on|go\s+on|sign\s+up\s+(?:to|for)|be\s+(?:added|in))\s*{_THE_BOT}?(?:\s+(?:too|as\s+well|aswell|also|then))*(?:\W+(?:there(?:['’]?s|\s+are)\s+|theres\s+)?{_NUMBER}\s+of\s+(?:us|them|em))?\W*",
    re.IGNORECASE,
)
_REMINDS_THEM = pattern(
    rf"{ASKING}(?:(?:can|could|will|would|do|does)\s+{_THE_BOT}\s+(?:also\s+)?)(?:remind|warn|alert|nudge|chase|track|watch|monitor|follow|look\s+after|keep\s+(?:track|an\s+eye|tabs)(?:\s+(?:of|on))?)\s+(?:all\s+(?:of\s+)?)?{_MY_PEOPLE}",
    re.IGNORECASE,
)
#: "3 of my guys have cards expiring in March".
_THEIRS_END = pattern(
    rf"\b{_NUMBER}\s+of\s+{_MY_PEOPLE}[^.!?\n]{{0,60}}\b(?:expir\w*|runs?\s+out|running\s+out|laps\w+|(?:is|are|comes?)\s+(?:up|due)|renew\w*)\b",
    re.IGNORECASE,
)
#: "20 nurses, need to see who's due", of those who were just counted.
_WHOSE_IS_DUE = pattern(
    rf"\b(?:{_NUMBER}\s+(?:[a-z]{{3,14}}\s+)?{_TRADE}|{_MY_PEOPLE})[^?\n]{{0,60}}?\b(?:see|know|track|check|tell\s+me|find\s+out|be\s+told|hear)\s+(?:who(?:se|['’]?s)?|when|which)\b"
    r"[^.!?\n]{0,50}\b(?:due|expir\w*|out\s+of\s+date|runs?\s+out|running\s+out|laps\w+|ends?)\b",
    re.IGNORECASE,
)
_WHAT_IS_A_TEAM = pattern(
    rf"{ASKING}(?:what(?:['’]?s|\s+is|\s+are|\s+does|\s+do|\s+would)|why|how\s+(?:does|do|would))\s+(?:(?:should|would|do|have|i|we|need|make|is|are|there|the\s+point\s+of|the\s+use\s+of|having)\s+){{0,5}}"
    r"(?:an?\s+|the\s+|these\s+|this\s+|your\s+)?teams?(?:\s+(?:here|thing|feature|stuff|function|work|works|do|does|for|good\s+for|about|mean|means|in\s+this|in\s+here)){0,3}\W*",
    re.IGNORECASE,
)
_MAKE_ME_LEAD = pattern(
    rf"{ASKING}(?:can\s+you\s+|could\s+you\s+|how\s+(?:do|can)\s+i\s+)?(?:make|set|appoint|get)\s+(?:me|made)\s+(?:up\s+as\s+|as\s+|to\s+be\s+)?(?:an?\s+|the\s+|my\s+)?(?:team\s*)?(?:lead|leader|admin)(?:\s+(?:here|of\s+(?:my|the)\s+team|on\s+this|in\s+here))?(?:\W+(?:please|pls))?\W*",
    re.IGNORECASE,
)


def _asks_for_their_people(heard: Heard) -> bool:
    if heard.leads or heard.people or heard.teams or not mentions(heard.text, _THEM) or is_private(heard.text):
        return False
    if _THEY_USE_IT.fullmatch(heard.text[:_READ]):
        return True
    ways = (_WHAT_FOR_THEM, _ONTO_IT, _REMINDS_THEM, _THEIRS_END, _WHOSE_IS_DUE)
    return any(way.search(heard.text[:_READ]) for way in ways)


def _asks_what_a_team_is(heard: Heard) -> bool:
    unnamed = not (heard.people or heard.teams or heard.named)
    return unnamed and _WHAT_IS_A_TEAM.fullmatch(heard.text[:_READ]) is not None


def _would_be_made_lead(heard: Heard) -> bool:
    return not (heard.leads or heard.people or heard.teams) and _MAKE_ME_LEAD.fullmatch(heard.text[:_READ]) is not None


_READ = 300

#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_asks_what_a_team_is, "offer_team"),
    (_asks_for_their_people, "offer_team"),
    (_would_be_made_lead, "offer_team"),
)
