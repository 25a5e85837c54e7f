"""Who leads a team, said plainly: who is to, who is not to any more, and who does."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.patterns import pattern

_LEAD = r"(?:(?:co-?)?lead(?:er)?(?:ship)?)(?:\s+(?:role|rights?|status|position))?"
_NO_MORE = r"(?:any\s?more|any\s+longer)"
_TAKES_THE_LEAD = pattern(
    rf"\b(?:take|remove|strip|revoke|withdraw|pull)\b.{{0,60}}\b{_LEAD}\b(?:\s+of\s+.{{0,60}}?)?\s*"
    r"(?:away|off|back|from|of)\b"
    rf"|\b(?:take|remove|strip|revoke)\b.{{0,60}}['’]s\s+{_LEAD}\b"
    rf"|\bstrip\b.{{0,60}}\bof\b.{{0,60}}\b{_LEAD}\b|\b(?:demote|unlead)\b"
    rf"|(?<!\bi\s)\b(?:should\s?n['’]?t|should\s+not|shouldnt|must\s?n['’]?t|must\s+not|shall\s+not|can\s?not|can['’]?t|does\s?n['’]?t|does\s+not|is\s?n['’]?t"
    rf"|is\s+not|need\s?n['’]?t|no\s+longer|not\s+to)\b.{{0,60}}\blead(?:s|ing|er)?\b(?:.{{0,60}}\b{_NO_MORE}\b)?"
    rf"|\b(?:remove|take|kick|drop)\b.{{0,60}}\bas\s+(?:an?\s+|the\s+)?{_LEAD}\b|\bstop\b.{{0,60}}\bleading\b",
    re.IGNORECASE,
)


#: "Make Mara lead", but not "instead of me", which hands the team over.
_MAKES_LEAD = pattern(
    rf"^(?!.*\b(?:instead|over|my\s+place|for\s+me)\b)\W*(?:(?:please|pls|can|could|you|let['’]?s|also|and)\s+)*(?:make|appoint|promote)\b"
    rf".*\b{_LEAD}\b"
    rf"|\bgive\b.{{0,60}}\b{_LEAD}\b.{{0,20}}\b(?:too|as\s+well|also|while|when|whenever|during)\b",
    re.IGNORECASE,
)


def _makes_lead(heard: Heard) -> bool:
    told = _MAKES_LEAD.search(heard.text) or _LEADS_TOO.search(heard.text)
    return heard.leads and bool(heard.people) and told is not None


_ASKS_WHO_LEADS = pattern(
    r"^\W*(?:does|do|did|is|are|can|could|will|has|isn['’]?t)\s+(?!you\b|i\b).*\blead(?:s|ing|ers?)?\b", re.IGNORECASE
)
#: "Can Lena lead it with me?"
_LEADS_TOO = pattern(
    r"^\W*(?:can|could)\s+(?!you\b|i\b).{1,60}\blead\b.*\b(?:together|with\s+me|alongside|beside\s+me|as\s+well|too)\b"
    r"|\b(?:want|like|need|have)\s+@?[\w.-]{2,30}\s+as\s+(?:an?\s+|my\s+|the\s+)?(?:co-?|second\s+|other\s+)lead(?:er)?\b",
    re.IGNORECASE,
)


#: "Raj leads it now, right?"
_LEADS_IT = pattern(
    r"\b(?:leads|leading|the\s+lead(?:er)?|in\s+charge)\b[^?]{0,40}\?\W*$|\bleads\b.{0,40}\bright\W*$",
    re.IGNORECASE,
)
_DO_I_LEAD = pattern(
    rf"^{OPENING}(?:do|am)\s+i\s+(?:(?:still|now|also|already|the|a)\s+)*lead(?:er|ing)?\b",
    re.IGNORECASE,
)


def _asks_who_leads(heard: Heard) -> bool:
    """ "Does Mara lead Ops?" makes nobody a lead."""
    of_others = heard.people and (_ASKS_WHO_LEADS.search(heard.text) or _LEADS_IT.search(heard.text))
    return heard.leads and bool(of_others or _DO_I_LEAD.search(heard.text))


def _takes_the_lead(heard: Heard) -> bool:
    return heard.leads and bool(heard.people) and not asks(heard.text) and bool(_TAKES_THE_LEAD.search(heard.text))


#: "Tina is taking over from me".
_TAKES_OVER = pattern(
    r"\W*(?:(?:please|ok|and|so|hi|from\s+now\s+on)\W+)*@?[\w.-]{2,30}\s+(?:is\s+|will\s+|['’]s\s+|['’]ll\s+)?(?:(?:be|now)\s+)?tak(?:es?|ing)\s+over"
    r"(?:\s+(?:from|for)\s+me|\s+(?:the|my)\s+(?:team|crew|ward|group|lead))\W*",
    re.IGNORECASE,
)


def _takes_over(heard: Heard) -> bool:
    return heard.leads and not asks(heard.text) and _TAKES_OVER.fullmatch(heard.text[:_SHORT]) is not None


#: "Give Ana the lead", and not the lead as well.
_GIVES_THE_LEAD = pattern(
    rf"\W*(?:(?:please|pls|ok|okay|and|so|can|could|you|then|let['’]?s|just|now|i|we|want|to)\W+){{0,5}}give\s+(?:@?[\w.-]{{2,30}}(?:\s+[\w.-]{{2,30}})?\s+(?:the|my)\s+{_LEAD}"
    rf"|(?:the|my)\s+{_LEAD}\s+to\s+@?[\w.-]{{2,30}}(?:\s+[\w.-]{{2,30}})?)(?:\s+(?:of|in|for)\s+[^.!?\n]{{1,60}}|\s+(?:please|pls|now|instead|then))*\W*",
    re.IGNORECASE,
)


def _gives_the_lead(heard: Heard) -> bool:
    told = _GIVES_THE_LEAD.fullmatch(heard.text[:_SHORT])
    return heard.leads and len(heard.people) == 1 and not _MAKES_LEAD.search(heard.text) and told is not None


_SHORT = 200

#: In this order; the first that fits counts.
SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_takes_the_lead, "unmake_lead"),
    (_makes_lead, "make_lead"),
    (_asks_who_leads, "show_team"),
    (_gives_the_lead, "hand_over_team"),
    (_takes_over, "hand_over_team"),
)
