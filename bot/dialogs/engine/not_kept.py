"""What people ask of a credential and the catalogue does not keep of any: how they ask it, what is then said, and which
fact that it does keep comes nearest. Questions, marks, length and aids of an exam are facets, in ``exam_details``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge.model.credential import Credential
from bot.patterns import pattern
from bot.translation import _

_IT = r"(?:it|that|this|one|these)"
_LEAD = r"\W*(?:(?:and|but|so|ok|okay|hm+|also|hi|wait|btw|just|wondering|pls|please)\W+){0,4}"
_BEHIND = (
    rf"(?:\W+(?:with|for|of|in|on|to|after|from|at|when|once)\s+(?:the\s+)?(?:{_IT}|exam|test|end|i\s+pass"
    r"(?:ed)?|passing)|\W+(?:too|then|though|tho|really|still"
    r"|actually|at\s+all|as\s+well|anyway|or\s+(?:not|no|what)|please|pls|nowadays|these\s+days|today|now"
    r"|right|(?:or\s+)?(?:is\s+it\s+)?(?:just\s+|all\s+)?(?:a\s+)?(?:joke|hype|scam|nonsense|worthless|useless|waste\s+of\s+(?:time|money))"
    r")){0,3}\W*"
)
_IN = (
    r"(?:\s+(?:in|over\s+in|around|across|here\s+in)\s+(?:the\s+)?[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})?|\s+"
    r"(?:here|there|over\s+here|abroad))?"
)
_WHO = (
    r"(?:(?:do|does|will|would)\s+(?:(?!(?:my|our|your|his|her|their|these|those|i|you)\b)\w{1,14}\s+){0,3}(?:employers?|compan(?:y|ies)"
    r"|recruiters?|firms|people|hr|hiring\s+managers?|bosses|anyone|anybody))"
)


@dataclass(frozen=True)
class NotKept:
    """``asked``: how people ask for it, as a whole message; ``near``: the fact that is told in its stead."""

    asked: re.Pattern[str]
    unknown: Callable[[], str]
    near: str
    #: Whether nothing is known of it after all.
    holds: Callable[[Credential], bool] = lambda _credential: True


def _of(ways: str, unknown: Callable[[], str], near: str, holds: Callable[[Credential], bool] | None = None) -> NotKept:
    asked = pattern(rf"{_LEAD}(?:{ways}){_BEHIND}", re.IGNORECASE)
    return NotKept(asked, unknown, near, holds) if holds else NotKept(asked, unknown, near)


def _without_grace(credential: Credential) -> bool:
    return credential.renewal is None or not credential.renewal.grace_days


def _lapses_somehow(credential: Credential) -> bool:
    """It expires, and nothing is known of the time after."""
    expires = credential.renewal is not None and credential.renewal.validity.months is not None
    return expires and _without_grace(credential)


NOT_KEPT = (
    _of(
        rf"when\s+(?:does|do|will|is|are|did|would)\s+(?:the\s+)?(?:{_IT}|{_IT}\s+exam|(?:exam|test)(?:\s+(?:of|for)\s+{_IT})?)\s+(?:next\s+|exam\s+)?(?:going\s+to\s+)?(?:be\s+)?"
        r"(?:chang\w+|updat\w+|refresh\w*|revis\w+|replac\w+|renumbered)(?:\s+(?:next|again))?"
        rf"|when\s+(?:is|does|will|comes?)\s+(?:the\s+)?(?:next|new)\s+(?:{_IT}\s+)?(?:version|exam|edition|update|syllabus|outline)(?:\s+of\s+(?:{_IT}|the\s+exam|{_IT}\s+exam))?(?:\s+(?:coming|come|due|out|start|released?))*"
        rf"|(?:is|are)\s+(?:the\s+)?(?:{_IT}|{_IT}\s+exam|exam)\s+(?:about\s+to\s+|going\s+to\s+|gonna\s+)(?:change|be\s+(?:changed|updated|replaced))(?:\s+soon)?",
        lambda: _("When the exam changes next I do not know; the provider announces it on its page."),
        "status",
    ),
    _of(
        rf"{_WHO}{_IN}\s+(?:(?:really|even|still|actually)\s+)?(?:want|need|care(?:\s+about|\s+for)?|ask(?:"
        rf"\s+for)?|know|like|value|recogni[sz]e|respect|require|look\s+for|look\s+at|rate|take)\s*(?:\s{_IT}|"
        rf"\s+seriously)*{_IN}"
        rf"|(?:is|are)\s+{_IT}\s+(?:(?:really|even|still|actually|much|very)\s+)?(?:in\s+(?:high\s+)?demand"
        rf"|popular|sought\s+after|well\s+known|wanted|known|respected|asked\s+for)(?:\s+by\s+\w+)?{_IN}"
        r"|how\s+(?:popular|common|in\s+demand|sought\s+after|well\s+known|respected|widely\s+(?:known|asked"
        rf"\s+for))\s+is\s+{_IT}{_IN}"
        r"|how\s+many\s+(?:jobs|employers|companies|people|postings)\s+(?:want|ask\s+for|need|have|require"
        rf"|mention|hold)\s+{_IT}{_IN}"
        rf"|(?:will|does|would)\s+{_IT}\s+(?:really\s+)?(?:get\s+me\s+(?:a\s+)?jobs?|help\s+me\s+(?:get|find"
        rf"|land)\s+(?:a\s+)?(?:job|work)|look\s+good\s+on\s+(?:my|a|the)\s+cv){_IN}",
        lambda: _("How many employers{where} ask for it I have no figures of."),
        "worth",
    ),
    _of(
        r"(?:do|will|would|can)\s+(?:i|you|they|we)\s+(?:also\s+)?(?:get|receive|give(?:\s+(?:me|you|out))?"
        r"|send(?:\s+(?:me|you))?|have|download|print)\s+(?:an?|the|some|any)?\s*(?:digital|paper|real"
        r"|physical|actual|official|printed|proper|credly|online)?\s*(?:badge|certificate|cert|card|diploma"
        r"|plaque|pdf|proof|letters)(?:\s+on\s+paper|\s+or\s+(?:a\s+)?(?:certificate|badge|just\s+an?\s+\w+))?"
        rf"|(?:is|are)\s+there\s+(?:an?|any)\s+(?:digital\s+|paper\s+|credly\s+)?(?:badge|certificate|card)s?"
        rf"|does\s+{_IT}\s+come\s+with\s+(?:an?\s+)?(?:digital\s+|paper\s+|credly\s+)?(?:badge|certificate|card)"
        rf"|is\s+{_IT}\s+on\s+credly|do\s+(?:i|you|u|we)\s+get\s+(?:any\s+)?letters(?:\s+after\s+(?:my|your|ur)\s+name)?"
        rf"|can\s+i\s+(?:put|add|show|use)\s+(?:{_IT}|the\s+\w+|the\s+letters)\s+(?:on|to|in|after)\s+(?:my"
        r"\s+)?(?:linkedin(?:\s+profile)?|cv|resume|email|signature|name)",
        lambda: _("Whether it comes as a digital badge, on paper or both I do not know, nor how it may be shown."),
        "link",
    ),
    _of(
        r"is\s+there\s+(?:(?:an?|any)\s+)?(?:grace(?:\s+period)?|leeway)|(?:do|will)\s+(?:i|they)\s+(?:get"
        r"|give|have)\s+(?:me\s+)?(?:an?|any)?\s*(?:grace(?:\s+period)?|leeway|days?\s+of\s+grace)|(?:any"
        r"\s+)?grace\s+period|how\s+long\s+is\s+the\s+grace\s+period|how\s+late\s+can\s+i\s+(?:be|renew)",
        lambda: _("I know of no grace after it expires; whether there is some, the provider's page says."),
        "renewal",
        _without_grace,
    ),
    _of(
        rf"what\s+(?:happens\s+)?(?:if|when)\s+(?:{_IT}|i\s+let\s+{_IT})\s+(?:expires?|lapses?|expired|lapsed"
        rf"|runs?\s+out)|what\s+if\s+i\s+(?:don['’]?t|do\s+not|forget\s+to|never)\s+renew(?:\s+{_IT})?|do\s+i"
        rf"\s+lose\s+{_IT}\s+if\s+i\s+(?:don['’]?t|do\s+not|stop)\s+pay(?:ing)?(?:\s+the\s+fees?)?",
        lambda: _("What becomes of it once it has lapsed I do not know; ask the provider before that day."),
        "renewal",
        _lapses_somehow,
    ),
    _of(
        rf"(?:is|are)\s+(?:{_IT}|the\s+exam|the\s+test|they)\s+(?:an?\s+|all\s+)?(?:written|oral|curved|timed|closed[\s-]book)"
        r"(?:\s+(?:exam|test|questions))?"
        r"|is\s+there\s+(?:an?|any)\s+(?:practical|lab|hands[\s-]on|oral|essay|written\s+part|practice\s+"
        r"(?:exam|test)|mock(?:\s+exam)?|break)s?(?:\s+part)?"
        r"|do\s+they\s+(?:check|want|need|ask\s+for)\s+(?:my\s+|your\s+|an?\s+)?(?:id|passport|photo\s+id)"
        rf"|can\s+i\s+(?:do|take|sit)\s+{_IT}\s+with\s+(?:dyslexia|adhd|a\s+disability)|(?:do|can|will)\s+(?:i"
        r"|they)\s+(?:get|give)\s+(?:me\s+)?(?:extra|more)\s+time|(?:can|do)\s+(?:i|you)\s+(?:skip|get\s+out"
        r"\s+of|avoid)\s+the\s+exam",
        lambda: _("What is asked in the exam and what is allowed there I do not know; the provider's page has it."),
        "format",
    ),
    _of(
        r"is\s+there\s+(?:an?|any)\s+(?:minimum\s+|maximum\s+|upper\s+)?age(?:\s+limit)?|(?:am\s+i|is\s+\d\d)"
        r"\s+too\s+(?:old|young)(?:\s+at\s+\d\d)?|how\s+old\s+(?:do|must)\s+i\s+(?:have\s+to\s+)?be|do\s+(?:i"
        r"|they|you)\s+(?:need|want|run|do|require)\s+(?:to\s+have\s+)?(?:an?\s+)?(?:police\s+|background\s+"
        r"|dbs\s+|criminal\s+|medical\s+)+(?:check|record|certificate)s?",
        lambda: _("Of an age limit or a check of persons I know nothing but what stands here."),
        "prerequisites",
    ),
    _of(
        r"(?:(?:is|are)\s+there\s+(?:(?:an?|any)\s+)?|any\s+)(?:student|military|veteran|unemployed|early\s+bird|group"
        r"|nhs)?\s*(?:discounts?|vouchers?|coupons?|promo\s+codes?|bursar(?:y|ies)|grants?|scholarships?"
        r"|funding|financial\s+aid|payment\s+plans?|instal+ments?)(?:\s+(?:for|in)\s+(?:\w+\s?){1,3})?"
        r"|(?:do|can|could)\s+(?:i|they|you)\s+(?:get|do|give|offer|have|pay)\s+(?:(?:an?|any|it|that|in|by|a"
        rf"\s+student)\s+){{0,3}}(?:discounts?|refunds?|money\s+back|vouchers?|monthly|instal+ments?|payment"
        r"\s+plans?)(?:\s+if\s+i\s+(?:fail|cancel|do\s?n['’]?o?t\s+\w+|change\s+my\s+mind))?"
        rf"|does\s+(?:the\s+price|the\s+fee|{_IT})\s+(?:include|cover|come\s+with)\s+(?:the\s+)?(?:training"
        r"|course|materials?|books?|retakes?|resits?|study\s+materials?|exam)|is\s+there\s+(?:vat|tax)\s+on"
        r"\s+top",
        lambda: _("Of refunds, instalments, discounts and what the price covers I know no more than stands here."),
        "price",
    ),
    _of(
        rf"(?:does|will|would|can)\s+{_IT}\s+(?:help(?:\s+me)?(?:\s+to)?|count|give\s+me|get\s+me)\s+(?:(?:with"
        rf"|get|for|towards|a|an|my|the|work|points)\s+){{0,4}}(?:visas?|immigration|residence|residency|green"
        rf"\s+card|blue\s+card|work\s+permit)|is\s+{_IT}\s+(?:officially\s+)?(?:accredited|regulated|official"
        r"|legit|government\s+approved|iso\s+accredited)",
        lambda: _("Accreditations, and whether it counts for a visa, I know no more of than this."),
        "recognition",
    ),
    _of(
        r"when\s+(?:is|are|can\s+i\s+(?:take|sit|do))\s+(?:the\s+)?(?:next\s+)?(?:exam\s+)?(?:exams?|test"
        r"|session|sitting|dates?|intake|course)s?|what\s+are\s+the\s+(?:exam\s+)?dates|how\s+often\s+(?:is"
        r"|are)\s+(?:the\s+exams?|it)\s+(?:held|run|offered)|how\s+(?:soon|quickly|fast|long)\s+(?:do|will|can"
        r"|until|before)\s+(?:i\s+)?(?:get|hear|have|see)\s+(?:the\s+|my\s+)?certificate",
        lambda: _("Exam dates, and how soon a certificate comes, I do not know; whoever books sees them there."),
        "link",
    ),
    _of(
        r"(?:is|are)\s+there\s+(?:any\s+|an?\s+|some\s+)?(?:good\s+)?free\s+(?:training|courses?|materials?"
        r"|study\s+materials?|prep|resources|practice\s+(?:exams?|tests?))|(?:what|which)\s+(?:books?|course"
        r"|youtube\s+channel|website)\s+(?:should\s+i\s+(?:use|read|buy|get)|is\s+best|do\s+you\s+recommend)",
        lambda: _("Of courses and books for it I keep none; its page lists the provider's own."),
        "link",
    ),
    _of(
        rf"is\s+{_IT}\s+(?:better|worth\s+more|as\s+good)\s+(?:than|as)\s+(?:an?\s+)?(?:university\s+|college"
        r"\s+)?(?:degree|bachelor\w*|masters?|diploma|phd|experience)",
        lambda: _("Against a degree or experience I cannot weigh it; employers do that differently."),
        "worth",
    ),
    _of(
        rf"(?:can|could)\s+(?:i|you|one)\s+(?:do|finish|pass|get|learn|study\s+for)\s+{_IT}\s+in\s+(?:an?|one"
        rf"|the|two|\d{{1,2}})\s+(?:weekends?|days?|afternoon|week)",
        lambda: _("How fast you are I cannot know; this is what people usually need."),
        "hours",
    ),
    _of(
        r"how\s+many\s+(?:papers|exams|tests|modules|parts|units|subjects|assignments|stages|levels)"
        r"(?:\s+(?:is|are|does|do|has|have|there|in|to|i|you|need|take|pass|sit|total|all|it|that|this)){0,7}",
        lambda: _("Of how many exams or parts it is made I know no more than stands here."),
        "format",
    ),
    _of(
        r"(?:am|are|would|will|can|could|do)\s+(?:i|you|we)\s+(?:be\s+|get\s+)?(?:exempt(?:ed|ions?)?|any\s+exemptions?|skip\s+(?:some|any|parts?|papers?))"
        rf"(?:\s+(?:from|of|for)\s+(?:some|any|{_IT}|parts?|papers?|exams?)){{0,3}}(?:\W+(?:i\s+(?:have|hold|did|got)|with|as)\s+.{{2,50}})?"
        r"|(?:are\s+there|any|what\s+about)\s+exemptions?(?:\W+(?:i\s+(?:have|hold|did|got)|with|for)\s+.{2,50})?",
        lambda: _("Which exemptions there are I do not know; the provider decides on them."),
        "prerequisites",
    ),
)
