"""The job somebody aims at, or works in, and the credential that brings them nearest to it."""

from __future__ import annotations

from bot.dialogs.engine.turn import begin, fill_in
from bot.dialogs.home.kept import Kept
from bot.dialogs.understanding.zones import country_of_zone
from bot.dialogs.visit import Visit
from bot.dialogs.wishing import next_step_wish
from bot.knowledge.advisor import Advice, Advised, advise
from bot.knowledge.model.role import Role
from bot.knowledge.wording import freshness, full_name, reason, short_facts, short_name, skill_names
from bot.messaging.reply import Button, Heading, Part, Reply, bold, note, paragraph
from bot.translation import _


def aiming(visit: Visit, kept: Kept) -> list[Reply]:
    role = visit.catalogue.roles.get(visit.profile.goal or visit.profile.role or "")
    if role is None:
        return []
    country = visit.profile.country or country_of_zone(visit.zone)
    wish = next_step_wish(visit.catalogue, visit.profile, visit.currency, role, country)
    advice = advise(visit.catalogue, wish)
    taken = {s.credential for s in kept.studies} | {h.credential for h in kept.holdings}
    best = next((a for a in advice.ranked if a.credential.id not in taken), None)
    title = _("Your goal: {role}") if visit.profile.goal else _("Your job: {role}")
    parts = (Heading(text=title.format(role=role.name)), *_missing(visit, advice), *_step(visit, best))
    more = begin(_("All for {role}").format(role=role.name), "credential_for_role", role=role.id)
    return [Reply(parts=parts, buttons=(*_buttons(best), more, *_gap(role, advice)))]


def _missing(visit: Visit, advice: Advice) -> tuple[Part, ...]:
    if not advice.missing:
        return (paragraph(_("What you hold and know proves all that I know it to ask for.")),)
    return (paragraph(_("Still to prove: {skills}."), skills=skill_names(visit.catalogue, advice.missing, 4)),)


def _step(visit: Visit, best: Advised | None) -> tuple[Part, ...]:
    if best is None:
        return ()
    text = _("The next step that fits best: {name} – {facts}. It {reason}.")
    facts, why = short_facts(visit.catalogue, best.credential), reason(visit.catalogue, best)
    step = paragraph(text, name=bold(full_name(best.credential)), facts=facts, reason=why)
    fresh = freshness(best.credential, ("cost",), visit.today) if best.credential.cost else ""
    return (step, note(_("Price: {fresh}. Hours are estimates."), fresh=fresh)) if fresh else (step,)


def _buttons(best: Advised | None) -> tuple[Button, ...]:
    if best is None:
        return ()
    credential = best.credential
    records = [{"ids": [credential.id], "name": credential.name}]
    about = begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
    return about, fill_in(
        _("Start studying it"), "study", {"credential": credential.id}, "start_study", records=records
    )


def _gap(role: Role, advice: Advice) -> tuple[Button, ...]:
    return (begin(_("What am I missing?"), "skill_gap", role=role.id),) if advice.missing else ()
