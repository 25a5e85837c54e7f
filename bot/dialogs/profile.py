"""What a person tells of themselves, used by every later advice; shown and forgotten on request."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import (
    CurrentFamily,
    CurrentRole,
    GoalRole,
    Held,
    Hidden,
    HoursAWeek,
    Known,
    Level,
    NotCredentials,
)
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.nothing_told import nothing_told
from bot.dialogs.privacy.inventory_words import platform_words, record_words, team_words
from bot.dialogs.spending import budget_told, budget_words
from bot.dialogs.teams.members import my_teams
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.no_trait import NoTrait, is_not_so_much, is_unwanted, no_trait
from bot.dialogs.understanding.standing import is_of_another
from bot.dialogs.understanding.values import Money
from bot.dialogs.understanding.wished_credentials import is_wished
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.wording import level_words, short_name, weekly_hours
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.tracking.people import Profile
from bot.tracking.preferences import Preferences
from bot.tracking.privacy.inventory import Inventory, take_inventory
from bot.translation import _, country, listed, ngettext

#: "I look after 12 electricians", "a team of engineers", "…, 4 engineers": in front of what others are.
#: "Ok AWS Cloud Practitioner, I can do 1 hour a day" tells of nothing that is held.
_HAS = pattern(
    r"(?<!\w)(?:have|has|had|hold\w*|got|pass\w*|earn\w*|did|done|certifi\w*|already|i['’]?m|i\s+am|ive|i['’]ve|my|with|plus)(?!\w)",
    re.IGNORECASE,
)
_LED = pattern(
    r"(?:\b(?:team|crew|group|bunch|staff|squad|shift|ward|department)\s+(?:of|with)|\b(?:lead|leading|manage|managing|supervis\w+|run|running|overse\w+"
    r"|look(?:ing)?\s+after|in\s+charge\s+of|responsible\s+for|employ)\b|(?<!\w)(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several|a\s+few))"
    r"(?:\s+(?:about|around|the|our|my|some|all|of|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)){0,4}\s{1,5}$",
    re.IGNORECASE,
)


def _clause(text: str, start: int, end: int) -> str:
    """The sentence in which a name stands: "ok CCNA. I have 10 hours a week" holds none."""
    before = max((text.rfind(mark, 0, start) for mark in ".!?;\n"), default=-1) + 1
    behind = min((at for mark in ".!?;\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[before:behind]


def _leads_people(heard: Heard, role: str) -> bool:
    """Whether a job is that of the people whom somebody leads, and not their own."""
    named = [n.mention for n in heard.named if any(match.id == role for match in n.mention.matches)]
    return bool(named) and all(
        heard.text[m.start : m.end].endswith("s") and _LED.search(heard.text[: m.start]) is not None for m in named
    )


def _no_traits(heard: Heard) -> dict[str, NoTrait]:
    """Ids of what is named and said not to be theirs, or asked for, unless it is named as theirs as well."""
    found: dict[str, NoTrait] = {}
    theirs: set[str] = set()
    for named in heard.named:
        ids = {m.id for m in named.mention.matches}
        if (why := no_trait(heard.text, named)) is not None:
            found |= dict.fromkeys(ids, why)
        elif named.cue in ("current", "known"):
            theirs |= ids
    return {i: why for i, why in found.items() if i not in theirs}


def _another_job(turn: Turn, no_traits: Container[str]) -> Role | None:
    """ "I work for a plumber as a bookkeeper": the other one that is named."""
    jobs = (m.id for n in turn.heard.named if n.cue in ("current", None) for m in n.mention.of("role")[:1])
    return next((turn.catalogue.roles[job] for job in jobs if job not in no_traits), None)


def _not_of_them(turn: Turn) -> Reply:
    """What was named is no trait; what is kept is left, and can be looked at."""
    named = next(n for n in turn.heard.named if no_trait(turn.heard.text, n) is not None)
    text = _("As I read it, {what} is nothing that you do or know now, so I noted nothing of it.")
    best = named.mention.matches[0]
    known = turn.catalogue.roles.get(best.id) or turn.catalogue.skills.get(best.id)
    said = paragraph(text, what=bold(known.name if known is not None else best.name))
    return Reply(parts=(said,), buttons=(begin(_("See your profile"), "show_profile"),))


@private_dialog
async def update_profile(
    turn: Turn,
    current: CurrentRole | None = None,
    goal: GoalRole | None = None,
    family: CurrentFamily | None = None,
    held: Held | None = None,
    not_held: NotCredentials | None = None,
    known: Known | None = None,
    skills: list[Skill] | None = None,
    credentials: list[Credential] | None = None,
    role: Role | None = None,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    level: Level | None = None,
) -> Reply:
    """Remember what was said and say it back; what was not mentioned stays."""
    old = turn.profile
    news: dict[str, Any] = {}
    now = current or (role if goal is None or (role and role.id != goal.id) else None)
    led = turn.said and now is not None and _leads_people(turn.heard, now.id)
    no_traits = _no_traits(turn.heard) if turn.said else {}
    if now and now.id in no_traits:
        now = _another_job(turn, no_traits)
    if now and not led:
        news["role"] = now.id
    if goal and not any(is_unwanted(turn.heard.text, n) for n in turn.heard.named if n.mention.of("role")):
        news["goal"] = goal.id
    if family and not now and family.id not in no_traits:
        news["family"] = family.id
    by_name = {
        m.id
        for n in turn.heard.named
        if n.kind == "credential"
        and not is_wished(turn.heard.text, n.mention.start)
        and _HAS.search(_clause(turn.heard.text, n.mention.start, n.mention.end))
        for m in n.mention.of("credential")
    }
    told = [c.id for c in credentials or () if c.id in by_name]
    holds = [c.id for c in held or ()] or told
    dropped = {c.id for c in not_held or ()}
    if dropped:
        news["holds"] = tuple(c for c in old.holds if c not in dropped)
    elif holds:
        news["holds"] = tuple(dict.fromkeys((*old.holds, *holds)))
    wished = [n for n in turn.heard.named if n.cue == "goal" or is_wished(turn.heard.text, n.mention.start)]
    wanted = {m.id for n in wished for m in n.mention.of("skill")}
    knows = [s.id for s in (known or skills or ()) if s.id not in wanted and s.id not in no_traits]
    if knows:
        news["skills"] = tuple(dict.fromkeys((*old.skills, *knows)))
    denied = {v.kind for v in turn.heard.values if turn.said and is_not_so_much(turn.heard.text, v.start, v.end)}
    if budget and "money" not in denied:
        news |= {"budget": budget.amount, "currency": budget.currency, "monthly": budget.monthly}
    if hours_a_week and "hours_a_week" not in denied:
        news["hours_a_week"] = hours_a_week
    if level:
        news["level"] = level
    if not news and "asked" in no_traits.values():
        return await hand_on(turn, show_profile, {})
    if not news and no_traits:
        return _not_of_them(turn)
    if not news:
        return await hand_on(turn, my_teams, {}) if led else nothing_told(turn)
    turn.profile = old.model_copy(update=news)
    if turn.profile == old and dropped and not (holds or knows):
        return Reply(parts=(paragraph(_("All right. Of that I had noted nothing.")),), buttons=_next(turn))
    heard = [row for row in _rows(turn, turn.profile) if row[0] in {_TITLES[k] for k in news if k in _TITLES}]
    text = "; ".join(f"{_lower(title)}: {value}" for title, value in heard)
    if (
        holds or goal or (knows and not turn.focus.credentials)
    ):  # hours, a budget, or what they know beside a list leave it
        turn.about([*holds][:4], goal.id if goal else None, knows)
    parts: list[Part] = [paragraph(_("Noted – {what}."), what=text)]
    if not dropped and any(_may_end(turn.catalogue.credentials[c]) for c in holds if c in turn.catalogue.credentials):
        parts.append(note(_("Say when you got it or when it expires, and I keep it and remind you in time.")))
    if led and not turn.heard.leads:
        parts.append(paragraph(_("To see who of your people holds what, make a team: “create a team called …”.")))
    return Reply(parts=tuple(parts), buttons=_next(turn, news.get("goal") or news.get("role") or turn.focus.job))


def _may_end(credential: Credential) -> bool:
    """Whether it expires, as far as is known."""
    return credential.renewal is None or credential.renewal.validity.months is not None


def remember(turn: Turn, held: tuple[Credential, ...], known: tuple[Skill, ...], goal: Role | None = None) -> None:
    """Keep what somebody says of themselves beside a question, so that the next answer knows it too."""
    if turn.said and is_of_another(turn.heard.text):
        return
    old = turn.profile
    turn.profile = old.model_copy(
        update={
            "holds": tuple(dict.fromkeys((*old.holds, *(c.id for c in held)))),
            "skills": tuple(dict.fromkeys((*old.skills, *(s.id for s in known)))),
            "goal": goal.id if goal else old.goal,
        }
    )


@private_dialog
async def show_profile(turn: Turn) -> Reply:
    """Everything that is kept of the person: what they told in plain words, of all else how much there is."""
    kept = await take_inventory(turn.records.connection, turn.records.person_id)
    rows = [*_rows(turn, turn.profile), *_kept_rows(turn, kept)]
    if not rows:
        text = _(
            "I know nothing of you yet but the name of your account. Tell me, for example: “I'm a data analyst, I know "
            "SQL, 5 hours a week”."
        )
        return Reply(
            parts=(paragraph(text),), buttons=(begin(_("Find a credential for a job"), "credential_for_role"), *_rid())
        )
    forget = (begin(_("Forget my profile"), "forget_profile"),) if turn.profile != Profile() else ()
    items = tuple(spans("{title}: {value}", title=bold(t), value=v) for t, v in rows)
    return Reply(
        parts=(paragraph(_("This is what I know of you:")), Bullets(items=items)),
        buttons=(*_next(turn), begin(_("Export everything"), "export_everything"), *forget, *_rid()),
    )


@private_dialog
async def forget_profile(turn: Turn) -> Reply:
    """Forget the profile at once; a button brings it back until something new is said."""
    if turn.profile == Profile():
        text = _("There is no profile to forget: you told me nothing of yourself.")
        return Reply(parts=(paragraph(text),), buttons=_rid())
    before = turn.profile.model_dump(mode="json", exclude_defaults=True)
    turn.profile = Profile()
    undo = Button(label=_("Undo"), action={"begin": "restore_profile", "slots": {"before": before}})
    text = _("Done. I forgot what you told me about yourself.")
    if (await take_inventory(turn.records.connection, turn.records.person_id)).records:
        text = _("Done. I forgot what you told me about yourself; your credentials, studies and settings are kept.")
    return Reply(parts=(paragraph(text),), buttons=(undo, *_rid()))


@record_dialog
async def forget_everything(turn: Turn, decision: Decision | None = None) -> Reply:
    """Forget all records of the person, after asking once; this cannot be undone."""
    if decision is None:
        held, studies = await turn.records.holdings(), await turn.records.studies()
        n, m = len(held), len(studies)
        records = ngettext("{n} credential with its files", "{n} credentials with their files", n).format(n=n)
        learning = ngettext("{n} study", "{n} studies", m).format(n=m)
        text = _("This deletes {records}, {studies} and your settings, for good. Shall I?")
        raise Ask("decision", ("all",), text.format(records=records, studies=learning), (_("Yes, delete it all"),))
    await turn.records.forget_everything()
    turn.profile = Profile()
    return Reply(parts=(paragraph(_("Done. Nothing of your records is kept any more.")),))


@private_dialog
async def restore_profile(turn: Turn, before: Annotated[dict[str, Any], Hidden()]) -> Reply:
    """Undo a forgetting; only its button leads here."""
    turn.profile = Profile.model_validate(before)
    return await show_profile(turn)


def _rid() -> tuple[Button, ...]:
    return (begin(_("Delete everything"), "delete_me"),)


def _next(turn: Turn, of_now: str | None = None) -> tuple[Button, ...]:
    """What the profile is good for. ``of_now``: the job that was just told or talked of, rather than one of before."""
    target = of_now or turn.profile.goal or turn.profile.role
    if target not in turn.catalogue.roles:
        return (begin(_("Find a credential for a job"), "credential_for_role"),)
    name = turn.catalogue.roles[target].name
    return (
        begin(_("Credentials for {role}").format(role=name), "credential_for_role", role=target),
        begin(_("What am I missing?"), "skill_gap", role=target),
    )


_TITLES = {
    "role": "Job", "family": "Field", "goal": "Goal", "level": "Level", "skills": "Knows", "holds": "Holds",
    "budget": "Budget", "hours_a_week": "Time", "country": "Country",
}  # fmt: skip


def _rows(turn: Turn, profile: Profile) -> list[tuple[str, str]]:
    catalogue, budget = turn.catalogue, budget_told(profile, turn.currency)
    rows: list[tuple[str, str | None]] = [
        ("role", catalogue.roles[profile.role].name if profile.role in catalogue.roles else None),
        ("family", catalogue.families[profile.family].name if profile.family in catalogue.families else None),
        ("goal", catalogue.roles[profile.goal].name if profile.goal in catalogue.roles else None),
        ("level", level_words(profile.level)),
        ("skills", listed([catalogue.skills[s].name for s in profile.skills if s in catalogue.skills]) or None),
        (
            "holds",
            listed([short_name(catalogue.credentials[c]) for c in profile.holds if c in catalogue.credentials]) or None,
        ),
        ("budget", budget_words(budget) if budget is not None else None),
        ("hours_a_week", weekly_hours(profile.hours_a_week) if profile.hours_a_week else None),
        ("country", country(profile.country) if profile.country else None),
    ]
    return [(_(_TITLES[key]), value) for key, value in rows if value]


def told_traits(turn: Turn, profile: Profile) -> str:
    """A profile in a line: "goal: Data Engineer; knows: SQL"."""
    return "; ".join(f"{_lower(title)}: {value}" for title, value in _rows(turn, profile))


def _kept_rows(turn: Turn, kept: Inventory) -> list[tuple[str, str]]:
    """Of records, how many there are; who else sees them; and where the person writes from."""
    rows = [(_("Records"), listed(record_words(kept)))] if kept.records else []
    if kept.private:
        rows.append((_("Seen by no team"), ngettext("{n} credential", "{n} credentials", kept.private)
                     .format(n=kept.private)))  # fmt: skip
    rows += [(_("Team"), line) for line in team_words(kept)]
    if turn.preferences != Preferences():
        rows.append((_("Settings"), turn.preferences.zone or _("yours, of reminders")))
    if rows or turn.profile != Profile() or len(kept.accounts) > 1:
        rows.append((_("Account"), ", ".join(filter(None, (turn.name, platform_words(kept))))))
    return rows


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
