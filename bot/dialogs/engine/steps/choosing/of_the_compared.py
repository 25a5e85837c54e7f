""" "Which one expires?", "what about the Google one?", right after two were compared: it is asked of these two."""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.knowledge.words import key
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_COMPARES, _RANKS, _ONE = "compare_credentials", "rank_credentials", "credential_info"
_LEAD = r"\W*(?:(?:and|so|ok|okay|but|hm+|oh|well|then|also|cool|thanks|now)\W+){0,4}"
_WHICH = r"(?:which|wich)(?:\s+(?:one|ones|cert|of\s+(?:them|the\s+two|those|these|both)))?"
_EXPIRES = pattern(
    rf"{_LEAD}(?:{_WHICH}\s+(?:of\s+them\s+)?(?:(?:ones?|do|does|will|would|even|actually)\s+)*|(?:do|does|will)\s+(?:they|both|either|any|one)(?:\s+of\s+(?:them|those|these))?\s+(?:ever\s+|even\s+|both\s+)?)"
    r"(?:expires?|runs?\s+out|lapses?|ha(?:s|ve)\s+to\s+be\s+renewed|needs?\s+(?:renewing|renewal|to\s+be\s+renewed)|lasts?(?:\s+(?:forever|for\s+life))?|is\s+for\s+life|(?:do(?:es)?\s*n['’]?t|never)\s+(?:expires?|runs?\s+out))\W*",
    re.IGNORECASE,
)
_COUNTS = pattern(
    rf"{_LEAD}(?:{_WHICH}\s+(?:is|are|would\s+be|will\s+be|counts?)|(?:is|are)\s+(?:they|both|either)(?:\s+of\s+them)?)\s+(?:also\s+|more\s+|better\s+|even\s+|both\s+)?"
    r"(?:recogni[sz]ed|accepted|valid|good|counts?)\b.{0,12}?\b(?:in|outside|across|abroad|overseas|internationally|worldwide|everywhere)\b.{0,40}",
    re.IGNORECASE,
)
#: "Which one do Dubai banks ask for more?"
_ASKED_FOR = pattern(
    rf"{_LEAD}{_WHICH}\s+(?:do|does|would|will)\s+(?P<who>(?:[\w'’-]+\s+){{1,4}}?)(?:ask(?:\s+for)?|want|prefer|look\s+for|need|require|hire|like|value|pay)\b.{{0,30}}",
    re.IGNORECASE,
)
_NOT_WHO = frozenset({"i", "you", "we", "he", "she", "it"})
_THE_ONE = pattern(
    rf"{_LEAD}(?:(?:what|how)\s+about|tell\s+me(?:\s+more)?\s+about|more\s+(?:on|about)|and)\s+(?:the\s+|that\s+)?(?P<what>[\w+\s-]{{2,30}}?)\s+(?:one|cert\w*|course)\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None unless two or more were compared in the last answer, and nothing else is named."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != _COMPARES or session.state.waiting is not None or heard.people or heard.teams:
        return None
    these = [i for i in last.slots.get("credentials", ()) if i in session.manager.knowledge.catalogue.credentials]
    if len(these) < 2:
        return None
    text = heard.text
    if (said := _THE_ONE.fullmatch(text)) is not None and (one := _called(session, these, said["what"])):
        session.trace.append("one of the compared, as it is called")
        return await session.begin(_ONE, {"credential": one}, 0.9)
    if any(n.mention.of("credential") for n in heard.named):
        return None
    if _EXPIRES.fullmatch(text) and not await _holds_one(session, these):
        session.trace.append("which of the compared expires")
        return await session.begin(_RANKS, {"these": these, "quality": "valid", "each": True}, 0.9)
    if _COUNTS.fullmatch(text):
        session.trace.append("where the compared count")
        replies = [await session.begin(_ONE, {"credential": i, "facet": "recognition"}, 0.9) for i in these]
        return in_several.together(session, replies)
    demand = _ASKED_FOR.fullmatch(text)
    if demand is None or _NOT_WHO.intersection(key(demand["who"]).split()):
        return None
    session.trace.append("which of the compared employers ask for")
    known = await session.begin(_RANKS, {"these": these, "quality": "known"}, 0.9)
    apart = await session.begin(_COMPARES, {"credentials": these}, 0.9)
    text = _(
        "Which of them {who} ask for more I do not know: count in their postings how often each is asked for by name. "
        "What I know is how they differ."
    )
    return Reply(parts=(note(text, who=demand["who"].strip()),)).plus(known).plus(Reply(parts=apart.parts[1:2]))


_BEGINNER = (
    r"(?:beginners?|newbies?|starters?|start(?:ing)?(?:\s+with)?|a\s+beginner|someone\s+new|newcomers?|no\s+experience)"
)
#: "I have 4 years in IT audit, which one can i do", "which for beginner": what each asks for first.
_FOR_ME = pattern(
    rf"(?<!\w){_WHICH}\s+(?:(?:can|could|may|should|shall)\s+i(?:\s+(?:do|take|get|sit|go\s+for|choose|pass))?|i\s+(?:can|could|may)(?:\s+(?:do|take|get|sit|pass))?|do\s+i\s+qualify(?:\s+for)?"
    rf"|am\s+i\s+(?:allowed|eligible)(?:\s+(?:to\s+do|for))?|(?:is\s+)?(?:possible\s+)?for\s+(?:me|(?P<new>{_BEGINNER}))|(?:is|would\s+be)\s+(?:better|good|best|right|easier|ok|possible|more\s+easy)\s+for\s+(?:an?\s+)?(?:me|(?P<start>{_BEGINNER})))"
    r"(?:\W+(?:with\s+(?:that|this|it|my\s+\w+)|then|now|please|pls|first|already|without\s+\w+))*\W*(?=$|[.,;!]\s)",
    re.IGNORECASE,
)
_LONGEST = 140


async def which_for_me(session: Session) -> Reply | None:
    """None unless two or more were compared in the last answer, and none is named; what is told beside is noted."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != _COMPARES or session.state.waiting is not None or heard.people or heard.teams:
        return None
    said = _FOR_ME.search(heard.text) if len(heard.text) <= _LONGEST else None
    these = [i for i in last.slots.get("credentials", ()) if i in session.manager.knowledge.catalogue.credentials]
    if said is None or len(these) < 2 or any(n.mention.of("credential") for n in heard.named):
        return None
    session.trace.append("which of the compared is for them")
    needs = [await session.begin(_ONE, {"credential": i, "facet": "prerequisites"}, 0.9) for i in these]
    if said["new"] or said["start"]:
        easier = await session.begin(_RANKS, {"these": these, "quality": "easiest"}, 0.9)
        return in_several.together(session, [easier, *needs])
    told = await noted(session)
    return in_several.together(session, needs if told is None else [told, *needs])


def _called(session: Session, these: list[str], what: str) -> str | None:
    """The only one of them that has the words in its name, or in that of its issuer."""
    catalogue = session.manager.knowledge.catalogue
    said = set(key(what).split())
    named = {i: set(key(f"{catalogue.credentials[i].name} {catalogue.issuer(catalogue.credentials[i]).name}").split())
             for i in these}  # fmt: skip
    meant = [i for i, words in named.items() if said and said <= words]
    return meant[0] if len(meant) == 1 else None


async def _holds_one(session: Session, these: list[str]) -> bool:
    records = session.given.records
    if records is None or not session.given.private:
        return False
    return any(h.credential in these for h in await records.holdings())
