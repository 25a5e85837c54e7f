"""Why this answer: the points of a ranking, and what was understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, level_words, price_words, short_name, skill_names
from bot.messaging.reply import Bullets, Reply, Span, bold, note, paragraph
from bot.translation import _

Ids = Annotated[list[str], Hidden()]


@dialog
async def explain(turn: Turn, credential: Credential | None = None, among: Ids | None = None) -> Reply:
    """The reasons for the credential asked about, for the best ``among`` those shown, or for the first of them."""
    focus, among = turn.focus, None if credential else among
    order = turn.heard.ordinals
    shown = focus.credentials
    picked = shown[order[0] - 1] if order and 0 < order[0] <= len(shown) else focus.at or (shown[0] if shown else None)
    chosen = credential or turn.catalogue.credentials.get(picked or "")
    skills = _wanted(turn) or _proved_by(turn, among or ())
    if chosen is None or not skills:
        return Reply(
            parts=(
                paragraph(
                    _(
                        "I rank credentials by how much of the skills a job needs they prove, then by"
                        " level, recognition, price and hours. Nobody pays for a place."
                    )
                ),
            ),
            buttons=(begin(_("Find a credential for a job"), "credential_for_role"),),
        )
    profile = turn.profile
    wish = Wish(
        skills=skills,
        holds=profile.holds,
        knows=profile.skills,
        level=profile.level,  # type: ignore[arg-type]
        currency=turn.currency,
        country=turn.country,
    )
    ranked = advise(turn.catalogue, wish).ranked
    if among:
        chosen = next((a.credential for a in ranked if a.credential.id in among), chosen)
    place = next((i for i, a in enumerate(ranked) if a.credential.id == chosen.id), None)
    if place is None:
        text = _("{name} proves too little of what is wanted here, or you hold it already.")
        return Reply(parts=(paragraph(text, name=bold(full_name(chosen))),), buttons=())
    entry = ranked[place]
    focus.at = chosen.id  # "how much is it?" comes next
    lines = [
        _("It proves {skills} – {n} % of what is wanted.").format(
            skills=skill_names(turn.catalogue, entry.proves, 5), n=round(100 * entry.coverage)
        ),
        _("Level: {level}.").format(level=level_words(chosen.level) or _("unknown")),
        _("Price: {price}.").format(price=price_words(chosen.cost)),
    ]
    if chosen.recognised_by:
        lines.append(_("Recognised: {by}.").format(by=", ".join(chosen.recognised_by)))
    if entry.unmet:
        first = ", ".join(short_name(turn.catalogue.credentials[i]) for i in entry.unmet)
        lines.append(_("Against it: {names} has to come first.").format(names=first))
    points = ", ".join(f"{_(name)} {value:.2f}" for name, value in entry.points.items())
    return Reply(
        parts=(
            paragraph(_headline(among), name=bold(full_name(chosen)), n=str(place + 1), m=str(len(ranked))),
            Bullets(items=tuple((Span(text=line),) for line in lines)),
            note(_("Points: {points}. Nobody pays for a place."), points=points),
        ),
        buttons=(begin(_("About {name}").format(name=short_name(chosen)), "credential_info", credential=chosen.id),),
    )


def _headline(among: Ids | None) -> str:
    if among:
        return _("Of these I would take {name}. Of all {m} that prove some of it, it is number {n}:")
    return _("{name} is number {n} of {m}:")


def _proved_by(turn: Turn, among: Sequence[str]) -> dict[str, int]:
    """What those to choose from prove, where nothing else is wanted."""
    table = turn.catalogue.credentials
    return {skill: weight for i in among if i in table for skill, weight in table[i].skills.items()}


def _wanted(turn: Turn) -> dict[str, int]:
    role = turn.catalogue.roles.get(turn.focus.role or "")
    if role is not None:
        return dict(role.skills)
    last = turn.state.last
    if turn.focus.skills:
        return dict.fromkeys(turn.focus.skills, 3)
    if last is not None and last.slots.get("role") in turn.catalogue.roles:
        return dict(turn.catalogue.roles[last.slots["role"]].skills)
    goal = turn.catalogue.roles.get(turn.profile.goal or "")
    return dict(goal.skills) if goal else {}
