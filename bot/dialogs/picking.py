"""Which of a person's own records is meant: by name, by what the talk is about, or by asking."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from rapidfuzz import fuzz

from bot.dialogs.engine.dialog import Ask
from bot.dialogs.engine.own_names import NAMED_FROM, called_so, shares_a_word
from bot.dialogs.engine.turn import Turn
from bot.knowledge.namesakes import of_that_name
from bot.knowledge.words import key
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.plans import under_way as under_way_of
from bot.translation import _, day

#: So many answers back the list may lie of which "the second one" is said.
_LIST_REACH = 3


async def pick_holding(
    turn: Turn,
    among: list[Holding],
    named: list[str] | None,
    chosen: int | None,
    question: str | None = None,
) -> Holding | None:
    """The holding that is meant; None when there is none or none of what was named. Raises Ask for slot ``holding``."""
    if chosen is not None:
        return next((h for h in among if h.id == chosen), None)
    meant = {*named, *of_the_same_name(turn, named)} if named else set()
    fitting = [h for h in among if h.credential in meant] if named else held_by_name(turn, among)
    if named and not fitting:
        return None
    if not fitting:
        fitting = _by_order(turn, among)
    if not fitting and among and turn.heard.ordinals:
        raise _which(turn, among, question)  # "the second one" of something else, or of fewer: not simply the only one
    if not fitting and turn.focus.at:
        fitting = [h for h in among if h.credential == turn.focus.at]
    return only_or_asked(turn, fitting or among, question)


def of_the_same_name(turn: Turn, named: Collection[str]) -> list[str]:
    """ "My PRINCE2" may be the Practitioner, where the message calls what is ``named`` no more than that."""
    if not turn.said:
        return []
    said = [n.mention for n in turn.heard.named if {m.id for m in n.mention.leading("credential")} & set(named)]
    texts = [turn.heard.text[mention.start : mention.end] for mention in said]
    return [one for text in texts for one in of_that_name(turn.catalogue, text, named)]


def only_or_asked(turn: Turn, candidates: list[Holding], question: str | None = None) -> Holding | None:
    """The only one; None when there is none. Raises Ask for slot ``holding`` when there are several."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    raise _which(turn, candidates, question)


def _which(turn: Turn, candidates: list[Holding], question: str | None) -> Ask:
    return Ask(
        "holding",
        tuple(h.id for h in candidates[:8]),
        question or _("Which one do you mean?"),
        tuple(_label(turn, h, candidates) for h in candidates[:8]),
    )


def held_by_name(turn: Turn, among: Iterable[Holding], said: str | None = None) -> list[Holding]:
    """Those that the message calls by name, or ``said``, which is a part of it."""
    return called_so(turn.heard.key if said is None else key(said), among, turn.phrases, turn.catalogue)


_NAMES = pattern(r"(?<!\w)(?:the|my)\s+(?P<name>[^\W\d_]{2,20})(?!\w)", re.IGNORECASE)


_NO_DAY_WORD = r"(?!(?:expir|dat|day|year|month|award|renew|deadline|end|start|exam|test|issu|valid)\w*\b)"
_IS_SO = pattern(
    rf"(?<!\w)(?:the|my)\s+{_NO_DAY_WORD}[^\W\d_]{{3,20}}\s+(?:one\s+|card\s+|cert\s+)?(?:was|is|expires?|ends?|runs?\s+out)(?!\w)"
    rf"|(?<!\w)(?:make|change|set|move|mean|meant)\s+(?:the|my)\s+{_NO_DAY_WORD}[^\W\d_]{{3,20}}(?!\w)",
    re.IGNORECASE,
)


def tells_of_unknown(turn: Turn, among: list[Holding]) -> str | None:
    """The same in "wait, the ILS was June": what is said of it is said of none of these."""
    told = names_unknown(turn, among) if _IS_SO.search(turn.heard.text) else None
    return told or _begins_with(turn, among) or _another_paper(turn, among)


#: "TWIC card lost it last week, was good till june 2030".
_PAPER_FIRST = pattern(
    r"\W*(?:(?:no|wait|sorry|oh|ok|and|so|but|actually|the|my|also|well)\W+){0,4}(?P<name>(?-i:[A-Z]{2,8}|[a-z]{3,8}))\s+(?:card|licen[cs]e|cert\w*|ticket|badge|permit|registration)\b",
    re.IGNORECASE,
)


def _another_paper(turn: Turn, among: list[Holding]) -> str | None:
    """A card that is called as none of these is."""
    said = _PAPER_FIRST.match(turn.heard.text) if turn.said and len(among) > 0 else None
    everyday = {*turn.phrases.common, *turn.phrases.generic}
    if said is None or key(said["name"]) in everyday or any(n.mention.of("credential") for n in turn.heard.named):
        return None
    if _OF_A_RECORD.match(key(said["name"])) or turn.heard.ordinals or held_by_name(turn, among):
        return None
    return said["name"]


#: "D4 medical is every 5 years, mine was May 2024": what it begins with is what it is about.
_BEGINS = pattern(
    r"\W*(?:(?:no|wait|sorry|oh|ok|and|so|but|actually|the|my|also|well)\W+){0,4}(?P<name>[^\W_][\w-]{1,19}(?:\s+[\w-]{2,20}){0,2}?)\s+(?:is|was|are|were|runs?|lasts?)\b",
    re.IGNORECASE,
)


#: Words of a record, and of none that is called so: "the renewal is 1 Feb".
_OF_A_RECORD = pattern(
    r"(?:expir|dat|day|year|month|award|renew|re-?valid|deadline|end|start|exam|test|issu|valid|run|due)\w*",
    re.IGNORECASE,
)


def _begins_with(turn: Turn, among: list[Holding]) -> str | None:
    said = _BEGINS.match(turn.heard.text)
    if said is None or any(n.mention.of("credential") for n in turn.heard.named) or turn.heard.ordinals:
        return None
    everyday = {*turn.phrases.common, *turn.phrases.generic}
    words = key(said["name"]).split()
    strange = [w for w in words if w not in everyday and not w.isdecimal() and _OF_A_RECORD.match(w) is None]
    begins = any(d.start < said.end("name") for d in turn.heard.dates)
    return said["name"] if strange and not begins and not held_by_name(turn, among) else None


#: "Hide medical from boss", "mute ils".
_BARE_NAME = pattern(
    r"^\W*(?:(?:ok|okay|and|also|please|pls|can|could|you|then|now|so|no)\W+){0,4}(?:hide|unhide|mute|unmute|delete|remove|drop|scrap|bin|ditch)\s+"
    r"(?P<name>[^\W\d_]{2,20})(?=\s+(?:from|for|too|please|pls|now|again|card|cert\w*|licen[cs]e|one)\b|\W*$)",
    re.IGNORECASE,
)


def calls_unknown(turn: Turn, among: list[Holding]) -> str | None:
    """The same of what is called without "the" or "my"; what the catalogue knows is looked for otherwise."""
    said = _BARE_NAME.match(turn.heard.text) if turn.said else None
    everyday = {*turn.phrases.common, *turn.phrases.generic}
    if said is None or key(said["name"]) in everyday or any(n.mention.of("credential") for n in turn.heard.named):
        return names_unknown(turn, among)
    return None if turn.heard.ordinals or held_by_name(turn, among) else said["name"]


def names_unknown(turn: Turn, among: list[Holding]) -> str | None:
    """A word that is said to be one of theirs, "scrap the cscs", and is of none of these."""
    everyday = {*turn.phrases.common, *turn.phrases.generic}
    said = [m["name"] for m in _NAMES.finditer(turn.heard.text) if key(m["name"]) not in everyday]
    issuers = {m.id for n in turn.heard.named for m in n.mention.of("issuer")}
    theirs = any(turn.catalogue.issuer_of.get(h.credential or "") in issuers for h in among)
    if not said or theirs or turn.heard.ordinals or held_by_name(turn, among):
        return None
    return said[-1]


def _by_order(turn: Turn, among: list[Holding]) -> list[Holding]:
    """ "The second one", of what a question just offered or after the list of one's own, unless another list was shown
    since.
    """
    asked = turn.state.waiting.awaiting if turn.state.waiting else None
    if asked is not None and asked.slot == "holding" and asked.options:
        return _in_order(turn, among, asked.options)
    recent = turn.state.done[-_LIST_REACH:]
    lists = [frame for frame in recent if frame.dialog == "list_holdings" and "shown" in frame.slots]
    if not lists or (lists[-1] is not recent[-1] and len(turn.focus.credentials) > 1):
        return []
    return _in_order(turn, among, lists[-1].slots["shown"])


def _in_order(turn: Turn, among: list[Holding], shown: list[int]) -> list[Holding]:
    known = {h.id: h for h in among}
    meant = [shown[o - 1] if o > 0 else shown[-1] for o in turn.heard.ordinals if o <= len(shown)]
    return [known[i] for i in meant if i in known]


def _label(turn: Turn, holding: Holding, among: list[Holding]) -> str:
    name = title(holding, turn.catalogue)
    if sum(1 for h in among if title(h, turn.catalogue) == name) > 1:
        since = holding.awarded or holding.expires
        return f"{name} ({day(since)})" if since else name
    return name


async def _under_way(turn: Turn, among: Iterable[Study]) -> Study | None:
    """The step of the plan that is under way, where nothing is studied but its steps; with a subject that is named,
    "3 hours of Excel", the one that proves it.
    """
    plan = await turn.records.plan()
    if plan is None or not {s.credential for s in among} <= {s.credential for s in plan.steps}:
        return None
    step, subjects = under_way_of(plan, among), {m.id for n in turn.heard.named for m in n.mention.of("skill")}
    known = turn.catalogue.credentials
    proving = [s for s in among if s.credential in known and subjects & known[s.credential].skills.keys()]
    if not subjects or step in proving:
        return step
    return proving[0] if len(proving) == 1 else None


async def pick_study(
    turn: Turn,
    among: list[Study],
    named: list[str] | None,
    chosen: int | None,
    *,
    under_way: bool = False,
    on: date | None = None,
) -> Study | None:
    """The study that is meant; None when there is none, or none of what was named. Raises Ask for slot ``study``.

    ``under_way``: where nothing says which, the step of a plan that is under way is. ``on``: the day of an exam, which
    tells of which step that is.
    """
    if chosen is not None:
        return next((s for s in among if s.id == chosen), None)
    fitting = [s for s in among if s.credential in named] if named else []
    if named and not fitting:
        return None
    spoken = turn.heard.key
    if not fitting:
        fitting = [
            s
            for s in among
            if spoken and s.credential is None and fuzz.partial_ratio(key(s.name), spoken) >= NAMED_FROM
        ]
    if not named and not fitting:
        fitting = [s for s in among if shares_a_word(spoken, s.name, turn.phrases)]
    if not fitting and turn.focus.at:
        fitting = [s for s in among if s.credential == turn.focus.at]
    candidates = sorted(fitting or among, key=lambda s: (s.target is None, s.target or turn.today))
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    if under_way and (step := await _under_way(turn, candidates)) is not None:
        return step
    if on is not None and (examined := await _examined_on(turn, candidates, on)) is not None:
        return examined
    raise Ask(
        "study", tuple(s.id for s in candidates[:8]), _("Which study do you mean?"),
        tuple(s.name for s in candidates[:8]),
    )  # fmt: skip


#: An exam may lie so long after the day by which its step was to be done.
_AFTER_ITS_STEP = timedelta(days=30)
_EXAM = pattern(r"(?<!\w)(?:exams?|tests?|sit|sitting|booked|assessment)(?!\w)", re.IGNORECASE)


async def _examined_on(turn: Turn, among: Collection[Study], on: date) -> Study | None:
    """The one step with an exam that is under way on that day, or was to be done shortly before it."""
    plan = await turn.records.plan() if _EXAM.search(turn.heard.text) else None
    known, found = turn.catalogue.credentials, []
    for step in plan.steps if plan is not None else ():
        has_exam = step.credential in known and "exam" in (known[step.credential].assessment or "exam")
        if has_exam and step.starts < on <= step.ends + _AFTER_ITS_STEP:
            found.append(step)
    inside = [step for step in found if on <= step.ends] or found
    ids = {step.credential for step in inside} if len(inside) == 1 else set()
    return next((study for study in among if study.credential in ids), None)
