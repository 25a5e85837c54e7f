"""Recording a credential, or putting a record of one right: ``given`` holds its number, ``holding``, then.

``credential`` in ``given`` is one to begin with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.dialogs.editing import link_of
from bot.dialogs.forms import reading
from bot.dialogs.forms.suggesting import CREDENTIAL, chosen, credential_option, free_option
from bot.dialogs.keeping import Facts, edited_facts, facts_of, how_known, kept_up_meanwhile, wrong_with
from bot.dialogs.visit import Visit
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import freshness, full_name, months_words
from bot.messaging.form import Checked, DateEntry, Entered, Form, Option, SearchEntry, TextEntry
from bot.messaging.reply import Part, note, paragraph
from bot.tracking.holdings import Holding
from bot.translation import _, day

_LONGEST = 200


@dataclass(frozen=True)
class _Said:
    """What was entered. ``name`` is empty when no credential was chosen."""

    credential: Credential | None
    name: str
    awarded: date | None
    expires: date | None
    number: str | None
    link: str | None

    @property
    def facts(self) -> Facts:
        """As it was entered, nothing counted."""
        return Facts(self.credential, self.name, self.awarded, self.expires, None)

    @property
    def option(self) -> str | None:
        return self.credential.id if self.credential else None


async def make(visit: Visit, given: Mapping[str, Any], entered: Entered | None) -> Form:
    before = await _edited(visit, given)
    title = _("Edit a record") if "holding" in given else _("Record a credential")
    if "holding" in given and before is None:
        gone = paragraph(_("That record is not there any more."))
        return Form(name="record", title=title, submit=_("Save"), given=dict(given), before=(gone,))
    said = _read(visit, _first(before, given) if entered is None else entered)
    entries = (
        SearchEntry(
            name="credential", label=_("Credential"), among=CREDENTIAL, initial=_option(visit, said), decides=True,
            hint=_("Type a name, its short form or an exam code."),
        ),
        DateEntry(name="awarded", label=_("Awarded on"), initial=_iso(said.awarded), optional=True, decides=True),
        DateEntry(
            name="expires", label=_("Expires on"), initial=_iso(said.expires), optional=True, decides=True,
            hint=_("As it is printed on your certificate. Leave it empty and I count by the rule."),
        ),
        TextEntry(
            name="number", label=_("Number of the certificate"), initial=said.number, optional=True, longest=_LONGEST
        ),
        TextEntry(name="link", label=_("Link to the badge"), initial=said.link, optional=True, longest=_LONGEST),
    )  # fmt: skip
    return Form(
        name="record", title=title, submit=_("Save"), given=dict(given), entries=entries,
        after=tuple(await _consequences(visit, before, said)),
    )  # fmt: skip


async def check(visit: Visit, given: Mapping[str, Any], entered: Entered) -> Checked:
    before = await _edited(visit, given)
    said = _read(visit, entered)
    wrong = dict(_wrong(said, visit.today, before))
    if before is not None and await _other(visit, before, said) is not None:
        wrong["credential"] = _("You have a record of this one already. Edit that one, or remove this.")
    if wrong:
        return Checked(wrong=wrong)
    return Checked(action=_action(given, said))


def _action(given: Mapping[str, Any], said: _Said) -> dict[str, Any]:
    days = {"awarded": _iso(said.awarded), "expires": _iso(said.expires)}
    papers = {"number": said.number, "link": said.link}
    if "holding" in given:
        slots = {"holding": given["holding"], "name": said.name, "credential": said.option, **days, **papers}
        return {"begin": "edit_holding", "slots": {k: v for k, v in slots.items() if v is not None}}
    record: dict[str, Any] = {"ids": [said.option] if said.option else [], "name": said.name}
    record |= {k: [v] for k, v in days.items() if v} | {k: v for k, v in papers.items() if v}
    return {"begin": "add_holding", "slots": {"records": [record]}}


# -- what was entered ---------------------------------------------------------------------------------


async def _edited(visit: Visit, given: Mapping[str, Any]) -> Holding | None:
    return await visit.records.holding(given["holding"]) if "holding" in given else None


def _first(before: Holding | None, given: Mapping[str, Any]) -> Entered:
    """What stands in the form when it is opened."""
    if before is None:
        return {k: v for k, v in given.items() if k == "credential"}
    said = {
        "credential": before.credential or free_option(before.name).value,
        "awarded": _iso(before.awarded), "expires": _iso(before.expires),
        "number": before.number, "link": link_of(before.evidence),
    }  # fmt: skip
    return {k: v for k, v in said.items() if v}


def _read(visit: Visit, entered: Entered) -> _Said:
    picked = chosen(visit.knowledge, reading.text(entered, "credential") or "")
    credential, name = picked or (None, "")
    return _Said(
        credential, name, reading.day(entered, "awarded"), reading.day(entered, "expires"),
        reading.text(entered, "number"), reading.text(entered, "link"),
    )  # fmt: skip


def _wrong(said: _Said, today: date, before: Holding | None) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    if not said.name:
        wrong["credential"] = _("Choose one of the names, or what you typed yourself, the last of them.")
    undated = before is not None and before.awarded is None and before.expires is None
    found = wrong_with(said.facts, today)
    if found is not None:
        entry, sentence = found
        wrong[entry] = sentence
    elif said.awarded is None and said.expires is None and not undated:
        wrong["awarded"] = _("Enter the day on which you got it, or below the one on which it expires.")
    if said.link and not reading.is_web_address(said.link):
        wrong["link"] = _("That is no web address. One begins with https://")
    return wrong


async def _other(visit: Visit, before: Holding | None, said: _Said) -> Holding | None:
    """Another record of the same credential."""
    others = [h for h in await visit.records.holdings() if before is None or h.id != before.id]
    return next((h for h in others if said.credential and h.credential == said.credential.id), None)


# -- what is shown ------------------------------------------------------------------------------------


def _option(visit: Visit, said: _Said) -> Option | None:
    if said.credential is not None:
        return credential_option(visit.knowledge, said.credential)
    return free_option(said.name) if said.name else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


async def _consequences(visit: Visit, before: Holding | None, said: _Said) -> list[Part]:
    """What becomes of it as it stands: when it will expire, and why."""
    parts: list[Part] = []
    if before is None and await _other(visit, None, said) is not None:
        parts.append(paragraph(_("You have a record of this one already: it is brought up to date.")))
    if said.name and said.credential is None:
        text = _("My catalogue does not have this one, so I know no rule for it. Enter the day on which it expires.")
        return [*parts, note(text)]
    if said.credential is None or (said.awarded is None and said.expires is None):
        return [*parts, note(_("Enter when you got it, and I count when it expires."))]
    if wrong_with(said.facts, visit.today) is not None:
        return parts
    parts.append(paragraph("{text}", text=_ending(visit, said.credential, _facts(visit, before, said), said)))
    if "renewal" in said.credential.sources:
        fresh = freshness(said.credential, ("renewal",), visit.today)
        parts.append(note(_("Renewal rules: {fresh}."), fresh=fresh))
    return parts


def _facts(visit: Visit, before: Holding | None, said: _Said) -> Facts:
    if before is None:
        facts = facts_of(visit.preferences, said.credential, said.name, said.awarded, said.expires)
        return kept_up_meanwhile(facts, visit.today)
    return edited_facts(visit.preferences, before, said.credential, said.name, said.awarded, said.expires)


def _ending(visit: Visit, credential: Credential, facts: Facts, said: _Said) -> str:
    why = facts.why
    if why is None:
        return _beside_the_rule(visit, credential, said)
    if why.never:
        return _("{name} does not expire.").format(name=full_name(credential))
    if why.day is None:
        return how_known(facts, visit.today)
    if why.months is None:
        return _("It expires on {day}, as I counted before.").format(day=day(why.day))
    text = _("By the rule it expires on {day} ({period} from the award). A date on your certificate wins.")
    if why.why == "earlier-policy":
        text = _("By the rule for awards of that time it expires on {day} ({period}). A date on your certificate wins.")
    return text.format(day=day(why.day), period=months_words(why.months)) + _about_right(facts)


def _beside_the_rule(visit: Visit, credential: Credential, said: _Said) -> str:
    """The printed date, and what the rule would say where that is another day."""
    assert said.expires is not None  # noqa: S101 - without one the rule would have been counted by
    text = _("It expires on {day}, as your certificate says.").format(day=day(said.expires))
    if said.awarded is None:
        return text
    ruled = facts_of(visit.preferences, credential, said.name, said.awarded, None).expires
    if ruled is None or ruled == said.expires:
        return text
    return text + " " + _("By the rule it would be {day}.").format(day=day(ruled))


def _about_right(facts: Facts) -> str:
    if facts.why is None or not facts.why.needs_birth_month:
        return ""
    return " " + _("It really ends with your birth month, which I do not know.")
