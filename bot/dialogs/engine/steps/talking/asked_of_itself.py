""" "Are you a bot?", "who pays for this?", "where do you get your info from?": what is asked of the bot itself, alone
or several at once. What is asked of facts that were just told is answered with where these are from.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.talking import of_the_bot
from bot.dialogs.engine.steps.talking.doubted import where_told_is_from
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ITSELF = "about_itself"
_LONGEST = 200
_LEAD = (
    r"(?:(?:hi|hey|hello|ok|okay|so|and|but|wait|btw|by\s+the\s+way|cool|nice|sorry|just|quick\s+question|also|well|hm+|lol|wow|thanks"
    r"|before\s+i\s+start|first(?:\s+of\s+all)?|honestly|be\s+honest|curious|wondering|question|like|tell\s+me|there|laurel|i\s+mean|mate|bro)\W+){0,4}"
)
_TAIL = (
    r"(?:\W+(?:then|though|tho|btw|by\s+the\s+way|really|actually|please|pls|exactly|here|anyway|at\s+all|lol|bro|mate|even|all|or\s+(?:what|not|something|anything)"
    r"|or\s+are\s+you\s+.{2,30}|to\s+(?:me|you)|right|honestly|instead|somewhere|from))*"
)
_BOT = r"(?:bot|robot|chat\s*bot|app|service|thing|program|tool|assistant|chat|software|site)"
_YOU = rf"(?:you|u|ya|laurel|this|(?:the|this)\s+{_BOT})"
_ARE = r"(?:are|r|is)"
_ADVERBS = (
    r"(?:(?:really|actually|just|even|like|only|ever|always|even|all|also|an?|the|some|kind\s+of|sort\s+of)\s+){0,3}"
)
_MACHINE = (
    r"(?:(?:real|actual|human|living|live|ai|chat|fake|proper|computer)\s+){0,2}"
    r"(?:bot|robot|chat\s*bot|human(?:\s+being)?|person|people|ai|a\.i\.|machine|program|computer|chat\s*gpt|gpt(?:[\s-]?\d)?|openai|claude|gemini|copilot|llm"
    r"|language\s+model|real|automated|someone|somebody|alive|woman|man|girl|guy)"
)
_STUFF = (
    r"(?:(?:all|your|the|this|that|these|those|its|such|any|ur)\s+){0,3}"
    r"(?:info(?:rmation|s)?|data(?:base)?|facts?|prices?|pricing|answers?|numbers?|figures?|knowledge|catalogue?|stuff|details?|content|recommendations?|advice"
    r"|results?|lists?|suggestions?|sources?|costs|rankings?|hours)"
)
_THIS = r"(?:this|that|it|these|those|all\s+(?:of\s+)?this|all\s+(?:of\s+)?that|everything|things|stuff)"
_NOT_A_SOURCE = (
    r"(?:make|making|made|invent|inventing|invented)\s+(?:(?:all|any|of|some)\s+){0,2}"
    r"(?:this|that|it|things?|stuff|these|those|prices|facts)?\s*(?:up)?"
)
_ANOTHER = (
    r"(?:(?:chat\s?-?)?gpt|google|reddit|openai|claude|gemini|copilot|an?\s+ai|ai|the\s+internet"
    r"|a\s+(?:search|forum|human|person|consultant))"
)
_WHOM = (
    r"(?:an?\s+|some\s+|the\s+)?(?:(?:real|actual|live|human|proper)\s+){0,2}"
    r"(?:person|human(?:\s+being)?|someone(?:\s+real)?|somebody(?:\s+real)?|agent|advis[eo]r|consultant|operator|people|support"
    r"|staff)"
)

_ASKED: tuple[tuple[str, str], ...] = (
    (
        "nature",
        rf"{_ARE}\s+(?:you|u|laurel|this|there)\s+{_ADVERBS}{_MACHINE}(?:\s+(?:or|and\s+not)\s+{_ADVERBS}{_MACHINE})?"
        rf"|(?:you|u)(?:['’]?re|\s+are|\s+r)?\s+{_ADVERBS}{_MACHINE}"
        rf"|am\s+i\s+(?:talking|chatting|speaking|writing|texting)\s+(?:to|with)\s+{_ADVERBS}{_MACHINE}(?:\s+or\s+{_ADVERBS}{_MACHINE})?"
        r"|(?:what['’]?s|what\s+is)\s+(?:your|ur)\s+name|(?:do|have)\s+(?:you|u)\s+(?:have|got)\s+a\s+name|what\s+(?:do|should|shall)\s+i\s+call\s+(?:you|u)"
        rf"|{_ARE}\s+{_YOU}\s+(?:based\s+on|using|powered\s+by|running\s+on|built\s+on)\s+{_ADVERBS}{_MACHINE}|(?:do|does)\s+{_YOU}\s+use\s+{_ADVERBS}{_MACHINE}",
    ),
    (
        "maker",
        rf"(?:who|which\s+company|what\s+company)(?:['’]?s|\s+is|\s+are)?\s+(?:made|makes|built|builds|created|runs|running|owns|operates|operating|behind|wrote|developed|develops|programmed|trained"
        rf"|maintains|maintaining|set\s+up|hosts|provides)\s+(?:{_YOU}|it)|who['’]?s\s+(?:{_BOT}|this)\s+is\s+(?:this|it)|whose\s+{_BOT}\s+(?:are\s+you|is\s+(?:this|it))"
        r"|who\s+(?:put|got|let|brought|sent|installed|invited)\s+(?:you|u|this(?:\s+\w+)?)(?:\s+(?:in|into|on|to)?\s*(?:here|this\s+\w+|our\s+\w+|the\s+\w+))?"
        r"|(?:who|what\s+company|which\s+company)\s+(?:do|does)\s+(?:you|this)\s+(?:work\s+for|belong\s+to)|what\s+company\s+are\s+you\s+(?:from|with)"
        rf"|who\s+(?:is|are)\s+(?:your|the)\s+(?:maker|owner|boss|creator|developer|operator|company)s?(?:\s+of\s+{_YOU})?|{_ARE}\s+{_YOU}\s+open[\s-]source",
    ),
    (
        "money",
        r"what['’]?s\s+the\s+catch|(?:where|what)\s+is\s+the\s+catch|is\s+there\s+(?:a|any)\s+catch"
        rf"|(?:who|what)(?:['’]?s|\s+is|\s+are)?\s+(?:pays?|paying|funds?|funding|finances?|sponsors?|sponsoring)\s+(?:for\s+)?(?:{_YOU}|it|all\s+(?:of\s+)?this)"
        rf"|how\s+(?:do|does)\s+{_YOU}\s+(?:make|earn|get)\s+(?:(?:your|its|any)\s+)?(?:money|paid|a\s+living|income)"
        rf"|(?:(?:do|does|will|would|must|probably|surely|i\s+(?:bet|guess|assume|suppose))\s+)?{_YOU}\s+(?:(?:probably|surely|must|just)\s+)?(?:get|take|earn|receive|make|have)\s+(?:(?:an?|any|some|your|money)\s+){{0,2}}(?:commissions?|kick\s*backs?|money|paid|cut|percentage|affiliate\s+\w+|bonus|anything|referral\s+\w+|sponsors?|profit|from)"
        r"(?:\s+(?:from|for|by|on|off|if|when|out\s+of)\b.{0,60})?"
        rf"|{_ARE}\s+(?:{_YOU}|{_STUFF}|these|those)\s+{_ADVERBS}(?:paid|sponsored|funded|biased?|neutral|independent|impartial|objective|unbiased|affiliated|partnered|owned|in\s+bed|ads?|adverts?|advertising|an\s+ad(?:vert)?|selling)"
        r"(?:\s+(?:by|to|towards?|with|of|for|from|against|or|me)\b.{0,60})?"
        r"|(?:do|does|did|are|is)\s+(?:these\s+|the\s+|any\s+|those\s+|all\s+)?(?:(?!you\b|i\b|we\b)[\w.&-]{2,20}\s+){1,3}(?:pay|paying|sponsor|sponsoring|fund|funding)\s+(?:you|u)(?:\s+(?:to|for)\b.{0,60})?"
        rf"|(?:do|does|will|would|are|is)\s+{_YOU}\s+(?:try(?:ing)?\s+to\s+)?sell(?:ing)?\s+(?:me\s+)?(?:(?:any|some|your|a)\s+)?(?:courses?|something|anything|stuff|training)",
    ),
    (
        "sources",
        rf"(?:where|how)\s+(?:do|does|did)\s+{_YOU}\s+(?:get|take|have|find|know|collect|source|pull)\s+(?:{_STUFF})(?:\s+from)?"
        rf"|(?:where|what)\s+(?:is|are|does|do|['’]?s)\s+{_STUFF}\s+(?:from|com(?:e|ing)\s+from|based\s+on)|(?:where['’]?s|wheres)\s+{_STUFF}\s+(?:from|coming\s+from)"
        r"|(?:what|which)(?:['’]?s|\s+is|\s+are)\s+(?:your|the|ur)\s+(?:data\s+)?sources?|(?:what|which)\s+(?:data|sources?|information|database)\s+(?:do|does)\s+(?:you|this)\s+(?:use|have)"
        rf"|(?:can\s+you\s+)?prove\s+(?:it|that|this)|says\s+who|what\s+(?:is|are)\s+{_STUFF}\s+based\s+on|(?:do|does|can)\s+{_YOU}\s+(?:use|search|look\s+(?:at|on|in|up)|browse|have|google|check)\s+(?:(?:things|stuff|it|the|access\s+to)\s+){{0,2}}(?:the\s+)?(?:internet|web|google|online)"
        rf"|how\s+(?:do|can|would)\s+i\s+know\s+(?:that\s+)?(?:you|u)(?:['’]?re|r|\s+are|\s+r)?\s*(?:not|n['’]t|do\s*n['’]?t|are\s*n['’]?t)\s+(?:just\s+)?{_NOT_A_SOURCE}"
        rf"|(?:are|r|do|did)\s+(?:you|u)\s+(?:just\s+|ever\s+)?(?:{_NOT_A_SOURCE}|hallucinat\w+)",
    ),
    (
        "freshness",
        rf"how\s+(?:up[\s-]to[\s-]date|current|recent|fresh|old|new|outdated)\s+(?:is|are|r)\s+(?:{_YOU}|{_STUFF}|these|it)"
        rf"|(?:is|are)\s+(?:{_STUFF}|{_YOU}|these)\s+(?:still\s+|all\s+|even\s+)?(?:up[\s-]to[\s-]date|current|recent|old|outdated|out\s+of\s+date|from\s+(?:this|last)\s+year|from\s+20\d\d|live)"
        rf"|how\s+(?:often|frequently|regularly)\s+(?:do|is|are|does|will)\s+(?:{_YOU}|{_STUFF}|it)\s+(?:get\s+)?(?:being\s+)?(?:updated?|refresh(?:ed)?|check(?:ed)?|review(?:ed)?)(?:\s+(?:{_STUFF}|{_THIS}))?"
        rf"|when\s+(?:was|were|did)\s+(?:{_YOU}|{_STUFF}|{_THIS}|these|it)\s+(?:all\s+)?(?:last\s+)?(?:updated?|check(?:ed)?|refresh(?:ed)?|read|look(?:ed)?(?:\s+(?:at|up))?)(?:\s+(?:{_STUFF}|{_THIS}))?(?:\s+last)?"
        rf"|when(?:['’]?s|\s+is|\s+was)\s+the\s+last\s+(?:update|check)|do\s+you\s+update\s+(?:{_STUFF}|{_THIS})",
    ),
    (
        "prices",
        r"(?:can|could|should|do)\s+(?:i|we|you)\s+(?:really\s+|even\s+)?(?:trust|rely\s+on|believe|count\s+on)\s+(?:(?:these|those|your|the|all|that|this)\s+){1,2}(?:prices?|costs?|fees?|pricing)"
        r"|(?:are|is)\s+(?:these|those|your|the|all\s+the|that|this)\s+(?:prices?|costs?|fees?|pricing)\s+(?:really\s+|even\s+|all\s+)?(?:right|correct|true|accurate|reliable|real|legit|trustworthy|official)"
        r"|how\s+(?:accurate|reliable|good|right|exact)\s+(?:is|are)\s+(?:these|those|your|the|this)\s+(?:prices?|costs?|fees?|pricing)",
    ),
    (
        "trust",
        rf"(?:can|could|should|why\s+should|why\s+would|how\s+can|how\s+far\s+can)\s+(?:i|we|anyone)\s+(?:really\s+|even\s+)?(?:trust|rely\s+on|believe|count\s+on)\s+(?:{_YOU}|{_STUFF}|(?:what|anything|everything)\s+you\s+(?:say|tell\s+me))(?:\s+(?:(?:any\s+)?(?:more|better|less)\s+than|over|instead\s+of|rather\s+than)\s+{_ANOTHER})?"
        rf"|how\s+(?:accurate|reliable|good|trustworthy|sure|correct|legit)\s+(?:is|are|r)\s+(?:{_YOU}|{_STUFF})|how\s+sure\s+are\s+you\s+about\s+{_STUFF}"
        rf"|(?:are|r|is)\s+(?:you|u|laurel|this\s+{_BOT}|{_STUFF})\s+{_ADVERBS}(?:reliable|trustworthy|accurate|legit|right|wrong|correct|any\s+good|a\s+scam|true|official)"
        r"|i\s+(?:do\s*n['’]?t|dont|do\s+not|never|hardly|can\s*not|can['’]?t)\s+(?:really\s+|quite\s+)?(?:trust|believe|like)\s+(?:you|u|this(?:\s+thing)?|bots?|ai|robots|machines|computers|chat\s*bots?|these\s+things)"
        r"|(?:do|are)\s+(?:you|u)\s+(?:ever\s+|often\s+)?(?:make|making)\s+(?:any\s+)?mistakes|is\s+this\s+(?:legit|a\s+scam|spam)",
    ),
    (
        "others",
        rf"(?:{_ARE}\s+{_YOU}|what\s+makes\s+{_YOU})\s+{_ADVERBS}(?:better|different|more\s+\w+|any\s+better|other)\s+(?:than|from|to)\s+{_ANOTHER}"
        rf"|why\s+(?:should|would|do)\s+(?:i|we|anyone|one)\s+(?:use|ask|need|trust)\s+{_YOU}(?:\s+(?:and\s+not|instead\s+of|over|rather\s+than|when\s+there['’]?s|if\s+there['’]?s|if\s+i\s+have)\s+(?:just\s+)?{_ANOTHER})?"
        rf"|(?:why\s+)?(?:(?:can['’]?t|cant|should\s?n['’]?t|could\s?n['’]?t|not|why\s+not|can|should)\s+)(?:i\s+)?(?:just\s+)?(?:use|ask|google)\s+{_ANOTHER}(?:\s+(?:that|this|it))?"
        rf"|(?:what['’]?s|whats|what\s+is)\s+the\s+diff(?:erence)?\s+(?:between\s+{_YOU}\s+and|to|with|from)\s+{_ANOTHER}",
    ),
    (
        "limits",
        rf"what\s+(?:do\s+not|do\s?n['’]?t|dont|can\s?not|can['’]?t|cant|wo\s?n['’]?t|wont|does\s?n['’]?t|doesnt)\s+{_YOU}\s+(?:know|do|tell(?:\s+me)?|cover|answer)(?:\s+about)?"
        rf"|what\s+(?:do|does|can|is|are)\s+(?:{_YOU}\s+)?(?:not|never)\s+(?:{_YOU}\s+)?(?:know|known|covered|able\s+to\s+(?:do|tell|say|know))(?:\s+(?:about|by\s+{_YOU}))?"
        rf"|(?:what|where)\s+(?:are|is)\s+(?:your|the)\s+(?:limits?|limitations?|gaps?|weak(?:ness(?:es)?|\s+spots?))|what\s+is\s+(?:missing|unknown)(?:\s+(?:in|from)\s+(?:your|the)\s+(?:data|catalogue?|info))?"
        rf"|is\s+there\s+(?:anything|something|stuff)\s+(?:that\s+)?{_YOU}\s+(?:do\s?n['’]?t|dont|do\s+not|can['’]?t|cannot)\s+(?:know|do|tell)",
    ),
    (
        "person",
        rf"(?:can|could|may|how\s+(?:can|do))\s+i\s+(?:please\s+|just\s+)?(?:talk|speak|chat|write|get|reach|contact|ask|call)\s+(?:to\s+|with\s+|through\s+to\s+|hold\s+of\s+)?{_WHOM}"
        rf"|i\s+(?:want|need|['’]d\s+like|would\s+like|prefer|wanna)\s+(?:to\s+)?(?:talk|speak|chat|write)?\s*(?:to\s+|with\s+)?{_WHOM}"
        rf"|(?:get|give|connect|put|transfer|let)\s+me\s+(?:(?:through|talk|speak|to|with)\s+){{0,3}}{_WHOM}|is\s+there\s+{_WHOM}(?:\s+(?:here|there|i\s+can\s+(?:talk|speak)\s+to|behind\s+this|reading(?:\s+this)?))?",
    ),
)
_PATTERNS = tuple((what, pattern(rf"\W*{_LEAD}(?:{asked}){_TAIL}\W*", re.IGNORECASE)) for what, asked in _ASKED)
#: Who asks this and no more is told what it can do.
_WHO = pattern(rf"\W*{_LEAD}(?:who|what)\s+(?:are|r)\s+(?:you|u)(?:\s+(?:exactly|even|anyway))?\W*", re.IGNORECASE)
_PARTS = pattern(
    r"\s*(?:[?!.;\n]+|,|\b(?:and|but)\b(?=\s+(?:who|what|where|how|are|is|do|does|can|when|why|which|r|whos)\b))\s*",
    re.IGNORECASE,
)
#: Where none of these is said, "who makes this" is asked of what was shown.
_OF_THE_BOT = pattern(rf"\b(?:you|u|your|ur|you['’]?re|laurel|everything|{_BOT}|{_STUFF})\b", re.IGNORECASE)
#: Alone they mean what was told last, if anything was.
_OF_THE_TOLD = pattern(
    rf"\W*{_LEAD}(?:(?:can|could|should)\s+(?:i|we)\s+(?:trust|rely\s+on|believe)\s+(?:that|this|these|those|it|the)(?:\s+(?:prices?|costs?|fees?|info\w*|data|facts?|numbers?))?"
    r"|when\s+(?:was|were|did)\s+(?:you|that|this|it|these|the\s+prices?)\s+(?:last\s+)?(?:check(?:ed)?|updated?|read|look(?:ed)?(?:\s+(?:it|that|this))?(?:\s+up)?)(?:\s+(?:it|that|this|them|last))*"
    r"|how\s+(?:old|recent|fresh|current|up[\s-]to[\s-]date|accurate|reliable|sure)\s+(?:is|are)\s+(?:that|this|it|these|those|the)(?:\s+(?:prices?|costs?|fees?|info\w*|data|facts?|numbers?))?"
    r"|(?:is|are)\s+(?:that|this|it|these|those|the)(?:\s+(?:prices?|costs?|fees?|info\w*|data|facts?|numbers?))?\s+(?:still\s+)?(?:current|up[\s-]to[\s-]date|recent|accurate|reliable|right|correct|official)"
    rf"|(?:can\s+you\s+)?prove\s+(?:it|that|this)|says\s+who|who\s+told\s+(?:you|u)\s+(?:that|this|so)|how\s+do\s+(?:you|u)\s+know){_TAIL}\W*",
    re.IGNORECASE,
)  # fmt: skip


_DATA = (
    r"(?:(?:my|the|our|any|all|your|personal)\s+){0,3}"
    r"(?:data|info(?:rmation)?|records?|messages?|chats?|things?|anything|stuff|details?|email|name)"
)
#: "Is it GDPR compliant", "don't save anything I say", "how long does it take you to forget me".
_OF_PRIVACY = pattern(
    rf"\W*{_LEAD}(?:(?:is|are|r)\s+(?:{_YOU}|it|{_DATA})\s+(?:really\s+)?(?:gdpr|dsgvo|ccpa|hipaa|privacy)[\s-]*(?:compliant|conform|safe|ready|friendly|proof|ok(?:ay)?)?"
    r"|(?:(?:do|are|will)\s+)?(?:you|u)(?:['’]re)?\s+(?:are\s+|just\s+|basically\s+|here\s+to\s+|going\s+to\s+|always\s+)*(?:track|tracking|spy|spying|watch|watching|monitor|monitoring|listen|listening|record|recording|snoop|snooping|stalk|stalking)(?:\s+(?:on|to|in\s+on))?\s+(?:us|me|everyone|everybody|people|staff|workers|my\s+every\s+move)(?:\s+(?:all|all\s+the\s+time|basically|here|at\s+work))?|big\s+brother(?:\s+is\s+watching(?:\s+(?:me|us|you))?)?"
    rf"|(?:what\s+about|how\s+about)\s+(?:the\s+)?(?:gdpr|data\s+protection|privacy)"
    rf"|(?:please\s+|pls\s+)?(?:do\s*n['’]?t|dont|do\s+not|never)\s+(?:save|store|keep|record|log|remember)\s+(?:{_DATA}|what)(?:\s+(?:that\s+)?i\s+(?:say|write|type|tell(?:\s+you)?)|\s+(?:of|about)\s+(?:me|mine))?"
    rf"|how\s+(?:long|soon|fast|quickly)\s+(?:(?:does\s+it\s+take|do|will|would|till|until)\s+)+(?:you|u|it)?\s*(?:to\s+|keep\s+|store\s+|save\s+|take\s+to\s+)*(?:forget|delete|erase|remove)?\s*(?:me|{_DATA})(?:\s+(?:of|about)\s+me)?)"
    rf"{_TAIL}\W*",
    re.IGNORECASE,
)  # fmt: skip


async def asked(session: Session) -> Reply | None:
    """None where a part of the message asks or says something else."""
    heard = session.heard
    if len(heard.text) > _LONGEST or heard.dates or heard.people or heard.teams:
        return None
    if _OF_PRIVACY.fullmatch(heard.text):
        session.trace.append("what is kept, and for how long")
        return await session.begin("privacy", {}, 0.9)
    if _OF_THE_TOLD.fullmatch(heard.text) and (told := await where_told_is_from(session)) is not None:
        return told
    parts = [part for part in _PARTS.split(heard.text) if part.strip()]
    asking = _whole_or_parts(heard.text, parts)
    if session.state.focus.credentials and not all(_OF_THE_BOT.search(part) for part in asking):
        return None
    meant = [_meant(part) for part in asking]
    if not meant or None in meant or set(meant) == {"who"}:
        return None
    session.trace.append("asked of the bot itself")
    asked_of = ["nature" if what == "who" else what for what in meant]
    return await session.begin(_ITSELF, {"asked": list(dict.fromkeys(asked_of))}, 0.9)


def _whole_or_parts(text: str, parts: list[str]) -> list[str]:
    """ "Are you a bot or what, really" is one question, for all its commas; a greeting in front asks nothing."""
    if _meant(text) is not None:
        return [text]
    asking = [part for part in parts if not _GREETS.fullmatch(part)]
    return [part for i, part in enumerate(asking) if i == 0 or not _MERE_GUESS.fullmatch(part)]


#: "Who pays for it? vendors?": what they take to be the answer.
_MERE_GUESS = pattern(
    r"\W*(?:(?:or|is\s+it|maybe|like|probably|i\s+guess|the|some|me|us|by|from|is\s+that)\W+){0,4}(?:vendors?|providers?|issuers?|companies|company|compan(?:y|ies)|me|us|ads?|adverts?|advertisers?|sponsors?"
    r"|you|my\s+(?:data|boss|employer)|our\s+data|schools?|google|microsoft|aws|comptia|cisco|employers?|users?|taxes|nobody)\W*",
    re.IGNORECASE,
)


_GREETS = pattern(
    r"\W*(?:hi|hey|hello|good\s+(?:morning|evening|day|afternoon)|ok|okay|so|cool|nice|thanks|wait|lol|hm+)(?:\s+there)?\W*"
    r"|\W*(?:(?:hi|hey|hello|so|ok)\W+)?(?:a|my|some)\s+(?:colleague|friend|boss|mate|manager|co-?worker|buddy)\s+(?:sent|told|pointed)\s+me\s+(?:here|(?:to|about|of)\s+(?:you|this))\W*",
    re.IGNORECASE,
)


def _meant(part: str) -> str | None:
    if _WHO.fullmatch(part):
        return "who"
    if of_the_bot.asks_its_price(part):
        return "money"
    return next((what for what, said in _PATTERNS if said.fullmatch(part)), None)
