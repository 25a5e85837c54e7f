"""Forms as modal views, and what Slack sends and takes of them, as data: nothing is called here.

A view carries all that is needed when it comes back: the form's name as its ``callback_id``, and what the form is about
as its ``private_metadata``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.adapters.slack.blockkit.blocks import blocks, plain_text
from bot.adapters.slack.blockkit.inputs import among, input_block, options, value_in
from bot.adapters.slack.blockkit.limits import OPTIONS, PRIVATE_METADATA_CHARACTERS
from bot.adapters.slack.blockkit.pieces import pieces_of
from bot.messaging.form import Entered, Form, Option
from bot.translation import _

Json = dict[str, Any]


def modal_view(form: Form) -> Json:
    """What views.open and views.update take. Raises ValueError when it is about more than a view can carry."""
    about = json.dumps(form.given, separators=(",", ":"))
    if len(about) > PRIVATE_METADATA_CHARACTERS:
        raise ValueError(f"what the form {form.name} is about takes {len(about)} characters")
    view = {
        "type": "modal",
        "callback_id": form.name,
        "private_metadata": about,
        "title": plain_text(form.title),
        "close": plain_text(_("Cancel") if form.entries else _("Close")),
        "blocks": [
            *blocks(pieces_of(form.before)),
            *(input_block(entry) for entry in form.entries),
            *blocks(pieces_of(form.after)),
        ],
    }
    return view | ({"submit": plain_text(form.submit)} if form.entries else {})


def subject_of(view: Mapping[str, Any]) -> tuple[str, Json]:
    """Which form a view shows, and what it is about."""
    return str(view["callback_id"]), json.loads(view.get("private_metadata") or "{}")


def entered_in(view: Mapping[str, Any]) -> Entered:
    """What was entered into a view so far, by entry; what is empty is left out."""
    held = {
        name: value_in(element)
        for name, elements in view["state"]["values"].items()
        for element in elements.values()
    }  # fmt: skip
    return {name: value for name, value in held.items() if value is not None}


def errors_answer(view: Mapping[str, Any], wrong: Mapping[str, str]) -> Json:
    """The answer to a submission that shows each sentence below its entry.

    Slack refuses those for entries that the view does not have: they are shown below the first one.
    """
    shown = [str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"]
    errors: dict[str, str] = {}
    for name, sentence in wrong.items():
        place = name if name in shown else shown[0]
        errors[place] = f"{errors[place]} {sentence}" if place in errors else sentence
    return {"response_action": "errors", "errors": errors}


def options_answer(found: Iterable[Option]) -> Json:
    """The answer to a search."""
    return {"options": options(found)[:OPTIONS]}


def search_of(body: Mapping[str, Any]) -> str:
    """What somebody searches among, from the payload that tells of their typing."""
    return among(str(body["action_id"]))
