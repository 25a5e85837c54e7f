"""Files in and out: a list of credentials to import, proof of one, and the records as a table or a calendar."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Candidates, Decision, OwnHolding
from bot.dialogs.engine.slots import Hidden, Said
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held, nothing_kept
from bot.dialogs.keeping import (
    Facts,
    ask_zone,
    earliest,
    facts_of,
    keep,
    kept_up_meanwhile,
    next_words,
    papers,
    stored_line,
    wrong_with,
)
from bot.dialogs.picking import pick_holding
from bot.dialogs.understanding.dates import find_dates
from bot.knowledge.finder import Match
from bot.knowledge.finder.names import tokens
from bot.knowledge.model.role import Role
from bot.knowledge.wording import full_name, renewal_words, validity_words
from bot.messaging.reply import Bullets, File, Part, Reply, Span, bold, note, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import short_title, title
from bot.tracking.files.calendar import RenewalEvent, calendar_of
from bot.tracking.files.reading import FILE_TYPES, Row, UnreadableFileError, read_rows
from bot.tracking.files.writing import ExportRow, csv_of
from bot.tracking.watching import stages_of
from bot.translation import _, day, ngettext

_SHOWN = 6
_MOST_ROWS = 500
_SURE_FROM = 0.93
_MAYBE_FROM = 0.6
#: How sure it is which credential a row names; all of these can be kept. Others are "skipped" and "wrong".
_USABLE = ("sure", "unsure", "unknown")
_LINK = pattern(r"https?://\S+")
#: After a word for it, at once or after "of my CKA is": something with a digit in it.
_NUMBER = pattern(
    r"\b(?:id|no\.?|number|nr\.?|licen[cs]e)\b\s*(?:[^\n.!?]{0,60}?\b(?:is|it['’]?s)\b|[:#=])?\s*"
    r"((?=[A-Za-z/_-]*\d)[A-Za-z0-9][A-Za-z0-9/_-]{2,60})",
    re.IGNORECASE,
)
FileKind = Annotated[str, Said("file_kind")]


# -- in -----------------------------------------------------------------------------------------------


@record_dialog
async def receive_file(
    turn: Turn, proof: Annotated[int, Hidden()] | None = None, holding: OwnHolding | None = None
) -> Reply:
    """A list is reviewed and imported; anything else is kept as proof of a credential."""
    file = turn.file
    if proof is not None:
        return await _attach(turn, proof, holding)
    if file is None or file.content is None:
        return Reply(
            parts=(
                paragraph(
                    _("I could not read that file: it is larger than 5 MB, or it is gone. Please send it again.")
                ),
            )
        )
    if file.name.lower().endswith(FILE_TYPES):
        return await _review(turn, file.name, file.content)
    held = await turn.records.holdings()
    if not held:
        text = _(
            "I can keep a file as proof of a credential, but I keep none of yours yet. Tell me first what you hold."
        )
        return Reply(parts=(paragraph(text), note(_("A list as CSV or Excel file I can import."))))
    kept = await turn.records.keep_proof(file.name, file.content)
    turn.frame.slots["proof"] = kept
    return await _attach(turn, kept, None)


async def _attach(turn: Turn, proof: int, holding: int | None) -> Reply:
    held = await turn.records.holdings()
    picked = await pick_holding(turn, held, None, holding, _("Which credential is this proof of?"))
    if picked is None:
        return nothing_kept()
    name = await turn.records.attach_proof(proof, picked.id)
    text = _("Kept {file} with {name}.")
    return Reply(
        parts=(paragraph(text, file=name, name=bold(title(picked, turn.catalogue))),),
        buttons=(begin(_("Show the proof"), "show_proof", holding=picked.id),),
    )


@record_dialog
async def add_evidence(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """A credential id or a link, kept with the credential; or how to send a file."""
    held = await turn.records.holdings()
    if not held:
        return nothing_kept()
    slots = turn.frame.slots
    link, number = _LINK.search(turn.said), _NUMBER.search(_LINK.sub(" ", turn.said))
    slots["link"] = link[0].rstrip(".,;)") if link else slots.get("link")
    slots["number"] = slots.get("number") or (number[1] if number else None)
    if not slots["link"] and not slots["number"]:
        text = _("Send me the file itself, a link to the badge, or the number: “the id of my CKA is LF-abc123”.")
        return Reply(parts=(paragraph(text),))
    picked = await pick_holding(turn, held, credential, holding, _("Which credential does it belong to?"))
    if picked is None:
        return not_held(turn, credential)
    news: dict[str, Any] = {"number": slots["number"]} if slots["number"] else {}
    if slots["link"]:
        news["evidence"] = [*(e for e in picked.evidence if e != slots["link"]), slots["link"]]
    await turn.records.change(picked.id, **news)
    return Reply(
        parts=(paragraph(_("Kept with {name}."), name=bold(title(picked, turn.catalogue))),),
        buttons=(begin(_("Show it"), "holding_status", holding=picked.id),),
    )


@private_dialog
async def show_proof(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """The files, links and number that are kept with a credential."""
    held = await turn.records.holdings()
    picked = await pick_holding(turn, held, credential, holding) if held else None
    if picked is None:
        return not_held(turn, credential)
    files = await turn.records.proofs(picked.id)
    lines = ([f"{_('Number')}: {picked.number}"] if picked.number else []) + list(picked.evidence)
    if not files and not lines:
        text = _("There is no proof of {name} yet. Send me a file, a link or its number.")
        return Reply(parts=(paragraph(text, name=bold(title(picked, turn.catalogue))),))
    parts: list[Part] = [paragraph(_("Proof of {name}:"), name=bold(title(picked, turn.catalogue)))]
    if lines:
        parts.append(Bullets(items=tuple((Span(text=line),) for line in lines)))
    return Reply(
        parts=tuple(parts),
        files=tuple(File(name=name, media_type="application/octet-stream", content=content) for name, content in files),
    )


async def _review(turn: Turn, name: str, content: bytes) -> Reply:
    try:
        rows = await asyncio.to_thread(read_rows, name, content)
    except UnreadableFileError as error:
        return Reply(parts=(paragraph("{why}", why=error.reason),))
    if len(rows) > _MOST_ROWS:
        text = _("{n} rows are more than I take at once ({most}). Please send it in parts.")
        return Reply(parts=(paragraph(text, n=str(len(rows)), most=str(_MOST_ROWS)),))
    records = [_record(turn, row) for row in rows]
    return await _begin_import(turn, records)


async def _begin_import(turn: Turn, records: list[dict[str, Any]]) -> Reply:
    return await hand_on(turn, import_holdings, {"records": records})


def _record(turn: Turn, row: Row) -> dict[str, Any]:
    """One row as a record to keep: which credential it is, how sure that is, and its days."""
    found = turn.knowledge.finder.find(" ".join(p for p in (row.credential, row.issuer) if p), {"credential"}, limit=3)
    alone = turn.knowledge.finder.find(row.credential, {"credential"}, limit=3) if row.credential else []
    best = max((*found[:1], *alone[:1]), key=lambda m: m.score, default=None)
    tied = best is not None and sum(1 for m in alone if m.score >= best.score - 0.01) > 1
    sure = best is not None and best.score >= _SURE_FROM and not tied and not _shortened(row.credential, best, alone)
    maybe = best is not None and best.score >= _MAYBE_FROM
    record: dict[str, Any] = {"name": row.credential, "line": row.line, "number": row.number, "link": row.link}
    record["id"] = best.id if best is not None and maybe else None
    record["state"] = "sure" if sure else "unsure" if maybe else "unknown"
    for key, text in (("awarded", row.awarded), ("expires", row.expires)):
        said = find_dates(text, turn.today, turn.day_first) if text else []
        if said and said[0].options:
            record[key] = [o.isoformat() for o in said[0].options]
        elif text:
            record["problem"] = _("line {n}: “{text}” is no date that I can read").format(n=row.line, text=text)
    if not row.credential:
        record |= {"state": "skipped", "problem": _("line {n} names no credential").format(n=row.line)}
    return record


def _shortened(typed: str, best: Match, others: list[Match]) -> bool:
    """ "AWS solutions architect" leaves open which of two it is, although one of them is often called so."""
    said = set(tokens(typed))
    return len(said) > 1 and any(m.id != best.id and said < set(tokens(m.name)) for m in others)


@record_dialog
async def import_holdings(
    turn: Turn,
    records: Annotated[list[dict[str, Any]], Hidden()] | None = None,
    meant: Annotated[str, Hidden()] | None = None,
    decision: Decision | None = None,
) -> Reply:
    """Show what a list holds, and keep it only when the person says so."""
    if records is None:
        text = _(
            "Send me the list as a CSV or Excel file: one credential a row, with the days it was awarded or expires."
        )
        return Reply(parts=(paragraph(text),))
    _settle_days(turn, records, meant)
    _sort_out_wrong(turn, records)
    if decision is None:
        options, labels = _choices(records)
        review = "\n".join(_reviewed(turn, records))
        if not options:
            sorry = _("Nothing of it can be kept. Please mend the list and send it again.")
            return Reply(parts=(paragraph("{review}", review=review), paragraph(sorry)))
        raise Ask("decision", options, review + "\n" + _("Nothing is kept yet. What shall I keep?"), labels)
    chosen = [r for r in records if r["state"] == "sure" or (decision == "all" and r["state"] in _USABLE)]
    return await _import(turn, chosen)


def _settle_days(turn: Turn, records: list[dict[str, Any]], meant: str | None) -> None:
    """A list is written in one order of day and month; one answer settles them all."""
    turn.frame.slots["records"] = records
    unclear = [r for r in records for k in ("awarded", "expires") if len(r.get(k, ())) > 1]
    if not unclear:
        return
    if meant is None:
        record = unclear[0]
        options = next(record[k] for k in ("awarded", "expires") if len(record.get(k, ())) > 1)
        labels = tuple(_long_day(o) for o in options)
        question = _("In line {n}, is that {a} or {b}?").format(n=record["line"], a=labels[0], b=labels[1])
        raise Ask("meant", ("day", "month"), question, labels)
    for record in unclear:
        for key in ("awarded", "expires"):
            if len(record.get(key, ())) > 1:
                record[key] = [record[key][0 if meant == "day" else 1]]


def _long_day(iso: str) -> str:
    return day(date.fromisoformat(iso))


def _sort_out_wrong(turn: Turn, records: list[dict[str, Any]]) -> None:
    """What cannot be right is not kept, and the review says so."""
    for record in records:
        if record["state"] in _USABLE and (wrong := _wrong(turn, record)):
            record |= {"state": "wrong", "problem": wrong}


def _reviewed(turn: Turn, records: list[dict[str, Any]]) -> list[str]:
    """The review, a sentence a line."""
    by_state = {s: [r for r in records if r["state"] == s] for s in _USABLE}
    lines = [
        ngettext("I read {n} row.", "I read {n} rows.", len(records)).format(n=len(records)),
        _("Sure: {n}").format(n=len(by_state["sure"])) + _listed([_name(turn, r) for r in by_state["sure"]]),
    ]
    if by_state["unsure"]:
        guesses = [f"“{r['name']}” → {_name(turn, r)}?" for r in by_state["unsure"]]
        lines.append(_("Not sure: {n}").format(n=len(guesses)) + _listed(guesses))
    if by_state["unknown"]:
        names = [f"“{r['name']}”" for r in by_state["unknown"]]
        lines.append(_("Not in my catalogue, kept by name: {n}").format(n=len(names)) + _listed(names))
    problems = [r["problem"] for r in records if r.get("problem")]
    if problems:
        lines.append(_("Please check: {list}").format(list="; ".join(problems[:_SHOWN])))
    return lines


def _choices(records: list[dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may be decided, and how the buttons are called; nothing when no row can be kept."""
    usable, sure = (sum(r["state"] in states for r in records) for states in (_USABLE, ("sure",)))
    if not usable:
        return (), ()
    everything = _("Keep it") if usable == 1 else _("Keep all {n}").format(n=usable)
    if sure in (0, usable):
        return ("all",), (everything,)
    only = ngettext("Only the sure one", "Only the {n} sure ones", sure).format(n=sure)
    return ("all", "sure"), (everything, only)


def _facts(turn: Turn, record: dict[str, Any]) -> Facts:
    days = {k: date.fromisoformat(record[k][0]) for k in ("awarded", "expires") if record.get(k)}
    credential = turn.catalogue.credentials.get(record["id"] or "")
    facts = facts_of(turn.preferences, credential, record["name"], days.get("awarded"), days.get("expires"))
    return kept_up_meanwhile(facts, turn.today)


def _wrong(turn: Turn, record: dict[str, Any]) -> str | None:
    """Why a row will not be kept: its days cannot be right."""
    facts = _facts(turn, record)
    wrong = wrong_with(facts, turn.today)
    if wrong is None:
        return None
    text = {
        "awarded": _("line {n}, {name}: left out, it cannot have been awarded on {day}"),
        "expires": _("line {n}, {name}: left out, it cannot expire on {day}"),
    }[wrong[0]]
    said = date.fromisoformat(record[wrong[0]][0])
    return text.format(n=record["line"], name=facts.name, day=day(said))


def _listed(names: list[str]) -> str:
    if not names:
        return ""
    more = f" … +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return " – " + ", ".join(names[:_SHOWN]) + more


def _name(turn: Turn, record: dict[str, Any]) -> str:
    known = turn.catalogue.credentials.get(record["id"] or "")
    return full_name(known) if known else record["name"]


async def _import(turn: Turn, records: list[dict[str, Any]]) -> Reply:
    added, before, dateless, left, lines = [], [], [], [], []
    for record in records:
        credential = turn.catalogue.credentials.get(record["id"] or "")
        facts = _facts(turn, record)
        done = await keep(turn, facts, **papers(record))
        if done is None:
            left.append(record["name"])
            continue
        if done.before is None:
            added.append(done.holding.id)
        else:
            before.append(done.before)
        if done.holding.awarded is None and done.holding.expires is None:
            dateless.append(short_title(done.holding, turn.catalogue))
        lines.append(f"{title(done.holding, turn.catalogue)}: {stored_line(facts, turn.today)}")
        if credential is not None:
            holds = dict.fromkeys((*turn.profile.holds, credential.id))
            turn.profile = turn.profile.model_copy(update={"holds": tuple(holds)})
    kept = ngettext("Kept {n} credential.", "Kept {n} credentials.", len(lines)).format(n=len(lines))
    parts: list[Part] = [paragraph("{kept}", kept=kept), Bullets(items=tuple((Span(text=t),) for t in lines[:_SHOWN]))]
    if left:
        parts.append(paragraph(_("Not kept: {list}"), list="; ".join(left[:_SHOWN])))
    if dateless:
        text = ngettext(
            "{n} has no date yet: say “{name} 3 May 2025”, and I remind you of it too.",
            "{n} have no date yet: say “{name} 3 May 2025”, and I remind you of them too.",
            len(dateless),
        )
        parts.append(paragraph(text, n=str(len(dateless)), name=dateless[0]))
    if len(dateless) < len(lines):
        parts.append(paragraph("{next}", next=await next_words(turn)))
        parts.append(note(_("No pile of old reminders comes: I write only of what is still ahead.")))
        await ask_zone(turn)
    undo = (begin(_("Undo"), "undo_change", before=earliest(before), added=added),) if lines else ()
    return Reply(parts=tuple(parts), buttons=(begin(_("My credentials"), "list_holdings"), *undo))


# -- out ----------------------------------------------------------------------------------------------


@private_dialog
async def export_holdings(turn: Turn, kind: FileKind | None = None) -> Reply:
    """The records as a table, as a calendar with alarms, or both."""
    held = await turn.records.holdings()
    if not held:
        job = turn.catalogue.roles.get(turn.state.focus.job or "") if kind == "calendar" else None
        return nothing_kept() if job is None else _a_plan_has_days(job)
    files = []
    if kind != "calendar":
        files.append(File(name="credentials.csv", media_type="text/csv", content=csv_of(_rows(turn, held))))
    events = [_event(turn, h) for h in held if h.expires is not None and h.expires >= turn.today]
    if kind != "table" and events:
        files.append(File(name="renewals.ics", media_type="text/calendar", content=calendar_of(events, turn.now)))
    if not files:
        return Reply(
            parts=(paragraph(_("None of your credentials has a renewal ahead, so there is nothing for a calendar.")),)
        )
    said = _("The calendar file has an alarm for each of your reminders; importing it again updates it.")
    parts: list[Part] = [paragraph(_("Here you are."))]
    if len(files) > 1 or kind == "calendar":
        parts.append(note("{said}", said=said))
    return Reply(parts=tuple(parts), files=tuple(files))


def _a_plan_has_days(job: Role) -> Reply:
    text = _("Nothing of yours has a day yet. A plan to {job} has them: when each step begins and ends.")
    make = begin(_("Make the plan"), "learning_path", role=job.id)
    return Reply(parts=(paragraph(text, job=bold(job.name)),), buttons=(make,))


def _rows(turn: Turn, held: list[Any]) -> list[ExportRow]:
    rows = []
    for holding in held:
        known = turn.catalogue.credentials.get(holding.credential or "")
        link = next((e for e in holding.evidence if e.startswith("http")), None)
        rows.append(
            ExportRow(
                title(holding, turn.catalogue), turn.catalogue.issuer(known).name if known else None, holding.awarded,
                holding.expires, holding.number, link, validity_words(known.renewal) if known else "",
            )
        )  # fmt: skip
    return rows


def _event(turn: Turn, holding: Any) -> RenewalEvent:
    known = turn.catalogue.credentials.get(holding.credential or "")
    ways = renewal_words(turn.catalogue, known.renewal) if known and known.renewal else []
    alarms = tuple(s for s in stages_of(holding, turn.preferences) if s >= 0)
    return RenewalEvent(
        uid=f"holding-{turn.records.person_id}-{holding.id}@laurel",
        title=_("{name} expires").format(name=title(holding, turn.catalogue)),
        day=holding.expires, description="\n".join(ways), url=str(known.url) if known else None, alarms=alarms,
    )  # fmt: skip
