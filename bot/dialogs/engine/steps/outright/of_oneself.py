"""What somebody asks for themselves: a summary, other jobs, a plan, and why something is not in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.filling import through_with_it
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.money_talk import asks_about_pay, asks_who_pays, wants_to_earn_more
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.dialogs.understanding.unknown_jobs import sought_job
from bot.dialogs.understanding.wished_fields import fields_called, wish_in
from bot.dialogs.understanding.zones import find_zone
from bot.patterns import pattern

LEFT_OUT = "why_not_planned"
#: "Why is Security+ not in there?"
_WHY_LEFT_OUT = pattern(
    rf"^{OPENING}(?:why|how\s+come)\b(?=.*\b(?:not|no|\w+n['’]?t|missing|without|left\s+out|leave\s+out)\b)"
    r".*\b(?:in\s+(?:it|there|here|that|this|(?:the|my)\s+(?:plan|list|path))|part\s+of|missing|left\s+out|leave\s+out|includ\w+"
    r"|suggest\w*|recommend\w*|pick\w*|chosen?|choose|planned|on\s+(?:the\s+)?list)\b"
    rf"|^{OPENING}why\s+not\s+.{{1,50}}$",
    re.IGNORECASE,
)


def _asks_why_left_out(heard: Heard) -> bool:
    credential = [n for n in heard.named if n.mention.of("credential")]
    return len(credential) == 1 and _WHY_LEFT_OUT.search(heard.text) is not None


_EVERY_WEEK = pattern(
    rf"\b(?:(?:every|each|on)\s+{WEEKDAY}s?|every\s+week|weekly|once\s+a\s+week)\b",
    re.IGNORECASE,
)
_HOW_I_DO = pattern(r"\b(?:how|where)\s+(?:i['’]?m|i\s+am|am\s+i|i\s+stand)\b|\bmy\s+progress\b", re.IGNORECASE)


#: "Remind me on Mondays to study"
_TO_STUDY = pattern(
    r"\b(?:remind|nudge|ping|poke|message|text|push)\s+me\b.{0,60}\bto\s+(?:study|learn|practi[sc]e|revise|keep\s+going|work\s+on\s+(?:it|that)"
    r"|(?:log|enter|note|record|write\s+down|track|report|put\s+in|update|add)\s+(?:(?:my|the|all|study|weekly)\s+){0,3}(?:hours|hrs|progress|studies|studying|time))\b",
    re.IGNORECASE,
)


def _asks_for_a_summary(heard: Heard) -> bool:
    """ "Tell me every Sunday how I'm doing" """
    asked = _HOW_I_DO.search(heard.text) or _TO_STUDY.search(heard.text)
    return bool(_EVERY_WEEK.search(heard.text) and asked) and not (heard.people or heard.teams)


#: "What else could I do with my experience?", "which other jobs could I go into?"
_WHAT_ELSE = pattern(
    r"\b(?:what|which)\s+(?:else|other\s+(?:jobs?|careers?|roles?|work|things?))\s+(?:can|could|should|might|would)\s+(?:i|someone\s+like\s+me)\b"
    r"(?!\s+(?:still\s+)?(?:know|learn|have|need|study|bring|take|get|expect|add|say|ask|tell)\b)"
    r"|\b(?:what|which)\s+(?:can|could|should)\s+i\s+do\s+else\b"
    r"|\b(?:what|which)\s+(?:jobs?|careers?|roles?)\s+(?:can|could|should|might)\s+i\s+(?:do|get|move|switch|change|go|apply)\b"
    r"|\bwhere\s+(?:can|could|do)\s+i\s+go\s+from\s+(?:here|there)\b|\bwhat\s+(?:can|could)\s+i\s+(?:become|be(?=\W*$|\s+(?:then|now|instead|next)\b))",
    re.IGNORECASE,
)


#: "I am thinking of a change of career, what would you advise?"
_ADVISE = pattern(
    r"\?|\b(?:whats?|which|where|advi[cs]e|suggest\w*|ideas?|options?|help|should|could|recommend\w*)\b", re.IGNORECASE
)


_ANYTHING = pattern(r"\b(?:anything|something|smth)\b", re.IGNORECASE)
#: "I'm a warehouse guy, want something with less lifting".
_SOMETHING = pattern(
    r"\b(?:want|need|looking\s+for|after|fancy|prefer|like|rather\s+(?:do|have)|dream\s+of)\s+(?:to\s+(?:do|try|have|find)\s+)?"
    r"(?:something|smth|anything|(?:an?\s+)?(?:(?!the\b|my\b|new\b)[a-z]{3,12}\s+)?job|work|a\s+change)\b(?!\s+(?:to\s+(?:prove|show|learn)|i\s+can\s+(?:do|learn|take)|cheap|free|quick|short|online|(?:more\s+)?(?:official|recogni[sz]ed|certified|accredited|formal)|on\s+paper|in\s+writing))",
    re.IGNORECASE,
)


#: "Want out tbh" says all of it.
_WANTS_OUT = pattern(
    r"\b(?:wants?\s+out(?!\s+of\s+(?:\w+\s+){0,2}(?:teams?|groups?|crews?)\b)|wanna\s+get\s+out|(?:hate|quit\w*|leav\w+|fed\s+up|sick|tired|bored|enough)\b.{0,15}\b(?:job|work|trade|career))\b",
    re.IGNORECASE,
)
#: "I clean offices, what could I do instead?"
_INSTEAD = pattern(
    r"\b(?:what|which)\s+(?:can|could|should|might)\s+i\s+(?:do|try|go\s+for)\s+instead\b", re.IGNORECASE
)
#: "Stuck in a receptionist job, what could I do next?"
_STUCK = pattern(r"\b(?:stuck|trapped)\s+(?:in|as|at)\b", re.IGNORECASE)
_FEW = 6


def _asks_for_other_jobs(heard: Heard) -> bool:
    if any(n.kind == "credential" for n in heard.named):
        return False
    wish = wish_in(heard.text)
    elsewhere = _WHAT_ELSE.search(heard.text) is not None or wants_to_earn_more(heard)
    if wish is not None and fields_called(wish) and not elsewhere:
        return False  # "I'm a waitress, want to do something with computers" names where to
    works = [n for n in heard.named if n.mention.of("role") and n.cue == "current"]
    said = _SOMETHING.search(heard.text, works[0].mention.end) if works else None
    leaves = said is not None and not any(n.mention.start > said.start() for n in heard.named)
    anything = _ANYTHING.search(heard.text)
    if anything is not None and any(n.mention.start > anything.start() for n in heard.named):
        anything = None
    asks = anything is not None or _ADVISE.search(heard.text) is not None
    wants_out = _WANTS_OUT.search(heard.text) is not None and len(heard.words) <= _FEW
    leaves = (
        leaves or wants_out or ((through_with_it(heard.text) or bool(works and _STUCK.search(heard.text))) and asks)
    )
    jobs = {n.mention.matches[0].id for n in heard.named if n.kind == "role"}
    somewhere = len(jobs) > 1 or any(n.cue == "goal" for n in heard.named)
    elsewhere = elsewhere or (bool(works) and _INSTEAD.search(heard.text) is not None)
    return elsewhere or (leaves and not somewhere)


#: "Ok make the plan": begins none.
_MAKES_A_PLAN = pattern(
    r"\W*(?:(?:ok|okay|and|so|please|then|now|well|yes|just|can|could|you)\W+)*(?:make|create|build|draw\s+up)\s+(?:me\s+)?(?:the|a|my)"
    r"\s+(?:learning\s+|study\s+)?plan\b(?!\s+(?:cheaper|faster|shorter|longer|start|begin))"
    r"|\W*(?:(?:ok|okay|and|so|then|well|yes|just|a|can\s+you|now)\W+)*plan\s+(?:(?:it|that|this)\W*)?(?:please|pls|plz|then|for\s+me)?\W*$",
    re.IGNORECASE,
)


def _makes_a_plan(heard: Heard) -> bool:
    return _MAKES_A_PLAN.match(heard.text) is not None


_WHAT_LEADS_SEE = pattern(
    r"^\W*(?:(?:and|so|but|wait|ok|first)\W+)*(?:what|which\s+\w+)\s+(?:do(?:es)?|can|could|will|would)\s+(?:my|the|our|a)\s+"
    r"(?:team\s+)?(?:leads?|leaders?|manager|boss)\s+(?:\w+\s+)?see(?:\s+(?:of|about|from)\s+(?:me|mine|us)|\s+now|\s+then)?\W*$",
    re.IGNORECASE,
)


def _asks_what_leads_see(heard: Heard) -> bool:
    return _WHAT_LEADS_SEE.search(heard.text) is not None


_SOMEBODY = (
    r"(?!(?:i|you|u|we|it|that|this|there|employers?|recruiters?|clients?|customers?)\b)"
    r"(?:(?:my|the|our|any)\s+)?@?[\w.-]{2,30}(?:\s+(?:lead|leads|boss|manager|else))?"
)
_MINE = (
    r"(?:my\b(?!\s+(?:message|messages|point|face|email)\b)|mine\b|what\s+i(?:['’]ve)?\s+(?:hold|have|got|record\w*|pass\w*|add\w*|told|tell|put|share|enter\w*)\b"
    r"|(?:any(?:thing)?|everything|all|something)\s+(?:of|about|from)\s+(?:me|mine|my)\b|(?:of|about|from)\s+(?:me|mine|my)\b)"
)
#: "Will Deb see my CDL?", "what does Petra still see of me".
_WHO_SEES = pattern(
    rf"^{OPENING}(?:(?:will|would|can|could|does|do|is|are|did)\s+{_SOMEBODY}\s+(?:(?:be\s+)?able\s+to\s+|going\s+to\s+|gonna\s+|also\s+|still\s+|then\s+|actually\s+|now\s+|ever\s+|even\s+)*"
    rf"(?:see|sees|look\s+at|get\s+to\s+see|read|have\s+access\s+to|know\s+about|find\s+out\s+about|know(?=\s+i\s))\s+(?:(?:all\s+(?:of\s+)?|any\s+of\s+|about\s+)?{_MINE}|(?:when|that|if|whether|how\s+far)\s+(?:my|i)\b|(?<=know\s)i\b)"
    rf"|(?:what|how\s+much|which\s+\w+)\s+(?:will|would|can|could|does|do|did)\s+{_SOMEBODY}\s+(?:still\s+|now\s+|actually\s+|exactly\s+|really\s+|then\s+|all\s+)*"
    r"(?:see|sees|know|get\s+to\s+see)\s+(?:of|about|from)\s+(?:me|mine|my)\b"
    rf"|(?:is|are)\s+my\s[^.!?\n]{{1,40}}\s(?:visible|shown|seen)\s+(?:to|for|by)\s+{_SOMEBODY})",
    re.IGNORECASE,
)


#: "What does Pam see now", of who leads nobody.
_SEES_NOW = pattern(
    rf"{OPENING}(?:what|how\s+much)\s+(?:will|would|can|could|does|do)\s+(?!(?:i|you|we|it|that|this|the\s+exam)\b){_SOMEBODY}\s+(?:still\s+|actually\s+|really\s+)?see(?:\s+(?:now|then|exactly|still|at\s+the\s+moment|right\s+now))*\W*"
    rf"|{OPENING}(?:show|tell|remind)\s+me\s+(?:exactly\s+|again\s+)?what\s+{_SOMEBODY}\s+(?:can\s+|will\s+|would\s+|actually\s+)?sees?(?:\s+(?:of\s+(?:me|mine)|now|then|exactly))*\W*",
    re.IGNORECASE,
)


#: "Does she see everything I write to you", "do you tell my boss what I ask", "is this chat private".
_SEES_THE_TALK = pattern(
    rf"{OPENING}(?:(?:will|would|can|could|does|do)\s+{_SOMEBODY}\s+(?:also\s+|then\s+|actually\s+|ever\s+|get\s+to\s+|be\s+able\s+to\s+)*(?:see|sees|read|reads|get|gets|know|knows|hear)\s+(?:(?:all|everything|anything|any|of|what|stuff|whatever|that|the)\s+){{0,3}}i(?:['’]m|\s+am)?\s+(?:write|writing|type|typing|say|saying|ask|asking|tell|telling|send|text)\b[^.!?\n]{{0,30}}"
    rf"|(?:will|would|can|could|does|do)\s+(?:{_SOMEBODY}|my\s+\w+)\s+(?:also\s+|then\s+|actually\s+|ever\s+)*(?:see|sees|read|reads|look\s+at)\s+(?:(?:my|these|this|our|the|all)\s+){{1,2}}(?:chats?|messages?|conversations?|talks?|questions?|dms?|history)\b[^.!?\n]{{0,20}}"
    r"|(?:do|will|would|are|r)\s+(?:you|u)\s+(?:going\s+to\s+|gonna\s+|ever\s+)?(?:(?:tell|telling|reporting|report|forward|snitch|grass|inform)\s+(?:(?:this|that|it|everything|on\s+me)\s+)?(?:to\s+)?"
    r"|(?:show|showing|send|pass|give)\s+(?:this|that|it|everything|them)\s+(?:on\s+)?to\s+)(?:my|the|our)\s+(?:boss|manager|lead|leader|team|company|employer|supervisor|chef|colleagues|office|hr)(?:\s+(?:what|everything|anything|about|of|that|this|all|if|when)\b[^.!?\n]{0,40})?"
    r"|(?:is|are|does|do|will)\s+(?:(?:this|my|our|the|these|that|all)\s+){1,2}(?:chats?|messages?|conversations?|talks?|questions?)\s+(?:(?:stay|really|kept|be)\s+){0,2}(?:private|confidential|secret|between\s+us|just\s+between\s+(?:us|you\s+and\s+me))|(?:does|will)\s+(?:this|that|it)\s+stay\s+between\s+us)(?:\s+(?:here|then|too))?\W*",
    re.IGNORECASE,
)
#: Who may have all that is stored is told with what is kept.
_AT_LARGE = pattern(r"\b(?:company|employer|firm|admins?|workspace|it\s+department|slack|telegram)\b", re.IGNORECASE)
#: So much of a text is read.
_READ = 160

_THE = pattern(r"(?:\b(?:the|that|this|my)\s+)?$", re.IGNORECASE)


def _asks_who_sees(heard: Heard) -> bool:
    """Also "can Lena see the AZ-900?" of whoever cannot see anything of Lena's."""
    if _WHO_SEES.match(heard.text) or (not heard.leads and _SEES_NOW.fullmatch(heard.text)):
        return True
    if not (heard.named or _AT_LARGE.search(heard.text)) and _SEES_THE_TALK.fullmatch(heard.text[:_READ]):
        return True
    named = next((n.mention for n in heard.named if n.mention.of("credential")), None)
    if named is None or heard.people or len(heard.named) > 1:
        return False
    before = _THE.sub("", heard.text[: named.start])
    return _WHO_SEES.fullmatch(f"{before}mine") is not None and not heard.text[named.end :].strip(" .?!")


#: "Did my boss look at my certs?"
_WHO_LOOKED = pattern(
    rf"^{OPENING}(?:did|has|have)\s+{_SOMEBODY}\s+(?:ever\s+|already\s+|actually\s+|just\s+|really\s+)*"
    rf"(?:look(?:ed)?\s+(?:at|into|through)|seen?|read|open(?:ed)?|check(?:ed)?)\s+(?:all\s+(?:of\s+)?|any\s+of\s+)?(?:{_MINE}|me\W*$)",
    re.IGNORECASE,
)


#: "Did Hal look"
_LOOKED_YET = pattern(
    rf"{OPENING}(?:did|has|have)\s+{_SOMEBODY}\s+(?:ever\s+|already\s+|actually\s+)*(?:look(?:ed)?|peek(?:ed)?|had\s+a\s+look|snoop(?:ed)?)(?:\s+(?:yet|already|today|lately|recently|so\s+far|now|since))*\W*",
    re.IGNORECASE,
)


def _asks_who_looked(heard: Heard) -> bool:
    return bool(_WHO_LOOKED.match(heard.text) or _LOOKED_YET.fullmatch(heard.text))


#: "Remind me on Sunday evenings": on every one, of all there is.
_ON_DAYS = pattern(
    rf"^{ASKING}(?:remind|ping|nudge|message|text|write)\s+(?:to\s+)?me\s+(?:only\s+)?(?:on\s+)?"
    rf"{WEEKDAY}s?\s+(?:morning|afternoon|evening|night)s(?:\W+(?:please|pls|then|only|thanks))*\W*$",
    re.IGNORECASE,
)


def _names_days(heard: Heard) -> bool:
    return _ON_DAYS.search(heard.text) is not None


_MOVED = pattern(
    r"^\W*(?:(?:hi|hey|hello|btw|so|and|ok|fyi)\W+)*(?:i|we)(?:['’]?ve|\s+have|['’]?m|\s+am)?\s+(?:(?:just|now|recently)\s+)?"
    r"(?:moved|relocated|moving|relocating)\s+to\s+.{2,40}$",
    re.IGNORECASE,
)


def _moved(heard: Heard) -> bool:
    """ "I moved to Los Angeles" of a place whose clock is known."""
    told = not heard.named and not heard.dates and _MOVED.search(heard.text) is not None
    return told and bool(find_zone(heard.text, heard.today))


def _asks_of_money(heard: Heard) -> bool:
    """What a job pays, and whether an employer pays, is no price of a credential."""
    return asks_about_pay(heard) or asks_who_pays(heard)


_PAPERS = pattern(
    r"\b(?:plan|path|way|cert\w*|course\w*|licen\w+|badges?|papers?|quals?|qualif\w+|training|become|becoming|fast\w*|quick\w*|cheap\w*|best|fits?|need\w*)\b",
    re.IGNORECASE,
)


def _seeks_an_unknown_job(heard: Heard) -> bool:
    """ "A plan for a security guard" is for no job that was talked of before."""
    exact = any(m.exact for n in heard.named for m in n.mention.of("credential"))
    return not exact and _PAPERS.search(heard.text) is not None and sought_job(heard) is not None


_WOULD = r"(?:need|want|wanna|like|love|have|got|time|trying|looking|keen|thinking|supposed|should|must|gotta|hoping)"
_SOME = r"(?:something|smth|sth|smt|some\s?thing|anything|a\s+bit|more)"
#: "Need to upskill, any ideas?", "wanna learn smth useful", of no subject at all.
_UPSKILLS = pattern(
    rf"\b{_WOULD}\s+(?:\w+\s+)?(?:to\s+|about\s+)?(?:upskill\w*|reskill\w*|retrain\w*|skill\s+up|better\s+myself|get\s+ahead|brush\s+up\s+(?:on\s+)?my\s+skills"
    rf"|learn(?:ing)?\s+{_SOME}(?:\s+(?:new|useful|good|proper|for\s+(?:my\s+)?(?:work|job|career|cv)))*|improve\s+my\s+(?:self|skills|cv|chances|career|prospects)"
    r"|boost\s+my\s+(?:cv|career|chances)|move\s+up(?:\s+(?:the\s+ladder|at\s+work|in\s+life))?|do\s+something\s+for\s+my\s+(?:cv|career))(?!\s+(?:in|about|on|with|for|as|to|into)\b)",
    re.IGNORECASE,
)


def _would_learn_anything(heard: Heard) -> bool:
    """Which job it shall be for is asked, where none is known."""
    return not (heard.named or heard.people or heard.teams) and _UPSKILLS.search(heard.text) is not None


#: "Hi im in lea's team now?" is no job, whatever the name resembles.
_IN_THEIR_TEAM = pattern(
    rf"{ASKING}(?:am\s+i|i\s*['’]?m|i\s+am)\s+(?:(?:now|already|still|really|also)\s+){{0,2}}(?:in|on|part\s+of|a\s+member\s+of)\s+(?:my\s+)?[\w-]{{2,20}}['’]s\s+(?:team|group|crew|squad|ward)"
    r"(?:\s+(?:now|already|then|yet|still|right|too))*\W*",
    re.IGNORECASE,
)


def _asks_if_in(heard: Heard) -> bool:
    return _IN_THEIR_TEAM.fullmatch(heard.text) is not None


#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_asks_why_left_out, LEFT_OUT),
    (_asks_if_in, "my_teams"),
    (_asks_for_a_summary, "set_summary"),
    (_names_days, "set_days"),
    (_asks_for_other_jobs, "other_jobs"),
    (_asks_of_money, OUT_OF_SCOPE),
    (_makes_a_plan, "learning_path"),
    (_moved, "set_time_zone"),
    (_asks_what_leads_see, "share_less"),
    (_asks_who_looked, "who_looked"),
    (_asks_who_sees, "who_sees"),
    (_seeks_an_unknown_job, OUT_OF_SCOPE),
    (_would_learn_anything, "credential_for_role"),
)
