"""Which credential fits: for a job, for a skill, for a pasted job posting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.posted import posting_in
from bot.dialogs.engine.slots import (
    CurrentFamily,
    CurrentRole,
    Format,
    Held,
    Hidden,
    Hours,
    HoursAWeek,
    Known,
    Level,
    Months,
    NotCredentials,
    NotIssuers,
    Page,
    Seniority,
    Sorting,
    Text,
)
from bot.dialogs.engine.turn import Turn, begin, change
from bot.dialogs.gap import daily_skills
from bot.dialogs.particular import particular_skills
from bot.dialogs.posting import MUST, Asked, read_posting, skills_in, within
from bot.dialogs.posting_shown import asked_for, for_what, held_by, not_known, your_chances
from bot.dialogs.profile import remember
from bot.dialogs.spending import MONTHS_OF_ADVICE, advised_within, budget_told
from bot.dialogs.understanding.adverts import Advert, asks_chances
from bot.dialogs.understanding.values import Money
from bot.dialogs.wishing import licences_of, profile_wish
from bot.knowledge.advisor import Advice, Advised, Wish, advise, path, price_in
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential, Issuer
from bot.knowledge.model.renewal import Price
from bot.knowledge.model.role import Family, Role, Skill
from bot.knowledge.rates import country_of, is_known, roughly
from bot.knowledge.wording import (
    about_words,
    freshness,
    full_name,
    level_words,
    pace_words,
    price_words,
    reason,
    short_facts,
    short_name,
    skill_names,
)
from bot.messaging.reply import Bullets, Button, Paragraph, Part, Reply, Span, bold, note, paragraph, spans
from bot.translation import _, country, listed, money, ngettext

SHOWN = 3
_WEEKS_A_MONTH = 4.35
_SKILLS_IN_A_POSTING = 12


@dataclass(frozen=True)
class _Conditions:
    """What the person asked for beyond the job or skill, before the profile fills the gaps."""

    level: str | None = None
    budget: Money | None = None
    hours_a_week: int | None = None
    months: int | None = None
    hours: int | None = None
    format: str | None = None
    sort: str | None = None
    issuers: tuple[Issuer, ...] = ()
    not_issuers: tuple[Issuer, ...] = ()
    not_credentials: tuple[Credential, ...] = ()
    held: tuple[Credential, ...] = ()
    known: tuple[Skill, ...] = ()


@dialog
async def credential_for_role(
    turn: Turn,
    role: Role,
    current: CurrentRole | None = None,
    current_family: CurrentFamily | None = None,
    seniority: Seniority | None = None,
    level: Level | None = None,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    months: Months | None = None,
    hours: Hours | None = None,
    format: Format | None = None,
    sort: Sorting | None = None,
    issuers: list[Issuer] | None = None,
    not_issuers: NotIssuers | None = None,
    not_credentials: NotCredentials | None = None,
    held: Held | None = None,
    known: Known | None = None,
    particular: Annotated[list[str], Hidden()] | None = None,
    page: Page = 1,
) -> Reply:
    """Ranked credentials for a job, with reasons, costs and a path; ``particular`` skills of it go first."""
    called, found = particular_skills(turn.heard, turn.catalogue, role)
    if found:
        turn.frame.slots["particular"] = found
    first = {skill: 3 for skill in found or particular or () if skill in turn.catalogue.skills}
    conditions = _Conditions(
        level or seniority, budget, hours_a_week, months, hours, format, sort, tuple(issuers or ()),
        tuple(not_issuers or ()), tuple(not_credentials or ()), tuple(held or ()), tuple(known or ()),
    )  # fmt: skip
    came_from = current if current and current.id != role.id else None
    remember(turn, tuple(held or ()), tuple(known or ()), goal=role if _is_goal(turn, role) else None)
    wish = replace(_wish(turn, {**role.skills, **first}, conditions), family=turn.catalogue.family_of[role.id])
    if came_from is not None:
        licences = licences_of(turn.catalogue, came_from)
        wish = replace(wish, knows=(*wish.knows, *daily_skills(came_from)), holds=(*wish.holds, *licences))
    if came_from is None and _works_as(turn, role):
        wish = replace(wish, holds=(*wish.holds, *licences_of(turn.catalogue, role)))
    advice = advise(turn.catalogue, wish)
    intro = _role_intro(turn, role, came_from, current_family, advice)
    reply = _answer(turn, advice, wish, conditions, intro, page, role=role.id)
    if not found:
        return reply
    text = _("My catalogue has no “{called}” of its own: this is for {role}, with an eye on {skills}.")
    so = paragraph(text, called=called, role=bold(role.name), skills=skill_names(turn.catalogue, found, 2))
    return Reply(parts=(so,)).plus(reply)


@dialog
async def credential_for_skill(
    turn: Turn,
    skills: list[Skill],
    level: Level | None = None,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    months: Months | None = None,
    hours: Hours | None = None,
    format: Format | None = None,
    sort: Sorting | None = None,
    issuers: list[Issuer] | None = None,
    not_issuers: NotIssuers | None = None,
    not_credentials: NotCredentials | None = None,
    held: Held | None = None,
    page: Page = 1,
) -> Reply:
    """Ranked credentials for a skill or several."""
    conditions = _Conditions(
        level, budget, hours_a_week, months, hours, format, sort, tuple(issuers or ()),
        tuple(not_issuers or ()), tuple(not_credentials or ()), tuple(held or ()),
    )  # fmt: skip
    remember(turn, tuple(held or ()), ())
    wish = replace(_wish(turn, {s.id: 3 for s in skills}, conditions), knows=())
    advice = advise(turn.catalogue, wish)
    names = listed([s.name for s in skills])
    intro = paragraph(_("For {skills}:"), skills=bold(names))
    return _answer(turn, advice, wish, conditions, intro, page, skills=[s.id for s in skills])


@dialog
async def credentials_for_posting(
    turn: Turn,
    posting: Text,
    level: Level | None = None,
    budget: Money | None = None,
    hours: Hours | None = None,
    format: Format | None = None,
    sort: Sorting | None = None,
    issuers: list[Issuer] | None = None,
    not_issuers: NotIssuers | None = None,
    by_skills: Annotated[bool, Hidden()] = False,
    chances: Annotated[bool, Hidden()] = False,
    page: Page = 1,
) -> Reply:
    """What a pasted job description asks for by name, or else credentials for its skills, ranked like a job's.

    Conditions count in follow-ups only: the hours and levels inside an advertisement are the job's.
    """
    slots = turn.frame.slots
    if "skills" in slots:
        weights, asked = dict(slots["skills"]), Asked.load(slots.get("asked"), slots.get("role"), turn.catalogue)
        conditions = _Conditions(
            level, budget, hours=hours, format=format, sort=sort, issuers=tuple(issuers or ()),
            not_issuers=tuple(not_issuers or ()),
        )  # fmt: skip
    else:
        heard = turn.heard
        advert = posting_in(heard) or Advert(0, len(heard.text))
        weights, asked = _read_posting(turn, advert)
        chances = asks_chances(heard.text[: advert.start] + heard.text[advert.end :])
        conditions = _Conditions()
        turn.frame.slots = {
            "posting": "", "skills": weights, "role": asked.role, "asked": asked.dump(),
        }  # fmt: skip
    top = sorted(weights, key=lambda s: -weights[s])
    held = await held_by(turn)
    first = page == 1 and not by_skills and conditions == _Conditions()
    before = Reply()
    if first and asked.groups:
        ranked_too = bool(weights) and all(kind != MUST for kind, _group in asked.groups)
        read = [] if ranked_too else [s for s in top if weights[s] > 1]  # not those that its job lends
        before = asked_for(turn, asked, read, held, chances=chances)
        if not ranked_too:
            named = tuple(turn.catalogue.credentials[c] for c in asked.credentials)
            return before.plus(Reply(parts=(note("{text}", text=freshness_of(named, turn)),)))
        before = before.model_copy(update={"buttons": ()})
    elif first:
        before = Reply(parts=(*(your_chances(asked, held) if chances else ()), *not_known(turn, asked)))
    if not weights:
        nothing = paragraph(
            _("I found no skills that I know in that text. Could you paste the part with the requirements?")
        )
        ask = begin(_("Ask about a job instead"), "credential_for_role")
        return Reply(parts=(nothing, *before.parts), buttons=(ask,))
    wish = _wish(turn, weights, conditions)
    wish = replace(wish, country=asked.country or wish.country, holds=(*wish.holds, *held))
    advice = advise(turn.catalogue, wish)
    what = bold(for_what(turn, asked))
    intro = paragraph(_("For {what} I read: {skills}."), what=what, skills=skill_names(turn.catalogue, top, 7))
    return before.plus(_answer(turn, advice, wish, conditions, intro, page, role=asked.role, skills=top[:5]))


def _read_posting(turn: Turn, advert: Advert) -> tuple[dict[str, int], Asked]:
    """The skills a posting names, weightier when named often, and what it asks for; its job lends its core skills."""
    heard = turn.heard
    asked = read_posting(heard, advert.start, advert.end, turn.catalogue)
    found: dict[str, int] = {}
    for skill in skills_in(within(heard, advert.start, advert.end)):
        found[skill] = found.get(skill, 0) + 1
    weights = {s: min(3, 1 + n) for s, n in _most_named(found)}
    for skill, weight in turn.catalogue.roles[asked.role].skills.items() if asked.role else ():
        if skill in weights:
            weights[skill] = max(weights[skill], weight)
        elif weight == 3:
            weights[skill] = 1
    return weights, asked


def _most_named(found: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda f: -f[1])[:_SKILLS_IN_A_POSTING]


def _wish(turn: Turn, skills: Any, conditions: _Conditions) -> Wish:
    """The conditions of the message, completed from the profile."""
    known, budget = profile_wish(turn.profile, turn.currency, skills, turn.country), conditions.budget
    weekly = conditions.hours_a_week or turn.profile.hours_a_week
    hours = conditions.hours
    if hours is None and weekly and conditions.months:
        hours = round(weekly * conditions.months * _WEEKS_A_MONTH)
    return replace(
        known,
        level=conditions.level or known.level,  # type: ignore[arg-type]
        budget=budget.in_months(MONTHS_OF_ADVICE) if budget else known.budget,
        currency=budget.currency if budget else known.currency,
        country=known.country or (country_of(budget.currency) if budget else None),
        hours=hours,
        delivery=conditions.format if conditions.format in ("online", "in-person") else None,
        no_exam=conditions.format == "no-exam",
        issuers=tuple(i.id for i in conditions.issuers),
        not_issuers=tuple(i.id for i in conditions.not_issuers),
        not_credentials=tuple(c.id for c in conditions.not_credentials),
        holds=(*known.holds, *(c.id for c in conditions.held)),
        knows=(*known.knows, *(s.id for s in conditions.known)),
        sort=conditions.sort or "fit",  # type: ignore[arg-type]
    )


def _is_goal(turn: Turn, role: Role) -> bool:
    return any(n.cue == "goal" and any(m.id == role.id for m in n.mention.of("role")) for n in turn.heard.named)


def _works_as(turn: Turn, role: Role) -> bool:
    """ "I'm a nurse, what next?" — whoever does a job has its licence."""
    said = any(n.cue == "current" and any(m.id == role.id for m in n.mention.of("role")) for n in turn.heard.named)
    return said or turn.profile.role == role.id


def _role_intro(turn: Turn, role: Role, came_from: Role | None, family: Family | None, advice: Advice) -> Paragraph:
    start = came_from.name if came_from else family.name if family else None
    missing = skill_names(turn.catalogue, advice.missing or tuple(role.skills), 4)
    if start:
        return paragraph(
            _("From {start} to {role}: build up {skills}."), start=start, role=bold(role.name), skills=missing
        )
    if advice.covered:
        return paragraph(
            _("For {role} you have {covered}; still to prove: {skills}."),
            role=bold(role.name), covered=skill_names(turn.catalogue, advice.covered, 3), skills=missing,
        )  # fmt: skip
    return paragraph(_("{role} needs above all {skills}. What proves it:"), role=bold(role.name), skills=missing)


def _answer(
    turn: Turn,
    advice: Advice,
    wish: Wish,
    conditions: _Conditions,
    intro: Part,
    page: int,
    role: str | None = None,
    skills: list[str] | None = None,
) -> Reply:
    first = (page - 1) * SHOWN
    if only_there := turn.frame.slots.get("there") is True and wish.country is not None:
        advice = replace(advice, ranked=_of_there(advice.ranked, wish))
    shown = advice.ranked[first : first + SHOWN]
    if not shown and only_there and page == 1 and wish.country:
        return _none_there(turn, intro, wish.country)
    if not shown:
        names = [turn.catalogue.skills[s].name for s in skills or ()]
        subject = turn.catalogue.roles[role].name if role else listed(names)
        return _nothing(turn, advice, wish, intro, page, subject)
    listing = Bullets(items=tuple(_item(turn, a, conditions) for a in shown), numbered=True, first=first + 1)
    seen = [a.credential.id for a in advice.ranked[: first + SHOWN]]
    parts: list[Part] = [intro if page == 1 else paragraph(_("More of them:")), listing]
    steps = path(turn.catalogue, wish, advice) if page == 1 and role else []
    if len(steps) > 1:
        parts.append(_path(turn, steps, conditions))
    parts += _small_print(turn, advice, wish, shown, conditions.budget or budget_told(turn.profile, turn.currency))
    turn.about(seen if page > 1 else [a.credential.id for a in shown], role, skills)
    return Reply(parts=tuple(parts), buttons=_next(turn, advice, shown, page))


def _of_there(ranked: tuple[Advised, ...], wish: Wish) -> tuple[Advised, ...]:
    """Of "any Canadian ones?": what is made for that country, in the field, before the others; none of elsewhere."""
    of_use = [a for a in ranked if counts_in(a.credential, wish.country)]
    made = {a.credential.id for a in of_use if a.credential.countries and wish.family in (None, a.credential.family)}
    return tuple(sorted(of_use, key=lambda a: a.credential.id not in made))


def _none_there(turn: Turn, intro: Part, where: str) -> Reply:
    text = _("I know none of them that counts in {country}.").format(country=country(where))
    slots = {k: v for k, v in turn.frame.slots.items() if k not in ("there", "country", "page")}
    other = Button(label=_("Also from other countries"), action={"begin": turn.frame.dialog, "slots": slots})
    return Reply(parts=(intro, paragraph("{text}", text=text)), buttons=(other,))


def _item(turn: Turn, advised: Advised, conditions: _Conditions) -> tuple[Span, ...]:
    credential = advised.credential
    return spans(
        "{name} – {facts}{pace}: {reason}",
        name=bold(full_name(credential)),
        facts=short_facts(turn.catalogue, credential),
        pace=pace_words(credential.hours, conditions.hours_a_week or turn.profile.hours_a_week),
        reason=reason(turn.catalogue, advised),
    )


def _path(turn: Turn, steps: list[Advised], conditions: _Conditions) -> Paragraph:
    names = " → ".join(short_name(s.credential) for s in steps)
    amount = _together([s.credential.cost for s in steps], turn.currency)
    total = ""
    if amount and any(s.credential.cost is None for s in steps):
        total = _(" ({amount} and what I have no price for)").format(amount=amount)
    elif amount:
        total = _(" ({amount} together)").format(amount=amount)
    return paragraph(_("A path: {names}{total}"), names=bold(names), total=total)


def _together(prices: list[Price | None], usual: str) -> str:
    """Of those that are known, in their own money where that is the same; empty where none is due or no rate known."""
    known = [p for p in prices if p is not None]
    printed = {p.currency for p in known if p.amount}
    currency = next(iter(printed)) if len(printed) == 1 else usual
    amounts = [a for p in known if (a := roughly(p.amount, p.currency, currency)) is not None]
    if not printed or len(amounts) < len(known):
        return ""
    total = money(sum(amounts, Decimal(0)), currency)
    total = about_words(total) if printed != {currency} else total
    return _("at least {price}").format(price=total) if any(p.least or p.every for p in known) else total


def _where(wish: Wish, advice: Advice, shown: tuple[Advised, ...]) -> Iterable[str]:
    """Whether what is of use in one country alone was put last, or could not be."""
    if wish.country is None and any(a.credential.countries for a in shown):
        yield _("Some count in one country alone: say “I'm in the UK” or wherever you are, and I sort them.")
    elif wish.country and any(not counts_in(a.credential, wish.country) for a in shown):
        yield _("I know little of this that counts in {country}; some of these are for elsewhere.").format(
            country=country(wish.country)
        )
    elif wish.country and any(not counts_in(a.credential, wish.country) for a in advice.ranked):
        yield _("What counts in {country} or everywhere comes first.").format(country=country(wish.country))


def _small_print(
    turn: Turn, advice: Advice, wish: Wish, shown: tuple[Advised, ...], budget: Money | None
) -> list[Part]:
    said: list[str] = []
    if budget is not None:
        said.append(_("Budget: {limit}.").format(limit=advised_within(budget)))
        prices = [a.credential.cost for a in shown]
        if any(price_in(p, wish.currency) is None for p in prices):
            said.append(_("Prices that are unknown or paid again and again are not compared with it."))
        if any(p and p.amount and p.currency != wish.currency and is_known(wish.currency) for p in prices):
            said.append(_("Those in other money are compared at rough exchange rates."))
    if wish.level:
        said.append(_("Level: {level}.").format(level=level_words(wish.level)))
    if not wish.hours and wish.sort == "fit" and advice.left_out.get("budget"):
        n = advice.left_out["budget"]
        said.append(ngettext("{n} more is over budget.", "{n} more are over budget.", n).format(n=n))
    if turn.frame.slots.get("there") is True and wish.country and not any(a.credential.countries for a in shown):
        text = _("I know of none made for {country}: these count everywhere.")
        said.append(text.format(country=country(wish.country)))
    else:
        said += _where(wish, advice, shown)
    sources = freshness_of(tuple(a.credential for a in shown), turn)
    if sources:
        said.append(sources)
    return [note("{text}", text=" ".join(said))] if said else []


def freshness_of(shown: tuple[Credential, ...], turn: Turn) -> str:
    """One remark on the prices and hours of a whole list."""
    remarks = {freshness(each, ("cost",), turn.today) for each in shown if each.cost}
    if not remarks:
        return _("Hours are from memory – check the provider's page.")
    if any("memory" in r for r in remarks):
        return _("Prices: partly from memory – check the provider's page. Hours are estimates.")
    return _("Prices: {remark}. Hours are estimates.").format(remark=sorted(remarks)[0])


def _next(turn: Turn, advice: Advice, shown: tuple[Advised, ...], page: int) -> tuple[Button, ...]:
    buttons: list[Button] = [
        begin(
            _("About {name}").format(name=short_name(shown[0].credential)),
            "credential_info",
            credential=shown[0].credential.id,
        )
    ]
    if len(shown) > 1:
        pair = [a.credential.id for a in shown[:2]]
        buttons.append(begin(_("Compare the first two"), "compare_credentials", credentials=pair))
    if len(advice.ranked) > page * SHOWN:
        buttons.append(change(_("Show more"), turn.frame, page=page + 1))
    return tuple(buttons)


def _nothing(turn: Turn, advice: Advice, wish: Wish, intro: Part, page: int, subject: str) -> Reply:
    """No (more) credentials: say which condition stands in the way and offer to drop it."""
    if page > 1:
        return Reply(
            parts=(paragraph(_("That is all I know for this.")),),
            buttons=(change(_("From the top"), turn.frame, page=1),),
        )
    if not advice.left_out:
        known = paragraph(_("The catalogue has nothing that proves this, so I will not make something up."))
        return Reply(parts=(intro, known), buttons=(begin(_("What can you do?"), "capabilities"),))
    obstacle = max(advice.left_out, key=lambda k: advice.left_out[k])
    words = {
        "budget": _("the budget"), "hours": _("the hours"), "exam": _("no exam"), "issuer": _("the issuer"),
        "delivery": _("the format"), "level": _("the level"),
    }  # fmt: skip
    text = _("For {subject} nothing fits all of it. Without {what} there would be {n}.")
    slot = {"exam": "format", "delivery": "format", "issuer": "issuers"}.get(obstacle, obstacle)
    without = {k: v for k, v in turn.frame.slots.items() if k not in (slot, "months" if slot == "hours" else slot)}
    drop = Button(
        label=_("Show me without {what}").format(what=words[obstacle]),
        action={"begin": turn.frame.dialog, "slots": without},
    )
    if obstacle == "issuer" and wish.issuers and "issuers" in turn.frame.slots:
        theirs = begin(
            _("All of {issuer}").format(issuer=listed([turn.catalogue.issuers[i].name for i in wish.issuers])),
            "browse_credentials",
            issuers=list(wish.issuers),
        )
        said = paragraph(text, subject=subject, what=bold(words[obstacle]), n=str(advice.left_out[obstacle]))
        return Reply(parts=(said,), buttons=(theirs, drop))
    cheapest = _closest_price(turn, wish)
    parts: list[Part] = [paragraph(text, subject=subject, what=bold(words[obstacle]), n=str(advice.left_out[obstacle]))]
    if obstacle == "budget" and cheapest:
        parts.append(paragraph("{text}", text=cheapest))
    return Reply(
        parts=tuple(parts), buttons=(drop,) if slot in turn.frame.slots else (begin(_("My profile"), "show_profile"),)
    )


def _closest_price(turn: Turn, wish: Wish) -> str | None:
    """What would have to give: the cheapest one that fits but for its price; "that one" is this one then."""
    fits = advise(turn.catalogue, replace(wish, budget=None)).ranked
    priced = {a.credential.id: price for a in fits if (price := price_in(a.credential.cost, wish.currency)) is not None}
    if not priced:
        return None
    best = turn.catalogue.credentials[min(priced, key=lambda i: priced[i])]
    turn.about([best.id])
    return _("The cheapest that fits otherwise is {name} at {price}.").format(
        name=full_name(best), price=price_words(best.cost)
    )
