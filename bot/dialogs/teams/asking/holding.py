"""Who holds something, and who could stand in."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Known
from bot.dialogs.engine.team_slots import ChosenPerson, Lacking, NamedCredential, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.picking import of_the_same_name
from bot.dialogs.teams.asking.lacking import who_cannot, who_lacks
from bot.dialogs.teams.asking.needs import needs_of
from bot.dialogs.teams.asking.seeing import held_name, kept_private, proven, proves, seen, unseen
from bot.dialogs.teams.choosing import resolve, spoken_of
from bot.knowledge.model.role import Skill
from bot.knowledge.namesakes import as_said
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.pictures.states import SOON
from bot.scheduling.messages import when
from bot.tracking.teams.looking import Member, SharedHolding, TeamView
from bot.translation import _, day, listed

_MOST = 20
_MOST_NAMES = 8
_MOST_OF_AN_ISSUER = 3


@private_dialog
async def who_holds(
    turn: Turn,
    credential: NamedCredential | None = None,
    skills: list[Skill] | None = None,
    team: TeamId | None = None,
    known: Known | None = None,
    lacking: Lacking | None = None,
) -> Reply:
    """Which members hold a credential, or can prove a skill, until when; and who is on the way; or who does not."""
    skills = skills or known
    view = await seen(turn, team, "who_holds")
    if isinstance(view, Reply):
        return view
    issuers = [] if credential or skills else _issuers(turn)
    credential = credential or [c for c, issuer in turn.catalogue.issuer_of.items() if issuer in issuers]
    if not credential and skills:
        return who_cannot(turn, view, skills[0]) if lacking else _who_can(turn, view, skills[0])
    if not credential:
        return await everything_held(turn, view)
    also = of_the_same_name(turn, credential)
    wanted = {*credential, *also}
    turn.about(list(credential[:4]))
    known_ones = (turn.catalogue.credentials[c] for c in credential if c in turn.catalogue.credentials)
    name = listed(list(dict.fromkeys(map(short_name, known_ones)))[:3], "or")
    if also:
        name = as_said(turn.catalogue, turn.heard.text, also)
    if issuers and len(credential) > _MOST_OF_AN_ISSUER:
        name = _("anything of {issuer}").format(issuer=listed([turn.catalogue.issuers[i].name for i in issuers]))
    if lacking:
        return await who_lacks(turn, view, name, wanted)
    having = _having(turn, view, wanted, each=bool(also))
    hold_it = {m.id for m, _h in having}
    spoken_of(turn, hold_it)
    lapsed = [
        (m, h) for m in view.members if m.id not in hold_it
        for h in m.holdings if h.credential in wanted and not h.valid(turn.today)
    ]  # fmt: skip
    parts: list[Part] = []
    if having:
        parts.append(paragraph(_("{name} in {team}:"), name=bold(name), team=view.team.name))
        parts.append(Bullets(items=tuple(_line(turn, m, h, which=bool(also)) for m, h in having[:_MOST])))
        parts += _more(len(having) - _MOST)
    else:
        parts.append(paragraph(_("Nobody in {team} holds {name}."), team=bold(view.team.name), name=bold(name)))
    if lapsed:
        said = [f"{m.name} ({when(h.expires, turn.today)})" for m, h in lapsed[:_MOST_NAMES] if h.expires]
        said += [_("{n} more").format(n=len(lapsed) - _MOST_NAMES)] if len(lapsed) > _MOST_NAMES else []
        parts.append(paragraph(_("Held it before: {names}."), names=listed(said)))
    parts += _on_the_way(view, wanted)
    parts += await kept_private(turn, view, wanted)
    parts += await needs_of(turn, view, wanted)
    parts += unseen(view, "credentials")
    return Reply(parts=tuple(parts), buttons=_buttons(view))


def _issuers(turn: Turn) -> list[str]:
    """ "Who hasn't got NMBI" names who registers nurses: whatever they issue counts."""
    if not turn.said:
        return []
    return [m.id for n in turn.heard.named if n.kind == "issuer" for m in n.mention.leading("issuer")]


def _having(turn: Turn, view: TeamView, wanted: set[str], *, each: bool) -> list[tuple[Member, SharedHolding]]:
    """Who holds any of them, once, or with ``each`` that is valid."""
    if each:
        return [(m, h) for m in view.members for h in m.holdings if h.credential in wanted and h.valid(turn.today)]
    return [(m, h) for m in view.members if (h := m.holds(wanted, turn.today)) is not None]


def _line(turn: Turn, member: Member, holding: SharedHolding, *, which: bool) -> tuple[Span, ...]:
    ends = _("no expiry known") if "dates" in member.shares else _("the days are not shared")
    if holding.expires is not None:
        ends = _("valid until {day}").format(day=day(holding.expires))
        if holding.expires <= turn.today + SOON:
            ends = when(holding.expires, turn.today)
    checked = _(", verified") if holding.verified_at else ""
    if which:
        name = held_name(turn, holding)
        return spans("{who}: {name}, {ends}{checked}", who=bold(member.name), name=name, ends=ends, checked=checked)
    return spans("{who}: {ends}{checked}", who=bold(member.name), ends=ends, checked=checked)


def _on_the_way(view: TeamView, wanted: set[str]) -> list[Part]:
    said = [
        f"{m.name} ({s.percent} %)" for m in view.members for s in m.studies
        if s.credential in wanted and s.state == "active"
    ]  # fmt: skip
    return [paragraph(_("Studying for it: {names}."), names=_some(said))] if said else []


def _more(left: int) -> list[Part]:
    return [note(_("And {n} more: ask for the export."), n=str(left))] if left > 0 else []


def _who_can(turn: Turn, view: TeamView, skill: Skill) -> Reply:
    found = [(m, h) for m in view.members if (h := proven(turn, m, skill.id)) is not None]
    turn.about([], skills=[skill.id])
    spoken_of(turn, (m.id for m, _h in found))
    if found:
        items = tuple(spans("{who}: {name}", who=bold(m.name), name=held_name(turn, h)) for m, h in found[:_MOST])
        parts: list[Part] = [
            paragraph(_("In {team} these prove {skill}:"), team=view.team.name, skill=bold(skill.name)),
            Bullets(items=items),
            *_more(len(found) - _MOST),
        ]
    else:
        text = _("Nobody in {team} holds anything that proves {skill}.")
        parts = [paragraph(text, team=bold(view.team.name), skill=bold(skill.name))]
    learning = [
        f"{m.name} ({s.name}, {s.percent} %)" for m in view.members for s in m.studies
        if s.state == "active" and proves(turn.catalogue, s.credential or "", skill.id)
    ]  # fmt: skip
    if learning:
        parts.append(paragraph(_("On the way: {names}."), names=_some(learning)))
    parts += unseen(view, "credentials")
    more = begin(_("What are we missing for it?"), "team_gap", team=view.team.id, skills=[skill.id])
    return Reply(parts=tuple(parts), buttons=(more, *_buttons(view)))


async def everything_held(turn: Turn, view: TeamView) -> Reply:
    """Every credential of the team with how many hold it."""
    holders: dict[str, list[str]] = {}
    for member in view.members:
        for holding in member.holdings:
            if holding.valid(turn.today):
                holders.setdefault(held_name(turn, holding), []).append(member.name)
    if not holders:
        text = _("Nobody in {team} has recorded a credential that is valid now.")
        nobody = paragraph(text, team=bold(view.team.name))
        return Reply(parts=(nobody, *await kept_private(turn, view), *unseen(view, "credentials")))
    order = sorted(holders.items(), key=lambda item: (-len(item[1]), item[0]))
    items = tuple(spans("{name}: {who}", name=bold(name), who=_some(names)) for name, names in order[:_MOST])
    parts: list[Part] = [paragraph(_("What {team} holds:"), team=bold(view.team.name)), Bullets(items=items)]
    parts += _more(len(order) - _MOST)
    return Reply(parts=(*parts, *unseen(view, "credentials")), buttons=_buttons(view))


def _some(names: list[str]) -> str:
    """Few by name, many by how many they are."""
    return listed(names) if len(names) <= _MOST_NAMES else _("{n} people").format(n=len(names))


@private_dialog
async def who_could_cover(
    turn: Turn,
    who: People | None = None,
    skills: list[Skill] | None = None,
    credential: NamedCredential | None = None,
    team: TeamId | None = None,
    chosen: ChosenPerson | None = None,
) -> Reply:
    """Who could stand in: for a member, by what each of theirs is held by others too; for a skill or a credential."""
    if not who:
        return await who_holds(turn, credential, skills, team)
    view = await seen(turn, team, "who_could_cover")
    if isinstance(view, Reply):
        return view
    person_id = await resolve(turn, who[0], chosen)
    member = next((m for m in view.members if m.id == person_id), None)
    if member is None:
        text = _("{name} is not a member of {team}, or has not said yes yet.")
        return Reply(parts=(paragraph(text, name=bold(who[0]["name"]), team=view.team.name),))
    valid = [h for h in member.holdings if h.valid(turn.today)]
    if not valid:
        text = _("{name} shares no valid credential, so I cannot tell who could cover for them.")
        return Reply(parts=(paragraph(text, name=bold(member.name)),))
    items = tuple(_covers(turn, view, member, holding) for holding in valid[:15])
    parts: list[Part] = [paragraph(_("Who could cover for {name}:"), name=bold(member.name)), Bullets(items=items)]
    return Reply(parts=(*parts, *unseen(view, "credentials")), buttons=_buttons(view))


def _covers(turn: Turn, view: TeamView, member: Member, holding: SharedHolding) -> tuple[Span, ...]:
    others = [m for m in view.members if m.id != member.id]
    same = {holding.credential} if holding.credential else set()
    also = [m.name for m in others if same and m.holds({c for c in same if c}, turn.today)]
    name = bold(held_name(turn, holding))
    if also:
        return spans("{name}: {who}", name=name, who=_some(also))
    skills = turn.catalogue.proofs.get(holding.credential or "", {})
    near = [m.name for m in others if any(proven(turn, m, skill) for skill, share in skills.items() if share >= 1)]
    if near:
        return spans(_("{name}: nobody else, but {who} can prove skills of it"), name=name, who=_some(near))
    return spans(_("{name}: nobody else"), name=name)


def _buttons(view: TeamView) -> tuple[Button, ...]:
    team = view.team.id
    return (
        begin(_("As a picture"), "team_picture", team=team, kind="matrix"),
        begin(_("Export"), "team_export", team=team),
    )
