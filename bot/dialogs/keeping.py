"""Adding a credential to a person's records: dates checked, the expiry from the rule unless they gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.turn import FollowUp, Turn
from bot.dialogs.understanding.zones import zone_of_country
from bot.knowledge.model.credential import Credential
from bot.knowledge.renewing import Expiry, cascade, expiry_of, window
from bot.knowledge.renewing.periods import MONTHS_A_YEAR
from bot.knowledge.wording import full_name, months_words
from bot.scheduling.agenda import load_subject
from bot.scheduling.due import forecast, of_oneself
from bot.scheduling.messages import title, when
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.preferences import Preferences
from bot.tracking.records import FullError
from bot.translation import _, day

#: No professional credential that is still held was awarded before this year.
_FIRST_YEAR = 1950
#: A validity beyond this many years is a slip of the pen.
_LONGEST_YEARS = 60
#: How far reminders are looked ahead for.
AHEAD = timedelta(days=3650)


@dataclass(frozen=True)
class Facts:
    """What is to be kept of one credential; ``why`` says where the expiry is from, None when it was given."""

    credential: Credential | None
    name: str
    awarded: date | None
    expires: date | None
    why: Expiry | None

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "awarded": self.awarded, "expires": self.expires, "printed": self.why is None and self.expires is not None,
            **window_columns(self.credential, self.expires),
        }  # fmt: skip


def window_columns(credential: Credential | None, expires: date | None) -> dict[str, date | None]:
    """When renewing opens, and how long it may be late."""
    if credential is None or credential.renewal is None or expires is None:
        return {"opens": None, "grace_until": None}
    found = window(credential.renewal, expires)
    return {"opens": found.opens, "grace_until": found.grace_until}


def facts_of(
    preferences: Preferences, credential: Credential | None, name: str, awarded: date | None, expires: date | None
) -> Facts:
    """Fill the gap: the printed date wins, else the rule that held on the day of the award."""
    why = None
    if expires is None and awarded is not None and credential is not None:
        why = expiry_of(credential, awarded, preferences.birth_month)
        expires = why.day
    return Facts(credential, full_name(credential) if credential else name, awarded, expires, why)


#: What is renewed so is kept up by who has it, and nothing is sat again.
_UPKEEP = frozenset({"fee", "units", "activity"})


def kept_up_meanwhile(facts: Facts, today: date) -> Facts:
    """Of what lasts a year as long as its fee is paid or its units are earned, as a membership is, an award of years
    ago tells nothing: an expiry that was counted from it and is over is not known.
    """
    renewal, why = facts.credential.renewal if facts.credential else None, facts.why
    if renewal is None or why is None or why.day is None or why.day >= today or not renewal.routes:
        return facts
    yearly = why.months is not None and why.months <= MONTHS_A_YEAR
    if not yearly or not _UPKEEP.issuperset(route.by for route in renewal.routes):
        return facts
    return replace(facts, expires=None, why=replace(why, day=None, why="unknown"))


def is_kept_up(facts: Facts) -> bool:
    """Whether an expiry was left open as above."""
    return facts.why is not None and facts.why.why == "unknown" and facts.why.months is not None


def until_when(holding: Holding) -> FollowUp:
    """The question for that expiry."""
    asked = {"holding": holding.id, "records": [{"ids": [holding.credential]}]}  # of which a day is asked
    return FollowUp("date_holding", "day", asked, _("Until when is yours paid or valid now?"))


def edited_facts(
    preferences: Preferences,
    before: Holding,
    credential: Credential | None,
    name: str,
    awarded: date | None,
    expires: date | None,
) -> Facts:
    """What a record that was edited comes to. An expiry that came from a rule, and was not touched, stays while what
    it was counted from stays, for it may have been renewed since the award; else it is counted anew.
    """
    if expires is None or before.printed or expires != before.expires:
        return facts_of(preferences, credential, name, awarded, expires)
    anew = facts_of(preferences, credential, name, awarded, None)
    same = awarded == before.awarded and (credential.id if credential else None) == before.credential
    if same and anew.expires != expires:
        return replace(anew, expires=expires, why=Expiry(expires, "rule", None))
    return anew


def wrong_with(facts: Facts, today: date) -> tuple[str, str] | None:
    """What cannot be right: the slot to ask for, and the question. None when all is well."""
    awarded, expires = facts.awarded, facts.expires
    began = facts.credential.began if facts.credential else None
    if awarded is not None and awarded > today:
        text = _("{day} is still to come. On which day did you get it?")
        return "awarded", text.format(day=day(awarded))
    if awarded is not None and awarded.year < _FIRST_YEAR:
        text = _("{day} is before credentials of this kind existed. On which day did you get it?")
        return "awarded", text.format(day=day(awarded))
    if awarded is not None and began is not None and awarded.year < began.year:
        text = _("{name} exists since {year} only, so it cannot be from {day}. On which day did you get it?")
        return "awarded", text.format(name=facts.name, year=began.year, day=day(awarded))
    if awarded is not None and expires is not None and expires <= awarded:
        text = _("It cannot expire on {end} when you got it on {start}. When does it expire?")
        return "expires", text.format(end=day(expires), start=day(awarded))
    if expires is not None and expires.year < _FIRST_YEAR:
        text = _("{day} is before credentials of this kind existed. When does it expire?")
        return "expires", text.format(day=day(expires))
    if expires is not None and (expires - today).days > 366 * _LONGEST_YEARS:
        return "expires", _("{day} is very far away. When does it expire?").format(day=day(expires))
    return None


#: Somebody tells of a study a while after they began it.
_STUDIED_BEFORE = timedelta(days=365)


@dataclass(frozen=True)
class Kept:
    """What is stored now; ``before``: how the record was that was there already, as ``as_it_is`` gives it;
    ``finished``: the study that has come to its end with it.
    """

    holding: Holding
    before: dict[str, Any] | None
    finished: Study | None = None


async def keep(turn: Turn, facts: Facts, **more: Any) -> Kept | None:
    """Store it, or bring the record of the same credential up to date. None when no more records fit.

    ``more``: columns that come with it; evidence is added to what there is.
    """
    records = turn.records
    before = next((h for h in await records.holdings() if is_of(h, facts)), None)
    if before is not None:
        news = {k: v for k, v in facts.columns.items() if v is not None} | more
        if "evidence" in more:
            news["evidence"] = list(dict.fromkeys((*before.evidence, *more["evidence"])))
        if facts.expires is not None and facts.expires != before.expires:
            news |= {"watched_from": records.now, "snoozed_until": None}
        await records.change(before.id, **news)
        found = await records.holding(before.id)
        return Kept(found or before, as_it_is(before), await _finish(turn, facts) if facts.awarded else None)
    try:
        added = await records.add(
            facts.name, facts.credential.id if facts.credential else None, **facts.columns, **more
        )
    except FullError:
        return None
    return Kept(added, None, await _finish(turn, facts))


async def _finish(turn: Turn, facts: Facts) -> Study | None:
    """End the study of what was passed; what was got long before the study began is not what it is for."""
    for study in await turn.records.studies():
        early = facts.awarded is not None and facts.awarded < study.started_on - _STUDIED_BEFORE
        ended = facts.expires is not None and facts.expires < turn.today
        if _studied(study, facts) and not early and not ended:
            await turn.records.change_study(study.id, state="finished", percent=100, touched_on=turn.today)
            return study
    return None


def _studied(study: Study, facts: Facts) -> bool:
    if study.state not in ("active", "paused"):
        return False
    if facts.credential is not None:
        return study.credential == facts.credential.id
    return study.credential is None and study.name.casefold() == facts.name.casefold()


def papers(record: dict[str, Any]) -> dict[str, Any]:
    """The columns that were given with a record: its number, its link, that no team sees it."""
    number = {"number": record["number"]} if record.get("number") else {}
    number |= {"private": True} if record.get("private") else {}
    return number | ({"evidence": [record["link"]]} if record.get("link") else {})


def is_of(holding: Holding, facts: Facts) -> bool:
    """Whether it is the record of what these facts are of."""
    if facts.credential is not None:
        return holding.credential == facts.credential.id
    return holding.credential is None and holding.name.casefold() == facts.name.casefold()


def how_known(facts: Facts, today: date) -> str:
    """Where the expiry comes from, so that the person can put it right; empty when they gave it."""
    why = facts.why
    if why is None or why.never:
        return ""
    if is_kept_up(facts):
        return _("It is kept up year by year, so the award does not tell until when it is good.")
    if why.day is None:
        return _("I do not know when it expires; tell me the date on your certificate and I will remind you.")
    said = [_how_counted(facts.credential, why)]
    if why.needs_birth_month:
        said.append(_("It really ends with the month you were born in: say “I was born in July”, and I put it right."))
    if why.day < today:
        said.append(_("If you have renewed it since, tell me until when it is valid now."))
    return " ".join(said)


def _how_counted(credential: Credential | None, why: Expiry) -> str:
    if not why.months:
        return ""
    texts = {
        "month-end": _("I counted {period} from the award, to the end of the month."),
        "fixed-day": _("I counted {period} from the award, to the day on which all of them end."),
    }
    ends = credential.renewal.validity.ends if credential and credential.renewal else "exact"
    text = texts.get(ends, _("I counted {period} from the award."))
    if why.why == "earlier-policy":
        text = _("I counted {period}, the rule for awards of that time.")
    return text.format(period=months_words(why.months))


def never_expires(credential: Credential | None) -> bool:
    """By the rule of today; False when no rule is known."""
    return credential is not None and credential.renewal is not None and not credential.renewal.expires


def stored_line(facts: Facts, today: date) -> str:
    """``got 3 May 2025, expires on 3 May 2027, in 160 days``."""
    got = _("got {day}").format(day=day(facts.awarded)) if facts.awarded else ""
    if facts.expires is not None:
        ends = when(facts.expires, today)
    elif facts.why.never if facts.why is not None else never_expires(facts.credential):
        ends = _("does not expire")
    else:
        ends = _("expiry unknown")
    return ", ".join(part for part in (got, ends) if part)


_DAYS = ("awarded", "expires", "opens", "grace_until")


def as_it_is(holding: Holding) -> dict[str, Any]:
    """What a change may touch, as JSON for a button that takes the change back."""
    days = {k: getattr(holding, k) for k in _DAYS}
    return {
        "id": holding.id, "printed": holding.printed, "carried": str(holding.carried),
        "credential": holding.credential, "name": holding.name, "number": holding.number,
        "evidence": list(holding.evidence),
        **{k: v.isoformat() if v else None for k, v in days.items()},
    }  # fmt: skip


def as_they_were(before: dict[str, Any]) -> dict[str, Any]:
    """The columns of ``as_it_is``; a button of an earlier version holds fewer."""
    days = {k: date.fromisoformat(before[k]) if before[k] else None for k in _DAYS}
    names: dict[str, Any] = {k: before[k] for k in ("credential", "name", "number", "evidence") if k in before}
    return {**days, **names, "printed": before["printed"], "carried": Decimal(before["carried"])}


def earliest(before: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of a record that one message changed twice, how it was at first."""
    first: dict[int, dict[str, Any]] = {}
    for each in before:
        first.setdefault(each["id"], each)
    return list(first.values())


@dataclass(frozen=True)
class Lower:
    """A lower credential that was renewed as well: what to say of it, and how it was before."""

    line: str
    before: dict[str, Any]


async def renew_lower(turn: Turn, credential: str | None, on: date) -> list[Lower]:
    """A higher credential renews lower ones; store that."""
    if credential is None:
        return []
    held = {
        h.credential: h
        for h in await turn.records.holdings()
        if h.credential and h.credential != credential and (h.awarded or h.expires)
    }
    days = {key: (h.awarded or on, h.expires) for key, h in held.items()}
    lines = []
    for renewed in cascade(turn.catalogue, credential, days, on):
        lower = held[renewed.credential_id]
        known = turn.catalogue.credentials[renewed.credential_id]
        await turn.records.change(
            lower.id, expires=renewed.expires, printed=False, watched_from=turn.now, snoozed_until=None,
            **window_columns(known, renewed.expires),
        )  # fmt: skip
        line = f"{title(lower, turn.catalogue)} {when(renewed.expires, turn.today)}"
        lines.append(Lower(line, as_it_is(lower)))
    return lines


async def next_words(turn: Turn, *, studies: bool = False) -> str:
    """When the next reminder comes, in a sentence; with ``studies`` also when these are asked after, if before."""
    subject = await load_subject(turn.records.connection, turn.records.person_id)
    if subject.preferences.off:
        return _("Reminders are off; say “reminders on” to have them again.")
    studied = None
    told = of_oneself(subject, () if studies else [h.id for h in subject.holdings])
    for at, dues in forecast(told, turn.now, turn.now + AHEAD):
        on = day(subject.allowed.local_day(at))
        if any(due.holding is not None for due in dues):
            if studied is not None:
                both = _("I ask how your studies go next on {first}, and remind you next on {day}.")
                return both.format(first=studied, day=on)
            return _("I will remind you next on {day}.").format(day=on)
        if studied is None and any(due.study is not None for due in dues):
            studied = on
    if studied is not None:
        return _("I ask how your studies go next on {day}.").format(day=studied)
    return _("There is nothing to remind you of.")


async def ask_zone(turn: Turn) -> None:
    """Once, and at the first record that will bring a reminder: where is the person, so that no message comes at
    night? Of who told a country in which all clocks run alike it is known.
    """
    if turn.zone is None and not turn.preferences.zone_asked:
        settled = zone_of_country(turn.profile.country, turn.today)
        await turn.records.prefer(zone_asked=True, **({"zone": settled} if settled else {}))
        if settled is not None:
            return
        turn.follow_up = FollowUp("set_time_zone", "zone")


def holds_instead(turn: Turn, before: str | None, after: str | None) -> None:
    """The profile follows a record that turned out to be of another credential."""
    if before != after:
        holds = (*(c for c in turn.profile.holds if c != before), *([after] if after else []))
        turn.profile = turn.profile.model_copy(update={"holds": tuple(dict.fromkeys(holds))})


def facts_of_holding(turn: Turn, holding: Holding) -> Facts:
    credential = turn.catalogue.credentials.get(holding.credential or "")
    return Facts(credential, holding.name, holding.awarded, holding.expires, None)
