"""Beginning to study for something, or saying how far one is: ``given`` holds its number, ``study``, then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.turn import shorten
from bot.dialogs.forms import reading
from bot.dialogs.forms.suggesting import CREDENTIAL, chosen, credential_option, free_option
from bot.dialogs.visit import Visit
from bot.messaging.form import Checked, DateEntry, Entered, Entry, Form, NumberEntry, SearchEntry
from bot.messaging.reply import Part, paragraph
from bot.scheduling.messages import study_line
from bot.tracking.learning import Study
from bot.translation import _, day

_WHOLE = 100


async def make(visit: Visit, given: Mapping[str, Any], entered: Entered | None) -> Form:
    if "study" not in given:
        return _form(
            given, _("Start studying"), _("Start"), (), [_what(visit, entered or given), _target(entered, None)]
        )
    study = await _study(visit, given)
    if study is None:
        gone = paragraph(_("You do not study for that any more."))
        return _form(given, _("Progress"), _("Save"), (gone,), [])
    said = _as_entered(study) if entered is None else entered
    far = NumberEntry(name="percent", label=_("Done, in percent"), initial=reading.text(said, "percent"))
    about = paragraph("{line}", line=study_line(study, visit.today))
    return _form(given, _("Progress"), _("Save"), (about,), [far, _target(said, study)])


async def check(visit: Visit, given: Mapping[str, Any], entered: Entered) -> Checked:
    wrong: dict[str, str] = {}
    target = reading.day(entered, "target")
    study = await _study(visit, given) if "study" in given else None
    untouched = study is not None and target == study.target
    if target is not None and target <= visit.today and not untouched:
        wrong["target"] = _("{day} is past. By when do you want to be done?").format(day=day(target))
    percent = reading.amount(entered, "percent")
    picked = chosen(visit.knowledge, reading.text(entered, "credential") or "")
    if "study" in given and (percent is None or not 0 <= percent <= _WHOLE):
        wrong["percent"] = _("Enter how far you are, from 0 to 100.")
    if "study" not in given and (picked is None or not picked[1]):
        wrong["credential"] = _("Choose one of the names, or what you typed yourself, the last of them.")
    if wrong:
        return Checked(wrong=wrong)
    due = {"target": target.isoformat()} if target is not None and not untouched else {}
    if picked is not None:
        record = {"ids": [picked[0].id] if picked[0] else [], "name": picked[1]}
        return Checked(action={"begin": "start_study", "slots": {"records": [record], **due}})
    slots = {"study": given["study"], "percent": round(percent or 0), **due}
    return Checked(action={"begin": "log_progress", "slots": slots})


async def _study(visit: Visit, given: Mapping[str, Any]) -> Study | None:
    return next((s for s in await visit.records.studies() if s.id == given["study"]), None)


def _as_entered(study: Study) -> Entered:
    return {"percent": str(study.percent)} | ({"target": study.target.isoformat()} if study.target else {})


def _what(visit: Visit, said: Mapping[str, Any]) -> Entry:
    picked = chosen(visit.knowledge, str(said.get("credential", "")))
    initial = None
    if picked is not None and picked[1]:
        initial = credential_option(visit.knowledge, picked[0]) if picked[0] else free_option(picked[1])
    return SearchEntry(
        name="credential", label=_("What for"), among=CREDENTIAL, initial=initial,
        hint=_("Type a name, its short form or an exam code."),
    )  # fmt: skip


def _target(said: Entered | None, study: Study | None) -> Entry:
    """One that was set can be moved, not taken away."""
    initial = reading.text(said, "target") if said else None
    return DateEntry(
        name="target", label=_("Done by"), initial=initial, optional=study is None or study.target is None,
        hint=_("With a day I can say whether you are on track."),
    )  # fmt: skip


def _form(given: Mapping[str, Any], title: str, submit: str, before: tuple[Part, ...], entries: list[Entry]) -> Form:
    return Form(
        name="study", title=shorten(title, 24), submit=submit, given=dict(given), before=before, entries=tuple(entries)
    )
