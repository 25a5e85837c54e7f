"""Where somebody is, told in so many words: "I am in Valencia"; a place that is not known is asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import COURTESY, Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import ASKS_A_PRICE
from bot.dialogs.understanding.zones import country_mentioned, find_zone
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_ZONE, _HOURS = "set_time_zone", "set_hours"
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, "answer_invitation", "my_teams", _ZONE, *COURTESY})
_I_AM_IN = pattern(
    rf"{OPENING}"
    r"(?:(?:i['’]?m|i\s+am|we['’]?re|we\s+are)\s+(?:(?:now|currently|based|living|here)\s+){0,2}|i\s+(?:live|work)\s+|based\s+|living\s+)in\s+"
    r"(?P<place>[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,3})\W*",
    re.IGNORECASE,
)


#: "…, I live in Bilbao", beside when to write.
_BESIDE = pattern(
    r"(?:(?:^|[,;.]\s{0,3}|\sand\s)(?:based|living)|(?<!\w)(?:i['’]?m|i\s+am|i\s+live))\s+(?:now\s+|based\s+|living\s+)?in\s+"
    r"(?P<place>[^\W\d_][\w.'’ -]{1,40}?)"
    r"(?=[,;.!]|\s(?:and|so|but|please|pls|only|never|not|no|do\s?n['’]?t|dont|do\s+not|stop|write|ping|remind|message|text|contact)\s|$)",
    re.IGNORECASE,
)
_WHEN = frozenset({"set_hours", "set_days", "set_stages", "usual_stages", "set_summary", "set_nudges"})


async def _told_beside(session: Session) -> Reply | None:
    """A place, and when to write: both are set."""
    heard, best = session.heard, session.guesses[0]
    said = _BESIDE.search(heard.text)
    if said is None or not session.sure:
        return None
    when = _hours_beside(session, said) if best.dialog == _ZONE else best
    if when is None or when.dialog not in _WHEN:
        return None
    zone = _zone_of(session, said["place"])
    if heard.named or heard.people or zone is None:
        return None
    session.trace.append("it tells where they are besides")
    reply = await session.start(when)
    return in_several.together(session, [reply, await session.begin(_ZONE, {"zone": zone}, 0.9)])


_WRITES = pattern(r"(?<!\w)(?:write|writing|remind(?:ers?)?|messages?|texts?|pings?|contact)\b", re.IGNORECASE)


def _hours_beside(session: Session, place: re.Match[str]) -> Guess | None:
    """ "Write only after 6pm im in Lisbon" tells of more than a place."""
    heard = session.heard
    rest = replace(heard, text=heard.text[: place.start()] + " " + heard.text[place.end() :])
    hours = fill_from_message(session.manager.dialogs[_HOURS], rest).slots.get("hours")
    return Guess(_HOURS, 0.9, "it says when to write as well") if hours and _WRITES.search(rest.text) else None


#: "Security guard from Lagos now living in Manchester. I hold …".
_LIVES = pattern(
    r"(?<!\w)(?:based|living|live|i\s+work|working|(?:i['’]?m|i\s+am|we['’]?re))\s+(?:now\s+|here\s+|based\s+|living\s+){0,2}in\s+(?:the\s+)?"
    r"(?P<place>[^\W\d_][\w'’ -]{1,40}?)(?=\s{0,3}[,;.!:]|\s(?:and|with|since|now)\s|$)",
    re.IGNORECASE,
)
#: "Riyadh. I have …", "uk: my …".
_IN_FRONT = pattern(
    r"\W*(?:(?:hi|hello|hey)\W+)?(?P<place>[^\W\d_][\w'’-]*(?:\s+[\w'’-]+){0,2})\s*[.:;,!]\s", re.IGNORECASE
)


#: "Im a nurse in Leeds, have BLS from 2024".
_WORKS = pattern(
    rf"{OPENING}(?:i['’]?m|i\s+am|(?:i\s+)?work\s+as)\s+(?:an?\s+)?(?:[\w&/+'’-]+\s+){{1,5}}?in\s+(?:the\s+)?"
    r"(?P<place>[^\W\d_][\w'’-]*(?:\s+[\w'’-]+){0,2}?)(?=\s{0,3}[,;.!:]|\s(?:and|with|since|now)\s)",
    re.IGNORECASE,
)


_STUDIES = "start_study"
#: Who works somewhere since a day studies nothing.
_WORKS_IN = pattern(r"(?<!\w)working\s+in\s(?!.*\b(?:stud|learn|prepar|exam))", re.IGNORECASE)
#: "From Syria, now live in Berlin since 2 years" names nothing that is held.
_OF_A_PLACE = pattern(
    r"^(?:\W*(?:i['’]?m|i|am)\s+)?(?:from|in)\s|\b(?:live|living|lived|based|moved|came)\b", re.IGNORECASE
)


async def with_records(session: Session) -> Reply | None:
    """ "Living in Manchester, I hold a CCTV licence since March": the place is kept, and what they hold."""
    heard, best = session.heard, session.guesses[0]
    works = best.dialog == _STUDIES and _WORKS_IN.search(heard.text) is not None
    if (
        (best.dialog not in (_ZONE, ADDING, TELLING) and not works)
        or session.state.asking is not None
        or "?" in heard.text
    ):
        return None
    said = _LIVES.search(heard.text) or _IN_FRONT.match(heard.text) or _WORKS.match(heard.text)
    records = records_in(heard) if said is not None and heard.dates else []
    kept = [r for r in records if not r.get("doubt")]
    if said is not None and kept and all(not r["ids"] and _OF_A_PLACE.search(r["name"]) for r in kept):
        zone = _zone_of(session, said["place"])
        return await session.begin(_ZONE, {"zone": zone}, 0.9) if zone else None
    if said is None or heard.people or heard.teams or not any(r.get("awarded") or r.get("expires") for r in kept):
        return None
    if any(said.start("place") < n.mention.end and n.mention.start < said.end("place") for n in heard.named):
        return None
    zone = _zone_of(session, said["place"])
    if zone is None:
        return None
    session.trace.append("it tells where they are, and what they hold")
    told = [await session.begin(_ZONE, {"zone": zone}, 0.9)]
    if current := fill_from_message(session.manager.dialogs[TELLING], heard).slots.get("current"):
        told.append(await session.begin(TELLING, {"current": current}, 0.9))
    return in_several.together(session, [*told, await session.begin(ADDING, {"records": records}, 0.9)])


def zone_told(session: Session) -> str | None:
    """The zone of the place that somebody says they are in, beside anything."""
    said = _LIVES.search(session.heard.text) or _IN_FRONT.match(session.heard.text)
    return _zone_of(session, said["place"]) if said is not None else None


def _zone_of(session: Session, place: str) -> str | None:
    heard = replace(session.heard, text=f"I live in {place}")
    return fill_from_message(session.manager.dialogs[_ZONE], heard).slots.get("zone")


_FEW, _HARDLY = 3, 0.5


def _is_only_a_place(session: Session) -> bool:
    """ "Toronto", some words after it was asked where somebody is."""
    heard = session.heard
    if heard.named or heard.dates or heard.values or heard.teams or heard.people or len(heard.words) > _FEW:
        return False
    if ASKS_A_PRICE.search(heard.text):
        return False  # "price in China?"
    best = session.guesses[0]
    sorts = (
        session.state.last is not None and session.state.last.dialog in LISTS
    )  # "say where you are, and I sort them"
    unsure = session.state.waiting is None and (best.score < _HARDLY or best.dialog == _ZONE or sorts)
    place = _WITHIN.sub("", heard.text)
    return unsure and country_mentioned(f"in {place}") is not None and bool(find_zone(heard.text, heard.today))


_WITHIN = pattern(r"^\W*in\s+", re.IGNORECASE)


async def _and_what_counts_there(session: Session, place: str, because: str) -> Reply:
    """The zone; a list that was shown for any country is shown again for theirs."""
    last, there = session.state.last, country_mentioned(f"in {place}")
    reply = await session.start(Guess(_ZONE, 0.9, because))
    of_any = session.given.profile.country is None and there is not None and session.given.private
    if last is None or last.dialog not in LISTS or not of_any or "country" in last.slots:
        return reply
    shown = await session.begin(last.dialog, {**last.slots, "country": there}, 0.8)
    return in_several.together(session, [reply, shown])


async def _with_a_job(session: Session) -> Reply | None:
    """ "Im an electrician in leeds uk": the place, and who they are."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != _ZONE or session.state.waiting is not None or "?" in heard.text or heard.dates:
        return None
    slots = fill_from_message(session.manager.dialogs[TELLING], heard).slots
    zone = fill_from_message(session.manager.dialogs[_ZONE], heard).slots.get("zone")
    if not zone or not slots.get("current") or slots.get("goal") or heard.people or heard.teams:
        return None
    session.trace.append("it tells where they are, and their job")
    place = await session.begin(_ZONE, {"zone": zone}, 0.9)
    return in_several.together(session, [place, await session.begin(TELLING, dict(slots), 0.9)])


async def told(session: Session) -> Reply | None:
    """None where it may be said of anything but a place, or answers what is being asked."""
    heard, best = session.heard, session.guesses[0]
    if (reply := await _told_beside(session)) is not None:
        return reply
    if (reply := await _with_a_job(session)) is not None:
        return reply
    if _is_only_a_place(session):
        return await _and_what_counts_there(session, _WITHIN.sub("", heard.text), "it is a place and nothing else")
    said = _I_AM_IN.fullmatch(heard.text)
    if said is None or session.state.waiting is not None or best.dialog not in _TAKEN_FOR:
        return None
    if heard.named or heard.people or heard.teams or heard.dates:
        return None
    if find_zone(heard.text, heard.today):
        return await _and_what_counts_there(session, said["place"], "it tells where they are")
    if not said["place"][:1].isupper() or session.given.circle.asked:
        return None
    session.trace.append("a place that is not known")
    session.understood = (_ZONE, 0.5)
    text = _("I do not know the place “{place}”. Which larger city is near, or which time zone is it, as “UTC+2”?")
    return session.ask(Frame(dialog=_ZONE), "zone", (), text.format(place=said["place"]))


#: "Why do you need that", where it is asked where somebody is.
_WHY = pattern(
    rf"{OPENING}(?:why(?:\s+(?:do|would|should|are|is|does)\s+(?:you|u|i|that|this|it)\b.{{0,40}}|\s+(?:that|this|though|is\s+that))?|what\s+for|what\s+(?:do|does)\s+(?:you|that|this|it)\b.{{0,30}}\bfor"
    r"|what(?:['’]?s|\s+is|\s+has)\s+(?:that|it|this)\s+(?:got\s+)?(?:to\s+do\s+with|for)\b.{0,30})\W*",
    re.IGNORECASE,
)


async def why_asked(session: Session) -> Reply | None:
    """None unless the question where they are is what was put last."""
    asked = session.state.waiting
    if asked is None or asked.dialog != _ZONE or not _WHY.fullmatch(session.heard.text):
        return None
    session.trace.append("why it is asked where they are")
    session.understood = (_ZONE, 0.9)
    why = _(
        "So that I write by your clock: never at night, and on the right day. If you would rather not say, I use world "
        "time (UTC)."
    )
    return with_offer_to_resume(session, Reply(parts=(paragraph(why),)))
