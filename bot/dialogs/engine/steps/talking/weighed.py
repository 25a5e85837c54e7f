""" "Should I delete my CISM?", "what happens if I turn off the reminders?", "don't remove it": what is only weighed, or
not wanted, changes nothing; what it would do is said, with a button that does it.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_REMOVES, _MUTES, _STOPS, _PAUSES = "remove_holding", "mute_holding", "stop_reminders", "pause_reminders"
_WEIGHED = pattern(
    rf"{OPENING}(?:(?:(?:i\s+)?wonder(?:ing)?|not\s+sure|do\s+you\s+think|you\s+think)\s+(?:if\s+|whether\s+)?)?"
    r"(?:(?:should|must)\s+i|(?:if|once)(?=\s+i\s)|i\s+should|do\s+i\s+(?:have|need)\s+to"
    r"|what(?:['’]?s|\s+(?:is|will|would|does))?\s+(?:happens?|happening|changes?|becomes?|follows|if)\b[^?]{0,60}?\b(?:if|when|once|after|by)"
    r"|what\s+if|(?:is|would)\s+it\s+(?:be\s+)?(?:ok(?:ay)?|fine|safe|wise|smart|stupid|bad|better|a\s+(?:good|bad)\s+idea)(?:\s+for\s+me)?\s+(?:to|if))\s+"
    r"(?:(?:i|we|just|better|rather|really|also|ever|then|now|to|have|had)\s+){0,3}(?P<verb>\w+(?:\s+(?:off|out|rid\s+of))?)",
    re.IGNORECASE,
)
#: "If it is renewed, do the reminders stop?", and not "if it is over, will you stop".
_CONDITIONAL = pattern(
    rf"{OPENING}(?:if|once|when)\b.{{1,80}}\b(?:do|does|will|would|are)\s+(?:the|my|its|their|all|those|these|your|they|i)\b",
    re.IGNORECASE,
)
#: "How do I log 20 CPE for CISM": nothing is told yet.
_HOW_TO_LOG = pattern(
    rf"{OPENING}how\s+(?:do|can|should|would|could|to)\s+(?:i\s+)?(?:\w+\s+)?(?:log|record|enter|add|note|claim|report|submit)\b",
    re.IGNORECASE,
)
#: "I'm hoping for 20", "20 is a lot": an amount, and nothing that was earned.
_NOT_EARNED = pattern(
    r"(?<!\w)(?:hop(?:e|ing)\s+(?:for|to)|wish(?:ing)?\s+(?:for|i\s+had)|would\s+(?:like|love)|aim(?:ing)?\s+for|plan(?:ned|ning)?\s+(?:to|on)|could\s+(?:earn|get|log|do)"
    r"|used\s+to\s+have|(?:is|are|seems?)\s+(?:(?:a\s+lot|too\s+(?:many|much))|not\s+enough|enough)|too\s+(?:many|much)|less\s+than|lost)(?!\w)",
    re.IGNORECASE,
)
_LOGS = "log_units"
_REMOVE = r"(?:remove|delete|erase|drop|scrap|bin|ditch|take\s+(?:off|out)|get\s+rid\s+of)d?"
_REMOVING = pattern(_REMOVE, re.IGNORECASE)
_MUTING = pattern(r"mute|silence", re.IGNORECASE)
_NOT_WANTED = pattern(
    rf"{OPENING}(?:please\s+|pls\s+)?(?:do\s?n['’]?t|dont|do\s+not|never)\s+(?:you\s+)?(?:dare\s+)?{_REMOVE}\s+",
    re.IGNORECASE,
)
#: "I'd rather not remove it", "didn't I delete it".
_NOT_REMOVED = pattern(
    rf"{OPENING}(?:i\s*(?:['’]?d|would|will|['’]ll)\s+(?:rather\s+|prefer\s+)?not(?:\s+to)?|i\s+(?:would|wo|do|did|have)\s?n['’]?t|i\s+(?:do|did|have)\s+not|i\s+never"
    rf"|did(?:\s?n['’]?t)?\s+(?:i|you)|have(?:\s?n['’]?t)?\s+(?:i|you))\s+(?:(?:really|already|actually|ever|just|want(?:ed)?|to|wanna|ask(?:ed)?|say|said|told|tell|you|have)\s+){{0,4}}{_REMOVE}\s+",
    re.IGNORECASE,
)
#: "Take it off my CV".
_ELSEWHERE = pattern(
    rf"\b(?:{_REMOVE}|take|took)\b.{{1,60}}?\b(?:from|off|on|in)\s+(?:my\s+|the\s+|our\s+)?(?:cv|r[ée]sum[ée]|linked\s?in|xing|indeed|credly|(?:e-?mail\s+)?signature"
    r"|website|web\s?page|home\s?page|portfolio|bio|business\s+cards?|wall|badge|name\s?tag)(?!\w)",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where what is weighed is none of what changes records or reminders."""
    heard, records = session.heard, session.given.records
    weighed = _WEIGHED.match(heard.text)
    said = weighed or _CONDITIONAL.match(heard.text)
    if said is None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    if session.state.asking is not None:
        return None
    start = weighed.start("verb") if weighed is not None else 0
    held = await named(session, start)
    meant = _named_by(weighed["verb"]) if held and weighed is not None else None
    meant = meant or session.guesses[0].dialog
    held = held if len(held) == 1 else _first(session, held, start)
    if meant not in (_REMOVES, _MUTES, _STOPS, _PAUSES) or (meant in (_REMOVES, _MUTES) and not held):
        return None
    session.trace.append("it is only weighed")
    session.understood = (meant, 0.6)
    return _what_it_does(meant, held)


async def how_to_log(session: Session) -> Reply | None:
    """How units are told: the amount is an example, or a wish."""
    text = session.heard.text
    if session.guesses[0].dialog != _LOGS or not (_HOW_TO_LOG.match(text) or _NOT_EARNED.search(text)):
        return None
    if session.state.asking is not None:
        return None
    session.trace.append("units that were not earned, or how they are logged")
    session.understood = (_LOGS, 0.6)
    told = _("Just tell me what you earned, and when: “20 hours for my CISM yesterday”. So far I logged nothing.")
    return Reply(parts=(paragraph(told),), buttons=(begin(_("What is left?"), "units_left"),))


def _named_by(verb: str) -> str | None:
    return _REMOVES if _REMOVING.match(verb) else _MUTES if _MUTING.match(verb) else None


def _what_it_does(meant: str, held: list[Holding]) -> Reply:
    button: tuple[Button, ...] = ()
    if meant == _REMOVES:
        text = _("{name} would go from your list, and I would write nothing of it; “undo” would bring it back.")
        button = (begin(_("Remove it"), _REMOVES, holding=held[0].id),)
    elif meant == _MUTES:
        text = _("{name} would stay in your list, and I would not remind you of it until you ask me to again.")
        button = (begin(_("No reminders for it"), _MUTES, holding=held[0].id),)
    elif meant == _STOPS:
        text = _("I would write nothing by myself any more; your records would stay, and you could ask at any time.")
        button = (begin(_("Turn reminders off"), _STOPS),)
    else:
        text = _("I would keep quiet until the day that you say; what falls due meanwhile would come then, once.")
        button = (begin(_("Pause reminders"), _PAUSES),)
    nothing = paragraph(_("That is yours to decide; so far I changed nothing."))
    name = bold(held[0].name) if held else ""
    return Reply(parts=(paragraph(text, name=name), nothing), buttons=button)


def _first(session: Session, held: list[Holding], start: int) -> list[Holding]:
    """The one that is named first behind ``start``: "if I drop the PMP, do I lose my CAPM"."""
    for named_one in sorted(session.heard.named, key=lambda n: n.mention.start):
        ids = {m.id for m in named_one.mention.leading("credential")}
        if named_one.mention.start >= start and (found := [h for h in held if h.credential in ids]):
            return found[:1]
    return []


async def not_wanted(session: Session) -> Reply | None:
    """ "Don't delete my CISM", "I'd rather not", "take it off my CV", of one that is kept."""
    text = session.heard.text
    said = _NOT_WANTED.match(text)
    other = _NOT_REMOVED.match(text) or _ELSEWHERE.search(text) if said is None else None
    found = said or other
    held = await named(session, found.end() if said else 0) if found is not None else []
    if found is None or len(held) != 1 or session.heard.people or session.heard.teams:
        return None
    if said is not None and not nothing_but(session, held[0], said.end()):
        return None
    session.trace.append("one of theirs is to stay")
    session.understood = (_REMOVES, 0.6)
    sentence = _("I keep {name}: here nothing was removed.")
    mine = begin(_("My credentials"), "list_holdings")
    remove = begin(_("Remove it"), _REMOVES, holding=held[0].id)
    return Reply(parts=(paragraph(sentence, name=bold(held[0].name)),), buttons=(mine, remove))
