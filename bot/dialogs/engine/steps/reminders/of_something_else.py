""" "Stop sending me memes", "remind me to call mum on 3 January", "Kevin wants reminders two weeks before", "I used to
get reminders at 8", "I won't need a reminder on 3 January": near to a wish of what I write, and none.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_PAUSES, _ON_ITS_DAY, _STOPS = "pause_reminders", "snooze_reminder", "stop_reminders"
_HOW_I_WRITE = frozenset(
    {
        "set_stages", "set_hours", "set_days", "set_summary", "set_nudges", "remind_also", "mute_holding",
        "unmute_holding", "resume_reminders", "usual_stages", "snooze_reminders", _PAUSES, _ON_ITS_DAY, _STOPS,
    }
)  # fmt: skip
_AHEAD, _SETTINGS = "next_reminders", "reminder_settings"


#: Up to what is sent. "Stop sending me these", "stop sending me stuff at night" are of what I send.
_SENDING = pattern(
    rf"{ASKING}(?:(?:can|could|will|would)\s+you\s+)?(?:stop|quit|do\s?n['’]?t|dont|do\s+not|no\s+need\s+to)\s+(?:send(?:ing)?|giv(?:e|ing)|show(?:ing)?|forward(?:ing)?)\s+(?:to\s+)?(?:me\s+|us\s+)"
    r"(?:(?:the|these|those|your|any|all|so|many|more|stupid|silly|such|that|this)\s+){0,3}(?P<what>[^\W\d_]{3,20}(?:\s+[^\W\d_]{2,20}){0,2}?)(?:\W+(?:lol|please|pls|thanks|haha+|mate|bro|man|again|ok)){0,3}\W*",
    re.IGNORECASE,
)
_WHAT_I_SEND = pattern(
    r"\b(?:remind\w*|messages?|msgs?|mails?|e-?mails?|notif\w*|nudg\w*|pings?|alerts?|summar\w*|digests?|updates?|stuff|things?|anything|everything"
    r"|text\w*|dms?|these|those|them|spam|it|that|this|news\w*|stud(?:y|ies)|progress|warnings?|emails?|expir\w*|renew\w*|deadlines?|certs?|credentials?|records?"
    r"|reports?|lists?|so|many|much|often|weekly|daily|monthly|nags?|nagging|noise|crap|shit|bullshit|notes?|questions?|pictures?|files?|plans?|junk)\b",
    re.IGNORECASE,
)

#: Deeds and things of everyday life: of these nothing is written.
_ERRAND = pattern(
    rf"{ASKING}(?:remind|nudge|ping|text|message|tell)\s+me\b.{{0,40}}?\b(?:to\s+(?:call|phone|ring|buy|feed|walk|water|clean|cook|eat|drink|visit|wash|wish"
    r"|congratulate|pick\s+up|take\s+out|collect|breathe|stretch|sleep|shop|hoover|vacuum)\b"
    r"|(?:about|of|for|that|to)\b.{0,30}?\b(?:mum|mom|dad|milk|dentist|doctor|gp|vet|birthday|anniversary|dog|cat|plants?|bins?|rent|groceries|shopping|bread|medicine|pills?|laundry"
    r"|party|dinner|lunch|breakfast|haircut|football|netflix|wedding)\b)",
    re.IGNORECASE,
)

_KIN = (
    r"(?:boss|manager|supervisor|colleague|co-?worker|mate|friend|wife|husband|partner|son|daughter|brother|sister|mum|mom|dad|mother|father|cousin|team\s?mate"
    r"|apprentice|assistant|neighbou?r|girlfriend|boyfriend|kids?)"
)
_SOMEBODY = pattern(
    rf"{OPENING}(?:(?P<kin>(?:my|our|the)\s+(?:\w+\s+)?{_KIN})|(?P<who>[^\W\d_]{{2,15}}))\s+(?:(?:also|already|really|always|now|usually)\s+)?"
    r"(?:(?:wants?|would\s+like|likes?|prefers?|gets?|needs|has|asked\s+for)\b|(?:is|was|will\s+be|goes)\s+(?:on\s+(?:holidays?|leave|vacation|parental|maternity)|away|off|abroad|ill|sick|in\s+hospital)\b)",
    re.IGNORECASE,
)
_OF_ME = pattern(r"(?<!\w)(?:i|i['’]?(?:m|ve|d|ll)|im|ive|me|my|mine|we|us|our)(?!\w)", re.IGNORECASE)

#: What was, and what is not needed.
_CAME = (
    r"(?:came|arrived|stopped\s+(?:working|coming)|(?:did\s?n['’]?t|never)\s+(?:come|arrive|work)|showed\s+up"
    r"|got\s+lost|went\s+(?:to|missing)|woke)"
)
_WAS = pattern(
    rf"{OPENING}(?:i\s+used\s+to\s+(?:get|have|receive|be|see)\b.{{0,40}}\b(?:remind\w*|messages?|summar\w+)"
    r"|(?:my|our|the)\s+(?:holidays?|leave|vacation|break|time\s+off)\s+(?:was|were)\b"
    rf"|(?:(?:the|my|your|that|this|last|first)\s+)?(?:[\w+-]{{1,20}}\s+){{0,4}}?(?:reminders?|messages?|summary|nudges?)\s+(?:{_CAME})\b)",
    re.IGNORECASE,
)
_NOT_NEEDED = pattern(
    rf"{OPENING}i\s*(?:wo\s?n['’]?t|will\s+not|do\s?n['’]?t|dont|do\s+not)\s+(?:need|want|require)\s+(?:(?:a|any|the|another|to\s+be)\s+)?(?:reminders?|reminded|messages?|nudges?)\b",
    re.IGNORECASE,
)
_A_DAY_BEFORE = pattern(r"\b(?:before|until|till?|again|anymore|any\s+more|after|from|every|each)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where it is of what I write to them."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams:
        return None
    if (said := _SENDING.fullmatch(heard.text)) is not None and _is_nothing_i_send(session, said["what"]):
        return _nothing_set(session, _("Such things I never send, so I changed nothing. I write only of credentials."))
    if not heard.named and _ERRAND.match(heard.text) and not await named(session, 0):
        text = _("I remind only of credentials that I keep of you and of what you study, so I set nothing for that.")
        return _nothing_set(session, text)
    if await _of_somebody(session):
        text = _("That is about somebody else, so I changed nothing: what you set is of what I write to you.")
        return _nothing_set(session, text)
    if "?" not in heard.text and session.guesses[0].dialog in _HOW_I_WRITE and _WAS.match(heard.text):
        return await _how_it_is(session)
    return await _not_needed(session)


def _is_nothing_i_send(session: Session, what: str) -> bool:
    return not session.heard.named and not session.heard.dates and _WHAT_I_SEND.search(what) is None


async def _of_somebody(session: Session) -> bool:
    heard = session.heard
    said = _SOMEBODY.match(heard.text) if session.guesses[0].dialog in _HOW_I_WRITE else None
    if said is None or _OF_ME.search(heard.text, said.end("kin") if said["kin"] else 0) or session.state.asking:
        return False
    if said["kin"]:
        return True
    phrases, who = session.manager.phrases, key(said["who"])
    within = any(n.mention.start <= said.start("who") < n.mention.end for n in heard.named)
    return who not in {*phrases.common, *phrases.generic, *_NOBODY} and not within and not await named(session, 0)


#: Whose absence is the writer's as well, or is nobody's.
_NOBODY = frozenset(
    """
    everyone everybody nobody anyone someone somebody company office work school site shop factory plant college
    university uni class family that this it which what who he she they one all both summer winter spring autumn
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def _how_it_is(session: Session) -> Reply:
    session.trace.append("what was sent is told of")
    told = Reply(parts=(paragraph(_("I changed nothing of when I write; this is how it is now.")),))
    return told.plus(await session.begin(_SETTINGS, {}, 0.6))


async def _not_needed(session: Session) -> Reply | None:
    """Of one day: on that nothing comes, and what falls due comes after it."""
    heard = session.heard
    if _NOT_NEEDED.match(heard.text) is None or len(heard.dates) != 1 or _A_DAY_BEFORE.search(heard.text):
        return None
    if heard.named or session.guesses[0].dialog not in _HOW_I_WRITE:
        return None
    text = _("I leave out no single reminder; say “no messages on 3 January” to keep a day free. I changed nothing.")
    return _nothing_set(session, text)


def _nothing_set(session: Session, text: str) -> Reply:
    session.trace.append("near to a wish of what I write, and none")
    session.understood = (_AHEAD, 0.6)
    buttons = (begin(_("When will you remind me?"), _AHEAD), begin(_("Settings"), _SETTINGS))
    return Reply(parts=(paragraph(text),), buttons=buttons)
