""" "Where can I do that near Leeds?", "any colleges that teach it?", "which course": who gives courses, where and when,
is nowhere in the catalogue; the providers' pages tell.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Part, Reply, link, paragraph, spans
from bot.patterns import pattern
from bot.translation import _

_INFO, _PAGES, _LONGEST = "credential_info", 3, 120
_SCHOOL = (
    r"(?:courses?|class(?:es)?|colleges?|schools?|uni(?:versit(?:y|ies))?s?|(?:training|test(?:ing)?|exam)\s+(?:cent(?:er|re)s?|providers?|places?|sites?)|centres?|centers?"
    r"|providers?|trainers?|teachers?|tutors?|boot\s?camps?|academ(?:y|ies)|institutes?|night\s+school|evening\s+class(?:es)?|lessons)"
)
_NEAR = (
    r"(?:(?:in|near|around|at|close\s+to|not\s+far\s+from|within|by|from)\s+\w[\w'\s-]{1,40}"
    r"|nearby|locally|around\s+here|near\s+(?:me|here|by|us)|close\s+by|in\s+my\s+(?:area|city|town|region))"
)
_IT = (
    r"(?:it|that|this|one|them|those|these|either|any\s+of\s+(?:them|these|those)|such\s+a\s+\w+"
    r"|the\s+(?:course|exam|training|test)|the\s+\w+\s+(?:one|course|exam))"
)
#: Where one of them is taken at all is told with its exam.
_SOME_PLACE = pattern(rf"(?<!\w)(?:{_SCHOOL}|{_NEAR})(?!\w)", re.IGNORECASE)
#: "Where can I do that, I'm near Leeds", "is there a course near me", "any colleges that teach it".
_ASKED = pattern(
    rf"{OPENING}(?:where\s+(?:exactly\s+|around\s+here\s+)?(?:can|could|do|would|should|might|must)\s+(?:i|we|you|one)\s+(?:actually\s+|best\s+)?(?:do|take|get|study|learn|sit|book|find|go\s+for|train\s+for)\s+{_IT}"
    rf"(?:\W+(?:please|then|(?:i['’]?m|i\s+am|i\s+live|we\s+are|we['’]?re|living|based|as\s+i['’]?m)\W*)*{_NEAR})?"
    rf"|(?:can|could)\s+(?:i|we|you|one)\s+(?:do|take|study|learn|sit)\s+{_IT}\s+(?:somewhere\s+)?(?:near|around|close\s+to|not\s+far\s+from|nearby|locally)\b[\w'\s-]{{0,40}}"
    rf"|(?:is|are)\s+there\s+(?:an?|any|some|no)?\s*(?:good\s+)?{_SCHOOL}(?:\s+(?:for|of|to\s+learn|that\s+(?:teach\w*|offers?|does|do))\s+{_IT})?\s+{_NEAR}"
    rf"|(?:any|which|what|are\s+there\s+any|is\s+there\s+(?:an?|any))\s+(?:good\s+)?{_SCHOOL}(?:\s+{_NEAR})?\s+(?:(?:that|which|who)\s+)?(?:teach\w*|offers?|does|do|gives?|runs?|provides?|for)\s+{_IT}(?:\s+{_NEAR})?"
    rf"|(?:any|which|what|know\s+any|do\s+you\s+know\s+(?:an?|any)|can\s+you\s+recommend\s+(?:an?|any|some))\s+(?:good\s+)?{_SCHOOL}(?:\s+(?:for\s+{_IT}|{_NEAR}))?)"
    r"(?:\W+(?:please|pls|then|maybe|roughly|uk|if\s+possible))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """Of what is named or was shown; None where nothing was."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST:
        return None
    if any(n.kind in ("role", "credential") for n in heard.named) or not _ASKED.fullmatch(heard.text):
        return None
    known, one = session.manager.knowledge.catalogue.credentials, of_which(session)
    shown = [known[i] for i in ([one] if one else session.state.focus.credentials[:_PAGES]) if i in known]
    if not shown or (len(shown) == 1 and not _SOME_PLACE.search(heard.text)):
        return None
    session.trace.append("where something is taught, which nobody here knows")
    session.understood = (_INFO, 0.9)
    return _told(shown)


def _told(shown: list[Credential]) -> Reply:
    text = _("Who teaches it, where and when, I do not know. Its provider's page tells, and where its exam is held:")
    if len(shown) > 1:
        text = _(
            "Who teaches them, where and when, I do not know. Their providers' pages tell, and where exams are held:"
        )
    pages = tuple(spans("{page}", page=link(full_name(c), str(c.url))) for c in shown)
    parts: tuple[Part, ...] = (paragraph(text), Bullets(items=pages))
    about = tuple(begin(_("About {name}").format(name=short_name(c)), _INFO, credential=c.id) for c in shown)
    return Reply(parts=parts, buttons=about)
