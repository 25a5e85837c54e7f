"""Grounds that a request needs in so many words: what takes something away, and what changes anything at all.

Likeness alone may take "not Tom" for "take Tom out", and "are reminders off?" for "reminders off". A wrong answer
costs a moment, a wrong change costs trust: such requests count for much less where nothing says them.
"""

from __future__ import annotations

import re
from functools import cached_property

from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: So much less likely are requests without grounds.
UNGROUNDED = 0.8

_TAKES_OUT = (
    r"remov\w*|tak\w+|took|kick\w*|throw\w*|get\w*|drop\w*|delet\w*|fire[ds]?|left|leav\w+|quit\w*|gone|goes|out|off|resign\w*"
    r"|depart\w*|mov(?:ed|es|ing)|transfer\w*|expel\w*|exclu\w*|boot\w*|uninvit\w*|withdraw\w*|cancel\w*|strik\w+|cut|retir\w+"
    r"|no\s+longer|(?:is|does|should|are)(?:\s+not|n['’]?t)|without|belong\w*|wrong|mistake|works?|working|lose|lost|bye|part"
    r"|detach\w*|unfollow\w*|stop\w*|rid|goodbye|sack\w*|dismiss\w*|discharg\w*|unassign\w*|clear\w*|erase\w*|scrap\w*|bin|pull\w*"
)
_GROUNDS = {
    dialog: pattern(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for dialog, words in {
        "remove_member": _TAKES_OUT,
        "stop_reminders": (
            r"remi\w+|erinner\w*|notif\w*|wri\w+|messag\w*|e?mail\w*|alert\w*|ping\w*|nudg\w*|bother\w*|spam\w*|contact\w*"
            r"|text\w*|quiet\w*|silen\w*|mute\w*|dms?|tell\w*|alone|annoy\w*|nag\w*|s?hush|shut|unsub\w*|opt|off|noise|letters?"
            r"|news\w*|pester\w*|disturb\w*|poke\w*|chas\w+|push\w*|heads?\W?ups?|warn\w*|peace|talk\w*|hear\w*|prompt\w*"
            r"|stop\s+sending|buzz\w*|dings?|go\s+away|enough|me|automatic\w*|only\s+answer"
            r"|(?:i\s+said|please)\s+stop|\Astop\W*\Z"
        ),
        "unhide_record": (
            r"public\w*|unhid\w+|visibl\w+|show\w*|shar\w+|open\w*|reveal\w*|see[ns]?|look\w*|disclos\w*|back|again|access\w*"
            r"|release\w*|view\w*|uncover\w*|display\w*|appear\w*|know[ns]?|unlock\w*"
            r"|(?:no\s+longer|not|\w*n['’]?t|stop|end|any\s?more).{0,60}(?:private|hid\w+|secret|conceal\w*|confidential)"
            r"|(?:private|hid\w+|secret|conceal\w*|confidential).{0,60}(?:any\s?more|no\s+longer|off|enough|over|end|remove\w*|lift\w*)"
        ),
        # "CPCS" is spelt like units, and is none.
        **dict.fromkeys(
            ("log_units", "units_left"),
            (
                r"units?|cp[de]s?|pdus?|ceus?|cmes?|cles?|pdhs?|cecs?|cerps?|ecs?|ces?|cpeus?|hours?|hrs?|h|\d+h|mins?|minutes?|points?|credits?|log\w*|webinar\w*"
                r"|seminar\w*|course\w*|workshop\w*|conf\w*|train\w*|attend\w*|read\w*|listen\w*|podcast\w*|books?|class\w*|lectur\w*|talks?|left|go|miss\w*"
                r"|short|enough|need\w*|many|much|progress|far|stand\w*|cycle|behind|track|done|did|earn\w*|collect\w*|count\w*|more|still|add\w*|note|record"
                r"|status|total|balance|activit\w*|develop\w*|education|professional|accru\w*|clock\w*|claim\w*|enter\w*|put|report\w*|book|session\w*|event\w*"
            ),
        ),
        # "Remind me about the CPR" silences nothing.
        "mute_holding": (
            r"stop\w*|no|not|\w*n['’]?t|dont|never|mut(?:e|ed|ing)|silen\w*|quiet\w*|off|annoy\w*|enough|leave|quit\w*|cancel\w*|unsub\w*|without|skip\w*"
            r"|ignor\w*|drop|spare|s?hush|shut|head|nag\w*|bother\w*|forget|less|rid|kill|ditch|alone|peace|spam\w*|pester\w*|disab\w*|deactivat\w*|end|remove"
            r"|cut|done|over|any\s?more|care|needless|lapse\w*|nothing"
        ),
        # "Card say 08/25", "CISSP 12345": numbers alone are of no reminder.
        "set_stages": (
            r"remi\w+|before|b4|days?|weeks?|months?|years?|fortnight\w*|quarter\w*|notice|noti\w*|warn\w*|earl\w*|late\w*|alert\w*|lead\w*|stages?|ahead"
            r"|advance|prior|heads?\W?ups?|nudg\w*|ping\w*|tell\w*|when|often|times?|messag\w*|writ\w*|text\w*|beforehand|soon\w*|long\w*|short\w*"
            r"|more|less|only|just|also|instead|start\w*|begin\w*|first|last|twice|once|make|set|want|change|both|all|others?|rest|every\w*|each|term|\d+\s?[dwm]"
            r"|\A\W*\d{1,3}(?:\W+(?:and\W+)?\d{1,3})+\W*\Z"
        ),
        # "Oh no, 2.5" is of something else.
        "set_hours": (
            r"\d{1,2}\s*(?:am|pm|h|o['’]?clock)|\d{1,2}[:.]\d\d|(?:bet\w*|from|after|before|until|till?|by|past|at|around|earl\w+|late\w*|not|never|to|and)\b.{0,20}\d"
            r"|\d{1,2}\s*(?:-|–|to|and|till?|until)\s*\d|hours?|hrs?|times?|morning\w*|forenoon\w*|noon|lunch\w*|afternoon\w*|evening\w*|night\w*"
            r"|daytime|day|24/7|work\w*|office|business|sleep\w*|asleep|shift\w*|quiet|when\w*|clock|midnight|any\w*|always|round|dnd|disturb\w*|message\w*"
            r"|writ\w+|ping\w*|remind\w*|text\w*|window|early|dawn|dusk|school|kids|dinner|breakfast|wake\w*|awake|bed\w*"
        ),
        # "Can you do it till easter" is of a plan.
        "pause_reminders": (
            r"paus\w*|quiet\w*|silen\w*|mut(?:e|ed|ing)|remi\w+|erinner\w*|notif\w*|messag\w*|wri\w+|ping\w*|nudg\w*|bother\w*|disturb\w*|alone|contact\w*"
            r"|text\w*|letters?|news\w*|mails?|e?mail\w*|holiday\w*|vacation\w*|away|off|out|travel\w*|trip|abroad|leave|hospital|ill|sick|busy|break|rest|peace|snooz\w*"
            r"|stop\w*|hold|suspend\w*|freez\w*|resum\w*|back|nothing|no\s+more|not|dont|don['’]?t|never|hush|s?hush|shut|sleep\w*|matern\w+|patern\w+|parental|baby|sabbatical"
            r"|hear\w*|talk\w*|nag\w*|chas\w+|pester\w*|push\w*|spam\w*|dnd|gone|return\w*|time|need|honeymoon|surger\w+|exams?|later|wait\w*|enough|me|send\w*"
        ),
        # "I only have weekends" is of studying.
        "set_days": (
            r"\A(?!.{0,60}\bi(?:['’]?ll|['’]?ve)?\s+(?:(?:only|just|really|can|could|will|have|got)\s+){0,3}(?:have|got|can|study|learn|work|drive|teach|play|train|run|help|volunteer|clean|cook|serve|guard|look|travel|visit|see|do|manage|spare|fit|be\s+free|make\s+time|weekends?|evenings?|sat\w*|sun\w*)\b)\W*\w+"
            r"|remi\w+|wri\w+|messag\w*|notif\w*|ping\w*|nudg\w*|contact\w*|disturb\w*|bother\w*|send\w*|text\w*|quiet"
        ),
        # "Plan pls", "12 h a week, whole plan" give none up.
        "drop_plan": (
            r"(?!(?:plan|pls|plz|please|whole|my|the|an?|it|ok|okay|weeks?|hours?|hrs?|per|and|full|entire|learning|study|for|me|make|now|then"
            r"|yes|this|that|one|to|in|of|by|so|max|new|show)(?!\w))[a-z]{2,}(?:['’][a-z]+)?"
        ),
        # "Dot said no?" asks her nothing again.
        "add_members": (
            r"add\w*|invit\w*|ask\w*|put\w*|get\w*|bring\w*|includ\w*|mov\w*|transfer\w*|into|in|join\w*|too|also|as\s+well|back|tak\w+"
            r"|need\w*|people|members?|enrol\w*|sign\w*|wants?|belong\w*|goes?|part|onboard\w*|recruit\w*|team|to|new|onto|with|welcome"
            r"|more"
        ),
        # "Ned can do the Sec+" exempts him from nothing.
        "exempt_member": (
            r"exempt\w*|excus\w*|need\w*|not|\w+n['’]?t|without|off|skip\w*|let|lets|except\w*|spare\w*|waiv\w*|free|no|new|leav\w+|releas\w*|drop"
            r"|exclu\w*|out|ignore|never|only|has\s+to|must|requir\w*|pass|covered|already"
        ),
        # "Swap Dot and Abe" hands no team over.
        "hand_over_team": (
            r"hand\w*|over|lead\w*|tak\w+|took|charge|instead|place|replac\w*|transfer\w*|pass\w*|success\w*|step\w*|giv\w+|own\w*|manag\w*"
            r"|run\w*|respons\w*|boss|turn\w*|assign\w*|new|from\s+me|for\s+me|mine|look\w*|leav\w+|retir\w*|quit\w*|belong\w*|head\w*"
        ),
        # "Forget it, I'm not doing this any more" is of no profile.
        "forget_profile": (
            r"me|my|mine|myself|profile|told|tell|said|know[ns]?|data|details?|info\w*|remember\w*|history|stor\w+|kept|keep"
            r"|sav\w+|everything|about|clean|reset\w*|wip\w+|past"
        ),
        # "The other one too" joins no accounts.
        "link_accounts": (
            r"telegram|tg|slack|acc\w*|link\w*|connect\w*|sync\w*|merg\w*|join\w*|same|me|phone|apps?|devices?|codes?|pair\w*|combin\w*|platforms?|hook\w*|unit\w*"
            r"|tie\w*|messengers?|identit\w*|talk\w*|chats?|together|everywhere|here|there|both|two|whole|half|selves|one\s+person"
        ),
        # "I'm the lead, 20 people under me" gives nothing up.
        "step_down": (
            r"no\s+(?:longer|more|further)|any\s?more|not\s+(?:the|be|to\s+be|going|their|as)|n['’]?t|undo\w*|unlead\w*|unmak\w*|revers\w*|renounc\w*|downgrad\w*|cancel\w*|vacat\w*|abdicat\w*|too\s+m\w+|stop\w*|quit\w*|step\w*|resign\w*|give\w*|gave|hand\w*|pass\w*|leav\w+|left|down|drop\w*"
            r"|out|over|without|remov\w*|take|end|lay|relinquish\w*|retir\w+|done|relieve\w*|cease\w*|enough|demot\w*|strip\w*|withdraw\w*|back|somebody|someone"
        ),
        "rename_team": (
            r"(?:re|un|brand\W?)?nam\w*|call\w*|(?:re)?titl\w*|label\w*|rebrand\w*|rechrist\w*|christen\w*|spel\w*|typo\w*|becomes?"
            r"|designat\w*|known|chang\w*|amend\w*|replac\w*|swap\w*|shorten\w*|translat\w*|mis\w+|upper|lower|capital\w*|letters?"
            r"|from\s+now|(?:is|are|['’]re|were)\s+now|now\s+(?:we|it|is|are)\w*|should\s+(?:be|read|say|go)|ought|needs\s+to\s+be|make|go\s+by"
            r"|instead|rather|not\s+the|wrong|say|says|turn|let|put|into"
        ),
        "usual_stages": (
            r"us?u?s?ual\w*|defu?a?u?lt\w*|standard\w*|norm\w*|back|again|before|reset\w*|restor\w*|origin\w*|first|regular\w*|initial\w*"
            r"|revert\w*|same|und?o\w*|old|ordinary|typical|own|previous\w*|anew|started|suggest\w*|forget|clear\w*|drop|remov\w*|rid|start"
            r"|cancel|scrap|throw|custom\w*|special|general\w*|delet\w*|bin|lose|unset|wipe|strip|take|always|treat|everyone|everybody"
            r"|no\s+more|extra|rest|others?|overrid\w*|stages?|steps|factory|box"
        ),
        # "Looks good, let's go" asks after nobody.
        "who_looked": (
            r"who\w*|(?:any|some|every|no)\s?(?:one|body)|lead\w*|boss|manag\w*|they|s?he|them|colleagues?|team\w*|people|others?|access\w*"
            r"|seen|view\w*|opened|checked|looked|peek\w*|spy\w*|spied|snoop\w*|visit\w*|audit|log|trail"
        ),
        "set_birth_month": (
            r"birth\w*|born|bday|b-day|month|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
        ),
    }.items()
}
#: "Don't delete anything", "do not stop", said of what it names.
_LEAVES_ALONE = pattern(
    r"(?<!\w)(?:do\s*n['’]?t|do\s+not|never|not\s+to|no)\s+(?:you\s+dare\s+(?:to\s+)?)?"
    r"(?:delete|remove|stop|close|drop|forget|erase|leave|wipe|bin|quit)(?!\w)(?!\s+(?:remind|bother|nudg|writ|ask)\w*)"
    r"|(?<!\w)(?:is|are|was|s?he['’]?s|they['’]?re)(?:\s*n['’]?t|\s+not)\s+(?:leaving|going|quitting|moving|gone)(?!\w)",
    re.IGNORECASE,
)
_TAKE_AWAY = frozenset(
    {
        "delete_me", "forget_profile", "remove_holding", "stop_reminders", "close_team", "leave_team", "drop_study",
        "drop_plan", "drop_requirement", "forget_about_me", "remove_member",
    }
)  # fmt: skip
#: "Nobody needs to hold it" requires nothing.
_NOT_NEEDED = pattern(
    r"\b(?:nobody|no\s?one|none\s+of\s+(?:them|us|you))\s+(?:\w+\s+)?(?:needs?|has\s+to|must|should)\b"
    r"|\b(?:do|does)(?:\s+not|n['’]?t)\s+need\b",
    re.IGNORECASE,
)
#: What is set for oneself names nobody else: "tell Tom he has until June" pauses nothing.
_OF_ONESELF = frozenset(
    {"pause_reminders", "stop_reminders", "resume_reminders", "set_nudges", "set_hours", "set_days", "set_stages"}
)
_OF_ANOTHER = pattern(r"^(?!.*\b(?:i|i['’]?m|me|my)\b).*\b(?:he|she|him|her)\b", re.IGNORECASE)
#: "Delete my data but keep the CKAD" removes anything but the CKAD.
_KEEPS = pattern(r"(?<!\w)(?:but|and|only|just)\s+(?:please\s+)?keep(?!\w)", re.IGNORECASE)
_ONE_RECORD = frozenset({"remove_holding"})
_START = r"^\W*(?:(?:hi|hello|hey|so|and|but|ok|okay|btw|wait|hmm|oh|sorry|well|fine|good|great|yes|no|right)\W+)*"
#: A question of how things stand, or why; "can you …", "how do I …" and "what about …" ask for something to be done.
_ASKS = pattern(
    rf"{_START}(?:(?:is|are|was|were|does|am)(?:n['’]?t)?\s+(?!it\s+(?:ok|possible|alright)\b)"
    r"|do\s+(?:i|you|we|they|my|our)\s+(?!mind\b)|did\s+(?:i|you|he|she|we|they|my|anyone)\b|has\s+(?!to\b)[\w@]|have\s+[^.?!]{1,60}\sbeen\b"
    r"|what(?:['’]?s|\s+is|\s+are|\s+was|\s+does|\s+do)\s|whats\s|why\b(?!\s+(?:don['’]?t|not)\b)|how\s+(?:hard|long|much|many|often|far)\b"
    r"|when(?:['’]?s|\s+is|\s+are|\s+do|\s+does|\s+did|\s+will|\s+was)\b|whens\b)",
    re.IGNORECASE,
)
#: These change nothing that one would mind, or answer such a question.
_MAY_BE_ASKED = frozenset(
    {
        "invite_link", "link_accounts", "create_team", "add_holding", "renew_holding", "start_study", "log_progress",
        "log_units", "answer_invitation", "update_profile", "join_team", "enter_code", "add_members", "set_time_zone",
        "hide_record", "unhide_record", "open_invitation",
    }
)  # fmt: skip
_SPEAKS_OF_ONESELF = pattern(r"(?<!\w)(?:i|i['’]?(?:m|ve|d|ll)|im|ive|my|me|we|our)(?!\w)", re.IGNORECASE)
_I_THINK = pattern(r"(?<!\w)i\s+(?:think|guess|believe|heard|thought|know|reckon|read)(?!\w)", re.IGNORECASE)
#: "And safeguarding?" goes on asking, "take the slinger off" takes something away, "don't know when that was" knows
#: nothing: they tell nothing of oneself.
_AND_THIS = pattern(
    r"(?:^|[.!?]\s)\W*(?:and|what\s+about|how\s+about)\s+(?:(?!i\b|my\b|we\b)[\w+/-]{2,20}\s*){1,4}\?\W*$",
    re.IGNORECASE,
)
#: "No, I mean the first aid" of a lead is of what the team needs.
_I_MEAN = pattern(r"\W*(?:(?:no|nope|sorry|wait|oops|oh)\W+){1,3}i\s+mean[t]?\s+(?!i\b|my\b)", re.IGNORECASE)
_TELLS_NOTHING = pattern(
    r"\W*(?:(?:and|so|ok|oh|but)\W+){0,2}(?:can|could|may|am)\s+i\s+(?!(?:not|please|add|tell|note|change|set|put|update|save|give|have|also)\b)"
    r"|"
    r"\W*(?:i\s+)?(?:(?:really|just)\s+)?(?:do\s*n['’]?t|do\s+not|no\s+idea|not\s+sure|can['’]?t|forgot|no\s+clue)\s+(?:(?:really|quite|exactly)\s+)?(?:know|remember|recall)?\s*when\b"
    r"|\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok)\W+)*(?:take|remove|delete|drop|scrap|strike)\s+(?:the|my|that|this)\s",
    re.IGNORECASE,
)
#: "I want to do close protection" closes no team.
_CLOSES = "close_team"
_OF_A_TEAM = pattern(
    r"(?<!\w)(?:teams?|groups?|crew|squad|department|circle|disband\w*|dissolv\w*|(?:clos\w+|shut|end|delete|remove|scrap)\s+(?:it|this|that|them|down|up)"
    r"|(?:it|this|that)\s+(?:down|up))(?!\w)"
    r"|\A\W*(?:(?:please|pls|can\s+you|could\s+you|ok|and|now)\W+){0,3}(?:clos|shut|end|disband|dissolv|delet|remov|wind)\w*(?!\w)",
    re.IGNORECASE,
)
#: "Which one did you mark as renewed?" asks what was done, "24 hours a year" tells what is asked of everybody.
_WHAT_WAS_DONE = pattern(
    r"\W*(?:(?:and|so|wait|hm+|but)\W+){0,2}(?:which|what)(?:\s+\w+)?\s+did\s+you\b", re.IGNORECASE
)
_A_RULE = pattern(
    r"\d\s*(?:\w+\s+){0,3}(?:per|each|every|a)\s+(?:(?:\d|two|three|four|five)\s+)?(?:years?|yr|cycle|renewal|period)\b",
    re.IGNORECASE,
)
#: "I think fire marshal is every 3 years" tells a rule, and nothing that they know.
_LASTS_SO_LONG = pattern(
    r"(?<!\w)(?:every|for|lasts?|valid)\s+(?:(?:only|about|for|each|other)\s+){0,2}(?:\d{1,2}|an?|one|two|three|four|five|other|ten)\s+(?:years?|yrs?|months?)(?!\w)"
    r"(?!\s+(?:experience|of\s+experience|now|already))"
    r"|(?<!\w)(?:is|are|renews?|done|due)\s+(?:every\s+(?:single\s+)?year|yearly|annual(?:ly)?|each\s+year)(?!\w)",
    re.IGNORECASE,
)
#: "CE licence from 2015" is no continuing education.
_OF_A_LORRY = pattern(
    r"(?<!\w)(?:c\+?e\s+(?:driving\s+)?licen[cs]e|(?:cat(?:egory)?|class)\s+c\+?e)(?!\w)", re.IGNORECASE
)
#: "I need 40 hours of CE by the end of next year" was not earned yet.
_NEEDED = pattern(
    r"(?<!\w)(?:i|we)(?:['’]ll)?\s+(?:(?:still|only|also|now)\s+)?(?:need|require|must|should|have\s+to|has\s+to|gotta|need\s+to)\s+"
    r"(?:(?:get|earn|do|log|complete|have|collect|reach|make|about|another|at\s+least)\s+){0,3}(?:\d|an?\s+hundred|ten|twenty|thirty|forty|fifty|sixty)",
    re.IGNORECASE,
)
_CHANGE_A_PLAN = frozenset({"change_step", "loosen_plan", "replan"})


#: "Show the dates like 20.12.2027" is no date of a record.
_OF_A_FORMAT = pattern(r"(?<!\w)(?:show|write|display|format|print)\w*\b.*\bdates?\b", re.IGNORECASE)
#: "Can I do that in the evenings?" asks about the course, and sets no hours of messages.
_OF_STUDYING = pattern(
    r"\b(?:can|could|may|do|must|should|would|have\s+to)\s+(?:i|you|we|one)\s+(?:\w+\s+)?(?:have\s+to\s+)?(?:do|take|study|learn|sit|attend|get|pass|go)\b"
    r"(?!.*\b(?:remind|writ|messag|ping|text|nudg|quiet)\w*)|\bis\s+(?:it|that|this)\s+(?:\w+\s+)?(?:on|in|at|during)\s+(?:the\s+)?(?:evenings?|weekends?|nights?)\b",
    re.IGNORECASE,
)
_TIMES_TO_WRITE = frozenset({"set_hours", "set_days"})
#: "Can I put it on LinkedIn when I pass?" tells of nothing that was passed.
_ONCE_PASSED = pattern(
    r"\b(?:when|once|if|after|as\s+soon\s+as)\s+(?:i|we)\s+(?:(?:do|finally|ever|have|can)\s+)?(?:pass|get\s+it|finish|complete)\b.{0,80}\?"
    r"|^\W*(?:can|could|may|should|will|would|do|does|what|how|where)\b.*\b(?:when|once|if|after)\s+i\s+pass\b",
    re.IGNORECASE,
)
#: "And never in July" is of messages, and nobody's birthday.
_OF_MESSAGES = pattern(r"(?<!\w)(?:never|nothing|remind\w*|write|messag\w*|paus\w+|quiet)(?!\w)", re.IGNORECASE)
_BIRTH_MONTH = "set_birth_month"
#: Nor is "NMC revalidation, that's July 2028".
_OF_A_RENEWAL = pattern(
    r"(?<!\w)(?:re-?(?:new|valid|cert|regist)\w*|due|expir\w*|runs?\s+out|ends?)(?!\w)", re.IGNORECASE
)
_OF_A_BIRTH = pattern(
    r"(?<!\w)(?:bi?r?t?h\w*|bri?[th]+\w*|birht\w*|born|b\W?days?|d\W?o\W?b|turn\w*|older|old|cake|candles|world|baby|child|had\s+me|cel\w+"
    r"|geb\w*|nac\w*|nasc\w*|nat[oa]|urod\w*|cumple\w*|anivers\w*|light\s+of\s+day|years|month)(?!\w)",
    re.IGNORECASE,
)
#: Some such word is said of a record; "helpdesk today, network engineer in five years" tells of none.
_OF_A_RECORD = pattern(
    r"(?<!\w)(?:pass\w*|got|get|have|['’]ve|ive|hold\w*|earn\w*|receiv\w*|expir\w*|valid|renew\w*|complet\w*|finish\w*|did|done|award\w*"
    r"|runs?\s+out|lapse\w*|due|certifi\w*|licen[cs]\w*|card|ticket|exam|add|record|note"
    r"|certs?|badges?|diploma|degree|permit|registration|membership|qualif\w*|keep|save|store|track|log|made\s+it|new|since|(?-i:[A-Z]{2,})|\w*\d\w*)(?!\w)",
    re.IGNORECASE,
)
#: "CCNA before my birthday in May" is a last day.
_BY_A_BIRTHDAY = pattern(
    r"(?<!\w)(?:by|before|until|till?|in\s+time\s+for|for|after)\s+(?:my|our)\s+(?:\w+\s+)?(?:birthday|b\W?day)",
    re.IGNORECASE,
)
#: "SHRM or CIPD? I'm in Manchester": what is asked is not where they are.
_ASKS_FIRST = pattern(r"(?!.{0,80}\b(?:time|zone|clock|hours?|when|remind\w*)\b)[^?]{5,80}\?\s+\S", re.IGNORECASE)
#: "I want to move to Berlin": they are not there yet.
_NOT_THERE_YET = pattern(
    r"(?<!\w)(?:want|would\s+like|['’]d\s+like|plan\w*|hop(?:e|ing)|think\w*|dream\w*|consider\w*|wish)\s+(?:(?:to|of|on|about)\s+)?"
    r"(?:mov\w+|relocat\w+|emigrat\w+|liv(?:e|ing)|go(?:ing)?)\b",
    re.IGNORECASE,
)
#: "I'll be on holiday the first two weeks of January" pauses nothing from now on.
_AWAY_THEN = pattern(
    r"(?<!\w)(?:holidays?|vacation|away|off|travel\w*|busy)(?!\w).{0,30}?(?<!\w)(?:first|last|second|whole|all\s+of|during|between|from)(?!\w)"
    r".{0,30}(?<!\w)(?:weeks?|months?|days?|half|to|and|till?|until|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)(?!\w)",
    re.IGNORECASE,
)
#: "A week before any of them run out", of a lead, is set for no record of their own.
_OF_THEM = pattern(
    r"(?<!\w)(?:(?:any|one|some|each|all)\s+of\s+(?:them|['’]?em|theirs?|the\s+(?:team|staff|crew))"
    r"|(?:theirs?|they|somebody|someone|anybody|anyone|everyone|everybody|people|members|staff)(?:['’]?s)?(?!\w).{0,30}(?:run|expir|laps|due|end)\w*)",
    re.IGNORECASE,
)
_STAGES = "set_stages"
#: "In both", of a lead, is of teams.
_LINKS = "link_accounts"
_IN_BOTH = pattern(
    r"\W*(?:(?:and|ok|in|for|on|of|the|to|with)\W+)*(?:both|two|all)(?:\W+(?:of|them|those|teams?|please|too))*\W*",
    re.IGNORECASE,
)
_PAUSES = "pause_study"
_ZONE = "set_time_zone"
_STOPS = "stop_reminders"
#: "Stop writing me in the mornings" is of these alone.
_AT_TIMES = pattern(
    r"(?<!\w)(?:(?:in|during|over)\s+(?:the\s+)?(?:early\s+)?(?:mornings?|afternoons?|evenings?|lunch\w*)|at\s+(?:night|lunch\w*|noon|midday)"
    r"|(?:before|after|past)\s+(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|o['’]?clock)?|noon|midday|lunch|work)(?!\w)|so\s+early|so\s+late)(?!\w)",
    re.IGNORECASE,
)
_ADDS = "add_holding"
#: "Change my start to 1 February" is of no card.
_CHANGES_A_DATE = frozenset({"correct_holding", "date_holding"})
_OF_A_START = pattern(
    r"\b(?:my|the)\s+start(?:ing)?\b|\bi\s+(?:can\s+(?:only\s+)?|will\s+|only\s+)?(?:start|begin)\b"
    r"|\A\W*(?:(?:nah|no|ok|okay|actually|or|rather|let['’]?s|better|pls|please|hm+|wait|sorry)\W+){0,3}(?:start|begin)(?:\s+it|\s+that)?"
    r"\s+(?:in|on|from|after|only|next|mid|early|late)\b",
    re.IGNORECASE,
)
#: "Can you do it till Easter" wants it done by then.
_KEEP_QUIET = frozenset({"pause_reminders", "snooze_reminder", "pause_study"})
_BE_DONE = pattern(
    r"(?<!\w)(?:do|finish|get|have|make|complete|manage|be)\s+(?:(?:it|that|this|the\s+(?:plan|whole\s+thing|lot))\s+)?(?:all\s+)?(?:(?:done|ready|finished|through)\s+)?"
    r"(?:by|un?till?|til|before)(?!\w)",
    re.IGNORECASE,
)
_RECORDS = frozenset({"add_holding", "finish_study", "renew_holding"})
_KEEP_A_DATE = frozenset({"add_holding", "correct_holding", "renew_holding", "finish_study", "set_target"})


class Grounds:
    """What the words of one message carry; each thing is looked for once, and only when it matters."""

    def __init__(self, heard: Heard) -> None:
        self._text = heard.text
        self._of_a_career = any(n.kind == "role" and n.cue == "goal" for n in heard.named) and not (
            _OF_A_RECORD.search(heard.text) or any(n.kind == "credential" for n in heard.named)
        )
        self._names_one = any(n.mention.of("credential") or n.unlisted for n in heard.named)
        self._names_a_record = bool(heard.dates) or self._names_one
        self._names_a_team = bool(heard.teams)
        self._leads = heard.leads
        self._names_somebody = bool(heard.people) or _OF_ANOTHER.search(heard.text) is not None

    @cached_property
    def _asks(self) -> bool:
        return _ASKS.search(self._text) is not None

    @cached_property
    def _leaves_alone(self) -> bool:
        return _LEAVES_ALONE.search(self._text) is not None

    @cached_property
    def _of_a_format(self) -> bool:
        return _OF_A_FORMAT.search(self._text) is not None

    @cached_property
    def _tells_what_was_done(self) -> bool:
        return _WHAT_WAS_DONE.match(self._text) is not None

    def carry(self, dialog: str, *, writes: bool) -> bool:
        """Whether there are grounds for a request; ``writes``: it changes what is kept."""
        may_be_asked = dialog in _MAY_BE_ASKED
        if dialog == TELLING and self._asks and not _SPEAKS_OF_ONESELF.search(self._text):
            return False  # "is that all free" tells of no budget
        if dialog == TELLING and (_AND_THIS.search(self._text) or _TELLS_NOTHING.match(self._text)):
            return False
        if dialog == TELLING and _LASTS_SO_LONG.search(self._text) and not _of_oneself(self._text):
            return False
        if dialog == TELLING and self._leads and _I_MEAN.match(self._text):
            return False
        if dialog in _GROUNDS and not _GROUNDS[dialog].search(self._text) and not (self._asks and may_be_asked):
            return False
        if dialog == _CLOSES and not self._names_a_team and not _OF_A_TEAM.search(self._text):
            return False
        if dialog == "require_credential" and _NOT_NEEDED.search(self._text):
            return False
        if dialog in _OF_ONESELF and self._names_somebody:
            return False
        if dialog in _TIMES_TO_WRITE and _OF_STUDYING.search(self._text):
            return False
        if dialog == _LINKS and self._leads and _IN_BOTH.fullmatch(self._text):
            return False
        if dialog == _STAGES and self._leads and _OF_THEM.search(self._text):
            return False
        if dialog in _TAKE_AWAY and self._leaves_alone:
            return False
        if dialog in _CHANGES_A_DATE and not self._names_one and _OF_A_START.search(self._text):
            return False
        if dialog == _ADDS and not self._names_a_record and not _OF_A_RECORD.search(self._text):
            return False  # "ok stick with mine"
        if dialog in _KEEP_A_DATE and (self._of_a_format or self._of_a_career):
            return False
        if dialog == _BIRTH_MONTH and _OF_MESSAGES.search(self._text):
            return False
        if dialog == _BIRTH_MONTH and _OF_A_RENEWAL.search(self._text) and not _OF_A_BIRTH.search(self._text):
            return False
        if dialog == _BIRTH_MONTH and _BY_A_BIRTHDAY.search(self._text):
            return False
        if dialog == _ZONE and (_NOT_THERE_YET.search(self._text) or _ASKS_FIRST.match(self._text)):
            return False
        if dialog == _STOPS and _AT_TIMES.search(self._text):
            return False
        if dialog in _KEEP_QUIET and _BE_DONE.search(self._text):
            return False
        if dialog == _PAUSES and _AWAY_THEN.search(self._text):
            return False
        if writes and self._tells_what_was_done:
            return False
        if dialog == "log_units" and _OF_A_LORRY.search(self._text):
            return False
        if dialog == "log_units" and (_A_RULE.search(self._text) or _NEEDED.search(self._text)):
            return False
        if dialog in _RECORDS and _ONCE_PASSED.search(self._text):
            return False
        if dialog in _ONE_RECORD and _KEEPS.search(self._text):
            return False
        changes = (writes and not may_be_asked) or dialog in _CHANGE_A_PLAN
        return not (changes and self._asks)


def _of_oneself(text: str) -> bool:
    """ "I think …" is no more than what one thinks."""
    return _SPEAKS_OF_ONESELF.search(_I_THINK.sub(" ", text)) is not None
