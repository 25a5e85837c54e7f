""" "Remind him next week", said of a member: nobody is asked before that day, and none is asked now instead."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.teams.signs import signed
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LATER = "nudge_later"
_WEEKDAY = rf"{WEEKDAY}s?"
#: "By Friday" is when it is needed, and no day of the nudge.
_THEN = (
    r"(?:(?<!by\s)(?<!before\s)(?<!until\s)(?<!till\s)(?:on\s+|in\s+|at\s+|from\s+)?(?:the\s+)?(?:¤|(?:next|coming)\s+(?:week|month|year|_|\w+day)|tomorrow"
    rf"|(?:an?|one|two|three|four|\d{{1,2}}|a\s+few|a\s+couple\s+of)\s+(?:days?|weeks?|months?)|{_WEEKDAY}|later|the\s+week\s+after)(?:\s+(?:morning|afternoon|evening|time))?)"
)
_WHOM = (
    r"(?:Þ(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)Þ)*|them(?:\s+all)?|every\s?(?:one|body)|all\s+of\s+them|whoever\s+is\s+missing"
    r"|(?:the|those)\s+(?:missing|late)\s+ones|the\s+(?:team|others|rest))"
)
_ABOUT = (
    r"(?:about|of|to\s+(?:do|get|renew|finish|send|record)|for|on)\s+(?:(?:that|this|it|his|her|their|the|a)\s*)*"
    r"(?:_|again)?(?:\s+(?:one|card|cert\w*|training|course))?"
)
_NUDGES = pattern(
    r"\W*(?:(?:ok|okay|and|so|then|no|please|pls|can|could|would|you|i|want|to|let['’]?s|just|also|but)\W+){0,6}"
    rf"(?:remind|nudge|ping|chase|poke|message|ask|write\s+to)\s+{_WHOM}(?:\s+(?:again|only|please|pls))*(?:\s+{_ABOUT})?\s+{_THEN}(?:\s+(?:again|please|pls|then|instead|only|about\s+(?:it|that)|{_ABOUT}))*\W*",
    re.IGNORECASE,
)


#: "Not now, next week", of those who were just to be asked.
_NOT_NOW = pattern(
    rf"\W*(?:(?:no|oh|wait|sorry|hm+|actually|but|please|pls|do|it|rather|better)\W+){{0,5}}(?:not\s+(?:now|yet|today)|later)?[\s,;.–-]*(?:but\s+|rather\s+|better\s+)?{_THEN}(?:\s+(?:please|pls|then|instead|rather))*\W*",
    re.IGNORECASE,
)


#: "Tell Tia well done": words of the lead's own, which no nudge says.
_OWN_WORDS = pattern(
    rf"{ASKING}(?:tell|say\s+to|message|write(?:\s+to)?|text|let|pass\s+on\s+to)\s+Þ(?:\s+know)?[\s,:]+(?:that\s+)?(?:from\s+me\s+)?(?:well\s+done|thanks?\b|thank\s+you|congrat\w*|good\s+(?:job|work|luck)|nice|great|happy\s+\w+|hi\b|hello|sorry|cheers|i\b(?!\s+(?:need|want)\b)|i['’]m|im\b|we['’]?(?:re)?\b(?!\s+need)|see\s+you|the\s+meeting|to\s+(?:call|come|ring|phone|see)\b)[^?\n]{{0,80}}",
    re.IGNORECASE,
)


#: "Every week until he's done it", right after somebody was asked.
_OVER_AND_OVER = pattern(
    rf"{ASKING}(?:(?:do|keep|repeat|ask|asking|reminding|remind|nudge)\s+)?(?:(?:that|it|this|him|her|them|doing|asking)\s+){{0,2}}(?:(?:every|each)\s+(?:other\s+|single\s+)?(?:day|week|month|morning|\w+day)|daily|weekly|(?:once\s+)?a\s+week)?[\s,]*(?:(?:until|till?)\s+(?:s?he|they|it|hes|shes|theyre)\b[^?\n]{{0,40}}|again\s+and\s+again)?\W*",
    re.IGNORECASE,
)
_OFTEN = pattern(r"\b(?:every|each|daily|weekly|a\s+week|until|till?|again\s+and\s+again|keep)\b", re.IGNORECASE)


async def over_and_over(session: Session) -> Reply | None:
    """None unless members were asked just now; a summary of one's own is not meant."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != "nudge_member" or not heard.leads or session.state.asking is not None:
        return None
    if heard.named or not _OFTEN.search(heard.text) or not _OVER_AND_OVER.fullmatch(heard.text):
        return None
    session.trace.append("they are to be asked again and again")
    session.understood = ("nudge_member", 0.9)
    text = _(
        "I ask nobody over and over by myself: ask me again, at most once a week. Of what the team needs by a day I "
        "remind whoever lacks it without being asked: “everyone needs … by 1 March”."
    )
    return Reply(parts=(paragraph("{text}", text=text),))


async def own_words(session: Session) -> Reply | None:
    """What a lead would have said to a member is for them to say; nobody is asked how it goes instead."""
    heard = session.heard
    if not heard.leads or len(heard.people) != 1 or session.state.asking is not None:
        return None
    if heard.dates or not _OWN_WORDS.fullmatch(signed(heard)):
        return None
    session.trace.append("words of the lead's own to a member")
    session.understood = (None, 0.9)
    text = _(
        "I carry no words of yours to others: I only ask {name} how it is going, or remind of what the team needs. "
        "Write to {name} yourself."
    )
    names = {known.id: known.name for known in session.given.circle.people}
    name = next((names[i] for i in heard.people[0].ids if i in names), heard.people[0].name)
    return Reply(parts=(paragraph(text, name=name),))


async def _rather_later(session: Session) -> Reply | None:
    """None unless members were asked just now; what is not on its way yet is taken back."""
    last, undo = session.state.last, session.state.undo
    if last is None or last.dialog != "nudge_member" or undo is None or not session.heard.dates or "each" in undo:
        return None
    who = last.slots.get("who")
    if not who or session.heard.people or session.heard.named or not _NOT_NOW.fullmatch(signed(session.heard)):
        return None
    session.trace.append("they are to be asked on a later day")
    back = await press(session, undo)
    slots = fill_from_message(session.manager.dialogs[_LATER], session.heard).slots
    return back.plus(await session.begin(_LATER, {**slots, "who": who}, 0.9))


async def told(session: Session) -> Reply | None:
    """None unless a lead says nothing but whom, of what at most, and when."""
    heard = session.heard
    if heard.leads and session.state.asking is None and (later := await _rather_later(session)) is not None:
        return later
    if not heard.leads or session.state.asking is not None or not _NUDGES.fullmatch(signed(heard)):
        return None
    if any(max(d.options, default=heard.today) <= heard.today and not d.year_guessed for d in heard.dates):
        return None
    session.trace.append("a member is to be asked on a later day")
    return await session.begin(_LATER, fill_from_message(session.manager.dialogs[_LATER], heard).slots, 0.9)
