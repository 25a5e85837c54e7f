""" "What's the Cert IV in Building?", "how much is a notary license": a paper that the catalogue does not have is said
to be none of it, and what is asked of it next, "how much?", is of it still.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.jobs_weighed import sides_of
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _ADVISES, _UNKNOWN = "credential_info", "credential_for_role", "unknown"
_TAKEN_FOR = frozenset({OUT_OF_SCOPE, _INFO, "credential_for_skill", "browse_credentials", "how_to_renew"})
#: From here on it is near by its name; so many are offered.
_NEAR, _SHOWN = 0.6, 3
_PAPER = (
    r"(?:certs?|certificates?|certifications?|diplomas?|licen[cs]es?|cards?|tickets?|endorsements?|awards?|nvq|qualifications?"
    r"|permits?|registrations?|clearances?)"
)
_IS_ASKED = pattern(
    rf"{OPENING}(?:(?:and\s+)?wh?at(?:['’]?s|\s+is|\s+are|\s+about|\s+does)?|how\s+about|(?:can\s+you\s+)?tell\s+me(?:\s+more)?\s+about|explain|info(?:\s+(?:on|about))?"
    r"|do\s+(?:you|u)\s+know|(?:have\s+(?:you|u)|(?:you|u))\s+heard\s+of|how\s+(?:much|long|hard)\s+(?:is|are|does|do|for)|how\s+(?:do|can|would)\s+i\s+(?:get|do))\s+"
    rf"(?:the\s+|an?\s+)?(?P<name>(?=(?:[\w'’&/+-]+\s+){{0,6}}?{_PAPER}(?!\w))[\w'’&/+-]+(?:\s+[\w'’&/+-]+){{0,7}}?)"
    r"(?:\s+(?:costs?|take|takes|worth(?:\s+it)?|like|about|for|then|please|pls|exactly|valid|last)){0,4}\W*",
    re.IGNORECASE,
)
#: "The best certificate", "a card of mine" name nothing.
_NO_NAME = frozenset(
    """
    the a an my your our this that these those first second third last next other another same best good better cheapest
    cheaper easiest easier shortest free new old all any some each which one ones most least of for in with to and or
    from on by as it its at i you we they need want get have do does is are online
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)

#: Licences, cards and tickets that prove no skill of anybody's.
_OF_LIFE = pattern(
    r"(?<!\w)(?:marriage|wedding|birth|death|dog|cat|pet|tv|television|fishing|hunting|parking|residen(?:ce|cy)|visa|travel|credit|debit|bank|sim|gift|loyalty|library|train"
    rf"|bus|tram|plane|flight|concert|cinema|lottery|season)\s+{_PAPER}(?!\w)",
    re.IGNORECASE,
)

#: "Which certs are there for …", "which cert do I need" ask for some, and name none.
_VERBS = frozenset(
    {"my", "your", "this", "that", "are", "is", "do", "does", "should", "can", "would", "i", "you", "need"}
)


async def asked(session: Session) -> Reply | None:
    """None where anything of the catalogue is named, or no paper is."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.people or heard.teams or heard.dates or heard.ordinals:
        return None
    if heard.named and (best.dialog != OUT_OF_SCOPE or any(n.mention.of("credential") for n in heard.named)):
        return None
    said = _IS_ASKED.fullmatch(heard.text) if best.dialog in _TAKEN_FOR or not session.sure else None
    if said is None or not _names_something(session, said["name"]):
        return None
    session.trace.append("a paper that the catalogue does not have")
    return _not_known(session, said["name"])


def _names_something(session: Session, name: str) -> bool:
    """Whether a word of it tells which one it is, and none of it points at what was shown."""
    words = list(word_texts(name))
    phrases = session.manager.phrases
    telling = [w for w in words if w not in phrases.common and w not in phrases.generic and not _IS_PAPER.fullmatch(w)]
    begins = words[0] not in _NO_NAME and (
        not _IS_PAPER.fullmatch(words[0]) or (len(words) > 1 and words[1] not in _NO_NAME)
    )
    return bool(telling) and begins and _VERBS.isdisjoint(words) and not _OF_LIFE.search(name)


_IS_PAPER = pattern(_PAPER, re.IGNORECASE)


def _not_known(session: Session, name: str) -> Reply:
    catalogue = session.manager.knowledge.catalogue
    near = [m.id for m in session.manager.knowledge.finder.find(name, {"credential"}, limit=_SHOWN) if m.score >= _NEAR]
    session.understood = (_INFO, 0.5)
    session.state.finished(Frame(dialog=OUT_OF_SCOPE, slots={_UNKNOWN: name}))
    text = _("My catalogue has no “{name}”, so I know neither its price nor how it is got: whoever issues it tells.")
    parts = [paragraph(text, name=name)]
    if near:
        parts.append(
            paragraph(_("Called like it: {names}."), names=bold(", ".join(catalogue.credentials[c].name for c in near)))
        )
    buttons = tuple(begin(catalogue.credentials[c].name, _INFO, credential=c) for c in near)
    return Reply(parts=tuple(parts), buttons=buttons)


async def asked_of_it(session: Session) -> Reply | None:
    """ "How much?", "and how long?", right behind it."""
    last, heard, best = session.state.last, session.heard, session.guesses[0]
    name = last.slots.get(_UNKNOWN) if last is not None and last.dialog == OUT_OF_SCOPE else None
    if not name or heard.named or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not (heard.choices.get("facet") or best.dialog == _INFO):
        return None
    session.trace.append("a fact of what the catalogue does not have")
    return _not_known(session, str(name))


_OR_BEHIND = pattern(r"(?:\s+(?:certs?|exams?|courses?))?\s*(?:,\s*)?(?:/|\b(?:or|vs\.?|versus)\b)\s*", re.IGNORECASE)
_OR_BEFORE = pattern(r"(?:/|\b(?:or|vs\.?|versus))\s*(?:the\s+|an?\s+)?$", re.IGNORECASE)
_LISTS, _LONGEST_NAME = "browse_credentials", 3
#: Bodies and papers that are called like everyday words.
_CALLED_LIKE_WORDS = frozenset({"ace", "less"})


async def weighed(session: Session) -> Reply | None:
    """ "NASM or ACE": of two that are weighed the catalogue has one, which is told, and the other is said to be none of
    it. None where the other is a job, a skill or an everyday word: "PMP or wait".
    """
    heard, best = session.heard, session.guesses[0]
    sides = sides_of(heard.text)
    if not sides or session.state.asking is not None or heard.people or heard.teams or heard.dates or heard.values:
        return None
    if session.sure and best.dialog not in (*_TAKEN_FOR, "compare_credentials"):
        return None
    kinds = {n.kind for n in heard.named}
    known = [side for side in sides if _is_named(session, side)]
    if (
        len(known) != 1
        or len(heard.named) != 1
        or heard.named[0].cue == "excluded"
        or not kinds <= {"credential", "issuer"}
    ):
        return None
    named = heard.named[0].mention
    if not (_OR_BEHIND.match(heard.text, named.end) or _OR_BEFORE.search(heard.text, 0, named.start)):
        return None  # "is it respected or is it a joke"
    other = next((side for side in sides if side not in known), "")
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic} - _CALLED_LIKE_WORDS
    words = list(word_texts(other))
    if not 0 < len(words) <= _LONGEST_NAME or not everyday.isdisjoint(words):
        return None
    if session.manager.job_words.called(other) is not None:
        return None
    session.trace.append("one of two that are weighed is not in the catalogue")
    lacks = paragraph(_("My catalogue has no “{name}”, so I cannot set it beside the other one."), name=other)
    told = await session.start(Guess(_INFO if "credential" in kinds else _LISTS, 0.8, "one of two is known"))
    return Reply(parts=(lacks,)).plus(told)


def _is_named(session: Session, side: str) -> bool:
    at = session.heard.text.find(side)
    return any(at <= n.mention.start < at + len(side) for n in session.heard.named)


#: "And mcs?", "what about mcs", of what was shown.
_AND_THAT = pattern(
    rf"{OPENING}(?:(?:and|or|what\s+about|how\s+about)\s+)(?:the\s+|an?\s+)?(?P<name>[\w&/+-]{{2,20}}(?:\s+[\w&/+-]{{2,20}})?)\s*(?:\?|then|$)\W*",
    re.IGNORECASE,
)


async def and_that(session: Session) -> Reply | None:
    """One more that is named behind what was shown, and that the catalogue does not have; None for everyday words."""
    heard, last = session.heard, session.state.last
    said = _AND_THAT.fullmatch(heard.text)
    if said is None or last is None or session.state.waiting is not None or session.sure or heard.named:
        return None
    if session.dialog(last).private or heard.people or heard.teams or heard.dates or heard.values or heard.choices:
        return None
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    words = list(word_texts(said["name"]))
    if not words or not everyday.isdisjoint(words):
        return None
    if (job := session.manager.job_words.called(said["name"])) is not None:  # "and hgv"
        session.trace.append("one more, by which a job is called")
        return await session.begin(_ADVISES, {"role": job}, 0.7)
    session.trace.append("one more that the catalogue does not have")
    return _not_known(session, said["name"])
