""" "Psm then, from may", "ill go with the a+, 6 hrs a week", "lets do the scrum one, 3h a week from january": the one
that is named is gone for, and behind it stands no more than how many hours a week, and from or until when.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.called_one import is_such
from bot.dialogs.engine.steps.choosing.taken import LISTS, SHOWN_BY
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.studies.spoken_of import noted_with_the_hours
from bot.dialogs.engine.steps.studies.start_shown import last_shown
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import is_called
from bot.knowledge.words import Word, key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_STUDYING, _HOURS = "start_study", "hours_a_week"
#: What asks which job or credential is meant; whoever goes for one has answered it.
WEIGHS = frozenset(
    {"credential_for_role", "credential_for_skill", "compare_credentials", "learning_path", "skill_gap", "explain"}
)
_TWO, _SHORT_NAME, _FEW, _LONGEST = 2, 2, 8, 120
#: All that may stand around the name, the hours and the days.
_AROUND = frozenset(
    """
    ok okay k kk yes yeah yep yup sure right alright cool great good nice fine perfect well so hm hmm and but oh
    actually lets let's let us i i'll ill i'd i'm im we we'll will would like want wanna gonna going to go for with do
    doing take taking start starting begin beginning study studying learn learning pick choose try think guess maybe
    just get getting it is it's its the that this one ones a an my me sign up put down at about around can could from
    on by in of each every per week weekly next now please pls thanks thx first instead rather later exam cert
    certificate certification course too also then sounds looks decided settled settle have got only probably said
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_GOES = pattern(
    r"(?<!\w)(?:let['’]?s|let\s+us|i['’]?ll|i\s+will|we['’]?ll|i['’]?m\s+(?:gonna|going\s+to)|gonna|i\s+wanna|(?:think|guess)\s+i['’]?ll)\s+(?:just\s+)?(?:do|go|take|start|try|begin|get|learn|study|pick|choose)(?!\w)"
    r"|(?<!\w)(?:going|go)\s+(?:for|with)(?!\w)|(?<!\w)sign\s+me\s+up(?!\w)|(?<!\w)put\s+me\s+down(?!\w)|(?<!\w)(?:start|begin)(?:ing)?(?!\w)|(?<!\w)(?:decided|settled)\s+(?:on|for)(?!\w)",
    re.IGNORECASE,
)
#: What says of something that was shown that it is chosen: "ckad it is", "a+ then", "next i want the cka".
_CHOSEN = pattern(
    r"(?<!\w)(?<!ok\s)(?<!so\s)(?<!okay\s)(?:it\s+is|then|i\s+(?:choose|pick|take|decided)|next)(?!\w)(?!\s*\?)",
    re.IGNORECASE,
)


_ASKS = pattern(r"(?<!\w)(?:how|what|when|where|why|which|who|should|can\s+i|could\s+i)(?!\w)", re.IGNORECASE)


async def named(session: Session) -> Reply | None:
    """Its study begins; None where it is held or studied already, a plan is spoken of, or more is said."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text:
        return None
    if len(heard.text) > _LONGEST or not heard.words or heard.ordinals:
        return None  # "I'll do the second" is looked for in its place
    days = fill_from_message(session.manager.dialogs[_STUDYING], heard).slots
    days = {name: days[name] for name in ("target", "starts") if name in days}
    rest = [w.text for w in _beside_amounts(session) if w.text not in _AROUND]
    if bool(days) != bool(heard.dates):
        return None
    if (at_a_pace := await _at_a_pace(session, rest, days)) is not None:
        return at_a_pace
    asked = session.state.asking
    if _ASKS.search(heard.text) or (asked is not None and asked.dialog not in WEIGHS):
        return None  # "how would I even start" asks
    if not _is_chosen(session, paced=_paced(session) or "starts" in days):
        return None
    meant = _meant(session, rest)
    if meant is None:
        return _none_is_called_so(session, rest, days)
    planned = rest and asked is None and _paced(session)  # "google one then, 5 hours a week" of what was shown
    if planned or await _is_theirs(session, meant):
        return None
    session.trace.append("the one that is named is gone for")
    no_longer_weighed(session)
    name = session.manager.knowledge.catalogue.credentials[meant].name
    return await session.begin(_STUDYING, {"records": [{"ids": [meant], "name": name}], **days}, 0.9)


#: What may stand beside no more than the name, the hours and the days; who "studies" it begins.
_BESIDE_A_PACE = frozenset(
    "a an at in by from on with about of and until till please pls ok so hi hey only".split()  # noqa: SIM905 - words
)


#: "Midwife, want IBCLC, how long at 4h a week".
_HOW_LONG = frozenset(
    "want need how long would will does take takes it that get to is".split()  # noqa: SIM905 - words
)


async def _at_a_pace(session: Session, rest: list[str], days: dict[str, str]) -> Reply | None:
    """ "A+ 6 hrs a week": how it stands at that pace where it is studied; a plan that leads there in first words, or
    beside a plan in which it is not.
    """
    heard, records = session.heard, session.given.records
    hours = [v.value for v in heard.values if v.kind == _HOURS]
    jobs = [(n.mention.start, n.mention.end) for n in heard.named if n.kind == "role"]
    told = {w.text for w in heard.words if any(start <= w.start < end for start, end in jobs)}
    rest = [word for word in rest if word not in told | _HOW_LONG]
    meant = _meant(session, rest) if len(hours) == 1 and not rest and len(credentials_in(heard)) == 1 else None
    if meant is None or records is None or session.state.asking is not None:
        return None
    if not days and meant in {s.credential for s in await records.studies()}:
        session.trace.append("other hours a week for what is studied")
        return await noted_with_the_hours(session, int(str(hours[0])), meant)
    first = session.state.last is None or plan_spoken_of(session) is not None
    alone = (_BESIDE_A_PACE | _HOW_LONG | told).issuperset(w.text for w in _beside_amounts(session))
    if not first or not alone or await _is_theirs(session, meant):
        return None
    session.trace.append("a plan to the one that is named, at that pace")
    limits = {"starts": days["starts"]} if "starts" in days else {}
    limits |= {"by": days["target"]} if "target" in days else {}
    return await session.begin("credential_path", {"credential": meant, _HOURS: hours[0], **limits}, 0.9)


def no_longer_weighed(session: Session) -> None:
    """What was asked of a job falls; the hours a week that were told beside it are of the study."""
    hours = [f.slots[_HOURS] for f in session.state.stack if f.dialog in WEIGHS and f.slots.get(_HOURS)]
    if hours and session.given.private:
        session.profile = session.profile.model_copy(update={_HOURS: hours[-1]})
    session.state.drop_of(*WEIGHS)


def _paced(session: Session) -> bool:
    return any(v.kind == _HOURS for v in session.heard.values)


def _is_chosen(session: Session, *, paced: bool) -> bool:
    """Whether it is gone for in so many words, or of what was shown a few words choose it."""
    heard, shown = session.heard, last_shown(session) in SHOWN_BY or session.state.asking is not None
    if _GOES.search(heard.undated):
        return paced or shown
    return shown and (paced or (_CHOSEN.search(heard.text) is not None and len(heard.words) <= _FEW))


def _beside_amounts(session: Session) -> list[Word]:
    """The words that are of no amount, no day and no credential that is named."""
    heard = session.heard
    taken = [(d.start, d.end) for d in heard.dates] + [(v.start, v.end) for v in heard.values if v.kind == _HOURS]
    taken += [(n.mention.start, n.mention.end) for n in credentials_in(heard)]
    return [w for w in heard.words if not any(start <= w.start < end for start, end in taken)]


def _words_of(heard: Heard, named: Named) -> list[str]:
    return [w.text for w in heard.words if named.mention.start <= w.start < named.mention.end]


def _meant(session: Session, rest: list[str]) -> str | None:
    """The one that is named, or the only one of what was shown that is called so or is of such an issuer."""
    named, shown = credentials_in(session.heard), session.state.focus.credentials
    known = session.manager.knowledge.catalogue.credentials
    if not named:
        name = key(" ".join(rest))
        found = [c for c in shown if c in known and rest and is_called(known[c], name)]
        others = [n for n in session.heard.named if n.cue != "excluded"]
        said = _words_of(session.heard, others[0]) if len(others) == 1 else []
        if not found and rest and set(rest) <= set(said):
            found = [c for c in shown if is_such(session, others[0], c)]
        return found[0] if len(found) == 1 else None
    ids = ids_of(named[0])
    sure = (
        len(ids) == 1 and named[0].kind == "credential"
    )  # "payroll" is a subject, and one that is called so may be no
    ids = ids if sure else [c for c in ids if c in shown]  # choice: of those shown at most
    return ids[0] if len(named) == 1 and len(ids) == 1 and ids[0] in known and not rest else None


async def _is_theirs(session: Session, credential: str) -> bool:
    """Whether it is held, studied, or a step of the plan that is shown or followed."""
    records, plan = session.given.records, plan_spoken_of(session)
    assert records is not None  # noqa: S101 - it was looked at before
    followed = await records.plan()
    planned = {
        *(plan.slots.get("steps") or () if plan else ()),
        *(s.credential for s in (followed.steps if followed else ())),
    }
    kept = {h.credential for h in await records.holdings()} | {s.credential for s in await records.studies()}
    return credential in planned | kept


def _none_is_called_so(session: Session, rest: list[str], days: dict[str, str]) -> Reply | None:
    """ "Lets do the pilates, 3h a week", where none of those shown is called so: which one, of those."""
    shown = [c for c in session.state.focus.credentials if c in session.manager.knowledge.catalogue.credentials]
    last = session.state.last
    if last is None or last.dialog not in LISTS or session.heard.named or not 0 < len(rest) <= _SHORT_NAME:
        return None
    if len(shown) < _TWO or not _GOES.search(session.heard.undated):
        return None
    hours = {v.kind: v.value for v in session.heard.values if v.kind == _HOURS}
    question = _("None of those that I showed is called “{name}”. Which one do you mean?")
    frame = Frame(dialog="credential_path", slots=hours | {k: v for k, v in days.items() if k == "starts"})
    session.understood = ("credential_path", 0.6)
    return session.ask(frame, "credential", tuple(shown), question.format(name=" ".join(rest)))
