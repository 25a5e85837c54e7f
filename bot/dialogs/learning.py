"""What a person studies: starting, progress, pausing, finishing, and how it stands against the plan."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from bot.dialogs.adding import add_holding
from bot.dialogs.done_with_what import asked_of_it
from bot.dialogs.doubting import doubt_here, not_kept
from bot.dialogs.engine.amount_slots import StudyHours, part_of_all, written
from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import (
    AnsweredOn,
    AwardedOn,
    Candidates,
    Decision,
    HoldingSlot,
    OwnStudy,
    PausedUntil,
    Percent,
    SaidRecords,
    Share,
)
from bot.dialogs.engine.slots import Hidden, Reads
from bot.dialogs.engine.target_slots import StudyBy, StudyFrom, TargetOn
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import removed_instead
from bot.dialogs.keeping import ask_zone
from bot.dialogs.passed_unfollowed import passed_unfollowed
from bot.dialogs.picking import pick_study
from bot.dialogs.planning.told_day import plan_along
from bot.dialogs.progress import of_several
from bot.dialogs.restoring import undo_of
from bot.dialogs.study_begun import COURSE_DONE, NO_STUDY, begun_on, for_what, hours_before, must_be_clear
from bot.dialogs.study_pace import percent_by_hours, said_of_plan, stands_at, usual_hours
from bot.dialogs.teams.studies_seen import studies_seen
from bot.dialogs.upkeep import log_units
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.wording import full_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import study_line
from bot.scheduling.upkeep import unit_rule
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study, awake
from bot.translation import _, day, listed, number

_MILESTONES = (100, 75, 50, 25)
_MOST_STUDIES = 20
_HOLDS = pattern(
    r"\b(?:hold|held|own|got|passed|earned|renewed|certified|valid|until|till?|expires?"
    r"|ha(?:ve|d)(?!\s+(?:just\s+)?(?:started|begun|been)))\b",
    re.IGNORECASE,
)
_TELLS_THE_YEAR = pattern(r"\d{4}|[./-]\d{2}\b|\b(?:ago|last|yesterday|today|past)\b", re.IGNORECASE)
#: Until a day before its target nothing but a pause is meant; the day of an exam is brought forward in other words.
_PUT_OFF = pattern(
    r"\b(?:put(?:ting)?|push(?:ed|ing)?)\s+(?!.{0,40}\b(?:exam|test|target|deadline)\b).{0,40}?\boff\b|\bleave\s+it\s+(?:un)?till?\b",
    re.IGNORECASE,
)
_BEGUN = pattern(
    r"\b(?:(?:i|we)\s+)(?:(?:just|only|already|have|\W?ve)\s+)*(?:started|began|begun|start(?:ed)?\s+with)\b"
    r"|\b(?:been\s+(?:at|study\w*|learn\w*|work\w*|prepar\w*)|since)\b|['’]ve\s+(?:started|begun)\b",
    re.IGNORECASE,
)
_MODULE = pattern(r"\b(?:module|chapter|lesson|unit|section|part|week)\s+(\d{1,3})\b", re.IGNORECASE)


@record_dialog
async def start_study(
    turn: Turn,
    records: SaidRecords,
    target: StudyBy | None = None,
    percent: Percent | None = None,
    starts: StudyFrom | None = None,
    which: Annotated[str, Reads(HoldingSlot())] | None = None,
    hours: Annotated[str, Hidden()] | None = None,
) -> Reply:
    """Begin to follow a study, with its first day, the day by which it should be done and how far they are, if that is
    said; ``hours`` were told before. Hours a week that are said with it are remembered as theirs.
    """
    starts = starts if starts is not None and starts > turn.today else None
    if turn.said and records and all(not record["ids"] and NO_STUDY.fullmatch(record["name"]) for record in records):
        return Reply(parts=(paragraph(_("That is nothing that I could follow as a study, so I noted nothing of it.")),))
    records = _called(turn, records)
    must_be_clear(turn, records, which)
    records, held = _told_apart(records, turn.heard.text)
    if any(record.get("expires") for record in held):
        target = None  # it is the day on which another one ends
    if target is not None and target <= turn.today:
        turn.frame.slots.pop("target", None)
        if turn.said and COURSE_DONE.search(turn.heard.text):
            return await not_kept(turn, [{**records[0], "doubt": "planned"}])  # its exam or card is still to come
        if turn.said and _BEGUN.search(turn.heard.text):
            return await start_study(
                turn, [*records, *held], None, percent, starts
            )  # it is the day on which they began
        raise Ask("target", (), _("{day} is past. By when do you want to be done?").format(day=day(target)))
    reply = Reply()
    percent = percent if len(records) == 1 else None
    turn.profile = turn.profile.model_copy(update={"hours_a_week": turn.hours_a_week})
    for record in records:
        if starts is not None and record.get("expires") == [starts.isoformat()]:
            del record["expires"]
        so_far = Decimal(hours) if hours else None
        reply = reply.plus(await _start(turn, record, target, starts, percent or 0, so_far, several=len(records) > 1))
    turn.about([i for record in records for i in record["ids"][:1] if i in turn.catalogue.credentials][:4])
    if any(record.get("private") for record in records):
        reply = reply.plus(await studies_seen(turn))
    return reply.plus(_to_be_recorded(held)) if held else reply


#: Words of a sentence, which no name is made of: "me down for it", "Follow my studies", "start ako sa".
_OF_A_SENTENCE = frozenset(
    """
    i i'm im i'll ill me my it it's its that this was were am is meant mean start starting started begin study studies
    studying follow exam sometime put down you what then ako sa na lang ko
    did done lesson lessons chapter lol evening evenings night nights week hour hours nothing anything yet not none
    holiday holidays vacation leave off away sick ill
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_LONGEST_NAME = 8


def _called(turn: Turn, records: SaidRecords) -> SaidRecords:
    """Those that have a name; what was talked of, where there is none. Raises Ask where nothing was."""
    if not turn.said:
        return records  # a form's, or a button's
    words = [(record, record["name"].casefold().split()) for record in records]
    named = [
        record
        for record, said in words
        if record["ids"] or (len(said) <= _LONGEST_NAME and _OF_A_SENTENCE.isdisjoint(said))
    ]
    if named:
        return named
    at = turn.focus.at
    if at is None or at not in turn.catalogue.credentials:
        turn.frame.slots.pop("records", None)
        raise Ask("records", ())
    return [{"ids": [at], "name": full_name(turn.catalogue.credentials[at])}]


def _told_apart(records: SaidRecords, text: str) -> tuple[SaidRecords, SaidRecords]:
    """ "I hold CISSP until 2029 and study for PMP": what is under way, and what is held, where both are said."""
    under_way = [record for record in records if record.get("doubt") == "planned"]
    has = _HOLDS.search(text) is not None or any(record.get("since") and not record.get("doubt") for record in records)
    if not under_way or not has:
        return records, []  # "studying CISSP, PMP and CKA" are three
    return under_way, [record for record in records if not record.get("doubt")]


def _to_be_recorded(held: SaidRecords) -> Reply:
    names = listed([record["name"] for record in held])
    keep = begin(_("Record {names}").format(names=names), "add_holding", records=held)
    return Reply(parts=(paragraph(_("Of {names} I have noted nothing yet."), names=names),), buttons=(keep,))


async def _start(
    turn: Turn,
    record: dict[str, Any],
    target: date | None,
    starts: date | None,
    percent: int,
    hours: Decimal | None,
    *,
    several: bool,
) -> Reply:
    said = record.get("expires")  # a day to come that is said of a study is when it should be done
    if said is not None and len(said) == 1 and date.fromisoformat(said[0]) > turn.today:
        target = date.fromisoformat(said[0])
    ids = [i for i in record["ids"] if i in turn.catalogue.credentials]
    credential = turn.catalogue.credentials[ids[0]] if ids else None
    name = full_name(credential) if credential else record["name"]
    studies = await turn.records.studies()
    same = next((s for s in studies if s.name.casefold() == name.casefold()), None)
    if same is not None:
        news = {"state": "active", "touched_on": starts or turn.today, **({"target": target} if target else {})}
        news |= {"percent": percent} if percent else {}
        news |= {"started_on": starts} if starts else {}
        study = await turn.records.change_study(same.id, **news) or same
        begins = _("It begins on {day} now:").format(day=day(starts)) if starts is not None else ""
        goes = said_of_plan(turn, study, credential.hours if credential else None) if begins else ""
        told = _told(turn, study, begins or _("You are at it already:"), goes)
        return told.plus(await plan_along(turn, same, study))
    if len(studies) >= _MOST_STUDIES:
        return Reply(
            parts=(paragraph(_("You study {n} things already; drop or finish one first."), n=str(len(studies))),)
        )
    before = None if several else begun_on(turn)
    study = await turn.records.start_study(name, ids[0] if ids else None, starts or before or turn.today, target)
    if not several:
        turn.frame.slots["study"] = study.id
    good_luck = _("Good luck with {name}! I follow your progress from today.")
    if starts is not None:
        good_luck = _("Good luck with {name}! I follow your progress from {day}.")
    elif before is not None:
        good_luck = _("Good luck with {name}! I noted that you began on {day}.")
    parts: list[Part] = [paragraph(good_luck, name=bold(name), day=day(study.started_on))]
    hours = None if several else hours or hours_before(turn, study)
    if hours:
        turn.frame.slots["hours"] = written(hours)
        percent = percent or percent_by_hours(turn, study, hours)
    if before is not None or hours or percent:
        done = {"hours": hours or study.hours, "percent": percent, "touched_on": starts or turn.today}
        study = await turn.records.change_study(study.id, **done) or study
    if hours or percent:
        parts.append(Bullets(items=(study_line(study, turn.today),)))
    if hours:
        parts.append(note(_("{n} h studied so far."), n=number(hours)))
    plan = said_of_plan(turn, study, credential.hours if credential else None)
    parts += [paragraph("{plan}", plan=plan)] if plan else []
    if target is None:
        parts.append(note(_("Tell me your target date, and I say whether you are on track: “by 30 June”.")))
    await ask_zone(turn)
    if several:
        label = _("Log progress in {name}").format(name=name)
        return Reply(parts=tuple(parts), buttons=(begin(label, "log_progress", study=study.id),))
    undo = begin(_("Undo"), "drop_study", study=study.id)
    return Reply(parts=tuple(parts), buttons=(begin(_("Log progress"), "log_progress", study=study.id), undo))


@record_dialog
async def log_progress(
    turn: Turn,
    credential: Candidates | None = None,
    percent: Percent | None = None,
    share: Share | None = None,
    hours: StudyHours | None = None,
    study: OwnStudy | None = None,
    target: AnsweredOn | None = None,
    instead_of: Annotated[str, Hidden()] = "0",
) -> Reply:
    """How far they are: in percent, in modules, or in hours on top, ``instead_of`` those told before.

    A ``target`` comes from a form alone.
    """
    if study is None and (told := await of_several(turn)) is not None:
        return told
    trained = await _trained(turn, credential) if hours is not None else None
    if hours is not None and trained is None and not credential and not await turn.records.studies():
        credential = for_what(turn)
    picked = await _pick(turn, credential, study, hours=hours, offers=trained is None, under_way=True)
    if isinstance(picked, Reply):
        if hours is None or trained is None:
            return picked
        day = _day_over(turn)
        on = {"on": day.isoformat()} if day else {}
        return await hand_on(turn, log_units, {"amount": str(hours), "holding": trained.id, **on})
    turn.frame.slots["study"] = picked.id
    if share is None and picked.modules and (module := _MODULE.search(turn.heard.text)):
        share = [min(int(module[1]), picked.modules), picked.modules]
    news: dict[str, Any] = {"touched_on": turn.today, "state": "active"}
    of_all = part_of_all(turn.heard.text) if hours is not None and share is not None and turn.said else None
    if of_all is not None and share is not None:  # "20 out of 140 hours" are no modules, and all there is so far
        news |= {"percent": min(100, round(100 * share[0] / share[1])), "hours": of_all}
    elif share is not None and share[1] > 0:
        news |= {"done": share[0], "modules": share[1], "percent": min(100, round(100 * share[0] / share[1]))}
    elif percent is not None:
        news["percent"] = max(0, min(100, percent))
    if hours is not None and of_all is None:
        news["hours"] = picked.hours + hours - Decimal(instead_of)
        news.setdefault("percent", percent_by_hours(turn, picked, news["hours"]))
    if target is not None:
        news["target"] = target
    if len(news) == 2:
        raise Ask(
            "percent", (), _("How far are you with {name}? In percent, or as “7 of 12”.").format(name=picked.name)
        )
    after = await turn.records.change_study(picked.id, **news) or picked
    turn.about([after.credential] if after.credential else [])
    reply = _told(turn, after, _milestone(picked.percent, after.percent) or _("Noted:"))
    return await _with_the_plan(turn, reply, picked, after)


async def _with_the_plan(turn: Turn, reply: Reply, before: Study, after: Study) -> Reply:
    """Where the plan goes along with a new target, its "Undo" takes both back."""
    along = await plan_along(turn, before, after) if after.target != before.target else Reply()
    undo = () if along.buttons else (undo_of(before),)
    return Reply(parts=reply.parts, buttons=(*reply.buttons, *undo)).plus(along)


async def _trained(turn: Turn, credential: list[str] | None) -> Holding | None:
    """What is held and named, or talked of: hours spent on it keep it valid, nobody studies for it."""
    named = credential or ([turn.focus.at] if turn.focus.at else [])
    held = [h for h in await turn.records.holdings() if h.credential in named]
    return next((h for h in held if unit_rule(h, turn.catalogue)), None)


def _day_over(turn: Turn) -> date | None:
    """The day that was said of it, if it is over."""
    said = [d.options[0] for d in turn.heard.dates if len(d.options) == 1 and d.options[0] <= turn.today]
    return said[0] if said else None


def _milestone(before: int, after: int) -> str:
    for mark in _MILESTONES:
        if before < mark <= after:
            if mark == 100:
                return _("All done – well done! Tell me when you have passed.")
            return _("You are past {n} % – a milestone!").format(n=mark)
    return ""


def _told(turn: Turn, study: Study, head: str, plan: str = "") -> Reply:
    parts: list[Part] = [paragraph("{head}", head=head), Bullets(items=(study_line(study, turn.today),))]
    usual = usual_hours(turn, study)
    if study.hours and usual:
        parts.append(note(_("{n} h studied so far, of about {usual} h."), n=number(study.hours), usual=number(usual)))
    elif study.hours:
        parts.append(note(_("{n} h studied so far."), n=number(study.hours)))
    parts += [paragraph("{plan}", plan=plan)] if plan else []
    buttons: tuple[Button, ...] = (begin(_("Log progress"), "log_progress", study=study.id),)
    if study.percent >= 100:
        buttons = (begin(_("I passed"), "finish_study", study=study.id),)
    return Reply(parts=tuple(parts), buttons=(*buttons, begin(_("All my studies"), "study_status")))


@record_dialog
async def set_target(
    turn: Turn, target: TargetOn, credential: Candidates | None = None, study: OwnStudy | None = None
) -> Reply:
    """By when a study should be done."""
    picked = await _pick(turn, credential, study, target)
    if isinstance(picked, Reply):
        return picked
    turn.frame.slots["study"] = picked.id
    if target <= turn.today and turn.said and not _TELLS_THE_YEAR.search(turn.heard.text):
        target = add_months(target, 12)  # "postponed to March" is the next one
    if target <= turn.today:
        raise Ask("target", (), _("{day} is past. By when do you want to be done?").format(day=day(target)))
    if picked.target is not None and target < picked.target and turn.said and _PUT_OFF.search(turn.heard.text):
        return await hand_on(turn, pause_study, {"study": picked.id, "until": target.isoformat()})
    after = await turn.records.change_study(picked.id, target=target, touched_on=turn.today) or picked
    reply = _told(turn, after, _("The target is set:"), said_of_plan(turn, after, usual_hours(turn, after)))
    return await _with_the_plan(turn, reply, picked, after)


@private_dialog
async def study_status(
    turn: Turn,
    credential: Candidates | None = None,
    hours_a_week: Annotated[int, Hidden()] | None = None,
    needs: Annotated[bool, Hidden()] = False,
) -> Reply:
    """How they are doing: a bar for each study, and the forecast against the target; at ``hours_a_week``, where those
    are asked about, else at those that are known of them. ``needs``: the hours a week that each takes are told as well.
    """
    studies = await turn.records.studies()
    named = [s for s in studies if s.credential in credential] if credential else []
    shown = named or studies
    if not shown:
        return not_studying()
    shown = sorted(shown, key=lambda s: (-min(s.touched_on, turn.today).toordinal(), s.target or date.max))
    turn.about([s.credential for s in shown if s.credential][:4])
    shown = [awake(s, turn.today) for s in shown]
    active = [s for s in shown if s.state == "active"]
    paused = [s for s in shown if s.state == "paused"]
    parts: list[Part] = []
    if active:
        parts.append(Bullets(items=tuple(study_line(s, turn.today) for s in active)))
        said = stands_at(turn, active, hours_a_week, needs=needs)
        parts += [paragraph("{v}", v=v) for v in said if v]
    if paused:
        parts += [paragraph(_("Paused:")), Bullets(items=tuple(study_line(s, turn.today) for s in paused))]
    buttons = [begin(_("Log progress"), "log_progress", study=s.id) for s in active[:1]]
    buttons += [begin(_("Go on with {name}").format(name=s.name), "touch_study", study=s.id) for s in paused[:2]]
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


@record_dialog
async def pause_study(
    turn: Turn,
    credential: Candidates | None = None,
    study: OwnStudy | None = None,
    until: PausedUntil | None = None,
) -> Reply:
    """No nudges about it until that day, or until they go on."""
    if until is not None and until <= turn.today:
        raise Ask("until", (), _("{day} is past. Until when shall it be paused?").format(day=day(until)))
    text = _("{name} is paused; I will not ask about it until you say “go on”.")
    if until is not None:
        text = _("{name} is paused until {day}; I ask about it again then, or when you say “go on”.")
    return await _moved(turn, credential, study, "paused", text, until)


@record_dialog
async def touch_study(turn: Turn, credential: Candidates | None = None, study: OwnStudy | None = None) -> Reply:
    """Go on with a study that was paused or seemed forgotten."""
    return await _moved(turn, credential, study, "active", _("{name} goes on. I ask again in a while."))


@record_dialog
async def drop_study(turn: Turn, credential: Candidates | None = None, study: OwnStudy | None = None) -> Reply:
    """Give a study up; a button takes that back. What is held and not studied goes from the records."""
    if study is None and credential and (removed := await removed_instead(turn, credential)) is not None:
        return removed
    return await _moved(turn, credential, study, "dropped", _("{name} is dropped."))


async def _moved(
    turn: Turn, credential: list[str] | None, study: int | None, state: str, text: str, until: date | None = None
) -> Reply:
    picked = await _pick(turn, credential, study)
    if isinstance(picked, Reply):
        return picked
    turn.frame.slots["study"] = picked.id
    await turn.records.change_study(picked.id, state=state, touched_on=turn.today, paused_until=until)
    label = _("Undo") if state == "dropped" else _("Go on with it")
    back: tuple[Button, ...] = () if state == "active" else (begin(label, "touch_study", study=picked.id),)
    if state == awake(picked, turn.today).state == "paused":
        back = (undo_of(picked), *back)  # a pause that is moved
    return Reply(
        parts=(paragraph(text, name=bold(picked.name), day=day(until) if until else ""),),
        buttons=(*back, begin(_("All my studies"), "study_status")),
    )


@record_dialog
async def finish_study(
    turn: Turn, credential: Candidates | None = None, on: AwardedOn | None = None, study: OwnStudy | None = None
) -> Reply:
    """A study that is done becomes a credential that is held."""
    passed = passed_unfollowed(turn, on, {h.credential for h in await turn.records.holdings()})
    picked = await _pick(turn, credential, study, offers=not passed, under_way=True)
    if isinstance(picked, Reply):
        return await _add(turn, passed) if passed else picked
    if (asked := asked_of_it(turn, picked)) is not None:
        return asked
    doubt = doubt_here(turn)
    if doubt == "failed":
        return _told(turn, picked, _("That is a pity – next time! I noted nothing; your studies go on:"))
    if doubt is not None:
        return await hand_on(turn, study_status, {"credential": [picked.credential]} if picked.credential else {})
    record = {
        "ids": [picked.credential] if picked.credential else [], "name": picked.name,
        "awarded": [(on or turn.today).isoformat()],
    }  # fmt: skip
    return await _add(turn, [record])


async def _add(turn: Turn, records: list[dict[str, Any]]) -> Reply:
    return await hand_on(turn, add_holding, {"records": records})


def not_studying() -> Reply:
    text = _(
        "You are not studying for anything that I know of. Tell me, for example: “I started studying CKAD, "
        "target 30 June”."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))


@record_dialog
async def offer_study(
    turn: Turn,
    records: SaidRecords,
    target: AnsweredOn | None = None,
    hours: Annotated[str, Hidden()] | None = None,
    decision: Decision | None = None,
) -> Reply:
    """Follow a study that they speak of as if it were followed, once they say yes; ``hours`` were told of it."""
    known = turn.catalogue.credentials.get(records[0]["ids"][0])
    if known is None:
        return not_studying()
    if decision is None:
        question = _("I do not follow a study of {name} yet. Shall I start today?").format(name=full_name(known))
        raise Ask("decision", ("start",), question, (_("Yes, start"),))
    return await start_study(turn, records, target, hours=hours)


async def _pick(
    turn: Turn,
    credential: list[str] | None,
    study: int | None,
    target: date | None = None,
    hours: Decimal | None = None,
    *,
    offers: bool = True,
    under_way: bool = False,
) -> Study | Reply:
    studies = await turn.records.studies()
    if study is not None and not any(s.id == study for s in studies):
        # A dropped one may be taken up again by its button.
        found = await turn.records.change_study(study, touched_on=turn.today)
        return found or not_studying()
    picked = await pick_study(turn, studies, credential, study, under_way=under_way, on=target) if studies else None
    if picked is not None:
        return picked
    if offers and credential and credential[0] in turn.catalogue.credentials:
        known = turn.catalogue.credentials[credential[0]]
        slots: dict[str, Any] = {"records": [{"ids": [known.id], "name": known.name}]}
        slots |= {"target": target.isoformat()} if target else {}
        slots |= {"hours": str(hours)} if hours else {}
        return await hand_on(turn, offer_study, slots)
    return not_studying()
