"""How a learning plan reads."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.prices import in_other_money, price_of_step, price_told, saved_up, total_price, without_prices
from bot.dialogs.planning.wanted import has_end, of_unwanted_skills, where
from bot.dialogs.planning.way_in import way_in_told
from bot.dialogs.spending import planned_within
from bot.knowledge.countries import counts_in
from bot.knowledge.model.role import Role
from bot.knowledge.pathway import Giving, Path, PathWish, Step, Uncovered, Why
from bot.knowledge.wording import freshness, full_name, short_name, skill_names, weekly_hours, where_words
from bot.messaging.reply import Bullets, File, Paragraph, Part, Span, bold, note, paragraph, spans
from bot.pictures import Step as Drawn
from bot.pictures import plan_timeline
from bot.translation import _, country, day, listed, money, ngettext, number

_SKILLS_SHOWN = 3
_OPEN_SHOWN = 4


def told(turn: Turn, role: Role, path: Path) -> list[Part]:
    """The steps with why, days, cost and hours; totals; what stays open; the limits it keeps to."""
    parts: list[Part] = [_headline(role, path), Bullets(items=steps_of(turn, path), numbered=True)]
    parts += way_in_told(turn, path)
    if path.uncovered:
        parts.append(Bullets(items=tuple(still_open(turn, path))))
    parts += without_prices(path)
    parts += saved_up(path)
    parts += in_other_money(turn, path)
    parts += of_which_country(turn, path)
    parts += [note("{text}", text=text) for text in (limits(turn, path), _proof(path), _facts(turn, path)) if text]
    return parts


def of_which_country(turn: Turn, path: Path) -> list[Part]:
    """Where nobody said where they work, that some of it counts in one country alone."""
    slots, tied = turn.frame.slots, any(s.credential.countries for s in path.steps)
    if not tied or slots.get("anywhere") or where(turn, slots) is not None:
        return []
    text = _("Some of it counts in one country alone: say where you work, as “I'm in the UK”, and I plan anew.")
    return [paragraph(text)]


def steps_of(turn: Turn, path: Path) -> tuple[tuple[Span, ...], ...]:
    return tuple(_step(turn, step, path) for step in path.steps)


def _headline(role: Role, path: Path) -> Paragraph:
    count = ngettext("{n} step", "{n} steps", len(path.steps)).format(n=len(path.steps))
    text = _(
        "Your path to {role}: {steps}, {hours} h of study, {price}, done by {day}. It covers {share} % of what is "
        "missing."
    )
    return paragraph(
        text, role=bold(role.name), steps=count, hours=number(path.hours), price=total_price(path),
        day=bold(day(path.ends)), share=number(round(100 * path.share)),
    )  # fmt: skip


def _step(turn: Turn, step: Step, path: Path) -> tuple[Span, ...]:
    wish, why = path.wish, _reason(turn, step, path)
    if step.asks:
        why += _("; check that you meet its entry requirements")
    if step.credential.countries and not (wish.country and counts_in(step.credential, wish.country)):
        why += _("; {where}").format(where=where_words(step.credential))
    if wish.studied.get(step.credential.id):
        why += _("; you are {n} % through").format(n=wish.studied[step.credential.id])
    return spans(
        "{name} – {starts} to {ends} · {hours} · {price}: {why}",
        name=bold(full_name(step.credential)), starts=day(step.starts), ends=day(step.ends), hours=_hours(step),
        price=price_told(step, wish), why=why,
    )  # fmt: skip


def _reason(turn: Turn, step: Step, path: Path) -> str:
    own = step.credential
    adds = step.adds or (tuple(own.skills) if own.id in path.wish.included else ())
    if adds:
        return _("proves {skills}").format(skills=skill_names(turn.catalogue, adds, _SKILLS_SHOWN))
    if any(own.id in p.any_of for s in path.steps for p in s.credential.prerequisites):
        return _("comes before a later step")
    again = [s for s in path.missing if s in own.skills]
    return _("a proof of {skills} that counts for more").format(
        skills=skill_names(turn.catalogue, again, _SKILLS_SHOWN)
    )


def _hours(step: Step) -> str:
    own = step.credential.hours is None
    return (_("{n} h by your estimate") if own else _("{n} h")).format(n=number(step.hours))


def still_open(turn: Turn, path: Path) -> Iterable[tuple[Span, ...]]:
    """Skills that no step proves, by what stands in the way, the weightiest reasons first."""
    by_why: dict[Why, list[Uncovered]] = {}
    for item in path.uncovered:
        by_why.setdefault(item.why, []).append(item)
    for why, items in list(by_why.items())[:_OPEN_SHOWN]:
        skills = skill_names(turn.catalogue, [i.skill for i in items], _OPEN_SHOWN)
        nearest = list(dict.fromkeys(i.nearest for i in items if i.nearest))[:2]
        names = listed([short_name(turn.catalogue.credentials[i]) for i in nearest], "or")
        yield spans(_("Still open: {skills} – {why}"), skills=skills, why=_why(why).format(names=names))


def _why(why: Why) -> str:
    return {
        "nothing": _("nothing in my catalogue proves it."),
        "aside": _("only by what is mainly about something else, such as {names}."),
        "served": _("only by what is mainly for another job and asks for more before, such as {names}."),
        "conditions": _("only by what you do not want, such as {names}."),
        "elsewhere": _("only by what counts in another country, such as {names}."),
        "unknown": _("I do not know hours or price of what proves it, such as {names}, so I cannot plan with it."),
        "budget": _("over your budget, such as {names}."),
        "time": _("takes longer than you have, such as {names}."),
        "left": _("no money or time is left for it beside these steps ({names})."),
        "little": _("what proves it ({names}) adds too little for a step of its own."),
    }[why]


def limits(turn: Turn, path: Path) -> str:
    """What the plan keeps to; what nobody said is said to be assumed."""
    wish, abroad = path.wish, path.left_out.get("country")
    slots, profile = turn.frame.slots, turn.profile
    said = [planned_within(wish), _("{n} h a week").format(n=wish.hours_a_week)]
    if wish.hours_if_unknown is not None:
        said.append(_("{n} h for each that I know no hours for").format(n=wish.hours_if_unknown))
    if wish.start > turn.today:
        said.append(_("begun on {day}").format(day=day(wish.start)))
    if has_end(slots):
        said.append(_("done by {day}").format(day=day(wish.by)))
    if wish.country and (turn.frame.slots.get("country") or abroad):
        said.append(_("for {country}").format(country=country(wish.country)))
    if wish.no_exam:
        said.append(_("no exams"))
    if wish.only_exam:
        said.append(_("each with an exam"))
    if wish.issuers:
        said.append(_("only {names}").format(names=listed([turn.catalogue.issuers[i].name for i in wish.issuers])))
    if wish.not_issuers:
        # "Nothing from CompTIA", and later "but Security+": the others of CompTIA stay out.
        theirs = any(turn.catalogue.issuer_of.get(i) in wish.not_issuers for i in wish.included)
        text = _("without others of {names}") if theirs else _("without {names}")
        said.append(text.format(names=listed([turn.catalogue.issuers[i].name for i in wish.not_issuers])))
    about = set(of_unwanted_skills(turn.catalogue, slots))
    names = [turn.catalogue.skills[i].name for i in slots.get("not_skills") or () if i in turn.catalogue.skills]
    names += [short_name(turn.catalogue.credentials[i]) for i in wish.without if i not in about]
    if names:
        said.append(_("without {names}").format(names=listed(names)))
    text = _("Planned with: {limits}.").format(limits=", ".join(said))
    assumed = [
        name
        for name, known in (
            (_("the hours"), slots.get("hours_a_week") or profile.hours_a_week),
            (_("the date"), slots.get("by") or slots.get("months")),
        )
        if not known
    ]
    if assumed:
        text += " " + _("I assumed {what}: say “8 hours a week” or “by June”, and I plan anew.").format(
            what=listed(assumed)
        )
    return text


def unproved(path: Path) -> str:
    """What is said when no proof was found in time; empty when it was."""
    text = _("I ran out of time to prove it: a better plan could be better by {n} % at most.")
    return text.format(n=path.gap) if path.gap else ""


def _proof(path: Path) -> str:
    return (
        unproved(path)
        or {
            "most": _("Proved best: no other choice of steps within these limits covers more for its effort."),
            "cheapest": _("Proved: no cheaper choice covers {n} % of what the best plan does.").format(
                n=path.wish.enough
            ),
            "shortest": _("Proved: no shorter choice covers {n} % of what the best plan does.").format(
                n=path.wish.enough
            ),
        }[path.wish.aim]
    )


def _facts(turn: Turn, path: Path) -> str:
    remarks = {freshness(s.credential, ("cost",), turn.today) for s in path.steps if s.credential.cost}
    unknown = path.left_out.get("hours unknown", 0) + path.left_out.get("price unknown", 0)
    text = _("Hours are estimates.")
    if any("memory" in r for r in remarks):
        text += " " + _("Prices are partly from memory – check the provider's page.")
    elif remarks:
        text += " " + _("Prices: {remark}.").format(remark=sorted(remarks)[0])
    if unknown:
        left = ngettext(
            "{n} credential is left out because I do not know its hours or price.",
            "{n} credentials are left out because I do not know their hours or price.",
            unknown,
        )
        text += " " + left.format(n=unknown)
    return text


async def picture(title: str, path: Path) -> File:
    """The steps on a time line."""
    steps = [
        Drawn(short_name(s.credential), s.starts, s.ends, s.hours, price_of_step(s, path.wish)) for s in path.steps
    ]
    return await asyncio.to_thread(plan_timeline, title, steps, path.wish.start)


def impossible(turn: Turn, role: Role, path: Path) -> list[Part]:
    """No step fits: what would have to give, as far as one limit alone would do."""
    parts: list[Part] = [
        paragraph(_("Within these limits no step towards {role} is possible."), role=bold(role.name)),
    ]
    parts += [Bullets(items=items)] if (items := tuple(gives(path.giving, path.wish))) else []
    unknown = list(dict.fromkeys(u.nearest for u in path.uncovered if u.why == "unknown" and u.nearest))[:3]
    if unknown:
        names = listed([full_name(turn.catalogue.credentials[i]) for i in unknown])
        text = _("Worth a look, but I do not know their hours or price and cannot plan with them: {names}.")
        parts.append(paragraph(text, names=names))
    if not items and not unknown:
        parts.append(
            paragraph(_("The catalogue has nothing that would prove enough of it, so I will not make something up."))
        )
    return [*parts, note("{text}", text=limits(turn, path))]


def gives(giving: Giving | None, wish: PathWish) -> Iterable[tuple[Span, ...]]:
    """What would have to give, as far as one limit alone would do."""
    if giving is None:
        return
    if giving.together:
        yield spans(_("It takes more than one change: {what}."), what=_together(giving, wish))
        return
    if giving.budget is not None and wish.budget is not None:
        more = money(giving.budget - wish.budget, wish.currency)
        yield spans(
            _("With {more} more, {total} in all, there is a first step."),
            more=bold(more),
            total=money(giving.budget, wish.currency),
        )
    if giving.by is not None:
        text = _("Until {day} instead of {by} there is time for one.")
        if wish.monthly is not None:
            text = _("Until {day} instead of {by} there is time and money for one.")
        yield spans(text, day=bold(day(giving.by)), by=day(wish.by))
    if giving.hours_a_week is not None:
        yield spans(_("With {hours} it can be done in time."), hours=bold(weekly_hours(giving.hours_a_week)))
    if giving.conditions:
        yield spans(_("Without the conditions on exams, issuers, credentials and the country there is one."))


def _together(giving: Giving, wish: PathWish) -> str:
    money_part = _("a budget of {price}").format(price=money(giving.budget, wish.currency)) if giving.budget else None
    time_part = _("time until {day}").format(day=day(giving.by)) if giving.by else None
    return listed([p for p in (money_part, time_part) if p])
