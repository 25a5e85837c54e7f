""" "I did level 2 in 2023", "so 900 first, then 104?": of those talked of one is called by the part of its name that
no other of them has, and the message is heard as if it had been called by all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.values import count
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name
from bot.knowledge.words import key
from bot.patterns import pattern

#: A list longer than that is no choice that somebody has in mind.
_MOST = 8
_LEVEL = pattern(r"(?<![\w-])(?:the\s+)?(?:level|lvl|l)\s?(?P<n>[1-8]|one|two|three|four|five)(?![\w-])", re.IGNORECASE)
_NUMBER = pattern(r"(?<![\w.,$€£#/-])(?:the\s+)?(?P<n>\d{3,4})(?![\w%$€£/-]|[.,]\d)")
_TIER = pattern(
    r"(?<![\w-])the\s+(?P<n>associate|professional|practitioner|foundations?|fundamentals|advanced|expert|specialty|diploma)(?:\s+(?:one|level|exam|cert\w*))?(?![\w-])",
    re.IGNORECASE,
)
_CODE = pattern(r"[A-Z]{1,4}-?(?P<n>\d{3,4})")
#: "City & Guilds 2921-34" is called "the 2921".
_IN_NAME = pattern(r"(?<![\w.])\d{4}(?=\s|-\d)")
_LEVEL_IN_NAME = pattern(r"\blevel (?P<n>\d)\b", re.IGNORECASE)
#: What may stand behind a part that is all of a name: "level 2 brickwork" is another credential.
_ENDS = pattern(
    r"\s*(?:$|[^\w\s]|(?:in|then|first|now|last|before|after|on|and|or|is|was|one|too|already|actually|from|with|to|this|that|does|do|did|so|a|an|as|at|than|vs|versus|compared"
    r"|back|yesterday|today|but|instead|please|pls|next|straight|right|expires?|runs?|ran|lasts?|because|if|when|i|it|its|it['’]?s|ok|okay|sounds?|looks?|seems?|online|cost|costs|take|takes"
    r"|passed|done|ages|years?|about|still|certificate|course|exam|award|test|\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)(?!\w))",
    re.IGNORECASE,
)
#: "Max 900", "900 quid", "in 2023", "about 104 hours" call nothing by its number.
_COUNTS = pattern(
    r"(?<!\w)(?:max|maximum|under|below|over|above|about|around|roughly|have|has|got|spend|only|just|budget|costs?|pay|paid|least|most|in|since|until|till|by|for|of|scored|score|room)\s+$",
    re.IGNORECASE,
)


def settle(talk: Talk) -> None:
    """Put the whole name in its place; not while one of several is asked for, whose question hears parts by itself."""
    waiting, shown = talk.state.waiting, _shown(talk)
    if not shown or (waiting is not None and waiting.awaiting is not None and waiting.awaiting.options):
        return
    if talk.heard.people or talk.heard.teams or any(n.mention.of("role") for n in talk.heard.named):
        return
    parts = list(_parts(talk, shown))
    if not parts:
        return
    text = talk.heard.text
    for start, end, called in reversed(parts):
        text = f"{text[:start]}{_name(called)}{text[end:]}"
    talk.trace.append("called by a part of its name")
    talk.heard = talk.manager.hear(talk.given, text, talk.state)


def _shown(talk: Talk) -> list[Credential]:
    """Of the last answer, and of those before it that named what they were about."""
    known, focus = talk.manager.knowledge.catalogue.credentials, talk.state.focus
    these = [*(focus.credentials if len(focus.credentials) <= _MOST else ()), focus.at]
    for frame in reversed(talk.state.done):
        named = (frame.slots.get(slot) for slot in ("credential", "credentials", "these"))
        these += [i for each in named for i in (each if isinstance(each, list) else [each]) if isinstance(i, str)]
    return [known[c] for c in dict.fromkeys(these) if c in known][:_MOST]


def _parts(talk: Talk, shown: list[Credential]) -> Iterator[tuple[int, int, Credential]]:
    """Where each begins and ends, in order, and what is meant."""
    text, found = talk.heard.text, []
    for way, of_it in ((_LEVEL, _of_level), (_NUMBER, _of_number), (_TIER, _of_tier)):
        for said in way.finditer(text):
            taken = [(n.mention.start, n.mention.end) for n in talk.heard.named]
            if way is _NUMBER:
                taken += [(v.start, v.end) for v in talk.heard.values]
                taken += [(d.start, d.end) for d in talk.heard.dates]
            if any(said.start() < end and start < said.end() for start, end in taken):
                continue
            if _ENDS.match(text, said.end()) is None or (way is _NUMBER and _COUNTS.search(text, 0, said.start())):
                continue
            if (called := of_it(talk, shown, said["n"].casefold())) is not None:
                found.append((said.start(), said.end(), called))
    yield from sorted(found, key=lambda part: part[0])


def _of_level(talk: Talk, shown: list[Credential], said: str) -> Credential | None:
    """The only one of that level in its name; else what is called as one of them but for the level."""
    level = str(count(said) or said)
    of_it = [c for c in shown if (named := _LEVEL_IN_NAME.search(c.name)) and named["n"] == level]
    if of_it:
        return of_it[0] if len(of_it) == 1 else None
    names = {key(_LEVEL_IN_NAME.sub(f"Level {level}", c.name)) for c in shown if _LEVEL_IN_NAME.search(c.name)}
    alike = [c for c in talk.manager.knowledge.catalogue.credentials.values() if key(c.name) in names]
    return alike[0] if len(alike) == 1 else None


def _of_number(talk: Talk, shown: list[Credential], said: str) -> Credential | None:
    of_it = [c for c in shown if any((m := _CODE.fullmatch(e.code)) and m["n"] == said for e in c.codes)]
    of_it = of_it or [c for c in shown if said in _IN_NAME.findall(c.name)]
    return of_it[0] if len(of_it) == 1 else None


def _of_tier(talk: Talk, shown: list[Credential], said: str) -> Credential | None:
    """Of several: one alone shown is called "the associate" to tell it from what was not shown."""
    of_it = [c for c in shown if said.rstrip("s") in {w.rstrip("s") for w in key(full_name(c)).split()}]
    return of_it[0] if len(of_it) == 1 and len(shown) > 1 else None


def _name(credential: Credential) -> str:
    return next((c.code for c in credential.codes if c.retired is None), None) or credential.name
