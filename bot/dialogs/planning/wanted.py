"""What a plan is wished for: from its slots, the profile, and what the person holds and studies."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.turn import Turn
from bot.dialogs.gap import daily_skills
from bot.dialogs.spending import budget_told
from bot.dialogs.understanding.values import Money
from bot.dialogs.wishing import licences_of
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in, one_country
from bot.knowledge.pathway import Aim, Monthly, Path, PathWish, best_path
from bot.knowledge.rates import country_of, is_known
from bot.knowledge.renewing.periods import add_months

#: What is planned with when nothing is said, and told with the plan.
USUAL_HOURS_A_WEEK = 5
USUAL_MONTHS = 12
#: A plan for one credential ends when it is done; one that takes longer than this nobody follows.
MOST_MONTHS = 48
#: Whoever names the credential wants no other below it than those it needs.
_HIGHEST = "expert"
#: The cheapest or shortest plan keeps so many percent of the best one's worth.
USUALLY_ENOUGH = 80
#: A path of known prices that covers so much is not put aside, nor one that covers more than half of what any could.
_ENOUGH, _RATHER = 0.5, 2
#: From which day on money is put away for a plan that was made before.
_SINCE = "since"
_AIMS: Mapping[str, Aim] = {"cheapest": "cheapest", "shortest": "shortest"}

#: The slots of ``learning_path`` as JSON: enough to make the same plan again.
Slots = Mapping[str, Any]


async def path_of(turn: Turn, slots: Slots) -> Path | None:
    """The best path for these slots, from today on; None when the job or credential is in the catalogue no more.

    Where nobody said in which country they work, it is of one: of that in which most of the best path counts.
    """
    if slots.get("role") not in turn.catalogue.roles and slots.get("credential") not in turn.catalogue.credentials:
        return None
    wish = await wish_for(turn, slots)
    path = await _priced_or_not(turn, slots, wish)
    if where(turn, slots) is not None or slots.get("anywhere") or slots.get("issuers"):
        return path
    included = [turn.catalogue.credentials[i] for i in wish.included]
    home = one_country([s.credential for s in path.steps], included)
    return path if home is None else await _priced_or_not(turn, slots, replace(wish, country=home))


async def _priced_or_not(turn: Turn, slots: Slots, wish: PathWish) -> Path:
    """Steps whose prices have to be asked for are better than hardly any."""
    path = await asyncio.to_thread(best_path, turn.catalogue, wish)
    if not wish.budget or slots.get("unpriced") is not None or not path.left_out.get("price unknown"):
        return path  # "only free" holds
    if path.impossible or path.share >= _ENOUGH:
        return path
    unpriced = await asyncio.to_thread(best_path, turn.catalogue, replace(wish, unpriced=True))
    more = unpriced.share > _RATHER * path.share or bool(unpriced.steps and not path.steps)
    return unpriced if more else path


async def wish_for(turn: Turn, slots: Slots) -> PathWish:
    """The wish that the slots stand for: for a job all that it asks for, for a credential itself and what it needs.

    Raises KeyError when the job is in the catalogue no more.
    """
    profile, catalogue = turn.profile, turn.catalogue
    target = slots.get("credential")
    role = None if target else catalogue.roles[slots["role"]]
    holds = {*profile.holds, *slots.get("held", ()), *await _held(turn)}
    knows = {*profile.skills, *slots.get("known", ())}
    current = catalogue.roles.get(slots.get("current") or profile.role or "")
    if current is not None:
        holds |= set(licences_of(catalogue, current))
        knows |= set(daily_skills(current)) if role is None or current.id != role.id else set()
    wanted = dict.fromkeys([*([target] if target else ()), *slots.get("included", ())])
    included = tuple(i for i in wanted if i in catalogue.credentials)
    start = max(turn.today, date.fromisoformat(slots["starts"])) if slots.get("starts") else turn.today
    by = _until(start, slots)
    money = None if foreign(turn, slots) else said_budget(turn, slots)
    monthly = _monthly(money, start, slots)
    return PathWish(
        skills=role.skills if role else {},
        start=start,
        by=by,
        hours_a_week=slots.get("hours_a_week") or profile.hours_a_week or USUAL_HOURS_A_WEEK,
        budget=(monthly.by(by) if has_end(slots) else None) if monthly else money.amount if money else None,
        monthly=monthly,
        currency=money.currency if money else turn.currency,
        level=_HIGHEST if target else slots.get("level") or profile.level,  # type: ignore[arg-type]
        highest="intermediate" if slots.get("sort") == "easiest" else None,
        no_exam=slots.get("format") == "no-exam",
        only_exam=slots.get("format") == "exam",
        issuers=tuple(slots.get("issuers") or ()),
        not_issuers=tuple(slots.get("not_issuers") or ()),
        without=tuple(
            i
            for i in (*unwanted(slots), *of_unwanted_skills(catalogue, slots))
            if i in catalogue.credentials and i not in included
        ),
        included=included,
        barred=tuple(slots.get("barred") or ()),
        first=tuple(slots.get("first") or ()),
        holds=tuple(sorted(i for i in holds if i in catalogue.credentials)),
        knows=tuple(sorted(i for i in knows if i in catalogue.skills)),
        studied=await _studied(turn, slots.get("failed") or ()),
        aim=_AIMS.get(slots.get("sort") or "", "shortest" if target else "most"),
        enough=slots.get("enough") or USUALLY_ENOUGH,
        hours_if_unknown=slots.get("estimate"),
        unpriced=bool(slots.get("unpriced")),
        country=_country(turn, slots, included),
    )


def where(turn: Turn, slots: Slots) -> str | None:
    """In which country somebody works, by ISO 3166: as they said it, as their clock tells or else their money."""
    said = said_budget(turn, slots)
    return slots.get("country") or turn.country or country_of(said.currency if said else turn.currency)


def _country(turn: Turn, slots: Slots, included: Iterable[str]) -> str | None:
    """None where what counts elsewhere may be a step: it was asked for, or its issuer was, or it leads to what was."""
    country = where(turn, slots)
    at_home = all(counts_in(turn.catalogue.credentials[i], country) for i in included)
    return country if at_home and not slots.get("anywhere") and not slots.get("issuers") else None


def unwanted(slots: Slots) -> list[str]:
    """Credentials that shall not be steps: those said now and those said before."""
    return list(dict.fromkeys([*(slots.get("without") or ()), *(slots.get("not_credentials") or ())]))


def of_unwanted_skills(catalogue: Catalogue, slots: Slots) -> list[str]:
    """ "Without Azure": all that is mainly about it."""
    skills = set(slots.get("not_skills") or ())
    return [c.id for c in catalogue.credentials.values() if skills.intersection(c.main_skills)] if skills else []


def kept_slots(slots: Slots, wish: PathWish) -> dict[str, Any]:
    """Slots that make the same plan later: the day by which it is done stays where it is, and so does the one from
    which on money is put away.
    """
    kept = {name: value for name, value in slots.items() if name not in ("months", "ask")}
    kept |= {"by": wish.by.isoformat()} if has_end(slots) else {}
    return kept | ({_SINCE: wish.monthly.since.isoformat()} if wish.monthly else {})


def foreign(turn: Turn, slots: Slots) -> Money | None:
    """A budget in money of which no exchange rate is known, and that prices are not printed in. Nothing is nothing."""
    said = said_budget(turn, slots)
    known = said is None or said.currency == turn.currency or is_known(said.currency)
    return None if known or said is None or not said.amount else said


def said_budget(turn: Turn, slots: Slots) -> Money | None:
    """That of the plan, or else of the profile."""
    return Money.of(slots["budget"]) if slots.get("budget") else budget_told(turn.profile, turn.currency)


def _monthly(budget: Money | None, start: date, slots: Slots) -> Monthly | None:
    if budget is None or not budget.monthly:
        return None
    return Monthly(budget.amount, date.fromisoformat(slots[_SINCE]) if slots.get(_SINCE) else start)


def has_end(slots: Slots) -> bool:
    """Whether there is a day until which it has to be done: a plan for a credential alone ends when it ends."""
    return bool("role" in slots or slots.get("by") or slots.get("months"))


def _until(start: date, slots: Slots) -> date:
    if slots.get("by"):
        return date.fromisoformat(slots["by"])
    return add_months(start, slots.get("months") or (MOST_MONTHS if slots.get("credential") else USUAL_MONTHS))


async def _held(turn: Turn) -> set[str]:
    """What is on record and has not expired."""
    holdings = await turn.records.holdings()
    return {h.credential for h in holdings if h.credential and (h.expires is None or h.expires >= turn.today)}


async def _studied(turn: Turn, failed: Iterable[str]) -> dict[str, int]:
    """Percent of each study that is under way; what was failed when it was all done is studied anew."""
    studies = await turn.records.studies()
    anew = set(failed)
    return {
        s.credential: 0 if s.percent >= 100 and s.credential in anew else s.percent for s in studies if s.credential
    }
