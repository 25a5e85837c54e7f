""" "That did not answer my question", "you're not very helpful", "ok thank you": what is said of the talk is no answer
to what was asked.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_THANKS, _JUDGES = "thanks", "judge_answer"
_LEAD = r"\W*(?:(?:and|but|so|ok|okay|hm+|oh|well|sorry|no|nah|hey|man|bro|sir|lol|ugh)\W+){0,4}"
_TAIL = r"(?:\W+(?:at\s+all|though|tho|really|bro|man|sorry|mate|lol|is\s+it|are\s+you|tbh|honestly|to\s+me|now))*\W*"
_COMPLAINS = pattern(
    rf"{_LEAD}(?:(?:that|this|it|you|u)\s+(?:did\s*n['’]?t|did\s+not|does\s*n['’]?t|does\s+not|do\s*n['’]?t|have\s*n['’]?t|has\s*n['’]?t|are\s+not|is\s+not)\s+(?:really\s+|even\s+)?(?:answer(?:ed|ing)?|help(?:ed|ing)?|understand|get)(?:\s+(?:my\s+question|me|what\s+i\s+(?:asked|mean|meant|said)|it|the\s+question|that))?"
    r"|(?:that['’]?s|that\s+is|this\s+is|thats|it['’]?s)\s+not\s+(?:what\s+i\s+(?:asked(?:\s+for)?|wanted(?:\s+to\s+know)?|meant)|an\s+answer|my\s+question|helpful|useful)"
    r"|not\s+what\s+i\s+asked(?:\s+for)?|(?:you['’]?re|you\s+are|ur|u\s+r|u\s+are|your|this\s+is|that\s+is|that['’]?s|thats|this\s+bot\s+is)\s+(?:(?:not|n['’]?t)\s+(?:very\s+|really\s+|so\s+|much\s+)?(?:helpful|useful|good|any\s+help)|(?:really\s+|so\s+|pretty\s+|totally\s+|completely\s+)?(?:useless|unhelpful|no\s+help|no\s+use|rubbish|dumb|stupid))"
    rf"|your\s+(?:last\s+)?(?:answers?|repl(?:y|ies)|help)\s+(?:was|were|is|are)\s+(?:\w+\s+)?(?:useless|unhelpful|rubbish|nonsense|no\s+(?:help|use)|not\s+helpful|bad|terrible)"
    r"|(?:(?:you['’]?re|you\s+are|ur|u\s+r|u\s+are|your|ure)\s+(?:just\s+|really\s+|clearly\s+)?(?:not|never)\s+(?:even\s+|really\s+)?(?:listening|reading|paying\s+attention|getting\s+(?:it|me|this))|(?:you|u)\s+(?:never|do\s*n['’]?t|do\s+not|dont|are\s*n['’]?t)\s+(?:even\s+|really\s+|ever\s+)?(?:listen(?:ing)?|read(?:\s+(?:what\s+i\s+(?:write|wrote|say|said)|it|this))?|get\s+it|understand\s+(?:anything|a\s+thing|english))"
    r"|(?:you|u)\s+(?:got|have\s+got|have|get)\s+(?:it|that|this|me|everything)\s+(?:all\s+|completely\s+|totally\s+)?wrong|(?:you|u)\s+(?:misunderst(?:and|ood)|mis-?read)(?:\s+(?:me|that|it|this))?)"
    rf"|(?:not|isn['’]?t)\s+(?:very\s+|really\s+)?helpful|answer\s+(?:my|the)\s+question){_TAIL}",
    re.IGNORECASE,
)
#: Said of an answer, where nothing is asked and nothing was kept that it could put right.
_GRUMBLES = pattern(
    rf"{_LEAD}(?:(?:nope?|nah|wrong|completely|totally|all|still|that['’]?s|thats|this\s+is|it['’]?s|just)(?:\s+(?:completely|totally|all|still|just|so))?\s+(?:wrong|nonsense|rubbish|bull\w*|crap)|wrong(?:\s+answer)?"
    r"|(?:wtf|ffs|omg|jesus|argh+|grr+|ugh+|for\s+(?:f\w*|god['’]?s?|christ['’]?s?|heaven['’]?s?)\s+sake|what\s+the\s+(?:hell|heck|f\w*))(?:\W+(?:what|wtf|ffs|omg|man|bro|dude|seriously|are\s+you\s+(?:on\s+about|talking\s+about|saying)))*"
    r"|what\s+(?:are|r)\s+(?:you|u)\s+(?:even\s+)?(?:on\s+about|talking\s+about)|(?:(?:this|it|that)\s+(?:makes|is\s+making)\s+|makes\s+)no\s+sense|(?:this|it|that)\s+(?:is\s+)?(?:not\s+working|does\s*n['’]?t\s+work|is\s+(?:so\s+)?(?:annoying|frustrating|hopeless|pointless|a\s+waste\s+of\s+time))|waste\s+of\s+(?:my\s+)?time"
    rf"|i\s+already\s+(?:told|said|answered)(?:\s+(?:you|u|that|this|it))*|i\s+(?:just\s+)?(?:told\s+(?:you|u)|said)\s+(?:that|so|it)(?:\s+(?:already|before|twice))?){_TAIL}",
    re.IGNORECASE,
)
_SAID_NO = pattern(r"\W*(?:but\s+)?i\s+(?:(?:just|already)\s+)?(?:said|told\s+(?:you|u))\s+no\W*", re.IGNORECASE)
_NOT_INTERESTED = pattern(
    rf"{_LEAD}(?:i['’]?m\s+|im\s+|i\s+am\s+)?(?:not\s+(?:really\s+|that\s+)?interested(?:\s+(?:in\s+(?:this|it|that|any\s+of\s+(?:it|this))))?|not\s+for\s+me|(?:do\s*n['’]?t|dont|do\s+not)\s+need\s+(?:this|you|it|a\s+bot|any\s+of\s+this)){_TAIL}",
    re.IGNORECASE,
)
_GRATEFUL = pattern(
    r"\W*(?:(?:ok|okay|k|alright|right|well|no|it['’]?s\s+fine|never\s*mind|my|dear|brother|sister|friend|bro|sir|madam|man|mate|great|cool|so|and|anyway|many|big|all)\W+){0,6}"
    r"(?:thank\s*(?:you|u)|thanks|thx|ty|tnx|cheers|god\s+bless(?:\s+you)?|bless\s+you|bye|goodbye|good\s*night)"
    r"(?:\W+(?:my|dear|brother|sister|friend|bro|sir|man|mate|god|bless|you|u|so|very|much|a\s+lot|anyway|for\s+(?:now|your\s+(?:help|time))|have\s+a\s+(?:good|nice|great)\s+(?:day|one|evening|night)|bye|take\s+care|and|thank\s+you|thanks|again))*\W*",
    re.IGNORECASE,
)
#: Who says good-bye wants no question again.
_LEAVES = pattern(r"\b(?:bless|bye|goodbye|good\s*night|anyway|take\s+care|have\s+a)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """A complaint and a good-bye let go of the question that is open; None where anything else is said."""
    heard, asked = session.heard, session.state.asking
    if heard.people or heard.teams or heard.dates or any(n.mention.of("credential") for n in heard.named):
        return None
    if asked is None and _SAID_NO.fullmatch(heard.text) and not session.given.circle.asked:
        session.understood = (None, 0.9)
        return Reply(parts=(paragraph(_("All right, no. Nothing was changed by that. What are you after?")),))
    if asked is None and not session.given.circle.asked and _NOT_INTERESTED.fullmatch(heard.text):
        session.understood = (None, 0.9)
        return Reply(parts=(paragraph(_("All right. Write to me whenever you like.")),))
    last = session.state.last
    grumbles = asked is None and (last is None or not session.dialog(last).writes) and _GRUMBLES.fullmatch(heard.text)
    if grumbles or _COMPLAINS.fullmatch(heard.text):
        session.trace.append("a complaint")
        _let_go(session)
        session.understood = (None, 0.9)
        text = _("I am sorry. Say it once more in other words, please, one question at a time: “how much is the CKA?”")
        known = (begin("👎", _JUDGES, liked=False),) if session.given.private and session.given.records else ()
        return Reply(parts=(paragraph(text),), buttons=(begin(_("What can you do?"), "capabilities"), *known))
    if asked is None or asked.awaiting is None or asked.awaiting.slot in _YES_OR_NO:
        return None
    if not _GRATEFUL.fullmatch(heard.text):
        return None
    session.trace.append("thanks, and no answer")
    if _LEAVES.search(heard.text):
        _let_go(session)
    return await session.begin(_THANKS, {}, 0.9)


#: What is thanked for there may be taken.
_YES_OR_NO = frozenset({"decision", "consent", "sure", "confirmed"})


def _let_go(session: Session) -> None:
    asked = session.state.asking
    session.state.drop(asked)
