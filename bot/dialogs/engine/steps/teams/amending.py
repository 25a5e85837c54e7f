"""What was just done or asked in a team is put right in a few words: another day, number, hour, name or person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.cadence_slots import otherwise
from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.duty_slots import ReasonSlot
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_slots import DecisionSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.teams import other_team, so_long_rather
from bot.dialogs.engine.team_slots import PeopleSlot, corrected_name, meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.dates.fragments import fragment_in, with_parts
from bot.dialogs.understanding.dates.put_off import put_off
from bot.dialogs.understanding.dates.reckoning import nearest_month
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING, CORRECTING
from bot.dialogs.understanding.strangers import stranger
from bot.dialogs.understanding.times import find_weekdays
from bot.dialogs.understanding.values import count
from bot.knowledge.finder.likeness import likeness
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.tracking.teams import membership, requirements
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, listed, ngettext

REQUIRED = frozenset({"require_credential", "change_requirement", "restore_requirement"})
_REQUIREMENTS = "show_requirements"
#: Said of the day of a requirement that was only looked at.
_MOVING = pattern(
    r"\b(?:mov|push|shift|postpon|delay|defer|extend|prolong|bring|chang|set|giv|mak)\w{0,3}\b|\bput\s+(?:it|that|this|them)\s+(?:off|back)\b|\b(?:later|more|longer|earlier|sooner)\b",
    re.IGNORECASE,
)
_DIGEST = "set_digest"
_DIGESTS = frozenset({_DIGEST, "show_digests", "digest_now", "stop_digest"})
#: "Turn it off", said of the digest just spoken of.
_OFF = pattern(
    rf"{CORRECTING}(?:(?:turn|switch)\s+(?:it|that|them|this)\s+off|(?:turn|switch)\s+off"
    r"|(?:stop|cancel|end|kill)\s+(?:it|that|them|this))\W*(?:(?:please|again|thanks|now)\W*)*",
    re.IGNORECASE,
)
_NAMED = frozenset({"create_team", "rename_team"})
_HANDED_OVER = "hand_over_team"
_TAKES_OUT = frozenset({"remove_member", "unmake_lead"})
#: What a correction is made of, besides what it corrects.
_AROUND = frozenset(
    """
    no nope wait sorry oops oh hm hmm actually make it by on at to for until before every rather instead better
    please pls i meant mean the change set should be is ok okay and well let let's lets day date deadline of them people
    us due with from then not so wrong one we need give it's its that that's thats thanks person people was
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_ALONE = ("only", "just")
_TYPO_LETTERS, _TYPO_FROM = 5, 0.82
#: One of these is said by whoever puts something right.
_TURNS = pattern(
    r"\b(?:no|nope|wait|sorry|oops|actually|wrong|make\s+(?:it|that)|rather|instead|better|i\s+mean[t]?|change\s+(?:it|that))\b",
    re.IGNORECASE,
)
_NUMBER = pattern(
    r"(?<![\w.,])(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w.,]\d|\w)", re.IGNORECASE
)
#: "Two then", "just 3 people", "four is enough": by how many it is needed, and nothing else.
_SO_MANY = pattern(
    r"\W*(?:(?:ok|okay|and|so|no|hm+|then|just|only|rather|maybe|say|at\s+least)\W+){0,3}(?:make\s+(?:it|that)\s+(?:\d{1,3}|one|two|three|four|five|six)(?=\W*$)"
    r"|(?:make\s+(?:it|that)\s+)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"\s+(?:(?:people|persons?|of\s+(?:them|us)|is|are|will|would|be|do|enough|fine|ok|then|please|pls|plenty|rather|instead)\W*){1,5})\W*",
    re.IGNORECASE,
)
#: "I meant 3 people", "two of them".
_MEANT = pattern(r"\bmean[t]?\b", re.IGNORECASE)
_OF_PEOPLE = pattern(r"\b(?:people|persons?|of\s+(?:them|us)|members?|everyone|everybody|at\s+least)\b", re.IGNORECASE)
_IN_SO_LONG = pattern(
    r"(?<!\w)(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?P<unit>days?|weeks?|months?|years?)(?!\w)",
    re.IGNORECASE,
)
#: "Make it Friday" of a digest means every Friday.
_WEEKDAY = pattern(
    rf"(?<!every\s)(?<!last\s)(?<!first\s)(?<!second\s)(?<!third\s)(?<!fourth\s)\b{WEEKDAY}s?\b",
    re.IGNORECASE,
)
_TIME = pattern(
    r"\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|h|o['’]?clock)?|am|pm|weeks?|months?|(?:bi-?)?weekly|fortnightly|monthly|daily"
    r"|two|three|other|second|mornings?|afternoons?|evenings?|nights?|noon|lunch"
)


async def amended(session: Session) -> Reply | None:
    """The last change again, as it is right; None when the message says anything else as well."""
    last, heard = changed_before_a_look(session), session.heard
    if last is None or session.state.asking is not None:
        return None
    if last.dialog in _DIGESTS and _OFF.fullmatch(heard.text):
        return await _again(session, "stop_digest", _team_of(session, last))
    if session.given.circle.led and last.dialog not in KEEP_A_DATE and (name := _called_so(heard.text)):
        return await _again(session, "rename_team", {"called": name})
    if last.dialog in _ADDED and _ME_TOO.fullmatch(heard.text):
        return await _again(session, "join_as_lead", _team_of(session, last))
    moves = bool(heard.dates) or put_off(heard.text) is not None
    moved = last.dialog == _REQUIREMENTS and _MOVING.search(heard.text) is not None
    only_a_number = last.dialog in (*REQUIRED, _REQUIREMENTS) and _SO_MANY.fullmatch(heard.text) is not None
    of_what_is_needed = last.dialog in REQUIRED or moved or only_a_number
    only_a_day = of_what_is_needed and moves and "?" not in heard.text
    only_a_rhythm = last.dialog == _DIGEST and "?" not in heard.text and not _others(heard, times=True)
    if not (_turns(heard) or only_a_day or only_a_number or only_a_rhythm):
        return None
    if last.dialog in _NAMED and (name := corrected_name(heard.text)):
        return await _again(session, "rename_team", {**_team_of(session, last), "called": name})
    if last.dialog == _HANDED_OVER and heard.text and not heard.dates and _only_turns_to_somebody(heard):
        return _handed_over_already()
    if (team := _other_team(session, last)) is not None:
        return await other_team.instead(session, last, team)
    if of_what_is_needed and (reply := await _of_the_named(session)) is not None:
        return reply
    if of_what_is_needed and (reply := await _requirement(session, last)) is not None:
        return reply
    if (reply := await _not_they(session, last)) is not None:
        return reply
    if heard.people and not _others(heard, "not", *_ALONE):
        return await _of_somebody_else(session, last)
    if last.dialog == _DIGEST and not _others(heard, times=True):
        often = replace(heard, text=_WEEKDAY.sub(r"every \g<0>", heard.text))
        slots = _said(session, _DIGEST, often, "every", "weekday", "monthday", "hour", "otherwise")
        teams = in_several.just_changed(session)
        if slots and len(teams) > 1:
            return await in_several.in_each(session, _DIGEST, slots, teams, session.begin)
        return await _again(session, _DIGEST, {**_team_of(session, last), **slots}) if slots else None
    return None


#: After these a need is as it was.
_LOOKS = frozenset(
    {"team_progress", "show_team", "who_holds", "team_expiring", "requirement_costs", "exempt_member", "end_exemption"}
)


def moves_the_day(session: Session, frame: Frame) -> bool:
    """ "Actually make it 1 June" at "why does Ana not need it?" is no reason."""
    heard = session.heard
    if not heard.dates or heard.people or heard.named or frame.slots.get("requirement") is None:
        return False
    return _turns(heard) and not _others(heard, *_MOVES)


#: So many looks and exemptions may have come between.
_SINCE = 5


def changed_before_a_look(session: Session) -> Frame | None:
    """What was answered last, or the need that was set before a look or an exemption: "no, make it end of January"."""
    last, done = session.state.last, session.state.done[-_SINCE:]
    before = next((frame for frame in reversed(done) if frame.dialog not in _LOOKS), None)
    if last is None or before is None or before.dialog not in REQUIRED:
        return last
    plain = _turns(session.heard) and bool(session.heard.dates) and not (session.heard.named or session.heard.people)
    return before if plain else last


def _other_team(session: Session, last: Frame) -> int | None:
    """The team that is named, where nothing else is said."""
    heard = session.heard
    if heard.people or heard.dates:
        return None
    if heard.teams:
        others = bool(heard.named) or _others(heard, *other_team.AROUND, spans=[(t.start, t.end) for t in heard.teams])
        return None if others else other_team.meant(session)
    if not is_of_teams(last.dialog):
        return None
    rest = [w.text for w in heard.words if not _puts_right(w.text) and w.text not in other_team.AROUND]
    return other_team.called(session, " ".join(rest))


_ADDED = frozenset({"create_team", "add_members", "require_credential"})
_ME_TOO = pattern(rf"{ASKING}(?:me|myself)(?:\s+(?:too|also|as\s+well|please))*\W*", re.IGNORECASE)
_CALL_IT = pattern(
    rf"^{CORRECTING}(?:call|name|rename)\s+(?:it|that|the\s+team)\b(?!\s+off\b)",
    re.IGNORECASE,
)


def _called_so(text: str) -> str | None:
    """ "Call it Warehouse instead", said of a team also when it was made a while ago."""
    return corrected_name(text) if _CALL_IT.match(text) else None


async def other_person(session: Session, frame: Frame) -> Reply | None:
    """ "Wait, to Raj" at "Hand Ops over to Mara?" asks the same of Raj."""
    dialog = session.dialog(frame)
    if not session.heard.people or not dialog.has("who") or frame.awaiting is None or _others(session.heard, "not"):
        return None
    kind = dialog.slot(frame.awaiting.slot).type
    if not isinstance(kind, DecisionSlot) and not (isinstance(kind, ReasonSlot) and _turns(session.heard)):
        return None
    session.trace.append("the same of somebody else")
    session.state.stack.remove(frame)
    who = PeopleSlot().find(session.heard).value
    return await session.begin(frame.dialog, {**_without(frame.slots, "chosen"), "who": who}, 0.9)


async def _again(session: Session, dialog: str, slots: dict[str, Any]) -> Reply:
    session.trace.append("what was just done of a team is put right")
    return await session.begin(dialog, slots, 0.9)


OF_ONE_OF_THEM = pattern(
    r"\b(?:one|ones|to|until|till?|later|earlier|move|push|shift|extend|postpone|delay|back|instead)\b", re.IGNORECASE
)


async def _of_the_named(session: Session) -> Reply | None:
    """ "And the safeguarding one to the end of February": of several that are needed the one that is named."""
    heard = session.heard
    if (
        not heard.named
        or heard.people
        or heard.teams
        or any(n.kind not in ("skill", "credential") for n in heard.named)
    ):
        return None
    if not OF_ONE_OF_THEM.search(heard.text):
        return None  # "CKA by March" may be needed besides
    shift = None if heard.dates else put_off(heard.text)
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + ([(shift.start, shift.end)] if shift else [])
    around = (*_MOVES, "one", "ones", "training", "course", "cert", "thing", "card", "and", "only")
    if any(word not in around for word in _unexplained(heard, times=False, spans=spans)):
        return None
    slots = _said(session, "change_requirement", heard, "due", "put_off", "wanted", "skills")
    moved = "wanted" in slots and slots.keys() & {"due", "put_off"}
    return await _again(session, "change_requirement", slots) if moved else None


async def _requirement(session: Session, last: Frame) -> Reply | None:
    known = await required(session, last)
    shift = None if session.heard.dates else put_off(session.heard.text)
    heard = session.heard if shift else _on_its_day(_counted_from_today(session.heard), known)
    spans = [(shift.start, shift.end)] if shift else []
    spans += [unknown[1:]] if (unknown := stranger(heard)) else []
    if _others(_without_reason(heard), *_MOVES, spans=spans):
        return None
    slots = _said(session, "change_requirement", heard, "due", "everybody", "put_off", "who")
    number = None if heard.dates or shift else _NUMBER.search(heard.text)
    if number is not None:
        slots |= await _day_or_people(session, last, known, count(number[0]) or 0)
    if not slots.keys() - {"who"}:
        return None
    wanted = last.slots.get("wanted")
    if slots.keys() == {"due"} and last.dialog == "require_credential" and wanted and len(wanted) > 1:
        team = _team_of(session, last)  # "by 1 April", of all that was just said to be needed
        each = [await _again(session, "change_requirement", {**team, "wanted": [one], **slots}) for one in wanted]
        return in_several.together(session, each)
    which = {"requirement": known.id} if known is not None else {"wanted": wanted} if wanted else {}
    if "needed" in slots and last.slots.get("needed") is None and _any_of_several(last):
        return _any_of_them(which, slots["needed"])
    return await _again(session, "change_requirement", {**_team_of(session, last), **which, **slots})


#: Around a day that is moved, besides what stands around a correction.
_MOVES = frozenset(
    """
    move push shift postpone delay defer extend prolong bring put back forward forwards off out everyone everybody can
    could you needs has gets requirement due till til end give it's again up my our their have has lets that's whole
    thing fine works work good great too also enough do will would plenty alright
    only just
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


_REASON = pattern(r"[,;.!–]|\b(?:because|cos|cuz|bc|coz|since|as|so)\b", re.IGNORECASE)


def _without_reason(heard: Heard) -> Heard:
    """ "No, end of February, they need time": what is said behind the day says why."""
    last = max((said.end for said in heard.dates), default=None)
    cut = None if last is None or heard.named else _REASON.search(heard.text, last)
    if cut is None:
        return heard
    return replace(heard, words=tuple(word for word in heard.words if word.start < cut.start()))


async def required(session: Session, last: Frame) -> Requirement | None:
    """The requirement that was just made or changed."""
    undo = session.state.undo or {}
    chosen = last.slots.get("requirement") or last.slots.get("number") or undo.get("slots", {}).get("requirement")
    records = session.given.records
    return await requirements.find(records.connection, chosen) if chosen is not None and records is not None else None


def _on_its_day(heard: Heard, known: Requirement | None) -> Heard:
    """ "No i meant april": the same day in another month, or, of what had no day, the first of it."""
    cut = _REASON.search(heard.text, 1)
    for end in (len(heard.text), cut.start() if cut else 0):
        said = fragment_in(heard.text[:end])
        if said is not None and said.cue is None:
            break
    else:
        return heard
    due = known.due if known is not None else None
    day = with_parts(due, said.right, heard.today, None) if due is not None else None
    if day is None and said.right.keys() == {"month"}:
        day = nearest_month(said.right["month"], heard.today)
    words = [w for w in heard.words if w.start < end and not _puts_right(w.text)]
    if day is None or not words:
        return heard
    return replace(heard, dates=(SaidDate(words[0].start, words[-1].end, (day,), "day", None),))


def _counted_from_today(heard: Heard) -> Heard:
    """ "Make it 45 days" is a day, and no number of people."""
    said = None if heard.dates else _IN_SO_LONG.search(heard.text)
    if said is None:
        return heard
    found = find_dates(f"in {said['n']} {said['unit']}", heard.today)
    days = tuple(replace(day, start=said.start(), end=said.end()) for day in found[:1])
    return replace(heard, dates=days)


async def _day_or_people(session: Session, last: Frame, known: Requirement | None, number: int) -> dict[str, Any]:
    """A number alone: of the people, or of the days until then where there are not so many people."""
    records, due = session.given.records, known.due if known is not None else None
    of_people = last.slots.get("needed") or _OF_PEOPLE.search(session.heard.text)
    if records is None or known is None or due is None or of_people:
        return {"needed": number}
    places = await membership.places(records.connection, known.team.id)
    there = [place for place in places if place.state in ("member", "asked")]
    meant = _MEANT.search(session.heard.text) is not None
    day = so_long_rather.until(number, due, session.heard.today, meant=meant) if number > len(there) else None
    return {"needed": number} if day is None else {"due": day.isoformat()}


def _any_of_several(last: Frame) -> bool:
    wanted = last.slots.get("wanted") or []
    return len(wanted) == 1 and len(wanted[0].get("ids", ())) > 1


def _any_of_them(which: dict[str, Any], number: int) -> Reply:
    """ "Actually 2" of "CKA or CKAD" may be people or credentials."""
    text = ngettext(
        "Any one of these counts; for several of them say “everyone needs … and …”. Or do you mean that {n} person "
        "has to have one?",
        "Any one of these counts; for several of them say “everyone needs … and …”. Or do you mean that {n} people "
        "have to have one?",
        number,
    )
    people = begin(
        ngettext("{n} person", "{n} people", number).format(n=number), "change_requirement", **which, needed=number
    )
    return Reply(parts=(paragraph(text, n=str(number)),), buttons=(people,))


def _handed_over_already() -> Reply:
    text = _("That is done already, and you do not lead that team any more. Whoever leads it now can hand it on.")
    return Reply(parts=(paragraph(text),), buttons=(begin(_("My teams"), "my_teams"),))


async def _of_somebody_else(session: Session, last: Frame) -> Reply:
    """ "No, Mara": a question is asked of her instead; a change is not made for her before she is confirmed."""
    dialog = session.dialog(last)
    if dialog.has("who") and dialog.writes:
        return await _instead(session, last) or _done_already(session, last)
    slots = {**(_without(last.slots, "chosen") if dialog.has("who") else {}), **_team_of(session, last)}
    who = PeopleSlot().find(session.heard).value
    return await _again(session, last.dialog if dialog.has("who") else "team_member", {**slots, "who": who})


def _without_aside(heard: Heard) -> Heard:
    """ "Not Deb, she's office": why it is not she."""
    last = max((person.end for person in heard.people), default=None)
    cut = None if last is None or heard.dates or heard.named else _REASON.search(heard.text, last)
    aside = cut is not None and _SAYS_WHY.match(heard.text, cut.start()) is not None
    return replace(heard, words=tuple(w for w in heard.words if w.start < cut.start())) if cut and aside else heard


_SAYS_WHY = pattern(
    r"[,;.!–\s]*(?:(?:because|cos|cuz|bc|coz|since|as)\s+)?(?:s?he['’]?s?|they['’]?(?:re)?|is|are|only|that['’]?s|works?)\b",
    re.IGNORECASE,
)


async def _not_they(session: Session, last: Frame) -> Reply | None:
    """ "No, not Pia": what was just done for her alone is taken back."""
    heard, undo = _without_aside(session.heard), session.state.undo
    if not heard.people or meant(heard) or undo is None or _others(heard, "not"):
        return None
    done_for = {said["name"].casefold() for said in last.slots.get("who") or ()}
    named = {person.name.casefold() for person in heard.people}
    return await press(session, undo) if done_for == named and session.dialog(last).writes else None


async def _instead(session: Session, last: Frame) -> Reply | None:
    """ "Not Sofie, Amira": taken back for the one, done for the other, unless it takes somebody out."""
    undo, who = session.state.undo, PeopleSlot().find(session.heard).value
    now = {i for w in who for i in w.get("ids", ())}
    not_meant = {i for person in session.heard.people for i in person.ids} - now
    before = {i for said in last.slots.get("who") or () for i in said.get("ids", ())}
    fewer = now < before and any(w.text in _ALONE for w in session.heard.words)  # "wait, only Marco"
    if undo is None or last.dialog in _TAKES_OUT or not before or not (before <= not_meant or fewer):
        return None
    back = await press(session, undo)
    same = {**_without(last.slots, "chosen"), **_team_of(session, last), "who": who}
    return Reply(parts=back.parts).plus(await _again(session, last.dialog, same))


def _done_already(session: Session, last: Frame) -> Reply:
    """Nothing is guessed of somebody who is named after it was done for another."""
    who = PeopleSlot().find(session.heard).value
    before = listed([said["name"] for said in last.slots.get("who") or ()])
    named = listed([said["name"] for said in who])
    text = _("That is done for {before} already. For the same with {named}, press below.")
    same = {**_without(last.slots, "chosen"), **_team_of(session, last), "who": who}
    yes = begin(_("Yes, for {named} too").format(named=named), last.dialog, **same)
    undo = (Button(label=_("Undo"), action=session.state.undo),) if session.state.undo else ()
    return Reply(parts=(paragraph(text, before=before, named=named),), buttons=(yes, *undo))


def _team_of(session: Session, last: Frame) -> dict[str, Any]:
    team = last.slots.get("team") or session.state.focus.team
    return {"team": team} if team is not None else {}


def _said(session: Session, dialog: str, heard: Heard, *slots: str) -> dict[str, Any]:
    given = fill_from_message(session.manager.dialogs[dialog], heard).slots
    return {name: given[name] for name in slots if name in given}


def _without(slots: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in slots.items() if name not in names}


def _only_turns_to_somebody(heard: Heard) -> bool:
    """ "No, to Raj": whoever leads no team any more can name nobody, so that one word is taken for a name."""
    return not heard.named and len(_unexplained(heard, times=False)) <= 1


def _turns(heard: Heard) -> bool:
    """Whether something is put right, and be it by naming who, or which team, was not meant."""
    if _TURNS.search(heard.text) is not None or 0 < len(meant(heard)) < len(heard.people):
        return True
    return len(heard.teams) > 1 and any(w.text == "not" for w in heard.words)


def _others(heard: Heard, *also: str, times: bool = False, spans: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether anything else is said than what puts something right; ``also`` are words of that."""
    named = (heard.text[n.mention.start : n.mention.end].casefold() for n in heard.named)
    if not all(map(_puts_right, named)):  # "actualy" is no actuary
        return True
    return any(word not in also for word in _unexplained(heard, times=times, spans=spans))


def _puts_right(word: str) -> bool:
    """Also when it is mistyped: "actualy"."""
    typed = len(word) >= _TYPO_LETTERS and any(likeness(word, known) >= _TYPO_FROM for known in _AROUND)
    return word in _AROUND or typed


def _unexplained(heard: Heard, *, times: bool, spans: Sequence[tuple[int, int]] = ()) -> list[str]:
    spans = [*spans, *((d.start, d.end) for d in heard.dates), *((v.start, v.end) for v in heard.values)]
    spans += [(p.start, p.end) for p in heard.people]
    return [
        w.text
        for w in heard.words
        if not _puts_right(w.text)
        and not any(a <= w.start < b for a, b in spans)
        and not _NUMBER.fullmatch(w.text)
        and not (times and _says_when(w.text))
    ]


def _says_when(word: str) -> bool:
    """Of a rhythm: a time, a day, how often."""
    return bool(_TIME.fullmatch(word) or find_weekdays(word) or otherwise(word))
