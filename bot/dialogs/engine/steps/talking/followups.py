"""Messages that only make sense after the last answer: corrections, refinements, bare names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.answers import closest
from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import TextSlot, ThingSlot
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.hearing import ORDINAL_WORDS, Heard
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.advisor import price_in
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder import NameKind
from bot.knowledge.finder.names import tokens
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.wording import short_name
from bot.patterns import pattern

#: What a message that is nothing but a name asks for.
_BARE: dict[NameKind, str] = {
    "credential": "credential_info",
    "role": "credential_for_role",
    "skill": "credential_for_skill",
    "issuer": "browse_credentials",
    "family": "browse_credentials",
}
_EXCLUDING = {"but", "not", "no", "without", "except", "anything"}
_LITTLE = {
    "a", "an", "the", "and", "or", "for", "of", "in", "to", "please", "pls", "plz", "abeg", "lah", "hi", "hey",
    "hello", "cert", "certs", "certification", "certifications", "certificate", "certificates", "exam", "credential",
    "credentials", "info", "about", "on", "course", "courses", "job", "role", "as", "with", "my", "me",
    "then", "ok", "okay", "so", "hm", "hmm", "well", "oh", "maybe",
}  # fmt: skip
#: Words that announce a change of the last question rather than a new one.
_CHANGING = {
    "nah", "nope", "yeah",
    "max", "maximum", "most", "at", "up", "limit", "oh", "wait", "bit", "little", "as", "well", "tops", "somebody",
    "someone", "be", "should", "would", "like", "if", "possible", "want", "hmm", "um", "ok", "okay", "yes", "no",
    "only", "just", "instead", "but", "what", "how", "about", "and", "also", "rather", "something", "anything", "any",
    "ones", "one", "without", "not", "than", "more", "less", "cheaper", "shorter", "easier", "free", "with",
    "under", "from", "them", "those", "show", "me", "even", "the", "a", "for", "in", "is", "there", "are", "do",
    "you", "have", "prefer", "actually", "i", "then", "other", "else", "maybe", "please", "to", "can", "need", "it",
    "pls", "plz", "which", "where", "when", "its", "this", "that", "does", "who", "so", "hm", "of", "on", "get",
    "way", "ways", "option", "options", "ideally", "preferably", "possibly", "hopefully", "perhaps", "ideal", "pref",
}  # fmt: skip

#: "I've got 6 months and about 800", of what is to be kept to.
_HAVING = {"i've", "ive", "got", "around", "roughly", "say", "keep", "each", "per", "person", "head"}
_CHANGING_A_PLAN = {
    "make", "made", "had", "have", "stuff", "thats", "that's", "too", "much", "done", "finish", "finished", "move",
    "deadline", "date", "say", "plan", "please", "could", "spend", "study", "got", "week", "i've", "ive", "by", "until",
    "cert", "certs", "certificate", "certificates",
}  # fmt: skip

#: "What about SRE?", "and for a nurse?", "data engineer instead": the conditions of the last question still hold.
_GOING_ON = {"what", "how", "and", "instead", "also", "same", "or", "rather"}

_COMPARES, _FACT = "compare_credentials", "credential_info"
#: So many fit beside each other.
_COMPARED = 4


def goes_on(heard: Heard) -> bool:
    """Whether the message says that it is about the last question."""
    return bool(heard.words) and any(w.text in _GOING_ON for w in heard.words[:2])


#: "I see. And safeguarding?"
_SEEN = pattern(
    r"\W*(?:i\s+see|got\s+it|understood|thanks|thank\s+you|ok|okay|right|alright|good\s+to\s+know)\s*[.!]\s+(?=\w)",
    re.IGNORECASE,
)


_I_AM_A = frozenset("hi hello hey im i'm i am a an the i’m so ok well and".split())  # noqa: SIM905


def _is_a_job(heard: Heard) -> bool:
    """ "Hi im a paramedic" is who they are, also where a credential has that name."""
    named = heard.named[0]
    if len(heard.named) != 1 or named.cue != "current" or not any(m.exact for m in named.mention.of("role")):
        return False
    rest = (w.text for w in heard.words if not named.mention.start <= w.start < named.mention.end)
    return all(w in _I_AM_A for w in rest)


#: A place has so many words at most.
_A_PLACE = 3


def place_beside(heard: Heard) -> str | None:
    """The country of "lorry driver leeds": a job, a place and nothing else."""
    jobs = [n for n in heard.named if n.kind in ("role", "skill", "family")]
    if len(heard.named) != 1 or len(jobs) != 1:
        return None
    spans = [(n.mention.start, n.mention.end) for n in jobs]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    return country_mentioned(f"in {' '.join(rest)}") if 0 < len(rest) <= _A_PLACE else None


def bare_request(heard: Heard) -> str | None:
    """The dialog that a message with a name and hardly anything else asks for."""
    if not heard.named:
        return None
    if _is_a_job(heard):
        return TELLING
    begun = _SEEN.match(heard.text)
    outside = [
        w.text
        for w in heard.words
        if w.start >= (begun.end() if begun else 0)
        and not any(n.mention.start <= w.start < n.mention.end for n in heard.named)
        and not any(v.start <= w.start < v.end for v in heard.values)
    ]
    excluding = any(n.cue == "excluded" for n in heard.named)
    if place_beside(heard) is not None:
        outside = []
    if any(w not in _LITTLE and not (excluding and w in _EXCLUDING) for w in outside):
        return None
    kinds = [n.mention.matches[0].kind for n in heard.named if n.cue != "excluded"]
    if kinds.count("credential") >= 2:
        return "compare_credentials"
    if "role" in kinds and any(n.by_doing and n.cue == "current" for n in heard.named):
        return TELLING  # "i clean rooms in a hotel in dubai"
    for kind in ("credential", "role", "skill", "family", "issuer"):
        if kind in kinds:
            return _BARE[kind]
    return None


def best_by(quality: str, shown: list[str], catalogue: Catalogue, currency: str) -> str | None:
    """The one of the shown credentials that is cheapest, shortest or easiest; none when the facts do not say."""
    measures: dict[str, Callable[[Credential], Decimal | int | None]] = {
        "cheapest": lambda c: price_in(c.cost, currency),
        "shortest": lambda c: c.hours,
        "easiest": lambda c: LEVELS.index(c.level) if c.level else None,
    }
    known = {
        key: value
        for key in shown
        if key in catalogue.credentials and (value := measures[quality](catalogue.credentials[key])) is not None
    }
    least = min(known.values(), default=None)
    winners = [key for key, value in known.items() if value == least]
    return winners[0] if len(winners) == 1 else None


def only_points(heard: Heard) -> bool:
    """Nothing but "and the second one?": every word points or joins."""
    return all(w.text in _CHANGING or w.text in ORDINAL_WORDS or w.text == "step" for w in heard.words)


def refined(session: Session, last: Frame) -> dict[str, Any] | None:
    """The slots of the last question with what this message changes; None when it is no such change."""
    heard = session.heard
    dialog = session.manager.dialogs[last.dialog]
    if set(heard.choices) == {"facet"} and not heard.values and not dialog.has("facet"):
        return None  # "how much is the PMP?" after a comparison is a question of its own
    if "prerequisites" in heard.choices.get("facet", ()) and not dialog.has("facet"):
        return None  # "do I need experience for it?" asks for no list of another level
    if any(n.kind == "credential" for n in heard.named) and "credential" not in dialog.accepts:
        return None  # "how do I renew the CKA" is no change of the list of what one holds
    if last.dialog == _FACT and heard.named and not any(n.kind == "credential" for n in heard.named):
        return None  # "what about bookkeeping instead" is no question about the Certified Bookkeeper
    filling = fill_from_message(dialog, heard)
    if filling.options:
        return None  # "how do I renew BLS" after talk of PALS asks which BLS
    given = filling.slots
    if given.get("facet") == "hours" and any(v.kind in ("hours", "hours_a_week") for v in heard.values):
        return None  # "I have 2 hours a week" asks for no fact
    texts = {s.name for s in dialog.slots if isinstance(s.type, TextSlot)}
    changes = {name: value for name, value in given.items() if last.slots.get(name) != value and name not in texts}
    dropped = {slot for slot in heard.choices.get("drop", ()) if slot in last.slots}
    if last.dialog == _COMPARES and len(changes.get("credentials", ())) == 1:  # "what about the CAPM?" beside those two
        changes["credentials"] = [*last.slots.get("credentials", ())[: _COMPARED - 1], *changes["credentials"]]
    if not changes and not dropped:
        return None
    if _names_another(heard, changes):
        return None  # "ok CCNA, I have 10 hours a week", after a list for a job, is of the CCNA
    said = [w.text for w in heard.words if not _explained(heard, w.start)]
    announcing = _CHANGING | _HAVING if heard.values and not heard.named else _CHANGING
    if dialog.advises:  # a plan has a day by which it is done
        said = [w.text for w in heard.words if w.text in said and not _in_a_date(heard, w.start)]
        announcing = announcing | _CHANGING_A_PLAN
    if any(w not in announcing for w in said):
        return None
    if any(dialog.slot(name).required for name in changes) and not _GOING_ON & set(said):
        return None  # another job or skill is a new question, unless "what about …" says it goes on
    kept = {k: v for k, v in last.slots.items() if k != "page" and k not in dropped}
    if _INSTEAD_OF_IT & set(said):
        kept = _without_the_subject(kept, changes)
    return {**not_both(kept, changes), **changes}


_INSTEAD_OF_IT = frozenset({"instead", "rather"})


def _names_another(heard: Heard, changes: dict[str, Any]) -> bool:
    """Whether a credential is named that no slot takes up."""
    named = [m.id for n in heard.named if n.kind == "credential" for m in n.mention.leading("credential")]
    several = (value for value in changes.values() if isinstance(value, (list, tuple)))
    taken = {i for value in several for i in value if isinstance(i, str)}
    taken |= {value for value in changes.values() if isinstance(value, str)}
    return bool(named) and taken.isdisjoint(named)


#: Slots of which the one wants what the other does not.
_OPPOSITES = {"issuers": "not_issuers", "not_issuers": "issuers"}


def not_both(kept: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """ "No, not APICS" after "something with APICS" takes the wish back; what is said last counts."""
    for name in changes.keys() & _OPPOSITES.keys():
        other = _OPPOSITES[name]
        if left := [value for value in kept.get(other) or () if value not in changes[name]]:
            kept[other] = left
        else:
            kept.pop(other, None)
    return kept


def of_another(session: Session) -> tuple[Frame, dict[str, Any]] | None:
    """ "And Jon?", "in Ops?", "and CKA?" after a question on a team: which one, and its slots, with that put instead;
    None when the message says more than that.
    """
    heard = session.heard
    last = session.state.last
    if last is None:
        return None
    dialog = session.manager.dialogs[last.dialog]
    if dialog.writes or not dialog.has("team"):
        return None
    if (whose := _who_else(session, last)) is not None:
        return last, whose
    if (other := _other_team(session)) is not None:
        return last, {**{k: v for k, v in last.slots.items() if k not in ("chosen", "page")}, "team": other}
    if not _points_to_another(heard):
        return None
    given = fill_from_message(dialog, heard).slots
    named = {"who", "team"} & set(given) or ("credential" in given and {"credential"})
    if not named or (heard.people and "who" not in given):
        return None
    kept = {name: value for name, value in last.slots.items() if name not in ("chosen", "page")}
    if "who" in given:  # another member is asked about in whatever team they are
        kept.pop("team", None)
    if {"credential", "skills"} & set(given):
        kept = {name: value for name, value in kept.items() if name not in ("credential", "skills", "role")}
    return last, {**kept, **given}


#: All that stands around a name which is put instead of the last one.
_INSTEAD = frozenset(
    {
        "and", "in", "for", "with", "or", "also", "of", "what about", "how about", "and what about", "and how about",
        "and in", "and for", "and with", "and of", "same for", "the same for", "ok and", "and the", "in the",
        "and in the", "and also", "or in",
    }
)  # fmt: skip


_WHO = rf"{OPENING}(?:who|which\s+ones?|which\s+of\s+(?:them|us|those))(?:\s+else)?\s+"
_IT = r"(?:\s+(?:it|that|one|them|any|either|of|these|those|yet|still|got|have|hold|both|two|the|then))*\W*"
_WHO_LACKS = pattern(
    rf"{_WHO}(?:(?:still\s+)?(?:has|have|does|do|did|is|holds?)\s*(?:n['’]?t|not|without|missing|lacking|neither|none)|lacks?|(?:still\s+)?needs?)"
    rf"{_IT}",
    re.IGNORECASE,
)
_WHO_HAS = pattern(rf"{_WHO}(?:has|have|does|do|holds?){_IT}", re.IGNORECASE)
_BOTH_OF = pattern(r"(?<!\w)(?:neither|none|either|any)(?!\w)", re.IGNORECASE)
_HOLDING = "who_holds"


def _who_else(session: Session, last: Frame) -> dict[str, Any] | None:
    """ "And who hasn't?", "who has neither?" after the question who holds something."""
    text, what = _without_a_team(session.heard), {"credential", "skills", "known"}
    if last.dialog != _HOLDING or session.heard.named or session.heard.people or not what & set(last.slots):
        return None
    lacks = _WHO_LACKS.fullmatch(text) is not None
    if not lacks and not (_WHO_HAS.fullmatch(text) and last.slots.get("lacking")):
        return None
    kept = {name: value for name, value in last.slots.items() if name not in ("page", "lacking")}
    if _BOTH_OF.search(text) and "credential" in kept:
        kept["credential"] = [*kept["credential"], *_asked_before(session, kept["credential"])]
    said = {"team": ids[0]} if (ids := [i for team in session.heard.teams for i in team.ids]) else {}
    return {**kept, **said, **({"lacking": True} if lacks else {})}


def _asked_before(session: Session, now: list[str]) -> list[str]:
    """What was asked about right before the one that is asked about ``now``; nothing when those are several."""
    catalogue = session.manager.knowledge.catalogue
    if len({short_name(catalogue.credentials[i]) for i in now if i in catalogue.credentials}) > 1:
        return []
    asked = itertools.takewhile(lambda frame: frame.dialog == _HOLDING, reversed(session.state.done))
    others = (frame.slots.get("credential", []) for frame in asked)
    return next((list(other) for other in others if not set(other) & set(now)), [])


def _without_a_team(heard: Heard) -> str:
    """ "Who in Ops hasn't" says of whom, beside what it asks."""
    text = heard.text
    for team in reversed(heard.teams):
        text = re.sub(r"(?:in|of|from)\s+(?:the\s+)?$", "", text[: team.start]) + text[team.end :].lstrip()
    return text


_THE_OTHER = pattern(
    r"\W*(?:(?:and|what\s+about|how\s+about|same|ok|now|in|for|of|on)\W+)*(?:my|the)\s+other\s+(?:team|one|group|ward|crew|squad)\W*",
    re.IGNORECASE,
)
_TWO = 2


def _other_team(session: Session) -> int | None:
    """ "And in the other team?" of who leads two."""
    led, now = session.given.circle.led, session.state.focus.team
    if len(led) != _TWO or now not in led or not _THE_OTHER.fullmatch(session.heard.text):
        return None
    return next(team for team in led if team != now)


def _points_to_another(heard: Heard) -> bool:
    if not (heard.people or heard.teams or heard.named):
        return False
    names = [(p.start, p.end) for p in heard.people] + [(t.start, t.end) for t in heard.teams]
    named = [w for w in heard.words if any(a <= w.start < b for a, b in names) or _explained(heard, w.start)]
    said = " ".join(w.text for w in heard.words if w not in named)
    asks = bool(heard.people or heard.teams) and heard.text.rstrip().endswith("?")
    return said in _INSTEAD or (not said and asks)


def corrected(session: Session, last: Frame) -> dict[str, Any] | None:
    """The slots of the last question with the one put right that "no, I meant …" speaks of."""
    heard = not_excluding(session.heard)
    if heard.named and all(n.cue in ("known", "held") for n in heard.named):
        return None  # "not that one, I know Excel" is no question about Excel
    catalogue = session.manager.knowledge.catalogue
    dialog = session.manager.dialogs[last.dialog]
    given = fill_from_message(dialog, heard).slots
    changes = {name: value for name, value in given.items() if last.slots.get(name) != value}
    things = [s for s in dialog.slots if isinstance(s.type, ThingSlot) and s.name in last.slots]
    for slot in things:
        kind = slot.type
        assert isinstance(kind, ThingSlot)  # noqa: S101 - for the type checker
        if kind.kind != "credential" or slot.name in changes:
            continue
        now = last.slots[slot.name]
        current = now[0] if isinstance(now, list) and now else now
        other = _another_reading(
            heard, last.readings.get(slot.name) or _relatives(catalogue, current), current, catalogue
        )
        picked = chosen_by_order(heard, session.state.focus.credentials)
        choice = other or (picked[0] if picked else None)
        if choice:
            changes[slot.name] = [choice, *now[1:]] if isinstance(now, list) else choice
    return {**_without_the_subject(last.slots, changes), **changes} if changes else None


#: What a list is of: one of these.
_SUBJECTS = frozenset({"family", "skills", "role"})


def _without_the_subject(kept: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """ "No, bookkeeping", after a list for HR, is of bookkeeping alone."""
    other = _SUBJECTS if _SUBJECTS & changes.keys() else frozenset()
    return {name: value for name, value in kept.items() if name not in other}


def not_excluding(heard: Heard) -> Heard:
    """In "no, Network+" the "no" is about the last answer, not about Network+."""
    named = tuple(replace(n, cue=None) if n.cue == "excluded" else n for n in heard.named)
    return replace(heard, named=named)


def _another_reading(heard: Heard, options: list[str], current: str, catalogue: Catalogue) -> str | None:
    others = [o for o in options if o != current and o in catalogue.credentials]
    found = closest(heard, [catalogue.credentials[o].name for o in others]) if others else None
    return others[found] if found is not None else None


def _relatives(catalogue: Catalogue, current: str) -> list[str]:
    """The levels of one certification: credentials of the same issuer that share most of the name."""
    credential = catalogue.credentials.get(current)
    if credential is None:
        return []
    own = set(tokens(credential.name))
    issuer = catalogue.issuer_of[current]
    shared = {
        c.id: len(own & set(tokens(c.name)))
        for c in catalogue.credentials.values()
        if catalogue.issuer_of[c.id] == issuer and c.id != current
    }
    most = max(shared.values(), default=0)
    return [c for c, count in shared.items() if count == most] if most >= 2 else []


def _in_a_date(heard: Heard, position: int) -> bool:
    return any(d.start <= position < d.end for d in heard.dates)


def _explained(heard: Heard, position: int) -> bool:
    spans = [(n.mention.start, n.mention.end) for n in heard.named]
    spans += [(v.start, v.end) for v in heard.values]
    spans += list(heard.choice_spans)
    return any(start <= position < end for start, end in spans)
