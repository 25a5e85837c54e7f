"""What is asked of the bot and is not there: other languages, e-mails, an app, another name, an account for two."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LAST = (
    r"(?:\W+(?:please|pls|too|as\s+well|instead|then|thanks|thx|maybe|also|now|at\s+all|or\s+(?:something|so))){0,3}\W*"
)
_CAN = (
    r"(?:(?:can|could|do|does|will|would|are|is)\s+(?:you|u|i|we|it|this|laurel"
    r"|the\s+bot)\s+(?:please\s+|also\s+|able\s+to\s+){0,2})"
)
_TONGUE = (
    r"(?:german|deutsch|french|fran[cç]ais|spanish|espa[nñ]ol|italian|polish|portuguese|dutch|turkish|arabic|russian|ukrainian|romanian|hindi|chinese|japanese|swedish"
    r"|norwegian|danish|finnish|czech|hungarian|greek|punjabi|urdu|vietnamese|tagalog|(?:an)?other\s+languages?|my\s+(?:own\s+)?language)"
)
_TO_ME = r"(?:\s+(?:to\s+me|with\s+me|this|it|me))?"
_LANGUAGE = pattern(
    rf"{ASKING}(?:{_CAN}(?:speak|talk|write|answer|reply|chat|understand|switch|do){_TO_ME}(?:\s+(?:in|to))?\s+{_TONGUE}"
    rf"|{_CAN}?(?:available\s+)?in\s+{_TONGUE}"
    rf"|(?:{_CAN}|how\s+(?:do|can)\s+i\s+|i\s+(?:want|need)\s+to\s+)?(?:change|switch|set|put)\s+(?:(?:my|the|your)\s+)?(?:language|lang)(?:\s+settings?)?(?:\s+(?:from\s+english\s+)?(?:in)?to\s+\w{{2,20}})?"
    rf"|(?:change|switch|set|put)\s+(?:it|this|you|yourself)\s+(?:in)?to\s+{_TONGUE}"
    rf"|(?:what|which)\s+(?:other\s+)?languages?\s+{_CAN}\w{{2,12}}){_LAST}",
    re.IGNORECASE,
)
_WAY = (
    r"(?:e-?mails?|sms|text\s+messages?|whats\s?app|phone(?:\s+calls?)?|viber|signal|discord|(?:ms"
    r"|microsoft)\s+teams|letter|post)"
)
_BY = rf"(?:by|via|on|over|through|per|to\s+my|as\s+an?)\s+(?:my\s+)?{_WAY}(?:\s+(?:or|and)\s+(?:by\s+)?{_WAY})?"
_SENDS = (
    r"(?:send|get|have|receive|give|remind|message|text|write|contact|notify|reach|warn|ping|use|talk\s+to|tell|do)"
)
_CHANNEL = pattern(
    rf"{ASKING}(?:(?:{_CAN}|i\s+(?:want|prefer|would\s+like|need)\s+(?:to\s+)?)?{_SENDS}(?:\s+(?:to\s+|the\s+|my\s+|all\s+)?(?:me|you|u|this|it|reminders?|messages?|them|notifications?|everything|summary)){{0,2}}\s+{_BY}"
    rf"|{_CAN}?(?:e-?mail|sms|whats\s?app|phone|call)\s+me(?:\s+(?:my|the|a|about|with)?\s*(?:reminders?|messages?|summary|list|when|if|before)\b.{{0,40}})?|(?:reminders?|messages?)\s+{_BY}"
    rf"|(?:{_CAN})(?:have\s+)?(?:on\s+)?(?:whats\s?app|e-?mail|viber|discord|(?:ms|microsoft)\s+teams)){_LAST}",
    re.IGNORECASE,
)
_PHONE = r"(?:my\s+|a\s+|the\s+)?(?:i?phone|mobile|cell(?:phone)?|smart\s?phone|tablet|ipad|android)"
_APP = pattern(
    rf"{ASKING}(?:(?:{_CAN}|how\s+(?:do|can)\s+i\s+|i\s+(?:want|need)\s+to\s+)?(?:sync|put|get|use|have|see|open|connect|install|download|link)\s+(?:(?:this|it|you|u|that|all|everything|the\s+app|laurel)\s+){{0,2}}(?:(?:up|with|to|on|onto|for|from)\s+){{1,2}}{_PHONE}"
    rf"|(?:is\s+there|{_CAN}(?:have)|got)\s+(?:an?|any)\s+(?:(?:mobile|phone|iphone|android)\s+)?app(?:\s+for\s+(?:this|it|{_PHONE}))?|do(?:es)?\s+(?:this|it|you|u)\s+work\s+on\s+{_PHONE}){_LAST}",
    re.IGNORECASE,
)
_NAME = pattern(
    rf"{ASKING}(?:(?:you\s+can\s+)?(?:just\s+)?call\s+me\s+(?!(?:when|if|at|on|back|later|tomorrow|today|before|after|by|in|a|an|the|maybe|now|again|out|crazy|old|stupid)\b)[^\W\d_][\w'’-]{{1,20}}"
    rf"|(?:{_CAN}|how\s+(?:do|can)\s+i\s+)?(?:change|set)\s+(?:my|the)\s+name(?:\s+(?:here|to\s+\S{{2,20}}(?:\s+\S{{2,20}})?))?){_LAST}",
    re.IGNORECASE,
)
_TWO = (
    r"(?:wife|husband|partner|girlfriend|boyfriend|friend|colleague|co-?worker|mate|brother|sister"
    r"|son|daughter|flatmate|both|together|two\s+of\s+us|family)"
)
_SHARED = pattern(
    rf"\b(?=.{{0,120}}\b{_TWO}\b)(?:.{{0,80}}\b)?(?:share|use|have)\s+(?:an?|one|the\s+same|my|this|our)\s+(?:account|login|log-in|chat|profile)\b.{{0,40}}",
    re.IGNORECASE,
)
_OF_THE_BOT = pattern(r"\b(?:you|u|languages?|lang)\b", re.IGNORECASE)
_READ, _LONG = 160, 24


async def told(session: Session) -> Reply | None:
    """None where it is asked of a credential, or of people here."""
    heard = session.heard
    credential = any(n.mention.of("credential") and n.mention.matches[0].exact for n in heard.named)
    if heard.people or heard.teams or heard.dates or len(heard.words) > _LONG:
        return None
    for way, answer, may_name in _ANSWERS:
        if way is _LANGUAGE and session.state.focus.credentials and not _OF_THE_BOT.search(heard.text):
            continue  # "in German?", of an exam that was talked of
        if way is _NAME and session.given.name and session.given.name.casefold() in heard.text.casefold():
            continue  # they are called so already
        if (may_name or not credential) and way.fullmatch(heard.text[:_READ]):
            session.trace.append("it is not there")
            session.understood = (None, 0.9)
            return answer()
    return None


def _no_other_language() -> Reply:
    return Reply(parts=(paragraph(_("I understand and write English only; no other language can be set.")),))


def _only_here() -> Reply:
    text = _(
        "I write where you write to me, on Slack or Telegram, and nowhere else: no e-mails, text messages or calls. "
        "On which of the two is up to you; link your accounts, and I know you on both."
    )
    return Reply(parts=(paragraph(text),), buttons=(_link(), begin(_("Settings"), "reminder_settings")))


def _no_app() -> Reply:
    text = _(
        "I have no app of my own: I am in Slack and Telegram, and both have apps for the phone, so what you tell me is "
        "there as well. To write to me on the other one too, link your accounts. The days on which your credentials "
        "expire come into the phone's calendar with a file: say “export for my calendar”."
    )
    return Reply(parts=(paragraph(text),), buttons=(_link(),))


def _no_other_name() -> Reply:
    text = _("I call you by the name of your account here, and keep no other.")
    return Reply(parts=(paragraph(text),))


def _an_account_each() -> Reply:
    text = _(
        "An account here is one person's: what is told in it would be taken for yours. Whoever else wants to use me "
        "writes to me from an account of their own; that costs nothing. Two accounts of yours can be linked."
    )
    return Reply(parts=(paragraph(text),))


def _link() -> Button:
    return begin(_("Link an account"), "link_accounts")


#: What is asked, what is answered, and whether it may sound like a credential: "by SMS" names none.
_ANSWERS: tuple[tuple[re.Pattern[str], Callable[[], Reply], bool], ...] = (
    (_LANGUAGE, _no_other_language, False),
    (_CHANNEL, _only_here, True),
    (_APP, _no_app, False),
    (_NAME, _no_other_name, False),
    (_SHARED, _an_account_each, False),
)
