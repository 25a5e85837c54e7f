"""One of those shown, called by issuer or subject: "the Azure one. make it a plan", "ok google one then, 5 hours a
week", "AWS rather than Azure I think".
"""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.answers import choose
from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.understanding.cues import Named
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _PLAN = "credential_info", "credential_path"
#: With this weight at least a credential is about a skill.
_IS_ABOUT = 2
_ONE = pattern(r"(?:['’]s)?\s+(?:one|cert\w*|course|exam)\b", re.IGNORECASE)
_LEAD = (
    r"\W*(?:(?:ok|okay|so|well|hm+|oh|yes|yeah|and|but|i|i['’]?d|i['’]?ll|id|ill|we|let['’]?s|lets|think|guess"
    r"|maybe|then|really)\W+){0,6}"
)
_LIKED = pattern(
    rf"{_LEAD}(?:(?:like|love|prefer|fancy|want|take|pick|choose|go\s+for|go\s+with|do|try|interested\s+in)\s+)?"
    r"(?:the\s+|that\s+)?$",
    re.IGNORECASE,
)
_SOUNDS = pattern(
    r"\W{0,5}(?:(?:(?:sounds?|looks?|seems?|would\s+be|is|might\s+be)\s+(?:\w{1,12}\s+){0,2}?(?:good|great|nice|fine|interesting|ok(?:ay)?|cool|best|perfect|right|doable|better)"
    r"|then|please|pls|for\s+me|is\s+it|i\s+(?:think|guess)|to\s+me|first)\W{0,5}){0,4}",
    re.IGNORECASE,
)
_MAKES_A_PLAN = pattern(
    r"\W{0,4}(?:(?:then|please|pls|so|and|now|can\s+you|could\s+you|ok)\W+){0,4}(?:(?:make|plan|do|give|draw)\s+(?:me\s+)?(?:(?:it|that|this)\s*)?(?:(?:in|into|to)\s+)?(?:an?\s+|the\s+)?(?:study\s+|learning\s+)?(?:plan)?"
    r"|as\s+a\s+plan|plan)(?:\W+(?:for|it|that|please|pls|me|then))*\W*",
    re.IGNORECASE,
)


async def meant(session: Session) -> Reply | None:
    """What it is, or the plan for it; where none of those shown is such, that is said and what there is of it shown."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or len(heard.named) != 1:
        return None
    named = heard.named[0]
    one = _ONE.match(heard.text, named.mention.end)
    if named.cue != "excluded" and one is not None and (fact := await _a_fact(session, named)) is not None:
        return fact
    if named.cue == "excluded" or one is None or not _LIKED.fullmatch(heard.text, 0, named.mention.start):
        return None
    plans = _MAKES_A_PLAN.fullmatch(heard.text, one.end()) is not None
    before, behind = heard.text[: named.mention.start], heard.text[one.end() :]
    says = behind.strip(" .!,") or before.strip().casefold() not in ("", "the")
    if not plans and not (says and _SOUNDS.fullmatch(heard.text, one.end())):
        return None  # "the Google one" alone is looked up as before
    shown = [c for c in session.state.focus.credentials if is_such(session, named, c)]
    session.trace.append("one of those shown, by issuer or subject")
    if len(shown) == 1:
        return await session.begin(_PLAN if plans else _INFO, {"credential": shown[0]}, 0.9)
    if shown:
        return session.ask(Frame(dialog=_PLAN if plans else _INFO), "credential", tuple(shown))
    return await _none_of_them(session, named)


async def _a_fact(session: Session, named: Named) -> Reply | None:
    """ "The Google one, how long does that take": of the only one of those shown."""
    facet = next(iter(session.heard.choices.get("facet", ())), session.guesses[0].particular.get("facet", ""))
    if not facet or session.guesses[0].dialog != _INFO:
        return None
    shown = [c for c in session.state.focus.credentials if is_such(session, named, c)]
    return await session.begin(_INFO, {"credential": shown[0], "facet": facet}, 0.9) if len(shown) == 1 else None


def is_such(session: Session, named: Named, credential: str) -> bool:
    """Whether it is called so, or is of that issuer or that skill."""
    catalogue = session.manager.knowledge.catalogue
    if credential not in catalogue.credentials:
        return False
    if credential in {m.id for m in named.mention.leading("credential")}:
        return True
    said = session.heard.text[named.mention.start : named.mention.end].casefold()
    issuer = catalogue.issuers[catalogue.issuer_of[credential]]
    if issuer.id in {m.id for m in named.mention.of("issuer")} or issuer.name.casefold().split()[0] == said:
        return True
    found = catalogue.credentials[credential]
    return any(found.skills.get(m.id, 0) >= _IS_ABOUT for m in named.mention.leading("skill"))


async def _none_of_them(session: Session, named: Named) -> Reply | None:
    """What there is of such in the field of what was shown, or at all."""
    said = session.heard.text[named.mention.start : named.mention.end]
    issuers = _houses(session.manager.knowledge.catalogue, named, said)
    if not issuers:
        return None
    name = next((m.name for m in named.mention.of("issuer")), said).split()[0]
    head = paragraph(_("None of those that I showed is from {name}. What there is:"), name=name)
    of_field = _of_the_field(session, issuers)
    return Reply(parts=(head,)).plus(await session.begin("browse_credentials", {"issuers": issuers, **of_field}, 0.8))


def _houses(catalogue: Catalogue, named: Named, said: str) -> list[str]:
    """The issuer, with its other houses, as Google Cloud is."""
    leading = [m.id for m in named.mention.leading("issuer")]
    alike = [i.id for i in catalogue.issuers.values() if i.name.casefold().split()[0] == said.casefold()]
    return list(dict.fromkeys([*leading, *alike])) if leading else []


def _of_the_field(session: Session, issuers: list[str]) -> dict[str, str]:
    """The field of the best that was shown, and the level, as far as they leave any."""
    catalogue, last = session.manager.knowledge.catalogue, session.state.last
    shown = [catalogue.credentials[c] for c in session.state.focus.credentials if c in catalogue.credentials]
    if not shown:
        return {}
    field = shown[0].family
    theirs = [c for c in catalogue.credentials.values() if catalogue.issuer_of[c.id] in issuers and c.family == field]
    level = last.slots.get("level") if last is not None else None
    kept = {"level": level} if level and any(c.level == level for c in theirs) else {}
    return {"family": field, **kept} if theirs else {}


_TOWARDS, _HOURS = "credential_path", "hours_a_week"
_SHOWN_BY = frozenset({"compare_credentials", "rank_credentials", "credential_for_skill", "credential_for_role"})
#: What is said of it, in front of the first limit.
_TAKES = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|alright|right|cool|great|good|fine|then|so|hm+|well|sure|actually|and|oh|let['’]?s|i['’]?ll|ill|i|we|take|do|go|pick|choose"
    r"|start|prefer|rather|with|for|try|want|plan|me|just|it['’]?s|make|it|think)\W+){0,8}"
    r"(?:the\s+|that\s+)?(?P<name>[\w+&’'.-]{1,25}(?:\s[\w+&’'.-]{1,25}){0,3}?)(?:\s+(?:one|cert\w*|course|program\w*))?"
    r"(?:\W+(?:then|please|pls|at|with|for|in|and|i|can|do|have|got|i['’]?ve|only|about|around|maybe|say|spend|study|like|up|to|on))*\W*",
)
_LONGEST = 120


async def planned(session: Session) -> Reply | None:
    """None unless hours a week are told, and just one of what was shown is called so."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _SHOWN_BY or session.state.waiting is not None or "?" in heard.text:
        return None
    hours = [v for v in heard.values if v.kind == _HOURS]
    if len(hours) != 1 or heard.people or len(heard.text) > _LONGEST:
        return None
    first = min([v.start for v in heard.values] + [d.start for d in heard.dates])
    said = _TAKES.fullmatch(heard.text[:first].casefold())
    if said is None:
        return None
    picked = _called(session, said["name"])
    if len(picked) != 1:
        return None
    session.trace.append("a plan for the one that is called so")
    limits = fill_from_message(session.manager.dialogs[_TOWARDS], heard).slots
    return await session.begin(_TOWARDS, {**limits, "credential": picked[0], _HOURS: hours[0].value}, 0.9)


def _called(session: Session, name: str) -> list[str]:
    known, shown = session.manager.knowledge.catalogue.credentials, session.state.focus.credentials
    if session.heard.ordinals:
        return chosen_by_order(session.heard, shown)
    return [c for c in shown if c in known and is_called(known[c], key(name))]


_FRONT = (
    r"\W*(?:(?:ok|okay|well|so|hm+|oh|i|i['’]?d|would|prefer|like|go\s+for|take|think|guess|maybe|probably|rather|more|the)"
    r"\W+){0,6}"
)
_BEHIND = (
    r"(?:\W+(?:i\s+(?:think|guess|suppose|reckon)|i['’]?d\s+say|probably|maybe|please|pls|though|tho|then)){0,3}\W*"
)
_RATHER = pattern(
    rf"{_FRONT}(?P<this>[^,.;?!\n]{{2,50}}?)\W{{1,3}}(?:rather\s+than|instead\s+of|more\s+than|(?:and\s+|but\s+)?not|over|than)\s+"
    rf"(?P<that>[^,.;?!\n]{{2,50}}?){_BEHIND}",
    re.IGNORECASE,
)
_NOT = pattern(
    rf"{_FRONT}not\s+(?P<that>[^,.;?!\n]{{2,50}}?)\W{{1,3}}(?:but\s+|rather\s+)?(?P<this>[^,.;?!\n]{{2,50}}?){_BEHIND}",
    re.IGNORECASE,
)


async def rather(session: Session) -> Reply | None:
    """None where no choice is open, where a yes would change something, or where it has not both."""
    frame, text = session.state.waiting, session.heard.text
    if frame is None or frame.awaiting is None or not frame.awaiting.options or session.dialog(frame).writes:
        return None
    said = _RATHER.fullmatch(text) or _NOT.fullmatch(text)
    if said is None:
        return None
    options, labels = frame.awaiting.options, questions.option_labels(session, frame)
    with session.hearing(said["that"]) as heard:
        other = choose(heard, options, labels)
    with session.hearing(said["this"]) as heard:
        chosen = choose(heard, options, labels)
    if chosen is None or other is None or chosen == other:
        return None
    session.trace.append("one of the choice rather than another")
    return await session.accept(frame, chosen)
