"""What is said of a credential but not as held: somebody else's, failed, planned, supposed. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import holding_status
from bot.dialogs.keeping import facts_of, how_known, stored_line
from bot.dialogs.understanding.standing import Doubt, doubt_of, tells_a_failure
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Button, Part, Reply, bold, note, paragraph
from bot.translation import _, listed

_OF_ANOTHER = "another"


async def not_kept(turn: Turn, records: Sequence[dict[str, Any]]) -> Reply:
    """The answer to a message that says of nothing that the writer holds it."""
    record = records[0]
    doubt = record["doubt"]
    if doubt in ("supposed", "asked"):
        return await _supposed(turn, record)
    held = {h.credential for h in await turn.records.holdings()}
    if doubt in ("lacking", "former") and held.intersection(record["ids"]):
        return await hand_on(turn, holding_status, {"credential": record["ids"]})  # with the button that removes it
    name = bold(_named(turn, record))
    text = {
        _OF_ANOTHER: _("{name} is somebody else's, so I noted nothing: I keep only what you hold yourself."),
        "lacking": _("All right. I keep no {name} of you."),
        "failed": _("That is a pity – next time! I noted nothing of {name}."),
        "planned": _("Good luck! I note {name} once you have it; until then I can follow your studies."),
        "former": _("I noted nothing: I keep what you hold now, and {name} is over."),
    }[doubt]
    turn.about([i for r in records for i in r["ids"][:1]][:4])
    return Reply(parts=(paragraph(text, name=name),), buttons=_buttons(turn, record))


def doubt_here(turn: Turn) -> Doubt | None:
    """Why what the message says is not taken as done; None for what was pressed."""
    text = turn.heard.text
    named = [n for n in turn.heard.named if n.mention.of("credential")]
    if named:
        return named[0].doubt
    return doubt_of(text, len(text), len(text)) or ("failed" if tells_a_failure(text) else None)


def remarks_on(turn: Turn, records: Sequence[dict[str, Any]]) -> list[str]:
    """Sentences on what of a message was left out, beside what was kept."""
    planned = [_named(turn, r) for r in records if r["doubt"] == "planned"]
    asked = ("planned", "asked")  # what is only asked about was not told as held
    others = [_named(turn, r) for r in records if r["doubt"] not in asked]
    said = []
    if planned:
        text = _("I note {names} once you have it; until then I can follow your studies.")
        said.append(text.format(names=listed(planned)))
    if others:
        text = _("I noted nothing of {names}: I keep only what you hold yourself.")
        said.append(text.format(names=listed(others)))
    return said


def planned_beside(records: Sequence[dict[str, Any]]) -> tuple[Button, ...]:
    """To follow what is not held yet, beside what was kept."""
    planned = [{k: v for k, v in r.items() if k != "doubt"} for r in records if r["doubt"] == "planned"]
    return (begin(_("Follow my studies"), "start_study", records=planned),) if planned else ()


async def _supposed(turn: Turn, record: dict[str, Any]) -> Reply:
    """ "If I passed CKA on 3 May 2025, when would it expire?" is reckoned, not kept."""
    credential = turn.catalogue.credentials.get(record["ids"][0]) if record["ids"] else None
    days = record.get("awarded", ())
    if credential is None or len(days) != 1:
        return await hand_on(turn, holding_status, {"credential": record["ids"]} if record["ids"] else {})
    facts = facts_of(turn.preferences, credential, record["name"], date.fromisoformat(days[0]), None)
    turn.about([credential.id])
    parts: list[Part] = [
        paragraph(_("{name} would be: {line}."), name=bold(full_name(credential)), line=stored_line(facts, turn.today))
    ]
    parts += [
        note("{text}", text=text) for text in (how_known(facts, turn.today), _("I noted nothing of that.")) if text
    ]
    return Reply(parts=tuple(parts), buttons=(_mine(record, _("I do hold it")),))


def _buttons(turn: Turn, record: dict[str, Any]) -> tuple[Button, ...]:
    doubt = record["doubt"]
    target = {"target": record["target"]} if "target" in record else {}
    if doubt in ("failed", "planned"):
        record = {k: v for k, v in record.items() if k not in ("doubt", "target")}
        return (
            begin(_("Follow my studies"), "start_study", records=[record], **target),
            _mine(record, _("I have it already")),
        )
    label = _("It is mine") if doubt == _OF_ANOTHER else _("I do hold it")
    known = [i for i in record["ids"][:1] if i in turn.catalogue.credentials]
    about = [
        begin(_("About {name}").format(name=short_name(turn.catalogue.credentials[i])), "credential_info", credential=i)
        for i in known
    ]
    return (_mine(record, label), *about)


def _mine(record: dict[str, Any], label: str) -> Button:
    kept = {k: v for k, v in record.items() if k != "doubt"}
    return begin(label, "add_holding", records=[kept])


def _named(turn: Turn, record: dict[str, Any]) -> str:
    known = turn.catalogue.credentials.get(record["ids"][0]) if record["ids"] else None
    return full_name(known) if known else record["name"]
