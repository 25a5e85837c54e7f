"""Whoever leads a few people says so in hurried words: "im the manager of a dental practice, 3 nurses", "need to see
when my 3 nurses there bls runs out", "need my team's tickets tracked", "6 guys, ipaf and pasma mostly".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.new_team_slots import what_they_have
from bot.dialogs.engine.steps.outright.first_steps import TRADES
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.privately import is_private
from bot.patterns import pattern

_N = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|some|a\s+few|few|several"
    r"|(?:a\s+)?couple\s+of)"
)
_PEOPLE = rf"(?:{'|'.join(TRADES)})"
_PLACE = (
    r"(?:firm|company|business|shop|store|salon|barber\s?shop|practice|clinic|surgery|dentist\w*|gym|studio|kitchen|restaurant|caf[eé]|bar|pub|hotel|garage"
    r"|workshop|warehouse|depot|home|nursery|kindergarten|school|pharmacy|bakery|site|pool|it\s+shop|agency)"
)
#: "I am boss of small salon", "im the manager of a dental practice, 3 nurses".
_HEAD_OF = pattern(
    rf"{OPENING}(?:i|we)(?:['’]?m|['’]?re|\s+am|\s+are)?\s+(?:the\s+|an?\s+)?(?:(?P<owner>boss|owner|owning|run|running|own)|manager|managing|manage|head|lead|leader|leading|in\s+charge|supervisor)\s+"
    rf"(?:(?:of|in|at|for|from)\s+)?(?:(?:(?:an?|the|my|our|small|little)\s+){{0,2}}(?:[\w-]+\s+){{0,2}}(?:team|crew|department|dept|shift|desk|ward|squad|gang)\s+(?:of|in|at|for|from)\s+)?(?:(?:an?|the|my|our|own|small|little|tiny|family)\s+){{0,3}}(?:[\w-]+\s+){{0,2}}{_PLACE}"
    rf"(?P<people>[\s,;:(–-]+(?:(?:and|with|we|have|got|are|i|there|its|it['’]s|about|only|just)\s+){{0,4}}{_N}\s+(?:[\w-]+\s+)?{_PEOPLE})?[)\s]*(?:work(?:ing)?\s+(?:here|there|for\s+me))?\W*",
    re.IGNORECASE,
)
#: "… when my 3 nurses there bls runs out", "5 trainers, want to be told before there first aid is over".
_OF_SO_MANY = pattern(rf"\b(?:{_N}\s+(?:[\w-]+\s+)?{_PEOPLE}|(?:my|our)\s+(?:[\w-]+\s+)?{_PEOPLE})\b", re.IGNORECASE)
_WANTS_TO_KNOW = pattern(
    r"\b(?:see|know|track|watch|check|told|tell\s+me|remind\w*|warn\w*|notif\w+|alert\w*|overview|list|keep)\b[^.!?\n]{0,80}?"
    r"\b(?:runs?\s+out|running\s+out|expir\w+|laps\w+|(?:is|are)\s+(?:over|up|due)|ends?|due|out\s+of\s+date|valid)\b",
    re.IGNORECASE,
)
#: "4 girls work here, they all need there hygiene cert".
_WORK_HERE = pattern(
    rf"{OPENING}(?:(?:i|we)\s+(?:have|got|ve\s+got)\s+|there\s+(?:are|is)\s+)?{_N}\s+(?:[\w-]+\s+)?{_PEOPLE}\s+(?:who\s+)?(?:work(?:s|ing)?\s+)?(?:here|for\s+me|with\s+me|under\s+me|in\s+(?:it|my\s+\w+))\b"
    r"[^?\n]{0,20}\b(?:all|every\s?(?:one|body)|each|they|must|need)\b",
    re.IGNORECASE,
)
#: "I lead the IT team, 6 techs", "I have a team of 8 carers".
_TEAM_OF = pattern(
    rf"{OPENING}(?:i|we)(?:['’]?m|['’]?re|\s+am|\s+are)?\s+(?:the\s+|an?\s+)?(?:run|running|manage|managing|manager|head|lead|leader|leading|in\s+charge|supervise|supervisor|supervising|have|look\s+after)\s+(?:(?:of|for)\s+)?(?:(?:an?|the|my|our|small|little)\s+){{0,2}}(?:[\w-]+\s+){{0,2}}"
    rf"(?:team|crew|department|dept|shift|desk|ward|squad|gang|group)(?:\s+(?:at|in|for)\s+(?:[\w-]+\s+){{0,3}}[\w-]+)?[\s,;:(–-]+(?:(?:and|with|we|have|got|are|i|there|its|it['’]s|about|only|just|of|has)\s+){{0,4}}{_N}(?:\s+[\w-]+)?\s+{_PEOPLE}[)\s]*\W*",
    re.IGNORECASE,
)
#: "Got a warehouse with 14 drivers, half of them can't find their licences".
_A_PLACE_WITH = pattern(
    rf"\W*(?:(?:hi|hey|hello|morning|good\s+(?:morning|evening|afternoon)|ok|so|well|there|all|mate)\W+){{0,4}}(?:(?:i|we)(?:['’]?ve)?\s+)?(?:have\s+got|got|have|run|running|own|manage|managing|lead|look\s+after)\s+(?:(?:an?|the|my|our|small|little|family)\s+){{0,3}}(?:[\w-]+\s+){{0,2}}{_PLACE}"
    rf"[\s,;:(–-]+(?:(?:and|with|of|we|have|got|there|are|its|about|only|just|around)\s+){{0,4}}{_N}\s+(?:[\w-]+\s+)?{_PEOPLE}\b",
    re.IGNORECASE,
)
#: "… what can you do for us?": asked right behind that.
_AND_ASKS = pattern(
    r"[\s,.;:!?–-]+(?:and\s+|so\s+)?(?:what\s+(?:can|could|would|do)\s+(?:you|u|this|it)\s+(?:do|offer)(?:\s+for\s+(?:us|me|them|that))?|(?:can|could|would)\s+(?:you|u|this|it)\s+(?:help|be\s+of\s+use|be\s+useful|work\s+for)(?:\s+(?:us|me|with\s+(?:that|it|them)|here|for\s+us))*|how\s+(?:can|do|does|could|would)\s+(?:you|u|this|it)\s+(?:help|work)(?:\s+(?:us|me|for\s+us))*|is\s+(?:this|it)\s+for\s+(?:us|me)|any\s+(?:use|good)(?:\s+(?:for|to)\s+us)?)(?:\s+(?:then|here|too|please|pls))*\W*$",
    re.IGNORECASE,
)
_OF_ONESELF = pattern(
    r"\b(?:my\s+(?:own\s+)?(?:cert|licen|card|cpr|bls|boss|manager)\w*|i\s+(?:want|would\s+like|wanna|plan|hope)\s+to\s+(?:be|become|switch|move|learn)|for\s+me|myself)\b",
    re.IGNORECASE,
)
#: "Need the lads tickets tracked", "my staff (4 people) have all different dates, can you keep track of those?"
_THE_PEOPLE = pattern(
    rf"\b(?:(?:my|our|the|these|all)\s+(?:(?:of\s+)?(?:my|our|the)\s+)?(?:{_N}\s+)?|{_N}\s+)(?:[a-z]{{2,14}}\s+)?(?:{_PEOPLE}|staf|team|crew|gang|squad)(?:['’]?s)?\b"
    r"(?!['’]?s?\s+(?:card|id|pass|badge|lead|leader|manager|boss|chief|supervisor|member|meeting)\b)",
    re.IGNORECASE,
)
_EVERYBODYS = pattern(r"\bevery\s?(?:one|body)['’]?s\b", re.IGNORECASE)
_KEEPS_TRACK = pattern(
    r"\b(?:track(?:ed|ing)?|all\s+over\s+the\s+(?:shop|place)|a\s+mess|keep(?:ing|s)?\s+(?:up\s+(?:with|on)|(?:(?:an?|some|on|up)\s+)?(?:track|tabs|eye|record|list|log|top))|losing\s+track|kept|log(?:ged|ging)?|record(?:ed|ing)?|manag(?:ed|ing)"
    r"|monitor(?:ed|ing)?|(?:help|hand)\s+(?:with|keeping|managing|on)|watched|sort(?:ed|ing)?(?:\s+out)?|organi[sz](?:e|ed|ing)|in\s+(?:1|one|the\s+same)\s+place|(?:on\s+top|a\s+handle)\s+(?:of|on)|up\s+to\s+date|keeps?\s+(?:forgetting|slipping)"
    r"|remind(?:ed|ers?|ing)?|chas(?:e|ed|ing)|(?:all\s+)?(?:have|got|with)\s+(?:all\s+)?different)\b",
    re.IGNORECASE,
)
_PAPERS = pattern(
    r"\b(?:tickets|cards|certs?|certificates|certifications|quals?|qualifications|licen[cs]es|badges|training|refreshers|renewals?|expir\w+|(?<!holiday\s)(?<!vacation\s)(?<!birth\s)dates|credentials"
    r"|(?:run|runs|running)\s+out|papers|paperwork|competenc\w+)\b",
    re.IGNORECASE,
)
_OF_US = pattern(r"\bof\s+(?:us|them)\b", re.IGNORECASE)
#: "My boss tracks the lads' tickets", "what do tickets cost for my team" ask for no team.
_OTHERWISE = pattern(
    r"\bi(?:['’]ve|\s+have)?\s+(?:(?:just|also|recently)\s+)?(?:obtained|passed|earned|completed|received|renewed)\b|\b(?:(?:my|our|the)\s+(?:boss|manager|company|office|foreman|lead)\s+\w+s\b|how\s+(?:much|long|often)|costs?|price|which\s+(?:one|cert\w*|course|ticket)s?|should)\b",
    re.IGNORECASE,
)


def _wants_them_tracked(heard: Heard) -> bool:
    text = heard.text
    if _THE_PEOPLE.search(text) is None and _EVERYBODYS.search(text) is None:
        return False
    if _OTHERWISE.search(text) or _KEEPS_TRACK.search(text) is None:
        return False
    return _PAPERS.search(text) is not None or any(n.mention.of("credential") for n in heard.named)


_READ = 200


#: "OK, can you keep an eye on theirs for me".
_WATCH_THEIRS = pattern(
    rf"{OPENING}(?:(?:can|could|will|would)\s+(?:you|u)\s+|i\s+(?:want|need)\s+(?:you\s+)?to\s+)(?:also\s+|please\s+|just\s+)?(?:keep\s+(?:an\s+eye|track|tabs|a\s+list|a\s+record)\s+(?:on|of)|track|watch(?:\s+over)?|look\s+after|monitor|follow|remember|manage)\s+(?:theirs|them(?:\s+all)?|all\s+of\s+(?:them|theirs)|everyone['’]?s|everybody['’]?s|(?:all\s+)?their\s+(?:\w+\s+)?(?:certs?|cards?|tickets?|dates|licen[cs]es|training|papers|stuff|certificates))(?:\s+(?:for\s+(?:me|us)|too|as\s+well|please|pls|instead|then))*\W*",
    re.IGNORECASE,
)


def _looks_after_a_few(heard: Heard) -> bool:
    """Of who leads no team yet, and says nothing of what they want for themselves."""
    text = heard.text
    if heard.leads or heard.people or heard.teams or len(text) > _READ or is_private(text):
        return False
    if _WATCH_THEIRS.fullmatch(text) is not None:
        return True
    own = _OF_ONESELF.search(text)
    if _wants_them_tracked(heard) and (own is None or own[0].casefold() == "for me"):
        return True
    if own is not None:
        return False
    text = _AND_ASKS.sub("", text)
    if (_THE_PEOPLE.search(text) or _OF_US.search(text)) and what_they_have(heard, counted=True) is not None:
        return True
    if asks(text):
        return False
    head = _HEAD_OF.fullmatch(text)
    if head is not None:
        return bool(head["owner"] or head["people"])
    if _TEAM_OF.fullmatch(text) is not None or _A_PLACE_WITH.match(text) is not None:
        return True
    of_them = _OF_SO_MANY.search(text) is not None and _WANTS_TO_KNOW.search(text) is not None
    return of_them or _WORK_HERE.match(text) is not None


SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = ((_looks_after_a_few, "offer_team"),)
