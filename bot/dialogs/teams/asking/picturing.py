"""The team as a picture: when what expires, who holds what, how studies stand, how far a job is covered."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Annotated

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.missing import who_proves
from bot.dialogs.teams.asking.seeing import held_name, seen, unseen
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.wording import short_name
from bot.messaging.reply import Button, File, Reply, bold, paragraph
from bot.pictures.coverage import Proof, coverage
from bot.pictures.expiry_timeline import Expiring, expiry_timeline
from bot.pictures.matrix import MOST_COLUMNS, Row, matrix
from bot.pictures.progress_bars import Studying, progress_bars
from bot.pictures.states import State, state_on
from bot.tracking.learning import NEAR, planned_percent
from bot.tracking.teams.figures import held, shared, studied
from bot.tracking.teams.looking import Member, TeamView
from bot.translation import _, listed

Kind = Annotated[str, Hidden()]
#: Words that say which picture is meant, when no button did.
_MEANT = {
    "expiry": {
        "expire", "expires", "expired", "expiry", "expiries", "expiring", "expiration", "expirations", "ends",
        "timeline", "renewal", "renewals", "calendar", "due", "when",
    },
    "matrix": {"matrix", "grid", "holds", "has", "have", "credentials", "certs", "certificates", "skills", "heatmap"},
    "coverage": {"coverage", "cover", "covered", "missing", "gap", "gaps"},
    "progress": {"progress", "studies", "studying", "bars", "plan", "behind"},
}  # fmt: skip
#: "As a picture" draws what was just answered.
_AFTER = {"team_expiring": "expiry", "team_renewal_costs": "expiry", "who_is_stuck": "progress"}


@private_dialog
async def team_picture(
    turn: Turn,
    kind: Kind | None = None,
    role: Role | None = None,
    skills: list[Skill] | None = None,
    team: TeamId | None = None,
) -> Reply:
    """One picture, made for the question; its alternative text holds the same facts."""
    view = await seen(turn, team, "team_picture")
    if isinstance(view, Reply):
        return view
    kind = kind if kind in _MEANT else _meant(turn, role, skills)
    draw = _drawing(turn, view, kind, role, skills or [])
    picture = await asyncio.to_thread(draw)
    said = paragraph(_("{team}: {title}."), team=bold(view.team.name), title=_titles()[kind])
    return Reply(
        parts=(said, *unseen(view, "credentials", "dates", "studies")), files=(picture,), buttons=_others(view, kind)
    )


def _meant(turn: Turn, role: Role | None, skills: list[Skill] | None) -> str:
    if role or skills:
        return "coverage"
    spoken = {word.text for word in turn.heard.words}
    last = turn.state.last
    before = _AFTER.get(last.dialog, "matrix") if last is not None else "matrix"
    return next((kind for kind, words in _MEANT.items() if words & spoken and kind != "coverage"), before)


def _drawing(turn: Turn, view: TeamView, kind: str, role: Role | None, skills: list[Skill]) -> Callable[[], File]:
    """What draws it; it is run in a thread, so everything it needs is read here."""
    name, today = view.team.name, turn.today
    if kind == "expiry":
        dated = [
            Expiring(e.member.name, held_name(turn, e.holding), e.holding.expires)
            for e in held(view) if e.holding.expires is not None
        ]  # fmt: skip
        title = _("{team}: what expires").format(team=name)
        return lambda: expiry_timeline(title, dated, today)
    if kind == "progress":
        studies = [
            Studying(e.member.name, e.study.name, e.study.percent, planned_percent(e.study, today), e.study.target)
            for e in studied(view) if e.study.state == "active"
        ]  # fmt: skip
        title = _("{team}: studies").format(team=name)
        return lambda: progress_bars(title, studies, NEAR)
    if kind == "coverage" and (role or skills):
        wanted = dict(role.skills) if role else {skill.id: 3 for skill in skills}
        having = who_proves(turn, view, wanted)
        proofs = [Proof(turn.catalogue.skills[s].name, w, tuple(having[s])) for s, w in wanted.items()]
        job = role.name if role else listed([skill.name for skill in skills])
        title = _("{team}: skills for {job}").format(team=name, job=job)
        hidden = sum(not {"credentials", "dates"} <= set(m.shares) for m in view.members)
        return lambda: coverage(title, proofs, len(view.members), hidden)
    columns = _columns(turn, view)
    rows = [Row(m.name, tuple(_state(turn, m, column) for column in columns)) for m in view.members]
    title = _("{team}: who holds what").format(team=name)
    return lambda: matrix(title, columns, rows)


def _columns(turn: Turn, view: TeamView) -> list[str]:
    """What most hold or study comes first."""
    counts = Counter(held_name(turn, holding) for holding in shared(view))
    counts.update(_study_name(turn, e.study.credential, e.study.name) for e in studied(view))
    return [name for name, _n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][: 2 * MOST_COLUMNS]


def _study_name(turn: Turn, credential: str | None, name: str) -> str:
    known = turn.catalogue.credentials.get(credential or "")
    return short_name(known) if known else name


def _state(turn: Turn, member: Member, column: str) -> State:
    if "credentials" not in member.shares:
        return State.HIDDEN
    having = [h for h in member.holdings if held_name(turn, h) == column]
    if having:
        states = {state_on(turn.today, h.expires) for h in having}
        return next(s for s in (State.VALID, State.EXPIRING, State.EXPIRED) if s in states)
    learning = any(_study_name(turn, s.credential, s.name) == column for s in member.studies)
    return State.STUDYING if learning else State.MISSING


def _titles() -> dict[str, str]:
    return {
        "expiry": _("when what expires"), "matrix": _("who holds what"), "progress": _("studies against their plan"),
        "coverage": _("which skills are proven"),
    }  # fmt: skip


def _others(view: TeamView, kind: str) -> tuple[Button, ...]:
    labels = {"expiry": _("Expiry timeline"), "matrix": _("Who holds what"), "progress": _("Studies")}
    return tuple(
        begin(label, "team_picture", team=view.team.id, kind=other) for other, label in labels.items() if other != kind
    )
