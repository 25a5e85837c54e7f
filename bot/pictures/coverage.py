"""A job's skills by weight, and how many of a team prove each: what nobody proves stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messaging.reply import File
from bot.pictures.alt import alt_text, named
from bot.pictures.palette import FAINT_INK, GREEN, INK, ORANGE, PAPER, TRACK, VERMILLION
from bot.pictures.sheet import BODY, GAP, INNER, LINE, MARGIN, SMALL, TALLEST, Sheet
from bot.translation import _, listed, ngettext

BAR = 24
ROW = BODY * LINE + BAR + SMALL * LINE + 2 * GAP
FRAME = 320  # pixels of a sheet that are not rows, at most
MOST = int((TALLEST - FRAME) // ROW)
HEAVIEST = 3  # the weights of skills in a job: 1 to 3


@dataclass(frozen=True)
class Proof:
    """A skill of a job and the names of the members who prove it."""

    skill: str
    weight: int
    members: tuple[str, ...] = ()


def coverage(title: str, proofs: Sequence[Proof], team_size: int, hidden: int) -> File:
    """What nobody proves comes first, then what weighs most. ``hidden``: how many of the team do not share what they
    hold, so that it is not known of them.
    """
    ordered = sorted(proofs, key=lambda proof: (bool(proof.members), -proof.weight, len(proof.members), proof.skill))
    shown = ordered[:MOST]
    notes = [_summary(proofs)] if proofs else [_("There is nothing to show yet.")]
    unseen = len(ordered) - len(shown)
    if unseen:
        notes.append(ngettext("And {count} more skill.", "And {count} more skills.", unseen).format(count=unseen))

    if hidden:
        text = ngettext("{n} member does not share this.", "{n} members do not share this.", hidden)
        notes.append(text.format(n=hidden))

    sheet = Sheet(title)
    for proof in shown:
        _row(sheet, proof, team_size, hidden)
    if shown:
        sheet.notes([_("Dots: how much a skill weighs in this job.")])
    sheet.notes(notes)
    return sheet.file("coverage.png", alt_text(title, [_fact(proof, team_size, hidden) for proof in shown], *notes))


def _row(sheet: Sheet, proof: Proof, team_size: int, hidden: int) -> None:
    count = len(proof.members)
    start = sheet.text_at_right(_count(count, team_size), BODY, bold=count == 0)
    dots = "●" * proof.weight + "○" * (HEAVIEST - proof.weight)
    end = sheet.text(MARGIN, dots, SMALL, colour=FAINT_INK)
    sheet.text(end + GAP, proof.skill, BODY, bold=count == 0, width=start - end - 2 * GAP)
    sheet.y += BODY * LINE
    if count == 0:
        sheet.box(MARGIN, INNER, BAR, PAPER, edge=VERMILLION, hatched=True)
    else:
        sheet.box(MARGIN, INNER, BAR, TRACK)
        sheet.box(MARGIN, INNER * min(count / max(team_size, 1), 1), BAR, ORANGE if count == 1 else GREEN)
    sheet.y += BAR + GAP / 2
    sheet.text(MARGIN, _who(proof, hidden), SMALL, colour=FAINT_INK if count > 1 else INK)
    sheet.y += SMALL * LINE + 1.5 * GAP


def _count(count: int, team_size: int) -> str:
    return _("{count} of {size}").format(count=count, size=team_size)


def _who(proof: Proof, hidden: int) -> str:
    if not proof.members:
        return _("× nobody who shares it") if hidden else _("× nobody")
    if len(proof.members) == 1:
        return _("! only {name}").format(name=proof.members[0])
    return listed(list(proof.members))


def _fact(proof: Proof, team_size: int, hidden: int) -> str:
    skill = _("{skill} (weight {weight})").format(skill=named(proof.skill), weight=proof.weight)
    nobody = _("nobody who shares it") if hidden else _("nobody")
    who = listed([named(member) for member in proof.members]) or nobody
    return f"{skill}: {_count(len(proof.members), team_size)}, {who}."


def _summary(proofs: Sequence[Proof]) -> str:
    missing = sum(not proof.members for proof in proofs)
    return _("{covered} of {count} skills are proven by somebody.").format(
        covered=len(proofs) - missing, count=len(proofs)
    )
