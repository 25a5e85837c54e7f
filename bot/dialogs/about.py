"""Everything about one credential, or the one fact that was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Facet, Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.exam_details import DETAILS, of_the_exam
from bot.dialogs.facts_beyond import jobs_for, must_come_first, of_use_elsewhere, recognition, retake, worth
from bot.dialogs.of_money import other_money
from bot.dialogs.time_it_takes import on_days_words, until_words
from bot.knowledge.catalogue import Catalogue, fold_code
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.source import FactGroup
from bot.knowledge.wording import (
    ASSESSMENT_WORDS,
    DELIVERY_WORDS,
    KIND_WORDS,
    cost_words,
    freshness,
    full_name,
    hours_words,
    level_words,
    prerequisite_words,
    renewal_words,
    short_facts,
    short_name,
    skill_names,
    validity_period,
    validity_words,
    weekly_hours,
    where_words,
)
from bot.messaging.reply import Bullets, Button, Heading, Part, Reply, Span, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.translation import _, day, listed, ngettext

Lines = list[str]


@dialog
async def credential_info(
    turn: Turn,
    credential: Credential,
    facet: Facet | None = None,
    first: Annotated[str, Hidden()] | None = None,
    wished: Annotated[bool, Hidden()] = False,
    until: Annotated[str, Hidden()] | None = None,
    times: Annotated[int, Hidden()] | None = None,
    evenings: Annotated[bool, Hidden()] = False,
) -> Reply:
    """What a credential is, for whom, its price, code, hours, prerequisites, validity, renewal and sources.

    ``first`` is another one of which is asked whether it has to come before. ``wished``: they said that they want it.
    Its hours are set against a day, ``until``, or against so many ``times`` a week, which may be ``evenings``.
    """
    turn.about([credential.id])
    turn.frame.slots.pop("first", None)  # the next question is not about that
    parts: list[Part] = [*_status(turn, credential)]
    before = turn.catalogue.credentials.get(first or "")
    if before is not None:
        parts += _lines(full_name(credential), must_come_first(turn, credential, before))
        facet = "prerequisites"
        if remark := freshness(credential, ("effort",), turn.today):
            parts.append(note("{remark}", remark=as_sentence(remark)))
    elif facet in _FACETS:
        say, groups = _FACETS[facet]
        lines = say(turn, credential)
        if facet == "hours" and credential.hours and until:
            lines += until_words(credential.hours, turn.today, date.fromisoformat(until))
        if facet == "hours" and credential.hours and times and not turn.hours_a_week:
            lines.append(on_days_words(credential.hours, times, evenings=evenings))
        parts += _lines(full_name(credential), lines)
        remark = freshness(credential, groups, turn.today)
        if remark and facet not in ("sources", "link"):
            parts.append(note("{remark}", remark=as_sentence(remark)))
    else:
        parts += card_of(turn.catalogue, credential, turn.today).parts
    buttons = _buttons(turn, credential, facet)
    if wished and turn.private:
        text = _("Say “start it” and I follow your study of {name}, or “plan it” for the way there.")
        parts.append(paragraph(text, name=short_name(credential)))
        record = {"ids": [credential.id], "name": credential.name}
        starts = begin(_("Study for it"), "start_study", records=[record])
        buttons = [starts, begin(_("Plan the way"), "credential_path", credential=credential.id), *buttons]
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def card_of(catalogue: Catalogue, credential: Credential, today: date) -> Reply:
    """One phone screen: the facts people ask for first."""
    rows: list[tuple[str, str]] = [
        (_("Proves"), skill_names(catalogue, sorted(credential.skills, key=lambda s: -credential.skills[s]), 5)),
        (_("Price"), cost_words(credential)),
    ]
    if credential.hours:
        rows.append((_("Study"), str(hours_words(credential.hours))))
    if where := where_words(credential):
        rows.append((_("Counts"), where))
    if credential.codes:
        rows.append((_("Exam code"), listed(list(credential.current_codes)) or _("none current")))
    if credential.prerequisites:
        rows.append((_("Before it"), "; ".join(prerequisite_words(catalogue, credential))))
    rows.append((_("Valid"), validity_period(credential.renewal)))
    if credential.renewal and credential.renewal.routes:
        rows.append((_("Renewal"), renewal_words(catalogue, credential.renewal)[0]))
    kind = " · ".join(w for w in (_(KIND_WORDS[credential.kind]), level_words(credential.level)) if w)
    summary = credential.summary + (f" {_('For')} {_lower_first(credential.audience)}" if credential.audience else "")
    parts: tuple[Part, ...] = (
        Heading(text=full_name(credential)),
        paragraph("{issuer} · {kind}", issuer=bold(catalogue.issuer(credential).name), kind=kind),
        paragraph("{summary}", summary=summary),
        Bullets(items=tuple(spans("{name}: {value}", name=bold(n), value=v) for n, v in rows)),
        note("{text}", text=as_sentence(freshness(credential, ("exam", "cost", "renewal", "effort"), today))),
    )
    return Reply(parts=parts)


def _lines(title: str, lines: Lines) -> list[Part]:
    if len(lines) == 1:
        return [paragraph("{title}: {text}", title=bold(title), text=lines[0])]
    return [paragraph("{title}:", title=bold(title)), Bullets(items=tuple((Span(text=line),) for line in lines))]


def _status(turn: Turn, credential: Credential) -> list[Part]:
    """A retired code or credential leads to its successor, and says so."""
    parts: list[Part] = []
    for named in turn.heard.named:
        code = named.mention.code
        entry = next((c for c in credential.codes if code and fold_code(c.code) == fold_code(code)), None)
        if entry is not None and entry.retired:
            text = _("The exam {old} was retired on {day}.").format(old=entry.code, day=day(entry.retired))
            if entry.successor:
                text += " " + _("{new} follows it.").format(new=entry.successor)
            parts.append(paragraph("{text}", text=text))
    if credential.status == "active":
        return parts
    words = _("is retired") if credential.status == "retired" else _("is being retired")
    since = f" ({day(credential.retires)})" if credential.retires else ""
    text = f"{full_name(credential)} {words}{since}."
    if credential.successor:
        text += " " + _("Its successor is {name}.").format(
            name=full_name(turn.catalogue.credentials[credential.successor])
        )
    parts.append(paragraph("{text}", text=text))
    return parts


def _buttons(turn: Turn, credential: Credential, facet: str | None) -> list[Button]:
    buttons = [Button(label=_("Provider's page"), url=str(credential.url))]
    if credential.successor:
        name = short_name(turn.catalogue.credentials[credential.successor])
        buttons.insert(
            0, begin(_("About {name}").format(name=name), "credential_info", credential=credential.successor)
        )
    if facet is None:
        if credential.renewal and (credential.renewal.routes or credential.renewal.maintenance):
            buttons.append(begin(_("How to renew"), "credential_info", credential=credential.id, facet="renewal"))
        buttons.append(begin(_("Sources"), "credential_info", credential=credential.id, facet="sources"))
    else:
        buttons.append(
            begin(
                _("All about {name}").format(name=short_name(credential)), "credential_info", credential=credential.id
            )
        )
    return buttons


# -- one fact ---------------------------------------------------------------------------------------


def _price(turn: Turn, credential: Credential) -> Lines:
    lines = [cost_words(credential), other_money(turn, [credential])]
    fee = credential.renewal.annual_fee if credential.renewal else None
    if fee:
        lines += [line for line in renewal_words(turn.catalogue, credential.renewal) if line.startswith(_("Besides"))]
    return [line for line in lines if line]


def _validity(turn: Turn, credential: Credential) -> Lines:
    lines = [validity_words(credential.renewal)]
    if credential.renewal and credential.renewal.earlier:
        newest = credential.renewal.earlier[-1]
        old = validity_words(credential.renewal.model_copy(update={"validity": newest.validity}))
        lines.append(_("For awards before {day}: {text}").format(day=day(newest.until), text=_lower_first(old)))
    if credential.renewal and credential.renewal.note:
        lines.append(credential.renewal.note)
    return lines


def renewal_lines(turn: Turn, credential: Credential) -> Lines:
    lines = renewal_words(turn.catalogue, credential.renewal)
    if credential.renewal:
        lines.insert(0, validity_words(credential.renewal))
        if credential.renewal.renewed_by:
            names = [short_name(turn.catalogue.credentials[c]) for c in credential.renewal.renewed_by]
            lines.append(_("Earning {names} renews it too.").format(names=listed(names, "or")))
        if credential.renewal.note:
            lines.append(credential.renewal.note)
    return list(dict.fromkeys(lines))


_OF_MONEY = pattern(r"\b(?:fees?|costs?|paid|free|price)\b|[$€£]", re.IGNORECASE)


def _renewal_price(turn: Turn, credential: Credential) -> Lines:
    """ "What does it cost?", behind how it is renewed: the ways that tell a fee, what is due besides, and the price of
    the exam where that is passed again.
    """
    renewal = credential.renewal
    said = [line for line in renewal_words(turn.catalogue, renewal) if _OF_MONEY.search(line)]
    if renewal is not None and any(route.by == "exam" and route.fee is None for route in renewal.routes):
        said.append(_("Passing the exam again: {price}").format(price=cost_words(credential)))
    if renewal is not None and renewal.note and _OF_MONEY.search(renewal.note):
        said.append(renewal.note)
    return said or [_("What renewing alone costs I do not know; the provider's page says so.")]


def _prerequisites(turn: Turn, credential: Credential) -> Lines:
    return prerequisite_words(turn.catalogue, credential) or [_("I know of nothing that has to come first.")]


def _hours(turn: Turn, credential: Credential) -> Lines:
    if credential.hours is None:
        return [_("I do not know how long people study for it.")]
    lines = [_("People usually need {hours} of study.").format(hours=hours_words(credential.hours))]
    weekly = turn.hours_a_week
    if weekly:
        weeks = max(1, round(credential.hours / weekly))
        text = ngettext("With your {hours} that is some {n} week.", "With your {hours} that is some {n} weeks.", weeks)
        lines.append(text.format(hours=weekly_hours(weekly), n=weeks))
    return lines


def _code(turn: Turn, credential: Credential) -> Lines:
    if not credential.codes:
        return [_("It has no exam code that I know of.")]
    lines = (
        [_("The exam code is {codes}.").format(codes=listed(list(credential.current_codes)))]
        if credential.current_codes
        else []
    )
    retired = [(c.code, c.retired) for c in credential.codes if c.retired]
    return lines + [_("{code} was retired on {day}.").format(code=code, day=day(since)) for code, since in retired]


def _level(turn: Turn, credential: Credential) -> Lines:
    level = level_words(credential.level)
    lines = [_("It is {level}.").format(level=level) if level else _("I do not know how hard it is.")]
    if credential.hours:
        lines.append(_hours(turn, credential)[0])
    return lines + prerequisite_words(turn.catalogue, credential)


def _link(turn: Turn, credential: Credential) -> Lines:
    return [str(credential.url)]


def _sources(turn: Turn, credential: Credential) -> Lines:
    names: dict[FactGroup, str] = {
        "exam": _("Exam"), "cost": _("Price"), "renewal": _("Validity, renewal"), "effort": _("Level, hours, skills"),
    }  # fmt: skip
    lines = []
    for group, name in names.items():
        if group in credential.sources:
            source = credential.source(group)
            remark = freshness(credential, (group,), turn.today)
            text = f"{source.url} ({remark})" if source.url else remark
            lines.append(f"{name}: {text}" + (f" – {source.note}" if source.note else ""))
    return lines


def _languages(turn: Turn, credential: Credential) -> Lines:
    if not credential.languages:
        return [_("I do not know in which languages it is offered.")]
    from babel import Locale

    parsed = (Locale.parse(c.split("-")[0]).get_display_name("en") or c for c in credential.languages)
    names = list(dict.fromkeys(parsed))
    return [_("It is offered in {languages}.").format(languages=listed(names))]


def _format(turn: Turn, credential: Credential) -> Lines:
    how = _(ASSESSMENT_WORDS[credential.assessment]) if credential.assessment else None
    where = listed([_(DELIVERY_WORDS[d]) for d in credential.delivery], "or")
    if not how and not where:
        return [_("I do not know how it is held.")]
    return [
        _("It is earned by {how}{where}.").format(
            how=how or _("means I do not know"), where=f", {where}" if where else ""
        )
    ]


def _of_the_exam(turn: Turn, credential: Credential, detail: str) -> Lines:
    languages = _languages(turn, credential) if credential.languages else []
    codes = _code(turn, credential)[:1] if credential.current_codes else []
    return of_the_exam(credential, detail, [*_format(turn, credential), *codes, *languages])


def _audience(turn: Turn, credential: Credential) -> Lines:
    lines = [credential.audience or credential.summary, short_facts(turn.catalogue, credential)]
    if credential.recognised_by:
        lines.append(_("Recognised: {by}.").format(by=listed(list(credential.recognised_by))))
    best = jobs_for(turn.catalogue, credential)
    if best:
        lines.append(_("It helps most for: {jobs}.").format(jobs=listed(best)))
    return lines + of_use_elsewhere(turn, credential)


def _skills(turn: Turn, credential: Credential) -> Lines:
    names = {3: _("Above all"), 2: _("Also"), 1: _("It touches")}
    lines = [credential.summary]
    for weight, title in names.items():
        found = [turn.catalogue.skills[s].name for s, w in credential.skills.items() if w == weight]
        if found:
            lines.append(f"{title}: {listed(found)}")
    return lines


def _availability(turn: Turn, credential: Credential) -> Lines:
    if credential.status == "active":
        return [_("It is current, as far as I know.")]
    return [_("See above.")]


def as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("." if text and not text.endswith(".") else "")


def _lower_first(text: str | None) -> str:
    text = text or ""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_FACETS: dict[str, tuple[Callable[[Turn, Credential], Lines], tuple[FactGroup, ...]]] = {
    "price": (_price, ("cost",)),
    "validity": (_validity, ("renewal",)),
    "renewal": (renewal_lines, ("renewal",)),
    "renewal-price": (_renewal_price, ("renewal", "cost")),
    "prerequisites": (_prerequisites, ("effort",)),
    "hours": (_hours, ("effort",)),
    "code": (_code, ("exam",)),
    "level": (_level, ("effort",)),
    "link": (_link, ()),
    "sources": (_sources, ()),
    "languages": (_languages, ("effort",)),
    "format": (_format, ("effort",)),
    "audience": (_audience, ("effort",)),
    "skills": (_skills, ("effort",)),
    "retake": (retake, ("cost",)),
    "recognition": (recognition, ()),
    "worth": (worth, ("cost", "renewal", "effort")),
    "status": (_availability, ("exam",)),
    **{detail: (partial(_of_the_exam, detail=detail), ("effort",)) for detail in DETAILS},
}
