"""What is asked of the bot and is not there: other languages, e-mails, an app, another name, an account for two."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.dialogs.engine import questions
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
    rf"|(?:what|which)\s+(?:other\s+)?languages?\s+{_CAN}\w{{2,12}}"
    r"|(?:sprechen\s+sie|sprichst\s+du|kannst\s+du|können\s+sie)(?:\s+auch)?\s+deutsch|(?:parlez|parles)[\s-]+(?:vous|tu)\s+fran[cç]ais|(?:tu\s+)?(?:hablas?|habla\s+usted)\s+espa[nñ]ol|parl[ia]\s+italiano"
    r"|(?:i\s+)?(?:no|not|do\s*n['’]?t|dont|do\s+not|can\s*not|can['’]?t)\s+(?:speak|understand|write|read)\s+(?:(?:good|much|any|very\s+well|well)\s+)?english(?:\s+(?:very\s+)?(?:well|good|much))?"
    r"|(?:(?:sorry|excuse\s+me)\W+)?(?:but\s+)?my\s+english\s+(?:is\s+|are\s+)?(?:so\s+|very\s+|a\s+|only\s+|just\s+)*(?:not\s+(?:so\s+|very\s+)?(?:good|well|perfect)|bad|little|poor|weak|basic|small|no\s+good)(?:\s+sorry)?|sorry\s+(?:for|about)\s+my\s+(?:bad\s+|poor\s+)?english|i\s+(?:only\s+)?(?:speak|know|have)\s+(?:only\s+)?(?:a\s+)?little\s+english"
    rf"|(?:fala|voc[eê]\s+fala)\s+portugu[eê]s|spreekt\s+(?:u|je)\s+nederlands|(?:no\s+)?(?:speak|habla)\s+{_TONGUE}){_LAST}",
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
    rf"|(?:{_CAN}|how\s+(?:do|can)\s+i\s+)?(?:change|set)\s+(?:my|the)\s+name(?:\s+(?:here|to\s+\S{{1,20}}(?:\s+\S{{1,20}}){{0,2}}))?){_LAST}",
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
#: "Short answers pls", "you write too much".
_SHORTER = pattern(
    rf"{ASKING}(?:(?:(?:give\s+me|write|use|make|keep|i\s+(?:want|need|prefer))\s+)?(?:(?:me|it|them|your|the|only|just|more|much|a\s+bit|your\s+answers)\s+){{0,3}}(?:short(?:er)?|brief(?:er)?|concise|less\s+long)(?:\s+(?:answers?|repl(?:y|ies)|messages?|texts?|version|next\s+time))?"
    r"|(?:(?:you|u)\s+(?:write|talk|say|send|text)|(?:your|ur|the|these)\s+(?:answers?|messages?|texts?|repl(?:y|ies))\s+(?:are|is))\s+(?:way\s+|much\s+|far\s+)?(?:too|so)\s+(?:much|long|many\s+words)"
    rf"|(?:that['’]?s|this\s+is|thats|its|it['’]?s)\s+(?:way\s+|much\s+)?too\s+(?:long\s+to\s+read|much\s+(?:text|to\s+read|reading))(?:\s+for\s+me)?|tl[;,]?\s?dr){_LAST}",
    re.IGNORECASE,
)
_SAYS_ANSWERS = pattern(
    r"\b(?:answers?|repl(?:y|ies)|messages?|texts?|text|write|talk|say|words|read(?:ing)?|brief|concise|tl[;,]?\s?dr)\b",
    re.IGNORECASE,
)
#: "Can you give me a certificate": what is given out elsewhere.
_AWARD = pattern(
    rf"{ASKING}(?:{_CAN}|will\s+i\s+get\s+|do\s+i\s+get\s+)(?:(?:give|issue|award|make|print|sell|send|write|get)\s+)?(?:me\s+)?(?:(?:an?|the|some|my|real|official|own)\s+){{0,3}}(?:certificates?|certifications?|diplomas?|qualifications?|licen[cs]es?|certs?)(?:\s+(?:from\s+(?:you|u|here|this)|by\s+you|yourself|here|for\s+(?:talking|chatting)\b.{{0,30}}))?{_LAST}",
    re.IGNORECASE,
)
_GIVEN_OUT = pattern(
    r"\b(?:give|issue|award|make|print|sell)\s+(?:me|us|out|an?|certs?|certificates?|certifications?|diplomas?)\b|\bfrom\s+(?:you|u|here)\b|\bby\s+you\b",
    re.IGNORECASE,
)
#: "My boss Lena says I need to sign up here".
_SIGN_UP = pattern(
    rf"{ASKING}(?:i\s+(?:was\s+told|am\s+told|got\s+told|have\s+been\s+told|heard)|(?:my\s+)?(?:boss|manager|lead|leader|supervisor|chef|team\s*lead|foreman|hr|company|employer|office)(?:\s+[^\W\d_]{{2,20}})?\s+(?:says?|said|told|tells|wants|asked|sent|needs?))\s+(?:me\s+)?(?:that\s+)?(?:(?:i|we|you)\s+)?(?:(?:need|have|has|had|got|should|must|gotta|to|ought|all)\s+){{0,4}}"
    rf"(?:sign\s+up|register|join|log\s+in|get\s+on|be\s+on|use|come|go|make\s+an\s+account|write|talk)(?:\s+(?:here|this|to\s+(?:you|this|it|here)|on\s+(?:here|this|it)|with\s+(?:you|this)|for\s+(?:this|it)|you|it|the\s+(?:bot|app)|up))*{_LAST}"
    rf"|{ASKING}(?:how\s+(?:do|can)\s+i|do\s+i\s+(?:need|have)\s+to|where\s+(?:do|can)\s+i)\s+(?:sign\s+up|register|make\s+an\s+account|log\s+in)(?:\s+(?:here|for\s+(?:this|it|you)|with\s+you|to\s+(?:use\s+)?(?:this|you|it)))*{_LAST}",
    re.IGNORECASE,
)
_MONEY = (
    r"(?:dollars?|usd|euros?|eur|pounds?|gbp|sterling|rupees?|pesos?|francs?|crowns?"
    r"|my\s+(?:own\s+)?(?:currency|money)|(?:an)?other\s+currency|cad|aud|\$|€|£)"
)
#: "I dont understand", where nothing is asked and nothing shown.
_LOST = pattern(
    rf"{ASKING}(?:(?:i\s+)?(?:still\s+|really\s+)?(?:do\s*n['’]?t|dont|do\s+not|not|can\s*not|can['’]?t|cant|did\s*n['’]?t)\s+(?:understand|get|follow)(?:\s+(?:it|this|that|you|anything|what\s+you\s+(?:say|mean)|how\s+(?:this|it)\s+works))?|(?:more\s+simple|simpler|too\s+complicated|too\s+difficult|in\s+simple\s+(?:words|english)|explain\s+(?:it\s+)?simpl[ey])){_LAST}",
    re.IGNORECASE,
)
#: "Use dollars": a setting that is not there.
_CURRENCY = pattern(
    rf"{ASKING}(?:(?:{_CAN}|i\s+(?:want|prefer|need)\s+)?(?:use|show|switch|change|set|display|give|see|have|put|tell)\s+(?:(?:me|to|it|them|all|the|your|my|prices?|everything|costs?|currency|into|in|only)\s+){{0,5}}{_MONEY}"
    rf"|(?:all\s+)?(?:prices?|costs?)\s+(?:only\s+)?in\s+{_MONEY}|{_CAN}?(?:change|set|switch)\s+(?:the\s+|my\s+|your\s+)?currency(?:\s+(?:in)?to\s+{_MONEY})?|(?:what|which)\s+currency\s+(?:is|are)\s+(?:this|that|it|these|those|the\s+prices?)(?:\s+in)?){_LAST}",
    re.IGNORECASE,
)
#: "What was I asking".
_BEFORE = pattern(
    rf"{ASKING}what\s+(?:(?:was|were)\s+(?:i|we)\s+(?:just\s+)?(?:asking|saying|talking(?:\s+about)?|on\s+about|typing|writing|doing)|did\s+i\s+(?:just\s+)?(?:ask|say|write|type)(?:\s+(?:you|u))?(?:\s+(?:about|before))?|(?:was|were)\s+(?:my\s+(?:last\s+)?question|we\s+at))(?:\s+(?:again|before|just\s+now|you|earlier))*{_LAST}",
    re.IGNORECASE,
)
_OF_THE_BOT = pattern(r"\b(?:you|u|languages?|lang|sie|du|vous|tu|usted|hablas?|parli|fala)\b", re.IGNORECASE)
_READ, _LONG = 160, 24
#: So that nothing more is said of the language they wrote in.
_ITSELF = "about_itself"


async def told(session: Session) -> Reply | None:
    """None where it is asked of a credential, or of people here."""
    heard = session.heard
    credential = any(n.mention.of("credential") and n.mention.matches[0].exact for n in heard.named)
    if heard.people or heard.teams or heard.dates or len(heard.words) > _LONG:
        return None
    for asked in _NOT_THERE:
        if (credential and not asked.may_name) or not asked.way.fullmatch(heard.text[:_READ]) or asked.unless(session):
            continue
        session.trace.append("it is not there")
        session.understood = (_ITSELF if asked.way is _LANGUAGE else None, 0.9)
        return await asked.rather(session) or asked.answer()
    return None


def _of_an_exam(session: Session) -> bool:
    """ "In German?", of one that was talked of."""
    return bool(session.state.focus.credentials) and not _OF_THE_BOT.search(session.heard.text)


def _called_so(session: Session) -> bool:
    name = session.given.name
    return bool(name) and str(name).casefold() in session.heard.text.casefold()


def _of_no_answer(session: Session) -> bool:
    return not _SAYS_ANSWERS.search(session.heard.text)


def _of_a_named_one(session: Session) -> bool:
    return bool(session.heard.named) or not _GIVEN_OUT.search(session.heard.text)


def _of_what_was_shown(session: Session) -> bool:
    """That is told in their money, explained, or shown more simply."""
    return bool(session.state.focus.credentials)


def _of_a_question_or_list(session: Session) -> bool:
    return session.state.waiting is not None or _of_what_was_shown(session)


async def _asked_last(session: Session) -> Reply | None:
    """It was the bot that asked."""
    waiting = session.state.waiting
    return questions.question(session, waiting) if waiting is not None else None


async def _invited(session: Session) -> Reply | None:
    return await session.begin("open_invitation", {}, 0.9) if session.given.circle.asked else None


def _no_other_language() -> Reply:
    text = _("I understand and write English only; no other language can be set. A few words do: “cka price”.")
    return Reply(parts=(paragraph("{text}", text=text),))


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


def _no_shorter() -> Reply:
    text = _(
        "How long my answers are cannot be set. Ask for one thing, and you hear that alone: “how much is the CKA?”, "
        "“how long is first aid valid?”."
    )
    return Reply(parts=(paragraph("{text}", text=text),))


def _in_few_words() -> Reply:
    text = _(
        "In short: write the name of a job or of a certificate, and I tell you about it. For example “nurse” or “CKA "
        "price”. Or tell me what you have: “first aid until May 2027”, and I remind you before it ends."
    )
    return Reply(parts=(paragraph("{text}", text=text),))


def _nothing_to_sign() -> Reply:
    text = _(
        "There is nothing to sign up for: writing to me is enough. Whoever leads a team asks you into it, by your name "
        "or with a link; you are asked first, and nobody sees anything of yours before your yes."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("What is a team for?"), "offer_team"),))


def _no_other_currency() -> Reply:
    text = _(
        "I tell each price in the money its provider asks for, mostly dollars; no other can be set for all. Of one "
        "credential ask for it: “how much is the CKA in euros?”."
    )
    return Reply(parts=(paragraph("{text}", text=text),))


def _forgotten() -> Reply:
    text = _("What you write I drop once it is answered, so I cannot show it again. Ask it once more in a few words.")
    return Reply(parts=(paragraph(text),))


def _awards_nothing() -> Reply:
    text = _(
        "I give out none: a certificate comes from whoever issues it, after their course or exam. I find the one that "
        "fits, say what it costs and takes, and keep those you have."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Find a credential for a job"), "credential_for_role"),))


def _an_account_each() -> Reply:
    text = _(
        "An account here is one person's: what is told in it would be taken for yours. Whoever else wants to use me "
        "writes to me from an account of their own; that costs nothing. Two accounts of yours can be linked."
    )
    return Reply(parts=(paragraph(text),))


def _link() -> Button:
    return begin(_("Link an account"), "link_accounts")


def _never(_session: Session) -> bool:
    return False


async def _no_other(_session: Session) -> Reply | None:
    return None


class _NotThere(NamedTuple):
    """``way``: how it is asked for. ``may_name``: it may sound like a credential, as "by SMS", and names none.
    ``unless``: where something else is meant. ``rather``: what is better than the answer.
    """

    way: re.Pattern[str]
    answer: Callable[[], Reply]
    may_name: bool = False
    unless: Callable[[Session], bool] = _never
    rather: Callable[[Session], Awaitable[Reply | None]] = _no_other


_NOT_THERE = (
    _NotThere(_LANGUAGE, _no_other_language, may_name=True, unless=_of_an_exam),
    _NotThere(_SHORTER, _no_shorter, unless=_of_no_answer),
    _NotThere(_AWARD, _awards_nothing, unless=_of_a_named_one),
    _NotThere(_BEFORE, _forgotten, rather=_asked_last),
    _NotThere(_CURRENCY, _no_other_currency, unless=_of_what_was_shown),
    _NotThere(_SIGN_UP, _nothing_to_sign, may_name=True, rather=_invited),
    _NotThere(_LOST, _in_few_words, unless=_of_a_question_or_list),
    _NotThere(_CHANNEL, _only_here, may_name=True),
    _NotThere(_APP, _no_app),
    _NotThere(_NAME, _no_other_name, unless=_called_so),
    _NotThere(_SHARED, _an_account_each),
)
